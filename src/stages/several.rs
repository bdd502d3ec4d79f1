//! Publishing a site of several reports.

use anyhow::Result;
use ijkpunt_model::Released;
use ijkpunt_publish::SiteFile;
use ijkpunt_report::{Part, Site};

use super::define::Definitions;
use super::{account, files, put, with_material};
use crate::workspace::Workspace;
use crate::{Options, Outcome, Progress};

/// A report that was made, with what it was made from.
pub(crate) struct Written<'a> {
    pub workspace: &'a Workspace,
    pub definitions: &'a Definitions,
    pub released: Released,
    pub site: Site,
    /// What was found while it was made.
    pub outcome: Outcome,
}

/// Puts all reports in place in one move, unless a finding of one of them blocks. `workspace` is that
/// of the first report.
pub(crate) fn publish_several(
    workspace: &Workspace,
    options: &Options,
    mut written: Vec<Written<'_>>,
    progress: &mut dyn Progress,
    outcome: &mut Outcome,
) -> Result<()> {
    if outcome.findings.block() {
        return Ok(());
    }
    progress.stage("publishing", 1);
    let all = joined(options, &mut written, outcome)?;
    if all.is_empty() {
        return Ok(());
    }
    put(workspace, options, all, progress, outcome)?;
    if outcome.published.is_some() {
        for one in &written {
            account::remember(one.workspace, &one.outcome)?;
        }
    }
    Ok(())
}

/// The files of all reports, each report in its folder, and those that stand above them. None where
/// there is no report.
pub(crate) fn joined(
    options: &Options,
    written: &mut [Written<'_>],
    outcome: &mut Outcome,
) -> Result<Vec<SiteFile>> {
    let Some(first) = written.first() else {
        return Ok(Vec::new());
    };
    let parts: Vec<Part> = written
        .iter()
        .map(|one| Part {
            folder: one.workspace.settings.report.clone(),
            contents: one.site.contents.clone(),
        })
        .collect();
    let front = front(first, &parts)?;
    outcome.pages += front.pages();
    let shared = front.files.into_iter();
    let shared: Vec<SiteFile> = shared.map(|file| (file.path, file.bytes)).collect();
    let fetched: Vec<SiteFile> = shared
        .iter()
        .filter(|(path, _)| !path.ends_with(".html"))
        .cloned()
        .collect();
    let mut all = shared;
    for one in written.iter_mut() {
        let (site, own) = (&mut one.site, &mut one.outcome);
        let made = files(one.workspace, options, &one.released, site, &fetched, own)?;
        let folder = &one.workspace.settings.report;
        let within = |path: &str| match path.strip_prefix("los/") {
            // What can be mailed lies together, and names its report itself.
            Some(_) => path.to_owned(),
            None => format!("{folder}/{path}"),
        };
        outcome.single_files.append(&mut own.single_files);
        let pdf = own.pdf_file.take();
        outcome.pdf_file = pdf
            .map(|(path, size)| (within(&path), size))
            .or(outcome.pdf_file.take());
        if let Some((count, bytes)) = own.png_files.take() {
            let before = outcome.png_files.unwrap_or_default();
            outcome.png_files = Some((before.0 + count, before.1 + bytes));
        }
        all.extend(made.into_iter().map(|(path, bytes)| (within(&path), bytes)));
    }
    Ok(all)
}

/// The pages above the reports, in the looks and with the words of the first.
fn front(first: &Written<'_>, parts: &[Part]) -> Result<Site> {
    let Some(report) = &first.definitions.report else {
        return Ok(Site::default());
    };
    let areas = super::areas(first.workspace, report, &mut Outcome::default());
    let site = with_material(
        first.workspace,
        first.definitions,
        report,
        &first.released,
        &areas,
        &first.outcome,
        |material| ijkpunt_report::write_front(material, parts),
    )?;
    Ok(site)
}
