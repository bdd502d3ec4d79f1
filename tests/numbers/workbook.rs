//! The workbook and the table for machines: every number of a sheet is the unrounded one of the cell of
//! the page that it stands for, and every line of the parquet is a line of the long table.

use std::collections::BTreeSet;
use std::io::Cursor;

use arrow::array::{Array, ArrayRef, AsArray};
use arrow::datatypes::{DataType, Float64Type, Int32Type};
use calamine::{Data, Reader, Xlsx};
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;

use crate::workbench::Site;

use super::knowledge::Knowledge;
use super::origin::origin;
use super::places::{Piece, pieces};
use super::tokens::{Kind, Token, tokens};

/// Sheets before the first table: cover, contents, notes.
const FRONT: usize = 3;
/// Rows of a sheet before the headings: title, subtitle, way back.
const TOP: usize = 3;

/// What a run over a workbook gave.
#[derive(Debug, Default)]
pub struct Outcome {
    /// How many numbers were held against their cell and the figures.
    pub numbers: usize,
    /// What is wrong with the others.
    pub wrong: Vec<String>,
}

/// Holds the workbook of a site against its pages and its figures.
pub fn read(site: &Site, knowledge: &Knowledge) -> Outcome {
    let bytes = site.files["tabellen.xlsx"].clone();
    let mut book: Xlsx<Cursor<Vec<u8>>> =
        calamine::open_workbook_from_rs(Cursor::new(bytes)).unwrap();
    let pages: Vec<(&str, Vec<Piece>)> = site
        .pages()
        .iter()
        .map(|(name, page)| (*name, pieces(name, page, knowledge)))
        .collect();
    let mut outcome = Outcome::default();
    for name in book.sheet_names().split_off(FRONT) {
        let sheet = book.worksheet_range(&name).unwrap();
        let rows: Vec<Vec<Data>> = sheet.rows().map(<[Data]>::to_vec).collect();
        let title = rows[0][0].to_string();
        let title = title
            .split_once(": ")
            .map_or(title.as_str(), |(_, title)| title)
            .to_owned();
        let subtitle = rows[1][0].to_string();
        let own = pages
            .iter()
            .find(|(page, _)| subtitle.ends_with(&format!("{page}.")));
        let Some((page, pieces)) = own else {
            outcome
                .wrong
                .push(format!("{name} is of no page: {subtitle}"));
            continue;
        };
        let cells = pieces.iter().filter(|piece| piece.place.caption == title);
        let table: Vec<&Piece> = cells.filter(|piece| piece.place.numeric).collect();
        for row in &rows[TOP + 1..] {
            for (cell, heading) in row.iter().zip(&rows[TOP]).skip(1) {
                let Data::Float(value) = cell else { continue };
                outcome.numbers += 1;
                let place = (row[0].to_string(), heading.to_string());
                if let Err(fault) = stands(*value, &place, &table, knowledge) {
                    let (row, heading) = place;
                    outcome.wrong.push(format!(
                        "{page}, {title}: {row}, {heading}: {value} {fault}"
                    ));
                }
            }
        }
    }
    outcome
}

/// Whether a number stands, rounded, in the cell of its row and column, and comes unrounded from figures.
fn stands(
    value: f64,
    (row, heading): &(String, String),
    table: &[&Piece],
    knowledge: &Knowledge,
) -> Result<(), String> {
    let limit = [", ondergrens", ", bovengrens"]
        .iter()
        .find_map(|end| heading.strip_suffix(end));
    let (row, column) = (row.to_lowercase(), limit.unwrap_or(heading).to_lowercase());
    let cells = table
        .iter()
        .filter(|piece| piece.place.header.starts_with(&row));
    let mut cells = cells
        .filter(|piece| piece.place.column == column)
        .peekable();
    if cells.peek().is_none() {
        return Err("has no cell on the page".to_owned());
    }
    let mut fault = String::new();
    for piece in cells {
        let tokens = tokens(&piece.text);
        let mut shown = tokens
            .iter()
            .filter(|token| reads_like(token, value))
            .peekable();
        if shown.peek().is_none() {
            fault = format!("is not the number of '{}'", piece.text);
            continue;
        }
        // A value and its limits may read alike.
        let known = |token: &Token| {
            let exact = exact(token, value);
            origin(&exact, &piece.place, knowledge, &BTreeSet::new()).is_some()
        };
        if shown.any(known) {
            return Ok(());
        }
        fault = "comes from no figure".to_owned();
    }
    Err(fault)
}

/// Whether a number of the page is this one, rounded as it is.
fn reads_like(token: &Token, value: f64) -> bool {
    let Kind::Number {
        value: told,
        decimals,
        percent,
        scale,
        ..
    } = token.kind
    else {
        return false;
    };
    let step = 0.5 * 10f64.powi(-decimals) + 1e-9;
    // Percentage points of a share are told as such; a percentage may be kept as one.
    [value / scale, value * 100.0]
        .into_iter()
        .take(if percent { 2 } else { 1 })
        .any(|whole| (whole - told).abs() <= step)
}

/// The number of the page as the workbook has it, with all its decimals.
fn exact(shown: &Token, value: f64) -> Token {
    let mut exact = shown.clone();
    if let Kind::Number {
        value: told,
        decimals,
        percent,
        scale,
        ..
    } = &mut exact.kind
    {
        let fraction = *percent && (value * 100.0 - *told).abs() < (value - *told).abs();
        *told = if fraction { value * 100.0 } else { value };
        *decimals = 9;
        *scale = 1.0;
    }
    exact
}

/// The lines of the parquet that are not those of the long table, in order.
pub fn parquet_differs(site: &Site) -> Vec<String> {
    let scratch = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(scratch.path(), &site.files["cijfers.parquet"]).unwrap();
    let reader = ParquetRecordBatchReaderBuilder::try_new(scratch.reopen().unwrap()).unwrap();
    let table = site.csv("cijfers.csv");
    let (names, lines) = table.split_first().unwrap();
    let mut wrong = Vec::new();
    let mut line = 0;
    for batch in reader.build().unwrap().map(Result::unwrap) {
        for at in 0..batch.num_rows() {
            for (column, name) in names.iter().enumerate() {
                let Some(field) = batch.column_by_name(name) else {
                    wrong.push(format!("no column '{name}'"));
                    continue;
                };
                let expected = lines
                    .get(line)
                    .map_or("nothing", |cells| cells[column].as_str());
                let found = told(field, at);
                if found != expected {
                    wrong.push(format!(
                        "line {line}, {name}: '{found}' is not '{expected}'"
                    ));
                }
            }
            line += 1;
        }
    }
    if line != lines.len() {
        wrong.push(format!("{line} lines, not {}", lines.len()));
    }
    wrong
}

/// A value as the long table writes it: a number with all its digits and a comma.
fn told(column: &ArrayRef, at: usize) -> String {
    if column.is_null(at) {
        return String::new();
    }
    match column.data_type() {
        DataType::Float64 => column
            .as_primitive::<Float64Type>()
            .value(at)
            .to_string()
            .replace('.', ","),
        DataType::Int32 => column.as_primitive::<Int32Type>().value(at).to_string(),
        DataType::Utf8 => column.as_string::<i32>().value(at).to_owned(),
        DataType::List(_) => {
            let items = column.as_list::<i32>().value(at);
            let items: Vec<&str> = items.as_string::<i32>().iter().flatten().collect();
            items.join(" | ")
        }
        other => panic!("a column of {other}"),
    }
}
