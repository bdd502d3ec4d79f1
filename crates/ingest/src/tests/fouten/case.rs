//! Reads the cases from their TOML.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

use toml::{Table, Value};

/// A file with a planted fault, and what must come of it.
pub(super) struct Case {
    /// Makes the name of the temporary file its own.
    pub number: usize,
    /// What is wrong, in words.
    pub name: String,
    /// Why it is not found yet.
    pub gap: Option<String>,
    /// Name of a contract of the test data or the pipelines.
    pub contract: String,
    /// A contract of the case's own.
    pub definition: Option<String>,
    /// Set where the case is about its contract alone.
    pub no_file: Option<()>,
    pub file: String,
    pub content: Content,
    pub sheet: Option<String>,
    pub constants: BTreeMap<String, String>,
    pub only_gemeente: bool,
    /// The rows that are kept: `column=value`, with commas.
    pub rows: Vec<String>,
    /// The findings: severity, code, place.
    pub findings: Vec<String>,
}

/// What stands in the file.
pub(super) enum Content {
    /// There is no file.
    Absent,
    Bytes(Vec<u8>),
    /// A workbook: names of sheets and their rows of cells.
    Sheets(Vec<(String, Vec<Value>)>),
}

/// The subject of a file, and its cases.
pub(super) fn read(path: &Path) -> (String, Vec<Case>) {
    let text = std::fs::read_to_string(path).unwrap();
    let raw: Table = text
        .parse()
        .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let subject = raw["onderwerp"].as_str().unwrap().to_owned();
    let tables = |key: &str| {
        raw.get(key)
            .and_then(Value::as_array)
            .cloned()
            .unwrap_or_default()
    };
    let mut cases: Vec<Case> = Vec::new();
    for series in tables("reeks") {
        cases.extend(
            series["gevallen"]
                .as_array()
                .unwrap()
                .iter()
                .map(|raw| one(&series, raw)),
        );
    }
    cases.extend(tables("geval").iter().map(case));
    (subject, cases)
}

fn text(raw: &Value, key: &str) -> Option<String> {
    raw.get(key).map(|value| value.as_str().unwrap().to_owned())
}

fn texts(raw: &Value, key: &str) -> Vec<String> {
    let list = raw.get(key).and_then(Value::as_array).into_iter().flatten();
    list.map(|value| value.as_str().unwrap().to_owned())
        .collect()
}

fn next() -> usize {
    static NEXT: AtomicUsize = AtomicUsize::new(0);
    NEXT.fetch_add(1, Ordering::Relaxed)
}

/// One cell of a series: a header, the cell, and a row that stays as it is.
fn one(series: &Value, raw: &Value) -> Case {
    let name = text(raw, "naam").unwrap();
    let cell = text(raw, "cel").unwrap();
    let column = text(series, "kolom").unwrap();
    let good = &series["goed"];
    let (good_cell, good_row) = (text(good, "cel").unwrap(), text(good, "rij").unwrap());
    let content = format!(
        "{}\n1;{cell}\n2;{good_cell}\n",
        text(series, "kop").unwrap()
    );
    let shown = match cell.trim() {
        "" => String::new(),
        cell => format!(" ('{cell}')"),
    };
    let own =
        text(raw, "bevinding").map(|finding| format!("{finding} kolom '{column}', rij 2{shown}"));
    Case {
        number: next(),
        name,
        gap: text(raw, "hiaat"),
        contract: text(series, "contract").unwrap_or_else(|| "proef".to_owned()),
        definition: None,
        no_file: None,
        file: "reeks.csv".to_owned(),
        content: Content::Bytes(content.into_bytes()),
        sheet: None,
        constants: BTreeMap::new(),
        only_gemeente: false,
        rows: text(raw, "rij").into_iter().chain([good_row]).collect(),
        findings: text(raw, "ook").into_iter().chain(own).collect(),
    }
}

fn case(raw: &Value) -> Case {
    let name = text(raw, "naam").unwrap();
    let vast = raw
        .get("vast")
        .and_then(Value::as_table)
        .into_iter()
        .flatten();
    Case {
        number: next(),
        gap: text(raw, "hiaat"),
        contract: text(raw, "contract").unwrap_or_else(|| "proef".to_owned()),
        definition: text(raw, "definitie"),
        no_file: (!raw.as_table().unwrap().contains_key("bestand")).then_some(()),
        file: text(raw, "bestand").unwrap_or_else(|| "x.toml".to_owned()),
        content: content(raw),
        sheet: text(raw, "blad"),
        constants: vast
            .map(|(key, value)| (key.clone(), value.as_str().unwrap().to_owned()))
            .collect(),
        only_gemeente: raw
            .get("alleen_gemeente")
            .and_then(Value::as_bool)
            .unwrap_or(false),
        rows: texts(raw, "rijen"),
        findings: texts(raw, "bevindingen"),
        name,
    }
}

fn content(raw: &Value) -> Content {
    if let Some(sheets) = raw.get("bladen").and_then(Value::as_array) {
        let sheet = |raw: &Value| {
            (
                text(raw, "naam").unwrap(),
                raw["rijen"].as_array().unwrap().clone(),
            )
        };
        return Content::Sheets(sheets.iter().map(sheet).collect());
    }
    if let Some(hex) = text(raw, "hex") {
        let byte = |at: usize| u8::from_str_radix(&hex[at..at + 2], 16).unwrap();
        return Content::Bytes((0..hex.len()).step_by(2).map(byte).collect());
    }
    let Some(body) = text(raw, "inhoud") else {
        return Content::Absent;
    };
    let before = raw
        .get("regels_vooraf")
        .and_then(Value::as_integer)
        .unwrap_or(0);
    let mut body = (1..=before)
        .map(|n| format!("regel {n}\n"))
        .collect::<String>()
        + &body;
    if let Some(count) = raw.get("vul").and_then(Value::as_integer) {
        body.truncate(body.trim_end().len());
        body.push_str(&"x".repeat(usize::try_from(count).unwrap()));
    }
    Content::Bytes(encode(&body, text(raw, "tekenset").as_deref()))
}

fn encode(text: &str, encoding: Option<&str>) -> Vec<u8> {
    match encoding {
        None => text.as_bytes().to_vec(),
        Some("utf-8-bom") => format!("\u{feff}{text}").into_bytes(),
        Some("utf-16le") => format!("\u{feff}{text}")
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect(),
        Some("utf-16be") => format!("\u{feff}{text}")
            .encode_utf16()
            .flat_map(u16::to_be_bytes)
            .collect(),
        Some(label) => {
            let encoding = encoding_rs::Encoding::for_label(label.as_bytes()).unwrap();
            let (bytes, _, lost) = encoding.encode(text);
            assert!(!lost, "{label} can not hold {text}");
            bytes.into_owned()
        }
    }
}
