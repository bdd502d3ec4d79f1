//! A table that is written as text and read again is the same table.

use encoding_rs::{UTF_8, WINDOWS_1252};
use proptest::prelude::*;

use super::support::{Temporary, contract, lines, read_in, rows};

/// How a file is written.
#[derive(Debug, Clone)]
struct Style {
    delimiter: char,
    line_break: &'static str,
    encoding: &'static str,
    quote_all: bool,
    last_break: bool,
}

fn styles() -> impl Strategy<Value = Style> {
    (
        prop::sample::select(vec![';', ',', '\t', '|']),
        prop::sample::select(vec!["\n", "\r\n", "\r"]),
        prop::sample::select(vec![
            "utf-8",
            "utf-8-bom",
            "utf-16le",
            "utf-16be",
            "utf-16le-bom",
            "utf-16be-bom",
            "1252",
        ]),
        any::<bool>(),
        any::<bool>(),
    )
        .prop_map(
            |(delimiter, line_break, encoding, quote_all, last_break)| Style {
                delimiter,
                line_break,
                encoding,
                quote_all,
                last_break,
            },
        )
}

/// A row: district, amount in cents, day of 2019.
type Line = (String, i64, u32);

fn cell(style: &Style, text: &str) -> String {
    let special = [style.delimiter, '"', '\n', '\r', '#'];
    match style.quote_all || text.contains(special) {
        true => format!("\"{}\"", text.replace('"', "\"\"")),
        false => text.to_owned(),
    }
}

fn write(style: &Style, table: &[Line]) -> Vec<u8> {
    let header = ["Gemeente", "Cliëntnr", "Wijk", "Bedrag", "Start"].map(str::to_owned);
    let mut text = vec![header];
    for (number, (district, cents, day)) in table.iter().enumerate() {
        let sign = if *cents < 0 { "-" } else { "" };
        let cents = cents.unsigned_abs();
        text.push([
            "GM0014".to_owned(),
            number.to_string(),
            district.clone(),
            format!("{sign}{},{:02}", cents / 100, cents % 100),
            format!("{day}-1-2019"),
        ]);
    }
    let separator = style.delimiter.to_string();
    let lines: Vec<String> = text
        .iter()
        .map(|row| {
            row.each_ref()
                .map(|text| cell(style, text))
                .join(&separator)
        })
        .collect();
    let mut text = lines.join(style.line_break);
    if style.last_break {
        text.push_str(style.line_break);
    }
    encode(style.encoding, &text)
}

fn encode(encoding: &str, text: &str) -> Vec<u8> {
    let wide = |bytes: fn(u16) -> [u8; 2], mark: &[u8]| {
        let units = text.encode_utf16().flat_map(bytes);
        mark.iter().copied().chain(units).collect()
    };
    match encoding {
        "utf-8" => UTF_8.encode(text).0.into_owned(),
        "utf-8-bom" => [b"\xef\xbb\xbf", text.as_bytes()].concat(),
        "utf-16le" => wide(u16::to_le_bytes, b""),
        "utf-16be" => wide(u16::to_be_bytes, b""),
        "utf-16le-bom" => wide(u16::to_le_bytes, b"\xff\xfe"),
        "utf-16be-bom" => wide(u16::to_be_bytes, b"\xfe\xff"),
        _ => WINDOWS_1252.encode(text).0.into_owned(),
    }
}

/// The rows as the typed table prints them.
fn expected(table: &[Line]) -> Vec<String> {
    let row = |(number, (district, cents, day)): (usize, &Line)| {
        let amount = format!("{}.{:02}", cents.abs() / 100, cents.abs() % 100);
        let amount: f64 = amount.parse().unwrap();
        let amount = if *cents < 0 { -amount } else { amount };
        let district = district.trim();
        format!("GM0014|{number}||2019-01-{day:02}|||||{amount}||{district}|")
    };
    table.iter().enumerate().map(row).collect()
}

/// Text with everything that a delimited file finds hard, in letters that Windows-1252 has. It
/// begins with a letter, so that it is neither blank nor a total, a unit or a note.
fn district() -> impl Strategy<Value = String> {
    "q[a-z;,\t|\"' \r\nëéï€’#.0-9]{0,12}"
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn a_written_table_is_read_back(
        style in styles(),
        table in proptest::collection::vec((district(), -9_999_999i64..9_999_999, 1u32..29), 1..6),
    ) {
        let file = Temporary::new("heenenterug.csv", &write(&style, &table));
        let (read, findings) = read_in(2019, false, &[file.source()], &contract("proef"));
        prop_assert_eq!(rows(&read), expected(&table), "{:?}", lines(&findings));
        let unmarked = matches!(style.encoding, "utf-16le" | "utf-16be");
        prop_assert_eq!(findings.iter().count(), usize::from(unmarked), "{:?}", lines(&findings));
    }
}
