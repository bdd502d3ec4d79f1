//! A validated definition.

use chrono::NaiveDate;
use ijkpunt_model::{About, Break, Breakdown, Direction, Group, Period, Policy, Sort, Unit};

use crate::{Condition, Derived};

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
    /// The mean of a column over the rows that have a value.
    Mean(String),
    /// Sums of columns less sums of other columns.
    Balance {
        /// Columns that are added.
        plus: Vec<String>,
        /// Columns that are taken off.
        minus: Vec<String>,
        /// Columns among these in which an empty cell means zero.
        empty_is_zero: Vec<String>,
    },
    /// An amount times a part over a whole: what falls to a gemeente by its inhabitants.
    Proportion {
        /// Column with the amount that is divided.
        amount: String,
        /// Column with the gemeente's part.
        part: String,
        /// Column with the whole.
        whole: String,
    },
    /// The outcome of a survey, one row an outcome.
    Survey(Survey),
    /// Rows by the time between their day and another, for those who began so long ago.
    Within {
        /// Column with the day of what may happen.
        event: String,
        /// So many months after the beginning.
        months: u32,
    },
}

impl Measure {
    /// The columns that it reads.
    pub fn columns(&self) -> Vec<&String> {
        match self {
            Measure::Rows => Vec::new(),
            Measure::Distinct(column)
            | Measure::Sum(column)
            | Measure::Median(column)
            | Measure::Mean(column)
            | Measure::Within { event: column, .. } => vec![column],
            Measure::Balance { plus, minus, .. } => plus.iter().chain(minus).collect(),
            Measure::Proportion {
                amount,
                part,
                whole,
            } => vec![amount, part, whole],
            Measure::Survey(survey) => survey.columns(),
        }
    }

    /// Columns that may lack without harm: an empty cell in them means zero, or another column says
    /// the same.
    pub fn dispensable(&self) -> Vec<&String> {
        match self {
            Measure::Balance { empty_is_zero, .. } => empty_is_zero.iter().collect(),
            Measure::Survey(survey) => survey.stated().collect(),
            _ => Vec::new(),
        }
    }

    /// The columns whose sums are terms of the figure, in the order of their numbers.
    pub fn terms(&self) -> Vec<&String> {
        match self {
            Measure::Balance { .. } | Measure::Proportion { .. } | Measure::Survey(_) => {
                self.columns()
            }
            _ => Vec::new(),
        }
    }
}

/// The columns in which a survey states its outcome.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Survey {
    /// Column with the number of respondents.
    pub respondents: String,
    /// Column with the number of respondents who say yes. It goes before a share.
    pub count: Option<String>,
    /// Column with the share who say yes, between 0 and 1.
    pub share: Option<String>,
    /// Column with the survey's own margin, a fraction to either side.
    pub margin: Option<String>,
}

impl Survey {
    /// Respondents, and what it says of them.
    fn columns(&self) -> Vec<&String> {
        let mut columns = vec![&self.respondents];
        columns.extend(self.stated());
        columns
    }

    /// The columns that it may state, in the order of the terms.
    fn stated(&self) -> impl Iterator<Item = &String> {
        [&self.count, &self.share, &self.margin]
            .into_iter()
            .flatten()
    }
}

/// How a computed number of persons becomes a whole one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rounding {
    /// Up to the next whole number, as the Huisvestingswet says.
    Up,
    /// To the nearest whole number, as is published.
    Nearest,
}

impl Rounding {
    /// The words definitions use, in the order of the variants.
    pub const WORDS: [&'static str; 2] = ["omhoog", "dichtstbij"];

    /// Every rounding, in the same order.
    pub const ALL: [Rounding; 2] = [Rounding::Up, Rounding::Nearest];

    /// The whole number.
    pub fn apply(self, number: f64) -> f64 {
        match self {
            Rounding::Up => number.ceil(),
            Rounding::Nearest => number.round(),
        }
    }
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
        /// Longer periods in the same column: they count in figures of their own length or longer.
        longer: Vec<Granularity>,
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

/// Which of the rows that are versions of the same thing counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Latest {
    /// Column with the version: a number or a day.
    pub column: String,
    /// What else than the gemeente and the period or day makes a thing the same.
    pub per: Vec<String>,
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
    /// How the number is rounded, where it is.
    pub rounding: Option<Rounding>,
    /// Of rows that are versions of the same thing, only those count that have the highest value
    /// of this column, for each gemeente and period or day.
    pub latest: Option<Latest>,
    /// Whether the column that is added up may be empty in a row; then the sum lacks a part.
    pub may_lack: bool,
    /// How rows lie in time.
    pub time: Time,
    /// Stand, Stroom or Ooit: at which moment a row counts.
    pub moment: Sort,
    /// Of `ooit`: since which day, where that is before the period itself.
    pub since: Option<NaiveDate>,
    /// Of a flow: counted from the beginning of the period of this length in which it lies.
    pub from_start_of: Option<Granularity>,
    /// The periods for which a figure is computed.
    pub periods: Vec<Granularity>,
    /// Whether a sum of parts may lack some (a project that began in April).
    pub parts_may_lack: bool,
}

/// How the figures of an indicator come about.
#[derive(Debug, Clone, PartialEq)]
pub enum Origin {
    /// Counted from the rows of a dataset.
    Counted(Box<Calculation>),
    /// Computed from other indicators.
    Derived(Derived),
}

/// What must hold between the figures of an indicator and those of others.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Checks {
    /// Ids of indicators that together are the whole that this one counts.
    pub parts: Vec<String>,
    /// Id of an indicator that should give the same number.
    pub equal_to: Option<String>,
    /// Whether the figures of all gemeenten of a period add up to zero: what one takes over,
    /// another gives up.
    pub nets_to_zero: bool,
}

impl Checks {
    /// The ids that it names.
    pub fn named(&self) -> impl Iterator<Item = &String> {
        self.parts.iter().chain(&self.equal_to)
    }
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
    /// Kind of figure. What is derived gives a figure of one of the other kinds.
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
    /// Its changes, in order of time.
    pub breaks: Vec<Break>,
    /// Where the data come from, in words.
    pub source: String,
    /// Who answers for the definition.
    pub owner: Option<String>,
    /// Measured once in so many years, counted from a year.
    pub rhythm: Option<(i64, i64)>,
    /// The last day on which what it measures exists, such as that of a law; after it there can be
    /// no figure.
    pub valid_until: Option<NaiveDate>,
    /// How its figures come about.
    pub origin: Origin,
    /// What must hold between its figures and others.
    pub checks: Checks,
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

    /// From rows to a number; none where it is derived.
    pub fn calculation(&self) -> Option<&Calculation> {
        match &self.origin {
            Origin::Counted(calculation) => Some(calculation),
            Origin::Derived(_) => None,
        }
    }

    /// Of a cohort and of survival: how many months after the beginning it looks.
    fn months(&self) -> Option<u32> {
        match self.calculation()?.measure {
            Measure::Within { months, .. } => Some(months),
            _ => None,
        }
    }

    /// From other indicators to a number; none where it is counted.
    pub fn derived(&self) -> Option<&Derived> {
        match &self.origin {
            Origin::Counted(_) => None,
            Origin::Derived(derived) => Some(derived),
        }
    }

    /// The indicators that it is computed from, themselves counted.
    pub fn counted(&self) -> Vec<&Indicator> {
        match &self.origin {
            Origin::Counted(_) => vec![self],
            Origin::Derived(derived) => derived.parts.iter().flat_map(Self::counted).collect(),
        }
    }

    /// The datasets that it is computed from, in order of name.
    pub fn datasets(&self) -> Vec<String> {
        let mut datasets: Vec<String> = self
            .counted()
            .into_iter()
            .filter_map(Indicator::calculation)
            .flat_map(Calculation::datasets)
            .cloned()
            .collect();
        datasets.sort();
        datasets.dedup();
        datasets
    }

    /// What the rooms to the right may know of it.
    pub fn about(&self, reported: Option<Period>) -> About {
        About {
            id: self.id.clone(),
            name: self.name.clone(),
            short_name: self.short_name.clone(),
            domain: self.domain.clone(),
            sort: self.sort,
            definition: self.definition.clone(),
            population: self.population.clone(),
            groups: self.groups.clone(),
            months: self.months(),
            unit: self.unit.clone(),
            decimals: self.decimals,
            direction: self.direction,
            version: self.version,
            breaks: self.breaks.clone(),
            source: self.source.clone(),
            owner: self.owner.clone(),
            policy: self.policy.clone(),
            breakdowns: self.breakdowns.clone(),
            datasets: self.datasets(),
            file: self.file.clone(),
            overridden: self.overridden,
            reported,
        }
    }
}

impl Calculation {
    /// The datasets that it reads: its own, that of its link, that of its denominator.
    pub fn datasets(&self) -> impl Iterator<Item = &String> {
        let link = self.link.as_ref().map(|link| &link.dataset);
        let denominator = self.denominator.as_ref().map(|below| &below.dataset);
        std::iter::once(&self.dataset)
            .chain(link)
            .chain(denominator)
    }
}
