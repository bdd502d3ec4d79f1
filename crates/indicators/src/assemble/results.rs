//! What the engine gave, in the terms of indicators and gemeenten.

use std::collections::{BTreeMap, BTreeSet};

use arrow::array::{Array, AsArray, RecordBatch};
use arrow::compute::cast;
use arrow::datatypes::{DataType, Date32Type, Float64Type, Int32Type};
use chrono::NaiveDate;
use ijkpunt_model::{Period, Region, Sign, Table};

use crate::Statement;
use crate::compile::{Cell, ClassIndex, Role, Shape};

/// What the engine gave, in the terms of indicators and gemeenten.
#[derive(Debug, Default)]
pub struct Results {
    pub(super) numbers: BTreeMap<CellKey, f64>,
    pub(super) signs: BTreeMap<SignKey, Sign>,
    /// Per dataset the gemeenten that have at least one row in it.
    pub(super) present: BTreeMap<String, BTreeSet<String>>,
    pub(super) histograms: BTreeMap<(usize, Period, String), Vec<(f64, u64)>>,
    pub(super) denominators: BTreeMap<(usize, String, NaiveDate), f64>,
    pub(super) spells: BTreeMap<(usize, Period, String), Vec<Spell>>,
}

/// So many rows that began on a day and met the event on another, or have not met it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Spell {
    pub(super) begin: NaiveDate,
    pub(super) event: Option<NaiveDate>,
    pub(super) count: f64,
}

pub(super) type SignKey = (usize, Period, Option<ClassIndex>, String);

pub(super) type CellKey = (usize, Period, Option<ClassIndex>, Role, String);

impl Results {
    /// No results yet, over these tables.
    pub fn over(tables: &BTreeMap<String, Table>) -> Self {
        let present = tables
            .iter()
            .map(|(name, table)| (name.clone(), gemeenten_in(table)));
        Results {
            present: present.collect(),
            ..Results::default()
        }
    }

    /// Takes over one result.
    pub fn add(&mut self, statement: &Statement, batch: &RecordBatch) {
        let gemeenten = texts(batch, "gemeente");
        match &statement.shape {
            Shape::Cells(cells) => {
                for (index, cell) in cells.iter().enumerate() {
                    self.add_cell(cell, &format!("c{index}"), &gemeenten, batch);
                }
            }
            Shape::Histogram { indicator, period } => {
                let values = numbers(batch, "waarde");
                let counts = numbers(batch, "aantal");
                for ((gemeente, value), count) in gemeenten.iter().zip(values).zip(counts) {
                    let (Some(gemeente), Some(value), Some(count)) = (gemeente, value, count)
                    else {
                        continue;
                    };
                    self.histograms
                        .entry((*indicator, *period, gemeente.clone()))
                        .or_default()
                        .push((value, count as u64));
                }
            }
            Shape::Spells { indicator, period } => {
                let begins = dates(batch, "begin_dag");
                let events = dates(batch, "gebeurtenis");
                let counts = numbers(batch, "aantal");
                for (((gemeente, begin), event), count) in
                    gemeenten.iter().zip(begins).zip(events).zip(counts)
                {
                    let (Some(gemeente), Some(begin), Some(count)) = (gemeente, begin, count)
                    else {
                        continue;
                    };
                    self.spells
                        .entry((*indicator, *period, gemeente.clone()))
                        .or_default()
                        .push(Spell {
                            begin,
                            event,
                            count,
                        });
                }
            }
            Shape::Denominators { indicator } => {
                let days = dates(batch, "peildatum");
                for ((gemeente, day), sum) in
                    gemeenten.iter().zip(days).zip(numbers(batch, "noemer"))
                {
                    if let (Some(gemeente), Some(day), Some(sum)) = (gemeente, day, sum) {
                        self.denominators
                            .insert((*indicator, gemeente.clone(), day), sum);
                    }
                }
            }
        }
    }

    /// Adds up the numbers of the members of a region, under its own code: counts and sums, and the
    /// frequencies behind medians and survival. Figures are made of them afterwards. Of parts of a
    /// period the fewest count, since a part that one member lacks the region lacks.
    pub fn roll_up(&mut self, region: &Region) {
        let own = region.area.code.as_str();
        let member = |code: &str| region.members.iter().any(|member| member.as_str() == code);
        for present in self.present.values_mut() {
            if present.iter().any(|code| member(code)) {
                present.insert(own.to_owned());
            }
        }
        let mut numbers: BTreeMap<CellKey, f64> = BTreeMap::new();
        for ((index, period, class, role, code), number) in &self.numbers {
            if member(code) {
                let key = (*index, *period, *class, *role, own.to_owned());
                let sum = numbers.entry(key);
                sum.and_modify(|sum| match role {
                    Role::Parts => *sum = sum.min(*number),
                    _ => *sum += number,
                })
                .or_insert(*number);
            }
        }
        self.numbers.extend(numbers);
        let mut signs: BTreeMap<SignKey, Sign> = BTreeMap::new();
        for ((index, period, class, code), sign) in &self.signs {
            if member(code) {
                let key = (*index, *period, *class, own.to_owned());
                signs.entry(key).or_insert(*sign);
            }
        }
        self.signs.extend(signs);
        let mut denominators: BTreeMap<(usize, String, NaiveDate), f64> = BTreeMap::new();
        for ((index, code, day), sum) in &self.denominators {
            if member(code) {
                *denominators
                    .entry((*index, own.to_owned(), *day))
                    .or_default() += sum;
            }
        }
        self.denominators.extend(denominators);
        let mut histograms: BTreeMap<(usize, Period), Vec<(f64, u64)>> = BTreeMap::new();
        for ((index, period, code), values) in &self.histograms {
            if member(code) {
                histograms
                    .entry((*index, *period))
                    .or_default()
                    .extend(values);
            }
        }
        for ((index, period), mut values) in histograms {
            // Quantiles walk along the values from low to high.
            values.sort_by(|a, b| a.0.total_cmp(&b.0));
            self.histograms
                .insert((index, period, own.to_owned()), values);
        }
        let mut spells: BTreeMap<(usize, Period), Vec<Spell>> = BTreeMap::new();
        for ((index, period, code), own) in &self.spells {
            if member(code) {
                spells.entry((*index, *period)).or_default().extend(own);
            }
        }
        for ((index, period), spells) in spells {
            self.spells.insert((index, period, own.to_owned()), spells);
        }
    }

    fn add_cell(
        &mut self,
        cell: &Cell,
        column: &str,
        gemeenten: &[Option<String>],
        batch: &RecordBatch,
    ) {
        if cell.role == Role::Sign {
            for (gemeente, sign) in gemeenten.iter().zip(texts(batch, column)) {
                if let (Some(gemeente), Some(sign)) =
                    (gemeente, sign.and_then(|id| Sign::from_id(&id)))
                {
                    let key = (cell.indicator, cell.period, cell.class, gemeente.clone());
                    self.signs.insert(key, sign);
                }
            }
            return;
        }
        for (gemeente, number) in gemeenten.iter().zip(numbers(batch, column)) {
            if let (Some(gemeente), Some(number)) = (gemeente, number) {
                let key = (
                    cell.indicator,
                    cell.period,
                    cell.class,
                    cell.role,
                    gemeente.clone(),
                );
                self.numbers.insert(key, number);
            }
        }
    }
}

/// The gemeenten that have a row in a table.
fn gemeenten_in(table: &Table) -> BTreeSet<String> {
    let mut present = BTreeSet::new();
    for batch in &table.batches {
        let column = batch.column_by_name("gemeente");
        let Some(column) = column.and_then(|column| column.as_dictionary_opt::<Int32Type>()) else {
            present.extend(texts(batch, "gemeente").into_iter().flatten());
            continue;
        };
        // Millions of rows name the same few words.
        let Some(words) = column.values().as_string_opt::<i32>() else {
            continue;
        };
        let mut met = vec![false; words.len()];
        for key in column.keys().iter().flatten() {
            let met = usize::try_from(key).ok().and_then(|key| met.get_mut(key));
            met.into_iter().for_each(|met| *met = true);
        }
        let met = words.iter().zip(met).filter(|(_, met)| *met);
        present.extend(met.filter_map(|(word, _)| word.map(str::to_owned)));
    }
    present
}

/// A text column.
pub fn texts(batch: &RecordBatch, column: &str) -> Vec<Option<String>> {
    let Some(array) = batch.column_by_name(column) else {
        return Vec::new();
    };
    match array.as_string_opt::<i32>() {
        Some(array) => array.iter().map(|text| text.map(str::to_owned)).collect(),
        None => vec![None; array.len()],
    }
}

/// Any numeric column as doubles. Counts stay exact: they are far below 2^53.
pub fn numbers(batch: &RecordBatch, column: &str) -> Vec<Option<f64>> {
    let Some(array) = batch.column_by_name(column) else {
        return Vec::new();
    };
    match cast(array, &DataType::Float64) {
        Ok(array) => array.as_primitive::<Float64Type>().iter().collect(),
        Err(_) => vec![None; array.len()],
    }
}

fn dates(batch: &RecordBatch, column: &str) -> Vec<Option<NaiveDate>> {
    let Some(array) = batch.column_by_name(column) else {
        return Vec::new();
    };
    match array.as_primitive_opt::<Date32Type>() {
        Some(array) => (0..array.len())
            .map(|row| {
                array
                    .is_valid(row)
                    .then(|| array.value_as_date(row))
                    .flatten()
            })
            .collect(),
        None => vec![None; array.len()],
    }
}
