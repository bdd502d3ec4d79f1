//! `bekende-fouten.toml`: errors in published figures that somebody found, and why figures changed.

use chrono::NaiveDate;
use ijkpunt_model::{Code, Findings, Period};
use ijkpunt_report::KnownError;
use ijkpunt_spans::{Section, Spanned};

/// What the file says.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Errata {
    /// Errors, the newest first.
    pub errors: Vec<KnownError>,
    /// Why figures changed.
    pub reasons: Vec<Reason>,
}

/// Why a figure changed since the last edition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// Id of the figure.
    pub indicator: String,
    /// The period; all where none is named.
    pub period: Option<Period>,
    /// The reason, in Dutch.
    pub reason: String,
}

impl Errata {
    /// Reads the file. `known` says whether an indicator exists; a name that does not is a finding,
    /// since an error that names the wrong figure is never seen.
    pub fn read(
        file: &str,
        text: &str,
        known: &dyn Fn(&str) -> bool,
        findings: &mut Findings,
    ) -> Errata {
        ijkpunt_spans::read(file, text, findings, |root, findings| {
            let errors = root.sections("fout", findings);
            let errors = errors.iter().filter_map(|one| error(one, known, findings));
            let mut errors: Vec<KnownError> = errors.collect();
            errors.sort_by_key(|error| std::cmp::Reverse(error.date));
            let reasons = root.sections("wijziging", findings);
            let reasons = reasons
                .iter()
                .filter_map(|one| reason(one, known, findings));
            Errata {
                reasons: reasons.collect(),
                errors,
            }
        })
    }
}

fn error(
    section: &Section<'_>,
    known: &dyn Fn(&str) -> bool,
    findings: &mut Findings,
) -> Option<KnownError> {
    let date = section.required("datum", findings, Section::date);
    let what = section.required_text("wat", findings);
    let remedy = section.required_text("doen", findings);
    let indicators = section.texts("indicatoren", findings);
    let period = period(section, findings);
    let since = section.text("sinds", findings).map(|text| text.value);
    let mended = section.text("hersteld", findings).map(|text| text.value);
    section.report_unknown(findings);
    for id in &indicators {
        check(section, id, known, findings);
    }
    Some(KnownError {
        date: date.map(|date: Spanned<NaiveDate>| date.value)?,
        what: what?.value,
        indicators: indicators.into_iter().map(|id| id.value).collect(),
        period,
        since,
        mended,
        remedy: remedy?.value,
    })
}

fn reason(
    section: &Section<'_>,
    known: &dyn Fn(&str) -> bool,
    findings: &mut Findings,
) -> Option<Reason> {
    let indicator = section.required_text("indicator", findings);
    let period = period(section, findings);
    let reason = section.required_text("reden", findings);
    section.report_unknown(findings);
    let indicator = indicator?;
    check(section, &indicator, known, findings);
    Some(Reason {
        indicator: indicator.value,
        period,
        reason: reason?.value,
    })
}

fn period(section: &Section<'_>, findings: &mut Findings) -> Option<Period> {
    let text = section.text("periode", findings)?;
    let period = Period::parse_cbs(&text.value);
    if period.is_none() {
        findings.push(section.finding(
            Code::OngeldigeKeuze,
            text.span,
            format!("'{}' is geen periode.", text.value),
            "Schrijf bijvoorbeeld periode = \"2019JJ00\", \"2019HJ01\" of \"2019-12-31\".",
        ));
    }
    period
}

fn check(
    section: &Section<'_>,
    id: &Spanned<String>,
    known: &dyn Fn(&str) -> bool,
    findings: &mut Findings,
) {
    if !known(&id.value) {
        findings.push(section.finding(
            Code::OnbekendeIndicator,
            id.span.clone(),
            format!("'{}' is hier niet bekend.", id.value),
            "Verbeter de naam. Alle namen staan in de lijst van indicatoren.",
        ));
    }
}
