//! A list of gemeenten on the map of now: the same figures, with what became of the gemeenten of
//! then, and with whoever can't be restated named.

use std::collections::{BTreeMap, BTreeSet};

use ijkpunt_model::{About, Area, Figure, Sign};
use serde::Serialize;

use super::Frame;
use crate::material::Restated;
use crate::view::{Cell, Row, TableView};
use crate::writer::{Writer, period_words};
use crate::{Dutch, Material, ReportError, Site, words};

#[derive(Serialize)]
struct RestatedView {
    frame: Frame,
    lead: String,
    /// Gemeenten without a figure, by the reason.
    stopped: Vec<StoppedView>,
    table: TableView,
    csv: String,
}

#[derive(Serialize)]
struct StoppedView {
    reason: String,
    names: String,
}

/// A page of the site, for whoever links to it.
#[derive(Serialize)]
pub(super) struct LinkView {
    pub(super) heading: String,
    pub(super) file: String,
}

/// Where the page stands, where there is one.
pub(super) fn link(nl: &Dutch, material: &Material<'_>) -> Option<LinkView> {
    material.restated.map(|restated| LinkView {
        heading: nl.say("gemeenten-van", &[("jaar", &restated.year.to_string())]),
        file: file(restated),
    })
}

fn file(restated: &Restated) -> String {
    format!("indeling-{}.html", restated.year)
}

/// Writes the page, where the figures were put on another map.
pub fn write(writer: &Writer, material: &Material<'_>, site: &mut Site) -> Result<(), ReportError> {
    let Some(restated) = material.restated else {
        return Ok(());
    };
    let own = material.definition.table.indicators.iter();
    let abouts: Vec<&About> = own.filter_map(|id| material.abouts.get(id)).collect();
    let Some(main) = abouts.first() else {
        return Ok(());
    };
    let mut areas: Vec<&Area> = restated.areas.iter().collect();
    areas.sort_by(|a, b| a.name.cmp(&b.name));
    let (known, missing): (Vec<&Area>, Vec<&Area>) = areas
        .into_iter()
        .partition(|area| value(restated, main, area).is_some());
    let when = period_words(&writer.nl, main.reported);
    let table = table(writer, material, restated, &abouts, &known, &when);
    let csv = format!("gemeenten-{}.csv", restated.year);
    site.add(&csv, table.csv());
    let id = format!("gemeenten-{}", restated.year);
    let page = file(restated);
    site.sheets
        .push(table.sheet(&id, &page, "", Some(csv.clone())));
    let year = restated.year.to_string();
    let title = writer.nl.say("herrekend-titel", &[("jaar", &year)]);
    let view = RestatedView {
        frame: Frame::new(&writer.nl, material, &title, "alle gemeenten"),
        lead: lead(writer, restated, main, &known, &when),
        stopped: stopped(restated, main, &missing),
        table,
        csv,
    };
    site.add(page, writer.render("herrekend.html", &view)?);
    Ok(())
}

fn found<'r>(restated: &'r Restated, about: &About, area: &Area) -> Option<&'r Figure> {
    let code = area.code.as_str();
    restated.released.total(&about.id, code, about.reported?)
}

fn value(restated: &Restated, about: &About, area: &Area) -> Option<f64> {
    found(restated, about, area)?.waarde
}

/// What is said of a gemeente, each sentence once, on the indicators that are asked for.
fn remarks<'r>(restated: &'r Restated, abouts: &[&About], area: &Area) -> Vec<&'r str> {
    let mut said = BTreeSet::new();
    let notes = restated.notes.iter().filter(|note| {
        note.gemeente == area.code && abouts.iter().any(|about| about.id == note.indicator)
    });
    notes
        .map(|note| note.words.as_str())
        .filter(|words| said.insert(*words))
        .collect()
}

fn table(
    writer: &Writer,
    material: &Material<'_>,
    restated: &Restated,
    abouts: &[&About],
    known: &[&Area],
    when: &str,
) -> TableView {
    let nl = &writer.nl;
    let numbers = abouts.iter().map(|about| Cell::number(about.name.clone()));
    let rows = known.iter().map(|area| {
        let figures = abouts
            .iter()
            .map(|about| Cell::figure(nl, found(restated, about, area), about));
        let said = remarks(restated, abouts, area);
        let remark = match said.is_empty() {
            true => Cell::text(nl.say("herrekend-zelfde", &[])),
            false => Cell::text(said.join(" ")),
        };
        Row {
            header: area.name.clone(),
            cells: figures.chain([remark]).collect(),
        }
    });
    TableView {
        caption: nl.say(
            "herrekend-bijschrift",
            &[
                ("titel", &material.definition.table.caption),
                ("periode", &when),
                ("jaar", &restated.year.to_string()),
            ],
        ),
        corner: "Gemeente".into(),
        columns: numbers.chain([Cell::text("Opmerking")]).collect(),
        rows: rows.collect(),
    }
}

fn lead(writer: &Writer, restated: &Restated, main: &About, known: &[&Area], when: &str) -> String {
    let count = |number: usize| writer.nl.number(number as f64, 0);
    let changed = known
        .iter()
        .filter(|area| !remarks(restated, &[main], area).is_empty());
    let estimated = known.iter().filter(|area| {
        let figure = found(restated, main, area);
        figure.is_some_and(|figure| figure.teken == Some(Sign::Geschat))
    });
    let nl = &writer.nl;
    let mut text = nl.say(
        "herrekend-inleiding",
        &[
            ("aantal", &count(known.len())),
            ("alle", &count(restated.areas.len())),
            ("jaar", &restated.year.to_string()),
            ("periode", &when),
        ],
    );
    let (changed, estimated) = (changed.count(), estimated.count());
    if changed > 0 {
        let sentence = nl.say(
            "herrekend-veranderd",
            &[("aantal", &changed), ("aantal-tekst", &count(changed))],
        );
        words::append(&mut text, &sentence);
    }
    if estimated > 0 {
        let sentence = nl.say(
            "herrekend-geschat",
            &[("aantal", &estimated), ("aantal-tekst", &count(estimated))],
        );
        words::append(&mut text, &sentence);
    }
    text
}

/// Whoever has no figure on this map, by the reason, with the largest group first.
fn stopped(restated: &Restated, main: &About, missing: &[&Area]) -> Vec<StoppedView> {
    let mut reasons: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for area in missing {
        let mut notes = restated
            .notes
            .iter()
            .filter(|note| note.stops && note.gemeente == area.code && note.indicator == main.id);
        let reason = notes.next().map(|note| note.words.clone());
        let reason = reason.unwrap_or_else(|| {
            let sign = found(restated, main, area).and_then(|figure| figure.teken);
            sign.unwrap_or(Sign::NietGeleverd).explanation().to_owned()
        });
        reasons.entry(reason).or_default().push(area.name.clone());
    }
    let mut groups: Vec<(String, Vec<String>)> = reasons.into_iter().collect();
    groups.sort_by_key(|(reason, names)| (std::cmp::Reverse(names.len()), reason.clone()));
    groups
        .into_iter()
        .map(|(reason, names)| StoppedView {
            reason,
            names: words::listed(&names),
        })
        .collect()
}
