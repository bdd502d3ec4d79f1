//! Measures the whole catalogue over a whole country: every built-in indicator for 342 gemeenten
//! and 11 years, in as few scans as the compiler makes of it.
//!
//! `cargo bench --bench catalogue -- prepare TIMES DIR` writes typed tables: the exports of the
//! sample workspaces once for each gemeente, the benefit spells TIMES over. `-- run DIR` computes
//! every indicator over them, writes each statement and its result, and says how often each dataset
//! was scanned and what an indicator took. `benches/peer_catalogue.py DIR` runs the same statements
//! in DuckDB and compares the results. `docs/performance.md` has the figures.

mod country;
mod timed;
#[path = "../usage.rs"]
mod usage;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail, ensure};
use ijkpunt_indicators::{Catalogue, Framework, Request, compute_years};
use ijkpunt_ingest::Contract;
use ijkpunt_model::{Findings, Table};
use include_dir::{Dir, include_dir};

use crate::timed::Timed;
use crate::usage::Clock;

static CONTRACTS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/pipelines");
static INDICATORS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/indicators");
const YEARS: std::ops::RangeInclusive<i32> = 2014..=2024;

fn main() -> Result<()> {
    // Cargo adds `--bench` of its own accord.
    let words: Vec<String> = std::env::args()
        .skip(1)
        .filter(|word| word != "--bench")
        .collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["prepare", times, folder] => country::prepare(times.parse()?, Path::new(folder)),
        ["run", folder] => run(Path::new(folder)),
        _ => bail!("usage: prepare TIMES DIR | run DIR"),
    }
}

fn run(folder: &Path) -> Result<()> {
    let mut clock = Clock::start();
    let catalogue = catalogue()?;
    let tables = tables(&folder.join("tabellen"))?;
    clock.lap("definitions and tables");
    for (name, table) in &tables {
        println!("  {name}: {} rows", table.rows());
    }
    let areas = country::areas();
    let requests: Vec<Request<'_>> = YEARS
        .map(|year| Request {
            year,
            peildatum: None,
            areas: &areas,
        })
        .collect();
    let wanted: BTreeSet<String> = catalogue.iter().map(|i| i.id.clone()).collect();
    let mut engine = Timed::new(&folder.join("vragen"))?;
    let figures = compute_years(
        &catalogue,
        &wanted,
        &tables,
        &mut engine,
        &requests,
        &mut Findings::new(),
    )?;
    clock.lap("compute");
    let known = figures.iter().filter(|figure| figure.waarde.is_some());
    let (known, with) = known.fold((0, BTreeSet::new()), |(count, mut ids), figure| {
        ids.insert(figure.indicator.as_str());
        (count + 1, ids)
    });
    println!(
        "{} indicators, {} of them with a figure; {} figures, {known} of them with a number",
        wanted.len(),
        with.len(),
        figures.len()
    );
    engine.report(wanted.len());
    Ok(())
}

/// The built-in definitions.
fn catalogue() -> Result<Catalogue> {
    let mut findings = Findings::new();
    let mut datasets = BTreeMap::new();
    for (name, text) in texts(&CONTRACTS)? {
        let contract = Contract::read(&name, text, &mut findings);
        datasets.extend(contract.map(|c| (c.dataset().name.clone(), c.dataset().clone())));
    }
    let mut framework = Framework::default();
    let mut definitions = Vec::new();
    for (name, text) in texts(&INDICATORS)? {
        match name.as_str() {
            "raamwerk.toml" => framework = Framework::read(&name, text, &mut findings),
            _ => definitions.push((name, text)),
        }
    }
    let files = definitions
        .iter()
        .map(|(name, text)| (name.as_str(), *text, false));
    let catalogue = Catalogue::read(framework, files, &datasets, &mut findings);
    ensure!(findings.is_empty(), "the definitions have faults");
    Ok(catalogue)
}

/// All TOML files of a folder and the folders in it, by file name.
fn texts<'a>(folder: &'a Dir<'a>) -> Result<Vec<(String, &'a str)>> {
    let mut found = Vec::new();
    for file in folder.files() {
        let name = file.path().file_name().and_then(|name| name.to_str());
        let name = name.context("a file name is not UTF-8")?.to_owned();
        found.push((name, file.contents_utf8().context("a text is not UTF-8")?));
    }
    for inner in folder.dirs() {
        found.extend(texts(inner)?);
    }
    Ok(found)
}

fn tables(folder: &Path) -> Result<BTreeMap<String, Table>> {
    let mut tables = BTreeMap::new();
    for entry in fs::read_dir(folder).context("prepare the tables first")? {
        let path = entry?.path();
        let name = path.file_stem().and_then(|name| name.to_str());
        let name = name.context("a file name is not UTF-8")?.to_owned();
        let table = ijkpunt_publish::read_table(&path, &name)?;
        tables.insert(name, table);
    }
    Ok(tables)
}
