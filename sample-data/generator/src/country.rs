//! The country: exports of all gemeenten over eleven years, to see how the program bears their number.
//!
//! Written on demand and never committed. The names, the codes and the inhabitants are real (CBS, CC
//! BY 4.0; before 2017, for which we have none, those of 2017 or the nearest year); every record is
//! ours. Each year stands on the map of its own 1 January, so a series over the years has to be
//! restated. The smallest gemeenten fall below the thresholds of disclosure.

use chrono::NaiveDate;
use fastrand::Rng;
use ijkpunt_areas::Reference;
use ijkpunt_model::{Area, GemeenteCode};

use crate::Files;
use crate::calendar::{COMPACT, ISO, SHORT, after, between, day};
use crate::draw::{percent, rng, weighted};
use crate::table::{Cell, Table};
use crate::text::{BOM_SEMICOLON, Dialect, Encoding};

/// The years, the last of which is the verslagjaar.
const YEARS: std::ops::RangeInclusive<i32> = 2014..=2024;
/// The first year of which inhabitants are known.
const KNOWN_FROM: i32 = 2017;
/// Inhabitants of a gemeente of which no year is known.
const UNKNOWN: u32 = 15_000;
/// Persons housed in each year, for the whole country, in hundreds: the course is roughly the real
/// one.
const HOUSED: [u64; 11] = [147, 283, 401, 236, 190, 131, 118, 224, 286, 304, 290];

const PLAIN: Dialect = Dialect {
    separator: b';',
    crlf: false,
    quoted: false,
    encoding: Encoding::Utf8,
};

/// The settings of the workspace.
pub const SETTINGS: &str = r#"# Alle gemeenten, elf jaren. De records zijn verzonnen: het gaat om de omvang.
[verslag]
rapport = "land"
jaar = 2024
rundatum = 2025-03-01
titel = "Alle gemeenten van 2024"

[open_data]
uitgever = "Voorbeeld van IJkpunt"

[exports]
map = "exports"

[[levering]]
dataset = "inwoners"
bestand = "inwoners.csv"
ontvangen = 2025-02-01
afzender = "CBS"

[[levering]]
dataset = "huisvesting"
bestand = "huisvesting.csv"
ontvangen = 2025-02-01
afzender = "Verzonnen"

[[levering]]
dataset = "examens"
bestand = "examens.csv"
ontvangen = 2025-02-01
afzender = "Verzonnen"

[[levering]]
dataset = "tellingen"
bestand = "tellingen.csv"
ontvangen = 2025-02-01
afzender = "Verzonnen"
"#;

/// A gemeente in a year, with its inhabitants and its own way of doing things.
struct Place {
    year: i32,
    code: GemeenteCode,
    inwoners: u32,
    /// In percent: above 100 it does better than most.
    effort: u32,
}

/// The exports of so many gemeenten of the last year, spread over the country, and of whatever they
/// were made of in the years before.
pub fn files(most: usize) -> anyhow::Result<Files> {
    let places = places(&Reference::builtin(), most);
    Ok(vec![
        (
            "inwoners.csv".to_owned(),
            inwoners(&places).text(BOM_SEMICOLON, SHORT)?,
        ),
        (
            "huisvesting.csv".to_owned(),
            huisvesting(&places).text(PLAIN, ISO)?,
        ),
        (
            "examens.csv".to_owned(),
            examens(&places).text(PLAIN, COMPACT)?,
        ),
        (
            "tellingen.csv".to_owned(),
            tellingen(&places).text(PLAIN, SHORT)?,
        ),
    ])
}

/// The gemeenten of each year.
fn places(reference: &Reference, most: usize) -> Vec<Place> {
    let geography = &reference.geography;
    let last = geography.gemeenten().in_year(*YEARS.end());
    let step = last.len().div_ceil(most.clamp(1, last.len().max(1)));
    let chosen: Vec<&GemeenteCode> = last.iter().step_by(step.max(1)).map(|a| &a.code).collect();
    let mut places = Vec::new();
    for year in YEARS {
        let Ok(concordance) = geography.concordance(year, *YEARS.end()) else {
            continue;
        };
        let targets = |area: &Area| concordance.targets_of(&area.code);
        let areas = geography.gemeenten().in_year(year);
        let areas = areas
            .into_iter()
            .filter(|area| targets(area).iter().any(|target| chosen.contains(&target)));
        places.extend(areas.map(|area| Place {
            year,
            inwoners: inhabitants(reference, &area.code, year),
            effort: 60 + rng(&format!("landelijk {}", area.code)).u32(0..80),
            code: area.code,
        }));
    }
    places
}

fn inhabitants(reference: &Reference, code: &GemeenteCode, year: i32) -> u32 {
    let years = year.max(KNOWN_FROM)..=*YEARS.end();
    years
        .into_iter()
        .find_map(|year| reference.inwoners.of(code, year))
        .unwrap_or(UNKNOWN)
}

fn inwoners(places: &[Place]) -> Table {
    Table {
        header: vec!["Regio's", "Perioden", "Totale bevolking (aantal)"],
        rows: places
            .iter()
            .map(|place| {
                vec![
                    place.code.as_str().into(),
                    place.year.to_string().into(),
                    place.inwoners.into(),
                ]
            })
            .collect(),
    }
}

/// So many of a number per 17 million inhabitants, with the part of one by chance.
fn part(rng: &mut Rng, place: &Place, of_country: u64) -> u64 {
    const COUNTRY: u64 = 17_500_000;
    let product = of_country * u64::from(place.inwoners);
    product / COUNTRY + u64::from(rng.u64(0..COUNTRY) < product % COUNTRY)
}

fn year_of(places_year: i32) -> usize {
    usize::try_from(places_year - YEARS.start()).unwrap_or_default()
}

/// One row a file of a household that was housed in the year.
fn huisvesting(places: &[Place]) -> Table {
    let mut rows = Vec::new();
    let mut number = 700_000_u32;
    for place in places {
        let mut rng = rng(&format!(
            "landelijk huisvesting {} {}",
            place.year, place.code
        ));
        let persons = HOUSED.get(year_of(place.year)).copied().unwrap_or_default() * 100;
        // Two persons to a household.
        for _ in 0..part(&mut rng, place, persons / 2) {
            number += 1;
            rows.push(household(&mut rng, place, number));
        }
    }
    Table {
        header: vec![
            "Gemeente",
            "Dossier",
            "Personen",
            "Soort",
            "Herkomst AZC",
            "Datum vergunning",
            "Datum koppeling",
            "Datum aanbod",
            "Datum huisvesting",
            "Woningsoort",
        ],
        rows,
    }
}

fn household(rng: &mut Rng, place: &Place, number: u32) -> Vec<Cell> {
    let housed = between(rng, day(place.year, 1, 2), day(place.year, 12, 30));
    // Whoever makes an effort houses within fourteen weeks more often.
    let fast = percent(rng, 45 * place.effort / 100);
    let days = match fast {
        true => rng.u64(30..=98),
        false => rng.u64(99..=260),
    };
    let back = |days: u64| crate::calendar::before(housed, days);
    let linked: NaiveDate = back(days);
    let offered = after(linked, days * 2 / 3);
    vec![
        place.code.as_str().into(),
        format!("TVS{number}").into(),
        weighted(rng, &[(45, 1_u32), (18, 2), (15, 3), (12, 4), (10, 5)]).into(),
        weighted(rng, &[(70, "Regulier"), (25, "Nareis"), (5, "AMV")]).into(),
        "Ter Apel".into(),
        crate::calendar::before(linked, rng.u64(3..=25)).into(),
        linked.into(),
        offered.into(),
        housed.into(),
        weighted(
            rng,
            &[
                (100 - place.effort / 4, "Regulier"),
                (place.effort / 4, "Flex"),
            ],
        )
        .into(),
    ]
}

/// One row an exam, of which part is passed.
fn examens(places: &[Place]) -> Table {
    let mut rows = Vec::new();
    let mut number = 8_000_000_u32;
    for place in places {
        let mut rng = rng(&format!("landelijk examens {} {}", place.year, place.code));
        for _ in 0..part(&mut rng, place, 24_000) {
            number += 1;
            let passed = percent(&mut rng, 62 * (place.effort + 100) / 200);
            rows.push(vec![
                place.code.as_str().into(),
                number.to_string().into(),
                weighted(
                    &mut rng,
                    &[(1, "KNM"), (1, "Lezen"), (1, "Luisteren"), (1, "Spreken")],
                )
                .into(),
                between(&mut rng, day(place.year, 1, 5), day(place.year, 12, 20)).into(),
                if passed { "Geslaagd" } else { "Gezakt" }.into(),
            ]);
        }
    }
    Table {
        header: vec![
            "Gemeente",
            "Clientnummer",
            "Onderdeel",
            "Examendatum",
            "Resultaat",
        ],
        rows,
    }
}

/// Language traineeships that began, a number a year.
fn tellingen(places: &[Place]) -> Table {
    let rows = places.iter().map(|place| {
        let mut rng = rng(&format!(
            "landelijk tellingen {} {}",
            place.year, place.code
        ));
        let begun = part(&mut rng, place, 9_000 * u64::from(place.effort) / 100);
        vec![
            place.code.as_str().into(),
            place.year.to_string().into(),
            "taalstages".into(),
            i64::try_from(begun).unwrap_or(i64::MAX).into(),
        ]
    });
    Table {
        header: vec!["Gemeente", "Periode", "Meting", "Aantal"],
        rows: rows.collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_country_is_the_same_each_time_and_grows_with_its_number() {
        let few = files(12).unwrap();
        assert_eq!(few, files(12).unwrap());
        let lines = |files: &Files, name: &str| {
            let file = files.iter().find(|(known, _)| known == name).unwrap();
            file.1.iter().filter(|byte| **byte == b'\n').count()
        };
        let twice = files(24).unwrap();
        assert!(lines(&twice, "inwoners.csv") > lines(&few, "inwoners.csv") * 3 / 2);
        // The whole country of 2014 and of 2024, with the header.
        let all = places(&Reference::builtin(), 400);
        let count = |year: i32| all.iter().filter(|place| place.year == year).count();
        assert_eq!((count(2014), count(2024)), (403, 342));
    }

    #[test]
    fn the_smallest_have_too_few_to_show() {
        let all = places(&Reference::builtin(), 400);
        let last = all.iter().filter(|place| place.year == 2024);
        let housed = |place: &Place| u64::from(place.inwoners) * 14_500 / 17_500_000;
        assert!(last.filter(|place| housed(place) < 5).count() >= 3);
    }
}
