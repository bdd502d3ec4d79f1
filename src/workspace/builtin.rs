//! The definitions that come with the program, overlaid by the workspace's own.
//!
//! They are embedded in the binary, so that one file installs the program. A workspace's own file
//! of the same path wins, and the verantwoording says so.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use ijkpunt_model::Findings;
use ijkpunt_report::Text;
use include_dir::{Dir, DirEntry, include_dir};

use super::read_texts;

static PIPELINES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/pipelines");
static INDICATORS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/indicators");
static REPORTS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/reports");
static SAMPLE: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/sample-data/groningen-2019");

/// A file of definitions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Definition {
    /// Its path as the user knows it, and its text.
    pub text: Text,
    /// Whether the workspace's own file took the place of the built-in one.
    pub overridden: bool,
}

/// All files of one kind (`pipelines`, `indicators` or `reports`), by file name.
///
/// File names are unique within a kind, so a workspace may keep its own files flat or in folders.
pub fn definitions(
    workspace: &Path,
    kind: &str,
    findings: &mut Findings,
) -> Result<BTreeMap<String, Definition>> {
    let mut all = builtin(kind);
    overlay(&workspace.join(kind), kind, &mut all, findings)?;
    Ok(all)
}

/// The files of one kind that come with the program.
pub fn builtin(kind: &str) -> BTreeMap<String, Definition> {
    let folder = match kind {
        "pipelines" => &PIPELINES,
        "indicators" => &INDICATORS,
        _ => &REPORTS,
    };
    let mut all = BTreeMap::new();
    collect(folder, kind, &mut all);
    all
}

fn collect(folder: &Dir<'_>, shown: &str, all: &mut BTreeMap<String, Definition>) {
    for entry in folder.entries() {
        let name = entry
            .path()
            .file_name()
            .map(|name| name.to_string_lossy().into_owned());
        let Some(name) = name else { continue };
        match entry {
            DirEntry::Dir(inner) => collect(inner, &format!("{shown}/{name}"), all),
            DirEntry::File(file) => {
                if let Some(text) = file.contents_utf8() {
                    let text = Text {
                        file: format!("{shown}/{name}"),
                        text: text.to_owned(),
                    };
                    all.insert(
                        name,
                        Definition {
                            text,
                            overridden: false,
                        },
                    );
                }
            }
        }
    }
}

fn overlay(
    folder: &Path,
    shown: &str,
    all: &mut BTreeMap<String, Definition>,
    findings: &mut Findings,
) -> Result<()> {
    if !folder.is_dir() {
        return Ok(());
    }
    for extension in ["toml", "html", "css", "js", "ftl"] {
        for (name, text) in read_texts(folder, shown, extension, findings)? {
            let overridden = all.contains_key(&name);
            all.insert(name, Definition { text, overridden });
        }
    }
    let entries = fs::read_dir(folder).with_context(|| folder.display().to_string())?;
    for entry in entries {
        let path = entry.with_context(|| folder.display().to_string())?.path();
        if path.is_dir()
            && let Some(name) = path
                .file_name()
                .map(|name| name.to_string_lossy().into_owned())
        {
            overlay(&path, &format!("{shown}/{name}"), all, findings)?;
        }
    }
    Ok(())
}

/// Writes the sample workspace into a folder that does not exist yet or is empty.
pub fn copy_sample(target: &Path) -> Result<usize> {
    let taken = target.exists()
        && fs::read_dir(target)
            .map(|mut entries| entries.next().is_some())
            .unwrap_or(true);
    if taken {
        anyhow::bail!(
            "{} exists and is not empty; choose another folder",
            target.display()
        );
    }
    copy(&SAMPLE, target)
}

fn copy(folder: &Dir<'_>, target: &Path) -> Result<usize> {
    fs::create_dir_all(target).with_context(|| target.display().to_string())?;
    let mut count = 0;
    for entry in folder.entries() {
        let Some(name) = entry.path().file_name() else {
            continue;
        };
        // A site that was built in the checkout is no part of the sample.
        let shown = name.to_string_lossy();
        if shown == "site" || shown.starts_with("site-") || shown.starts_with('.') {
            continue;
        }
        let path = target.join(name);
        match entry {
            DirEntry::Dir(inner) => count += copy(inner, &path)?,
            DirEntry::File(file) => {
                fs::write(&path, file.contents()).with_context(|| path.display().to_string())?;
                count += 1;
            }
        }
    }
    Ok(count)
}
