//! Every indicator on its worked-out cases and on the sample exports, with both engines.
//!
//! `agree.txt` is a ratchet: an indicator in it must go on agreeing, and one that is not in it but
//! agrees must be added. Counts must be equal, other numbers to one in a thousand million.

// Helpers of tests may stop a test, as the tests themselves may.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic
)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use ijkpunt_areas::Gemeenten;
use ijkpunt_engine::{Engine, Polars};
use ijkpunt_engine_datafusion::DataFusion;
use ijkpunt_indicators::{Catalogue, Framework, Request, compute};
use ijkpunt_ingest::{Contract, Setting, Source};
use ijkpunt_model::{Area, Figure, Findings, GemeenteCode, Table};

const TOLERANCE: f64 = 1e-9;

fn repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../..")
        .join(path)
}

/// The TOML files of a folder and its folders, by name.
fn texts(folder: &Path) -> BTreeMap<String, String> {
    let mut texts = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            texts.extend(texts_below(&path));
        } else if path
            .extension()
            .is_some_and(|extension| extension == "toml")
        {
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            texts.insert(name, fs::read_to_string(&path).unwrap());
        }
    }
    texts
}

fn texts_below(folder: &Path) -> BTreeMap<String, String> {
    texts(folder)
}

fn contracts() -> BTreeMap<String, Contract> {
    let mut findings = Findings::new();
    let read = |(name, text): (String, String)| Contract::read(&name, &text, &mut findings);
    let contracts: Vec<Contract> = texts(&repository("pipelines"))
        .into_iter()
        .filter_map(read)
        .collect();
    let named = contracts.into_iter();
    named
        .map(|contract| (contract.dataset().name.clone(), contract))
        .collect()
}

fn catalogue(contracts: &BTreeMap<String, Contract>) -> Catalogue {
    let mut findings = Findings::new();
    let mut files = texts(&repository("indicators"));
    let framework = files.remove("raamwerk.toml").unwrap();
    let framework = Framework::read("raamwerk.toml", &framework, &mut findings);
    let datasets = contracts
        .iter()
        .map(|(name, contract)| (name.clone(), contract.dataset().clone()))
        .collect();
    let definitions = files
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_str(), false));
    let catalogue = Catalogue::read(framework, definitions, &datasets, &mut findings);
    assert!(!findings.block(), "{findings:?}");
    catalogue
}

/// What both engines are asked: tables, a gemeente and a year.
struct Job {
    name: String,
    year: i32,
    gemeente: String,
    tables: BTreeMap<String, Table>,
}

fn read(contract: &Contract, path: &Path) -> Table {
    let source = Source {
        path: path.to_owned(),
        name: path.display().to_string(),
        ..Source::default()
    };
    let gemeenten = Gemeenten::builtin();
    let setting = Setting {
        gemeente: GemeenteCode::parse("GM0014"),
        only_gemeente: false,
        key: None,
        resolve: &|text| gemeenten.resolve(text, 2019).map(|area| area.code),
    };
    ijkpunt_ingest::read(&[source], contract, &[], &setting).0
}

/// The cases that stand beside each indicator: `=== name`, settings, and `== dataset` with rows.
fn cases(contracts: &BTreeMap<String, Contract>) -> Vec<(String, Job)> {
    let folder = tempfile::tempdir().unwrap();
    let mut jobs = Vec::new();
    let mut paths: Vec<PathBuf> = fs::read_dir(repository("crates/indicators/testdata"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .collect();
    paths.sort();
    for path in paths {
        let id = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let text = fs::read_to_string(&path).unwrap();
        for case in text
            .split("\n=== ")
            .flat_map(|part| part.strip_prefix("=== ").or(Some(part)))
        {
            if let Some(job) = job(&id, case, contracts, folder.path()) {
                jobs.push((id.clone(), job));
            }
        }
    }
    jobs
}

fn job(id: &str, case: &str, contracts: &BTreeMap<String, Contract>, folder: &Path) -> Option<Job> {
    let mut parts = case.split("\n== ");
    let head = parts.next()?;
    let setting = |key: &str| {
        let mut lines = head.lines();
        lines.find_map(|line| line.strip_prefix(key)?.strip_prefix(' ').map(str::to_owned))
    };
    let mut tables = BTreeMap::new();
    for part in parts {
        let (name, rows) = part.split_once('\n').unwrap_or((part, ""));
        let Some(contract) = contracts.get(name) else {
            continue;
        };
        let path = folder.join("levering.csv");
        let rows: Vec<&str> = rows.lines().filter(|line| !line.starts_with('#')).collect();
        fs::write(&path, rows.join("\n")).unwrap();
        tables.insert(name.to_owned(), read(contract, &path));
    }
    Some(Job {
        name: format!("{id}, {}", head.lines().next()?),
        year: setting("jaar")?.parse().ok()?,
        gemeente: setting("gemeente")?,
        tables,
    })
}

fn sample(contracts: &BTreeMap<String, Contract>) -> Job {
    let folder = repository("sample-data/groningen-2019");
    let settings = fs::read_to_string(folder.join("ijkpunt.toml")).unwrap();
    let mut tables = BTreeMap::new();
    // What was delivered as what stands in the settings.
    for delivery in settings.split("[[levering]]").skip(1) {
        let value = |key: &str| {
            let mut lines = delivery.lines();
            let line = lines.find_map(|line| line.strip_prefix(key)?.trim().strip_prefix('='));
            line.unwrap().trim().trim_matches('"').to_owned()
        };
        let contract = &contracts[&value("dataset")];
        let path = folder.join("exports").join(value("bestand"));
        tables.insert(contract.dataset().name.clone(), read(contract, &path));
    }
    let found: Vec<&String> = tables.keys().collect();
    assert!(
        tables.len() > 8,
        "of the sample exports only {found:?} were found"
    );
    Job {
        name: "groningen-2019".to_owned(),
        year: 2019,
        gemeente: "GM0014".to_owned(),
        tables,
    }
}

fn figures(
    engine: &mut dyn Engine,
    catalogue: &Catalogue,
    id: &str,
    job: &Job,
) -> Result<Vec<Figure>, String> {
    let areas = [Area {
        code: GemeenteCode::parse(&job.gemeente).unwrap(),
        name: job.gemeente.clone(),
        province: String::new(),
        indelingsjaar: job.year,
    }];
    let request = Request {
        year: job.year,
        peildatum: None,
        areas: &areas,
    };
    let wanted = BTreeSet::from([id.to_owned()]);
    let mut findings = Findings::new();
    compute(
        catalogue,
        &wanted,
        &job.tables,
        engine,
        &request,
        &mut findings,
    )
    .map_err(|error| error.to_string())
}

/// What differs between two lists of figures.
fn differences(ours: &[Figure], theirs: &[Figure]) -> Vec<String> {
    let mut wrong = Vec::new();
    if ours.len() != theirs.len() {
        wrong.push(format!("{} figures against {}", ours.len(), theirs.len()));
    }
    for (one, other) in ours.iter().zip(theirs) {
        let numbers = |f: &Figure| [f.teller, f.noemer, f.waarde, f.ondergrens, f.bovengrens];
        let close = numbers(one)
            .iter()
            .zip(numbers(other))
            .all(|(a, b)| same(*a, b));
        let alike =
            (&one.periode, &one.klasse, one.teken) == (&other.periode, &other.klasse, other.teken);
        if !(close && alike) {
            wrong.push(format!("{one:?}\n  against {other:?}"));
        }
    }
    wrong
}

fn same(one: Option<f64>, other: Option<f64>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) if one.fract() == 0.0 => one == other,
        (Some(one), Some(other)) => (one - other).abs() <= TOLERANCE * one.abs().max(1.0),
        (None, None) => true,
        _ => false,
    }
}

#[test]
fn both_engines_give_the_same_figures() {
    let contracts = contracts();
    let catalogue = catalogue(&contracts);
    let sample = sample(&contracts);
    let cases = cases(&contracts);
    assert!(cases.len() > 60, "only {} cases were found", cases.len());
    let listed: BTreeSet<String> = include_str!("agree.txt")
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(str::to_owned)
        .collect();
    let (mut agreeing, mut said) = (BTreeSet::new(), Vec::new());
    let mut compared = 0;
    for indicator in catalogue.iter() {
        let own = cases.iter().filter(|(id, _)| *id == indicator.id);
        let mut wrong = Vec::new();
        for job in own.map(|(_, job)| job).chain([&sample]) {
            let ours = figures(&mut Polars::new(), &catalogue, &indicator.id, job);
            let theirs = figures(
                &mut DataFusion::new().unwrap(),
                &catalogue,
                &indicator.id,
                job,
            );
            match (ours, theirs) {
                (Ok(ours), Ok(theirs)) => {
                    compared += ours.len();
                    let found = differences(&ours, &theirs);
                    wrong.extend(
                        found
                            .into_iter()
                            .map(|line| format!("{}: {line}", job.name)),
                    );
                }
                (ours, theirs) => wrong.extend(
                    [ours.err(), theirs.err()]
                        .into_iter()
                        .flatten()
                        .map(|why| format!("{}: {why}", job.name)),
                ),
            }
        }
        match wrong.is_empty() {
            true => drop(agreeing.insert(indicator.id.clone())),
            false => said.push(format!("{}:\n{}", indicator.id, wrong.join("\n"))),
        }
    }
    println!(
        "{compared} figures of {} indicators compared",
        catalogue.iter().count()
    );
    let lost: Vec<&String> = listed.difference(&agreeing).collect();
    let gained: Vec<&String> = agreeing.difference(&listed).collect();
    assert!(
        lost.is_empty(),
        "no longer the same: {lost:?}\n{}",
        said.join("\n")
    );
    assert!(gained.is_empty(), "add these to agree.txt: {gained:?}");
}
