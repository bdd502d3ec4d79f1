//! What a supplier gets of a contract: an empty table to fill in, and a schema for other programs.

mod schema;
mod template;

pub use schema::schema;
pub use template::{csv, xlsx};

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Result, bail};
use ijkpunt_ingest::{Contract, FileColumn};
use ijkpunt_model::{Findings, Kind};

use crate::workspace;

/// The contract of a dataset: the workspace's own where one is given and has it, else the built-in.
pub fn contract(dataset: &str, folder: Option<&Path>) -> Result<Contract> {
    let mut findings = Findings::new();
    let files = match folder {
        Some(folder) => workspace::definitions(folder, "pipelines", &mut findings)?,
        None => workspace::builtin("pipelines"),
    };
    let mut contracts: BTreeMap<String, Contract> = files
        .into_iter()
        .filter(|(name, _)| name.ends_with(".toml"))
        .filter_map(|(_, file)| Contract::read(&file.text.file, &file.text.text, &mut findings))
        .map(|contract| (contract.dataset().name.clone(), contract))
        .collect();
    match contracts.remove(dataset) {
        Some(contract) => Ok(contract),
        None => {
            let known: Vec<&str> = contracts.keys().map(String::as_str).collect();
            bail!(
                "there is no readable contract '{dataset}'; choose one of {}",
                known.join(", ")
            )
        }
    }
}

/// A value that may stand in a column, as a person types it. Columns that a rule compares get
/// values that keep it: all dates are the same day.
pub fn example(column: &FileColumn<'_>, decimal_point: bool) -> String {
    match column.kind {
        Kind::Tekst => "tekst".to_owned(),
        Kind::Sleutel => "A-1001".to_owned(),
        Kind::Code(codes) => codes.first().cloned().unwrap_or_default(),
        Kind::Geheel => format!("{:.0}", number(column).ceil()),
        Kind::Getal => {
            let text = number(column).to_string();
            match decimal_point {
                true => text,
                false => text.replace('.', ","),
            }
        }
        Kind::Datum => "31-12-2019".to_owned(),
        Kind::Periode if column.half_year => "2019HJ01".to_owned(),
        Kind::Periode => "2019JJ00".to_owned(),
        Kind::Gemeente => "GM0014".to_owned(),
        Kind::JaNee => "ja".to_owned(),
    }
}

/// A number within the bounds of a column.
fn number(column: &FileColumn<'_>) -> f64 {
    let low = column.minimum.unwrap_or(f64::NEG_INFINITY);
    let high = column.maximum.unwrap_or(f64::INFINITY);
    12.0_f64.max(low).min(high)
}

/// What may stand in a column, in Dutch.
pub fn allowed(column: &FileColumn<'_>, decimal_point: bool) -> String {
    let mut words = match column.kind {
        Kind::Tekst => "Tekst.".to_owned(),
        Kind::Sleutel => {
            "Een nummer dat een persoon of dossier aanwijst. Gebruik geen burgerservicenummer."
                .to_owned()
        }
        Kind::Code(codes) => format!("Een van: {}.", codes.join(", ")),
        Kind::Geheel => "Een geheel getal, zoals 1234.".to_owned(),
        Kind::Getal if decimal_point => "Een getal met een decimale punt, zoals 12.5.".to_owned(),
        Kind::Getal => "Een getal met een decimale komma, zoals 12,5.".to_owned(),
        Kind::Datum => "Een datum: dag-maand-jaar, zoals 31-12-2019.".to_owned(),
        Kind::Periode if column.half_year => {
            "Een periode: een jaar (2019JJ00) of een halfjaar (2019HJ01).".to_owned()
        }
        Kind::Periode => {
            "Een periode: jaar (2019JJ00), halfjaar (2019HJ01), kwartaal (2019KW03) of maand \
             (2019MM11)."
                .to_owned()
        }
        Kind::Gemeente => "Een gemeentecode, zoals GM0014.".to_owned(),
        Kind::JaNee => "ja of nee.".to_owned(),
    };
    let bound = |number: f64| number.to_string().replace('.', ",");
    match (column.minimum, column.maximum) {
        (Some(low), Some(high)) => {
            words.push_str(&format!(" Van {} tot en met {}.", bound(low), bound(high)));
        }
        (Some(low), None) => words.push_str(&format!(" Niet lager dan {}.", bound(low))),
        (None, Some(high)) => words.push_str(&format!(" Niet hoger dan {}.", bound(high))),
        (None, None) => {}
    }
    if column.signs {
        words.push_str(" Een punt (.) betekent onbekend, een x geheim.");
    }
    if let Some(sign) = column.blank {
        words.push_str(&format!(" Leeg betekent: {}.", sign.words()));
    }
    words
}
