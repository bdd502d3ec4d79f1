//! For which periods an indicator is computed, and which of them is *the* figure of the year.

use chrono::NaiveDate;
use ijkpunt_model::{Area, Period};

use crate::{Granularity, Indicator, Operation, Origin, Params, Sort, Time};

/// What a run is about.
#[derive(Debug, Clone)]
pub struct Request<'a> {
    /// The verslagjaar.
    pub year: i32,
    /// A peildatum of the workspace, for stands that are measured on one day.
    pub peildatum: Option<NaiveDate>,
    /// The gemeenten that must have a figure, or a sign that says why not.
    pub areas: &'a [Area],
}

/// The periods of an indicator within the verslagjaar, from long to short.
///
/// A stand of the year is taken at its beginning and at the beginning of the next; a monthly stand
/// at the beginning of each month and of the next January. So a year has 2 and 13 of them.
pub fn periods(indicator: &Indicator, request: &Request<'_>) -> Vec<Period> {
    let calculation = match &indicator.origin {
        Origin::Counted(calculation) => calculation,
        Origin::Derived(derived) => return derived.periods(request),
    };
    let by_day =
        calculation.moment == Sort::Stand && !matches!(calculation.time, Time::Period { .. });
    let mut periods = Vec::new();
    for granularity in &calculation.periods {
        if *granularity == Granularity::Peildatum {
            periods.extend(request.peildatum.map(Period::Peildatum));
            continue;
        }
        let parts = parts(request.year, *granularity);
        match by_day {
            true => {
                let last = parts.last().map(|part| part.next_first_day());
                let days = parts.iter().map(|part| part.first_day()).chain(last);
                periods.extend(days.map(Period::Peildatum));
            }
            false => periods.extend(parts),
        }
    }
    let mut seen = std::collections::BTreeSet::new();
    periods.retain(|period| seen.insert(*period));
    periods
}

/// The period that tables and sentences mean by "in the verslagjaar": the year of a flow, the end
/// of the year of a stand, the workspace's peildatum where the indicator is measured on that day.
pub fn reporting_period(indicator: &Indicator, request: &Request<'_>) -> Option<Period> {
    let periods = periods(indicator, request);
    match moment(indicator) {
        Some(Sort::Stand) => periods.into_iter().max_by_key(|period| period.first_day()),
        _ => periods.into_iter().next(),
    }
}

/// Whether the figures are about moments or about periods. What is derived is about what its first
/// part is about.
fn moment(indicator: &Indicator) -> Option<Sort> {
    match &indicator.origin {
        Origin::Counted(calculation) => Some(calculation.moment),
        Origin::Derived(derived) if derived.operation == Operation::Paced => Some(Sort::Stand),
        Origin::Derived(derived) => derived.parts.first().and_then(moment),
    }
}

/// Whether one period lies within another, longer one. A day is a moment, not a part of a period.
pub fn enclosing(longer: Period, period: Period) -> bool {
    let is_day = |period: Period| matches!(period, Period::Peildatum(_));
    !is_day(longer)
        && !is_day(period)
        && longer.first_day() <= period.first_day()
        && longer.last_day() >= period.last_day()
}

/// The period of a length in which another lies.
pub fn around(period: Period, granularity: Granularity) -> Option<Period> {
    parts(period.year(), granularity)
        .into_iter()
        .find(|longer| enclosing(*longer, period))
}

/// The parts of a year at a granularity.
pub fn parts(year: i32, granularity: Granularity) -> Vec<Period> {
    match granularity {
        Granularity::Jaar => vec![Period::Jaar(year)],
        Granularity::Halfjaar => (1..=2).map(|n| Period::Halfjaar(year, n)).collect(),
        Granularity::Kwartaal => (1..=4).map(|n| Period::Kwartaal(year, n)).collect(),
        Granularity::Maand => Period::months(year).collect(),
        Granularity::Peildatum => Vec::new(),
    }
}

/// The days that stand for a period's parameters.
pub fn params(period: Period) -> Params {
    Params {
        begin: period.first_day(),
        end: period.last_day(),
    }
}
