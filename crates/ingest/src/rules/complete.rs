//! Rules that a series or a set of combinations is complete.

use std::collections::BTreeSet;

use arrow::array::{Array, ArrayRef, AsArray};
use arrow::compute::cast;
use arrow::datatypes::DataType;
use ijkpunt_model::{Kind, Period};

use super::Answers;
use super::keyed::{Key, Keyed, at};
use super::totals::{note, push};
use super::view::View;
use crate::contract::Contract;

/// More combinations than this are not asked of a group.
const COMBINATIONS: usize = 100_000;

/// Every combination of codes occurs in each group, and every period from the first to the last of
/// the whole table. One answer a group and combination.
pub(super) fn judge(
    view: &View<'_>,
    contract: &Contract,
    columns: &[String],
    per: &[String],
) -> Option<Answers> {
    let texts: Vec<ArrayRef> = columns
        .iter()
        .map(|name| cast(&view.column(name)?, &DataType::Utf8).ok())
        .collect::<Option<_>>()?;
    let mut expected: Vec<Vec<String>> = vec![Vec::new()];
    for (name, texts) in columns.iter().zip(&texts) {
        let values = values(contract, name, texts)?;
        if expected.len().saturating_mul(values.len()) > COMBINATIONS {
            return None;
        }
        expected = expected
            .iter()
            .flat_map(|row| {
                values
                    .iter()
                    .map(|value| [row.as_slice(), std::slice::from_ref(value)].concat())
            })
            .collect();
    }
    let groups = view.columns(per)?;
    let keyed = Keyed::new(&groups, view.rows)?;
    let named: Vec<(String, ArrayRef)> = per.iter().cloned().zip(groups).collect();
    let mut answers = Answers::default();
    for group in keyed.groups_or_whole() {
        let mut seen: BTreeSet<Vec<&str>> = BTreeSet::new();
        let mut unsure = false;
        for Key { row, .. } in group {
            let cells: Option<Vec<&str>> = texts
                .iter()
                .map(|column| {
                    let column = column.as_string_opt::<i32>()?;
                    column.is_valid(at(*row)).then(|| column.value(at(*row)))
                })
                .collect();
            match cells {
                Some(cells) => {
                    seen.insert(cells);
                }
                None => unsure = true,
            }
        }
        let first = group.first().map(|key| key.row);
        for wanted in &expected {
            let cells: Vec<&str> = wanted.iter().map(String::as_str).collect();
            let answer = match (seen.contains(&cells), unsure) {
                (true, _) => Some(true),
                (false, true) => None,
                (false, false) => Some(false),
            };
            push(&mut answers, answer, first, || {
                let words = format!("{} ontbreekt", cells.join(", "));
                note(contract, &named, first, &words)
            });
        }
    }
    Some(answers)
}

/// The values that belong in a column.
fn values(contract: &Contract, name: &str, texts: &ArrayRef) -> Option<Vec<String>> {
    match &contract.dataset.column(name)?.kind {
        Kind::Code(codes) => Some(codes.clone()),
        Kind::JaNee => Some(vec!["false".to_owned(), "true".to_owned()]),
        Kind::Periode => {
            let texts = texts.as_string_opt::<i32>()?;
            let present: BTreeSet<&str> = texts.iter().flatten().collect();
            let periods: BTreeSet<Period> =
                present.into_iter().filter_map(Period::parse_cbs).collect();
            Some(series(&periods))
        }
        _ => None,
    }
}

/// All periods between the first and the last of each length.
fn series(periods: &BTreeSet<Period>) -> Vec<String> {
    let mut all = BTreeSet::new();
    let mut previous: Option<Period> = None;
    // Periods sort by length first, so each run goes from the first to the last of one length.
    for period in periods {
        let alike =
            |other: &Period| std::mem::discriminant(other) == std::mem::discriminant(period);
        let mut at = previous.filter(alike);
        while let Some(missing) = at.and_then(next).filter(|missing| missing < period) {
            all.insert(missing);
            at = Some(missing);
        }
        all.insert(*period);
        previous = Some(*period);
    }
    all.iter().map(Period::to_string).collect()
}

/// The period after this one; a day has none.
fn next(period: Period) -> Option<Period> {
    match period {
        Period::Jaar(year) => Some(Period::Jaar(year + 1)),
        Period::Halfjaar(year, 2) => Some(Period::Halfjaar(year + 1, 1)),
        Period::Halfjaar(year, half) => Some(Period::Halfjaar(year, half + 1)),
        Period::Kwartaal(year, 4) => Some(Period::Kwartaal(year + 1, 1)),
        Period::Kwartaal(year, quarter) => Some(Period::Kwartaal(year, quarter + 1)),
        Period::Maand(year, 12) => Some(Period::Maand(year + 1, 1)),
        Period::Maand(year, month) => Some(Period::Maand(year, month + 1)),
        Period::Peildatum(_) => None,
    }
}
