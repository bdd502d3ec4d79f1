//! Periods in CBS notation and as people write them.

use ijkpunt_model::Period;

/// Reads a period. `2019-1` is a half-year only with `half_year`; without it it may be a month as
/// well, so it is none.
pub(crate) fn parse(text: &str, half_year: bool) -> Option<Period> {
    if let Some(period) = Period::parse_cbs(&text.to_ascii_uppercase()) {
        return believable(period.year()).then_some(period);
    }
    let lower = text.to_lowercase();
    let parts: Vec<&str> = lower
        .split([' ', '-', '_', '/', ',', '\u{a0}'])
        .filter(|part| !part.is_empty())
        .collect();
    let (year, rest, year_first) = match parts.as_slice() {
        [first, rest @ ..] if is_year(first) => (first, rest, true),
        [rest @ .., last] if is_year(last) => (last, rest, false),
        _ => return None,
    };
    let year = year.parse().ok()?;
    match rest {
        [] => Some(Period::Jaar(year)),
        [one] => single(year, one, year_first, half_year),
        [ordinal, "halfjaar"] => half(year, first_digit(ordinal)?),
        ["halfjaar", number] => half(year, exact(number)?),
        [ordinal, "kwartaal"] => quarter(year, first_digit(ordinal)?),
        ["kwartaal", number] => quarter(year, exact(number)?),
        _ => None,
    }
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
        _ => name.get(..3) == Some(word.as_str()),
    };
    (1..)
        .zip(MONTHS)
        .find(|(_, name)| *name == word || short(name))
        .map(|(number, _)| number)
}

/// A year and one more word.
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
    if let Some(number) = ["hj", "h"]
        .iter()
        .find_map(|prefix| word.strip_prefix(prefix))
    {
        return half(year, number.parse().ok()?);
    }
    if let Some(number) = ["kw", "q", "k"]
        .iter()
        .find_map(|prefix| word.strip_prefix(prefix))
    {
        return quarter(year, number.parse().ok()?);
    }
    let number: u8 = word.parse().ok()?;
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

/// The number of `1e`, `2de`, `3ste` or `4`.
fn first_digit(ordinal: &str) -> Option<u8> {
    let end = ordinal.trim_start_matches(|c: char| c.is_ascii_digit());
    matches!(end, "" | "e" | "de" | "ste").then_some(())?;
    exact(ordinal.strip_suffix(end)?)
}

fn exact(number: &str) -> Option<u8> {
    (number.len() == 1).then(|| number.parse().ok()).flatten()
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && word.parse().is_ok_and(believable)
}

/// Years outside these are typing errors.
fn believable(year: i32) -> bool {
    (1800..=2200).contains(&year)
}
