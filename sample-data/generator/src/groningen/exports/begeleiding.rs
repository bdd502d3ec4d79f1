//! Maatschappelijke begeleiding. Published: 175 persons taken on in 2019, of whom 114 must
//! integrate; the other 61 are children and a few who are past the age of retirement.

use chrono::{Datelike, NaiveDate};
use fastrand::Rng;

use crate::calendar::{PADDED, after, between, day, workday, written};
use crate::draw::{percent, rng, weighted};
use crate::groningen::drawn;
use crate::groningen::person::Person;
use crate::groningen::population::Population;
use crate::text::{self, BOM_SEMICOLON};

const HEADER: [&str; 7] = [
    "Clientnummer",
    "Startdatum",
    "Einddatum",
    "Inburgeringsplichtig",
    "Kind",
    "Uitvoerder",
    "Participatieverklaring",
];

/// One row a person, by start.
pub fn write(population: &Population) -> anyhow::Result<Vec<u8>> {
    let mut rng = rng("begeleiding");
    let mut rows = Vec::new();
    for (household, housed) in population.housed() {
        let start = start(&mut rng, housed);
        for member in &household.members {
            rows.push((start, row(&mut rng, member, start)));
        }
    }
    let earlier = population
        .settled
        .iter()
        .filter(|person| person.since.year() >= 2016);
    for person in earlier.take(80) {
        let start = workday(after(person.since, rng.u64(3..=20))).min(day(2017, 12, 29));
        rows.push((start, row(&mut rng, person, start)));
    }
    rows.sort();
    text::write(BOM_SEMICOLON, &HEADER, rows.into_iter().map(|(_, row)| row))
}

/// Begeleiding starts within days of the move, and for those who moved in the last weeks of 2018
/// after the holidays. Who moved on a last day of 2019 was met on that day.
fn start(rng: &mut Rng, housed: NaiveDate) -> NaiveDate {
    let start = workday(after(housed, rng.u64(0..=9))).max(housed);
    if housed.year() == 2018 && housed >= day(2018, 12, 17) {
        workday(between(rng, day(2019, 1, 7), day(2019, 1, 18)))
    } else {
        start.min(day(housed.year(), 12, 31))
    }
}

fn row(rng: &mut Rng, person: &Person, start: NaiveDate) -> Vec<String> {
    let plichtig = person.is_inburgeringsplichtig();
    let end = after(start, rng.u64(330..=540));
    // Only who must integrate signs the declaration, since October 2017; some have yet to do so.
    let signed = workday(after(start, rng.u64(40..=300)));
    let signed = (plichtig && percent(rng, 92)).then_some(signed);
    let signed = signed.filter(|date| (day(2017, 10, 1)..drawn()).contains(date));
    vec![
        person.clientnummer.to_string(),
        written(Some(start), PADDED),
        written((end < drawn()).then_some(workday(end)), PADDED),
        yes_no(plichtig),
        yes_no(!person.is_adult()),
        weighted(rng, &[(88, "VluchtelingenWerk"), (12, "Humanitas")]).to_owned(),
        written(signed, PADDED),
    ]
}

fn yes_no(value: bool) -> String {
    if value { "J" } else { "N" }.to_owned()
}
