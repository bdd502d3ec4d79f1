//! What a row is, before any cell of it is read.

use super::Plan;
use crate::grid::Row;
use crate::text::{normalise, trim};

/// What a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// Data.
    Data,
    /// Nothing.
    Blank,
    /// A line of text under the table.
    Footer,
    /// A total.
    Total,
    /// A row with too few or too many cells.
    Ragged,
}

/// How lines of text under a table begin, normalised.
const FOOTERS: [&str; 6] = [
    "bron",
    "toelichting",
    "voetnoot",
    "noot",
    "copyright",
    "centraalbureauvoordestatistiek",
];

/// Looks at a row as a whole. Nearly every row is decided by its first two cells.
pub(super) fn shape<R: Row>(row: &R, plan: &Plan, totals: &[String]) -> Shape {
    let mut filled = (0..row.width()).filter(|index| !trim(row.text(*index)).is_empty());
    let Some(first) = filled.next() else {
        return Shape::Blank;
    };
    let alone = filled.next().is_none();
    let text = trim(row.text(first));
    if alone && is_footer(text) {
        return Shape::Footer;
    }
    if is_total(text, totals) {
        return Shape::Total;
    }
    if row.is_rectangular() || row.width() == plan.width {
        return Shape::Data;
    }
    // Delimiters at the end of a row add cells that hold nothing.
    let extra = (plan.width..row.width()).any(|index| !trim(row.text(index)).is_empty());
    if row.width() < plan.width || extra {
        Shape::Ragged
    } else {
        Shape::Data
    }
}

/// Whether a text is the word for a total.
pub(super) fn is_total(text: &str, totals: &[String]) -> bool {
    // Normalising each first cell would cost more than reading the row.
    let mut letters = text.bytes().filter(u8::is_ascii_alphanumeric);
    let Some(initial) = letters.next().map(|byte| byte.to_ascii_lowercase()) else {
        return false;
    };
    let may_be = totals
        .iter()
        .any(|total| total.as_bytes().first() == Some(&initial));
    may_be && text.len() < 100 && totals.contains(&normalise(text))
}

fn is_footer(text: &str) -> bool {
    if text.starts_with(['#', '*', '©']) {
        return true;
    }
    let normal = normalise(text.get(..text.floor_char_boundary(80)).unwrap_or(text));
    FOOTERS.iter().any(|word| normal.starts_with(word))
}
