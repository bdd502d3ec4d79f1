//! Rules about counts, shares and sums of the rows of a group.

use std::collections::BTreeMap;

use arrow::array::{Array, ArrayRef, AsArray};
use arrow::compute::cast;
use arrow::datatypes::DataType;

use super::keyed::{Key, Keyed, at};
use super::view::{View, label};
use super::{Answers, Broken, Note};
use crate::contract::{Bound, Contract, number};
use crate::expression::{Expression, numbers, order};

/// The number or share of rows with a property lies between two bounds. One answer a group.
///
/// A row of which the property can't be told may or may not have it: the number then lies between
/// two values, and the answer is undecided where one of them keeps the rule and the other does not.
/// A share is taken over the rows that can be told.
pub(super) fn count(
    view: &View<'_>,
    contract: &Contract,
    filter: &Expression,
    per: &[String],
    (minimum, maximum): (Option<Bound>, Option<Bound>),
) -> Option<Answers> {
    let columns = view.columns(per)?;
    let keyed = Keyed::new(&columns, view.rows)?;
    let named: Vec<(String, ArrayRef)> = per.iter().cloned().zip(columns).collect();
    let truth = view.truth(filter)?;
    let mut answers = Answers::default();
    for group in keyed.groups_or_whole() {
        let (mut yes, mut no, mut unsure, mut first) = (0.0, 0.0, 0.0, None);
        for Key { row, .. } in group {
            match truth.is_valid(at(*row)).then(|| truth.value(at(*row))) {
                Some(true) => {
                    yes += 1.0;
                    first = first.or(Some(*row));
                }
                Some(false) => no += 1.0,
                None => unsure += 1.0,
            }
        }
        let of = |bound: Bound| match bound {
            Bound::Number(size) => (size, yes, yes + unsure),
            Bound::Share(part) => (part * (yes + no), yes, yes),
        };
        let at_least = minimum.map(of).map(|(bound, low, high)| {
            decide(order(low, bound).is_ge(), order(high, bound).is_ge())
        });
        let at_most = maximum.map(of).map(|(bound, low, high)| {
            decide(order(low, bound).is_le(), order(high, bound).is_le())
        });
        let shares = [minimum, maximum]
            .iter()
            .any(|bound| matches!(bound, Some(Bound::Share(_))));
        let answer = match shares && yes + no == 0.0 {
            true => None,
            false => both(
                at_least.unwrap_or(Some(true)),
                at_most.unwrap_or(Some(true)),
            ),
        };
        let first = first.or(group.first().map(|key| key.row));
        push(&mut answers, answer, first, || {
            note(contract, &named, first, &found(yes, no, shares))
        });
    }
    Some(answers)
}

fn found(yes: f64, no: f64, shares: bool) -> String {
    match shares {
        true => format!(
            "{} van {} ({}%)",
            number(yes),
            number(yes + no),
            number((1000.0 * yes / (yes + no)).round() / 10.0)
        ),
        false => format!("{} gevonden", number(yes)),
    }
}

/// What is known when only one of two cases is true.
fn decide(one: bool, other: bool) -> Option<bool> {
    (one == other).then_some(one)
}

/// AND with three answers.
fn both(one: Option<bool>, other: Option<bool>) -> Option<bool> {
    match (one, other) {
        (Some(false), _) | (_, Some(false)) => Some(false),
        (Some(true), Some(true)) => Some(true),
        _ => None,
    }
}

/// Words beside a row: the group, if it may be shown, and what was found there.
pub(super) fn note(
    contract: &Contract,
    columns: &[(String, ArrayRef)],
    row: Option<u32>,
    found: &str,
) -> Note {
    let group = row.map(|row| label(contract, columns, at(row)));
    match group.filter(|group| !group.is_empty()) {
        Some(group) => Note::Words(format!("{group}: {found}").into()),
        None => Note::Words(found.into()),
    }
}

/// Takes the answer of a group.
pub(super) fn push(
    answers: &mut Answers,
    answer: Option<bool>,
    row: Option<u32>,
    note: impl FnOnce() -> Note,
) {
    match answer {
        Some(true) => answers.holds += 1,
        None => answers.undecided += 1,
        Some(false) => answers.broken.push(Broken { row, note: note() }),
    }
}

/// In each group the parts add up to the whole. One answer a row that is a whole; a group without
/// a whole or without parts is undecided.
pub(super) fn sum(
    view: &View<'_>,
    value: &str,
    (parts, whole): (&Expression, &Expression),
    per: &[String],
    margin: f64,
) -> Option<Answers> {
    let keyed = Keyed::new(&view.columns(per)?, view.rows)?;
    let values = numbers(&view.column(value)?)?;
    let (parts, whole) = (view.truth(parts)?, view.truth(whole)?);
    let mut answers = Answers::default();
    for group in keyed.groups() {
        let (mut total, mut some, mut wholes) = (Some(0.0), false, Vec::new());
        for Key { row, .. } in group {
            let index = at(*row);
            let here = values.is_valid(index).then(|| values.value(index));
            match parts.is_valid(index).then(|| parts.value(index)) {
                Some(true) => {
                    some = true;
                    total = total.zip(here).map(|(total, here)| total + here);
                }
                Some(false) => {}
                None => total = None,
            }
            if whole.is_null(index) || whole.value(index) {
                wholes.push((*row, here.filter(|_| whole.is_valid(index))));
            }
        }
        if wholes.is_empty() {
            answers.undecided += 1;
        }
        for (row, here) in wholes {
            let pair = total.filter(|_| some).zip(here);
            push(
                &mut answers,
                pair.map(|pair| equal(pair, margin)),
                Some(row),
                || sums(pair),
            );
        }
    }
    Some(answers)
}

pub(super) fn equal((one, other): (f64, f64), margin: f64) -> bool {
    order((one - other).abs(), margin).is_le() || order(one, other).is_eq()
}

fn sums(pair: Option<(f64, f64)>) -> Note {
    match pair {
        Some((total, whole)) => {
            Note::Words(format!("som {}, totaal {}", number(total), number(whole)).into())
        }
        None => Note::Nothing,
    }
}

/// Every level of a numbered tree is the sum of the levels right under it. One answer a level that
/// has levels under it.
pub(super) fn tree(
    view: &View<'_>,
    (value, level): (&str, &str),
    separator: &str,
    per: &[String],
    margin: f64,
) -> Option<Answers> {
    let keyed = Keyed::new(&view.columns(per)?, view.rows)?;
    let values = numbers(&view.column(value)?)?;
    let levels = cast(&view.column(level)?, &DataType::Utf8).ok()?;
    let levels = levels.as_string_opt::<i32>()?;
    let mut answers = Answers::default();
    for group in keyed.groups() {
        let mut under: BTreeMap<&str, Option<f64>> = BTreeMap::new();
        for Key { row, .. } in group {
            let index = at(*row);
            if levels.is_null(index) {
                // It may be a part of any level.
                answers.undecided += 1;
                continue;
            }
            let here = values.is_valid(index).then(|| values.value(index));
            if let Some((parent, _)) = levels.value(index).rsplit_once(separator) {
                let total = under.entry(parent).or_insert(Some(0.0));
                *total = total.zip(here).map(|(total, here)| total + here);
            }
        }
        for Key { row, .. } in group {
            let index = at(*row);
            if levels.is_valid(index)
                && let Some(total) = under.remove(levels.value(index))
            {
                let pair = total.zip(values.is_valid(index).then(|| values.value(index)));
                push(
                    &mut answers,
                    pair.map(|pair| equal(pair, margin)),
                    Some(*row),
                    || sums(pair),
                );
            }
        }
        // Parts without the level above them.
        answers.undecided += under.len() as u64;
    }
    Some(answers)
}
