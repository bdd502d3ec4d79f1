//! What people wrote: definitions, contracts, reports, the texts of the author. They give the names of
//! indicators and classes, and numbers that a page may repeat in the same words.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value as Json;
use toml::{Table, Value};

use super::exports::years;
use super::knowledge::Knowledge;
use super::tokens::{Kind, tokens};

impl Knowledge {
    pub(super) fn add_text(&mut self, name: &str, text: &str) {
        self.add_days(text);
        self.years.extend(years(text));
        for token in tokens(&words_of(text)) {
            let digits = token
                .text
                .trim_matches(|c: char| !c.is_alphanumeric() && c != '%')
                .to_lowercase();
            self.spoken
                .insert((digits.clone(), format!("<{}", token.around.0)));
            self.spoken
                .insert((digits.clone(), format!(">{}", token.around.1)));
            if let Kind::Day(day) = token.kind {
                self.days.insert(day);
            }
            if digits.contains('.') {
                self.codes.insert(digits);
            }
        }
        if name.ends_with(".md") {
            let quoted = text
                .split(['"', '\''])
                .filter(|word| self.figures.contains_key(*word));
            self.told.extend(quoted.map(str::to_owned));
        }
        if name.ends_with("toegankelijkheid.json") {
            let mut sums = BTreeMap::new();
            sum_numbers(&serde_json::from_str(text).unwrap(), "", &mut sums);
            self.audit.extend(sums.into_values());
        }
        let Ok(table) = text.parse::<Table>() else {
            return;
        };
        if let Some(indicator) = table.get("indicator").and_then(Value::as_table) {
            let word = |key: &str| indicator.get(key).and_then(Value::as_str);
            let id = word("id").unwrap_or_default().to_owned();
            for name in [word("naam"), word("korte_naam")].into_iter().flatten() {
                self.names.push((name.to_lowercase(), id.clone()));
            }
            if indicator
                .get("eenheid")
                .and_then(|unit| unit.get(0))
                .and_then(Value::as_str)
                == Some("procent")
            {
                self.in_percent.insert(id.clone());
            }
            *self
                .defined
                .entry(word("domein").unwrap_or_default().to_owned())
                .or_default() += 1;
            self.add_classes(&id, &table);
            let mut groups = BTreeSet::new();
            collect_strings(indicator.get("gaat_over"), &mut groups);
            if groups.is_empty() {
                groups.insert("nieuwkomers".to_owned());
            }
            let subject = (word("domein").unwrap_or_default().to_owned(), groups);
            self.subjects.insert(id.clone(), subject);
            let mut strings = BTreeSet::new();
            for key in ["afgeleid", "berekening", "schema"] {
                collect_strings(table.get(key), &mut strings);
            }
            self.settings
                .entry(id.clone())
                .or_default()
                .extend(numbers(&Value::Table(table.clone())));
            self.parts.insert(id, strings);
        }
        for deviation in table
            .get("afwijking")
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
        {
            let word = |key: &str| deviation.get(key).and_then(Value::as_str);
            let both = word("indicator").zip(word("gemeente"));
            let both = both.map(|(id, code)| (id.to_owned(), code.to_owned()));
            self.deviating.extend(both);
        }
        for expected in table
            .get("prognose")
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
        {
            let id = expected
                .get("indicator")
                .and_then(Value::as_str)
                .unwrap_or_default();
            self.settings
                .entry(id.to_owned())
                .or_default()
                .extend(numbers(expected));
        }
        if let Some(report) = table.get("verslag") {
            self.year = report
                .get("jaar")
                .and_then(Value::as_integer)
                .unwrap_or_default() as i32;
        }
        if name.contains("reports/") {
            self.add_labels(&Value::Table(table.clone()));
            self.add_charts(&Value::Table(table));
        }
    }

    /// The words for the classes of an indicator.
    pub(super) fn add_classes(&mut self, id: &str, table: &Table) {
        for by in array(table, "uitsplitsing") {
            let breakdown = text_of(by, "naam").unwrap_or_default();
            let by = by.as_table().cloned().unwrap_or_default();
            for class in array(&by, "klasse") {
                let (Some(code), Some(name)) = (text_of(class, "id"), text_of(class, "naam"))
                else {
                    continue;
                };
                let class = (breakdown.to_owned(), code.to_owned());
                self.classes
                    .entry(id.to_owned())
                    .or_default()
                    .insert(name.to_lowercase(), class);
            }
        }
    }

    /// The words by which a table of a report calls indicators: its name, or else the key.
    pub(super) fn add_labels(&mut self, value: &Value) {
        let Value::Table(table) = value else {
            if let Value::Array(items) = value {
                items.iter().for_each(|item| self.add_labels(item));
            }
            return;
        };
        let mut own = BTreeSet::new();
        for (key, item) in table {
            let mut strings = BTreeSet::new();
            if item.is_str() {
                collect_strings(Some(item), &mut strings);
            }
            strings.retain(|word| self.figures.contains_key(word));
            if !strings.is_empty() {
                self.labels
                    .entry(key.to_lowercase())
                    .or_default()
                    .extend(strings.clone());
            }
            own.extend(strings);
            self.add_labels(item);
        }
        for name in ["naam", "kort", "kolom"] {
            if let Some(name) = text_of(value, name) {
                self.labels
                    .entry(name.to_lowercase())
                    .or_default()
                    .extend(own.clone());
            }
        }
    }

    /// Every table of a report with an id is, or may be, a chart.
    pub(super) fn add_charts(&mut self, value: &Value) {
        if let Value::Array(items) = value {
            items.iter().for_each(|item| self.add_charts(item));
        }
        let Value::Table(table) = value else { return };
        if let Some(id) = table.get("id").and_then(Value::as_str) {
            let mut strings = BTreeSet::new();
            collect_strings(Some(value), &mut strings);
            strings.retain(|word| word != id && self.figures.contains_key(word));
            self.charts
                .entry(id.to_owned())
                .or_default()
                .extend(strings);
        }
        table.iter().for_each(|(_, item)| self.add_charts(item));
    }
}

/// The tables of an array of tables.
fn array<'v>(table: &'v Table, key: &str) -> impl Iterator<Item = &'v Value> {
    table
        .get(key)
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
}

/// A text of a table.
fn text_of<'v>(value: &'v Value, key: &str) -> Option<&'v str> {
    value.get(key).and_then(Value::as_str)
}

/// Adds up the numbers of each key.
fn sum_numbers(value: &Json, key: &str, sums: &mut BTreeMap<String, u64>) {
    match value {
        Json::Number(number) => {
            *sums.entry(key.to_owned()).or_default() += number.as_u64().unwrap_or_default()
        }
        Json::Array(items) => items.iter().for_each(|item| sum_numbers(item, key, sums)),
        Json::Object(items) => items
            .iter()
            .for_each(|(key, item)| sum_numbers(item, key, sums)),
        _ => {}
    }
}

/// All numbers in a TOML value.
pub(super) fn numbers(value: &Value) -> Vec<f64> {
    match value {
        Value::Integer(number) => vec![*number as f64],
        Value::Float(number) => vec![*number],
        Value::Array(items) => items.iter().flat_map(numbers).collect(),
        Value::Table(table) => table.iter().flat_map(|(_, item)| numbers(item)).collect(),
        _ => Vec::new(),
    }
}

pub(super) fn collect_strings(value: Option<&Value>, found: &mut BTreeSet<String>) {
    match value {
        Some(Value::String(text)) => {
            found.insert(text.clone());
        }
        Some(Value::Array(items)) => items
            .iter()
            .for_each(|item| collect_strings(Some(item), found)),
        Some(Value::Table(table)) => table
            .iter()
            .for_each(|(_, item)| collect_strings(Some(item), found)),
        _ => {}
    }
}

/// A text without the marks of TOML, HTML and templates, so that only its words are left.
fn words_of(text: &str) -> String {
    text.replace(
        [
            '"', '[', ']', '<', '>', '{', '}', '=', '/', '_', '*', '(', ')', '\'',
        ],
        " ",
    )
}
