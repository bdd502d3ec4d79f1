//! The default engine: Polars, in process, in memory.
//!
//! Only the in-memory engine is used. Polars' streaming engine changes the order of rows from
//! release to release, and order is part of our promise of equal bytes.

use std::collections::BTreeMap;
use std::io::Write;
use std::sync::{Arc, Weak};

use arrow::array::{Array, RecordBatch};
use ijkpunt_model::Table;
use polars::error::{PolarsWarning, set_warning_function};
use polars::prelude::{DataFrame, IntoLazy};
use polars::sql::SQLContext;

use crate::{Engine, EngineError, bridge};

/// Polars behind the [`Engine`] boundary.
#[derive(Default)]
pub struct Polars {
    context: SQLContext,
    /// Per name the columns that stand behind it.
    registered: BTreeMap<String, Loaded>,
}

/// The names and the arrays of columns that were loaded. Weak, so that the engine does not keep a
/// table in memory of which it has its own copy.
#[derive(Default)]
struct Loaded {
    columns: Vec<String>,
    arrays: Vec<Weak<dyn Array>>,
}

impl Loaded {
    fn of(table: &Table, columns: &[&str], indices: &[usize]) -> Loaded {
        let arrays = table.batches.iter().flat_map(|batch| {
            let column = |index: &usize| batch.columns().get(*index).map(Arc::downgrade);
            indices.iter().filter_map(column).collect::<Vec<_>>()
        });
        Loaded {
            columns: columns.iter().map(|column| (*column).to_owned()).collect(),
            arrays: arrays.collect(),
        }
    }

    /// Whether both are the same columns of the same table, which is still there.
    fn is(&self, other: &Loaded) -> bool {
        let same = |(one, other): (&Weak<dyn Array>, &Weak<dyn Array>)| {
            one.strong_count() > 0 && Weak::ptr_eq(one, other)
        };
        self.columns == other.columns
            && self.arrays.len() == other.arrays.len()
            && self.arrays.iter().zip(&other.arrays).all(same)
    }
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
        // A run over several years asks for the same columns each time.
        let loaded = Loaded::of(table, columns, &indices);
        if self
            .registered
            .get(name)
            .is_some_and(|known| known.is(&loaded))
        {
            return Ok(());
        }
        let columns = indices
            .into_iter()
            .map(|index| bridge::to_polars(table, index))
            .collect::<Result<Vec<_>, _>>()
            .map_err(fail)?;
        let frame =
            DataFrame::new(table.rows(), columns).map_err(|error| fail(error.to_string()))?;
        self.context.register(name, frame.lazy());
        self.registered.insert(name.to_owned(), loaded);
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
        bridge::from_polars(&frame).map_err(fail)
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
