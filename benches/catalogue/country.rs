//! A country of municipalities that are all alike: the exports of the sample workspaces, once for
//! each gemeente.

use std::path::Path;
use std::sync::Arc;

use anyhow::{Context, Result};
use arrow::array::{Array, ArrayRef, AsArray, Date32Array, RecordBatch, StringArray};
use arrow::compute::{cast, concat_batches};
use arrow::datatypes::{DataType, Date32Type};
use ijkpunt::workspace::Workspace;
use ijkpunt::{Outcome, Quiet, stages};
use ijkpunt_areas::Gemeenten;
use ijkpunt_model::{Area, Table};

/// Workspaces that have a dataset, the richest first.
const WORKSPACES: [&str; 3] = ["maastricht-2024", "groningen-2019", "albrandswaard-2020"];
/// Every other copy lies five years earlier, so that eleven years hold something.
const EARLIER: i32 = 5;

/// The gemeenten of 2024.
pub fn areas() -> Vec<Area> {
    Gemeenten::builtin().in_year(2024)
}

/// Writes the typed tables of all datasets that a sample workspace has.
pub fn prepare(times: usize, folder: &Path) -> Result<()> {
    let mut done: Vec<String> = Vec::new();
    for name in WORKSPACES {
        let path = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("sample-data")
            .join(name);
        let mut outcome = Outcome::default();
        let workspace = Workspace::open(&path, None, &mut outcome.findings)?;
        let workspace = workspace.context("a sample workspace can't be opened")?;
        let definitions = stages::definitions(&workspace, &mut outcome)?;
        let tables = stages::ingest(&workspace, &definitions, &mut Quiet, &mut outcome)?;
        for (dataset, table) in tables {
            // What is about the whole country is not spread over its gemeenten.
            if done.contains(&dataset) || table.schema.index_of("gemeente").is_err() {
                continue;
            }
            let copies = if dataset == "uitkeringen" { times } else { 2 };
            let country = spread(&table, copies)?;
            println!("{dataset}: {} rows", country.rows());
            ijkpunt_publish::keep_table(&folder.join("tabellen"), &country)?;
            done.push(dataset);
        }
    }
    Ok(())
}

/// The table once for each gemeente, with so many copies of each row under other keys.
fn spread(table: &Table, copies: usize) -> Result<Table> {
    let whole = concat_batches(&table.schema, &table.batches)?;
    let versions: Result<Vec<RecordBatch>> =
        (0..copies).map(|copy| version(&whole, copy)).collect();
    let versions = versions?;
    let one = concat_batches(&table.schema, &versions)?;
    let mut batches = Vec::new();
    for area in areas() {
        batches.push(with_gemeente(&one, area.code.as_str())?);
    }
    Ok(Table {
        batches,
        deliveries: Vec::new(),
        ..table.clone()
    })
}

/// A copy of all rows: the odd ones some years earlier, and all but the first under other keys.
fn version(batch: &RecordBatch, copy: usize) -> Result<RecordBatch> {
    let earlier = if copy % 2 == 1 { EARLIER } else { 0 };
    let schema = batch.schema();
    let mut columns: Vec<ArrayRef> = Vec::new();
    for (field, column) in schema.fields().iter().zip(batch.columns()) {
        let column = match field.name().as_str() {
            "clientnummer" | "dossier" if copy > 0 => {
                texts(column, |text| format!("{text}-{copy}"))?
            }
            "periode" if earlier > 0 => texts(column, |text| shifted(text, earlier))?,
            _ => match column.as_primitive_opt::<Date32Type>() {
                Some(days) if earlier > 0 => Arc::new(
                    days.iter()
                        .map(|day| day.map(|day| day - earlier * 365))
                        .collect::<Date32Array>(),
                ),
                _ => column.clone(),
            },
        };
        columns.push(cast(&column, field.data_type())?);
    }
    Ok(RecordBatch::try_new(schema, columns)?)
}

fn texts(column: &ArrayRef, change: impl Fn(&str) -> String) -> Result<ArrayRef> {
    let column = cast(column, &DataType::Utf8)?;
    let texts = column.as_string::<i32>();
    let changed = texts.iter().map(|text| text.map(&change));
    Ok(Arc::new(changed.collect::<StringArray>()))
}

/// A period in CBS notation, some years earlier.
fn shifted(period: &str, years: i32) -> String {
    let (year, rest) = period.split_at_checked(4).unwrap_or((period, ""));
    match year.parse::<i32>() {
        Ok(year) => format!("{}{rest}", year - years),
        Err(_) => period.to_owned(),
    }
}

fn with_gemeente(batch: &RecordBatch, code: &str) -> Result<RecordBatch> {
    let schema = batch.schema();
    let place = schema.index_of("gemeente")?;
    let mut columns = batch.columns().to_vec();
    let codes: ArrayRef = Arc::new(StringArray::from(vec![code; batch.num_rows()]));
    if let Some(column) = columns.get_mut(place) {
        *column = cast(&codes, column.data_type())?;
    }
    Ok(RecordBatch::try_new(schema, columns)?)
}
