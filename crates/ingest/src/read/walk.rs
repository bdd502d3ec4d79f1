//! From the first row under a header to the last row of a file.

use std::io;

use crate::grid::{Delimited, Row, TooLong, Way};
use crate::open::Content;
use crate::persons::Counter;
use crate::rows::Taker;

/// Whoever is shown the rows of a file.
pub(super) trait Visit {
    /// Takes a row; gives whether it wants to see another. `torn` says that a quotation mark in the
    /// row is never closed.
    fn visit<R: Row>(&mut self, row: &R, torn: bool) -> bool;
}

impl Visit for Taker<'_> {
    fn visit<R: Row>(&mut self, row: &R, torn: bool) -> bool {
        self.take(row, torn);
        true
    }
}

impl Visit for Counter<'_> {
    fn visit<R: Row>(&mut self, row: &R, torn: bool) -> bool {
        self.take(row, torn);
        true
    }
}

/// Shows all rows behind the header, whose row is counted from 0 without empty lines. Gives the row
/// without end at which it had to stop, if there is one. Numbers of a workbook are written with a
/// decimal point where `point` says so.
pub(super) fn walk<V: Visit>(
    content: &Content,
    way: &Way,
    header: usize,
    point: bool,
    visitor: &mut V,
) -> io::Result<Option<TooLong>> {
    let mut at = 0;
    match (content, way) {
        (Content::Text(text), Way::Delimiter(delimiter)) => {
            let mut rows = Delimited::new(text.reader()?, *delimiter);
            loop {
                match rows.advance()? {
                    Ok(true) if at > header => {
                        let torn = rows.is_torn();
                        if !visitor.visit(&rows, torn) {
                            return Ok(None);
                        }
                    }
                    Ok(true) => {}
                    Ok(false) => return Ok(None),
                    Err(too_long) => return Ok(Some(too_long)),
                }
                at += 1;
            }
        }
        (Content::Book(book), Way::Sheet(name)) => {
            let Some(mut rows) = book.sheet(name, point) else {
                return Ok(None);
            };
            while rows.advance() {
                if at > header && !visitor.visit(&rows, false) {
                    break;
                }
                at += 1;
            }
            Ok(None)
        }
        _ => Ok(None),
    }
}
