//! Names of gemeenten as people and CBS write them.

/// A name without what differs from writer to writer, and the suffix that tells namesakes apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Name {
    /// Letters and digits only, in lower case and without accents.
    pub base: String,
    /// What stood between brackets at the end.
    pub suffix: Suffix,
}

/// What stands between brackets behind a name, such as `(L.)` or `(gemeente)`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Suffix {
    /// Nothing.
    None,
    /// `(gemeente)`: CBS tells a gemeente from the province of the same name.
    Gemeente,
    /// A province, by its full name as the register spells it.
    Province(&'static str),
    /// Anything else. It never fits, since it may name a place that is no gemeente.
    Other,
}

/// Abbreviations that CBS and the register put behind names, without points.
const PROVINCES: [(&str, &str); 16] = [
    ("dr", "Drenthe"),
    ("drenthe", "Drenthe"),
    ("fl", "Flevoland"),
    ("fr", "Fryslân"),
    ("gld", "Gelderland"),
    ("gr", "Groningen"),
    ("l", "Limburg"),
    ("lb", "Limburg"),
    ("limburg", "Limburg"),
    ("nb", "Noord-Brabant"),
    ("nh", "Noord-Holland"),
    ("o", "Overijssel"),
    ("ov", "Overijssel"),
    ("u", "Utrecht"),
    ("z", "Zeeland"),
    ("zh", "Zuid-Holland"),
];

/// Everyday names that no normalisation leads to the official one.
const EVERYDAY: [(&str, &str); 9] = [
    ("alphenadrijn", "alphenaandenrijn"),
    ("capelleadijssel", "capelleaandenijssel"),
    ("denbosch", "shertogenbosch"),
    ("denhaag", "sgravenhage"),
    ("haarlemmerliedeca", "haarlemmerliedeenspaarnwoude"),
    ("krimpenadijssel", "krimpenaandenijssel"),
    ("noordoostfriesland", "noardeastfryslan"),
    ("nuenen", "nuenengerwenennederwetten"),
    ("nuenenca", "nuenengerwenennederwetten"),
];

impl Name {
    /// Takes a written name apart.
    pub(crate) fn parse(text: &str) -> Name {
        let text = text.trim();
        let (base, suffix) = match text.strip_suffix(')').and_then(|t| t.rsplit_once('(')) {
            Some((base, suffix)) => (base, Suffix::parse(suffix)),
            None => (text, Suffix::None),
        };
        let base = plain(without_word(base));
        let everyday = EVERYDAY.iter().find(|(name, _)| *name == base);
        let base = everyday.map_or(base, |(_, official)| (*official).to_owned());
        Name { base, suffix }
    }
}

impl Suffix {
    fn parse(text: &str) -> Suffix {
        let text = plain(text);
        if matches!(text.as_str(), "gemeente" | "gem") {
            return Suffix::Gemeente;
        }
        PROVINCES
            .iter()
            .find(|(short, _)| *short == text)
            .map_or(Suffix::Other, |(_, province)| Suffix::Province(province))
    }
}

/// A name without the word `gemeente` before it.
fn without_word(name: &str) -> &str {
    let first = name.split_whitespace().next().unwrap_or_default();
    let word = ["gemeente", "gem."]
        .iter()
        .any(|word| word.eq_ignore_ascii_case(first));
    match name.split_once(char::is_whitespace) {
        Some((_, rest)) if word => rest,
        _ => name,
    }
}

/// Letters and digits only, in lower case and without accents.
fn plain(text: &str) -> String {
    text.chars()
        .flat_map(char::to_lowercase)
        .filter_map(bare)
        .collect()
}

/// A lower-case letter without its accent, or nothing for what is no letter or digit.
fn bare(letter: char) -> Option<char> {
    let bare = match letter {
        'à'..='å' => 'a',
        'ç' => 'c',
        'è'..='ë' => 'e',
        'ì'..='ï' => 'i',
        'ñ' => 'n',
        'ò'..='ö' => 'o',
        'ù'..='ü' => 'u',
        'ý' | 'ÿ' => 'y',
        other => other,
    };
    bare.is_alphanumeric().then_some(bare)
}
