//! A finding as a page shows it.

use ijkpunt_model::{Code, Finding, Spot};
use serde::Serialize;

use crate::Dutch;
use crate::words::yes_or_no;

/// How many places a page lists behind "alle plaatsen".
const LISTED: usize = 200;

/// A finding in a row of a table.
#[derive(Debug, Serialize)]
pub struct FindingRow {
    /// What is wrong.
    pub what: String,
    /// Where, within the file.
    pub place: String,
    /// More places than the first five.
    pub more: Option<MorePlaces>,
    /// What to do.
    pub remedy: String,
    /// How much it weighs.
    pub severity: &'static str,
    /// Its code.
    pub code: &'static str,
    /// How often it occurs.
    pub count: String,
    /// The figures that it touches, in words; empty where it touches none.
    pub touches: String,
    /// Who allowed it; empty where nobody did.
    pub waiver: String,
}

/// Places that stand behind a fold.
#[derive(Debug, Serialize)]
pub struct MorePlaces {
    /// What opens it.
    pub summary: String,
    /// The places.
    pub places: String,
}

impl FindingRow {
    /// The row of a finding. `all` are the figures that read the file; without `with_values` no
    /// value of a delivery is shown.
    pub fn new(nl: &Dutch, finding: &Finding, all: &[String], with_values: bool) -> FindingRow {
        FindingRow {
            what: finding.what.clone(),
            place: place(nl, finding, with_values),
            more: more(nl, finding, with_values),
            remedy: finding.remedy.clone(),
            severity: finding.severity.word(),
            code: finding.code.id(),
            count: nl.number(finding.count as f64, 0),
            touches: touches(nl, &finding.touches, all),
            waiver: finding.waiver.clone().unwrap_or_default(),
        }
    }
}

/// The figures that a finding touches.
fn touches(nl: &Dutch, names: &[String], all: &[String]) -> String {
    match touches_all(names, all) {
        true => nl.say("bevinding-alle-cijfers", &[]),
        false => names.join(", "),
    }
}

/// Whether a finding touches so much that names say no more than "all".
pub fn touches_all(names: &[String], all: &[String]) -> bool {
    names.len() > 2 && names.len() == all.len()
}

/// Sheet, column and the first five rows.
fn place(nl: &Dutch, finding: &Finding, with_values: bool) -> String {
    let mut parts = Vec::new();
    if let Some(sheet) = &finding.place.sheet {
        parts.push(nl.say("plaats-blad", &[("naam", sheet)]));
    }
    if let Some(column) = &finding.place.column {
        parts.push(nl.say("plaats-kolom", &[("naam", column)]));
    }
    let first: Vec<String> = finding
        .spots
        .iter()
        .take(5)
        .map(|spot| at(finding, spot, with_values))
        .collect();
    if !first.is_empty() {
        let cells = finding.spots.iter().any(|spot| spot.cell.is_some());
        let noun = match (cells, finding.count) {
            (true, 1) => "cel",
            (true, _) => "cellen",
            (false, 1) => "rij",
            (false, _) => "rijen",
        };
        let rest = finding.count.saturating_sub(first.len() as u64);
        parts.push(nl.say(
            "plaats-rijen",
            &[
                ("soort", &noun),
                ("plaatsen", &first.join(", ")),
                ("meer", &rest),
                ("meer-tekst", &nl.number(rest as f64, 0)),
            ],
        ));
    }
    match parts.is_empty() {
        true => nl.say("plaats-bestand", &[]),
        false => parts.join(", "),
    }
}

/// A row as Excel counts it: a name to look for, and so without points. Where a key stands twice,
/// the other row is a place as well, and no value.
fn at(finding: &Finding, spot: &Spot, with_values: bool) -> String {
    let at = match &spot.cell {
        Some(cell) => cell.clone(),
        None => spot.row.to_string(),
    };
    let is_place =
        finding.code == Code::DubbeleSleutel && spot.value.starts_with("zelfde als rij ");
    match (is_place, with_values && !spot.value.is_empty()) {
        (true, _) => format!("{at} ({})", spot.value),
        (false, true) => format!("{at} ('{}')", spot.value),
        (false, false) => at,
    }
}

fn more(nl: &Dutch, finding: &Finding, with_values: bool) -> Option<MorePlaces> {
    if finding.spots.len() <= 5 {
        return None;
    }
    let shown = finding.spots.len().min(LISTED);
    let places: Vec<String> = finding
        .spots
        .iter()
        .take(shown)
        .map(|spot| at(finding, spot, with_values))
        .collect();
    let number = nl.number(shown as f64, 0);
    Some(MorePlaces {
        summary: nl.say(
            "plaatsen-meer",
            &[
                ("alle", &yes_or_no(shown as u64 == finding.count)),
                ("aantal", &number),
            ],
        ),
        places: places.join(", "),
    })
}
