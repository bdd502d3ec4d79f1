//! Tables about areas that a workspace puts in the place of the built-in ones.

use std::path::Path;

use anyhow::Result;
use ijkpunt_areas::{REFERENCE_FILES, Reference};
use ijkpunt_model::Findings;

use super::read_texts;

/// The folder with tables about areas.
pub(super) const AREAS: &str = "gebieden";

/// What is known of the country, and which tables the workspace itself brought.
#[derive(Debug, Clone, Default)]
pub struct OwnReference {
    /// The tables, those of the workspace in the place of the built-in ones.
    pub tables: Reference,
    /// The files that it brought, as the user knows them.
    pub own: Vec<String>,
}

/// Reads the tables of a workspace; without the folder all are the built-in ones.
pub(super) fn read(folder: &Path, findings: &mut Findings) -> Result<OwnReference> {
    let texts = read_texts(&folder.join(AREAS), AREAS, "csv", findings)?;
    let known = |name: &String| REFERENCE_FILES.contains(&name.as_str());
    let own = texts
        .iter()
        .filter(|(name, _)| known(name))
        .map(|(_, text)| text.file.clone());
    let own: Vec<String> = own.collect();
    let pairs: Vec<(&str, &str)> = texts
        .values()
        .map(|text| (text.file.as_str(), text.text.as_str()))
        .collect();
    let (tables, found) = Reference::with(&pairs);
    findings.append(found);
    Ok(OwnReference { tables, own })
}
