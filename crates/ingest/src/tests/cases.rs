//! Files of the test data, each with the rows and the findings that must come of it.
//!
//! `testdata/verwacht.txt` has a block a file: `== contract file`, then the rows of the typed table
//! behind `+`, then the findings behind `!`. Constants of the delivery stand behind the file.

use std::collections::BTreeSet;

use ijkpunt_model::{Code, Findings};

use super::support::{Temporary, contract, file, lines, read_case, read_in, rows, source};

struct Case<'a> {
    contract: &'a str,
    file: &'a str,
    expected: Vec<&'a str>,
}

fn cases(text: &str) -> Vec<Case<'_>> {
    let mut cases: Vec<Case<'_>> = Vec::new();
    for line in text.lines().filter(|line| !line.is_empty()) {
        match line
            .strip_prefix("== ")
            .and_then(|names| names.split_once(' '))
        {
            Some((contract, file)) => cases.push(Case {
                contract,
                file,
                expected: Vec::new(),
            }),
            None => cases.last_mut().unwrap().expected.push(line),
        }
    }
    cases
}

#[test]
fn every_file_gives_its_rows_and_its_findings() {
    let text = std::fs::read_to_string(file("testdata/verwacht.txt")).unwrap();
    let mut wrong = Vec::new();
    for case in cases(&text) {
        let (table, findings) = read_case(case.contract, case.file);
        let rows = rows(&table)
            .into_iter()
            .map(|row| format!("+ {}", row.replace('\n', "⏎")));
        let findings = lines(&findings)
            .into_iter()
            .map(|finding| format!("! {finding}"));
        let found: Vec<String> = rows.chain(findings).collect();
        if found != case.expected {
            wrong.push(format!(
                "== {} {}\n{}",
                case.contract,
                case.file,
                found.join("\n")
            ));
        }
    }
    assert!(
        wrong.is_empty(),
        "these came out otherwise:\n{}",
        wrong.join("\n")
    );
}

#[test]
fn every_file_of_the_test_data_is_a_case() {
    let text = std::fs::read_to_string(file("testdata/verwacht.txt")).unwrap();
    let listed: BTreeSet<String> = cases(&text)
        .iter()
        .filter_map(|case| case.file.split(' ').next())
        .map(str::to_owned)
        .collect();
    for entry in std::fs::read_dir(file("testdata")).unwrap() {
        let entry = entry.unwrap();
        if entry.path().is_dir() {
            // Folders of cases have a test of their own.
            continue;
        }
        let name = entry.file_name().into_string().unwrap();
        let data = !name.ends_with(".toml") && name != "verwacht.txt";
        assert!(
            !data || listed.contains(&name),
            "{name} is tested by nothing"
        );
    }
}

#[test]
fn a_finding_never_shows_what_is_in_a_key_column() {
    let (_, findings) = read_case("proef", "bsn.csv");
    let all = format!("{:?}", findings.iter().collect::<Vec<_>>());
    for number in ["111222333", "123456782", "999990019"] {
        assert!(!all.contains(number), "{all}");
    }
    assert!(
        findings
            .iter()
            .any(|finding| finding.code == Code::Identificatienummer)
    );
}

#[test]
fn a_key_that_stands_in_two_files_names_both() {
    let sources = [source("sleutels.csv"), source("goed.csv")];
    let (table, findings) = read_in(2019, false, &sources, &contract("proef"));
    assert_eq!(table.rows(), 3);
    assert_eq!(
        table
            .deliveries
            .iter()
            .map(|d| d.rows_kept)
            .collect::<Vec<_>>(),
        [3, 0]
    );
    let last = lines(&findings).pop().unwrap();
    assert!(
        last.contains("goed.csv, rijen 2 ('zelfde als rij 2 van sleutels.csv')"),
        "{last}"
    );
}

#[test]
fn a_delivery_says_what_was_read() {
    let (table, _) = read_case("proef", "regels.csv");
    let delivery = &table.deliveries[0];
    assert_eq!((delivery.rows_read, delivery.rows_kept), (3, 1));
    assert_eq!(delivery.dataset, "proef");
    assert_eq!(delivery.sha256.len(), 64);
    let (table, _) = read_case("proef", "leeg.csv");
    let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    assert_eq!(table.deliveries[0].sha256, empty);
}

#[test]
fn a_constant_fills_a_column_that_the_file_does_not_have() {
    let mut known = source("onbekend.csv");
    known.constants.insert("start".into(), "3-11-2019".into());
    known.constants.insert("wijk".into(), "Centrum".into());
    let (table, _) = read_in(2019, false, &[known], &contract("proef"));
    assert_eq!(rows(&table), ["GM0014|1||2019-11-03|||||||Centrum|"]);
}

#[test]
fn a_constant_that_can_not_be_used_is_a_finding() {
    for (column, value, code) in [
        ("start", "31-2-2019", Code::GeenDatum),
        ("kleur", "rood", Code::OnbekendeKolomInDefinitie),
        ("nummer", "1", Code::KolomDubbelzinnig),
    ] {
        let mut source = source("onbekend.csv");
        source.constants.insert(column.into(), value.into());
        let (table, findings) = read_in(2019, false, &[source], &contract("proef"));
        assert_eq!(table.rows(), 0, "{column}");
        assert!(
            findings.iter().any(|finding| finding.code == code),
            "{column}"
        );
    }
}

#[test]
fn the_gemeente_of_the_workspace_fills_a_file_without_one() {
    let file = Temporary::new("zonder.csv", "Cliëntnr\n7\n".as_bytes());
    let (table, findings) = read_in(2019, true, &[file.source()], &contract("proef"));
    assert!(findings.is_empty(), "{}", lines(&findings).join("\n"));
    assert_eq!(rows(&table), ["GM0014|7||||||||||"]);
}

#[test]
fn every_code_that_ingest_gives_has_a_case() {
    let text = std::fs::read_to_string(file("testdata/verwacht.txt")).unwrap();
    let mut met: BTreeSet<Code> = BTreeSet::new();
    for case in cases(&text) {
        let (_, findings) = read_case(case.contract, case.file);
        met.extend(
            findings
                .iter()
                .map(|finding: &ijkpunt_model::Finding| finding.code),
        );
    }
    // Those of a file, its header, its values, its rows. `BestandTeGroot` has a test of its own.
    let first = Code::ALL
        .iter()
        .position(|code| *code == Code::BestandOntbreekt)
        .unwrap();
    let last = Code::ALL
        .iter()
        .position(|code| *code == Code::HistorischGebied)
        .unwrap();
    let elsewhere = [
        Code::BestandTeGroot,
        Code::BestandNietHerkend,
        Code::LeveringOntbreekt,
    ];
    for code in &Code::ALL[first..=last] {
        assert!(
            met.contains(code) || elsewhere.contains(code),
            "no case gives {code}"
        );
    }
}

#[test]
fn no_finding_lacks_a_place_or_a_remedy() {
    let text = std::fs::read_to_string(file("testdata/verwacht.txt")).unwrap();
    for case in cases(&text) {
        let (_, findings): (_, Findings) = read_case(case.contract, case.file);
        for finding in findings.iter() {
            assert!(!finding.place.file.is_empty(), "{finding:?}");
            for words in [&finding.what, &finding.remedy] {
                assert!(words.ends_with('.') && !words.contains('!'), "{words}");
            }
        }
    }
}
