//! Rows with the same key.

use arrow::array::{
    Array, ArrayRef, AsArray, BooleanArray, DynComparator, RecordBatch, make_comparator,
};
use arrow::compute::SortOptions;
use arrow::datatypes::{DataType, Date32Type, Float64Type, Int32Type, Int64Type};

use crate::contract::Contract;
use crate::memo::Hash;

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
    let mut hashes = hashes(contract, batches);
    hashes.sort_unstable();
    let starts = starts(batches);
    let mut doubles = Vec::new();
    let mut rest = hashes.as_slice();
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

/// Hash of the key of each row, and the row's number.
///
/// They are made from the finished table. A part of a large file numbers the words of its
/// dictionaries by itself, so only here does the same word have the same number everywhere.
fn hashes(contract: &Contract, batches: &[RecordBatch]) -> Vec<(u64, u32)> {
    let mut all = Vec::new();
    for batch in batches {
        let mut rows = vec![Hash::default(); batch.num_rows()];
        for index in &contract.key {
            let field = contract.fields.get(*index);
            if let Some(column) = field.and_then(|field| batch.column_by_name(&field.name)) {
                add_column(&mut rows, column);
            }
        }
        let first = u32::try_from(all.len()).unwrap_or(u32::MAX);
        all.extend(
            (first..)
                .zip(rows)
                .map(|(ordinal, hash)| (hash.value(), ordinal)),
        );
    }
    all
}

/// Adds one column of the key to the hashes of its rows; a missing value is a zero.
fn add_column(rows: &mut [Hash], column: &ArrayRef) {
    let number = |rows: &mut [Hash], of: &dyn Fn(usize) -> u64| {
        for (row, hash) in rows.iter_mut().enumerate() {
            hash.number(if column.is_valid(row) { of(row) } else { 0 });
        }
    };
    match column.data_type() {
        DataType::Dictionary(..) => {
            let keys = column.as_dictionary::<Int32Type>().keys().values();
            number(rows, &|row| word(keys.get(row).map(|key| i64::from(*key))));
        }
        DataType::Int64 => {
            let values = column.as_primitive::<Int64Type>().values();
            number(rows, &|row| word(values.get(row).copied()));
        }
        DataType::Date32 => {
            let values = column.as_primitive::<Date32Type>().values();
            number(rows, &|row| {
                word(values.get(row).map(|day| i64::from(*day)))
            });
        }
        DataType::Float64 => {
            let values = column.as_primitive::<Float64Type>().values();
            number(rows, &|row| {
                values.get(row).map_or(0, |value| value.to_bits())
            });
        }
        DataType::Boolean => {
            let values: &BooleanArray = column.as_boolean();
            number(rows, &|row| u64::from(values.value(row)) + 1);
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

/// A whole number as the bits that are hashed; one is added so that zero means missing.
fn word(value: Option<i64>) -> u64 {
    value.map_or(0, |value| value.cast_unsigned().wrapping_add(1))
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
