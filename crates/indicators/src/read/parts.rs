//! The parts of a definition that stand by themselves: periods, disclosure, breakdowns.

use ijkpunt_model::{Code, Dataset, Findings, Kind};
use ijkpunt_spans::Section;

use crate::{Breakdown, Class, Granularity, Policy, Time};

/// The periods for which a figure is computed: none shorter than those of the data.
pub(super) fn read_periods(
    body: &Section<'_>,
    time: Option<&Time>,
    findings: &mut Findings,
) -> Vec<Granularity> {
    let words = body.texts("perioden", findings);
    let mut periods = Vec::new();
    for word in &words {
        let known = Granularity::WORDS.iter().position(|k| *k == word.value);
        let Some(period) = known.and_then(|index| Granularity::ALL.get(index)) else {
            findings.push(body.finding(
                Code::OngeldigeKeuze,
                word.span.clone(),
                format!("'{}' is geen soort periode.", word.value),
                format!("Kies uit: {}.", Granularity::WORDS.join(", ")),
            ));
            continue;
        };
        if let Some(Time::Period { grain, .. }) = time
            && period > grain
        {
            findings.push(body.finding(
                Code::OngeldigeKeuze,
                word.span.clone(),
                format!("De gegevens zijn niet per {}.", word.value),
                "Noem alleen perioden die net zo lang zijn als 'periode_is', of langer.",
            ));
        }
        periods.push(*period);
    }
    if words.is_empty() {
        periods.push(Granularity::Jaar);
    }
    periods
}

/// Whether small numbers may be shown.
pub(super) fn read_policy(section: &Section<'_>, findings: &mut Findings) -> Option<Policy> {
    let kinds = ["openbaar", "drempel"];
    let kind = section.required("beleid", findings, |s, key, f| s.choice(key, &kinds, f));
    let policy = match kind?.value {
        0 => section
            .required_text("reden", findings)
            .map(|reason| Policy::Public {
                reason: reason.value,
            }),
        _ => section
            .required("minimum", findings, Section::number)
            .map(|minimum| Policy::Threshold {
                minimum: minimum.value,
            }),
    };
    section.report_unknown(findings);
    policy
}

/// A breakdown, with its classes or with one for each code.
pub(super) fn read_breakdown(
    section: &Section<'_>,
    dataset: &Dataset,
    findings: &mut Findings,
) -> Option<Breakdown> {
    let name = section.required_text("naam", findings);
    let column = section.required_text("kolom", findings);
    let says_unknown = section.has("onbekend");
    let unknown = says_unknown
        .then(|| section.required_text("onbekend", findings))
        .flatten();
    let classes: Vec<Class> = section
        .sections("klasse", findings)
        .iter()
        .filter_map(|section| read_class(section, findings))
        .collect();
    section.report_unknown(findings);
    let column = column?;
    let known = dataset.column(&column.value);
    let may_lack = known.is_some_and(|column| !column.required);
    let Some(Kind::Code(codes)) = known.map(|column| &column.kind) else {
        findings.push(section.finding(
            Code::OnbekendeKolomInDefinitie,
            column.span.clone(),
            format!(
                "Kolom '{}' van '{}' heeft geen codelijst.",
                column.value, dataset.name
            ),
            "Splits uit naar een kolom van soort code.",
        ));
        return None;
    };
    if may_lack && !says_unknown {
        findings.push(section.finding(
            Code::OntbrekendeSleutel,
            column.span.clone(),
            format!(
                "Kolom '{}' mag leeg zijn, maar er staat niet hoe rijen zonder waarde heten.",
                column.value
            ),
            "Voeg toe: onbekend = \"Onbekend\". Of maak de kolom verplicht in het contract.",
        ));
    }
    let classes = match classes.is_empty() {
        false => classes,
        true => codes
            .iter()
            .map(|code| Class {
                id: code.clone(),
                name: code.clone(),
                codes: vec![code.clone()],
            })
            .collect(),
    };
    // A breakdown is a partition: each code once, so that the parts add up to the whole.
    for code in classes.iter().flat_map(|class| &class.codes) {
        if !codes.contains(code) {
            findings.push(section.finding(
                Code::OngeldigeKeuze,
                column.span.clone(),
                format!("Kolom '{}' heeft geen code '{code}'.", column.value),
                format!("Kies uit: {}.", codes.join(", ")),
            ));
        }
    }
    for code in codes {
        let times = classes
            .iter()
            .filter(|class| class.codes.contains(code))
            .count();
        if times != 1 {
            findings.push(section.finding(
                Code::OngeldigeKeuze,
                column.span.clone(),
                format!("Code '{code}' hoort bij {times} klassen."),
                "Zorg dat elke code bij precies een klasse hoort.",
            ));
        }
    }
    Some(Breakdown {
        name: name?.value,
        column: column.value,
        classes,
        unknown: unknown.map(|text| text.value),
    })
}

fn read_class(section: &Section<'_>, findings: &mut Findings) -> Option<Class> {
    let id = section.required_text("id", findings);
    let name = section.required_text("naam", findings);
    let codes = section
        .texts("codes", findings)
        .into_iter()
        .map(|code| code.value)
        .collect();
    section.report_unknown(findings);
    Some(Class {
        id: id?.value,
        name: name?.value,
        codes,
    })
}
