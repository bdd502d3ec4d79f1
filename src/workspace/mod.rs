//! The workspace: a folder with `ijkpunt.toml`, exports, narrative, and perhaps own definitions.

mod accessibility;
mod builtin;
mod errata;
mod expectation;
mod exports;
#[cfg(feature = "serve")]
mod inputs;
mod key;
mod letter;
mod open_data;
mod other;
mod prognosis;
mod reference;
mod region;
mod settings;

pub use builtin::{Definition, builtin, copy_sample, definitions};
pub use errata::{Errata, Reason};
pub use exports::{Export, exports};
#[cfg(feature = "serve")]
pub use inputs::inputs;
pub use key::{KEY_VARIABLE, Key};
pub use other::OtherReport;
pub use reference::OwnReference;
pub(crate) use region::slug;
pub use region::{Members, RegionSetting};
pub use settings::{DeliverySetting, Each, KeyFile, OpenData, Settings};

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use chrono::NaiveDate;
use ijkpunt_areas::Gemeenten;
use ijkpunt_model::{Code, Finding, Findings, Place, Severity};
use ijkpunt_report::{Accessibility, Text};

/// The file that makes a folder a workspace.
pub const SETTINGS_FILE: &str = "ijkpunt.toml";

/// The file with what somebody allowed.
pub const WAIVERS_FILE: &str = "uitzonderingen.toml";

/// The file with errors that are known, and why figures changed.
pub const ERRATA_FILE: &str = "bekende-fouten.toml";

/// The folder with the author's texts.
const NARRATIVE: &str = "verhaal";

/// An opened workspace.
#[derive(Debug)]
pub struct Workspace {
    /// Its folder.
    pub folder: PathBuf,
    /// What `ijkpunt.toml` says.
    pub settings: Settings,
    /// The author's texts, by file name.
    pub narrative: BTreeMap<String, Text>,
    /// What somebody allowed, where the workspace has a file about it.
    pub waivers: Option<Text>,
    /// What is known of the country, with the workspace's own tables over the built-in ones.
    pub reference: OwnReference,
    /// Known errors, where the workspace has a file about them.
    pub errata: Option<Text>,
    /// The toegankelijkheidsverklaring, where somebody answers for it.
    pub accessibility: Option<Accessibility>,
    /// The key for numbers of persons, where one is set.
    pub key: Option<Key>,
    /// Whether the operator asked for another report than `ijkpunt.toml` names.
    beside: bool,
}

impl Workspace {
    /// Opens a workspace. `None` where `ijkpunt.toml` says too little to run; the findings say
    /// what is missing. A folder without that file is an error for the operator.
    pub fn open(
        folder: &Path,
        date: Option<NaiveDate>,
        findings: &mut Findings,
    ) -> Result<Option<Workspace>> {
        let path = folder.join(SETTINGS_FILE);
        let bytes = fs::read(&path).with_context(|| {
            format!(
                "{} is not a workspace: {SETTINGS_FILE} can't be read; `ijkpunt init DIR` makes one",
                folder.display()
            )
        })?;
        let Some(text) = utf8(SETTINGS_FILE, bytes, findings) else {
            return Ok(None);
        };
        let reference = reference::read(folder, findings)?;
        let settings = Settings::with(SETTINGS_FILE, &text, &reference.tables, findings);
        let Some(mut settings) = settings else {
            return Ok(None);
        };
        if let Some(date) = date {
            settings.run_date = date;
        }
        let narrative = read_narrative(folder, &settings.report, findings)?;
        let waivers = read_text(folder, WAIVERS_FILE, findings)?;
        let errata = read_text(folder, ERRATA_FILE, findings)?;
        let statement = settings.accessibility.clone();
        let accessibility = accessibility::with_check(folder, statement, findings)?;
        let key = key::find(folder, settings.key_file.as_ref(), findings);
        Ok(Some(Workspace {
            folder: folder.to_owned(),
            settings,
            narrative,
            waivers,
            reference,
            errata,
            accessibility,
            key,
            beside: false,
        }))
    }

    /// Takes another report than the one that `ijkpunt.toml` names. A name that no report has is an
    /// error for the operator, who typed it.
    ///
    /// `date` is the run date that the operator typed; it goes before any other.
    pub fn choose_report(
        &mut self,
        name: &str,
        date: Option<NaiveDate>,
        findings: &mut Findings,
    ) -> Result<()> {
        let names = self.known_reports()?;
        if !names.iter().any(|known| known == name) {
            anyhow::bail!(
                "there is no report '{name}'; known are: {}",
                names.join(", ")
            );
        }
        // One of several reports by itself would take the place of all of them.
        self.beside = self.settings.report != name || !self.settings.together.is_empty();
        if self.settings.report != name {
            self.settings.report = name.to_owned();
            self.settings.apply_other(name);
            if let Some(date) = date {
                self.settings.run_date = date;
            }
            self.narrative = read_narrative(&self.folder, name, findings)?;
        }
        Ok(())
    }

    /// The names of all reports that there are.
    fn known_reports(&self) -> Result<Vec<String>> {
        // What is wrong with the files is found when the definitions are read.
        let known = definitions(&self.folder, "reports", &mut Findings::new())?;
        let files = known.keys();
        let names = files.filter_map(|file| file.strip_suffix(".toml"));
        Ok(names.map(str::to_owned).collect())
    }

    /// The reports of the site, each once: the one of `[verslag]`, those that come with it, and where
    /// `all` are asked for those of `[[ander_verslag]]`. A name that no report has is a finding.
    pub fn reports(&self, all: bool, findings: &mut Findings) -> Result<Vec<String>> {
        let known = self.known_reports()?;
        let mut names = vec![self.settings.report.clone()];
        for (name, at) in &self.settings.together {
            if !known.contains(name) {
                let finding = Finding::new(
                    Code::OngeldigeKeuze,
                    Severity::Blokkeert,
                    Place::file(SETTINGS_FILE),
                    format!("Er is geen rapport '{name}'."),
                    format!("Kies een van: {}.", known.join(", ")),
                );
                findings.push(finding.at(at.clone()));
            } else if !names.contains(name) {
                names.push(name.clone());
            }
        }
        for other in self.settings.others.iter().filter(|_| all) {
            if known.contains(&other.report) && !names.contains(&other.report) {
                names.push(other.report.clone());
            }
        }
        Ok(names)
    }

    /// Where the site goes unless the operator says otherwise. A report beside the one that
    /// `ijkpunt.toml` names has a folder of its own, so that neither takes the other's place.
    pub fn site_folder(&self) -> PathBuf {
        match self.beside {
            true => self.folder.join(format!("site-{}", self.settings.report)),
            false => self.folder.join("site"),
        }
    }

    /// The gemeenten of every year.
    pub fn gemeenten(&self) -> &Gemeenten {
        self.reference.tables.geography.gemeenten()
    }

    /// The folder in which editions are remembered: where each gemeente has a site, each has its own.
    pub fn editions_folder(&self) -> PathBuf {
        match (&self.settings.each, &self.settings.gemeente) {
            (Some(_), Some(code)) => self.own_folder().join(code.as_str()),
            _ => self.own_folder(),
        }
    }

    /// The folder in which the program keeps what it needs again; no part of a site.
    pub fn own_folder(&self) -> PathBuf {
        self.folder.join(".ijkpunt")
    }
}

/// The author's texts for a report. Where several reports have a text of the same name, that in the
/// folder named after the report goes before the one that they share.
fn read_narrative(
    folder: &Path,
    report: &str,
    findings: &mut Findings,
) -> Result<BTreeMap<String, Text>> {
    let mut texts = read_texts(&folder.join(NARRATIVE), NARRATIVE, "md", findings)?;
    let shown = format!("{NARRATIVE}/{report}");
    let own = folder.join(NARRATIVE).join(report);
    texts.extend(read_texts(&own, &shown, "md", findings)?);
    Ok(texts)
}

/// A text that a workspace may have.
fn read_text(folder: &Path, file: &str, findings: &mut Findings) -> Result<Option<Text>> {
    let path = folder.join(file);
    let bytes = match fs::read(&path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error).with_context(|| path.display().to_string()),
    };
    Ok(utf8(file, bytes, findings).map(|text| Text {
        file: file.to_owned(),
        text,
    }))
}

/// All texts of a folder with this extension, by file name. A folder that does not exist holds
/// none.
pub(crate) fn read_texts(
    folder: &Path,
    shown: &str,
    extension: &str,
    findings: &mut Findings,
) -> Result<BTreeMap<String, Text>> {
    let mut texts = BTreeMap::new();
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(texts),
        Err(error) => return Err(error).with_context(|| folder.display().to_string()),
    };
    for entry in entries {
        let path = entry.with_context(|| folder.display().to_string())?.path();
        let name = path
            .file_name()
            .map(|name| name.to_string_lossy().into_owned());
        let Some(name) = name.filter(|_| path.extension().is_some_and(|ext| ext == extension))
        else {
            continue;
        };
        let bytes = fs::read(&path).with_context(|| path.display().to_string())?;
        let file = format!("{shown}/{name}");
        if let Some(text) = utf8(&file, bytes, findings) {
            texts.insert(name, Text { file, text });
        }
    }
    Ok(texts)
}

/// Text that people type is UTF-8; anything else is a finding, not a guess.
fn utf8(file: &str, bytes: Vec<u8>, findings: &mut Findings) -> Option<String> {
    match String::from_utf8(bytes) {
        Ok(text) => Some(
            text.strip_prefix('\u{feff}')
                .map(str::to_owned)
                .unwrap_or(text),
        ),
        Err(_) => {
            findings.push(Finding::new(
                Code::Leesfout,
                Severity::Blokkeert,
                Place::file(file),
                "Dit bestand is geen tekst in UTF-8.",
                "Bewaar het in een teksteditor als UTF-8.",
            ));
            None
        }
    }
}
