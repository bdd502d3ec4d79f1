//! The letter as PDF beside its page, where the program was built with the feature `pdf`.

use anyhow::{Result, bail};
use ijkpunt_report::{Layout, ReportDefinition, Site};

use crate::feature;

/// The file in the site.
pub const FILE: &str = "brief.pdf";

/// Refuses at once what would be refused when all else is done.
pub fn possible() -> Result<()> {
    feature::needed(cfg!(feature = "pdf"), "PDF")
}

/// Refuses a report that is no letter.
pub fn asked_of(report: &ReportDefinition) -> Result<()> {
    if report.layout != Layout::Brief {
        bail!(
            "--pdf is for a letter, and report '{}' is none. Name one: --report raadsinformatiebrief",
            report.name
        );
    }
    Ok(())
}

/// Adds the PDF to the site, and gives its number of bytes. A letter that was not made, since
/// something in it blocks, has none.
#[cfg(feature = "pdf")]
pub fn add(site: &mut Site) -> Result<Option<usize>> {
    use anyhow::Context;

    let Some(document) = &site.document else {
        return Ok(None);
    };
    let creator = format!("IJkpunt {}", crate::VERSION);
    let bytes =
        ijkpunt_pdf::write(document, &creator).context("the letter can't be made as PDF")?;
    let size = bytes.len();
    site.files.push(ijkpunt_report::File {
        path: FILE.to_owned(),
        bytes,
    });
    site.put_sizes([(FILE, size)]);
    Ok(Some(size))
}

/// Without the feature there is nothing to add; [`possible`] has refused before.
#[cfg(not(feature = "pdf"))]
pub fn add(_site: &mut Site) -> Result<Option<usize>> {
    possible().map(|()| None)
}
