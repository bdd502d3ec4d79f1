//! The toegankelijkheidsverklaring: how far the site complies, in the terms of the Dutch model.

use ijkpunt_model::Area;
use serde::Serialize;

use super::Frame;
use crate::accessibility::{Accessibility, Check, Criterion, Level};
use crate::writer::Writer;
use crate::{Dutch, Material, ReportError, Site, words};

/// Where the statement stands.
pub const FILE: &str = "toegankelijkheid.html";

#[derive(Serialize)]
struct StatementView {
    frame: Frame,
    organisation: String,
    address: Option<String>,
    contact: String,
    complaints: Option<String>,
    date: String,
    signed: Option<String>,
    level: &'static str,
    complies: &'static str,
    meaning: &'static str,
    audit: Option<AuditView>,
    planned: Option<String>,
    check: Option<CheckView>,
    deviations: Vec<DeviationView>,
}

#[derive(Serialize)]
struct AuditView {
    date: String,
    by: String,
    method: Option<String>,
    address: Option<String>,
}

#[derive(Serialize)]
struct CheckView {
    date: String,
    build: Option<String>,
    tools: String,
    pages: String,
    for_people: Option<String>,
    outcome: String,
    problems: Vec<ProblemView>,
}

#[derive(Serialize)]
struct ProblemView {
    page: String,
    what: String,
    criteria: String,
}

#[derive(Serialize)]
struct DeviationView {
    what: String,
    criterion: String,
    cause: String,
    effect: String,
    alternative: String,
    measure: String,
    planning: String,
}

/// Writes the statement, where the workspace says who answers for it.
pub fn write(writer: &Writer, material: &Material<'_>, site: &mut Site) -> Result<(), ReportError> {
    let Some(statement) = material.accessibility else {
        return Ok(());
    };
    let nl = &writer.nl;
    let place = match material.areas {
        [Area { name, .. }] => name.clone(),
        _ => statement.organisation.clone(),
    };
    let level = statement.level();
    let view = StatementView {
        frame: Frame::new(nl, material, "Toegankelijkheidsverklaring", &place),
        organisation: statement.organisation.clone(),
        address: statement.address.clone(),
        contact: statement.contact.clone(),
        complaints: statement.complaints.clone(),
        date: nl.day(statement.date),
        signed: statement.signed.as_deref().map(words::sentence),
        level: letter(level),
        complies: complies(level),
        meaning: meaning(level),
        audit: statement.audit.as_ref().map(|audit| AuditView {
            date: nl.day(audit.date),
            by: audit.by.clone(),
            method: audit.method.clone(),
            address: audit.address.clone(),
        }),
        planned: statement.planned.map(|day| nl.day(day)),
        check: statement.check.as_ref().map(|check| check_view(nl, check)),
        deviations: deviations(statement),
    };
    site.add(FILE, writer.render(FILE, &view)?);
    Ok(())
}

fn check_view(nl: &Dutch, check: &Check) -> CheckView {
    let count = |number: u64| nl.number(number as f64, 0);
    let tools: Vec<String> = check
        .tools
        .iter()
        .map(|(name, version)| format!("{name} {version}"))
        .collect();
    CheckView {
        date: nl.day(check.date),
        build: check
            .build
            .as_ref()
            .map(|(version, day)| format!("gebouwd met IJkpunt {version} voor {}", nl.day(*day))),
        tools: words::listed(&tools),
        pages: match check.pages {
            1 => "1 pagina".to_owned(),
            pages => format!("{} pagina’s", count(pages)),
        },
        for_people: (check.for_people > 0).then(|| match check.for_people {
            1 => "Op 1 plaats".to_owned(),
            places => format!("Op {} plaatsen", count(places)),
        }),
        outcome: match check.problems.len() {
            0 => "Er is niets gevonden dat niet voldoet.".to_owned(),
            1 => "Er is 1 probleem gevonden. Het staat bij de afwijkingen.".to_owned(),
            found => format!(
                "Er zijn {} problemen gevonden. Zij staan bij de afwijkingen.",
                count(found as u64)
            ),
        },
        problems: check
            .problems
            .iter()
            .map(|problem| ProblemView {
                page: problem.page.clone(),
                what: problem.what.clone(),
                criteria: match problem.criteria.as_slice() {
                    [] => "geen succescriterium van WCAG".to_owned(),
                    criteria => {
                        let named: Vec<String> = criteria.iter().map(named).collect();
                        words::listed(&named)
                    }
                },
            })
            .collect(),
    }
}

fn deviations(statement: &Accessibility) -> Vec<DeviationView> {
    let known = statement.deviations.iter();
    known
        .map(|one| DeviationView {
            what: one.what.clone(),
            criterion: named(&one.criterion),
            cause: one.cause.clone(),
            effect: one.effect.clone(),
            alternative: one.alternative.clone(),
            measure: one.measure.clone(),
            planning: one.planning.clone(),
        })
        .collect()
}

fn named(criterion: &Criterion) -> String {
    format!("{} {}", criterion.number, criterion.name)
}

const fn letter(level: Level) -> &'static str {
    match level {
        Level::A => "A",
        Level::B => "B",
        Level::C => "C",
        Level::D => "D",
    }
}

const fn complies(level: Level) -> &'static str {
    match level {
        Level::A => "voldoet volledig",
        Level::B => "voldoet gedeeltelijk",
        Level::C => "eerste maatregelen genomen",
        Level::D => "voldoet niet",
    }
}

const fn meaning(level: Level) -> &'static str {
    match level {
        Level::A => {
            "Mensen hebben de site aan alle eisen getoetst, en er is niets gevonden dat niet voldoet."
        }
        Level::B => {
            "Mensen hebben de site aan alle eisen getoetst. Niet alles voldoet. Wat niet voldoet, staat hieronder met wat eraan wordt gedaan."
        }
        Level::C => {
            "De site is nog niet door mensen aan alle eisen getoetst. Dat staat wel gepland."
        }
        Level::D => {
            "De site is nog niet door mensen aan alle eisen getoetst. Er is ook geen datum voor. Daarom mag niemand zeggen dat zij voldoet."
        }
    }
}
