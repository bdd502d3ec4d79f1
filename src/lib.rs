//! IJkpunt turns the exports that a Dutch municipality has anyway into the figures and pages of its
//! planning-and-control cycle.
//!
//! Exports come in at one end, a site comes out at the other, and every number on the site can be
//! walked back to the rows it came from. The whole program is [`build`]: one call a stage.

pub mod cli;
pub mod feedback;
pub mod handout;
pub mod quality;
#[cfg(feature = "serve")]
pub mod serve;
pub mod stages;
pub mod workspace;

mod each;
mod feature;
mod letter_pdf;
mod outcome;
mod pictures;
mod several;
mod single_file;

pub use outcome::{Outcome, Progress, Quiet};

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::Result;
use chrono::NaiveDate;
use ijkpunt_engine::{Engine, Polars};
use ijkpunt_model::{Released, Table};
use ijkpunt_report::Site;

use crate::stages::Definitions;
use crate::workspace::Workspace;

/// Version of the program, as pages and the manifest name it.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// What a person may choose on the command line.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Where the site goes; by default `site` in the workspace, and `site-NAME` for a
    /// report that was chosen here.
    pub out: Option<std::path::PathBuf>,
    /// The report, in the place of the one in `ijkpunt.toml`.
    pub report: Option<String>,
    /// Whether the site holds all reports that `ijkpunt.toml` names.
    pub all: bool,
    /// The run date, in the place of the one in `ijkpunt.toml`.
    pub date: Option<NaiveDate>,
    /// Where the pages for suppliers go, if they are asked for.
    pub pages: Option<std::path::PathBuf>,
    /// Whether those pages show values of the deliveries.
    pub with_values: bool,
    /// Whether each page is also written as one file that can be mailed.
    pub single_file: bool,
    /// Whether a letter is also written as PDF.
    pub pdf: bool,
    /// Whether each chart is also drawn as PNG.
    pub png: bool,
    /// Whether the site is only looked at: nothing is written, and nothing remembered.
    pub preview: bool,
}

/// Builds the site of a workspace: every stage, from exports to pages.
///
/// Findings never stop a stage. Only here, at the edge, do they decide: where one of them blocks,
/// nothing is published and the last good site stays as it was.
pub fn build(folder: &Path, options: &Options, progress: &mut dyn Progress) -> Result<Outcome> {
    let mut outcome = Outcome {
        pdf: options.pdf,
        png: options.png,
        ..Outcome::default()
    };
    if options.pdf {
        letter_pdf::possible()?;
    }
    if options.png {
        pictures::possible()?;
    }
    let Some(mut workspace) = Workspace::open(folder, options.date, &mut outcome.findings)? else {
        return Ok(outcome.could_not_run());
    };
    match &options.report {
        Some(report) if workspace.settings.each.is_some() => {
            let names = [report.clone()];
            return each::build(folder, &workspace, &names, options, progress, outcome);
        }
        Some(report) => workspace.choose_report(report, options.date, &mut outcome.findings)?,
        None => {
            let names = workspace.reports(options.all, &mut outcome.findings)?;
            if workspace.settings.each.is_some() {
                return each::build(folder, &workspace, &names, options, progress, outcome);
            }
            if names.len() > 1 {
                return several::build(folder, &workspace, &names, options, progress, outcome);
            }
        }
    }
    let definitions = stages::definitions(&workspace, &mut outcome)?;
    let tables = stages::ingest(&workspace, &definitions, progress, &mut outcome)?;
    if !options.preview {
        stages::keep(&workspace, &tables)?;
    }
    let definitions = stages::classes(&workspace, definitions, &tables, &mut outcome);
    if options.pdf {
        letter_pdf::asked_of(&definitions.report)?;
    }
    let engine = &mut Polars::new();
    let made = make(
        &workspace,
        &definitions,
        &tables,
        engine,
        progress,
        &mut outcome,
    )?;
    // Without a report there is nothing to publish, but what is wrong with the exports is known.
    if let Some((released, site)) = made {
        stages::publish(&workspace, options, &released, site, progress, &mut outcome)?;
    }
    Ok(outcome)
}

/// Makes one report from tables that were read: every stage from areas to pages. Nothing where its
/// definition can't be read.
fn make(
    workspace: &Workspace,
    definitions: &Definitions,
    tables: &BTreeMap<String, Table>,
    engine: &mut dyn Engine,
    progress: &mut dyn Progress,
    outcome: &mut Outcome,
) -> Result<Option<(Released, Site)>> {
    let Some(report) = &definitions.report else {
        return Ok(None);
    };
    let areas = stages::areas(workspace, report, outcome);
    let areas = stages::delivered(workspace, definitions, tables, areas);
    let areas = stages::asked(definitions, report, areas, tables);
    let figures = stages::compute(
        workspace,
        definitions,
        tables,
        &areas,
        engine,
        progress,
        outcome,
    )?;
    let released = stages::disclose(figures, definitions);
    let released = stages::compare(workspace, definitions, released, &areas, outcome);
    stages::show_rows(workspace, definitions, report, tables, outcome);
    let site = stages::report(
        workspace,
        definitions,
        report,
        &released,
        &areas,
        progress,
        outcome,
    )?;
    Ok(Some((released, site)))
}

/// Reads the exports and says what is wrong with them; computes nothing, and writes nothing but the
/// pages for suppliers where those are asked for.
pub fn check(folder: &Path, options: &Options, progress: &mut dyn Progress) -> Result<Outcome> {
    let mut outcome = Outcome::default();
    let Some(workspace) = Workspace::open(folder, options.date, &mut outcome.findings)? else {
        return Ok(outcome.could_not_run());
    };
    let definitions = stages::definitions(&workspace, &mut outcome)?;
    let tables = stages::ingest(&workspace, &definitions, progress, &mut outcome)?;
    stages::keep(&workspace, &tables)?;
    if let Some(out) = &options.pages {
        feedback::write(&workspace, &definitions, out, options.with_values, &outcome)?;
    }
    Ok(outcome)
}
