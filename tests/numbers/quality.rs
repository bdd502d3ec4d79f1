//! What the check of the exports says (`ijkpunt check --format json`), against the page about the quality
//! of the data: rows, findings, and how often each rule held.

use std::collections::BTreeMap;

use serde_json::Value as Json;

use crate::workbench::{read_folder, repository};

use super::expected::Expected;
use super::origin::Origin;
use super::places::Place;

/// The outcome of a check.
pub struct Quality {
    outcome: Json,
    /// Ids of datasets by the name of their contract, in small letters.
    datasets: BTreeMap<String, String>,
}

const SEVERITIES: [&str; 3] = ["blokkeert", "waarschuwing", "info"];

impl Quality {
    /// Reads the outcome. The contracts of the program say how pages call a dataset.
    pub fn of(json: &str) -> Quality {
        let contracts = read_folder(&repository("pipelines")).into_values();
        let named = contracts.filter_map(|bytes| {
            let contract: toml::Table = String::from_utf8(bytes).ok()?.parse().ok()?;
            let dataset = contract.get("dataset")?;
            let word = |key: &str| Some(dataset.get(key)?.as_str()?.to_owned());
            Some((word("titel")?.to_lowercase(), word("naam")?))
        });
        Quality {
            outcome: serde_json::from_str(json).unwrap(),
            datasets: named.collect(),
        }
    }

    /// What must stand in a cell of the page, or nothing where the cell is not counted from the outcome.
    pub fn expected(&self, place: &Place) -> Option<Expected> {
        if place.page != "datakwaliteit.html" {
            let rows = place.numeric && place.column.starts_with("rijen ge");
            let count = self.of_delivery(place).filter(|_| rows)?;
            return Some(Expected::counts(Origin::Tallied, [count]));
        }
        let caption = place.caption.as_str();
        if place.path.last().is_some_and(|last| last == "p.kern") {
            let counts = ["leveringen", "bevindingen"].map(|key| self.list(key).count() as u64);
            return Some(Expected::counts(Origin::Tallied, counts));
        }
        if place.column == "plaats" {
            return self.rows_of(place);
        }
        if !place.numeric {
            return None;
        }
        let count = match caption {
            "Rijen en bevindingen per levering" => self.of_delivery(place),
            "Regels en bevindingen naar soort kwaliteit" => self.of_side(place),
            "De regels van de contracten en hoe vaak zij kloppen" => self.of_rule(place),
            file if place.column == "aantal" => {
                let found = self.found_in(file, place)?;
                found["aantal"].as_u64()
            }
            _ => None,
        };
        Some(Expected::counts(Origin::Tallied, count))
    }

    fn list(&self, key: &str) -> impl Iterator<Item = &Json> {
        self.outcome[key].as_array().into_iter().flatten()
    }

    fn of_delivery(&self, place: &Place) -> Option<u64> {
        let named = |file: &str| place.header.ends_with(&file.to_lowercase());
        let delivery = self
            .list("leveringen")
            .find(|one| named(text(one, "bestand")))?;
        match place.column.as_str() {
            "rijen gelezen" => delivery["rijen_gelezen"].as_u64(),
            "rijen gebruikt" => delivery["rijen_gebruikt"].as_u64(),
            severity if SEVERITIES.contains(&severity) => {
                let own = self
                    .list("bevindingen")
                    .filter(|one| one["bestand"] == delivery["bestand"]);
                Some(own.filter(|one| text(one, "ernst") == severity).count() as u64)
            }
            _ => None,
        }
    }

    fn of_side(&self, place: &Place) -> Option<u64> {
        let rules = || {
            self.list("regels")
                .filter(|rule| text(rule, "dimensie") == place.header)
        };
        let findings = || {
            self.list("bevindingen")
                .filter(|one| text(one, "dimensie") == place.header)
        };
        let sum = |key: &str| Some(rules().filter_map(|rule| rule[key].as_u64()).sum());
        match place.column.as_str() {
            "regels" => Some(rules().count() as u64),
            "klopt" => sum("klopt"),
            "klopt niet" => sum("klopt_niet"),
            "niet te zeggen" => sum("niet_te_zeggen"),
            "bevindingen" => Some(findings().count() as u64),
            "plaatsen" => Some(findings().filter_map(|one| one["aantal"].as_u64()).sum()),
            _ => None,
        }
    }

    fn of_rule(&self, place: &Place) -> Option<u64> {
        let dataset = self.datasets.get(&place.row.first()?.to_lowercase())?;
        let named = |rule: &str| {
            place
                .header
                .ends_with(&format!("({})", rule.to_lowercase()))
        };
        let mut rules = self
            .list("regels")
            .filter(|rule| text(rule, "dataset") == dataset);
        let rule = rules.find(|rule| named(text(rule, "regel")))?;
        rule[place.column.replace(' ', "_")].as_u64()
    }

    /// The finding of a row below the name of its file.
    fn found_in(&self, file: &str, place: &Place) -> Option<&Json> {
        let own = self
            .list("bevindingen")
            .filter(|one| text(one, "bestand") == file);
        let mut same = own.filter(|one| {
            let what = text(one, "wat")
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" ");
            what.to_lowercase() == place.header
        });
        // Two columns may have the same fault; the place names the column.
        let column = |one: &Json| {
            let at = place.row.first().map(String::as_str).unwrap_or_default();
            one["kolom"]
                .as_str()
                .is_none_or(|name| at.contains(&format!("'{name}'")))
        };
        same.find(|one| column(one))
    }

    /// "rijen 2, 3, 4 en nog 55": the first places, and how many there are besides.
    fn rows_of(&self, place: &Place) -> Option<Expected> {
        let found = self.found_in(&place.caption, place)?;
        let rows = found["plaatsen"].as_array().into_iter().flatten();
        let mut rows: Vec<u64> = rows.filter_map(|one| one["rij"].as_u64()).collect();
        let count = found["aantal"].as_u64()?;
        let shown = place
            .text
            .split(['\'', '('])
            .next_back()
            .unwrap_or_default();
        let numbers = super::tokens::tokens(shown).len() as u64;
        if place.text.contains("en nog") {
            rows.truncate(numbers as usize - 1);
            rows.push(count - (numbers - 1));
        }
        Some(Expected::counts(Origin::Tallied, rows))
    }
}

fn text<'j>(value: &'j Json, key: &str) -> &'j str {
    value[key].as_str().unwrap_or_default()
}
