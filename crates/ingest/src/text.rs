//! Small things about text that several parts need.

/// Letters and digits only, in lower case and without accents: the form in which headers, codes
/// and the words of total rows are compared.
pub(crate) fn normalise(text: &str) -> String {
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

/// A list for a sentence: at most `limit` words, and how many are left.
pub(crate) fn list<T: AsRef<str>>(words: &[T], limit: usize) -> String {
    let shown: Vec<String> = words
        .iter()
        .take(limit)
        .map(|word| format!("'{}'", safe(word.as_ref())))
        .collect();
    match words.len().saturating_sub(limit) {
        0 => shown.join(", "),
        rest => format!("{} en nog {rest}", shown.join(", ")),
    }
}

/// Where a header is missing, the cells of a row of persons stand in its place.
pub(crate) fn safe(word: &str) -> String {
    match crate::privacy::contains_number(word) {
        true => "(verborgen)".to_owned(),
        false => short(word),
    }
}

/// A value on one line and of bounded length, so that no cell can flood a report.
pub(crate) fn short(value: &str) -> String {
    let clean = |letter: char| if letter.is_control() { ' ' } else { letter };
    let mut letters = value.trim().chars().map(clean);
    let mut short: String = letters.by_ref().take(SHOWN).collect();
    if letters.next().is_some() {
        short.push('…');
    }
    short
}

/// How many characters of a value a finding shows.
const SHOWN: usize = 80;

/// Cuts blanks of every kind, the unbreakable ones of spreadsheets included.
pub(crate) fn trim(text: &str) -> &str {
    let bytes = text.as_bytes();
    match (bytes.first(), bytes.last()) {
        (Some(b'!'..=b'~'), Some(b'!'..=b'~')) => text,
        _ => text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}')),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_are_compared_without_case_accents_and_punctuation() {
        assert_eq!(normalise("Cliëntnr."), "clientnr");
        assert_eq!(normalise(" Regio's "), "regios");
        assert_eq!(normalise("Voor-/achterstand begin"), "voorachterstandbegin");
    }

    #[test]
    fn blanks_of_every_kind_are_cut() {
        assert_eq!(trim("\u{a0} 5 \u{202f}"), "5");
        assert_eq!(trim("5"), "5");
        assert_eq!(trim("  "), "");
    }

    #[test]
    fn a_long_value_is_cut_on_a_letter() {
        let long = "é".repeat(200);
        assert_eq!(short(&long).chars().count(), SHOWN + 1);
        assert_eq!(short("a\nb"), "a b");
    }
}
