//! Classes of gemeenten by their inhabitants.

use ijkpunt_model::{Code, Finding, Findings, Place, Severity};

use crate::facts::Facts;

/// The fact table, see `data/README.md` for source and date.
const BUILTIN: &str = include_str!("../data/grootteklassen.csv");

const COLUMNS: [&str; 4] = ["klasse", "naam", "vanaf", "tot"];

/// One class.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grootteklasse {
    /// Its name in downloads.
    pub id: String,
    /// Its name on a page.
    pub name: String,
    /// The fewest inhabitants.
    pub from: u32,
    /// One more than the most inhabitants; none where there is no bound.
    pub until: Option<u32>,
}

/// All classes, from small to large.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Grootteklassen {
    classes: Vec<Grootteklasse>,
}

impl Grootteklassen {
    /// The classes that are built into the program.
    pub fn builtin() -> Self {
        Self::parse(BUILTIN, "grootteklassen.csv").0
    }

    /// Reads classes that a workspace puts in the place of the built-in ones: the columns `klasse`,
    /// `naam`, `vanaf` and `tot` (not included; empty for the largest). Classes that leave a gap or
    /// overlap are no partition: that blocks, and there are none.
    pub fn parse(text: &str, file: &str) -> (Self, Findings) {
        let (mut facts, rows) = Facts::read(text, file, &COLUMNS);
        let mut classes = Vec::new();
        for row in &rows {
            let (id, name) = (facts.text(row, 0), facts.text(row, 1));
            let from = facts.count(row, 2);
            let until = match row.text(3).is_empty() {
                true => Some(None),
                false => facts.count(row, 3).map(Some),
            };
            if let (Some(id), Some(name), Some(from), Some(until)) = (id, name, from, until) {
                classes.push(Grootteklasse {
                    id,
                    name,
                    from,
                    until,
                });
            }
        }
        classes.sort_by_key(|class| class.from);
        let starts = classes.iter().skip(1).map(|class| Some(class.from));
        let ends = classes.iter().map(|class| class.until);
        let joined = ends.eq(starts.chain([None]));
        let from_zero = classes.first().is_some_and(|class| class.from == 0);
        if !(classes.is_empty() || joined && from_zero) {
            facts.findings.push(Finding::new(
                Code::DelenTellenNietOp,
                Severity::Blokkeert,
                Place::file(file),
                "De grootteklassen sluiten niet op elkaar aan.",
                "Begin bij 0, laat elke klasse beginnen waar de vorige eindigt, en laat 'tot' bij de \
                 grootste leeg.",
            ));
            classes.clear();
        }
        (Grootteklassen { classes }, facts.findings)
    }

    /// The class of so many inhabitants.
    pub fn of(&self, inwoners: u32) -> Option<&Grootteklasse> {
        self.classes
            .iter()
            .rfind(|class| class.from <= inwoners)
            .filter(|class| class.until.is_none_or(|until| inwoners < until))
    }

    /// All classes, from small to large.
    pub fn iter(&self) -> impl Iterator<Item = &Grootteklasse> {
        self.classes.iter()
    }
}
