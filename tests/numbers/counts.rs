//! Numbers that are no figures: rows and gemeenten that were counted, answers of an inquiry, cells of a
//! source, lines of an overview.

use std::collections::{BTreeMap, BTreeSet};

use super::derived::Measure;
use super::knowledge::{Fig, Knowledge};
use super::origin::{Origin, Scope, fits};
use super::places::Place;
use super::tokens::{Kind, Token, tokens};

/// What only some pages show: answers of an inquiry, a table of a source, an expectation, outcomes of rules.
pub fn special(token: &Token, place: &Place, knowledge: &Knowledge) -> Option<Origin> {
    let Kind::Number { value, .. } = token.kind else {
        return None;
    };
    let own: Vec<Token> = place.row.iter().flat_map(|cell| tokens(cell)).collect();
    let whole: Vec<f64> = own
        .iter()
        .filter_map(|token| match token.kind {
            Kind::Number {
                value,
                percent: false,
                ..
            } => Some(value),
            _ => None,
        })
        .collect();
    // A share of a row whose count and whole stand beside it.
    let pairs = whole
        .iter()
        .flat_map(|a| whole.iter().map(move |b| (*a, *b)))
        .filter(|(a, b)| a <= b && *b > 0.0);
    if pairs
        .into_iter()
        .any(|(a, b)| fits(token, a / b, Measure::Share))
    {
        return Some(Origin::Derived);
    }
    if place.page == "toegankelijkheid.html" && knowledge.audit.contains(&(value as u64)) {
        return Some(Origin::Written);
    }
    let apart = whole.iter().flat_map(|a| whole.iter().map(move |b| a - b));
    if place.page.starts_with("bron-") && apart.into_iter().any(|gap| gap == value) {
        return Some(Origin::Derived);
    }
    let shown = |numbers: &[f64]| {
        numbers.iter().any(|number| {
            fits(token, *number, Measure::Plain) || fits(token, *number, Measure::Difference)
        })
    };
    if place.page.starts_with("bron-") && shown(&knowledge.cells) {
        return Some(Origin::Source);
    }
    if place.section.contains("verwachting") {
        let scenario = scenario_of(&place.header);
        let told = expected(place, scenario, knowledge);
        if shown(&told) || (scenario.is_none() && shown(&knowledge.cells)) {
            return Some(Origin::Derived);
        }
    }
    if matches!(
        place.path.last().map(String::as_str),
        Some("p.dekking" | "p.kern" | "p.meer")
    ) {
        let all = tokens(&place.text);
        let sum: f64 = all
            .iter()
            .map(|token| match token.kind {
                Kind::Number { value, .. } => value,
                _ => 0.0,
            })
            .sum();
        let listed = place
            .rows
            .iter()
            .any(|rows| knowledge.lines.contains(&(sum as u64 + *rows as u64)));
        if knowledge.lines.contains(&(sum as u64)) || listed {
            return Some(Origin::Count);
        }
    }
    let unchecked = place.page == "datakwaliteit.html" && knowledge.quality.is_none();
    unchecked.then_some(Origin::Tallied)
}

/// Which part of the expected national number a row supposes, such as 0,75 for "25% lager".
fn scenario_of(header: &str) -> Option<f64> {
    let part = super::origin::numbers_of(header)
        .first()
        .map(|part| part / 100.0);
    match header {
        "zoals verwacht" => Some(1.0),
        "twee keer zo hoog" => Some(2.0),
        _ if header.ends_with("lager") => part.map(|part| 1.0 - part),
        _ if header.ends_with("hoger") => part.map(|part| 1.0 + part),
        _ => None,
    }
}

/// What the formula of the law gives for the row and the column of a place.
fn expected(place: &Place, scenario: Option<f64>, knowledge: &Knowledge) -> Vec<f64> {
    let columns: Vec<&str> = [
        "landelijk",
        "formule",
        "afgerond",
        "naar boven",
        "inburgeraars",
    ]
    .into_iter()
    .filter(|name| place.column.starts_with(name))
    .collect();
    let of_row = knowledge
        .forecast
        .iter()
        .filter(|one| scenario.is_none_or(|scenario| (one.scenario - scenario).abs() < 1e-9));
    let of_column = of_row.filter(|one| columns.is_empty() || columns.contains(&one.column));
    of_column.map(|one| one.value).collect()
}

/// Whether so many rows, gemeenten or years are there at a place.
pub fn is_count(
    count: u64,
    token: &Token,
    place: &Place,
    (knowledge, scope): (&Knowledge, &Scope<'_>),
) -> bool {
    let others = others(scope, knowledge);
    let compares = token.after.starts_with("andere")
        || place.column.contains("andere")
        || place.text.contains("te weinig gemeenten");
    if compares && !scope.all.is_empty() {
        let silent = token.after.contains("geen cijfer");
        let apart = token.after.contains("te onderscheiden") && token.before.starts_with("van ");
        return others.iter().any(|(with, without)| match (silent, apart) {
            (true, _) => count == *without,
            (false, true) => count <= *with,
            (false, false) => count == *with,
        });
    }
    let gemeenten = knowledge.gemeenten as u64;
    let rows = place.rows.iter().any(|rows| *rows as u64 == count);
    let mut years: BTreeMap<(&str, &str), u64> = BTreeMap::new();
    let known = |fig: &&&Fig| fig.value.is_some() && fig.class.0 == "totaal";
    for fig in scope.own.iter().filter(known) {
        *years.entry((&fig.indicator, &fig.area)).or_default() += 1;
    }
    let apart = count < gemeenten && counts_others(place, count);
    let with = others
        .iter()
        .any(|(with, without)| [*with, *with + 1, *without].contains(&count));
    apart
        || years.values().any(|with| *with == count)
        || rows
        || with
        || count == gemeenten
        || knowledge.counts.contains(&count)
}

/// How many other gemeenten have a figure and how many have not, of all or of those of the same size, for
/// each indicator and period.
fn others(scope: &Scope<'_>, knowledge: &Knowledge) -> BTreeSet<(u64, u64)> {
    let one = scope.one.as_deref();
    let size = one.and_then(|one| knowledge.sizes_of.get(one));
    let mut groups: BTreeMap<(&str, &str), (u64, u64)> = BTreeMap::new();
    let totals = scope
        .all
        .iter()
        .filter(|fig| fig.class.0 == "totaal" && fig.area.starts_with("GM"));
    for fig in totals.filter(|fig| Some(fig.area.as_str()) != one) {
        let deviates = (fig.indicator.clone(), fig.area.clone());
        if knowledge.deviating.contains(&deviates) {
            continue;
        }
        if scope.alike && knowledge.sizes_of.get(&fig.area) != size {
            continue;
        }
        let group = groups.entry((&fig.indicator, &fig.period)).or_default();
        match fig.value {
            Some(_) => group.0 += 1,
            None => group.1 += 1,
        }
    }
    let mut found: BTreeSet<(u64, u64)> = groups.into_values().collect();
    // Nobody else may be of this size.
    if scope.alike {
        found.insert((0, 0));
    }
    found
}

/// Whether the text counts other gemeenten with this number.
fn counts_others(place: &Place, count: u64) -> bool {
    let text = place.text.to_lowercase();
    text.contains(&format!("van {count} andere"))
        || text.contains(&format!("en {count} niet"))
        || text.contains(&format!("van {count} van de"))
}
