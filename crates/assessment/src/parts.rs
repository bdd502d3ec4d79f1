//! Parts of one whole.

use ijkpunt_model::Figure;
use ijkpunt_statistics::{Interval, Z95, wilson};

/// A class of a breakdown with its share of the whole.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// Class of the breakdown.
    pub klasse: String,
    /// Its count.
    pub count: f64,
    /// Its share of the whole, between 0 and 1.
    pub share: f64,
    /// 95 % interval of that share.
    pub interval: Interval,
}

/// The parts, largest first, or nothing unless every class has a figure and they add up to the
/// total: a chart of parts that do not make the whole would mislead.
pub fn parts(total: &Figure, classes: &[&Figure]) -> Option<Vec<Part>> {
    let whole = total.waarde.filter(|whole| *whole > 0.0)?;
    let mut parts = Vec::with_capacity(classes.len());
    for class in classes {
        let count = class.waarde?;
        let interval = wilson(count, whole, Z95)?;
        parts.push(Part {
            klasse: class.klasse.clone(),
            count,
            share: count / whole,
            interval,
        });
    }
    let sum: f64 = parts.iter().map(|part| part.count).sum();
    if sum != whole {
        return None;
    }
    parts.sort_by(|a, b| {
        b.count
            .total_cmp(&a.count)
            .then_with(|| a.klasse.cmp(&b.klasse))
    });
    Some(parts)
}

#[cfg(test)]
mod tests {

    use super::*;
    use crate::example::share;

    fn figure(klasse: &str, waarde: Option<f64>) -> Figure {
        Figure {
            uitsplitsing: "bestemming".into(),
            klasse: klasse.into(),
            teller: waarde,
            teken: None,
            ..share("GM0014", waarde, None)
        }
    }

    #[test]
    fn parts_come_largest_first_with_their_interval() {
        let classes = [("werk", 42.0), ("onderwijs", 80.0), ("overig", 46.0)]
            .map(|(k, n)| figure(k, Some(n)));
        let classes: Vec<&Figure> = classes.iter().collect();
        let got = parts(&figure("totaal", Some(168.0)), &classes).unwrap();
        let names: Vec<&str> = got.iter().map(|part| part.klasse.as_str()).collect();
        assert_eq!(names, ["onderwijs", "overig", "werk"]);
        assert!((got[0].interval.lower - 0.402_048_252_180_461).abs() < 1e-12);
        assert!((got[0].interval.upper - 0.551_397_208_217_151).abs() < 1e-12);
    }

    #[test]
    fn parts_that_do_not_make_the_whole_are_no_parts() {
        let one = figure("werk", Some(42.0));
        assert_eq!(parts(&figure("totaal", Some(168.0)), &[&one]), None);
        let secret = figure("werk", None);
        assert_eq!(parts(&figure("totaal", Some(168.0)), &[&secret]), None);
    }
}
