//! A validated definition.

use chrono::NaiveDate;
use ijkpunt_model::{About, Breakdown, Direction, Group, Period, Policy, Sort, Unit};

use crate::Condition;

/// How the rows that count are turned into a number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Measure {
    /// Each row once.
    Rows,
    /// Each distinct value of a column once: a person with two spells counts once.
    Distinct(String),
    /// The sum of a column.
    Sum(String),
    /// The middle value of a column.
    Median(String),
}

/// How a row lies in time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Time {
    /// From a first day through a last day; an empty last day is "still going on".
    Spell {
        /// Column with the first day.
        begin: String,
        /// Column with the last day.
        end: String,
    },
    /// On one day.
    Day(String),
    /// In a period of the calendar.
    Period {
        /// Column with the period in CBS notation.
        column: String,
        /// The length of the periods in that column that are used.
        grain: Granularity,
    },
}

/// The length of a period for which a figure is computed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Granularity {
    /// Calendar years.
    Jaar,
    /// Half-years.
    Halfjaar,
    /// Quarters.
    Kwartaal,
    /// Months.
    Maand,
    /// The peildatum of the workspace.
    Peildatum,
}

impl Granularity {
    /// The words definitions use, in the order of the variants.
    pub const WORDS: [&'static str; 5] = ["jaar", "halfjaar", "kwartaal", "maand", "peildatum"];

    /// Every granularity, in the same order.
    pub const ALL: [Granularity; 5] = [
        Granularity::Jaar,
        Granularity::Halfjaar,
        Granularity::Kwartaal,
        Granularity::Maand,
        Granularity::Peildatum,
    ];
}

/// Rows count only if their key occurs in another dataset.
#[derive(Debug, Clone, PartialEq)]
pub struct Link {
    /// The other dataset.
    pub dataset: String,
    /// Column that names the person in both.
    pub key: String,
    /// Which rows of the other dataset count.
    pub condition: Option<Condition>,
}

/// What a `verhouding` divides by.
#[derive(Debug, Clone, PartialEq)]
pub struct Denominator {
    /// The dataset that holds it; the numerator's own, or another.
    pub dataset: String,
    /// Column to add up.
    pub column: String,
    /// Column with its peildatum, where the dataset is another than the numerator's.
    pub peildatum: Option<String>,
    /// Per how many: 1.000, 10.000.
    pub per: f64,
}

/// From rows to a number.
#[derive(Debug, Clone, PartialEq)]
pub struct Calculation {
    /// Dataset whose rows are counted.
    pub dataset: String,
    /// Which rows belong to the population.
    pub population: Option<Condition>,
    /// Of a share: which rows of the population are the numerator.
    pub numerator: Option<Condition>,
    /// Of a share, the numerator; of the rest, the population: must also occur elsewhere.
    pub link: Option<Link>,
    /// What a `verhouding` divides by.
    pub denominator: Option<Denominator>,
    /// Rows to number.
    pub measure: Measure,
    /// How rows lie in time.
    pub time: Time,
    /// Stand, Stroom or Ooit: at which moment a row counts.
    pub moment: Sort,
    /// Of `ooit`: since which day, where that is before the period itself.
    pub since: Option<NaiveDate>,
    /// The periods for which a figure is computed.
    pub periods: Vec<Granularity>,
    /// Whether a sum of parts may lack some (a project that began in April).
    pub parts_may_lack: bool,
}

/// One indicator.
#[derive(Debug, Clone, PartialEq)]
pub struct Indicator {
    /// Id, the same as the file name.
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
    /// Who or what is counted, in the words that go with the condition.
    pub population: String,
    /// About whom it speaks.
    pub groups: Vec<Group>,
    /// Unit of the figure.
    pub unit: Unit,
    /// Decimals on a page.
    pub decimals: u8,
    /// Which way is better.
    pub direction: Direction,
    /// Version of the definition.
    pub version: i64,
    /// Where the data come from, in words.
    pub source: String,
    /// Who answers for the definition.
    pub owner: Option<String>,
    /// Measured once in so many years, counted from a year.
    pub rhythm: Option<(i64, i64)>,
    /// From rows to a number.
    pub calculation: Calculation,
    /// Breakdowns of the total.
    pub breakdowns: Vec<Breakdown>,
    /// Whether small numbers may be shown.
    pub policy: Policy,
    /// The file it was read from.
    pub file: String,
    /// Whether the workspace's own file took the place of the built-in one.
    pub overridden: bool,
}

impl Indicator {
    /// Whether this year is a year in which it is measured.
    pub fn measured_in(&self, year: i32) -> bool {
        match self.rhythm {
            Some((every, from)) if every > 1 => {
                let distance = i64::from(year) - from;
                distance >= 0 && distance % every == 0
            }
            _ => true,
        }
    }

    /// What the rooms to the right may know of it.
    pub fn about(&self, reported: Option<Period>) -> About {
        let calculation = &self.calculation;
        let datasets = [
            Some(&calculation.dataset),
            calculation.link.as_ref().map(|link| &link.dataset),
            calculation
                .denominator
                .as_ref()
                .map(|denominator| &denominator.dataset),
        ];
        let mut datasets: Vec<String> = datasets.into_iter().flatten().cloned().collect();
        datasets.sort();
        datasets.dedup();
        About {
            id: self.id.clone(),
            name: self.name.clone(),
            short_name: self.short_name.clone(),
            domain: self.domain.clone(),
            sort: self.sort,
            definition: self.definition.clone(),
            population: self.population.clone(),
            groups: self.groups.clone(),
            unit: self.unit.clone(),
            decimals: self.decimals,
            direction: self.direction,
            version: self.version,
            source: self.source.clone(),
            owner: self.owner.clone(),
            policy: self.policy.clone(),
            breakdowns: self.breakdowns.clone(),
            datasets,
            file: self.file.clone(),
            overridden: self.overridden,
            reported,
        }
    }
}
