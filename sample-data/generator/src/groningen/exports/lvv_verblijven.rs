//! Stays in the LVV, one row a stay of one person.

use crate::calendar::{SHORT, written};
use crate::groningen::lvv::Stay;
use crate::text::{self, WINDOWS};

/// One row a stay, by begin.
pub fn write(stays: &[Stay<'_>]) -> anyhow::Result<Vec<u8>> {
    let header = [
        "Cliëntnummer",
        "Datum instroom",
        "Datum uitstroom",
        "Bestemming",
    ];
    let rows = stays.iter().map(|stay| {
        vec![
            stay.person.clientnummer.to_string(),
            written(Some(stay.begin), SHORT),
            written(stay.end, SHORT),
            stay.destination.to_owned(),
        ]
    });
    text::write(WINDOWS, &header, rows)
}
