//! Writes a workspace in which each gemeente gets a site: the exports of a sample workspace once for
//! each gemeente, so that all have the same figures under another name.
//!
//! `cargo bench --bench each -- SAMPLE GEMEENTEN DIR`, for instance `groningen-2019 342 DIR`. Then
//! `ijkpunt build DIR` is what is measured. `docs/performance.md` has the figures.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use arrow::array::{Array, ArrayRef, RecordBatch};
use arrow::compute::cast;
use arrow::datatypes::DataType;
use arrow::util::display::{ArrayFormatter, FormatOptions};
use ijkpunt::workspace::Workspace;
use ijkpunt::{Outcome, Quiet, stages};
use ijkpunt_areas::Gemeenten;
use ijkpunt_model::{Area, Table};

const GEMEENTE: &str = "gemeente";

fn main() -> Result<()> {
    // Cargo adds `--bench` of its own accord.
    let words: Vec<String> = std::env::args()
        .skip(1)
        .filter(|word| word != "--bench")
        .collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words.as_slice() {
        [sample, count, folder] => prepare(sample, count.parse()?, Path::new(folder)),
        _ => bail!("usage: SAMPLE GEMEENTEN DIR"),
    }
}

fn prepare(sample: &str, count: usize, folder: &Path) -> Result<()> {
    let source = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("sample-data")
        .join(sample);
    let mut outcome = Outcome::default();
    let workspace = Workspace::open(&source, None, &mut outcome.findings)?;
    let workspace = workspace.context("the sample workspace can't be opened")?;
    let definitions = stages::definitions(&workspace, &mut outcome)?;
    let tables = stages::ingest(&workspace, &definitions, &mut Quiet, &mut outcome)?;
    let mut areas = Gemeenten::builtin().in_year(workspace.settings.year);
    areas.truncate(count);
    fs::create_dir_all(folder.join("exports"))?;
    let mut settings = String::new();
    for (name, table) in &tables {
        let path = folder.join(format!("exports/{name}.csv"));
        let rows = write(table, &areas, &path)?;
        println!("{name}: {rows} rows");
        settings.push_str(&format!(
            "\n[[levering]]\ndataset = \"{name}\"\nbestand = \"{name}.csv\"\n"
        ));
    }
    let own = fs::read_to_string(source.join("ijkpunt.toml"))?;
    // What the sample says of its own exports is not true of these.
    let head: Vec<&str> = own.split("\n[[levering]]").take(1).collect();
    let code = workspace.settings.gemeente.as_ref();
    let code = code.context("the sample is about no gemeente")?;
    let head = head.concat();
    let head = head.replace(&format!("code = \"{code}\""), "elke = true");
    fs::write(folder.join("ijkpunt.toml"), head + &settings)?;
    copy(&source.join("verhaal"), &folder.join("verhaal"))
}

/// Writes the rows of a table once for each gemeente; those of a table that names none, once. A
/// sign stands in the place of its number.
fn write(table: &Table, areas: &[Area], path: &Path) -> Result<usize> {
    let fields = table.schema.fields().iter();
    let names: Vec<&str> = fields
        .map(|field| field.name().as_str())
        .filter(|name| !name.ends_with("_teken"))
        .collect();
    let place = names.iter().position(|name| *name == GEMEENTE);
    let mut out = csv::WriterBuilder::new().delimiter(b';').from_path(path)?;
    out.write_record(&names)?;
    let codes: Vec<&str> = match place {
        Some(_) => areas.iter().map(|area| area.code.as_str()).collect(),
        None => vec![""],
    };
    let mut rows = 0;
    for code in codes {
        for batch in &table.batches {
            let columns: Result<Vec<Vec<String>>> =
                names.iter().map(|name| column(batch, name)).collect();
            let columns = columns?;
            for row in 0..batch.num_rows() {
                let cells =
                    columns
                        .iter()
                        .enumerate()
                        .map(|(at, column)| match Some(at) == place {
                            true => code,
                            false => column.get(row).map_or("", String::as_str),
                        });
                out.write_record(cells)?;
                rows += 1;
            }
        }
    }
    out.flush()?;
    Ok(rows)
}

fn column(batch: &RecordBatch, name: &str) -> Result<Vec<String>> {
    let column = batch.column_by_name(name).context("no such column")?;
    let mut cells = words(column)?;
    if let Some(signs) = batch.column_by_name(&format!("{name}_teken")) {
        for (cell, sign) in cells.iter_mut().zip(words(signs)?) {
            if cell.is_empty() && !sign.is_empty() {
                ".".clone_into(cell);
            }
        }
    }
    Ok(cells)
}

/// A column as an export would write it.
fn words(column: &ArrayRef) -> Result<Vec<String>> {
    let column = match column.data_type() {
        DataType::Dictionary(..) => cast(column, &DataType::Utf8)?,
        _ => column.clone(),
    };
    let options = FormatOptions::default();
    let format = ArrayFormatter::try_new(&column, &options)?;
    let decimal = matches!(
        column.data_type(),
        DataType::Float64 | DataType::Decimal128(..)
    );
    let cells = (0..column.len()).map(|row| {
        let text = format.value(row).to_string();
        match column.data_type() {
            DataType::Boolean if text == "true" => "J".to_owned(),
            DataType::Boolean if text == "false" => "N".to_owned(),
            _ if decimal => text.replace('.', ","),
            _ => text,
        }
    });
    Ok(cells.collect())
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    if !from.is_dir() {
        return Ok(());
    }
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        match entry.file_type()?.is_dir() {
            true => copy(&entry.path(), &target)?,
            false => {
                fs::copy(entry.path(), target)?;
            }
        }
    }
    Ok(())
}
