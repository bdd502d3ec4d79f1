//! Figures that have passed disclosure control.

use std::collections::BTreeMap;

use crate::{Figure, GemeenteCode, Period, TOTAAL};

/// Figures that may be shown. Everything that draws, writes or judges takes this type, so no
/// output path can lead round the disclosure room: only that room calls
/// [`Released::after_disclosure`], and a test of the sources holds it to that.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Released {
    figures: Vec<Figure>,
    /// Per indicator and gemeente the places of their figures, in order: a country has millions of
    /// figures, and each page asks for a few.
    places: BTreeMap<String, BTreeMap<GemeenteCode, Vec<usize>>>,
}

impl Released {
    /// For the disclosure room alone.
    pub fn after_disclosure(figures: Vec<Figure>) -> Self {
        let mut places: BTreeMap<String, BTreeMap<GemeenteCode, Vec<usize>>> = BTreeMap::new();
        for (place, figure) in figures.iter().enumerate() {
            if !places.contains_key(&figure.indicator) {
                places.insert(figure.indicator.clone(), BTreeMap::new());
            }
            let Some(of_indicator) = places.get_mut(&figure.indicator) else {
                continue;
            };
            match of_indicator.get_mut(&figure.gemeente) {
                Some(known) => known.push(place),
                None => {
                    of_indicator.insert(figure.gemeente.clone(), vec![place]);
                }
            }
        }
        Released { figures, places }
    }

    /// All figures, in the order of the long table.
    pub fn figures(&self) -> &[Figure] {
        &self.figures
    }

    /// The figures of an indicator for one gemeente, in the order of the long table.
    pub fn of(&self, indicator: &str, gemeente: &str) -> impl Iterator<Item = &Figure> {
        let of_indicator = self.places.get(indicator);
        let places = of_indicator.and_then(|known| known.get(gemeente));
        let places = places.into_iter().flatten();
        places.filter_map(|place| self.figures.get(*place))
    }

    /// The figure without breakdown of an indicator in a period, for one gemeente.
    pub fn total(&self, indicator: &str, gemeente: &str, periode: Period) -> Option<&Figure> {
        self.of(indicator, gemeente)
            .find(|figure| figure.periode == periode && figure.uitsplitsing == TOTAAL)
    }

    /// The figures without breakdown of an indicator for one gemeente, in order of period.
    pub fn series(&self, indicator: &str, gemeente: &str) -> Vec<&Figure> {
        let of = self.of(indicator, gemeente);
        let mut series: Vec<&Figure> = of.filter(|figure| figure.is_total()).collect();
        series.sort_by_key(|figure| (figure.periode.first_day(), figure.periode));
        series
    }

    /// The classes of one breakdown of an indicator in a period, for one gemeente.
    pub fn classes(
        &self,
        indicator: &str,
        gemeente: &str,
        periode: Period,
        uitsplitsing: &str,
    ) -> Vec<&Figure> {
        self.of(indicator, gemeente)
            .filter(|figure| figure.periode == periode && figure.uitsplitsing == uitsplitsing)
            .collect()
    }
}
