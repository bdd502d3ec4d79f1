//! Everyone who occurs in the exports of Albrandswaard, and what happened to them.

use std::collections::BTreeMap;

use anyhow::ensure;
use chrono::{Datelike, NaiveDate};
use fastrand::Rng;

use crate::calendar::{after, before, between, day, workday};
use crate::draw::rng;
use crate::newcomers::benefits::{self, Spell};
use crate::newcomers::duty::{self, ASIEL, Duty, GEZIN, School, Schools};
use crate::newcomers::guidance::{self, Guidance, Rules};
use crate::newcomers::households::{self, Batch, Count, Household, Place};
use crate::newcomers::plans::{self, Plan};
use crate::newcomers::{Person, Weights};
use crate::numbers::Numbers;

const WIJKEN: Weights = &[(36, "Rhoon"), (30, "Portland"), (34, "Poortugaal")];

const PLACE: Place = Place {
    wijken: WIJKEN,
    azcs: &[
        (30, "Rotterdam"),
        (22, "Middelburg"),
        (18, "Dordrecht"),
        (16, "Katwijk"),
        (14, "Ter Apel"),
    ],
    homes: &[(84, "Regulier"), (10, "Flex"), (6, "Tijdelijk")],
    retired: 0,
};

/// Persons and adults housed a half-year, from 2016 through 2019: 40, 40, 40 and 20 persons a year,
/// of whom half are adults.
const HOUSED: [(usize, usize, usize); 8] = [
    (19, 9, 0),
    (21, 11, 1),
    (22, 11, 1),
    (18, 9, 0),
    (22, 11, 1),
    (18, 9, 0),
    (9, 4, 0),
    (11, 6, 1),
];

/// Gezinsmigranten a year, from 2016 on: as many as adults who are housed.
const FAMILY_MIGRANTS: [usize; 4] = [20, 20, 20, 10];

/// Uitkeringen to vergunninghouders on 1 January 2020.
const BIJSTAND: usize = 55;

const SCHOOLS: &[(u32, School)] = &[
    (
        45,
        School {
            name: "Taalaanbieder Maas",
            passes: 68,
        },
    ),
    (
        35,
        School {
            name: "Taalaanbieder Rijn",
            passes: 61,
        },
    ),
    (
        20,
        School {
            name: "Taalaanbieder Waal",
            passes: 55,
        },
    ),
];

/// The day on which the exports were drawn: what happened later is not in them.
pub fn drawn() -> NaiveDate {
    day(2020, 2, 3)
}

/// The invented town.
#[derive(Debug)]
pub struct Town {
    /// Dossiers of TVS since 2016.
    pub households: Vec<Household>,
    /// Everyone with a duty to integrate.
    pub duties: Vec<Duty>,
    settled: Vec<Person>,
    inhabitants: Vec<Person>,
}

impl Town {
    /// The town, the same every time.
    pub fn new() -> anyhow::Result<Self> {
        let mut rng = rng("albrandswaard");
        let rng = &mut rng;
        let mut old = Numbers::above(2_104_000);
        let inhabitants = (0..85)
            .map(|_| {
                let since = between(rng, day(2011, 1, 3), day(2019, 12, 1));
                Person::adult(rng, &mut old, WIJKEN, since)
            })
            .collect();
        let mut new = Numbers::above(5_120_300);
        let settled = (0..22)
            .map(|_| {
                let since = between(rng, day(2014, 1, 6), day(2015, 12, 18));
                Person::adult(rng, &mut new, WIJKEN, since)
            })
            .collect();
        let households = linked(rng, &mut new)?;
        let duties = duties(rng, &mut new, &households);
        Ok(Town {
            households,
            duties,
            settled,
            inhabitants,
        })
    }

    /// All spells of uitkeringen.
    pub fn spells(&self) -> anyhow::Result<Vec<Spell<'_>>> {
        let mut rng = rng("albrandswaard bijstand");
        let adults = households::newcomers(&self.households).filter(|one| one.came_as_adult());
        let mut spells: Vec<Spell<'_>> = adults
            .chain(&self.settled)
            .map(|person| benefits::of_newcomer(&mut rng, person, drawn()))
            .collect();
        benefits::settle(&mut rng, &mut spells, day(2020, 1, 1), BIJSTAND)?;
        let inhabitants = self.inhabitants.iter();
        spells.extend(inhabitants.map(|one| benefits::of_inhabitant(&mut rng, one, drawn())));
        Ok(spells)
    }

    /// Begeleiding of everyone who was housed.
    pub fn guidance(&self) -> Vec<Guidance<'_>> {
        let mut rng = rng("albrandswaard begeleiding");
        let rules = Rules {
            uitvoerders: &[(1, "VluchtelingenWerk")],
            days: 365,
            in_time: 60,
            ontzorgen: None,
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
        let mut rng = rng("albrandswaard trajecten");
        households::newcomers(&self.households)
            .filter(|one| one.came_as_adult())
            .map(|one| plans::of(&mut rng, one, drawn()))
            .collect()
    }
}

fn linked(rng: &mut Rng, numbers: &mut Numbers) -> anyhow::Result<Vec<Household>> {
    let mut all = Vec::new();
    for (index, (persons, adults, amv)) in (0_u32..).zip(HOUSED) {
        let (year, half) = (2016 + i32::try_from(index / 2)?, index % 2);
        all.extend(households::housed(
            rng,
            numbers,
            PLACE,
            Batch {
                first: day(year, 1 + 6 * half, 4),
                last: day(year, 6 + 6 * half, 28),
                count: Count {
                    persons,
                    adults,
                    amv,
                },
                wait: (28, 100),
            },
        )?);
    }
    let january = Batch {
        first: day(2020, 1, 6),
        last: day(2020, 1, 30),
        count: Count {
            persons: 2,
            adults: 1,
            amv: 0,
        },
        wait: (28, 90),
    };
    all.extend(households::housed(rng, numbers, PLACE, january)?);
    let waiting = Batch {
        count: Count {
            persons: 7,
            adults: 4,
            amv: 0,
        },
        ..january
    };
    all.extend(households::waiting(rng, numbers, PLACE, drawn(), waiting)?);
    ensure!(all.len() > 40, "too few households: {}", all.len());
    households::number(&mut all, 301_205);
    Ok(all)
}

fn duties(rng: &mut Rng, numbers: &mut Numbers, households: &[Household]) -> Vec<Duty> {
    let schools = Schools {
        of_2013: SCHOOLS,
        of_2021: &[],
        drawn: drawn(),
    };
    let asiel = households::newcomers(households).filter(|one| one.is_inburgeringsplichtig());
    let mut duties: Vec<Duty> = asiel
        .map(|person| {
            // The duty begins in the year of the move.
            let eve = day(person.since.year(), 12, 31).min(before(drawn(), 1));
            let begin = after(person.since, rng.u64(0..=20)).min(eve);
            duty::of(rng, person, ASIEL, begin, schools)
        })
        .collect();
    for (year, count) in (2016..).zip(FAMILY_MIGRANTS) {
        for _ in 0..count {
            let begin = workday(between(rng, day(year, 1, 5), day(year, 12, 28)));
            let person = Person::adult(rng, numbers, WIJKEN, begin);
            duties.push(duty::of(rng, &person, GEZIN, begin, schools));
        }
    }
    duties
}
