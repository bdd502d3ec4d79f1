//! Groningen half-way 2019: the exports that the same systems would have given on 8 July 2019. They
//! are those of the workspace `groningen-2019` without what happened later, so that the two tell of
//! one year. All of it is ours but the targets of the year.

use anyhow::Context;
use chrono::NaiveDate;
use encoding_rs::{UTF_8, WINDOWS_1252};

use crate::calendar::{ISO, PADDED, SHORT, day};
use crate::text::{self, BOM_SEMICOLON, Dialect, Encoding, WINDOWS};

/// The day on which the exports were drawn: what happened later is not in them.
fn drawn() -> NaiveDate {
    day(2019, 7, 8)
}

/// Separated by commas, all in quotes: TVS.
const QUOTED: Dialect = Dialect {
    separator: b',',
    crlf: true,
    quoted: true,
    encoding: Encoding::Utf8,
};

/// Targets for the half-year itself: the pilot began in April, and of the taakstelling the arrears of
/// 24 persons at the end of 2018 come first.
const SCHEDULES: [(&str, &str, &str); 2] = [
    (
        "gehuisveste-vergunninghouders",
        "102",
        "Half jaar taakstelling en de achterstand",
    ),
    ("lvv-personen", "160", "De pilot begint in april"),
];

/// Name and bytes of every export of the workspace `groningen-2019-halfjaar`.
///
/// # Errors
/// Where the exports of the whole year can't be made or read.
pub fn files() -> anyhow::Result<crate::Files> {
    let year = crate::groningen::files()?;
    let of = |name: &str| {
        let found = year.iter().find(|(known, _)| known == name);
        found
            .map(|(_, bytes)| bytes.as_slice())
            .context("an export of the year is not there")
    };
    let before = |name: &str, dialect, first: &str, dates: &str| {
        until(of(name)?, dialect, |row: &mut Vec<Field>| {
            cut(row, first, dates)
        })
    };
    Ok(vec![
        (
            "begeleiding_vluchtelingenwerk_2019-07.csv".to_owned(),
            before(
                "begeleiding_vluchtelingenwerk_2019.csv",
                BOM_SEMICOLON,
                "Startdatum",
                PADDED,
            )?,
        ),
        (
            "huisvesting_tvs_2019-07.csv".to_owned(),
            before("huisvesting_tvs_2019.csv", QUOTED, "Datum koppeling", ISO)?,
        ),
        (
            "taakstelling_2019-07.csv".to_owned(),
            until(of("taakstelling_2019.csv")?, BOM_SEMICOLON, |row| {
                holds(row, "1e")
            })?,
        ),
        (
            "lvv_verblijven_2019-07.csv".to_owned(),
            before("lvv_verblijven_2019.csv", WINDOWS, "Datum instroom", SHORT)?,
        ),
        (
            "opvang_2019-07.csv".to_owned(),
            until(of("opvang_2019.csv")?, BOM_SEMICOLON, |row| {
                holds(row, "KW01") || holds(row, "KW02")
            })?,
        ),
        (
            "doelen_begroting_2019.csv".to_owned(),
            goals(of("doelen_begroting_2019.csv")?)?,
        ),
    ])
}

/// Heading and text of a field.
type Field = (String, String);

/// The rows that stay, as the filter leaves them.
fn until(
    bytes: &[u8],
    dialect: Dialect,
    keep: impl Fn(&mut Vec<Field>) -> bool,
) -> anyhow::Result<Vec<u8>> {
    let encoding = match dialect.encoding {
        Encoding::Windows1252 => WINDOWS_1252,
        Encoding::Utf8 | Encoding::Utf8Bom => UTF_8,
    };
    let (text, _, _) = encoding.decode(bytes);
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(dialect.separator)
        .from_reader(text.as_bytes());
    let header: Vec<String> = reader.headers()?.iter().map(str::to_owned).collect();
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record?;
        let fields = header.iter().cloned().zip(record.iter().map(str::to_owned));
        let mut fields: Vec<Field> = fields.collect();
        if keep(&mut fields) {
            rows.push(fields.into_iter().map(|(_, text)| text).collect());
        }
    }
    let names: Vec<&str> = header.iter().map(String::as_str).collect();
    text::write(dialect, &names, rows)
}

/// Blanks the days that were still to come. Whether the row had begun.
fn cut(row: &mut [Field], first: &str, dates: &str) -> bool {
    let (mut began, mut ended_later) = (true, false);
    for (heading, text) in row.iter_mut() {
        let Ok(date) = NaiveDate::parse_from_str(text, dates) else {
            continue;
        };
        // A term ends in the future and is known beforehand; nothing else is.
        if date > drawn() {
            began &= heading != first;
            text.clear();
            ended_later = true;
        }
    }
    // Where somebody went is known once he is gone.
    let goal = row.iter_mut().filter(|_| ended_later);
    for (_, text) in goal.filter(|(heading, _)| heading == "Bestemming") {
        text.clear();
    }
    began
}

fn holds(row: &[Field], word: &str) -> bool {
    row.iter().any(|(_, text)| text.contains(word))
}

/// The targets of the year, and the schedules of two of them for the half-year.
fn goals(bytes: &[u8]) -> anyhow::Result<Vec<u8>> {
    // Nobody delivered the payments to ex-AMV half-way, so that the report has no row for them.
    let of_year = until(bytes, BOM_SEMICOLON, |row| !holds(row, "ex-amv-leefgeld"))?;
    let own = SCHEDULES.map(|(indicator, goal, remark)| {
        format!("GM0014;2019HJ01;{indicator};{goal};;Begroting 2019;{remark}\n")
    });
    Ok([of_year.as_slice(), own.concat().as_bytes()].concat())
}
