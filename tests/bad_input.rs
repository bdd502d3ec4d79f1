//! Bad input: each case of `data/slecht.toml` gives its findings, at their places, with a remedy;
//! and as long as one of them blocks, the last good site stays as it was.

use std::collections::BTreeSet;
use std::fs;
use std::thread;

use ijkpunt::Outcome;
use ijkpunt_model::{Finding, Findings};
use serde::Deserialize;

use crate::workbench::{Workbench, assert_courteous, exit_code, listed, repository, sample_site};

#[derive(Deserialize)]
struct Cases {
    geval: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    naam: String,
    uit: i32,
    doe: Vec<Change>,
    verwacht: Vec<Expected>,
}

/// What is done to one file.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct Change {
    /// A file of the workspace.
    bestand: String,
    /// A definition of the program, of which the workspace gets a copy.
    definitie: String,
    verwijder: bool,
    leeg: bool,
    alleen_kop: bool,
    kort_af: usize,
    bytes: String,
    van: String,
    nieuw: String,
    vervang: String,
    door: String,
    erbij: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    code: String,
    ernst: String,
    plaats: String,
    #[serde(default)]
    doen: String,
}

fn cases() -> Vec<Case> {
    let text = fs::read_to_string(repository("tests/data/slecht.toml")).unwrap();
    toml::from_str::<Cases>(&text).unwrap().geval
}

impl Change {
    fn apply(&self, bench: &Workbench) {
        let file = &self.bestand;
        if self.verwijder {
            fs::remove_file(bench.path(file)).unwrap();
        }
        if self.leeg {
            bench.write(file, "");
        }
        if self.alleen_kop {
            let bytes = bench.read(file);
            let end = bytes.iter().position(|byte| *byte == b'\n').unwrap() + 1;
            bench.write(file, &bytes[..end]);
        }
        if self.kort_af > 0 {
            bench.write(file, &bench.read(file)[..self.kort_af]);
        }
        if !self.bytes.is_empty() {
            bench.write(file, named_bytes(&self.bytes));
        }
        if !self.van.is_empty() {
            let sample = repository("sample-data/groningen-2019").join(&self.van);
            bench.write(file, fs::read(sample).unwrap());
        }
        if !self.nieuw.is_empty() {
            bench.write(file, &self.nieuw);
        }
        if !self.definitie.is_empty() {
            bench.own_definition(&self.definitie, &[(&self.vervang, &self.door)]);
        } else if !self.vervang.is_empty() {
            bench.replace(file, &self.vervang, &self.door);
        }
        if !self.erbij.is_empty() {
            bench.append(file, &self.erbij);
        }
    }
}

/// Bytes that do not fit well in TOML.
fn named_bytes(name: &str) -> Vec<u8> {
    match name {
        "jpeg" => {
            let mut bytes = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01".to_vec();
            bytes.extend((0..2000u32).map(|n| (n * 7919 % 251) as u8));
            bytes
        }
        // Made numbers that pass the eleven-proof.
        "bsn" => {
            let mut text = String::from("Clientnummer;Datum instroom;Datum uitstroom;Bestemming\n");
            let mut found = 0;
            for number in 100_000_000u32.. {
                let digits = format!("{number}");
                let sum: i64 = digits
                    .bytes()
                    .zip([9, 8, 7, 6, 5, 4, 3, 2, -1])
                    .map(|(digit, weight)| i64::from(digit - b'0') * weight)
                    .sum();
                if sum % 11 == 0 {
                    text.push_str(&format!("{number};1-5-2019;;\n"));
                    found += 1;
                }
                if found == 60 {
                    break;
                }
            }
            text.into_bytes()
        }
        "windows-1252" => b"De kosten van dit beleid zijn gedekt via de co\xf6peratie.\n".to_vec(),
        _ => panic!("no bytes '{name}'"),
    }
}

fn is_met(expected: &Expected, findings: &Findings) -> bool {
    let fits = |finding: &Finding| {
        finding.code.id() == expected.code
            && finding.severity.word() == expected.ernst
            && finding.place_words(true).contains(&expected.plaats)
            && finding.remedy.contains(&expected.doen)
    };
    findings.iter().any(fits)
}

/// What came of a case, apart from the sample's own findings; nothing where it is as expected.
fn faults(case: &Case, outcome: &Outcome, bench: &Workbench) -> Vec<String> {
    let mut faults = Vec::new();
    for expected in &case.verwacht {
        if !is_met(expected, &outcome.findings) {
            faults.push(format!(
                "no {} [{}] at '{}' with '{}'",
                expected.ernst, expected.code, expected.plaats, expected.doen
            ));
        }
    }
    if exit_code(outcome) != case.uit {
        faults.push(format!("exit code {}", exit_code(outcome)));
    }
    let same = bench.site().differences(sample_site()).is_empty();
    match (case.uit, outcome.published.is_some(), same) {
        (0, true, _) | (1 | 2, false, true) => {}
        (_, published, same) => faults.push(format!("published: {published}, same: {same}")),
    }
    if !faults.is_empty() {
        faults.insert(0, format!("== {}", case.naam));
        faults.push(format!("findings:\n{}", listed(&outcome.findings)));
    }
    faults
}

#[test]
fn every_case_gives_its_findings_and_leaves_the_last_good_site() {
    let cases = cases();
    let (first, second) = cases.split_at(cases.len() / 2);
    let wrong = thread::scope(|scope| {
        let other = scope.spawn(|| run(second));
        [run(first), other.join().unwrap()].concat()
    });
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn run(cases: &[Case]) -> Vec<String> {
    let mut wrong = Vec::new();
    for case in cases {
        let bench = Workbench::sample();
        sample_site().write(&bench.path("site"));
        for change in &case.doe {
            change.apply(&bench);
        }
        let outcome = bench.build();
        assert_courteous(&outcome.findings);
        wrong.extend(faults(case, &outcome, &bench));
    }
    wrong
}

#[test]
fn names_of_cases_are_unique_and_each_expects_something() {
    let cases = cases();
    let names: BTreeSet<&str> = cases.iter().map(|case| case.naam.as_str()).collect();
    assert_eq!(names.len(), cases.len());
    assert!(cases.iter().all(|case| !case.verwacht.is_empty()));
}

/// A case touches files; where two touch one file, the second would spoil what the first did.
#[test]
fn many_faults_at_once_are_all_found_in_one_run() {
    let bench = Workbench::sample();
    sample_site().write(&bench.path("site"));
    let mut touched = BTreeSet::new();
    let mut joined = Vec::new();
    for case in cases().into_iter().filter(|case| case.uit < 2) {
        let mut files: Vec<&String> = Vec::new();
        for change in &case.doe {
            files.extend([&change.bestand, &change.definitie, &change.van]);
        }
        files.retain(|file| !file.is_empty());
        if files.iter().any(|file| touched.contains(*file)) {
            continue;
        }
        touched.extend(files.into_iter().cloned());
        for change in &case.doe {
            change.apply(&bench);
        }
        joined.push(case);
    }
    assert!(joined.len() >= 14, "{}", joined.len());
    let outcome = bench.build();
    assert_courteous(&outcome.findings);
    for case in &joined {
        for expected in &case.verwacht {
            assert!(
                is_met(expected, &outcome.findings),
                "{}: not among\n{}",
                case.naam,
                listed(&outcome.findings)
            );
        }
    }
    assert_eq!(exit_code(&outcome), 1);
    assert_eq!(bench.site(), *sample_site());
}

/// What was not delivered is missing with a reason, and never the number nought.
#[test]
fn an_absent_column_or_delivery_gives_no_zero() {
    let bench = Workbench::sample();
    bench.replace(
        "exports/begeleiding_vluchtelingenwerk_2019.csv",
        ";Inburgeringsplichtig;",
        ";Opmerking;",
    );
    fs::remove_file(bench.path("exports/opvang_2019.csv")).unwrap();
    let settings = String::from_utf8(bench.read("ijkpunt.toml")).unwrap();
    let blocks: Vec<&str> = settings
        .split("[[levering]]")
        .filter(|block| !block.contains("opvang"))
        .collect();
    bench.write("ijkpunt.toml", blocks.join("[[levering]]"));
    bench.build_well();
    let site = bench.site();
    for id in ["begeleiding-inburgeringsplichtig", "noodopvang-personen"] {
        let figure = site.total(id, "2019JJ00");
        let cells = (figure.teken.as_str(), figure.waarde.as_str());
        assert_eq!(cells, ("niet-geleverd", ""), "{id}");
    }
    assert_eq!(site.total("begeleiding-genomen", "2019JJ00").waarde, "175");
}
