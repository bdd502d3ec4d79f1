//! Rows of a workbook.

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use calamine::{Cell, Data, DataRef, Ods, Range, Reader, Xls, Xlsb, Xlsx, open_workbook_from_rs};

use super::{HEAD_ROWS, Head, Nature, Row, Way};
use crate::open::bounds::{Bound, CELL, CELLS, COLUMNS, ROWS, SHEETS, TEXT};

/// A workbook: xlsx, xls, xlsb or ods.
pub(crate) struct Book {
    sheets: Vec<(String, Range<Data>)>,
}

/// The bytes of a workbook, shared between the readers that are tried.
type Bytes = Cursor<Arc<[u8]>>;

impl Book {
    /// Reads all sheets. Nothing comes back from bytes that are no workbook.
    pub(crate) fn open(bytes: Vec<u8>) -> Result<Option<Book>, Bound> {
        // The reader of workbooks is tested against hostile files, and still a panic in it must
        // not end the run: the other deliveries have their findings too.
        catch_unwind(AssertUnwindSafe(|| Book::read(bytes))).unwrap_or(Ok(None))
    }

    fn read(bytes: Vec<u8>) -> Result<Option<Book>, Bound> {
        let zipped = bytes.starts_with(b"PK");
        let bytes: Bytes = Cursor::new(bytes.into());
        let mut filler = Filler::default();
        if !zipped {
            let book = open_workbook_from_rs::<Xls<Bytes>, Bytes>(bytes);
            return filler.whole(book.ok());
        }
        if let Ok(mut book) = open_workbook_from_rs::<Xlsx<Bytes>, Bytes>(bytes.clone()) {
            for name in filler.names(book.sheet_names())? {
                // A sheet that is a chart has no cells.
                if let Ok(mut cells) = book.worksheet_cells_reader(&name) {
                    filler.sheet(name, || cells.next_cell().map_err(drop))?;
                }
            }
        } else if let Ok(mut book) = open_workbook_from_rs::<Xlsb<Bytes>, Bytes>(bytes.clone()) {
            for name in filler.names(book.sheet_names())? {
                if let Ok(mut cells) = book.worksheet_cells_reader(&name) {
                    filler.sheet(name, || cells.next_cell().map_err(drop))?;
                }
            }
        } else {
            let book = open_workbook_from_rs::<Ods<Bytes>, Bytes>(bytes);
            return filler.whole(book.ok());
        }
        Ok(filler.book())
    }

    /// Names of the sheets, in the order of the workbook.
    pub(crate) fn names(&self) -> Vec<&str> {
        self.sheets.iter().map(|(name, _)| name.as_str()).collect()
    }

    /// The first rows of every sheet, or of the one of this name.
    pub(crate) fn heads(&self, only: Option<&str>, point: bool) -> Vec<Head> {
        let names = self
            .names()
            .into_iter()
            .filter(|name| only.is_none_or(|only| only == *name));
        let head = |name: &str| {
            let mut sheet = self.sheet(name, point)?;
            let mut rows = Vec::new();
            while rows.len() < HEAD_ROWS && sheet.advance() {
                rows.push(
                    (0..sheet.width())
                        .map(|i| sheet.text(i).to_owned())
                        .collect(),
                );
            }
            Some(Head {
                way: Way::Sheet(name.to_owned()),
                rows,
                too_long: None,
            })
        };
        names.filter_map(head).collect()
    }

    /// The rows of a sheet. Numbers are written with a decimal comma, or with a point.
    pub(crate) fn sheet(&self, name: &str, point: bool) -> Option<Sheet<'_>> {
        let (_, range) = self.sheets.iter().find(|(known, _)| known == name)?;
        let (row, column) = range.start().unwrap_or_default();
        Some(Sheet {
            rows: range.rows(),
            first_column: column,
            next_row: u64::from(row) + 1,
            row: 0,
            cells: Vec::new(),
            point,
        })
    }
}

/// Fills sheets cell by cell, and stops at a bound. A sheet takes the memory of the whole rectangle
/// round its cells, and two cells in opposite corners make that 17 billion.
#[derive(Default)]
struct Filler {
    sheets: Vec<(String, Range<Data>)>,
    cells: u64,
    text: u64,
    damaged: bool,
}

impl Filler {
    /// The names of the sheets, if there are not too many.
    fn names(&self, names: Vec<String>) -> Result<Vec<String>, Bound> {
        match names.len() > SHEETS {
            true => Err(Bound::Sheets),
            false => Ok(names),
        }
    }

    /// One sheet.
    fn sheet<'a>(
        &mut self,
        name: String,
        mut next: impl FnMut() -> Result<Option<Cell<DataRef<'a>>>, ()>,
    ) -> Result<(), Bound> {
        let mut cells = Vec::new();
        let (mut first, mut last) = ((u32::MAX, u32::MAX), (0, 0));
        loop {
            let cell = match next() {
                Ok(Some(cell)) => cell,
                Ok(None) => break,
                // What stands behind the damage would be lost in silence.
                Err(()) => {
                    self.damaged = true;
                    break;
                }
            };
            let (row, column) = cell.get_position();
            let length = match cell.get_value() {
                DataRef::Empty => continue,
                DataRef::String(text) => text.len(),
                DataRef::SharedString(text) => text.len(),
                _ => 0,
            };
            self.text += length as u64;
            first = (first.0.min(row), first.1.min(column));
            last = (last.0.max(row), last.1.max(column));
            let area = u64::from(last.0 - first.0 + 1) * u64::from(last.1 - first.1 + 1);
            within(
                last,
                length,
                self.cells + area.max(cells.len() as u64),
                self.text,
            )?;
            cells.push(Cell::new(
                (row, column),
                Data::from(cell.get_value().clone()),
            ));
        }
        let range = Range::from_sparse(cells);
        self.cells += range.rows().len() as u64 * range.width() as u64;
        self.sheets.push((name, range));
        Ok(())
    }

    /// All sheets of a book that its reader has read whole, within bounds that were looked at
    /// before.
    fn whole<B: Reader<Bytes>>(mut self, book: Option<B>) -> Result<Option<Book>, Bound> {
        let Some(mut book) = book else {
            return Ok(None);
        };
        for name in self.names(book.sheet_names())? {
            if let Ok(range) = book.worksheet_range(&name) {
                let (row, column) = range.end().unwrap_or_default();
                within((row, column), 0, 0, 0)?;
                self.sheets.push((name, range));
            }
        }
        Ok(self.book())
    }

    fn book(self) -> Option<Book> {
        (!self.sheets.is_empty() && !self.damaged).then_some(Book {
            sheets: self.sheets,
        })
    }
}

fn within(last: (u32, u32), length: usize, cells: u64, text: u64) -> Result<(), Bound> {
    match () {
        () if last.0 >= ROWS => Err(Bound::Rows),
        () if last.1 as usize >= COLUMNS => Err(Bound::Columns),
        () if length > CELL => Err(Bound::Cell),
        () if cells > CELLS => Err(Bound::Cells),
        () if text > TEXT => Err(Bound::Text),
        () => Ok(()),
    }
}

/// The rows of one sheet.
pub(crate) struct Sheet<'a> {
    rows: calamine::Rows<'a, Data>,
    first_column: u32,
    next_row: u64,
    row: u64,
    cells: Vec<(String, Nature)>,
    point: bool,
}

impl Sheet<'_> {
    /// Goes to the next row. False at the end.
    pub(crate) fn advance(&mut self) -> bool {
        let Some(row) = self.rows.next() else {
            return false;
        };
        self.row = self.next_row;
        self.next_row += 1;
        self.cells.clear();
        self.cells
            .extend(row.iter().map(|cell| text(cell, self.point)));
        true
    }
}

impl Row for Sheet<'_> {
    fn width(&self) -> usize {
        self.cells.len()
    }

    fn text(&self, index: usize) -> &str {
        self.cells.get(index).map_or("", |(text, _)| text.as_str())
    }

    fn number(&self) -> u64 {
        self.row
    }

    fn nature(&self, index: usize) -> Nature {
        self.cells
            .get(index)
            .map_or(Nature::Text, |(_, nature)| *nature)
    }

    fn address(&self, index: usize) -> Option<String> {
        let column = u64::from(self.first_column) + index as u64;
        Some(format!("{}{}", letters(column), self.row))
    }

    fn is_rectangular(&self) -> bool {
        true
    }
}

/// The letters of a column, counted from 0: A, B, …, Z, AA.
fn letters(mut column: u64) -> String {
    let mut letters = Vec::new();
    loop {
        letters.push(char::from(
            b'A' + u8::try_from(column % 26).unwrap_or_default(),
        ));
        match column / 26 {
            0 => break,
            rest => column = rest - 1,
        }
    }
    letters.iter().rev().collect()
}

/// A cell as a person would have typed it in a Dutch text file.
fn text(cell: &Data, point: bool) -> (String, Nature) {
    match cell {
        Data::Empty => (String::new(), Nature::Text),
        Data::String(text) => (text.clone(), Nature::Text),
        Data::Int(number) => whole(*number),
        Data::Float(number) => float(*number, point),
        Data::Bool(true) => ("waar".to_owned(), Nature::Text),
        Data::Bool(false) => ("onwaar".to_owned(), Nature::Text),
        Data::DateTime(moment) => date(moment),
        Data::DateTimeIso(text) => (text.clone(), Nature::Date),
        Data::DurationIso(text) => (text.clone(), Nature::Text),
        Data::Error(error) => (error.to_string(), Nature::Error),
    }
}

/// Up to here every whole number is a floating-point number of its own.
const EXACT: i64 = 1 << 53;

fn whole(number: i64) -> (String, Nature) {
    let damaged = !(-EXACT..=EXACT).contains(&number);
    (
        number.to_string(),
        if damaged {
            Nature::Damaged
        } else {
            Nature::Number
        },
    )
}

fn float(number: f64, point: bool) -> (String, Nature) {
    if number.fract() == 0.0 && number.abs() < 9e18 {
        return whole(number as i64);
    }
    let text = number.to_string();
    (
        if point { text } else { text.replace('.', ",") },
        Nature::Number,
    )
}

/// The day, with a time only where there is one.
fn date(moment: &calamine::ExcelDateTime) -> (String, Nature) {
    // Outside these limits there is no day in a spreadsheet's calendar.
    let believable = (0.0..2_958_466.0).contains(&moment.as_f64()) && moment.is_datetime();
    let Some(read) = moment.as_datetime().filter(|_| believable) else {
        return (moment.as_f64().to_string(), Nature::Text);
    };
    let midnight = read.time() == chrono::NaiveTime::MIN;
    let form = if midnight {
        "%Y-%m-%d"
    } else {
        "%Y-%m-%dT%H:%M:%S"
    };
    (read.format(form).to_string(), Nature::Date)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_counted_in_letters() {
        let names: Vec<String> = [0, 25, 26, 51, 52, 701, 702]
            .into_iter()
            .map(letters)
            .collect();
        assert_eq!(names, ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]);
    }

    #[test]
    fn whole_numbers_print_as_whole_and_lost_digits_are_noticed() {
        assert_eq!(float(14.0, false), ("14".to_owned(), Nature::Number));
        assert_eq!(float(7.5, false), ("7,5".to_owned(), Nature::Number));
        assert_eq!(float(7.5, true), ("7.5".to_owned(), Nature::Number));
        assert_eq!(float(9_007_199_254_740_994.0, false).1, Nature::Damaged);
    }

    #[test]
    fn bytes_that_are_no_workbook_give_none() {
        for bytes in [b"PK\x03\x04 not a zip".to_vec(), Vec::new()] {
            assert!(matches!(Book::open(bytes), Ok(None)));
        }
    }
}
