//! Figures that are put together from more than a count: means, balances, proportions, surveys, and
//! what happens within a number of months.

use chrono::{Months, NaiveDate};
use ijkpunt_model::{Area, Code, Figure, Period, Sign};
use ijkpunt_statistics::{Exits, Level, Z95, kaplan_meier, wilson};

use super::{Maker, Remarks};
use crate::Measure;
use crate::compile::{ClassIndex, Role};

/// What a survey states of one period.
struct Stated {
    respondents: Option<f64>,
    count: Option<f64>,
    share: Option<f64>,
    margin: Option<f64>,
    /// Whether it states several outcomes.
    several: bool,
}

impl Maker<'_> {
    /// Whether the figure keeps a denominator of its own in the scan.
    pub(super) fn has_denominator(&self) -> bool {
        self.indicator.sort == crate::Sort::Aandeel
            || matches!(self.calculation.measure, Measure::Mean(_))
    }

    pub(super) fn rounded(&self, number: f64) -> f64 {
        match self.calculation.rounding {
            Some(rounding) => rounding.apply(number),
            None => number,
        }
    }

    /// A row that lacks what the figure can't do without would count as zero without a word.
    pub(super) fn has_gaps(&self, area: &Area, period: Period, remarks: &mut Remarks) -> bool {
        let gaps = self.number(area, period, None, Role::Gaps);
        if gaps.is_none_or(|gaps| gaps == 0.0) {
            return false;
        }
        remarks.add(
            Code::LeveringOntbreekt,
            format!("dataset {}", self.calculation.dataset),
            format!(
                "Voor '{}' is in {period} een cel leeg die nodig is.",
                self.indicator.name
            ),
            "Lever de ontbrekende waarde na. Tot dan staat er: geen gegevens.",
            area,
        );
        true
    }

    /// The figure, where it is made of more than a count; none for all others.
    pub(super) fn composed(
        &self,
        area: &Area,
        period: Period,
        class: Option<ClassIndex>,
        empty: &Figure,
        remarks: &mut Remarks,
    ) -> Option<Figure> {
        let term = |number: usize| self.number(area, period, class, Role::Term(number));
        let rows = || self.number(area, period, class, Role::Rows).unwrap_or(0.0);
        match &self.calculation.measure {
            Measure::Mean(_) => {
                let sum = self.number(area, period, class, Role::Numerator);
                let count = self.number(area, period, class, Role::Denominator);
                Some(mean(sum, count, empty))
            }
            Measure::Balance { plus, .. } if rows() > 0.0 => {
                let terms = self.calculation.measure.terms();
                let balance: f64 = (0..terms.len())
                    .map(|number| match number < plus.len() {
                        true => term(number).unwrap_or(0.0),
                        false => -term(number).unwrap_or(0.0),
                    })
                    .sum();
                Some(Figure {
                    teller: Some(self.rounded(balance)),
                    waarde: Some(self.rounded(balance)),
                    ..empty.clone()
                })
            }
            Measure::Proportion { .. } if rows() > 0.0 => {
                let (amount, part, whole) = (term(0)?, term(1)?, term(2)?);
                let value = (whole > 0.0).then(|| self.rounded(amount * part / whole));
                Some(match value {
                    Some(value) => Figure {
                        teller: Some(value),
                        waarde: Some(value),
                        ..empty.clone()
                    },
                    None => empty.without_value(Sign::KanNietVoorkomen),
                })
            }
            Measure::Survey(survey) if rows() > 0.0 => {
                let mut number = 0;
                let mut next = |column: &Option<String>| {
                    column.as_ref().and_then(|_| {
                        number += 1;
                        term(number)
                    })
                };
                let stated = Stated {
                    respondents: term(0),
                    count: next(&survey.count),
                    share: next(&survey.share),
                    margin: next(&survey.margin),
                    several: rows() > 1.0,
                };
                Some(self.survey(&stated, area, period, empty, remarks))
            }
            Measure::Balance { .. } | Measure::Proportion { .. } | Measure::Survey(_) => {
                Some(empty.without_value(Sign::NietGeleverd))
            }
            _ => None,
        }
    }

    /// A survey's share with its own margin; where it states none, Wilson's interval. Margins and
    /// shares of several groups can't be put together.
    fn survey(
        &self,
        stated: &Stated,
        area: &Area,
        period: Period,
        empty: &Figure,
        remarks: &mut Remarks,
    ) -> Figure {
        let whole = stated.count.is_none() || stated.margin.is_some();
        if stated.several && whole && area.code.is_group() {
            return empty.without_value(Sign::Onbekend);
        }
        if stated.several && whole {
            remarks.add(
                Code::DubbeleSleutel,
                format!("dataset {}", self.calculation.dataset),
                format!(
                    "Voor '{}' zijn er in {period} meer uitkomsten van dezelfde vraag.",
                    self.indicator.name
                ),
                "Lever een uitkomst per periode, of scherp 'voorwaarde' in de definitie aan.",
                area,
            );
            return empty.without_value(Sign::Onbekend);
        }
        let Some(total) = stated.respondents else {
            return empty.without_value(Sign::NietGeleverd);
        };
        if total <= 0.0 {
            return empty.without_value(Sign::KanNietVoorkomen);
        }
        let (count, share) = match (stated.count, stated.share) {
            (Some(count), _) => (count, count / total),
            (None, Some(share)) => (share * total, share),
            (None, None) => return empty.without_value(Sign::NietGeleverd),
        };
        let limits = match stated.margin {
            Some(margin) => Some(((share - margin).max(0.0), (share + margin).min(1.0))),
            None => wilson(count, total, Z95).map(|limits| (limits.lower, limits.upper)),
        };
        Figure {
            teller: Some(count),
            noemer: Some(total),
            waarde: Some(share),
            ondergrens: limits.map(|(lower, _)| lower),
            bovengrens: limits.map(|(_, upper)| upper),
            ..empty.clone()
        }
    }

    /// Of those who were so many months past their beginning in the period, the share whom the
    /// event had met by then. All are equally old, so periods can be compared.
    pub(super) fn within(&self, area: &Area, period: Period, months: u32, empty: Figure) -> Figure {
        let (mut met, mut all) = (0.0, 0.0);
        for spell in self.results.spells(self.index, &area.code, period) {
            let Some(ripe) = spell.begin.checked_add_months(Months::new(months)) else {
                continue;
            };
            if ripe < period.first_day() || ripe > period.last_day() {
                continue;
            }
            all += spell.count;
            if spell.event.is_some_and(|event| event < ripe) {
                met += spell.count;
            }
        }
        let limits = wilson(met, all, Z95);
        Figure {
            teller: Some(met),
            noemer: Some(all),
            waarde: (all > 0.0).then(|| met / all),
            ondergrens: limits.map(|limits| limits.lower),
            bovengrens: limits.map(|limits| limits.upper),
            teken: (all == 0.0).then_some(Sign::KanNietVoorkomen),
            ..empty
        }
    }

    /// The share of all who began for whom the event has not come so many months later, by Kaplan
    /// and Meier. Who still goes on at the end of the period is censored there; a later event is not
    /// yet known then.
    pub(super) fn survival(
        &self,
        area: &Area,
        period: Period,
        months: u32,
        empty: Figure,
    ) -> Figure {
        let seen_until = period.last_day();
        let days = |from: NaiveDate, to: NaiveDate| u32::try_from((to - from).num_days()).ok();
        let spells = self.results.spells(self.index, &area.code, period);
        let exits: Vec<Exits> = spells
            .iter()
            .filter_map(|spell| {
                let event = spell.event.filter(|event| *event <= seen_until);
                let count = spell.count as u64;
                Some(Exits {
                    time: days(spell.begin, event.unwrap_or(seen_until))?,
                    events: if event.is_some() { count } else { 0 },
                    censored: if event.is_some() { 0 } else { count },
                })
            })
            .collect();
        let followed: u64 = exits.iter().map(|exit| exit.events + exit.censored).sum();
        let Ok(survival) = kaplan_meier(&exits, Level::P95) else {
            return empty.without_value(Sign::KanNietVoorkomen);
        };
        match survival.at(days_of(months)) {
            Some(share) => Figure {
                noemer: Some(followed as f64),
                waarde: Some(share.value),
                ondergrens: share.interval.map(|interval| interval.lower),
                bovengrens: share.interval.map(|interval| interval.upper),
                ..empty
            },
            // Nobody has been followed for so long.
            None => Figure {
                noemer: Some(followed as f64),
                teken: Some(Sign::Onbekend),
                ..empty
            },
        }
    }
}

/// Whole days in so many months of average length: 365 in twelve.
fn days_of(months: u32) -> u32 {
    (f64::from(months) * 365.25 / 12.0).floor() as u32
}

/// A mean keeps its sum and its count, so that it can be made anew for a larger group.
fn mean(sum: Option<f64>, count: Option<f64>, empty: &Figure) -> Figure {
    match (sum, count) {
        (Some(sum), Some(count)) if count > 0.0 => Figure {
            teller: Some(sum),
            noemer: Some(count),
            waarde: Some(sum / count),
            ..empty.clone()
        },
        _ => empty.without_value(Sign::KanNietVoorkomen),
    }
}
