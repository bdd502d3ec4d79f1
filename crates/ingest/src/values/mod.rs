//! From the text of a cell to a value, by the kind of its column.

mod date;
mod fault;
mod notation;
mod number;
mod period;

pub(crate) use date::{DateFault, DateForm, parse as parse_date, serial};
pub(crate) use fault::Fault;
pub(crate) use notation::{Doubt, Notation};
pub(crate) use number::{Form, Number, NumberFault, parse as parse_number};
pub(crate) use period::{PeriodFault, PeriodWays, parse as parse_period};

use ijkpunt_model::Sign;

/// What a cell holds, once it is read.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Value {
    /// Nothing.
    Missing,
    /// A whole number.
    Whole(i64),
    /// A number.
    Number(f64),
    /// Days since 1 January 1970.
    Day(i32),
    /// Yes or no.
    Flag(bool),
    /// Index in the column's list of words.
    Key(i32),
    /// The text of the cell itself.
    Text,
}

/// A value, and the sign that qualifies it or says why it is missing.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Read {
    pub value: Value,
    pub sign: Option<Sign>,
}

impl Read {
    /// A cell without a value and without a reason.
    pub(crate) const MISSING: Read = Read {
        value: Value::Missing,
        sign: None,
    };
}

impl From<Value> for Read {
    fn from(value: Value) -> Read {
        Read { value, sign: None }
    }
}

/// Yes or no, as systems write it.
pub(crate) fn parse_flag(text: &str) -> Option<bool> {
    const YES: [&str; 5] = ["j", "ja", "1", "true", "waar"];
    const NO: [&str; 5] = ["n", "nee", "0", "false", "onwaar"];
    let is = |words: &[&str]| words.iter().any(|word| word.eq_ignore_ascii_case(text));
    match (is(&YES), is(&NO)) {
        (true, _) => Some(true),
        (_, true) => Some(false),
        _ => None,
    }
}

/// Whether a text is what a spreadsheet shows where it could not compute, in Dutch or in English.
pub(crate) fn is_error(text: &str) -> bool {
    const ERRORS: [&str; 20] = [
        "#N/A",
        "#N/B",
        "#DIV/0!",
        "#DEEL/0!",
        "#REF!",
        "#VERW!",
        "#NAME?",
        "#NAAM?",
        "#VALUE!",
        "#WAARDE!",
        "#NUM!",
        "#GETAL!",
        "#NULL!",
        "#LEEG!",
        "#SPILL!",
        "#OVERLOOP!",
        "#CALC!",
        "#BEREKENEN!",
        "#DATA!",
        "Err:502",
    ];
    // Every cell is asked, and nearly none begins like this.
    if !matches!(text.as_bytes().first(), Some(b'#' | b'E')) {
        return false;
    }
    ERRORS.contains(&text) || (text.len() > 2 && text.bytes().all(|byte| byte == b'#'))
}

#[cfg(test)]
mod tests;
