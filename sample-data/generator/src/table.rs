//! A table of an export, before it becomes separated text or a workbook.

use chrono::{Datelike, NaiveDate};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook};

use crate::calendar::written;
use crate::text::{self, Dialect};

/// One field.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Words, or nothing.
    Text(String),
    /// A whole number.
    Whole(i64),
    /// A number of one decimal, given in tenths so that nothing is rounded.
    Tenths(i64),
    /// A day, or nothing.
    Day(Option<NaiveDate>),
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Cell::Text(text.to_owned())
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Cell::Text(text)
    }
}

impl From<u32> for Cell {
    fn from(number: u32) -> Self {
        Cell::Whole(number.into())
    }
}

impl From<i64> for Cell {
    fn from(number: i64) -> Self {
        Cell::Whole(number)
    }
}

impl From<usize> for Cell {
    fn from(number: usize) -> Self {
        Cell::Whole(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

impl From<Option<u32>> for Cell {
    fn from(number: Option<u32>) -> Self {
        number.map_or(Cell::Text(String::new()), Cell::from)
    }
}

impl From<NaiveDate> for Cell {
    fn from(day: NaiveDate) -> Self {
        Cell::Day(Some(day))
    }
}

impl From<Option<NaiveDate>> for Cell {
    fn from(day: Option<NaiveDate>) -> Self {
        Cell::Day(day)
    }
}

/// A header and rows.
#[derive(Debug, Clone)]
pub struct Table {
    /// Words above the columns.
    pub header: Vec<&'static str>,
    /// As many fields a row as there are columns.
    pub rows: Vec<Vec<Cell>>,
}

impl Table {
    /// The same with other words above some columns, as another system writes them.
    pub fn renamed(mut self, names: &[(&str, &'static str)]) -> Self {
        for column in &mut self.header {
            if let Some((_, name)) = names.iter().find(|(old, _)| old == column) {
                *column = name;
            }
        }
        self
    }

    /// The same with one more column in front that holds the same word in every row.
    pub fn under(mut self, column: &'static str, word: &str) -> Self {
        self.header.insert(0, column);
        for row in &mut self.rows {
            row.insert(0, word.into());
        }
        self
    }

    /// Tables of the same columns below each other.
    pub fn joined(parts: impl Iterator<Item = Table>) -> Self {
        let mut all = Table {
            header: Vec::new(),
            rows: Vec::new(),
        };
        for part in parts {
            all.header = part.header;
            all.rows.extend(part.rows);
        }
        all
    }

    /// The same without the columns in which nothing stands: a system that has nothing to say there
    /// does not export them.
    pub fn filled(self) -> Self {
        let columns = 0..self.header.len();
        let kept: Vec<bool> = columns
            .map(|at| {
                let cells = self.rows.iter().filter_map(|row| row.get(at));
                cells.into_iter().any(|cell| !cell.is_empty())
            })
            .collect();
        let rows = self.rows.into_iter().map(|row| keep(row, &kept));
        Table {
            header: keep(self.header, &kept),
            rows: rows.collect(),
        }
    }

    /// Separated text, with days in a format.
    pub fn text(&self, dialect: Dialect, days: &str) -> anyhow::Result<Vec<u8>> {
        let rows = self
            .rows
            .iter()
            .map(|row| row.iter().map(|cell| cell.written(days)).collect());
        text::write(dialect, &self.header, rows)
    }

    /// Separated text under some lines that are no data.
    pub fn text_under(
        &self,
        preamble: &[&str],
        dialect: Dialect,
        days: &str,
    ) -> anyhow::Result<Vec<u8>> {
        let lines: String = preamble.iter().map(|line| format!("{line}\n")).collect();
        let lines = text::encode(dialect.encoding, lines.into_bytes())?;
        let plain = Dialect {
            encoding: dialect.encoding.without_mark(),
            ..dialect
        };
        Ok([lines, self.text(plain, days)?].concat())
    }

    /// A workbook of one sheet: a title, an empty row, the header and the rows.
    pub fn workbook(&self, sheet: &str, title: &str, made: NaiveDate) -> anyhow::Result<Vec<u8>> {
        let mut workbook = Workbook::new();
        // Without a fixed date the file would carry the time at which it was made.
        let properties = DocProperties::new().set_creation_datetime(&excel(made)?);
        workbook.set_properties(&properties);
        let bold = Format::new().set_bold();
        let day = Format::new().set_num_format("dd-mm-yyyy");
        let page = workbook.add_worksheet();
        page.set_name(sheet)?;
        page.write_with_format(0, 0, title, &bold)?;
        for (column, word) in (0..).zip(&self.header) {
            page.write_with_format(2, column, *word, &bold)?;
            page.set_column_width(column, 16.0)?;
        }
        for (row, cells) in (3..).zip(&self.rows) {
            for (column, cell) in (0..).zip(cells) {
                match cell {
                    Cell::Text(text) if text.is_empty() => {}
                    Cell::Day(None) => {}
                    Cell::Text(text) => {
                        page.write_string(row, column, text)?;
                    }
                    Cell::Whole(number) => {
                        page.write_number(row, column, *number as f64)?;
                    }
                    Cell::Tenths(tenths) => {
                        page.write_number(row, column, *tenths as f64 / 10.0)?;
                    }
                    Cell::Day(Some(date)) => {
                        page.write_datetime_with_format(row, column, excel(*date)?, &day)?;
                    }
                }
            }
        }
        Ok(workbook.save_to_buffer()?)
    }
}

fn keep<T>(fields: Vec<T>, kept: &[bool]) -> Vec<T> {
    fields
        .into_iter()
        .zip(kept)
        .filter_map(|(field, kept)| kept.then_some(field))
        .collect()
}

impl Cell {
    fn is_empty(&self) -> bool {
        match self {
            Cell::Text(text) => text.is_empty(),
            Cell::Day(day) => day.is_none(),
            Cell::Whole(_) | Cell::Tenths(_) => false,
        }
    }

    fn written(&self, days: &str) -> String {
        match self {
            Cell::Text(text) => text.clone(),
            Cell::Whole(number) => number.to_string(),
            Cell::Tenths(tenths) => {
                let sign = if *tenths < 0 { "-" } else { "" };
                format!("{sign}{},{}", tenths.abs() / 10, tenths.abs() % 10)
            }
            Cell::Day(day) => written(*day, days),
        }
    }
}

fn excel(date: NaiveDate) -> anyhow::Result<ExcelDateTime> {
    let year = u16::try_from(date.year())?;
    Ok(ExcelDateTime::from_ymd(
        year,
        date.month().try_into()?,
        date.day().try_into()?,
    )?)
}
