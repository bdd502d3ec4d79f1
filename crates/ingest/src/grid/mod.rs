//! Rows of text with their place in the file, whatever the file was.

mod book;
mod delimited;
mod plain;

pub(crate) use book::Book;
pub(crate) use delimited::{Breaks, Delimited, TooLong};
pub(crate) use plain::Plain;

/// Rows at the top of a file among which the header is looked for.
pub(crate) const HEAD_ROWS: usize = 40;

/// One row of a file.
pub(crate) trait Row {
    /// Number of cells.
    fn width(&self) -> usize;
    /// Text of a cell as it stands in the file; empty past the end.
    fn text(&self, index: usize) -> &str;
    /// Row in the file, counted from 1.
    fn number(&self) -> u64;
    /// What kind of cell the file says it is.
    fn nature(&self, _index: usize) -> Nature {
        Nature::Text
    }
    /// Address of a cell, where the file has such.
    fn address(&self, _index: usize) -> Option<String> {
        None
    }
    /// Whether a quotation mark in it is in the wrong place, so that its text may be another one.
    fn is_misquoted(&self) -> bool {
        false
    }
    /// Whether every row has as many cells as the header by nature.
    fn is_rectangular(&self) -> bool {
        false
    }
}

/// What a spreadsheet says about a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Nature {
    /// Text, or a file that knows nothing else.
    Text,
    /// A number.
    Number,
    /// A number whose last digits are lost: above 2^53.
    Damaged,
    /// A date.
    Date,
    /// What a spreadsheet shows where it could not compute.
    Error,
}

/// The first rows of one reading of a file: a delimiter, or a sheet.
#[derive(Debug, Clone)]
pub(crate) struct Head {
    /// How the file is read.
    pub way: Way,
    /// Its first rows, at most [`HEAD_ROWS`].
    pub rows: Vec<Vec<String>>,
    /// The row among them that goes over a bound, behind which nothing was read.
    pub too_long: Option<TooLong>,
}

/// A way to read a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Way {
    /// Text with this byte between cells.
    Delimiter(u8),
    /// A sheet of a workbook.
    Sheet(String),
}
