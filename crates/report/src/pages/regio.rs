//! A page about gemeenten that steer one chain together.

use ijkpunt_model::Sign;
use serde::Serialize;

use super::Frame;
use crate::view::{ChartView, Drawer, RegionDrawer, SignLine, TableView};
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
    signs: Vec<SignLine>,
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
struct Table {
    file: String,
    table: TableView,
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
        signs: SignLine::of(signs(material)),
    };
    site.add(PAGE, writer.render("regio.html", &view)?);
    Ok(charts)
}

/// The signs that figures on the page have.
fn signs(material: &Material<'_>) -> Vec<Sign> {
    let shown = |id: &str| {
        let about = material.abouts.get(id)?;
        Some((id.to_owned(), about.reported?))
    };
    let parts = material.definition.parts.iter();
    let shown: Vec<_> = parts
        .flat_map(|spec| spec.indicators())
        .filter_map(shown)
        .collect();
    let figures = material.released.figures().iter();
    figures
        .filter(|figure| figure.is_total())
        .filter(|figure| {
            let mut shown = shown.iter();
            shown.any(|(id, period)| *id == figure.indicator && *period == figure.periode)
        })
        .filter_map(|figure| figure.teken)
        .collect()
}
