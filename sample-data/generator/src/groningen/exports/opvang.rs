//! Counts of reception places, all ours. There is no row for the noodopvang: it was not registered
//! on its own in 2019, which is why the published table has no figure for it.

use crate::text::{self, BOM_SEMICOLON};

const HEADER: [&str; 5] = ["Gemeente", "Periode", "Voorziening", "Meting", "Aantal"];

/// The dot of the first quarter is the sign of CBS for a number that is unknown.
const ROWS: [(&str, &str, &str, &str); 11] = [
    ("2019KW01", "AZC", "capaciteit", "450"),
    ("2019KW01", "AZC", "stand", "."),
    ("2019KW02", "AZC", "capaciteit", "450"),
    ("2019KW02", "AZC", "stand", "402"),
    ("2019KW03", "AZC", "capaciteit", "450"),
    ("2019KW03", "AZC", "stand", "417"),
    ("2019KW04", "AZC", "capaciteit", "480"),
    ("2019KW04", "AZC", "stand", "439"),
    ("2019MM01", "Bed-bad-brood", "personen", "262"),
    ("2019MM02", "Bed-bad-brood", "personen", "266"),
    ("2019MM03", "Bed-bad-brood", "personen", "259"),
];

/// One row a count.
pub fn write() -> anyhow::Result<Vec<u8>> {
    let rows = ROWS.map(|(period, voorziening, meting, aantal)| {
        ["GM0014", period, voorziening, meting, aantal]
            .map(str::to_owned)
            .into()
    });
    text::write(BOM_SEMICOLON, &HEADER, rows)
}
