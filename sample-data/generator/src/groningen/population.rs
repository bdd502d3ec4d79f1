//! Everyone who occurs in an export, made once.

use chrono::{Datelike, NaiveDate};
use fastrand::Rng;

use crate::calendar::{between, day};
use crate::draw::{rng, weighted};
use crate::groningen::households::{Household, households};
use crate::groningen::person::{ALONE, Person};
use crate::numbers::Numbers;

/// The invented inhabitants and guests of the gemeente.
#[derive(Debug)]
pub struct Population {
    /// Households linked to the gemeente, housed in 2018 and 2019 or still waiting.
    pub households: Vec<Household>,
    /// Adult vergunninghouders who came before 2018.
    pub settled: Vec<Person>,
    /// Other inhabitants who had an uitkering.
    pub inhabitants: Vec<Person>,
    /// Young people who came alone and whose request was refused.
    pub ex_amv: Vec<Person>,
    /// Guests of the LVV.
    pub guests: Vec<Person>,
    /// Gezinsmigranten who must integrate.
    pub family_migrants: Vec<Person>,
}

impl Population {
    /// The population, the same every time.
    pub fn new() -> anyhow::Result<Self> {
        let mut rng = rng("population");
        let rng = &mut rng;
        // Systems number people as they come in: those who came longest ago have low numbers.
        let mut old = Numbers::above(1_203_400);
        let inhabitants = (0..300)
            .map(|_| Person::adult(rng, &mut old, day(2009, 1, 1)))
            .collect();
        let mut new = Numbers::above(4_010_000);
        let settled = settled(rng, &mut new, 790);
        let ex_amv = (0..26).map(|_| young(rng, &mut new)).collect();
        let family_migrants = (0..35)
            .map(|_| {
                let since = between(rng, day(2015, 3, 1), day(2019, 10, 31));
                Person::adult(rng, &mut new, since)
            })
            .collect();
        let households = households(rng, &mut new)?;
        let guests = (0..232)
            .map(|_| Person::adult(rng, &mut new, day(2019, 4, 1)))
            .collect();
        Ok(Population {
            households,
            settled,
            inhabitants,
            ex_amv,
            guests,
            family_migrants,
        })
    }

    /// Households with the day on which they moved in, for those that did.
    pub fn housed(&self) -> impl Iterator<Item = (&Household, NaiveDate)> {
        self.households
            .iter()
            .filter_map(|household| Some((household, household.housed?)))
    }

    /// Members, housed in a year, who may ask for bijstand and must integrate.
    pub fn newcomers(&self, year: i32) -> impl Iterator<Item = &Person> {
        self.housed()
            .filter(move |(_, housed)| housed.year() == year)
            .flat_map(|(household, _)| &household.members)
            .filter(|member| member.is_inburgeringsplichtig())
    }
}

fn settled(rng: &mut Rng, numbers: &mut Numbers, count: usize) -> Vec<Person> {
    const YEARS: [(u32, i32); 6] = [
        (5, 2012),
        (6, 2013),
        (14, 2014),
        (27, 2015),
        (30, 2016),
        (18, 2017),
    ];
    let mut arrivals: Vec<NaiveDate> = (0..count)
        .map(|_| {
            let year = weighted(rng, &YEARS);
            between(rng, day(year, 1, 2), day(year, 12, 29))
        })
        .collect();
    arrivals.sort();
    let mut persons: Vec<Person> = arrivals
        .into_iter()
        .map(|since| Person::adult(rng, numbers, since))
        .collect();
    // Whoever takes the next few persons gets all years of arrival.
    rng.shuffle(&mut persons);
    persons
}

fn young(rng: &mut Rng, numbers: &mut Numbers) -> Person {
    let born = rng.i32(1998..=1999);
    let since = between(rng, day(2015, 6, 1), day(2016, 12, 31));
    Person::new(rng, numbers, since, born, ALONE)
}
