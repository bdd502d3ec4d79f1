//! Ages from dates of which a part may be unknown.

/// The groups of ages, each with its first age: small children, the ages of basisonderwijs and
/// voortgezet onderwijs, young adults, and the working ages in two halves.
const GROUPS: [(u32, &str); 7] = [
    (0, "0-3"),
    (4, "4-11"),
    (12, "12-17"),
    (18, "18-26"),
    (27, "27-44"),
    (45, "45-66"),
    (67, "67+"),
];

/// The word for an age of which too little is known.
pub(super) const UNKNOWN: &str = "onbekend";

/// A date as the BRP writes it. A part that is unknown is zero: year, then month, then day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Partial {
    year: u32,
    month: u32,
    day: u32,
}

impl Partial {
    /// A date of which nothing is known.
    pub(super) const UNKNOWN: Partial = Partial {
        year: 0,
        month: 0,
        day: 0,
    };

    /// Reads eight digits. A single zero is what a spreadsheet leaves of `00000000`.
    pub(super) fn parse(text: &str) -> Option<Partial> {
        if text == "0" {
            return Some(Partial::UNKNOWN);
        }
        let digits = text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit());
        let part = |range: std::ops::Range<usize>| text.get(range)?.parse().ok();
        let date = Partial {
            year: part(0..4)?,
            month: part(4..6)?,
            day: part(6..8)?,
        };
        (digits && date.month <= 12 && date.day <= 31).then_some(date)
    }

    /// Whether it has come by the day `on`. An unknown part counts as its earliest, so that what
    /// ended on an unknown day is over, and what began on one has begun.
    pub(super) fn has_come(self, on: Partial) -> bool {
        self <= on
    }
}

/// The group of someone born on `born`, at the beginning of the day `on`.
///
/// Where the month or the day of birth is unknown, the group holds if it is the same for every day
/// that is possible. Otherwise the group is unknown, rather than guessed from a middle of the year.
pub(super) fn group(born: Partial, on: Partial) -> &'static str {
    if born.year == 0 {
        return UNKNOWN;
    }
    let (first, last) = match (born.month, born.day) {
        (0, _) => ((1, 1), (12, 31)),
        (month, 0) => ((month, 1), (month, 31)),
        (month, day) => ((month, day), (month, day)),
    };
    let age = |(month, day): (u32, u32)| {
        let years = on.year.saturating_sub(born.year);
        let had = (month, day) <= (on.month, on.day);
        if had { years } else { years.saturating_sub(1) }
    };
    let (oldest, youngest) = (of_age(age(first)), of_age(age(last)));
    if oldest == youngest { oldest } else { UNKNOWN }
}

fn of_age(age: u32) -> &'static str {
    GROUPS
        .iter()
        .rev()
        .find(|(first, _)| age >= *first)
        .map_or(UNKNOWN, |(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Partial {
        Partial::parse(text).unwrap()
    }

    #[test]
    fn a_birthday_makes_someone_older() {
        let on = date("20200701");
        assert_eq!(group(date("20020702"), on), "12-17");
        assert_eq!(group(date("20020701"), on), "18-26");
        assert_eq!(group(date("20200630"), on), "0-3");
        assert_eq!(group(date("19200101"), on), "67+");
    }

    #[test]
    fn an_unknown_part_gives_a_group_only_where_it_makes_no_difference() {
        let on = date("20200701");
        assert_eq!(group(date("19680000"), on), "45-66");
        // 17 or 18 in the middle of 2020.
        assert_eq!(group(date("20020000"), on), UNKNOWN);
        assert_eq!(group(date("20020500"), on), "18-26");
        assert_eq!(group(date("00000000"), on), UNKNOWN);
    }

    #[test]
    fn what_is_no_date_is_none() {
        for text in ["", "1968", "19681301", "1968-1-1", "abcdefgh", "+9680101"] {
            assert_eq!(Partial::parse(text), None, "{text}");
        }
    }

    #[test]
    fn an_unknown_part_counts_as_its_earliest() {
        let on = date("20200701");
        for text in ["00000000", "20200000", "20200700", "20200701"] {
            assert!(date(text).has_come(on), "{text}");
        }
        assert!(!date("20200702").has_come(on));
    }
}
