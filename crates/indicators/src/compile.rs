//! Definitions to SQL of the portable profile.
//!
//! All counts and sums of one dataset become columns of one statement, so that a dataset is
//! scanned once whatever the number of indicators, periods and classes. The profile's rules:
//! counts are cast to BIGINT, nothing is divided or rounded in SQL, dates are only compared, every
//! ORDER BY says where NULL goes.

mod rows;
mod scan;
mod statements;

use std::collections::{BTreeMap, BTreeSet};

use ijkpunt_model::{Period, Table};

use self::rows::calculation_columns;
pub(crate) use self::rows::{expected_parts, quoted};
use self::scan::Scan;
use self::statements::{denominators, histogram, spells};
use crate::periods::periods;
use crate::{Calculation, Indicator, Measure, Request};

/// Which number a column of a result is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// The numerator, or the figure itself.
    Numerator,
    /// The denominator.
    Denominator,
    /// A statistical sign that stands where a number is missing.
    Sign,
    /// How many parts of the period the data have.
    Parts,
    /// The sum of one of the columns that a balance, a proportion or a survey is made of.
    Term(usize),
    /// How many rows there are of what should be stated.
    Rows,
    /// In how many rows a column is empty that the figure can't do without.
    Gaps,
}

/// A class of a breakdown: the index of the breakdown, and of the class; past the last class
/// stands `onbekend`.
pub type ClassIndex = (usize, usize);

/// A column of a result.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// Index of the indicator among those that were compiled.
    pub indicator: usize,
    /// Period of the figure.
    pub period: Period,
    /// Class of a breakdown, or the total.
    pub class: Option<ClassIndex>,
    /// Which number it is.
    pub role: Role,
}

/// What a statement's rows are.
#[derive(Debug, Clone, PartialEq)]
pub enum Shape {
    /// One row a gemeente; column `c0` is the first cell, and so on.
    Cells(Vec<Cell>),
    /// Rows of gemeente, value, frequency; for a median.
    Histogram {
        /// Index of the indicator.
        indicator: usize,
        /// Period of the figure.
        period: Period,
    },
    /// Rows of gemeente, first day, day of the event, frequency; for what happens within months.
    Spells {
        /// Index of the indicator.
        indicator: usize,
        /// Period of the figure.
        period: Period,
    },
    /// Rows of gemeente, peildatum, sum: denominators from another dataset.
    Denominators {
        /// Index of the indicator.
        indicator: usize,
    },
}

/// A statement and the meaning of its result.
#[derive(Debug, Clone, PartialEq)]
pub struct Statement {
    /// The dataset whose rows it scans.
    pub dataset: String,
    /// The SQL.
    pub sql: String,
    /// What the rows of the result are.
    pub shape: Shape,
    /// Per dataset the columns that it reads.
    pub columns: BTreeMap<String, BTreeSet<String>>,
}

/// Compiles indicators to as few statements as they need.
pub fn compile(
    indicators: &[&Indicator],
    tables: &BTreeMap<String, Table>,
    request: &Request<'_>,
) -> Vec<Statement> {
    compile_years(indicators, tables, std::slice::from_ref(request))
}

/// Compiles indicators for several years. A dataset is scanned once for all of them, since most of
/// a scan is finding the rows of each gemeente.
pub(crate) fn compile_years(
    indicators: &[&Indicator],
    tables: &BTreeMap<String, Table>,
    requests: &[Request<'_>],
) -> Vec<Statement> {
    let mut scans: BTreeMap<&str, Scan<'_>> = BTreeMap::new();
    let mut rest = Vec::new();
    for (index, indicator) in indicators.iter().enumerate() {
        let Some(calculation) = indicator.calculation() else {
            continue;
        };
        let Some(table) = tables.get(&calculation.dataset) else {
            continue;
        };
        if !is_readable(indicator, tables) {
            continue;
        }
        let scan = scans
            .entry(&calculation.dataset)
            .or_insert_with(|| Scan::new(table));
        // The end of one year is the beginning of the next.
        let mut seen = BTreeSet::new();
        let years = requests
            .iter()
            .flat_map(|request| periods(indicator, request));
        for period in years.filter(|period| seen.insert(*period)) {
            match &calculation.measure {
                Measure::Median(column) => {
                    scan.count_values(index, calculation, column, period);
                    rest.push(histogram(index, calculation, column, period));
                }
                Measure::Within { event, months } => {
                    rest.extend(spells(
                        (index, indicator),
                        calculation,
                        (event, *months),
                        period,
                    ));
                }
                _ => scan.add(index, indicator, calculation, period),
            }
        }
        if let Some(denominator) = &calculation.denominator
            && let Some(peildatum) = &denominator.peildatum
            && has_columns(
                tables,
                &denominator.dataset,
                &BTreeSet::from([denominator.column.clone(), peildatum.clone()]),
            )
        {
            rest.push(denominators(
                index,
                &denominator.dataset,
                &denominator.column,
                peildatum,
            ));
        }
    }
    let mut statements: Vec<Statement> = scans
        .into_values()
        .filter(|scan| !scan.cells.is_empty())
        .map(Scan::into_statement)
        .collect();
    statements.extend(rest);
    statements
}

/// One statement for the numerator, and of what has a denominator in the same dataset one for that:
/// the places of the rows that count, in the column `ordinal`. Of a cohort the rows give or take a
/// few days, since the exact day is not found in SQL.
pub(crate) fn rows_behind(
    indicator: &Indicator,
    table: &Table,
    period: Period,
    gemeenten: &[String],
    ordinal: &str,
    tables: &BTreeMap<String, Table>,
) -> Vec<Statement> {
    let Some(calculation) = indicator
        .calculation()
        .filter(|_| is_readable(indicator, tables))
    else {
        return Vec::new();
    };
    let mut scan = Scan::new(table);
    scan.add(0, indicator, calculation, period);
    let bases = scan.bases(indicator, calculation, period);
    let dataset = &calculation.dataset;
    let joins: String = scan.joins.iter().map(|join| format!("\n{join}")).collect();
    let mut columns = scan.columns;
    let own = columns.entry(dataset.clone()).or_default();
    own.insert(ordinal.to_owned());
    bases
        .into_iter()
        .map(|(role, rows)| Statement {
            dataset: dataset.clone(),
            sql: format!(
                "SELECT {ordinal}\nFROM {dataset}{joins}\nWHERE gemeente IN ({}) AND {rows}\n\
                 ORDER BY {ordinal} NULLS LAST",
                quoted(gemeenten)
            ),
            shape: Shape::Cells(vec![Cell {
                indicator: 0,
                period,
                class: None,
                role,
            }]),
            columns: columns.clone(),
        })
        .collect()
}

/// The columns that an indicator reads, per dataset.
pub fn columns_read(indicator: &Indicator) -> BTreeMap<&str, BTreeSet<String>> {
    let mut all: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for counted in indicator.counted() {
        for (dataset, columns) in counted
            .calculation()
            .map(|c| read_by(counted, c))
            .unwrap_or_default()
        {
            all.entry(dataset).or_default().extend(columns);
        }
    }
    all
}

fn read_by<'a>(
    indicator: &Indicator,
    calculation: &'a Calculation,
) -> BTreeMap<&'a str, BTreeSet<String>> {
    let mut own = calculation_columns(calculation);
    // Where a delivery lacks the column of an open breakdown, the breakdown is left out and the
    // total stands.
    let fixed = indicator.breakdowns.iter().filter(|b| b.open.is_none());
    own.extend(fixed.map(|b| b.column.clone()));
    for column in calculation.measure.dispensable() {
        own.remove(column);
    }
    // Without versions there is one row of each thing, and its contract sees to that.
    if let Some(latest) = &calculation.latest {
        own.remove(&latest.column);
    }
    let mut read = BTreeMap::from([(calculation.dataset.as_str(), own)]);
    if let Some(link) = &calculation.link {
        read.entry(&calculation.dataset)
            .or_default()
            .insert(link.key.clone());
        let columns = read.entry(&link.dataset).or_default();
        columns.insert(link.key.clone());
        columns.extend(link.condition.iter().flat_map(|c| c.columns()));
    }
    read
}

/// Whether every column is there that an indicator reads: its datasets were delivered, each file
/// has the columns, and ingest did not refuse to keep one. A column that a file lacks is empty in
/// every row, and a count over it would be a zero that nobody meant. One statement serves all
/// indicators of a dataset, so one that can't be read must not take the others with it.
pub fn is_readable(indicator: &Indicator, tables: &BTreeMap<String, Table>) -> bool {
    columns_read(indicator)
        .iter()
        .all(|(dataset, columns)| has_columns(tables, dataset, columns))
}

fn has_columns(
    tables: &BTreeMap<String, Table>,
    dataset: &str,
    columns: &BTreeSet<String>,
) -> bool {
    tables.get(dataset).is_some_and(|table| {
        let absent = |column: &String| table.deliveries.iter().any(|d| d.absent.contains(column));
        columns
            .iter()
            .all(|column| table.schema.index_of(column).is_ok() && !absent(column))
    })
}
