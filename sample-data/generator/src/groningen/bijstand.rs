//! Who had an uitkering, from when to when, and why it ended.
//!
//! Published: bijstand to 700 vergunninghouders on 1 January 2019 and to 609 a year later; 168
//! left, of whom 42 for work and 80 for education. So 77 came in and 46 left for other reasons.
//! The tables below spread those numbers over the months; the rest follows from drawing.

use anyhow::ensure;
use chrono::{Datelike, NaiveDate};
use fastrand::Rng;

use crate::calendar::{after, before, between, day, month_end, workday};
use crate::draw::{percent, rng};
use crate::groningen::background;
use crate::groningen::lvv::{LEGALISERING, Stay};
use crate::groningen::person::Person;
use crate::groningen::population::Population;
use crate::groningen::spell::{ANDERS, ONDERWIJS, RELATIE, Spell, VERHUIZING, WERK};

/// Vergunninghouders with bijstand at the beginning of 2019 who came before 2018.
const SETTLED: usize = 605;
/// And those who came in 2018: 700 together.
const OF_2018: usize = 95;
/// Vergunninghouders housed in 2019 who started in that year: 77 with the next three.
const OF_2019: usize = 66;
/// They moved here, or lost their work: one on the first day of the year, one on the last.
const MOVERS: [(u32, u32); 6] = [(1, 1), (2, 18), (4, 8), (6, 3), (9, 16), (12, 31)];
/// Guests of the LVV who got a permit after all.
const LEGALISED: usize = 2;
/// Months in which someone who left earlier in 2019 comes back.
const RETURNS: [u32; 3] = [9, 10, 11];

/// Endings a month: work 42, education 80 (the school year), and 22 + 13 + 11 = 46 others.
const ENDINGS: [(&str, [usize; 12]); 5] = [
    (WERK, [3, 3, 4, 3, 4, 4, 3, 3, 4, 4, 4, 3]),
    (ONDERWIJS, [3, 4, 2, 2, 2, 2, 5, 22, 26, 6, 3, 3]),
    (VERHUIZING, [2, 2, 2, 1, 2, 2, 2, 2, 2, 2, 1, 2]),
    (RELATIE, [1, 1, 1, 1, 1, 1, 2, 1, 1, 1, 1, 1]),
    (ANDERS, [1, 1, 1, 1, 1, 1, 0, 1, 1, 1, 1, 1]),
];

/// All spells of the export, by clientnummer and begin.
pub fn spells<'a>(
    population: &'a Population,
    stays: &[Stay<'a>],
) -> anyhow::Result<Vec<Spell<'a>>> {
    let mut rng = rng("bijstand");
    let mut settled = population.settled.iter();
    let mut spells = at_new_year(&mut rng, population, settled.by_ref().take(SETTLED));
    spells.extend(started_in_2019(
        &mut rng,
        population,
        stays,
        settled.by_ref(),
    )?);
    end_and_return(&mut rng, &mut spells)?;
    january_2020(&mut rng, &mut spells, settled.by_ref())?;
    let earlier = background::earlier_spells(&mut rng, &mut spells);
    spells.extend(earlier);
    spells.extend(background::ended_before_2019(
        &mut rng,
        settled.by_ref().take(80),
    ));
    spells.extend(background::other_regelingen(
        &mut rng,
        settled.by_ref().take(10),
    ));
    spells.extend(background::of_inhabitants(
        &mut rng,
        &population.inhabitants,
    ));
    spells.extend(background::of_ex_amv(&mut rng, &population.ex_amv)?);
    spells.sort_by_key(|spell| (spell.person.clientnummer, spell.begin));
    Ok(spells)
}

fn at_new_year<'a>(
    rng: &mut Rng,
    population: &'a Population,
    settled: impl Iterator<Item = &'a Person>,
) -> Vec<Spell<'a>> {
    let mut spells = Vec::new();
    for person in settled {
        // Most ask for bijstand on arrival, some years later when a job ends.
        let begin = if percent(rng, 80) {
            after(person.since, rng.u64(0..=30))
        } else {
            between(rng, after(person.since, 200), day(2018, 12, 20))
        };
        spells.push(Spell::open(person, begin.min(day(2018, 12, 20))));
    }
    for person in rng.choose_multiple(population.newcomers(2018), OF_2018) {
        let begin = after(person.since, rng.u64(0..=14)).min(day(2018, 12, 31));
        spells.push(Spell::open(person, begin));
    }
    spells
}

fn started_in_2019<'a>(
    rng: &mut Rng,
    population: &'a Population,
    stays: &[Stay<'a>],
    settled: impl Iterator<Item = &'a Person>,
) -> anyhow::Result<Vec<Spell<'a>>> {
    let mut spells = Vec::new();
    let newcomers = population
        .newcomers(2019)
        .filter(|person| person.since <= day(2019, 12, 12));
    for person in rng.choose_multiple(newcomers, OF_2019) {
        spells.push(Spell::open(person, after(person.since, rng.u64(0..=14))));
    }
    for (person, (month, date)) in settled.zip(MOVERS) {
        spells.push(Spell::open(person, day(2019, month, date)));
    }
    let legalised = stays
        .iter()
        .filter_map(|stay| Some((stay.person, stay.end?, stay.destination)));
    for (person, left, _) in legalised
        .filter(|(_, left, destination)| *destination == LEGALISERING && left.month() < 11)
        .take(LEGALISED)
    {
        spells.push(Spell::open(person, after(left, rng.u64(1..=20))));
    }
    ensure!(
        spells.len() + RETURNS.len() == 77,
        "{} spells start in 2019",
        spells.len()
    );
    Ok(spells)
}

fn end_and_return(rng: &mut Rng, spells: &mut Vec<Spell<'_>>) -> anyhow::Result<()> {
    for month in 1..=12 {
        for (reason, by_month) in ENDINGS {
            let count = by_month
                .into_iter()
                .nth(month as usize - 1)
                .unwrap_or_default();
            end_some(rng, spells, month, count, reason)?;
        }
        if RETURNS.contains(&month) {
            // Within thirty days the old uitkering would simply be continued.
            let left = spells.iter().filter(|spell| {
                spell.reason == WERK && spell.end.is_some_and(|end| end.month() + 3 <= month)
            });
            let again = rng.choose_multiple(left, 1);
            let begins: Vec<_> = again
                .into_iter()
                .filter(|spell| spells.iter().all(|other| !other.follows(spell)))
                .map(|spell| Spell::open(spell.person, workday(day(2019, month, 17))))
                .collect();
            ensure!(begins.len() == 1, "nobody comes back in month {month}");
            spells.extend(begins);
        }
    }
    Ok(())
}

impl Spell<'_> {
    fn follows(&self, other: &Spell<'_>) -> bool {
        self.person.clientnummer == other.person.clientnummer && self.begin > other.begin
    }

    fn may_end(&self, first_of_month: NaiveDate, reason: &str) -> bool {
        let plausible = match reason {
            WERK => self.person.born >= 1960,
            ONDERWIJS => self.person.born >= 1988,
            _ => true,
        };
        plausible && self.end.is_none() && self.begin <= before(first_of_month, 60)
    }
}

fn end_some(
    rng: &mut Rng,
    spells: &mut [Spell<'_>],
    month: u32,
    count: usize,
    reason: &'static str,
) -> anyhow::Result<()> {
    let first = day(2019, month, 1);
    let last = month_end(2019, month);
    let candidates = spells
        .iter_mut()
        .filter(|spell| spell.may_end(first, reason));
    let chosen = rng.choose_multiple(candidates, count);
    ensure!(
        chosen.len() == count,
        "too few can leave in month {month}: {reason}"
    );
    for (index, spell) in chosen.into_iter().enumerate() {
        // The first and the last day of the year occur, so that the conventions are tried.
        let end = match (month, index) {
            (1, 0) => first,
            (12, 0) => last,
            _ if percent(rng, 60) => last,
            _ => between(rng, first, last),
        };
        spell.end = Some(end);
        spell.reason = reason;
    }
    Ok(())
}

/// What happened between the peildatum and the day on which the export was drawn.
fn january_2020<'a>(
    rng: &mut Rng,
    spells: &mut Vec<Spell<'a>>,
    settled: impl Iterator<Item = &'a Person>,
) -> anyhow::Result<()> {
    const ENDS: [(u32, &str); 6] = [
        (1, VERHUIZING),
        (5, WERK),
        (8, ANDERS),
        (10, WERK),
        (12, RELATIE),
        (13, ONDERWIJS),
    ];
    for (date, reason) in ENDS {
        let candidates = spells
            .iter_mut()
            .filter(|spell| spell.may_end(day(2020, 1, 1), reason));
        let chosen = rng.choose_multiple(candidates, 1);
        ensure!(
            chosen.len() == 1,
            "nobody can leave in January 2020: {reason}"
        );
        for spell in chosen {
            spell.end = Some(day(2020, 1, date));
            spell.reason = reason;
        }
    }
    for (person, date) in settled.zip([1, 2, 6, 8]) {
        spells.push(Spell::open(person, day(2020, 1, date)));
    }
    Ok(())
}
