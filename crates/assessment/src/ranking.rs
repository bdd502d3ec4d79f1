//! Gemeenten in order of their figure, without pretending that the order is certain.

use ijkpunt_model::{Figure, Sort};
use ijkpunt_statistics::Difference;

use crate::peers::{alike, uncertainty};

/// A gemeente in a sorted list.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Placed<'f> {
    /// Its figure.
    pub figure: &'f Figure,
    /// Whether it differs from the next in the list by more than chance. None for the last.
    pub differs_from_next: Option<bool>,
    /// How many others in the list it can't be told from.
    pub alike: usize,
}

/// Figures in order, the highest first; equal ones in order of code. Those without a value are left
/// out. Nothing unless all are one cell of a table and every figure that is left has an interval: a
/// league table without them would mislead.
///
/// Two figures differ where the interval of their difference leaves out zero. That is asked of every
/// pair, so with many gemeenten some pairs differ by chance: one in twenty where there is no
/// difference at all.
pub fn ranking<'f>(figures: &[&'f Figure], sort: Sort) -> Option<Vec<Placed<'f>>> {
    if !alike(figures) {
        return None;
    }
    let mut list = Vec::new();
    for figure in figures.iter().copied() {
        let Some(value) = figure.waarde else { continue };
        list.push((value, uncertainty(figure, sort)?, figure));
    }
    list.sort_by(|a, b| {
        b.0.total_cmp(&a.0)
            .then_with(|| a.2.gemeente.cmp(&b.2.gemeente))
    });
    let differ = |one: usize, other: usize| {
        let (one, other) = (list.get(one)?, list.get(other)?);
        let difference = Difference::of((one.0, one.1), (other.0, other.1))?;
        Some(difference.is_significant())
    };
    let places = 0..list.len();
    let placed = list.iter().enumerate().map(|(place, (_, _, figure))| {
        let others = places.clone().filter(|other| *other != place);
        Placed {
            figure,
            differs_from_next: differ(place, place + 1),
            alike: others
                .filter(|other| differ(place, *other) != Some(true))
                .count(),
        }
    });
    Some(placed.collect())
}

/// From how many of the others a figure can be told, and from how many it can't. Its own gemeente is
/// left out of the others, and so are those without a value or an interval. Nothing where it has none
/// itself, or where they are not one cell of a table.
pub fn told_apart(own: &Figure, figures: &[&Figure], sort: Sort) -> Option<(usize, usize)> {
    let here = (own.waarde?, uncertainty(own, sort)?);
    let others = figures.iter().copied();
    let others: Vec<&Figure> = others
        .filter(|figure| figure.gemeente != own.gemeente)
        .collect();
    let with_own: Vec<&Figure> = others.iter().copied().chain([own]).collect();
    if !alike(&with_own) {
        return None;
    }
    let differences = others.into_iter().filter_map(|other| {
        let there = (other.waarde?, uncertainty(other, sort)?);
        Difference::of(here, there)
    });
    let mut counts = (0, 0);
    for difference in differences {
        match difference.is_significant() {
            true => counts.0 += 1,
            false => counts.1 += 1,
        }
    }
    Some(counts)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::example::share;

    #[test]
    fn neighbours_that_can_not_be_told_apart_are_named() {
        let figures = [
            share("GM0034", Some(0.10), Some((0.05, 0.15))),
            share("GM0050", Some(0.50), Some((0.45, 0.55))),
            share("GM0059", Some(0.52), Some((0.47, 0.57))),
            share("GM0060", None, None),
            share("GM0014", Some(0.50), Some((0.45, 0.55))),
        ];
        let figures: Vec<&Figure> = figures.iter().collect();
        let got = ranking(&figures, Sort::Aandeel).unwrap();
        let words: Vec<_> = got
            .iter()
            .map(|placed| {
                let code = placed.figure.gemeente.as_str();
                (code, placed.differs_from_next, placed.alike)
            })
            .collect();
        assert_eq!(
            words,
            [
                ("GM0059", Some(false), 2),
                ("GM0014", Some(false), 2),
                ("GM0050", Some(true), 2),
                ("GM0034", None, 0),
            ]
        );
    }

    #[test]
    fn a_figure_is_told_from_some_of_the_others() {
        let own = share("GM0014", Some(0.50), Some((0.45, 0.55)));
        let others = [
            share("GM0034", Some(0.10), Some((0.05, 0.15))),
            share("GM0050", Some(0.52), Some((0.47, 0.57))),
            share("GM0060", None, None),
        ];
        let others: Vec<&Figure> = others.iter().chain([&own]).collect();
        assert_eq!(told_apart(&own, &others, Sort::Aandeel), Some((1, 1)));
        assert_eq!(told_apart(&own, &others, Sort::Mediaan), None);
    }

    #[test]
    fn no_list_without_intervals() {
        let figures = [
            share("GM0034", Some(0.1), Some((0.05, 0.15))),
            share("GM0050", Some(0.5), None),
        ];
        let figures: Vec<&Figure> = figures.iter().collect();
        assert_eq!(ranking(&figures, Sort::Aandeel), None);
        assert_eq!(ranking(&figures[..1], Sort::Mediaan), None);
        assert_eq!(ranking(&figures[..1], Sort::Aandeel).unwrap().len(), 1);
        assert_eq!(ranking(&[], Sort::Aandeel), Some(Vec::new()));
    }
}
