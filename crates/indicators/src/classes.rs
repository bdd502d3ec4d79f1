//! The classes of open breakdowns: the values that a column of free text holds in the deliveries.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use arrow::array::{Array, AsArray, RecordBatch, StringArray};
use arrow::compute::cast;
use arrow::datatypes::DataType;
use ijkpunt_model::{Code, Finding, Findings, OpenClasses, Place, Severity, TOTAAL, Table};

use crate::derive::UNKNOWN;
use crate::{Breakdown, Catalogue, Class, Indicator, Origin};

/// Beyond this many a table or a picture can't be read any more, and the column is probably not
/// one to break down by.
const MOST: usize = 150;

impl Catalogue {
    /// The same catalogue, in which every open breakdown has the classes that the deliveries hold.
    /// Without open breakdowns it is the catalogue itself.
    pub fn with_classes<'a>(
        &'a self,
        tables: &BTreeMap<String, Table>,
        findings: &mut Findings,
    ) -> Cow<'a, Catalogue> {
        if !self.iter().any(has_open) {
            return Cow::Borrowed(self);
        }
        let mut filled = self.clone();
        let mut refused = BTreeSet::new();
        for indicator in filled.iter_mut() {
            fill(indicator, tables, &mut refused);
        }
        for (dataset, column) in refused {
            findings.push(Finding::new(
                Code::TeVeelKlassen,
                Severity::Waarschuwing,
                Place::file(format!("dataset {dataset}")),
                format!("Kolom '{column}' heeft meer dan {MOST} verschillende waarden."),
                "De uitsplitsing naar deze kolom is weggelaten. Kies een andere kolom, of geef haar \
                 in het contract een codelijst.",
            ));
        }
        Cow::Owned(filled)
    }
}

fn has_open(indicator: &Indicator) -> bool {
    indicator.breakdowns.iter().any(is_open)
}

/// Whether the classes still have to be looked up.
fn is_open(breakdown: &Breakdown) -> bool {
    breakdown.open.is_some() && breakdown.classes.is_empty()
}

fn fill(
    indicator: &mut Indicator,
    tables: &BTreeMap<String, Table>,
    refused: &mut BTreeSet<(String, String)>,
) {
    if let Origin::Derived(derived) = &mut indicator.origin {
        for part in &mut derived.parts {
            fill(part, tables, refused);
        }
    }
    let datasets: Vec<String> = indicator
        .counted()
        .iter()
        .filter_map(|counted| Some(counted.calculation()?.dataset.clone()))
        .collect();
    indicator.breakdowns.retain_mut(|breakdown| {
        let Some(open) = breakdown.open.clone().filter(|_| is_open(breakdown)) else {
            return true;
        };
        // Without the column the total still stands; only its parts are not known.
        if datasets
            .iter()
            .any(|dataset| lacks(tables.get(dataset), &breakdown.column))
        {
            return false;
        }
        // The parts of a derived indicator may stand in several datasets; each may hold a value
        // that the others lack.
        let mut classes: Vec<Class> = Vec::new();
        for dataset in &datasets {
            for class in tables
                .get(dataset)
                .map(|table| classes_of(table, &breakdown.column, &open))
                .unwrap_or_default()
            {
                if !classes.iter().any(|known| known.codes == class.codes) {
                    classes.push(class);
                }
            }
        }
        if classes.len() > MOST {
            let names = datasets.iter().cloned();
            refused.extend(names.map(|dataset| (dataset, breakdown.column.clone())));
            return false;
        }
        breakdown.classes = classes;
        true
    });
}

/// Whether a delivery came without the column.
fn lacks(table: Option<&Table>, column: &str) -> bool {
    let mut deliveries = table.into_iter().flat_map(|table| &table.deliveries);
    deliveries.any(|delivery| delivery.absent.iter().any(|absent| absent == column))
}

/// The values of a column in their order, each with its name.
fn classes_of(table: &Table, column: &str, open: &OpenClasses) -> Vec<Class> {
    let mut seen = BTreeSet::new();
    let mut classes = Vec::new();
    for batch in &table.batches {
        let Some(values) = words(batch, column) else {
            continue;
        };
        let labels = open.label.as_ref().and_then(|label| words(batch, label));
        for row in 0..values.len() {
            let Some(value) = at(&values, row) else {
                continue;
            };
            if seen.contains(value) {
                continue;
            }
            // A table of millions of rows has few values, and is not searched for more than can
            // be shown.
            if seen.len() > MOST {
                return classes;
            }
            seen.insert(value.to_owned());
            let label = labels.as_ref().and_then(|labels| at(labels, row));
            classes.push(class(value, label.unwrap_or(value)));
        }
    }
    classes
}

/// A value that reads like one of our own words gets an id of its own.
fn class(value: &str, name: &str) -> Class {
    let id = match value {
        TOTAAL | UNKNOWN => format!("{value} (waarde)"),
        _ => value.to_owned(),
    };
    Class {
        id,
        name: name.to_owned(),
        codes: vec![value.to_owned()],
    }
}

/// A column of text, in whichever form it is kept.
fn words(batch: &RecordBatch, column: &str) -> Option<StringArray> {
    let array = cast(batch.column_by_name(column)?, &DataType::Utf8).ok()?;
    array.as_string_opt::<i32>().cloned()
}

fn at(array: &StringArray, row: usize) -> Option<&str> {
    (row < array.len() && array.is_valid(row)).then(|| array.value(row))
}
