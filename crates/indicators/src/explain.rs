//! What stands behind a figure: the words, the SQL, the deliveries, and the rows by their number.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use arrow::array::{ArrayRef, Int64Array, RecordBatch};
use arrow::datatypes::{DataType, Field, Schema};
use ijkpunt_engine::{Engine, EngineError};
use ijkpunt_model::{About, Figure, Findings, Period, Table};

use crate::assemble::numbers;
use crate::compile::{Role, Shape, rows_behind};
use crate::run::{counted, filled};
use crate::{Catalogue, Indicator, Request, columns_read, compile, compute, reporting_period};

/// All that can be said of an indicator and its figures.
#[derive(Debug, Clone)]
pub struct Explanation {
    /// The definition in words.
    pub about: About,
    /// The conditions as the author wrote them, by what they are for.
    pub conditions: Vec<(String, String)>,
    /// Of a derived indicator the ids of its parts.
    pub parts: Vec<String>,
    /// The statements that are run, in order.
    pub sql: Vec<String>,
    /// Per dataset the columns that are read.
    pub columns: BTreeMap<String, BTreeSet<String>>,
    /// Per dataset the files it was delivered in, as `file#hash`. Empty where nothing was.
    pub deliveries: BTreeMap<String, Vec<String>>,
    /// The figures, before disclosure control: only for the operator's own eyes.
    pub figures: Vec<Figure>,
    /// The rows that count in the figure of the year, where they were asked for.
    pub rows: Vec<RowsBehind>,
}

/// The rows of one file that count in a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowsBehind {
    /// The counted indicator to which they belong; of a derived one each of its parts.
    pub indicator: String,
    /// The period of the figure.
    pub period: Period,
    /// Which number they are behind: `teller` or `noemer`.
    pub role: &'static str,
    /// The file, as its delivery is named. The dataset's name for rows that came from no file.
    pub file: String,
    /// Their numbers in the file, from 1 with the header included. Never a key, never a value.
    pub rows: Vec<u32>,
}

/// Explains an indicator for the gemeenten and year of the request. `None` where no definition has
/// this id. With `with_rows` the rows behind the figure of the year are looked up.
pub fn explain(
    catalogue: &Catalogue,
    id: &str,
    tables: &BTreeMap<String, Table>,
    engine: &mut dyn Engine,
    request: &Request<'_>,
    with_rows: bool,
) -> Result<Option<Explanation>, EngineError> {
    let catalogue = &*catalogue.with_classes(tables, &mut Findings::new());
    let Some(indicator) = catalogue.get(id) else {
        return Ok(None);
    };
    let filled = filled(tables);
    let leaves = counted(&[indicator]);
    let statements = compile(&leaves, &filled, request);
    let wanted = BTreeSet::from([id.to_owned()]);
    let figures = compute(
        catalogue,
        &wanted,
        &filled,
        engine,
        request,
        &mut Findings::new(),
    )?;
    let reported = reporting_period(indicator, request);
    let mut rows = Vec::new();
    if with_rows {
        for leaf in &leaves {
            let Some(period) = reporting_period(leaf, request) else {
                continue;
            };
            rows.extend(behind(leaf, period, &filled, engine, request)?);
        }
    }
    let columns = columns_read(indicator)
        .into_iter()
        .map(|(dataset, columns)| (dataset.to_owned(), columns))
        .collect();
    Ok(Some(Explanation {
        about: indicator.about(reported),
        conditions: conditions(indicator),
        parts: indicator
            .derived()
            .map(|derived| derived.parts.iter().map(|part| part.id.clone()).collect())
            .unwrap_or_default(),
        sql: statements
            .into_iter()
            .map(|statement| statement.sql)
            .collect(),
        columns,
        deliveries: deliveries(indicator, tables),
        figures,
        rows,
    }))
}

fn conditions(indicator: &Indicator) -> Vec<(String, String)> {
    let Some(calculation) = indicator.calculation() else {
        return Vec::new();
    };
    let link = calculation
        .link
        .as_ref()
        .and_then(|link| link.condition.as_ref());
    [
        ("voorwaarde", calculation.population.as_ref()),
        ("teller", calculation.numerator.as_ref()),
        ("koppeling", link),
    ]
    .into_iter()
    .filter_map(|(key, condition)| Some((key.to_owned(), condition?.text().to_owned())))
    .collect()
}

fn deliveries(
    indicator: &Indicator,
    tables: &BTreeMap<String, Table>,
) -> BTreeMap<String, Vec<String>> {
    let of = |dataset: &String| -> Vec<String> {
        let deliveries = tables.get(dataset).map(|table| table.deliveries.as_slice());
        deliveries
            .unwrap_or_default()
            .iter()
            .map(|delivery| {
                let hash: String = delivery.sha256.chars().take(12).collect();
                format!("{}#{hash}", delivery.file)
            })
            .collect()
    };
    let datasets = indicator.datasets();
    datasets
        .into_iter()
        .map(|dataset| {
            let files = of(&dataset);
            (dataset, files)
        })
        .collect()
}

/// Name of the column with the place of a row in its table. No contract can have it, since names of
/// columns begin with a letter.
const ORDINAL: &str = "_rij";

/// The rows behind one counted figure, by file.
fn behind(
    indicator: &Indicator,
    period: Period,
    tables: &BTreeMap<String, Table>,
    engine: &mut dyn Engine,
    request: &Request<'_>,
) -> Result<Vec<RowsBehind>, EngineError> {
    let Some(table) = indicator
        .calculation()
        .and_then(|calculation| tables.get(&calculation.dataset))
    else {
        return Ok(Vec::new());
    };
    let Some(numbered) = numbered(table) else {
        return Ok(Vec::new());
    };
    let codes: Vec<String> = request
        .areas
        .iter()
        .map(|area| area.code.to_string())
        .collect();
    let mut found = Vec::new();
    for statement in rows_behind(indicator, table, period, &codes, ORDINAL, tables) {
        for (dataset, columns) in &statement.columns {
            let columns: Vec<&str> = columns.iter().map(String::as_str).collect();
            let own = *dataset == statement.dataset;
            if let Some(other) = tables.get(dataset) {
                engine.register(dataset, if own { &numbered } else { other }, &columns)?;
            }
        }
        let batch = engine.query(&statement.sql)?;
        let role = match &statement.shape {
            Shape::Cells(cells) if cells.iter().any(|cell| cell.role == Role::Denominator) => {
                "noemer"
            }
            _ => "teller",
        };
        let ordinals = numbers(&batch, ORDINAL);
        let mut files: BTreeMap<Option<usize>, Vec<u32>> = BTreeMap::new();
        for ordinal in ordinals.into_iter().flatten() {
            let ordinal = ordinal as usize;
            let (delivery, row) = match table.origins.of(ordinal) {
                Some((delivery, row)) => (Some(delivery), row),
                None => (None, u32::try_from(ordinal + 1).unwrap_or(u32::MAX)),
            };
            files.entry(delivery).or_default().push(row);
        }
        for (delivery, rows) in files {
            let delivery = delivery.and_then(|index| table.deliveries.get(index));
            found.push(RowsBehind {
                indicator: indicator.id.clone(),
                period,
                role,
                file: delivery.map_or_else(|| table.dataset.clone(), |d| d.file.clone()),
                rows,
            });
        }
    }
    Ok(found)
}

/// The same table with the place of each row beside it, counted from 0 over all batches.
fn numbered(table: &Table) -> Option<Table> {
    let mut fields: Vec<Arc<Field>> = table.schema.fields().iter().cloned().collect();
    fields.push(Arc::new(Field::new(ORDINAL, DataType::Int64, false)));
    let schema = Arc::new(Schema::new(fields));
    let mut next = 0_i64;
    let mut batches = Vec::new();
    for batch in &table.batches {
        let rows = i64::try_from(batch.num_rows()).ok()?;
        let ordinals: ArrayRef = Arc::new((next..next + rows).collect::<Int64Array>());
        next += rows;
        let mut columns = batch.columns().to_vec();
        columns.push(ordinals);
        batches.push(RecordBatch::try_new(Arc::clone(&schema), columns).ok()?);
    }
    Some(Table {
        schema,
        batches,
        ..table.clone()
    })
}
