//! Measures ingest alone: one large export, every cell checked, every fault located, the key of
//! each row compared with all others; then the rules between its rows, one by one.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::Read;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use ijkpunt_ingest::{Contract, Setting, Source, check_rules};
use ijkpunt_model::{Findings, GemeenteCode, Table};

use crate::usage::Clock;

const UITKERINGEN: &str = include_str!("../contracts/uitkeringen.toml");
const INWONERS: &str = include_str!("../contracts/inwoners.toml");
/// The key of the measured export; the job over all exports does without.
const KEY: &str = r#"sleutel = ["gemeente", "clientnummer", "regeling", "ingangsdatum"]"#;
/// Rules as the contracts in `pipelines` have them.
const RULES: [(&str, &str); 3] = [
    (
        "overlap",
        r#"per = ["gemeente", "clientnummer", "regeling"]
begin = "ingangsdatum"
einde = "einddatum""#,
    ),
    (
        "uniek",
        r#"kolommen = ["gemeente", "clientnummer", "regeling", "ingangsdatum"]"#,
    ),
    (
        "sprong",
        r#"per = ["gemeente"]
grens = "25%""#,
    ),
];

/// Reads `uitkeringen.csv` of a folder and says what it took.
pub fn strict(folder: &Path) -> Result<()> {
    let mut clock = Clock::start();
    let (table, findings) = uitkeringen(folder, &mut clock)?;
    report(&table, &findings);
    Ok(())
}

/// Only finds the separators of `uitkeringen.csv`: what any reader of it must do.
pub fn floor(folder: &Path) -> Result<()> {
    let mut clock = Clock::start();
    let mut file = File::open(folder.join("uitkeringen.csv"))?;
    let mut buffer = vec![0; 1 << 20];
    let (mut cells, mut rows, mut places) = (0_u64, 0_u64, 0_usize);
    loop {
        let length = file.read(&mut buffer)?;
        let Some(bytes) = buffer.get(..length).filter(|bytes| !bytes.is_empty()) else {
            break;
        };
        for place in memchr::memchr2_iter(b';', b'\n', bytes) {
            cells += 1;
            rows += u64::from(bytes.get(place) == Some(&b'\n'));
            // So that the places themselves are needed.
            places = places.wrapping_mul(31).wrapping_add(place);
        }
    }
    clock.lap("floor");
    println!("{rows} rows, {cells} cells, checksum {places}");
    Ok(())
}

/// Judges the rules between the rows of `uitkeringen.csv`, one after another, the jump against the
/// same export.
pub fn rules(folder: &Path) -> Result<()> {
    let mut clock = Clock::start();
    let (table, findings) = uitkeringen(folder, &mut clock)?;
    report(&table, &findings);
    let tables = BTreeMap::from([("uitkeringen".to_owned(), table)]);
    for (kind, rest) in RULES {
        let text = format!(
            "{UITKERINGEN}\n[[regel]]\nnaam = \"gemeten\"\nsoort = \"{kind}\"\n{rest}\nbetekenis = \"De gemeten regel.\"\n"
        );
        let contracts = BTreeMap::from([(
            "uitkeringen".to_owned(),
            contract("uitkeringen.toml", &text)?,
        )]);
        let (outcomes, _) = check_rules(&tables, &contracts, &tables);
        clock.lap(kind);
        let outcome = outcomes.last().context("no outcome")?;
        println!(
            "{kind}: {} hold, {} broken, {} undecided",
            outcome.holds, outcome.broken, outcome.undecided
        );
    }
    Ok(())
}

/// The typed table, and what was wrong.
fn uitkeringen(folder: &Path, clock: &mut Clock) -> Result<(Table, Findings)> {
    let exact = |text: &str| GemeenteCode::parse(text).filter(|code| code.as_str() == text);
    let (inwoners, _) = read(
        folder,
        "inwoners",
        &contract("inwoners.toml", INWONERS)?,
        &exact,
    );
    let codes = codes(&inwoners);
    let known = |text: &str| exact(text).filter(|code| codes.contains(code.as_str()));
    let keyed = UITKERINGEN.replace("versie = 1", &format!("versie = 1\n{KEY}"));
    let contract = contract("uitkeringen.toml", &keyed)?;
    clock.lap("inwoners");
    let read = read(folder, "uitkeringen", &contract, &known);
    clock.lap("ingest");
    Ok(read)
}

fn contract(file: &str, text: &str) -> Result<Contract> {
    let mut findings = Findings::new();
    let contract = Contract::read(file, text, &mut findings);
    ensure!(findings.is_empty(), "{:?}", findings.iter().next());
    contract.context("no contract")
}

fn read(
    folder: &Path,
    name: &str,
    contract: &Contract,
    resolve: &(dyn Fn(&str) -> Option<GemeenteCode> + Sync),
) -> (Table, Findings) {
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
    ijkpunt_ingest::read(&[source], contract, &[], &setting)
}

/// The words of the dictionary of the column `gemeente`.
fn codes(inwoners: &Table) -> BTreeSet<String> {
    let columns = inwoners.batches.iter();
    let columns = columns.filter_map(|batch| batch.column_by_name("gemeente"));
    let mut codes = BTreeSet::new();
    for column in columns {
        let column = arrow::compute::cast(column, &arrow::datatypes::DataType::Utf8).ok();
        let texts = column
            .as_ref()
            .and_then(|column| column.as_any().downcast_ref::<arrow::array::StringArray>());
        codes.extend(texts.into_iter().flatten().flatten().map(str::to_owned));
    }
    codes
}

fn report(table: &Table, findings: &Findings) {
    for finding in findings.iter() {
        let column = finding.place.column.as_deref().unwrap_or("(rij)");
        println!("{:>8} {} {column}", finding.count, finding.code.id());
    }
    let batches = table.batches.iter();
    let bytes: usize = batches.map(|batch| batch.get_array_memory_size()).sum();
    println!(
        "{} rows kept; the table takes {} MiB",
        table.rows(),
        bytes >> 20
    );
}
