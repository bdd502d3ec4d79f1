//! Households that were linked to a gemeente: the dossiers of TVS and the persons in them.

use chrono::{Datelike, NaiveDate};
use fastrand::Rng;

use crate::calendar::{after, before, between, workday};
use crate::draw::{percent, weighted};
use crate::newcomers::compose::{AMV, NAREIS, Shape, compose};
use crate::newcomers::{ALONE, LONE_PARENT, Person, TOGETHER, Weights};
use crate::numbers::Numbers;

pub use crate::newcomers::compose::Count;

/// What is particular to one gemeente.
#[derive(Debug, Clone, Copy)]
pub struct Place {
    /// Where people live.
    pub wijken: Weights,
    /// Where they come from.
    pub azcs: Weights,
    /// Kinds of homes.
    pub homes: Weights,
    /// Of a hundred adults without children, those who are past the age of retirement.
    pub retired: u32,
}

/// Households housed in one stretch of time.
#[derive(Debug, Clone, Copy)]
pub struct Batch {
    /// First day of the stretch.
    pub first: NaiveDate,
    /// Last day of it.
    pub last: NaiveDate,
    /// Who moved in.
    pub count: Count,
    /// Days from link to home for a household of up to three.
    pub wait: (u64, u64),
}

/// A household in TVS.
#[derive(Debug, Clone)]
pub struct Household {
    /// Number of the dossier.
    pub dossier: String,
    /// `Regulier`, `Nareis` or `AMV`.
    pub soort: &'static str,
    /// Day of the verblijfsvergunning.
    pub permit: NaiveDate,
    /// Day on which COA linked it to the gemeente.
    pub linked: NaiveDate,
    /// Day on which it was offered a home; none while it waits for one.
    pub offered: Option<NaiveDate>,
    /// Day on which it moved in; none while it waits in the AZC.
    pub housed: Option<NaiveDate>,
    /// Kind of home; empty while it waits.
    pub home: &'static str,
    /// Where it stayed before.
    pub azc: &'static str,
    /// Everyone in it.
    pub members: Vec<Person>,
}

impl Household {
    /// The wijk of its home; empty while it waits.
    pub fn wijk(&self) -> &'static str {
        let first = self.members.first();
        first
            .filter(|_| self.housed.is_some())
            .map_or("", |member| member.wijk)
    }
}

/// Draws the households of a batch, in the order of their moves.
pub fn housed(
    rng: &mut Rng,
    numbers: &mut Numbers,
    place: Place,
    batch: Batch,
) -> anyhow::Result<Vec<Household>> {
    let shapes = compose(rng, batch.count)?;
    let mut moves: Vec<NaiveDate> = shapes
        .iter()
        .map(|_| workday(between(rng, batch.first, batch.last)).max(batch.first))
        .collect();
    moves.sort();
    Ok(shapes
        .into_iter()
        .zip(moves)
        .map(|(shape, housed)| household(rng, numbers, place, batch, shape, housed))
        .collect())
}

/// Draws households that were linked, and still wait on the day the export was drawn.
pub fn waiting(
    rng: &mut Rng,
    numbers: &mut Numbers,
    place: Place,
    drawn: NaiveDate,
    batch: Batch,
) -> anyhow::Result<Vec<Household>> {
    let mut households = housed(rng, numbers, place, batch)?;
    for household in &mut households {
        let linked = workday(between(rng, before(drawn, batch.wait.1), before(drawn, 4)));
        household.linked = linked;
        household.permit = workday(before(linked, rng.u64(7..=14)));
        household.offered = (linked < before(drawn, 40)).then(|| workday(before(drawn, 3)));
        household.housed = None;
        household.home = "";
    }
    Ok(households)
}

/// Numbers the dossiers in the order of the links.
pub fn number(households: &mut [Household], first: usize) {
    let mut by_link: Vec<&mut Household> = households.iter_mut().collect();
    by_link.sort_by_key(|household| household.linked);
    for (index, household) in by_link.into_iter().enumerate() {
        household.dossier = format!("TVS{:06}", first + 7 * index);
    }
}

/// Members who moved in, with the day.
pub fn newcomers(households: &[Household]) -> impl Iterator<Item = &Person> {
    households
        .iter()
        .filter(|household| household.housed.is_some())
        .flat_map(|household| &household.members)
}

/// Persons who moved in from one day through another.
pub fn persons_housed(households: &[Household], first: NaiveDate, last: NaiveDate) -> usize {
    households
        .iter()
        .filter(|household| {
            household
                .housed
                .is_some_and(|day| day >= first && day <= last)
        })
        .map(|household| household.members.len())
        .sum()
}

fn household(
    rng: &mut Rng,
    numbers: &mut Numbers,
    place: Place,
    batch: Batch,
    shape: Shape,
    housed: NaiveDate,
) -> Household {
    // Large homes fall free less often.
    let large = if shape.adults + shape.children > 3 {
        35
    } else {
        0
    };
    let (shortest, longest) = batch.wait;
    let linked = workday(before(housed, large + rng.u64(shortest..=longest)));
    let offered = workday(between(rng, after(linked, 7), before(housed, 5)));
    Household {
        dossier: String::new(),
        soort: shape.soort,
        permit: workday(before(linked, rng.u64(3..=20))),
        linked,
        offered: Some(offered.max(linked)),
        housed: Some(housed),
        home: weighted(rng, place.homes),
        azc: weighted(rng, place.azcs),
        members: members(rng, numbers, place, shape, housed),
    }
}

fn members(
    rng: &mut Rng,
    numbers: &mut Numbers,
    place: Place,
    shape: Shape,
    since: NaiveDate,
) -> Vec<Person> {
    let mut members = Vec::new();
    for _ in 0..shape.adults {
        let mut adult = Person::adult(rng, numbers, place.wijken, since);
        if shape.children > 0 {
            adult.born = adult.born.clamp(since.year() - 50, since.year() - 21);
        } else if percent(rng, place.retired) {
            adult.born = since.year() - rng.i32(67..=74);
        }
        adult.leefvorm = match (shape.adults, shape.children) {
            (2.., _) => TOGETHER,
            _ if shape.soort == NAREIS => TOGETHER,
            (_, 0) => ALONE,
            _ => LONE_PARENT,
        };
        members.push(adult);
    }
    for _ in 0..shape.children {
        let mut child = Person::child(rng, numbers, since, place.wijken, ALONE);
        if shape.soort == AMV {
            child.born = since.year() - rng.i32(16..=17);
        }
        members.push(child);
    }
    // One household lives in one wijk.
    let wijk = members.first().map_or("", |member| member.wijk);
    for member in &mut members {
        member.wijk = wijk;
    }
    members
}
