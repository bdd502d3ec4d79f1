//! One scan for all gemeenten: what a statement gives is kept, and each gemeente gets its rows of it.

use std::collections::{BTreeMap, BTreeSet};

use arrow::array::{RecordBatch, UInt32Array};
use arrow::compute::take_record_batch;
use ijkpunt_engine::{Engine, EngineError, Polars};
use ijkpunt_model::Table;

use super::tables::rows_of;

/// The tables of all gemeenten, and what was asked of them. A statement groups by gemeente and names
/// none, so the same statement serves all.
pub(super) struct Whole<'a> {
    tables: &'a BTreeMap<String, Table>,
    engine: Polars,
    columns: BTreeMap<String, BTreeSet<String>>,
    results: BTreeMap<String, Answer>,
}

/// What a statement gave, and which of its rows are about which gemeente.
struct Answer {
    batch: RecordBatch,
    rows: BTreeMap<String, UInt32Array>,
}

impl<'a> Whole<'a> {
    pub(super) fn over(tables: &'a BTreeMap<String, Table>) -> Whole<'a> {
        Whole {
            tables,
            engine: Polars::new(),
            columns: BTreeMap::new(),
            results: BTreeMap::new(),
        }
    }

    /// How many statements were run.
    pub(super) fn statements(&self) -> usize {
        self.results.len()
    }

    /// The engine as one gemeente sees it.
    pub(super) fn of<'e>(&'e mut self, gemeente: &'e str) -> OfOne<'e, 'a> {
        OfOne {
            whole: self,
            gemeente,
        }
    }
}

/// Answers with the rows of one gemeente.
pub(super) struct OfOne<'e, 'a> {
    whole: &'e mut Whole<'a>,
    gemeente: &'e str,
}

impl Engine for OfOne<'_, '_> {
    /// The table that it is given holds the rows of the gemeente; that of all takes its place.
    fn register(&mut self, name: &str, table: &Table, columns: &[&str]) -> Result<(), EngineError> {
        let whole = &mut *self.whole;
        let known = whole.columns.entry(name.to_owned()).or_default();
        let before = known.len();
        known.extend(columns.iter().map(|column| (*column).to_owned()));
        if known.len() == before {
            return Ok(());
        }
        let all: Vec<&str> = known.iter().map(String::as_str).collect();
        let table = whole.tables.get(name).unwrap_or(table);
        whole.engine.register(name, table, &all)
    }

    fn query(&mut self, sql: &str) -> Result<RecordBatch, EngineError> {
        let whole = &mut *self.whole;
        if !whole.results.contains_key(sql) {
            let batch = whole.engine.query(sql)?;
            let rows = rows_of(&batch);
            whole.results.insert(sql.to_owned(), Answer { batch, rows });
        }
        let refuse = |why: String| EngineError::Query {
            sql: sql.to_owned(),
            why,
        };
        let Some(answer) = whole.results.get(sql) else {
            return Err(refuse("its answer was not kept".to_owned()));
        };
        match answer.rows.get(self.gemeente) {
            Some(rows) => {
                take_record_batch(&answer.batch, rows).map_err(|error| refuse(error.to_string()))
            }
            None => Ok(answer.batch.slice(0, 0)),
        }
    }
}
