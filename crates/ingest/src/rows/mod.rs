//! What becomes of a row: skipped, refused with findings, or taken into the table.

mod area;
mod aside;
mod cell;
mod note;
mod plan;
mod shape;

use area::Other;
pub(crate) use cell::Cells;
pub(crate) use plan::{Plan, Slot};

use ijkpunt_model::{Code, Finding, Findings, Kind, Severity, Spot};

use crate::contract::{AtReading, Contract, Field, ReadingKind};
use crate::grid::Row;
use crate::privacy::Watch;
use crate::source::Setting;
use crate::table::TableBuilder;
use crate::text::short;
use crate::values::{Fault, Read, Value};
use shape::{Shape, shape};

/// Takes the rows of one file, one after another.
pub(crate) struct Taker<'a> {
    pub contract: &'a Contract,
    pub setting: &'a Setting<'a>,
    pub plan: &'a Plan,
    pub cells: &'a mut Cells,
    pub table: &'a mut TableBuilder,
    pub findings: &'a mut Findings,
    /// The columns that are not read.
    pub watch: &'a mut Watch,
    /// The values of the row at hand.
    pub values: Vec<Read>,
    /// What is wrong in the row at hand.
    pub faults: Vec<(usize, Fault)>,
    /// Whether no row of data was met yet in the whole file.
    pub at_top: bool,
    /// Rows of data met so far.
    pub met: u64,
}

impl Taker<'_> {
    /// Takes one row. `torn` says that a quotation mark in it is never closed.
    pub(crate) fn take<R: Row>(&mut self, row: &R, torn: bool) {
        if torn {
            self.met += 1;
            return self.ragged(row, true);
        }
        match shape(row, self.plan, &self.contract.lezen.totals, self.at_top) {
            Shape::Units => return self.units(row),
            Shape::Blank => return,
            Shape::Footer => return self.skipped(row, Code::Voetregel),
            Shape::Total => return self.skipped(row, Code::Totaalrij),
            Shape::Ragged => {
                self.met += 1;
                return self.ragged(row, false);
            }
            Shape::Data => {}
        }
        self.at_top = false;
        let other = self.other_area(row);
        if other == Some(Other::Total) {
            return self.skipped(row, Code::Totaalrij);
        }
        self.met += 1;
        self.watch.see(row);
        self.nameless(row);
        if row.is_misquoted() {
            self.misquoted(row);
        }
        if other == Some(Other::Area) {
            return self.skipped(row, Code::AnderGebied);
        }
        self.read(row);
        let other = self
            .faults
            .iter()
            .any(|(_, fault)| *fault == Fault::OtherGemeente);
        if self.contract.lezen.area_list && !other && self.is_bare(row) {
            return self.without_figures(row);
        }
        if !self.faults.is_empty() {
            return self.report(row);
        }
        if self.keeps_rules(row) {
            self.table.push(&self.values, row, self.plan);
        }
    }

    /// Reads all fields; the values and the faults stay in `self`.
    fn read<R: Row>(&mut self, row: &R) {
        self.values.clear();
        self.faults.clear();
        self.cells.start(row.number());
        for (index, (field, slot)) in self
            .contract
            .fields
            .iter()
            .zip(&self.plan.slots)
            .enumerate()
        {
            let read = match slot {
                Slot::Absent => Ok(Read::MISSING),
                Slot::Fixed(read, _) => Ok(*read),
                Slot::RowNumber => Ok(Value::Text.into()),
                Slot::Column(column, _) => self.cells.read(
                    self.setting,
                    self.contract,
                    (index, field),
                    row.text(*column),
                    row.nature(*column),
                ),
            };
            match read {
                Ok(read) => self.values.push(read),
                Err(fault) => {
                    self.values.push(Read::MISSING);
                    self.faults.push((index, fault));
                }
            }
        }
    }

    /// What the column of gemeenten names, if that is no gemeente: Nederland, or a wijk.
    fn other_area<R: Row>(&mut self, row: &R) -> Option<Other> {
        let (index, column) = self.plan.gemeente?;
        self.cells
            .other_area(self.setting, self.contract, index, row.text(column))
    }

    /// Whether every required figure of the row is blank. Of an area that is no gemeente this year
    /// the point of CBS for an unknown figure says the same: its untyped tables have no blanks.
    fn is_bare<R: Row>(&self, row: &R) -> bool {
        let historic = self.is_historic();
        let mut figures = self
            .contract
            .fields
            .iter()
            .zip(&self.plan.slots)
            .filter(|(field, _)| field.required && field.is_number())
            .peekable();
        figures.peek().is_some()
            && figures.all(|(_, slot)| match slot {
                Slot::Column(column, _) => match row.text(*column).trim() {
                    "" => true,
                    text => historic && text == ".",
                },
                _ => false,
            })
    }

    /// Whether the row names no gemeente of this year.
    fn is_historic(&self) -> bool {
        let mut faults = self.faults.iter();
        faults.any(|(_, fault)| *fault == Fault::Gemeente)
    }

    /// A row of a list of areas that has no figures.
    fn without_figures<R: Row>(&mut self, row: &R) {
        let historic = self.is_historic();
        let (code, severity, what, remedy) = match historic {
            true => (
                Code::HistorischGebied,
                Severity::Info,
                "Dit gebied is dit jaar geen gemeente en heeft geen cijfer.",
                "U hoeft niets te doen: de rij is overgeslagen.",
            ),
            false => (
                Code::RijZonderCijfer,
                Severity::Waarschuwing,
                "Deze gemeente staat in het bestand zonder cijfer.",
                "Vraag de leverancier naar het cijfer. Het rapport toont nu 'geen gegevens'.",
            ),
        };
        let place = match self.plan.gemeente {
            Some((index, _)) => self.plan.place(index, &self.contract.fields),
            None => self.plan.place.clone(),
        };
        let spot = self.spot(row, self.plan.gemeente.map(|(_, column)| column));
        self.findings
            .push_spot(Finding::new(code, severity, place, what, remedy), spot);
    }

    /// Whether the row keeps all rules; each that it breaks is reported. A rule that lacks a value
    /// is undecided and leaves the row in; so does one about a column that the file does not have.
    fn keeps_rules<R: Row>(&mut self, row: &R) -> bool {
        let mut keeps = true;
        for index in 0..self.contract.at_reading.len() {
            let Some(rule) = self.contract.at_reading.get(index).copied() else {
                break;
            };
            let answer = self.answer(rule.kind);
            if let Some(tally) = self.table.tallies.get_mut(index) {
                tally.add(answer);
            }
            if answer == Some(false) {
                keeps = false;
                self.break_rule(row, rule);
            }
        }
        keeps
    }

    fn answer(&self, rule: ReadingKind) -> Option<bool> {
        let value = |index: usize| {
            self.values
                .get(index)
                .map_or(Value::Missing, |read| read.value)
        };
        let absent = |index: usize| matches!(self.plan.slots.get(index), Some(Slot::Absent));
        match rule {
            ReadingKind::Order { first, then } => match (value(first), value(then)) {
                (Value::Day(first), Value::Day(then)) => Some(first <= then),
                _ => None,
            },
            ReadingKind::RequiredWith { field, with } if absent(field) || absent(with) => {
                (value(field) != Value::Missing).then_some(true)
            }
            ReadingKind::RequiredWith { field, with } => {
                Some(value(with) == Value::Missing || value(field) != Value::Missing)
            }
        }
    }

    fn break_rule<R: Row>(&mut self, row: &R, rule: AtReading) {
        let name = |index: usize| {
            self.contract
                .fields
                .get(index)
                .map(|field| field.name.clone())
                .unwrap_or_default()
        };
        let (at, code, what, remedy) = match rule.kind {
            ReadingKind::Order { first, then } => (
                then,
                Code::VolgordeDatums,
                format!("'{}' ligt vóór '{}'.", name(then), name(first)),
                "Verbeter een van beide datums. De rij telt nu niet mee.",
            ),
            ReadingKind::RequiredWith { field, with } => (
                field,
                Code::VeldOntbreektBij,
                format!(
                    "'{}' is leeg, terwijl '{}' is ingevuld.",
                    name(field),
                    name(with)
                ),
                "Vul beide in of geen van beide. De rij telt nu niet mee.",
            ),
        };
        let place = self.plan.place(at, &self.contract.fields);
        let mut finding = Finding::new(code, Severity::Blokkeert, place, what, remedy);
        finding.rule = self
            .contract
            .rules
            .get(rule.rule)
            .map(|rule| rule.name.clone());
        let spot = self.spot(row, self.plan.column(at));
        self.findings.push_spot(finding, spot);
    }

    /// Reports the faults of the row.
    fn report<R: Row>(&mut self, row: &R) {
        let faults = std::mem::take(&mut self.faults);
        for (index, fault) in &faults {
            let Some(field) = self.contract.fields.get(*index) else {
                continue;
            };
            let severity = match fault {
                Fault::OtherGemeente => Severity::Waarschuwing,
                _ => field.severity,
            };
            let finding = Finding::new(
                fault.code(),
                severity,
                self.plan.place(*index, &self.contract.fields),
                fault.what(field),
                fault.remedy(field),
            );
            let mut spot = self.spot(row, self.plan.column(*index));
            if hides_values(field) {
                spot.value.clear();
            }
            self.findings.push_spot(finding, spot);
        }
        self.faults = faults;
    }

    fn skipped<R: Row>(&mut self, row: &R, code: Code) {
        let (what, remedy) = match code {
            Code::Totaalrij => (
                "Deze rij is een totaal en telt niet mee.",
                "U hoeft niets te doen. Totalen worden uit de rijen berekend.",
            ),
            Code::AnderGebied => (
                "Deze rij gaat niet over een gemeente, maar over een ander gebied, zoals een wijk, \
                 een buurt of een provincie. Zij is niet gelezen.",
                "U hoeft niets te doen. Wijken en buurten hebben hier geen plaats.",
            ),
            _ => (
                "Deze regel onder of boven de gegevens is geen rij en is overgeslagen.",
                "U hoeft niets te doen.",
            ),
        };
        let finding = Finding::new(code, Severity::Info, self.plan.place.clone(), what, remedy);
        let filled = (0..row.width()).find(|index| !row.text(*index).trim().is_empty());
        let column = match (code, self.plan.gemeente) {
            (Code::Totaalrij | Code::AnderGebied, Some((_, column))) => Some(column),
            _ => filled,
        };
        let spot = self.spot(row, column);
        self.findings.push_spot(finding, spot);
    }

    fn ragged<R: Row>(&mut self, row: &R, torn: bool) {
        let (what, remedy) = match torn {
            true => (
                "In deze rij staat een aanhalingsteken dat niet wordt gesloten. De regels erna zijn \
                 daardoor niet gelezen.",
                "Sluit het aanhalingsteken, of haal het weg.",
            ),
            false => (
                "Deze rij heeft een ander aantal cellen dan de kop.",
                "Zet een waarde met een scheidingsteken erin tussen aanhalingstekens.",
            ),
        };
        let place = self.plan.place.clone();
        let finding = Finding::new(Code::Regelvorm, Severity::Blokkeert, place, what, remedy);
        let spot = Spot {
            row: row.number(),
            cell: None,
            value: String::new(),
        };
        self.findings.push_spot(finding, spot);
    }

    /// The place of a cell, with its text if that may be shown.
    fn spot<R: Row>(&self, row: &R, column: Option<usize>) -> Spot {
        let text = column.map(|column| row.text(column)).unwrap_or_default();
        let secret = crate::privacy::contains_number(text)
            || self
                .plan
                .field_at(column)
                .and_then(|i| self.contract.fields.get(i))
                .is_some_and(hides_values);
        Spot {
            row: row.number(),
            cell: column.and_then(|column| row.address(column)),
            value: if secret { String::new() } else { short(text) },
        }
    }
}

/// Whether findings keep the values of a field to themselves.
fn hides_values(field: &Field) -> bool {
    field.kind == Kind::Sleutel
}
