//! Limits of a funnel plot: how far an area may lie from the whole by chance alone.

use crate::interval::{Interval, Level};
use crate::overdispersion::Estimate;
use crate::poisson::exact_poisson;

/// The limits at both levels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FunnelLimits {
    /// Limits of 95 %.
    pub p95: Interval,
    /// Limits of 99,8 %.
    pub p998: Interval,
}

/// Where an area lies in a funnel plot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum FunnelPosition {
    /// Under the limit of 99,8 %.
    FarBelow,
    /// Under the limit of 95 %, not under that of 99,8 %.
    Below,
    /// Between the limits of 95 %: what chance alone may do.
    Within,
    /// Above the limit of 95 %, not above that of 99,8 %.
    Above,
    /// Above the limit of 99,8 %.
    FarAbove,
}

impl FunnelLimits {
    /// Both intervals from one function of the level.
    fn of(limit: impl Fn(Level) -> Option<Interval>) -> Option<Self> {
        Some(Self {
            p95: limit(Level::P95)?,
            p998: limit(Level::P998)?,
        })
    }

    /// Where a value lies; a value on a limit is within it. `None` for what is no number.
    pub fn position(&self, value: f64) -> Option<FunnelPosition> {
        if value.is_nan() {
            return None;
        }
        Some(if value < self.p998.lower {
            FunnelPosition::FarBelow
        } else if value > self.p998.upper {
            FunnelPosition::FarAbove
        } else if value < self.p95.lower {
            FunnelPosition::Below
        } else if value > self.p95.upper {
            FunnelPosition::Above
        } else {
            FunnelPosition::Within
        })
    }
}

/// The centre line: all numerators over all denominators, not the mean of the areas' shares.
///
/// `None` where nothing is in the denominators, or an area's numbers are negative or no numbers.
pub fn funnel_baseline(areas: &[(f64, f64)]) -> Option<f64> {
    let sound = |x: f64| x.is_finite() && x >= 0.0;
    if !areas.iter().all(|&(top, base)| sound(top) && sound(base)) {
        return None;
    }
    let top: f64 = areas.iter().map(|area| area.0).sum();
    let base: f64 = areas.iter().map(|area| area.1).sum();
    let baseline = top / base;
    (base > 0.0 && baseline.is_finite()).then_some(baseline)
}

/// The limits of a proportion around a baseline, for an area with a denominator: fractions.
///
/// `extra` is the variance between areas (τ²) of [`crate::overdispersion`]; 0 for plain limits.
/// They are p₀ ± z·√(p₀(1 − p₀)/n + τ²), cut at 0 and 1. `None` where the baseline is no
/// proportion, the denominator is not positive, or the variance negative. Source: D. J.
/// Spiegelhalter, "Funnel plots for comparing institutional performance", Statistics in Medicine
/// 24 (2005), appendix; the plain limits agree with those of PHEindicatormethods.
pub fn funnel_proportion(baseline: f64, denominator: f64, extra: f64) -> Option<FunnelLimits> {
    if !((0.0..=1.0).contains(&baseline) && variance(extra)) {
        return None;
    }
    let error = proportion_error(baseline, denominator)?;
    let deviation = (error * error + extra).sqrt();
    FunnelLimits::of(|level| {
        Interval {
            lower: (baseline - level.z() * deviation).max(0.0),
            upper: (baseline + level.z() * deviation).min(1.0),
        }
        .checked()
    })
}

/// The limits of a rate or ratio around a target, for an area in which `expected` events would
/// happen at that target: exact limits of the Poisson distribution, over what is expected.
///
/// `None` where the target is negative, or the expected number is not positive or so small that
/// its limits can not be checked. Source: as above; they agree with FunnelPlotR
/// (`nhs-r-community/FunnelPlotR`).
pub fn funnel_ratio(target: f64, expected: f64) -> Option<FunnelLimits> {
    if !(target.is_finite() && target >= 0.0 && expected.is_finite() && expected > 0.0) {
        return None;
    }
    FunnelLimits::of(|level| {
        let events = exact_poisson(expected, level)?;
        events.scaled(target / expected).checked()
    })
}

/// The limits of a ratio with variance between areas, on the scale of square roots, on which a
/// Poisson count has the same variance everywhere: target·(1 ± z·√(1/(4E) + τ²))².
///
/// τ² is that of [`crate::overdispersion`] over the estimates of [`ratio_estimate`]. A lower limit
/// whose root would be negative is 0.
pub fn funnel_ratio_adjusted(target: f64, expected: f64, extra: f64) -> Option<FunnelLimits> {
    if !(target.is_finite() && target >= 0.0 && variance(extra)) {
        return None;
    }
    if !(expected.is_finite() && expected > 0.0) {
        return None;
    }
    let deviation = (1.0 / (4.0 * expected) + extra).sqrt();
    FunnelLimits::of(|level| {
        let (below, above) = (1.0 - level.z() * deviation, 1.0 + level.z() * deviation);
        Interval {
            lower: target * below.max(0.0) * below.max(0.0),
            upper: target * above * above,
        }
        .checked()
    })
}

/// An area's share with the standard error that it would have at the baseline, for the test of
/// overdispersion. `None` where it is no proportion, or the baseline is 0 or 1.
pub fn proportion_estimate(baseline: f64, count: f64, total: f64) -> Option<Estimate> {
    if !(total > 0.0 && (0.0..=total).contains(&count)) {
        return None;
    }
    let standard_error = proportion_error(baseline, total)?;
    (standard_error > 0.0).then_some(Estimate {
        value: count / total,
        standard_error,
    })
}

/// The square root of an area's observed over expected events, with its standard error; the target
/// on this scale is 1. `None` where nothing is expected or the observed number is negative.
pub fn ratio_estimate(observed: f64, expected: f64) -> Option<Estimate> {
    let sound = expected.is_finite() && expected > 0.0 && observed.is_finite() && observed >= 0.0;
    sound.then(|| Estimate {
        value: (observed / expected).sqrt(),
        standard_error: 1.0 / (2.0 * expected.sqrt()),
    })
}

fn proportion_error(baseline: f64, denominator: f64) -> Option<f64> {
    if !((0.0..=1.0).contains(&baseline) && denominator.is_finite() && denominator > 0.0) {
        return None;
    }
    Some((baseline * (1.0 - baseline) / denominator).sqrt())
}

fn variance(value: f64) -> bool {
    value.is_finite() && value >= 0.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Rows of `testdata_funnel_prop_limits` of PHEindicatormethods (dhsc-govuk, commit 5302983):
    /// population and limits in percent around a baseline of 80,642448 %.
    #[test]
    fn agrees_with_the_published_limits() {
        for (population, p95, p998) in [
            (1.0, (3.204_264, 100.0), (0.0, 100.0)),
            (10.0, (56.154_344, 100.0), (42.032_59, 100.0)),
            (20.0, (63.326_743, 97.958_152), (53.341_156, 100.0)),
            (41.0, (68.548_635, 92.736_26), (61.574_398, 99.710_497)),
            (68.0, (71.251_689, 90.033_207), (65.836_243, 95.448_652)),
        ] {
            let got = funnel_proportion(0.806_424_48, population, 0.0).unwrap();
            for (got, expected) in [(got.p95, p95), (got.p998, p998)] {
                assert!((got.lower * 100.0 - expected.0).abs() < 1e-5, "{got:?}");
                assert!((got.upper * 100.0 - expected.1).abs() < 1e-5, "{got:?}");
            }
        }
    }

    /// `test-poisson_limits.R` of FunnelPlotR (nhs-r-community, commit 9020d49), target 1.
    #[test]
    fn agrees_with_the_published_poisson_limits() {
        for (expected, p95, p998) in [
            (15.0, (0.559_692_4, 1.649_348), (0.386_265_0, 2.082_907)),
            (20.0, (0.610_826_0, 1.544_419), (0.447_910_7, 1.902_094)),
            (30.0, (0.674_695_8, 1.427_562), (0.528_972_4, 1.702_771)),
        ] {
            let got = funnel_ratio(1.0, expected).unwrap();
            for (got, expected) in [(got.p95, p95), (got.p998, p998)] {
                assert!((got.lower - expected.0).abs() < 1e-7, "{got:?}");
                assert!((got.upper - expected.1).abs() < 1e-6, "{got:?}");
            }
        }
    }

    #[test]
    fn positions_follow_the_limits() {
        // p₀ = 0,5 and n = 100: 0,5 ± 0,098 and ± 0,1545.
        let limits = funnel_proportion(0.5, 100.0, 0.0).unwrap();
        for (value, position) in [
            (0.34, FunnelPosition::FarBelow),
            (0.35, FunnelPosition::Below),
            (0.41, FunnelPosition::Within),
            (0.59, FunnelPosition::Within),
            (0.60, FunnelPosition::Above),
            (0.66, FunnelPosition::FarAbove),
        ] {
            assert_eq!(limits.position(value), Some(position), "{value}");
        }
        assert_eq!(limits.position(f64::NAN), None);
    }

    #[test]
    fn a_variance_between_areas_widens_the_limits() {
        // √(0,0025 + 0,0075) = 0,1, so ± 0,196.
        let got = funnel_proportion(0.5, 100.0, 0.0075).unwrap();
        assert!((got.p95.upper - 0.695_996_398_454_005_4).abs() < 1e-12);
        // √(1/100 + 0) = 0,1: (1 ± 0,196)², and at 99,8 % (1 ± 0,309)².
        let got = funnel_ratio_adjusted(2.0, 25.0, 0.0).unwrap();
        assert!((got.p95.lower - 2.0 * 0.804_003_601_545_994_6_f64.powi(2)).abs() < 1e-12);
        assert!((got.p998.upper - 2.0 * 1.309_023_230_616_781_4_f64.powi(2)).abs() < 1e-12);
        assert_eq!(funnel_ratio_adjusted(1.0, 0.1, 0.0).unwrap().p95.lower, 0.0);
    }

    #[test]
    fn refuses_what_has_no_limits() {
        assert_eq!(funnel_proportion(1.1, 10.0, 0.0), None);
        assert_eq!(funnel_proportion(0.5, 0.0, 0.0), None);
        assert_eq!(funnel_proportion(0.5, 10.0, -1.0), None);
        assert_eq!(funnel_ratio(1.0, 0.0), None);
        assert_eq!(funnel_ratio(f64::NAN, 5.0), None);
        assert_eq!(funnel_baseline(&[]), None);
        assert_eq!(funnel_baseline(&[(1.0, -1.0)]), None);
        assert_eq!(funnel_baseline(&[(1.0, 2.0), (0.0, 8.0)]), Some(0.1));
    }

    proptest! {
        #[test]
        fn the_funnel_is_symmetric_at_a_half_and_narrows(n in 1u32..100_000) {
            let limits = funnel_proportion(0.5, f64::from(n), 0.0).unwrap();
            for interval in [limits.p95, limits.p998] {
                prop_assert!((interval.lower + interval.upper - 1.0).abs() < 1e-12);
                prop_assert!(0.0 <= interval.lower && interval.upper <= 1.0);
            }
            let next = funnel_proportion(0.5, f64::from(n) * 2.0, 0.0).unwrap();
            prop_assert!(next.p95.lower >= limits.p95.lower);
        }

        #[test]
        fn any_numbers_give_limits_or_nothing(
            target in proptest::num::f64::ANY,
            expected in proptest::num::f64::ANY,
            extra in proptest::num::f64::ANY,
        ) {
            let all = [
                funnel_proportion(target, expected, extra),
                funnel_ratio(target, expected),
                funnel_ratio_adjusted(target, expected, extra),
            ];
            for limits in all.into_iter().flatten() {
                for interval in [limits.p95, limits.p998] {
                    prop_assert!(interval.lower.is_finite() && interval.upper.is_finite());
                }
            }
        }

        #[test]
        fn any_expected_number_has_checked_limits(expected in 0.01f64..5000.0) {
            let limits = funnel_ratio(1.0, expected).unwrap();
            prop_assert!(limits.p95.holds(1.0) && limits.p998.holds(1.0));
            prop_assert!(limits.p998.lower <= limits.p95.lower);
        }
    }
}
