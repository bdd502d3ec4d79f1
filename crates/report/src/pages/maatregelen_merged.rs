//! What the parts of a gemeente of now answered, each beside the others.

use ijkpunt_assessment::{Answer, WholeAnswer};
use serde::Serialize;

use super::maatregelen::known;
use super::maatregelen_answers::Inquiry;
use crate::material::{AreaMap, OwnPlace};
use crate::view::{Cell, Row, TableView};
use crate::{Dutch, words};

/// A gemeente that is made of several, or that has another name now.
#[derive(Serialize)]
pub(super) struct MergedView {
    heading: String,
    text: String,
    table: Option<TableView>,
}

/// All gemeenten of a map that are made of several, or that have another name.
pub(super) fn merged(nl: &Dutch, inquiry: &Inquiry<'_>, map: &AreaMap) -> Vec<MergedView> {
    let changed = map.places.iter().filter(|place| {
        let alone = place.parts.as_slice();
        !matches!(alone, [part] if part.code == place.area.code)
    });
    changed.map(|place| view(nl, inquiry, place)).collect()
}

fn view(nl: &Dutch, inquiry: &Inquiry<'_>, place: &OwnPlace) -> MergedView {
    let heading = place.area.name.clone();
    if let [part] = place.parts.as_slice() {
        let text = match place.split.contains(&part.code) {
            true => nl.say("was-deel-van", &[("naam", &part.name)]),
            false => nl.say("heette-eerder", &[("naam", &part.name)]),
        };
        return MergedView {
            heading,
            text,
            table: None,
        };
    }
    let names: Vec<String> = place.parts.iter().map(|part| part.name.clone()).collect();
    let mut text = nl.say("ontstaan-uit", &[("delen", &words::listed(&names))]);
    for part in &place.parts {
        if place.split.contains(&part.code) {
            let sentence = nl.say("deel-hierheen", &[("naam", &part.name)]);
            words::append(&mut text, &sentence);
        }
        let silence = match inquiry.response_of(part) {
            Answer::NoResponse => "geen-reactie",
            Answer::NotAsked => "niet-gevraagd",
            _ => continue,
        };
        let sentence = nl.say("deel-zweeg", &[("stilte", &silence), ("naam", &part.name)]);
        words::append(&mut text, &sentence);
    }
    MergedView {
        heading,
        text,
        table: table(nl, inquiry, place),
    }
}

/// The measures that any part named, with what each part answered.
fn table(nl: &Dutch, inquiry: &Inquiry<'_>, place: &OwnPlace) -> Option<TableView> {
    let cell = |answer: WholeAnswer, statement: bool| {
        let (text, class) = known(nl, answer, statement);
        Cell {
            class,
            ..Cell::text(text)
        }
    };
    let named = inquiry.measures.iter().filter(|measure| {
        let answers = place.parts.iter().map(|part| inquiry.of(part, measure));
        let mut answers = answers;
        answers.any(|answer| matches!(answer, Answer::Running | Answer::Preparing))
    });
    let rows: Vec<Row> = named
        .map(|measure| {
            let parts = place.parts.iter().map(|part| {
                let own = WholeAnswer::All(inquiry.of(part, measure));
                cell(own, measure.statement)
            });
            let whole = cell(inquiry.whole(place, measure), measure.statement);
            Row {
                header: measure.name.clone(),
                cells: parts.chain([whole]).collect(),
            }
        })
        .collect();
    let columns = place.parts.iter().map(|part| part.name.clone());
    let now = nl.say("gemeente-nu", &[("naam", &place.area.name)]);
    (!rows.is_empty()).then(|| TableView {
        caption: nl.say("delen-antwoorden", &[("naam", &place.area.name)]),
        corner: "Maatregel".into(),
        columns: columns.chain([now]).map(Cell::text).collect(),
        rows,
    })
}
