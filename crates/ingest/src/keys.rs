//! Rows with the same key.

use arrow::array::{
    Array, ArrayRef, AsArray, BooleanArray, DynComparator, RecordBatch, make_comparator,
};
use arrow::compute::SortOptions;
use arrow::datatypes::{DataType, Date32Type, Float64Type, Int32Type, Int64Type};

use crate::contract::Contract;
use crate::memo::{Hash, Marks};

/// A row whose key an earlier row has; both counted from 0 over all batches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Double {
    pub first: u32,
    pub again: u32,
}

/// Every row that repeats the key of an earlier one, in the order of the rows.
///
/// Equal hashes only point at candidates; the values themselves decide, so that two rows are never
/// taken for the same by chance.
pub(crate) fn doubles(contract: &Contract, batches: &[RecordBatch]) -> Vec<Double> {
    if contract.key.is_empty() {
        return Vec::new();
    }
    let mut candidates = candidates(contract, batches);
    candidates.sort_unstable();
    let starts = starts(batches);
    let mut doubles = Vec::new();
    let mut rest = candidates.as_slice();
    while let Some(((hash, first), tail)) = rest.split_first() {
        let same = tail.iter().take_while(|(other, _)| other == hash).count();
        let (repeated, others) = tail.split_at(same);
        for (_, again) in repeated {
            if same_key(contract, (batches, &starts), *first, *again) {
                doubles.push(Double {
                    first: *first,
                    again: *again,
                });
            }
        }
        rest = others;
    }
    doubles.sort_unstable_by_key(|double| double.again);
    doubles
}

/// Hash of the key and number of each row that may have its key in common with another.
///
/// To sort the hashes of all rows would take more time and memory than all else about keys. So a
/// first round only marks which hashes occur, and which occur again; marks are shared by hashes
/// that differ in their upper bits, so a few rows too many are taken.
fn candidates(contract: &Contract, batches: &[RecordBatch]) -> Vec<(u64, u32)> {
    let rows = batches.iter().map(RecordBatch::num_rows).sum();
    let (mut once, mut again) = (Marks::for_rows(rows), Marks::for_rows(rows));
    for batch in batches {
        for hash in hashes(contract, batch) {
            if once.set(hash.value()) {
                again.set(hash.value());
            }
        }
    }
    let all = batches.iter().flat_map(|batch| hashes(contract, batch));
    (0..)
        .zip(all)
        .map(|(row, hash)| (hash.value(), row))
        .filter(|(hash, _)| again.has(*hash))
        .collect()
}

/// Hash of the key of each row of a batch.
///
/// They are made from the finished table. A part of a large file numbers the words of its
/// dictionaries by itself, so only here does the same word have the same number everywhere.
fn hashes(contract: &Contract, batch: &RecordBatch) -> Vec<Hash> {
    let mut rows = vec![Hash::default(); batch.num_rows()];
    for index in &contract.key {
        let field = contract.fields.get(*index);
        if let Some(column) = field.and_then(|field| batch.column_by_name(&field.name)) {
            add_column(&mut rows, column);
        }
    }
    rows
}

/// Adds one column of the key to the hashes of its rows; a missing value is a zero.
fn add_column(rows: &mut [Hash], column: &ArrayRef) {
    match column.data_type() {
        DataType::Dictionary(..) => {
            let keys = column.as_dictionary::<Int32Type>().keys().values();
            add_numbers(rows, column, keys, |key| word(i64::from(*key)));
        }
        DataType::Int64 => {
            let values = column.as_primitive::<Int64Type>().values();
            add_numbers(rows, column, values, |value| word(*value));
        }
        DataType::Date32 => {
            let values = column.as_primitive::<Date32Type>().values();
            add_numbers(rows, column, values, |day| word(i64::from(*day)));
        }
        DataType::Float64 => {
            let values = column.as_primitive::<Float64Type>().values();
            add_numbers(rows, column, values, |value| value.to_bits());
        }
        DataType::Boolean => {
            let values: &BooleanArray = column.as_boolean();
            let values: Vec<bool> = values.values().iter().collect();
            add_numbers(rows, column, &values, |value| u64::from(*value) + 1);
        }
        _ => {
            let Some(texts) = column.as_string_opt::<i32>() else {
                return;
            };
            for (hash, text) in rows.iter_mut().zip(texts.iter()) {
                hash.write(text.unwrap_or_default().as_bytes());
            }
        }
    }
}

fn add_numbers<T>(rows: &mut [Hash], column: &ArrayRef, values: &[T], number: impl Fn(&T) -> u64) {
    let nulls = column.nulls();
    for (row, (hash, value)) in rows.iter_mut().zip(values).enumerate() {
        let valid = nulls.is_none_or(|nulls| nulls.is_valid(row));
        hash.number(if valid { number(value) } else { 0 });
    }
}

/// A whole number as the bits that are hashed; one is added so that zero means missing.
fn word(value: i64) -> u64 {
    value.cast_unsigned().wrapping_add(1)
}

/// The first row of each batch, counted from 0 over all batches.
fn starts(batches: &[RecordBatch]) -> Vec<usize> {
    let mut next = 0;
    let start = |batch: &RecordBatch| {
        let start = next;
        next += batch.num_rows();
        start
    };
    batches.iter().map(start).collect()
}

fn same_key(
    contract: &Contract,
    (batches, starts): (&[RecordBatch], &[usize]),
    one: u32,
    other: u32,
) -> bool {
    let at = |ordinal: u32| {
        let ordinal = usize::try_from(ordinal).unwrap_or(usize::MAX);
        let batch = starts
            .partition_point(|start| *start <= ordinal)
            .saturating_sub(1);
        let start = starts.get(batch).copied().unwrap_or_default();
        (batches.get(batch), ordinal - start.min(ordinal))
    };
    let ((Some(left), left_row), (Some(right), right_row)) = (at(one), at(other)) else {
        return false;
    };
    contract.key.iter().all(|index| {
        let Some(field) = contract.fields.get(*index) else {
            return true;
        };
        let columns = (
            left.column_by_name(&field.name),
            right.column_by_name(&field.name),
        );
        let (Some(left), Some(right)) = columns else {
            return true;
        };
        let comparator: Result<DynComparator, _> =
            make_comparator(left, right, SortOptions::default());
        comparator.is_ok_and(|compare| compare(left_row, right_row).is_eq())
    })
}
