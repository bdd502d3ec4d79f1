//! `ijkpunt build`.

use std::process::ExitCode;

use anyhow::Result;

use super::{BuildArguments, exit_code, print, progress};
use crate::Options;

pub fn run(arguments: &BuildArguments) -> Result<ExitCode> {
    let options = Options {
        out: arguments.out.clone(),
        report: arguments.report.clone(),
        all: arguments.all,
        date: arguments.run.date,
        single_file: arguments.single_file,
        pdf: arguments.pdf,
        png: arguments.png,
        ..Options::default()
    };
    print::title(&arguments.workspace);
    let mut progress = progress::for_terminal();
    let outcome = crate::build(&arguments.workspace, &options, progress.as_mut())?;
    drop(progress);
    print::findings(&outcome);
    match &outcome.published {
        Some(site) => {
            print::published(site, &outcome);
            print::pdf(site, &outcome);
            print::png(site, &outcome);
            print::single_files(site, &outcome);
        }
        None => print::not_published(&outcome.blocking),
    }
    Ok(exit_code(&outcome, arguments.run.fail_on))
}
