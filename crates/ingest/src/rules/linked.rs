//! Rules between a row and the rows of another dataset that belong to it.

use arrow::array::{Array, BooleanArray, UInt32Array};
use arrow::compute::take;

use super::keyed::{Keyed, at};
use super::totals::{equal, push};
use super::view::View;
use super::{Answers, Note};
use crate::contract::{Link, Total, number};
use crate::expression::{Expression, Frame, Side, numbers};

/// Pairs that are looked at in one go.
const PAIRS: usize = 65_536;
/// More pairs than this are not looked at: the link is then too loose to mean anything.
const TOO_MANY: usize = 50_000_000;

/// What is known of the rows that belong to one row.
#[derive(Debug, Clone, Copy, Default)]
struct Met {
    any: bool,
    yes: bool,
    unsure: bool,
}

/// The values occur together in the other dataset; or, with `holds`, what is found there agrees.
///
/// A row with a missing value in its link is undecided. With `holds` a row that finds nothing is
/// undecided too: that it should find something is a rule of its own.
pub(super) fn refers(
    own: &View<'_>,
    other: &View<'_>,
    link: &Link,
    when: Option<&Expression>,
    holds: Option<&Expression>,
) -> Option<Answers> {
    let join = Join::new(own, other, link)?;
    let when = own.filter(when)?;
    let mut met = vec![Met::default(); own.rows];
    if link.filter.is_none() && holds.is_none() {
        join.each(|row, found| {
            if let Some(met) = met.get_mut(at(row)) {
                met.yes = !found.is_empty();
            }
        });
    } else {
        let conditions: Vec<&Expression> = link.filter.iter().chain(holds).collect();
        join.pairs(own, other, &conditions, |frame, rows, _| {
            let counts = optional(frame, link.filter.as_ref())?;
            let truth = optional(frame, holds)?;
            for (index, row) in rows.iter().enumerate() {
                let met = met.get_mut(at(*row))?;
                if counts.is_valid(index) && !counts.value(index) {
                    continue;
                }
                met.any = true;
                match counts.is_valid(index) && truth.is_valid(index) {
                    true => met.yes |= truth.value(index),
                    false => met.unsure = true,
                }
            }
            Some(())
        })?;
    }
    let mut answers = Answers::default();
    for (row, met) in met.iter().enumerate() {
        let applies = when.is_valid(row).then(|| when.value(row));
        let missing = u32::try_from(row).map_or(true, |row| join.own.is_missing(row));
        let answer = match (applies, missing) {
            (Some(false), _) => Some(true),
            (_, true) => None,
            (_, _) if met.yes => Some(true),
            (None, _) => None,
            _ if met.unsure || (holds.is_some() && !met.any) => None,
            _ => Some(false),
        };
        answers.add(answer, row, Note::Nothing);
    }
    Some(answers)
}

fn optional(frame: &Frame, condition: Option<&Expression>) -> Option<BooleanArray> {
    match condition {
        Some(condition) => frame.truth(&condition.node),
        None => Some(BooleanArray::from(vec![true; frame.rows])),
    }
}

/// A value is what the rows of the other dataset add up to. A row that finds nothing there has a
/// total of nil.
pub(super) fn agrees(
    own: &View<'_>,
    other: &View<'_>,
    link: &Link,
    (value, total): (&Expression, &Total),
    margin: f64,
) -> Option<Answers> {
    let join = Join::new(own, other, link)?;
    let values = own.frame(&[value]).numbers(&value.node)?;
    let there = there(other, total)?;
    // For each row the total so far; none once something in it can't be told.
    let mut totals: Vec<Option<f64>> = vec![Some(0.0); own.rows];
    let mut distinct: Vec<(u32, u32)> = Vec::new();
    let conditions: Vec<&Expression> = link.filter.iter().collect();
    join.pairs(own, other, &conditions, |frame, rows, others| {
        let counts = optional(frame, link.filter.as_ref())?;
        for (index, (row, other)) in rows.iter().zip(others).enumerate() {
            let sum = totals.get_mut(at(*row))?;
            if counts.is_null(index) {
                *sum = None;
            } else if counts.value(index) {
                match &there {
                    There::Rows => *sum = sum.map(|sum| sum + 1.0),
                    There::Numbers(values) => {
                        let value = values
                            .is_valid(at(*other))
                            .then(|| values.value(at(*other)));
                        *sum = sum.zip(value).map(|(sum, value)| sum + value);
                    }
                    There::Words(words) => match words.is_missing(*other) {
                        true => *sum = None,
                        false => distinct.push((*row, *other)),
                    },
                }
            }
        }
        Some(())
    })?;
    if let There::Words(words) = &there {
        let (ids, _) = words.ids();
        let mut found: Vec<(u32, u32)> = distinct
            .iter()
            .map(|(row, other)| (*row, ids.value(at(*other))))
            .collect();
        found.sort_unstable();
        found.dedup();
        for (row, _) in found {
            if let Some(Some(sum)) = totals.get_mut(at(row)) {
                *sum += 1.0;
            }
        }
    }
    let mut answers = Answers::default();
    for (row, total) in totals.iter().enumerate() {
        let ordinal = u32::try_from(row).ok()?;
        let here = values.is_valid(row).then(|| values.value(row));
        let known = total.filter(|_| !join.own.is_missing(ordinal));
        let pair = here.zip(known);
        let answer = pair.map(|pair| equal(pair, margin));
        push(&mut answers, answer, Some(ordinal), || match pair {
            Some((here, there)) => {
                Note::Words(format!("hier {}, daar {}", number(here), number(there)).into())
            }
            None => Note::Nothing,
        });
    }
    Some(answers)
}

/// What of the other dataset is added up.
enum There {
    Rows,
    Numbers(arrow::array::Float64Array),
    Words(Keyed),
}

fn there(other: &View<'_>, total: &Total) -> Option<There> {
    Some(match total {
        Total::Rows => There::Rows,
        Total::Sum(name) => There::Numbers(numbers(&other.column(name)?)?),
        Total::Distinct(name) => There::Words(Keyed::new(&[other.column(name)?], other.rows)?),
    })
}

/// Two datasets linked by the values of some columns.
struct Join {
    own: Keyed,
    other: Keyed,
}

impl Join {
    fn new(own: &View<'_>, other: &View<'_>, link: &Link) -> Option<Join> {
        Some(Join {
            own: Keyed::new(&own.columns(&link.columns)?, own.rows)?,
            other: Keyed::new(&other.columns(&link.others)?, other.rows)?,
        })
    }

    /// Hands on each row without missing values in its link, with the rows that belong to it.
    fn each(&self, mut take: impl FnMut(u32, &[super::keyed::Key])) {
        for group in self.own.groups() {
            let Some(first) = group.first() else { continue };
            if self.own.is_missing(first.row) {
                continue;
            }
            let found = self.other.with(first.hash, self.own.key(first.row));
            for key in group {
                take(key.row, found);
            }
        }
    }

    /// Hands on all pairs, some thousands at a time, with the columns that the conditions name.
    fn pairs(
        &self,
        own: &View<'_>,
        other: &View<'_>,
        conditions: &[&Expression],
        mut take: impl FnMut(&Frame, &[u32], &[u32]) -> Option<()>,
    ) -> Option<()> {
        let mut all = Frame::default();
        for condition in conditions {
            own.add(&mut all, Side::Own, condition.node.columns());
            other.add(&mut all, Side::Other, condition.node.columns());
        }
        let (mut rows, mut others): (Vec<u32>, Vec<u32>) = (Vec::new(), Vec::new());
        let (mut met, mut fine) = (0_usize, Some(()));
        self.each(|row, found| {
            met = met.saturating_add(found.len());
            if met > TOO_MANY {
                fine = None;
            }
            for part in found.chunks(PAIRS) {
                if fine.is_none() {
                    return;
                }
                rows.extend(part.iter().map(|_| row));
                others.extend(part.iter().map(|key| key.row));
                if rows.len() >= PAIRS {
                    fine =
                        gather(&all, &rows, &others).and_then(|frame| take(&frame, &rows, &others));
                    rows.clear();
                    others.clear();
                }
            }
        });
        fine?;
        take(&gather(&all, &rows, &others)?, &rows, &others)
    }
}

/// The columns of a frame for these pairs.
fn gather(all: &Frame, rows: &[u32], others: &[u32]) -> Option<Frame> {
    let rows = UInt32Array::from(rows.to_vec());
    let others = UInt32Array::from(others.to_vec());
    let of = |side: Side| match side {
        Side::Own => &rows,
        Side::Other => &others,
    };
    let mut frame = Frame {
        rows: rows.len(),
        ..Frame::default()
    };
    for (key, column) in &all.columns {
        frame
            .columns
            .insert(key.clone(), take(column, of(key.0), None).ok()?);
    }
    for (key, absent) in &all.absent {
        let gathered = take(absent, of(key.0), None).ok()?;
        let absent = arrow::array::AsArray::as_boolean_opt(&*gathered)?.clone();
        frame.absent.insert(key.clone(), absent);
    }
    Some(frame)
}
