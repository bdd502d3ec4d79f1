//! Reads the charts of a definition.

use ijkpunt_model::{Code, Findings};
use ijkpunt_spans::{Section, Spanned};

use super::charts::{
    AgendaSpec, ChartKind, ChartSpec, MoneySpec, MultiplesSpec, PaceSpec, PassageSpec, PyramidSpec,
    SurvivalSpec,
};

pub(super) fn read_chart(section: &Section<'_>, findings: &mut Findings) -> Option<ChartSpec> {
    const KINDS: [&str; 14] = [
        "doelen",
        "verloop",
        "delen",
        "bezetting",
        "rangorde",
        "reeks",
        "geld",
        "agenda",
        "toplijst",
        "tempo",
        "overleving",
        "doorstroom",
        "piramide",
        "reeksen",
    ];
    let id = section.required_text("id", findings);
    let kind = section.required("soort", findings, |s, key, f| s.choice(key, &KINDS, f));
    let mut text = |key: &'static str| section.required_text(key, findings).map(|text| text.value);
    let kind = match kind?.value {
        6 => read_money(section, findings).map(ChartKind::Geld),
        7 => read_agenda(section, findings).map(ChartKind::Agenda),
        9 => read_pace(section, findings).map(ChartKind::Tempo),
        10 => read_survival(section, findings).map(ChartKind::Overleving),
        11 => read_passage(section, findings).map(ChartKind::Doorstroom),
        12 => read_pyramid(section, findings).map(ChartKind::Piramide),
        13 => read_multiples(section, findings).map(ChartKind::Reeksen),
        8 => {
            let (indicator, breakdown) = (text("indicator"), text("uitsplitsing"));
            let most = section.integer("aantal", findings);
            let most = most.and_then(|most| u8::try_from(most.value.clamp(2, 30)).ok());
            indicator
                .zip(breakdown)
                .map(|(indicator, breakdown)| ChartKind::Toplijst {
                    indicator,
                    breakdown,
                    most: most.unwrap_or(FIRST),
                })
        }
        chosen @ (0 | 5) => {
            let indicators = read_indicators(section, findings);
            Some(match chosen {
                0 => ChartKind::Doelen { indicators },
                _ => ChartKind::Reeks { indicators },
            })
        }
        1 => {
            let (stock, inflow, outflow) = (text("stand"), text("instroom"), text("uitstroom"));
            stock
                .zip(inflow)
                .zip(outflow)
                .map(|((stock, inflow), outflow)| ChartKind::Verloop {
                    stock,
                    inflow,
                    outflow,
                })
        }
        2 => text("indicator")
            .zip(text("uitsplitsing"))
            .map(|(indicator, breakdown)| ChartKind::Delen {
                indicator,
                breakdown,
            }),
        3 => text("bezetting")
            .zip(text("capaciteit"))
            .map(|(occupancy, capacity)| ChartKind::Bezetting {
                occupancy,
                capacity,
            }),
        _ => text("indicator").map(|indicator| ChartKind::Rangorde { indicator }),
    };
    section.report_unknown(findings);
    Some(ChartSpec {
        id: id?.value,
        kind: kind?,
    })
}

fn read_indicators(section: &Section<'_>, findings: &mut Findings) -> Vec<String> {
    let indicators = values(section.texts("indicatoren", findings));
    if indicators.is_empty() {
        findings.push(section.finding(
            Code::OntbrekendeSleutel,
            section.span(),
            "Deze grafiek noemt geen indicatoren.",
            "Voeg toe: indicatoren = [\"...\"]",
        ));
    }
    indicators
}

fn read_survival(section: &Section<'_>, findings: &mut Findings) -> Option<SurvivalSpec> {
    let title = section.required_text("titel", findings);
    let indicators = read_indicators(section, findings);
    Some(SurvivalSpec {
        title: title?.value,
        indicators,
    })
}

fn read_passage(section: &Section<'_>, findings: &mut Findings) -> Option<PassageSpec> {
    let mut text = |key: &'static str| section.required_text(key, findings).map(|text| text.value);
    let (stock, inflow) = (text("stand"), text("instroom"));
    let (outflow, breakdown) = (text("uitstroom"), text("uitsplitsing"));
    Some(PassageSpec {
        stock: stock?,
        inflow: inflow?,
        outflow: outflow?,
        breakdown: breakdown?,
    })
}

fn read_pyramid(section: &Section<'_>, findings: &mut Findings) -> Option<PyramidSpec> {
    let mut text = |key: &'static str| section.required_text(key, findings).map(|text| text.value);
    let (left, right, breakdown) = (text("links"), text("rechts"), text("uitsplitsing"));
    Some(PyramidSpec {
        left: left?,
        right: right?,
        breakdown: breakdown?,
    })
}

/// Panels of a breakdown, unless the report says otherwise: three rows of three.
const PANELS: u8 = 9;

fn read_multiples(section: &Section<'_>, findings: &mut Findings) -> Option<MultiplesSpec> {
    let title = section.text("titel", findings).map(|text| text.value);
    let indicators = read_indicators(section, findings);
    let breakdown = section.text("uitsplitsing", findings);
    if let Some(breakdown) = breakdown.as_ref().filter(|_| indicators.len() > 1) {
        findings.push(section.finding(
            Code::OngeldigeKeuze,
            breakdown.span.clone(),
            "Een uitsplitsing hoort bij een indicator, maar hier staan er meer.",
            "Noem een indicator, of laat de uitsplitsing weg.",
        ));
    }
    let most = section.integer("aantal", findings);
    let most = most.and_then(|most| u8::try_from(most.value.clamp(2, 12)).ok());
    Some(MultiplesSpec {
        title,
        indicators,
        breakdown: breakdown.map(|text| text.value),
        most: most.unwrap_or(PANELS),
    })
}

fn read_money(section: &Section<'_>, findings: &mut Findings) -> Option<MoneySpec> {
    let mut text = |key: &'static str| section.required_text(key, findings).map(|text| text.value);
    let (title, budget, actual) = (text("titel"), text("begroot"), text("realisatie"));
    let (difference, breakdown) = (text("verschil"), text("uitsplitsing"));
    let mut optional = |key: &'static str| section.text(key, findings).map(|text| text.value);
    let (budget_heading, actual_heading) = (optional("kop_begroot"), optional("kop_realisatie"));
    let per = optional("per");
    let ahead = read_ahead(section, findings);
    Some(MoneySpec {
        title: title?,
        budget: budget?,
        actual: actual?,
        difference: difference?,
        per,
        breakdown: breakdown?,
        budget_heading,
        actual_heading,
        ahead,
    })
}

fn read_pace(section: &Section<'_>, findings: &mut Findings) -> Option<PaceSpec> {
    let mut text = |key: &'static str| section.required_text(key, findings).map(|text| text.value);
    let (realised, schedule, ahead) = (text("gerealiseerd"), text("schema"), text("verschil"));
    let half = section.integer("halfjaar", findings);
    if let Some(half) = half.as_ref().filter(|half| ![1, 2].contains(&half.value)) {
        findings.push(section.finding(
            Code::OngeldigeKeuze,
            half.span.clone(),
            "Een jaar heeft twee halfjaren.",
            "Kies 1 of 2.",
        ));
    }
    Some(PaceSpec {
        realised: realised?,
        schedule: schedule?,
        ahead: ahead?,
        half: if half.is_some_and(|half| half.value == 1) {
            1
        } else {
            2
        },
    })
}

pub(crate) fn read_agenda(section: &Section<'_>, findings: &mut Findings) -> Option<AgendaSpec> {
    let all = section.required_text("indicator", findings);
    let breakdown = section.required_text("uitsplitsing", findings);
    let states = values(section.texts("standen", findings));
    let ahead = read_ahead(section, findings);
    if states.is_empty() {
        findings.push(section.finding(
            Code::OntbrekendeSleutel,
            section.span(),
            "Deze agenda noemt geen standen.",
            "Voeg toe: standen = [\"acties-gereed\", \"acties-op-koers\"]",
        ));
    }
    Some(AgendaSpec {
        all: all?.value,
        states,
        breakdown: breakdown?.value,
        ahead,
    })
}

/// How many a list of the first ones shows, unless the report says otherwise.
const FIRST: u8 = 5;

/// A budget looks some years ahead, not a lifetime.
fn read_ahead(section: &Section<'_>, findings: &mut Findings) -> u8 {
    let years = section.integer("jaren_vooruit", findings);
    let years = years.and_then(|years| u8::try_from(years.value.clamp(0, 10)).ok());
    years.unwrap_or_default()
}

pub(super) fn values(texts: Vec<Spanned<String>>) -> Vec<String> {
    texts.into_iter().map(|text| text.value).collect()
}
