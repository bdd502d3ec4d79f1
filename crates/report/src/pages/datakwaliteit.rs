//! How good the deliveries are: rows, findings, rules, exceptions, and what changed since the last
//! delivery. No value of a delivery stands here.

use std::collections::BTreeSet;

use ijkpunt_model::{Code, Comparison, Dimension, Fault, Finding, RuleOutcome, Severity, Side};
use serde::Serialize;

use super::Frame;
use super::finding::FindingRow;
use super::verantwoording::definition_href;
use crate::words::{append, more_or_less};
use crate::writer::Writer;
use crate::{Dutch, Layout, Material, ReportError, Site, WaiverNote};

#[derive(Serialize)]
struct QualityView {
    frame: Frame,
    lead: String,
    meaning: String,
    touched: Vec<TouchedView>,
    deliveries: Vec<DeliveryView>,
    first: Option<String>,
    comparisons: Vec<ComparisonView>,
    changes: Vec<ChangeView>,
    sides: Vec<SideView>,
    rules: Vec<RuleView>,
    groups: Vec<GroupView>,
    waivers: Vec<WaiverView>,
}

/// An indicator whose figure may be incomplete.
#[derive(Serialize)]
struct TouchedView {
    name: String,
    /// Where its definition stands.
    href: String,
}

#[derive(Serialize)]
struct DeliveryView {
    file: String,
    dataset: String,
    read: String,
    kept: String,
    blocking: String,
    warnings: String,
    infos: String,
}

#[derive(Serialize)]
struct ComparisonView {
    dataset: String,
    before: String,
    now: String,
    difference: String,
    new: String,
    solved: String,
    stayed: String,
}

/// What is new or solved in a dataset, in words.
#[derive(Serialize)]
struct ChangeView {
    dataset: String,
    lines: Vec<String>,
}

#[derive(Serialize)]
struct SideView {
    name: String,
    meaning: String,
    rules: String,
    holds: String,
    broken: String,
    undecided: String,
    findings: String,
    places: String,
}

#[derive(Serialize)]
struct RuleView {
    words: String,
    rule: String,
    dataset: String,
    side: &'static str,
    severity: &'static str,
    holds: String,
    broken: String,
    undecided: String,
}

/// The findings of one file.
#[derive(Serialize)]
struct GroupView {
    file: String,
    rows: Vec<FindingRow>,
}

#[derive(Serialize)]
struct WaiverView {
    rule: String,
    place: String,
    reason: String,
    name: String,
    expires: String,
}

/// Writes `datakwaliteit.html`.
pub fn write(writer: &Writer, material: &Material<'_>, site: &mut Site) -> Result<(), ReportError> {
    let nl = &writer.nl;
    let place = match (material.definition.layout, material.areas.first()) {
        (Layout::Hoofdstuk, Some(area)) => area.name.as_str(),
        _ => "alle gemeenten",
    };
    let findings: Vec<&Finding> = material
        .findings
        .sorted()
        .into_iter()
        .filter(|finding| finding.code.dimension().is_some())
        .collect();
    let quality = material.quality;
    let touched = touched(material, &findings);
    let compared: Vec<&Comparison> = quality.comparisons.iter().collect();
    let view = QualityView {
        frame: Frame::new(nl, material, "Datakwaliteit", place),
        lead: lead(nl, material.deliveries.len(), findings.len()),
        meaning: meaning(nl, touched.len()),
        touched,
        deliveries: deliveries(nl, material, &findings),
        first: first(nl, material, &compared),
        comparisons: compared
            .iter()
            .filter_map(|comparison| compare(nl, material, comparison))
            .collect(),
        changes: compared
            .iter()
            .filter_map(|comparison| changes(nl, material, comparison))
            .collect(),
        sides: Side::all(&quality.rules, findings.iter().copied())
            .iter()
            .map(|side| self::side(nl, side))
            .collect(),
        rules: quality
            .rules
            .iter()
            .map(|rule| self::rule(nl, material, rule))
            .collect(),
        groups: groups(nl, material, &findings),
        waivers: quality.waivers.iter().map(|w| waiver(nl, w)).collect(),
    };
    site.add(
        "datakwaliteit.html",
        writer.render("datakwaliteit.html", &view)?,
    );
    Ok(())
}

fn lead(nl: &Dutch, files: usize, findings: usize) -> String {
    let count = |count: usize| nl.number(count as f64, 0);
    let mut text = nl.say(
        "bestanden-gelezen",
        &[("aantal", &files), ("aantal-tekst", &count(files))],
    );
    let sentence = nl.say(
        "opgemerkt",
        &[("aantal", &findings), ("aantal-tekst", &count(findings))],
    );
    append(&mut text, &sentence);
    text
}

fn meaning(nl: &Dutch, touched: usize) -> String {
    nl.say(
        "opgemerkt-raakt",
        &[
            ("aantal", &touched),
            ("aantal-tekst", &nl.number(touched as f64, 0)),
        ],
    )
}

fn touched(material: &Material<'_>, findings: &[&Finding]) -> Vec<TouchedView> {
    let names: BTreeSet<&String> = findings
        .iter()
        .filter(|finding| finding.severity > Severity::Info)
        .flat_map(|finding| &finding.touches)
        .collect();
    material
        .abouts
        .values()
        .filter(|about| names.contains(&about.name))
        .map(|about| TouchedView {
            name: about.name.clone(),
            href: definition_href(material, about),
        })
        .collect()
}

/// Title of a dataset.
fn title(material: &Material<'_>, dataset: &str) -> String {
    let title = material.quality.titles.get(dataset);
    title.cloned().unwrap_or_else(|| dataset.to_owned())
}

fn deliveries(nl: &Dutch, material: &Material<'_>, findings: &[&Finding]) -> Vec<DeliveryView> {
    let view = |delivery: &ijkpunt_model::Delivery| {
        let count = |severity: Severity| {
            let own = findings
                .iter()
                .filter(|f| f.place.file == delivery.file && f.severity == severity);
            nl.number(own.count() as f64, 0)
        };
        DeliveryView {
            file: delivery.file.clone(),
            dataset: title(material, &delivery.dataset),
            read: nl.number(delivery.rows_read as f64, 0),
            kept: nl.number(delivery.rows_kept as f64, 0),
            blocking: count(Severity::Blokkeert),
            warnings: count(Severity::Waarschuwing),
            infos: count(Severity::Info),
        }
    };
    material.deliveries.iter().map(view).collect()
}

/// A sentence about the datasets that have nothing to be compared with.
fn first(nl: &Dutch, material: &Material<'_>, compared: &[&Comparison]) -> Option<String> {
    let alone: Vec<String> = compared
        .iter()
        .filter(|comparison| comparison.before.is_none())
        .map(|comparison| title(material, &comparison.dataset))
        .collect();
    match alone.len() {
        0 => None,
        count if count == compared.len() => Some(nl.say("eerste-levering-alle", &[])),
        _ => Some(nl.say("eerste-levering", &[("gegevens", &alone.join("; "))])),
    }
}

fn compare(nl: &Dutch, material: &Material<'_>, comparison: &Comparison) -> Option<ComparisonView> {
    let before = comparison.before.as_ref()?;
    let count = |faults: &[Fault]| nl.number(faults.len() as f64, 0);
    Some(ComparisonView {
        dataset: title(material, &comparison.dataset),
        before: nl.number(before.rows_read as f64, 0),
        now: nl.number(comparison.now.rows_read as f64, 0),
        difference: nl.say(
            "rijen-verschil",
            &[
                ("richting", &more_or_less(comparison.more_rows as f64)),
                (
                    "aantal",
                    &nl.number(comparison.more_rows.unsigned_abs() as f64, 0),
                ),
            ],
        ),
        new: count(&comparison.new),
        solved: count(&comparison.solved),
        stayed: count(&comparison.stayed),
    })
}

fn changes(nl: &Dutch, material: &Material<'_>, comparison: &Comparison) -> Option<ChangeView> {
    let new = comparison.new.iter().map(|fault| line(nl, "nieuw", fault));
    let solved = comparison.solved.iter();
    let solved = solved.map(|fault| line(nl, "opgelost", fault));
    let lines: Vec<String> = new.chain(solved).collect();
    (!lines.is_empty()).then(|| ChangeView {
        dataset: title(material, &comparison.dataset),
        lines,
    })
}

/// A kind of fault in words: a reader of the page knows no codes.
fn line(nl: &Dutch, word: &str, fault: &Fault) -> String {
    let code = Code::ALL.iter().find(|code| code.id() == fault.code);
    let meaning = code.map_or(fault.code.as_str(), |code| code.meaning());
    let count = nl.number(fault.count as f64, 0);
    match &fault.column {
        Some(column) => nl.say(
            "fout-in-kolom",
            &[
                ("soort", &word),
                ("aantal", &count),
                ("kolom", column),
                ("betekenis", &meaning),
            ],
        ),
        None => nl.say(
            "fout",
            &[
                ("soort", &word),
                ("aantal", &count),
                ("betekenis", &meaning),
            ],
        ),
    }
}

/// The word by which a sentence about a side of quality chooses.
const fn kind(side: Dimension) -> &'static str {
    match side {
        Dimension::Volledig => "volledig",
        Dimension::Geldig => "geldig",
        Dimension::Uniek => "uniek",
        Dimension::Consistent => "consistent",
        Dimension::Tijdig => "tijdig",
    }
}

fn side(nl: &Dutch, side: &Side) -> SideView {
    let number = |number: u64| nl.number(number as f64, 0);
    SideView {
        name: side.dimension.word().to_owned(),
        meaning: nl.say("kwaliteit-kant", &[("kant", &kind(side.dimension))]),
        rules: number(side.rules),
        holds: number(side.holds),
        broken: number(side.broken),
        undecided: number(side.undecided),
        findings: number(side.findings),
        places: number(side.places),
    }
}

fn rule(nl: &Dutch, material: &Material<'_>, rule: &RuleOutcome) -> RuleView {
    let number = |number: u64| nl.number(number as f64, 0);
    RuleView {
        words: rule.words.clone(),
        rule: rule.rule.clone(),
        dataset: title(material, &rule.dataset),
        side: rule.dimension.word(),
        severity: rule.severity.word(),
        holds: number(rule.holds),
        broken: number(rule.broken),
        undecided: number(rule.undecided),
    }
}

/// The findings by file, in the order in which a file is first met.
fn groups(nl: &Dutch, material: &Material<'_>, findings: &[&Finding]) -> Vec<GroupView> {
    let mut groups: Vec<GroupView> = Vec::new();
    for finding in findings {
        let file = &finding.place.file;
        let row = FindingRow::new(nl, finding, &readers(material, file), false);
        match groups.iter_mut().find(|group| group.file == *file) {
            Some(group) => group.rows.push(row),
            None => groups.push(GroupView {
                file: file.clone(),
                rows: vec![row],
            }),
        }
    }
    groups
}

/// Names of the indicators that read a file.
fn readers(material: &Material<'_>, file: &str) -> Vec<String> {
    let delivery = material.deliveries.iter().find(|d| d.file == file);
    let Some(delivery) = delivery else {
        return Vec::new();
    };
    material
        .abouts
        .values()
        .filter(|about| about.datasets.contains(&delivery.dataset))
        .map(|about| about.name.clone())
        .collect()
}

fn waiver(nl: &Dutch, waiver: &WaiverNote) -> WaiverView {
    WaiverView {
        rule: waiver.rule.clone(),
        place: waiver.place.clone(),
        reason: waiver.reason.clone(),
        name: waiver.name.clone(),
        expires: nl.day(waiver.expires),
    }
}
