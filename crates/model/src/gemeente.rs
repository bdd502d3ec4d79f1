//! A gemeente: a code, and the year whose map gives that code its meaning.

use std::borrow::Borrow;
use std::collections::BTreeSet;
use std::fmt;

/// `GM` and four digits. A code alone is no identity: `GM0014` of 2018 and of 2019 are different
/// areas, see [`Area`].
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct GemeenteCode(String);

impl GemeenteCode {
    /// Reads `GM0014`. Blanks around it and lower case are forgiven; lost zeros are not, since a
    /// caller must be able to report those.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let (prefix, digits) = text.split_at_checked(2)?;
        let valid = prefix.eq_ignore_ascii_case("gm")
            && digits.len() == 4
            && digits.bytes().all(|byte| byte.is_ascii_digit());
        valid.then(|| GemeenteCode(format!("GM{digits}")))
    }

    /// The code of a number that lost its prefix or its zeros: 14 gives `GM0014`.
    pub fn from_number(number: u16) -> Option<Self> {
        (number > 0 && number < 10_000).then(|| GemeenteCode(format!("GM{number:04}")))
    }

    /// The id of a group of gemeenten, where it stands in the place of a code: small letters, digits
    /// and hyphens, beginning with a letter. It never looks like the code of a gemeente.
    pub fn of_group(id: &str) -> Option<Self> {
        let valid = id.starts_with(|first: char| first.is_ascii_lowercase())
            && id
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
            && GemeenteCode::parse(id).is_none();
        valid.then(|| GemeenteCode(id.to_owned()))
    }

    /// Whether it is the id of a group, and no gemeente.
    pub fn is_group(&self) -> bool {
        self.0.starts_with(|first: char| first.is_ascii_lowercase())
    }

    /// The code as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A map of codes is asked with the text of one.
impl Borrow<str> for GemeenteCode {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for GemeenteCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A gemeente as it was in one indelingsjaar.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Area {
    /// Its code.
    pub code: GemeenteCode,
    /// Its official name.
    pub name: String,
    /// Name of its province.
    pub province: String,
    /// The year whose division of the country is meant.
    pub indelingsjaar: i32,
}

/// A region: gemeenten that are looked at together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Region {
    /// Its id in the place of a code, and its name.
    pub area: Area,
    /// Who belongs to it.
    pub members: BTreeSet<GemeenteCode>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_codes_and_refuses_what_lost_its_zeros() {
        assert_eq!(GemeenteCode::parse(" gm0014 ").unwrap().as_str(), "GM0014");
        assert_eq!(GemeenteCode::parse("14"), None);
        assert_eq!(GemeenteCode::parse("GM14"), None);
        assert_eq!(GemeenteCode::parse("GMé14"), None);
        assert_eq!(GemeenteCode::from_number(14).unwrap().as_str(), "GM0014");
        assert_eq!(GemeenteCode::from_number(0), None);
    }

    #[test]
    fn a_group_has_an_id_that_no_gemeente_can_have() {
        let group = GemeenteCode::of_group("u16-zonder-vianen").unwrap();
        assert!(group.is_group());
        assert!(!GemeenteCode::parse("GM0014").unwrap().is_group());
        for id in ["gm0014", "GM0014", "16", "-u", "u 16", ""] {
            assert_eq!(GemeenteCode::of_group(id), None, "{id}");
        }
    }
}
