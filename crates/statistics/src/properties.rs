//! What holds for every function of this room: any numbers give numbers or a refusal, never NaN or
//! infinity, and no panic.

use crate::*;
use proptest::collection::vec;
use proptest::num::f64::ANY;
use proptest::prelude::*;

fn number(value: f64) -> Result<(), TestCaseError> {
    prop_assert!(value.is_finite(), "{value}");
    Ok(())
}

fn interval(interval: Interval) -> Result<(), TestCaseError> {
    number(interval.lower)?;
    number(interval.upper)?;
    prop_assert!(interval.lower <= interval.upper, "{interval:?}");
    Ok(())
}

proptest! {
    #[test]
    fn rates_and_differences(a in ANY, b in ANY, c in ANY, d in ANY, per in ANY) {
        for level in [Level::P95, Level::P998] {
            if let Some(rate) = rate(a, b, per, level) {
                number(rate.value)?;
                interval(rate.interval)?;
            }
            let differences = [
                difference_of_rates((a, b), (c, d), per, level),
                difference_of_proportions((a, b), (c, d), level),
            ];
            for difference in differences.into_iter().flatten() {
                number(difference.value)?;
                interval(difference.interval)?;
            }
        }
    }

    #[test]
    fn surveys_and_benchmarks(a in ANY, b in ANY, population in proptest::option::of(ANY)) {
        let shares = [survey_share(a, b, population, Z95), share_with_margin(a, b)];
        for share in shares.into_iter().flatten() {
            number(share.value)?;
            interval(share.interval)?;
            prop_assert!(benchmark(share.interval, share.value) == Some(Outcome::Similar));
        }
    }

    #[test]
    fn means_and_medians(values in vec((ANY, 0u64..9), 0..20)) {
        if let Some(mean) = mean(&values) {
            number(mean.mean)?;
            if let Some(limits) = mean_interval(&mean, Level::P998) {
                interval(limits)?;
            }
        }
        if let Some(limits) = median_interval(&values, Level::P95) {
            interval(limits)?;
        }
    }

    #[test]
    fn spread_and_smoothing(areas in vec((ANY, ANY), 0..20), target in ANY) {
        if let Some(smoothing) = marshall(&areas) {
            for rate in smoothing.rates {
                number(rate)?;
            }
        }
        if let Some(baseline) = funnel_baseline(&areas) {
            number(baseline)?;
        }
        let estimates: Vec<Estimate> = areas
            .iter()
            .map(|&(value, standard_error)| Estimate { value, standard_error })
            .collect();
        if let Ok(dispersion) = overdispersion(&estimates, target) {
            number(dispersion.phi)?;
            number(dispersion.chance)?;
            number(dispersion.tau_squared)?;
        }
    }

    #[test]
    fn trends(rows in vec((ANY, ANY, ANY), 0..8)) {
        let points: Vec<TrendPoint> = rows
            .into_iter()
            .map(|(value, lower, upper)| TrendPoint { value, interval: Interval { lower, upper } })
            .collect();
        if let Ok(trend) = recent_trend(&points) {
            number(trend.slope)?;
            number(trend.chi_squared)?;
        }
    }

    #[test]
    fn people_over_areas(
        areas in vec((any::<u64>(), any::<u64>()), 0..6),
        few in vec((0u64..1_000_000, 0u64..1_000_000), 0..9),
    ) {
        for areas in [areas, few] {
            if let Some(got) = dissimilarity(&areas) {
                number(got.index)?;
                number(got.at_random)?;
                number(got.adjusted.unwrap_or(0.0))?;
            }
            let counts: Vec<u64> = areas.iter().map(|area| area.0).collect();
            if let Some(got) = concentration(&counts) {
                number(got.same_area)?;
                number(got.effective_areas)?;
            }
        }
    }
}
