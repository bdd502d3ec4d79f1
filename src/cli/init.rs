//! `ijkpunt init`.

use std::process::ExitCode;

use anyhow::Result;

use super::{InitArguments, print};
use crate::workspace::copy_sample;

pub fn run(arguments: &InitArguments) -> Result<ExitCode> {
    let files = copy_sample(&arguments.folder)?;
    print::made(&arguments.folder, files);
    Ok(ExitCode::SUCCESS)
}
