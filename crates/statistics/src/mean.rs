//! The mean of counted values, with its interval.

use crate::interval::{Interval, Level};
use crate::quantile::student_t;
use crate::quartiles::total;

/// A mean and how the values spread around it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Mean {
    /// How many values there are.
    pub count: u64,
    /// Their mean.
    pub mean: f64,
    /// Their standard deviation, with n − 1; `None` for one value.
    pub deviation: Option<f64>,
}

/// The mean and standard deviation of values with their frequencies, in any order.
///
/// Worked out in two passes, so that large values near each other keep their digits. `None` where
/// there are no values, or one is no number.
pub fn mean(values: &[(f64, u64)]) -> Option<Mean> {
    let count = total(values).filter(|count| *count > 0)?;
    let number = count as f64;
    let weighed = |f: &dyn Fn(f64) -> f64| -> f64 {
        let counted = values.iter().filter(|(_, count)| *count > 0);
        counted
            .map(|(value, count)| f(*value) * *count as f64)
            .sum()
    };
    let mean = weighed(&|value| value) / number;
    let squares = weighed(&|value| (value - mean) * (value - mean));
    let deviation = (count > 1).then(|| (squares / (number - 1.0)).sqrt());
    (mean.is_finite() && squares.is_finite()).then_some(Mean {
        count,
        mean,
        deviation,
    })
}

/// Student's interval of a mean: mean ± t·s/√n with n − 1 degrees of freedom.
///
/// `None` under two values: one value says nothing on its spread. Source: Student, "The probable
/// error of a mean", Biometrika 6 (1908).
pub fn mean_interval(mean: &Mean, level: Level) -> Option<Interval> {
    let deviation = mean.deviation.filter(|s| s.is_finite() && *s >= 0.0)?;
    let number = mean.count as f64;
    let half = student_t(level, number - 1.0)? * deviation / number.sqrt();
    Interval {
        lower: mean.mean - half,
        upper: mean.mean + half,
    }
    .checked()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Student (1908), section IX: the extra hours of sleep of ten patients under a drug, with mean
    /// 2,33; s = 2,002 (n − 1). With t = 2,262 the interval is 0,898 to 3,762.
    #[test]
    fn agrees_with_students_own_example() {
        let hours = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4].map(|hour| (hour, 1));
        let got = mean(&hours).unwrap();
        assert!((got.mean - 2.33).abs() < 1e-12);
        assert!((got.deviation.unwrap() - 2.002).abs() < 5e-4);
        let interval = mean_interval(&got, Level::P95).unwrap();
        assert!((interval.lower - 0.898).abs() < 5e-4, "{interval:?}");
        assert!((interval.upper - 3.762).abs() < 5e-4, "{interval:?}");
    }

    #[test]
    fn one_value_has_a_mean_but_no_interval() {
        let got = mean(&[(4.0, 1), (9.0, 0)]).unwrap();
        assert_eq!((got.mean, got.deviation), (4.0, None));
        assert_eq!(mean_interval(&got, Level::P95), None);
        assert_eq!(mean(&[(1.0, 0)]), None);
        assert_eq!(mean(&[]), None);
        assert_eq!(mean(&[(f64::NAN, 2)]), None);
    }

    proptest! {
        #[test]
        fn frequencies_are_repeated_values(
            values in proptest::collection::vec((-50i32..50, 1u64..5), 2..20),
        ) {
            let counted: Vec<(f64, u64)> = values.iter().map(|&(v, n)| (f64::from(v), n)).collect();
            let single: Vec<(f64, u64)> = counted
                .iter()
                .flat_map(|&(value, count)| std::iter::repeat_n((value, 1), count as usize))
                .collect();
            let (one, other) = (mean(&counted).unwrap(), mean(&single).unwrap());
            prop_assert_eq!(one.count, other.count);
            prop_assert!((one.mean - other.mean).abs() < 1e-9);
            let interval = mean_interval(&one, Level::P95).unwrap();
            prop_assert!(interval.holds(one.mean));
        }
    }
}
