//! Maastricht 2024: the dashboard of integration in thirteen domains.
//!
//! Published (beleidskader 2024-2027): an AZC for up to 650 persons until 2037; three leerroutes at
//! one school; begeleiding of 12 months and ontzorgen of 6; search for a social home of 11,6 months in
//! 2021 and 24 in 2023; about a thousand homes a year, half of them for urgent seekers; the budgets.
//! Everything else is ours, for the years 2019 through 2024, so that trends show.

mod brp;
mod city;
mod counts;
mod figures;
mod homes;
mod money;
mod survey;

#[cfg(test)]
mod tests;

use crate::Files;
use crate::calendar::{COMPACT, ISO, PADDED, SHORT};
use crate::newcomers::write;
use crate::text::{BOM_SEMICOLON, Dialect, Encoding, WINDOWS};
use city::{City, drawn};

const PLAIN: Dialect = Dialect {
    separator: b';',
    crlf: false,
    quoted: false,
    encoding: Encoding::Utf8,
};

/// Name and bytes of every export, in the order of `ijkpunt.toml`.
pub fn files() -> anyhow::Result<Files> {
    let mut files = of_persons(&City::new()?)?;
    files.extend(of_totals()?);
    let named = files.into_iter();
    Ok(named
        .map(|(name, bytes)| (name.to_owned(), bytes))
        .collect())
}

type Named = Vec<(&'static str, Vec<u8>)>;

fn of_persons(city: &City) -> anyhow::Result<Named> {
    let comma = Dialect {
        separator: b',',
        quoted: true,
        ..PLAIN
    };
    Ok(vec![
        (
            "taakstelling_2019-2024.csv",
            figures::taakstelling(&city.households)?.text(BOM_SEMICOLON, SHORT)?,
        ),
        (
            "huisvesting_tvs_2019-2024.csv",
            write::huisvesting(&city.households).text(comma, ISO)?,
        ),
        (
            "woningen_corporaties_2019-2024.csv",
            homes::table(&city.households).text_under(
                &[
                    "Vrijgekomen sociale huurwoningen",
                    "Stand 15 januari 2025",
                    "",
                ],
                WINDOWS,
                SHORT,
            )?,
        ),
        (
            "uitkeringen_suite_2025-01.csv",
            write::uitkeringen(&city.spells())
                .renamed(&[
                    ("Clientnummer", "Cliëntnr"),
                    ("Reden einde", "Reden beëindiging"),
                ])
                .text(WINDOWS, SHORT)?,
        ),
        (
            "inburgering_regiesysteem_2025-01.csv",
            write::inburgering(&city.duties).text(PLAIN, SHORT)?,
        ),
        (
            "examens_duo_2025-01.csv",
            write::examens(&city.duties).text(PLAIN, COMPACT)?,
        ),
        (
            "begeleiding_vluchtelingenwerk_2025-01.csv",
            write::begeleiding(&city.guidance()).text(BOM_SEMICOLON, PADDED)?,
        ),
        (
            "trajecten_2025-01.xlsx",
            write::trajecten(&city.plans())
                .renamed(&[("Datum intake", "Datum brede intake")])
                .workbook(
                    "Trajecten",
                    "Trajecten statushouders, stand 20 januari 2025",
                    drawn(),
                )?,
        ),
    ])
}

fn of_totals() -> anyhow::Result<Named> {
    let statline = Dialect {
        crlf: true,
        quoted: true,
        ..BOM_SEMICOLON
    };
    Ok(vec![
        (
            "inwoners_statline.csv",
            figures::inwoners().text(statline, SHORT)?,
        ),
        (
            "brp_telling_2019-2025.csv",
            brp::table().text(WINDOWS, SHORT)?,
        ),
        (
            "opvang_2019-2024.csv",
            figures::opvang().text(BOM_SEMICOLON, SHORT)?,
        ),
        (
            "onderwijs_2019-2024.csv",
            figures::onderwijs().text(PLAIN, SHORT)?,
        ),
        (
            "enquete_2020-2024.xlsx",
            survey::table().workbook(
                "Antwoorden",
                "Enquête onder statushouders en inwoners",
                drawn(),
            )?,
        ),
        (
            "taakstelling_landelijk_2016-2025.csv",
            crate::landelijk::table().text(BOM_SEMICOLON, SHORT)?,
        ),
        (
            "tellingen_2019-2024.csv",
            counts::table().text(PLAIN, SHORT)?,
        ),
        (
            "doelen_2024-2027.csv",
            figures::doelen()?.text(BOM_SEMICOLON, SHORT)?,
        ),
        (
            "financien_2024-2027.csv",
            money::table().text(WINDOWS, SHORT)?,
        ),
    ])
}
