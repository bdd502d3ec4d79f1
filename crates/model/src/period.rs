//! Periods in CBS notation, and peildata.

use std::fmt;

use chrono::{Datelike, NaiveDate};

/// A stretch of the calendar, or one day of it.
///
/// The text form is the notation of CBS (`2019JJ00`, `2019HJ01`, `2019KW03`, `2019MM11`); a
/// peildatum is an ISO date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Period {
    /// A calendar year.
    Jaar(i32),
    /// A half-year, 1 or 2.
    Halfjaar(i32, u8),
    /// A quarter, 1 to 4.
    Kwartaal(i32, u8),
    /// A month, 1 to 12.
    Maand(i32, u8),
    /// The beginning of one day.
    Peildatum(NaiveDate),
}

impl Period {
    /// Reads the notation of CBS, or an ISO date.
    pub fn parse_cbs(text: &str) -> Option<Self> {
        if let Ok(date) = NaiveDate::parse_from_str(text, "%Y-%m-%d") {
            return (text.len() == 10).then_some(Period::Peildatum(date));
        }
        if text.len() != 8 || !text.is_ascii() {
            return None;
        }
        let year = text.get(0..4)?.parse::<i32>().ok()?;
        let number = text.get(6..8)?.parse::<u8>().ok()?;
        match (text.get(4..6)?, number) {
            ("JJ", 0) => Some(Period::Jaar(year)),
            ("HJ", 1..=2) => Some(Period::Halfjaar(year, number)),
            ("KW", 1..=4) => Some(Period::Kwartaal(year, number)),
            ("MM", 1..=12) => Some(Period::Maand(year, number)),
            _ => None,
        }
    }

    /// The calendar year it falls in.
    pub fn year(self) -> i32 {
        match self {
            Period::Jaar(year)
            | Period::Halfjaar(year, _)
            | Period::Kwartaal(year, _)
            | Period::Maand(year, _) => year,
            Period::Peildatum(date) => date.year(),
        }
    }

    /// The first day; of a peildatum the day itself.
    pub fn first_day(self) -> NaiveDate {
        let (year, month) = match self {
            Period::Peildatum(date) => return date,
            Period::Jaar(year) => (year, 1),
            Period::Halfjaar(year, half) => (year, (half - 1) * 6 + 1),
            Period::Kwartaal(year, quarter) => (year, (quarter - 1) * 3 + 1),
            Period::Maand(year, month) => (year, month),
        };
        NaiveDate::from_ymd_opt(year, month.into(), 1).unwrap_or_default()
    }

    /// The day after the last one; of a peildatum the day itself.
    pub fn next_first_day(self) -> NaiveDate {
        let months = match self {
            Period::Peildatum(date) => return date,
            Period::Jaar(_) => 12,
            Period::Halfjaar(..) => 6,
            Period::Kwartaal(..) => 3,
            Period::Maand(..) => 1,
        };
        self.first_day()
            .checked_add_months(chrono::Months::new(months))
            .unwrap_or_default()
    }

    /// The last day; of a peildatum the day itself.
    pub fn last_day(self) -> NaiveDate {
        match self {
            Period::Peildatum(date) => date,
            _ => self.next_first_day().pred_opt().unwrap_or_default(),
        }
    }

    /// The longest part of a year that begins on 1 January and is over on a day: its first
    /// half-year, first quarter or first month. None where not even January is over.
    ///
    /// A part that begins later would leave something out, so the third quarter is none.
    pub fn complete_part(year: i32, day: NaiveDate) -> Option<Period> {
        [
            Period::Halfjaar(year, 1),
            Period::Kwartaal(year, 1),
            Period::Maand(year, 1),
        ]
        .into_iter()
        .find(|part| part.has_ended(day))
    }

    /// Whether it is over at the beginning of a day; a peildatum is from its own day on.
    pub fn has_ended(self, day: NaiveDate) -> bool {
        self.next_first_day() <= day
    }

    /// Number of calendar months that it covers; a peildatum covers none.
    pub const fn month_count(self) -> u8 {
        match self {
            Period::Jaar(_) => 12,
            Period::Halfjaar(..) => 6,
            Period::Kwartaal(..) => 3,
            Period::Maand(..) => 1,
            Period::Peildatum(_) => 0,
        }
    }

    /// The twelve months of a year.
    pub fn months(year: i32) -> impl Iterator<Item = Period> {
        (1..=12).map(move |month| Period::Maand(year, month))
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Period::Jaar(year) => write!(f, "{year:04}JJ00"),
            Period::Halfjaar(year, number) => write!(f, "{year:04}HJ{number:02}"),
            Period::Kwartaal(year, number) => write!(f, "{year:04}KW{number:02}"),
            Period::Maand(year, number) => write!(f, "{year:04}MM{number:02}"),
            Period::Peildatum(date) => write!(f, "{}", date.format("%Y-%m-%d")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notation_round_trips() {
        for text in ["2019JJ00", "2019HJ02", "2019KW03", "2019MM11", "2019-12-31"] {
            assert_eq!(Period::parse_cbs(text).unwrap().to_string(), text);
        }
        for text in [
            "2019", "2019JJ01", "2019HJ03", "2019MM13", "2019-2-3", "2019MMé",
        ] {
            assert_eq!(Period::parse_cbs(text), None, "{text}");
        }
    }

    #[test]
    fn a_part_of_a_year_counts_once_it_is_over() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        for (run, part) in [
            ("2020-01-31", None),
            ("2020-02-01", Some("2020MM01")),
            ("2020-03-31", Some("2020MM01")),
            ("2020-04-01", Some("2020KW01")),
            ("2020-06-30", Some("2020KW01")),
            ("2020-07-01", Some("2020HJ01")),
            ("2020-12-31", Some("2020HJ01")),
        ] {
            let found = Period::complete_part(2020, day(run)).map(|part| part.to_string());
            assert_eq!(found.as_deref(), part, "{run}");
        }
        assert!(Period::Peildatum(day("2020-07-01")).has_ended(day("2020-07-01")));
        assert!(!Period::Jaar(2020).has_ended(day("2020-12-31")));
    }

    #[test]
    fn a_half_year_knows_its_days() {
        let half = Period::Halfjaar(2019, 2);
        assert_eq!(half.first_day().to_string(), "2019-07-01");
        assert_eq!(half.last_day().to_string(), "2019-12-31");
        assert_eq!(half.next_first_day().to_string(), "2020-01-01");
    }
}
