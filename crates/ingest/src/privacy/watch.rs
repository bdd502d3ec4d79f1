//! Looks at columns that are not read, so that a number of a person in them is reported too.

use std::collections::BTreeSet;

use super::name::{Name, is_of_organisations, promised};
use super::number::{Number, number};
use super::{Count, words};
use crate::grid::Row;
use crate::rows::{Plan, Slot};
use crate::text::trim;
use ijkpunt_model::Finding;

/// What was seen of the columns of one file that no field reads.
#[derive(Debug, Default)]
pub(crate) struct Watch {
    columns: Vec<Seen>,
}

#[derive(Debug, Clone)]
struct Seen {
    column: usize,
    header: String,
    filled: usize,
    bsn: usize,
    ten: usize,
    /// The first different numbers, as many as a judgement needs. They never leave this room.
    different: BTreeSet<u64>,
}

/// More different numbers than a judgement asks for.
const KEPT: usize = 8;

impl Watch {
    /// Over the columns under these headers that the plan does not read.
    pub(crate) fn new(plan: &Plan, headers: &[String]) -> Watch {
        let read = |column: usize| {
            let holds = |slot: &Slot| matches!(slot, Slot::Column(other, _) if *other == column);
            plan.slots.iter().any(holds)
        };
        let seen = |(column, header): (usize, &String)| Seen {
            column,
            header: trim(header).to_owned(),
            filled: 0,
            bsn: 0,
            ten: 0,
            different: BTreeSet::new(),
        };
        let columns = headers.iter().enumerate();
        Watch {
            columns: columns
                .filter(|(column, _)| !read(*column))
                .map(seen)
                .collect(),
        }
    }

    /// The same columns, of which nothing was seen.
    pub(crate) fn fork(&self) -> Watch {
        let unseen = |seen: &Seen| Seen {
            filled: 0,
            bsn: 0,
            ten: 0,
            different: BTreeSet::new(),
            ..seen.clone()
        };
        Watch {
            columns: self.columns.iter().map(unseen).collect(),
        }
    }

    /// Takes over what was seen of a later part of the same file.
    pub(crate) fn join(&mut self, later: Watch) {
        for (seen, later) in self.columns.iter_mut().zip(later.columns) {
            seen.filled += later.filled;
            seen.bsn += later.bsn;
            seen.ten += later.ten;
            seen.different.extend(later.different);
        }
    }

    /// Looks at a row of data.
    pub(crate) fn see<R: Row>(&mut self, row: &R) {
        for seen in &mut self.columns {
            let text = row.text(seen.column);
            if text.is_empty() {
                continue;
            }
            seen.filled += 1;
            let text = trim(text);
            let Some(number) = number(text) else { continue };
            match number {
                Number::Bsn => seen.bsn += 1,
                Number::Ten => seen.ten += 1,
            }
            if seen.different.len() < KEPT {
                let digits = text.bytes().filter(u8::is_ascii_digit);
                seen.different.insert(digits.fold(0, |sum, digit| {
                    sum.wrapping_mul(10).wrapping_add(u64::from(digit - b'0'))
                }));
            }
        }
    }

    /// What must be said of the columns.
    pub(crate) fn findings(&self, plan: &Plan) -> Vec<Finding> {
        let finding =
            |seen: &Seen| Some(words::unread(plan, seen.column, &seen.header, seen.name()?));
        self.columns.iter().filter_map(finding).collect()
    }
}

impl Seen {
    fn name(&self) -> Option<Name> {
        if self.filled == 0 || is_of_organisations(&self.header) {
            return None;
        }
        let count = Count {
            filled: self.filled,
            bsn: self.bsn,
            ten: self.ten,
            different: self.different.len(),
        };
        promised(&self.header).or_else(|| count.judge())
    }
}
