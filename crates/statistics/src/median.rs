//! The interval of a median.

use crate::interval::{Interval, Level};
use crate::quartiles::{total, value_at};

/// The interval of the median of values with their frequencies, the values in ascending order.
///
/// It needs no assumption on the distribution: the limits are the r-th value from below and from
/// above, with the largest r for which fewer than r of n values fall on one side with a chance of
/// at most α / 2. `None` where there are too few values for that: under six at 95 %, under ten at
/// 99,8 %. Where values are equal the interval is only more certain. Source: H. A. David and H. N.
/// Nagaraja, "Order statistics" (2003), section 7.1; W. R. Thompson, "On confidence ranges for the
/// median", Annals of Mathematical Statistics 7 (1936).
pub fn median_interval(values: &[(f64, u64)], level: Level) -> Option<Interval> {
    let total = total(values)?;
    let rank = median_rank(total, level)?;
    Interval {
        lower: value_at(values, rank - 1)?,
        upper: value_at(values, total - rank)?,
    }
    .checked()
}

/// The rank, counted from one, of the lower limit.
fn median_rank(total: u64, level: Level) -> Option<u64> {
    // Below twelve standard deviations (√n / 2 each) there is no chance worth adding.
    let number = total as f64;
    let mut below = (number / 2.0 - 6.0 * number.sqrt()).floor().max(0.0);
    let mut chance = libm::exp(
        libm::lgamma(number + 1.0)
            - libm::lgamma(below + 1.0)
            - libm::lgamma(number - below + 1.0)
            - number * core::f64::consts::LN_2,
    );
    let mut sum = chance;
    let mut rank = None;
    // The sum is the chance that at most `below` values lie on one side.
    while sum <= level.tail() && below < number / 2.0 {
        below += 1.0;
        rank = Some(below as u64);
        chance *= (number - below + 1.0) / below;
        sum += chance;
    }
    rank
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quartiles::quartiles;
    use proptest::prelude::*;

    /// Ranks at 95 % as in the usual tables (W. J. Conover, "Practical nonparametric statistics"
    /// (1999), table A3): P(X ≤ r − 1) ≤ 0,025 < P(X ≤ r) for X binomial with n and ½.
    #[test]
    fn ranks_agree_with_the_table() {
        for (total, rank) in [
            (5, None),
            (6, Some(1)),
            (8, Some(1)),
            (9, Some(2)),
            (10, Some(2)),
            (12, Some(3)),
            (15, Some(4)),
            (20, Some(6)),
            (25, Some(8)),
            (30, Some(10)),
            (50, Some(18)),
            (100, Some(40)),
            // By the normal approximation: 500000 − 0,98·1000 = 499020.
            (1_000_000, Some(499_020)),
        ] {
            assert_eq!(median_rank(total, Level::P95), rank, "{total}");
        }
        assert_eq!(median_rank(9, Level::P998), None);
        assert_eq!(median_rank(10, Level::P998), Some(1));
        assert_eq!(median_rank(0, Level::P95), None);
    }

    #[test]
    fn limits_are_values() {
        // Ten values: the second from either end.
        let values: Vec<(f64, u64)> = (1..=10).map(|v| (f64::from(v) * 1.5, 1)).collect();
        let got = median_interval(&values, Level::P95).unwrap();
        assert_eq!((got.lower, got.upper), (3.0, 13.5));
        assert_eq!(median_interval(&[(4.0, 5)], Level::P95), None);
        let same = median_interval(&[(4.0, 50)], Level::P95).unwrap();
        assert_eq!((same.lower, same.upper), (4.0, 4.0));
        assert_eq!(
            median_interval(&[(1.0, u64::MAX), (2.0, 1)], Level::P95),
            None
        );
    }

    proptest! {
        #[test]
        fn the_interval_holds_the_median(
            values in proptest::collection::vec((-50i32..50, 0u64..6), 1..40),
        ) {
            let mut values: Vec<(f64, u64)> =
                values.into_iter().map(|(v, n)| (f64::from(v), n)).collect();
            values.sort_by(|a, b| a.0.total_cmp(&b.0));
            if let Some(interval) = median_interval(&values, Level::P95) {
                prop_assert!(interval.holds(quartiles(&values).unwrap().median));
            }
        }
    }
}
