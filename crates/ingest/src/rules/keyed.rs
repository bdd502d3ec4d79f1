//! Rows brought together by the values of some columns.

use arrow::array::{Array, ArrayRef, UInt32Array};
use arrow::compute::cast;
use arrow::datatypes::DataType;
use arrow::row::{RowConverter, Rows, SortField};

use crate::memo::Hash;

/// A row and the hash of its key.
#[derive(Debug, Clone, Copy)]
pub(super) struct Key {
    pub hash: u64,
    pub row: u32,
}

/// Rows in the order of the hashes of their keys, and of their numbers within one key.
///
/// Equal hashes only bring candidates together; the values themselves decide.
pub(super) struct Keyed {
    /// None where the key has no columns: then all rows are one group.
    rows: Option<Rows>,
    pub keys: Vec<Key>,
    missing: Vec<bool>,
}

impl Keyed {
    /// Brings rows together. A missing value is a value like any other here.
    pub(super) fn new(columns: &[ArrayRef], rows: usize) -> Option<Keyed> {
        let numbers = 0..u32::try_from(rows).ok()?;
        if columns.is_empty() {
            return Some(Keyed {
                rows: None,
                keys: numbers.map(|row| Key { hash: 0, row }).collect(),
                missing: vec![false; rows],
            });
        }
        let columns: Vec<ArrayRef> = columns.iter().map(plain).collect::<Option<_>>()?;
        let mut missing = vec![false; rows];
        for column in columns.iter().filter(|column| column.null_count() > 0) {
            for (row, missing) in missing.iter_mut().enumerate() {
                *missing |= column.is_null(row);
            }
        }
        let fields = columns
            .iter()
            .map(|column| SortField::new(column.data_type().clone()));
        let converter = RowConverter::new(fields.collect()).ok()?;
        let rows = converter.convert_columns(&columns).ok()?;
        let hash = |row: u32| {
            let mut hash = Hash::default();
            hash.write(bytes(&rows, row));
            Key {
                hash: hash.value(),
                row,
            }
        };
        let mut keys: Vec<Key> = numbers.map(hash).collect();
        keys.sort_unstable_by(|one, other| {
            one.hash
                .cmp(&other.hash)
                .then_with(|| bytes(&rows, one.row).cmp(bytes(&rows, other.row)))
                .then(one.row.cmp(&other.row))
        });
        Some(Keyed {
            rows: Some(rows),
            keys,
            missing,
        })
    }

    /// The rows of each key, in the order of the table within a key.
    pub(super) fn groups(&self) -> impl Iterator<Item = &[Key]> {
        self.keys.chunk_by(|one, other| {
            one.hash == other.hash && self.key(one.row) == self.key(other.row)
        })
    }

    /// The groups; one without rows where the key has no columns and the table no rows.
    pub(super) fn groups_or_whole(&self) -> Vec<&[Key]> {
        let mut groups: Vec<&[Key]> = self.groups().collect();
        if groups.is_empty() && self.rows.is_none() {
            groups.push(&[]);
        }
        groups
    }

    /// For each row the number of its group, and how many groups there are.
    pub(super) fn ids(&self) -> (UInt32Array, usize) {
        let mut ids = vec![0; self.keys.len()];
        let mut number = 0;
        for group in self.groups() {
            for key in group {
                if let Some(id) = ids.get_mut(at(key.row)) {
                    *id = number;
                }
            }
            number += 1;
        }
        (UInt32Array::from(ids), at(number))
    }

    /// Whether a value of the key is missing in this row.
    pub(super) fn is_missing(&self, row: u32) -> bool {
        self.missing.get(at(row)).copied().unwrap_or(true)
    }

    /// The key of a row as bytes, equal only for equal keys.
    pub(super) fn key(&self, row: u32) -> &[u8] {
        self.rows.as_ref().map_or(&[], |rows| bytes(rows, row))
    }

    /// The rows with this key.
    pub(super) fn with(&self, hash: u64, key: &[u8]) -> &[Key] {
        let start = self.keys.partition_point(|known| known.hash < hash);
        let rest = self.keys.get(start..).unwrap_or_default();
        let end = rest.partition_point(|known| known.hash == hash);
        let same = rest.get(..end).unwrap_or_default();
        let start = same.partition_point(|known| self.key(known.row) < key);
        let rest = same.get(start..).unwrap_or_default();
        let end = rest.partition_point(|known| self.key(known.row) == key);
        rest.get(..end).unwrap_or_default()
    }
}

/// A row number as an index.
pub(super) fn at(row: u32) -> usize {
    usize::try_from(row).unwrap_or(usize::MAX)
}

fn bytes(rows: &Rows, row: u32) -> &[u8] {
    rows.row(at(row)).data()
}

/// The same values without a dictionary, and numbers all alike, so that keys of two tables compare.
fn plain(column: &ArrayRef) -> Option<ArrayRef> {
    match column.data_type() {
        DataType::Dictionary(..) => cast(column, &DataType::Utf8).ok(),
        DataType::Int64 => cast(column, &DataType::Float64).ok(),
        _ => Some(ArrayRef::clone(column)),
    }
}
