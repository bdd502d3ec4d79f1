//! Inburgeringsplichtigen from DUO. All fell under the Wet inburgering 2013, with three years from
//! the beginning of the duty; the end of that term is the first day after it.

use chrono::{Datelike, Months, NaiveDate};
use fastrand::Rng;

use crate::calendar::{COMPACT, after, before, between, written};
use crate::draw::{percent, rng, weighted};
use crate::groningen::drawn;
use crate::groningen::person::Person;
use crate::groningen::population::Population;
use crate::text::{self, Dialect, Encoding};

const PLAIN: Dialect = Dialect {
    separator: b';',
    crlf: false,
    quoted: false,
    encoding: Encoding::Utf8,
};

const HEADER: [&str; 8] = [
    "Clientnummer",
    "Wet",
    "Doelgroep",
    "Ingangsdatum plicht",
    "Datum voldaan",
    "Einde termijn",
    "Verwijtbaar",
    "Aanbieder",
];

const ASIEL: &str = "Asielstatushouder";
const GEZIN: &str = "Gezinsmigrant en overige migrant";

/// One row a person, by clientnummer.
pub fn write(population: &Population) -> anyhow::Result<Vec<u8>> {
    let mut rng = rng("inburgering");
    let asiel = (population.newcomers(2018).chain(population.newcomers(2019)))
        .chain(
            population
                .settled
                .iter()
                .filter(|person| person.since.year() > 2013)
                .take(130),
        )
        .map(|person| (person, ASIEL));
    let gezin = population
        .family_migrants
        .iter()
        .map(|person| (person, GEZIN));
    let mut persons: Vec<_> = asiel.chain(gezin).collect();
    persons.sort_by_key(|(person, _)| person.clientnummer);
    let rows: Vec<_> = persons
        .into_iter()
        .map(|(person, doelgroep)| row(&mut rng, person, doelgroep))
        .collect();
    text::write(PLAIN, &HEADER, rows)
}

fn row(rng: &mut Rng, person: &Person, doelgroep: &str) -> Vec<String> {
    let begin = after(before(person.since, 40), rng.u64(0..=80)).min(before(drawn(), 1));
    let extension = weighted(rng, &[(75, 0), (15, 12), (10, 24)]);
    let end = begin
        .checked_add_months(Months::new(36 + extension))
        .unwrap_or(begin);
    let met = met(rng, begin, end);
    let late = met.unwrap_or(drawn()) >= end;
    let verwijtbaar = match late {
        true if percent(rng, 30) => "J",
        true => "N",
        false => "",
    };
    vec![
        person.clientnummer.to_string(),
        "Wi2013".to_owned(),
        doelgroep.to_owned(),
        written(Some(begin), COMPACT),
        written(met, COMPACT),
        written(Some(end), COMPACT),
        verwijtbaar.to_owned(),
        aanbieder(rng, begin),
    ]
}

/// Most meet the duty in the last year of their term, some after it; nobody within fourteen months.
fn met(rng: &mut Rng, begin: NaiveDate, end: NaiveDate) -> Option<NaiveDate> {
    let date = match rng.u32(0..100) {
        0..15 => between(rng, after(begin, 430), after(begin, 720)),
        15..75 => between(rng, after(begin, 720), before(end, 1)),
        75..88 => between(rng, end, after(end, 300)),
        _ => return None,
    };
    (date < drawn()).then_some(date)
}

/// Who started a short time ago has not always chosen a school.
fn aanbieder(rng: &mut Rng, begin: NaiveDate) -> String {
    if begin > before(drawn(), 120) && percent(rng, 60) {
        return String::new();
    }
    let schools = [
        (38, "Taalaanbieder Noord"),
        (27, "Taalaanbieder Oost"),
        (18, "Taalaanbieder Zuid"),
        (11, "Taalaanbieder West"),
        (6, "Taalaanbieder Midden"),
    ];
    weighted(rng, &schools).to_owned()
}
