use chrono::Datelike;
use ijkpunt_model::{Period, Sign};
use proptest::prelude::*;

use super::*;

fn float(text: &str) -> Result<f64, NumberFault> {
    parse_number(text, false).map(super::number::Number::float)
}

fn whole(text: &str) -> Result<i64, NumberFault> {
    parse_number(text, false).and_then(super::number::Number::whole)
}

#[test]
fn dutch_numbers() {
    for (text, value) in [
        ("0", 0.0),
        ("1234", 1234.0),
        ("1.234", 1234.0),
        ("38.450", 38450.0),
        ("1.234,5", 1234.5),
        ("12.345.678,90", 12_345_678.9),
        ("0,1", 0.1),
        ("€ 1.000,--", 1000.0),
        ("€1.000,-", 1000.0),
        ("EUR 12,50", 12.5),
        ("-5", -5.0),
        ("\u{2212}5,5", -5.5),
        ("€ -5", -5.0),
        ("-€ 5", -5.0),
        ("\u{2013}5", -5.0),
        ("+5", 5.0),
        ("+1.234,5", 1234.5),
        ("(5)", -5.0),
        ("1\u{202f}234\u{202f}567,5", 1_234_567.5),
        ("1\u{2009}234", 1234.0),
        ("€\u{a0}12\u{a0}345,--", 12345.0),
        ("(€ 1.234,5)", -1234.5),
        ("7,9%", 0.079),
        ("100 %", 1.0),
        ("123456789012345678", 123_456_789_012_345_678.0),
    ] {
        assert_eq!(float(text), Ok(value), "{text}");
    }
}

#[test]
fn what_is_no_dutch_number_is_not_guessed() {
    use NumberFault::{Exponent, NoNumber, Point, TooLong};
    for (text, fault) in [
        ("1.5", Point),
        ("1284.37", Point),
        ("1234.567", Point),
        ("0.500", Point),
        (".5", Point),
        ("1,234.5", Point),
        ("1.23.456", Point),
        ("", NoNumber),
        ("-", NoNumber),
        ("--5", NoNumber),
        ("()", NoNumber),
        ("(-5)", NoNumber),
        (",5", NoNumber),
        ("5,", NoNumber),
        ("1 234", NoNumber),
        ("5-", NoNumber),
        ("1e5", Exponent),
        ("1,5E+04", Exponent),
        ("2E", NoNumber),
        ("1.234\u{202f}567", NoNumber),
        ("1\u{202f}23", NoNumber),
        ("++5", NoNumber),
        ("+-5", NoNumber),
        ("(+5)", NoNumber),
        ("n.b.", NoNumber),
        ("#DIV/0!", NoNumber),
        ("٣", NoNumber),
        ("99999999999999999999999", TooLong),
    ] {
        assert_eq!(float(text), Err(fault), "{text}");
    }
}

#[test]
fn whole_numbers_have_no_decimals_but_zeros() {
    assert_eq!(whole("1.000,00"), Ok(1000));
    assert_eq!(whole("€ 1.000,--"), Ok(1000));
    assert_eq!(whole("(7)"), Ok(-7));
    assert_eq!(whole("7,5"), Err(NumberFault::Decimals));
    assert_eq!(whole("7%"), Err(NumberFault::Decimals));
    assert_eq!(whole("1,000"), Err(NumberFault::EnglishThousands));
    assert_eq!(whole("0,000"), Ok(0));
    let point = |text| parse_number(text, true).and_then(super::number::Number::whole);
    assert_eq!(point("38.000"), Err(NumberFault::DutchThousands));
    assert_eq!(point("38,000"), Ok(38_000));
}

#[test]
fn a_decimal_point_is_read_where_it_was_declared() {
    let float = |text| parse_number(text, true).map(super::number::Number::float);
    assert_eq!(float("1,284.37"), Ok(1284.37));
    assert_eq!(float("0.079"), Ok(0.079));
    assert_eq!(float("4,8"), Err(NumberFault::Comma));
    assert_eq!(float("1.234,5"), Err(NumberFault::Comma));
}

#[test]
fn stars_are_signs() {
    let sign = |text| parse_number(text, false).map(|number| number.sign);
    assert_eq!(sign("12"), Ok(None));
    assert_eq!(sign("1.234*"), Ok(Some(Sign::Voorlopig)));
    assert_eq!(sign("12 **"), Ok(Some(Sign::NaderVoorlopig)));
    assert_eq!(sign("12***"), Err(NumberFault::NoNumber));
}

fn iso(text: &str, year_is_first_day: bool) -> Result<Option<String>, DateFault> {
    let written = parse_date(text, year_is_first_day)?;
    Ok(written.map(|written| {
        let epoch = chrono::NaiveDate::from_ymd_opt(1970, 1, 1).unwrap();
        (epoch + chrono::TimeDelta::days(written.day.into())).to_string()
    }))
}

fn period(text: &str, half_year: bool) -> Option<Period> {
    let ways = PeriodWays {
        half_year,
        school_year: false,
    };
    parse_period(text, ways).ok().map(|(period, _)| period)
}

#[test]
fn dates_in_the_orders_that_systems_write() {
    for text in [
        "3-11-2019",
        "03-11-2019",
        "03/11/2019",
        "3.11.2019",
        "2019-11-03",
        "2019/11/03",
        "20191103",
        "3 november 2019",
        "3-11-2019 00:00",
        "2019-11-03T00:00:00",
        "2019-11-03T00:00:00.000Z",
        "2019-11-03T00:00:00+01:00",
        "3 11 2019",
        "3 - 11 - 2019",
        "03. 11. 2019",
        "3 nov 2019",
        "3 nov. 2019",
        "03-NOV-2019",
        "3. november 2019",
        "3-11-2019 14:30",
        "2019-11-03T14:30:00.123",
    ] {
        assert_eq!(
            iso(text, false),
            Ok(Some("2019-11-03".to_owned())),
            "{text}"
        );
    }
    assert_eq!(iso("29-2-2020", false), Ok(Some("2020-02-29".to_owned())));
    assert_eq!(iso("00000000", false), Ok(None));
    assert_eq!(iso("2019", true), Ok(Some("2019-01-01".to_owned())));
    assert_eq!(iso("2019JJ00", true), Ok(Some("2019-01-01".to_owned())));
    assert_eq!(iso("2019*", true), Ok(Some("2019-01-01".to_owned())));
    let written = parse_date("3-11-2019", false).unwrap();
    assert_eq!(serial("43772"), written.map(|written| written.day));
    for text in ["2019", "201911", "20191103", "", "-43772", "43772,5"] {
        assert_eq!(serial(text), None, "{text}");
    }
    assert_eq!(
        serial("109574"),
        parse_date("31-12-2199", false).unwrap().map(|w| w.day)
    );
}

#[test]
fn what_is_no_date_is_not_guessed() {
    use DateFault::{Incomplete, MonthFirst, NoDate, NoSuchDay, Serial, Time, TwoDigitYear};
    for (text, fault) in [
        ("31-02-2019", NoSuchDay),
        ("29-2-2019", NoSuchDay),
        ("12/31/2019", MonthFirst),
        ("2019-31-12", NoSuchDay),
        ("31/31/2019", NoSuchDay),
        ("20191301", NoSuchDay),
        ("3-11-19", TwoDigitYear),
        ("3 nov 19", TwoDigitYear),
        ("19680000", Incomplete),
        ("19680500", Incomplete),
        ("1968-05", Incomplete),
        ("mei 1968", Incomplete),
        ("0-0-1968", Incomplete),
        ("2019", Incomplete),
        ("2019JJ00", Incomplete),
        ("3-11-0219", NoDate),
        ("3-11", NoDate),
        ("3-11-2019-1", NoDate),
        ("3-é-2019", NoDate),
        ("-3-11-2019", NoDate),
        ("onbekend", NoDate),
        ("43772", Serial),
        ("99999", NoDate),
        ("2019*", Incomplete),
        ("3 11 2019 2", NoDate),
        ("3 novembre 2019", NoDate),
        ("2019-11-02T23:00:00Z", Time),
        ("2019-11-02T23:00:00+00:00", Time),
        ("3-11-2019 half 3: nee", NoDate),
    ] {
        assert_eq!(iso(text, false), Err(fault), "{text}");
    }
}

#[test]
fn periods_as_people_write_them() {
    for (text, cbs) in [
        ("2019JJ00", "2019JJ00"),
        ("2019mm04", "2019MM04"),
        ("2019", "2019JJ00"),
        ("2019 1e halfjaar", "2019HJ01"),
        ("1e halfjaar 2019", "2019HJ01"),
        ("2e halfjaar 2019", "2019HJ02"),
        ("2019 HJ1", "2019HJ01"),
        ("Q3 2020", "2020KW03"),
        ("2020-K3", "2020KW03"),
        ("2019 3e kwartaal", "2019KW03"),
        ("november 2019", "2019MM11"),
        ("2019 Mrt", "2019MM03"),
        ("2019-11", "2019MM11"),
        ("11-2019", "2019MM11"),
        ("3-2019", "2019MM03"),
        ("2019-01-01", "2019-01-01"),
        ("H2 2019", "2019HJ02"),
        ("2019H2", "2019HJ02"),
        ("tweede halfjaar 2019", "2019HJ02"),
        ("2020-Q3", "2020KW03"),
        ("2020Q3", "2020KW03"),
        ("derde kwartaal 2020", "2020KW03"),
        ("jan 2019", "2019MM01"),
        ("sept. 2019", "2019MM09"),
        ("2019M04", "2019MM04"),
        ("201911", "2019MM11"),
        ("2025*", "2025JJ00"),
        ("2025**", "2025JJ00"),
        ("2019 november*", "2019MM11"),
        ("2011/12", "2011MM12"),
    ] {
        let read = period(text, false).map(|period| period.to_string());
        assert_eq!(read.as_deref(), Some(cbs), "{text}");
    }
    for (text, half) in [
        ("2019-1", 1),
        ("2019 - 2", 2),
        ("2019-II", 2),
        ("I 2019", 1),
    ] {
        assert_eq!(
            period(text, true),
            Some(Period::Halfjaar(2019, half)),
            "{text}"
        );
    }
}

#[test]
fn what_may_be_two_periods_is_none() {
    for text in [
        "2019-1",
        "2019-I",
        "2019-13",
        "2019 3e halfjaar",
        "2019 5e kwartaal",
        "19",
        "maart",
        "2019 2020",
        "",
        "2019HJ03",
        "0219",
        "2019 1x halfjaar",
    ] {
        assert_eq!(period(text, false), None, "{text}");
    }
    assert_eq!(period("1-2019", true), None);
}

#[test]
fn a_text_that_is_no_period_says_why() {
    use PeriodFault::{Ambiguous, NoPeriod, TwoDigitYear, TwoYears};
    let ways = PeriodWays::default();
    for (text, fault) in [
        ("2019-1", Ambiguous),
        ("2019-II", Ambiguous),
        ("2023/2024", TwoYears),
        ("2023-2024", TwoYears),
        ("2023/24", TwoYears),
        ("2023 \u{2013} 2024", TwoYears),
        ("nov 19", TwoDigitYear),
        ("1e halfjaar '19", TwoDigitYear),
        ("201913", NoPeriod),
        ("2019****", NoPeriod),
        ("*", NoPeriod),
        (".", NoPeriod),
        ("+019", NoPeriod),
        ("h+1 2019", NoPeriod),
    ] {
        assert_eq!(parse_period(text, ways), Err(fault), "{text}");
    }
}

#[test]
fn a_school_year_goes_by_the_year_in_which_it_begins() {
    let ways = PeriodWays {
        school_year: true,
        half_year: false,
    };
    for text in ["2023/2024", "2023-2024", "2023/24", "2023"] {
        assert_eq!(
            parse_period(text, ways),
            Ok((Period::Jaar(2023), false)),
            "{text}"
        );
    }
    assert_eq!(
        parse_period("2011/12", ways),
        Ok((Period::Jaar(2011), false))
    );
    assert_eq!(parse_period("2021/2024", ways), Err(PeriodFault::TwoYears));
}

#[test]
fn yes_and_no() {
    for text in ["j", "JA", "1", "True", "waar"] {
        assert_eq!(parse_flag(text), Some(true), "{text}");
    }
    for text in ["N", "nee", "0", "false", "ONWAAR"] {
        assert_eq!(parse_flag(text), Some(false), "{text}");
    }
    assert_eq!(parse_flag("misschien"), None);
}

/// The months and their short forms.
const MONTHS: [(&str, &str); 12] = [
    ("januari", "jan"),
    ("februari", "feb"),
    ("maart", "mrt"),
    ("april", "apr."),
    ("mei", "MEI"),
    ("juni", "jun"),
    ("juli", "Jul"),
    ("augustus", "aug"),
    ("september", "sept"),
    ("oktober", "okt"),
    ("november", "nov"),
    ("december", "dec"),
];

/// A number in Dutch notation, with or without groups of thousands.
fn dutch(number: i64, grouped: bool) -> String {
    let digits = number.unsigned_abs().to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if grouped && index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push('.');
        }
        text.push(digit);
    }
    format!("{}{text}", if number < 0 { "-" } else { "" })
}

/// How people write one number.
#[derive(Debug, Clone)]
struct Spelling {
    /// Whether the decimal sign is a point.
    point: bool,
    /// What parts the thousands, if anything does.
    group: &'static str,
    minus: &'static str,
    currency: &'static str,
    /// What stands behind it.
    behind: &'static str,
    whole: u64,
    decimals: String,
}

fn spellings() -> impl Strategy<Value = Spelling> {
    (
        any::<bool>(),
        prop::sample::select(vec!["", "sign", "\u{a0}", "\u{2009}", "\u{202f}"]),
        prop::sample::select(vec!["", "+", "-", "\u{2212}", "\u{2013}", "("]),
        prop::sample::select(vec!["", "€", "€ ", "€\u{a0}", "EUR "]),
        prop::sample::select(vec!["", "%", " %", "*", "**", " *"]),
        0u64..10u64.pow(11),
        "[0-9]{0,4}",
    )
        .prop_map(
            |(point, group, minus, currency, behind, whole, decimals)| Spelling {
                point,
                group: match (group, point) {
                    ("sign", true) => ",",
                    ("sign", false) => ".",
                    (other, _) => other,
                },
                minus,
                currency: if minus == "+" { "" } else { currency },
                behind,
                whole,
                decimals,
            },
        )
}

impl Spelling {
    fn text(&self) -> String {
        let digits = self.whole.to_string();
        let mut number = String::new();
        for (index, digit) in digits.chars().enumerate() {
            if index > 0 && (digits.len() - index).is_multiple_of(3) {
                number.push_str(self.group);
            }
            number.push(digit);
        }
        if !self.decimals.is_empty() {
            number.push(if self.point { '.' } else { ',' });
            number.push_str(&self.decimals);
        }
        let close = if self.minus == "(" { ")" } else { "" };
        format!(
            "{}{}{number}{close}{}",
            self.minus, self.currency, self.behind
        )
    }

    /// The number by the standard library, from its plainest spelling.
    fn value(&self) -> f64 {
        let minus = if matches!(self.minus, "" | "+") {
            ""
        } else {
            "-"
        };
        let power = if self.behind.contains('%') { -2 } else { 0 };
        format!("{minus}{}.{}e{power}", self.whole, self.decimals)
            .parse()
            .unwrap()
    }

    fn sign(&self) -> Option<Sign> {
        match self.behind.trim() {
            "*" => Some(Sign::Voorlopig),
            "**" => Some(Sign::NaderVoorlopig),
            _ => None,
        }
    }
}

proptest! {
    #[test]
    fn a_number_is_read_back_from_every_spelling(spelling in spellings()) {
        let text = spelling.text();
        let read = parse_number(&text, spelling.point).map(|n| (n.float(), n.sign));
        prop_assert_eq!(read, Ok((spelling.value(), spelling.sign())), "{}", text);
        // The other notation gives the same number, none, or one that is known to be doubtful.
        if let Ok(other) = parse_number(&text, !spelling.point) {
            let same = other.float() == spelling.value();
            let percent = spelling.behind.contains('%');
            let doubtful = matches!(other.form, Form::Thousand | Form::Decimals) || percent;
            prop_assert!(same || doubtful, "{} is also {}", text, other.float());
        }
    }

    #[test]
    fn a_written_number_is_read_back(number in -10i64.pow(15)..10i64.pow(15), grouped: bool) {
        prop_assert_eq!(whole(&dutch(number, grouped)), Ok(number));
    }

    #[test]
    fn decimals_give_the_nearest_float(whole in 0u64..10u64.pow(9), cents in 0u32..10_000) {
        let text = format!("{whole},{cents:04}");
        let nearest: f64 = format!("{whole}.{cents:04}").parse().unwrap();
        prop_assert_eq!(float(&text), Ok(nearest));
    }

    #[test]
    fn a_written_date_is_read_back(days in -60_000i32..60_000) {
        let epoch = chrono::NaiveDate::from_ymd_opt(1970, 1, 1).unwrap();
        let date = epoch + chrono::TimeDelta::days(days.into());
        let (month, short) = MONTHS[date.month0() as usize];
        let words = |month: &str| date.format(&format!("%-d {month} %Y")).to_string();
        let forms = [
            "%-d-%-m-%Y", "%d-%m-%Y", "%d/%m/%Y", "%-d.%-m.%Y", "%-d %-m %Y", "%Y-%m-%d",
            "%Y/%m/%d", "%Y%m%d", "%Y-%m-%dT00:00:00", "%-d-%-m-%Y 14:30",
        ];
        let numbers = forms.map(|form| date.format(form).to_string());
        for text in numbers.into_iter().chain([words(month), words(short)]) {
            let read = parse_date(&text, false).map(|read| read.map(|written| written.day));
            prop_assert_eq!(read, Ok(Some(days)), "{}", text);
        }
        prop_assert_eq!(serial(&(days + 25_569).to_string()), (days > -15_569).then_some(days));
    }

    #[test]
    fn a_written_period_is_read_back(year in 1900i32..2100, month in 1u8..=12) {
        let (half, quarter) = (month.div_ceil(6), month.div_ceil(3));
        let (name, short) = MONTHS[usize::from(month) - 1];
        let roman = ["I", "II"][usize::from(half) - 1];
        let cases = [
            (Period::Jaar(year), vec![format!("{year}"), format!("{year}*")]),
            (Period::Halfjaar(year, half), vec![
                format!("{year} {half}e halfjaar"), format!("{half}e halfjaar {year}"),
                format!("{year}-{half}"), format!("{year}-{roman}"), format!("H{half} {year}"),
                format!("{year}h{half}"), format!("halfjaar {half} {year}"),
            ]),
            (Period::Kwartaal(year, quarter), vec![
                format!("Q{quarter} {year}"), format!("{year}-Q{quarter}"), format!("{year}Q{quarter}"),
                format!("{quarter}e kwartaal {year}"), format!("{year} {quarter}de kwartaal"),
            ]),
            (Period::Maand(year, month), vec![
                format!("{name} {year}"), format!("{short} {year}"), format!("{year} {name}"),
                format!("{year}{month:02}"), format!("{year}-{month:02}"), format!("{month:02}-{year}"),
            ]),
        ];
        for (expected, texts) in cases {
            for text in texts.into_iter().chain([expected.to_string()]) {
                prop_assert_eq!(period(&text, true), Some(expected), "{}", text);
            }
        }
    }

    #[test]
    fn no_text_makes_a_parser_panic(text in "\\PC{0,30}", flag: bool) {
        let _ = parse_number(&text, flag);
        let _ = parse_date(&text, flag);
        let ways = PeriodWays { half_year: flag, school_year: !flag };
        let _ = parse_period(&text, ways);
        let _ = parse_flag(&text);
    }
}
