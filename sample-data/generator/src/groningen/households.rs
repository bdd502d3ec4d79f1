//! Households that were linked to the gemeente: the dossiers of TVS and the persons in them.

use anyhow::Context;
use chrono::NaiveDate;
use fastrand::Rng;

use crate::calendar::{after, before, between, day, workday};
use crate::draw::weighted;
use crate::groningen::person::{ALONE, LONE_PARENT, Person, TOGETHER};
use crate::numbers::Numbers;

const REGULIER: &str = "Regulier";
const NAREIS: &str = "Nareis";
const AMV: &str = "AMV";

/// A household in TVS.
#[derive(Debug)]
pub struct Household {
    /// Number of the dossier.
    pub dossier: String,
    /// `Regulier`, `Nareis` or `AMV`.
    pub soort: &'static str,
    /// Day of the verblijfsvergunning.
    pub permit: NaiveDate,
    /// Day on which COA linked it to the gemeente.
    pub linked: NaiveDate,
    /// Day on which it moved in; none while it waits in the AZC.
    pub housed: Option<NaiveDate>,
    /// `Regulier`, `Flex` or `Tijdelijk`; empty while it waits.
    pub home: &'static str,
    /// Everyone in it.
    pub members: Vec<Person>,
}

/// So many households of one composition.
struct Shape(usize, Composition, &'static str);

/// Adults, children, and whether the adults are past the age of retirement.
#[derive(Clone, Copy)]
struct Composition(usize, usize, bool);

const SINGLE: Composition = Composition(1, 0, false);
const RETIRED: Composition = Composition(1, 0, true);
const MINOR: Composition = Composition(0, 1, false);
const COUPLE: Composition = Composition(2, 0, false);

const fn parent(children: usize) -> Composition {
    Composition(1, children, false)
}

const fn parents(children: usize) -> Composition {
    Composition(2, children, false)
}

/// 171 persons, housed until the middle of December 2018.
const YEAR_2018: &[Shape] = &[
    Shape(66, SINGLE, REGULIER),
    Shape(5, SINGLE, NAREIS),
    Shape(9, MINOR, AMV),
    Shape(7, COUPLE, REGULIER),
    Shape(8, parent(1), NAREIS),
    Shape(7, parents(1), REGULIER),
    Shape(4, parents(2), REGULIER),
    Shape(2, parent(3), NAREIS),
    Shape(2, parents(3), REGULIER),
    Shape(1, parents(4), REGULIER),
];

/// 7 persons, housed in the last weeks of 2018; their begeleiding started in 2019. With the 168 of
/// 2019 they are the published 175 in begeleiding: 114 adults who must integrate, 5 who are past
/// the age of retirement, 56 children.
const LATE_2018: &[Shape] = &[Shape(3, SINGLE, REGULIER), Shape(1, parents(2), REGULIER)];

/// 79 persons.
const FIRST_HALF_2019: &[Shape] = &[
    Shape(24, SINGLE, REGULIER),
    Shape(2, RETIRED, REGULIER),
    Shape(2, SINGLE, NAREIS),
    Shape(4, MINOR, AMV),
    Shape(3, COUPLE, REGULIER),
    Shape(3, parent(1), NAREIS),
    Shape(3, parents(1), REGULIER),
    Shape(1, parent(2), NAREIS),
    Shape(2, parents(2), REGULIER),
    Shape(1, parent(3), NAREIS),
    Shape(1, parents(3), REGULIER),
    Shape(1, parents(4), REGULIER),
];

/// 89 persons.
const SECOND_HALF_2019: &[Shape] = &[
    Shape(27, SINGLE, REGULIER),
    Shape(3, RETIRED, REGULIER),
    Shape(2, SINGLE, NAREIS),
    Shape(4, MINOR, AMV),
    Shape(4, COUPLE, REGULIER),
    Shape(3, parent(1), NAREIS),
    Shape(3, parents(1), REGULIER),
    Shape(1, parent(2), NAREIS),
    Shape(3, parents(2), REGULIER),
    Shape(1, parent(3), NAREIS),
    Shape(1, parents(3), REGULIER),
    Shape(1, parents(4), REGULIER),
];

/// Linked, and still in the AZC when the export was drawn.
const WAITING: &[Shape] = &[
    Shape(7, SINGLE, REGULIER),
    Shape(1, MINOR, AMV),
    Shape(1, parent(1), NAREIS),
    Shape(2, parents(1), REGULIER),
    Shape(1, parents(3), REGULIER),
];

/// All households, in the order in which they were housed; those that wait come last.
pub fn households(rng: &mut Rng, numbers: &mut Numbers) -> anyhow::Result<Vec<Household>> {
    let batches = [
        (YEAR_2018, day(2018, 1, 3), day(2018, 12, 14)),
        (LATE_2018, day(2018, 12, 17), day(2018, 12, 28)),
        (FIRST_HALF_2019, day(2019, 1, 2), day(2019, 6, 28)),
        (SECOND_HALF_2019, day(2019, 7, 1), day(2019, 12, 31)),
    ];
    let mut households = Vec::new();
    for (shapes, first, last) in batches {
        let mut compositions = spread(shapes);
        rng.shuffle(&mut compositions);
        let moves = evenly(rng, compositions.len(), first, last)?;
        for ((composition, soort), housed) in compositions.into_iter().zip(moves) {
            households.push(household(rng, numbers, composition, soort, housed));
        }
    }
    for (composition, soort) in spread(WAITING) {
        // First as if it had moved in, so that everything before the move is drawn alike.
        let expected = between(rng, day(2020, 1, 20), day(2020, 3, 15));
        let mut waiting = household(rng, numbers, composition, soort, expected);
        waiting.linked =
            waiting
                .linked
                .min(workday(between(rng, day(2019, 11, 18), day(2020, 1, 10))));
        waiting.permit = waiting.permit.min(before(waiting.linked, 14));
        waiting.housed = None;
        waiting.home = "";
        households.push(waiting);
    }
    number(&mut households);
    Ok(households)
}

/// Dossiers are numbered in the order of the links.
fn number(households: &mut [Household]) {
    let mut by_link: Vec<&mut Household> = households.iter_mut().collect();
    by_link.sort_by_key(|household| household.linked);
    for (index, household) in by_link.into_iter().enumerate() {
        household.dossier = format!("TVS{:06}", 204_118 + 7 * index);
    }
}

fn spread(shapes: &[Shape]) -> Vec<(Composition, &'static str)> {
    shapes
        .iter()
        .flat_map(|Shape(count, composition, soort)| {
            std::iter::repeat_n((*composition, *soort), *count)
        })
        .collect()
}

/// Working days spread over a stretch, the first and the last day of it among them.
fn evenly(
    rng: &mut Rng,
    count: usize,
    first: NaiveDate,
    last: NaiveDate,
) -> anyhow::Result<Vec<NaiveDate>> {
    let count = u64::try_from(count)?;
    let days = u64::try_from((last - first).num_days()).context("a batch ends before it begins")?;
    Ok((0..count)
        .map(|index| {
            let even = after(first, index * days / (count - 1).max(1));
            if index == 0 || index + 1 == count {
                return even;
            }
            workday(after(before(even, 3), rng.u64(0..=6))).clamp(first, last)
        })
        .collect())
}

fn household(
    rng: &mut Rng,
    numbers: &mut Numbers,
    composition: Composition,
    soort: &'static str,
    housed: NaiveDate,
) -> Household {
    // The norm was ten weeks from link to home; large families took longer.
    let Composition(adults, children, _) = composition;
    let patience = if adults + children > 3 { 60 } else { 0 };
    let linked = workday(before(housed, 25 + patience + rng.u64(0..=70)));
    let permit = workday(before(linked, 7 + rng.u64(0..=35)));
    Household {
        dossier: String::new(),
        soort,
        permit,
        linked,
        housed: Some(housed),
        home: weighted(rng, &[(78, "Regulier"), (14, "Flex"), (8, "Tijdelijk")]),
        members: members(rng, numbers, composition, soort, housed),
    }
}

fn members(
    rng: &mut Rng,
    numbers: &mut Numbers,
    Composition(adults, children, retired): Composition,
    soort: &'static str,
    since: NaiveDate,
) -> Vec<Person> {
    let mut members = Vec::new();
    for _ in 0..adults {
        let mut adult = Person::adult(rng, numbers, since);
        if retired {
            adult.born = rng.i32(1943..=1952);
        }
        if children > 0 {
            adult.born = adult.born.clamp(1968, 1996);
        }
        // Someone who comes as nareis joins a partner who is here already.
        adult.leefvorm = match (adults, children) {
            (2.., _) => TOGETHER,
            _ if soort == NAREIS => TOGETHER,
            (_, 0) => ALONE,
            _ => LONE_PARENT,
        };
        members.push(adult);
    }
    for _ in 0..children {
        let born = if soort == AMV {
            2002..=2003
        } else {
            2002..=2017
        };
        let born = rng.i32(born);
        members.push(Person::new(rng, numbers, since, born, ALONE));
    }
    // One household lives in one wijk.
    let wijk = members.first().map_or("", |member| member.wijk);
    for member in &mut members {
        member.wijk = wijk;
    }
    members
}
