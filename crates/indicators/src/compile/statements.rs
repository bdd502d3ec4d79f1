//! Statements of their own: what is grouped by more than the gemeente.

use std::collections::BTreeMap;

use ijkpunt_model::Period;

use super::rows::{began_before, calculation_columns, row_condition};
use super::{Shape, Statement};
use crate::{Calculation, Indicator, Time};

/// For how many the same day began a spell and the same day, or none, brought the event.
pub(super) fn spells(
    (index, indicator): (usize, &Indicator),
    calculation: &Calculation,
    (event, months): (&str, u32),
    period: Period,
) -> Option<Statement> {
    let Time::Day(begin) = &calculation.time else {
        return None;
    };
    let dataset = &calculation.dataset;
    let rows = began_before(indicator.sort, calculation, begin, months, period);
    let mut columns = calculation_columns(calculation);
    columns.insert("gemeente".to_owned());
    Some(Statement {
        dataset: dataset.clone(),
        sql: format!(
            "SELECT gemeente, {begin} AS begin_dag, {event} AS gebeurtenis, CAST(COUNT(*) AS BIGINT) AS aantal\n\
             FROM {dataset}\nWHERE {rows}\n\
             GROUP BY gemeente, {begin}, {event}\n\
             ORDER BY gemeente NULLS LAST, begin_dag NULLS LAST, gebeurtenis NULLS LAST"
        ),
        shape: Shape::Spells {
            indicator: index,
            period,
        },
        columns: BTreeMap::from([(dataset.clone(), columns)]),
    })
}

pub(super) fn histogram(
    indicator: usize,
    calculation: &Calculation,
    column: &str,
    period: Period,
) -> Statement {
    let dataset = &calculation.dataset;
    let rows = row_condition(calculation, period);
    let mut columns = calculation_columns(calculation);
    columns.insert("gemeente".to_owned());
    Statement {
        dataset: dataset.clone(),
        sql: format!(
            "SELECT gemeente, CAST({column} AS DOUBLE) AS waarde, CAST(COUNT(*) AS BIGINT) AS aantal\n\
             FROM {dataset}\nWHERE {rows} AND {column} IS NOT NULL\n\
             GROUP BY gemeente, {column}\nORDER BY gemeente NULLS LAST, waarde NULLS LAST"
        ),
        shape: Shape::Histogram { indicator, period },
        columns: BTreeMap::from([(dataset.clone(), columns)]),
    }
}

pub(super) fn denominators(
    indicator: usize,
    dataset: &str,
    column: &str,
    peildatum: &str,
) -> Statement {
    let columns = ["gemeente", column, peildatum].map(str::to_owned);
    Statement {
        dataset: dataset.to_owned(),
        sql: format!(
            "SELECT gemeente, {peildatum} AS peildatum, SUM({column}) AS noemer\nFROM {dataset}\n\
             GROUP BY gemeente, {peildatum}\nORDER BY gemeente NULLS LAST, peildatum NULLS LAST"
        ),
        shape: Shape::Denominators { indicator },
        columns: BTreeMap::from([(dataset.to_owned(), columns.into())]),
    }
}
