//! What a row is, before any cell of it is read.

use super::Plan;
use crate::grid::Row;
use crate::text::{normalise, trim};
use crate::values::is_error;

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
    /// The units of the columns, under the header.
    Units,
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

/// What units are called, normalised and without the number before them.
const UNITS: [&str; 40] = [
    "aantal",
    "aantallen",
    "abs",
    "absoluut",
    "getal",
    "getallen",
    "geheelgetal",
    "eenheid",
    "eenheden",
    "euro",
    "eur",
    "mlneuro",
    "mldeuro",
    "miljoeneuro",
    "mln",
    "miljoen",
    "duizend",
    "procent",
    "percentage",
    "promille",
    "pct",
    "jaar",
    "jaren",
    "maanden",
    "weken",
    "dagen",
    "uren",
    "personen",
    "inwoners",
    "huishoudens",
    "woningen",
    "leerlingen",
    "km",
    "km2",
    "m2",
    "ha",
    "datum",
    "tekst",
    "code",
    "kg",
];

/// Looks at a row as a whole. Nearly every row is decided by its first two cells. `at_top` says
/// that no row of data was met yet.
pub(super) fn shape<R: Row>(row: &R, plan: &Plan, totals: &[String], at_top: bool) -> Shape {
    let mut filled = (0..row.width()).filter(|index| !trim(row.text(*index)).is_empty());
    let Some(first) = filled.next() else {
        return Shape::Blank;
    };
    let alone = filled.next().is_none();
    let text = trim(row.text(first));
    if alone && is_footer(text) {
        return Shape::Footer;
    }
    if first == 0 && text.starts_with('#') && !is_error(text) {
        return Shape::Footer;
    }
    if at_top && is_units(row) {
        return Shape::Units;
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

/// Whether every cell that is filled holds a unit, or a dash beside one.
fn is_units<R: Row>(row: &R) -> bool {
    let mut some = false;
    let all = (0..row.width())
        .map(|index| trim(row.text(index)))
        .all(|text| {
            let unit = is_unit(text);
            some |= unit;
            unit || matches!(text, "" | "-")
        });
    all && some
}

fn is_unit(text: &str) -> bool {
    if matches!(text, "%" | "‰" | "€") {
        return true;
    }
    if text.len() > 40 {
        return false;
    }
    let normal = normalise(text);
    // `x 1 000`, `per 1 000 inwoners`.
    let after = normal.strip_prefix("per").or(normal.strip_prefix('x'));
    let after = after.filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    let bare = after
        .unwrap_or(&normal)
        .trim_start_matches(|c: char| c.is_ascii_digit());
    UNITS.contains(&bare) || (bare.is_empty() && normal.len() > 1 && normal.starts_with('x'))
}

/// Whether a unit says that the figures under it are thousands or millions.
pub(super) fn is_multiple(text: &str) -> bool {
    let normal = normalise(text);
    let multiple = ["x10", "mln", "mld", "miljoen", "miljard", "duizend"]
        .iter()
        .any(|word| normal.starts_with(word));
    multiple || (normal.starts_with("1000") && !normal.ends_with("1000"))
}

fn is_footer(text: &str) -> bool {
    if text.starts_with(['#', '*', '©']) {
        return true;
    }
    let normal = normalise(text.get(..text.floor_char_boundary(80)).unwrap_or(text));
    FOOTERS.iter().any(|word| normal.starts_with(word))
}
