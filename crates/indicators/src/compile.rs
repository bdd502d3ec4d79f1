//! Definitions to SQL of the portable profile.
//!
//! All counts and sums of one dataset become columns of one statement, so that a dataset is
//! scanned once whatever the number of indicators, periods and classes. The profile's rules:
//! counts are cast to BIGINT, nothing is divided or rounded in SQL, dates are only compared, every
//! ORDER BY says where NULL goes.

use std::collections::{BTreeMap, BTreeSet};

use ijkpunt_model::{Period, Table};

use crate::condition::date_sql;
use crate::periods::{params, parts, periods};
use crate::{Calculation, Indicator, Measure, Params, Request, Sort, Time};

/// Which number a column of a result is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// The numerator, or the figure itself.
    Numerator,
    /// The denominator.
    Denominator,
    /// A statistical sign that stands where a number is missing.
    Sign,
    /// How many parts of the period the data have.
    Parts,
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
        let calculation = &indicator.calculation;
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
                _ => scan.add(index, indicator, period),
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

/// The columns that an indicator reads, per dataset.
pub fn columns_read(indicator: &Indicator) -> BTreeMap<&str, BTreeSet<String>> {
    let calculation = &indicator.calculation;
    let mut own = calculation_columns(calculation);
    own.extend(indicator.breakdowns.iter().map(|b| b.column.clone()));
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

/// The one scan of a dataset while it is put together.
struct Scan<'a> {
    table: &'a Table,
    cells: Vec<Cell>,
    selected: Vec<String>,
    joins: Vec<String>,
    columns: BTreeMap<String, BTreeSet<String>>,
    /// The populations of all cells, as long as each counts within one.
    populations: BTreeSet<String>,
    /// Whether some cell asks for rows outside the populations.
    whole: bool,
}

/// Populations that a scan looks for, at most: beyond these, looking for them costs more than it
/// saves.
const POPULATIONS: usize = 4;

impl<'a> Scan<'a> {
    fn new(table: &'a Table) -> Self {
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
        let sums = matches!(calculation.measure, Measure::Sum(_))
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

    fn reads(&mut self, dataset: &str, columns: impl IntoIterator<Item = String>) {
        self.columns
            .entry(dataset.to_owned())
            .or_default()
            .extend(columns);
    }

    fn add(&mut self, index: usize, indicator: &Indicator, period: Period) {
        let calculation = &indicator.calculation;
        self.narrow(calculation, period);
        self.reads(&calculation.dataset, calculation_columns(calculation));
        let linked = self.join(calculation, params(period));
        let rows = row_condition(calculation, period);
        // Of a share the link makes the numerator; of the rest it narrows the population.
        let is_share = indicator.sort == Sort::Aandeel;
        let base = match (&linked, is_share) {
            (Some(linked), false) => both(&rows, linked),
            _ => rows,
        };
        let cell = |class, role| Cell {
            indicator: index,
            period,
            class,
            role,
        };
        let numerator = |base: &str| {
            let own = calculation
                .numerator
                .as_ref()
                .map(|c| c.bind(params(period)));
            [own, linked.clone().filter(|_| is_share)]
                .into_iter()
                .flatten()
                .fold(base.to_owned(), |all, part| both(&all, &part))
        };
        self.select(
            cell(None, Role::Numerator),
            measured(&calculation.measure, &numerator(&base)),
        );
        if is_share {
            self.select(
                cell(None, Role::Denominator),
                measured(&calculation.measure, &base),
            );
        } else if let Some(denominator) = &calculation.denominator
            && denominator.peildatum.is_none()
        {
            let sum = measured(&Measure::Sum(denominator.column.clone()), &base);
            self.select(cell(None, Role::Denominator), sum);
        }
        self.add_signs(cell(None, Role::Sign), calculation, &base);
        self.add_parts(cell(None, Role::Parts), calculation, period, &base);
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
                }
            }
            self.reads(&calculation.dataset, [breakdown.column.clone()]);
        }
    }

    /// How many values a median is taken of. The histogram has no row for a gemeente without
    /// values, and this one has: so "nobody" stays apart from "nothing delivered".
    fn count_values(
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
        self.select(
            cell,
            format!("CAST(COUNT(CASE WHEN {rows} THEN {column} END) AS BIGINT)"),
        );
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

    fn into_statement(self) -> Statement {
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

fn histogram(
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

fn denominators(indicator: usize, dataset: &str, column: &str, peildatum: &str) -> Statement {
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

/// Columns that the calculation itself names.
fn calculation_columns(calculation: &Calculation) -> BTreeSet<String> {
    let mut columns = BTreeSet::new();
    for condition in [&calculation.population, &calculation.numerator]
        .into_iter()
        .flatten()
    {
        columns.extend(condition.columns());
    }
    match &calculation.measure {
        Measure::Rows => {}
        Measure::Distinct(column) | Measure::Sum(column) | Measure::Median(column) => {
            columns.insert(column.clone());
        }
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
fn row_condition(calculation: &Calculation, period: Period) -> String {
    let bound = params(period);
    let (first, last) = (date_sql(bound.begin), date_sql(bound.end));
    let since = calculation.since.map_or_else(|| first.clone(), date_sql);
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
    match &calculation.population {
        Some(population) => both(&population.bind(bound), &time),
        None => format!("({time})"),
    }
}

/// How many parts make up this period in the data's own periods.
pub fn expected_parts(calculation: &Calculation, period: Period) -> usize {
    parts_within(calculation, period).len()
}

fn parts_within(calculation: &Calculation, period: Period) -> Vec<Period> {
    let Time::Period { grain, .. } = calculation.time else {
        return Vec::new();
    };
    parts(period.year(), grain)
        .into_iter()
        .filter(|part| {
            part.first_day() >= period.first_day() && part.last_day() <= period.last_day()
        })
        .collect()
}

fn measured(measure: &Measure, rows: &str) -> String {
    match measure {
        Measure::Rows => format!("CAST(COUNT(CASE WHEN {rows} THEN 1 END) AS BIGINT)"),
        Measure::Distinct(column) => {
            format!("CAST(COUNT(DISTINCT CASE WHEN {rows} THEN {column} END) AS BIGINT)")
        }
        Measure::Sum(column) | Measure::Median(column) => {
            format!("SUM(CASE WHEN {rows} THEN {column} END)")
        }
    }
}

fn both(left: &str, right: &str) -> String {
    format!("({left}) AND ({right})")
}

fn quoted(words: &[String]) -> String {
    let quoted: Vec<String> = words
        .iter()
        .map(|word| format!("'{}'", word.replace('\'', "''")))
        .collect();
    quoted.join(", ")
}
