//! Numbers, shares, money and days as Dutch readers write them, with ICU's data.

use chrono::{Datelike, NaiveDate};
use fixed_decimal::{Decimal, FloatPrecision, SignedRoundingMode, UnsignedRoundingMode};
use icu_calendar::Iso;
use icu_datetime::DateTimeFormatter;
use icu_datetime::fieldsets::{M, YM, YMD};
use icu_datetime::input::Date;
use icu_decimal::DecimalFormatter;
use icu_locale_core::locale;
use ijkpunt_model::{Figure, Period, Sign, Sort, Unit};

use crate::sentences::{Said, Sentences};
use crate::{ReportError, Text};

/// Formatters for nl-NL, and the sentences that they fill in. Making them reads ICU's tables and the
/// file of sentences, so a run makes them once.
pub struct Dutch {
    number: DecimalFormatter,
    day: DateTimeFormatter<YMD>,
    month: DateTimeFormatter<YM>,
    short_month: DateTimeFormatter<M>,
    sentences: Sentences,
}

impl Dutch {
    /// Formatters from the data that ICU compiles in, with the built-in sentences.
    pub fn new() -> Result<Self, ReportError> {
        Dutch::with_sentences(None)
    }

    /// The same, with a workspace's own sentences over the built-in ones.
    pub fn with_sentences(own: Option<&Text>) -> Result<Self, ReportError> {
        let refuse = |what: String| ReportError::Format(what);
        Ok(Dutch {
            number: DecimalFormatter::try_new(locale!("nl").into(), Default::default())
                .map_err(|error| refuse(error.to_string()))?,
            day: DateTimeFormatter::try_new(locale!("nl").into(), YMD::long())
                .map_err(|error| refuse(error.to_string()))?,
            month: DateTimeFormatter::try_new(locale!("nl").into(), YM::long())
                .map_err(|error| refuse(error.to_string()))?,
            short_month: DateTimeFormatter::try_new(locale!("nl").into(), M::medium())
                .map_err(|error| refuse(error.to_string()))?,
            sentences: Sentences::new(own)?,
        })
    }

    /// The sentence `id` of `reports/zinnen.ftl`, with its variables filled in: text that is ready to
    /// print, or a count by which the sentence chooses.
    pub(crate) fn say(&self, id: &str, variables: &[(&'static str, &dyn Said)]) -> String {
        self.sentences.say(id, variables)
    }

    /// `1.234,5`, rounded half away from zero, with a true minus.
    pub fn number(&self, value: f64, decimals: u8) -> String {
        let Ok(mut decimal) = Decimal::try_from_f64(value, FloatPrecision::RoundTrip) else {
            return Sign::Onbekend.words().to_owned();
        };
        let mode = SignedRoundingMode::Unsigned(UnsignedRoundingMode::HalfExpand);
        decimal.round_with_mode(-i16::from(decimals), mode);
        decimal.absolute.pad_end(-i16::from(decimals));
        let text = self.number.format(&decimal).to_string();
        match text.strip_prefix('-') {
            // Minus zero is zero to a reader.
            Some(rest) if !rest.contains(|c: char| ('1'..='9').contains(&c)) => rest.to_owned(),
            Some(rest) => format!("−{rest}"),
            None => text,
        }
    }

    /// `7,9%` of a fraction.
    pub fn share(&self, fraction: f64, decimals: u8) -> String {
        format!("{}%", self.number(fraction * 100.0, decimals))
    }

    /// `+12`, `−40` or `0`.
    pub fn signed(&self, value: f64, decimals: u8) -> String {
        let text = self.number(value, decimals);
        let is_zero = !text.contains(|c: char| ('1'..='9').contains(&c));
        if value > 0.0 && !is_zero {
            format!("+{text}")
        } else {
            text
        }
    }

    /// `40–55%`: an interval of a fraction.
    pub fn interval(&self, lower: f64, upper: f64, decimals: u8) -> String {
        format!(
            "{}–{}",
            self.number(lower * 100.0, decimals),
            self.share(upper, decimals)
        )
    }

    /// `31 december 2024`.
    pub fn day(&self, date: NaiveDate) -> String {
        match icu_date(date) {
            Some(day) => self.day.format(&day).to_string(),
            None => date.to_string(),
        }
    }

    /// `jan`, without the point that ICU writes behind some months.
    pub fn short_month(&self, date: NaiveDate) -> String {
        match icu_date(date) {
            Some(day) => self
                .short_month
                .format(&day)
                .to_string()
                .trim_end_matches('.')
                .to_owned(),
            None => date.month().to_string(),
        }
    }

    /// A period in words: `2019`, `november 2019`, `eerste halfjaar van 2019`, `1 januari 2020`.
    pub fn period(&self, period: Period) -> String {
        const ORDINALS: [&str; 5] = ["", "eerste", "tweede", "derde", "vierde"];
        let ordinal = |number: u8| {
            ORDINALS
                .get(usize::from(number))
                .copied()
                .unwrap_or_default()
        };
        match period {
            Period::Jaar(year) => year.to_string(),
            Period::Halfjaar(year, number) => format!("{} halfjaar van {year}", ordinal(number)),
            Period::Kwartaal(year, number) => format!("{} kwartaal van {year}", ordinal(number)),
            Period::Maand(..) => match icu_date(period.first_day()) {
                Some(day) => self.month.format(&day).to_string(),
                None => period.to_string(),
            },
            Period::Peildatum(date) => self.day(date),
        }
    }

    /// A figure as a table shows it: the number in its unit's form, or the words of its sign.
    pub fn figure(&self, figure: &Figure, sort: Sort, decimals: u8) -> String {
        let number = match (figure.waarde, sort) {
            (None, _) => {
                return figure
                    .teken
                    .unwrap_or(Sign::NietGeleverd)
                    .words()
                    .to_owned();
            }
            (Some(value), sort) if sort.is_share() => self.share(value, decimals),
            (Some(value), _) => self.number(value, decimals),
        };
        match figure.teken {
            Some(sign) if !sign.is_missing() => format!("{number} ({})", sign.words()),
            _ => number,
        }
    }

    /// `1 persoon`, `12 personen`.
    pub fn with_unit(&self, value: f64, decimals: u8, unit: &Unit) -> String {
        let noun = if value == 1.0 { &unit.one } else { &unit.many };
        format!("{} {noun}", self.number(value, decimals))
    }
}

fn icu_date(date: NaiveDate) -> Option<Date<Iso>> {
    let (month, day) = (
        u8::try_from(date.month()).ok()?,
        u8::try_from(date.day()).ok()?,
    );
    Date::try_new_iso(date.year(), month, day).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_dutch() {
        let nl = Dutch::new().unwrap();
        for (value, decimals, text) in [
            (1234.5, 1, "1.234,5"),
            (38450.0, 0, "38.450"),
            (1000.0, 0, "1.000"),
            (0.5, 0, "1"),
            (2.5, 0, "3"),
            (-2.5, 0, "−3"),
            (-0.2, 0, "0"),
            (0.345, 2, "0,35"),
            (7.0, 2, "7,00"),
            (18_044_027.0, 0, "18.044.027"),
        ] {
            assert_eq!(nl.number(value, decimals), text);
        }
        assert_eq!(nl.number(f64::NAN, 0), "onbekend");
        assert_eq!(nl.share(0.079, 1), "7,9%");
        assert_eq!(nl.signed(12.0, 0), "+12");
        assert_eq!(nl.signed(-40.0, 0), "−40");
        assert_eq!(nl.signed(0.0, 0), "0");
        assert_eq!(nl.interval(0.402, 0.5514, 0), "40–55%");
    }

    #[test]
    fn days_and_periods_are_dutch() {
        let nl = Dutch::new().unwrap();
        let day = NaiveDate::from_ymd_opt(2024, 12, 31).unwrap();
        assert_eq!(nl.day(day), "31 december 2024");
        assert_eq!(nl.period(Period::Maand(2019, 11)), "november 2019");
        assert_eq!(
            nl.period(Period::Halfjaar(2019, 1)),
            "eerste halfjaar van 2019"
        );
        let months: Vec<String> = Period::months(2019)
            .map(|m| nl.short_month(m.first_day()))
            .collect();
        assert_eq!(
            months.join(" "),
            "jan feb mrt apr mei jun jul aug sep okt nov dec"
        );
    }

    #[test]
    fn units_agree_in_number() {
        let nl = Dutch::new().unwrap();
        let unit = Unit {
            one: "persoon".into(),
            many: "personen".into(),
        };
        assert_eq!(nl.with_unit(1.0, 0, &unit), "1 persoon");
        assert_eq!(nl.with_unit(0.0, 0, &unit), "0 personen");
        assert_eq!(nl.with_unit(2400.0, 0, &unit), "2.400 personen");
    }
}
