//! What is asked of the gemeenten of a region together.

use ijkpunt_model::Figure;

/// What gemeenten took over from each other.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Exchange {
    /// What is left over all of them together; zero where every person is counted once.
    pub net: f64,
    /// What changed hands: all that was taken over.
    pub moved: f64,
}

impl Exchange {
    /// Whether it nets to zero: what is counted can't differ by less than half.
    pub fn closes(&self) -> bool {
        self.net.abs() < 0.5
    }
}

/// Adds up an exchange. None where the figure of one gemeente is not known: then nothing can be said.
pub fn exchange(figures: &[Option<&Figure>]) -> Option<Exchange> {
    let values: Option<Vec<f64>> = figures.iter().map(|figure| (*figure)?.waarde).collect();
    let values = values?;
    Some(Exchange {
        net: values.iter().sum(),
        moved: values.iter().filter(|value| **value > 0.0).sum(),
    })
}

/// The sum of counts, such as those of several years. None where one of them is not known.
pub fn together(figures: &[Option<&Figure>]) -> Option<f64> {
    figures.iter().map(|figure| (*figure)?.waarde).sum()
}

/// How much more there is of the one than of the other. None where one of them is not known.
pub fn surplus(supply: Option<&Figure>, demand: Option<&Figure>) -> Option<f64> {
    Some(supply?.waarde? - demand?.waarde?)
}

/// Of a share within a norm: how many were beyond it.
pub fn beyond(within: &Figure) -> Option<f64> {
    Some(within.noemer? - within.teller?)
}

/// A count beside what it would be if all were spread by size.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct BySize {
    /// What it would be.
    pub expected: f64,
    /// How much more there is.
    pub difference: f64,
}

/// Holds a count against its part by size: `size` of `all_size`. None where there is no size.
pub fn by_size(count: f64, size: f64, all_count: f64, all_size: f64) -> Option<BySize> {
    let expected = all_count * size / all_size;
    (all_size > 0.0 && expected.is_finite()).then_some(BySize {
        expected,
        difference: count - expected,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::example::share;

    fn count(value: f64) -> Figure {
        share("GM0344", Some(value), None)
    }

    #[test]
    fn an_exchange_nets_to_zero_or_does_not() {
        let figures = [
            count(24.0),
            count(-6.0),
            count(-8.0),
            count(-4.0),
            count(-6.0),
        ];
        let all: Vec<_> = figures.iter().map(Some).collect();
        let found = exchange(&all).unwrap();
        assert_eq!((found.net, found.moved), (0.0, 24.0));
        assert!(found.closes());
        assert!(!exchange(&all[..4]).unwrap().closes());
        assert_eq!(exchange(&[Some(&figures[0]), None]), None);
    }

    #[test]
    fn years_are_added_only_where_all_are_known() {
        let (one, other) = (count(700.0), count(1_918.0));
        assert_eq!(together(&[Some(&one), Some(&other)]), Some(2_618.0));
        assert_eq!(together(&[Some(&one), None]), None);
        assert_eq!(surplus(Some(&one), Some(&other)), Some(-1_218.0));
        assert_eq!(surplus(None, Some(&other)), None);
    }

    #[test]
    fn who_was_not_within_a_norm_was_beyond_it() {
        let within = Figure {
            teller: Some(30.0),
            noemer: Some(50.0),
            ..count(0.6)
        };
        assert_eq!(beyond(&within), Some(20.0));
        assert_eq!(
            beyond(&Figure {
                teller: None,
                ..within
            }),
            None
        );
    }

    /// 480 places over 1.000 inhabitants, of whom 250 live here: 120 places.
    #[test]
    fn a_count_is_held_against_its_part_by_size() {
        let found = by_size(100.0, 250.0, 480.0, 1_000.0).unwrap();
        assert_eq!((found.expected, found.difference), (120.0, -20.0));
        assert_eq!(by_size(1.0, 0.0, 0.0, 0.0), None);
    }
}
