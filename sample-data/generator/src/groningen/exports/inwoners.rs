//! Inhabitants on 1 January, as StatLine gives them. Source: CBS, Bevolking; regio en jaar
//! (CC BY 4.0). The country is the sum of the gemeenten of that year.

use crate::text::{self, BOM_SEMICOLON, Dialect};

const ROWS: [(&str, &str, &str); 6] = [
    ("Nederland", "2018", "17181084"),
    ("Nederland", "2019", "17282163"),
    ("Nederland", "2020", "17407585"),
    ("Groningen (gemeente)", "2018", "202810"),
    ("Groningen (gemeente)", "2019", "231299"),
    ("Groningen (gemeente)", "2020", "232874"),
];

/// One row a region and year.
pub fn write() -> anyhow::Result<Vec<u8>> {
    let dialect = Dialect {
        crlf: true,
        ..BOM_SEMICOLON
    };
    let header = ["Regio's", "Perioden", "Totale bevolking (aantal)"];
    let rows =
        ROWS.map(|(region, period, count)| [region, period, count].map(str::to_owned).into());
    text::write(dialect, &header, rows)
}
