//! The taakstelling per half-year. Published: 156 over 2019. The arrears at the beginning are ours;
//! what was housed is counted from the same households as the dossiers of TVS.

use chrono::Datelike;

use crate::groningen::population::Population;
use crate::text::{self, BOM_SEMICOLON};

const HEADER: [&str; 6] = [
    "Gemeente",
    "Periode",
    "Taakstelling",
    "Voor-/achterstand begin",
    "Gehuisvest",
    "Peildatum publicatie",
];

const TAAKSTELLING: i64 = 78;
/// Persons too few at the end of 2018; an achterstand is negative.
const SALDO_2018: i64 = -24;

/// One row a half-year.
pub fn write(population: &Population) -> anyhow::Result<Vec<u8>> {
    let mut saldo = SALDO_2018;
    let mut rows = Vec::new();
    for (half, published) in [(1, "01-07-2019"), (2, "01-01-2020")] {
        let housed = housed(population, half)?;
        rows.push(vec![
            "Groningen".to_owned(),
            format!("2019 {half}e halfjaar"),
            TAAKSTELLING.to_string(),
            saldo.to_string(),
            housed.to_string(),
            published.to_owned(),
        ]);
        saldo += housed - TAAKSTELLING;
    }
    text::write(BOM_SEMICOLON, &HEADER, rows)
}

fn housed(population: &Population, half: u32) -> anyhow::Result<i64> {
    let persons: usize = population
        .housed()
        .filter(|(_, housed)| housed.year() == 2019 && housed.month().div_ceil(6) == half)
        .map(|(household, _)| household.members.len())
        .sum();
    Ok(i64::try_from(persons)?)
}
