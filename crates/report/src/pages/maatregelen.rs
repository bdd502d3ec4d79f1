//! Who does what: gemeenten beside the measures that they named in an inquiry, on the map of then
//! and, where that is another, on the map of now.

use ijkpunt_assessment::{Response, Responses, Tally, WholeAnswer};
use serde::Serialize;

use super::Frame;
use super::maatregelen_answers::Inquiry;
use super::maatregelen_merged::{MergedView, merged};
use super::maatregelen_tables::{MatrixView, group_table, matrix, matrix_table, measure_table};
use crate::material::AreaMap;
use crate::view::{ChartView, TableView};
use crate::writer::Writer;
use crate::{Dutch, Material, ReportError, Site, words};

/// A page: the inquiry on one map.
#[derive(Serialize)]
struct PageView {
    frame: Frame,
    place: String,
    /// Where the overview stands; absent on it.
    overview: Option<&'static str>,
    lead: String,
    census: Vec<String>,
    /// Gemeenten that are silent, by the kind of silence.
    silent: Vec<SilentView>,
    totals: TableView,
    totals_csv: String,
    matrix: MatrixView,
    matrix_csv: String,
    groups: Vec<GroupView>,
    /// The other map: what changed, and where it stands.
    other: Option<OtherView>,
    merged: Vec<MergedView>,
}

#[derive(Serialize)]
struct SilentView {
    heading: String,
    text: String,
}

#[derive(Serialize)]
struct GroupView {
    id: &'static str,
    heading: String,
    about: String,
    table: TableView,
    csv: String,
}

#[derive(Serialize)]
struct OtherView {
    heading: String,
    text: String,
    file: String,
    link: String,
}

/// Writes the map of then as `index.html` and that of now as a page of its own. There are no charts.
pub fn write(
    writer: &Writer,
    material: &Material<'_>,
    site: &mut Site,
) -> Result<Vec<ChartView>, ReportError> {
    let Some((spec, then)) = material
        .definition
        .measures
        .as_ref()
        .zip(material.maps.first())
    else {
        return Ok(Vec::new());
    };
    let inquiry = Inquiry::new(material, spec, then);
    // Without any gemeente there is no other map to show.
    let maps = material.maps.iter();
    for map in maps.filter(|map| map.year == then.year || !map.places.is_empty()) {
        let file = file_of(map, then);
        let view = page(writer, material, &inquiry, map, then, site);
        site.add(&file, writer.render("maatregelen.html", &view)?);
    }
    Ok(Vec::new())
}

fn file_of(map: &AreaMap, then: &AreaMap) -> String {
    match map.year == then.year {
        true => "index.html".to_owned(),
        false => format!("indeling-{}.html", map.year),
    }
}

fn page(
    writer: &Writer,
    material: &Material<'_>,
    inquiry: &Inquiry<'_>,
    map: &AreaMap,
    then: &AreaMap,
    site: &mut Site,
) -> PageView {
    let nl = &writer.nl;
    let is_then = map.year == then.year;
    let file = file_of(map, then);
    let when = inquiry
        .period
        .map_or_else(String::new, |period| nl.period(period));
    let year = map.year.to_string();
    let caption = |words: String| match is_then {
        true => words,
        false => nl.say(
            "maatregelen-andere-kaart",
            &[("bijschrift", &words), ("jaar", &year)],
        ),
    };
    let mut keep = |table: &TableView, id: String| {
        let csv = format!("{id}.csv");
        site.add(&csv, table.csv());
        site.sheets
            .push(table.sheet(&id, &file, "", Some(csv.clone())));
        csv
    };
    let totals = measure_table(
        nl,
        inquiry,
        map,
        &caption(nl.say("maatregelen-bijschrift", &[("dag", &when)])),
    );
    let totals_csv = keep(&totals, format!("maatregelen-totaal-{}", map.year));
    let rows = matrix_table(
        nl,
        inquiry,
        map,
        &caption(nl.say("antwoorden-bijschrift", &[("dag", &when)])),
    );
    let matrix_csv = keep(&rows, format!("maatregelen-{}", map.year));
    let groups = map.groupings.iter().map(|grouping| {
        let low = words::lower(grouping.name);
        let words = nl.say(
            "maatregelen-groep-bijschrift",
            &[("dag", &when), ("waarnaar", &low)],
        );
        let table = group_table(nl, inquiry, map, grouping, &caption(words));
        GroupView {
            id: grouping.id,
            heading: nl.say("maatregelen-groep-kop", &[("waarnaar", &low)]),
            about: grouping.about.clone(),
            csv: keep(&table, format!("maatregelen-{}-{}", grouping.id, map.year)),
            table,
        }
    });
    let groups = groups.collect();
    let title = match is_then {
        true => material.setting.title.clone(),
        false => nl.say("maatregelen-andere-titel", &[("jaar", &year)]),
    };
    let place = place_of(material);
    PageView {
        frame: Frame::new(nl, material, &title, &place),
        overview: (!is_then).then_some("index.html"),
        lead: match is_then {
            true => lead(nl, inquiry, map),
            false => lead_now(nl, inquiry, map, then),
        },
        census: census(nl, inquiry, map),
        silent: silent(nl, inquiry, map),
        totals,
        totals_csv,
        matrix: matrix(nl, inquiry, map, &rows.caption),
        matrix_csv,
        groups,
        other: other(nl, material, map, then),
        merged: match is_then {
            true => Vec::new(),
            false => merged(nl, inquiry, map),
        },
        place,
    }
}

/// The provinces of the report, for the title of the window and above the heading.
fn place_of(material: &Material<'_>) -> String {
    let provinces: std::collections::BTreeSet<&str> = material
        .areas
        .iter()
        .map(|area| area.province.as_str())
        .collect();
    match provinces.len() {
        1..=3 => words::listed(&provinces.into_iter().map(str::to_owned).collect::<Vec<_>>()),
        _ => "Alle gemeenten".to_owned(),
    }
}

/// How many answered, and which measure is named most.
fn lead(nl: &Dutch, inquiry: &Inquiry<'_>, map: &AreaMap) -> String {
    if map.places.is_empty() {
        return nl.say("maatregelen-leeg", &[]);
    }
    let count = |number: usize| nl.number(number as f64, 0);
    let responses = inquiry.responses(map, None);
    let (answered, asked) = (count(responses.all), count(responses.asked()));
    let any = inquiry.any(map).filter(|tally| tally.share().is_some());
    let mut text = match any {
        Some(any) => nl.say(
            "maatregelen-reageerden-een",
            &[
                ("aantal", &answered),
                ("gevraagd", &asked),
                ("voeren-uit", &count(any.running)),
            ],
        ),
        None => nl.say(
            "maatregelen-reageerden",
            &[("aantal", &answered), ("gevraagd", &asked)],
        ),
    };
    let first = inquiry.measures.iter().find(|measure| !measure.statement);
    if let Some(first) = first {
        let tally = inquiry.tally(map, first, None);
        let sentence = nl.say(
            "maatregelen-vaakst",
            &[
                ("maatregel", &words::lower(&first.name)),
                ("loopt", &count(tally.running)),
                ("voorbereiding", &tally.preparing),
                ("voorbereiding-tekst", &count(tally.preparing)),
            ],
        );
        words::append(&mut text, &sentence);
    }
    text
}

fn lead_now(nl: &Dutch, inquiry: &Inquiry<'_>, map: &AreaMap, then: &AreaMap) -> String {
    let count = |number: usize| words::count_word(nl, number);
    let merged: Vec<usize> = map
        .places
        .iter()
        .filter(|place| place.parts.len() > 1)
        .map(|place| place.parts.len())
        .collect();
    let responses = inquiry.responses(map, None);
    let mut text = nl.say(
        "maatregelen-nu",
        &[
            ("toen", &count(then.places.len())),
            ("jaar-toen", &then.year.to_string()),
            ("nu", &count(map.places.len())),
            ("jaar-nu", &map.year.to_string()),
        ],
    );
    if !merged.is_empty() {
        let sentence = nl.say(
            "maatregelen-samengevoegd",
            &[
                ("aantal", &merged.len()),
                ("aantal-tekst", &words::sentence(&count(merged.len()))),
                ("delen", &count(merged.iter().sum())),
            ],
        );
        words::append(&mut text, &sentence);
    }
    if responses.some > 0 {
        let some = count(responses.some);
        let sentence = nl.say("maatregelen-deels", &[("aantal-tekst", &some)]);
        words::append(&mut text, &sentence);
    }
    text
}

/// That this is no sample, what silence means, and what it means that a measure was not named.
fn census(nl: &Dutch, inquiry: &Inquiry<'_>, map: &AreaMap) -> Vec<String> {
    if map.places.is_empty() {
        return Vec::new();
    }
    let responses = inquiry.responses(map, None);
    let count = |number: usize| nl.number(number as f64, 0);
    let all = words::yes_or_no(responses.not_asked == 0);
    let mut silence = nl.say("geen-steekproef", &[("alle", &all)]);
    if responses.none > 0 {
        let sentence = nl.say(
            "zonder-reactie",
            &[
                ("aantal", &responses.none),
                ("aantal-tekst", &count(responses.none)),
            ],
        );
        words::append(&mut silence, &sentence);
    }
    if responses.not_asked > 0 {
        let sentence = nl.say(
            "niet-gevraagd",
            &[
                ("aantal", &responses.not_asked),
                ("aantal-tekst", &count(responses.not_asked)),
            ],
        );
        words::append(&mut silence, &sentence);
    }
    vec![silence, nl.say("zelf-verteld", &[])]
}

fn silent(nl: &Dutch, inquiry: &Inquiry<'_>, map: &AreaMap) -> Vec<SilentView> {
    let kinds = [
        (Response::None, "geen-reactie"),
        (Response::NotAsked, "niet-gevraagd"),
        (Response::Some, "deels"),
    ];
    let views = kinds.into_iter().filter_map(|(kind, silence)| {
        let names: Vec<String> = map
            .places
            .iter()
            .filter(|place| inquiry.response(place) == kind)
            .map(|place| place.area.name.clone())
            .collect();
        let number = nl.number(names.len() as f64, 0);
        (!names.is_empty()).then(|| SilentView {
            heading: nl.say("stilte-kop", &[("stilte", &silence), ("aantal", &number)]),
            text: format!("{}.", words::listed(&names)),
        })
    });
    views.collect()
}

/// What the other map shows, and where it stands.
fn other(nl: &Dutch, material: &Material<'_>, map: &AreaMap, then: &AreaMap) -> Option<OtherView> {
    let mut others = material.maps.iter();
    let other = others.find(|other| other.year != map.year && !other.places.is_empty())?;
    if map.year != then.year {
        let year = then.year.to_string();
        return Some(OtherView {
            heading: nl.say("gemeenten-van", &[("jaar", &year)]),
            text: nl.say("maatregelen-terug", &[("jaar", &year)]),
            file: file_of(then, then),
            link: nl.say("maatregelen-terug-link", &[("jaar", &year)]),
        });
    }
    let merged: Vec<String> = other
        .places
        .iter()
        .filter(|place| place.parts.len() > 1)
        .map(|place| {
            let parts: Vec<String> = place.parts.iter().map(|part| part.name.clone()).collect();
            nl.say(
                "samengevoegd-uit",
                &[
                    ("naam", &place.area.name),
                    ("delen", &words::listed(&parts)),
                ],
            )
        })
        .collect();
    let year = other.year.to_string();
    let text = match merged.len() {
        0 => nl.say(
            "gemeenten-bestaan-nog",
            &[
                ("aantal", &nl.number(map.places.len() as f64, 0)),
                ("jaar", &year),
            ],
        ),
        _ => nl.say(
            "gemeenten-samengevoegd",
            &[("gemeenten", &words::listed(&merged))],
        ),
    };
    Some(OtherView {
        heading: nl.say("gemeenten-van", &[("jaar", &year)]),
        text,
        file: file_of(other, then),
        link: nl.say("maatregelen-andere-titel", &[("jaar", &year)]),
    })
}

/// Words and class of what is known of a gemeente. A statement is no measure: it is made, or not.
pub(super) fn known(nl: &Dutch, answer: WholeAnswer, statement: bool) -> (String, &'static str) {
    use ijkpunt_assessment::Answer::{
        NoResponse, NotAsked, NotNamed, Preparing, Running, Withheld,
    };
    let (answer, class) = match answer {
        WholeAnswer::All(Running) if statement => ("zegt-dit", "loopt"),
        WholeAnswer::All(NotNamed) if statement => ("zegt-dit-niet", "niet"),
        WholeAnswer::PartlyRunning if statement => ("zegt-dit-deels", "deels"),
        WholeAnswer::All(Running) => ("loopt", "loopt"),
        WholeAnswer::All(Preparing) => ("voorbereiding", "straks"),
        WholeAnswer::All(NotNamed) => ("niet-genoemd", "niet"),
        WholeAnswer::All(NoResponse) => ("geen-reactie", "stil"),
        WholeAnswer::All(NotAsked) => ("niet-gevraagd", "stil"),
        WholeAnswer::All(Withheld) => ("geheim", "stil"),
        WholeAnswer::PartlyRunning => ("loopt-deels", "deels"),
        WholeAnswer::PartlyPreparing => ("voorbereiding-deels", "straks deels"),
        WholeAnswer::Unknown => ("onbekend", "stil"),
    };
    (nl.say("antwoord", &[("antwoord", &answer)]), class)
}

/// "12 van 16", and how many answered for a part.
pub(super) fn responded(nl: &Dutch, responses: &Responses) -> String {
    let count = |number: usize| nl.number(number as f64, 0);
    nl.say(
        "reageerde",
        &[
            ("aantal", &count(responses.all)),
            ("alle", &count(responses.group())),
            ("deels", &responses.some),
            ("deels-tekst", &count(responses.some)),
        ],
    )
}

/// "7 van 12": in how many it runs, of those of which that is known; a part is named apart.
pub(super) fn running(nl: &Dutch, tally: &Tally) -> (String, String) {
    let count = |number: usize| nl.number(number as f64, 0);
    let note = nl.say(
        "loopt-van",
        &[
            ("alle", &count(tally.answered())),
            ("deels", &tally.partly_running),
            ("deels-tekst", &count(tally.partly_running)),
        ],
    );
    (format!("{} {note}", count(tally.running)), note)
}
