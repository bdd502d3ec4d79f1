//! The default engine: Polars, in process, in memory.
//!
//! Only the in-memory engine is used. Polars' streaming engine changes the order of rows from
//! release to release, and order is part of our promise of equal bytes.

use std::io::Write;

use arrow::array::RecordBatch;
use ijkpunt_model::Table;
use polars::error::{PolarsWarning, set_warning_function};
use polars::prelude::{DataFrame, IntoLazy};
use polars::sql::SQLContext;

use crate::{Engine, EngineError, bridge};

/// Polars behind the [`Engine`] boundary.
#[derive(Default)]
pub struct Polars {
    context: SQLContext,
}

impl Polars {
    /// An engine without tables.
    pub fn new() -> Self {
        set_warning_function(tell_unless_known);
        Self::default()
    }
}

impl Engine for Polars {
    fn register(&mut self, name: &str, table: &Table, columns: &[&str]) -> Result<(), EngineError> {
        let fail = |why: String| EngineError::Load {
            table: name.to_owned(),
            why,
        };
        let indices = columns
            .iter()
            .map(|column| table.schema.index_of(column))
            .collect::<Result<Vec<_>, _>>()
            .map_err(|error| fail(error.to_string()))?;
        let empty = RecordBatch::new_empty(table.schema.clone());
        let mut frame: Option<DataFrame> = None;
        // An empty first batch gives a table without rows its columns.
        for batch in std::iter::once(&empty).chain(&table.batches) {
            let wanted = batch
                .project(&indices)
                .map_err(|error| fail(error.to_string()))?;
            let piece = bridge::to_polars(&wanted).map_err(fail)?;
            match &mut frame {
                None => frame = Some(piece),
                Some(frame) => {
                    frame
                        .vstack_mut(&piece)
                        .map_err(|error| fail(error.to_string()))?;
                }
            }
        }
        self.context
            .register(name, frame.unwrap_or_default().lazy());
        Ok(())
    }

    fn query(&mut self, sql: &str) -> Result<RecordBatch, EngineError> {
        let fail = |why: String| EngineError::Query {
            sql: sql.to_owned(),
            why,
        };
        let frame = self
            .context
            .execute(sql)
            .and_then(|lazy| lazy.collect())
            .map_err(|error| fail(error.to_string()))?;
        bridge::from_polars(frame).map_err(fail)
    }
}

/// Polars reads `DATE '2019-01-01'` as a cast from text, and warns of that cast on standard error
/// at every run although the literal is plain SQL. The other warnings are passed on. This goes as
/// soon as Polars' SQL parses a date literal without the cast.
fn tell_unless_known(message: &str, warning: PolarsWarning) {
    let known = matches!(warning, PolarsWarning::Deprecation)
        && message.starts_with("Casting from String to Date");
    if !known {
        let _ = writeln!(std::io::stderr(), "{warning:?}: {message}");
    }
}
