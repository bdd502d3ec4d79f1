//! The measured job: the same line of rooms that a build goes through, over a whole country.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Write;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use chrono::Datelike;
use ijkpunt_engine::Polars;
use ijkpunt_indicators::{Catalogue, Framework, Request};
use ijkpunt_ingest::{Contract, Setting, Source};
use ijkpunt_model::{Area, Figure, Findings, GemeenteCode, Period, TOTAAL, Table};
use include_dir::{Dir, include_dir};

use crate::usage::Clock;

static CONTRACTS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/benches/contracts");
static INDICATORS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/benches/indicators");
const FRAMEWORK: &str = include_str!("../../indicators/raamwerk.toml");

const YEARS: std::ops::RangeInclusive<i32> = 2014..=2024;
/// The columns of `facts.csv` after gemeente and year. Of a stand the one at the end of the year.
const FACTS: [&str; 14] = [
    "stand",
    "instroom",
    "uitstroom",
    "uit_werk",
    "uit_onderwijs",
    "aandeel_werk",
    "per_1000",
    "mediane_duur",
    "cohort",
    "pip_70",
    "voldaan",
    "lr_b1",
    "lr_onderwijs",
    "lr_z",
];

/// Reads the exports in a folder, computes every figure, and writes `facts.csv` and `errors.csv`.
pub fn run(folder: &Path, out: &Path) -> Result<()> {
    fs::create_dir_all(out)?;
    let mut clock = Clock::start();
    let mut findings = Findings::new();
    let contracts = contracts(&mut findings)?;
    let catalogue = catalogue(&contracts, &mut findings);
    ensure!(
        findings.is_empty(),
        "the definitions have faults: {:?}",
        findings.iter().next()
    );
    clock.lap("definitions");
    // Strict, as a register would be: a code is spelt as it should be, and has inhabitants.
    let exact = |text: &str| GemeenteCode::parse(text).filter(|code| code.as_str() == text);
    let inwoners = ingest(folder, "inwoners", &contracts, &exact, &mut findings)?;
    let areas = areas(&inwoners);
    let codes: BTreeSet<&str> = areas.iter().map(|area| area.code.as_str()).collect();
    let known = |text: &str| exact(text).filter(|code| codes.contains(code.as_str()));
    let mut tables = BTreeMap::from([("inwoners".to_owned(), inwoners)]);
    for name in ["inburgering", "uitkeringen"] {
        let table = ingest(folder, name, &contracts, &known, &mut findings)?;
        let read = table
            .deliveries
            .first()
            .map_or(0, |delivery| delivery.rows_read);
        println!(
            "{name}: {} valid, {} not",
            table.rows(),
            read - table.rows() as u64
        );
        tables.insert(name.to_owned(), table);
        clock.lap(&format!("ingest {name}"));
    }
    let wanted: BTreeSet<String> = catalogue
        .iter()
        .map(|indicator| indicator.id.clone())
        .collect();
    let mut engine = Polars::new();
    let mut refused = Findings::new();
    let request = |year| Request {
        year,
        peildatum: None,
        areas: &areas,
    };
    let requests: Vec<Request<'_>> = YEARS.map(request).collect();
    let figures = ijkpunt_indicators::compute_years(
        &catalogue,
        &wanted,
        &tables,
        &mut engine,
        &requests,
        &mut refused,
    )?;
    clock.lap("compute");
    write_facts(&figures, &areas, out)?;
    write_errors(&findings, out)?;
    clock.lap("write");
    println!(
        "{} figures; {} ratios refused",
        figures.len(),
        refused.len()
    );
    Ok(())
}

fn contracts(findings: &mut Findings) -> Result<BTreeMap<String, Contract>> {
    let mut contracts = BTreeMap::new();
    for (name, text) in texts(&CONTRACTS)? {
        let contract = Contract::read(name, text, findings);
        contracts.extend(contract.map(|contract| (contract.dataset().name.clone(), contract)));
    }
    Ok(contracts)
}

fn catalogue(contracts: &BTreeMap<String, Contract>, findings: &mut Findings) -> Catalogue {
    let framework = Framework::read("raamwerk.toml", FRAMEWORK, findings);
    let datasets = contracts
        .iter()
        .map(|(name, contract)| (name.clone(), contract.dataset().clone()))
        .collect();
    let files = texts(&INDICATORS).unwrap_or_default();
    let files = files.into_iter().map(|(name, text)| (name, text, false));
    Catalogue::read(framework, files, &datasets, findings)
}

fn texts<'a>(folder: &'a Dir<'a>) -> Result<Vec<(&'a str, &'a str)>> {
    let text =
        |file: &'a include_dir::File<'a>| Some((file.path().to_str()?, file.contents_utf8()?));
    folder
        .files()
        .map(|file| text(file).context("a definition is not UTF-8"))
        .collect()
}

fn ingest(
    folder: &Path,
    name: &str,
    contracts: &BTreeMap<String, Contract>,
    resolve: &(dyn Fn(&str) -> Option<GemeenteCode> + Sync),
    findings: &mut Findings,
) -> Result<Table> {
    let contract = contracts.get(name).context("no such contract")?;
    let source = Source {
        path: folder.join(format!("{name}.csv")),
        name: format!("{name}.csv"),
        ..Source::default()
    };
    let setting = Setting {
        gemeente: None,
        only_gemeente: false,
        key: None,
        resolve,
    };
    let (table, found) = ijkpunt_ingest::read(&[source], contract, &[], &setting);
    findings.append(found);
    Ok(table)
}

fn areas(inwoners: &Table) -> Vec<Area> {
    let mut codes: Vec<String> = Vec::new();
    for batch in &inwoners.batches {
        let column = batch.column_by_name("gemeente").and_then(|column| {
            arrow::compute::cast(column, &arrow::datatypes::DataType::Utf8).ok()
        });
        let Some(column) = column else { continue };
        let texts = column.as_any().downcast_ref::<arrow::array::StringArray>();
        codes.extend(texts.into_iter().flatten().flatten().map(str::to_owned));
    }
    codes.sort();
    codes.dedup();
    let area = |code: &String| {
        let code = GemeenteCode::parse(code)?;
        Some(Area {
            name: code.to_string(),
            code,
            province: String::new(),
            indelingsjaar: 2024,
        })
    };
    codes.iter().filter_map(area).collect()
}

fn write_facts(figures: &[Figure], areas: &[Area], out: &Path) -> Result<()> {
    let mut values: BTreeMap<(&str, i32, &str), f64> = BTreeMap::new();
    for figure in figures
        .iter()
        .filter(|figure| figure.uitsplitsing == TOTAAL)
    {
        let year = match figure.periode {
            Period::Peildatum(day) => day.year() - 1,
            period => period.year(),
        };
        if let Some(value) = figure.waarde {
            values.insert(
                (figure.gemeente.as_str(), year, figure.indicator.as_str()),
                value,
            );
        }
    }
    let mut file = std::io::BufWriter::new(fs::File::create(out.join("facts.csv"))?);
    writeln!(file, "gemeente,jaar,{}", FACTS.join(","))?;
    for area in areas {
        for year in YEARS {
            write!(file, "{},{year}", area.code)?;
            for fact in FACTS {
                match values.get(&(area.code.as_str(), year, fact)) {
                    Some(value) => write!(file, ",{value}")?,
                    None => write!(file, ",")?,
                }
            }
            writeln!(file)?;
        }
    }
    Ok(file.flush()?)
}

fn write_errors(findings: &Findings, out: &Path) -> Result<()> {
    let mut file = std::io::BufWriter::new(fs::File::create(out.join("errors.csv"))?);
    writeln!(file, "bestand;kolom;code;aantal;rij;waarde")?;
    for finding in findings.iter() {
        let column = finding.place.column.as_deref().unwrap_or_default();
        for spot in &finding.spots {
            let code = finding.code.id();
            let place = &finding.place.file;
            writeln!(
                file,
                "{place};{column};{code};{};{};{}",
                finding.count, spot.row, spot.value
            )?;
        }
    }
    Ok(file.flush()?)
}
