//! The descriptions of the CSV files, held against the files themselves.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::workbench::{Site, Workbench, repository, sample_site};

/// The description of a CSV file, found as the standard says (Model for Tabular Data, section 5.3),
/// with the dialect of its group.
fn described(site: &Site, csv: &str) -> (Value, Value) {
    let own = format!("{csv}-metadata.json");
    if site.files.contains_key(&own) {
        let table: Value = serde_json::from_str(site.text(&own)).unwrap();
        assert_eq!(table["url"], csv);
        let head = table.clone();
        return (table, head);
    }
    let (folder, name) = csv.rsplit_once('/').unwrap();
    let group: Value =
        serde_json::from_str(site.text(&format!("{folder}/csv-metadata.json"))).unwrap();
    let tables = group["tables"].as_array().unwrap();
    let mut found = tables.iter().filter(|table| table["url"] == name);
    let table = found
        .next()
        .unwrap_or_else(|| panic!("{csv} is not described"));
    assert!(found.next().is_none(), "{csv} is described twice");
    (table.clone(), group)
}

fn columns(table: &Value) -> &Vec<Value> {
    table["tableSchema"]["columns"].as_array().unwrap()
}

/// A number as a description of ours says that it is written.
fn is_number(cell: &str, format: &Value) -> bool {
    assert_eq!(format["decimalChar"], ",");
    let cell = cell.strip_suffix('%').unwrap_or(cell);
    let cell = cell.strip_prefix(['+', '-']).unwrap_or(cell);
    let digits = match format["groupChar"].as_str() {
        Some(group) => cell.replace(group, ""),
        None => cell.to_owned(),
    };
    let (whole, part) = digits.split_once(',').unwrap_or((&digits, "0"));
    let all_digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    all_digits(whole) && all_digits(part)
}

fn check(site: &Site) {
    let files = site.files.keys().filter(|name| name.ends_with(".csv"));
    let mut met = 0;
    for csv in files {
        met += 1;
        let (table, head) = described(site, csv);
        assert_eq!(head["@context"][0], "http://www.w3.org/ns/csvw", "{csv}");
        assert_eq!(head["dialect"]["delimiter"], ";", "{csv}");
        assert_eq!(head["dialect"]["encoding"], "utf-8", "{csv}");
        assert!(
            head["dc:license"]["@id"]
                .as_str()
                .unwrap()
                .starts_with("https://")
        );
        let rows = site.csv(csv);
        let columns = columns(&table);
        let titles: Vec<&str> = columns
            .iter()
            .map(|c| c["titles"].as_str().unwrap())
            .collect();
        assert_eq!(titles, rows[0], "{csv}");
        let names: BTreeSet<&str> = columns
            .iter()
            .map(|c| c["name"].as_str().unwrap())
            .collect();
        assert_eq!(names.len(), columns.len(), "{csv}");
        for (at, column) in columns.iter().enumerate() {
            let name = column["name"].as_str().unwrap();
            assert!(
                name.bytes()
                    .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
            );
            assert!(!name.starts_with('_'), "{csv}: {name}");
            let empty = vec![Value::from("")];
            let nulls = column["null"].as_array().unwrap_or(&empty);
            for row in &rows[1..] {
                let cell = &row[at];
                let is_null = nulls.iter().any(|null| null == cell);
                assert!(
                    !(is_null && column["required"] == true),
                    "{csv}: {name} is empty"
                );
                let datatype = &column["datatype"];
                if datatype["base"] == "decimal" && !is_null {
                    assert!(
                        is_number(cell, &datatype["format"]),
                        "{csv}: {name}: {cell}"
                    );
                }
            }
        }
    }
    assert!(met > 1);
}

#[test]
fn each_csv_is_described_and_is_as_described() {
    check(sample_site());
}

/// A list of gemeenten has a CSV beside `cijfers.csv`, which must not share its description.
#[test]
fn a_list_of_gemeenten_is_described_as_well() {
    let bench = Workbench::copy_of(&repository("sample-data/u16-2017"));
    bench.replace(
        "ijkpunt.toml",
        "rapport = \"regio\"",
        "rapport = \"inwoners\"",
    );
    bench.build_well();
    let site = bench.site();
    check(&site);
    assert!(site.files.contains_key("gemeenten.csv-metadata.json"));
    let dcat: Value = serde_json::from_str(site.text("dcat.jsonld")).unwrap();
    let dataset = &dcat["@graph"][0];
    assert_eq!(
        dataset["dct:publisher"]["foaf:name"]["@value"],
        "Regiobureau U16"
    );
    assert_eq!(
        dataset["dct:spatial"]["@id"],
        "http://publications.europa.eu/resource/authority/country/NLD"
    );
}

#[test]
fn the_long_table_has_a_key_and_dutch_words() {
    let site = sample_site();
    let (table, _) = described(site, "cijfers.csv");
    let columns = columns(&table);
    for column in columns {
        let words = column["dc:description"].as_str().unwrap();
        assert!(words.len() > 15 && words.ends_with('.'), "{words}");
    }
    let name = |column: &Value| column["name"].as_str().unwrap().to_owned();
    let names: Vec<String> = columns.iter().map(name).collect();
    assert_eq!(names, ijkpunt_model::FIGURE_COLUMNS);
    let key: Vec<usize> = table["tableSchema"]["primaryKey"]
        .as_array()
        .unwrap()
        .iter()
        .map(|part| names.iter().position(|name| part == name).unwrap())
        .collect();
    assert_eq!(key.len(), 6);
    let rows = site.csv("cijfers.csv");
    let keys: BTreeSet<Vec<&String>> = rows[1..]
        .iter()
        .map(|row| key.iter().map(|at| &row[*at]).collect())
        .collect();
    assert_eq!(keys.len(), rows.len() - 1, "two rows have the same key");
    // Every sign that may stand in the column is in its format and in the notes.
    let signs: Vec<&str> = ijkpunt_model::Sign::ALL.map(|sign| sign.id()).to_vec();
    assert_eq!(columns[12]["datatype"]["format"], signs.join("|"));
    assert_eq!(table["notes"].as_array().unwrap().len(), signs.len());
    let source = table["dc:source"].as_array().unwrap();
    assert!(source.iter().any(|line| {
        line.as_str()
            .unwrap()
            .contains("uitkeringen_suite_2019.csv#")
    }));
}
