//! What a run did, and who is told while it happens.

use std::collections::BTreeMap;
use std::path::PathBuf;

use ijkpunt_model::{Delivery, Findings, ReleasedRows};
use ijkpunt_publish::{Edition, Remembered};
use ijkpunt_report::{Account, Quality, ReportLink, Surroundings};

use crate::quality::Sent;

/// What a run did.
#[derive(Debug, Default)]
pub struct Outcome {
    /// Everything that was found, of all stages.
    pub findings: Findings,
    /// The files that were read.
    pub deliveries: Vec<Delivery>,
    /// The files that were sent, also those that could not be read.
    pub sent: Vec<Sent>,
    /// Rows of published reference data that the report shows, by dataset.
    pub rows: BTreeMap<String, ReleasedRows>,
    /// Peers, tiles and remarks, where the report compares gemeenten.
    pub surroundings: Option<Surroundings>,
    /// Rules, exceptions, and the comparison with the last delivery.
    pub quality: Quality,
    /// What is to be remembered of each dataset once it is published.
    pub(crate) remembered: BTreeMap<String, Remembered>,
    /// Known errors, and what changed since the last edition.
    pub account: Account,
    /// What is to be remembered of the figures once they are published.
    pub(crate) edition: Option<Edition>,
    /// Number of figures that were computed.
    pub figures: usize,
    /// Number of HTML pages that were written.
    pub pages: usize,
    /// The reports of the site and which of them this is, where the site has several.
    pub(crate) place: Option<(Vec<ReportLink>, usize)>,
    /// The folder of this part of the site, ending in `/`, where each gemeente has one.
    pub(crate) folder: String,
    /// The files of the site, where it was asked for and not published.
    pub preview: Option<BTreeMap<String, Vec<u8>>>,
    /// Whether the letter is made as PDF as well.
    pub(crate) pdf: bool,
    /// Whether the charts are made as PNG as well.
    pub(crate) png: bool,
    /// How many charts were made as PNG, with their number of bytes together.
    pub png_files: Option<(usize, usize)>,
    /// The PDF of the letter, with its number of bytes.
    pub pdf_file: Option<(String, usize)>,
    /// Of a site of several reports those that keep it from being published.
    pub blocking: Vec<String>,
    /// The pages that can be mailed, with their number of bytes.
    pub single_files: Vec<(String, usize)>,
    /// Where the site stands, if it was published.
    pub published: Option<PathBuf>,
    /// Whether the run had to end before its first stage.
    pub failed_to_run: bool,
}

impl Outcome {
    /// What the next report of a site of several begins with: the deliveries that were read once, and
    /// what was found in them.
    pub(crate) fn for_report(&self, reports: &[ReportLink], own: usize) -> Outcome {
        Outcome {
            findings: self.findings.clone(),
            deliveries: self.deliveries.clone(),
            sent: self.sent.clone(),
            quality: self.quality.clone(),
            pdf: self.pdf,
            png: self.png,
            place: Some((reports.to_vec(), own)),
            ..Outcome::default()
        }
    }

    /// Takes over what was found that is not known yet. Reports share definitions, and so faults.
    pub(crate) fn find(&mut self, found: &Findings) {
        for finding in found.iter() {
            if !self.findings.iter().any(|known| known == finding) {
                self.findings.push(finding.clone());
            }
        }
    }

    pub(crate) fn could_not_run(self) -> Self {
        Outcome {
            failed_to_run: true,
            ..self
        }
    }
}

/// Is told what happens. A terminal shows a bar; a log shows lines; a test shows nothing.
pub trait Progress {
    /// A stage begins that has `steps` steps.
    fn stage(&mut self, name: &str, steps: usize);
    /// A step of the stage is done.
    fn step(&mut self, what: &str);
    /// The stage is done.
    fn done(&mut self, what: &str);
}

/// Tells nobody.
pub struct Quiet;

impl Progress for Quiet {
    fn stage(&mut self, _name: &str, _steps: usize) {}
    fn step(&mut self, _what: &str) {}
    fn done(&mut self, _what: &str) {}
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A report of a site of several is asked for the same files beside its pages: without it the
    /// pages would not lead to pictures that are made.
    #[test]
    fn each_report_of_a_site_is_made_with_what_was_asked_for() {
        for (pdf, png) in [(true, false), (false, true)] {
            let all = Outcome {
                pdf,
                png,
                ..Outcome::default()
            };
            let own = all.for_report(&[], 0);
            assert_eq!((own.pdf, own.png), (pdf, png));
        }
    }
}
