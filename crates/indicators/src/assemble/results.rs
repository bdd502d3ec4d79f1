//! What the engine gave, in the terms of indicators and gemeenten.

mod roll_up;

use std::collections::{BTreeMap, BTreeSet};

use arrow::array::{Array, ArrayRef, AsArray, Float64Array, RecordBatch};
use arrow::compute::cast;
use arrow::datatypes::{DataType, Date32Type, Float64Type, Int32Type};
use chrono::NaiveDate;
use ijkpunt_model::{GemeenteCode, Period, Sign, Table};

use crate::Statement;
use crate::compile::{Cell, ClassIndex, Role, Shape};

/// What the engine gave, in the terms of indicators and gemeenten.
#[derive(Debug, Default)]
pub struct Results {
    /// The gemeenten that were met, each with its number in the keys below.
    gemeenten: BTreeMap<String, usize>,
    /// Per statement the row of each gemeente, by its number.
    rows: Vec<Vec<Option<usize>>>,
    /// Per cell its statement, and the column with a number for each row of it.
    numbers: BTreeMap<CellKey, (usize, Float64Array)>,
    /// Per region the numbers of its members together.
    added: BTreeMap<(usize, CellKey), f64>,
    signs: BTreeMap<(usize, CellKey), Sign>,
    /// Per dataset the gemeenten that have at least one row in it.
    pub(super) present: BTreeMap<String, BTreeSet<String>>,
    histograms: BTreeMap<(usize, usize, Period), Vec<(f64, u64)>>,
    denominators: BTreeMap<(usize, usize, NaiveDate), f64>,
    spells: BTreeMap<(usize, usize, Period), Vec<Spell>>,
}

/// So many rows that began on a day and met the event on another, or have not met it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Spell {
    pub(super) begin: NaiveDate,
    pub(super) event: Option<NaiveDate>,
    pub(super) count: f64,
}

/// An indicator by its place among those that are computed, and what of it is counted.
pub(super) type CellKey = (usize, Period, Option<ClassIndex>, Role);

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
        let gemeenten = self.numbered(&texts(batch, "gemeente"));
        match &statement.shape {
            Shape::Cells(cells) => self.add_cells(cells, &gemeenten, batch),
            Shape::Histogram { indicator, period } => {
                let values = numbers(batch, "waarde");
                let counts = numbers(batch, "aantal");
                for ((gemeente, value), count) in gemeenten.into_iter().zip(values).zip(counts) {
                    if let (Some(gemeente), Some(value), Some(count)) = (gemeente, value, count) {
                        let key = (*indicator, gemeente, *period);
                        let histogram = self.histograms.entry(key).or_default();
                        histogram.push((value, count as u64));
                    }
                }
            }
            Shape::Spells { indicator, period } => {
                let begins = dates(batch, "begin_dag");
                let events = dates(batch, "gebeurtenis");
                let counts = numbers(batch, "aantal");
                let rows = gemeenten.into_iter().zip(begins).zip(events).zip(counts);
                for (((gemeente, begin), event), count) in rows {
                    if let (Some(gemeente), Some(begin), Some(count)) = (gemeente, begin, count) {
                        let key = (*indicator, gemeente, *period);
                        let spell = Spell {
                            begin,
                            event,
                            count,
                        };
                        self.spells.entry(key).or_default().push(spell);
                    }
                }
            }
            Shape::Denominators { indicator } => {
                let days = dates(batch, "peildatum");
                let sums = numbers(batch, "noemer");
                for ((gemeente, day), sum) in gemeenten.into_iter().zip(days).zip(sums) {
                    if let (Some(gemeente), Some(day), Some(sum)) = (gemeente, day, sum) {
                        self.denominators.insert((*indicator, gemeente, day), sum);
                    }
                }
            }
        }
    }

    /// The numbers of gemeenten; one that was not met before gets the next.
    fn numbered(&mut self, codes: &[Option<String>]) -> Vec<Option<usize>> {
        let mut number = |code: &String| {
            let next = self.gemeenten.len();
            *self.gemeenten.entry(code.clone()).or_insert(next)
        };
        codes
            .iter()
            .map(|code| code.as_ref().map(&mut number))
            .collect()
    }

    /// Takes over the columns of a scan as they are: a country has millions of cells.
    fn add_cells(&mut self, cells: &[Cell], gemeenten: &[Option<usize>], batch: &RecordBatch) {
        let statement = self.rows.len();
        let mut rows = vec![None; self.gemeenten.len()];
        for (row, gemeente) in gemeenten.iter().enumerate() {
            if let Some(place) = gemeente.and_then(|gemeente| rows.get_mut(gemeente)) {
                *place = Some(row);
            }
        }
        self.rows.push(rows);
        let names = batch.schema();
        let columns = names.fields().iter().zip(batch.columns());
        let columns: BTreeMap<&str, &ArrayRef> = columns
            .map(|(field, column)| (field.name().as_str(), column))
            .collect();
        for (index, cell) in cells.iter().enumerate() {
            let Some(column) = columns.get(format!("c{index}").as_str()) else {
                continue;
            };
            let key = (cell.indicator, cell.period, cell.class, cell.role);
            if cell.role != Role::Sign {
                self.numbers.insert(key, (statement, doubles(column)));
                continue;
            }
            for (gemeente, sign) in gemeenten.iter().zip(words(column)) {
                let sign = sign.and_then(|id| Sign::from_id(&id));
                if let Some((gemeente, sign)) = gemeente.zip(sign) {
                    self.signs.insert((gemeente, key), sign);
                }
            }
        }
    }

    /// A number of a scan.
    pub(super) fn number(&self, key: CellKey, gemeente: &GemeenteCode) -> Option<f64> {
        let met = self.met(gemeente)?;
        if let Some(added) = self.added.get(&(met, key)) {
            return Some(*added);
        }
        let (statement, column) = self.numbers.get(&key)?;
        let row = (*self.rows.get(*statement)?.get(met)?)?;
        column.is_valid(row).then(|| column.value(row))
    }

    /// The sign in the place of a number, or beside it.
    pub(super) fn sign(&self, key: CellKey, gemeente: &GemeenteCode) -> Option<Sign> {
        self.signs.get(&(self.met(gemeente)?, key)).copied()
    }

    /// How often each value occurs; none where no value does.
    pub(super) fn histogram(
        &self,
        indicator: usize,
        gemeente: &GemeenteCode,
        period: Period,
    ) -> Option<&[(f64, u64)]> {
        let key = (indicator, self.met(gemeente)?, period);
        self.histograms.get(&key).map(Vec::as_slice)
    }

    /// What began, and whether it met the event.
    pub(super) fn spells(
        &self,
        indicator: usize,
        gemeente: &GemeenteCode,
        period: Period,
    ) -> &[Spell] {
        let key = self.met(gemeente).map(|met| (indicator, met, period));
        let spells = key.and_then(|key| self.spells.get(&key));
        spells.map(Vec::as_slice).unwrap_or_default()
    }

    /// The denominators of an indicator by their peildatum.
    pub(super) fn denominators(
        &self,
        indicator: usize,
        gemeente: &GemeenteCode,
    ) -> impl Iterator<Item = (NaiveDate, f64)> {
        let met = self.met(gemeente);
        let all = met.map(|met| {
            let key = |day| (indicator, met, day);
            self.denominators
                .range(key(NaiveDate::MIN)..=key(NaiveDate::MAX))
        });
        all.into_iter()
            .flatten()
            .map(|((.., day), sum)| (*day, *sum))
    }

    fn met(&self, gemeente: &GemeenteCode) -> Option<usize> {
        self.gemeenten.get(gemeente.as_str()).copied()
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
    batch.column_by_name(column).map(words).unwrap_or_default()
}

fn words(array: &ArrayRef) -> Vec<Option<String>> {
    match array.as_string_opt::<i32>() {
        Some(array) => array.iter().map(|text| text.map(str::to_owned)).collect(),
        None => vec![None; array.len()],
    }
}

/// Any numeric column as doubles. Counts stay exact: they are far below 2^53.
pub fn numbers(batch: &RecordBatch, column: &str) -> Vec<Option<f64>> {
    let column = batch.column_by_name(column);
    let doubles = column.map(|column| doubles(column).iter().collect());
    doubles.unwrap_or_default()
}

fn doubles(array: &ArrayRef) -> Float64Array {
    match cast(array, &DataType::Float64) {
        Ok(array) => array.as_primitive::<Float64Type>().clone(),
        Err(_) => Float64Array::new_null(array.len()),
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
