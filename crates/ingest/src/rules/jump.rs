//! Rules over time: this delivery beside the previous one.

use std::collections::BTreeMap;

use arrow::array::{Array, ArrayRef};

use super::Answers;
use super::keyed::{Key, Keyed, at};
use super::totals::{note, push};
use super::view::View;
use crate::contract::{Bound, Contract, number};
use crate::expression::{Expression, numbers, order};

/// What is compared: the number of rows that count, or a sum over them, for each group.
#[derive(Clone, Copy)]
pub(super) struct Measured<'a> {
    pub column: Option<&'a str>,
    pub filter: Option<&'a Expression>,
    pub per: &'a [String],
}

/// A group's total, if it can be told, and its first row.
type Totals = BTreeMap<Vec<u8>, (Option<f64>, Option<u32>)>;

/// Compares each group of now with the same group before. One answer a group.
///
/// A group that was not there before is undecided, since there is nothing to compare it with; one
/// that is gone has become nil. Groups below `from` in both deliveries hold: small numbers jump.
pub(super) fn judge(
    view: &View<'_>,
    before: &View<'_>,
    contract: &Contract,
    measured: Measured<'_>,
    (bound, from): (Bound, f64),
) -> Option<Answers> {
    let columns = view.columns(measured.per)?;
    let named: Vec<(String, ArrayRef)> = measured.per.iter().cloned().zip(columns).collect();
    let now = totals(view, measured)?;
    let then = totals(before, measured)?;
    let mut answers = Answers::default();
    for (group, (total, row)) in &now {
        let old = then.get(group).and_then(|(old, _)| *old);
        let pair = total.zip(old);
        let answer = pair.map(|pair| within(pair, bound, from));
        push(&mut answers, answer, *row, || {
            note(contract, &named, *row, &pair.map(words).unwrap_or_default())
        });
    }
    for (_, (old, _)) in then.iter().filter(|(group, _)| !now.contains_key(*group)) {
        let pair = old.map(|old| (0.0, old));
        let answer = pair.map(|pair| within(pair, bound, from));
        push(&mut answers, answer, None, || {
            note(contract, &[], None, &pair.map(words).unwrap_or_default())
        });
    }
    Some(answers)
}

fn words((now, old): (f64, f64)) -> String {
    format!("nu {}, vorige keer {}", number(now), number(old))
}

fn within((now, old): (f64, f64), bound: Bound, from: f64) -> bool {
    let allowed = match bound {
        Bound::Number(size) => size,
        Bound::Share(part) => part * old.abs(),
    };
    let small = now.abs() < from && old.abs() < from;
    small || order((now - old).abs(), allowed).is_le()
}

fn totals(view: &View<'_>, measured: Measured<'_>) -> Option<Totals> {
    let keyed = Keyed::new(&view.columns(measured.per)?, view.rows)?;
    let counts = view.filter(measured.filter)?;
    let values = match measured.column {
        Some(column) => Some(numbers(&view.column(column)?)?),
        None => None,
    };
    let mut totals = Totals::new();
    for group in keyed.groups_or_whole() {
        let mut total = Some(0.0);
        for Key { row, .. } in group {
            let index = at(*row);
            if counts.is_null(index) {
                total = None;
            } else if counts.value(index) {
                let value = match &values {
                    Some(values) => values.is_valid(index).then(|| values.value(index)),
                    None => Some(1.0),
                };
                total = total.zip(value).map(|(total, value)| total + value);
            }
        }
        let first = group.first().map(|key| key.row);
        let key = first.map_or_else(Vec::new, |row| keyed.key(row).to_vec());
        totals.insert(key, (total, first));
    }
    Some(totals)
}
