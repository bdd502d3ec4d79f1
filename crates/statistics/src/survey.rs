//! Shares that come from a survey.

use crate::interval::Interval;
use crate::wilson::wilson;

/// A share of a survey with its limits, as fractions.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SurveyShare {
    /// The share among those who answered.
    pub value: f64,
    /// Its limits.
    pub interval: Interval,
}

/// The share of `positive` among `answered` of a simple random sample, with its interval.
///
/// Where the size of the population is given, the interval is narrower by the finite-population
/// correction: the sample counts as n·(N − 1)/(N − n) answers in Wilson's interval. A sample of
/// everybody has no uncertainty from sampling. That says nothing of those who did not answer.
/// `None` where there is no proportion, or more answers than people. Source: W. G. Cochran,
/// "Sampling techniques" (1977), sections 3.2 and 2.6.
pub fn survey_share(
    positive: f64,
    answered: f64,
    population: Option<f64>,
    z: f64,
) -> Option<SurveyShare> {
    let plain = wilson(positive, answered, z)?;
    let value = positive / answered;
    let interval = match population {
        None => plain,
        Some(population) if population == answered => Interval {
            lower: value,
            upper: value,
        },
        Some(population) if population > answered && population.is_finite() => {
            // A population under one person more than the sample is no sample any more.
            let factor = ((population - 1.0) / (population - answered)).max(1.0);
            wilson(positive * factor, answered * factor, z)?
        }
        Some(_) => return None,
    };
    interval
        .checked()
        .map(|interval| SurveyShare { value, interval })
}

/// A share that a survey gives with its own margin, both as fractions, cut at 0 and 1.
///
/// The margin is half the width of the interval, as whoever did the survey reports it (weighting
/// and design included), so nothing is added to it here. `None` where the share is no proportion or
/// the margin negative.
pub fn share_with_margin(share: f64, margin: f64) -> Option<SurveyShare> {
    if !((0.0..=1.0).contains(&share) && margin.is_finite() && margin >= 0.0) {
        return None;
    }
    Some(SurveyShare {
        value: share,
        interval: Interval {
            lower: (share - margin).max(0.0),
            upper: (share + margin).min(1.0),
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::interval::Z95;
    use proptest::prelude::*;

    /// 40 of 100 answers, of 199 people: the sample counts as 100·198/99 = 200 answers, 80 of them
    /// positive. Wilson's interval of 80 out of 200 is 0,3346 to 0,4692.
    #[test]
    fn a_large_part_of_the_population_narrows_the_interval() {
        let got = survey_share(40.0, 100.0, Some(199.0), Z95).unwrap();
        assert_eq!(got.value, 0.4);
        assert!((got.interval.lower - 0.334_6).abs() < 1e-4, "{got:?}");
        assert!((got.interval.upper - 0.469_2).abs() < 1e-4, "{got:?}");
        assert_eq!(got.interval, wilson(80.0, 200.0, Z95).unwrap());
        let plain = survey_share(40.0, 100.0, None, Z95).unwrap();
        assert_eq!(plain.interval, wilson(40.0, 100.0, Z95).unwrap());
    }

    #[test]
    fn everybody_is_no_sample() {
        let got = survey_share(3.0, 12.0, Some(12.0), Z95).unwrap();
        assert_eq!((got.interval.lower, got.interval.upper), (0.25, 0.25));
        assert_eq!(survey_share(3.0, 12.0, Some(11.0), Z95), None);
        assert_eq!(survey_share(3.0, 12.0, Some(f64::NAN), Z95), None);
        assert_eq!(survey_share(3.0, 0.0, None, Z95), None);
    }

    #[test]
    fn a_margin_is_taken_as_reported() {
        let got = share_with_margin(0.03, 0.05).unwrap();
        assert_eq!((got.interval.lower, got.interval.upper), (0.0, 0.08));
        assert_eq!(share_with_margin(1.2, 0.05), None);
        assert_eq!(share_with_margin(0.5, -0.05), None);
        assert_eq!(share_with_margin(0.5, f64::NAN), None);
    }

    proptest! {
        #[test]
        fn a_smaller_population_never_widens(
            positive in 0u32..200, rest in 0u32..200, more in 0u32..500, further in 0u32..500,
        ) {
            prop_assume!(positive + rest > 0);
            let (positive, answered) = (f64::from(positive), f64::from(positive + rest));
            let small = answered + f64::from(more);
            let width = |population| {
                let got = survey_share(positive, answered, population, Z95).unwrap();
                prop_assert!(got.interval.lower <= got.value + 1e-12);
                prop_assert!(got.value <= got.interval.upper + 1e-12);
                Ok(got.interval.upper - got.interval.lower)
            };
            let (one, two, plain) =
                (width(Some(small))?, width(Some(small + f64::from(further)))?, width(None)?);
            prop_assert!(one <= two + 1e-12 && two <= plain + 1e-12);
        }
    }
}
