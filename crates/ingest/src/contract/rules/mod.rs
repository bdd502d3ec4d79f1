//! Reads `[[regel]]`, and checks that the rules can be applied and do not contradict each other.

mod across;
mod consistency;
mod keys;
mod kinds;

pub use across::check_contracts;
pub(crate) use kinds::{bound_words, number};

use ijkpunt_model::{Dataset, Findings, Severity};
use ijkpunt_spans::{Section, Spanned};

use super::rule::{AtReading, Body, ReadingKind, Rule};
use super::{Bound, Field};
use keys::Keys;

/// The words for kinds, in the order that [`kinds::read`] knows.
const KINDS: [&str; 14] = [
    "volgorde",
    "verplicht-bij",
    "bereik",
    "voorwaarde",
    "uniek",
    "afhankelijk",
    "overlap",
    "gat",
    "telling",
    "optelling",
    "compleet",
    "verwijst",
    "aansluiting",
    "sprong",
];

/// Reads all rules of a contract. A rule with a fault is left out and is a finding.
pub(super) fn read(
    file: &str,
    root: &Section<'_>,
    dataset: &Dataset,
    fields: &[Field],
    findings: &mut Findings,
) -> (Vec<Rule>, Vec<AtReading>) {
    let mut rules: Vec<Rule> = Vec::new();
    for section in root.sections("regel", findings) {
        let mut keys = Keys {
            section: &section,
            dataset,
            fields,
            findings: &mut *findings,
        };
        let rule = rule(file, &mut keys, &rules);
        section.report_unknown(findings);
        rules.extend(rule);
    }
    consistency::check(&rules, fields, findings);
    let at_reading = (0..)
        .zip(&rules)
        .filter_map(|(index, rule)| at_reading(index, rule, fields))
        .collect();
    (rules, at_reading)
}

fn rule(file: &str, keys: &mut Keys<'_, '_>, known: &[Rule]) -> Option<Rule> {
    let kind = keys
        .section
        .required("soort", keys.findings, |section, key, findings| {
            section.choice(key, &KINDS, findings)
        });
    let name = keys.section.text("naam", keys.findings);
    let severity = keys.section.choice(
        "ernst",
        &["blokkeert", "waarschuwing", "info"],
        keys.findings,
    );
    let threshold = keys.bound("drempel");
    let meaning = keys.section.text("betekenis", keys.findings);
    let kind = kind?;
    let body = kinds::read(kind.value, keys)?;
    let name = match name {
        Some(name) => keys.own_name(name, known)?,
        None => default_name(&body, known),
    };
    Some(Rule {
        name,
        words: meaning.map_or_else(|| kinds::words(&body), |meaning| meaning.value),
        severity: match severity.map(|choice| choice.value) {
            Some(0) => Severity::Blokkeert,
            Some(1) => Severity::Waarschuwing,
            Some(_) => Severity::Info,
            // These two say of a row that it can't be right, and always left it out.
            None if kind.value < 2 => Severity::Blokkeert,
            None => Severity::Waarschuwing,
        },
        threshold: threshold.map(|threshold: Spanned<Bound>| threshold.value),
        file: file.to_owned(),
        spot: keys.section.spot(kind.span),
        body,
    })
}

/// A name made of the kind and the columns, with a number where it is taken already.
fn default_name(body: &Body, known: &[Rule]) -> String {
    let mut name = body.word().to_owned();
    for column in kinds::columns(body) {
        name.push('-');
        name.push_str(&column);
    }
    let taken = |name: &str| known.iter().any(|rule| rule.name == name);
    let numbered = (2..).map(|number| format!("{name}-{number}"));
    std::iter::once(name.clone())
        .chain(numbered)
        .find(|name| !taken(name))
        .unwrap_or(name)
}

fn at_reading(index: usize, rule: &Rule, fields: &[Field]) -> Option<AtReading> {
    let at = |name: &str| fields.iter().position(|field| field.name == name);
    let kind = match (&rule.body, rule.severity) {
        (Body::Order { first, then }, Severity::Blokkeert) => ReadingKind::Order {
            first: at(first)?,
            then: at(then)?,
        },
        (Body::RequiredWith { column, with }, Severity::Blokkeert) => ReadingKind::RequiredWith {
            field: at(column)?,
            with: at(with)?,
        },
        _ => return None,
    };
    Some(AtReading { rule: index, kind })
}
