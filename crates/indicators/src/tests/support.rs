//! The built-in contracts and definitions, and tables read as a run reads them.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use ijkpunt_engine::Polars;
use ijkpunt_ingest::{Contract, Setting, Source};
use ijkpunt_model::{Area, Dataset, Figure, Findings, GemeenteCode, Table};

use crate::{Catalogue, Framework, Request, compute};

/// A path from the root of the repository.
pub(super) fn root(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../..")
        .join(path)
}

/// A text file with Unix line ends.
pub(super) fn text(path: &Path) -> String {
    let text = std::fs::read_to_string(path).unwrap();
    text.replace("\r\n", "\n")
}

/// All built-in contracts, by name.
pub(super) fn contracts() -> &'static BTreeMap<String, Contract> {
    static CONTRACTS: LazyLock<BTreeMap<String, Contract>> = LazyLock::new(|| {
        let mut contracts = BTreeMap::new();
        for path in files(&root("pipelines")) {
            let mut findings = Findings::new();
            let name = path.file_name().unwrap().to_str().unwrap();
            let contract = Contract::read(name, &text(&path), &mut findings);
            assert!(findings.is_empty(), "{}", lines(&findings).join("\n"));
            let contract = contract.unwrap();
            contracts.insert(contract.dataset().name.clone(), contract);
        }
        contracts
    });
    &CONTRACTS
}

/// What the definitions may know of the built-in contracts.
pub(super) fn datasets() -> BTreeMap<String, Dataset> {
    contracts()
        .iter()
        .map(|(name, contract)| (name.clone(), contract.dataset().clone()))
        .collect()
}

/// The built-in framework.
pub(super) fn framework() -> Framework {
    let mut findings = Findings::new();
    let path = root("indicators/raamwerk.toml");
    let framework = Framework::read("raamwerk.toml", &text(&path), &mut findings);
    assert!(findings.is_empty(), "{}", lines(&findings).join("\n"));
    framework
}

/// The built-in definitions as (file name, text), by file name.
pub(super) fn definitions() -> &'static [(String, String)] {
    static DEFINITIONS: LazyLock<Vec<(String, String)>> = LazyLock::new(|| {
        let folders = std::fs::read_dir(root("indicators")).unwrap();
        let mut definitions: Vec<(String, String)> = folders
            .map(|entry| entry.unwrap().path())
            .filter(|path| path.is_dir())
            .flat_map(|folder| files(&folder))
            .map(|path| {
                let name = path.file_name().unwrap().to_str().unwrap();
                (format!("indicators/{name}"), text(&path))
            })
            .collect();
        definitions.sort();
        definitions
    });
    &DEFINITIONS
}

/// The built-in catalogue; a definition with a fault fails every test.
pub(super) fn builtin() -> &'static Catalogue {
    static BUILTIN: LazyLock<Catalogue> = LazyLock::new(|| {
        let files: Vec<(&str, &str)> = definitions()
            .iter()
            .map(|(file, text)| (file.as_str(), text.as_str()))
            .collect();
        let (catalogue, found) = catalogue(&files);
        assert!(found.is_empty(), "{}", lines(&found).join("\n"));
        catalogue
    });
    &BUILTIN
}

/// A catalogue of the given files over the built-in contracts.
pub(super) fn catalogue(files: &[(&str, &str)]) -> (Catalogue, Findings) {
    let mut findings = Findings::new();
    let files = files.iter().map(|(file, text)| (*file, *text, false));
    let catalogue = Catalogue::read(framework(), files, &datasets(), &mut findings);
    (catalogue, findings)
}

/// A catalogue of one definition that must be faultless. Its file is named after its id.
pub(super) fn only(id: &str, definition: &str) -> Catalogue {
    let (catalogue, findings) = catalogue(&[(&format!("indicators/{id}.toml"), definition)]);
    assert!(findings.is_empty(), "{}", lines(&findings).join("\n"));
    catalogue
}

/// The text of a built-in definition.
pub(super) fn definition(id: &str) -> &'static str {
    let file = format!("indicators/{id}.toml");
    let found = definitions().iter().find(|(name, _)| *name == file);
    &found.expect("a built-in definition").1
}

/// A delivery, read by its built-in contract. Whatever ingest has to say of it fails the test,
/// since a row that fell out would make another test than the one that was written.
pub(super) fn table(dataset: &str, delivery: &str) -> Table {
    let folder = tempfile::tempdir().unwrap();
    let source = Source {
        path: folder.path().join("levering.csv"),
        name: format!("exports/{dataset}.csv"),
        ..Source::default()
    };
    std::fs::write(&source.path, delivery).unwrap();
    let setting = Setting {
        gemeente: None,
        only_gemeente: false,
        key: None,
        resolve: &GemeenteCode::parse,
    };
    let contract = &contracts()[dataset];
    let (table, findings) = ijkpunt_ingest::read(&[source], contract, &[], &setting);
    let rows = delivery.trim_end().lines().count().saturating_sub(1);
    let said = lines(&findings).join("\n");
    assert_eq!(table.rows(), rows, "{dataset}: {said}");
    assert!(findings.is_empty() || rows == 0, "{dataset}: {said}");
    table
}

/// Tables by the name of their dataset.
pub(super) fn tables(deliveries: &[(&str, &str)]) -> BTreeMap<String, Table> {
    deliveries
        .iter()
        .map(|(dataset, text)| ((*dataset).to_owned(), table(dataset, text)))
        .collect()
}

/// A gemeente with this code.
pub(super) fn area(code: &str, year: i32) -> Area {
    Area {
        code: GemeenteCode::parse(code).unwrap(),
        name: code.to_owned(),
        province: "Groningen".to_owned(),
        indelingsjaar: year,
    }
}

/// All figures of a catalogue over tables.
pub(super) fn figures(
    catalogue: &Catalogue,
    tables: &BTreeMap<String, Table>,
    request: &Request<'_>,
) -> (Vec<Figure>, Findings) {
    let all: Vec<&str> = catalogue.iter().map(|i| i.id.as_str()).collect();
    figures_of(catalogue, &all, tables, request)
}

/// The figures of some indicators of a catalogue.
pub(super) fn figures_of(
    catalogue: &Catalogue,
    wanted: &[&str],
    tables: &BTreeMap<String, Table>,
    request: &Request<'_>,
) -> (Vec<Figure>, Findings) {
    let wanted: BTreeSet<String> = wanted.iter().map(|id| (*id).to_owned()).collect();
    let mut findings = Findings::new();
    let mut engine = Polars::new();
    let figures = compute(
        catalogue,
        &wanted,
        tables,
        &mut engine,
        request,
        &mut findings,
    );
    (figures.unwrap(), findings)
}

/// The figures of GM0014 in 2019.
pub(super) fn in_2019(
    catalogue: &Catalogue,
    deliveries: &[(&str, &str)],
) -> (Vec<Figure>, Findings) {
    let areas = [area("GM0014", 2019)];
    let request = Request {
        year: 2019,
        peildatum: None,
        areas: &areas,
    };
    figures(catalogue, &tables(deliveries), &request)
}

/// One line a finding: place, code, words.
pub(super) fn lines(findings: &Findings) -> Vec<String> {
    findings
        .iter()
        .map(|f| format!("{} {} {}", f.place_words(true), f.code, f.what))
        .collect()
}

/// The TOML files of a folder, in order of name.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ext| ext == "toml"))
        .collect();
    files.sort();
    files
}
