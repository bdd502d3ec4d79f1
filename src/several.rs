//! A site of several reports: the exports are read once, each report is made from them in a folder of
//! its own, and all are published in one move. What blocks one of them blocks the site.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::Result;
use ijkpunt_engine::Polars;
use ijkpunt_model::{Code, Finding, Findings, Place, Released, Severity, Table};
use ijkpunt_report::{Layout, ReportLink, Site};

use crate::stages::{self, Definitions, Written};
use crate::workspace::{SETTINGS_FILE, Workspace};
use crate::{Options, Outcome, Progress, letter_pdf};

/// A report before it is made.
pub(crate) struct Run {
    pub workspace: Workspace,
    pub definitions: Definitions,
}

/// Builds the site. `first` is the workspace with the report of `[verslag]`, the first of `names`.
pub(crate) fn build(
    folder: &Path,
    first: &Workspace,
    names: &[String],
    options: &Options,
    progress: &mut dyn Progress,
    mut outcome: Outcome,
) -> Result<Outcome> {
    let Some(mut runs) = open(folder, names, options, &mut outcome)? else {
        return Ok(outcome.could_not_run());
    };
    refuse_two_readings(&runs, &mut outcome.findings);
    let reports = runs.iter().map(|run| run.definitions.report.as_ref());
    // Where one can't be read, it may be the letter.
    let known: Option<Vec<_>> = reports.collect();
    if let Some(known) = known.filter(|_| options.pdf) {
        letter_pdf::asked_of(known)?;
    }
    let tables = read(&runs, progress, &mut outcome)?;
    if !options.preview {
        stages::keep(first, &tables)?;
    }
    let links = links(&runs)?;
    let mut written: Vec<Written<'_>> = Vec::new();
    for (at, run) in runs.iter_mut().enumerate() {
        let mut own = outcome.for_report(&links, at);
        let before = own.findings.block();
        let made = make(run, &tables, progress, &mut own)?;
        outcome.find(&own.findings);
        if own.findings.block() && !before {
            outcome.blocking.push(run.workspace.settings.report.clone());
        }
        outcome.pages += own.pages;
        outcome.figures += own.figures;
        if let Some((released, site)) = made {
            written.push(Written {
                workspace: &run.workspace,
                definitions: &run.definitions,
                released,
                site,
                outcome: own,
            });
        }
    }
    stages::publish_several(first, options, written, progress, &mut outcome)?;
    Ok(outcome)
}

/// Opens the workspace once for each report. None where that can't be done; the findings say why.
pub(crate) fn open(
    folder: &Path,
    names: &[String],
    options: &Options,
    outcome: &mut Outcome,
) -> Result<Option<Vec<Run>>> {
    let mut runs = Vec::new();
    for name in names {
        let mut own = Outcome::default();
        let Some(mut workspace) = Workspace::open(folder, options.date, &mut own.findings)? else {
            return Ok(None);
        };
        workspace.choose_report(name, options.date, &mut own.findings)?;
        let definitions = stages::definitions(&workspace, &mut own)?;
        outcome.find(&own.findings);
        if own.findings.block() {
            outcome.blocking.push(name.clone());
        }
        runs.push(Run {
            workspace,
            definitions,
        });
    }
    Ok(Some(runs))
}

/// Reads the exports once, for all reports.
pub(crate) fn read(
    runs: &[Run],
    progress: &mut dyn Progress,
    outcome: &mut Outcome,
) -> Result<BTreeMap<String, Table>> {
    // The report that looks back furthest knows the names of the most years.
    let Some(widest) = runs
        .iter()
        .rev()
        .max_by_key(|run| stages::years_back(&run.definitions))
    else {
        return Ok(BTreeMap::new());
    };
    let mut joint = stages::definitions(&widest.workspace, &mut Outcome::default())?;
    for run in runs {
        joint.join(&run.definitions);
    }
    stages::ingest(&widest.workspace, &joint, progress, outcome)
}

/// A report about one gemeente passes over the rows of others, and a comparison needs them: such
/// reports can't be made of one reading.
fn refuse_two_readings(runs: &[Run], findings: &mut Findings) {
    let reads = |run: &Run| {
        let report = run.definitions.report.as_ref();
        report.map(|report| report.layout.is_of_one())
    };
    let mut known = runs.iter().filter_map(reads);
    let first = known.next();
    if known.all(|one| Some(one) == first) {
        return;
    }
    let names = |of_one: bool| {
        let runs = runs.iter().filter(|run| reads(run) == Some(of_one));
        let names: Vec<&str> = runs
            .map(|run| run.workspace.settings.report.as_str())
            .collect();
        names.join(", ")
    };
    findings.push(Finding::new(
        Code::OngeldigeKeuze,
        Severity::Blokkeert,
        Place::file(SETTINGS_FILE),
        format!(
            "Deze rapporten passen niet in een site: {} gaat over een gemeente, {} over meer gemeenten.",
            names(true),
            names(false)
        ),
        "Maak ze elk apart, met --report en de naam.",
    ));
}

/// The reports as the pages name each other.
pub(crate) fn links(runs: &[Run]) -> Result<Vec<ReportLink>> {
    let nl = ijkpunt_report::Dutch::new()?;
    let links = runs.iter().map(|run| {
        let settings = &run.workspace.settings;
        let report = run.definitions.report.as_ref();
        let title = report.map(|report| {
            let setting = stages::setting(&run.workspace);
            ijkpunt_report::report_title(&nl, report, &setting, settings.letter.as_ref())
        });
        let letter = settings.letter.as_ref();
        let letter = letter.filter(|_| report.is_some_and(|one| one.layout == Layout::Brief));
        ReportLink {
            folder: settings.report.clone(),
            title: title.unwrap_or_default(),
            subject: letter
                .map_or(&settings.title, |letter| &letter.subject)
                .clone(),
            run_date: settings.run_date,
        }
    });
    Ok(links.collect())
}

/// Makes one report; nothing where it can't be read, which a finding says.
fn make(
    run: &mut Run,
    tables: &BTreeMap<String, Table>,
    progress: &mut dyn Progress,
    outcome: &mut Outcome,
) -> Result<Option<(Released, Site)>> {
    progress.stage(&format!("report {}", run.workspace.settings.report), 1);
    run.definitions = stages::classes(
        &run.workspace,
        std::mem::take(&mut run.definitions),
        tables,
        outcome,
    );
    crate::make(
        &run.workspace,
        &run.definitions,
        tables,
        &mut Polars::new(),
        progress,
        outcome,
    )
}
