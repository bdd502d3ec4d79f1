//! Rows with the same key.

use arrow::array::{DynComparator, RecordBatch, make_comparator};
use arrow::compute::SortOptions;

use crate::contract::Contract;
use crate::table::BATCH_ROWS;

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
pub(crate) fn doubles(
    contract: &Contract,
    batches: &[RecordBatch],
    mut hashes: Vec<(u64, u32)>,
) -> Vec<Double> {
    hashes.sort_unstable();
    let mut doubles = Vec::new();
    let mut rest = hashes.as_slice();
    while let Some(((hash, first), tail)) = rest.split_first() {
        let same = tail.iter().take_while(|(other, _)| other == hash).count();
        let (repeated, others) = tail.split_at(same);
        for (_, again) in repeated {
            if same_key(contract, batches, *first, *again) {
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

fn same_key(contract: &Contract, batches: &[RecordBatch], one: u32, other: u32) -> bool {
    let at = |ordinal: u32| {
        let ordinal = usize::try_from(ordinal).unwrap_or(usize::MAX);
        (batches.get(ordinal / BATCH_ROWS), ordinal % BATCH_ROWS)
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
