//! What can only be said of the rules when all contracts are known.

use std::collections::BTreeMap;

use ijkpunt_model::{Code, Finding, Findings, Kind, Place, Severity};

use super::super::Contract;
use super::super::rule::{Body, Link, Rule, Total};
use crate::expression::{Expression, Group, Other, Scope, check, group};

/// Checks the rules that name another dataset: it exists, it has the columns, and what is compared
/// can be compared. Faults point at the rule in its contract.
///
/// `contracts` are all contracts by the name of their dataset.
pub fn check_contracts(contracts: &BTreeMap<String, Contract>) -> Findings {
    let mut findings = Findings::new();
    for contract in contracts.values() {
        for rule in &contract.rules {
            let link = match &rule.body {
                Body::Refers { link, .. } | Body::Agrees { link, .. } => link,
                _ => continue,
            };
            match contracts.get(&link.dataset) {
                Some(other) => linked(contract, rule, link, other, &mut findings),
                None => {
                    let names: Vec<&str> = contracts.keys().map(String::as_str).collect();
                    findings.push(fault(
                        rule,
                        Code::OnbekendeDataset,
                        format!("Er is geen dataset '{}'.", link.dataset),
                        format!("Datasets zijn: {}.", names.join(", ")),
                    ));
                }
            }
        }
    }
    findings
}

fn fault(rule: &Rule, code: Code, what: String, remedy: String) -> Finding {
    let place = Place::file(&rule.file);
    let finding = Finding::new(code, Severity::Blokkeert, place, what, remedy);
    Finding {
        rule: Some(rule.name.clone()),
        ..finding.at(rule.spot.clone())
    }
}

fn linked(
    contract: &Contract,
    rule: &Rule,
    link: &Link,
    other: &Contract,
    findings: &mut Findings,
) {
    for (own, there) in link.columns.iter().zip(&link.others) {
        let Some(kind) = column(rule, other, there, findings) else {
            continue;
        };
        let here = contract.dataset.column(own).map(|column| &column.kind);
        if here.is_some_and(|here| group(here) != group(&kind)) {
            findings.push(fault(
                rule,
                Code::OngeldigeKeuze,
                format!(
                    "'{own}' en '{there}' van '{}' zijn niet van dezelfde soort.",
                    other.dataset.name
                ),
                "Verbind kolommen die hetzelfde bevatten.".to_owned(),
            ));
        }
    }
    let (conditions, total): (Vec<&Expression>, _) = match &rule.body {
        Body::Refers { holds, .. } => (link.filter.iter().chain(holds).collect(), None),
        Body::Agrees { total, .. } => (link.filter.iter().collect(), Some(total)),
        _ => return,
    };
    for condition in conditions {
        let scope = Scope {
            own: &contract.dataset,
            other: Other::Seen(&other.dataset),
            totals: false,
        };
        let mut faults = Vec::new();
        check(&condition.node, scope, &mut faults);
        for found in faults {
            findings.push(fault(rule, found.code, found.what, found.remedy));
        }
    }
    if let Some(Total::Sum(name) | Total::Distinct(name)) = total
        && let Some(kind) = column(rule, other, name, findings)
        && matches!(total, Some(Total::Sum(_)))
        && group(&kind) != Group::Number
    {
        findings.push(fault(
            rule,
            Code::OngeldigeKeuze,
            format!("Kolom '{name}' van '{}' is geen getal.", other.dataset.name),
            "Noem bij 'van' een kolom van soort geheel of getal.".to_owned(),
        ));
    }
}

fn column(rule: &Rule, other: &Contract, name: &str, findings: &mut Findings) -> Option<Kind> {
    if let Some(column) = other.dataset.column(name) {
        return Some(column.kind.clone());
    }
    let columns = other.dataset.columns.iter();
    let names: Vec<&str> = columns.map(|column| column.name.as_str()).collect();
    findings.push(fault(
        rule,
        Code::OnbekendeKolomInDefinitie,
        format!(
            "Dataset '{}' heeft geen kolom '{name}'.",
            other.dataset.name
        ),
        format!("Kolommen zijn: {}.", names.join(", ")),
    ));
    None
}
