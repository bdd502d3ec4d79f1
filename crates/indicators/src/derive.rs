//! Indicators computed from other indicators.
//!
//! A derived figure is made anew at every level from the numerators and denominators of its parts;
//! a share is never added up or averaged. The operations are a closed set, so that what they need
//! of their parts can be checked when the definition is read.

use std::collections::BTreeMap;

use ijkpunt_model::{Figure, GemeenteCode, Period, Sign, Sort};
use ijkpunt_statistics::{Level, Z95, dissimilarity, rate, wilson};

use crate::periods::{enclosing, periods};
use crate::{Indicator, Request, Rounding};

/// The class of rows without a code.
pub(crate) const UNKNOWN: &str = "onbekend";

/// What is done with the parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Operation {
    /// The first less the second.
    Difference,
    /// The first over the second.
    Ratio,
    /// The first as a part of the second, which counts the first as well.
    Share,
    /// All together.
    Sum,
    /// The first that has a figure; any other than the first is an estimate.
    Preferred,
    /// What of the first should have been reached by the end of the period, at an even pace.
    Paced,
    /// How unevenly the first is spread over the classes that both have: the index of
    /// dissimilarity, in procents of the group.
    Uneven,
    /// What that index is on average when chance alone spreads the same people: in a small group it
    /// is far above zero.
    UnevenByChance,
}

impl Operation {
    /// The words definitions use, in the order of the variants.
    pub const WORDS: [&'static str; 8] = [
        "verschil",
        "verhouding",
        "aandeel",
        "som",
        "voorkeur",
        "naar-rato",
        "ongelijke-spreiding",
        "ongelijke-spreiding-toeval",
    ];

    /// Every operation, in the same order.
    pub const ALL: [Operation; 8] = [
        Operation::Difference,
        Operation::Ratio,
        Operation::Share,
        Operation::Sum,
        Operation::Preferred,
        Operation::Paced,
        Operation::Uneven,
        Operation::UnevenByChance,
    ];

    /// How many parts it takes, at least and at most.
    pub(crate) const fn takes(self) -> (usize, usize) {
        match self {
            Operation::Difference
            | Operation::Ratio
            | Operation::Share
            | Operation::Uneven
            | Operation::UnevenByChance => (2, 2),
            Operation::Sum | Operation::Preferred => (2, 12),
            Operation::Paced => (1, 1),
        }
    }

    /// Whether it looks at the classes of its parts, and not at their figures.
    pub(crate) fn is_spread(self) -> bool {
        matches!(self, Operation::Uneven | Operation::UnevenByChance)
    }

    /// The kind of figure that it gives of its parts.
    pub(crate) fn sort(self, first: Sort) -> Sort {
        match self {
            Operation::Difference => Sort::Saldo,
            Operation::Ratio => Sort::Verhouding,
            Operation::Share => Sort::Aandeel,
            Operation::Uneven | Operation::UnevenByChance => Sort::Gemiddelde,
            Operation::Sum | Operation::Preferred | Operation::Paced => first,
        }
    }
}

/// How an indicator follows from others.
#[derive(Debug, Clone, PartialEq)]
pub struct Derived {
    /// What is done.
    pub operation: Operation,
    /// With what. The parts stand here whole, so that nothing has to be looked up.
    pub parts: Vec<Indicator>,
    /// Of a ratio: per how many.
    pub per: f64,
    /// How the number is rounded, where it is.
    pub rounding: Option<Rounding>,
    /// Whether a part without a figure for a period may give that of the longer period around it.
    pub enclosing: bool,
    /// Of a ratio: whether its numerator counts what chance makes more or fewer of among the
    /// denominator, so that it has an interval. Where one divides by a plan, it has none.
    pub chance: bool,
}

impl Derived {
    /// The name of the first breakdown that all parts have.
    pub(crate) fn shared_breakdown(&self) -> Option<&str> {
        let (first, rest) = self.parts.split_first()?;
        let shared = first.breakdowns.iter().find(|own| {
            let has = |part: &Indicator| part.breakdowns.iter().any(|b| b.name == own.name);
            rest.iter().all(has)
        });
        shared.map(|breakdown| breakdown.name.as_str())
    }

    /// The periods for which each part has a figure.
    pub(crate) fn periods(&self, request: &Request<'_>) -> Vec<Period> {
        let of_parts: Vec<Vec<Period>> = self
            .parts
            .iter()
            .map(|part| periods(part, request))
            .collect();
        if self.operation == Operation::Paced {
            let whole = of_parts.first().map(Vec::as_slice).unwrap_or_default();
            let months = Period::months(request.year);
            return months
                .filter(|month| around(whole, *month).is_some())
                .collect();
        }
        let Some((first, rest)) = of_parts.split_first() else {
            return Vec::new();
        };
        let known = |periods: &Vec<Period>, period: Period| match self.enclosing {
            true => around(periods, period).is_some(),
            false => periods.contains(&period),
        };
        first
            .iter()
            .copied()
            .filter(|period| rest.iter().all(|periods| known(periods, *period)))
            .collect()
    }
}

/// The period itself where it is among those, else the shortest among those around it.
fn around(periods: &[Period], period: Period) -> Option<Period> {
    let within = |longer: &&Period| enclosing(**longer, period);
    let length = |longer: &&Period| longer.last_day() - longer.first_day();
    periods
        .iter()
        .find(|known| **known == period)
        .or_else(|| periods.iter().filter(within).min_by_key(length))
        .copied()
}

/// Figures by indicator, gemeente, period, breakdown and class.
pub(crate) struct Known<'a>(BTreeMap<Key<'a>, &'a Figure>);

type Key<'a> = (&'a str, &'a GemeenteCode, Period, &'a str, &'a str);

impl<'a> Known<'a> {
    pub(crate) fn of(figures: impl IntoIterator<Item = &'a Figure>) -> Self {
        let keyed = figures.into_iter().map(|figure| {
            let key = (
                figure.indicator.as_str(),
                &figure.gemeente,
                figure.periode,
                figure.uitsplitsing.as_str(),
                figure.klasse.as_str(),
            );
            (key, figure)
        });
        Known(keyed.collect())
    }

    /// The classes of one breakdown, as counts, for the gemeente and period of a figure. None where
    /// a class has no count: what is left would be another spread.
    pub(crate) fn counts(
        &self,
        figure: &Figure,
        breakdown: &str,
    ) -> Option<BTreeMap<&'a str, u64>> {
        self.classes(figure, breakdown)
            .filter(|class| class.klasse != UNKNOWN)
            .map(|class| Some((class.klasse.as_str(), class.waarde? as u64)))
            .collect()
    }

    /// The classes of one breakdown for the gemeente and period of a figure.
    pub(crate) fn classes<'b>(
        &'b self,
        figure: &'b Figure,
        breakdown: &'b str,
    ) -> impl Iterator<Item = &'a Figure> + use<'a, 'b> {
        let known: &'b BTreeMap<Key<'b>, &'a Figure> = &self.0;
        let cell = |class| {
            let id = figure.indicator.as_str();
            (id, &figure.gemeente, figure.periode, breakdown, class)
        };
        let first = cell("");
        known
            .range(first..)
            .take_while(move |(key, _)| {
                (key.0, key.1, key.2, key.3) == (first.0, first.1, first.2, first.3)
            })
            .map(|(_, class)| *class)
    }

    /// The figure of another indicator or period in the cell of this one.
    pub(crate) fn beside(&self, id: &str, period: Period, cell: &Figure) -> Option<&'a Figure> {
        let key = (
            id,
            &cell.gemeente,
            period,
            cell.uitsplitsing.as_str(),
            cell.klasse.as_str(),
        );
        self.0.get(&key).copied()
    }
}

/// The figures of a derived indicator, from those of its parts.
pub(crate) fn derive(
    indicator: &Indicator,
    derived: &Derived,
    of_parts: &[&[Figure]],
    request: &Request<'_>,
) -> Vec<Figure> {
    let known = Known::of(of_parts.iter().flat_map(|figures| figures.iter()));
    let periods = derived.periods(request);
    let part_periods: Vec<Vec<Period>> = derived
        .parts
        .iter()
        .map(|part| self::periods(part, request))
        .collect();
    let first = of_parts.first().copied().unwrap_or_default();
    let mut seen = std::collections::BTreeSet::new();
    let mut figures = Vec::new();
    for cell in first {
        let broken_down = |name: &str| indicator.breakdowns.iter().any(|b| b.name == name);
        if !cell.is_total() && !broken_down(&cell.uitsplitsing) {
            continue;
        }
        let at = (&cell.gemeente, &cell.uitsplitsing, &cell.klasse);
        if !seen.insert(at) {
            continue;
        }
        for period in &periods {
            let parts: Vec<Option<&Figure>> = derived
                .parts
                .iter()
                .zip(&part_periods)
                .map(|(part, periods)| {
                    let wider = derived.enclosing || derived.operation == Operation::Paced;
                    let period = match wider {
                        true => around(periods, *period)?,
                        false => *period,
                    };
                    known.beside(&part.id, period, cell)
                })
                .collect();
            // A class that holds nobody in this period is not there, as with what is counted.
            let fleeting = cell.klasse == UNKNOWN || is_open(indicator, &cell.uitsplitsing);
            if fleeting && parts.iter().any(Option::is_none) {
                continue;
            }
            figures.push(combine(indicator, derived, *period, cell, (&known, &parts)));
        }
    }
    figures.sort_by(|one, other| {
        let key = |f: &Figure| {
            (
                f.gemeente.to_string(),
                !f.is_total(),
                f.uitsplitsing.clone(),
            )
        };
        key(one).cmp(&key(other))
    });
    figures
}

/// Whether the deliveries brought the classes of a breakdown.
fn is_open(indicator: &Indicator, breakdown: &str) -> bool {
    let mut open = indicator.breakdowns.iter().filter(|b| b.open.is_some());
    open.any(|known| known.name == breakdown)
}

fn combine(
    indicator: &Indicator,
    derived: &Derived,
    period: Period,
    cell: &Figure,
    (known, parts): (&Known<'_>, &[Option<&Figure>]),
) -> Figure {
    let mut sources: Vec<String> = parts
        .iter()
        .flatten()
        .flat_map(|f| f.bron.clone())
        .collect();
    sources.sort();
    sources.dedup();
    let empty = Figure {
        indicator: indicator.id.clone(),
        periode: period,
        teller: None,
        noemer: None,
        waarde: None,
        ondergrens: None,
        bovengrens: None,
        beoogd: None,
        teken: None,
        bron: sources,
        ..cell.clone()
    };
    if derived.operation == Operation::Preferred {
        return preferred(derived, parts, empty);
    }
    if derived.operation.is_spread() {
        // Two gemeenten may have a wijk of the same name, and these are not one wijk.
        if cell.gemeente.is_group() {
            return empty.without_value(Sign::NietGemeten);
        }
        return spread(derived, known, parts, empty);
    }
    let mut values = Vec::new();
    for part in parts {
        match part {
            Some(figure) if figure.waarde.is_some() => values.push(*figure),
            Some(figure) => {
                return empty.without_value(figure.teken.unwrap_or(Sign::NietGeleverd));
            }
            None => return empty.without_value(Sign::NietGeleverd),
        }
    }
    let figure = computed(derived, period, &values, empty);
    let sign = match figure.waarde {
        Some(_) => values.iter().find_map(|figure| figure.teken),
        None => Some(Sign::KanNietVoorkomen),
    };
    Figure {
        teken: sign,
        ..figure
    }
}

fn computed(derived: &Derived, period: Period, parts: &[&Figure], empty: Figure) -> Figure {
    let value = |index: usize| parts.get(index).and_then(|figure| figure.waarde);
    let round = |number: f64| match derived.rounding {
        Some(rounding) => rounding.apply(number),
        None => number,
    };
    // A sum or difference of counts is a count itself; of shares it is not.
    let count = |number: f64| Figure {
        teller: parts
            .iter()
            .all(|f| f.noemer.is_none())
            .then_some(round(number)),
        waarde: Some(round(number)),
        ..empty.clone()
    };
    let over = |per: f64| -> Option<Figure> {
        let (above, below) = (value(0)?, value(1)?);
        let figure = Figure {
            teller: Some(above),
            noemer: Some(below),
            ..empty.clone()
        };
        Some(match below > 0.0 {
            true => Figure {
                waarde: Some(round(above / below * per)),
                ..figure
            },
            false => figure,
        })
    };
    let figure = match derived.operation {
        Operation::Difference => value(0)
            .zip(value(1))
            .map(|(one, other)| count(one - other)),
        Operation::Sum => Some(count(parts.iter().filter_map(|figure| figure.waarde).sum())),
        Operation::Ratio => over(derived.per).map(|figure| match derived.chance {
            true => with_chance(figure, derived.per),
            false => figure,
        }),
        Operation::Share => over(1.0).map(|figure| {
            let limits = figure
                .teller
                .zip(figure.noemer)
                .and_then(|(above, below)| wilson(above, below, Z95));
            Figure {
                ondergrens: limits.map(|limits| limits.lower),
                bovengrens: limits.map(|limits| limits.upper),
                ..figure
            }
        }),
        Operation::Paced => parts.first().and_then(|whole| {
            let elapsed = months(whole.periode.first_day(), period);
            let all = months(whole.periode.first_day(), whole.periode);
            whole.waarde.map(|value| count(value * elapsed / all))
        }),
        Operation::Preferred | Operation::Uneven | Operation::UnevenByChance => None,
    };
    figure.unwrap_or(empty)
}

/// The figure with the interval of a rate: exact for few, Byar's for more.
fn with_chance(figure: Figure, per: f64) -> Figure {
    let sides = figure.teller.zip(figure.noemer);
    let rate = sides.and_then(|(above, below)| rate(above, below, per, Level::P95));
    Figure {
        ondergrens: rate.map(|rate| rate.interval.lower),
        bovengrens: rate.map(|rate| rate.interval.upper),
        ..figure
    }
}

/// Months from a first day through the end of a period.
fn months(from: chrono::NaiveDate, period: Period) -> f64 {
    use chrono::Datelike;
    let last = period.last_day();
    let years = f64::from(last.year() - from.year());
    years * 12.0 + f64::from(last.month()) - f64::from(from.month()) + 1.0
}

/// How unevenly a group is spread over the classes of a breakdown, among everybody there. Who is in
/// no known class counts in neither.
fn spread(
    derived: &Derived,
    known: &Known<'_>,
    parts: &[Option<&Figure>],
    empty: Figure,
) -> Figure {
    let [Some(group), Some(everybody)] = parts else {
        return empty.without_value(Sign::NietGeleverd);
    };
    let missing = [group, everybody].into_iter().find(|f| f.waarde.is_none());
    if let Some(missing) = missing {
        return empty.without_value(missing.teken.unwrap_or(Sign::NietGeleverd));
    }
    let name = derived.shared_breakdown().unwrap_or_default();
    let counts = known.counts(group, name).zip(known.counts(everybody, name));
    let areas: Option<Vec<(u64, u64)>> = counts.and_then(|(group, everybody)| {
        everybody
            .iter()
            .map(|(class, all)| {
                let own = group.get(class).copied().unwrap_or_default();
                Some((own, all.checked_sub(own)?))
            })
            .collect()
    });
    let Some(areas) = areas.filter(|areas| areas.len() > 1) else {
        return empty.without_value(Sign::NietGeleverd);
    };
    let Some(found) = dissimilarity(&areas) else {
        return empty.without_value(Sign::KanNietVoorkomen);
    };
    let index = match derived.operation {
        Operation::UnevenByChance => found.at_random,
        _ => found.index,
    };
    Figure {
        noemer: group.waarde,
        waarde: Some(index * 100.0),
        ..empty
    }
}

fn preferred(derived: &Derived, parts: &[Option<&Figure>], empty: Figure) -> Figure {
    let found = parts
        .iter()
        .enumerate()
        .find_map(|(index, figure)| figure.filter(|f| f.waarde.is_some()).map(|f| (index, f)));
    let Some((index, figure)) = found else {
        let sign = parts.iter().flatten().find_map(|figure| figure.teken);
        return empty.without_value(sign.unwrap_or(Sign::NietGeleverd));
    };
    let round = |number: f64| match derived.rounding {
        Some(rounding) => rounding.apply(number),
        None => number,
    };
    Figure {
        teller: figure.teller.map(round),
        noemer: figure.noemer,
        waarde: figure.waarde.map(round),
        ondergrens: figure.ondergrens,
        bovengrens: figure.bovengrens,
        teken: figure.teken.or((index > 0).then_some(Sign::Geschat)),
        ..empty
    }
}
