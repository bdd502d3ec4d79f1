//! Rows of a text with delimiters in which no quotation mark stands.

use memchr::memchr3;

use super::{Breaks, Row};

/// Reads rows where they lie. Without quotation marks every delimiter ends a cell and every line
/// break ends a row, so nothing is copied, and a file can be read in pieces.
pub(crate) struct Plain<'a> {
    rest: &'a str,
    delimiter: u8,
    /// The row at hand.
    row: &'a str,
    /// For each of its cells, where it ends.
    ends: Vec<usize>,
    /// Line breaks met, with those before the piece.
    breaks: Breaks,
    line: u64,
}

impl<'a> Plain<'a> {
    /// Rows of a piece of text that begins on a line with this number.
    pub(crate) fn new(text: &'a str, delimiter: u8, line: u64) -> Self {
        Plain {
            rest: text,
            delimiter,
            row: "",
            ends: Vec::new(),
            breaks: Breaks::before(line),
            line,
        }
    }

    /// Goes to the next row that is not an empty line. False at the end.
    pub(crate) fn advance(&mut self) -> bool {
        let bytes = self.rest.as_bytes();
        let blank = bytes
            .iter()
            .position(|byte| !matches!(byte, b'\r' | b'\n'))
            .unwrap_or(bytes.len());
        // Most rows are parted by one break, and the bytes of a row hold none.
        self.breaks.take(bytes.get(..blank).unwrap_or_default());
        self.line = self.breaks.met + 1;
        self.breaks = Breaks::before(self.line);
        let row = self.rest.get(blank..).unwrap_or_default();
        let bytes = row.as_bytes();
        self.ends.clear();
        let mut at = 0;
        while let Some(found) = memchr3(
            self.delimiter,
            b'\r',
            b'\n',
            bytes.get(at..).unwrap_or_default(),
        ) {
            self.ends.push(at + found);
            if bytes.get(at + found) != Some(&self.delimiter) {
                self.row = row;
                self.rest = row.get(at + found..).unwrap_or_default();
                return true;
            }
            at += found + 1;
        }
        self.ends.push(row.len());
        self.row = row;
        self.rest = "";
        !row.is_empty()
    }
}

impl Row for Plain<'_> {
    fn width(&self) -> usize {
        self.ends.len()
    }

    fn text(&self, index: usize) -> &str {
        let Some(end) = self.ends.get(index) else {
            return "";
        };
        let start = match index.checked_sub(1) {
            Some(before) => self.ends.get(before).map_or(0, |end| end + 1),
            None => 0,
        };
        self.row.get(start..*end).unwrap_or_default()
    }

    fn number(&self) -> u64 {
        self.line
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::grid::Delimited;

    proptest! {
        /// The quick way and the sure way give the same rows, at the same lines.
        #[test]
        fn rows_are_those_of_the_reader_for_quotes(text in "[a;é\r\n]{0,60}") {
            let mut sure = Delimited::new(text.as_bytes(), b';');
            let mut quick = Plain::new(&text, b';', 1);
            loop {
                let more = sure.advance().unwrap().unwrap();
                prop_assert_eq!(quick.advance(), more);
                if !more {
                    break;
                }
                prop_assert_eq!(quick.number(), sure.number());
                prop_assert_eq!(quick.width(), sure.width());
                for index in 0..=sure.width() {
                    prop_assert_eq!(quick.text(index), sure.text(index));
                }
            }
        }
    }
}
