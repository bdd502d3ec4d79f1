//! What a report is made from.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use ijkpunt_model::{
    About, Area, Comparison, Delivery, Findings, GemeenteCode, Region, Released, ReleasedRows,
    RuleOutcome,
};

use crate::{
    Accessibility, Account, Expectation, Letter, Prognosis, ReportDefinition, Surroundings,
};

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
    /// Version of the contract.
    pub version: i64,
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

/// The gemeenten of a report on the map of one year, and the groups that they belong to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AreaMap {
    /// The indelingsjaar.
    pub year: i32,
    /// The gemeenten, in order of name.
    pub places: Vec<OwnPlace>,
    /// The ways in which they are grouped.
    pub groupings: Vec<Grouping>,
}

/// A gemeente on a map, and what it is made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnPlace {
    /// The gemeente.
    pub area: Area,
    /// The gemeenten of the report's own map of which it holds all or a part, in order of name.
    pub parts: Vec<Area>,
    /// Those of its parts that were split, so that it holds only a part of them.
    pub split: BTreeSet<GemeenteCode>,
}

/// Groups of gemeenten of one kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grouping {
    /// Short word for downloads: small letters.
    pub id: &'static str,
    /// What the groups are, such as "Regio".
    pub name: &'static str,
    /// By what they were made, in a sentence; empty where the name says it.
    pub about: String,
    /// The groups with their members.
    pub groups: Vec<(String, BTreeSet<GemeenteCode>)>,
}

/// Figures of a list on the map of another year.
#[derive(Debug, Clone, PartialEq)]
pub struct Restated {
    /// The indelingsjaar.
    pub year: i32,
    /// All gemeenten of that map.
    pub areas: Vec<Area>,
    /// The figures, after disclosure control.
    pub released: Released,
    /// What has to be said about them.
    pub notes: Vec<RestatedNote>,
}

/// What has to be said about a figure on another map.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RestatedNote {
    /// The gemeente, on that map.
    pub gemeente: GemeenteCode,
    /// Id of the indicator.
    pub indicator: String,
    /// A Dutch sentence.
    pub words: String,
    /// Whether it says why there is no figure.
    pub stops: bool,
}

/// A report of a site that has several.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportLink {
    /// Its folder within the site, which is its name.
    pub folder: String,
    /// Its title with the year, such as "Jaarverslag 2019".
    pub title: String,
    /// What it is about.
    pub subject: String,
    /// The day for which it was made.
    pub run_date: NaiveDate,
}

/// Where a report stands among the others of its site.
#[derive(Debug, Clone, Copy)]
pub struct SitePlace<'a> {
    /// All reports of the site, in order.
    pub reports: &'a [ReportLink],
    /// Which of them this is.
    pub own: usize,
}

/// Everything a report is made from.
pub struct Material<'a> {
    /// Who reports about what.
    pub setting: &'a Setting,
    /// Its place among the reports of the site, where that has several.
    pub site: Option<SitePlace<'a>>,
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
    /// Known errors, and what changed since the last edition.
    pub account: &'a Account,
    /// The toegankelijkheidsverklaring, where the workspace says who answers for it.
    pub accessibility: Option<&'a Accessibility>,
    /// What somebody expects of whole years that are not over.
    pub prognoses: &'a [Prognosis],
    /// What a letter says beside its text, where the workspace says so.
    pub letter: Option<&'a Letter>,
    /// Whether the letter is made as PDF as well, so that its page may lead there.
    pub pdf: bool,
    /// Whether each chart is also made as PNG, so that its page may lead there.
    pub png: bool,
    /// Rows of published reference data, by dataset.
    pub rows: &'a BTreeMap<String, ReleasedRows>,
    /// Peers, tiles and remarks, where gemeenten are compared.
    pub surroundings: Option<&'a Surroundings>,
    /// The gemeenten that the report is about.
    pub areas: &'a [Area],
    /// The regions that the report is about: the whole first, then without some members.
    pub regions: &'a [Region],
    /// The same on the map of then and on that of now, for a report that shows both.
    pub maps: &'a [AreaMap],
    /// The figures of a list on the map of now, where that is another.
    pub restated: Option<&'a Restated>,
    /// The tables about areas that the workspace put in the place of the built-in ones.
    pub own_tables: &'a [String],
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
    /// Templates and stylesheet, by name, and the workspace's own sentences if it has them.
    pub templates: &'a BTreeMap<String, Text>,
}

impl<'a> Material<'a> {
    /// The one gemeente or region that the report is about; none where it is about all of them.
    pub fn subject(&self) -> Option<&'a Area> {
        let region = self.regions.first().map(|region| &region.area);
        let of_one = self.definition.layout.is_of_one();
        region.or_else(|| self.areas.first().filter(|_| of_one))
    }
}
