//! Rules that exclude each other, and rules that add nothing.

use std::collections::BTreeMap;

use ijkpunt_model::{Code, Finding, Findings, Place, Severity};

use super::super::Field;
use super::super::rule::{Body, Rule};
use crate::expression::{Comparison, Node, Side};

/// What a rule says of one column, or of two.
enum Atom<'a> {
    /// A column compared with a number.
    Bound(&'a str, Comparison, f64),
    /// The first column is below the second, or equal to it where `strict` is false.
    Below(&'a str, &'a str, bool),
}

/// Checks the whole set. A contradiction blocks, since no file could satisfy it; what stands twice
/// is a warning.
pub(super) fn check(rules: &[Rule], fields: &[Field], findings: &mut Findings) {
    twice(rules, findings);
    idle(rules, fields, findings);
    let atoms: Vec<(&Rule, Atom<'_>)> = rules
        .iter()
        .flat_map(|rule| atoms(rule).into_iter().map(move |atom| (rule, atom)))
        .collect();
    bounds(&atoms, fields, findings);
    cycles(&atoms, findings);
}

fn finding(rule: &Rule, code: Code, severity: Severity, what: String, remedy: &str) -> Finding {
    let place = Place::file(&rule.file);
    let mut finding = Finding::new(code, severity, place, what, remedy).at(rule.spot.clone());
    finding.rule = Some(rule.name.clone());
    finding
}

fn twice(rules: &[Rule], findings: &mut Findings) {
    for (index, rule) in rules.iter().enumerate() {
        let earlier = rules
            .iter()
            .take(index)
            .find(|other| other.body == rule.body);
        if let Some(earlier) = earlier {
            findings.push(finding(
                rule,
                Code::RegelDubbel,
                Severity::Waarschuwing,
                format!(
                    "Regel '{}' zegt hetzelfde als regel '{}'.",
                    rule.name, earlier.name
                ),
                "Haal een van beide weg.",
            ));
        }
    }
}

/// A range that the column itself keeps already.
fn idle(rules: &[Rule], fields: &[Field], findings: &mut Findings) {
    for rule in rules {
        let Body::Range {
            column,
            minimum,
            maximum,
        } = &rule.body
        else {
            continue;
        };
        let Some(field) = fields.iter().find(|field| field.name == *column) else {
            continue;
        };
        let low = minimum.is_none_or(|low| field.minimum.is_some_and(|own| own >= low));
        let high = maximum.is_none_or(|high| field.maximum.is_some_and(|own| own <= high));
        if low && high {
            findings.push(finding(
                rule,
                Code::RegelDubbel,
                Severity::Waarschuwing,
                format!("Kolom '{column}' laat andere waarden al niet toe."),
                "Haal de regel weg, of maak het bereik nauwer.",
            ));
        }
    }
}

/// What a rule says without an 'if', AND by AND.
fn atoms(rule: &Rule) -> Vec<Atom<'_>> {
    match &rule.body {
        Body::Order { first, then } => vec![Atom::Below(first, then, true)],
        Body::Range {
            column,
            minimum,
            maximum,
        } => {
            let low = minimum.map(|low| Atom::Bound(column, Comparison::AtLeast, low));
            let high = maximum.map(|high| Atom::Bound(column, Comparison::AtMost, high));
            low.into_iter().chain(high).collect()
        }
        Body::Condition {
            when: None, holds, ..
        } => {
            let mut all = Vec::new();
            conjuncts(&holds.node, &mut all);
            all
        }
        _ => Vec::new(),
    }
}

fn conjuncts<'a>(node: &'a Node, all: &mut Vec<Atom<'a>>) {
    match node {
        Node::And(left, right) => {
            conjuncts(left, all);
            conjuncts(right, all);
        }
        Node::Compare(op, left, right) => match (&**left, &**right) {
            (Node::Column(name), Node::Number(number)) if name.side == Side::Own => {
                all.push(Atom::Bound(&name.name, *op, *number));
            }
            (Node::Number(number), Node::Column(name)) if name.side == Side::Own => {
                all.push(Atom::Bound(&name.name, turned(*op), *number));
            }
            (Node::Column(one), Node::Column(other)) => match op {
                Comparison::Less => all.push(Atom::Below(&one.name, &other.name, true)),
                Comparison::AtMost => all.push(Atom::Below(&one.name, &other.name, false)),
                Comparison::More => all.push(Atom::Below(&other.name, &one.name, true)),
                Comparison::AtLeast => all.push(Atom::Below(&other.name, &one.name, false)),
                Comparison::Equal | Comparison::Unequal => {}
            },
            _ => {}
        },
        _ => {}
    }
}

fn turned(op: Comparison) -> Comparison {
    match op {
        Comparison::Less => Comparison::More,
        Comparison::AtMost => Comparison::AtLeast,
        Comparison::More => Comparison::Less,
        Comparison::AtLeast => Comparison::AtMost,
        same => same,
    }
}

/// The lowest and the highest value that are left for a column.
#[derive(Clone, Copy)]
struct Left {
    low: (f64, bool),
    high: (f64, bool),
}

fn bounds(atoms: &[(&Rule, Atom<'_>)], fields: &[Field], findings: &mut Findings) {
    let own = |name: &str| {
        let field = fields.iter().find(|field| field.name == name);
        Left {
            low: (
                field.and_then(|f| f.minimum).unwrap_or(f64::NEG_INFINITY),
                false,
            ),
            high: (
                field.and_then(|f| f.maximum).unwrap_or(f64::INFINITY),
                false,
            ),
        }
    };
    let mut left: BTreeMap<&str, Left> = BTreeMap::new();
    for (rule, atom) in atoms {
        let Atom::Bound(column, op, value) = atom else {
            continue;
        };
        let range = left.entry(column).or_insert_with(|| own(column));
        let before = empty(*range);
        let mut raise = |strict: bool| {
            if *value > range.low.0 || (*value == range.low.0 && strict) {
                range.low = (*value, strict);
            }
        };
        match op {
            Comparison::AtLeast | Comparison::Equal => raise(false),
            Comparison::More => raise(true),
            _ => {}
        }
        let mut lower = |strict: bool| {
            if *value < range.high.0 || (*value == range.high.0 && strict) {
                range.high = (*value, strict);
            }
        };
        match op {
            Comparison::AtMost | Comparison::Equal => lower(false),
            Comparison::Less => lower(true),
            _ => {}
        }
        if empty(*range) && !before {
            findings.push(finding(
                rule,
                Code::RegelTegenstrijdig,
                Severity::Blokkeert,
                format!("Geen enkele waarde van '{column}' kan aan alle regels voldoen."),
                "Vergelijk deze regel met de andere regels en met 'minimum' en 'maximum' van de kolom.",
            ));
        }
    }
}

fn empty(range: Left) -> bool {
    let ((low, low_strict), (high, high_strict)) = (range.low, range.high);
    low > high || (low == high && (low_strict || high_strict))
}

/// Columns that would each have to lie below the other.
fn cycles(atoms: &[(&Rule, Atom<'_>)], findings: &mut Findings) {
    let mut edges: Vec<(&str, &str, bool)> = Vec::new();
    for (rule, atom) in atoms {
        let Atom::Below(low, high, strict) = atom else {
            continue;
        };
        let back = path(&edges, high, low, *strict, &mut Vec::new());
        if low == high && *strict || back {
            findings.push(finding(
                rule,
                Code::RegelTegenstrijdig,
                Severity::Blokkeert,
                format!(
                    "Volgens deze regel ligt '{low}' vóór '{high}', en volgens een andere regel \
                     is het andersom."
                ),
                "Haal een van beide regels weg, of draai haar om.",
            ));
        } else {
            edges.push((low, high, *strict));
        }
    }
}

/// Whether a way leads from one column up to another, with a step that allows no equality in it.
fn path<'a>(
    edges: &[(&'a str, &'a str, bool)],
    from: &str,
    to: &str,
    strict: bool,
    seen: &mut Vec<(&'a str, bool)>,
) -> bool {
    if from == to {
        return strict;
    }
    for (_, high, sharp) in edges.iter().filter(|(low, ..)| *low == from) {
        let state = (*high, strict || *sharp);
        if !seen.contains(&state) {
            seen.push(state);
            if path(edges, high, to, state.1, seen) {
                return true;
            }
        }
    }
    false
}
