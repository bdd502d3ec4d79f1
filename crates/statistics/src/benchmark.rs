//! A figure against a fixed value.

use crate::interval::Interval;

/// Where a figure lies against a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// The whole interval lies under the value.
    Below,
    /// The value lies in the interval: the figure can not be told from it.
    Similar,
    /// The whole interval lies above the value.
    Above,
}

/// Compares a figure, by its interval, with a benchmark that is taken as certain.
///
/// What is better or worse is a matter of the indicator's direction, and not decided here. `None`
/// where a number is none or the limits stand in the wrong order. Source: the comparison by one
/// interval of Fingertips (dhsc-govuk/FingertipsNext, `BenchmarkComparisonEngine`).
pub fn benchmark(interval: Interval, value: f64) -> Option<Outcome> {
    let interval = interval.checked()?;
    value.is_finite().then_some(if interval.upper < value {
        Outcome::Below
    } else if interval.lower > value {
        Outcome::Above
    } else {
        Outcome::Similar
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_interval_decides() {
        let interval = Interval {
            lower: 40.0,
            upper: 50.0,
        };
        for (value, outcome) in [
            (50.1, Outcome::Below),
            (50.0, Outcome::Similar),
            (45.0, Outcome::Similar),
            (40.0, Outcome::Similar),
            (39.9, Outcome::Above),
        ] {
            assert_eq!(benchmark(interval, value), Some(outcome), "{value}");
        }
    }

    #[test]
    fn refuses_what_is_no_interval() {
        let wrong = Interval {
            lower: 2.0,
            upper: 1.0,
        };
        assert_eq!(benchmark(wrong, 1.0), None);
        let no_number = Interval {
            lower: f64::NAN,
            upper: 1.0,
        };
        assert_eq!(benchmark(no_number, 1.0), None);
        let sound = Interval {
            lower: 0.0,
            upper: 1.0,
        };
        assert_eq!(benchmark(sound, f64::NAN), None);
    }
}
