//! From result rows to the long table of figures.

use std::collections::{BTreeMap, BTreeSet};

use arrow::array::{Array, AsArray, RecordBatch};
use arrow::compute::cast;
use arrow::datatypes::{DataType, Date32Type, Float64Type, Int32Type};
use chrono::{Datelike, NaiveDate};
use ijkpunt_model::{
    Area, Code, Figure, Finding, Findings, Period, Place, Severity, Sign, TOTAAL, Table,
};
use ijkpunt_statistics::{Quartiles, Z95, quartiles, wilson};

use crate::compile::{Cell, ClassIndex, Role, Shape, expected_parts, is_readable};
use crate::periods::periods;
use crate::{Indicator, Measure, Request, Sort, Statement, Time};

/// What the engine gave, in the terms of indicators and gemeenten.
#[derive(Debug, Default)]
pub struct Results {
    numbers: BTreeMap<CellKey, f64>,
    signs: BTreeMap<(usize, Period, String), Sign>,
    /// Per dataset the gemeenten that have at least one row in it.
    present: BTreeMap<String, BTreeSet<String>>,
    histograms: BTreeMap<(usize, Period, String), Vec<(f64, u64)>>,
    denominators: BTreeMap<(usize, String, NaiveDate), f64>,
}

type CellKey = (usize, Period, Option<ClassIndex>, RoleKey, String);

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum RoleKey {
    Numerator,
    Denominator,
    Parts,
}

impl Results {
    /// No results yet, over these tables.
    pub fn over(tables: &BTreeMap<String, Table>) -> Self {
        let present = tables
            .iter()
            .map(|(name, table)| (name.clone(), gemeenten_in(table)));
        Results {
            present: present.collect(),
            ..Results::default()
        }
    }

    /// Takes over one result.
    pub fn add(&mut self, statement: &Statement, batch: &RecordBatch) {
        let gemeenten = texts(batch, "gemeente");
        match &statement.shape {
            Shape::Cells(cells) => {
                for (index, cell) in cells.iter().enumerate() {
                    self.add_cell(cell, &format!("c{index}"), &gemeenten, batch);
                }
            }
            Shape::Histogram { indicator, period } => {
                let values = numbers(batch, "waarde");
                let counts = numbers(batch, "aantal");
                for ((gemeente, value), count) in gemeenten.iter().zip(values).zip(counts) {
                    let (Some(gemeente), Some(value), Some(count)) = (gemeente, value, count)
                    else {
                        continue;
                    };
                    self.histograms
                        .entry((*indicator, *period, gemeente.clone()))
                        .or_default()
                        .push((value, count as u64));
                }
            }
            Shape::Denominators { indicator } => {
                let days = dates(batch, "peildatum");
                for ((gemeente, day), sum) in
                    gemeenten.iter().zip(days).zip(numbers(batch, "noemer"))
                {
                    if let (Some(gemeente), Some(day), Some(sum)) = (gemeente, day, sum) {
                        self.denominators
                            .insert((*indicator, gemeente.clone(), day), sum);
                    }
                }
            }
        }
    }

    fn add_cell(
        &mut self,
        cell: &Cell,
        column: &str,
        gemeenten: &[Option<String>],
        batch: &RecordBatch,
    ) {
        let role = match cell.role {
            Role::Sign => {
                for (gemeente, sign) in gemeenten.iter().zip(texts(batch, column)) {
                    if let (Some(gemeente), Some(sign)) =
                        (gemeente, sign.and_then(|id| Sign::from_id(&id)))
                    {
                        self.signs
                            .insert((cell.indicator, cell.period, gemeente.clone()), sign);
                    }
                }
                return;
            }
            Role::Numerator => RoleKey::Numerator,
            Role::Denominator => RoleKey::Denominator,
            Role::Parts => RoleKey::Parts,
        };
        for (gemeente, number) in gemeenten.iter().zip(numbers(batch, column)) {
            if let (Some(gemeente), Some(number)) = (gemeente, number) {
                let key = (
                    cell.indicator,
                    cell.period,
                    cell.class,
                    role,
                    gemeente.clone(),
                );
                self.numbers.insert(key, number);
            }
        }
    }
}

/// All figures, ordered by indicator, gemeente, breakdown and period.
pub fn assemble(
    indicators: &[&Indicator],
    tables: &BTreeMap<String, Table>,
    results: &Results,
    request: &Request<'_>,
    findings: &mut Findings,
) -> Vec<Figure> {
    let mut figures = Vec::new();
    for (index, indicator) in indicators.iter().enumerate() {
        let mut remarks = Remarks::default();
        let maker = Maker {
            index,
            indicator,
            tables,
            results,
            request,
        };
        for area in request.areas {
            let periods = periods(indicator, request);
            for period in &periods {
                figures.push(maker.total(area, *period, &mut remarks));
            }
            for (number, breakdown) in indicator.breakdowns.iter().enumerate() {
                for period in &periods {
                    for class in 0..=breakdown.classes.len() {
                        figures.extend(maker.class(area, *period, (number, class)));
                    }
                }
            }
        }
        remarks.report(findings);
    }
    figures
}

/// What was wrong with figures of one indicator, with the gemeenten that it touches: a cause that
/// three hundred gemeenten share is one finding.
#[derive(Default)]
struct Remarks(BTreeMap<(Code, String, String), (&'static str, Vec<String>)>);

impl Remarks {
    fn add(&mut self, code: Code, place: String, what: String, remedy: &'static str, area: &Area) {
        let (_, names) = self
            .0
            .entry((code, place, what))
            .or_insert_with(|| (remedy, Vec::new()));
        names.push(area.name.clone());
    }

    fn report(self, findings: &mut Findings) {
        const NAMED: usize = 5;
        for ((code, place, what), (remedy, names)) in self.0 {
            let mut touched = names
                .iter()
                .take(NAMED)
                .cloned()
                .collect::<Vec<_>>()
                .join(", ");
            if names.len() > NAMED {
                touched.push_str(&format!(" en nog {}", names.len() - NAMED));
            }
            let what = format!("{what} Het raakt: {touched}.");
            let place = Place::file(place);
            findings.push(Finding {
                count: names.len() as u64,
                ..Finding::new(code, Severity::Waarschuwing, place, what, remedy)
            });
        }
    }
}

struct Maker<'a> {
    index: usize,
    indicator: &'a Indicator,
    tables: &'a BTreeMap<String, Table>,
    results: &'a Results,
    request: &'a Request<'a>,
}

impl Maker<'_> {
    fn total(&self, area: &Area, period: Period, remarks: &mut Remarks) -> Figure {
        let empty = self.empty(area, period, TOTAAL, TOTAAL);
        if let Some(sign) = self.missing(area) {
            return empty.without_value(sign);
        }
        if let Measure::Median(_) = self.indicator.calculation.measure {
            return self.median(area, period, empty);
        }
        if let Some(sign) = self.sign(area, period).filter(|sign| sign.is_missing()) {
            return empty.without_value(sign);
        }
        let Some(numerator) = self.numerator(area, period, None) else {
            return empty.without_value(Sign::NietGeleverd);
        };
        if self.incomplete(area, period, remarks) {
            return empty.without_value(Sign::NietGeleverd);
        }
        match self.indicator.sort {
            Sort::Aandeel => self.share(area, period, None, numerator, empty),
            Sort::Verhouding => self.ratio(area, period, numerator, empty, remarks),
            _ => Figure {
                teller: Some(numerator),
                waarde: Some(numerator),
                teken: self.sign(area, period),
                ..empty
            },
        }
    }

    /// A class of a breakdown. The class `onbekend` stands only where it holds something.
    fn class(&self, area: &Area, period: Period, class: ClassIndex) -> Option<Figure> {
        let breakdown = self.indicator.breakdowns.get(class.0)?;
        let known = breakdown.classes.get(class.1);
        let id = known.map_or("onbekend", |class| class.id.as_str());
        let empty = self.empty(area, period, &breakdown.name, id);
        if let Some(sign) = self.missing(area) {
            return known.map(|_| empty.without_value(sign));
        }
        if self.lacking(area, period).is_some() {
            return known.map(|_| empty.without_value(Sign::NietGeleverd));
        }
        let numerator = self.numerator(area, period, Some(class));
        let held = match self.indicator.sort {
            Sort::Aandeel => self.number(area, period, Some(class), RoleKey::Denominator),
            _ => numerator,
        };
        if known.is_none() && held.is_none_or(|count| count == 0.0) {
            return None;
        }
        let Some(numerator) = numerator else {
            return Some(empty.without_value(Sign::NietGeleverd));
        };
        Some(match self.indicator.sort {
            Sort::Aandeel => self.share(area, period, Some(class), numerator, empty),
            _ => Figure {
                teller: Some(numerator),
                noemer: self.numerator(area, period, None),
                waarde: Some(numerator),
                ..empty
            },
        })
    }

    fn empty(&self, area: &Area, period: Period, breakdown: &str, class: &str) -> Figure {
        Figure {
            indicator: self.indicator.id.clone(),
            gemeente: area.code.clone(),
            indelingsjaar: area.indelingsjaar,
            periode: period,
            uitsplitsing: breakdown.to_owned(),
            klasse: class.to_owned(),
            teller: None,
            noemer: None,
            waarde: None,
            ondergrens: None,
            bovengrens: None,
            beoogd: None,
            teken: None,
            bron: self.sources(),
        }
    }

    /// Why there can be no figure at all for this gemeente.
    fn missing(&self, area: &Area) -> Option<Sign> {
        if !self.indicator.measured_in(self.request.year) {
            return Some(Sign::NietGemeten);
        }
        if !is_readable(self.indicator, self.tables) {
            return Some(Sign::NietGeleverd);
        }
        let dataset = &self.indicator.calculation.dataset;
        let present = self.results.present.get(dataset);
        let has_rows = present.is_some_and(|codes| codes.contains(area.code.as_str()));
        (!has_rows).then_some(Sign::NietGeleverd)
    }

    /// Half of the parts of a year would pass for the whole year, so it is refused aloud.
    fn incomplete(&self, area: &Area, period: Period, remarks: &mut Remarks) -> bool {
        let Some((seen, expected)) = self.lacking(area, period) else {
            return false;
        };
        remarks.add(
            Code::LeveringOntbreekt,
            format!("dataset {}", self.indicator.calculation.dataset),
            format!(
                "Voor '{}' zijn {seen} van de {expected} delen van {period} geleverd.",
                self.indicator.name
            ),
            "Lever de ontbrekende perioden na. Tot dan staat er: geen gegevens.",
            area,
        );
        true
    }

    /// How many parts of the period there are and how many there should be, where some lack.
    fn lacking(&self, area: &Area, period: Period) -> Option<(usize, usize)> {
        let seen = self.number(area, period, None, RoleKey::Parts)? as usize;
        let expected = expected_parts(&self.indicator.calculation, period);
        (seen < expected).then_some((seen, expected))
    }

    /// The numerator. Where rows are persons or events, none of them add up to nothing; where a row
    /// states a figure, no row is no figure.
    fn numerator(&self, area: &Area, period: Period, class: Option<ClassIndex>) -> Option<f64> {
        let calculation = &self.indicator.calculation;
        let states = match calculation.time {
            Time::Spell { .. } => false,
            Time::Day(_) => calculation.moment == Sort::Stand,
            Time::Period { .. } => true,
        };
        self.number(area, period, class, RoleKey::Numerator)
            .or((!states).then_some(0.0))
    }

    fn share(
        &self,
        area: &Area,
        period: Period,
        class: Option<ClassIndex>,
        numerator: f64,
        empty: Figure,
    ) -> Figure {
        let denominator = self.number(area, period, class, RoleKey::Denominator);
        let total = denominator.unwrap_or(0.0);
        let interval = wilson(numerator, total, Z95);
        Figure {
            teller: Some(numerator),
            noemer: denominator,
            waarde: (total > 0.0).then(|| numerator / total),
            ondergrens: interval.map(|interval| interval.lower),
            bovengrens: interval.map(|interval| interval.upper),
            // Nobody in the population: there is no share, and that is not zero.
            teken: (total == 0.0).then_some(Sign::KanNietVoorkomen),
            ..empty
        }
    }

    fn ratio(
        &self,
        area: &Area,
        period: Period,
        numerator: f64,
        empty: Figure,
        remarks: &mut Remarks,
    ) -> Figure {
        let Some(denominator) = &self.indicator.calculation.denominator else {
            return empty;
        };
        let total = match denominator.peildatum {
            None => self.number(area, period, None, RoleKey::Denominator),
            Some(_) => self.denominator_at(area, period, remarks),
        };
        match total {
            Some(total) if total > 0.0 => Figure {
                teller: Some(numerator),
                noemer: Some(total),
                waarde: Some(numerator / total * denominator.per),
                ..empty
            },
            _ => Figure {
                teller: Some(numerator),
                ..empty.without_value(Sign::NietGeleverd)
            },
        }
    }

    /// The denominator of 1 January of the year that a stand or flow belongs to. One of another
    /// year is another population and perhaps another indeling: the ratio is refused.
    fn denominator_at(&self, area: &Area, period: Period, remarks: &mut Remarks) -> Option<f64> {
        let day = NaiveDate::from_ymd_opt(period.year(), 1, 1)?;
        let code = area.code.to_string();
        let found = self
            .results
            .denominators
            .get(&(self.index, code.clone(), day));
        if found.is_some() {
            return found.copied();
        }
        let others: Vec<String> = self
            .results
            .denominators
            .keys()
            .filter(|(index, gemeente, _)| *index == self.index && *gemeente == code)
            .map(|(_, _, day)| day.year().to_string())
            .collect();
        if !others.is_empty() {
            remarks.add(
                Code::Indelingsverschil,
                format!("indicator {}", self.indicator.id),
                format!(
                    "De teller van '{}' hoort bij {}, maar de noemer is er alleen voor {}.",
                    self.indicator.name,
                    period.year(),
                    others.join(", ")
                ),
                "Lever de noemer op dezelfde peildatum en indeling. Tot dan wordt de verhouding niet berekend.",
                area,
            );
        }
        None
    }

    fn median(&self, area: &Area, period: Period, empty: Figure) -> Figure {
        let key = (self.index, period, area.code.to_string());
        let found = self.results.histograms.get(&key);
        let Some(Quartiles { q1, median, q3 }) = found.and_then(|values| quartiles(values)) else {
            return empty.without_value(Sign::KanNietVoorkomen);
        };
        let count = found.map(|values| values.iter().map(|(_, n)| *n as f64).sum());
        Figure {
            noemer: count,
            waarde: Some(median),
            ondergrens: Some(q1),
            bovengrens: Some(q3),
            ..empty
        }
    }

    fn number(
        &self,
        area: &Area,
        period: Period,
        class: Option<ClassIndex>,
        role: RoleKey,
    ) -> Option<f64> {
        let key = (self.index, period, class, role, area.code.to_string());
        let number = self.results.numbers.get(&key).copied();
        number.or_else(|| self.nobody(role))
    }

    /// What a gemeente counts that has rows, but none in the populations that were looked for: it is
    /// not in the result of the scan.
    fn nobody(&self, role: RoleKey) -> Option<f64> {
        let calculation = &self.indicator.calculation;
        let counts = matches!(calculation.measure, Measure::Rows | Measure::Distinct(_))
            && !matches!(calculation.time, Time::Period { .. });
        let counted = match role {
            RoleKey::Numerator => true,
            RoleKey::Denominator => self.indicator.sort == Sort::Aandeel,
            RoleKey::Parts => false,
        };
        (counts && counted).then_some(0.0)
    }

    /// The sign of the source: it stands for a number, or goes with one.
    fn sign(&self, area: &Area, period: Period) -> Option<Sign> {
        let key = (self.index, period, area.code.to_string());
        self.results.signs.get(&key).copied()
    }

    /// The deliveries behind the figure.
    fn sources(&self) -> Vec<String> {
        let calculation = &self.indicator.calculation;
        let datasets = [
            Some(&calculation.dataset),
            calculation.link.as_ref().map(|link| &link.dataset),
            calculation
                .denominator
                .as_ref()
                .map(|denominator| &denominator.dataset),
        ];
        let mut sources: Vec<String> = datasets
            .into_iter()
            .flatten()
            .filter_map(|dataset| self.tables.get(dataset))
            .flat_map(|table| &table.deliveries)
            .map(|delivery| {
                let hash: String = delivery.sha256.chars().take(12).collect();
                format!("{}#{hash}", delivery.file)
            })
            .collect();
        sources.sort();
        sources.dedup();
        sources
    }
}

/// The gemeenten that have a row in a table.
fn gemeenten_in(table: &Table) -> BTreeSet<String> {
    let mut present = BTreeSet::new();
    for batch in &table.batches {
        let column = batch.column_by_name("gemeente");
        let Some(column) = column.and_then(|column| column.as_dictionary_opt::<Int32Type>()) else {
            present.extend(texts(batch, "gemeente").into_iter().flatten());
            continue;
        };
        // Millions of rows name the same few words.
        let Some(words) = column.values().as_string_opt::<i32>() else {
            continue;
        };
        let mut met = vec![false; words.len()];
        for key in column.keys().iter().flatten() {
            let met = usize::try_from(key).ok().and_then(|key| met.get_mut(key));
            met.into_iter().for_each(|met| *met = true);
        }
        let met = words.iter().zip(met).filter(|(_, met)| *met);
        present.extend(met.filter_map(|(word, _)| word.map(str::to_owned)));
    }
    present
}

/// A text column.
pub fn texts(batch: &RecordBatch, column: &str) -> Vec<Option<String>> {
    let Some(array) = batch.column_by_name(column) else {
        return Vec::new();
    };
    match array.as_string_opt::<i32>() {
        Some(array) => array.iter().map(|text| text.map(str::to_owned)).collect(),
        None => vec![None; array.len()],
    }
}

/// Any numeric column as doubles. Counts stay exact: they are far below 2^53.
pub fn numbers(batch: &RecordBatch, column: &str) -> Vec<Option<f64>> {
    let Some(array) = batch.column_by_name(column) else {
        return Vec::new();
    };
    match cast(array, &DataType::Float64) {
        Ok(array) => array.as_primitive::<Float64Type>().iter().collect(),
        Err(_) => vec![None; array.len()],
    }
}

fn dates(batch: &RecordBatch, column: &str) -> Vec<Option<NaiveDate>> {
    let Some(array) = batch.column_by_name(column) else {
        return Vec::new();
    };
    match array.as_primitive_opt::<Date32Type>() {
        Some(array) => (0..array.len())
            .map(|row| array.value_as_date(row))
            .collect(),
        None => vec![None; array.len()],
    }
}
