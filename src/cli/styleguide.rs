//! `ijkpunt styleguide`.

use std::collections::BTreeMap;
use std::process::ExitCode;

use anyhow::Result;
use ijkpunt_publish::{MANIFEST, Manifest, SiteFile};
use ijkpunt_report::Text;

use super::{StyleguideArguments, print};
use crate::VERSION;
use crate::workspace::builtin;

pub fn run(arguments: &StyleguideArguments) -> Result<ExitCode> {
    let templates: BTreeMap<String, Text> = builtin("reports")
        .into_iter()
        .map(|(name, file)| (name, file.text))
        .filter(|(name, _)| !name.ends_with(".toml") && !name.ends_with(".ftl"))
        .collect();
    let site = ijkpunt_report::styleguide(&templates, VERSION)?;
    let files = site.files.into_iter();
    let mut files: Vec<SiteFile> = files.map(|file| (file.path, file.bytes)).collect();
    // It is made for no day and from no delivery.
    let manifest = Manifest::new(VERSION, "", &[], &files);
    files.push((MANIFEST.to_owned(), manifest.json()?));
    ijkpunt_publish::publish(&arguments.folder, &files)?;
    print::guide(&arguments.folder, files.len());
    Ok(ExitCode::SUCCESS)
}
