//! The parts of a definition that stand by themselves: periods, disclosure, breakdowns.

use ijkpunt_model::{Code, Dataset, Findings, Kind, OpenClasses, Period};
use ijkpunt_spans::{Section, Spanned};

use super::derived::Names;
use crate::{Break, Breakdown, Checks, Class, Granularity, Policy, Time};

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
        0 => {
            let reason = section.required_text("reden", findings);
            let classes = section.number("minimum_delen", findings);
            reason.map(|reason| Policy::Public {
                reason: reason.value,
                classes: classes.map(|number| number.value),
            })
        }
        _ => {
            let minimum = section.required("minimum", findings, Section::number);
            let denominator = section.number("minimum_noemer", findings);
            let groups = section.flag("groepen_geheim", findings);
            minimum.map(|minimum| Policy::Threshold {
                minimum: minimum.value,
                denominator: denominator.map(|number| number.value),
                groups: groups.is_none_or(|flag| flag.value),
            })
        }
    };
    section.report_unknown(findings);
    policy
}

/// What must hold between the figures of this indicator and those of others, with the names.
pub(super) fn read_checks(section: &Section<'_>, findings: &mut Findings) -> (Checks, Names) {
    let parts = section.texts("delen", findings);
    let equal_to = section.text("gelijk_aan", findings);
    let nets_to_zero = section.flag("som_is_nul", findings);
    section.report_unknown(findings);
    let names = parts
        .iter()
        .chain(&equal_to)
        .map(|name| (name.value.clone(), section.spot(name.span.clone())))
        .collect();
    let checks = Checks {
        parts: parts.into_iter().map(|name| name.value).collect(),
        equal_to: equal_to.map(|name| name.value),
        nets_to_zero: nets_to_zero.is_some_and(|flag| flag.value),
    };
    (checks, names)
}

/// The changes of a definition. A version without a change behind it would be a break in the series
/// that no chart shows.
pub(super) fn read_breaks(
    root: &Section<'_>,
    sections: &[Section<'_>],
    version: i64,
    findings: &mut Findings,
) -> Vec<Break> {
    let mut breaks: Vec<Break> = Vec::new();
    for section in sections {
        let number = section.required("versie", findings, Section::integer);
        let since = section.required_text("vanaf", findings);
        let words = section.required_text("wat", findings);
        section.report_unknown(findings);
        let (Some(number), Some(since), Some(words)) = (number, since, words) else {
            continue;
        };
        let Some(period) = Period::parse_cbs(&since.value) else {
            findings.push(section.finding(
                Code::OngeldigeKeuze,
                since.span,
                format!("'{}' is geen periode.", since.value),
                "Schrijf een jaar als \"2024JJ00\", een halfjaar als \"2024HJ01\", een dag als \"2024-01-01\".",
            ));
            continue;
        };
        let in_order = breaks.last().is_none_or(|last| {
            last.version < number.value && last.since.first_day() < period.first_day()
        });
        if !in_order || number.value > version || number.value < 2 {
            findings.push(section.finding(
                Code::OngeldigeKeuze,
                number.span,
                format!("Versie {} past hier niet.", number.value),
                format!("Noem de wijzigingen in volgorde van tijd, van versie 2 tot en met versie {version}."),
            ));
            continue;
        }
        breaks.push(Break {
            since: period,
            version: number.value,
            words: words.value,
        });
    }
    if version > 1 && sections.is_empty() {
        findings.push(root.finding(
            Code::OntbrekendeSleutel,
            root.span(),
            format!("De definitie is versie {version}, maar er staat niet wat er is veranderd."),
            "Voeg een tabel [[wijziging]] toe met versie, vanaf en wat.",
        ));
    }
    breaks
}

/// A breakdown, with its classes or with one for each code.
pub(super) fn read_breakdown(
    section: &Section<'_>,
    dataset: &Dataset,
    findings: &mut Findings,
) -> Option<Breakdown> {
    let name = section.required_text("naam", findings);
    let column = section.required_text("kolom", findings);
    let partition = section.flag("verdeling", findings).is_some_and(|f| f.value);
    let says_unknown = section.has("onbekend");
    let unknown = says_unknown
        .then(|| section.required_text("onbekend", findings))
        .flatten();
    let label = section.text("benaming", findings);
    let classes: Vec<Class> = section
        .sections("klasse", findings)
        .iter()
        .filter_map(|section| read_class(section, findings))
        .collect();
    section.report_unknown(findings);
    let column = column?;
    let known = dataset.column(&column.value);
    let may_lack = known.is_some_and(|column| !column.required);
    let codes = match known.map(|column| &column.kind) {
        Some(Kind::Code(codes)) => Some(codes),
        Some(Kind::Tekst) => None,
        _ => {
            findings.push(section.finding(
                Code::OnbekendeKolomInDefinitie,
                column.span.clone(),
                format!(
                    "Naar kolom '{}' van '{}' kan niet worden uitgesplitst.",
                    column.value, dataset.name
                ),
                "Splits uit naar een kolom van soort code of tekst.",
            ));
            return None;
        }
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
    let name = name.map(|name| name.value);
    let unknown = unknown.map(|text| text.value);
    let Some(codes) = codes else {
        return Some(Breakdown {
            name: name?,
            open: Some(open_classes(section, dataset, label, &classes, findings)),
            column: column.value,
            classes: Vec::new(),
            partition,
            unknown,
        });
    };
    if let Some(label) = label {
        findings.push(section.finding(
            Code::OngeldigeKeuze,
            label.span,
            "De klassen van een kolom met een codelijst hebben hun naam in de definitie.",
            "Haal 'benaming' weg, en geef [[uitsplitsing.klasse]] een naam.",
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
        name: name?,
        column: column.value,
        classes,
        open: None,
        partition,
        unknown,
    })
}

/// What a breakdown over free text says of its classes: only where their names stand.
fn open_classes(
    section: &Section<'_>,
    dataset: &Dataset,
    label: Option<Spanned<String>>,
    classes: &[Class],
    findings: &mut Findings,
) -> OpenClasses {
    if !classes.is_empty() {
        findings.push(section.finding(
            Code::OngeldigeKeuze,
            section.span(),
            "Van een kolom met tekst komen de klassen uit de leveringen.",
            "Haal [[uitsplitsing.klasse]] weg, of geef de kolom in het contract een codelijst.",
        ));
    }
    if let Some(label) = &label
        && !dataset
            .column(&label.value)
            .is_some_and(|column| column.kind == Kind::Tekst)
    {
        findings.push(section.finding(
            Code::OnbekendeKolomInDefinitie,
            label.span.clone(),
            format!(
                "'{}' heeft geen kolom met tekst die '{}' heet.",
                dataset.name, label.value
            ),
            "Noem bij 'benaming' een kolom van soort tekst.",
        ));
    }
    OpenClasses {
        label: label.map(|label| label.value),
    }
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
