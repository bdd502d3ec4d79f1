//! Every built-in indicator on the smallest valid, empty and boundary exports, with the answer
//! worked out by hand. The cases are data: `testdata/README.md` says how they are written.

use std::collections::BTreeMap;
use std::path::Path;

use chrono::NaiveDate;
use ijkpunt_model::Figure;

use super::support::{area, builtin, figures_of, table, text};
use crate::Request;

/// The kinds of case that every indicator must have.
const KINDS: [&str; 3] = ["geldig", "leeg", "grens"];

#[derive(Debug, Default)]
struct Case {
    name: String,
    year: i32,
    gemeente: String,
    peildatum: Option<NaiveDate>,
    /// Dataset to delivery.
    deliveries: BTreeMap<String, String>,
    /// Whether `expected` holds all figures, or some of them.
    complete: bool,
    expected: Vec<String>,
    /// Codes of the findings that computing must give, in order.
    findings: Vec<String>,
}

#[test]
fn every_builtin_indicator_gives_what_was_worked_out_by_hand() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("testdata");
    let mut wrong = Vec::new();
    for indicator in builtin().iter() {
        let id = &indicator.id;
        let path = folder.join(format!("{id}.txt"));
        if !path.exists() {
            wrong.push(format!("{id}: testdata/{id}.txt is not there"));
            continue;
        }
        let cases = cases(&text(&path));
        for kind in KINDS {
            if !cases.iter().any(|case| case.name.starts_with(kind)) {
                wrong.push(format!("{id}: no case whose name begins with '{kind}'"));
            }
        }
        for case in &cases {
            let said = run(id, case);
            wrong.extend(
                said.iter()
                    .map(|line| format!("{id}, {}: {line}", case.name)),
            );
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_file_of_test_data_belongs_to_an_indicator() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("testdata");
    for entry in std::fs::read_dir(folder).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        if let Some(id) = name.strip_suffix(".txt") {
            assert!(builtin().get(id).is_some(), "{name} belongs to nothing");
        }
    }
}

/// What differs from the expectation.
fn run(id: &str, case: &Case) -> Vec<String> {
    let tables = case
        .deliveries
        .iter()
        .map(|(dataset, rows)| (dataset.clone(), table(dataset, rows)))
        .collect();
    let areas = [area(&case.gemeente, case.year)];
    let request = Request {
        year: case.year,
        peildatum: case.peildatum,
        areas: &areas,
    };
    let (figures, findings) = figures_of(builtin(), &[id], &tables, &request);
    let codes: Vec<&str> = findings.iter().map(|f| f.code.id()).collect();
    let mut wrong = Vec::new();
    if codes != case.findings {
        wrong.push(format!("findings {codes:?}, expected {:?}", case.findings));
    }
    if case.expected.is_empty() {
        wrong.push("nothing is expected".to_owned());
    }
    for line in &case.expected {
        let expected: Vec<&str> = line.split(';').collect();
        match figures
            .iter()
            .find(|figure| key(figure)[..] == expected[..3])
        {
            Some(figure) if agrees(figure, &expected) => {}
            Some(figure) => wrong.push(format!("expected {line}, got {}", shown(figure))),
            None => wrong.push(format!("expected {line}, got no figure")),
        }
    }
    for figure in figures.iter().filter(|_| case.complete) {
        let known = |line: &&String| line.split(';').take(3).eq(key(figure));
        if !case.expected.iter().any(|line| known(&line)) {
            wrong.push(format!("nobody expected {}", shown(figure)));
        }
    }
    wrong
}

fn key(figure: &Figure) -> [String; 3] {
    let Figure {
        periode,
        uitsplitsing,
        klasse,
        ..
    } = figure;
    [periode.to_string(), uitsplitsing.clone(), klasse.clone()]
}

fn agrees(figure: &Figure, expected: &[&str]) -> bool {
    assert!(
        matches!(expected.len(), 7 | 9),
        "7 or 9 fields: {expected:?}"
    );
    let sign = figure.teken.map_or("", |sign| sign.id());
    let limits = [figure.ondergrens, figure.bovengrens];
    let numbers = [figure.teller, figure.noemer, figure.waarde];
    expected[6] == sign
        && numbers
            .iter()
            .zip(&expected[3..6])
            .all(|(got, text)| same(*got, text))
        && limits
            .iter()
            .zip(&expected[7..])
            .all(|(got, text)| same(*got, text))
}

/// A number as a case writes it: nothing, `3`, `0.5`, `1/3` or `2/3*1000`.
fn same(got: Option<f64>, text: &str) -> bool {
    let (fraction, factor) = text.split_once('*').unwrap_or((text, "1"));
    let (above, below) = fraction.split_once('/').unwrap_or((fraction, "1"));
    let number = |text: &str| text.parse::<f64>().unwrap_or_else(|_| panic!("'{text}'"));
    match (got, text) {
        (got, "") => got.is_none(),
        (None, _) => false,
        (Some(got), _) => {
            let expected = number(above) / number(below) * number(factor);
            (got - expected).abs() <= expected.abs() * 1e-12
        }
    }
}

fn shown(figure: &Figure) -> String {
    let number = |number: Option<f64>| number.map(|n| n.to_string()).unwrap_or_default();
    let sign = figure.teken.map_or("", |sign| sign.id());
    let key = key(figure).join(";");
    let numbers = [figure.teller, figure.noemer, figure.waarde].map(number);
    let limits = [figure.ondergrens, figure.bovengrens].map(number);
    format!("{key};{};{sign};{}", numbers.join(";"), limits.join(";"))
}

/// Reads a file of cases.
fn cases(text: &str) -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    let mut part = String::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        if let Some(name) = line.strip_prefix("=== ") {
            cases.push(Case {
                name: name.to_owned(),
                ..Case::default()
            });
            part.clear();
        } else if let Some(name) = line.strip_prefix("== ") {
            name.clone_into(&mut part);
            let case = cases.last_mut().unwrap();
            match name {
                "verwacht" => case.complete = true,
                "verwacht onder meer" | "bevindingen" => {}
                dataset => {
                    case.deliveries.insert(dataset.to_owned(), String::new());
                }
            }
        } else if !line.is_empty() {
            take(cases.last_mut().unwrap(), &part, line);
        }
    }
    cases
}

/// Takes one line of a part of a case.
fn take(case: &mut Case, part: &str, line: &str) {
    match part {
        "" => match line.split_once(' ').unwrap() {
            ("jaar", year) => case.year = year.parse().unwrap(),
            ("gemeente", code) => code.clone_into(&mut case.gemeente),
            ("peildatum", day) => case.peildatum = Some(day.parse().unwrap()),
            other => panic!("{other:?}"),
        },
        "verwacht" | "verwacht onder meer" => case.expected.push(line.to_owned()),
        "bevindingen" => case.findings.push(line.to_owned()),
        dataset => {
            let rows = case.deliveries.get_mut(dataset).unwrap();
            rows.push_str(line);
            rows.push('\n');
        }
    }
}
