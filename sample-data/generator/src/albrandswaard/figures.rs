//! Exports that are totals by nature: inhabitants, taakstelling, targets and money.

use crate::calendar::day;
use crate::draw::apportion;
use crate::landelijk;
use crate::newcomers::households::{Household, persons_housed};
use crate::table::{Cell, Table};
use crate::text::{BOM_SEMICOLON, Dialect};

use super::town::drawn;

/// Inhabitants on 1 January. Source: CBS, Bevolking (CC BY 4.0).
const INWONERS: [(&str, u32); 4] = [
    ("2017", 25_105),
    ("2018", 25_218),
    ("2019", 25_271),
    ("2020", 25_590),
];

/// Inhabitants of the Netherlands on the same days; the sum of the gemeenten. Source: as above.
const NEDERLAND: [(i32, u32); 3] = [(2017, 17_081_507), (2018, 17_181_084), (2019, 17_282_163)];

/// The taakstelling of each half-year from 2018 on, and the day on which its result was published.
///
/// Published by the gemeente: 8 in the first half of 2020. The others follow from the national
/// number and the inhabitants of 1 January of the year before, rounded to the nearest.
const TAAKSTELLING: [(i32, u32, i64, &str); 5] = [
    (2018, 1, 19, "01-07-2018"),
    (2018, 2, 13, "01-01-2019"),
    (2019, 1, 9, "01-07-2019"),
    (2019, 2, 9, "01-01-2020"),
    (2020, 1, 8, "01-02-2020"),
];
/// Persons too few at the end of 2017; ours.
const SALDO_2017: i64 = -10;

/// Inhabitants, as StatLine gives them: in quotes, and padded.
pub fn inwoners() -> anyhow::Result<Vec<u8>> {
    let rows = INWONERS.map(|(year, count)| {
        let count = Cell::from(format!("{count:>8}"));
        vec![year.into(), "Albrandswaard".into(), count]
    });
    let table = Table {
        header: vec![
            "Perioden",
            "Regio's",
            "Bevolking/Bevolkingssamenstelling op 1 januari/Totale bevolking (aantal)",
        ],
        rows: rows.into(),
    };
    let dialect = Dialect {
        crlf: true,
        quoted: true,
        ..BOM_SEMICOLON
    };
    table.text(dialect, "")
}

/// Of a hundred inhabitants those in each kern; ours.
const KERNEN: [(&str, u64); 3] = [("Rhoon", 38), ("Portland", 30), ("Poortugaal", 32)];
const LAST: u64 = 25_590;

/// Inhabitants of 1 January 2020 by kern and permit. Statushouders are those whose home the gemeente
/// gave them, in the kern of that home; the total is that of CBS, the spread of the others is ours.
pub fn brp(households: &[Household]) -> Table {
    let day = day(2020, 1, 1);
    let shares = KERNEN.map(|(_, share)| share);
    let mut rows = Vec::new();
    for ((kern, _), all) in KERNEN.into_iter().zip(apportion(LAST, &shares)) {
        let here = households.iter().filter(|household| {
            household.wijk() == kern && household.housed.is_some_and(|housed| housed < day)
        });
        let own: usize = here.map(|household| household.members.len()).sum();
        let own = own as u64;
        for (permit, count) in [("26", own), ("", all - own)] {
            rows.push(vec![
                day.into(),
                kern.into(),
                permit.into(),
                count.to_string().into(),
            ]);
        }
    }
    Table {
        header: vec!["Peildatum", "Wijk", "Verblijfstitel", "Aantal"],
        rows,
    }
}

/// One row a half-year; what was housed is counted from the dossiers.
pub fn taakstelling(households: &[Household]) -> Table {
    let mut saldo = SALDO_2017;
    let mut rows = Vec::new();
    for (year, half, taakstelling, published) in TAAKSTELLING {
        let first = day(year, 6 * half - 5, 1);
        let last = day(year, 6 * half, if half == 1 { 30 } else { 31 }).min(drawn());
        let housed = persons_housed(households, first, last);
        let housed = i64::try_from(housed).unwrap_or(i64::MAX);
        let national = landelijk::number(&format!("{year}HJ{half:02}"));
        let (own, country) = inhabitants(year - 1);
        rows.push(vec![
            format!("{year} {half}e halfjaar").into(),
            taakstelling.into(),
            saldo.into(),
            housed.into(),
            published.into(),
            national.map_or(Cell::from(""), Cell::from),
            own.into(),
            country.into(),
        ]);
        saldo += housed - taakstelling;
    }
    Table {
        header: vec![
            "Periode",
            "Taakstelling",
            "Voor-/achterstand begin",
            "Gehuisvest",
            "Publicatiedatum",
            "Landelijke taakstelling",
            "Inwoners",
            "Inwoners Nederland",
        ],
        rows,
    }
}

/// Inhabitants of the gemeente and of the country on 1 January of a year.
fn inhabitants(year: i32) -> (Option<u32>, Option<u32>) {
    let own = INWONERS
        .into_iter()
        .find(|(known, _)| *known == year.to_string());
    let country = NEDERLAND.into_iter().find(|(known, _)| *known == year);
    (own.map(|(_, count)| count), country.map(|(_, count)| count))
}

/// Targets. The 10 of the second half of 2020 is what the letter expects.
pub fn doelen() -> Table {
    const ROWS: [(&str, &str, u32, &str, &str); 4] = [
        (
            "2019",
            "gehuisveste-vergunninghouders",
            18,
            "Begroting 2019",
            "Taakstelling van twee halfjaren",
        ),
        (
            "2019",
            "begeleiding-genomen",
            18,
            "Begroting 2019",
            "Volwassenen en kinderen",
        ),
        (
            "2020",
            "gehuisveste-vergunninghouders",
            18,
            "Raadsinformatiebrief 18 februari 2020",
            "Eerste halfjaar 8, tweede halfjaar 10 verwacht",
        ),
        (
            "2020",
            "begeleiding-genomen",
            18,
            "Begroting 2020",
            "Volwassenen en kinderen",
        ),
    ];
    let rows = ROWS.map(|(period, indicator, target, source, remark)| {
        vec![
            period.into(),
            indicator.into(),
            target.into(),
            source.into(),
            remark.into(),
        ]
    });
    Table {
        header: vec!["Periode", "Indicator", "Beoogd", "Bron", "Toelichting"],
        rows: rows.into(),
    }
}

/// Five streams of money; the amounts are ours.
pub fn financien() -> Table {
    const ROWS: [(&str, &str, [&str; 3]); 5] = [
        (
            "begeleiding",
            "Maatschappelijke begeleiding door VluchtelingenWerk",
            ["42.660", "47.400", "42.660"],
        ),
        (
            "pvt",
            "Participatieverklaringstraject (PVT)",
            ["4.500", "3.870", "4.500"],
        ),
        (
            "inburgering",
            "Voorbereiding op de nieuwe wet en taallessen",
            ["6.000", "5.240", "15.000"],
        ),
        (
            "re-integratie",
            "Trajecten naar werk en taalstages",
            ["60.000", "52.310", "60.000"],
        ),
        (
            "vrijwilligers",
            "Ondersteuning van vrijwilligers",
            ["8.000", "7.925", "10.000"],
        ),
    ];
    let rows = ROWS
        .into_iter()
        .flat_map(|(post, words, [of_2019, spent, of_2020])| {
            [("2019", of_2019, spent), ("2020", of_2020, "")].map(|(year, planned, spent)| {
                vec![
                    year.into(),
                    "Sociaal domein".into(),
                    post.into(),
                    words.into(),
                    "Lasten".into(),
                    planned.into(),
                    spent.into(),
                ]
            })
        });
    Table {
        header: vec![
            "Periode",
            "Programma",
            "Post",
            "Omschrijving",
            "Soort",
            "Begroot",
            "Realisatie",
        ],
        rows: rows.collect(),
    }
}
