//! Gemeenten beside each other: a page for one of them or for each, an overview of each indicator,
//! and an index.

mod each;
mod gemeente;
mod overview;

use std::collections::BTreeMap;

use ijkpunt_model::Area;
use serde::Serialize;

use super::Frame;
use crate::board::{Board, Column};
use crate::comparison::DeviationSpec;
use crate::view::ChartView;
use crate::{Dutch, Layout, Material, ReportError, Site, Writer, peer_words, words};

/// A link on a page.
#[derive(Debug, Clone, Serialize)]
struct Link {
    name: String,
    href: String,
}

/// Links under one heading.
#[derive(Debug, Serialize)]
struct Links {
    heading: String,
    links: Vec<Link>,
}

#[derive(Serialize)]
struct IndexView {
    frame: Frame,
    lead: String,
    reading: String,
    overviews: Vec<OverviewLine>,
    provinces: Vec<Links>,
    letters: Vec<Links>,
}

/// An overview as the index names it.
#[derive(Debug, Clone, Serialize)]
struct OverviewLine {
    name: String,
    href: String,
    text: String,
}

/// What all pages of a comparison are made with.
struct Land<'v, 'a> {
    writer: &'v Writer,
    material: &'v Material<'a>,
    board: Board<'a>,
    /// The gemeente that the report is about, if it is about one.
    own: Option<&'a Area>,
}

impl Land<'_, '_> {
    /// Whether each gemeente has a page.
    fn has_page(&self, area: &Area) -> bool {
        self.own.is_none_or(|own| own.code == area.code)
    }

    /// Where the page of a gemeente stands.
    fn href(&self, area: &Area) -> Option<String> {
        match self.own {
            Some(own) => (own.code == area.code).then(|| "index.html".to_owned()),
            None => Some(file_of(area)),
        }
    }
}

/// The page of a gemeente in a report about all of them.
pub(crate) fn file_of(area: &Area) -> String {
    format!("{}.html", area.code.as_str().to_lowercase())
}

/// The page of an indicator.
fn overview_file(id: &str) -> String {
    format!("overzicht-{id}.html")
}

/// Writes all pages, and gives the charts that are downloads of their own.
pub fn write<'a>(
    writer: &Writer,
    material: &Material<'a>,
    site: &mut Site,
) -> Result<Vec<ChartView>, ReportError> {
    let mut charts = Vec::new();
    let definition = material.definition.comparison.as_ref();
    let (Some(spec), Some(around)) = (definition, material.surroundings) else {
        return Ok(charts);
    };
    let own = material.areas.first();
    let land = Land {
        writer,
        material,
        board: Board::new(
            material.released,
            material.abouts,
            spec,
            &around.rates,
            material.areas,
        ),
        own: own.filter(|_| material.definition.layout == Layout::Vergelijking),
    };
    let overviews = overview::write(&land, around, site, &mut charts)?;
    if land.own.is_none() {
        index(&land, &overviews, site)?;
    }
    for area in material.areas.iter().filter(|area| land.has_page(area)) {
        gemeente::write(&land, around, area, site, &mut charts)?;
    }
    Ok(charts)
}

fn index(
    land: &Land<'_, '_>,
    overviews: &[OverviewLine],
    site: &mut Site,
) -> Result<(), ReportError> {
    let (nl, material) = (&land.writer.nl, land.material);
    let mut areas: Vec<&Area> = material.areas.iter().collect();
    areas.sort_by(|one, other| sort_name(&one.name).cmp(sort_name(&other.name)));
    let link = |area: &Area| Link {
        name: area.name.clone(),
        href: file_of(area),
    };
    let mut provinces: BTreeMap<&str, Vec<Link>> = BTreeMap::new();
    let mut letters: BTreeMap<String, Vec<Link>> = BTreeMap::new();
    for area in &areas {
        provinces
            .entry(&area.province)
            .or_default()
            .push(link(area));
        let letter = sort_name(&area.name).chars().next();
        let letter = letter.map(|letter| letter.to_uppercase().to_string());
        letters
            .entry(letter.unwrap_or_default())
            .or_default()
            .push(link(area));
    }
    let under = |(heading, links): (String, Vec<Link>)| Links { heading, links };
    let map = areas
        .first()
        .map_or(material.setting.year, |area| area.indelingsjaar);
    let view = IndexView {
        frame: Frame::new(nl, material, &material.setting.title, "alle gemeenten"),
        lead: nl.say(
            "land-inleiding",
            &[
                ("gemeenten", &nl.number(areas.len() as f64, 0)),
                ("cijfers", &nl.number(overviews.len() as f64, 0)),
                ("jaar", &map.to_string()),
            ],
        ),
        reading: nl.say("land-lezen", &[]),
        overviews: overviews.to_vec(),
        provinces: provinces
            .into_iter()
            .map(|(name, links)| under((name.to_owned(), links)))
            .collect(),
        letters: letters.into_iter().map(under).collect(),
    };
    site.add("index.html", land.writer.render("land.html", &view)?);
    Ok(())
}

/// A name as the alphabet has it: 's-Hertogenbosch stands under the H.
pub(crate) fn sort_name(name: &str) -> &str {
    let articles = ["'s-", "’s-", "'t ", "’t "];
    let bare = articles.iter().find_map(|start| name.strip_prefix(start));
    bare.unwrap_or(name)
}

/// What an indicator measures and whom it counts, for the line under a heading.
fn about_line(nl: &Dutch, about: &ijkpunt_model::About) -> String {
    nl.say(
        "definitie-regel",
        &[
            ("definitie", &about.definition),
            ("populatie", &words::lower(&about.population)),
        ],
    )
}

/// A gemeente that is left out, with its figure and the reason why.
fn deviation_line(land: &Land<'_, '_>, column: &Column<'_>, deviation: &DeviationSpec) -> String {
    let about = column.about;
    let code = deviation.gemeente.as_str();
    let name = land.board.name(code);
    let own = column.own(code).filter(|own| own.waarde.is_some());
    let figure = own.map(|own| land.writer.nl.figure(own, about.sort, about.decimals));
    let who = match figure {
        Some(figure) => format!("{name} ({figure})"),
        None => name.to_owned(),
    };
    let why = peer_words::difference(&land.writer.nl, deviation.difference, &deviation.words);
    format!("{who}: {}", words::lower(&why))
}
