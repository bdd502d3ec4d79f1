//! The columns of a table, each as one array over all its batches.

use std::ops::Range;

use arrow::array::{Array, ArrayRef, BooleanArray, new_empty_array};
use arrow::compute::{cast, concat};
use arrow::datatypes::DataType;
use ijkpunt_model::Table;

use crate::contract::Contract;
use crate::expression::{Expression, Frame, Name, Side};

/// A table seen column by column.
pub(super) struct View<'a> {
    table: &'a Table,
    pub rows: usize,
}

impl<'a> View<'a> {
    pub(super) fn new(table: &'a Table) -> View<'a> {
        View {
            table,
            rows: table.rows(),
        }
    }

    /// A column over all rows, if the table has it.
    pub(super) fn column(&self, name: &str) -> Option<ArrayRef> {
        let field = self.table.schema.field_with_name(name).ok()?;
        let parts: Option<Vec<&dyn Array>> = self
            .table
            .batches
            .iter()
            .map(|batch| batch.column_by_name(name).map(|column| &**column))
            .collect();
        let column = match parts?.as_slice() {
            [] => new_empty_array(field.data_type()),
            parts => concat(parts).ok()?,
        };
        // A table that comes from a file of its own may hold its texts in another form.
        match column.data_type() {
            DataType::LargeUtf8 | DataType::Utf8View => cast(&column, &DataType::Utf8).ok(),
            _ => Some(column),
        }
    }

    /// Several columns; none where one of them is not there.
    pub(super) fn columns(&self, names: &[String]) -> Option<Vec<ArrayRef>> {
        names.iter().map(|name| self.column(name)).collect()
    }

    /// True in the rows of deliveries that lack the column; none where all have it.
    pub(super) fn absent(&self, name: &str) -> Option<BooleanArray> {
        let lacks = |names: &Vec<String>| names.iter().any(|absent| absent == name);
        let deliveries = &self.table.deliveries;
        if !deliveries.iter().any(|delivery| lacks(&delivery.absent)) {
            return None;
        }
        let starts = &self.table.origins.starts;
        let mut rows = vec![false; self.rows];
        for (index, delivery) in deliveries.iter().enumerate() {
            let start = starts.get(index).copied().unwrap_or_default();
            let end = starts.get(index + 1).copied().unwrap_or(self.rows);
            let span: Range<usize> = start..end.max(start);
            if lacks(&delivery.absent)
                && let Some(rows) = rows.get_mut(span)
            {
                rows.fill(true);
            }
        }
        Some(BooleanArray::from(rows))
    }

    /// All rows, with the columns of this dataset that the expressions name.
    pub(super) fn frame(&self, expressions: &[&Expression]) -> Frame {
        let mut frame = Frame {
            rows: self.rows,
            ..Frame::default()
        };
        for expression in expressions {
            self.add(&mut frame, Side::Own, expression.node.columns());
        }
        frame
    }

    /// Adds the columns of one side to a frame.
    pub(super) fn add(&self, frame: &mut Frame, side: Side, names: Vec<&Name>) {
        for name in names {
            let key = (side, name.name.clone());
            if name.side != side || frame.columns.contains_key(&key) {
                continue;
            }
            if let Some(absent) = self.absent(&name.name) {
                frame.absent.insert(key.clone(), absent);
            }
            if let Some(column) = self.column(&name.name) {
                frame.columns.insert(key, column);
            }
        }
    }

    /// The answer of a condition for each row.
    pub(super) fn truth(&self, condition: &Expression) -> Option<BooleanArray> {
        self.frame(&[condition]).truth(&condition.node)
    }

    /// The answer of a condition that may be left out; without it every row counts.
    pub(super) fn filter(&self, condition: Option<&Expression>) -> Option<BooleanArray> {
        match condition {
            Some(condition) => self.truth(condition),
            None => Some(BooleanArray::from(vec![true; self.rows])),
        }
    }
}

/// The values that make a group, in words: never those of a key.
pub(super) fn label(contract: &Contract, columns: &[(String, ArrayRef)], row: usize) -> String {
    let shown: Vec<String> = columns
        .iter()
        .filter(|(name, _)| !hidden(contract, name))
        .map(|(_, column)| cell(column, row))
        .collect();
    shown.join(", ")
}

/// Whether findings keep the values of a column to themselves.
pub(super) fn hidden(contract: &Contract, name: &str) -> bool {
    let column = contract.dataset.column(name);
    column.is_none_or(|column| column.kind == ijkpunt_model::Kind::Sleutel)
}

/// A value as people write it here.
pub(super) fn cell(column: &ArrayRef, row: usize) -> String {
    if row >= column.len() || column.is_null(row) {
        return "leeg".to_owned();
    }
    if let DataType::Float64 | DataType::Int64 = column.data_type()
        && let Some(numbers) = crate::expression::numbers(column)
    {
        return crate::contract::number(numbers.value(row));
    }
    let text = arrow::util::display::array_value_to_string(column, row).unwrap_or_default();
    let text = match (column.data_type(), text.as_str()) {
        (DataType::Boolean, "true") => "ja".to_owned(),
        (DataType::Boolean, _) => "nee".to_owned(),
        _ => text,
    };
    match crate::privacy::contains_number(&text) {
        true => String::new(),
        false => crate::text::short(&text),
    }
}
