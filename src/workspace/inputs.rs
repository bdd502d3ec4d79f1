//! What a build of a workspace reads, for whoever waits until something of it changes.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use ijkpunt_model::Findings;

use super::reference::AREAS;
use super::{ERRATA_FILE, NARRATIVE, SETTINGS_FILE, Settings, WAIVERS_FILE};

/// Folders in which a workspace keeps definitions and tables of its own.
const DEFINITIONS: [&str; 4] = ["pipelines", "indicators", "reports", AREAS];

/// Files that a build of the workspace reads, and folders of which it reads what is in them. Not all
/// of them need exist. Where `ijkpunt.toml` can't be read, those that it would name are not known.
pub fn inputs(folder: &Path) -> BTreeSet<PathBuf> {
    let own = [SETTINGS_FILE, WAIVERS_FILE, ERRATA_FILE, NARRATIVE];
    let mut inputs: BTreeSet<PathBuf> = own
        .iter()
        .chain(&DEFINITIONS)
        .map(|name| folder.join(name))
        .collect();
    let Ok(text) = fs::read_to_string(folder.join(SETTINGS_FILE)) else {
        return inputs;
    };
    // What is wrong with the text is for the build to say.
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    let Some(settings) = Settings::read(SETTINGS_FILE, text, &mut Findings::new()) else {
        return inputs;
    };
    inputs.insert(folder.join(NARRATIVE).join(&settings.report));
    let exports = folder.join(&settings.exports);
    // A delivery may lie elsewhere, since its file is relative to the folder.
    let deliveries = settings.deliveries.iter();
    inputs.extend(deliveries.map(|delivery| exports.join(&delivery.file)));
    let check = settings.accessibility.and_then(|(_, check)| check);
    inputs.extend(check.map(|check| folder.join(check.file)));
    inputs.extend(settings.key_file.map(|key| folder.join(key.file)));
    inputs.insert(exports);
    inputs
}
