//! Days, and the ways in which the exports write them.

use chrono::{Datelike, Days, NaiveDate, Weekday};
use fastrand::Rng;

/// `14-1-2020`, as Suite writes it.
pub const SHORT: &str = "%-d-%-m-%Y";
/// `14-01-2020`.
pub const PADDED: &str = "%d-%m-%Y";
/// `2020-01-14`.
pub const ISO: &str = "%Y-%m-%d";
/// `20200114`, as DUO writes it.
pub const COMPACT: &str = "%Y%m%d";

/// A day. Every caller passes a literal that exists.
pub fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default()
}

/// The last day of a month.
pub fn month_end(year: i32, month: u32) -> NaiveDate {
    let (year, month) = if month == 12 {
        (year + 1, 1)
    } else {
        (year, month + 1)
    };
    before(day(year, month, 1), 1)
}

/// So many days later.
pub fn after(date: NaiveDate, days: u64) -> NaiveDate {
    date.checked_add_days(Days::new(days)).unwrap_or(date)
}

/// So many days earlier.
pub fn before(date: NaiveDate, days: u64) -> NaiveDate {
    date.checked_sub_days(Days::new(days)).unwrap_or(date)
}

/// Any day from `first` through `last`; `first` where they are out of order.
pub fn between(rng: &mut Rng, first: NaiveDate, last: NaiveDate) -> NaiveDate {
    let days = u64::try_from((last - first).num_days()).unwrap_or(0);
    after(first, rng.u64(0..=days))
}

/// The same day, or the Friday before a weekend: nobody has an appointment on a Sunday.
pub fn workday(date: NaiveDate) -> NaiveDate {
    match date.weekday() {
        Weekday::Sat => before(date, 1),
        Weekday::Sun => before(date, 2),
        _ => date,
    }
}

/// A day as text, or nothing.
pub fn written(date: Option<NaiveDate>, format: &str) -> String {
    date.map(|date| date.format(format).to_string())
        .unwrap_or_default()
}
