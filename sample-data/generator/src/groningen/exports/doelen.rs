//! Targets of the begroting, as published in the annual report.

use crate::text::{self, BOM_SEMICOLON};

const HEADER: [&str; 7] = [
    "Gemeente",
    "Periode",
    "Indicator",
    "Beoogd",
    "Nulwaarde",
    "Bron",
    "Toelichting",
];

const ROWS: [(&str, &str, &str); 5] = [
    (
        "gehuisveste-vergunninghouders",
        "156",
        "Taakstelling van twee halfjaren",
    ),
    ("lvv-personen", "270", "Personen over het hele jaar"),
    ("noodopvang-personen", "18", "Zonder bed-bad-brood"),
    ("begeleiding-genomen", "142", "Volwassenen en kinderen"),
    ("ex-amv-leefgeld", "16", ""),
];

/// One row an indicator.
pub fn write() -> anyhow::Result<Vec<u8>> {
    let rows = ROWS.map(|(indicator, beoogd, toelichting)| {
        [
            "GM0014",
            "2019",
            indicator,
            beoogd,
            "",
            "Begroting 2019",
            toelichting,
        ]
        .map(str::to_owned)
        .into()
    });
    text::write(BOM_SEMICOLON, &HEADER, rows)
}
