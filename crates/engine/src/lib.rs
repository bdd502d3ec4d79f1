//! Runs SQL over Arrow tables.
//!
//! The boundary is the trait [`Engine`]: it takes typed tables and SQL text of the portable
//! profile, and gives Arrow back. [`Polars`] runs in process and is the default; a cluster engine
//! can stand behind the same trait. No engine knows what an indicator is.

mod bridge;
mod polars;

pub use crate::polars::Polars;

use arrow::array::RecordBatch;
use ijkpunt_model::Table;
use thiserror::Error;

/// Why a statement could not be run. These are faults of the program or of a definition that
/// passed its checks, so the text is for the operator.
#[derive(Debug, Error)]
pub enum EngineError {
    /// A table could not be handed to the engine.
    #[error("table '{table}' could not be loaded: {why}")]
    Load {
        /// Name of the table.
        table: String,
        /// What the engine or Arrow said.
        why: String,
    },
    /// A statement was refused or failed.
    #[error("the engine refused a statement: {why}\n{sql}")]
    Query {
        /// The statement.
        sql: String,
        /// What the engine said.
        why: String,
    },
}

/// Runs SQL over registered tables.
pub trait Engine {
    /// Makes `columns` of a table known under `name`. Columns that no statement needs stay out, so
    /// that they take no memory twice.
    fn register(&mut self, name: &str, table: &Table, columns: &[&str]) -> Result<(), EngineError>;

    /// Runs one statement and gives all its rows as one batch, text as Utf8.
    fn query(&mut self, sql: &str) -> Result<RecordBatch, EngineError>;
}

#[cfg(test)]
mod tests;
