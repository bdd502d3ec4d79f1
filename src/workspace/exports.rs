//! Which file in the exports folder is which dataset.
//!
//! What `ijkpunt.toml` says of a file is law. A file that it does not mention is recognised by its
//! name or, failing that, by its header; one that fits no contract is a finding, never skipped in
//! silence.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use ijkpunt_ingest::{Contract, Source, recognise};
use ijkpunt_model::{Code, Finding, Findings, Place, Severity};

use super::{DeliverySetting, Workspace};

/// The files of one dataset.
#[derive(Debug, Default)]
pub struct Export {
    /// The files, in the order of `ijkpunt.toml` and then of their names.
    pub sources: Vec<Source>,
}

/// Finds the files of every dataset.
pub fn exports(
    workspace: &Workspace,
    contracts: &BTreeMap<String, Contract>,
    findings: &mut Findings,
) -> Result<BTreeMap<String, Export>> {
    let folder = workspace.folder.join(&workspace.settings.exports);
    let shown = |file: &str| format!("{}/{file}", workspace.settings.exports);
    let mut exports: BTreeMap<String, Export> = BTreeMap::new();
    let mut mentioned = BTreeSet::new();
    for delivery in &workspace.settings.deliveries {
        mentioned.insert(delivery.file.clone());
        if !contracts.contains_key(&delivery.dataset) {
            findings.push(unknown_dataset(delivery, contracts));
            continue;
        }
        let source = source(
            &folder,
            shown(&delivery.file),
            Some(delivery),
            &delivery.file,
        );
        exports
            .entry(delivery.dataset.clone())
            .or_default()
            .sources
            .push(source);
    }
    let list: Vec<Contract> = contracts.values().cloned().collect();
    for name in file_names(&folder)? {
        if mentioned.contains(&name) || name.starts_with('.') || name.starts_with("~$") {
            continue;
        }
        let by_name: Vec<&Contract> = list
            .iter()
            .filter(|contract| contract.matches_file_name(&name))
            .collect();
        let dataset = match by_name.as_slice() {
            [one] => Some(one.dataset().name.clone()),
            _ => recognise(&folder.join(&name), &list),
        };
        match dataset {
            Some(dataset) => {
                let source = source(&folder, shown(&name), None, &name);
                exports.entry(dataset).or_default().sources.push(source);
            }
            None => findings.push(Finding::new(
                Code::BestandNietHerkend,
                Severity::Waarschuwing,
                Place::file(shown(&name)),
                "Dit bestand past bij geen enkel contract. Het is niet gelezen.",
                "Noem het in ijkpunt.toml met [[levering]], of haal het uit de map.",
            )),
        }
    }
    Ok(exports)
}

fn source(folder: &Path, shown: String, delivery: Option<&DeliverySetting>, file: &str) -> Source {
    Source {
        path: folder.join(file),
        name: shown,
        received: delivery.and_then(|delivery| delivery.received),
        sender: delivery.and_then(|delivery| delivery.sender.clone()),
        sheet: delivery.and_then(|delivery| delivery.sheet.clone()),
        constants: delivery
            .map(|delivery| delivery.constants.clone())
            .unwrap_or_default(),
    }
}

/// Names of the files in the folder, sorted. A folder that does not exist has none: the deliveries
/// that were promised will each be a finding.
fn file_names(folder: &Path) -> Result<Vec<String>> {
    let Ok(entries) = fs::read_dir(folder) else {
        return Ok(Vec::new());
    };
    let mut names = Vec::new();
    for entry in entries {
        let entry = entry.with_context(|| folder.display().to_string())?;
        if entry.path().is_file() {
            names.push(entry.file_name().to_string_lossy().into_owned());
        }
    }
    names.sort();
    Ok(names)
}

fn unknown_dataset(delivery: &DeliverySetting, contracts: &BTreeMap<String, Contract>) -> Finding {
    let known: Vec<&str> = contracts.keys().map(String::as_str).collect();
    Finding::new(
        Code::OngeldigeKeuze,
        Severity::Blokkeert,
        Place::file(super::SETTINGS_FILE),
        format!(
            "Er is geen leesbaar contract voor dataset '{}'.",
            delivery.dataset
        ),
        format!("Kies een van: {}.", known.join(", ")),
    )
    .at(delivery.dataset_at.clone())
}
