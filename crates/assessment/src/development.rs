//! How a figure moved since an earlier one, what that means, and whether it may be chance.

use ijkpunt_model::{Direction, Figure};
use ijkpunt_statistics::{Difference, Interval};

use crate::Tone;

/// Which way a figure went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Course {
    /// Up.
    Hoger,
    /// Down.
    Lager,
    /// Neither.
    Gelijk,
}

/// The verdict on two figures of one series.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Development {
    /// Later minus earlier, in the unit of the indicator.
    pub difference: f64,
    /// Which way it went.
    pub course: Course,
    /// What that means.
    pub tone: Tone,
    /// Whether the difference may be chance; none where the figures are counts of a whole, which
    /// have no interval.
    pub chance: Option<bool>,
}

/// Holds a figure against an earlier one; none where either is missing.
///
/// Two figures with an interval differ by more than chance where the interval of their difference
/// leaves out zero.
pub fn development(from: &Figure, to: &Figure, direction: Direction) -> Option<Development> {
    let difference = to.waarde? - from.waarde?;
    let chance = estimate(from)
        .zip(estimate(to))
        .and_then(|(from, to)| Difference::of(to, from))
        .map(|difference| !difference.is_significant());
    let course = match difference {
        d if d > 0.0 => Course::Hoger,
        d if d < 0.0 => Course::Lager,
        _ => Course::Gelijk,
    };
    let tone = match (direction, course) {
        _ if chance == Some(true) => Tone::Neutraal,
        (Direction::GeenOordeel, _) | (_, Course::Gelijk) => Tone::Neutraal,
        (Direction::HogerBeter, Course::Hoger) | (Direction::LagerBeter, Course::Lager) => {
            Tone::Gunstig
        }
        _ => Tone::Aandacht,
    };
    Some(Development {
        difference,
        course,
        tone,
        chance,
    })
}

/// A figure with its interval.
fn estimate(figure: &Figure) -> Option<(f64, Interval)> {
    let interval = Interval {
        lower: figure.ondergrens?,
        upper: figure.bovengrens?,
    };
    Some((figure.waarde?, interval))
}

#[cfg(test)]
mod tests {

    use super::*;
    use crate::example::share;

    fn figure(waarde: Option<f64>, limits: Option<(f64, f64)>) -> Figure {
        Figure {
            teken: None,
            ..share("GM0014", waarde, limits)
        }
    }

    #[test]
    fn what_may_be_chance_is_not_judged() {
        let from = figure(Some(0.40), Some((0.30, 0.51)));
        let near = figure(Some(0.45), Some((0.35, 0.56)));
        let far = figure(Some(0.70), Some((0.60, 0.79)));
        let chance = development(&from, &near, Direction::HogerBeter).unwrap();
        assert_eq!((chance.chance, chance.tone), (Some(true), Tone::Neutraal));
        assert_eq!(chance.course, Course::Hoger);
        let certain = development(&from, &far, Direction::HogerBeter).unwrap();
        assert_eq!((certain.chance, certain.tone), (Some(false), Tone::Gunstig));
        let worse = development(&from, &far, Direction::LagerBeter).unwrap();
        assert_eq!(worse.tone, Tone::Aandacht);
    }

    #[test]
    fn counts_have_no_chance_and_missing_figures_no_verdict() {
        let (from, to) = (figure(Some(700.0), None), figure(Some(609.0), None));
        let verdict = development(&from, &to, Direction::LagerBeter).unwrap();
        assert_eq!(
            (verdict.difference, verdict.chance, verdict.tone),
            (-91.0, None, Tone::Gunstig)
        );
        assert_eq!(
            development(&from, &figure(None, None), Direction::HogerBeter),
            None
        );
        let same = development(&from, &from, Direction::HogerBeter).unwrap();
        assert_eq!((same.course, same.tone), (Course::Gelijk, Tone::Neutraal));
    }
}
