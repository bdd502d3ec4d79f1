//! What holds for every workspace, and reading the exports back as a stranger to the generator.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::OnceLock;

use chrono::{Datelike, NaiveDate};

use crate::draw::apportion;
use crate::numbers::passes_eleven_proof;
use crate::{Files, WORKSPACES, Workspace};

/// A row of an export: header and text.
pub type Row = BTreeMap<String, String>;

/// The folder of a workspace.
pub fn folder(workspace: &Workspace) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("..")
        .join(workspace.name)
}

/// The bytes of an export, made once for all tests.
pub fn export(workspace: &str, name: &str) -> &'static [u8] {
    static MADE: OnceLock<Vec<(&str, Files)>> = OnceLock::new();
    let make = || {
        let made = WORKSPACES.iter();
        made.map(|one| (one.name, one.files().unwrap())).collect()
    };
    let (_, files) = MADE
        .get_or_init(make)
        .iter()
        .find(|(folder, _)| folder.starts_with(workspace))
        .unwrap();
    &files.iter().find(|(file, _)| file == name).unwrap().1
}

/// The rows of separated text in UTF-8 or Windows-1252, after so many lines before the header.
pub fn rows_of(bytes: &[u8], separator: u8, preamble: usize) -> Vec<Row> {
    let encoding = if std::str::from_utf8(bytes).is_ok() {
        encoding_rs::UTF_8
    } else {
        encoding_rs::WINDOWS_1252
    };
    // Decoding takes a byte order mark away.
    let (text, _, damaged) = encoding.decode(bytes);
    assert!(!damaged);
    let text = text
        .split_inclusive('\n')
        .skip(preamble)
        .collect::<String>();
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(separator)
        .from_reader(text.as_bytes());
    reader.deserialize().map(|row| row.unwrap()).collect()
}

/// A day in a row, or none where the field is empty.
pub fn date(row: &Row, column: &str, format: &str) -> Option<NaiveDate> {
    let text = &row[column];
    (!text.is_empty()).then(|| NaiveDate::parse_from_str(text, format).unwrap())
}

/// Whether a day falls in a year.
pub fn in_year(date: Option<NaiveDate>, year: i32) -> bool {
    date.is_some_and(|date| date.year() == year)
}

/// Whether a stretch runs at the beginning of a day.
pub fn runs_at(span: &(NaiveDate, Option<NaiveDate>), peildatum: NaiveDate) -> bool {
    span.0 < peildatum && span.1.is_none_or(|end| end >= peildatum)
}

/// Different values of a column.
pub fn distinct<'a>(rows: impl IntoIterator<Item = &'a Row>, column: &str) -> usize {
    rows.into_iter()
        .map(|row| row[column].clone())
        .collect::<BTreeSet<_>>()
        .len()
}

#[test]
fn two_runs_give_the_same_bytes_and_they_are_the_committed_ones() {
    for workspace in WORKSPACES {
        let files = workspace.files().unwrap();
        assert!(files == workspace.files().unwrap(), "{}", workspace.name);
        let exports = folder(workspace).join("exports");
        for (name, bytes) in &files {
            let committed = std::fs::read(exports.join(name)).unwrap_or_default();
            assert!(
                *bytes == committed,
                "{}: {name} differs; run `cargo run -p ijkpunt-sample-data`",
                workspace.name
            );
        }
        assert_eq!(
            std::fs::read_dir(exports).unwrap().count(),
            files.len(),
            "{}: a file in exports is written by nobody",
            workspace.name
        );
        let size: usize = files.iter().map(|(_, bytes)| bytes.len()).sum();
        assert!(size < 1_200_000, "{}: {size} bytes", workspace.name);
    }
}

#[test]
fn every_export_is_announced_once_in_its_workspace() {
    for workspace in WORKSPACES {
        let text = std::fs::read_to_string(folder(workspace).join("ijkpunt.toml")).unwrap();
        let root: toml::Table = text.parse().unwrap();
        let announced: Vec<&str> = root["levering"]
            .as_array()
            .unwrap()
            .iter()
            .map(|delivery| delivery["bestand"].as_str().unwrap())
            .collect();
        let files = workspace.files().unwrap();
        let written: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(announced, written, "{}", workspace.name);
    }
}

#[test]
fn the_eleven_proof_knows_a_bsn() {
    // A number from the documentation of the BSN, and the same with one digit changed.
    assert!(passes_eleven_proof(111_222_333));
    assert!(!passes_eleven_proof(111_222_334));
}

#[test]
fn parts_sum_to_the_total_and_the_largest_remainder_comes_first() {
    assert_eq!(apportion(10, &[1, 1, 1]), [3, 3, 4]);
    assert_eq!(apportion(7, &[50, 30, 20]), [4, 2, 1]);
    assert_eq!(apportion(0, &[5, 5]), [0, 0]);
}

#[test]
fn no_story_holds_a_number_of_its_own() {
    let mut told = 0;
    for workspace in WORKSPACES {
        // A report on many gemeenten has no story.
        for path in texts(&folder(workspace).join("verhaal")) {
            told += 1;
            let prose = without_placeholders(&std::fs::read_to_string(&path).unwrap());
            assert!(
                !prose.contains(|c: char| c.is_ascii_digit()),
                "{}: {prose}",
                path.display()
            );
            assert!(
                !prose.contains(['{', '}', '!', '—']),
                "{}: {prose}",
                path.display()
            );
        }
    }
    assert_eq!(
        told, 26,
        "five parts of three stories, four of a begroting, and seven half-way"
    );
}

/// The texts of a story, also those of one report among several.
fn texts(folder: &std::path::Path) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return Vec::new();
    };
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let each = paths.into_iter().map(|path| match path.is_dir() {
        true => texts(&path),
        false => vec![path],
    });
    each.flatten().collect()
}

fn without_placeholders(text: &str) -> String {
    let mut prose = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        prose.push_str(before);
        let close = if after.starts_with('%') { "%}" } else { "}}" };
        rest = after.split_once(close).unwrap().1;
    }
    prose + rest
}
