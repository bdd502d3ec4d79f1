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

/// Refuses a site without a letter. `reports` are those of one site; of none at all, what is wrong with
/// their definitions says more.
pub fn asked_of<'d>(reports: impl IntoIterator<Item = &'d ReportDefinition>) -> Result<()> {
    let reports: Vec<&ReportDefinition> = reports.into_iter().collect();
    let letters = reports.iter().any(|report| report.layout == Layout::Brief);
    let names: Vec<String> = reports
        .iter()
        .map(|report| format!("'{}'", report.name))
        .collect();
    match names.as_slice() {
        _ if letters => Ok(()),
        [] => Ok(()),
        [name] => bail!(
            "--pdf is for a letter, and report {name} is none. Name one: --report raadsinformatiebrief"
        ),
        names => bail!(
            "--pdf is for a letter, and none of the reports {} is one. Name one: --report raadsinformatiebrief",
            names.join(", ")
        ),
    }
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

#[cfg(test)]
mod tests {
    use ijkpunt_model::Findings;

    use super::*;

    fn report(file: &str) -> ReportDefinition {
        let path = format!("{}/reports/{file}", env!("CARGO_MANIFEST_DIR"));
        let text = std::fs::read_to_string(path).unwrap();
        ReportDefinition::read(file, &text, &mut Findings::default()).unwrap()
    }

    #[test]
    fn a_site_with_a_letter_may_have_a_pdf_and_no_other() {
        let letter = report("raadsinformatiebrief.toml");
        let (year, dashboard) = (report("jaarverslag.toml"), report("dashboard.toml"));
        assert!(asked_of([&letter]).is_ok());
        assert!(asked_of([&year, &letter]).is_ok());
        let said = asked_of([&year]).unwrap_err().to_string();
        assert!(
            said.contains(&format!("report '{}' is none", year.name)),
            "{said}"
        );
        let said = asked_of([&year, &dashboard]).unwrap_err().to_string();
        for name in [&year.name, &dashboard.name] {
            assert!(said.contains(&format!("'{name}'")), "{said}");
        }
        assert!(said.contains("--report raadsinformatiebrief"), "{said}");
    }
}
