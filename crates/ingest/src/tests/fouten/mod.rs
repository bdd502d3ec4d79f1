//! Planted faults, as data: each gives exactly its findings, and changes no valid value.
//!
//! `testdata/fouten/*.toml` has a subject a file. A `[[geval]]` is a file with its rows and its
//! findings; a `[[reeks]]` is a column in which one cell after another goes wrong. A case with
//! `hiaat` is a fault that is not found yet: their number may only fall.

mod book;
mod case;
mod docs;
mod mutations;

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::LazyLock;

use ijkpunt_model::{Code, Findings, Table};

use super::support::{Temporary, contract, file, read_in, rows, source_at};
use crate::Contract;
use case::{Case, Content};

/// Faults that are not found, at most. Lower this number when one is mended.
const GAPS: usize = 9;

/// What came of a case.
struct Outcome {
    rows: Vec<String>,
    findings: Findings,
}

impl Outcome {
    /// One line a finding: severity, code, and the place inside the file.
    fn lines(&self, case: &Case) -> Vec<String> {
        let line = |finding: &ijkpunt_model::Finding| {
            let place = finding.place_words(true);
            let place = place.strip_prefix(&case.file).unwrap_or(&place);
            let place = place.trim_start_matches([',', ' ']);
            let line = format!("{} {} {place}", finding.severity, finding.code);
            line.trim_end().to_owned()
        };
        self.findings.iter().map(line).collect()
    }

    fn is_right(&self, case: &Case) -> bool {
        self.rows == case.rows && self.lines(case) == case.findings
    }
}

/// A subject, and its cases with what came of them.
type Subject = (String, Vec<(Case, Outcome)>);

/// All cases of all subjects, in order of file name, read once for all tests.
fn subjects() -> &'static [Subject] {
    static SUBJECTS: LazyLock<Vec<Subject>> = LazyLock::new(read_all);
    &SUBJECTS
}

fn read_all() -> Vec<Subject> {
    let mut paths: Vec<_> = std::fs::read_dir(file("testdata/fouten"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.sort();
    let subject = |path: &PathBuf| {
        let (subject, cases) = case::read(path);
        let outcome = |case: Case| {
            let outcome = run(&case);
            (case, outcome)
        };
        (subject, cases.into_iter().map(outcome).collect())
    };
    paths.iter().map(subject).collect()
}

fn run(case: &Case) -> Outcome {
    let mut findings = Findings::new();
    let contract = match &case.definition {
        None => Some(contract(&case.contract)),
        Some(text) => {
            let name = text
                .split("naam = \"")
                .nth(1)
                .and_then(|rest| rest.split('"').next());
            let name = format!("{}.toml", name.unwrap_or("x"));
            Contract::read(&name, text, &mut findings)
        }
    };
    let (None, Some(contract)) = (&case.no_file, contract) else {
        return Outcome {
            rows: Vec::new(),
            findings,
        };
    };
    let place = Temporary::named(&format!("{}-{}", case.number, case.file));
    match &case.content {
        Content::Absent => {}
        Content::Bytes(bytes) => std::fs::write(&place.0, bytes).unwrap(),
        Content::Sheets(sheets) => book::write(&place.0, sheets),
    }
    let mut source = source_at(place.0.clone());
    source.name.clone_from(&case.file);
    source.sheet.clone_from(&case.sheet);
    source.constants.clone_from(&case.constants);
    let (table, found) = read_in(2019, case.only_gemeente, &[source], &contract);
    findings.append(found);
    Outcome {
        rows: named(&table),
        findings,
    }
}

/// The rows with the names of their columns, without what is empty, and without the gemeente that
/// all cases are about.
fn named(table: &Table) -> Vec<String> {
    let names: Vec<&String> = table
        .schema
        .fields()
        .iter()
        .map(|field| field.name())
        .collect();
    let row = |row: String| {
        let row = row.replace('\n', "⏎");
        let cells = names.iter().zip(row.split('|'));
        let filled = cells.filter(|(name, cell)| {
            !cell.is_empty() && (name.as_str(), *cell) != ("gemeente", "GM0014")
        });
        let cells: Vec<String> = filled
            .map(|(name, cell)| format!("{name}={cell}"))
            .collect();
        cells.join(", ")
    };
    rows(table).into_iter().map(row).collect()
}

#[test]
fn every_planted_fault_is_found_and_no_valid_value_changes() {
    let (mut wrong, mut gaps, mut count, mut controls) = (Vec::new(), 0, 0, 0);
    for (_, cases) in subjects() {
        for (case, outcome) in cases {
            let right = outcome.is_right(case);
            for finding in outcome.findings.iter() {
                assert!(
                    !finding.remedy.is_empty() && !finding.what.is_empty(),
                    "{finding:?}"
                );
            }
            match (right, &case.gap) {
                (true, gap) => {
                    count += usize::from(!case.findings.is_empty());
                    controls += usize::from(case.findings.is_empty());
                    if gap.is_some() {
                        println!("mended, so 'hiaat' can go: {}", case.name);
                    }
                }
                (false, Some(gap)) => {
                    gaps += 1;
                    println!("not found yet: {} ({gap})", case.name);
                }
                (false, None) => wrong.push(format!(
                    "{}\nrijen = {:#?}\nbevindingen = {:#?}",
                    case.name,
                    outcome.rows,
                    outcome.lines(case)
                )),
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "these came out otherwise:\n{}",
        wrong.join("\n\n")
    );
    println!("{count} faults, {controls} files without a fault, {gaps} faults not found yet");
    assert!(
        gaps <= GAPS,
        "{gaps} faults are not found; there were {GAPS}"
    );
    assert!(count >= 120, "only {count} faults");
}

#[test]
fn every_code_in_the_source_has_a_case() {
    let mut met: BTreeSet<&str> = BTreeSet::new();
    for (case, _) in subjects().iter().flat_map(|(_, cases)| cases) {
        if case.gap.is_none() {
            met.extend(
                case.findings
                    .iter()
                    .filter_map(|line| line.split(' ').nth(1)),
            );
        }
    }
    let expected = std::fs::read_to_string(file("testdata/verwacht.txt")).unwrap();
    for line in expected.lines().filter_map(|line| line.strip_prefix("! ")) {
        met.extend(line.split(' ').nth(1));
    }
    let mut source = String::new();
    gather(&file("src"), &mut source);
    gather(&file("../spans/src"), &mut source);
    let names = |code: &Code| source.contains(&format!("Code::{code:?}"));
    let lacking: Vec<&str> = Code::ALL
        .iter()
        .filter(|code| names(code) && !met.contains(code.id()))
        .map(|code| code.id())
        .collect();
    assert!(lacking.is_empty(), "no case gives {}", lacking.join(", "));
}

/// The text of all sources under a folder that are no tests.
fn gather(folder: &std::path::Path, text: &mut String) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap();
        if path.is_dir() && name != "tests" {
            gather(&path, text);
        } else if name.ends_with(".rs") && name != "tests.rs" {
            text.push_str(&std::fs::read_to_string(&path).unwrap());
        }
    }
}
