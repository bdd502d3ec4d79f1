//! From the answers of a rule to an outcome and findings.

use arrow::array::ArrayRef;
use ijkpunt_model::{
    Code, Finding, Findings, Place, RuleOutcome, SPOTS_KEPT, Severity, Spot, Table,
};

use super::keyed::at;
use super::view::{View, cell, hidden};
use super::{Answers, Broken, Note, Tally};
use crate::contract::{Body, Bound, Contract, Rule, bound_words, number};
use crate::expression::Expression;

/// How a rule came out, for the pages about quality.
pub(crate) fn outcome(contract: &Contract, rule: &Rule, tally: Tally) -> RuleOutcome {
    RuleOutcome {
        dataset: contract.dataset.name.clone(),
        rule: rule.name.clone(),
        words: rule.words.clone(),
        dimension: rule.body.dimension(),
        severity: rule.severity,
        holds: tally.holds,
        broken: tally.broken,
        undecided: tally.undecided,
    }
}

/// What a broken rule weighs, and what must be said of its threshold.
pub(crate) fn weigh(rule: &Rule, tally: Tally) -> (Severity, String) {
    let decided = tally.holds + tally.broken;
    let limit = match rule.threshold {
        Some(Bound::Number(limit)) => limit,
        Some(Bound::Share(part)) => part * decided as f64,
        None => return (rule.severity, String::new()),
    };
    let bound = rule.threshold.map(bound_words).unwrap_or_default();
    let share = 100.0 * tally.broken as f64 / (decided.max(1)) as f64;
    let found = format!(
        "{} van {} ({}%)",
        tally.broken,
        decided,
        number((share * 10.0).round() / 10.0)
    );
    match (tally.broken as f64) < limit && rule.severity > Severity::Info {
        true => (
            Severity::Info,
            format!(
                " Het gaat om {found}. Dat is minder dan de drempel van {bound}, dus dit is alleen \
                 ter informatie."
            ),
        ),
        false => (
            rule.severity,
            format!(" Het gaat om {found}; de drempel is {bound}."),
        ),
    }
}

/// One finding for each file in which the rule is broken.
pub(super) fn findings(
    rule: &Rule,
    contract: &Contract,
    table: &Table,
    answers: Answers,
    findings: &mut Findings,
) {
    let tally = answers.tally();
    let mut broken = answers.broken;
    if broken.is_empty() {
        return;
    }
    // What has no row comes last.
    broken.sort_by_key(|broken| (broken.row.is_none(), broken.row));
    let (severity, threshold) = weigh(rule, tally);
    let what = format!(
        "Niet voldaan aan regel '{}': {}{threshold}{}",
        rule.name,
        rule.words,
        undecided(tally)
    );
    let file = |broken: &Broken| broken.row.and_then(|row| table.origins.of(at(row)));
    let shown = shown(rule, contract, table);
    for part in broken.chunk_by(|one, other| file(one).map(|o| o.0) == file(other).map(|o| o.0)) {
        let delivery = part.first().and_then(file);
        let delivery = delivery.and_then(|(index, _)| table.deliveries.get(index));
        let mut place = Place::file(match delivery {
            Some(delivery) => delivery.file.clone(),
            None => files(table),
        });
        place.column = rule.body.column().map(str::to_owned);
        let mut finding = Finding::new(
            rule.body.code(),
            severity,
            place,
            what.clone(),
            remedy(rule),
        );
        finding.count = part.len() as u64;
        finding.rule = Some(rule.name.clone());
        finding.spots = part
            .iter()
            .filter_map(|broken| spot(broken, table, &shown))
            .take(SPOTS_KEPT)
            .collect();
        findings.push(finding);
    }
}

fn undecided(tally: Tally) -> String {
    match tally.undecided {
        0 => String::new(),
        1 => " Eén keer was het niet te zeggen, omdat er iets ontbreekt.".to_owned(),
        many => format!(" Nog {many} keer was het niet te zeggen, omdat er iets ontbreekt."),
    }
}

fn files(table: &Table) -> String {
    let names: Vec<&str> = table.deliveries.iter().map(|d| d.file.as_str()).collect();
    match names.is_empty() {
        true => table.dataset.clone(),
        false => names.join(", "),
    }
}

fn spot(broken: &Broken, table: &Table, shown: &[(String, ArrayRef)]) -> Option<Spot> {
    let row = at(broken.row?);
    let (delivery, number) = table.origins.of(row)?;
    let value = match &broken.note {
        Note::Words(words) => words.to_string(),
        Note::Row(other) => beside(table, delivery, at(*other)),
        Note::Nothing => values(shown, row),
    };
    Some(Spot {
        row: number.into(),
        cell: None,
        value,
    })
}

/// The row that a row clashes with.
fn beside(table: &Table, here: usize, other: usize) -> String {
    match table.origins.of(other) {
        Some((delivery, row)) if delivery == here => format!("zie rij {row}"),
        Some((delivery, row)) => {
            let file = table
                .deliveries
                .get(delivery)
                .map_or("", |d| d.file.as_str());
            format!("zie rij {row} van {file}")
        }
        None => String::new(),
    }
}

/// The columns whose values a finding shows: those that the rule compares, without keys.
fn shown(rule: &Rule, contract: &Contract, table: &Table) -> Vec<(String, ArrayRef)> {
    let named = |expressions: &[Option<&Expression>]| {
        let mut names: Vec<String> = Vec::new();
        for name in expressions.iter().flatten().flat_map(|e| e.own()) {
            if !names.iter().any(|known| known == name) {
                names.push(name.to_owned());
            }
        }
        names
    };
    let names = match &rule.body {
        Body::Order { first, then } => vec![first.clone(), then.clone()],
        Body::RequiredWith { with, .. } => vec![with.clone()],
        Body::Range { column, .. } => vec![column.clone()],
        Body::Condition { when, holds, .. } => named(&[when.as_ref(), Some(holds)]),
        Body::Refers { link, when, holds } => {
            let mut names = link.columns.clone();
            names.extend(named(&[when.as_ref(), holds.as_ref()]));
            names
        }
        _ => Vec::new(),
    };
    let view = View::new(table);
    names
        .into_iter()
        .filter(|name| !hidden(contract, name))
        .filter_map(|name| Some((name.clone(), view.column(&name)?)))
        .take(4)
        .collect()
}

fn values(shown: &[(String, ArrayRef)], row: usize) -> String {
    match shown {
        [(_, only)] => cell(only, row),
        several => {
            let cells: Vec<String> = several
                .iter()
                .map(|(name, column)| format!("{name} = {}", cell(column, row)))
                .collect();
            cells.join(", ")
        }
    }
}

/// What to do about it.
fn remedy(rule: &Rule) -> &'static str {
    match rule.body.code() {
        Code::NietUniek => {
            "Haal de dubbele rij weg, of verbeter de waarde waardoor zij dubbel lijkt."
        }
        Code::TijdvakkenOverlappen => "Verbeter de begin- of einddatum van een van beide rijen.",
        Code::TijdvakkenGat => "Controleer of er een rij tussen hoort, of verbeter de datums.",
        Code::ReeksOnvolledig => "Lever de ontbrekende rijen mee.",
        Code::VerwijzingOntbreekt => {
            "Controleer of de andere levering volledig is en of de nummers gelijk zijn geschreven."
        }
        Code::Sprong => {
            "Controleer of de levering volledig is. Klopt het verschil, leg dat dan vast in \
             uitzonderingen.toml."
        }
        _ => "Verbeter de waarde. Klopt zij toch, leg dat dan vast in uitzonderingen.toml.",
    }
}
