//! Figures that have passed disclosure control.

use crate::{Figure, Period, TOTAAL};

/// Figures that may be shown. Everything that draws, writes or judges takes this type, so no
/// output path can lead round the disclosure room: only that room calls
/// [`Released::after_disclosure`], and a test of the sources holds it to that.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Released(Vec<Figure>);

impl Released {
    /// For the disclosure room alone.
    pub fn after_disclosure(figures: Vec<Figure>) -> Self {
        Released(figures)
    }

    /// All figures, in the order of the long table.
    pub fn figures(&self) -> &[Figure] {
        &self.0
    }

    /// The figure without breakdown of an indicator in a period, for one gemeente.
    pub fn total(&self, indicator: &str, gemeente: &str, periode: Period) -> Option<&Figure> {
        self.0.iter().find(|figure| {
            figure.indicator == indicator
                && figure.gemeente.as_str() == gemeente
                && figure.periode == periode
                && figure.uitsplitsing == TOTAAL
        })
    }

    /// The figures without breakdown of an indicator for one gemeente, in order of period.
    pub fn series(&self, indicator: &str, gemeente: &str) -> Vec<&Figure> {
        let mut series: Vec<&Figure> = self
            .0
            .iter()
            .filter(|figure| {
                figure.indicator == indicator
                    && figure.gemeente.as_str() == gemeente
                    && figure.is_total()
            })
            .collect();
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
        self.0
            .iter()
            .filter(|figure| {
                figure.indicator == indicator
                    && figure.gemeente.as_str() == gemeente
                    && figure.periode == periode
                    && figure.uitsplitsing == uitsplitsing
            })
            .collect()
    }
}
