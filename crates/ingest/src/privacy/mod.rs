//! Numbers that identify a person and must not be here.
//!
//! A column that is read is judged in the finished table, over all files; one that is not read is
//! judged while its rows pass by ([`Watch`]). Where a contract says that a column identifies, only
//! a keyed hash of it gets into the table ([`Pseudonym`]).

mod name;
mod number;
mod pseudonym;
mod watch;
pub(crate) mod words;

use std::sync::Arc;

use arrow::array::{Array, ArrayRef, AsArray, RecordBatch, StringArray, new_null_array};
use arrow::datatypes::{DataType, Float64Type, Int64Type};

use crate::memo::Hash;
pub(crate) use name::{Name, is_of_organisations, promised};
pub(crate) use number::contains as contains_number;
use number::{Number, mentions, number};
pub(crate) use pseudonym::Pseudonym;
pub(crate) use watch::Watch;

/// Different numbers that a column must have before most of its values decide.
const FEWEST: usize = 5;
/// Different numbers that are enough where every value is one. One number in eleven passes the
/// eleven-proof by chance, so two numbers say nothing, and three one time in 1331.
const FEWEST_OF_ALL: usize = 3;

/// What a column holds, as far as a judgement needs it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Count {
    filled: usize,
    bsn: usize,
    ten: usize,
    /// Different values among the numbers.
    different: usize,
}

impl Count {
    /// What the values are, if they are numbers of persons.
    fn judge(self) -> Option<Name> {
        let most = |count: usize| self.different >= FEWEST && 2 * count > self.filled;
        let all = self.different >= FEWEST_OF_ALL && self.bsn == self.filled;
        if most(self.bsn) || all {
            return Some(Name::Bsn);
        }
        most(self.ten).then_some(Name::Ten)
    }
}

/// Whether a column of the finished table holds numbers of persons. Of each value one is counted,
/// since one client can have many rows.
pub(crate) fn judge(batches: &[RecordBatch], column: &str) -> Option<Name> {
    let arrays = || {
        batches
            .iter()
            .filter_map(|batch| batch.column_by_name(column))
    };
    // Nearly every column ends here, after one look at the length of its values.
    let mut some = 0;
    for array in arrays() {
        some += some_numbers(array);
        if some >= FEWEST {
            break;
        }
    }
    if some < FEWEST_OF_ALL {
        return None;
    }
    let amounts = arrays().any(|array| array.data_type() != &DataType::Utf8);
    let mut different: Vec<(u64, Option<Number>)> = Vec::new();
    for array in arrays() {
        each(array, |text| {
            let mut hash = Hash::default();
            hash.write(text.as_bytes());
            different.push((hash.value(), number(text)));
        });
    }
    different.sort_unstable();
    different.dedup();
    let of = |kind| {
        different
            .iter()
            .filter(|(_, number)| *number == Some(kind))
            .count()
    };
    // Ten digits without a check digit are an amount as well.
    let ten = if amounts { 0 } else { of(Number::Ten) };
    let count = Count {
        filled: different.len(),
        bsn: of(Number::Bsn),
        ten,
        different: of(Number::Bsn) + ten,
    };
    // A few large amounts may all pass by chance, and nothing else speaks for a number of a person.
    let enough = !amounts || count.different >= FEWEST;
    count.judge().filter(|_| enough)
}

/// Whole numbers of eight or nine digits.
const SIZES: std::ops::Range<i64> = 10_000_000..1_000_000_000;

/// How many values are a number of a person; it stops counting where that is enough.
fn some_numbers(array: &ArrayRef) -> usize {
    match array.data_type() {
        DataType::Utf8 => {
            let numbers = texts(array).flatten().filter(|text| number(text).is_some());
            numbers.take(FEWEST).count()
        }
        DataType::Int64 => {
            let sizes = array.as_primitive::<Int64Type>().iter().flatten();
            sizes
                .filter(|size| SIZES.contains(size))
                .take(FEWEST)
                .count()
        }
        DataType::Float64 => {
            let sizes = array.as_primitive::<Float64Type>().iter().flatten();
            let within = |size: &f64| size.fract() == 0.0 && SIZES.contains(&(*size as i64));
            sizes.filter(within).take(FEWEST).count()
        }
        _ => 0,
    }
}

/// Every value of a column as text.
fn each(array: &ArrayRef, mut take: impl FnMut(&str)) {
    match array.data_type() {
        DataType::Utf8 => texts(array).flatten().for_each(take),
        DataType::Int64 => {
            let numbers = array.as_primitive::<Int64Type>().iter().flatten();
            numbers.for_each(|number| take(&number.to_string()));
        }
        DataType::Float64 => {
            let numbers = array.as_primitive::<Float64Type>().iter().flatten();
            numbers.for_each(|number| take(&number.to_string()));
        }
        _ => {}
    }
}

fn texts(array: &ArrayRef) -> impl Iterator<Item = Option<&str>> {
    array
        .as_any()
        .downcast_ref::<StringArray>()
        .into_iter()
        .flatten()
}

/// Whether any value stands in a column.
pub(crate) fn is_filled(batches: &[RecordBatch], column: &str) -> bool {
    let filled = |array: &ArrayRef| array.null_count() < array.len();
    batches
        .iter()
        .any(|batch| batch.column_by_name(column).is_some_and(filled))
}

/// The rows, counted from 0 over all batches, in which free text mentions a citizen service number.
pub(crate) fn mentioning(batches: &[RecordBatch], column: &str) -> Vec<usize> {
    let arrays = batches
        .iter()
        .filter_map(|batch| batch.column_by_name(column));
    let texts = arrays.flat_map(texts).enumerate();
    texts
        .filter(|(_, text)| text.is_some_and(mentions))
        .map(|(row, _)| row)
        .collect()
}

/// The batches with nothing in the column.
pub(crate) fn without(batches: Vec<RecordBatch>, column: &str) -> Vec<RecordBatch> {
    replace(batches, column, |array, _| {
        new_null_array(array.data_type(), array.len())
    })
}

/// The batches with nothing in these cells of a column of text. The rows stand in their order.
pub(crate) fn without_cells(
    batches: Vec<RecordBatch>,
    column: &str,
    rows: &[usize],
) -> Vec<RecordBatch> {
    replace(batches, column, |array, first| {
        let kept = (first..)
            .zip(texts(array))
            .map(|(row, text)| match rows.binary_search(&row) {
                Ok(_) => None,
                Err(_) => text,
            });
        Arc::new(kept.collect::<StringArray>())
    })
}

/// Puts another array in the place of a column; `make` also gets the number of the first row.
fn replace(
    batches: Vec<RecordBatch>,
    column: &str,
    make: impl Fn(&ArrayRef, usize) -> ArrayRef,
) -> Vec<RecordBatch> {
    let mut first = 0;
    let replaced = |batch: RecordBatch| {
        let start = first;
        first += batch.num_rows();
        let Ok(index) = batch.schema().index_of(column) else {
            return Some(batch);
        };
        let columns = batch.columns().iter().enumerate();
        let columns = columns.map(|(at, array)| match at == index {
            true => make(array, start),
            false => Arc::clone(array),
        });
        RecordBatch::try_new(batch.schema(), columns.collect()).ok()
    };
    batches.into_iter().filter_map(replaced).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(filled: usize, bsn: usize, ten: usize, different: usize) -> Count {
        Count {
            filled,
            bsn,
            ten,
            different,
        }
    }

    #[test]
    fn a_few_numbers_pass_by_chance_and_many_do_not() {
        for (counted, name) in [
            (count(3, 3, 0, 3), Some(Name::Bsn)),
            (count(2, 2, 0, 2), None),
            (count(4, 3, 0, 3), None),
            (count(9, 5, 0, 5), Some(Name::Bsn)),
            (count(10, 5, 0, 5), None),
            (count(100, 100, 0, 1), None),
            (count(9, 0, 5, 5), Some(Name::Ten)),
            (count(4, 0, 4, 4), None),
        ] {
            assert_eq!(counted.judge(), name, "{counted:?}");
        }
    }
}
