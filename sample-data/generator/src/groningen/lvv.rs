//! Stays in the Landelijke Vreemdelingenvoorziening (LVV), which started on 1 April 2019.
//!
//! Published: 230 persons over the year, and "ruim 200" at the end of it. The exact number at the
//! end, 203, is ours, as are the months.

use anyhow::{Context, ensure};
use chrono::{Datelike, NaiveDate};
use fastrand::Rng;

use crate::calendar::{after, between, day, month_end};
use crate::draw::{percent, rng};
use crate::groningen::person::Person;

pub const LEGALISERING: &str = "Legalisering";
const TERUGKEER: &str = "Terugkeer";
const DOORMIGRATIE: &str = "Doormigratie";
const RIJKSOPVANG: &str = "Rijksopvang";
const MOB: &str = "MOB";
const OVERIG: &str = "Overig";

/// First month of the LVV.
const FIRST_MONTH: u32 = 4;
/// New stays a month from April on: 242, of whom 12 by persons who were there before.
const STARTS: [usize; 9] = [136, 20, 17, 14, 13, 12, 12, 10, 8];
/// Of those, stays of persons who come back.
const RETURNS: [usize; 9] = [0, 0, 1, 1, 2, 2, 2, 2, 2];
/// Stays that end a month: 39. What remains is 134 on 1 May, rising to 203 on 1 January.
const ENDS: [usize; 9] = [2, 4, 5, 5, 5, 4, 5, 5, 4];
/// Where people went, in turn; three rounds make 39.
const DESTINATIONS: [&str; 13] = [
    MOB,
    TERUGKEER,
    OVERIG,
    MOB,
    LEGALISERING,
    RIJKSOPVANG,
    MOB,
    DOORMIGRATIE,
    OVERIG,
    MOB,
    TERUGKEER,
    LEGALISERING,
    OVERIG,
];

/// One stay of one person.
#[derive(Debug, Clone)]
pub struct Stay<'a> {
    /// Who stayed.
    pub person: &'a Person,
    /// First day.
    pub begin: NaiveDate,
    /// Last day, where the person left.
    pub end: Option<NaiveDate>,
    /// Where the person went; empty where the person is still there.
    pub destination: &'static str,
}

/// All stays, by begin. 230 guests stay in 2019, the next ones come in January 2020.
pub fn stays(guests: &[Person]) -> anyhow::Result<Vec<Stay<'_>>> {
    let mut rng = rng("lvv");
    let mut new = guests.iter();
    let mut destinations = DESTINATIONS.into_iter().cycle();
    let mut stays: Vec<Stay<'_>> = Vec::new();
    let plan = STARTS.into_iter().zip(RETURNS).zip(ENDS);
    for (month, ((starts, returns), ends)) in (FIRST_MONTH..).zip(plan) {
        let back = who_come_back(&mut rng, &stays, month, returns)?;
        for person in back.into_iter().chain(new.by_ref().take(starts - returns)) {
            let begin = first_day(&mut rng, month);
            stays.push(Stay {
                person,
                begin,
                end: None,
                destination: "",
            });
        }
        let leave = stays
            .iter_mut()
            .filter(|stay| stay.end.is_none() && stay.begin <= day(2019, month, 1));
        let chosen = rng.choose_multiple(leave, ends);
        ensure!(
            chosen.len() == ends,
            "too few guests can leave in month {month}"
        );
        for stay in chosen {
            stay.end = Some(between(
                &mut rng,
                day(2019, month, 9),
                month_end(2019, month),
            ));
            stay.destination = destinations.next().context("an endless list ended")?;
        }
    }
    for (person, date) in new.zip([3, 9]) {
        stays.push(Stay {
            person,
            begin: day(2020, 1, date),
            end: None,
            destination: "",
        });
    }
    stays.sort_by_key(|stay| (stay.begin, stay.person.clientnummer));
    Ok(stays)
}

/// Most came on the first day, from the bed-bad-brood that closed.
fn first_day(rng: &mut Rng, month: u32) -> NaiveDate {
    let first = day(2019, month, 1);
    if month == FIRST_MONTH && percent(rng, 65) {
        first
    } else {
        between(rng, after(first, 1), month_end(2019, month))
    }
}

/// Persons whose last stay ended in an earlier month, and not for good.
fn who_come_back<'a>(
    rng: &mut Rng,
    stays: &[Stay<'a>],
    month: u32,
    count: usize,
) -> anyhow::Result<Vec<&'a Person>> {
    let once = |person: &Person| {
        let number = person.clientnummer;
        stays
            .iter()
            .filter(|stay| stay.person.clientnummer == number)
            .count()
            == 1
    };
    let gone = stays.iter().filter(|stay| {
        let for_now = [MOB, OVERIG, RIJKSOPVANG].contains(&stay.destination);
        for_now && once(stay.person) && stay.end.is_some_and(|end| end.month() < month)
    });
    let chosen = rng.choose_multiple(gone.map(|stay| stay.person), count);
    ensure!(
        chosen.len() == count,
        "too few guests can come back in month {month}"
    );
    Ok(chosen)
}
