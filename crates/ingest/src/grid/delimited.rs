//! Rows of a text with delimiters.

use std::io::{self, BufRead};

use csv_core::{ReadRecordResult, Reader, ReaderBuilder};
use memchr::memchr2_iter;

use super::Row;
use crate::open::bounds::{Bound, CELL, COLUMNS};

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
    breaks: Breaks,
    lines: u64,
    quotes: usize,
    quoting: Quoting,
}

/// Follows the quotation marks of a row by the rules of the reader, which takes a mark that is in
/// the wrong place without a word and leaves marks out of the text.
#[derive(Debug, Clone, Copy)]
struct Quoting {
    delimiter: u8,
    at: At,
    /// Whether a mark stands inside a quoted cell and is not doubled.
    misplaced: bool,
}

/// Where a byte stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum At {
    /// At the beginning of a cell.
    Start,
    /// In a cell without marks round it.
    Plain,
    /// Between the marks of a cell.
    Quoted,
    /// Behind a mark that ends the cell, unless another follows.
    Mark,
}

impl Quoting {
    fn new(delimiter: u8) -> Quoting {
        Quoting {
            delimiter,
            at: At::Start,
            misplaced: false,
        }
    }

    /// Takes the next bytes; `marked` says that there are quotation marks among them.
    fn take(&mut self, bytes: &[u8], marked: bool) {
        let ends = |byte: u8| byte == self.delimiter || matches!(byte, b'\r' | b'\n');
        let outside = matches!(self.at, At::Start | At::Plain);
        if !marked && outside {
            self.at = match bytes.last() {
                Some(last) if ends(*last) => At::Start,
                Some(_) => At::Plain,
                None => self.at,
            };
            return;
        }
        for byte in bytes {
            self.at = match (self.at, *byte) {
                (At::Start | At::Mark, b'"') => At::Quoted,
                (At::Quoted, b'"') => At::Mark,
                (At::Quoted, _) => At::Quoted,
                (_, byte) if ends(byte) => At::Start,
                (At::Mark, _) => {
                    self.misplaced = true;
                    At::Plain
                }
                _ => At::Plain,
            };
        }
    }
}

/// Counts line breaks: LF, CRLF and CR alone, also where a file mixes them.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Breaks {
    /// How many were met.
    pub met: u64,
    /// Whether the last byte was a CR, so that an LF belongs to it.
    after_return: bool,
}

impl Breaks {
    /// Those that stand before a line with this number, counted from 1.
    pub(crate) fn before(line: u64) -> Breaks {
        Breaks {
            met: line.saturating_sub(1),
            after_return: false,
        }
    }

    /// Takes the next bytes.
    pub(crate) fn take(&mut self, bytes: &[u8]) {
        if bytes == b"\r\n" || (bytes == b"\n" && !self.after_return) {
            // What parts nearly all rows.
            *self = Breaks::before(self.met + 2);
            return;
        }
        for at in memchr2_iter(b'\r', b'\n', bytes) {
            let pair = match at.checked_sub(1) {
                Some(before) => bytes.get(before) == Some(&b'\r'),
                None => self.after_return,
            };
            let belongs = pair && bytes.get(at) == Some(&b'\n');
            self.met += u64::from(!belongs);
        }
        if let Some(last) = bytes.last() {
            self.after_return = *last == b'\r';
        }
    }
}

/// A row over a bound: mostly a quotation mark that was never closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct TooLong {
    /// Line on which the row begins.
    pub line: u64,
    /// The bound that it met.
    pub bound: Bound,
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
            breaks: Breaks::default(),
            lines: 1,
            quotes: 0,
            quoting: Quoting::new(delimiter),
        }
    }

    /// Goes to the next row that is not an empty line. False at the end.
    pub(crate) fn advance(&mut self) -> io::Result<Result<bool, TooLong>> {
        self.quotes = 0;
        self.quoting = Quoting::new(self.quoting.delimiter);
        let (mut filled, mut cells, mut leading) = (0, 0, true);
        loop {
            let input = self.input.fill_buf()?;
            let (result, taken, written, ended) = self.core.read_record(
                input,
                self.text.get_mut(filled..).unwrap_or_default(),
                self.ends.get_mut(cells..).unwrap_or_default(),
            );
            let bytes = input.get(..taken).unwrap_or_default();
            let quotes = bytes.iter().filter(|byte| **byte == b'"').count();
            self.quotes += quotes;
            self.quoting.take(bytes, quotes > 0);
            let content = match leading {
                true => bytes
                    .iter()
                    .position(|byte| !matches!(byte, b'\r' | b'\n'))
                    .unwrap_or(bytes.len()),
                false => 0,
            };
            let (blank, content) = bytes.split_at_checked(content).unwrap_or((bytes, &[]));
            self.breaks.take(blank);
            if leading {
                self.line = self.breaks.met + 1;
                leading = content.is_empty();
            }
            self.breaks.take(content);
            self.input.consume(taken);
            filled += written;
            cells += ended;
            match result {
                ReadRecordResult::InputEmpty => {}
                ReadRecordResult::OutputFull if self.text.len() >= LONGEST => {
                    return Ok(Err(self.too_long(Bound::Row)));
                }
                ReadRecordResult::OutputFull => self.text.resize(self.text.len() * 2, 0),
                ReadRecordResult::OutputEndsFull if self.ends.len() > COLUMNS => {
                    return Ok(Err(self.too_long(Bound::Columns)));
                }
                ReadRecordResult::OutputEndsFull => self.ends.resize(self.ends.len() * 2, 0),
                ReadRecordResult::Record => {
                    self.width = cells;
                    self.lines = (self.breaks.met + 1).saturating_sub(self.line);
                    if filled > CELL && (0..cells).any(|index| self.text(index).len() > CELL) {
                        return Ok(Err(self.too_long(Bound::Cell)));
                    }
                    return Ok(match cells > COLUMNS {
                        true => Err(self.too_long(Bound::Columns)),
                        false => Ok(true),
                    });
                }
                ReadRecordResult::End => return Ok(Ok(false)),
            }
        }
    }

    fn too_long(&self, bound: Bound) -> TooLong {
        TooLong {
            line: self.line,
            bound,
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

    fn is_misquoted(&self) -> bool {
        self.quoting.misplaced
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
            "a;b\r1;2\r\r3;4\r\"x\ry\";5\r6;7",
            "a;b\r1;2\r\n\r3;4\n\"x\ry\";5\r\n6;7\r",
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
    fn a_mark_in_the_wrong_place_is_noticed() {
        for (text, misquoted) in [
            ("\"a\"\"b\";c\n", false),
            ("a\"b;c\"\n", false),
            ("\"a\r\nb\";\"\"\r\n", false),
            ("\"a\"", false),
            ("\"a \"b\" c\";d\n", true),
            ("x;\"a\"b\n", true),
            ("\"a\" ;b\n", true),
        ] {
            let input = io::BufReader::with_capacity(2, text.as_bytes());
            let mut reader = Delimited::new(input, b';');
            assert!(reader.advance().unwrap().unwrap());
            assert_eq!(reader.is_misquoted(), misquoted, "{text:?}");
        }
    }

    #[test]
    fn a_row_without_end_is_refused() {
        let text = format!("\"{}", "x".repeat(LONGEST + 10));
        let mut reader = Delimited::new(text.as_bytes(), b';');
        let too_long = reader.too_long(Bound::Row);
        assert_eq!(reader.advance().unwrap(), Err(too_long));
    }
}
