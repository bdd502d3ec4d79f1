//! `ijkpunt check`.

use std::io::Write;
use std::process::ExitCode;

use anyhow::Result;

use super::{CheckArguments, OutputFormat, exit_code, formats, print, progress};
use crate::Options;

pub fn run(arguments: &CheckArguments) -> Result<ExitCode> {
    let options = Options {
        date: arguments.run.date,
        pages: arguments.pages.clone(),
        with_values: arguments.with_values,
        ..Options::default()
    };
    print::title(&arguments.workspace);
    let mut progress = progress::for_terminal();
    let outcome = crate::check(&arguments.workspace, &options, progress.as_mut())?;
    drop(progress);
    match arguments.format {
        OutputFormat::Text => {
            print::worst_first(&outcome);
            print::summary(&outcome);
        }
        OutputFormat::Json => std::io::stdout().write_all(&formats::json(&outcome)?)?,
        OutputFormat::Csv => std::io::stdout().write_all(&formats::csv(&outcome)?)?,
    }
    if let Some(pages) = arguments.pages.as_ref().filter(|_| !outcome.failed_to_run) {
        print::pages(pages, &outcome);
    }
    Ok(exit_code(&outcome, arguments.run.fail_on))
}
