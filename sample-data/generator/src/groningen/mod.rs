//! Groningen 2019: the chapter on refugees of an annual report.
//!
//! The published figures of Gemeente Groningen (Gemeenterekening 2019, deelprogramma 4.2.5) are
//! totals. Here are records, all invented, that count to exactly those totals. Persons are made
//! once, in [`population`]; what happens to them over the year is decided in [`bijstand`] and
//! [`lvv`]; each module of [`exports`] only writes one file. So one person has one clientnummer in
//! every file, as in the real systems.

mod background;
mod bijstand;
mod exports;
mod households;
mod lvv;
mod person;
mod population;
mod spell;

#[cfg(test)]
mod tests;

use chrono::NaiveDate;

use crate::calendar::day;

/// The day on which the exports were drawn: what happened later is not in them.
pub fn drawn() -> NaiveDate {
    day(2020, 1, 14)
}

/// Name and bytes of every export of the workspace `groningen-2019`, in the order of its
/// `ijkpunt.toml`.
///
/// # Errors
/// Where the invented population is too small for a published figure; then a table in the sources
/// was changed without its counterpart.
pub fn files() -> anyhow::Result<crate::Files> {
    let population = population::Population::new()?;
    let stays = lvv::stays(&population.guests)?;
    let spells = bijstand::spells(&population, &stays)?;
    let files = [
        (
            "uitkeringen_suite_2019.csv",
            exports::uitkeringen::write(&spells)?,
        ),
        (
            "begeleiding_vluchtelingenwerk_2019.csv",
            exports::begeleiding::write(&population)?,
        ),
        ("trajecten_2019.xlsx", exports::trajecten::write(&spells)?),
        (
            "huisvesting_tvs_2019.csv",
            exports::huisvesting::write(&population)?,
        ),
        (
            "taakstelling_2019.csv",
            exports::taakstelling::write(&population)?,
        ),
        ("lvv_2019.csv", exports::lvv::write()?),
        (
            "lvv_verblijven_2019.csv",
            exports::lvv_verblijven::write(&stays)?,
        ),
        ("opvang_2019.csv", exports::opvang::write()?),
        (
            "inburgering_duo_2019.csv",
            exports::inburgering::write(&population)?,
        ),
        ("inwoners_cbs.csv", exports::inwoners::write()?),
        ("doelen_begroting_2019.csv", exports::doelen::write()?),
    ];
    Ok(files.map(|(name, bytes)| (name.to_owned(), bytes)).into())
}
