//! Real public files, where they are at hand.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use arrow::array::{Array, AsArray, StringArray};
use arrow::datatypes::{Int32Type, Int64Type};
use ijkpunt_model::{Code, Findings, Kind, Table};

use super::support::{contract, file, lines, pipelines, read_in, rows, source_at};
use crate::recognise;

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
    assert!(!findings.block(), "{:?}", lines(&findings));
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
    assert!(!findings.block(), "{:?}", lines(&findings));
}

#[test]
fn statline_of_2020_is_quoted_and_padded() {
    let Some(path) = real("statline/70072ned-regionale-kerncijfers-2020.csv") else {
        return;
    };
    let (table, findings) = read_in(2020, false, &[source_at(path)], &contract("inwoners"));
    assert_eq!(table.rows(), 355);
    assert_eq!(sum(&table, "inwoners"), 17_407_585);
    assert!(!findings.block(), "{:?}", lines(&findings));
}

#[test]
fn households_of_2020_have_a_preamble_and_names_only() {
    let Some(path) = real("statline/71486ned-huishoudens-2020-met-aanhef.csv") else {
        return;
    };
    let (table, findings) = read_in(2020, false, &[source_at(path)], &contract("huishoudens"));
    assert_eq!(table.deliveries[0].rows_read, 600);
    assert_eq!(table.rows(), 355);
    assert_eq!(sum(&table, "huishoudens"), 7_997_800);
    assert_eq!(sum(&table, "eenpersoons"), 3_079_778);
    assert_eq!(count(&findings, Code::HistorischGebied), 245);
    assert!(!findings.block(), "{:?}", lines(&findings));
}

#[test]
fn ses_woa_of_2019_has_one_gemeente_among_wijken_and_buurten() {
    let Some(path) = real("statline/ses-woa-2019-met-statistische-symbolen.csv") else {
        return;
    };
    let (table, findings) = read_in(2019, false, &[source_at(path)], &contract("ses_woa"));
    assert_eq!(table.deliveries[0].rows_read, 579);
    assert_eq!(
        rows(&table),
        ["GM0363|2019-01-01|457400||20.8||29.8||49.5||-0.1||1.01|"]
    );
    assert_eq!(count(&findings, Code::AnderGebied), 578);
    assert!(!findings.block(), "{:?}", lines(&findings));
}

#[test]
fn metadata_of_cbs_is_refused_by_name() {
    let Some(path) = real("statline/83958ned-metadata.csv") else {
        return;
    };
    for dataset in ["inwoners", "huishoudens", "tellingen"] {
        let (table, findings) =
            read_in(2019, false, &[source_at(path.clone())], &contract(dataset));
        assert_eq!(table.rows(), 0);
        let found = lines(&findings);
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].contains("bestand-onleesbaar") && found[0].contains("metadata"));
    }
    assert_eq!(recognise(&path, pipelines()), None);
}

#[test]
fn the_national_tables_are_read_whole() {
    for (dataset, name, rows, ended) in [
        ("rvig_nationaliteiten", "tabel32-nationaliteit.csv", 217, 14),
        ("rvig_gemeenten", "tabel33-gemeente.csv", 1478, 0),
        ("rvig_landen", "tabel34-land.csv", 390, 137),
        ("rvig_verblijfstitels", "tabel56-verblijfstitel.csv", 43, 16),
    ] {
        let Some(path) = real(&format!("rvig/{name}")) else {
            return;
        };
        assert_eq!(recognise(&path, pipelines()).as_deref(), Some(dataset));
        let (table, findings) = read_in(2022, false, &[source_at(path)], &contract(dataset));
        assert_eq!(table.rows(), rows, "{name}");
        assert!(findings.is_empty(), "{name}: {:?}", lines(&findings));
        let dates = table
            .batches
            .iter()
            .map(|batch| batch.column_by_name("datum_einde").unwrap());
        let filled: usize = dates.map(|column| column.len() - column.null_count()).sum();
        assert!(ended == 0 || filled == ended, "{name}: {filled}");
    }
}

#[test]
fn every_code_of_the_national_tables_is_in_the_contract_of_the_brp() {
    let brp = contract("brp");
    for (dataset, name, column, code) in [
        (
            "rvig_nationaliteiten",
            "tabel32-nationaliteit.csv",
            "nationaliteit",
            "nationaliteitscode",
        ),
        (
            "rvig_landen",
            "tabel34-land.csv",
            "geboorteland",
            "landcode",
        ),
        (
            "rvig_verblijfstitels",
            "tabel56-verblijfstitel.csv",
            "verblijfstitel",
            "verblijfstitelcode",
        ),
    ] {
        let Some(path) = real(&format!("rvig/{name}")) else {
            return;
        };
        let (table, _) = read_in(2022, false, &[source_at(path)], &contract(dataset));
        let codes: Vec<String> = table
            .batches
            .iter()
            .flat_map(|batch| {
                batch
                    .column_by_name(code)
                    .unwrap()
                    .as_string::<i32>()
                    .iter()
            })
            .flatten()
            .map(str::to_owned)
            .collect();
        let known = brp
            .dataset()
            .columns
            .iter()
            .find(|c| c.name == column)
            .unwrap();
        assert_eq!(known.kind, Kind::Code(codes), "{column}");
    }
}

#[test]
fn the_dummy_of_vng_is_read_as_uitkeringen_with_two_constants() {
    let Some(path) = real("bijstand/vng-dummy-bijstandsbestand.csv") else {
        return;
    };
    let mut source = source_at(path);
    for (column, value) in [("clientnummer", "{rij}"), ("regeling", "pw")] {
        source.constants.insert(column.into(), value.into());
    }
    let (table, findings) = read_in(2019, false, &[source], &contract("uitkeringen"));
    assert_eq!(table.rows(), 6_878);
    let nulls = |column: &str| -> usize {
        let columns = table
            .batches
            .iter()
            .map(|batch| batch.column_by_name(column).unwrap());
        columns.map(|column| column.null_count()).sum()
    };
    assert_eq!(nulls("einddatum"), 1_691);
    assert_eq!(nulls("leefvorm"), 0);
    assert_eq!(sum(&table, "geboortejaar"), 13_594_204);
    assert!(!findings.block(), "{:?}", lines(&findings));
}

/// Person lists of the test set that count on a day.
fn persons(path: &Path, year: i32, on: &str) -> (Table, Findings) {
    let mut source = source_at(path.to_owned());
    source.constants.insert("peildatum".into(), on.into());
    read_in(year, false, &[source], &contract("brp"))
}

/// The sum of `aantal` for each word of a column.
fn by(table: &Table, column: &str) -> BTreeMap<String, i64> {
    let mut sums = BTreeMap::new();
    for batch in &table.batches {
        let counts = batch
            .column_by_name("aantal")
            .unwrap()
            .as_primitive::<Int64Type>();
        let words = batch
            .column_by_name(column)
            .unwrap()
            .as_dictionary::<Int32Type>();
        let words = words.downcast_dict::<StringArray>().unwrap();
        for (word, count) in words.into_iter().zip(counts) {
            *sums.entry(word.unwrap_or_default().to_owned()).or_default() += count.unwrap();
        }
    }
    sums
}

// The numbers of the next two tests were counted from the file by a program of another make.
#[test]
fn the_test_set_of_person_lists_is_counted_on_a_day() {
    let Some(path) = real("brp/gba-v-testset-persoonslijsten.csv") else {
        return;
    };
    assert_eq!(recognise(&path, pipelines()).as_deref(), Some("brp"));
    let (table, findings) = persons(&path, 2020, "2020-10-01");
    assert_eq!(sum(&table, "aantal"), 557);
    assert_eq!(count(&findings, Code::PersonenGeteld), 687);
    // 72 non-residents, 25 suspended, 33 in gemeenten that no longer existed in 2020.
    assert_eq!(count(&findings, Code::PersoonNietGeteld), 72 + 25 + 33);
    let titles = by(&table, "verblijfstitel");
    let expected = [
        ("", 537),
        ("09", 3),
        ("25", 12),
        ("27", 1),
        ("29", 3),
        ("40", 1),
    ];
    assert_eq!(
        titles,
        expected.map(|(code, n)| (code.to_owned(), n)).into()
    );
    let gemeenten = by(&table, "gemeente");
    for (code, number) in [
        ("GM0518", 166),
        ("GM0599", 137),
        ("GM0363", 114),
        ("GM0344", 31),
    ] {
        assert_eq!(gemeenten[code], number, "{code}");
    }
    let nationalities = by(&table, "nationaliteit");
    for (code, number) in [
        ("0001", 478),
        ("0072", 14),
        ("0002", 3),
        ("0500", 1),
        ("", 5),
    ] {
        assert_eq!(nationalities[code], number, "{code}");
    }
}

#[test]
fn a_title_that_ended_later_still_counts_on_an_earlier_day() {
    let Some(path) = real("brp/gba-v-testset-persoonslijsten.csv") else {
        return;
    };
    let (table, findings) = persons(&path, 2014, "1-6-2014");
    assert_eq!(sum(&table, "aantal"), 459);
    let titles = by(&table, "verblijfstitel");
    let expected = [
        ("", 439),
        ("09", 3),
        ("21", 4),
        ("25", 9),
        ("27", 1),
        ("29", 2),
        ("40", 1),
    ];
    assert_eq!(
        titles,
        expected.map(|(code, n)| (code.to_owned(), n)).into()
    );
    // 104 came later, 72 non-residents, 21 suspended, 31 in gemeenten that were gone by 2014.
    assert_eq!(
        count(&findings, Code::PersoonNietGeteld),
        104 + 72 + 21 + 31
    );
}

#[test]
fn nothing_of_a_person_reaches_the_table_or_a_finding() {
    let Some(path) = real("brp/gba-v-testset-persoonslijsten.csv") else {
        return;
    };
    let text = std::fs::read_to_string(&path).unwrap();
    let (table, findings) = persons(&path, 2020, "2020-10-01");
    let out = format!(
        "{:?} {:?}",
        rows(&table),
        findings.iter().collect::<Vec<_>>()
    );
    // Label, A-nummer, BSN, given name, surname, date of birth, street, postcode.
    for line in text.lines().skip(1) {
        let cells: Vec<&str> = line.split(';').collect();
        for at in [0, 1, 2, 3, 6, 7, 157, 163] {
            let cell = cells[at].trim();
            assert!(cell.len() < 5 || !out.contains(cell), "column {at}");
        }
    }
}

#[test]
fn the_tables_of_statline_are_recognised_by_their_columns() {
    for (dataset, name) in [
        ("inwoners", "70072ned-regionale-kerncijfers-2025.csv"),
        ("inwoners", "70072ned-regionale-kerncijfers-2020.csv"),
        ("huishoudens", "71486ned-huishoudens-2020-met-aanhef.csv"),
        ("ses_woa", "ses-woa-2019-met-statistische-symbolen.csv"),
    ] {
        let Some(path) = real(&format!("statline/{name}")) else {
            return;
        };
        let found = recognise(&path, pipelines());
        assert_eq!(found.as_deref(), Some(dataset), "{name}");
    }
}
