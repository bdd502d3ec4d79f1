//! A typed table and the deliveries it came from.

use std::collections::{BTreeMap, BTreeSet};

use arrow::array::{AsArray, RecordBatch};
use arrow::compute::cast;
use arrow::datatypes::{DataType, SchemaRef};
use chrono::NaiveDate;

use crate::{Place, RuleOutcome};

/// One file that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delivery {
    /// File name, relative to the workspace.
    pub file: String,
    /// Dataset it was read as.
    pub dataset: String,
    /// SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
    /// Day it was received, where the workspace says so.
    pub received: Option<NaiveDate>,
    /// Who sent it, where the workspace says so.
    pub sender: Option<String>,
    /// Rows of data that were read, without header, totals and footers.
    pub rows_read: u64,
    /// Rows that went into the table.
    pub rows_kept: u64,
    /// Columns of the contract that the file does not have. They are empty in every row of the
    /// table, and a figure that reads one of them would be wrong without a word.
    pub absent: Vec<String>,
}

/// A typed table: all deliveries of one dataset together.
#[derive(Debug, Clone)]
pub struct Table {
    /// Name of the dataset.
    pub dataset: String,
    /// Arrow schema; fields in the contract's order.
    pub schema: SchemaRef,
    /// The rows.
    pub batches: Vec<RecordBatch>,
    /// Where they came from.
    pub deliveries: Vec<Delivery>,
    /// The row of its file that each row was. Empty in a table that came from no file.
    pub origins: Origins,
    /// How the rules came out that were judged while reading. A row that breaks one of them is not
    /// in the table, so nothing later can count it.
    pub rules: Vec<RuleOutcome>,
}

/// For each row of a table the delivery it came from and its row there.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Origins {
    /// For each delivery the first of its rows, counted over all batches. Ascending.
    pub starts: Vec<usize>,
    /// For each row its number in the file as it was sent, counted from 1 with the header included.
    pub rows: Vec<u32>,
    /// For each delivery its sheet, where it is a workbook.
    pub sheets: Vec<Option<String>>,
    /// For each delivery the headers in the file, by the name of the column that was read from them.
    pub headers: Vec<BTreeMap<String, String>>,
}

impl Origins {
    /// Index of the delivery and number in its file of a row, counted from 0 over all batches.
    pub fn of(&self, ordinal: usize) -> Option<(usize, u32)> {
        let row = self.rows.get(ordinal)?;
        let delivery = self.starts.iter().rposition(|start| *start <= ordinal)?;
        Some((delivery, *row))
    }

    /// Where a column stands in a delivery, as a finding at reading would say it: with its sheet,
    /// and by its header, or by its own name where the file has none for it.
    pub fn place(&self, delivery: usize, file: &str, column: Option<&str>) -> Place {
        let headers = self.headers.get(delivery);
        let header = |column: &str| headers?.get(column).cloned();
        Place {
            file: file.to_owned(),
            sheet: self.sheets.get(delivery).cloned().flatten(),
            column: column.map(|own| header(own).unwrap_or_else(|| own.to_owned())),
        }
    }
}

impl Table {
    /// The different texts in a column; none where there is no such column, or it holds no text.
    pub fn texts(&self, column: &str) -> BTreeSet<String> {
        let mut texts = BTreeSet::new();
        for batch in &self.batches {
            // Repeated words may be kept as a dictionary.
            let array = batch.column_by_name(column);
            let array = array.and_then(|array| cast(array, &DataType::Utf8).ok());
            let words = array
                .as_ref()
                .and_then(|array| array.as_string_opt::<i32>());
            texts.extend(words.into_iter().flatten().flatten().map(str::to_owned));
        }
        texts
    }

    /// Number of rows.
    pub fn rows(&self) -> usize {
        self.batches.iter().map(RecordBatch::num_rows).sum()
    }
}
