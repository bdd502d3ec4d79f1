//! A table of a page as it is handed on to the downloads: each cell with its number and its words.
//! Whoever writes a download formats what stands here, and computes nothing.

use std::borrow::Cow;

/// With one of these a spreadsheet lets a formula begin (OWASP, "CSV Injection").
pub const FORMULA_STARTS: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// How a number is shown, with its decimals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// `1.234,5`
    Number(u8),
    /// `+12`, a difference.
    Signed(u8),
    /// `7,9%`; the number is a fraction between 0 and 1.
    Share(u8),
    /// An amount in euros.
    Euro(u8),
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq)]
pub enum SheetCell {
    /// A number, unrounded.
    Number {
        /// The number; a share is a fraction.
        value: f64,
        /// How it is shown.
        form: Form,
        /// The lower and upper limit of its interval, where the page shows those with it.
        limits: Option<(f64, f64)>,
        /// What the page says behind it, such as "voorlopig" or "n = 57"; empty where nothing.
        note: String,
    },
    /// A lower and an upper limit, unrounded.
    Interval {
        /// The lower limit.
        lower: f64,
        /// The upper limit.
        upper: f64,
        /// How they are shown.
        form: Form,
    },
    /// Words, or the words of a sign where a number is missing.
    Words(String),
}

/// A table of a page.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    /// Id within the site: small letters, digits and hyphens.
    pub id: String,
    /// Its caption.
    pub title: String,
    /// What, where, when and in which unit; empty where the caption says it all.
    pub subtitle: String,
    /// The page on which it stands.
    pub page: String,
    /// Its own CSV within the site, where it has one.
    pub csv: Option<String>,
    /// Whether another table of the site holds the same numbers, so that a workbook needs it once.
    pub elsewhere: bool,
    /// Headings of all columns; the first is that of the row headers.
    pub columns: Vec<String>,
    /// Rows, with as many cells as there are columns; the first cell is the row header.
    pub rows: Vec<Vec<SheetCell>>,
}

/// A text that no spreadsheet takes for a formula when it opens a CSV: what could be one gets a
/// quote before it. A plain number with a sign stays what it is.
pub fn harmless(text: &str) -> Cow<'_, str> {
    let is_number = |rest: &str| {
        let mut rest = rest.chars();
        rest.clone().next().is_some() && rest.all(|c| c.is_ascii_digit() || ".,%".contains(c))
    };
    let signed_number = text.strip_prefix(['+', '-']).is_some_and(is_number);
    match text.starts_with(FORMULA_STARTS) && !signed_number {
        true => Cow::Owned(format!("'{text}")),
        false => Cow::Borrowed(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_could_be_a_formula_gets_a_quote() {
        for text in ["=1+1", "+x", "-x", "-", "@y", "\tz", "\rz", "-1+1"] {
            assert_eq!(harmless(text), format!("'{text}"));
        }
        for text in ["-40", "+12", "-1.000,5", "+3%", "a=b", "", "0"] {
            assert_eq!(harmless(text), text);
        }
    }
}
