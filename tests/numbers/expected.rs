//! Cells of which is known what must stand there, number by number: counted anew from the answers of
//! gemeenten, or from what the check of the exports says.

use super::derived::Measure;
use super::origin::{Origin, fits};
use super::tokens::{Kind, Token};

/// The numbers of a cell, in order.
#[derive(Debug, Clone, PartialEq)]
pub struct Expected {
    /// Each number, and what it is.
    pub numbers: Vec<(f64, Measure)>,
    /// What it was counted from.
    pub from: Origin,
}

impl Expected {
    /// Whole numbers that were counted.
    pub fn counts(from: Origin, counts: impl IntoIterator<Item = u64>) -> Expected {
        let numbers = counts
            .into_iter()
            .map(|count| (count as f64, Measure::Plain));
        Expected {
            numbers: numbers.collect(),
            from,
        }
    }

    /// The origin of a number of the cell, where it is the one that must stand at its place.
    pub fn origin(&self, token: &Token) -> Option<Origin> {
        if !matches!(token.kind, Kind::Number { .. }) {
            return None;
        }
        let (number, measure) = self.numbers.get(token.index)?;
        fits(token, *number, *measure).then_some(self.from)
    }
}
