//! BRP person lists in LO elements: counted, never kept.
//!
//! Such a list has a column an element (`01.03.10`), one or more rows a person, and extra rows for
//! what was true before. It holds names, addresses and citizen service numbers. This part reads the
//! few elements that a count needs, adds each person to a cell of the count, and forgets the person
//! before the next row. What it hands on looks like rows of a table of counts, and is read by the
//! contract like any other.

mod age;
mod count;
mod layout;
mod words;

pub(crate) use count::Counter;
pub(crate) use layout::Layout;
pub(crate) use words::{counted, no_date_of_count, refused, twice};

use ijkpunt_model::Kind;

/// The columns that a dataset must have for a person list to be counted into it.
pub(crate) const NEEDED: [(&str, Kind); 3] = [
    ("gemeente", Kind::Gemeente),
    ("peildatum", Kind::Datum),
    ("aantal", Kind::Geheel),
];

/// The columns that a person list fills, in the order of a counted row, with the element that
/// findings about them name.
pub(crate) const FILLED: [(&str, &str); 7] = [
    ("gemeente", "08.09.10"),
    ("aantal", "aantal"),
    ("geslacht", "01.04.10"),
    ("leeftijdsgroep", "01.03.10"),
    ("geboorteland", "01.03.30"),
    ("nationaliteit", "04.05.10"),
    ("verblijfstitel", "10.39.10"),
];
