//! Derived indicators: their own keys, and what their parts must have in common.

use std::collections::{BTreeMap, BTreeSet};

use ijkpunt_model::{Code, Finding, Findings, Place, Policy, Severity, TextSpot};
use ijkpunt_spans::Section;

use super::Read;
use crate::periods::periods;
use crate::{Derived, Indicator, Operation, Origin, Request, Sort};

/// The names of other indicators in a definition, and where they stand.
pub(crate) type Names = Vec<(String, TextSpot)>;

/// Reads `[afgeleid]`: what is done, and the names of the parts.
pub(super) fn read_derived(
    section: &Section<'_>,
    findings: &mut Findings,
) -> Option<(Derived, Names)> {
    let operation = section.required("bewerking", findings, |s, key, f| {
        s.choice(key, &Operation::WORDS, f)
    });
    let names: Names = section
        .texts("delen", findings)
        .into_iter()
        .map(|name| (name.value, section.spot(name.span)))
        .collect();
    let per = section.number("per", findings);
    let rounding = super::calculation::rounding(section, findings);
    let enclosing = section.flag("omvattend", findings).is_some_and(|f| f.value);
    let chance = section.flag("toeval", findings).is_some_and(|f| f.value);
    section.report_unknown(findings);
    let operation = Operation::ALL.get(operation?.value).copied()?;
    let (least, most) = operation.takes();
    if names.len() < least || names.len() > most {
        let asked = match least == most {
            true => least.to_string(),
            false => format!("{least} tot {most}"),
        };
        findings.push(section.finding(
            Code::OngeldigeKeuze,
            section.span(),
            format!(
                "Deze bewerking heeft {asked} delen nodig, en er staan er {}.",
                names.len()
            ),
            "Noem de id's van de indicatoren bij: delen =",
        ));
        return None;
    }
    let derived = Derived {
        operation,
        parts: Vec::new(),
        per: per.map_or(1.0, |per| per.value),
        rounding,
        enclosing,
        chance,
    };
    Some((derived, names))
}

/// Puts the parts into derived indicators, those first on which others rest. What names an unknown
/// indicator, or itself by way of others, is left out with a finding.
pub(crate) fn resolve(
    mut pending: BTreeMap<String, Read>,
    findings: &mut Findings,
) -> BTreeMap<String, Indicator> {
    let known: BTreeSet<String> = pending.keys().cloned().collect();
    let mut ready: BTreeMap<String, Indicator> = BTreeMap::new();
    let mut refused: BTreeSet<String> = BTreeSet::new();
    loop {
        let next = pending.iter().find(|(_, read)| {
            let settled = |name: &String| {
                ready.contains_key(name) || refused.contains(name) || !known.contains(name)
            };
            read.parts.iter().all(|(name, _)| settled(name))
        });
        let Some(id) = next.map(|(id, _)| id.clone()) else {
            break;
        };
        let Some(read) = pending.remove(&id) else {
            break;
        };
        match complete(read, &ready, &known, findings) {
            Some(indicator) => {
                ready.insert(id, indicator);
            }
            None => {
                refused.insert(id);
            }
        }
    }
    for (id, read) in &pending {
        if let Some(finding) = circle(id, read, &pending) {
            findings.push(finding);
        }
    }
    ready
}

/// The indicator with its parts; none where one lacks or does not fit.
fn complete(
    read: Read,
    ready: &BTreeMap<String, Indicator>,
    known: &BTreeSet<String>,
    findings: &mut Findings,
) -> Option<Indicator> {
    let Read {
        mut indicator,
        parts,
        checked,
        derived_at,
        ..
    } = read;
    let before = findings.len();
    let strangers = parts.iter().chain(&checked);
    for (name, at) in strangers.filter(|(name, _)| !known.contains(name)) {
        findings.push(
            blocking(
                &indicator,
                Code::OnbekendeIndicator,
                format!("De indicator '{name}' bestaat niet, of heeft zelf een fout."),
                nearest(name, known),
            )
            .at(at.clone()),
        );
    }
    let found: Option<Vec<Indicator>> = parts
        .iter()
        .map(|(name, _)| ready.get(name).cloned())
        .collect();
    if findings.len() > before {
        return None;
    }
    let Origin::Derived(derived) = &mut indicator.origin else {
        return Some(indicator);
    };
    // A part that was refused has its own finding.
    derived.parts = found?;
    let derived = derived.clone();
    inherit(&mut indicator, &derived);
    let at = derived_at?;
    for (what, remedy) in misfits(&indicator, &derived) {
        findings.push(blocking(&indicator, Code::OngeldigeKeuze, what, remedy).at(at.clone()));
    }
    (findings.len() == before).then_some(indicator)
}

/// What a derived indicator has of its parts: its kind, the breakdowns that all have, and the
/// breaks of all.
fn inherit(indicator: &mut Indicator, derived: &Derived) {
    let Some(first) = derived.parts.first() else {
        return;
    };
    indicator.sort = derived.operation.sort(first.sort);
    indicator.breakdowns = first
        .breakdowns
        .iter()
        // A spread over classes has no classes itself.
        .filter(|_| !derived.operation.is_spread())
        .filter(|own| {
            derived
                .parts
                .iter()
                .all(|part| part.breakdowns.contains(own))
        })
        .cloned()
        .collect();
    let inherited = derived.parts.iter().flat_map(|part| part.breaks.clone());
    indicator.breaks.extend(inherited);
    indicator
        .breaks
        .sort_by_key(|change| change.since.first_day());
    indicator.breaks.dedup();
}

/// Why the parts can't be put together.
fn misfits(indicator: &Indicator, derived: &Derived) -> Vec<(String, String)> {
    let mut misfits = Vec::new();
    let mut add = |what: String, remedy: &str| misfits.push((what, remedy.to_owned()));
    let parts = &derived.parts;
    let request = Request {
        year: 2019,
        peildatum: chrono::NaiveDate::from_ymd_opt(2019, 5, 5),
        areas: &[],
    };
    if periods(indicator, &request).is_empty() {
        add(
            "De delen hebben geen periode gemeen, dus er komt geen enkel cijfer.".to_owned(),
            "Geef de delen dezelfde 'perioden', en zet een stand niet naast een stroom.",
        );
    }
    if derived.operation.is_spread() && derived.shared_breakdown().is_none() {
        add(
            "De delen hebben geen uitsplitsing gemeen waarover zij verspreid kunnen zijn."
                .to_owned(),
            "Geef beide delen dezelfde [[uitsplitsing]], zoals naar wijk.",
        );
    }
    let is_count =
        |sort: Sort| matches!(sort, Sort::Stand | Sort::Stroom | Sort::Ooit | Sort::Saldo);
    let counts = matches!(derived.operation, Operation::Sum | Operation::Paced)
        || derived.operation.is_spread();
    for part in parts.iter().filter(|part| counts && !is_count(part.sort)) {
        add(
            format!("'{}' is geen aantal en kan niet worden opgeteld.", part.id),
            "Neem alleen aantallen: een stand, stroom, ooit of saldo.",
        );
    }
    if derived.chance
        && (derived.operation != Operation::Ratio
            || derived.rounding.is_some()
            || !parts
                .iter()
                .all(|part| is_count(part.sort) && part.sort != Sort::Saldo))
    {
        add(
            "'toeval' hoort bij een verhouding van twee aantallen, zonder afronding.".to_owned(),
            "Haal 'toeval' weg, of kies delen die een stand, stroom of ooit zijn.",
        );
    }
    let unlike = !matches!(derived.operation, Operation::Ratio | Operation::Share);
    if unlike
        && parts
            .iter()
            .any(|part| parts.first().is_some_and(|f| f.unit != part.unit))
    {
        add(
            "De delen hebben niet dezelfde eenheid.".to_owned(),
            "Kies delen met dezelfde eenheid, of bewerking = \"verhouding\".",
        );
    }
    if (derived.operation == Operation::Share || derived.operation.is_spread())
        && let [part, whole] = parts.as_slice()
        && !is_subset(part, whole)
    {
        add(
            format!(
                "Het is niet zeker dat '{}' een deel is van '{}'.",
                part.id, whole.id
            ),
            "Neem voor het deel dezelfde dataset, tijd en voorwaarde, met AND aangevuld. Of kies bewerking = \"verhouding\".",
        );
    }
    let secret = parts
        .iter()
        .find(|part| matches!(part.policy, Policy::Threshold { .. }));
    if let (Some(part), Policy::Public { .. }) = (secret, &indicator.policy) {
        add(
            format!(
                "'{}' heeft een drempel, maar wat eruit volgt is openbaar.",
                part.id
            ),
            "Geef ook dit cijfer beleid = \"drempel\", anders is het geheim eruit af te leiden.",
        );
    }
    misfits
}

/// Whether each row that one counts is also counted by the other, as far as the conditions say.
fn is_subset(part: &Indicator, whole: &Indicator) -> bool {
    let (Some(part), Some(whole)) = (part.calculation(), whole.calculation()) else {
        return false;
    };
    let within = match (&part.population, &whole.population) {
        (_, None) => true,
        (Some(own), Some(wider)) => own.implies(wider),
        (None, Some(_)) => false,
    };
    let linked = whole.link.is_none() || part.link == whole.link;
    part.dataset == whole.dataset
        && part.measure == whole.measure
        && part.time == whole.time
        && part.moment == whole.moment
        && within
        && linked
}

/// The circle in which a definition stands, told at the name that leads round.
fn circle(id: &str, read: &Read, pending: &BTreeMap<String, Read>) -> Option<Finding> {
    let (name, at) = read
        .parts
        .iter()
        .find(|(name, _)| leads_to(name, id, pending))?;
    let finding = blocking(
        &read.indicator,
        Code::Kringverwijzing,
        format!("'{id}' wordt berekend uit '{name}', en dat weer uit '{id}'."),
        "Haal een van de twee uit de delen van de ander.".to_owned(),
    );
    Some(finding.at(at.clone()))
}

fn leads_to(from: &str, to: &str, pending: &BTreeMap<String, Read>) -> bool {
    let mut seen = BTreeSet::new();
    let mut ahead = vec![from];
    while let Some(id) = ahead.pop() {
        if id == to {
            return true;
        }
        if seen.insert(id)
            && let Some(read) = pending.get(id)
        {
            ahead.extend(read.parts.iter().map(|(name, _)| name.as_str()));
        }
    }
    false
}

fn blocking(indicator: &Indicator, code: Code, what: String, remedy: String) -> Finding {
    let place = Place::file(&indicator.file);
    Finding::new(code, Severity::Blokkeert, place, what, remedy)
}

fn nearest(name: &str, known: &BTreeSet<String>) -> String {
    let mut near: Vec<(usize, &String)> = known
        .iter()
        .map(|known| (strsim::damerau_levenshtein(name, known), known))
        .collect();
    near.sort_unstable();
    let near: Vec<&str> = near.iter().take(3).map(|(_, name)| name.as_str()).collect();
    format!("Verbeter de naam. Het dichtst bij: {}.", near.join(", "))
}
