//! `[toegankelijkheid]` in `ijkpunt.toml`, and the result of the last check that it names.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use chrono::NaiveDate;
use ijkpunt_model::{Code, Finding, Findings, Place, Severity, TextSpot};
use ijkpunt_report::{Accessibility, Audit, Check, Criterion, Deviation, Problem};
use ijkpunt_spans::Section;
use serde::Deserialize;

use super::SETTINGS_FILE;

/// The file with the result of the last check.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckFile {
    /// The file, relative to the workspace.
    pub file: String,
    /// Where it is named.
    at: TextSpot,
}

/// Reads the table. `None` where it lacks who answers, where to go or the day of the statement.
pub(super) fn read(
    section: &Section<'_>,
    findings: &mut Findings,
) -> Option<(Accessibility, Option<CheckFile>)> {
    let organisation = section.required_text("organisatie", findings);
    let contact = section.required_text("contact", findings);
    let date = section.required("bijgewerkt", findings, Section::date);
    let mut text = |key: &'static str| section.text(key, findings).map(|text| text.value);
    let (address, complaints, signed) = (text("adres"), text("klacht"), text("ondertekening"));
    let planned = section.date("onderzoek_gepland", findings);
    let check = section.text("controle", findings).map(|file| CheckFile {
        at: section.spot(file.span),
        file: file.value,
    });
    let audit = section.section("onderzoek", findings);
    let audit = audit.and_then(|section| read_audit(&section, findings));
    let deviations = section.sections("afwijking", findings);
    let deviations = deviations
        .iter()
        .filter_map(|section| read_deviation(section, findings))
        .collect();
    section.report_unknown(findings);
    let statement = Accessibility {
        organisation: organisation?.value,
        address,
        contact: contact?.value,
        complaints,
        date: date?.value,
        signed,
        audit,
        planned: planned.map(|day| day.value),
        deviations,
        check: None,
    };
    Some((statement, check))
}

fn read_audit(section: &Section<'_>, findings: &mut Findings) -> Option<Audit> {
    let date = section.required("datum", findings, Section::date);
    let by = section.required_text("door", findings);
    let method = section.text("methode", findings).map(|text| text.value);
    let address = section.text("adres", findings).map(|text| text.value);
    section.report_unknown(findings);
    Some(Audit {
        date: date?.value,
        by: by?.value,
        method,
        address,
    })
}

fn read_deviation(section: &Section<'_>, findings: &mut Findings) -> Option<Deviation> {
    let number = section.required_text("criterium", findings);
    let mut text = |key: &'static str| section.required_text(key, findings).map(|text| text.value);
    let (what, cause, effect) = (text("wat"), text("oorzaak"), text("gevolg"));
    let (alternative, measure, planning) =
        (text("alternatief"), text("maatregel"), text("planning"));
    section.report_unknown(findings);
    let number = number?;
    let criterion = Criterion::find(&number.value);
    if criterion.is_none() {
        findings.push(section.finding(
            Code::OngeldigeKeuze,
            number.span,
            format!(
                "'{}' is geen succescriterium van WCAG 2.2, niveau A of AA.",
                number.value
            ),
            "Schrijf het nummer, zoals criterium = \"1.4.3\".",
        ));
    }
    Some(Deviation {
        what: what?,
        criterion: criterion?,
        cause: cause?,
        effect: effect?,
        alternative: alternative?,
        measure: measure?,
        planning: planning?,
    })
}

/// The report that `tests/browser/check.mjs` writes.
#[derive(Deserialize)]
struct Report {
    datum: NaiveDate,
    site: Option<Build>,
    hulpmiddelen: Vec<Tool>,
    paginas: u64,
    voor_een_mens: u64,
    problemen: Vec<Found>,
}

#[derive(Deserialize)]
struct Build {
    versie: Option<String>,
    rundatum: Option<NaiveDate>,
}

#[derive(Deserialize)]
struct Tool {
    naam: String,
    versie: String,
}

#[derive(Deserialize)]
struct Found {
    pagina: String,
    wat: String,
    criteria: Vec<String>,
}

/// Adds the result of the last check. Without one the statement says that the site was not checked,
/// so a file that is not there or can't be read is a finding and no more.
pub(super) fn with_check(
    folder: &Path,
    read: Option<(Accessibility, Option<CheckFile>)>,
    findings: &mut Findings,
) -> Result<Option<Accessibility>> {
    let Some((mut statement, check)) = read else {
        return Ok(None);
    };
    let Some(check) = check else {
        return Ok(Some(statement));
    };
    let path = folder.join(&check.file);
    let bytes = match fs::read(&path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            findings.push(unread(&check, "Dit bestand is er niet."));
            return Ok(Some(statement));
        }
        Err(error) => return Err(error).with_context(|| path.display().to_string()),
    };
    match serde_json::from_slice::<Report>(&bytes) {
        Ok(report) => statement.check = Some(report.into_check()),
        Err(error) => {
            let what = format!(
                "Dit is geen uitkomst van de controle: regel {}.",
                error.line()
            );
            findings.push(unread(&check, &what));
        }
    }
    Ok(Some(statement))
}

fn unread(check: &CheckFile, what: &str) -> Finding {
    Finding::new(
        Code::BestandOntbreekt,
        Severity::Waarschuwing,
        Place::file(SETTINGS_FILE),
        format!("'{}' onder [toegankelijkheid]: {what}", check.file),
        "Controleer de site in een browser en bewaar de uitkomst in dit bestand. Tot dan staat op de pagina dat de site nog niet is onderzocht.",
    )
    .at(check.at.clone())
}

impl Report {
    fn into_check(self) -> Check {
        let build = self.site.and_then(|site| site.versie.zip(site.rundatum));
        let tools = self.hulpmiddelen.into_iter();
        let problem = |found: Found| Problem {
            page: found.pagina,
            what: found.wat,
            criteria: found
                .criteria
                .iter()
                .filter_map(|number| Criterion::find(number))
                .collect(),
        };
        Check {
            date: self.datum,
            build,
            tools: tools.map(|tool| (tool.naam, tool.versie)).collect(),
            pages: self.paginas,
            for_people: self.voor_een_mens,
            problems: self.problemen.into_iter().map(problem).collect(),
        }
    }
}
