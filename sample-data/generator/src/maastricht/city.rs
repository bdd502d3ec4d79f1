//! Everyone who occurs in the exports of Maastricht, and what happened to them from 2019 on.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use fastrand::Rng;

use crate::calendar::{after, before, between, day, month_end, workday};
use crate::draw::rng;
use crate::newcomers::benefits::{self, Spell};
use crate::newcomers::duty::{self, ASIEL, Duty, GEZIN, School, Schools};
use crate::newcomers::guidance::{self, Guidance, Rules};
use crate::newcomers::households::{self, Batch, Count, Household, Place};
use crate::newcomers::plans::{self, Plan};
use crate::newcomers::{Person, Weights};
use crate::numbers::Numbers;

pub const WIJKEN: Weights = &[
    (5, "Centrum"),
    (6, "Wyck"),
    (11, "Wittevrouwenveld"),
    (9, "Nazareth"),
    (7, "Limmel"),
    (10, "Mariaberg"),
    (8, "Caberg"),
    (10, "Malberg"),
    (8, "Malpertuis"),
    (9, "Pottenberg"),
    (7, "Heer"),
    (4, "Scharn"),
    (3, "Amby"),
    (5, "Randwyck"),
    (4, "Heugem"),
    (3, "Daalhof"),
];

const PLACE: Place = Place {
    wijken: WIJKEN,
    azcs: &[
        (34, "Maastricht"),
        (20, "Echt"),
        (16, "Sweikhuizen"),
        (18, "Budel-Cranendonck"),
        (12, "Ter Apel"),
    ],
    homes: &[(80, "Regulier"), (13, "Flex"), (7, "Tijdelijk")],
    retired: 2,
};

/// Persons, adults and minors who came alone, housed a half-year from 2019 on.
const HOUSED: [(usize, usize, usize); 12] = [
    (40, 25, 1),
    (47, 29, 2),
    (33, 21, 1),
    (44, 27, 2),
    (70, 44, 3),
    (92, 57, 5),
    (75, 47, 5),
    (110, 68, 8),
    (92, 57, 8),
    (104, 64, 9),
    (110, 68, 9),
    (121, 75, 8),
];

/// Days from link to home, for each of those half-years: homes became scarce.
const WAIT: [(u64, u64); 12] = [
    (30, 85),
    (30, 90),
    (35, 100),
    (35, 100),
    (40, 120),
    (50, 150),
    (60, 170),
    (60, 190),
    (70, 210),
    (80, 230),
    (80, 240),
    (75, 220),
];

/// Gezinsmigranten who must integrate, a year from 2019 on.
const FAMILY_MIGRANTS: [usize; 6] = [38, 29, 36, 47, 52, 55];

/// Until 2021 people chose a school themselves; then one school gives all three leerroutes.
const FREE: &[(u32, School)] = &[
    (42, school("Taalaanbieder Jeker", 67)),
    (33, school("Taalaanbieder Geul", 60)),
    (25, school("Taalaanbieder Gulp", 52)),
];
const CONTRACTED: &[(u32, School)] = &[(1, school("Taalaanbieder Jeker", 64))];

const fn school(name: &'static str, passes: u32) -> School {
    School { name, passes }
}

/// The day on which the exports were drawn: what happened later is not in them.
pub fn drawn() -> NaiveDate {
    day(2025, 1, 20)
}

/// First and last day of the half-years from 2019 through 2024.
pub fn half_years() -> impl Iterator<Item = (NaiveDate, NaiveDate)> {
    (2019..=2024)
        .flat_map(|year| [1, 7].map(|month| (day(year, month, 1), month_end(year, month + 5))))
}

/// The invented city.
#[derive(Debug)]
pub struct City {
    /// Dossiers of TVS since 2019.
    pub households: Vec<Household>,
    /// Everyone with a duty to integrate.
    pub duties: Vec<Duty>,
    settled: Vec<Person>,
    inhabitants: Vec<Person>,
}

impl City {
    /// The city, the same every time.
    pub fn new() -> anyhow::Result<Self> {
        let mut rng = rng("maastricht");
        let rng = &mut rng;
        let mut old = Numbers::above(1_630_000);
        let inhabitants = (0..260)
            .map(|_| {
                let since = between(rng, day(2012, 1, 3), day(2024, 11, 1));
                Person::adult(rng, &mut old, WIJKEN, since)
            })
            .collect();
        let mut new = Numbers::above(3_400_100);
        let mut settled: Vec<Person> = Vec::new();
        for (year, count) in [(2014, 60), (2015, 90), (2016, 110), (2017, 70), (2018, 50)] {
            for _ in 0..count {
                let since = between(rng, day(year, 1, 4), day(year, 12, 20));
                settled.push(Person::adult(rng, &mut new, WIJKEN, since));
            }
        }
        let households = linked(rng, &mut new)?;
        let duties = duties(rng, &mut new, &settled, &households);
        Ok(City {
            households,
            duties,
            settled,
            inhabitants,
        })
    }

    /// All spells of uitkeringen.
    pub fn spells(&self) -> Vec<Spell<'_>> {
        let mut rng = rng("maastricht bijstand");
        let adults = households::newcomers(&self.households).filter(|one| one.came_as_adult());
        let mut spells: Vec<Spell<'_>> = adults
            .chain(&self.settled)
            .map(|person| benefits::of_newcomer(&mut rng, person, drawn()))
            .collect();
        let again = benefits::of_returned(&mut rng, &spells, 18, drawn());
        spells.extend(again);
        let inhabitants = self.inhabitants.iter();
        spells.extend(inhabitants.map(|one| benefits::of_inhabitant(&mut rng, one, drawn())));
        spells
    }

    /// Begeleiding of everyone who was housed: twelve months, and six months of ontzorgen.
    pub fn guidance(&self) -> Vec<Guidance<'_>> {
        let mut rng = rng("maastricht begeleiding");
        let rules = Rules {
            uitvoerders: &[(1, "VluchtelingenWerk")],
            days: 365,
            in_time: 74,
            ontzorgen: Some(182),
            drawn: drawn(),
        };
        let signed: BTreeMap<u32, NaiveDate> = self
            .duties
            .iter()
            .filter_map(|duty| Some((duty.number, duty.pvt?)))
            .collect();
        households::newcomers(&self.households)
            .map(|one| guidance::of(&mut rng, one, signed.get(&one.number).copied(), rules))
            .collect()
    }

    /// Plans of the adults who were housed.
    pub fn plans(&self) -> Vec<Plan> {
        let mut rng = rng("maastricht trajecten");
        households::newcomers(&self.households)
            .filter(|one| one.came_as_adult())
            .map(|one| plans::of(&mut rng, one, drawn()))
            .collect()
    }
}

fn linked(rng: &mut Rng, numbers: &mut Numbers) -> anyhow::Result<Vec<Household>> {
    let mut all = Vec::new();
    for (((first, last), (persons, adults, amv)), wait) in half_years().zip(HOUSED).zip(WAIT) {
        let batch = Batch {
            first: after(first, 1),
            last: before(last, 2),
            count: Count {
                persons,
                adults,
                amv,
            },
            wait,
        };
        all.extend(households::housed(rng, numbers, PLACE, batch)?);
    }
    let waiting = Batch {
        first: drawn(),
        last: drawn(),
        count: Count {
            persons: 83,
            adults: 49,
            amv: 6,
        },
        wait: (75, 220),
    };
    all.extend(households::waiting(rng, numbers, PLACE, drawn(), waiting)?);
    households::number(&mut all, 410_300);
    Ok(all)
}

fn duties(
    rng: &mut Rng,
    numbers: &mut Numbers,
    settled: &[Person],
    households: &[Household],
) -> Vec<Duty> {
    let schools = Schools {
        of_2013: FREE,
        of_2021: CONTRACTED,
        drawn: drawn(),
    };
    let asiel = households::newcomers(households).filter(|one| one.is_inburgeringsplichtig());
    let earlier = settled.iter().filter(|one| one.since.year() > 2015);
    let mut duties: Vec<Duty> = earlier
        .chain(asiel)
        .map(|person| {
            // The duty begins with the permit, some weeks before or after the move.
            let begin = after(before(person.since, 35), rng.u64(0..=45));
            let begin = begin.min(before(drawn(), 1));
            duty::of(rng, person, ASIEL, begin, schools)
        })
        .collect();
    for (year, count) in (2019..).zip(FAMILY_MIGRANTS) {
        for _ in 0..count {
            let begin = workday(between(rng, day(year, 1, 5), day(year, 12, 28)));
            let person = Person::adult(rng, numbers, WIJKEN, begin);
            duties.push(duty::of(rng, &person, GEZIN, begin, schools));
        }
    }
    duties
}
