//! Intervals of figures that were put together from others.

use ijkpunt_model::{Figure, Sign, Sort};
use ijkpunt_statistics::{Interval, Level, Z95, rate, wilson};

/// A figure with its 95 % interval, made anew from its numerator and denominator: Wilson's of a
/// share, exact or Byar's of a rate per so many. What has limits already keeps them. There are none
/// where the kind has none, and none for an estimate: its numerator was not counted, so the chance
/// in it is not known.
pub fn with_interval(figure: &Figure, sort: Sort, per: f64) -> Figure {
    let known = figure.ondergrens.is_some() || figure.bovengrens.is_some();
    let estimated = figure.teken == Some(Sign::Geschat);
    let limits = match (figure.teller, figure.noemer, figure.waarde) {
        (Some(top), Some(bottom), Some(_)) if !known && !estimated => {
            limits(top, bottom, sort, per)
        }
        _ => None,
    };
    match limits {
        Some(limits) => Figure {
            ondergrens: Some(limits.lower),
            bovengrens: Some(limits.upper),
            ..figure.clone()
        },
        None => figure.clone(),
    }
}

fn limits(top: f64, bottom: f64, sort: Sort, per: f64) -> Option<Interval> {
    match sort {
        Sort::Aandeel | Sort::Cohort => wilson(top, bottom, Z95),
        Sort::Verhouding => rate(top, bottom, per, Level::P95).map(|rate| rate.interval),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::example::part;

    /// Wilson's interval of 80 in 168, as the annual report of Groningen has it; of 5
    /// in 1000 the exact one of Poisson, 1,623 and 11,668 in the usual tables.
    #[test]
    fn limits_are_made_of_both_sides() {
        let got = with_interval(&part("GM0014", 80.0, 168.0), Sort::Aandeel, 1.0);
        assert!((got.ondergrens.unwrap() - 0.402_048_252_180_461).abs() < 1e-12);
        assert!((got.bovengrens.unwrap() - 0.551_397_208_217_151).abs() < 1e-12);
        let got = with_interval(&part("GM0014", 5.0, 1000.0), Sort::Verhouding, 1000.0);
        assert!((got.ondergrens.unwrap() - 1.623_486).abs() < 1e-5);
        assert!((got.bovengrens.unwrap() - 11.668_332).abs() < 1e-5);
    }

    #[test]
    fn what_has_none_gets_none() {
        let figure = part("GM0014", 80.0, 168.0);
        for sort in [Sort::Gemiddelde, Sort::Mediaan, Sort::Stand, Sort::Enquete] {
            assert_eq!(with_interval(&figure, sort, 1.0), figure);
        }
        let estimated = Figure {
            teken: Some(Sign::Geschat),
            ..figure.clone()
        };
        assert_eq!(with_interval(&estimated, Sort::Aandeel, 1.0), estimated);
        let own = Figure {
            ondergrens: Some(0.1),
            bovengrens: Some(0.9),
            ..figure.clone()
        };
        assert_eq!(with_interval(&own, Sort::Aandeel, 1.0), own);
        let missing = figure.without_value(Sign::Geheim);
        assert_eq!(with_interval(&missing, Sort::Aandeel, 1.0), missing);
    }
}
