//! What the sites of many gemeenten are made of, beside what a site of one is.

use anyhow::Result;
use ijkpunt_model::{Area, Released};
use ijkpunt_publish::SiteFile;
use ijkpunt_report::Site;

use super::{Written, files, with_material};
use crate::several::Run;
use crate::{Options, Outcome};

/// The files of the one report of a gemeente.
pub(crate) fn files_of(options: &Options, one: &mut Written<'_>) -> Result<Vec<SiteFile>> {
    let (site, own) = (&mut one.site, &mut one.outcome);
    files(one.workspace, options, &one.released, site, &[], own)
}

/// The page that leads to the site of each gemeente, in the looks of the first report.
pub(crate) fn above_each(runs: &[Run], areas: &[Area], read: &Outcome) -> Result<Site> {
    let first = runs
        .first()
        .and_then(|run| Some((run, run.definitions.report.as_ref()?)));
    let Some((run, report)) = first else {
        return Ok(Site::default());
    };
    let none = super::disclose(Vec::new(), &run.definitions);
    let titles: Vec<String> = runs
        .iter()
        .filter_map(|run| run.definitions.report.as_ref())
        .map(|report| report.title.clone())
        .collect();
    let released: &Released = &none;
    let site = with_material(
        &run.workspace,
        &run.definitions,
        report,
        released,
        areas,
        read,
        |material| ijkpunt_report::write_above_each(material, &titles),
    )?;
    Ok(site)
}
