//! Which rows count, and how they are counted, in SQL.

use std::collections::BTreeSet;

use chrono::{Days, Months, NaiveDate};
use ijkpunt_model::Period;

use crate::condition::date_sql;
use crate::periods::{around, params, parts};
use crate::{Calculation, Measure, Params, Sort, Time};

/// Columns that the calculation itself names.
pub(super) fn calculation_columns(calculation: &Calculation) -> BTreeSet<String> {
    let mut columns = BTreeSet::new();
    for condition in [&calculation.population, &calculation.numerator]
        .into_iter()
        .flatten()
    {
        columns.extend(condition.columns());
    }
    columns.extend(calculation.measure.columns().into_iter().cloned());
    if let Some(latest) = &calculation.latest {
        columns.insert(latest.column.clone());
        columns.extend(latest.per.iter().cloned());
    }
    match &calculation.time {
        Time::Spell { begin, end } => columns.extend([begin.clone(), end.clone()]),
        Time::Day(column) | Time::Period { column, .. } => {
            columns.insert(column.clone());
        }
    }
    if let Some(denominator) = &calculation.denominator
        && denominator.peildatum.is_none()
    {
        columns.insert(denominator.column.clone());
    }
    columns
}

/// Population and time: which rows count in this period.
pub(crate) fn row_condition(calculation: &Calculation, period: Period) -> String {
    let bound = params(period);
    let (first, last) = (date_sql(bound.begin), date_sql(bound.end));
    let since = calculation.since.map_or_else(|| first.clone(), date_sql);
    let wider = calculation
        .from_start_of
        .and_then(|length| around(period, length));
    let first = wider.map_or(first, |wider| date_sql(wider.first_day()));
    let time = match (&calculation.time, calculation.moment) {
        (Time::Spell { begin, end }, Sort::Stand) => {
            format!("{begin} < {first} AND ({end} IS NULL OR {end} >= {first})")
        }
        (Time::Spell { begin, end }, _) => {
            format!("{begin} <= {last} AND ({end} IS NULL OR {end} >= {since})")
        }
        (Time::Day(column), Sort::Stand) => format!("{column} = {first}"),
        (Time::Day(column), Sort::Ooit) => format!("{column} >= {since} AND {column} <= {last}"),
        (Time::Day(column), _) => format!("{column} >= {first} AND {column} <= {last}"),
        (Time::Period { column, .. }, _) => {
            let codes: Vec<String> = parts_within(calculation, period)
                .iter()
                .map(Period::to_string)
                .collect();
            format!("{column} IN ({})", quoted(&codes))
        }
    };
    with_population(calculation, bound, &time)
}

fn with_population(calculation: &Calculation, bound: Params, time: &str) -> String {
    match &calculation.population {
        Some(population) => both(&population.bind(bound), time),
        None => format!("({time})"),
    }
}

/// Of survival the rows that began by the end of the period; of a cohort those that began so many months before a day of the period, give or take a few days: months
/// differ in length, and dates are only compared in SQL. The exact day is found afterwards.
pub(crate) fn began_before(
    sort: Sort,
    calculation: &Calculation,
    begin: &str,
    months: u32,
    period: Period,
) -> String {
    if sort == Sort::Overleving {
        let last = date_sql(period.last_day());
        let time = match calculation.since.map(date_sql) {
            Some(since) => format!("{begin} >= {since} AND {begin} <= {last}"),
            None => format!("{begin} <= {last}"),
        };
        return with_population(calculation, params(period), &time);
    }
    const SLACK: Days = Days::new(3);
    let shifted = |day: NaiveDate| day.checked_sub_months(Months::new(months)).unwrap_or(day);
    let first = shifted(period.first_day());
    let first = date_sql(first.checked_sub_days(SLACK).unwrap_or(first));
    let last = shifted(period.last_day());
    let last = date_sql(last.checked_add_days(SLACK).unwrap_or(last));
    let time = format!("{begin} >= {first} AND {begin} <= {last}");
    with_population(calculation, params(period), &time)
}

/// How many parts make up this period in the data's own periods.
pub(crate) fn expected_parts(calculation: &Calculation, period: Period) -> usize {
    parts_within(calculation, period).len()
}

fn parts_within(calculation: &Calculation, period: Period) -> Vec<Period> {
    let Time::Period { grain, longer, .. } = &calculation.time else {
        return Vec::new();
    };
    longer
        .iter()
        .chain([grain])
        .flat_map(|length| parts(period.year(), *length))
        .filter(|part| {
            part.first_day() >= period.first_day() && part.last_day() <= period.last_day()
        })
        .collect()
}

pub(super) fn measured(measure: &Measure, rows: &str) -> String {
    match measure {
        Measure::Rows => format!("CAST(COUNT(CASE WHEN {rows} THEN 1 END) AS BIGINT)"),
        Measure::Distinct(column) => {
            format!("CAST(COUNT(DISTINCT CASE WHEN {rows} THEN {column} END) AS BIGINT)")
        }
        Measure::Sum(column) | Measure::Median(column) | Measure::Mean(column) => {
            format!("SUM(CASE WHEN {rows} THEN {column} END)")
        }
        // These are put together from terms, each with a column of its own.
        Measure::Balance { .. }
        | Measure::Proportion { .. }
        | Measure::Survey(_)
        | Measure::Within { .. } => measured(&Measure::Rows, rows),
    }
}

pub(crate) fn both(left: &str, right: &str) -> String {
    format!("({left}) AND ({right})")
}

pub(crate) fn quoted(words: &[String]) -> String {
    let quoted: Vec<String> = words
        .iter()
        .map(|word| format!("'{}'", word.replace('\'', "''")))
        .collect();
    quoted.join(", ")
}
