//! Dates in the orders that municipalities and systems write.

use chrono::{Datelike, NaiveDate};

/// Why a text is no date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum DateFault {
    /// It is something else.
    NoDate,
    /// The day does not exist, such as 31 February.
    NoSuchDay,
    /// The year has two digits, so the century is a guess.
    TwoDigitYear,
    /// Day or month is unknown.
    Incomplete,
    /// It has a time of day that is not midnight.
    Time,
}

/// Earliest year that is believed. An earlier one is a typing error, such as 0219 for 2019.
const EARLIEST: i32 = 1800;

/// Reads a date as days since 1970. `None` is a date that the source calls missing (`00000000`).
/// With `year_is_first_day`, `2019` and `2019JJ00` are 1 January 2019.
pub(crate) fn parse(text: &str, year_is_first_day: bool) -> Result<Option<i32>, DateFault> {
    if let Some((number, month, year)) = day_month_year(text.as_bytes()) {
        return day(year, month, number).map(Some);
    }
    let text = without_midnight(text)?;
    let bytes = text.as_bytes();
    if bytes.len() == 8 && bytes.iter().all(u8::is_ascii_digit) {
        return compact(text);
    }
    let separator = match bytes.iter().find(|byte| !byte.is_ascii_digit()) {
        None => return year(text, year_is_first_day),
        Some(byte @ (b'-' | b'/' | b'.')) => char::from(*byte),
        Some(_) => return in_words(text, year_is_first_day),
    };
    let mut parts = text.split(separator);
    let (Some(first), Some(month), Some(last), None) =
        (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return Err(DateFault::NoDate);
    };
    match (first.len(), last.len()) {
        (4, 1 | 2) => day(number(first)?, number(month)?, number(last)?).map(Some),
        (1 | 2, 4) => day(number(last)?, number(month)?, number(first)?).map(Some),
        (1 | 2, 1 | 2) if number(first).and(number(month)).and(number(last)).is_ok() => {
            Err(DateFault::TwoDigitYear)
        }
        _ => Err(DateFault::NoDate),
    }
}

/// The parts of `31-12-2019`: most cells, so they take the shortest way.
fn day_month_year(text: &[u8]) -> Option<(u32, u32, u32)> {
    let (day, rest) = one_or_two_digits(text)?;
    let (separator, rest) = rest.split_first()?;
    let (month, rest) = one_or_two_digits(rest)?;
    let (again, rest) = rest.split_first()?;
    let year = <[u8; 4]>::try_from(rest).ok()?;
    let fits = matches!(separator, b'-' | b'/' | b'.') && again == separator;
    let year = year
        .iter()
        .try_fold(0, |sum, byte| Some(10 * sum + digit(*byte)?))?;
    fits.then_some((day, month, year))
}

fn one_or_two_digits(text: &[u8]) -> Option<(u32, &[u8])> {
    let (first, rest) = text.split_first()?;
    let first = digit(*first)?;
    match rest
        .split_first()
        .and_then(|(second, rest)| Some((digit(*second)?, rest)))
    {
        Some((second, rest)) => Some((10 * first + second, rest)),
        None => Some((first, rest)),
    }
}

fn digit(byte: u8) -> Option<u32> {
    byte.is_ascii_digit().then(|| u32::from(byte - b'0'))
}

/// The day that a spreadsheet counts from 30 December 1899. Small numbers are no dates: they would
/// turn a year or a count into a day of long ago.
pub(crate) fn serial(text: &str) -> Option<i32> {
    let serial: i32 = text.parse().ok()?;
    (10_000..=2_958_465)
        .contains(&serial)
        .then(|| serial - 25_569)
}

/// Cuts a time of midnight, which systems add to dates that have none.
fn without_midnight(text: &str) -> Result<&str, DateFault> {
    let Some((date, time)) = text.split_once([' ', 'T']) else {
        return Ok(text);
    };
    if !time.contains(':') {
        return Ok(text);
    }
    let midnight = time
        .trim_end_matches('Z')
        .bytes()
        .all(|b| matches!(b, b'0' | b':' | b'.'));
    if midnight {
        Ok(date)
    } else {
        Err(DateFault::Time)
    }
}

fn compact(text: &str) -> Result<Option<i32>, DateFault> {
    if text == "00000000" {
        return Ok(None);
    }
    let part = |range: std::ops::Range<usize>| number(text.get(range).unwrap_or_default());
    day(part(0..4)?, part(4..6)?, part(6..8)?).map(Some)
}

fn year(text: &str, year_is_first_day: bool) -> Result<Option<i32>, DateFault> {
    match (text.len(), year_is_first_day) {
        (4, true) => day(number(text)?, 1, 1).map(Some),
        (4, false) => Err(DateFault::Incomplete),
        _ => Err(DateFault::NoDate),
    }
}

/// `1 januari 2019`, and `2019JJ00` where a year stands for its first day.
fn in_words(text: &str, year_is_first_day: bool) -> Result<Option<i32>, DateFault> {
    if let Some(digits) = text.strip_suffix("JJ00") {
        return year(digits, year_is_first_day);
    }
    let mut words = text.split_whitespace();
    let (Some(number_of_day), Some(month), Some(year), None) =
        (words.next(), words.next(), words.next(), words.next())
    else {
        return Err(DateFault::NoDate);
    };
    let month = super::period::month(month).ok_or(DateFault::NoDate)?;
    if year.len() != 4 || number_of_day.len() > 2 {
        return Err(DateFault::NoDate);
    }
    day(number(year)?, month.into(), number(number_of_day)?).map(Some)
}

fn number(text: &str) -> Result<u32, DateFault> {
    if text.is_empty() || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(DateFault::NoDate);
    }
    text.parse().map_err(|_| DateFault::NoDate)
}

fn day(year: u32, month: u32, day: u32) -> Result<i32, DateFault> {
    let year = i32::try_from(year).map_err(|_| DateFault::NoDate)?;
    if year < EARLIEST {
        return Err(DateFault::NoDate);
    }
    if month == 0 || day == 0 {
        return Err(DateFault::Incomplete);
    }
    let date = NaiveDate::from_ymd_opt(year, month, day).ok_or(DateFault::NoSuchDay)?;
    Ok(date.num_days_from_ce() - UNIX_EPOCH)
}

/// 1 January 1970, counted as chrono counts.
const UNIX_EPOCH: i32 = 719_163;
