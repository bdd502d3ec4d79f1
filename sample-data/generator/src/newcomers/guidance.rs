//! Maatschappelijke begeleiding: help on the way, from the week of the move on.

use chrono::{Datelike, NaiveDate};
use fastrand::Rng;

use crate::calendar::{after, day, workday};
use crate::draw::{percent, weighted};
use crate::newcomers::{Person, Weights};

/// What is particular to one gemeente.
#[derive(Debug, Clone, Copy)]
pub struct Rules {
    /// Who helps.
    pub uitvoerders: Weights,
    /// Days of begeleiding that most get.
    pub days: u64,
    /// Of a hundred, those who are done by then; the others need half a year more.
    pub in_time: u32,
    /// Days on which the gemeente pays the fixed costs; none where it does not do so.
    pub ontzorgen: Option<u64>,
    /// The day on which the export was drawn.
    pub drawn: NaiveDate,
}

/// One stretch of begeleiding of one person.
#[derive(Debug, Clone)]
pub struct Guidance<'a> {
    /// Who was helped.
    pub person: &'a Person,
    /// First day.
    pub start: NaiveDate,
    /// Last day, where it is over.
    pub end: Option<NaiveDate>,
    /// Who helped.
    pub uitvoerder: &'static str,
    /// Signature of the participatieverklaring.
    pub signed: Option<NaiveDate>,
    /// Last day on which the gemeente paid the fixed costs.
    pub ontzorgd: Option<NaiveDate>,
}

/// The begeleiding of a person who moved in; it starts in the year of the move.
pub fn of<'a>(
    rng: &mut Rng,
    person: &'a Person,
    signed: Option<NaiveDate>,
    rules: Rules,
) -> Guidance<'a> {
    let since = person.since;
    let new_year_eve = day(since.year(), 12, 31);
    let start = workday(after(since, rng.u64(0..=7)))
        .max(since)
        .min(new_year_eve);
    let length = if percent(rng, rules.in_time) {
        rules.days - rng.u64(0..=30)
    } else {
        rules.days + rng.u64(20..=180)
    };
    let end = workday(after(start, length));
    // Children and the retired have no costs that the gemeente pays for them.
    let ontzorgd = rules
        .ontzorgen
        .filter(|_| person.is_inburgeringsplichtig() && since >= day(2022, 1, 1));
    let ontzorgd = ontzorgd.map(|days| {
        let longer = if percent(rng, 17) {
            rng.u64(30..=120)
        } else {
            0
        };
        after(start, days - rng.u64(0..=9) + longer)
    });
    Guidance {
        person,
        start,
        end: (end < rules.drawn).then_some(end),
        uitvoerder: weighted(rng, rules.uitvoerders),
        signed: signed.filter(|_| person.is_inburgeringsplichtig()),
        ontzorgd,
    }
}
