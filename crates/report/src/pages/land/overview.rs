//! The overview of one indicator: funnel, map and list of all gemeenten.

use ijkpunt_assessment::PEERS_FROM;
use ijkpunt_model::About;
use serde::Serialize;

use super::{Land, Link, OverviewLine, about_line, deviation_line, each, overview_file};
use crate::pages::Frame;
use crate::pages::verantwoording::definition_href;
use crate::view::{Cell, ChartView, Country};
use crate::{Dutch, Material, ReportError, Site, Surroundings, words};

#[derive(Serialize)]
struct OverviewView {
    frame: Frame,
    lead: String,
    definition: String,
    definition_href: String,
    figures: Vec<String>,
    /// What is not drawn, and why.
    undrawn: Vec<String>,
    list: ListView,
    missing: Vec<MissingView>,
    deviations: Vec<String>,
    others: Vec<Link>,
    csv: String,
}

/// A sorted list of which the rows lead to pages.
#[derive(Serialize)]
struct ListView {
    caption: String,
    corner: String,
    columns: Vec<Cell>,
    rows: Vec<ListRow>,
    reading: String,
}

#[derive(Serialize)]
struct ListRow {
    name: String,
    href: Option<String>,
    cells: Vec<Cell>,
}

/// The gemeenten that have no figure, by the reason why.
#[derive(Serialize)]
struct MissingView {
    heading: String,
    explanation: &'static str,
    names: String,
}

/// Writes the overview of each indicator.
pub fn write<'a>(
    land: &Land<'_, 'a>,
    around: &'a Surroundings,
    site: &mut Site,
    charts: &mut Vec<ChartView>,
) -> Result<Vec<OverviewLine>, ReportError> {
    let mut lines = Vec::new();
    for column in &land.board.columns {
        let about = column.about;
        let material: &Material<'a> = land.material;
        let country = Country::new(
            &land.writer.nl,
            &land.board,
            column,
            around,
            material.areas,
            land.own,
        );
        let line = one(land, &country, site, charts)?;
        lines.push(OverviewLine {
            name: about.name.clone(),
            href: overview_file(&about.id),
            text: line,
        });
    }
    Ok(lines)
}

/// Writes one overview, and says in a line what it shows.
fn one<'a>(
    land: &Land<'_, 'a>,
    country: &Country<'_, 'a>,
    site: &mut Site,
    charts: &mut Vec<ChartView>,
) -> Result<String, ReportError> {
    let (writer, material) = (land.writer, land.material);
    let about = country.column.about;
    let mut undrawn = Vec::new();
    let mut drawn = Vec::new();
    match country.funnel() {
        Some(view) => drawn.push(view),
        None if country.too_few() => undrawn.push(few_for_a_funnel(&writer.nl)),
        None => undrawn.push(writer.nl.say("geen-trechter", &[])),
    }
    match country.map() {
        Ok(view) => drawn.push(view),
        Err(why) => undrawn.push(why),
    }
    let headline = drawn.first().map(|view| view.headline.clone());
    drawn.extend(each::view(land, country.around, country.column));
    let mut figures = Vec::with_capacity(drawn.len());
    for view in &drawn {
        figures.push(writer.figure(view)?);
    }
    let file = overview_file(&about.id);
    let csv = format!("overzicht-{}.csv", about.id);
    let (table, codes, sorted) = country.list();
    site.add(&csv, table.csv());
    let id = format!("overzicht-{}", about.id);
    let subtitle = material.setting.title.clone();
    site.sheets
        .push(table.sheet(&id, &file, &subtitle, Some(csv.clone())));
    site.sheets
        .extend(drawn.iter().map(|chart| chart.sheet(&file)));
    let known = table.rows.len();
    let place = match land.own {
        Some(own) => own.name.as_str(),
        None => "alle gemeenten",
    };
    let list = ListView {
        caption: table.caption,
        corner: table.corner,
        columns: table.columns,
        reading: reading(&writer.nl, about, sorted),
        rows: table
            .rows
            .into_iter()
            .zip(codes)
            .map(|(row, code)| ListRow {
                name: row.header,
                href: land.board.area(code).and_then(|area| land.href(area)),
                cells: row.cells,
            })
            .collect(),
    };
    let nl = &writer.nl;
    let count = |number: usize| nl.number(number as f64, 0);
    let view = OverviewView {
        frame: Frame::new(nl, material, &about.name, place),
        lead: nl.say(
            "overzicht-inleiding",
            &[
                ("aantal", &count(known)),
                ("alle", &count(material.areas.len())),
                ("periode", &nl.period(country.column.reported)),
                ("jaar", &country.around.indelingsjaar.to_string()),
            ],
        ) + &others_measure(nl, country.column.deviations().count()),
        definition: about_line(nl, about),
        definition_href: definition_href(material, about),
        figures,
        undrawn,
        list,
        missing: country
            .missing()
            .into_iter()
            .map(|(sign, names)| MissingView {
                heading: format!("{} ({})", words::sentence(sign.words()), count(names.len())),
                explanation: sign.explanation(),
                names: words::listed(&names),
            })
            .collect(),
        deviations: country
            .column
            .deviations()
            .map(|deviation| deviation_line(land, country.column, deviation))
            .collect(),
        others: land
            .board
            .columns
            .iter()
            .filter(|other| other.about.id != about.id)
            .map(|other| Link {
                name: other.about.name.clone(),
                href: overview_file(&other.about.id),
            })
            .collect(),
        csv,
    };
    site.add(&file, writer.render("overzicht.html", &view)?);
    charts.extend(drawn);
    let of = nl.say(
        "overzicht-aantal",
        &[
            ("aantal", &count(known)),
            ("alle", &count(material.areas.len())),
        ],
    ) + &others_measure(nl, country.column.deviations().count());
    let headline = headline.and_then(|text| Some(text.split_once(": ")?.1.to_owned()));
    Ok(match headline.filter(|_| country.funnel().is_some()) {
        Some(headline) => format!("{of} {}.", words::sentence(&headline)),
        None => of,
    })
}

/// How the list is to be read.
fn reading(nl: &Dutch, about: &About, sorted: bool) -> String {
    let order = match sorted {
        true => "cijfer",
        false if about.sort.is_share() || about.decimals > 0 => "deels-zonder-interval",
        false => "zonder-interval",
    };
    nl.say("lijst-lezen", &[("volgorde", &order)])
}

/// How many gemeenten are no part of the count before it, since they measure something else.
fn others_measure(nl: &Dutch, deviating: usize) -> String {
    if deviating == 0 {
        return String::new();
    }
    let count = nl.number(deviating as f64, 0);
    let mut text = String::new();
    words::append(
        &mut text,
        &nl.say(
            "overzicht-anders",
            &[("aantal", &deviating), ("aantal-tekst", &count)],
        ),
    );
    text
}

/// Why so few gemeenten get no funnel.
fn few_for_a_funnel(nl: &Dutch) -> String {
    let from = nl.number(PEERS_FROM as f64, 0);
    nl.say("geen-trechter-weinig", &[("vanaf", &from)])
}
