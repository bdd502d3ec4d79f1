//! Real public files, where they are at hand.

use std::path::PathBuf;

use arrow::array::AsArray;
use arrow::datatypes::Int64Type;
use ijkpunt_model::{Code, Findings, Table};

use super::support::{contract, file, read_in, source_at};

/// A real file, or nothing with a word about it.
fn real(name: &str) -> Option<PathBuf> {
    let path = file("../../../shared/real").join(name);
    if path.exists() {
        return Some(path);
    }
    eprintln!("skipped: {name} is not here");
    None
}

fn sum(table: &Table, column: &str) -> i64 {
    let columns = table
        .batches
        .iter()
        .map(|batch| batch.column_by_name(column).unwrap());
    columns
        .flat_map(|column| column.as_primitive::<Int64Type>().iter().flatten())
        .sum()
}

fn count(findings: &Findings, code: Code) -> u64 {
    findings
        .iter()
        .filter(|finding| finding.code == code)
        .map(|finding| finding.count)
        .sum()
}

#[test]
fn the_stand_of_november_2015_has_ten_gemeenten_without_a_figure() {
    let Some(path) = real("taakstelling/coa-stand-taakstelling-2015-11.csv") else {
        return;
    };
    let mut source = source_at(path);
    source
        .constants
        .insert("peildatum".into(), "2015-11-01".into());
    let (table, findings) = read_in(2015, false, &[source], &contract("taakstelling_stand"));
    assert_eq!(table.deliveries[0].rows_read, 391);
    assert_eq!(table.rows(), 381);
    assert_eq!(sum(&table, "stand"), -15_162);
    assert_eq!(count(&findings, Code::RijZonderCijfer), 10);
    assert!(!findings.block(), "{:?}", super::support::lines(&findings));
}

#[test]
fn statline_of_2025_tells_gemeenten_from_historic_areas() {
    let Some(path) = real("statline/70072ned-regionale-kerncijfers-2025.csv") else {
        return;
    };
    let (table, findings) = read_in(2025, false, &[source_at(path)], &contract("inwoners"));
    assert_eq!(table.rows(), 342);
    assert_eq!(sum(&table, "inwoners"), 18_044_027);
    assert_eq!(count(&findings, Code::Totaalrij), 1);
    assert_eq!(count(&findings, Code::HistorischGebied), 386);
    assert!(!findings.block(), "{:?}", super::support::lines(&findings));
}

#[test]
fn statline_of_2020_is_quoted_and_padded() {
    let Some(path) = real("statline/70072ned-regionale-kerncijfers-2020.csv") else {
        return;
    };
    let (table, findings) = read_in(2020, false, &[source_at(path)], &contract("inwoners"));
    assert_eq!(table.rows(), 355);
    assert_eq!(sum(&table, "inwoners"), 17_407_585);
    assert!(!findings.block(), "{:?}", super::support::lines(&findings));
}
