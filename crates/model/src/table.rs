//! A typed table and the deliveries it came from.

use arrow::array::RecordBatch;
use arrow::datatypes::SchemaRef;
use chrono::NaiveDate;

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
}

impl Table {
    /// Number of rows.
    pub fn rows(&self) -> usize {
        self.batches.iter().map(RecordBatch::num_rows).sum()
    }
}
