//! Judges the rules of contracts over typed tables: within a row, between rows, between files and
//! against the previous delivery.
//!
//! Every rule has three answers. What can't be said, because a value, a column or a whole dataset is
//! missing, is counted as undecided: it neither keeps the rule nor breaks it.

mod complete;
mod group;
mod jump;
mod keyed;
mod linked;
mod report;
mod row;
mod spells;
mod totals;
mod view;

pub(crate) use report::{outcome, weigh};

use std::collections::BTreeMap;

use ijkpunt_model::{Findings, RuleOutcome, Table};

use crate::contract::{Body, Contract, Rule};
use view::View;

/// How a rule came out.
#[derive(Debug, Default)]
pub(crate) struct Answers {
    pub holds: u64,
    pub undecided: u64,
    pub broken: Vec<Broken>,
}

/// One row, group or pair that breaks a rule.
#[derive(Debug)]
pub(crate) struct Broken {
    /// The row to point at, counted from 0 over the whole table; none where there is no row.
    pub row: Option<u32>,
    pub note: Note,
}

/// What a finding says beside the row.
#[derive(Debug)]
pub(crate) enum Note {
    Nothing,
    /// It clashes with this row.
    Row(u32),
    Words(Box<str>),
}

/// Counts of the three answers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    pub holds: u64,
    pub broken: u64,
    pub undecided: u64,
}

impl Tally {
    pub(crate) fn add(&mut self, answer: Option<bool>) {
        match answer {
            Some(true) => self.holds += 1,
            Some(false) => self.broken += 1,
            None => self.undecided += 1,
        }
    }

    pub(crate) fn join(&mut self, other: Tally) {
        self.holds += other.holds;
        self.broken += other.broken;
        self.undecided += other.undecided;
    }
}

impl Answers {
    /// Nothing can be said of so many rows.
    fn unknown(rows: usize) -> Answers {
        Answers {
            undecided: rows as u64,
            ..Answers::default()
        }
    }

    /// Takes the answer of one row.
    fn add(&mut self, answer: Option<bool>, row: usize, note: Note) {
        match answer {
            Some(true) => self.holds += 1,
            None => self.undecided += 1,
            Some(false) => self.broken.push(Broken {
                row: u32::try_from(row).ok(),
                note,
            }),
        }
    }

    pub(crate) fn tally(&self) -> Tally {
        Tally {
            holds: self.holds,
            broken: self.broken.len() as u64,
            undecided: self.undecided,
        }
    }
}

/// Judges all rules of all contracts whose dataset is among `tables`.
///
/// `tables` are the typed tables of [`crate::read`] and `contracts` all contracts, both by the name
/// of the dataset; `previous` are the tables of the last accepted deliveries. Gives one outcome a
/// rule, in the order of the names and of the contract, the rules that were judged while reading
/// included; and a finding for each rule and file in which it is broken. Findings count all places
/// and keep the first; they never show what is in a column of kind `sleutel`.
pub fn check_rules(
    tables: &BTreeMap<String, Table>,
    contracts: &BTreeMap<String, Contract>,
    previous: &BTreeMap<String, Table>,
) -> (Vec<RuleOutcome>, Findings) {
    let (mut outcomes, mut findings) = (Vec::new(), Findings::new());
    for (name, contract) in contracts {
        let Some(table) = tables.get(name) else {
            continue;
        };
        let all = All {
            tables,
            previous: previous.get(name),
        };
        for (index, rule) in contract.rules.iter().enumerate() {
            let read = contract.at_reading.iter().any(|read| read.rule == index);
            let known = table.rules.iter().find(|known| known.rule == rule.name);
            match (read, known) {
                (true, Some(known)) => outcomes.push(known.clone()),
                _ => {
                    let answers = judge(rule, contract, table, &all)
                        .unwrap_or_else(|| Answers::unknown(table.rows()));
                    outcomes.push(outcome(contract, rule, answers.tally()));
                    report::findings(rule, contract, table, answers, &mut findings);
                }
            }
        }
    }
    (outcomes, findings)
}

/// What a rule may look at beside its own table.
struct All<'a> {
    tables: &'a BTreeMap<String, Table>,
    previous: Option<&'a Table>,
}

/// The answers of one rule; none where nothing can be said of any row.
fn judge(rule: &Rule, contract: &Contract, table: &Table, all: &All<'_>) -> Option<Answers> {
    let view = View::new(table);
    match &rule.body {
        Body::Order { first, then } => row::order(&view, first, then),
        Body::RequiredWith { column, with } => row::required_with(&view, column, with),
        Body::Range {
            column,
            minimum,
            maximum,
        } => row::range(&view, column, *minimum, *maximum),
        Body::Condition { when, holds, per } => row::condition(&view, when.as_ref(), holds, per),
        Body::Unique { columns, filter } => group::unique(&view, columns, filter.as_ref()),
        Body::Depends { columns, decides } => group::depends(&view, columns, decides),
        Body::Overlap { spells, filter } => spells::judge(&view, spells, filter.as_ref(), None),
        Body::Gap {
            spells,
            filter,
            days,
        } => spells::judge(&view, spells, filter.as_ref(), Some(*days)),
        Body::Count {
            filter,
            per,
            minimum,
            maximum,
        } => totals::count(&view, contract, filter, per, (*minimum, *maximum)),
        Body::Sum {
            value,
            parts,
            whole,
            per,
            margin,
        } => totals::sum(&view, value, (parts, whole), per, *margin),
        Body::Tree {
            value,
            level,
            separator,
            per,
            margin,
        } => totals::tree(&view, (value, level), separator, per, *margin),
        Body::Complete { columns, per } => complete::judge(&view, contract, columns, per),
        Body::Refers { link, when, holds } => {
            let other = View::new(all.tables.get(&link.dataset)?);
            linked::refers(&view, &other, link, when.as_ref(), holds.as_ref())
        }
        Body::Agrees {
            value,
            link,
            total,
            margin,
        } => {
            let other = View::new(all.tables.get(&link.dataset)?);
            linked::agrees(&view, &other, link, (value, total), *margin)
        }
        Body::Jump {
            column,
            filter,
            per,
            bound,
            from,
        } => {
            let Some(previous) = all.previous else {
                return Some(Answers::unknown(1));
            };
            let before = View::new(previous);
            let measured = jump::Measured {
                column: column.as_deref(),
                filter: filter.as_ref(),
                per,
            };
            jump::judge(&view, &before, contract, measured, (*bound, *from))
        }
    }
}
