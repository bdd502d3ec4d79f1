//! A contract as Table Schema, so that programs of others can read it.
//!
//! The schema describes the one form of each value that the template shows. Ingest reads more than
//! that (other orders of a date, names of gemeenten, translations of codes); Table Schema can't say
//! so. Nor can it say that a cell may hold a sign of CBS but no blank, nor the rules between columns:
//! a file that passes the schema may still break those.

use anyhow::Result;
use ijkpunt_ingest::{Contract, FileColumn};
use ijkpunt_model::Kind;
use serde::Serialize;
use serde_json::{Value, json};

use super::{allowed, example};

/// The version of the standard: Data Package 2.0, of which Table Schema is a part.
const PROFILE: &str = "https://datapackage.org/profiles/2.0/tableschema.json";

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct TableSchema<'a> {
    #[serde(rename = "$schema")]
    profile: &'static str,
    name: &'a str,
    title: &'a str,
    description: &'a str,
    version: String,
    /// A file may have more columns, and may lack those that are not required.
    fields_match: &'static str,
    fields: Vec<FieldSchema<'a>>,
    missing_values: Vec<&'static str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    primary_key: Vec<&'a str>,
}

#[derive(Serialize, Default)]
#[serde(rename_all = "camelCase")]
struct FieldSchema<'a> {
    name: &'a str,
    title: String,
    r#type: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    format: Option<&'static str>,
    description: String,
    example: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    decimal_char: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    group_char: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    bare_number: Option<bool>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    true_values: Vec<&'static str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    false_values: Vec<&'static str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    missing_values: Vec<&'static str>,
    constraints: Constraints<'a>,
}

#[derive(Serialize, Default)]
struct Constraints<'a> {
    required: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    minimum: Option<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    maximum: Option<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    r#enum: Option<&'a [String]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pattern: Option<&'static str>,
}

/// The contract as Table Schema in JSON, with a new line at its end.
pub fn schema(contract: &Contract) -> Result<String> {
    let dataset = contract.dataset();
    let point = contract.decimal_point();
    let schema = TableSchema {
        profile: PROFILE,
        name: &dataset.name,
        title: &dataset.title,
        description: contract.description(),
        version: contract.version().to_string(),
        fields_match: "partial",
        fields: contract
            .file_columns()
            .map(|column| field(column, point))
            .collect(),
        missing_values: vec![""],
        primary_key: contract.key(),
    };
    Ok(serde_json::to_string_pretty(&schema)? + "\n")
}

fn field(column: FileColumn<'_>, point: bool) -> FieldSchema<'_> {
    let is_number = matches!(column.kind, Kind::Geheel | Kind::Getal);
    let (decimal, group) = if point { (".", ",") } else { (",", ".") };
    FieldSchema {
        name: column.name,
        title: title(column.name),
        r#type: match column.kind {
            Kind::Geheel => "integer",
            Kind::Getal => "number",
            Kind::Datum => "date",
            Kind::JaNee => "boolean",
            _ => "string",
        },
        format: (*column.kind == Kind::Datum).then_some("%d-%m-%Y"),
        description: format!("{} {}", column.description, allowed(&column, point)),
        example: example(&column, point),
        decimal_char: (*column.kind == Kind::Getal).then_some(decimal),
        group_char: is_number.then_some(group),
        // `€ 950,00` is a number as well.
        bare_number: is_number.then_some(false),
        true_values: flags(&column, ["ja", "Ja", "j", "J", "1"]),
        false_values: flags(&column, ["nee", "Nee", "n", "N", "0"]),
        missing_values: match column.signs {
            true => vec!["", ".", "x", "X"],
            false => Vec::new(),
        },
        constraints: Constraints {
            // A sign of CBS reads as missing there, and is allowed.
            required: column.required && !column.signs,
            minimum: column.minimum.map(|bound| bound_of(&column, bound)),
            maximum: column.maximum.map(|bound| bound_of(&column, bound)),
            r#enum: match column.kind {
                Kind::Code(codes) => Some(codes),
                _ => None,
            },
            pattern: match column.kind {
                Kind::Gemeente => Some("GM[0-9]{4}"),
                Kind::Periode => {
                    Some("[0-9]{4}(JJ00|HJ0[12]|KW0[1-4]|MM(0[1-9]|1[0-2])|-[0-9]{2}-[0-9]{2})")
                }
                _ => None,
            },
        },
    }
}

fn flags(column: &FileColumn<'_>, words: [&'static str; 5]) -> Vec<&'static str> {
    match column.kind {
        Kind::JaNee => words.into(),
        _ => Vec::new(),
    }
}

/// A bound of a whole number is written as one.
fn bound_of(column: &FileColumn<'_>, bound: f64) -> Value {
    match column.kind {
        // Contracts hold bounds far below 2^53, and those are whole for whole numbers.
        Kind::Geheel if bound.fract() == 0.0 => json!(bound as i64),
        _ => json!(bound),
    }
}

/// `datum_koppeling` as people say it: "Datum koppeling".
fn title(name: &str) -> String {
    let words = name.replace('_', " ");
    let mut letters = words.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => words,
    }
}
