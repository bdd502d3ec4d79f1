//! Intervals of a count of events, and of a rate.

use crate::interval::{Interval, Level};
use crate::quantile::{MOST_FREEDOM, chi_squared, rounded};
use std::sync::LazyLock;

/// From how many events on a rate takes Byar's interval.
pub const BYAR_FROM: f64 = 10.0;

/// Up to this many events the exact limits are worked out to the last digit.
const POLISHED: f64 = 100.0;

/// How the interval of a rate was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RateMethod {
    /// The exact Poisson interval, under ten events.
    Exact,
    /// Byar's approximation, from ten events.
    Byar,
}

/// A rate with its interval.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rate {
    /// Events per so many of the population.
    pub value: f64,
    /// Its limits, in the same unit.
    pub interval: Interval,
    /// How they were made.
    pub method: RateMethod,
}

/// The rate of `count` events in a population, per so many (1 000, 100 000), with its interval:
/// exact under ten events, Byar's from ten.
///
/// `None` where there is no rate: no population, a count under zero, a unit that is not positive.
/// More events than people is no fault: one person may bring several. Source: D. Eayres,
/// "Commonly used public health statistics and their confidence intervals", Technical Briefing 3 of
/// the Association of Public Health Observatories (2008).
pub fn rate(count: f64, population: f64, per: f64, level: Level) -> Option<Rate> {
    if !(population.is_finite() && population > 0.0 && per.is_finite() && per > 0.0) {
        return None;
    }
    let (method, events) = if count < BYAR_FROM {
        (RateMethod::Exact, exact_poisson(count, level)?)
    } else {
        (RateMethod::Byar, byar(count, level)?)
    };
    let value = count / population * per;
    let interval = Interval {
        lower: events.lower / population * per,
        upper: events.upper / population * per,
    };
    value.is_finite().then_some(())?;
    Some(Rate {
        value,
        interval: interval.checked()?,
        method,
    })
}

/// Byar's interval of a count of events.
///
/// `None` where the count is not positive, and where the lower limit would fall under zero, which
/// it does under two events or so: the approximation is not meant for those. Source: N. E. Breslow
/// and N. E. Day, "Statistical methods in cancer research", volume II, IARC (1987), page 69.
pub fn byar(count: f64, level: Level) -> Option<Interval> {
    if !(count.is_finite() && count > 0.0) {
        return None;
    }
    let limit = |events: f64, z: f64| {
        let root = 1.0 - 1.0 / (9.0 * events) + z / (3.0 * events.sqrt());
        events * root * root * root
    };
    let interval = Interval {
        lower: limit(count, -level.z()),
        upper: limit(count + 1.0, level.z()),
    };
    if interval.lower < 0.0 {
        return None;
    }
    interval.checked()
}

/// The exact interval of a count of events that follows the Poisson distribution.
///
/// The limits are the means at which so few, or so many, events have a chance of α / 2: halves of
/// chi-squared quantiles with 2x and 2x + 2 degrees of freedom. At zero events they are 0 and
/// −ln(α / 2). From 100 000 events on they are Byar's, which then agree to 5e-10. `None` for a
/// count that is negative or no number. Source: F. Garwood, "Fiducial limits for the Poisson
/// distribution", Biometrika 28 (1936).
pub fn exact_poisson(count: f64, level: Level) -> Option<Interval> {
    if !(count.is_finite() && count >= 0.0) {
        return None;
    }
    if 2.0 * count + 2.0 > MOST_FREEDOM {
        return byar(count, level);
    }
    if count < BYAR_FROM && count == count.trunc() {
        let [p95, p998] = &*SMALL;
        let limits = match level {
            Level::P95 => p95,
            Level::P998 => p998,
        };
        return *limits.get(count as usize)?;
    }
    worked_out(count, level)
}

/// The limits of nought to nine events at both levels: nearly all that are asked for.
static SMALL: LazyLock<[[Option<Interval>; 10]; 2]> = LazyLock::new(|| {
    [Level::P95, Level::P998]
        .map(|level| std::array::from_fn(|count| worked_out(count as f64, level)))
});

/// The exact limits of a sound count.
fn worked_out(count: f64, level: Level) -> Option<Interval> {
    let tail = level.tail();
    if count == 0.0 {
        return Some(Interval {
            lower: 0.0,
            upper: -libm::log(tail),
        });
    }
    let lower = chi_squared(tail, 2.0 * count)? / 2.0;
    let upper = chi_squared(1.0 - tail, 2.0 * count + 2.0)? / 2.0;
    let interval = if count <= POLISHED && count == count.trunc() {
        Interval {
            lower: polished(lower, count - 1.0, 1.0 - tail)?,
            upper: polished(upper, count, tail)?,
        }
    } else {
        Interval { lower, upper }
    };
    interval.checked()
}

/// The mean at which at most `most` events have chance `chance`, from a mean near it.
///
/// A whole number of events has a finite sum, so the limit can be had without the platform's own
/// functions: the start is cut to nine digits, and Newton's steps from there use `libm` alone. Then
/// small counts, which are nearly all of them, have the same limits on every machine.
fn polished(near: f64, most: f64, chance: f64) -> Option<f64> {
    let mut mean = rounded(near, 9);
    for _ in 0..3 {
        let (mut term, mut sum, mut events) = (libm::exp(-mean), 0.0, 0.0);
        while events < most {
            sum += term;
            events += 1.0;
            term *= mean / events;
        }
        sum += term;
        // The derivative of the sum to the mean is minus its last term.
        mean += (sum - chance) / term;
    }
    ((mean / near - 1.0).abs() < 1e-6).then_some(mean)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn near(got: f64, expected: f64) {
        let scale = expected.abs().max(1.0);
        assert!((got - expected).abs() < 1e-9 * scale, "{got} {expected}");
    }

    /// Rows of `testdata_Rate.xlsx` of PHEindicatormethods (dhsc-govuk, commit 5302983), per 100.
    #[test]
    fn agrees_with_the_published_rates() {
        for (count, population, value, p95, p998, method) in [
            (
                1.0,
                100.0,
                1.0,
                (0.025_317_807_984_289_897, 5.571_643_390_938_898),
                (0.001_000_500_333_583_534_4, 9.233_413_476_451_585),
                RateMethod::Exact,
            ),
            (
                5.0,
                100.0,
                5.0,
                (1.623_486_390_118_42, 11.668_332_079_322_669),
                (0.739_371_731_917_839, 16.454_745_203_680_105),
                RateMethod::Exact,
            ),
            (
                65.0,
                100.0,
                65.0,
                (50.163_187_710_459_454, 82.849_138_545_939_84),
                (42.880_261_471_480_2, 94.000_290_844_318_02),
                RateMethod::Byar,
            ),
        ] {
            let got = rate(count, population, 100.0, Level::P95).unwrap();
            near(got.value, value);
            near(got.interval.lower, p95.0);
            near(got.interval.upper, p95.1);
            assert_eq!(got.method, method);
            let got = rate(count, population, 100.0, Level::P998).unwrap();
            near(got.interval.lower, p998.0);
            near(got.interval.upper, p998.1);
        }
    }

    #[test]
    fn no_events_have_an_upper_limit() {
        // −ln 0,025 and −ln 0,001.
        let got = exact_poisson(0.0, Level::P95).unwrap();
        assert_eq!(got.lower, 0.0);
        near(got.upper, 3.688_879_454_113_936);
        near(
            exact_poisson(0.0, Level::P998).unwrap().upper,
            6.907_755_278_982_137,
        );
        assert_eq!(
            rate(0.0, 50.0, 1000.0, Level::P95).unwrap().interval.lower,
            0.0
        );
    }

    /// Ten events is the first count with Byar's interval; the two methods are near there.
    #[test]
    fn changes_method_at_ten_events() {
        let nine = rate(9.0, 1000.0, 1000.0, Level::P95).unwrap();
        let ten = rate(10.0, 1000.0, 1000.0, Level::P95).unwrap();
        assert_eq!(nine.method, RateMethod::Exact);
        assert_eq!(ten.method, RateMethod::Byar);
        // Garwood (1936), table: 9 events 4,115 and 17,085; 10 events 4,795 and 18,390.
        assert!((nine.interval.lower - 4.115).abs() < 1e-3);
        assert!((nine.interval.upper - 17.085).abs() < 1e-3);
        let exact = exact_poisson(10.0, Level::P95).unwrap();
        assert!((exact.lower - 4.795).abs() < 1e-3 && (exact.upper - 18.390).abs() < 1e-3);
        assert!((ten.interval.lower - exact.lower).abs() < 0.02);
        assert!((ten.interval.upper - exact.upper).abs() < 0.02);
    }

    #[test]
    fn refuses_what_has_no_interval() {
        assert_eq!(byar(0.0, Level::P95), None);
        assert_eq!(byar(1.0, Level::P998), None, "its lower limit is negative");
        assert_eq!(exact_poisson(-1.0, Level::P95), None);
        assert_eq!(exact_poisson(f64::NAN, Level::P95), None);
        assert_eq!(rate(1.0, 0.0, 1000.0, Level::P95), None);
        assert_eq!(rate(1.0, 10.0, 0.0, Level::P95), None);
        assert_eq!(rate(f64::INFINITY, 10.0, 1.0, Level::P95), None);
    }

    #[test]
    fn the_exact_limits_go_over_into_byars_without_a_jump() {
        let below = exact_poisson(100_000.0, Level::P95).unwrap();
        let beyond = byar(100_000.0, Level::P95).unwrap();
        assert!((below.lower / beyond.lower - 1.0).abs() < 1e-8);
        assert!((below.upper / beyond.upper - 1.0).abs() < 1e-8);
        assert!(exact_poisson(1e12, Level::P95).is_some());
    }

    proptest! {
        #[test]
        fn the_exact_interval_holds_the_count_and_grows_with_the_level(count in 0u32..3000) {
            let count = f64::from(count);
            let narrow = exact_poisson(count, Level::P95).unwrap();
            let wide = exact_poisson(count, Level::P998).unwrap();
            prop_assert!(narrow.holds(count));
            prop_assert!(wide.lower <= narrow.lower && narrow.upper < wide.upper);
        }

        #[test]
        fn the_interval_of_a_rate_narrows_with_more_events(count in 1u32..2000, more in 2u32..20) {
            let (count, more) = (f64::from(count), f64::from(more));
            let small = rate(count, 10_000.0, 1000.0, Level::P95).unwrap();
            let large = rate(count * more, 10_000.0 * more, 1000.0, Level::P95).unwrap();
            prop_assert!(small.interval.holds(small.value));
            prop_assert!(
                large.interval.upper - large.interval.lower
                    < small.interval.upper - small.interval.lower
            );
        }

        #[test]
        fn any_number_gives_an_interval_or_nothing(count in proptest::num::f64::ANY) {
            let both = [exact_poisson(count, Level::P95), byar(count, Level::P998)];
            for got in both.into_iter().flatten() {
                prop_assert!(got.lower.is_finite() && got.upper.is_finite());
                prop_assert!(got.lower <= got.upper);
            }
        }
    }
}
