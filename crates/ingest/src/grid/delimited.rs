//! Rows of a text with delimiters.

use std::io::{self, BufRead};

use csv_core::{ReadRecordResult, Reader, ReaderBuilder};

use super::Row;

/// Reads rows one after another into the same memory.
///
/// It stands on `csv-core` and not on `csv`, since a finding must name the line of a row. `csv`
/// gives the position before the blank lines and before the line feed that precede a row.
pub(crate) struct Delimited<R> {
    input: R,
    core: Reader,
    text: Vec<u8>,
    ends: Vec<usize>,
    width: usize,
    line: u64,
    lines: u64,
    quotes: usize,
}

/// A row that never ends: mostly a quotation mark that was never closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct TooLong {
    /// Line on which the row begins.
    pub line: u64,
}

/// Bytes in one row, at most.
pub(crate) const LONGEST: usize = 1 << 24;

impl<R: BufRead> Delimited<R> {
    /// Rows of UTF-8 text, with this byte between cells.
    pub(crate) fn new(input: R, delimiter: u8) -> Self {
        Delimited {
            input,
            core: ReaderBuilder::new().delimiter(delimiter).build(),
            text: vec![0; 1 << 12],
            ends: vec![0; 64],
            width: 0,
            line: 1,
            lines: 1,
            quotes: 0,
        }
    }

    /// Goes to the next row that is not an empty line. False at the end.
    pub(crate) fn advance(&mut self) -> io::Result<Result<bool, TooLong>> {
        self.line = self.core.line();
        self.quotes = 0;
        let (mut filled, mut cells, mut leading) = (0, 0, true);
        loop {
            let input = self.input.fill_buf()?;
            let (result, taken, written, ended) = self.core.read_record(
                input,
                self.text.get_mut(filled..).unwrap_or_default(),
                self.ends.get_mut(cells..).unwrap_or_default(),
            );
            let bytes = input.get(..taken).unwrap_or_default();
            self.quotes += bytes.iter().filter(|byte| **byte == b'"').count();
            if leading {
                let blank = bytes
                    .iter()
                    .take_while(|byte| matches!(byte, b'\r' | b'\n'));
                let (seen, feeds) = blank.fold((0, 0), |(seen, feeds), b| {
                    (seen + 1, feeds + u64::from(*b == b'\n'))
                });
                self.line += feeds;
                leading = seen == bytes.len();
            }
            self.input.consume(taken);
            filled += written;
            cells += ended;
            match result {
                ReadRecordResult::InputEmpty => {}
                ReadRecordResult::OutputFull if self.text.len() >= LONGEST => {
                    return Ok(Err(TooLong { line: self.line }));
                }
                ReadRecordResult::OutputFull => self.text.resize(self.text.len() * 2, 0),
                ReadRecordResult::OutputEndsFull if self.ends.len() >= LONGEST => {
                    return Ok(Err(TooLong { line: self.line }));
                }
                ReadRecordResult::OutputEndsFull => self.ends.resize(self.ends.len() * 2, 0),
                ReadRecordResult::Record => {
                    self.width = cells;
                    self.lines = self.core.line() - self.line;
                    return Ok(Ok(true));
                }
                ReadRecordResult::End => return Ok(Ok(false)),
            }
        }
    }

    /// Whether the row runs over several lines since a quotation mark in it is never closed. Such a
    /// row has swallowed others.
    pub(crate) fn is_torn(&self) -> bool {
        self.lines > 1 && !self.quotes.is_multiple_of(2)
    }
}

impl<R> Row for Delimited<R> {
    fn width(&self) -> usize {
        self.width
    }

    fn text(&self, index: usize) -> &str {
        if index >= self.width {
            return "";
        }
        let start = match index.checked_sub(1) {
            Some(before) => self.ends.get(before).copied().unwrap_or_default(),
            None => 0,
        };
        let end = self.ends.get(index).copied().unwrap_or_default();
        // The bytes were found to be UTF-8, or were made so, before they came here.
        std::str::from_utf8(self.text.get(start..end).unwrap_or_default()).unwrap_or("\u{fffd}")
    }

    fn number(&self) -> u64 {
        self.line
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str, delimiter: u8) -> Vec<(u64, Vec<String>)> {
        // A tiny buffer, so that rows lie across its edges.
        let input = io::BufReader::with_capacity(3, text.as_bytes());
        let mut reader = Delimited::new(input, delimiter);
        let mut rows = Vec::new();
        while reader.advance().unwrap().unwrap() {
            let cells = (0..reader.width())
                .map(|i| reader.text(i).to_owned())
                .collect();
            rows.push((reader.number(), cells));
        }
        rows
    }

    #[test]
    fn rows_know_their_line_whatever_stands_between_them() {
        for text in [
            "a;b\r\n1;2\r\n\r\n3;4\r\n\"x\r\ny\";5\r\n6;7",
            "a;b\n1;2\n\n3;4\n\"x\ny\";5\n6;7\n",
            "a;b\n1;2\r\n\n3;4\n\"x\ny\";5\r\n6;7\r\n\r\n",
        ] {
            let lines: Vec<u64> = rows(text, b';').iter().map(|(line, _)| *line).collect();
            assert_eq!(lines, [1, 2, 4, 5, 7], "{text:?}");
        }
    }

    #[test]
    fn cells_keep_quotes_delimiters_and_letters() {
        let rows = rows("\"a\"\"b\"|\"c|d\"|é\n|\n", b'|');
        assert_eq!(rows[0].1, ["a\"b", "c|d", "é"]);
        assert_eq!(rows[1].1, ["", ""]);
    }

    #[test]
    fn a_row_with_an_open_quotation_mark_is_torn() {
        for (text, torn) in [
            ("\"a\nb\";1\n", false),
            ("\"a;1\nb;2\n", true),
            ("a\"b\n", false),
        ] {
            let mut reader = Delimited::new(text.as_bytes(), b';');
            assert!(reader.advance().unwrap().unwrap());
            assert_eq!(reader.is_torn(), torn, "{text:?}");
        }
    }

    #[test]
    fn a_row_without_end_is_refused() {
        let text = format!("\"{}", "x".repeat(LONGEST + 10));
        let mut reader = Delimited::new(text.as_bytes(), b';');
        assert_eq!(reader.advance().unwrap(), Err(TooLong { line: 1 }));
    }
}
