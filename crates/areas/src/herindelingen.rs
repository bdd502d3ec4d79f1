//! What became of whom: the table of herindelingen.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate};
use ijkpunt_model::{Code, Findings, GemeenteCode, Period};

use crate::facts::Facts;

/// The fact table, see `data/README.md` for source and date.
const BUILTIN: &str = include_str!("../data/herindelingen.csv");

const COLUMNS: [&str; 6] = [
    "ingangsdatum",
    "oude_code",
    "oude_naam",
    "nieuwe_code",
    "nieuwe_naam",
    "soort",
];

/// What kind of change it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ChangeKind {
    /// The whole of a gemeente goes into another.
    Samenvoeging,
    /// A gemeente ends and its parts go to several; each part is a change of its own.
    Splitsing,
    /// A piece goes to a neighbour, and both go on.
    Grenswijziging,
    /// The same area under another name and code.
    Hernoeming,
}

impl ChangeKind {
    /// Every kind with the word of the table.
    const WORDS: [(ChangeKind, &'static str); 4] = [
        (ChangeKind::Samenvoeging, "samenvoeging"),
        (ChangeKind::Splitsing, "splitsing"),
        (ChangeKind::Grenswijziging, "grenswijziging"),
        (ChangeKind::Hernoeming, "hernoeming"),
    ];

    fn parse(text: &str) -> Option<Self> {
        Self::WORDS
            .into_iter()
            .find(|(_, word)| word.eq_ignore_ascii_case(text))
            .map(|(kind, _)| kind)
    }
}

/// One step from an old code to a new one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Change {
    /// The first day of the new situation.
    pub date: NaiveDate,
    /// The old code.
    pub from: GemeenteCode,
    /// The new code. It may be one that existed before: the area behind it is another then.
    pub to: GemeenteCode,
    /// What kind of change.
    pub kind: ChangeKind,
}

impl Change {
    /// The first year of which the map of 1 January shows the change.
    pub fn first_indelingsjaar(&self) -> i32 {
        let on_new_year = self.date.ordinal() == 1;
        self.date.year() + i32::from(!on_new_year)
    }
}

/// The table of herindelingen, in order of date, old code and new code.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Herindelingen {
    changes: Vec<Change>,
}

impl Herindelingen {
    /// The table that is built into the program; a test guards that every row of it is read.
    pub fn builtin() -> Self {
        Self::parse(BUILTIN, "herindelingen.csv").0
    }

    /// Reads a table that a workspace puts in the place of the built-in one: the columns
    /// `ingangsdatum`, `oude_code`, `oude_naam`, `nieuwe_code`, `nieuwe_naam` and `soort`, one row
    /// for each old code and new code. A row that can't be read is left out, and is a finding.
    pub fn parse(text: &str, file: &str) -> (Self, Findings) {
        let (mut facts, rows) = Facts::read(text, file, &COLUMNS);
        let mut changes = BTreeSet::new();
        for row in &rows {
            let (date, from, to) = (facts.date(row, 0), facts.code(row, 1), facts.code(row, 3));
            let kind = ChangeKind::parse(row.text(5));
            if kind.is_none() {
                let words = ChangeKind::WORDS.map(|(_, word)| word).join(", ");
                facts.fault(
                    row,
                    5,
                    Code::OngeldigeKeuze,
                    "Dit is geen soort herindeling.",
                    format!("Kies uit: {words}."),
                );
            }
            let (Some(date), Some(from), Some(to), Some(kind)) = (date, from, to, kind) else {
                continue;
            };
            let change = Change {
                date,
                from,
                to,
                kind,
            };
            if !changes.insert(change) {
                facts.twice(row, 1);
            }
        }
        let changes = changes.into_iter().collect();
        (Herindelingen { changes }, facts.findings)
    }

    /// All changes, in order of date, old code and new code.
    pub fn changes(&self) -> &[Change] {
        &self.changes
    }

    /// The changes after one day, up to and including another.
    pub fn between(&self, after: NaiveDate, through: NaiveDate) -> impl Iterator<Item = &Change> {
        self.changes
            .iter()
            .filter(move |change| after < change.date && change.date <= through)
    }

    /// The changes that came in the middle of a period: it holds days before and days after them, so
    /// a figure of it has parts of the old area and of the new one. A peildatum has no middle.
    pub fn during(&self, period: Period) -> impl Iterator<Item = &Change> {
        self.between(period.first_day(), period.last_day())
    }
}
