//! `ijkpunt check`.

use std::process::ExitCode;

use anyhow::Result;

use super::{CheckArguments, exit_code, print, progress};
use crate::Options;

pub fn run(arguments: &CheckArguments) -> Result<ExitCode> {
    let options = Options {
        out: None,
        date: arguments.run.date,
    };
    print::title(&arguments.workspace);
    let mut progress = progress::for_terminal();
    let outcome = crate::check(&arguments.workspace, &options, progress.as_mut())?;
    drop(progress);
    print::findings(&outcome.findings);
    Ok(exit_code(&outcome, arguments.run.fail_on))
}
