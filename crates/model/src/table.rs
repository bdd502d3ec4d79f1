//! A typed table and the deliveries it came from.

use arrow::array::RecordBatch;
use arrow::datatypes::SchemaRef;
use chrono::NaiveDate;

use crate::RuleOutcome;

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
}

impl Origins {
    /// Index of the delivery and number in its file of a row, counted from 0 over all batches.
    pub fn of(&self, ordinal: usize) -> Option<(usize, u32)> {
        let row = self.rows.get(ordinal)?;
        let delivery = self.starts.iter().rposition(|start| *start <= ordinal)?;
        Some((delivery, *row))
    }
}

impl Table {
    /// Number of rows.
    pub fn rows(&self) -> usize {
        self.batches.iter().map(RecordBatch::num_rows).sum()
    }
}
