//! The one scan of a dataset: all counts of all its indicators as columns of one statement.

use std::collections::{BTreeMap, BTreeSet};

use arrow::datatypes::DataType;
use ijkpunt_model::{Period, Table};

use super::rows::{
    began_before, both, calculation_columns, expected_parts, measured, quoted, row_condition,
};
use super::{Cell, Role, Shape, Statement};
use crate::periods::params;
use crate::{Calculation, Indicator, Latest, Measure, Params, Sort, Time};

/// The one scan of a dataset while it is put together.
pub(super) struct Scan<'a> {
    table: &'a Table,
    pub(super) cells: Vec<Cell>,
    selected: Vec<String>,
    pub(super) joins: Vec<String>,
    pub(super) columns: BTreeMap<String, BTreeSet<String>>,
    /// The populations of all cells, as long as each counts within one.
    populations: BTreeSet<String>,
    /// Whether some cell asks for rows outside the populations.
    whole: bool,
}

/// Populations that a scan looks for, at most: beyond these, looking for them costs more than it
/// saves.
const POPULATIONS: usize = 4;

impl<'a> Scan<'a> {
    pub(super) fn new(table: &'a Table) -> Self {
        let columns = BTreeMap::from([(
            table.dataset.clone(),
            BTreeSet::from(["gemeente".to_owned()]),
        )]);
        Scan {
            table,
            cells: Vec::new(),
            selected: Vec::new(),
            joins: Vec::new(),
            columns,
            populations: BTreeSet::new(),
            whole: false,
        }
    }

    /// Counts need no rows outside their population: a gemeente without a row in it counts nobody.
    /// A sum over nothing is not the same as zero, and half a year of periods not the same as none,
    /// so these look at all rows.
    fn narrow(&mut self, calculation: &Calculation, period: Period) {
        let counts = matches!(
            calculation.measure,
            Measure::Rows | Measure::Distinct(_) | Measure::Median(_)
        );
        let sums = !counts
            || calculation
                .denominator
                .as_ref()
                .is_some_and(|denominator| denominator.peildatum.is_none());
        match &calculation.population {
            Some(population) if !sums && !matches!(calculation.time, Time::Period { .. }) => {
                self.populations.insert(population.bind(params(period)));
            }
            _ => self.whole = true,
        }
    }

    fn filter(&self) -> String {
        if self.whole || self.populations.len() > POPULATIONS {
            return String::new();
        }
        let populations: Vec<String> = self.populations.iter().map(|p| format!("({p})")).collect();
        format!("\nWHERE {}", populations.join("\n  OR "))
    }

    /// Of the numerator, and of a share or a mean also of the denominator: which rows count.
    pub(super) fn bases(
        &mut self,
        indicator: &Indicator,
        calculation: &Calculation,
        period: Period,
    ) -> Vec<(Role, String)> {
        let (base, link) = self.base(indicator, calculation, period);
        let numerator = numerator(calculation, link.as_deref(), period, &base);
        match &calculation.measure {
            Measure::Mean(column) | Measure::Median(column) => {
                vec![(
                    Role::Denominator,
                    both(&base, &format!("{column} IS NOT NULL")),
                )]
            }
            _ if indicator.sort == Sort::Aandeel => {
                vec![(Role::Numerator, numerator), (Role::Denominator, base)]
            }
            Measure::Within { event, .. } => vec![
                (
                    Role::Numerator,
                    both(&base, &format!("{event} IS NOT NULL")),
                ),
                (Role::Denominator, base),
            ],
            _ => vec![(Role::Numerator, numerator)],
        }
    }

    /// The rows of the population in the period, and of a share the condition of its link.
    fn base(
        &mut self,
        indicator: &Indicator,
        calculation: &Calculation,
        period: Period,
    ) -> (String, Option<String>) {
        let linked = self.join(calculation, params(period));
        let rows = match (&calculation.measure, &calculation.time) {
            (Measure::Within { months, .. }, Time::Day(begin)) => {
                began_before(indicator.sort, calculation, begin, *months, period)
            }
            _ => row_condition(calculation, period),
        };
        let rows = match self.join_latest(calculation) {
            Some(latest) => both(&rows, &latest),
            None => rows,
        };
        // Of a share the link makes the numerator; of the rest it narrows the population.
        match (linked, indicator.sort == Sort::Aandeel) {
            (Some(linked), false) => (both(&rows, &linked), None),
            (linked, _) => (rows, linked),
        }
    }

    fn reads(&mut self, dataset: &str, columns: impl IntoIterator<Item = String>) {
        self.columns
            .entry(dataset.to_owned())
            .or_default()
            .extend(columns);
    }

    pub(super) fn add(
        &mut self,
        index: usize,
        indicator: &Indicator,
        calculation: &Calculation,
        period: Period,
    ) {
        self.narrow(calculation, period);
        self.reads(&calculation.dataset, calculation_columns(calculation));
        let (base, link) = self.base(indicator, calculation, period);
        let is_share = indicator.sort == Sort::Aandeel;
        let cell = |class, role| Cell {
            indicator: index,
            period,
            class,
            role,
        };
        let numerator = |base: &str| numerator(calculation, link.as_deref(), period, base);
        self.select(
            cell(None, Role::Numerator),
            measured(&calculation.measure, &numerator(&base)),
        );
        if is_share {
            self.select(
                cell(None, Role::Denominator),
                measured(&calculation.measure, &base),
            );
        } else if let Measure::Mean(column) = &calculation.measure {
            self.select(cell(None, Role::Denominator), filled(column, &base));
        } else if let Some(denominator) = &calculation.denominator
            && denominator.peildatum.is_none()
        {
            let sum = measured(&Measure::Sum(denominator.column.clone()), &base);
            self.select(cell(None, Role::Denominator), sum);
        }
        self.add_signs(cell(None, Role::Sign), calculation, &base);
        self.add_parts(cell(None, Role::Parts), calculation, period, &base);
        self.add_terms(&|role| cell(None, role), calculation, &base);
        for (number, breakdown) in indicator.breakdowns.iter().enumerate() {
            let mut conditions: Vec<String> = breakdown
                .classes
                .iter()
                .map(|class| format!("{} IN ({})", breakdown.column, quoted(&class.codes)))
                .collect();
            conditions.push(format!("{} IS NULL", breakdown.column));
            for (class, condition) in conditions.into_iter().enumerate() {
                let rows = both(&base, &condition);
                let class = Some((number, class));
                let counted = measured(&calculation.measure, &numerator(&rows));
                self.select(cell(class, Role::Numerator), counted);
                if is_share {
                    let all = measured(&calculation.measure, &rows);
                    self.select(cell(class, Role::Denominator), all);
                } else if let Measure::Mean(column) = &calculation.measure {
                    self.select(cell(class, Role::Denominator), filled(column, &rows));
                }
                self.add_signs(cell(class, Role::Sign), calculation, &rows);
                self.add_terms(&|role| cell(class, role), calculation, &rows);
            }
            self.reads(&calculation.dataset, [breakdown.column.clone()]);
        }
    }

    /// How many values a median is taken of. The histogram has no row for a gemeente without
    /// values, and this one has: so "nobody" stays apart from "nothing delivered".
    pub(super) fn count_values(
        &mut self,
        index: usize,
        calculation: &Calculation,
        column: &str,
        period: Period,
    ) {
        self.narrow(calculation, period);
        self.reads(&calculation.dataset, calculation_columns(calculation));
        let rows = row_condition(calculation, period);
        let cell = Cell {
            indicator: index,
            period,
            class: None,
            role: Role::Denominator,
        };
        self.select(cell, filled(column, &rows));
    }

    /// A sum over a column that may hold statistical signs: the sign of a missing part is the sign
    /// of the whole. Only where no part is missing, a part that is provisional makes the whole so.
    fn add_signs(&mut self, cell: Cell, calculation: &Calculation, rows: &str) {
        let Measure::Sum(column) = &calculation.measure else {
            return;
        };
        let sign = format!("{column}_teken");
        if self.table.schema.index_of(&sign).is_err() {
            return;
        }
        self.reads(&calculation.dataset, [sign.clone()]);
        let missing = both(rows, &format!("{column} IS NULL"));
        self.select(
            cell,
            format!(
                "COALESCE(MIN(CASE WHEN {missing} THEN {sign} END), MIN(CASE WHEN {rows} THEN {sign} END))"
            ),
        );
    }

    /// The terms of a figure that is put together from several columns, with what tells whether they
    /// are all there.
    fn add_terms(&mut self, cell: &dyn Fn(Role) -> Cell, calculation: &Calculation, rows: &str) {
        let measure = &calculation.measure;
        let terms = measure.terms();
        for (number, column) in terms.iter().enumerate() {
            let sum = measured(&Measure::Sum((*column).clone()), rows);
            self.select(cell(Role::Term(number)), sum);
        }
        if !terms.is_empty() {
            self.select(cell(Role::Rows), measured(&Measure::Rows, rows));
        }
        let dispensable = measure.dispensable();
        let single = match measure {
            Measure::Sum(column) if calculation.may_lack => Some(column),
            _ => None,
        };
        let empty: Vec<String> = terms
            .into_iter()
            .chain(single)
            .filter(|column| !dispensable.contains(column))
            .map(|column| format!("{column} IS NULL"))
            .collect();
        if !empty.is_empty() && !calculation.parts_may_lack {
            let gaps = both(rows, &empty.join(" OR "));
            self.select(cell(Role::Gaps), measured(&Measure::Rows, &gaps));
        }
    }

    /// How many parts of the period there are: half a year is not a year.
    fn add_parts(&mut self, cell: Cell, calculation: &Calculation, period: Period, rows: &str) {
        let Time::Period { column, .. } = &calculation.time else {
            return;
        };
        if expected_parts(calculation, period) > 1 && !calculation.parts_may_lack {
            self.select(cell, measured(&Measure::Distinct(column.clone()), rows));
        }
    }

    fn select(&mut self, cell: Cell, expression: String) {
        self.selected
            .push(format!("{expression} AS c{}", self.cells.len()));
        self.cells.push(cell);
    }

    /// Joins the keys of another dataset, once for each distinct condition, and gives the
    /// condition that holds for rows whose key occurs there. A key names a person within a
    /// gemeente: the same number elsewhere is somebody else. The inner GROUP BY makes each key
    /// occur once, so that a join never doubles a row.
    fn join(&mut self, calculation: &Calculation, params: Params) -> Option<String> {
        let link = calculation.link.as_ref()?;
        let condition = link.condition.as_ref();
        let filter = condition
            .map(|c| format!(" WHERE {}", c.bind(params)))
            .unwrap_or_default();
        let own = &calculation.dataset;
        let key = &link.key;
        self.reads(own, [key.clone()]);
        self.reads(&link.dataset, ["gemeente".to_owned(), key.clone()]);
        self.reads(
            &link.dataset,
            condition.map(|c| c.columns()).unwrap_or_default(),
        );
        let body = |number: usize| {
            format!(
                "LEFT JOIN (SELECT gemeente AS k{number}_gemeente, {key} AS k{number}_sleutel, \
                 CAST(1 AS BIGINT) AS k{number}_raak \
                 FROM {other}{filter} GROUP BY gemeente, {key}) AS k{number} \
                 ON {own}.gemeente = k{number}.k{number}_gemeente \
                 AND {own}.{key} = k{number}.k{number}_sleutel",
                other = link.dataset
            )
        };
        let known = (0..self.joins.len()).find(|&n| self.joins.get(n) == Some(&body(n)));
        let number = known.unwrap_or_else(|| {
            self.joins.push(body(self.joins.len()));
            self.joins.len() - 1
        });
        Some(format!("k{number}_raak = 1"))
    }

    /// Joins for each thing that has versions the highest of them, and gives the condition that
    /// holds for the rows of that version. A row without a version is older than one with.
    fn join_latest(&mut self, calculation: &Calculation) -> Option<String> {
        let latest = calculation.latest.as_ref()?;
        let (sql, condition) = latest_join(self.table, calculation, latest, self.joins.len())?;
        let known = (0..self.joins.len()).find(|&number| {
            let again = latest_join(self.table, calculation, latest, number);
            again.is_some_and(|(sql, _)| self.joins.get(number) == Some(&sql))
        });
        match known {
            Some(number) => {
                latest_join(self.table, calculation, latest, number).map(|(_, known)| known)
            }
            None => {
                self.joins.push(sql);
                Some(condition)
            }
        }
    }

    pub(super) fn into_statement(self) -> Statement {
        let dataset = self.table.dataset.clone();
        let filter = self.filter();
        let joins: String = self.joins.iter().map(|join| format!("\n{join}")).collect();
        let sql = format!(
            "SELECT gemeente,\n  {}\nFROM {dataset}{joins}{filter}\nGROUP BY gemeente\nORDER BY gemeente NULLS LAST",
            self.selected.join(",\n  ")
        );
        Statement {
            dataset,
            sql,
            shape: Shape::Cells(self.cells),
            columns: self.columns,
        }
    }
}

/// The rows of the numerator among those of the population.
fn numerator(calculation: &Calculation, link: Option<&str>, period: Period, base: &str) -> String {
    let own = calculation
        .numerator
        .as_ref()
        .map(|c| c.bind(params(period)));
    [own, link.map(str::to_owned)]
        .into_iter()
        .flatten()
        .fold(base.to_owned(), |all, part| both(&all, &part))
}

/// The join of the latest versions, and the condition that goes with it.
fn latest_join(
    table: &Table,
    calculation: &Calculation,
    latest: &Latest,
    number: usize,
) -> Option<(String, String)> {
    let (Time::Day(moment) | Time::Period { column: moment, .. }) = &calculation.time else {
        return None;
    };
    let column = &latest.column;
    let field = table.schema.field_with_name(column).ok()?;
    let none = match field.data_type() {
        DataType::Date32 => "DATE '1900-01-01'",
        _ => "-1",
    };
    let version = format!("CASE WHEN {column} IS NULL THEN {none} ELSE {column} END");
    let keys: Vec<&String> = std::iter::once(moment).chain(&latest.per).collect();
    let own = &calculation.dataset;
    let named: String = keys
        .iter()
        .map(|key| format!("{key} AS l{number}_{key}, "))
        .collect();
    let grouped: String = keys.iter().map(|key| format!(", {key}")).collect();
    let same: String = keys
        .iter()
        .map(|key| format!(" AND {own}.{key} = l{number}.l{number}_{key}"))
        .collect();
    let sql = format!(
        "LEFT JOIN (SELECT gemeente AS l{number}_gemeente, {named}\
         MAX({version}) AS l{number}_laatste \
         FROM {own} GROUP BY gemeente{grouped}) AS l{number} \
         ON {own}.gemeente = l{number}.l{number}_gemeente{same}"
    );
    Some((sql, format!("{version} = l{number}_laatste")))
}

fn filled(column: &str, rows: &str) -> String {
    format!("CAST(COUNT(CASE WHEN {rows} THEN {column} END) AS BIGINT)")
}
