//! Headers that say what a column holds.

use std::fmt;

/// What numbers of persons are called.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Name {
    /// Burgerservicenummers, and the sofinummers before them.
    Bsn,
    /// Numbers of aliens.
    VNummer,
    /// Numbers of the population register.
    ANummer,
    /// Ten digits under a header that says nothing: V-nummers or A-nummers.
    Ten,
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Name::Bsn => "burgerservicenummers",
            Name::VNummer => "vreemdelingennummers",
            Name::ANummer => "A-nummers",
            Name::Ten => "nummers van tien cijfers, zoals vreemdelingennummers",
        })
    }
}

/// Long words that mean one thing wherever they stand in a header, such as that of an element of
/// the population register: `01.01.20 Burgerservicenummer`.
const WORDS: [(&str, Name); 8] = [
    ("burgerservicen", Name::Bsn),
    ("sofinummer", Name::Bsn),
    ("sofinr", Name::Bsn),
    ("bsnnummer", Name::Bsn),
    ("bsnnr", Name::Bsn),
    ("vreemdelingennummer", Name::VNummer),
    ("vreemdelingennr", Name::VNummer),
    ("vreemdelingnummer", Name::VNummer),
];

/// What the header of a column promises. `Vnr` is left alone: it is as often a volgnummer.
pub(crate) fn promised(header: &str) -> Option<Name> {
    let lower = header.to_lowercase();
    let words: Vec<&str> = lower
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let joined = words.concat();
    if let Some((_, name)) = WORDS.iter().find(|(word, _)| joined.contains(word)) {
        return Some(*name);
    }
    let single = words.iter().find_map(|word| match *word {
        "bsn" | "sofi" => Some(Name::Bsn),
        "vnummer" => Some(Name::VNummer),
        "anummer" => Some(Name::ANummer),
        _ => None,
    });
    single.or_else(|| {
        words.windows(2).find_map(|pair| match pair {
            ["v", "nummer" | "nr"] => Some(Name::VNummer),
            ["a", "nummer" | "nr"] => Some(Name::ANummer),
            _ => None,
        })
    })
}

/// Whether a header says that its numbers are of organisations. An RSIN passes the same
/// eleven-proof as a BSN, and it is no secret.
pub(crate) fn is_of_organisations(header: &str) -> bool {
    let lower = header.to_lowercase();
    let mut words = lower.split(|letter: char| !letter.is_alphanumeric());
    words.any(|word| ["rsin", "rsinnummer", "kvk", "kvknummer", "agb"].contains(&word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_organisations_are_no_secret() {
        assert!(is_of_organisations("RSIN aanbieder") && is_of_organisations("KvK-nummer"));
        assert!(!is_of_organisations("BSN") && !is_of_organisations("Versin"));
    }

    #[test]
    fn a_header_promises_what_it_says() {
        for (header, name) in [
            ("BSN", Name::Bsn),
            ("bsn_partner", Name::Bsn),
            ("BSN-nummer cliënt", Name::Bsn),
            ("01.01.20 Burgerservicenummer", Name::Bsn),
            ("Burgerservicenr.", Name::Bsn),
            ("Sofi-nummer", Name::Bsn),
            ("V-nummer", Name::VNummer),
            ("V-nr.", Name::VNummer),
            ("Vnummer", Name::VNummer),
            ("Vreemdelingennummer", Name::VNummer),
            ("01.01.10 A-nummer", Name::ANummer),
        ] {
            assert_eq!(promised(header), Some(name), "{header}");
        }
        for header in [
            "Cliëntnr",
            "Dossiernummer",
            "Vnr",
            "Nummer",
            "Absn",
            "Avondnummer",
            "",
        ] {
            assert_eq!(promised(header), None, "{header}");
        }
    }
}
