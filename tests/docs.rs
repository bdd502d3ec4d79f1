//! The references in `docs/` that are written from the code, and that a test holds to it.
//!
//! `UPDATE_DOCS=1 cargo test --workspace docs` writes them again.

mod datasets;
mod definitions;
mod indicators;
mod keys;

use std::fs;
use std::path::Path;

use ijkpunt_model::{Code, Severity};

/// Compares a reference with what the code gives, and writes it first where that is asked.
fn hold(name: &str, generated: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("docs")
        .join(name);
    if std::env::var_os("UPDATE_DOCS").is_some_and(|value| value == "1") {
        fs::write(&path, generated).unwrap();
    }
    let committed = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        committed.replace("\r\n", "\n") == generated,
        "docs/{name} is not what the code gives. Write it again with \
         `UPDATE_DOCS=1 cargo test --workspace docs`, and read what changed."
    );
}

/// One row of a Markdown table.
fn row(cells: &[&str]) -> String {
    let cells: Vec<String> = cells.iter().map(|cell| cell.replace('|', "\\|")).collect();
    format!("| {} |\n", cells.join(" | "))
}

/// The first two lines of a Markdown table.
fn header(names: &[&str]) -> String {
    let rule = vec!["---"; names.len()];
    format!("{}{}", row(names), row(&rule))
}

/// Words as code, with commas.
fn code_list<'a>(words: impl IntoIterator<Item = &'a str>) -> String {
    let words: Vec<String> = words.into_iter().map(|word| format!("`{word}`")).collect();
    words.join(", ")
}

#[test]
fn docs_name_every_finding() {
    let mut text = String::from(
        "# Bevindingen\n\n\
         Dit is de hele lijst van wat IJkpunt kan melden. Elke bevinding heeft een code, een gewicht, \
         een plaats, en zegt wat u kunt doen. Deze lijst komt uit het programma zelf.\n\n",
    );
    text.push_str(&header(&["gewicht", "betekenis"]));
    for (severity, meaning) in [
        (
            Severity::Blokkeert,
            "Er wordt niets gepubliceerd tot dit is verbeterd.",
        ),
        (
            Severity::Waarschuwing,
            "Er is iets weggelaten, of het kan fout zijn.",
        ),
        (Severity::Info, "Goed om te weten. Er is niets verloren."),
    ] {
        text.push_str(&row(&[severity.word(), meaning]));
    }
    text.push('\n');
    text.push_str(&header(&["code", "betekenis"]));
    for code in Code::ALL {
        text.push_str(&row(&[&format!("`{code}`"), code.meaning()]));
    }
    hold("bevindingen.md", &text);
}
