//! Reads test files and writes findings as lines.

use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use ijkpunt_areas::Gemeenten;
use ijkpunt_model::{Findings, GemeenteCode, Table};
use zip::write::SimpleFileOptions;

use crate::{Contract, Setting, Source, read};

/// The year whose gemeenten the tests mean.
const YEAR: i32 = 2019;

/// A file of this crate.
pub(super) fn file(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

/// A contract from the test data or from the pipelines.
pub(super) fn contract(name: &str) -> Contract {
    let own = file(&format!("testdata/{name}.toml"));
    let path = match own.exists() {
        true => own,
        false => file(&format!("../../pipelines/{name}.toml")),
    };
    let text = std::fs::read_to_string(&path).unwrap();
    let mut findings = Findings::new();
    let contract = Contract::read(&format!("{name}.toml"), &text, &mut findings);
    assert!(findings.is_empty(), "{}", lines(&findings).join("\n"));
    contract.unwrap()
}

/// All contracts of the pipelines, in order of name.
pub(super) fn pipelines() -> &'static [Contract] {
    static PIPELINES: LazyLock<Vec<Contract>> = LazyLock::new(read_pipelines);
    &PIPELINES
}

fn read_pipelines() -> Vec<Contract> {
    let mut names: Vec<String> = std::fs::read_dir(file("../../pipelines"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter_map(|name| name.strip_suffix(".toml").map(str::to_owned))
        .collect();
    names.sort();
    names.iter().map(|name| contract(name)).collect()
}

/// A source from the test data.
pub(super) fn source(name: &str) -> Source {
    source_at(file(&format!("testdata/{name}")))
}

/// A source anywhere.
pub(super) fn source_at(path: PathBuf) -> Source {
    let name = path.file_name().unwrap().to_str().unwrap().to_owned();
    Source {
        path,
        name,
        constants: BTreeMap::new(),
        ..Source::default()
    }
}

/// Reads files in the setting of Groningen.
pub(super) fn read_in(
    year: i32,
    only_gemeente: bool,
    sources: &[Source],
    contract: &Contract,
) -> (Table, Findings) {
    read_keyed(year, only_gemeente, sources, contract, None)
}

/// The same, with a key to hash identifiers.
pub(super) fn read_keyed(
    year: i32,
    only_gemeente: bool,
    sources: &[Source],
    contract: &Contract,
    key: Option<&[u8]>,
) -> (Table, Findings) {
    static GEMEENTEN: LazyLock<Gemeenten> = LazyLock::new(Gemeenten::builtin);
    let resolve = |text: &str| GEMEENTEN.resolve(text, year).map(|area| area.code);
    let setting = Setting {
        gemeente: GemeenteCode::parse("GM0014"),
        only_gemeente,
        key,
        resolve: &resolve,
    };
    read(sources, contract, pipelines(), &setting)
}

/// Reads one test file by a contract. Behind the file's name may stand constants of the delivery:
/// `lijst.csv peildatum=2019-12-31`.
pub(super) fn read_case(contract_name: &str, case: &str) -> (Table, Findings) {
    let mut words = case.split(' ');
    let name = words.next().unwrap();
    let mut source = source(name);
    for constant in words {
        let (column, value) = constant.split_once('=').unwrap();
        source.constants.insert(column.into(), value.into());
    }
    let only_gemeente = name.starts_with("andere");
    read_in(YEAR, only_gemeente, &[source], &contract(contract_name))
}

/// One line a finding: severity, code, place, and how often.
pub(super) fn lines(findings: &Findings) -> Vec<String> {
    findings
        .iter()
        .map(|finding| {
            format!(
                "{} {} {} | {}",
                finding.severity,
                finding.code,
                finding.place_words(true),
                finding.what
            )
        })
        .collect()
}

/// The table as lines of text, for comparison.
pub(super) fn rows(table: &Table) -> Vec<String> {
    let mut rows = Vec::new();
    for batch in &table.batches {
        for row in 0..batch.num_rows() {
            let cells: Vec<String> = batch
                .columns()
                .iter()
                .map(|column| cell(column, row))
                .collect();
            rows.push(cells.join("|"));
        }
    }
    rows
}

fn cell(column: &arrow::array::ArrayRef, row: usize) -> String {
    use arrow::array::{Array, AsArray};
    use arrow::datatypes::{Date32Type, Float64Type, Int32Type, Int64Type};
    if column.is_null(row) {
        return String::new();
    }
    match column.data_type() {
        arrow::datatypes::DataType::Int64 => {
            column.as_primitive::<Int64Type>().value(row).to_string()
        }
        arrow::datatypes::DataType::Float64 => {
            column.as_primitive::<Float64Type>().value(row).to_string()
        }
        arrow::datatypes::DataType::Date32 => column
            .as_primitive::<Date32Type>()
            .value_as_date(row)
            .unwrap()
            .to_string(),
        arrow::datatypes::DataType::Boolean => column.as_boolean().value(row).to_string(),
        arrow::datatypes::DataType::Utf8 => column.as_string::<i32>().value(row).to_owned(),
        _ => {
            let dictionary = column.as_dictionary::<Int32Type>();
            let key = usize::try_from(dictionary.keys().value(row)).unwrap();
            dictionary.values().as_string::<i32>().value(key).to_owned()
        }
    }
}

/// A file in the temporary folder, removed at the end.
pub(super) struct Temporary(pub PathBuf);

impl Temporary {
    /// Writes a file whose name is this test's own.
    pub(super) fn new(name: &str, bytes: &[u8]) -> Temporary {
        let file = Temporary::named(name);
        std::fs::write(&file.0, bytes).unwrap();
        file
    }

    /// A place for a file that the caller writes.
    pub(super) fn named(name: &str) -> Temporary {
        Temporary(std::env::temp_dir().join(format!("ijkpunt-{}-{name}", std::process::id())))
    }

    /// The name that findings show.
    pub(super) fn name(&self) -> String {
        self.source().name
    }

    /// The file as a source.
    pub(super) fn source(&self) -> Source {
        source_at(self.0.clone())
    }
}

impl Drop for Temporary {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.0);
    }
}

/// A zip archive of these files, deflated.
pub(super) fn zipped(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
    for (name, bytes) in files {
        archive.start_file(*name, options).unwrap();
        archive.write_all(bytes).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

/// The parts of a zip archive.
pub(super) fn unzipped(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    (0..archive.len())
        .map(|index| {
            let mut part = archive.by_index(index).unwrap();
            let mut bytes = Vec::new();
            part.read_to_end(&mut bytes).unwrap();
            (part.name().unwrap().into_owned(), bytes)
        })
        .collect()
}
