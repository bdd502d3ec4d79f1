//! A gemeente: a code, and the year whose map gives that code its meaning.

use std::borrow::Borrow;
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
}
