//! Rows of a dataset as they were delivered, for the few datasets that may be shown so.

use arrow::array::{Array, AsArray};
use arrow::datatypes::{DataType, Float64Type, Int64Type};
use arrow::util::display::array_value_to_string;

use crate::Table;

/// A cell of a delivered row.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// The source gives nothing.
    Empty,
    /// Words, a code, a period or a day.
    Text(String),
    /// A number.
    Number(f64),
}

impl Value {
    /// The number, if it is one.
    pub fn number(&self) -> Option<f64> {
        match self {
            Value::Number(number) => Some(*number),
            _ => None,
        }
    }

    /// The words, if there are any.
    pub fn text(&self) -> Option<&str> {
        match self {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }
}

/// Rows that may be shown as they were delivered: published reference data that is about no person.
/// Only the disclosure room makes them, as with [`crate::Released`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ReleasedRows {
    columns: Vec<String>,
    rows: Vec<Vec<Value>>,
    files: Vec<String>,
}

impl ReleasedRows {
    /// For the disclosure room alone. Rows stay in the order of the delivery.
    pub fn after_disclosure(table: &Table) -> Self {
        let fields = table.schema.fields();
        let mut rows = Vec::with_capacity(table.rows());
        for batch in &table.batches {
            for row in 0..batch.num_rows() {
                let cells = batch.columns().iter().map(|column| value(column, row));
                rows.push(cells.collect());
            }
        }
        ReleasedRows {
            columns: fields.iter().map(|field| field.name().clone()).collect(),
            rows,
            files: table
                .deliveries
                .iter()
                .map(|delivery| delivery.file.clone())
                .collect(),
        }
    }

    /// The cells of one column, from the first row to the last; none where there is no such column.
    pub fn column(&self, name: &str) -> Option<impl Iterator<Item = &Value>> {
        let at = self.columns.iter().position(|column| column == name)?;
        Some(self.rows.iter().filter_map(move |row| row.get(at)))
    }

    /// Number of rows.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there are no rows.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The files that the rows came from.
    pub fn files(&self) -> &[String] {
        &self.files
    }
}

fn value(column: &dyn Array, row: usize) -> Value {
    if column.is_null(row) {
        return Value::Empty;
    }
    match column.data_type() {
        DataType::Int64 => Value::Number(column.as_primitive::<Int64Type>().value(row) as f64),
        DataType::Float64 => Value::Number(column.as_primitive::<Float64Type>().value(row)),
        _ => array_value_to_string(column, row).map_or(Value::Empty, |text| {
            match text.trim().is_empty() {
                true => Value::Empty,
                false => Value::Text(text),
            }
        }),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use arrow::array::{ArrayRef, Float64Array, Int64Array, RecordBatch, StringArray};

    use super::*;
    use crate::Origins;

    #[test]
    fn rows_keep_their_order_and_what_is_empty_stays_empty() {
        let columns: [(&str, ArrayRef); 3] = [
            (
                "periode",
                Arc::new(StringArray::from(vec!["2019HJ01", " "])),
            ),
            (
                "aantal",
                Arc::new(Int64Array::from(vec![Some(-2540), None])),
            ),
            ("deel", Arc::new(Float64Array::from(vec![0.5, 0.0]))),
        ];
        let batch = RecordBatch::try_from_iter(columns).unwrap();
        let rows = ReleasedRows::after_disclosure(&Table {
            dataset: "x".into(),
            schema: batch.schema(),
            batches: vec![batch],
            deliveries: Vec::new(),
            origins: Origins::default(),
            rules: Vec::new(),
        });
        let cells = |name: &str| -> Vec<Value> { rows.column(name).unwrap().cloned().collect() };
        assert_eq!(rows.len(), 2);
        assert_eq!(
            cells("periode"),
            [Value::Text("2019HJ01".into()), Value::Empty]
        );
        assert_eq!(cells("aantal"), [Value::Number(-2540.0), Value::Empty]);
        assert_eq!(cells("deel"), [Value::Number(0.5), Value::Number(0.0)]);
        assert!(rows.column("anders").is_none());
    }
}
