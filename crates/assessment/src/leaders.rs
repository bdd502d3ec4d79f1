//! The first few of a breakdown, and which of them chance keeps from being told apart.

use ijkpunt_model::{Direction, Figure, Sort};
use ijkpunt_statistics::{Difference, Interval};

use crate::peers::uncertainty;

/// A class among the first, with its doubt.
#[derive(Debug, Clone, PartialEq)]
pub struct Leader {
    /// Class of the breakdown.
    pub klasse: String,
    /// Its figure.
    pub value: f64,
    /// The 95 % interval of that figure, where it has one.
    pub interval: Option<Interval>,
    /// Over how many it was taken, where it has a denominator.
    pub over: Option<f64>,
    /// Whether it differs from the next in the list by more than chance. None for the last, and
    /// where one of the two has no interval.
    pub differs_from_next: Option<bool>,
}

/// The first few classes of a breakdown.
#[derive(Debug, Clone, PartialEq)]
pub struct Leaders {
    /// The best first; the highest first where no side is better.
    pub top: Vec<Leader>,
    /// Which of these can't be told from the first: their intervals overlap with its interval.
    /// Without intervals nothing is known, and none is named.
    pub like_the_first: Vec<String>,
    /// How many classes have a figure that is not among the first.
    pub further: usize,
    /// How many classes have no figure that may be shown.
    pub without: usize,
}

/// Puts the classes in order and keeps the first `most`. Of two that are equal the one with the
/// larger denominator goes first, and then the name decides, so that the order is always the same.
pub fn leaders(classes: &[&Figure], sort: Sort, direction: Direction, most: usize) -> Leaders {
    let mut known: Vec<Leader> = classes
        .iter()
        .filter_map(|class| leader(class, sort))
        .collect();
    let without = classes.len() - known.len();
    known.sort_by(|one, other| {
        let by_value = match direction {
            Direction::LagerBeter => one.value.total_cmp(&other.value),
            _ => other.value.total_cmp(&one.value),
        };
        let size = |leader: &Leader| leader.over.unwrap_or_default();
        by_value
            .then_with(|| size(other).total_cmp(&size(one)))
            .then_with(|| one.klasse.cmp(&other.klasse))
    });
    let further = known.len().saturating_sub(most);
    known.truncate(most);
    let limits: Vec<_> = known.iter().map(|one| (one.value, one.interval)).collect();
    for (leader, pair) in known.iter_mut().zip(limits.windows(2)) {
        let [(one, limits), (other, next)] = pair else {
            continue;
        };
        let difference = limits
            .zip(*next)
            .and_then(|(limits, next)| Difference::of((*one, limits), (*other, next)));
        leader.differs_from_next = difference.map(|difference| difference.is_significant());
    }
    let like_the_first = match known.split_first() {
        Some((first, rest)) => rest
            .iter()
            .filter(|other| overlap(first, other))
            .map(|other| other.klasse.clone())
            .collect(),
        None => Vec::new(),
    };
    Leaders {
        top: known,
        like_the_first,
        further,
        without,
    }
}

fn leader(class: &Figure, sort: Sort) -> Option<Leader> {
    Some(Leader {
        klasse: class.klasse.clone(),
        value: class.waarde?,
        interval: uncertainty(class, sort),
        over: class.noemer,
        differs_from_next: None,
    })
}

fn overlap(one: &Leader, other: &Leader) -> bool {
    let limits = one.interval.as_ref().zip(other.interval.as_ref());
    limits.is_some_and(|(a, b)| a.lower <= b.upper && b.lower <= a.upper)
}

#[cfg(test)]
mod tests {
    use ijkpunt_model::Sign;

    use super::*;
    use crate::example::share;

    fn class(klasse: &str, of: Option<(f64, f64)>, limits: Option<(f64, f64)>) -> Figure {
        Figure {
            uitsplitsing: "aanbieder".into(),
            klasse: klasse.into(),
            teller: of.map(|(teller, _)| teller),
            noemer: of.map(|(_, noemer)| noemer),
            teken: of.is_none().then_some(Sign::Geheim),
            ..share("GM0344", of.map(|(teller, noemer)| teller / noemer), limits)
        }
    }

    fn names(leaders: &Leaders) -> Vec<&str> {
        leaders
            .top
            .iter()
            .map(|leader| leader.klasse.as_str())
            .collect()
    }

    #[test]
    fn the_best_go_first_and_those_that_chance_may_have_put_there_are_named() {
        let a = class("a", Some((90.0, 100.0)), Some((0.82, 0.95)));
        let b = class("b", Some((80.0, 100.0)), Some((0.71, 0.87)));
        let c = class("c", Some((30.0, 100.0)), Some((0.22, 0.40)));
        let d = class("d", None, None);
        let all = leaders(&[&c, &d, &a, &b], Sort::Aandeel, Direction::HogerBeter, 5);
        assert_eq!(names(&all), ["a", "b", "c"]);
        assert_eq!(all.like_the_first, ["b"]);
        assert_eq!((all.further, all.without), (0, 1));
        // 10 points apart with half-widths of 8 and 5 to 7: perhaps chance. 50 points apart: not.
        let differ: Vec<_> = all.top.iter().map(|one| one.differs_from_next).collect();
        assert_eq!(differ, [Some(false), Some(true), None]);
        let two = leaders(&[&c, &d, &a, &b], Sort::Aandeel, Direction::LagerBeter, 2);
        assert_eq!(names(&two), ["c", "b"]);
        assert!(two.like_the_first.is_empty());
        assert_eq!(two.further, 1);
    }

    #[test]
    fn of_two_that_are_equal_the_larger_goes_first_and_then_the_name() {
        let small = class("z", Some((1.0, 2.0)), None);
        let large = class("y", Some((50.0, 100.0)), None);
        let same = class("x", Some((50.0, 100.0)), None);
        let all = leaders(
            &[&small, &large, &same],
            Sort::Aandeel,
            Direction::GeenOordeel,
            5,
        );
        assert_eq!(names(&all), ["x", "y", "z"]);
        // Without intervals nothing is known of chance.
        assert!(all.like_the_first.is_empty());
        assert!(
            leaders(&[], Sort::Aandeel, Direction::GeenOordeel, 5)
                .top
                .is_empty()
        );
    }
}
