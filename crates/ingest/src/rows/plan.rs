//! Where each field of a contract comes from in one file.

use ijkpunt_model::{Kind, Place};

use crate::contract::Field;
use crate::header::Header;
use crate::values::Read;

/// Where the fields of one file come from.
#[derive(Debug, Clone)]
pub(crate) struct Plan {
    /// File and sheet.
    pub place: Place,
    /// For each field of the contract.
    pub slots: Vec<Slot>,
    /// Number of cells that a row has.
    pub width: usize,
    /// Columns before the last that have no name.
    pub nameless: Vec<usize>,
    /// Field and column of the gemeente, where the file has one.
    pub gemeente: Option<(usize, usize)>,
    /// Whether a field is filled with the number of the row.
    pub numbers_rows: bool,
}

/// Where a field comes from.
#[derive(Debug, Clone)]
pub(crate) enum Slot {
    /// From nowhere; the field is optional.
    Absent,
    /// The same for every row, with its text.
    Fixed(Read, String),
    /// The number of the row in its file, for a list whose rows have no number of their own.
    RowNumber,
    /// From a column, with its header.
    Column(usize, String),
}

impl Plan {
    /// Names of the fields that this file does not have, in the contract's order.
    pub(crate) fn absent(&self, fields: &[Field]) -> Vec<String> {
        self.slots
            .iter()
            .zip(fields)
            .filter(|(slot, _)| matches!(slot, Slot::Absent))
            .map(|(_, field)| field.name.clone())
            .collect()
    }

    /// A plan over the fields of a contract.
    pub(crate) fn new(place: Place, slots: Vec<Slot>, header: &Header, fields: &[Field]) -> Plan {
        let gemeente = slots
            .iter()
            .zip(fields)
            .enumerate()
            .find_map(|(index, (slot, field))| match slot {
                Slot::Column(column, _) if field.kind == Kind::Gemeente => Some((index, *column)),
                _ => None,
            });
        Plan {
            numbers_rows: slots.iter().any(|slot| matches!(slot, Slot::RowNumber)),
            place,
            slots,
            width: header.width(),
            nameless: header.nameless(),
            gemeente,
        }
    }

    /// The place of a field: its header in the file, or its own name.
    pub(crate) fn place(&self, index: usize, fields: &[Field]) -> Place {
        match (self.slots.get(index), fields.get(index)) {
            (Some(Slot::Column(_, header)), _) => self.place.column(header.trim()),
            (_, Some(field)) => self.place.column(field.name.as_str()),
            _ => self.place.clone(),
        }
    }

    /// The column of a field.
    pub(crate) fn column(&self, index: usize) -> Option<usize> {
        match self.slots.get(index) {
            Some(Slot::Column(column, _)) => Some(*column),
            _ => None,
        }
    }

    /// The field that a column holds.
    pub(crate) fn field_at(&self, column: Option<usize>) -> Option<usize> {
        let column = column?;
        self.slots
            .iter()
            .position(|slot| matches!(slot, Slot::Column(other, _) if *other == column))
    }
}
