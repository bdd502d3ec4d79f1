//! Rows of a text with delimiters in which no quotation mark stands.

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
        let (words, rest) = bytes.as_chunks::<8>();
        for (index, word) in words.iter().enumerate() {
            if let Some(end) = self.take(u64::from_le_bytes(*word), 8 * index) {
                return self.end(row, end);
            }
        }
        // What is left of the text, filled up with what parts nothing.
        let mut last = [0; 8];
        for (to, from) in last.iter_mut().zip(rest) {
            *to = *from;
        }
        if let Some(end) = self.take(u64::from_le_bytes(last), 8 * words.len()) {
            return self.end(row, end);
        }
        self.ends.push(row.len());
        self.row = row;
        self.rest = "";
        !row.is_empty()
    }

    /// Takes the cells that end in a word of eight bytes, and gives where the row ends, if it does.
    fn take(&mut self, word: u64, start: usize) -> Option<usize> {
        let place = |mark: u64| start + (mark.trailing_zeros() / 8) as usize;
        let ends = equal(word, b'\n') | equal(word, b'\r');
        // The delimiters before the first line break: all where there is none.
        let before = (ends & ends.wrapping_neg()).wrapping_sub(1);
        let mut marks = equal(word, self.delimiter) & before;
        while marks != 0 {
            self.ends.push(place(marks));
            marks &= marks - 1;
        }
        (ends != 0).then(|| place(ends))
    }

    fn end(&mut self, row: &'a str, end: usize) -> bool {
        self.ends.push(end);
        self.row = row;
        self.rest = row.get(end..).unwrap_or_default();
        true
    }
}

/// The highest bit of each byte of a word that is this byte. Cells are short, so that to look at
/// eight bytes at once takes less time than to call a search for each.
fn equal(word: u64, byte: u8) -> u64 {
    const LOW: u64 = u64::from_le_bytes([0x7f; 8]);
    let differs = word ^ u64::from_le_bytes([byte; 8]);
    !(((differs & LOW) + LOW) | differs) & !LOW
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
