//! Exports that are totals by nature: inhabitants, taakstelling, reception, education and targets.

use anyhow::anyhow;
use chrono::{Datelike, NaiveDate};

use crate::landelijk;
use crate::newcomers::households::{Household, persons_housed};
use crate::table::Table;

use super::city::half_years;

/// Inhabitants of the country and of Maastricht on 1 January. Source: CBS, Bevolking (CC BY 4.0);
/// the country is the sum of the gemeenten of that year.
pub const INWONERS: [(i32, i64, i64); 8] = [
    (2018, 17_181_084, 122_723),
    (2019, 17_282_163, 121_565),
    (2020, 17_407_585, 121_575),
    (2021, 17_475_415, 120_227),
    (2022, 17_590_672, 121_151),
    (2023, 17_811_291, 122_734),
    (2024, 17_942_942, 125_285),
    (2025, 18_044_027, 125_563),
];

/// The taakstelling of the second half of 2024 is ours.
const LAST: i64 = 74;
/// Persons too few at the end of 2018; ours.
const SALDO_2018: i64 = -12;

/// One row a region and year, the country first.
pub fn inwoners() -> Table {
    let country = INWONERS.map(|(year, country, _)| ("Nederland", year, country));
    let city = INWONERS.map(|(year, _, city)| ("Maastricht", year, city));
    let rows = country
        .into_iter()
        .chain(city)
        .map(|(region, year, count)| {
            let count = format!("{count:>8}");
            vec![region.into(), year.to_string().into(), count.into()]
        });
    Table {
        header: vec!["Regio's", "Perioden", "Totale bevolking (aantal)"],
        rows: rows.collect(),
    }
}

/// The national number by inhabitants on 1 January of the year before, to the nearest person.
pub fn goals() -> anyhow::Result<Vec<i64>> {
    half_years()
        .map(|(first, _)| {
            let Some(national) = landelijk::number(&half_year(first)) else {
                return Ok(LAST);
            };
            let (country, city) = inhabitants_before(first)?;
            Ok((2 * national * city + country) / (2 * country))
        })
        .collect()
}

/// The half-year that begins on a day, in CBS notation.
fn half_year(first: NaiveDate) -> String {
    format!("{}HJ{:02}", first.year(), first.month().div_ceil(6))
}

/// Inhabitants of the country and of the city on 1 January of the year before.
fn inhabitants_before(first: NaiveDate) -> anyhow::Result<(i64, i64)> {
    let before = INWONERS
        .into_iter()
        .find(|(year, ..)| *year == first.year() - 1);
    let (_, country, city) = before.ok_or_else(|| anyhow!("no inhabitants before {first}"))?;
    Ok((country, city))
}

/// One row a half-year; what was housed is counted from the dossiers.
pub fn taakstelling(households: &[Household]) -> anyhow::Result<Table> {
    let mut saldo = SALDO_2018;
    let mut rows = Vec::new();
    for ((first, last), goal) in half_years().zip(goals()?) {
        let housed = i64::try_from(persons_housed(households, first, last))?;
        rows.push(vec![
            half_year(first).into(),
            goal.into(),
            saldo.into(),
            housed.into(),
            last.succ_opt().into(),
        ]);
        saldo += housed - goal;
    }
    Ok(Table {
        header: vec![
            "Periode",
            "Taakstelling",
            "Saldo begin",
            "Gehuisvest",
            "Publicatiedatum",
        ],
        rows,
    })
}

/// Reception. Published: an AZC for up to 650 persons, until 2037. All other counts are ours.
pub fn opvang() -> Table {
    /// Places and persons of the AZC at the end of each quarter, from 2019 on.
    const AZC: [(u32, u32); 24] = [
        (500, 431),
        (500, 440),
        (500, 452),
        (500, 447),
        (500, 438),
        (500, 421),
        (500, 430),
        (500, 445),
        (500, 452),
        (500, 469),
        (500, 488),
        (500, 495),
        (600, 521),
        (600, 566),
        (600, 593),
        (600, 597),
        (650, 612),
        (650, 628),
        (650, 641),
        (650, 647),
        (650, 644),
        (650, 648),
        (650, 646),
        (650, 643),
    ];
    let mut rows = Vec::new();
    let mut push = |period: String, what: &str, measure: &str, count: u32, until: &str| {
        rows.push(vec![
            period.into(),
            what.into(),
            measure.into(),
            count.into(),
            until.into(),
        ]);
    };
    for (index, (places, persons)) in (0..).zip(AZC) {
        let (year, quarter) = (2019 + index / 4, index % 4 + 1);
        let period = format!("{year}KW{quarter:02}");
        let until = if year >= 2023 { "31-12-2037" } else { "" };
        push(period.clone(), "AZC", "Capaciteit", places, until);
        push(period, "AZC", "Stand", persons, "");
    }
    let by_year: [(&str, &str, [Option<u32>; 6]); 5] = [
        (
            "Noodopvang",
            "Personen",
            [Some(0), Some(0), Some(64), Some(412), Some(388), Some(203)],
        ),
        (
            "BBB",
            "Personen",
            [Some(31), Some(28), Some(24), Some(26), Some(23), Some(21)],
        ),
        (
            "AMV",
            "Personen",
            [Some(18), Some(19), Some(27), Some(46), Some(58), Some(61)],
        ),
        (
            "Oekraine",
            "Capaciteit",
            [None, None, None, Some(720), Some(780), Some(760)],
        ),
        (
            "Oekraine",
            "Personen",
            [None, None, None, Some(894), Some(842), Some(811)],
        ),
    ];
    for (what, measure, counts) in by_year {
        for (year, count) in (2019..).zip(counts) {
            if let Some(count) = count {
                push(year.to_string(), what, measure, count, "");
            }
        }
    }
    Table {
        header: vec![
            "Periode",
            "Voorziening",
            "Meting",
            "Aantal",
            "Einddatum overeenkomst",
        ],
        rows,
    }
}

/// Pupils and students among newcomers on 1 October of a school year; all ours.
pub fn onderwijs() -> Table {
    /// Kind, and for each year from 2019 on: persons, and those who went on or got a qualification.
    type Kind = (&'static str, [u32; 6], Option<[u32; 6]>, Option<[u32; 6]>);
    const KINDS: [Kind; 8] = [
        ("vve", [41, 44, 52, 67, 83, 91], None, None),
        (
            "taalklas",
            [58, 55, 63, 94, 118, 112],
            Some([31, 33, 36, 52, 71, 74]),
            None,
        ),
        (
            "isk",
            [142, 136, 149, 208, 241, 236],
            Some([54, 57, 55, 74, 93, 101]),
            None,
        ),
        ("praktijkonderwijs", [14, 13, 15, 17, 22, 24], None, None),
        (
            "entree",
            [36, 34, 38, 41, 55, 63],
            Some([17, 18, 19, 22, 30, 36]),
            None,
        ),
        (
            "mbo",
            [61, 68, 77, 83, 97, 118],
            None,
            Some([19, 22, 26, 27, 34, 43]),
        ),
        ("hbo", [17, 19, 24, 26, 31, 37], None, None),
        ("wo", [11, 12, 14, 15, 19, 22], None, None),
    ];
    let mut rows = Vec::new();
    for (kind, counts, onwards, qualified) in KINDS {
        let years = (2019..)
            .zip(counts)
            .zip(optional(onwards).zip(optional(qualified)));
        for ((year, count), (onwards, qualified)) in years {
            rows.push(vec![
                format!("{year}/{}", year + 1).into(),
                kind.into(),
                count.into(),
                onwards.into(),
                qualified.into(),
            ]);
        }
    }
    Table {
        header: vec![
            "Schooljaar",
            "Soort",
            "Aantal",
            "Doorgestroomd",
            "Startkwalificatie",
        ],
        rows,
    }
}

fn optional(counts: Option<[u32; 6]>) -> impl Iterator<Item = Option<u32>> {
    (0..6).map(move |at| counts.and_then(|counts| counts.get(at).copied()))
}

/// Targets for the years of the framework: of 2024 from the taakstelling and the begroting, of later
/// years ours. For the last year not all of them are set yet.
pub fn doelen() -> anyhow::Result<Table> {
    let of_2024: i64 = goals()?.iter().rev().take(2).sum();
    let housed = "Taakstelling van twee halfjaren";
    let guided = "Volwassenen en kinderen";
    let sheltered = "Personen over het hele jaar";
    let rows = [
        ("2024", "gehuisveste-vergunninghouders", of_2024, housed),
        ("2024", "begeleiding-genomen", 200, guided),
        ("2024", "noodopvang-personen", 250, sheltered),
        ("2025", "gehuisveste-vergunninghouders", 160, housed),
        ("2025", "begeleiding-genomen", 190, guided),
        ("2025", "noodopvang-personen", 240, sheltered),
        ("2026", "gehuisveste-vergunninghouders", 150, housed),
        ("2026", "begeleiding-genomen", 180, guided),
        ("2026", "noodopvang-personen", 220, sheltered),
        ("2027", "gehuisveste-vergunninghouders", 150, housed),
        ("2027", "begeleiding-genomen", 180, guided),
    ];
    let rows = rows.map(|(year, indicator, goal, remark)| {
        let source = match year {
            "2024" | "2025" => format!("Begroting {year}"),
            _ => "Kadernota 2026".to_owned(),
        };
        vec![
            year.into(),
            indicator.into(),
            goal.into(),
            source.into(),
            remark.into(),
        ]
    });
    Ok(Table {
        header: vec!["Periode", "Indicator", "Beoogd", "Bron", "Toelichting"],
        rows: rows.into(),
    })
}
