//! Which notation the numbers of a column are in, by what they say together.

use ijkpunt_model::Spot;

use super::{Form, NumberFault};

/// What the numbers of one column in one file say of their notation.
///
/// One cell can't tell whether `38.450` is a thousand-and-more or a decimal number. The contract
/// decides, and the other cells of the column confirm or contradict it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Notation {
    /// Cells that can only be read in the declared notation.
    own: u64,
    /// Cells that can only be read in the other one.
    other: u64,
    /// Cells that can be read in both, and were read as thousands or as decimals.
    thousands: u64,
    decimals: u64,
    /// Whether the first of those was read as thousands.
    first_is_thousand: bool,
    /// The first of those.
    spots: Vec<Spot>,
}

/// What a column says against the declared notation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Doubt {
    /// Whether other cells of the column are in the other notation for sure.
    pub certain: bool,
    /// Whether at least as many cells are in the declared notation for sure.
    pub outvoted: bool,
    /// Whether the first of the cells that may mean something else was read as thousands.
    pub is_thousand: bool,
    /// Number of cells that may mean something else.
    pub count: u64,
    /// The first of them.
    pub spots: Vec<Spot>,
}

/// How many cells are remembered by their place.
const SHOWN: usize = 5;

impl Notation {
    /// Takes a number that was read.
    pub(crate) fn read(&mut self, form: Form, row: u64, text: &str) {
        match form {
            Form::Bare => return,
            Form::Own => {
                self.own += 1;
                return;
            }
            Form::Thousand => self.thousands += 1,
            Form::Decimals => self.decimals += 1,
        }
        if self.spots.is_empty() {
            self.first_is_thousand = form == Form::Thousand;
        }
        if self.spots.len() < SHOWN {
            self.spots.push(Spot {
                row,
                cell: None,
                value: text.to_owned(),
            });
        }
    }

    /// Takes a number that was not read.
    pub(crate) fn refused(&mut self, fault: NumberFault) {
        self.other += u64::from(matches!(
            fault,
            NumberFault::Point
                | NumberFault::Comma
                | NumberFault::DutchThousands
                | NumberFault::EnglishThousands
        ));
    }

    /// Takes over what a later part of the same column says.
    pub(crate) fn join(&mut self, later: Notation) {
        self.own += later.own;
        self.other += later.other;
        self.thousands += later.thousands;
        self.decimals += later.decimals;
        if self.spots.is_empty() {
            self.first_is_thousand = later.first_is_thousand;
        }
        self.spots.extend(later.spots);
        self.spots.truncate(SHOWN);
    }

    /// What the column says against the declared notation, if anything.
    pub(crate) fn doubt(self) -> Option<Doubt> {
        let certain = self.other > 0;
        let count = self.thousands + self.decimals;
        // A column of thousands is what files are full of. A column in which every decimal number
        // has exactly three decimals and nothing else speaks for the notation is not.
        let suspect = self.own == 0 && self.decimals > 0;
        (count > 0 && (certain || suspect)).then_some(Doubt {
            certain,
            outvoted: self.own >= self.other.max(1),
            is_thousand: self.first_is_thousand,
            count,
            spots: self.spots,
        })
    }
}
