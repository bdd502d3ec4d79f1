//! The pages that go back to whoever supplied the data: one for each file.

use std::collections::BTreeSet;
use std::path::Path;

use anyhow::Result;
use ijkpunt_model::Finding;
use ijkpunt_publish::{PAGES, SiteFile, sha256};
use ijkpunt_report::{Feedback, Writer};
use serde::Serialize;

use crate::quality::Sent;
use crate::stages::Definitions;
use crate::workspace::Workspace;
use crate::{Outcome, VERSION};

/// What stands beside the pages: which page is about which file.
#[derive(Serialize)]
struct Overview<'a> {
    program: &'static str,
    version: &'static str,
    rundatum: String,
    paginas: Vec<Line<'a>>,
}

#[derive(Serialize)]
struct Line<'a> {
    bestand: &'a str,
    afzender: Option<&'a str>,
    pagina: String,
    sha256: String,
}

/// Writes the pages into a fresh folder and puts it in place in one move.
pub fn write(
    workspace: &Workspace,
    definitions: &Definitions,
    out: &Path,
    with_values: bool,
    outcome: &Outcome,
) -> Result<()> {
    let writer = Writer::new(&definitions.templates)?;
    let mut files: Vec<SiteFile> = Vec::new();
    let mut lines = Vec::new();
    let mut taken = BTreeSet::new();
    for sent in &outcome.sent {
        let page = page(workspace, &writer, sent, with_values, outcome)?.into_bytes();
        let name = page_name(&sent.file, &mut taken);
        lines.push(Line {
            bestand: &sent.file,
            afzender: sent.sender.as_deref(),
            pagina: name.clone(),
            sha256: sha256(&page),
        });
        files.push((name, page));
    }
    let overview = Overview {
        program: "IJkpunt",
        version: VERSION,
        rundatum: workspace.settings.run_date.to_string(),
        paginas: lines,
    };
    let mut bytes = serde_json::to_vec_pretty(&overview)?;
    bytes.push(b'\n');
    files.push((PAGES.to_owned(), bytes));
    ijkpunt_publish::publish_pages(out, &files)?;
    Ok(())
}

fn page(
    workspace: &Workspace,
    writer: &Writer,
    sent: &Sent,
    with_values: bool,
    outcome: &Outcome,
) -> Result<String> {
    let settings = &workspace.settings;
    let gemeente = settings
        .gemeente
        .as_ref()
        .and_then(|code| workspace.gemeenten().by_code(code, settings.year));
    let findings: Vec<&Finding> = outcome
        .findings
        .sorted()
        .into_iter()
        .filter(|finding| finding.place.file == sent.file)
        .collect();
    let mut compared = outcome.quality.comparisons.iter();
    let compared = compared.find(|comparison| comparison.dataset == sent.dataset);
    // Of several files there is no telling which took the place of which.
    let before = compared
        .filter(|comparison| comparison.now.files.len() == 1)
        .and_then(|comparison| comparison.before.as_ref())
        .filter(|before| before.files.len() == 1);
    let feedback = Feedback {
        file: &sent.file,
        title: &sent.title,
        description: &sent.description,
        received: sent.received,
        sender: sent.sender.as_deref(),
        delivery: outcome.deliveries.iter().find(|d| d.file == sent.file),
        unchanged: compared.is_some_and(|comparison| comparison.unchanged),
        rows_before: before.map(|edition| edition.rows_read),
        findings,
        figures: &sent.figures,
        gemeente: gemeente.as_ref().map(|area| area.name.as_str()),
        run_date: settings.run_date,
        version: VERSION,
        with_values,
    };
    Ok(writer.feedback(&feedback)?)
}

/// A name for a page that every file system and mail program takes, and that no other page has.
fn page_name(file: &str, taken: &mut BTreeSet<String>) -> String {
    let stem = file.rsplit('/').next().unwrap_or(file);
    let plain: String = stem
        .chars()
        .map(
            |c| match c.is_ascii_alphanumeric() || c == '-' || c == '_' {
                true => c.to_ascii_lowercase(),
                false => '-',
            },
        )
        .collect();
    let mut name = format!("{plain}.html");
    let mut number = 2;
    while !taken.insert(name.clone()) {
        name = format!("{plain}-{number}.html");
        number += 1;
    }
    name
}
