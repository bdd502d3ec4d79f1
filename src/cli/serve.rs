//! `ijkpunt serve`.

use std::process::ExitCode;

use anyhow::Result;
use ijkpunt_model::Findings;

use super::{ServeArguments, print, progress};
use crate::serve::{Preview, Watch};
use crate::workspace::Workspace;
use crate::{Options, build};

/// Builds, serves, and builds again at each change, until somebody ends the program.
pub fn run(arguments: &ServeArguments) -> Result<ExitCode> {
    let folder = &arguments.workspace;
    let options = Options {
        date: arguments.date,
        preview: true,
        ..Options::default()
    };
    print::title(folder);
    // What is no workspace now will not become one while we wait.
    Workspace::open(folder, options.date, &mut Findings::new())?;
    let mut preview = Preview::start(arguments.port)?;
    print::serving(&preview.address());
    // Before the build, so that a change during it is seen after it.
    let mut watch = Watch::new(folder);
    loop {
        let mut progress = progress::for_terminal();
        match build(folder, &options, progress.as_mut()) {
            Ok(mut outcome) => {
                drop(progress);
                print::findings(&outcome);
                print::previewed(outcome.preview.is_some(), &preview.address());
                preview.show(&mut outcome);
            }
            Err(error) => {
                drop(progress);
                print::error(&error);
                preview.fail(&error);
            }
        }
        print::changed(folder, &watch.wait());
    }
}
