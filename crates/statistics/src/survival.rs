//! Survival with censoring: how many are still there after so much time.

use crate::interval::{Interval, Level};
use std::collections::BTreeMap;

/// How far a survival of exactly a half may be off by rounding.
const ROUNDING: f64 = 1e-12;

/// Those whose time ended after as much time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Exits {
    /// Time since the start, in any whole unit (days, months).
    pub time: u32,
    /// How many had the event then.
    pub events: u64,
    /// How many were seen until then without the event.
    pub censored: u64,
}

/// What is known at a time at which somebody left.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SurvivalStep {
    /// Time since the start.
    pub time: u32,
    /// How many were still there just before it. Those censored at a time count as there then.
    pub at_risk: u64,
    /// How many had the event at this time.
    pub events: u64,
    /// How many were censored at this time.
    pub censored: u64,
    /// The share that is still there after this time.
    pub share: SurvivalShare,
}

/// The estimated share without the event.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SurvivalShare {
    /// Between 0 and 1.
    pub value: f64,
    /// Greenwood's standard error; `None` where nobody is left, as it is then not defined.
    pub standard_error: Option<f64>,
    /// The log-log interval; `None` where the share is 0 or 1, as it is then not defined.
    pub interval: Option<Interval>,
}

/// A time by which a share had the event, with its limits. `None` is "not reached yet".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SurvivalTime {
    /// The first time at which the survival is no higher than asked.
    pub time: Option<u32>,
    /// The first time at which the lower limit of the survival is.
    pub lower: Option<u32>,
    /// The first time at which the upper limit is.
    pub upper: Option<u32>,
}

/// Why there is no survival.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SurvivalError {
    /// Nobody was followed.
    #[error("nobody was followed")]
    Nobody,
    /// More persons than can be counted.
    #[error("more persons than can be counted")]
    TooMany,
}

/// An estimated survival function.
#[derive(Debug, Clone, PartialEq)]
pub struct Survival {
    steps: Vec<SurvivalStep>,
}

/// Estimates survival by the product limit of Kaplan and Meier.
///
/// Everybody starts at time 0; exits may come in any order and a time more than once. The standard
/// error is Greenwood's, the interval that on the scale of log(−log S), which stays within 0 and 1.
/// Sources: E. L. Kaplan and P. Meier, "Nonparametric estimation from incomplete observations",
/// JASA 53 (1958); J. D. Kalbfleisch and R. L. Prentice, "The statistical analysis of failure time
/// data", section 1.3 (Wiley, 1980).
pub fn kaplan_meier(exits: &[Exits], level: Level) -> Result<Survival, SurvivalError> {
    let (times, mut at_risk) = by_time(exits)?;
    let (mut value, mut greenwood) = (1.0, 0.0);
    let mut steps = Vec::with_capacity(times.len());
    for (time, (events, censored)) in times {
        let (risk, ended) = (at_risk as f64, events as f64);
        let staying = (at_risk - events) as f64;
        // A quotient instead of 1 − d/n: it is 0 exactly where everybody had the event.
        value *= staying / risk;
        if staying > 0.0 {
            greenwood += ended / (risk * staying);
        }
        steps.push(SurvivalStep {
            time,
            at_risk,
            events,
            censored,
            share: share(value, greenwood, level),
        });
        at_risk -= events + censored;
    }
    Ok(Survival { steps })
}

/// Events and censored per time.
type Leaving = BTreeMap<u32, (u64, u64)>;

/// Who left when, and how many there are in all.
fn by_time(exits: &[Exits]) -> Result<(Leaving, u64), SurvivalError> {
    let mut times = Leaving::new();
    let mut total = 0_u64;
    for exit in exits {
        let leaving = exit.events.checked_add(exit.censored);
        let leaving = leaving.ok_or(SurvivalError::TooMany)?;
        total = total.checked_add(leaving).ok_or(SurvivalError::TooMany)?;
        if leaving > 0 {
            // No sum of a part overflows where the sum of all does not.
            let (events, censored) = times.entry(exit.time).or_default();
            *events += exit.events;
            *censored += exit.censored;
        }
    }
    if total == 0 {
        return Err(SurvivalError::Nobody);
    }
    Ok((times, total))
}

/// A survival with its error, from the running sum of Greenwood's formula.
fn share(value: f64, greenwood: f64, level: Level) -> SurvivalShare {
    let standard_error = (value > 0.0).then(|| value * greenwood.sqrt());
    let interval = (value > 0.0 && value < 1.0).then(|| {
        let spread = libm::exp(level.z() * greenwood.sqrt() / -libm::log(value));
        Interval {
            lower: libm::pow(value, spread),
            upper: libm::pow(value, 1.0 / spread),
        }
    });
    SurvivalShare {
        value,
        standard_error,
        interval: interval.and_then(Interval::checked),
    }
}

impl Survival {
    /// The times at which somebody left, in order.
    pub fn steps(&self) -> &[SurvivalStep] {
        &self.steps
    }

    /// The share that is still there after a time.
    ///
    /// Before the first exit it is 1. `None` beyond the last time at which anybody was followed,
    /// unless nobody was left: what happens after it is not known.
    pub fn at(&self, time: u32) -> Option<SurvivalShare> {
        let past = self.steps.partition_point(|step| step.time <= time);
        let Some(step) = past.checked_sub(1).and_then(|last| self.steps.get(last)) else {
            return Some(SurvivalShare {
                value: 1.0,
                standard_error: Some(0.0),
                interval: None,
            });
        };
        let followed = past < self.steps.len() || step.time == time;
        (followed || step.share.value == 0.0).then_some(step.share)
    }

    /// How many were followed up to a time, just before it.
    pub fn at_risk(&self, time: u32) -> u64 {
        let next = self.steps.partition_point(|step| step.time < time);
        self.steps.get(next).map_or(0, |step| step.at_risk)
    }

    /// The share of all followed who were censored, between 0 and 1.
    pub fn censored_share(&self) -> f64 {
        let censored: u64 = self.steps.iter().map(|step| step.censored).sum();
        let all = self.steps.first().map_or(1, |step| step.at_risk);
        censored as f64 / all as f64
    }

    /// The median survival time.
    pub fn median(&self) -> SurvivalTime {
        self.time_until(0.5)
    }

    /// The first time at which no more than a share is still there, with its limits.
    ///
    /// Where the survival is that share exactly, it is the start of the flat piece, not its middle.
    /// Source of the limits: R. Brookmeyer and J. Crowley, "A confidence interval for the median
    /// survival time", Biometrics 38 (1982).
    pub fn time_until(&self, share: f64) -> SurvivalTime {
        let first = |limit: &dyn Fn(&SurvivalShare) -> f64| {
            let reached = |step: &&SurvivalStep| limit(&step.share) <= share + ROUNDING;
            self.steps.iter().find(reached).map(|step| step.time)
        };
        // Without an interval the survival is 0 or 1, and both limits are the value itself.
        SurvivalTime {
            time: first(&|s| s.value),
            lower: first(&|s| s.interval.map_or(s.value, |interval| interval.lower)),
            upper: first(&|s| s.interval.map_or(s.value, |interval| interval.upper)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Weeks in remission of 42 children with leukaemia, + where still so: E. J. Freireich and
    /// others, "The effect of 6-mercaptopurine on the duration of steroid-induced remissions in
    /// acute leukemia", Blood 21 (1963).
    const MERCAPTOPURINE: &str =
        "6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+";
    const PLACEBO: &str = "1 1 2 2 3 4 4 5 5 8 8 8 8 11 11 12 12 15 17 22 23";

    fn followed(weeks: &str, level: Level) -> Survival {
        let exits: Vec<Exits> = weeks
            .split(' ')
            .map(|week| {
                let time = week.trim_end_matches('+');
                let censored = u64::from(time.len() < week.len());
                Exits {
                    time: time.parse().unwrap(),
                    events: 1 - censored,
                    censored,
                }
            })
            .collect();
        kaplan_meier(&exits, level).unwrap()
    }

    /// The table of D. G. Kleinbaum and M. Klein, "Survival analysis", chapter 2, and of J. P.
    /// Klein and M. L. Moeschberger, "Survival analysis", example 4.1: at risk, survival, standard error.
    /// Their four decimals are filled up, and the limits added, by the formulas in 30 digits.
    #[test]
    fn agrees_with_the_table_of_the_textbooks() {
        let survival = followed(MERCAPTOPURINE, Level::P95);
        for (time, at_risk, value, error, lower, upper) in [
            (
                6,
                21,
                0.857_142_857,
                0.076_360_355,
                0.619_717_955,
                0.951_551_748,
            ),
            (
                7,
                17,
                0.806_722_689,
                0.086_935_285,
                0.563_146_565,
                0.922_809_019,
            ),
            (
                10,
                15,
                0.752_941_176,
                0.096_349_653,
                0.503_199_511,
                0.889_361_835,
            ),
            (
                13,
                12,
                0.690_196_078,
                0.106_814_708,
                0.431_610_222,
                0.849_065_963,
            ),
            (
                16,
                11,
                0.627_450_980,
                0.114_053_865,
                0.367_510_856,
                0.804_912_189,
            ),
            (
                22,
                7,
                0.537_815_126,
                0.128_233_752,
                0.267_778_937,
                0.746_790_718,
            ),
            (
                23,
                6,
                0.448_179_272,
                0.134_591_457,
                0.188_052_006,
                0.680_142_628,
            ),
        ] {
            let got = survival.at(time).unwrap();
            let interval = got.interval.unwrap();
            for (got, expected) in [
                (got.value, value),
                (got.standard_error.unwrap(), error),
                (interval.lower, lower),
                (interval.upper, upper),
            ] {
                assert!((got - expected).abs() < 1e-9, "{time}: {got} {expected}");
            }
            assert_eq!(survival.at_risk(time), at_risk, "{time}");
        }
        assert!((survival.censored_share() - 12.0 / 21.0).abs() < 1e-12);
    }

    /// The medians that SAS (PROC LIFETEST, log-log) and R (survfit) print for the same children.
    #[test]
    fn medians_have_limits() {
        let median = |time, lower, upper| SurvivalTime { time, lower, upper };
        assert_eq!(
            followed(MERCAPTOPURINE, Level::P95).median(),
            median(Some(23), Some(13), None)
        );
        assert_eq!(
            followed(PLACEBO, Level::P95).median(),
            median(Some(8), Some(4), Some(11))
        );
    }

    #[test]
    fn says_nothing_beyond_what_was_followed() {
        let survival = followed(MERCAPTOPURINE, Level::P95);
        assert_eq!(survival.at(5).unwrap().value, 1.0);
        assert_eq!(survival.at(5).unwrap().interval, None);
        assert!((survival.at(35).unwrap().value - 0.448_179_272).abs() < 1e-9);
        assert_eq!(survival.at(36), None);
        assert_eq!(survival.at_risk(36), 0);
        // All with placebo relapsed, so that is known for later weeks too.
        let last = followed(PLACEBO, Level::P95).at(100).unwrap();
        assert_eq!(
            (last.value, last.standard_error, last.interval),
            (0.0, None, None)
        );
    }

    #[test]
    fn nobody_has_no_survival() {
        let none = Exits {
            time: 3,
            events: 0,
            censored: 0,
        };
        assert_eq!(kaplan_meier(&[], Level::P95), Err(SurvivalError::Nobody));
        assert_eq!(
            kaplan_meier(&[none], Level::P95),
            Err(SurvivalError::Nobody)
        );
        let many = Exits {
            events: u64::MAX,
            ..none
        };
        assert_eq!(
            kaplan_meier(&[many, many], Level::P95),
            Err(SurvivalError::TooMany)
        );
    }

    /// Two of four gone is a half, however the quotients round.
    #[test]
    fn a_half_exactly_is_the_median() {
        let exits: Vec<Exits> = (1..=10)
            .map(|time| Exits {
                time,
                events: 1,
                censored: 0,
            })
            .collect();
        let survival = kaplan_meier(&exits, Level::P95).unwrap();
        assert_eq!(survival.median().time, Some(5));
    }

    proptest! {
        #[test]
        fn survival_falls_and_its_limits_hold_it(
            exits in proptest::collection::vec((0u32..50, 0u64..4, 0u64..4), 1..30),
        ) {
            let exits: Vec<Exits> = exits
                .into_iter()
                .map(|(time, events, censored)| Exits { time, events, censored })
                .collect();
            prop_assume!(exits.iter().any(|exit| exit.events + exit.censored > 0));
            let survival = kaplan_meier(&exits, Level::P95).unwrap();
            let mut before = 1.0;
            for step in survival.steps() {
                prop_assert!(step.share.value <= before && step.share.value >= 0.0);
                before = step.share.value;
                if let Some(interval) = step.share.interval {
                    prop_assert!(interval.holds(step.share.value));
                    prop_assert!(interval.lower >= 0.0 && interval.upper <= 1.0);
                }
            }
            let median = survival.median();
            if let (Some(lower), Some(time)) = (median.lower, median.time) {
                prop_assert!(lower <= time);
            }
        }

        /// Without censoring it is the share that is left, and the error is that of a proportion.
        #[test]
        fn without_censoring_it_is_the_share_left(
            ended in proptest::collection::vec(0u32..20, 2..60),
        ) {
            let exits: Vec<Exits> = ended
                .iter()
                .map(|&time| Exits { time, events: 1, censored: 0 })
                .collect();
            let survival = kaplan_meier(&exits, Level::P95).unwrap();
            let number = ended.len() as f64;
            for step in survival.steps() {
                let left = ended.iter().filter(|&&time| time > step.time).count() as f64 / number;
                prop_assert!((step.share.value - left).abs() < 1e-12);
                if let Some(error) = step.share.standard_error {
                    prop_assert!((error - (left * (1.0 - left) / number).sqrt()).abs() < 1e-9);
                }
            }
        }
    }
}
