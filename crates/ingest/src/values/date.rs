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
    /// It has a time of day in some time zone, so that its day in the Netherlands is a guess.
    Time,
    /// The second number can only be a day: month and day have changed places.
    MonthFirst,
    /// It looks like the number by which a spreadsheet counts days.
    Serial,
    /// The source says that it is unknown (`00000000`), where a date is required.
    Unknown,
}

/// How a date was written. Forms that differ in one column hint at two sources.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum DateForm {
    /// `31-12-2019`
    DayFirst,
    /// `2019-12-31` or `20191231`
    YearFirst,
    /// With the month in words, or a year for its first day.
    Other,
}

/// A date, and what its text had besides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Written {
    /// Days since 1970.
    pub day: i32,
    pub form: DateForm,
    /// A time of day was left out.
    pub timed: bool,
    /// A star said that the year is provisional.
    pub starred: bool,
}

/// Earliest year that is believed. An earlier one is a typing error, such as 0219 for 2019.
const EARLIEST: i32 = 1800;

/// Reads a date as days since 1970. `None` is a date that the source calls missing (`00000000`).
/// With `year_is_first_day`, `2019`, `2019*` and `2019JJ00` are 1 January 2019.
pub(crate) fn parse(text: &str, year_is_first_day: bool) -> Result<Option<Written>, DateFault> {
    if let Some((number, month, year)) = day_month_year(text.as_bytes()) {
        return day(year, month, number)
            .map(|day| Written::new(day, DateForm::DayFirst))
            .map(Some);
    }
    let (date, timed) = without_time(text)?;
    let read = untimed(date, year_is_first_day)?;
    Ok(read.map(|written| Written { timed, ..written }))
}

impl Written {
    fn new(day: i32, form: DateForm) -> Written {
        Written {
            day,
            form,
            timed: false,
            starred: false,
        }
    }
}

fn untimed(text: &str, year_is_first_day: bool) -> Result<Option<Written>, DateFault> {
    let bytes = text.as_bytes();
    if bytes.len() == 8 && bytes.iter().all(u8::is_ascii_digit) {
        let read = compact(text)?;
        return Ok(read.map(|day| Written::new(day, DateForm::YearFirst)));
    }
    if bytes.iter().all(u8::is_ascii_digit) {
        return year(text, year_is_first_day).map(Some);
    }
    if bytes
        .iter()
        .any(|byte| !byte.is_ascii() || byte.is_ascii_alphabetic() || *byte == b'*')
    {
        return in_words(text, year_is_first_day).map(Some);
    }
    in_numbers(text).map(Some)
}

/// Three numbers with `-`, `/`, `.` or blanks between them, blanks beside the marks forgiven.
fn in_numbers(text: &str) -> Result<Written, DateFault> {
    let mark = text.chars().find(|c| matches!(c, '-' | '/' | '.'));
    let parts: Vec<&str> = match mark {
        Some(mark) => text.split(mark).map(str::trim).collect(),
        None => text.split_whitespace().collect(),
    };
    let lengths: Vec<usize> = parts.iter().map(|part| part.len()).collect();
    let numbers = parts
        .iter()
        .map(|part| number(part))
        .collect::<Result<Vec<u32>, DateFault>>()?;
    match (numbers.as_slice(), lengths.as_slice()) {
        ([y, m, d], [4, 1 | 2, 1 | 2]) => {
            let day = day(*y, *m, *d).map_err(|fault| match fault {
                // Nobody writes year, day, month; a month of 13 is a typing error here.
                DateFault::MonthFirst => DateFault::NoSuchDay,
                fault => fault,
            })?;
            Ok(Written::new(day, DateForm::YearFirst))
        }
        ([d, m, y], [1 | 2, 1 | 2, 4]) => {
            day(*y, *m, *d).map(|day| Written::new(day, DateForm::DayFirst))
        }
        ([_, _, _], [1 | 2, 1 | 2, 1 | 2]) => Err(DateFault::TwoDigitYear),
        ([_, _], [4, 1 | 2] | [1 | 2, 4]) => Err(DateFault::Incomplete),
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
/// turn a year or a count into a day of long ago. Large ones are none either: `201911` is a month.
pub(crate) fn serial(text: &str) -> Option<i32> {
    let serial: i32 = text.parse().ok()?;
    SERIALS.contains(&serial).then(|| serial - 25_569)
}

/// From 1927 through 2199.
const SERIALS: std::ops::RangeInclusive<i32> = 10_000..=109_574;

/// Cuts a time of day, and says whether it was one to speak of: not midnight, which systems add to
/// dates that have none. A time in a zone is refused, since its day here may be the next one; an
/// export that shifted midnight to UTC writes 22:00 or 23:00 of the day before.
fn without_time(text: &str) -> Result<(&str, bool), DateFault> {
    let Some((date, time)) = text.split_once(':').and_then(|(before, _)| {
        let cut = before.rfind([' ', 'T', 't'])?;
        Some((text.get(..cut)?.trim_end(), text.get(cut + 1..)?))
    }) else {
        return Ok((text, false));
    };
    let zone = time.find(['Z', 'z', '+', '-']);
    let (clock, zoned) = match zone.and_then(|at| time.split_at_checked(at)) {
        Some((clock, _)) => (clock, true),
        None => (time, false),
    };
    if !clock
        .bytes()
        .all(|b| b.is_ascii_digit() || matches!(b, b':' | b'.'))
    {
        return Err(DateFault::NoDate);
    }
    let midnight = clock.bytes().all(|b| matches!(b, b'0' | b':' | b'.'));
    match (midnight, zoned) {
        (true, _) => Ok((date, false)),
        (false, false) => Ok((date, true)),
        (false, true) => Err(DateFault::Time),
    }
}

fn compact(text: &str) -> Result<Option<i32>, DateFault> {
    if text == "00000000" {
        return Ok(None);
    }
    let part = |range: std::ops::Range<usize>| number(text.get(range).unwrap_or_default());
    let read = day(part(0..4)?, part(4..6)?, part(6..8)?);
    // Eight digits have one order; a month of 13 is no sign of another.
    read.map(Some).map_err(|fault| match fault {
        DateFault::MonthFirst => DateFault::NoSuchDay,
        fault => fault,
    })
}

fn year(text: &str, year_is_first_day: bool) -> Result<Written, DateFault> {
    match (text.len(), year_is_first_day) {
        (4, true) => Ok(Written::new(day(number(text)?, 1, 1)?, DateForm::Other)),
        (4, false) => Err(DateFault::Incomplete),
        (5, _) if serial(text).is_some_and(|day| LIKELY_SERIALS.contains(&day)) => {
            Err(DateFault::Serial)
        }
        _ => Err(DateFault::NoDate),
    }
}

/// Days from 1954 to 2064: a number of five digits between them is more likely a day that lost its
/// format than anything else.
const LIKELY_SERIALS: std::ops::Range<i32> = -5_570..34_430;

/// `1 januari 2019`, `1-jan-2019`, and `2019JJ00` or `2019*` where a year stands for its first day.
fn in_words(text: &str, year_is_first_day: bool) -> Result<Written, DateFault> {
    if let Some(digits) = text.strip_suffix("JJ00") {
        return year(digits, year_is_first_day);
    }
    if let Some(digits) = text.strip_suffix('*') {
        let written = year(digits.trim_end_matches('*').trim_end(), year_is_first_day)?;
        return Ok(Written {
            starred: true,
            ..written
        });
    }
    let words: Vec<&str> = text
        .split(|c: char| c.is_whitespace() || c == '-')
        .filter(|word| !word.is_empty())
        .collect();
    let known = |word: &str| super::period::month(word).ok_or(DateFault::NoDate);
    match words.as_slice() {
        [number_of_day, month, year] => {
            let month = known(month)?;
            let number_of_day = number_of_day.trim_end_matches('.');
            match (number_of_day.len(), year.len()) {
                (1 | 2, 4) => day(number(year)?, month.into(), number(number_of_day)?)
                    .map(|day| Written::new(day, DateForm::Other)),
                (1 | 2, 2) if number(year).is_ok() => Err(DateFault::TwoDigitYear),
                _ => Err(DateFault::NoDate),
            }
        }
        [month, year] if year.len() == 4 && number(year).is_ok() => {
            known(month)?;
            Err(DateFault::Incomplete)
        }
        _ => Err(DateFault::NoDate),
    }
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
    let date = NaiveDate::from_ymd_opt(year, month, day).ok_or(match (month, day) {
        (13..=31, 1..=12) => DateFault::MonthFirst,
        _ => DateFault::NoSuchDay,
    })?;
    Ok(date.num_days_from_ce() - UNIX_EPOCH)
}

/// 1 January 1970, counted as chrono counts.
const UNIX_EPOCH: i32 = 719_163;
