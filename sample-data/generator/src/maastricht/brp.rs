//! Inhabitants by sex, age, nationality and permit, counted by burgerzaken. The totals are those of
//! CBS; who has a permit is ours, as is the spread over ages and nationalities.
//!
//! A nationality is a code of table 32, a permit one of table 56. For all who have neither a permit
//! for asylum nor temporary protection the permit is empty.

use crate::draw::apportion;
use crate::table::{Cell, Table};

use super::figures::INWONERS;

/// Nationality, and persons with a permit for asylum on 1 January of 2019 through 2025.
const PERMITS: [(&str, [u64; 7]); 6] = [
    ("0336", [402, 431, 448, 507, 571, 652, 741]),
    ("0084", [148, 151, 150, 158, 163, 171, 178]),
    ("0300", [52, 54, 55, 78, 96, 104, 109]),
    ("0314", [61, 60, 58, 57, 59, 60, 62]),
    ("0339", [9, 16, 24, 38, 52, 61, 67]),
    ("0058", [4, 8, 13, 21, 33, 41, 46]),
];

/// Sex, age, and of a hundred newcomers and of a hundred others those in the group.
const GROUPS: [(&str, &str, u64, u64); 14] = [
    ("M", "0-3", 4, 2),
    ("M", "4-11", 7, 3),
    ("M", "12-17", 6, 3),
    ("M", "18-26", 16, 9),
    ("M", "27-44", 19, 11),
    ("M", "45-66", 5, 13),
    ("M", "67+", 0, 8),
    ("V", "0-3", 3, 2),
    ("V", "4-11", 7, 3),
    ("V", "12-17", 5, 2),
    ("V", "18-26", 8, 11),
    ("V", "27-44", 15, 10),
    ("V", "45-66", 5, 13),
    ("V", "67+", 0, 10),
];

/// Persons from Ukraine under temporary protection on the same days: none before the war.
const PROTECTED: (&str, &str, [u64; 7]) = ("0034", "46", [0, 0, 0, 0, 841, 794, 772]);

/// Nationality of all others, and how many of ten thousand have it.
const OTHERS: [(&str, u64); 8] = [
    ("0001", 8_460),
    ("0055", 480),
    ("0052", 230),
    ("0072", 210),
    ("0064", 190),
    ("0307", 170),
    ("0312", 160),
    ("0000", 100),
];

/// One row a year and group; empty groups are left out.
pub fn table() -> Table {
    let mut rows = Vec::new();
    for (year, at) in (2019..=2025).zip(0..) {
        let day = format!("1-1-{year}");
        let total = INWONERS
            .into_iter()
            .find(|(of, ..)| *of == year)
            .map_or(0, |(_, _, inwoners)| inwoners.unsigned_abs());
        let mut others = total;
        for (nationality, counts) in PERMITS {
            let count = counts.get(at).copied().unwrap_or_default();
            others -= count;
            let shares = GROUPS.map(|(_, _, newcomers, _)| newcomers);
            for ((sex, age, ..), count) in GROUPS.into_iter().zip(apportion(count, &shares)) {
                // Who came long ago mostly holds a permit for good.
                let title = if age == "45-66" { "27" } else { "26" };
                rows.push(row(&day, sex, age, nationality, title, count));
            }
        }
        let shares = GROUPS.map(|(.., others)| others);
        let (nationality, title, counts) = PROTECTED;
        let count = counts.get(at).copied().unwrap_or_default();
        others -= count;
        for ((sex, age, ..), count) in GROUPS.into_iter().zip(apportion(count, &shares)) {
            rows.push(row(&day, sex, age, nationality, title, count));
        }
        let weights = OTHERS.map(|(_, weight)| weight);
        for ((nationality, _), count) in OTHERS.into_iter().zip(apportion(others, &weights)) {
            for ((sex, age, ..), count) in GROUPS.into_iter().zip(apportion(count, &shares)) {
                rows.push(row(&day, sex, age, nationality, "", count));
            }
        }
    }
    rows.retain(|row| row.last() != Some(&Cell::from("0")));
    Table {
        header: vec![
            "Peildatum",
            "Geslacht",
            "Leeftijdsgroep",
            "Nationaliteit",
            "Verblijfstitel",
            "Aantal",
        ],
        rows,
    }
}

fn row(day: &str, sex: &str, age: &str, nationality: &str, title: &str, count: u64) -> Vec<Cell> {
    let count = count.to_string();
    [day, sex, age, nationality, title, &count]
        .map(Cell::from)
        .into()
}
