//! `[[prognose]]` in `ijkpunt.toml`: what somebody expects of a whole year that is not over. The
//! program never stretches a part of the year to the whole, so without it nothing is expected.

use ijkpunt_model::{Code, Findings};
use ijkpunt_report::Prognosis;
use ijkpunt_spans::Section;

use super::settings::is_year;

/// Reads the tables.
pub(super) fn read(root: &Section<'_>, findings: &mut Findings) -> Vec<Prognosis> {
    let tables = root.sections("prognose", findings);
    let read = tables.iter().filter_map(|section| one(section, findings));
    read.collect()
}

fn one(section: &Section<'_>, findings: &mut Findings) -> Option<Prognosis> {
    let indicator = section.required_text("indicator", findings);
    let year = section.required("jaar", findings, Section::integer);
    let year = year.filter(|year| is_year(section, year, findings));
    let value = section.required("verwacht", findings, Section::number);
    let source = section.required_text("bron", findings);
    let assumptions = section.texts("aannames", findings);
    section.report_unknown(findings);
    if assumptions.is_empty() {
        findings.push(section.finding(
            Code::OntbrekendeSleutel,
            section.span(),
            "Bij deze verwachting staat niet waar zij op rust.",
            "Voeg toe: aannames = [\"...\"]. Een verwachting zonder aannames kan niemand beoordelen.",
        ));
    }
    Some(Prognosis {
        indicator: indicator?.value,
        year: i32::try_from(year?.value).ok()?,
        value: value?.value,
        assumptions: assumptions.into_iter().map(|text| text.value).collect(),
        source: source?.value,
    })
}
