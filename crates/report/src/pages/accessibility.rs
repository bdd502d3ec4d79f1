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
    complies: String,
    meaning: String,
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
        complies: nl.say("toegankelijk", &[("status", &letter(level))]),
        meaning: nl.say("toegankelijk-betekenis", &[("status", &letter(level))]),
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
        build: check.build.as_ref().map(|(version, day)| {
            let day = nl.day(*day);
            nl.say("onderzoek-bouw", &[("versie", version), ("dag", &day)])
        }),
        tools: words::listed(&tools),
        pages: nl.say(
            "onderzoek-paginas",
            &[
                ("aantal", &check.pages),
                ("aantal-tekst", &count(check.pages)),
            ],
        ),
        for_people: (check.for_people > 0).then(|| {
            nl.say(
                "onderzoek-plaatsen",
                &[
                    ("aantal", &check.for_people),
                    ("aantal-tekst", &count(check.for_people)),
                ],
            )
        }),
        outcome: nl.say(
            "onderzoek-uitkomst",
            &[
                ("aantal", &check.problems.len()),
                ("aantal-tekst", &count(check.problems.len() as u64)),
            ],
        ),
        problems: check
            .problems
            .iter()
            .map(|problem| ProblemView {
                page: problem.page.clone(),
                what: problem.what.clone(),
                criteria: match problem.criteria.as_slice() {
                    [] => nl.say("onderzoek-geen-criterium", &[]),
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
