//! Koppelingen and moves from TVS. Published: 168 vergunninghouders housed in 2019, the sum of the
//! persons in the dossiers: 79 in the first half-year and 89 in the second.

use crate::calendar::{ISO, written};
use crate::groningen::population::Population;
use crate::text::{self, Dialect, Encoding};

const QUOTED: Dialect = Dialect {
    separator: b',',
    crlf: false,
    quoted: true,
    encoding: Encoding::Utf8,
};

const HEADER: [&str; 9] = [
    "Dossiernummer",
    "Gemeente",
    "Aantal personen",
    "Soort",
    "Datum vergunning",
    "Datum koppeling",
    "Datum huisvesting",
    "Woningsoort",
    "Wijk",
];

/// One row a dossier, by number. A household that waits has no home and so no wijk.
pub fn write(population: &Population) -> anyhow::Result<Vec<u8>> {
    let mut rows: Vec<Vec<String>> = population
        .households
        .iter()
        .map(|household| {
            let wijk = household
                .members
                .first()
                .filter(|_| household.housed.is_some());
            vec![
                household.dossier.clone(),
                "Groningen".to_owned(),
                household.members.len().to_string(),
                household.soort.to_owned(),
                written(Some(household.permit), ISO),
                written(Some(household.linked), ISO),
                written(household.housed, ISO),
                household.home.to_owned(),
                wijk.map(|member| member.wijk)
                    .unwrap_or_default()
                    .to_owned(),
            ]
        })
        .collect();
    rows.sort();
    text::write(QUOTED, &HEADER, rows)
}
