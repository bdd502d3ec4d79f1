//! A bar on a terminal, plain lines elsewhere. Both go to standard error, so that standard output
//! holds the findings and nothing else.

use std::io::{IsTerminal, Write};

use indicatif::{ProgressBar, ProgressStyle};

use crate::Progress;

/// The progress that fits where standard error goes.
pub fn for_terminal() -> Box<dyn Progress> {
    match std::io::stderr().is_terminal() {
        true => Box::new(Bar {
            bar: ProgressBar::hidden(),
        }),
        false => Box::new(Lines {
            stage: String::new(),
        }),
    }
}

struct Bar {
    bar: ProgressBar,
}

impl Progress for Bar {
    fn stage(&mut self, name: &str, steps: usize) {
        self.bar = ProgressBar::new(steps as u64);
        // The template is a constant; if indicatif refused it, the default bar serves as well.
        if let Ok(style) = ProgressStyle::with_template("  {prefix:<11} {bar:24} {pos}/{len} {msg}")
        {
            self.bar.set_style(style);
        }
        self.bar.set_prefix(name.to_owned());
    }

    fn step(&mut self, what: &str) {
        self.bar.println(format!("    {what}"));
        self.bar.inc(1);
    }

    fn done(&mut self, what: &str) {
        let prefix = self.bar.prefix();
        self.bar.finish_and_clear();
        let _ = writeln!(std::io::stderr(), "  {prefix:<11} {what}");
    }
}

struct Lines {
    stage: String,
}

impl Progress for Lines {
    fn stage(&mut self, name: &str, _steps: usize) {
        name.clone_into(&mut self.stage);
    }

    fn step(&mut self, what: &str) {
        let _ = writeln!(std::io::stderr(), "    {what}");
    }

    fn done(&mut self, what: &str) {
        let _ = writeln!(std::io::stderr(), "  {:<11} {what}", self.stage);
    }
}
