//! From result rows to the long table of figures.

mod measures;
mod region;
mod remarks;
mod results;

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use ijkpunt_model::{Area, Code, Figure, Findings, Period, Sign, TOTAAL, Table};
use ijkpunt_statistics::{Level, Quartiles, Z95, quartiles, rate, wilson};

pub(crate) use self::region::complete;
pub(crate) use self::remarks::Remarks;
pub use self::results::{Results, numbers, texts};
use crate::compile::{ClassIndex, Role, expected_parts, is_readable};
use crate::derive::UNKNOWN;
use crate::periods::periods;
use crate::{Calculation, Indicator, Measure, Request, Sort, Time};

/// The figures of each indicator, ordered by gemeente, breakdown and period. What is derived has none
/// here.
pub fn assemble(
    indicators: &[&Indicator],
    tables: &BTreeMap<String, Table>,
    results: &Results,
    request: &Request<'_>,
    findings: &mut Findings,
) -> Vec<Vec<Figure>> {
    let mut all = Vec::new();
    for (index, indicator) in indicators.iter().enumerate() {
        let mut figures = Vec::new();
        let mut remarks = Remarks::default();
        let Some(calculation) = indicator.calculation() else {
            all.push(figures);
            continue;
        };
        let maker = Maker {
            index,
            indicator,
            calculation,
            tables,
            results,
            request,
            sources: sources(calculation, tables),
        };
        for area in request.areas {
            let periods = periods(indicator, request);
            for period in &periods {
                figures.push(maker.total(area, *period, &mut remarks));
            }
            for (number, breakdown) in indicator.breakdowns.iter().enumerate() {
                for period in &periods {
                    for class in 0..=breakdown.classes.len() {
                        figures.extend(maker.class(area, *period, (number, class), &mut remarks));
                    }
                }
            }
        }
        remarks.report(findings);
        all.push(figures);
    }
    all
}

struct Maker<'a> {
    index: usize,
    indicator: &'a Indicator,
    calculation: &'a Calculation,
    tables: &'a BTreeMap<String, Table>,
    results: &'a Results,
    request: &'a Request<'a>,
    /// The deliveries behind the figures.
    sources: Vec<String>,
}

impl Maker<'_> {
    fn total(&self, area: &Area, period: Period, remarks: &mut Remarks) -> Figure {
        let empty = self.empty(area, period, TOTAAL, TOTAAL);
        if let Some(sign) = self.missing(area, period) {
            return empty.without_value(sign);
        }
        match &self.calculation.measure {
            Measure::Median(_) => return self.median(area, period, empty),
            Measure::Within { months, .. } => {
                return match self.indicator.sort {
                    Sort::Overleving => self.survival(area, period, *months, empty),
                    _ => self.within(area, period, *months, empty),
                };
            }
            _ => {}
        }
        if let Some(sign) = self
            .sign(area, period, None)
            .filter(|sign| sign.is_missing())
        {
            return empty.without_value(sign);
        }
        let Some(numerator) = self.numerator(area, period, None) else {
            return empty.without_value(Sign::NietGeleverd);
        };
        if self.incomplete(area, period, remarks) {
            return empty.without_value(Sign::NietGeleverd);
        }
        if self.has_gaps(area, period, remarks) {
            return empty.without_value(Sign::NietGeleverd);
        }
        if let Some(figure) = self.composed(area, period, None, &empty, remarks) {
            return Figure {
                teken: figure.teken.or_else(|| self.sign(area, period, None)),
                ..figure
            };
        }
        match self.indicator.sort {
            Sort::Aandeel => self.share(area, period, None, numerator, empty),
            Sort::Verhouding => self.ratio(area, period, numerator, empty, remarks),
            _ => Figure {
                teller: Some(self.rounded(numerator)),
                waarde: Some(self.rounded(numerator)),
                teken: self.sign(area, period, None),
                ..empty
            },
        }
    }

    /// A class of a breakdown. The class `onbekend` stands only where it holds something, and so does
    /// a class that the deliveries brought, where rows state figures: a post of another year, or of
    /// another side of the budget, is no post without money.
    fn class(
        &self,
        area: &Area,
        period: Period,
        class: ClassIndex,
        remarks: &mut Remarks,
    ) -> Option<Figure> {
        let breakdown = self.indicator.breakdowns.get(class.0)?;
        let known = breakdown.classes.get(class.1);
        let fixed = known.filter(|_| breakdown.open.is_none());
        let id = known.map_or(UNKNOWN, |class| class.id.as_str());
        let empty = self.empty(area, period, &breakdown.name, id);
        if let Some(sign) = self.missing(area, period) {
            return fixed.map(|_| empty.without_value(sign));
        }
        if self.lacking(area, period).is_some() {
            return fixed.map(|_| empty.without_value(Sign::NietGeleverd));
        }
        let numerator = self.numerator(area, period, Some(class));
        let held = match &self.calculation.measure {
            Measure::Balance { .. } | Measure::Proportion { .. } | Measure::Survey(_) => {
                self.number(area, period, Some(class), Role::Rows)
            }
            _ if self.has_denominator() => {
                self.number(area, period, Some(class), Role::Denominator)
            }
            _ => numerator,
        };
        let brought = breakdown.open.is_some() && self.states();
        if (known.is_none() || brought) && held.is_none_or(|count| count == 0.0) {
            return None;
        }
        let sign = self.sign(area, period, Some(class));
        if let Some(sign) = sign.filter(|sign| sign.is_missing()) {
            return Some(empty.without_value(sign));
        }
        let gaps = self.number(area, period, Some(class), Role::Gaps);
        let Some(numerator) = numerator.filter(|_| gaps.is_none_or(|gaps| gaps == 0.0)) else {
            return Some(empty.without_value(Sign::NietGeleverd));
        };
        if let Some(figure) = self.composed(area, period, Some(class), &empty, remarks) {
            return Some(Figure {
                teken: figure.teken.or(sign),
                ..figure
            });
        }
        Some(match self.indicator.sort {
            Sort::Aandeel => self.share(area, period, Some(class), numerator, empty),
            _ => Figure {
                teller: Some(numerator),
                noemer: self.numerator(area, period, None),
                waarde: Some(numerator),
                teken: sign,
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
            bron: self.sources.clone(),
        }
    }

    /// Why there can be no figure at all for this gemeente.
    fn missing(&self, area: &Area, period: Period) -> Option<Sign> {
        let last = self.indicator.valid_until;
        if last.is_some_and(|last| period.first_day() > last) {
            return Some(Sign::KanNietVoorkomen);
        }
        if !self.indicator.measured_in(self.request.year) {
            return Some(Sign::NietGemeten);
        }
        if !is_readable(self.indicator, self.tables) {
            return Some(Sign::NietGeleverd);
        }
        let dataset = &self.calculation.dataset;
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
            format!("dataset {}", self.calculation.dataset),
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
        let seen = self.number(area, period, None, Role::Parts)? as usize;
        let expected = expected_parts(self.calculation, period);
        (seen < expected).then_some((seen, expected))
    }

    /// The numerator. Where rows are persons or events, none of them add up to nothing; where a row
    /// states a figure, no row is no figure. Of a share the population tells whether there are rows:
    /// a count leaves out the cells that hold nobody.
    fn numerator(&self, area: &Area, period: Period, class: Option<ClassIndex>) -> Option<f64> {
        let shares = self.indicator.sort == Sort::Aandeel
            && self
                .number(area, period, class, Role::Denominator)
                .is_some();
        self.number(area, period, class, Role::Numerator)
            .or((!self.states() || shares).then_some(0.0))
    }

    /// Whether a row states a figure, and is no person or event itself.
    fn states(&self) -> bool {
        match self.calculation.time {
            Time::Spell { .. } => false,
            Time::Day(_) => self.calculation.moment == Sort::Stand,
            Time::Period { .. } => true,
        }
    }

    fn share(
        &self,
        area: &Area,
        period: Period,
        class: Option<ClassIndex>,
        numerator: f64,
        empty: Figure,
    ) -> Figure {
        let denominator = self.number(area, period, class, Role::Denominator);
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
        let Some(denominator) = &self.calculation.denominator else {
            return empty;
        };
        let total = match denominator.peildatum {
            None => self.number(area, period, None, Role::Denominator),
            Some(_) => self.denominator_at(area, period, remarks),
        };
        match total {
            Some(total) if total > 0.0 => {
                // Only of what is counted chance is known; a sum may stand for anything.
                let counts = matches!(
                    self.calculation.measure,
                    Measure::Rows | Measure::Distinct(_)
                );
                let rate = rate(numerator, total, denominator.per, Level::P95).filter(|_| counts);
                Figure {
                    teller: Some(numerator),
                    noemer: Some(total),
                    waarde: Some(numerator / total * denominator.per),
                    ondergrens: rate.map(|rate| rate.interval.lower),
                    bovengrens: rate.map(|rate| rate.interval.upper),
                    ..empty
                }
            }
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
        let all = || self.results.denominators(self.index, &area.code);
        if let Some((_, found)) = all().find(|(known, _)| *known == day) {
            return Some(found);
        }
        let others: Vec<String> = all().map(|(day, _)| day.year().to_string()).collect();
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
        let found = self.results.histogram(self.index, &area.code, period);
        let Some(Quartiles { q1, median, q3 }) = found.and_then(quartiles) else {
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
        role: Role,
    ) -> Option<f64> {
        let key = (self.index, period, class, role);
        let number = self.results.number(key, &area.code);
        number.or_else(|| self.nobody(role))
    }

    /// What a gemeente counts that has rows, but none in the populations that were looked for: it is
    /// not in the result of the scan.
    fn nobody(&self, role: Role) -> Option<f64> {
        let calculation = self.calculation;
        let counts = matches!(calculation.measure, Measure::Rows | Measure::Distinct(_))
            && !matches!(calculation.time, Time::Period { .. });
        let counted = match role {
            Role::Numerator => true,
            Role::Denominator => self.indicator.sort == Sort::Aandeel,
            _ => false,
        };
        (counts && counted).then_some(0.0)
    }

    /// The sign of the source: it stands for a number, or goes with one.
    fn sign(&self, area: &Area, period: Period, class: Option<ClassIndex>) -> Option<Sign> {
        let key = (self.index, period, class, Role::Sign);
        self.results.sign(key, &area.code)
    }
}

/// The deliveries behind an indicator's figures.
fn sources(calculation: &Calculation, tables: &BTreeMap<String, Table>) -> Vec<String> {
    let mut sources: Vec<String> = calculation
        .datasets()
        .filter_map(|dataset| tables.get(dataset))
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
