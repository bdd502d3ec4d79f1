//! `ijkpunt template` and `ijkpunt schema`.

use std::fs::{self, OpenOptions};
use std::io::Write;
use std::process::ExitCode;

use anyhow::{Context, Result};

use super::{SchemaArguments, TemplateArguments, print};
use crate::handout;

pub fn template(arguments: &TemplateArguments) -> Result<ExitCode> {
    let contract = handout::contract(&arguments.dataset, arguments.workspace.as_deref())?;
    let name = &contract.dataset().name;
    fs::create_dir_all(&arguments.out).with_context(|| arguments.out.display().to_string())?;
    let files = [
        (format!("{name}.xlsx"), handout::xlsx(&contract, &[])?),
        (format!("{name}.csv"), handout::csv(&contract)),
    ];
    for (file, _) in &files {
        let path = arguments.out.join(file);
        if path.exists() {
            anyhow::bail!("{} exists, and may have been filled in", path.display());
        }
    }
    for (file, bytes) in files {
        let path = arguments.out.join(file);
        let write = || -> std::io::Result<()> {
            let mut open = OpenOptions::new();
            open.write(true)
                .create_new(true)
                .open(&path)?
                .write_all(&bytes)
        };
        write().with_context(|| path.display().to_string())?;
        print::written(&path);
    }
    Ok(ExitCode::SUCCESS)
}

pub fn schema(arguments: &SchemaArguments) -> Result<ExitCode> {
    let contract = handout::contract(&arguments.dataset, arguments.workspace.as_deref())?;
    let schema = handout::schema(&contract)?;
    std::io::stdout().write_all(schema.as_bytes())?;
    Ok(ExitCode::SUCCESS)
}
