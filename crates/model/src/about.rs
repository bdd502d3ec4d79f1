//! What the rooms to the right of the definitions may know of an indicator: its words, its unit,
//! which way is better, and whether its small numbers may be shown. How it is computed stays with
//! the definitions.

use crate::Period;

/// What kind of figure an indicator gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// Who is there at the beginning of a day.
    Stand,
    /// What happens in a period.
    Stroom,
    /// Who was there at any moment of a period, or since a start.
    Ooit,
    /// A part of a population, with Wilson's interval.
    Aandeel,
    /// A number per so many of something else.
    Verhouding,
    /// The middle value, with quartiles.
    Mediaan,
    /// A sum per so many rows.
    Gemiddelde,
    /// What comes in less what goes out.
    Saldo,
    /// A share that a survey found, with its own margin.
    Enquete,
    /// Of those who began so many months ago, the share for whom something happened since.
    Cohort,
    /// The share for whom something has not happened yet after so many months (Kaplan–Meier).
    Overleving,
    /// Computed from other indicators. Such a definition gives a figure of one of the kinds above.
    Afgeleid,
}

impl Sort {
    /// The words definitions use, in the order of the variants.
    pub const WORDS: [&'static str; 12] = [
        "stand",
        "stroom",
        "ooit",
        "aandeel",
        "verhouding",
        "mediaan",
        "gemiddelde",
        "saldo",
        "enquete",
        "cohort",
        "overleving",
        "afgeleid",
    ];

    /// Every sort, in the same order.
    pub const ALL: [Sort; 12] = [
        Sort::Stand,
        Sort::Stroom,
        Sort::Ooit,
        Sort::Aandeel,
        Sort::Verhouding,
        Sort::Mediaan,
        Sort::Gemiddelde,
        Sort::Saldo,
        Sort::Enquete,
        Sort::Cohort,
        Sort::Overleving,
        Sort::Afgeleid,
    ];

    /// Whether the figure is a fraction between 0 and 1, shown in percent.
    pub const fn is_share(self) -> bool {
        matches!(
            self,
            Sort::Aandeel | Sort::Enquete | Sort::Cohort | Sort::Overleving
        )
    }
}

/// A change of a definition: figures before and after it measure different things.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Break {
    /// The first period of the new version.
    pub since: Period,
    /// The version that holds from then on.
    pub version: i64,
    /// What changed, in Dutch.
    pub words: String,
}

/// Which way is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// More is better.
    HogerBeter,
    /// Less is better.
    LagerBeter,
    /// Neither is better: a fact, not an aim.
    GeenOordeel,
}

impl Direction {
    /// The words definitions use, in the order of the variants.
    pub const WORDS: [&'static str; 3] = ["hoger-beter", "lager-beter", "geen-oordeel"];

    /// Every direction, in the same order.
    pub const ALL: [Direction; 3] = [
        Direction::HogerBeter,
        Direction::LagerBeter,
        Direction::GeenOordeel,
    ];
}

/// About whom a figure speaks. A dashboard says of each domain for whom it has figures: what is not
/// measured, for newcomers or for others, is a finding too.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// Statushouders and others who came here lately.
    Nieuwkomers,
    /// All inhabitants, or those who are no newcomers.
    Inwoners,
}

impl Group {
    /// The words definitions use, in the order of the variants.
    pub const WORDS: [&'static str; 2] = ["nieuwkomers", "inwoners"];

    /// Every group, in the same order.
    pub const ALL: [Group; 2] = [Group::Nieuwkomers, Group::Inwoners];
}

/// What is counted, in the singular and the plural.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// `persoon`
    pub one: String,
    /// `personen`
    pub many: String,
}

/// A class of a breakdown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Class {
    /// Name in the downloads.
    pub id: String,
    /// Name on a page.
    pub name: String,
    /// The codes that belong to it.
    pub codes: Vec<String>,
}

/// The classes of an open breakdown are the values that the deliveries hold, in their order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OpenClasses {
    /// Column with the name that a page gives to a class; without it the value is its name.
    pub label: Option<String>,
}

/// A breakdown over a column. Its classes are a partition: every value belongs to exactly one, and
/// rows without a value go to the class `onbekend`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Breakdown {
    /// Name of the dimension.
    pub name: String,
    /// Column it is read from.
    pub column: String,
    /// Whether every person or thing is in exactly one class, so that the classes add up to the
    /// total. It is checked when the figures are made.
    pub partition: bool,
    /// Its classes, in the order of the page. Of an open breakdown there are none until the
    /// deliveries were read.
    pub classes: Vec<Class>,
    /// Of a breakdown over a column of free text: where its classes come from.
    pub open: Option<OpenClasses>,
    /// Name of the class for rows without a code, where the column may be empty.
    pub unknown: Option<String>,
}

/// Whether small numbers may be shown.
#[derive(Debug, Clone, PartialEq)]
pub enum Policy {
    /// Public by nature, and why.
    Public {
        /// The reason, in Dutch, as the verantwoording prints it.
        reason: String,
        /// Below this count a class of a breakdown is secret all the same.
        classes: Option<f64>,
    },
    /// Below this count a figure is secret.
    Threshold {
        /// The smallest count that may be shown.
        minimum: f64,
        /// Of what has a denominator: the smallest denominator over which a figure may be shown.
        denominator: Option<f64>,
        /// Whether a group of whom all or none have a property stays secret, whatever its size.
        groups: bool,
    },
}

/// An indicator in words.
#[derive(Debug, Clone, PartialEq)]
pub struct About {
    /// Id, the same as its file name.
    pub id: String,
    /// Full name for tables.
    pub name: String,
    /// Short name for charts.
    pub short_name: String,
    /// Number of the domain in the framework, such as `2.3`.
    pub domain: String,
    /// Kind of figure.
    pub sort: Sort,
    /// What it measures, in Dutch.
    pub definition: String,
    /// Who or what is counted, in words.
    pub population: String,
    /// About whom it speaks.
    pub groups: Vec<Group>,
    /// Of a cohort and of survival: how many months after the beginning it looks.
    pub months: Option<u32>,
    /// Unit of the figure.
    pub unit: Unit,
    /// Decimals on a page.
    pub decimals: u8,
    /// Which way is better.
    pub direction: Direction,
    /// Version of the definition.
    pub version: i64,
    /// Where its series breaks since the definition changed, in order of time.
    pub breaks: Vec<Break>,
    /// Where the data come from, in words.
    pub source: String,
    /// Who answers for the definition.
    pub owner: Option<String>,
    /// Whether small numbers may be shown.
    pub policy: Policy,
    /// Breakdowns of the total.
    pub breakdowns: Vec<Breakdown>,
    /// Datasets it is computed from.
    pub datasets: Vec<String>,
    /// The file it was read from.
    pub file: String,
    /// Whether the workspace's own file took the place of the built-in one.
    pub overridden: bool,
    /// The period that "in the verslagjaar" means for it.
    pub reported: Option<Period>,
}
