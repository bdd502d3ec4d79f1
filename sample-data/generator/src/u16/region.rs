//! The sixteen gemeenten, and everyone who was linked to one of them from 2014 through 2016.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use fastrand::Rng;

use crate::calendar::{after, before, between, day, month_end};
use crate::draw::{apportion, rng};
use crate::newcomers::duty::{self, ASIEL, Duty, School, Schools};
use crate::newcomers::guidance::{self, Guidance, Rules};
use crate::newcomers::households::{self, Batch, Count, Household, Place};
use crate::newcomers::plans::{self, Plan};
use crate::newcomers::{Person, Weights};
use crate::numbers::Numbers;

/// Code, name and inhabitants on 1 January 2017. Source: CBS, Bevolking (CC BY 4.0).
pub const GEMEENTEN: [(&str, &str, u64); 16] = [
    ("GM0312", "Bunnik", 15_156),
    ("GM0310", "De Bilt", 42_754),
    ("GM0736", "De Ronde Venen", 42_763),
    ("GM0321", "Houten", 49_300),
    ("GM0353", "IJsselstein", 34_208),
    ("GM0331", "Lopik", 14_208),
    ("GM0335", "Montfoort", 13_866),
    ("GM0356", "Nieuwegein", 61_868),
    ("GM0589", "Oudewater", 10_187),
    ("GM1904", "Stichtse Vecht", 64_450),
    ("GM0344", "Utrecht", 343_038),
    ("GM1581", "Utrechtse Heuvelrug", 49_035),
    ("GM0620", "Vianen", 19_714),
    ("GM0352", "Wijk bij Duurstede", 23_502),
    ("GM0632", "Woerden", 51_513),
    ("GM0355", "Zeist", 62_830),
];

/// Persons housed in the region in each half-year from 2014 on. Published: more than 4.000 over the
/// three years, more than 1.900 in the last; 4.044 and 1.918 are ours.
pub const HOUSED: [u64; 6] = [390, 440, 590, 706, 902, 1_016];

/// Days from link to home in each of those half-years.
const WAIT: [(u64, u64); 6] = [
    (30, 90),
    (30, 95),
    (35, 110),
    (40, 130),
    (45, 160),
    (45, 165),
];

const NOWHERE: Weights = &[(1, "")];

const PLACE: Place = Place {
    wijken: NOWHERE,
    azcs: &[
        (36, "Utrecht"),
        (22, "Zeist"),
        (18, "Leersum"),
        (14, "Almere"),
        (10, "Ter Apel"),
    ],
    homes: &[(78, "Regulier"), (13, "Flex"), (9, "Tijdelijk")],
    retired: 2,
};

const SCHOOLS: &[(u32, School)] = &[
    (24, school("Taalaanbieder Vecht", 66)),
    (19, school("Taalaanbieder Kromme Rijn", 71)),
    (16, school("Taalaanbieder Lek", 58)),
    (13, school("Taalaanbieder Eem", 62)),
    (11, school("Taalaanbieder Linge", 69)),
    (8, school("Taalaanbieder IJssel", 54)),
    (6, school("Taalaanbieder Amstel", 60)),
    (3, school("Taalaanbieder Merwede", 64)),
];

const fn school(name: &'static str, passes: u32) -> School {
    School { name, passes }
}

/// The day on which the exports were drawn: what happened later is not in them.
pub fn drawn() -> NaiveDate {
    day(2017, 2, 1)
}

/// First and last day of the half-years from 2014 through 2016.
pub fn half_years() -> impl Iterator<Item = (NaiveDate, NaiveDate)> {
    (2014..=2016)
        .flat_map(|year| [1, 7].map(|month| (day(year, month, 1), month_end(year, month + 5))))
}

/// One gemeente and its records.
#[derive(Debug)]
pub struct Gemeente {
    /// Code of CBS.
    pub code: &'static str,
    /// Name.
    pub name: &'static str,
    /// Inhabitants on 1 January 2017.
    pub inwoners: u64,
    /// Dossiers of TVS.
    pub households: Vec<Household>,
    /// Those of 2014 and the first half of 2015 who must integrate, and earlier ones.
    pub duties: Vec<Duty>,
}

impl Gemeente {
    /// Begeleiding of those who were housed in 2016.
    pub fn guidance(&self) -> Vec<Guidance<'_>> {
        let mut rng = rng(&format!("u16 begeleiding {}", self.code));
        let rules = Rules {
            uitvoerders: &[(1, "VluchtelingenWerk")],
            days: 365,
            in_time: 55,
            ontzorgen: None,
            drawn: drawn(),
        };
        self.housed_in_2016()
            .map(|one| guidance::of(&mut rng, one, None, rules))
            .collect()
    }

    /// Plans of the adults who were housed in 2016.
    pub fn plans(&self) -> Vec<Plan> {
        let mut rng = rng(&format!("u16 trajecten {}", self.code));
        self.housed_in_2016()
            .filter(|one| one.came_as_adult())
            .map(|one| plans::of(&mut rng, one, drawn()))
            .collect()
    }

    /// Households that were housed in 2016.
    pub fn moves_of_2016(&self) -> impl Iterator<Item = &Household> {
        let of_2016 =
            |household: &&Household| household.housed.is_some_and(|day| day.year() == 2016);
        self.households.iter().filter(of_2016)
    }

    fn housed_in_2016(&self) -> impl Iterator<Item = &Person> {
        self.moves_of_2016()
            .flat_map(|household| &household.members)
    }
}

/// All sixteen, the same every time.
pub fn region() -> anyhow::Result<Vec<Gemeente>> {
    let sizes = GEMEENTEN.map(|(_, _, inwoners)| inwoners);
    let by_half: Vec<Vec<u64>> = HOUSED
        .into_iter()
        .map(|total| apportion(total, &sizes))
        .collect();
    let mut numbers = Numbers::above(6_200_000);
    let mut all = Vec::new();
    for (at, (code, name, inwoners)) in GEMEENTEN.into_iter().enumerate() {
        let mut rng = rng(&format!("u16 {code}"));
        let counts = by_half.iter().filter_map(|half| half.get(at).copied());
        let mut households = linked(&mut rng, &mut numbers, counts)?;
        households::number(&mut households, 500_000 + 20_000 * at);
        let duties = duties(&mut rng, &mut numbers, &households, inwoners);
        all.push(Gemeente {
            code,
            name,
            inwoners,
            households,
            duties,
        });
    }
    Ok(all)
}

fn linked(
    rng: &mut Rng,
    numbers: &mut Numbers,
    counts: impl Iterator<Item = u64>,
) -> anyhow::Result<Vec<Household>> {
    let mut all = Vec::new();
    let mut last_count = 0;
    for (((first, last), persons), wait) in half_years().zip(counts).zip(WAIT) {
        last_count = usize::try_from(persons)?;
        let batch = Batch {
            first: after(first, 3),
            last: before(last, 3),
            count: count(last_count),
            wait,
        };
        all.extend(households::housed(rng, numbers, PLACE, batch)?);
    }
    let waiting = Batch {
        first: drawn(),
        last: drawn(),
        count: count(last_count / 2),
        wait: (45, 165),
    };
    all.extend(households::waiting(rng, numbers, PLACE, drawn(), waiting)?);
    Ok(all)
}

/// Of a hundred persons, 58 are adults and 4 are minors who came alone.
fn count(persons: usize) -> Count {
    Count {
        persons,
        adults: (persons * 58).div_ceil(100),
        amv: persons * 4 / 100,
    }
}

fn duties(
    rng: &mut Rng,
    numbers: &mut Numbers,
    households: &[Household],
    inwoners: u64,
) -> Vec<Duty> {
    let schools = Schools {
        of_2013: SCHOOLS,
        of_2021: &[],
        drawn: drawn(),
    };
    let earlier: Vec<Person> = (0..inwoners / 3_200)
        .map(|_| {
            let since = between(rng, day(2013, 2, 1), day(2013, 12, 20));
            Person::adult(rng, numbers, NOWHERE, since)
        })
        .collect();
    let housed = households::newcomers(households)
        .filter(|one| one.is_inburgeringsplichtig() && one.since < day(2015, 7, 1));
    earlier
        .iter()
        .chain(housed)
        .map(|person| {
            let begin = after(before(person.since, 30), rng.u64(0..=45)).max(day(2013, 1, 1));
            duty::of(rng, person, ASIEL, begin, schools)
        })
        .collect()
}

/// Dossiers of TVS a gemeente, by code.
pub fn persons_housed(region: &[Gemeente], half: usize) -> BTreeMap<&'static str, i64> {
    let Some((first, last)) = half_years().nth(half) else {
        return BTreeMap::new();
    };
    region
        .iter()
        .map(|one| {
            let persons = households::persons_housed(&one.households, first, last);
            (one.code, i64::try_from(persons).unwrap_or(i64::MAX))
        })
        .collect()
}
