//! The table of faults in `docs/`, from the cases.

use std::collections::BTreeSet;

use ijkpunt_model::{Code, Finding, Severity};

use super::subjects;
use crate::tests::support::file;

/// A finding that an example gives, and the case that gives it.
struct Example {
    subject: String,
    case: String,
    finding: Finding,
}

#[test]
fn docs_show_an_example_of_every_fault() {
    let mut examples: Vec<Example> = Vec::new();
    let mut count = 0;
    for (subject, cases) in subjects() {
        for (case, outcome) in cases.iter().filter(|(case, _)| case.gap.is_none()) {
            count += usize::from(!case.findings.is_empty());
            examples.extend(outcome.findings.iter().map(|finding| Example {
                subject: subject.clone(),
                case: case.name.clone(),
                finding: finding.clone(),
            }));
        }
    }
    let mut text = format!(
        "# Fouten in leveringen\n\n\
         Deze lijst laat per code zien wat IJkpunt meldt en wat u dan kunt doen. Alle voorbeelden \
         komen uit {count} bestanden met een fout die er met opzet in is gezet; een test leest ze \
         allemaal. De lijst wordt daaruit gemaakt, dus verander haar niet met de hand. De betekenis \
         van alle codes staat in [bevindingen.md](bevindingen.md).\n\n\
         De namen, nummers en cijfers zijn verzonnen.\n"
    );
    for code in Code::ALL {
        let own = examples
            .iter()
            .filter(|example| example.finding.code == *code);
        text.push_str(&section(*code, own));
    }
    hold(&text);
}

/// One code: its meaning, and an example of each message.
fn section<'a>(code: Code, examples: impl Iterator<Item = &'a Example>) -> String {
    let mut seen = BTreeSet::new();
    let mut rows = String::new();
    for example in examples {
        let finding = &example.finding;
        if !seen.insert((finding.what.clone(), finding.remedy.clone())) {
            continue;
        }
        let fault = format!("{}: {}", example.subject, example.case);
        rows.push_str(&row(&[
            &fault,
            finding.severity.word(),
            &finding.what,
            &finding.place_words(true),
            &finding.remedy,
        ]));
    }
    if rows.is_empty() {
        return String::new();
    }
    let header = row(&["fout", "gewicht", "melding", "plaats", "wat u doet"]);
    let rule = row(&["---"; 5]);
    format!("\n## {code}\n\n{}\n\n{header}{rule}{rows}", code.meaning())
}

fn row(cells: &[&str]) -> String {
    let clean = |cell: &&str| {
        cell.replace('|', "\\|")
            .replace('<', "&lt;")
            .replace('\n', " ")
    };
    let cells: Vec<String> = cells.iter().map(clean).collect();
    format!("| {} |\n", cells.join(" | "))
}

/// Compares the table with the one in `docs/`, and writes it first where that is asked.
fn hold(generated: &str) {
    let path = file("../../docs/fouten.md");
    if std::env::var_os("UPDATE_DOCS").is_some_and(|value| value == "1") {
        std::fs::write(&path, generated).unwrap();
    }
    let committed = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        committed.replace("\r\n", "\n") == generated,
        "docs/fouten.md is not what the cases give. Write it again with `UPDATE_DOCS=1 cargo test \
         --workspace docs`, and read what changed."
    );
}

#[test]
fn the_words_of_every_example_can_be_sent_on() {
    for (_, cases) in subjects() {
        // The words of the reader of contracts are shared with other texts, and tested there.
        for (_, outcome) in cases.iter().filter(|(case, _)| case.no_file.is_none()) {
            for finding in outcome.findings.iter() {
                for words in [&finding.what, &finding.remedy] {
                    assert!(words.ends_with('.') && !words.contains('!'), "{words}");
                }
                let blocks = finding.severity == Severity::Blokkeert;
                assert!(!blocks || !finding.place.file.is_empty(), "{finding:?}");
            }
        }
    }
}
