//! Whether two proportions, or two rates, differ.

use crate::interval::{Interval, Level};
use crate::poisson::rate;
use crate::wilson::wilson;

/// A difference with its interval.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Difference {
    /// The first minus the second.
    pub value: f64,
    /// Its limits.
    pub interval: Interval,
}

impl Difference {
    /// Whether the difference is more than chance: 0 lies outside the interval.
    pub fn is_significant(&self) -> bool {
        !self.interval.holds(0.0)
    }

    /// The first minus the second of two estimates with their own intervals, at the level of those:
    /// the distances to the near limits are squared and added, so that limits that are not
    /// symmetric stay so. Source: as [`difference_of_rates`].
    pub fn of(first: (f64, Interval), second: (f64, Interval)) -> Option<Self> {
        let value = first.0 - second.0;
        let interval = Interval {
            lower: value - distance(first.0 - first.1.lower, second.1.upper - second.0),
            upper: value + distance(first.1.upper - first.0, second.0 - second.1.lower),
        };
        interval.checked().map(|interval| Self { value, interval })
    }
}

/// The difference of two independent proportions, each a count out of a total.
///
/// Method 10 (the hybrid score interval, without continuity correction) of R. G. Newcombe,
/// "Interval estimation for the difference between independent proportions: comparison of eleven
/// methods", Statistics in Medicine 17 (1998). `None` where one is no proportion.
pub fn difference_of_proportions(
    first: (f64, f64),
    second: (f64, f64),
    level: Level,
) -> Option<Difference> {
    let estimate =
        |(count, total): (f64, f64)| Some((count / total, wilson(count, total, level.z())?));
    let mut difference = Difference::of(estimate(first)?, estimate(second)?)?;
    // Rounding may put a limit a hair outside.
    difference.interval.lower = difference.interval.lower.max(-1.0);
    difference.interval.upper = difference.interval.upper.min(1.0);
    Some(difference)
}

/// The difference of two independent rates, each events and population, per so many.
///
/// The intervals of the two (exact under ten events, Byar's from ten) are put together as in
/// [`difference_of_proportions`]. `None` where one is no rate. Source: G. Y. Zou and A. Donner,
/// "Construction of confidence limits about effect measures: a general approach", Statistics in
/// Medicine 27 (2008).
pub fn difference_of_rates(
    first: (f64, f64),
    second: (f64, f64),
    per: f64,
    level: Level,
) -> Option<Difference> {
    let estimate = |(events, population)| {
        let rate = rate(events, population, per, level)?;
        Some((rate.value, rate.interval))
    };
    Difference::of(estimate(first)?, estimate(second)?)
}

fn distance(one: f64, other: f64) -> f64 {
    (one * one + other * other).sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Newcombe (1998), table II, method 10: the eight contrasts (a) to (h).
    #[test]
    fn agrees_with_the_published_differences() {
        for (first, second, value, lower, upper) in [
            ((56.0, 70.0), (48.0, 80.0), 0.2000, 0.0524, 0.3339),
            ((9.0, 10.0), (3.0, 10.0), 0.6000, 0.1705, 0.8090),
            ((6.0, 7.0), (2.0, 7.0), 0.5714, 0.0582, 0.8062),
            ((5.0, 56.0), (0.0, 29.0), 0.0893, -0.0381, 0.1926),
            ((0.0, 10.0), (0.0, 20.0), 0.0, -0.1611, 0.2775),
            ((0.0, 10.0), (0.0, 10.0), 0.0, -0.2775, 0.2775),
            ((10.0, 10.0), (0.0, 20.0), 1.0, 0.6791, 1.0),
            ((10.0, 10.0), (0.0, 10.0), 1.0, 0.6075, 1.0),
        ] {
            let got = difference_of_proportions(first, second, Level::P95).unwrap();
            for (got, expected) in [
                (got.value, value),
                (got.interval.lower, lower),
                (got.interval.upper, upper),
            ] {
                assert!(
                    (got - expected).abs() < 5.1e-5,
                    "{first:?} {got} {expected}"
                );
            }
            assert_eq!(got.is_significant(), lower > 0.0);
        }
    }

    /// 40 and 20 events in 1000, per 1000, by Byar: 40 (28,575; 54,470) and 20 (12,211; 30,890).
    /// Lower 20 − √(11,425² + 10,890²) = 4,217; upper 20 + √(14,470² + 7,789²) = 36,433.
    #[test]
    fn rates_agree_with_values_worked_out_by_hand() {
        let got = difference_of_rates((40.0, 1000.0), (20.0, 1000.0), 1000.0, Level::P95).unwrap();
        assert!((got.value - 20.0).abs() < 1e-12);
        assert!((got.interval.lower - 4.217).abs() < 2e-3, "{got:?}");
        assert!((got.interval.upper - 36.433).abs() < 2e-3, "{got:?}");
        assert!(got.is_significant());
        let wide =
            difference_of_rates((40.0, 1000.0), (20.0, 1000.0), 1000.0, Level::P998).unwrap();
        assert!(!wide.is_significant());
    }

    #[test]
    fn refuses_what_is_no_proportion_or_rate() {
        assert_eq!(
            difference_of_proportions((1.0, 0.0), (1.0, 2.0), Level::P95),
            None
        );
        assert_eq!(
            difference_of_proportions((1.0, 2.0), (3.0, 2.0), Level::P95),
            None
        );
        assert_eq!(
            difference_of_rates((1.0, 0.0), (1.0, 2.0), 1.0, Level::P95),
            None
        );
    }

    proptest! {
        #[test]
        fn the_difference_turns_sign_with_its_sides(
            a in 0u32..50, rest_a in 1u32..50, b in 0u32..50, rest_b in 1u32..50,
        ) {
            let first = (f64::from(a), f64::from(a + rest_a));
            let second = (f64::from(b), f64::from(b + rest_b));
            let one = difference_of_proportions(first, second, Level::P95).unwrap();
            let other = difference_of_proportions(second, first, Level::P95).unwrap();
            prop_assert!((one.interval.lower + other.interval.upper).abs() < 1e-12);
            prop_assert!(one.interval.holds(one.value));
            prop_assert!(one.interval.lower >= -1.0 && one.interval.upper <= 1.0);
        }
    }
}
