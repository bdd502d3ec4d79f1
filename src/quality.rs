//! What is said of the deliveries: which figures a finding touches, what was sent by whom, and how
//! it compares with the last delivery.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Result;
use chrono::NaiveDate;
use ijkpunt_indicators::columns_read;
use ijkpunt_ingest::{Contract, Waiver, Waivers, check_rules};
use ijkpunt_model::{Code, Finding, Findings, Severity, Table};
use ijkpunt_publish::{Memory, Remembered};
use ijkpunt_report::WaiverNote;

use crate::Outcome;
use crate::stages::Definitions;
use crate::workspace::{Export, Workspace};

/// A file as somebody sent it, whether it could be read or not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sent {
    /// File name, relative to the workspace.
    pub file: String,
    /// Dataset that it is.
    pub dataset: String,
    /// Title of the dataset.
    pub title: String,
    /// What one row stands for.
    pub description: String,
    /// Day it was received.
    pub received: Option<NaiveDate>,
    /// Who sent it.
    pub sender: Option<String>,
    /// Names of the figures that are made from it.
    pub figures: Vec<String>,
}

/// The files of all exports.
pub fn sent(definitions: &Definitions, exports: &BTreeMap<String, Export>) -> Vec<Sent> {
    let mut all = Vec::new();
    for (dataset, export) in exports {
        let Some(contract) = definitions.contracts.get(dataset) else {
            continue;
        };
        let reach = Reach::of(definitions, dataset);
        all.extend(export.sources.iter().map(|source| Sent {
            file: source.name.clone(),
            dataset: dataset.clone(),
            title: contract.dataset().title.clone(),
            description: contract.description().to_owned(),
            received: source.received,
            sender: source.sender.clone(),
            figures: reach.all.clone(),
        }));
    }
    all
}

/// Writes into each finding about a file the names of the indicators that it touches.
pub fn touch(definitions: &Definitions, sent: &[Sent], findings: &mut Findings) {
    let datasets: BTreeMap<&str, &str> = sent
        .iter()
        .map(|sent| (sent.file.as_str(), sent.dataset.as_str()))
        .collect();
    let mut reaches: BTreeMap<&str, Reach> = BTreeMap::new();
    for finding in findings.iter_mut() {
        let Some(dataset) = datasets.get(finding.place.file.as_str()) else {
            continue;
        };
        let Some(contract) = definitions.contracts.get(*dataset) else {
            continue;
        };
        if finding.touches.is_empty() {
            let reach = reaches
                .entry(dataset)
                .or_insert_with(|| Reach::of(definitions, dataset));
            finding.touches = reach.touched(contract, finding);
        }
    }
}

/// The indicators of the report that read a dataset.
struct Reach {
    /// All of them, by name.
    all: Vec<String>,
    /// For each column of the files those that read it.
    columns: BTreeMap<String, BTreeSet<String>>,
}

impl Reach {
    fn of(definitions: &Definitions, dataset: &str) -> Reach {
        let mut all = BTreeSet::new();
        let mut columns: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        let contract = definitions.contracts.get(dataset);
        for about in definitions.abouts.values() {
            let Some(indicator) = definitions.catalogue.get(&about.id) else {
                continue;
            };
            let Some(read) = columns_read(indicator).remove(dataset) else {
                continue;
            };
            all.insert(about.name.clone());
            for column in &read {
                for made in contract.map(|c| c.made_of(column)).unwrap_or_default() {
                    let names = columns.entry(made.to_owned()).or_default();
                    names.insert(about.name.clone());
                }
            }
        }
        Reach {
            all: all.into_iter().collect(),
            columns,
        }
    }

    fn touched(&self, contract: &Contract, finding: &Finding) -> Vec<String> {
        if loses_rows(finding) {
            return self.all.clone();
        }
        match &finding.place.column {
            Some(header) => contract
                .column_of_header(header)
                .and_then(|column| self.columns.get(column))
                .map(|names| names.iter().cloned().collect())
                .unwrap_or_default(),
            None if finding.severity == Severity::Info => Vec::new(),
            None => self.all.clone(),
        }
    }
}

/// Whether rows, or the whole file, fall out of the table: then every figure that counts rows of it
/// changes, whatever column the fault stands in.
fn loses_rows(finding: &Finding) -> bool {
    let by_row = !finding.spots.is_empty() && finding.severity > Severity::Info;
    match finding.code {
        Code::VolgordeDatums | Code::VeldOntbreektBij => by_row,
        // A file without a column that it must have is not read at all.
        Code::KolomOntbreekt => finding.severity == Severity::Blokkeert,
        // What breaks another rule of the contract stays in the table.
        _ => by_row && finding.rule.is_none(),
    }
}

/// Judges the rules of the contracts: within rows, between rows, between files and over time.
pub fn judge(
    workspace: &Workspace,
    definitions: &Definitions,
    tables: &BTreeMap<String, Table>,
    outcome: &mut Outcome,
) -> Result<()> {
    let previous = previous_tables(workspace, tables)?;
    let (rules, findings) = check_rules(tables, &definitions.contracts, &previous);
    outcome.quality.rules = rules;
    outcome.findings.append(findings);
    Ok(())
}

/// Applies what somebody allowed to what was found so far.
pub fn waive(workspace: &Workspace, outcome: &mut Outcome) {
    let Some(text) = &workspace.waivers else {
        return;
    };
    let waivers = Waivers::read(&text.file, &text.text, &mut outcome.findings);
    let sent = &outcome.sent;
    let dataset = |file: &str| {
        let sent = sent.iter().find(|sent| sent.file == file);
        sent.map(|sent| sent.dataset.clone())
    };
    waivers.apply(&mut outcome.findings, workspace.settings.run_date, dataset);
    let note = |waiver: &Waiver| WaiverNote {
        rule: waiver.rule.clone(),
        place: waiver.place(),
        reason: waiver.reason.clone(),
        name: waiver.who.clone(),
        expires: waiver.until,
    };
    outcome.quality.waivers = waivers.iter().map(note).collect();
}

/// Compares each dataset with its last different delivery, and gives what is to be remembered once
/// this run is published.
pub fn compare(
    workspace: &Workspace,
    tables: &BTreeMap<String, Table>,
    outcome: &mut Outcome,
) -> Result<()> {
    let memory = Memory::read(&workspace.own_folder())?;
    for (dataset, table) in tables {
        if table.deliveries.is_empty() {
            continue;
        }
        let now = Remembered::of(&table.deliveries, &outcome.findings);
        let comparison = memory.compare(dataset, &now);
        outcome.quality.comparisons.push(comparison);
        outcome.remembered.insert(dataset.clone(), now);
    }
    Ok(())
}

/// The typed tables of the last different deliveries, for rules over time.
pub fn previous_tables(
    workspace: &Workspace,
    tables: &BTreeMap<String, Table>,
) -> Result<BTreeMap<String, Table>> {
    let folder = workspace.own_folder();
    let memory = Memory::read(&folder)?;
    let mut previous = BTreeMap::new();
    for (dataset, table) in tables {
        // Which delivery it is follows from the bytes of its files alone.
        let now = Remembered::of(&table.deliveries, &Findings::new());
        if let Some(table) = memory.previous_table(&folder, dataset, &now)? {
            previous.insert(dataset.clone(), table);
        }
    }
    Ok(previous)
}
