//! What a report is made from.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use ijkpunt_model::{
    About, Area, Comparison, Delivery, Findings, Released, ReleasedRows, RuleOutcome,
};

use crate::{Expectation, Letter, ReportDefinition};

/// Who reports about what, from the workspace.
#[derive(Debug, Clone)]
pub struct Setting {
    /// The verslagjaar.
    pub year: i32,
    /// The day for which the run was made.
    pub run_date: NaiveDate,
    /// A peildatum, for stands that are measured on one day.
    pub peildatum: Option<NaiveDate>,
    /// Title of the page.
    pub title: String,
    /// Programme of the begroting that it belongs to.
    pub programme: Option<String>,
    /// Number of the deelprogramma.
    pub number: Option<String>,
    /// Version of the program.
    pub version: String,
}

/// A text that a person wrote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    /// File name as the user knows it.
    pub file: String,
    /// The text.
    pub text: String,
}

/// What the verantwoording says of a dataset.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DatasetNote {
    /// Name of the dataset.
    pub name: String,
    /// Its title.
    pub title: String,
    /// File of its contract.
    pub contract: String,
    /// Whether the workspace's own contract took the place of the built-in one.
    pub overridden: bool,
}

/// A cluster of the framework.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClusterNote {
    /// Its name.
    pub name: String,
    /// Its domains.
    pub domains: Vec<DomainNote>,
}

/// A domain of the framework.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DomainNote {
    /// Its number, such as `2.3`.
    pub number: String,
    /// Its name.
    pub name: String,
    /// Its English name, where the Dutch one misleads.
    pub english: String,
}

/// Something that would be a finding and that somebody allowed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WaiverNote {
    /// The rule or the code that need not hold.
    pub rule: String,
    /// Where, in words.
    pub place: String,
    /// Why, in Dutch.
    pub reason: String,
    /// Who allowed it.
    pub name: String,
    /// The last day on which it holds.
    pub expires: NaiveDate,
}

/// What is known of the quality of the deliveries, apart from the findings.
#[derive(Debug, Clone, Default)]
pub struct Quality {
    /// Titles of the datasets, by name.
    pub titles: BTreeMap<String, String>,
    /// How each rule of each contract came out.
    pub rules: Vec<RuleOutcome>,
    /// Each dataset beside its last different delivery.
    pub comparisons: Vec<Comparison>,
    /// What somebody allowed.
    pub waivers: Vec<WaiverNote>,
}

/// Everything a report is made from.
pub struct Material<'a> {
    /// Who reports about what.
    pub setting: &'a Setting,
    /// Which report.
    pub definition: &'a ReportDefinition,
    /// The figures, after disclosure control.
    pub released: &'a Released,
    /// What is known of each indicator, by id.
    pub abouts: &'a BTreeMap<String, About>,
    /// Names of the domains, by number.
    pub domains: &'a BTreeMap<String, String>,
    /// The framework, in its order.
    pub clusters: &'a [ClusterNote],
    /// What stands beside the domains.
    pub beside: &'a [DomainNote],
    /// What is expected of a coming half-year, where the workspace says so.
    pub expectation: Option<&'a Expectation>,
    /// What a letter says beside its text, where the workspace says so.
    pub letter: Option<&'a Letter>,
    /// Whether the letter is made as PDF as well, so that its page may lead there.
    pub pdf: bool,
    /// Rows of published reference data, by dataset.
    pub rows: &'a BTreeMap<String, ReleasedRows>,
    /// The gemeenten that the report is about.
    pub areas: &'a [Area],
    /// The files that were read.
    pub deliveries: &'a [Delivery],
    /// What was found so far.
    pub findings: &'a Findings,
    /// What is known of the quality of the deliveries.
    pub quality: &'a Quality,
    /// The datasets that the report uses.
    pub datasets: &'a [DatasetNote],
    /// The author's texts, by file name.
    pub narrative: &'a BTreeMap<String, Text>,
    /// Templates and stylesheet, by name.
    pub templates: &'a BTreeMap<String, Text>,
}
