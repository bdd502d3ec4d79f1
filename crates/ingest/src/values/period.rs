//! Periods in CBS notation and as people write them.

use ijkpunt_model::Period;

/// Why a text is no period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum PeriodFault {
    /// It is something else.
    NoPeriod,
    /// It runs over two calendar years, such as a school year.
    TwoYears,
    /// A year with 1 or 2: a half-year, a month or a quarter.
    Ambiguous,
    /// The year has two digits, so the century is a guess.
    TwoDigitYear,
}

/// What a column of periods has said of itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct PeriodWays {
    /// `2019-1` is a half-year. Without this it may be a month as well, so it is none.
    pub half_year: bool,
    /// `2023/2024` is a school year, and goes by the year in which it begins.
    pub school_year: bool,
}

/// Reads a period, and says whether a star called it provisional, as CBS does: `2025*`.
pub(crate) fn parse(text: &str, ways: PeriodWays) -> Result<(Period, bool), PeriodFault> {
    let bare = text.trim_end_matches('*');
    let starred = bare.len() < text.len();
    let bare = bare.trim_end();
    if text.len() - bare.len() > 3 {
        return Err(PeriodFault::NoPeriod);
    }
    written(bare, ways).map(|period| (period, starred))
}

fn written(text: &str, ways: PeriodWays) -> Result<Period, PeriodFault> {
    if let Some(period) = Period::parse_cbs(&text.to_ascii_uppercase()) {
        return believable(period.year())
            .then_some(period)
            .ok_or(PeriodFault::NoPeriod);
    }
    let lower = text.to_lowercase();
    let parts: Vec<&str> = lower
        .split([' ', '-', '\u{2013}', '_', '/', ',', '\u{a0}'])
        .filter(|part| !part.is_empty())
        .collect();
    if let Some(years) = two_years(&lower, &parts, ways.school_year) {
        return match (years, ways.school_year) {
            ((first, second), true) if second == first + 1 => Ok(Period::Jaar(first)),
            _ => Err(PeriodFault::TwoYears),
        };
    }
    if let [glued] = parts.as_slice()
        && let Some(period) = glued_to_year(glued, ways.half_year)
    {
        return Ok(period);
    }
    let (year, rest, year_first) = match parts.as_slice() {
        [first, rest @ ..] if is_year(first) => (first, rest, true),
        [rest @ .., last] if is_year(last) => (last, rest, false),
        _ => return Err(no_year(&parts)),
    };
    let year = year.parse().map_err(|_| PeriodFault::NoPeriod)?;
    if ambiguous(rest, year_first, ways.half_year) {
        return Err(PeriodFault::Ambiguous);
    }
    in_parts(year, rest, year_first, ways.half_year).ok_or(PeriodFault::NoPeriod)
}

fn in_parts(year: i32, rest: &[&str], year_first: bool, half_year: bool) -> Option<Period> {
    match rest {
        [] => Some(Period::Jaar(year)),
        [one] => single(year, one, year_first, half_year),
        [ordinal, "halfjaar" | "helft"] => half(year, ordinal_number(ordinal)?),
        ["halfjaar", number] => half(year, exact(number)?),
        [ordinal, "kwartaal"] => quarter(year, ordinal_number(ordinal)?),
        ["kwartaal", number] => quarter(year, exact(number)?),
        _ => None,
    }
}

/// Two years in a row of signs, such as `2023/2024`, `2023-2024` or `2023/24`. With a dash
/// `2023-24` is left alone: it has the form of a month.
fn two_years(lower: &str, parts: &[&str], school_year: bool) -> Option<(i32, i32)> {
    let [first, second] = parts else {
        return None;
    };
    let first: i32 = first.parse().ok().filter(|_| is_year(first))?;
    if is_year(second) {
        return Some((first, second.parse().ok()?));
    }
    let short = lower.contains('/') && second.len() == 2;
    let second: i32 = second.parse().ok().filter(|_| short)?;
    // `2011/12` is December, except where only school years stand.
    (second == (first + 1) % 100 && (second > 12 || school_year)).then_some((first, first + 1))
}

/// A year and a number of one digit, which are months in some files and half-years in others.
fn ambiguous(rest: &[&str], year_first: bool, half_year: bool) -> bool {
    match rest {
        ["i" | "ii"] => !half_year,
        ["1" | "2" | "3" | "4"] => year_first != half_year,
        _ => false,
    }
}

/// Why a text without a year of four digits is none.
fn no_year(parts: &[&str]) -> PeriodFault {
    let short = |word: &&str| {
        let digits = word.trim_start_matches('\'');
        digits.len() == 2 && digits.bytes().all(|byte| byte.is_ascii_digit())
    };
    match parts {
        [_, _, ..] if parts.last().is_some_and(short) => PeriodFault::TwoDigitYear,
        _ => PeriodFault::NoPeriod,
    }
}

/// `201911`, `2019q3`, `h12019`: a year with something stuck to it.
fn glued_to_year(word: &str, half_year: bool) -> Option<Period> {
    if let Some((year, rest)) = word.split_at_checked(4)
        && is_year(year)
        && !rest.is_empty()
    {
        let year = year.parse().ok()?;
        let digits = rest.bytes().all(|byte| byte.is_ascii_digit());
        return match (digits, rest.len()) {
            (true, 2) => in_range(rest.parse().ok()?, 12).map(|month| Period::Maand(year, month)),
            (true, _) => None,
            _ => single(year, rest, true, half_year),
        };
    }
    let (rest, year) = word.split_at_checked(word.len().checked_sub(4)?)?;
    let letter = rest.starts_with(|c: char| c.is_ascii_alphabetic());
    (letter && is_year(year)).then_some(())?;
    single(year.parse().ok()?, rest, false, half_year)
}

/// The number of a month, from its Dutch name or the short form of it.
pub(super) fn month(word: &str) -> Option<u8> {
    const MONTHS: [&str; 12] = [
        "januari",
        "februari",
        "maart",
        "april",
        "mei",
        "juni",
        "juli",
        "augustus",
        "september",
        "oktober",
        "november",
        "december",
    ];
    let word = word.trim_end_matches('.').to_lowercase();
    let short = |name: &str| match name {
        "maart" => word == "mrt",
        "september" if word == "sept" => true,
        _ => name.get(..3) == Some(word.as_str()),
    };
    (1..)
        .zip(MONTHS)
        .find(|(_, name)| *name == word || short(name))
        .map(|(number, _)| number)
}

/// A year and one more word. What is ambiguous was refused before.
fn single(year: i32, word: &str, year_first: bool, half_year: bool) -> Option<Period> {
    match word {
        "i" if half_year => return half(year, 1),
        "ii" if half_year => return half(year, 2),
        "i" | "ii" => return None,
        _ => {}
    }
    if let Some(number) = month(word) {
        return Some(Period::Maand(year, number));
    }
    let behind = |prefixes: &[&str]| -> Option<u8> {
        let digits = prefixes
            .iter()
            .find_map(|prefix| word.strip_prefix(prefix))?;
        digits
            .bytes()
            .all(|byte| byte.is_ascii_digit())
            .then_some(())?;
        digits.parse().ok()
    };
    if let Some(number) = behind(&["hj", "h"]) {
        return half(year, number);
    }
    if let Some(number) = behind(&["kw", "q", "k"]) {
        return quarter(year, number);
    }
    if let Some(number) = behind(&["mm", "m"]) {
        return in_range(number, 12).map(|number| Period::Maand(year, number));
    }
    let number: u8 = word.parse().ok()?;
    if !word.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    match (word.len(), half_year) {
        (2, _) => in_range(number, 12).map(|number| Period::Maand(year, number)),
        (1, true) if year_first => half(year, number),
        (1, false) if !year_first => in_range(number, 12).map(|n| Period::Maand(year, n)),
        _ => None,
    }
}

fn half(year: i32, number: u8) -> Option<Period> {
    in_range(number, 2).map(|number| Period::Halfjaar(year, number))
}

fn quarter(year: i32, number: u8) -> Option<Period> {
    in_range(number, 4).map(|number| Period::Kwartaal(year, number))
}

fn in_range(number: u8, last: u8) -> Option<u8> {
    (1..=last).contains(&number).then_some(number)
}

/// The number of `1e`, `2de`, `3ste`, `4` or `tweede`.
fn ordinal_number(ordinal: &str) -> Option<u8> {
    let words = ["eerste", "tweede", "derde", "vierde"];
    if let Some((number, _)) = (1..).zip(words).find(|(_, word)| *word == ordinal) {
        return Some(number);
    }
    let end = ordinal.trim_start_matches(|c: char| c.is_ascii_digit());
    matches!(end, "" | "e" | "de" | "ste").then_some(())?;
    exact(ordinal.strip_suffix(end)?)
}

fn exact(number: &str) -> Option<u8> {
    let one_digit = number.len() == 1 && number.bytes().all(|byte| byte.is_ascii_digit());
    one_digit.then(|| number.parse().ok()).flatten()
}

fn is_year(word: &str) -> bool {
    word.len() == 4
        && word.bytes().all(|byte| byte.is_ascii_digit())
        && word.parse().is_ok_and(believable)
}

/// Years outside these are typing errors.
fn believable(year: i32) -> bool {
    (1800..=2200).contains(&year)
}
