//! Numbers that identify a person and must not be here.

use std::sync::Arc;

use arrow::array::{Array, ArrayRef, RecordBatch, StringArray, new_null_array};

use crate::memo::Hash;

/// Distinct values below which a column is not judged: a few numbers pass by chance.
const FEWEST: usize = 5;

/// Whether most distinct values of a text column are citizen service numbers (BSN).
pub(crate) fn identifies(batches: &[RecordBatch], column: &str) -> bool {
    let texts = || {
        batches
            .iter()
            .filter_map(|batch| {
                batch
                    .column_by_name(column)?
                    .as_any()
                    .downcast_ref::<StringArray>()
            })
            .flat_map(StringArray::iter)
            .flatten()
    };
    // Nearly every column ends here, after one look at the length of its texts.
    if texts().filter(|text| is_number(text)).take(FEWEST).count() < FEWEST {
        return false;
    }
    let mut distinct: Vec<(u64, bool)> = texts()
        .map(|text| {
            let mut hash = Hash::default();
            hash.write(text.as_bytes());
            (hash.value(), is_number(text))
        })
        .collect();
    distinct.sort_unstable();
    distinct.dedup();
    let numbers = distinct.iter().filter(|(_, number)| *number).count();
    distinct.len() >= FEWEST && numbers * 2 > distinct.len()
}

/// The batches with nothing in the column.
pub(crate) fn without(batches: Vec<RecordBatch>, column: &str) -> Vec<RecordBatch> {
    let cleared = |batch: RecordBatch| {
        let Ok(index) = batch.schema().index_of(column) else {
            return Some(batch);
        };
        let columns = batch
            .columns()
            .iter()
            .enumerate()
            .map(|(at, array)| -> ArrayRef {
                match at == index {
                    true => new_null_array(array.data_type(), array.len()),
                    false => Arc::clone(array),
                }
            });
        RecordBatch::try_new(batch.schema(), columns.collect()).ok()
    };
    batches.into_iter().filter_map(cleared).collect()
}

/// Whether a text is nine digits that pass the eleven-proof. Points, blanks and dashes between
/// them are forgiven.
fn is_number(text: &str) -> bool {
    if !(9..=13).contains(&text.len()) {
        return false;
    }
    let mut digits = text
        .bytes()
        .filter(|byte| !matches!(byte, b'.' | b' ' | b'-'));
    let mut weights = (2..=9).rev();
    let mut sum = 0_i32;
    for _ in 0..9 {
        let Some(digit) = digits.next().filter(u8::is_ascii_digit) else {
            return false;
        };
        // The last digit counts with weight -1.
        sum += i32::from(digit - b'0') * weights.next().unwrap_or(-1);
    }
    digits.next().is_none() && sum % 11 == 0 && sum != 0
}

/// Whether a text holds such a number anywhere. Findings leave out a value that does.
pub(crate) fn contains_number(text: &str) -> bool {
    text.split(|c: char| !c.is_ascii_digit()).any(is_number) || is_number(text.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_eleven_proof_tells_numbers_from_other_digits() {
        // Numbers of the test set that the government publishes.
        for text in ["999990019", "999.99.00.19", "111222333"] {
            assert!(is_number(text), "{text}");
        }
        for text in [
            "999990018",
            "000000000",
            "12345678",
            "1234567890",
            "4012345",
            "abcdefghi",
        ] {
            assert!(!is_number(text), "{text}");
        }
        assert!(contains_number("bsn: 111222333, Groningen"));
        assert!(!contains_number("4012345"));
    }
}
