//! `tabellen.xlsx`: the tables of the pages in one workbook, built as the Government Analysis
//! Function asks in "Releasing statistics in spreadsheets": a cover, contents, notes, and then one
//! table a sheet that begins in A1, marked as a table with a name, without merged or empty cells.

mod columns;
mod front;
mod write;

use ijkpunt_model::Sheet;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

use crate::{Imprint, PublishError};
use chrono::Datelike;

/// The workbook of a site. The same tables and the same run date give the same bytes.
pub fn workbook(imprint: &Imprint, sheets: &[Sheet]) -> Result<Vec<u8>, PublishError> {
    let shown: Vec<&Sheet> = sheets.iter().filter(|sheet| !sheet.elsewhere).collect();
    build(imprint, &shown).map_err(|error| PublishError::Table {
        what: "tabellen.xlsx",
        why: error.to_string(),
    })
}

fn build(imprint: &Imprint, sheets: &[&Sheet]) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    book.set_properties(&properties(imprint)?);
    front::cover(book.add_worksheet(), imprint, sheets.len())?;
    front::contents(book.add_worksheet(), sheets)?;
    front::notes(book.add_worksheet())?;
    for (sheet, number) in sheets.iter().zip(1..) {
        write::table_sheet(book.add_worksheet(), sheet, number)?;
    }
    book.save_to_buffer()
}

/// Without a date of its own the library would ask the clock.
fn properties(imprint: &Imprint) -> Result<DocProperties, XlsxError> {
    let day = imprint.run_date;
    let year = u16::try_from(day.year()).unwrap_or(1900);
    let (month, day) = (day.month(), day.day());
    let created = ExcelDateTime::from_ymd(
        year,
        u8::try_from(month).unwrap_or(1),
        u8::try_from(day).unwrap_or(1),
    )?;
    Ok(DocProperties::new()
        .set_title(imprint.full_title())
        .set_author(&imprint.publisher)
        .set_comment(format!("Gemaakt met IJkpunt {}", imprint.version))
        .set_creation_datetime(&created))
}

/// Name of the sheet with the table of this number.
fn sheet_name(number: usize) -> String {
    format!("Tabel_{number}")
}
