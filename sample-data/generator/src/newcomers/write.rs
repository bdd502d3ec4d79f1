//! Tables of the exports about newcomers, in the words of the contracts. A workspace may rename
//! columns and chooses the dialect.

use crate::newcomers::benefits::Spell;
use crate::newcomers::duty::Duty;
use crate::newcomers::guidance::Guidance;
use crate::newcomers::households::Household;
use crate::newcomers::plans::Plan;
use crate::table::{Cell, Table};

/// Dossiers of TVS, by number.
pub fn huisvesting(households: &[Household]) -> Table {
    let mut sorted: Vec<&Household> = households.iter().collect();
    sorted.sort_by(|one, other| one.dossier.cmp(&other.dossier));
    let rows = sorted.into_iter().map(|household| {
        vec![
            household.dossier.as_str().into(),
            household.members.len().into(),
            household.soort.into(),
            household.azc.into(),
            household.permit.into(),
            household.linked.into(),
            household.offered.into(),
            household.housed.into(),
            household.home.into(),
            household.wijk().into(),
        ]
    });
    Table {
        header: vec![
            "Dossier",
            "Personen",
            "Soort",
            "Herkomst AZC",
            "Datum vergunning",
            "Datum koppeling",
            "Datum aanbod",
            "Datum huisvesting",
            "Woningsoort",
            "Wijk",
        ],
        rows: rows.collect(),
    }
}

/// Spells of uitkeringen, by clientnummer and begin.
pub fn uitkeringen(spells: &[Spell<'_>]) -> Table {
    let mut sorted: Vec<&Spell<'_>> = spells.iter().collect();
    sorted.sort_by_key(|spell| (spell.person.number, spell.begin));
    let rows = sorted.into_iter().map(|spell| {
        vec![
            number(spell.person.number),
            spell.regeling.into(),
            spell.doelgroep.into(),
            spell.begin.into(),
            spell.end.into(),
            spell.reason.into(),
            spell.person.leefvorm.into(),
            spell.person.sex.into(),
            Cell::Whole(spell.person.born.into()),
            spell.person.wijk.into(),
        ]
    });
    Table {
        header: vec![
            "Clientnummer",
            "Regeling",
            "Doelgroep",
            "Ingangsdatum",
            "Einddatum",
            "Reden einde",
            "Leefvorm",
            "Geslacht",
            "Geboortejaar",
            "Wijk",
        ],
        rows: rows.collect(),
    }
}

/// Inburgeringsplichtigen, by clientnummer.
pub fn inburgering(duties: &[Duty]) -> Table {
    let mut sorted: Vec<&Duty> = duties.iter().collect();
    sorted.sort_by_key(|duty| duty.number);
    Table {
        header: vec![
            "Clientnummer",
            "Wet",
            "Doelgroep",
            "Ingangsdatum plicht",
            "Datum brede intake",
            "Datum leerbaarheidstoets",
            "Uitslag leerbaarheid",
            "Dagtekening PIP",
            "Leerroute",
            "Datum start leerroute",
            "Datum wijziging leerroute",
            "Datum afschaling",
            "Datum eindgesprek MAP",
            "Datum ondertekening PVT",
            "Datum KNM",
            "Niveau lezen",
            "Niveau luisteren",
            "Niveau schrijven",
            "Niveau spreken",
            "Datum voldaan",
            "Termijn einde",
            "Verwijtbaar",
            "Aanbieder",
            "Uren taal",
            "Uren participatie",
            "Ontheffing",
        ],
        rows: sorted.into_iter().map(duty).collect(),
    }
}

fn duty(duty: &Duty) -> Vec<Cell> {
    vec![
        number(duty.number),
        duty.wet.into(),
        duty.doelgroep.into(),
        duty.begin.into(),
        duty.intake.into(),
        duty.test.into(),
        duty.outcome.into(),
        duty.pip.into(),
        duty.route.into(),
        duty.start.into(),
        duty.switched.into(),
        duty.lowered.into(),
        duty.map.into(),
        duty.pvt.into(),
        duty.passed("KNM").into(),
        duty.level("LE").into(),
        duty.level("LU").into(),
        duty.level("SC").into(),
        duty.level("SP").into(),
        duty.met.into(),
        duty.term_end.into(),
        duty.verwijtbaar.into(),
        duty.aanbieder.into(),
        duty.hours.into(),
        duty.participation.into(),
        duty.ontheffing.into(),
    ]
}

/// Attempts at exams, by clientnummer, part and date.
pub fn examens(duties: &[Duty]) -> Table {
    let mut attempts: Vec<_> = duties.iter().flat_map(|duty| &duty.attempts).collect();
    attempts.sort_by_key(|attempt| (attempt.number, attempt.part, attempt.date));
    let rows = attempts.into_iter().map(|attempt| {
        vec![
            number(attempt.number),
            attempt.part.into(),
            attempt.level.into(),
            attempt.date.into(),
            attempt.result.into(),
            attempt.reason.into(),
            attempt.aanbieder.into(),
        ]
    });
    Table {
        header: vec![
            "Clientnummer",
            "Onderdeel",
            "Niveau",
            "Examendatum",
            "Resultaat",
            "Reden geen resultaat",
            "Aanbieder",
        ],
        rows: rows.collect(),
    }
}

/// Begeleiding, by start and clientnummer.
pub fn begeleiding(guidance: &[Guidance<'_>]) -> Table {
    let mut sorted: Vec<&Guidance<'_>> = guidance.iter().collect();
    sorted.sort_by_key(|one| (one.start, one.person.number));
    let rows = sorted.into_iter().map(|one| {
        vec![
            number(one.person.number),
            one.start.into(),
            one.end.into(),
            yes_no(one.person.is_inburgeringsplichtig()),
            yes_no(!one.person.came_as_adult()),
            one.uitvoerder.into(),
            one.signed.into(),
            one.ontzorgd.into(),
        ]
    });
    Table {
        header: vec![
            "Clientnummer",
            "Startdatum",
            "Einddatum",
            "Inburgeringsplichtig",
            "Kind",
            "Uitvoerder",
            "Datum participatieverklaring",
            "Ontzorgen tot",
        ],
        rows: rows.collect(),
    }
}

/// Plans, by clientnummer.
pub fn trajecten(plans: &[Plan]) -> Table {
    let mut sorted: Vec<&Plan> = plans.iter().collect();
    sorted.sort_by_key(|plan| plan.number);
    let rows = sorted.into_iter().map(|plan| {
        vec![
            number(plan.number),
            plan.intake.into(),
            plan.assessment.into(),
            plan.route.into(),
            plan.distance.into(),
            plan.start.into(),
            plan.end.into(),
            plan.outcome.into(),
            plan.dual.into(),
        ]
    });
    Table {
        header: vec![
            "Clientnummer",
            "Datum intake",
            "Datum assessment",
            "Ontwikkelroute",
            "Afstand",
            "Startdatum",
            "Einddatum",
            "Uitkomst",
            "Duaal",
        ],
        rows: rows.collect(),
    }
}

/// A number that names someone is text, also in a workbook.
fn number(number: u32) -> Cell {
    number.to_string().into()
}

fn yes_no(value: bool) -> Cell {
    if value { "J" } else { "N" }.into()
}
