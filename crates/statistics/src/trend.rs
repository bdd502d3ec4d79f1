//! Whether the last five years show a trend.

use crate::interval::{Interval, Z998};

/// How many points, the latest ones, a trend looks at.
pub const TREND_POINTS: usize = 5;

/// What chi-squared must exceed: 9,5495.
const THRESHOLD: f64 = Z998 * Z998;

/// Standard errors in the width of an interval of 95 %, rounded as the source has it.
const WIDTH: f64 = 3.92;

/// A year's figure.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TrendPoint {
    /// The share or rate.
    pub value: f64,
    /// Its interval of 95 %, in the same unit.
    pub interval: Interval,
}

/// Where the figures go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TrendDirection {
    /// Up, beyond chance, whichever point is left out.
    Rising,
    /// Down, beyond chance, whichever point is left out.
    Falling,
    /// No trend that can be told from chance.
    NoChange,
}

/// A recent trend.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Trend {
    /// Where it goes.
    pub direction: TrendDirection,
    /// Change per point, by weighted regression.
    pub slope: f64,
    /// Its square over its variance: chi-squared with one degree of freedom without a trend.
    pub chi_squared: f64,
}

/// Why there is no answer on a trend.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TrendError {
    /// Fewer than five points.
    #[error("a trend needs five points, there are {0}")]
    TooFew(usize),
    /// A value or a limit is no number, or an interval has no width.
    #[error("a point has no number or an interval without width")]
    Impossible,
}

/// The trend of the last five points, given in order of time.
///
/// The points are taken as equally far apart and weigh with 1 / SE², where SE is the width of the
/// interval over 3,92. There is a trend when (slope / its error)² exceeds 9,5495, the value that
/// chance passes once in five hundred times, and the slope keeps its sign when each point is left
/// out in turn. For shares and rates, not for counts. Source: the recent trend of Fingertips
/// (dhsc-govuk/FingertipsNext, `TrendMarkerCalculator`). There a slope of exactly 0 counts as up;
/// here it has no sign, so there is no trend.
pub fn recent_trend(points: &[TrendPoint]) -> Result<Trend, TrendError> {
    let first = points
        .len()
        .checked_sub(TREND_POINTS)
        .ok_or(TrendError::TooFew(points.len()))?;
    let weighed: Vec<Weighed> = points
        .iter()
        .skip(first)
        .zip(1_u8..)
        .map(|(point, place)| Weighed::of(point, f64::from(place)))
        .collect::<Option<_>>()
        .ok_or(TrendError::Impossible)?;
    let line = |without: Option<usize>| {
        let kept = weighed.iter().enumerate();
        line(
            kept.filter(|(at, _)| Some(*at) != without)
                .map(|(_, point)| point),
        )
    };
    let (slope, error) = line(None).ok_or(TrendError::Impossible)?;
    let keeps_sign = (0..TREND_POINTS)
        .all(|at| line(Some(at)).is_some_and(|(other, _)| other * slope.signum() > 0.0));
    let ratio = slope / error;
    let chi_squared = ratio * ratio;
    let direction = if !(chi_squared > THRESHOLD && keeps_sign) {
        TrendDirection::NoChange
    } else if slope > 0.0 {
        TrendDirection::Rising
    } else {
        TrendDirection::Falling
    };
    if !(slope.is_finite() && chi_squared.is_finite()) {
        return Err(TrendError::Impossible);
    }
    Ok(Trend {
        direction,
        slope,
        chi_squared,
    })
}

/// A point with its place in time and its weight.
struct Weighed {
    place: f64,
    value: f64,
    weight: f64,
}

impl Weighed {
    fn of(point: &TrendPoint, place: f64) -> Option<Self> {
        let error = (point.interval.upper - point.interval.lower) / WIDTH;
        let weight = 1.0 / (error * error);
        let sound = point.value.is_finite() && error > 0.0 && weight.is_finite() && weight > 0.0;
        sound.then_some(Self {
            place,
            value: point.value,
            weight,
        })
    }
}

/// The slope of the weighted line and its standard error.
fn line<'a>(points: impl Iterator<Item = &'a Weighed> + Clone) -> Option<(f64, f64)> {
    let sum = |f: &dyn Fn(&Weighed) -> f64| points.clone().map(|p| f(p) * p.weight).sum::<f64>();
    let total = sum(&|_| 1.0);
    // Around the weighted means, so that large values keep their digits.
    let place = sum(&|p| p.place) / total;
    let value = sum(&|p| p.value) / total;
    let spread = sum(&|p| (p.place - place) * (p.place - place));
    let slope = sum(&|p| (p.place - place) * (p.value - value)) / spread;
    let error = (1.0 / spread).sqrt();
    (slope.is_finite() && error.is_finite() && error > 0.0).then_some((slope, error))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    type Row = (f64, f64, f64);

    fn points(rows: &[Row]) -> Vec<TrendPoint> {
        rows.iter()
            .map(|&(value, lower, upper)| TrendPoint {
                value,
                interval: Interval { lower, upper },
            })
            .collect()
    }

    /// Value and limits, oldest first: `IndicatorTestData.cs` of dhsc-govuk/FingertipsNext (commit
    /// 93eaebb), with the outcomes of `TrendCalculatorTests.cs`. Its series of registered patients
    /// has no intervals, and its readmissions are refused for their kind, so neither fits here. Its
    /// rate of cancer deaths of 2023 is written 120/7742, a slip for 120,7742.
    const DIABETES: [Row; 5] = [
        (7.0826, 7.0754, 7.094),
        (7.1085, 7.1013, 7.1199),
        (7.2571, 7.2499, 7.2684),
        (7.4528, 7.4456, 7.4643),
        (7.6554, 7.6481, 7.6669),
    ];
    const VACCINATED: [Row; 5] = [
        (92.6254, 92.4168, 92.8288),
        (92.3221, 92.1072, 92.5315),
        (90.8708, 90.6358, 91.1004),
        (90.017, 89.7694, 90.2594),
        (90.1013, 89.8578, 90.3396),
    ];
    const EYE_DISEASE: [Row; 5] = [
        (2.935, 2.7841, 3.0919),
        (1.93028, 1.8085, 2.058),
        (2.7567, 2.6113, 2.9082),
        (2.8701, 2.7225, 3.0237),
        (3.0121, 2.8616, 3.1683),
    ];
    const CANCER: [Row; 5] = [
        (126.9341, 125.9343, 127.94),
        (125.829, 124.8371, 126.8268),
        (121.5234, 120.5533, 122.4993),
        (122.3782, 121.4012, 123.361),
        (120.7742, 119.8035, 121.7507),
    ];

    #[test]
    fn agrees_with_the_published_outcomes() {
        // Slope and χ² by the sums of the source, in 30 digits.
        for (rows, direction, slope, chi_squared) in [
            (
                DIABETES,
                TrendDirection::Rising,
                0.148_799_263_420,
                9_740.102_184_854_86,
            ),
            (
                VACCINATED,
                TrendDirection::Falling,
                -0.740_510_731_562,
                418.536_568_531_224,
            ),
            (
                EYE_DISEASE,
                TrendDirection::Rising,
                0.139_843_648_876,
                33.485_780_673_690,
            ),
            (
                CANCER,
                TrendDirection::Falling,
                -1.570_716_864_526,
                97.095_320_669_027,
            ),
        ] {
            let got = recent_trend(&points(&rows)).unwrap();
            assert_eq!(got.direction, direction);
            assert!((got.slope - slope).abs() < 1e-11, "{got:?}");
            assert!(
                (got.chi_squared / chi_squared - 1.0).abs() < 1e-10,
                "{got:?}"
            );
        }
        assert_eq!(
            recent_trend(&points(&CANCER[1..])),
            Err(TrendError::TooFew(4))
        );
    }

    /// Equal errors of 1 (width 3,92): values 0, 2, 4, 6, 8 have slope 2 with variance 1/10, so χ²
    /// is 40; half the slope has a fourth of it, 10; and 0,9 has 8,1, under the threshold.
    #[test]
    fn agrees_with_values_worked_out_by_hand() {
        let series = |slope: f64| -> Vec<TrendPoint> {
            let rows: Vec<Row> = (0..5)
                .map(|i| f64::from(i) * slope)
                .map(|value| (value, value - 1.96, value + 1.96))
                .collect();
            points(&rows)
        };
        for (slope, chi_squared, direction) in [
            (2.0, 40.0, TrendDirection::Rising),
            (-1.0, 10.0, TrendDirection::Falling),
            (0.9, 8.1, TrendDirection::NoChange),
            (0.0, 0.0, TrendDirection::NoChange),
        ] {
            let got = recent_trend(&series(slope)).unwrap();
            assert!((got.slope - slope).abs() < 1e-12, "{got:?}");
            assert!((got.chi_squared - chi_squared).abs() < 1e-9, "{got:?}");
            assert_eq!(got.direction, direction);
        }
    }

    /// One high last year makes the whole slope: without it the figures fall.
    #[test]
    fn one_point_makes_no_trend() {
        let rows = [9.0, 8.0, 7.0, 6.0, 20.0].map(|value| (value, value - 1.96, value + 1.96));
        let got = recent_trend(&points(&rows)).unwrap();
        assert!(got.chi_squared > 9.5495, "{got:?}");
        assert_eq!(got.direction, TrendDirection::NoChange);
    }

    #[test]
    fn refuses_what_has_no_error() {
        let mut rows = CANCER;
        rows[2].2 = rows[2].1;
        assert_eq!(recent_trend(&points(&rows)), Err(TrendError::Impossible));
        rows[2] = (f64::NAN, 1.0, 2.0);
        assert_eq!(recent_trend(&points(&rows)), Err(TrendError::Impossible));
        assert_eq!(recent_trend(&[]), Err(TrendError::TooFew(0)));
    }

    proptest! {
        #[test]
        fn only_the_last_five_count_and_time_reversed_turns_the_sign(
            rows in proptest::collection::vec((0f64..100.0, 0.1f64..5.0), 5..12),
        ) {
            let rows: Vec<Row> = rows.iter().map(|&(v, half)| (v, v - half, v + half)).collect();
            let all = points(&rows);
            let last = &all[all.len() - 5..];
            let got = recent_trend(&all).unwrap();
            prop_assert_eq!(got, recent_trend(last).unwrap());
            let reversed: Vec<TrendPoint> = last.iter().rev().copied().collect();
            let back = recent_trend(&reversed).unwrap();
            prop_assert!((back.slope + got.slope).abs() < 1e-9 * got.slope.abs().max(1.0));
            let turned = match got.direction {
                TrendDirection::Rising => TrendDirection::Falling,
                TrendDirection::Falling => TrendDirection::Rising,
                TrendDirection::NoChange => TrendDirection::NoChange,
            };
            // A figure at the very threshold may fall either way.
            if (got.chi_squared - 9.5495).abs() > 1e-3 {
                prop_assert_eq!(back.direction, turned);
            }
        }
    }
}
