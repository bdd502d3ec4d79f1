//! The tables of an inquiry: measures with their counts, gemeenten with their answers, and groups.

use ijkpunt_assessment::{Response, Tally};
use serde::Serialize;

use super::maatregelen::{known, responded, running};
use super::maatregelen_answers::Inquiry;
use crate::Dutch;
use crate::material::{AreaMap, Grouping, OwnPlace};
use crate::view::{Cell, Row, TableView};
use crate::words;

/// The matrix as a page shows it: a row a gemeente, a column a measure.
#[derive(Serialize)]
pub(super) struct MatrixView {
    caption: String,
    measures: Vec<String>,
    rows: Vec<MatrixRow>,
    /// The same in sentences, for whoever reads no table.
    list: Vec<ListRow>,
    /// How many columns a row without answers spans.
    span: String,
    /// Whether parts of gemeenten answered apart, so that the legend needs a word for it.
    parts: bool,
}

#[derive(Serialize)]
struct MatrixRow {
    name: String,
    /// The parts that a gemeente is made of, where there is more than one.
    parts: Option<String>,
    /// Why there are no answers.
    silent: Option<String>,
    cells: Vec<MatrixCell>,
}

#[derive(Serialize)]
struct MatrixCell {
    text: String,
    class: &'static str,
}

#[derive(Serialize)]
struct ListRow {
    name: String,
    text: String,
}

/// The names of the parts, where there is more than one.
fn parts_of(nl: &Dutch, place: &OwnPlace) -> Option<String> {
    let names = place
        .parts
        .iter()
        .map(|part| match place.split.contains(&part.code) {
            true => nl.say("deel-van", &[("naam", &part.name)]),
            false => part.name.clone(),
        });
    let names: Vec<String> = names.collect();
    (names.len() > 1).then(|| words::listed(&names))
}

fn silence(nl: &Dutch, response: Response) -> Option<String> {
    let silence = match response {
        Response::None => "geen-reactie",
        Response::NotAsked => "niet-gevraagd",
        Response::All | Response::Some => return None,
    };
    Some(nl.say("antwoord", &[("antwoord", &silence)]))
}

/// The matrix of a map, for its page.
pub(super) fn matrix(
    nl: &Dutch,
    inquiry: &Inquiry<'_>,
    map: &AreaMap,
    caption: &str,
) -> MatrixView {
    let cells = |place: &OwnPlace| {
        let cells = inquiry.measures.iter().map(|measure| {
            let (text, class) = known(nl, inquiry.whole(place, measure), measure.statement);
            MatrixCell { text, class }
        });
        cells.collect()
    };
    let rows = map.places.iter().map(|place| MatrixRow {
        name: place.area.name.clone(),
        parts: parts_of(nl, place),
        silent: silence(nl, inquiry.response(place)),
        cells: cells(place),
    });
    MatrixView {
        caption: caption.to_owned(),
        measures: inquiry
            .measures
            .iter()
            .map(|measure| measure.name.clone())
            .collect(),
        rows: rows.collect(),
        list: map
            .places
            .iter()
            .map(|place| list_row(nl, inquiry, place))
            .collect(),
        span: inquiry.measures.len().to_string(),
        parts: map.places.iter().any(|place| place.parts.len() > 1),
    }
}

/// The answers of a gemeente in sentences: each kind of answer with the measures that have it.
fn list_row(nl: &Dutch, inquiry: &Inquiry<'_>, place: &OwnPlace) -> ListRow {
    let name = match parts_of(nl, place) {
        Some(parts) => format!("{} ({parts})", place.area.name),
        None => place.area.name.clone(),
    };
    if let Some(silent) = silence(nl, inquiry.response(place)) {
        let text = format!("{}.", words::sentence(&silent));
        return ListRow { name, text };
    }
    let mut kinds: Vec<(String, Vec<String>)> = Vec::new();
    for measure in &inquiry.measures {
        let (text, class) = known(nl, inquiry.whole(place, measure), measure.statement);
        if class == "niet" {
            continue;
        }
        let text = match measure.statement {
            true => nl.say("antwoord-zegt", &[]),
            false => text,
        };
        let low = words::lower(&measure.name);
        match kinds.iter_mut().find(|(kind, _)| *kind == text) {
            Some((_, names)) => names.push(low),
            None => kinds.push((text, vec![low])),
        }
    }
    let sentences: Vec<String> = kinds
        .into_iter()
        .map(|(kind, names)| format!("{}: {}.", words::sentence(&kind), words::listed(&names)))
        .collect();
    let text = match sentences.is_empty() {
        true => nl.say("antwoord-geen", &[]),
        false => sentences.join(" "),
    };
    ListRow { name, text }
}

/// The matrix of a map, for the downloads: every cell in words.
pub(super) fn matrix_table(
    nl: &Dutch,
    inquiry: &Inquiry<'_>,
    map: &AreaMap,
    caption: &str,
) -> TableView {
    let fixed = ["Code", "Provincie", "Delen", "Reactie"].map(Cell::text);
    let names = inquiry
        .measures
        .iter()
        .map(|measure| Cell::text(measure.name.clone()));
    let rows = map.places.iter().map(|place| {
        let reaction = match inquiry.response(place) {
            Response::All => "ja",
            Response::Some => "van een deel",
            Response::None => "geen reactie",
            Response::NotAsked => "niet gevraagd",
        };
        let own = [
            place.area.code.to_string(),
            place.area.province.clone(),
            parts_of(nl, place).unwrap_or_else(|| nl.say("niet-samengevoegd", &[])),
            reaction.to_owned(),
        ];
        let answers = inquiry.measures.iter().map(|measure| {
            let (text, class) = known(nl, inquiry.whole(place, measure), measure.statement);
            Cell {
                class,
                ..Cell::text(text)
            }
        });
        Row {
            header: place.area.name.clone(),
            cells: own.into_iter().map(Cell::text).chain(answers).collect(),
        }
    });
    TableView {
        caption: caption.to_owned(),
        corner: "Gemeente".into(),
        columns: fixed.into_iter().chain(names).collect(),
        rows: rows.collect(),
    }
}

/// A column of the table of measures: its heading, its count, and whether it is always there.
type Column = (&'static str, fn(&Tally) -> usize, bool);

const COLUMNS: [Column; 8] = [
    ("Loopt", |tally| tally.running, true),
    ("Loopt in een deel", |tally| tally.partly_running, false),
    ("In voorbereiding", |tally| tally.preparing, true),
    (
        "In voorbereiding in een deel",
        |tally| tally.partly_preparing,
        false,
    ),
    ("Niet genoemd", |tally| tally.not_named, true),
    ("Onbekend", |tally| tally.unknown, false),
    ("Geen reactie", |tally| tally.no_response, true),
    ("Niet gevraagd", |tally| tally.not_asked, false),
];

/// Measures with how many gemeenten stand where. A row adds up to all gemeenten. The share stands
/// there only where each of them is exact.
pub(super) fn measure_table(
    nl: &Dutch,
    inquiry: &Inquiry<'_>,
    map: &AreaMap,
    caption: &str,
) -> TableView {
    let tallies: Vec<(&str, Tally)> = inquiry
        .measures
        .iter()
        .map(|measure| (measure.name.as_str(), inquiry.tally(map, measure, None)))
        .collect();
    let columns: Vec<Column> = COLUMNS
        .into_iter()
        .filter(|(_, count, always)| *always || tallies.iter().any(|(_, tally)| count(tally) > 0))
        .collect();
    let shares = tallies.iter().all(|(_, tally)| tally.share().is_some());
    let heading = "Loopt, van wie reageerde";
    let share = shares.then(|| Cell::number(heading));
    let rows = tallies.iter().map(|(name, tally)| {
        let counts = columns
            .iter()
            .map(|(_, count, _)| Cell::amount(nl, count(tally) as f64, 0));
        let mut cells: Vec<Cell> = counts.collect();
        let share = tally.share().filter(|_| shares);
        let over = nl.number(tally.answered() as f64, 0);
        let over = nl.say("genomen-over", &[("aantal", &over)]);
        let share = share.map(|share| Cell::share(nl, share, 0).with_remark(&over));
        cells.splice(1..1, share);
        Row {
            header: (*name).to_owned(),
            cells,
        }
    });
    let mut headings: Vec<Cell> = columns
        .iter()
        .map(|(name, ..)| Cell::number(*name))
        .collect();
    headings.splice(1..1, share);
    TableView {
        caption: nl.say("maatregelen-aantallen", &[("bijschrift", &caption)]),
        corner: "Maatregel".into(),
        rows: rows.collect(),
        columns: headings,
    }
}

/// Measures with the groups in which they run, and how many of each group answered.
pub(super) fn group_table(
    nl: &Dutch,
    inquiry: &Inquiry<'_>,
    map: &AreaMap,
    grouping: &Grouping,
    caption: &str,
) -> TableView {
    let groups = grouping.groups.iter().map(|(_, members)| members);
    let answered = Row {
        header: "Reageerde".to_owned(),
        cells: groups
            .clone()
            .map(|members| {
                let responses = inquiry.responses(map, Some(members));
                let text = responded(nl, &responses);
                Cell {
                    text,
                    ..Cell::amount(nl, responses.all as f64, 0)
                        .with_remark(&format!("van {}", responses.group()))
                }
            })
            .collect(),
    };
    let rows = inquiry.measures.iter().map(|measure| Row {
        header: measure.name.clone(),
        cells: groups
            .clone()
            .map(|members| {
                let tally = inquiry.tally(map, measure, Some(members));
                let (text, note) = running(nl, &tally);
                Cell {
                    text,
                    class: match tally.running + tally.partly_running {
                        0 => "getal stil",
                        _ => "getal",
                    },
                    ..Cell::amount(nl, tally.running as f64, 0).with_remark(&note)
                }
            })
            .collect(),
    });
    TableView {
        caption: nl.say("maatregelen-aantallen", &[("bijschrift", &caption)]),
        corner: "Maatregel".into(),
        columns: grouping
            .groups
            .iter()
            .map(|(name, _)| Cell::number(words::sentence(name)))
            .collect(),
        rows: std::iter::once(answered).chain(rows).collect(),
    }
}
