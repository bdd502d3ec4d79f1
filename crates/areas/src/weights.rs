//! How a gemeente that was split is divided over its successors.
//!
//! The program has no weights of its own: which share of the persons went where is not published,
//! and shares of addresses are another thing. A workspace that states weights states their key too.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use ijkpunt_model::{Code, Finding, Findings, GemeenteCode, Place, Severity};

use crate::facts::{Facts, Row};
use crate::{ChangeKind, Herindelingen};

const COLUMNS: [&str; 5] = [
    "ingangsdatum",
    "oude_code",
    "nieuwe_code",
    "aandeel",
    "sleutel",
];

/// How far the shares of a split may lie from one together: what rounding to three decimals leaves.
const ROUNDING: f64 = 0.002;

/// One part of one split.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Split {
    /// The day of the split.
    pub date: NaiveDate,
    /// The gemeente that was split.
    pub from: GemeenteCode,
    /// The gemeente that got this part.
    pub to: GemeenteCode,
}

/// The weights of a workspace. Without rows no split is restated.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Weights {
    shares: BTreeMap<Split, Share>,
}

#[derive(Debug, Clone, PartialEq)]
struct Share {
    share: f64,
    key: String,
}

impl Weights {
    /// No weights at all.
    pub fn none() -> Self {
        Self::default()
    }

    /// Reads the weights of a workspace: the columns `ingangsdatum`, `oude_code`, `nieuwe_code`,
    /// `aandeel` (from 0 to 1) and `sleutel` (in words: what was counted to get at the share).
    ///
    /// The shares of a split must name every part that the table of herindelingen knows, no other,
    /// and add up to one within rounding; they are divided by their sum, so that nothing is lost.
    /// Else the split has no weights, and that is a finding.
    pub fn parse(text: &str, file: &str, herindelingen: &Herindelingen) -> (Self, Findings) {
        let (mut facts, rows) = Facts::read(text, file, &COLUMNS);
        let mut splits: BTreeMap<(NaiveDate, GemeenteCode), BTreeMap<GemeenteCode, Share>> =
            BTreeMap::new();
        for row in &rows {
            let Some((split, share)) = read(&mut facts, row) else {
                continue;
            };
            let parts = splits.entry((split.date, split.from)).or_default();
            facts.keep(parts, (split.to, share), row, 2);
        }
        let mut findings = facts.findings;
        let mut shares = BTreeMap::new();
        for ((date, from), parts) in splits {
            let sum: f64 = parts.values().map(|part| part.share).sum();
            if let Some(fault) = fault(date, &from, &parts, sum, herindelingen) {
                findings.push(Finding::new(
                    Code::DelenTellenNietOp,
                    Severity::Waarschuwing,
                    Place::file(file),
                    format!("De splitsing van {from} op {date}: {fault}"),
                    "Verbeter de verdeelsleutel. Tot dan wordt deze splitsing niet herrekend.",
                ));
                continue;
            }
            for (to, part) in parts {
                let from = from.clone();
                let share = part.share / sum;
                let split = Split { date, from, to };
                shares.insert(split, Share { share, ..part });
            }
        }
        (Weights { shares }, findings)
    }

    /// The share of the old gemeente that went this way, and the key that says so.
    pub fn share(&self, split: &Split) -> Option<(f64, &str)> {
        let share = self.shares.get(split)?;
        Some((share.share, share.key.as_str()))
    }
}

fn read(facts: &mut Facts<'_>, row: &Row) -> Option<(Split, Share)> {
    let (date, from, to) = (facts.date(row, 0), facts.code(row, 1), facts.code(row, 2));
    // A share has no thousands, so a point can be nothing but a decimal one.
    let share = row.text(3).replace(',', ".").parse::<f64>().ok();
    let share = share.filter(|share| (0.0..=1.0).contains(share));
    if share.is_none() {
        facts.fault(
            row,
            3,
            Code::BuitenBereik,
            "Dit is geen aandeel.",
            "Schrijf een getal van 0 tot en met 1, bijvoorbeeld 0,423.",
        );
    }
    let key = facts.text(row, 4);
    let split = Split {
        date: date?,
        from: from?,
        to: to?,
    };
    let share = Share {
        share: share?,
        key: key?,
    };
    Some((split, share))
}

/// Why the shares of a split can't be used.
fn fault(
    date: NaiveDate,
    from: &GemeenteCode,
    parts: &BTreeMap<GemeenteCode, Share>,
    sum: f64,
    herindelingen: &Herindelingen,
) -> Option<String> {
    let known: BTreeSet<&GemeenteCode> = herindelingen
        .changes()
        .iter()
        .filter(|change| change.kind == ChangeKind::Splitsing)
        .filter(|change| change.date == date && change.from == *from)
        .map(|change| &change.to)
        .collect();
    if known.is_empty() {
        return Some("deze splitsing is niet bekend.".to_owned());
    }
    let stated: BTreeSet<&GemeenteCode> = parts.keys().collect();
    if stated != known {
        let names: Vec<&str> = known.iter().map(|code| code.as_str()).collect();
        let names = names.join(", ");
        return Some(format!(
            "noem een aandeel voor elk van {names}, en voor geen andere."
        ));
    }
    if (sum - 1.0).abs() > ROUNDING {
        return Some("de aandelen tellen niet op tot 1.".to_owned());
    }
    None
}
