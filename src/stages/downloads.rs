//! The downloads of a site, and what describes them.

use anyhow::Result;
use ijkpunt_model::Released;
use ijkpunt_publish::{Imprint, SiteFile};
use ijkpunt_report::Site;

use super::indelingsjaar;
use crate::workspace::Workspace;
use crate::{Outcome, VERSION};

/// Makes the downloads, and puts their sizes on the pages that link to them.
pub(super) fn make(
    workspace: &Workspace,
    released: &Released,
    site: &mut Site,
    outcome: &Outcome,
) -> Result<Vec<SiteFile>> {
    let imprint = imprint(workspace, outcome);
    let mut files: Vec<SiteFile> = vec![
        (
            "cijfers.csv".to_owned(),
            ijkpunt_publish::figures_csv(released)?,
        ),
        (
            "cijfers.parquet".to_owned(),
            ijkpunt_publish::figures_parquet(released)?,
        ),
        (
            "tabellen.xlsx".to_owned(),
            ijkpunt_publish::workbook(&imprint, &site.sheets)?,
        ),
    ];
    files.push(ijkpunt_publish::figures_metadata(&imprint)?);
    files.extend(ijkpunt_publish::table_metadata(&imprint, &site.sheets)?);
    files.push(ijkpunt_publish::dcat(&imprint, &files)?);
    let sizes = files
        .iter()
        .map(|(path, bytes)| (path.as_str(), bytes.len()));
    site.put_sizes(sizes);
    Ok(files)
}

fn imprint(workspace: &Workspace, outcome: &Outcome) -> Imprint {
    let settings = &workspace.settings;
    let open = &settings.open_data;
    let code = settings.gemeente.as_ref();
    let area = code.and_then(|code| {
        workspace
            .gemeenten()
            .by_code(code, indelingsjaar(workspace))
    });
    let of_gemeente = area.as_ref().map(|area| format!("Gemeente {}", area.name));
    Imprint {
        title: settings.title.clone(),
        report: settings.report.clone(),
        year: settings.year,
        run_date: settings.run_date,
        version: VERSION.to_owned(),
        licence: open.licence,
        publisher: open
            .publisher
            .clone()
            .or(of_gemeente)
            .unwrap_or_else(|| "Uitgever niet opgegeven".to_owned()),
        contact: open.contact.clone(),
        base: open.base.as_ref().map(|base| {
            // Where a site has several reports, each has a folder of its own.
            let folder = outcome.place.as_ref().map(|_| &settings.report);
            let base = format!("{base}{}", outcome.folder);
            folder.map_or_else(|| base.clone(), |folder| format!("{base}{folder}/"))
        }),
        deliveries: outcome.deliveries.clone(),
        area,
    }
}
