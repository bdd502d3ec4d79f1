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
    let on_map = match is_then {
        true => String::new(),
        false => format!(", op de gemeenten van {}", map.year),
    };
    let mut keep = |table: &TableView, id: String| {
        let csv = format!("{id}.csv");
        site.add(&csv, table.csv());
        site.sheets
            .push(table.sheet(&id, &file, "", Some(csv.clone())));
        csv
    };
    let totals = measure_table(nl, inquiry, map, &format!("Maatregelen op {when}{on_map}"));
    let totals_csv = keep(&totals, format!("maatregelen-totaal-{}", map.year));
    let rows = matrix_table(
        inquiry,
        map,
        &format!("Antwoord per gemeente op {when}{on_map}"),
    );
    let matrix_csv = keep(&rows, format!("maatregelen-{}", map.year));
    let groups = map.groupings.iter().map(|grouping| {
        let low = words::lower(grouping.name);
        let caption = format!("Waar een maatregel op {when} liep, per {low}{on_map}");
        let table = group_table(nl, inquiry, map, grouping, &caption);
        GroupView {
            id: grouping.id,
            heading: format!("Per {low}"),
            about: grouping.about.clone(),
            csv: keep(&table, format!("maatregelen-{}-{}", grouping.id, map.year)),
            table,
        }
    });
    let groups = groups.collect();
    let title = match is_then {
        true => material.setting.title.clone(),
        false => format!("Dezelfde antwoorden op de gemeenten van {}", map.year),
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
        matrix: matrix(inquiry, map, &rows.caption),
        matrix_csv,
        groups,
        other: other(nl, material, map, then),
        merged: match is_then {
            true => Vec::new(),
            false => merged(inquiry, map),
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
        return "Er zijn nog geen antwoorden geleverd.".to_owned();
    }
    let count = |number: usize| nl.number(number as f64, 0);
    let responses = inquiry.responses(map, None);
    let mut text = format!(
        "{} van de {} gemeenten reageerden",
        count(responses.all),
        count(responses.asked())
    );
    match inquiry.any(map).filter(|tally| tally.share().is_some()) {
        Some(any) => text.push_str(&format!(
            "; {} daarvan voeren minstens één maatregel uit.",
            count(any.running)
        )),
        None => text.push('.'),
    }
    let first = inquiry.measures.iter().find(|measure| !measure.statement);
    if let Some(first) = first {
        let tally = inquiry.tally(map, first, None);
        text.push_str(&format!(
            " Het vaakst noemen zij ‘{}’: dat loopt in {} gemeenten",
            words::lower(&first.name),
            count(tally.running)
        ));
        match tally.preparing {
            0 => text.push('.'),
            preparing => {
                text.push_str(&format!(" en is in {} in voorbereiding.", count(preparing)))
            }
        }
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
    let mut text = format!(
        "De {} gemeenten van {} zijn er {} in {}.",
        count(then.places.len()),
        then.year,
        count(map.places.len()),
        map.year
    );
    if !merged.is_empty() {
        text.push_str(&format!(
            " {} daarvan {} uit {} gemeenten van toen. Wat daar liep, hangt af van wat elk deel \
             antwoordde.",
            words::sentence(&count(merged.len())),
            match merged.len() {
                1 => "bestaat",
                _ => "bestaan",
            },
            count(merged.iter().sum()),
        ));
    }
    if responses.some > 0 {
        text.push_str(&format!(
            " Van {} reageerde een deel wel en een deel niet.",
            count(responses.some)
        ));
    }
    text
}

/// That this is no sample, what silence means, and what it means that a measure was not named.
fn census(nl: &Dutch, inquiry: &Inquiry<'_>, map: &AreaMap) -> Vec<String> {
    if map.places.is_empty() {
        return Vec::new();
    }
    let responses = inquiry.responses(map, None);
    let gemeenten = |number: usize, one: &str, many: &str| match number {
        1 => format!("Eén gemeente {one}"),
        many_of => format!("{} gemeenten {many}", nl.number(many_of as f64, 0)),
    };
    let asked = match responses.not_asked {
        0 => "alle gemeenten zijn gevraagd".to_owned(),
        _ => "gemeenten zijn gevraagd, en niet geloot".to_owned(),
    };
    let mut silence =
        format!("Dit is geen steekproef: {asked}. Daarom staat er geen onzekerheidsmarge bij.");
    if responses.none > 0 {
        silence.push_str(&format!(
            " {} niet. Daar weten we niets van: zij tellen niet als ‘nee’.",
            gemeenten(responses.none, "reageerde", "reageerden")
        ));
    }
    if responses.not_asked > 0 {
        silence.push_str(&format!(
            " {} niet gevraagd, of het antwoord is niet geleverd.",
            gemeenten(responses.not_asked, "is", "zijn")
        ));
    }
    let named = "Elke gemeente vertelde zelf wat zij doet. Noemde zij een maatregel niet, dan kan \
                 die er toch zijn.";
    vec![silence, named.to_owned()]
}

fn silent(nl: &Dutch, inquiry: &Inquiry<'_>, map: &AreaMap) -> Vec<SilentView> {
    let kinds = [
        (Response::None, "Geen reactie"),
        (Response::NotAsked, "Niet gevraagd, of niet geleverd"),
        (Response::Some, "Een deel reageerde niet"),
    ];
    let views = kinds.into_iter().filter_map(|(kind, heading)| {
        let names: Vec<String> = map
            .places
            .iter()
            .filter(|place| inquiry.response(place) == kind)
            .map(|place| place.area.name.clone())
            .collect();
        let number = nl.number(names.len() as f64, 0);
        (!names.is_empty()).then(|| SilentView {
            heading: format!("{heading} ({number})"),
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
        return Some(OtherView {
            heading: format!("De gemeenten van {}", then.year),
            text: format!(
                "De antwoorden zoals de gemeenten van {} ze gaven, staan op een andere pagina.",
                then.year
            ),
            file: file_of(then, then),
            link: format!("Naar de gemeenten van {}", then.year),
        });
    }
    let merged: Vec<String> = other
        .places
        .iter()
        .filter(|place| place.parts.len() > 1)
        .map(|place| {
            let parts: Vec<String> = place.parts.iter().map(|part| part.name.clone()).collect();
            format!("{} (uit {})", place.area.name, words::listed(&parts))
        })
        .collect();
    let text = match merged.len() {
        0 => format!(
            "Alle {} gemeenten bestaan in {} nog.",
            nl.number(map.places.len() as f64, 0),
            other.year
        ),
        _ => format!(
            "Sindsdien zijn gemeenten samengevoegd: {}. Van een gemeente van nu staat er wat haar \
             delen antwoordden.",
            words::listed(&merged)
        ),
    };
    Some(OtherView {
        heading: format!("De gemeenten van {}", other.year),
        text,
        file: file_of(other, then),
        link: format!("Dezelfde antwoorden op de gemeenten van {}", other.year),
    })
}

/// Words and class of what is known of a gemeente. A statement is no measure: it is made, or not.
pub(super) fn known(answer: WholeAnswer, statement: bool) -> (&'static str, &'static str) {
    use ijkpunt_assessment::Answer::{
        NoResponse, NotAsked, NotNamed, Preparing, Running, Withheld,
    };
    match answer {
        WholeAnswer::All(Running) if statement => ("ja", "loopt"),
        WholeAnswer::All(NotNamed) if statement => ("zegt dit niet", "niet"),
        WholeAnswer::PartlyRunning if statement => ("een deel", "deels"),
        WholeAnswer::All(Running) => ("loopt", "loopt"),
        WholeAnswer::All(Preparing) => ("in voorbereiding", "straks"),
        WholeAnswer::All(NotNamed) => ("niet genoemd", "niet"),
        WholeAnswer::All(NoResponse) => ("geen reactie", "stil"),
        WholeAnswer::All(NotAsked) => ("niet gevraagd", "stil"),
        WholeAnswer::All(Withheld) => ("geheim", "stil"),
        WholeAnswer::PartlyRunning => ("loopt in een deel", "deels"),
        WholeAnswer::PartlyPreparing => ("in voorbereiding in een deel", "straks deels"),
        WholeAnswer::Unknown => ("onbekend", "stil"),
    }
}

/// "12 van 16", and how many answered for a part.
pub(super) fn responded(nl: &Dutch, responses: &Responses) -> String {
    let count = |number: usize| nl.number(number as f64, 0);
    let all = format!("{} van {}", count(responses.all), count(responses.group()));
    match responses.some {
        0 => all,
        some => format!("{all}, {} deels", count(some)),
    }
}

/// "7 van 12": in how many it runs, of those of which that is known; a part is named apart.
pub(super) fn running(nl: &Dutch, tally: &Tally) -> (String, String) {
    let count = |number: usize| nl.number(number as f64, 0);
    let of = format!("van {}", count(tally.answered()));
    let note = match tally.partly_running {
        0 => of,
        partly => format!("en {} deels, {of}", count(partly)),
    };
    (format!("{} {note}", count(tally.running)), note)
}
