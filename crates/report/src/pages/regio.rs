//! A page about gemeenten that steer one chain together.

use std::collections::BTreeSet;

use ijkpunt_model::{Figure, Period, Sign};
use serde::Serialize;

use super::Frame;
use crate::region::PartKind;
use crate::view::{ChartView, Drawer, RegionDrawer, TableView};
use crate::writer::Writer;
use crate::{Material, ReportError, Site, words};

const PAGE: &str = "index.html";

#[derive(Serialize)]
struct RegionView {
    frame: Frame,
    region: String,
    lead: Option<String>,
    members: String,
    parts: Vec<Part>,
    signs: Vec<SignView>,
}

#[derive(Serialize)]
struct Part {
    id: String,
    heading: String,
    about: Option<String>,
    figures: Vec<String>,
    tables: Vec<Table>,
    definitions: Vec<DefinitionLink>,
}

#[derive(Serialize)]
struct SignView {
    words: &'static str,
    explanations: Vec<String>,
}

#[derive(Serialize)]
struct Table {
    file: String,
    table: TableView,
    open: bool,
}

#[derive(Serialize)]
struct DefinitionLink {
    id: String,
    name: String,
}

/// Writes the page as `index.html`, and gives its charts.
pub fn write(
    writer: &Writer,
    material: &Material<'_>,
    site: &mut Site,
) -> Result<Vec<ChartView>, ReportError> {
    let Some(region) = material.regions.first() else {
        return Ok(Vec::new());
    };
    let nl = &writer.nl;
    let drawer = RegionDrawer {
        whole: Drawer {
            material,
            nl,
            area: &region.area,
        },
        regions: material.regions,
        areas: material.areas,
    };
    let mut charts = Vec::new();
    let mut parts = Vec::new();
    for spec in &material.definition.parts {
        let found = drawer.part(spec);
        let mut figures = Vec::new();
        for figure in found.figures {
            figures.push(writer.figure(&figure)?);
            site.sheets.push(figure.sheet(PAGE));
            charts.push(figure);
        }
        let mut tables = Vec::new();
        for extra in found.tables {
            let file = format!("tabellen/{}.csv", extra.id);
            site.add(&file, extra.table.csv());
            let sheet = extra.table.sheet(&extra.id, PAGE, "", Some(file.clone()));
            site.sheets.push(sheet);
            tables.push(Table {
                file,
                table: extra.table,
                open: extra.open,
            });
        }
        let abouts = spec.indicators().into_iter();
        let abouts = abouts.filter_map(|id| material.abouts.get(id));
        parts.push(Part {
            id: spec.id.clone(),
            heading: spec.heading.clone(),
            about: spec.about.clone(),
            figures,
            tables,
            definitions: abouts
                .map(|about| DefinitionLink {
                    id: about.id.clone(),
                    name: about.name.clone(),
                })
                .collect(),
        });
    }
    let leads = material.definition.parts.iter();
    let names: Vec<String> = material
        .areas
        .iter()
        .map(|area| area.name.clone())
        .collect();
    let view = RegionView {
        frame: Frame::new(nl, material, &material.setting.title, &region.area.name),
        region: region.area.name.clone(),
        lead: leads.filter_map(|spec| drawer.lead(spec)).next(),
        members: words::listed(&names),
        parts,
        signs: signs(material),
    };
    site.add(PAGE, writer.render("regio.html", &view)?);
    Ok(charts)
}

/// The signs in the tables of the page, with what each means: one word may have two reasons.
fn signs(material: &Material<'_>) -> Vec<SignView> {
    let mut shown: BTreeSet<(&str, Period, bool)> = BTreeSet::new();
    for spec in &material.definition.parts {
        // Of a chain only the figures of the regions stand on the page.
        let regions_only = matches!(spec.kind, PartKind::Doorlooptijden { .. });
        for id in spec.indicators() {
            if let Some(period) = material.abouts.get(id).and_then(|about| about.reported) {
                shown.insert((id, period, regions_only));
            }
        }
    }
    let on_page = |figure: &&Figure| {
        let cell = |regions_only| (figure.indicator.as_str(), figure.periode, regions_only);
        let of_region = figure.gemeente.is_group();
        shown.contains(&cell(false)) || (of_region && shown.contains(&cell(true)))
    };
    let totals = material.released.figures().iter();
    let totals = totals.filter(|figure| figure.is_total()).filter(on_page);
    let signs: BTreeSet<Sign> = totals.filter_map(|figure| figure.teken).collect();
    let mut views: Vec<SignView> = Vec::new();
    for sign in signs {
        match views.iter_mut().find(|view| view.words == sign.words()) {
            Some(view) => view.explanations.push(words::lower(sign.explanation())),
            None => views.push(SignView {
                words: sign.words(),
                explanations: vec![sign.explanation().to_owned()],
            }),
        }
    }
    views
}
