//! What is worth saying of a column as a whole, though no cell of it is wrong.

use ijkpunt_model::{Code, Finding, Place, Severity, Spot};

use crate::values::DateForm;

/// Something about a cell that was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Note {
    /// A time of day was left out.
    Timed,
    /// A star called a period or a year provisional.
    Starred,
}

/// Cells of one sort: how many, and the first rows.
#[derive(Debug, Clone, Default)]
struct Met {
    count: u64,
    rows: Vec<u64>,
}

/// How many rows are remembered of each sort.
const ROWS_KEPT: usize = 5;

/// What was met in one column of one file.
#[derive(Debug, Clone, Default)]
pub(crate) struct Notes {
    day_first: Met,
    year_first: Met,
    timed: Met,
    starred: Met,
}

impl Met {
    fn add(&mut self, row: u64) {
        self.count += 1;
        if self.rows.len() < ROWS_KEPT {
            self.rows.push(row);
        }
    }

    fn join(&mut self, later: Met) {
        self.count += later.count;
        let room = ROWS_KEPT.saturating_sub(self.rows.len());
        self.rows.extend(later.rows.into_iter().take(room));
    }

    fn finding(&self, code: Code, place: &Place, what: String, remedy: &str) -> Finding {
        let spot = |row: &u64| Spot {
            row: *row,
            cell: None,
            value: String::new(),
        };
        Finding {
            count: self.count,
            spots: self.rows.iter().filter(|row| **row > 0).map(spot).collect(),
            ..Finding::new(code, Severity::Info, place.clone(), what, remedy)
        }
    }
}

impl Notes {
    /// Notes a date in one of the forms.
    pub(crate) fn form(&mut self, form: DateForm, row: u64) {
        match form {
            DateForm::DayFirst => self.day_first.add(row),
            DateForm::YearFirst => self.year_first.add(row),
            DateForm::Other => {}
        }
    }

    /// Notes something about a cell.
    pub(crate) fn add(&mut self, note: Note, row: u64) {
        match note {
            Note::Timed => self.timed.add(row),
            Note::Starred => self.starred.add(row),
        }
    }

    /// Takes over what was met in a later part of the same file.
    pub(crate) fn join(&mut self, later: Notes) {
        self.day_first.join(later.day_first);
        self.year_first.join(later.year_first);
        self.timed.join(later.timed);
        self.starred.join(later.starred);
    }

    /// The findings about the column `name` at `place`.
    pub(crate) fn findings(&self, place: &Place, name: &str) -> Vec<Finding> {
        let mut findings = Vec::new();
        if self.day_first.count > 0 && self.year_first.count > 0 {
            let (few, form) = match self.day_first.count < self.year_first.count {
                true => (
                    &self.day_first,
                    "de dag voorop, tussen datums met het jaar voorop",
                ),
                false => (
                    &self.year_first,
                    "het jaar voorop, tussen datums met de dag voorop",
                ),
            };
            findings.push(few.finding(
                Code::DatumsGemengd,
                place,
                format!("'{name}' heeft datums met {form}. Beide zijn gelezen."),
                "U hoeft niets te doen. Kijk wel of de rijen uit twee bronnen komen.",
            ));
        }
        if self.timed.count > 0 {
            findings.push(self.timed.finding(
                Code::TijdWeggelaten,
                place,
                format!("'{name}' heeft een tijd bij de datum. Alleen de dag is bewaard."),
                "U hoeft niets te doen.",
            ));
        }
        if self.starred.count > 0 {
            findings.push(self.starred.finding(
                Code::PeriodeVoorlopig,
                place,
                format!("'{name}' heeft een sterretje: de bron noemt deze cijfers voorlopig."),
                "Lever het bestand opnieuw als de definitieve cijfers er zijn.",
            ));
        }
        findings
    }
}
