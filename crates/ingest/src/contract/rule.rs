//! Rules of a contract, and columns derived from others.

use ijkpunt_model::{Code, Dimension, Severity, TextSpot};

use crate::expression::Expression;

/// A rule of a contract, ready to be applied.
#[derive(Debug, Clone)]
pub(crate) struct Rule {
    /// Its name within the contract.
    pub name: String,
    /// What it says, in one Dutch sentence.
    pub words: String,
    /// What it weighs when it is broken.
    pub severity: Severity,
    /// Fewer broken rows than this are only worth knowing.
    pub threshold: Option<Bound>,
    /// The file it stands in.
    pub file: String,
    /// Where it stands there.
    pub spot: TextSpot,
    pub body: Body,
}

/// A number of rows, or a share of them (0 to 1).
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Bound {
    Number(f64),
    Share(f64),
}

/// What a rule demands. Columns are names; `per` lists the columns whose values make a group.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Body {
    /// The first date is not after the second.
    Order { first: String, then: String },
    /// A column is filled when another one is.
    RequiredWith { column: String, with: String },
    /// A number lies between two bounds, both included.
    Range {
        column: String,
        minimum: Option<f64>,
        maximum: Option<f64>,
    },
    /// A condition holds in every row in which another one does.
    Condition {
        when: Option<Expression>,
        holds: Expression,
        per: Vec<String>,
    },
    /// A combination of values occurs once among the rows that count.
    Unique {
        columns: Vec<String>,
        filter: Option<Expression>,
    },
    /// Rows with the same values have the same value here too: a functional dependency.
    Depends {
        columns: Vec<String>,
        decides: String,
    },
    /// Spells of one group do not overlap; the end is the last day, or missing while it runs.
    Overlap {
        spells: Spells,
        filter: Option<Expression>,
    },
    /// Between spells of one group there are at most so many days.
    Gap {
        spells: Spells,
        filter: Option<Expression>,
        days: f64,
    },
    /// The number or the share of rows with a property lies between two bounds.
    Count {
        filter: Expression,
        per: Vec<String>,
        minimum: Option<Bound>,
        maximum: Option<Bound>,
    },
    /// In each group the parts add up to the whole.
    Sum {
        value: String,
        parts: Expression,
        whole: Expression,
        per: Vec<String>,
        margin: f64,
    },
    /// Every level of a numbered tree is the sum of the levels right under it.
    Tree {
        value: String,
        level: String,
        separator: String,
        per: Vec<String>,
        margin: f64,
    },
    /// Every combination of codes, or every period between the first and the last, is there.
    Complete {
        columns: Vec<String>,
        per: Vec<String>,
    },
    /// The values occur together in another dataset, or what is found there agrees.
    Refers {
        link: Link,
        when: Option<Expression>,
        holds: Option<Expression>,
    },
    /// A value is what the rows of another dataset add up to.
    Agrees {
        value: Expression,
        link: Link,
        total: Total,
        margin: f64,
    },
    /// A number of rows or a sum does not differ more than this from the previous delivery.
    Jump {
        column: Option<String>,
        filter: Option<Expression>,
        per: Vec<String>,
        bound: Bound,
        from: f64,
    },
}

/// Stretches of days of one group.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Spells {
    pub per: Vec<String>,
    pub begin: String,
    pub end: String,
}

/// How rows of another dataset belong to a row of this one.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Link {
    pub dataset: String,
    /// Columns here.
    pub columns: Vec<String>,
    /// As many columns there.
    pub others: Vec<String>,
    /// What must hold of a pair for it to count.
    pub filter: Option<Expression>,
}

/// What is made of the rows that belong to a row.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Total {
    Rows,
    Sum(String),
    Distinct(String),
}

impl Body {
    /// The word for it in a contract.
    pub(crate) const fn word(&self) -> &'static str {
        match self {
            Body::Order { .. } => "volgorde",
            Body::RequiredWith { .. } => "verplicht-bij",
            Body::Range { .. } => "bereik",
            Body::Condition { .. } => "voorwaarde",
            Body::Unique { .. } => "uniek",
            Body::Depends { .. } => "afhankelijk",
            Body::Overlap { .. } => "overlap",
            Body::Gap { .. } => "gat",
            Body::Count { .. } => "telling",
            Body::Sum { .. } | Body::Tree { .. } => "optelling",
            Body::Complete { .. } => "compleet",
            Body::Refers { .. } => "verwijst",
            Body::Agrees { .. } => "aansluiting",
            Body::Jump { .. } => "sprong",
        }
    }

    /// The code of the finding when it is broken.
    pub(crate) const fn code(&self) -> Code {
        match self {
            Body::Order { .. } => Code::VolgordeDatums,
            Body::RequiredWith { .. } => Code::VeldOntbreektBij,
            Body::Range { .. } => Code::BuitenBereik,
            Body::Unique { .. } => Code::NietUniek,
            Body::Overlap { .. } => Code::TijdvakkenOverlappen,
            Body::Gap { .. } => Code::TijdvakkenGat,
            Body::Complete { .. } => Code::ReeksOnvolledig,
            Body::Refers { holds: None, .. } => Code::VerwijzingOntbreekt,
            Body::Jump { .. } => Code::Sprong,
            _ => Code::RegelGebroken,
        }
    }

    /// The side of quality that it is about.
    pub(crate) fn dimension(&self) -> Dimension {
        self.code().dimension().unwrap_or(Dimension::Consistent)
    }

    /// The column that a finding points at, if there is one that stands out.
    pub(crate) fn column(&self) -> Option<&str> {
        match self {
            Body::Order { then, .. } => Some(then),
            Body::RequiredWith { column, .. } | Body::Range { column, .. } => Some(column),
            Body::Depends { decides, .. } => Some(decides),
            Body::Overlap { spells, .. } | Body::Gap { spells, .. } => Some(&spells.begin),
            Body::Sum { value, .. } | Body::Tree { value, .. } => Some(value),
            Body::Unique { columns, .. } | Body::Complete { columns, .. } => {
                columns.first().map(String::as_str)
            }
            Body::Refers { link, .. } => link.columns.first().map(String::as_str),
            Body::Jump { column, .. } => column.as_deref(),
            Body::Condition { holds, .. } => holds.first_column(),
            Body::Count { filter, .. } => filter.first_column(),
            Body::Agrees { value, .. } => value.first_column(),
        }
    }
}

/// A rule that is applied while reading: a row that breaks it is left out. Numbers are indices of
/// fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct AtReading {
    /// Index of the rule in the contract.
    pub rule: usize,
    pub kind: ReadingKind,
}

/// What a rule at reading demands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ReadingKind {
    /// The first date is not after the second.
    Order { first: usize, then: usize },
    /// A field is filled when another one is.
    RequiredWith { field: usize, with: usize },
}

/// A column that is computed while reading: whole days from one date to another.
///
/// It stands here, and not in a definition, since engines differ in date arithmetic.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Derived {
    pub name: String,
    pub description: String,
    /// Index of the field with the first date.
    pub from: usize,
    /// Index of the field with the second date.
    pub to: usize,
}
