//! Inhabitants on 1 January.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use ijkpunt_model::{Findings, GemeenteCode};

use crate::facts::Facts;
use crate::geography::new_year;

/// The fact table, see `data/README.md` for source and date.
const BUILTIN: &str = include_str!("../data/inwoners.csv");

const COLUMNS: [&str; 3] = ["gemeentecode", "peildatum", "inwoners"];

/// Inhabitants of each gemeente on each peildatum, on the map of that day.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Inwoners {
    numbers: BTreeMap<(NaiveDate, GemeenteCode), u32>,
}

impl Inwoners {
    /// The table that is built into the program; a test guards that every row of it is read.
    pub fn builtin() -> Self {
        Self::parse(BUILTIN, "inwoners.csv").0
    }

    /// Reads a table that a workspace puts in the place of the built-in one: the columns
    /// `gemeentecode`, `peildatum` and `inwoners`. A row that can't be read is left out, and is a
    /// finding.
    pub fn parse(text: &str, file: &str) -> (Self, Findings) {
        let (mut facts, rows) = Facts::read(text, file, &COLUMNS);
        let mut numbers = BTreeMap::new();
        for row in &rows {
            let (code, day) = (facts.code(row, 0), facts.date(row, 1));
            let (Some(code), Some(day), Some(number)) = (code, day, facts.count(row, 2)) else {
                continue;
            };
            facts.keep(&mut numbers, ((day, code), number), row, 0);
        }
        (Inwoners { numbers }, facts.findings)
    }

    /// These numbers with those of a workspace over them. A peildatum comes from one source: where
    /// the workspace names any gemeente on it, the built-in numbers of that day are gone.
    pub fn overlaid(mut self, own: Inwoners) -> Inwoners {
        let days: BTreeSet<NaiveDate> = own.numbers.keys().map(|(day, _)| *day).collect();
        self.numbers.retain(|(day, _), _| !days.contains(day));
        self.numbers.extend(own.numbers);
        self
    }

    /// Inhabitants of a gemeente on 1 January of a year.
    pub fn of(&self, code: &GemeenteCode, year: i32) -> Option<u32> {
        let key = (new_year(year)?, code.clone());
        self.numbers.get(&key).copied()
    }

    /// Everything that is known, in order of day and code.
    pub fn iter(&self) -> impl Iterator<Item = (&GemeenteCode, NaiveDate, u32)> {
        self.numbers
            .iter()
            .map(|((day, code), number)| (code, *day, *number))
    }
}
