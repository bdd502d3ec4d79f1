//! What people defined: contracts, indicators, the report and its templates.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use anyhow::Result;
use ijkpunt_indicators::{Catalogue, Framework, reporting_period};
use ijkpunt_ingest::{Contract, check_contracts};
use ijkpunt_model::{About, Code, Finding, Findings, Place, Region, Severity, Sort, Table};
use ijkpunt_report::{
    DatasetNote, Layout, ReportDefinition, SENTENCES, Text, check_sentences, named_ids,
};
use ijkpunt_spans::SourceText;

use super::regions::regions;
use super::{cycle, request};
use crate::Outcome;
use crate::workspace::{self, Definition, SETTINGS_FILE, Workspace};

/// Everything that people defined: contracts, indicators, the report and its templates.
#[derive(Default)]
pub struct Definitions {
    pub(crate) contracts: BTreeMap<String, Contract>,
    pub(super) notes: BTreeMap<String, DatasetNote>,
    pub(crate) catalogue: Catalogue,
    /// Absent where it can't be read; the findings say why.
    pub report: Option<ReportDefinition>,
    pub(crate) templates: BTreeMap<String, Text>,
    /// The regions that the report is about.
    pub(crate) regions: Vec<Region>,
    /// The indicators that the report and the narrative name.
    pub(super) wanted: BTreeSet<String>,
    pub(crate) abouts: BTreeMap<String, About>,
}

impl Definitions {
    /// Takes over which indicators another report shows, so that what is wrong with an export names
    /// all figures that it touches.
    pub(crate) fn join(&mut self, other: &Definitions) {
        self.wanted.extend(other.wanted.iter().cloned());
        for (id, about) in &other.abouts {
            let known = self.abouts.entry(id.clone());
            known.or_insert_with(|| about.clone());
        }
    }
}

/// Reads all definitions.
pub fn definitions(workspace: &Workspace, outcome: &mut Outcome) -> Result<Definitions> {
    let findings = &mut outcome.findings;
    let folder = &workspace.folder;
    let mut contracts = BTreeMap::new();
    let mut notes = BTreeMap::new();
    for (name, file) in workspace::definitions(folder, "pipelines", findings)? {
        if !name.ends_with(".toml") {
            continue;
        }
        let Some(contract) = Contract::read(&file.text.file, &file.text.text, findings) else {
            continue;
        };
        let dataset = contract.dataset();
        let note = DatasetNote {
            name: dataset.name.clone(),
            title: dataset.title.clone(),
            contract: file.text.file.clone(),
            overridden: file.overridden,
            version: contract.version(),
        };
        notes.insert(dataset.name.clone(), note);
        contracts.insert(dataset.name.clone(), contract);
    }
    findings.append(check_contracts(&contracts));
    let files = workspace::definitions(folder, "indicators", findings)?;
    let catalogue = read_catalogue(&files, &contracts, findings);
    let reports = workspace::definitions(folder, "reports", findings)?;
    let report = read_report(workspace, &reports, findings);
    let wanted = match &report {
        Some(report) => wanted(workspace, report, &catalogue, &reports, findings),
        None => BTreeSet::new(),
    };
    let abouts = abouts(workspace, report.as_ref(), &catalogue, &wanted);
    let regions = match &report {
        Some(report) => regions(workspace, report, findings),
        None => Vec::new(),
    };
    sentences(&reports, findings);
    let templates = reports
        .into_iter()
        .filter(|(name, file)| {
            let kinds = [".html", ".css", ".js"];
            let is_template = kinds.iter().any(|kind| name.ends_with(kind));
            is_template || (name == SENTENCES && file.overridden)
        })
        .map(|(name, file)| (name, file.text))
        .collect();
    Ok(Definitions {
        contracts,
        notes,
        catalogue,
        report,
        templates,
        regions,
        wanted,
        abouts,
    })
}

/// Reports what is wrong with the workspace's own sentences, and with a file of sentences that nobody
/// reads.
fn sentences(reports: &BTreeMap<String, Definition>, findings: &mut Findings) {
    let own = reports.iter().filter(|(name, _)| name.ends_with(".ftl"));
    for (name, file) in own {
        if name != SENTENCES {
            findings.push(Finding::new(
                Code::OngeldigeZin,
                Severity::Blokkeert,
                Place::file(&file.text.file),
                "Dit bestand met zinnen wordt niet gelezen.",
                format!("Zet de zinnen in reports/{SENTENCES}."),
            ));
        } else if file.overridden {
            check_sentences(&file.text, findings);
        }
    }
}

/// What the rooms to the right may know of each indicator that is asked for.
fn abouts(
    workspace: &Workspace,
    report: Option<&ReportDefinition>,
    catalogue: &Catalogue,
    wanted: &BTreeSet<String>,
) -> BTreeMap<String, About> {
    let request = request(workspace, &[]);
    catalogue
        .iter()
        .filter(|indicator| wanted.contains(&indicator.id))
        .map(|indicator| {
            let of_year = reporting_period(indicator, &request);
            let reported = cycle::reported(workspace, report, indicator, of_year);
            (indicator.id.clone(), indicator.about(reported))
        })
        .collect()
}

/// Gives the breakdowns over free text the classes that the deliveries hold.
pub fn classes(
    workspace: &Workspace,
    definitions: Definitions,
    tables: &BTreeMap<String, Table>,
    outcome: &mut Outcome,
) -> Definitions {
    let found = definitions
        .catalogue
        .with_classes(tables, &mut outcome.findings);
    let Cow::Owned(catalogue) = found else {
        return definitions;
    };
    Definitions {
        abouts: abouts(
            workspace,
            definitions.report.as_ref(),
            &catalogue,
            &definitions.wanted,
        ),
        catalogue,
        ..definitions
    }
}

fn read_catalogue(
    files: &BTreeMap<String, Definition>,
    contracts: &BTreeMap<String, Contract>,
    findings: &mut Findings,
) -> Catalogue {
    const FRAMEWORK: &str = "raamwerk.toml";
    let framework = files
        .get(FRAMEWORK)
        .map(|file| Framework::read(&file.text.file, &file.text.text, findings))
        .unwrap_or_default();
    let datasets = contracts
        .iter()
        .map(|(name, contract)| (name.clone(), contract.dataset().clone()))
        .collect();
    let definitions = files
        .iter()
        .filter(|(name, _)| name.ends_with(".toml") && *name != FRAMEWORK)
        .map(|(_, file)| {
            (
                file.text.file.as_str(),
                file.text.text.as_str(),
                file.overridden,
            )
        });
    Catalogue::read(framework, definitions, &datasets, findings)
}

fn read_report(
    workspace: &Workspace,
    reports: &BTreeMap<String, Definition>,
    findings: &mut Findings,
) -> Option<ReportDefinition> {
    let settings = &workspace.settings;
    match reports.get(&format!("{}.toml", settings.report)) {
        Some(file) => ReportDefinition::read(&file.text.file, &file.text.text, findings),
        None => {
            let known: Vec<&str> = reports
                .keys()
                .filter_map(|name| name.strip_suffix(".toml"))
                .collect();
            findings.push(
                Finding::new(
                    Code::OngeldigeKeuze,
                    Severity::Blokkeert,
                    Place::file(SETTINGS_FILE),
                    format!("Er is geen rapport '{}'.", settings.report),
                    format!("Kies een van: {}.", known.join(", ")),
                )
                .at(settings.report_at.clone()),
            );
            None
        }
    }
}

/// What a chart asks of an indicator that the indicator can't give is a finding: the chart would stay
/// away without a word.
fn asked(
    workspace: &Workspace,
    report: &ReportDefinition,
    catalogue: &Catalogue,
    reports: &BTreeMap<String, Definition>,
    findings: &mut Findings,
) {
    let Some(file) = reports.get(&format!("{}.toml", workspace.settings.report)) else {
        return;
    };
    for (chart, id, breakdown) in report.asked() {
        let Some(indicator) = catalogue.get(id) else {
            continue;
        };
        let about = indicator.about(None);
        let (is_there, what) = match breakdown {
            Some(name) => (
                about.breakdowns.iter().any(|known| known.name == name),
                format!(
                    "Grafiek '{chart}' vraagt de uitsplitsing '{name}' van '{id}', maar die heeft zij niet."
                ),
            ),
            None => (
                about.sort == Sort::Overleving,
                format!("Grafiek '{chart}' vraagt een overleving, maar '{id}' is dat niet."),
            ),
        };
        if is_there {
            continue;
        }
        let names: Vec<&str> = about
            .breakdowns
            .iter()
            .map(|known| known.name.as_str())
            .collect();
        let remedy = match breakdown {
            Some(_) if names.is_empty() => "Kies een indicator met een uitsplitsing.".to_owned(),
            Some(_) => format!("Kies een van: {}.", names.join(", ")),
            None => "Noem alleen indicatoren met soort = \"overleving\".".to_owned(),
        };
        let quoted = format!("\"{chart}\"");
        let start = file.text.text.find(&quoted).unwrap_or_default();
        let source = SourceText::new(&file.text.file, &file.text.text);
        let span = start..start + quoted.len();
        findings.push(source.finding(
            Code::OngeldigeKeuze,
            Severity::Blokkeert,
            span,
            what,
            remedy,
        ));
    }
}

/// The indicators of the report and of the narrative. An id in the report that no definition has
/// is a finding at its line; one in the narrative is reported when the narrative is rendered.
fn wanted(
    workspace: &Workspace,
    report: &ReportDefinition,
    catalogue: &Catalogue,
    reports: &BTreeMap<String, Definition>,
    findings: &mut Findings,
) -> BTreeSet<String> {
    let mut wanted = BTreeSet::new();
    if report.layout == Layout::Dashboard {
        wanted.extend(catalogue.iter().map(|indicator| indicator.id.clone()));
    }
    for id in report.indicators() {
        if catalogue.get(id).is_some() {
            wanted.insert(id.to_owned());
        } else if let Some(file) = reports.get(&format!("{}.toml", workspace.settings.report)) {
            let quoted = format!("\"{id}\"");
            let start = file.text.text.find(&quoted).unwrap_or_default();
            let source = SourceText::new(&file.text.file, &file.text.text);
            findings.push(source.finding(
                Code::OnbekendeIndicator,
                Severity::Blokkeert,
                start..start + quoted.len(),
                format!(
                    "Het rapport noemt '{id}', maar die indicator is er niet of is niet te lezen."
                ),
                format!(
                    "Verbeter de naam. Het dichtst bij: {}.",
                    catalogue.nearest(id).join(", ")
                ),
            ));
        }
    }
    asked(workspace, report, catalogue, reports, findings);
    // A workspace may hold the texts of several reports.
    let texts = workspace.narrative.iter();
    for (_, text) in texts.filter(|(name, _)| report.tells(name)) {
        let named = named_ids(&text.text).into_iter().map(|(id, _)| id);
        wanted.extend(named.filter(|id| catalogue.get(id).is_some()));
    }
    wanted
}
