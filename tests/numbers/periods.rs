//! The periods that a text names, as the long table writes them.

use std::collections::BTreeSet;

use super::tokens::{Kind, MONTHS, tokens};

/// When a figure of a place may be from.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum When {
    /// Any period of a year, or the first day of the next: that is its end.
    Year(i32),
    /// One period or day, as the long table writes it.
    Exactly(String),
}

impl When {
    /// Whether a figure of this period may stand there.
    pub fn holds(&self, period: &str) -> bool {
        match self {
            When::Year(year) => {
                period.starts_with(&year.to_string())
                    || period.starts_with(&format!("{}-01-01", year + 1))
            }
            When::Exactly(code) => period == code,
        }
    }
}

impl When {
    /// The year after.
    pub fn next(&self) -> Option<When> {
        match self {
            When::Year(year) => Some(When::Year(year + 1)),
            When::Exactly(_) => None,
        }
    }
}

/// The years of a sentence. A sentence tells of a day and of what happened until then, so a day stands
/// for its year, and the first of January for the year before as well.
pub fn years_in(text: &str) -> BTreeSet<When> {
    let mut found = BTreeSet::new();
    let mut last = None;
    for token in tokens(text) {
        let year = match &token.kind {
            Kind::Year(year) => *year,
            Kind::Day(day) => {
                let Some(year) = day.get(..4).and_then(|year| year.parse().ok()) else {
                    continue;
                };
                if day.ends_with("-01-01") {
                    found.insert(When::Year(year - 1));
                }
                year
            }
            _ => continue,
        };
        let range = token.before.ends_with("tot en met") || token.before.ends_with('–');
        let from = last.filter(|from| range && *from < year).unwrap_or(year);
        found.extend((from..=year).map(When::Year));
        last = Some(year);
    }
    found
}

/// The periods of a header, which are exact: "augustus 2019" is that month, and the first day of a
/// month also heads what happened in it.
pub fn periods_in(text: &str) -> BTreeSet<When> {
    let mut found = BTreeSet::new();
    let several = text.contains("tot en met") || text.contains('–');
    for token in tokens(text) {
        match &token.kind {
            Kind::Day(day) => {
                found.insert(When::Exactly(day.clone()));
                if let Some(month) = day.strip_suffix("-01") {
                    found.insert(When::Exactly(month.replace('-', "MM")));
                }
            }
            Kind::Year(year) => {
                let code = part_of_year(&token.before, &token.around.0);
                found.insert(match code {
                    Some(code) => When::Exactly(format!("{year}{code}")),
                    None if several => return years_in(text),
                    None => When::Year(*year),
                });
            }
            _ => {}
        }
    }
    found
}

/// The day after a month: what is there at the end of it, is there on that day.
pub fn end_of(when: &When) -> Option<When> {
    let When::Exactly(code) = when else {
        return None;
    };
    let (year, month) = code.split_once("MM")?;
    let (year, month): (i32, u32) = (year.parse().ok()?, month.parse().ok()?);
    let (year, month) = if month == 12 {
        (year + 1, 1)
    } else {
        (year, month + 1)
    };
    Some(When::Exactly(format!("{year}-{month:02}-01")))
}

/// Whether a text is about a part of a year.
pub fn of_parts(text: &str) -> bool {
    let text = text.to_lowercase();
    ["halfjaar", "kwartaal", "maand", "schema"]
        .iter()
        .any(|word| text.contains(word))
}

fn part_of_year(before: &str, word: &str) -> Option<String> {
    if let Some(month) = MONTHS.iter().position(|month| *month == word) {
        return Some(format!("MM{:02}", month % 12 + 1));
    }
    let parts = ["eerste", "tweede", "derde", "vierde"];
    let before = before.trim_end_matches(" van");
    let (kind, code) = [("halfjaar", "HJ"), ("kwartaal", "KW")]
        .into_iter()
        .find(|(kind, _)| before.ends_with(kind))?;
    let rest = before.strip_suffix(kind)?.trim_end();
    let at = parts.iter().position(|part| rest.ends_with(part))?;
    Some(format!("{code}{:02}", at + 1))
}

#[test]
fn headers_and_sentences_name_periods() {
    let exactly = |code: &str| When::Exactly(code.to_owned());
    for (text, expected) in [
        ("2014", vec![When::Year(2014)]),
        ("augustus 2019", vec![exactly("2019MM08")]),
        (
            "1 februari 2019",
            vec![exactly("2019-02-01"), exactly("2019MM02")],
        ),
        ("Eerste halfjaar van 2016", vec![exactly("2016HJ01")]),
        ("vierde kwartaal van 2020", vec![exactly("2020KW04")]),
        (
            "2014 tot en met 2016",
            (2014..=2016).map(When::Year).collect(),
        ),
        ("Bunnik", vec![]),
    ] {
        assert_eq!(periods_in(text), expected.into_iter().collect(), "{text}");
    }
    let told = years_in("Op 1 januari 2020 waren het er 609, in 2016–2018 meer.");
    let years = [2016, 2017, 2018, 2019, 2020];
    assert_eq!(told, years.into_iter().map(When::Year).collect());
    assert!(When::Year(2019).holds("2020-01-01") && !When::Year(2019).holds("2020-02-01"));
}
