//! Adds persons to cells of a count, by the rules of the BRP.

use std::collections::BTreeMap;

use ijkpunt_model::{Findings, Place};

use super::FILLED;
use super::age::{self, Partial};
use super::layout::{Element, Layout};
use super::words::{self, Apart};
use crate::grid::Row;
use crate::text::trim;

/// What persons in one cell of the count share. Nothing in it belongs to one person alone.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
struct Cell {
    gemeente: String,
    geslacht: String,
    leeftijdsgroep: &'static str,
    geboorteland: String,
    nationaliteit: String,
    verblijfstitel: String,
}

/// The person whose rows are passing.
#[derive(Debug, Default)]
struct Person {
    cell: Cell,
    apart: Option<Apart>,
    row: u64,
}

/// What is known of the row before: whether the next one of a category is history.
#[derive(Debug, Default)]
struct Before {
    person: String,
    nationality: String,
}

/// Counts the persons of one list.
#[derive(Debug)]
pub(crate) struct Counter<'a> {
    layout: &'a Layout,
    /// The peildatum.
    on: Partial,
    place: Place,
    /// The gemeente of everyone, where the list does not say.
    gemeente: Option<String>,
    /// For each cell the number of persons, and the row of the first.
    cells: BTreeMap<Cell, (u64, u64)>,
    person: Option<Person>,
    before: Before,
    /// Persons met.
    pub persons: u64,
    pub findings: Findings,
}

impl<'a> Counter<'a> {
    /// A count of nobody on a day, written `yyyymmdd`. None where that is no day.
    pub(crate) fn new(
        layout: &'a Layout,
        on: &str,
        place: Place,
        gemeente: Option<String>,
    ) -> Option<Counter<'a>> {
        Some(Counter {
            layout,
            on: Partial::parse(on)?,
            place,
            gemeente,
            cells: BTreeMap::new(),
            person: None,
            before: Before::default(),
            persons: 0,
            findings: Findings::new(),
        })
    }

    /// Takes one row of the list. A row with too few or too many cells says nothing that can be
    /// relied on. `torn` says that a quotation mark in it is never closed.
    pub(crate) fn take<R: Row>(&mut self, row: &R, torn: bool) {
        if torn || self.is_ragged(row) {
            let (finding, spot) = words::ragged(&self.place, row.number());
            return self.findings.push_spot(finding, spot);
        }
        let cell = |element: Element| self.cell(row, element);
        let next = Before {
            person: cell("01.H").to_owned(),
            nationality: cell("04.H").to_owned(),
        };
        if self.is_first(row) {
            self.finish_person();
            self.start(row);
        } else if self.before.nationality == "04" {
            // Another nationality beside the first; a row after `54` is one of the past.
            let other = self.nationality(row);
            if let Some(person) = &mut self.person {
                person.cell.add_nationality(other);
            }
        }
        self.before = next;
    }

    fn is_ragged<R: Row>(&self, row: &R) -> bool {
        let width = self.layout.width;
        let extra = |index: usize| !trim(row.text(index)).is_empty();
        !row.is_rectangular() && (row.width() < width || (width..row.width()).any(extra))
    }

    /// Whether a row begins a person.
    fn is_first<R: Row>(&self, row: &R) -> bool {
        if let Some(label) = self.layout.label {
            return !trim(row.text(label)).is_empty();
        }
        let filled = |column: &usize| !trim(row.text(*column)).is_empty();
        self.before.person != "51" && self.layout.persons.iter().any(filled)
    }

    fn cell<'r, R: Row>(&self, row: &'r R, element: Element) -> &'r str {
        let column = self.layout.column(element);
        column.map_or("", |column| trim(row.text(column)))
    }

    /// The first row of a person has what is true now in every category.
    fn start<R: Row>(&mut self, row: &R) {
        self.persons += 1;
        let gemeente = match &self.gemeente {
            Some(gemeente) => gemeente.clone(),
            None => padded(self.cell(row, "080910"), 4),
        };
        let geslacht = letter(self.cell(row, "010410"));
        let geboorteland = padded(self.cell(row, "010330"), 4);
        let nationaliteit = self.nationality(row);
        let born = self.date(row, "010310");
        let verblijfstitel = self.title(row);
        let apart = self.apart(row, &gemeente, born);
        let cell = Cell {
            gemeente,
            geslacht,
            leeftijdsgroep: born.map_or(age::UNKNOWN, |born| age::group(born, self.on)),
            geboorteland,
            nationaliteit,
            verblijfstitel,
        };
        self.person = Some(Person {
            cell,
            apart,
            row: row.number(),
        });
    }

    /// The nationality of a row; the special ones of group 65 have a code in table 32 as well.
    fn nationality<R: Row>(&self, row: &R) -> String {
        if self.cell(row, "048410") == "O" {
            return String::new();
        }
        match (self.cell(row, "040510"), self.cell(row, "046510")) {
            ("", "B") => "0002".to_owned(),
            ("", "V") => "0500".to_owned(),
            (code, _) => padded(code, 4),
        }
    }

    /// The verblijfstitel that holds on the peildatum: one that has begun, has not ended, and was
    /// not found to be incorrect. An end on the peildatum itself is an end. Code 98 says that there
    /// is none.
    fn title<R: Row>(&mut self, row: &R) -> String {
        let code = padded(self.cell(row, "103910"), 2);
        let begun = self
            .date(row, "103930")
            .is_none_or(|date| date.has_come(self.on));
        let ended = self
            .date(row, "103920")
            .is_some_and(|date| date.has_come(self.on));
        let incorrect = self.cell(row, "108410") == "O";
        match begun && !ended && !incorrect && code != "98" {
            true => code,
            false => String::new(),
        }
    }

    /// Why someone on the list is no inhabitant on the peildatum.
    fn apart<R: Row>(&mut self, row: &R, gemeente: &str, born: Option<Partial>) -> Option<Apart> {
        let suspended = self
            .date(row, "076710")
            .is_some_and(|date| date.has_come(self.on));
        let registered = self.date(row, "080920");
        let later = |date: Option<Partial>| date.is_some_and(|date| !date.has_come(self.on));
        if gemeente == "1999" {
            return Some(Apart::Abroad);
        }
        if suspended {
            return Some(Apart::Suspended);
        }
        if later(registered) || later(born) {
            return Some(Apart::Later);
        }
        (self.cell(row, "088410") == "O").then_some(Apart::Incorrect)
    }

    /// A date of the BRP. None where the cell is empty. What is no date is a finding, and counts as
    /// unknown: a list that was suspended on a day that can't be read is suspended.
    fn date<R: Row>(&mut self, row: &R, element: Element) -> Option<Partial> {
        let text = self.cell(row, element);
        if text.is_empty() {
            return None;
        }
        let date = Partial::parse(text);
        if date.is_none() {
            let (finding, spot) = words::no_date(&self.place, element, row.number());
            self.findings.push_spot(finding, spot);
        }
        Some(date.unwrap_or(Partial::UNKNOWN))
    }

    fn finish_person(&mut self) {
        let Some(person) = self.person.take() else {
            return;
        };
        if let Some(apart) = person.apart {
            let (finding, spot) = words::apart(&self.place, apart, person.row);
            return self.findings.push_spot(finding, spot);
        }
        let (count, _) = self.cells.entry(person.cell).or_insert((0, person.row));
        *count += 1;
    }

    /// The rows of the count, in the order of [`FILLED`].
    pub(crate) fn finish(&mut self) -> Vec<Counted> {
        self.finish_person();
        let cells = std::mem::take(&mut self.cells).into_iter();
        let mut rows: Vec<Counted> = cells.map(|(cell, met)| Counted::new(cell, met)).collect();
        // In the order of the list, as rows of a file are.
        rows.sort_by_key(|counted| counted.row);
        rows
    }
}

impl Cell {
    /// Of several nationalities the Dutch one counts, as in the figures of CBS; otherwise the
    /// first.
    fn add_nationality(&mut self, other: String) {
        if self.nationaliteit.is_empty() || other == "0001" {
            self.nationaliteit = other;
        }
    }
}

/// A row of the count, as text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Counted {
    cells: [String; FILLED.len()],
    row: u64,
    /// Number of persons in it.
    pub persons: u64,
}

impl Counted {
    fn new(cell: Cell, (count, row): (u64, u64)) -> Counted {
        Counted {
            cells: [
                cell.gemeente,
                count.to_string(),
                cell.geslacht,
                cell.leeftijdsgroep.to_owned(),
                cell.geboorteland,
                cell.nationaliteit,
                cell.verblijfstitel,
            ],
            row,
            persons: count,
        }
    }
}

impl Row for Counted {
    fn width(&self) -> usize {
        self.cells.len()
    }

    fn text(&self, index: usize) -> &str {
        self.cells.get(index).map_or("", String::as_str)
    }

    /// The row of the first person who was counted in it.
    fn number(&self) -> u64 {
        self.row
    }

    fn is_rectangular(&self) -> bool {
        true
    }
}

/// What stands for a cell that can't be what its column says. Its own text may be a name or a number
/// of a person, where the columns of a row have shifted, and so goes no further.
const UNLIKELY: &str = "?";

/// A code of digits with the zeros that a spreadsheet takes off, so that `9` and `09` are one.
fn padded(code: &str, width: usize) -> String {
    let digits = code.bytes().all(|byte| byte.is_ascii_digit());
    match (code.is_empty(), digits && code.len() <= width) {
        (true, _) => String::new(),
        (false, true) => format!("{code:0>width$}"),
        (false, false) => UNLIKELY.to_owned(),
    }
}

/// The letter of a sex: male, female or unknown.
fn letter(text: &str) -> String {
    match text {
        "" | "M" | "V" | "O" => text.to_owned(),
        _ => UNLIKELY.to_owned(),
    }
}
