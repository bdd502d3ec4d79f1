//! The rows of each gemeente of the tables of all.

use std::collections::BTreeMap;

use anyhow::Result;
use arrow::array::{AsArray, RecordBatch, UInt32Array};
use arrow::compute::{cast, take_record_batch};
use arrow::datatypes::DataType;
use ijkpunt_model::{Origins, Table};

/// The column that names the gemeente, in every contract and every statement.
const GEMEENTE: &str = "gemeente";

/// Which rows are about which gemeente. A row that names none is about none.
pub(super) fn rows_of(batch: &RecordBatch) -> BTreeMap<String, UInt32Array> {
    let column = batch.column_by_name(GEMEENTE);
    let Some(column) = column.and_then(|column| cast(column, &DataType::Utf8).ok()) else {
        return BTreeMap::new();
    };
    let mut rows: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
    for (row, gemeente) in (0_u32..).zip(column.as_string::<i32>()) {
        let Some(gemeente) = gemeente else { continue };
        match rows.get_mut(gemeente) {
            Some(known) => known.push(row),
            None => {
                rows.insert(gemeente, vec![row]);
            }
        }
    }
    rows.into_iter()
        .map(|(gemeente, rows)| (gemeente.to_owned(), UInt32Array::from(rows)))
        .collect()
}

/// The tables of one gemeente after another. What names no gemeente, such as a national table,
/// belongs to each of them.
pub(super) struct PerGemeente<'a> {
    tables: &'a BTreeMap<String, Table>,
    rows: BTreeMap<&'a str, Vec<BTreeMap<String, UInt32Array>>>,
}

impl<'a> PerGemeente<'a> {
    pub(super) fn of(tables: &'a BTreeMap<String, Table>) -> PerGemeente<'a> {
        let named = tables
            .iter()
            .filter(|(_, table)| table.schema.column_with_name(GEMEENTE).is_some());
        let rows = named
            .map(|(name, table)| (name.as_str(), table.batches.iter().map(rows_of).collect()))
            .collect();
        PerGemeente { tables, rows }
    }

    /// The codes that a table names.
    pub(super) fn named(&self, dataset: &str) -> impl Iterator<Item = &str> {
        let batches = self.rows.get(dataset).into_iter().flatten();
        batches.flat_map(|rows| rows.keys().map(String::as_str))
    }

    /// The datasets that name a gemeente.
    pub(super) fn datasets(&self) -> impl Iterator<Item = &str> {
        self.rows.keys().copied()
    }

    /// The tables with the rows of one gemeente. Where a row came from is not kept: what is wrong
    /// with rows was said when they were read.
    pub(super) fn tables(&self, gemeente: &str) -> Result<BTreeMap<String, Table>> {
        let mut own = BTreeMap::new();
        for (name, table) in self.tables {
            let Some(rows) = self.rows.get(name.as_str()) else {
                own.insert(name.clone(), table.clone());
                continue;
            };
            let mut batches = Vec::new();
            for (batch, rows) in table.batches.iter().zip(rows) {
                if let Some(rows) = rows.get(gemeente) {
                    batches.push(take_record_batch(batch, rows)?);
                }
            }
            let cut = Table {
                dataset: table.dataset.clone(),
                schema: table.schema.clone(),
                batches,
                deliveries: table.deliveries.clone(),
                origins: Origins::default(),
                rules: table.rules.clone(),
            };
            own.insert(name.clone(), cut);
        }
        Ok(own)
    }
}
