//! Cells of one sort in one column: how many there are, and the first of them.

use ijkpunt_model::Spot;

/// Cells of one sort.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Met {
    pub count: u64,
    /// The first of them, in the order of the file.
    pub spots: Vec<Spot>,
}

/// How many are remembered by their place.
const SHOWN: usize = 5;

impl Met {
    /// Adds a cell. Row 0 is a constant of the delivery, which has no place in the file.
    pub(crate) fn add(&mut self, row: u64, value: &str) {
        self.count += 1;
        if row > 0 && self.spots.len() < SHOWN {
            self.spots.push(Spot {
                value: value.to_owned(),
                ..Spot::row(row)
            });
        }
    }

    /// Takes over what was met in a later part of the same file.
    pub(crate) fn join(&mut self, later: Met) {
        self.count += later.count;
        self.spots.extend(later.spots);
        self.spots.truncate(SHOWN);
    }
}
