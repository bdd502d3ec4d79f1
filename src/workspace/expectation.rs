//! `[verwachting]` in `ijkpunt.toml`: what is expected of the taakstelling of a coming half-year.

use ijkpunt_assessment::Rounding;
use ijkpunt_model::{Code, Findings, Period};
use ijkpunt_report::{Expectation, ExpectedNational};
use ijkpunt_spans::{Section, Spanned};

/// The words for rounding, in the order of [`ROUNDINGS`]; those of an indicator's definition.
const WORDS: [&str; 2] = ["omhoog", "dichtstbij"];
const ROUNDINGS: [Rounding; 2] = [Rounding::Omhoog, Rounding::Dichtstbij];

/// More than this is a typing error, not a growth: a fifteenfold would be the most there ever was.
const MOST_GROWTH: f64 = 20.0;

/// Reads the section. `None` where too little stands in it; the findings say what.
///
/// `year` is the verslagjaar: what lies before it is past, and known.
pub(super) fn read(
    section: &Section<'_>,
    year: Option<i64>,
    findings: &mut Findings,
) -> Option<Expectation> {
    let period = half_year(section, year, findings);
    let national = national(section, findings);
    let source = section.required_text("bron", findings);
    let rounding = section.choice("afronding", &WORDS, findings);
    let (own, country) = (
        count(section, "inwoners", findings),
        count(section, "inwoners_landelijk", findings),
    );
    if own.is_some() != country.is_some() {
        findings.push(section.finding(
            Code::OntbrekendeSleutel,
            section.span(),
            "Hier staat maar een van de twee: 'inwoners' en 'inwoners_landelijk'.",
            "Geef beide, van dezelfde dag, of laat beide weg.",
        ));
    }
    section.report_unknown(findings);
    Some(Expectation {
        period: period?,
        national: national?,
        source: source?.value,
        rounding: rounding
            .and_then(|chosen| ROUNDINGS.get(chosen.value).copied())
            .unwrap_or(Rounding::Dichtstbij),
        inhabitants: own.zip(country),
    })
}

fn half_year(section: &Section<'_>, year: Option<i64>, findings: &mut Findings) -> Option<Period> {
    let text = section.required_text("halfjaar", findings)?;
    match Period::parse_cbs(&text.value) {
        Some(period @ Period::Halfjaar(..)) => {
            if year.is_some_and(|year| i64::from(period.year()) < year) {
                findings.push(section.finding(
                    Code::OngeldigeKeuze,
                    text.span,
                    format!("Het halfjaar '{}' ligt voor het verslagjaar.", text.value),
                    "Kies een halfjaar in of na het verslagjaar.",
                ));
                return None;
            }
            Some(period)
        }
        _ => {
            findings.push(section.finding(
                Code::OngeldigeKeuze,
                text.span,
                format!("'{}' is geen halfjaar.", text.value),
                "Schrijf het zo: halfjaar = \"2020HJ02\".",
            ));
            None
        }
    }
}

/// One of two: the number itself, or the growth since the half-year before.
fn national(section: &Section<'_>, findings: &mut Findings) -> Option<ExpectedNational> {
    let stated = section.integer("landelijk", findings);
    let growth =
        section.number_or_text("groei", "een percentage tussen aanhalingstekens", findings);
    if section.has("landelijk") == section.has("groei") {
        findings.push(section.finding(
            Code::OntbrekendeSleutel,
            section.span(),
            "Hier hoort een van de twee te staan: 'landelijk' of 'groei'.",
            "Schrijf landelijk = 7150 voor een bekend of verwacht aantal, of groei = \"30%\" voor de \
             groei sinds het halfjaar ervoor.",
        ));
        return None;
    }
    match (stated, growth) {
        (Some(stated), _) => positive(section, stated, findings).map(ExpectedNational::Number),
        (_, Some(growth)) => percentage(section, growth, findings).map(ExpectedNational::Growth),
        _ => None,
    }
}

fn percentage(
    section: &Section<'_>,
    growth: Spanned<Result<f64, String>>,
    findings: &mut Findings,
) -> Option<f64> {
    let percent = match &growth.value {
        Ok(_) => None,
        Err(text) => text
            .trim()
            .strip_suffix('%')
            .map(|number| number.trim().replace(',', ".").replace('−', "-"))
            .and_then(|number| number.parse::<f64>().ok()),
    };
    let fraction = percent.map(|percent| percent / 100.0);
    let fine = fraction.filter(|by| (-1.0..=MOST_GROWTH).contains(by));
    if fine.is_none() {
        findings.push(section.finding(
            Code::OngeldigeKeuze,
            growth.span,
            "Dit is geen groei in procenten.",
            "Schrijf het zo: groei = \"30%\". Een krimp heeft een minteken: groei = \"-10%\".",
        ));
    }
    fine
}

/// A number of inhabitants.
fn count(section: &Section<'_>, key: &'static str, findings: &mut Findings) -> Option<f64> {
    let number = section.integer(key, findings)?;
    positive(section, number, findings)
}

fn positive(section: &Section<'_>, number: Spanned<i64>, findings: &mut Findings) -> Option<f64> {
    // Far above any number of people, and exact as a double.
    let fine = u32::try_from(number.value).ok().filter(|count| *count > 0);
    if fine.is_none() {
        findings.push(section.finding(
            Code::OngeldigeKeuze,
            number.span,
            format!("{} kan geen aantal personen zijn.", number.value),
            "Schrijf een geheel getal groter dan nul, zonder punten.",
        ));
    }
    fine.map(f64::from)
}
