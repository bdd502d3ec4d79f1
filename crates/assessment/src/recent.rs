//! Whether the last five years of a gemeente show a trend.

use ijkpunt_model::{Figure, Sort};
use ijkpunt_statistics::{TREND_POINTS, TrendDirection, TrendError, TrendPoint, recent_trend};

use crate::peers::uncertainty;

/// Why there is no answer on a trend.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TrendRefusal {
    /// The figures are counts, or a kind without an interval.
    Soort,
    /// One of the last five years has no figure, or there are fewer years.
    TeWeinigJaren {
        /// How many of the last five have one.
        count: usize,
        /// How many there must be.
        needed: usize,
    },
    /// The definition or the area changed in these years.
    Breuk,
}

/// The trend of the last five years, given in order of time. `broken` says that the series has a
/// break within them.
pub fn recent(years: &[&Figure], sort: Sort, broken: bool) -> Result<TrendDirection, TrendRefusal> {
    let rate = sort.is_share() || sort == Sort::Verhouding;
    if !rate {
        return Err(TrendRefusal::Soort);
    }
    let first = years.len().saturating_sub(TREND_POINTS);
    let last = || years.iter().skip(first);
    let count = last().filter(|figure| figure.waarde.is_some()).count();
    if count < TREND_POINTS {
        return Err(TrendRefusal::TeWeinigJaren {
            count,
            needed: TREND_POINTS,
        });
    }
    if broken {
        return Err(TrendRefusal::Breuk);
    }
    let points: Option<Vec<TrendPoint>> = last()
        .map(|figure| {
            Some(TrendPoint {
                value: figure.waarde?,
                interval: uncertainty(figure, sort)?,
            })
        })
        .collect();
    let points = points.ok_or(TrendRefusal::Soort)?;
    match recent_trend(&points) {
        Ok(trend) => Ok(trend.direction),
        Err(TrendError::TooFew(count)) => Err(TrendRefusal::TeWeinigJaren {
            count,
            needed: TREND_POINTS,
        }),
        Err(TrendError::Impossible) => Err(TrendRefusal::Soort),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::example::share;

    fn years(values: &[f64]) -> Vec<Figure> {
        let year = |value: &f64| share("GM0014", Some(*value), Some((value - 0.01, value + 0.01)));
        values.iter().map(year).collect()
    }

    #[test]
    fn five_years_that_rise_are_a_trend() {
        for (values, expected) in [
            ([0.1, 0.2, 0.3, 0.4, 0.5], TrendDirection::Rising),
            ([0.5, 0.4, 0.3, 0.2, 0.1], TrendDirection::Falling),
            ([0.3, 0.31, 0.29, 0.3, 0.3], TrendDirection::NoChange),
        ] {
            let figures = years(&values);
            let figures: Vec<&Figure> = figures.iter().collect();
            assert_eq!(recent(&figures, Sort::Aandeel, false), Ok(expected));
            let broken = recent(&figures, Sort::Aandeel, true);
            assert_eq!(broken, Err(TrendRefusal::Breuk));
            assert_eq!(
                recent(&figures, Sort::Stroom, false),
                Err(TrendRefusal::Soort)
            );
        }
    }

    #[test]
    fn four_years_are_too_few() {
        let figures = years(&[0.1, 0.2, 0.3, 0.4]);
        let gap = share("GM0014", None, None);
        let mut all: Vec<&Figure> = figures.iter().collect();
        let refused = Err(TrendRefusal::TeWeinigJaren {
            count: 4,
            needed: 5,
        });
        assert_eq!(recent(&all, Sort::Aandeel, false), refused);
        all.insert(2, &gap);
        assert_eq!(recent(&all, Sort::Aandeel, false), refused);
    }
}
