//! Areas that are no gemeente, told by the form of their code or name.

/// What stands in a column of gemeenten without being one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Other {
    /// The whole country.
    Total,
    /// A part of a gemeente, or several together.
    Area,
}

/// How CBS begins the codes of areas: wijk, buurt, provincie, landsdeel, COROP-gebied and the
/// regions of services. A gemeente has `GM`.
const PREFIXES: [&str; 17] = [
    "WK", "BU", "PV", "LD", "CR", "CP", "SG", "AM", "AR", "GG", "JZ", "KK", "MR", "OR", "RE", "RB",
    "VR",
];

/// What CBS puts behind names that a gemeente may have too.
const SUFFIXES: [&str; 6] = [
    "(PV)",
    "(LD)",
    "(CR)",
    "(COROP)",
    "(provincie)",
    "(landsdeel)",
];

/// Tells an area of another level from a gemeente. None where the text may name a gemeente.
pub(crate) fn other_area(text: &str) -> Option<Other> {
    if SUFFIXES.iter().any(|suffix| text.ends_with(suffix)) {
        return Some(Other::Area);
    }
    let (prefix, rest) = text.split_at_checked(2)?;
    // Wijken can have a letter in their code: `WK0363AA`.
    let code = (2..=8).contains(&rest.len())
        && rest.starts_with(|c: char| c.is_ascii_digit())
        && rest.bytes().all(|byte| byte.is_ascii_alphanumeric());
    if !code {
        return None;
    }
    if prefix.eq_ignore_ascii_case("NL") {
        return Some(Other::Total);
    }
    PREFIXES
        .iter()
        .any(|known| known.eq_ignore_ascii_case(prefix))
        .then_some(Other::Area)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_and_suffixes_tell_areas_apart() {
        for text in [
            "WK036300",
            "WK0363AA",
            "bu03630000",
            "PV20",
            "LD01",
            "Groningen (PV)",
        ] {
            assert_eq!(other_area(text), Some(Other::Area), "{text}");
        }
        assert_eq!(other_area("NL01"), Some(Other::Total));
        for text in [
            "GM0014",
            "Groningen (gemeente)",
            "Buren",
            "14",
            "Oss",
            "",
            "é1",
            "Wk",
        ] {
            assert_eq!(other_area(text), None, "{text}");
        }
    }
}
