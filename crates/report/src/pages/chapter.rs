//! A chapter of the jaarverslag about one gemeente.

use std::sync::Arc;

use ijkpunt_model::{Code, Finding, Findings, Place, Severity};
use serde::Serialize;

use super::targets::{self, TargetTable};
use super::{Frame, supplement};
use crate::narrative::{Narrator, Rendered};
use crate::view::{ChartView, Drawer};
use crate::writer::Writer;
use crate::{Material, ReportError, Site};

#[derive(Serialize)]
struct ChapterView {
    frame: Frame,
    gemeente: String,
    summary: Option<String>,
    caption: String,
    table: TargetTable,
    figures: Vec<String>,
    sections: Vec<SectionView>,
    forecast: Option<String>,
    source_tables: Vec<String>,
}

/// A section of a page, with the author's text.
#[derive(Serialize)]
pub struct SectionView {
    /// Id within the page.
    pub id: String,
    /// Heading.
    pub heading: String,
    html: String,
    /// The text that the HTML was made from; none of one that was not written.
    #[serde(skip)]
    pub text: Option<Rendered>,
}

/// What stands in the place of a text that was not written.
pub const UNWRITTEN: &str = "Deze tekst is nog niet geschreven.";

/// Writes the chapter as `index.html`, and gives its charts.
pub fn write(
    writer: &Writer,
    material: &Material<'_>,
    site: &mut Site,
    findings: &mut Findings,
) -> Result<Vec<ChartView>, ReportError> {
    let Some(area) = material.areas.first() else {
        return Ok(Vec::new());
    };
    let drawer = Drawer {
        material,
        nl: &writer.nl,
        area,
    };
    let charts: Vec<ChartView> = material
        .definition
        .charts
        .iter()
        .filter_map(|spec| drawer.view(spec))
        .collect();
    let narrator = Narrator::new(material, area, Arc::clone(&writer.nl));

    let mut pictures = Vec::with_capacity(charts.len());
    for chart in &charts {
        pictures.push((chart.id.as_str(), writer.figure(chart)?));
    }
    let picture = |id: &str| {
        let found = pictures.iter().find(|(known, _)| *known == id);
        found.map(|(_, html)| html.clone()).unwrap_or_default()
    };

    let summary = material
        .definition
        .summary
        .as_ref()
        .and_then(|name| text(&narrator, material, name, false, findings));
    let (sections, placed) = sections(&narrator, material, picture, findings);
    let table = targets::table(&drawer, &narrator, findings);
    let forecast = supplement::forecast(
        writer,
        &drawer,
        material.definition.forecast.as_ref(),
        site,
        findings,
    )?;
    let forecast = forecast.map(|(_, html)| html);
    let source_tables = supplement::tables(writer, material, site)?;
    let view = ChapterView {
        frame: Frame::new(&writer.nl, material, &material.setting.title, &area.name),
        gemeente: area.name.clone(),
        summary: summary.map(|rendered| rendered.with_charts(|_| String::new())),
        caption: format!(
            "{} {}",
            material.definition.table.caption, material.setting.year
        ),
        table,
        // A chart that no text places comes directly under the table.
        figures: pictures
            .iter()
            .filter(|(id, _)| !placed.iter().any(|known| known == id))
            .map(|(_, html)| html.clone())
            .collect(),
        sections,
        forecast,
        source_tables,
    };
    site.add("index.html", writer.render("hoofdstuk.html", &view)?);
    let table = view.table.view(&view.caption);
    let sheet = table.sheet("prestatie-indicatoren", "index.html", "", None);
    site.sheets.push(sheet);
    site.sheets
        .extend(charts.iter().map(|chart| chart.sheet("index.html")));
    Ok(charts)
}

/// The sections with the author's texts, and the ids of the charts that those texts place.
pub fn sections(
    narrator: &Narrator,
    material: &Material<'_>,
    picture: impl Fn(&str) -> String + Copy,
    findings: &mut Findings,
) -> (Vec<SectionView>, Vec<String>) {
    let mut placed = Vec::new();
    let mut sections = Vec::new();
    for (number, section) in material.definition.sections.iter().enumerate() {
        let text = text(
            narrator,
            material,
            &section.text,
            section.required,
            findings,
        );
        let html = match &text {
            Some(rendered) => {
                placed.extend(rendered.charts.clone());
                rendered.with_charts(picture)
            }
            None if section.required => format!("<p class=\"stil\">{UNWRITTEN}</p>\n"),
            None => continue,
        };
        sections.push(SectionView {
            id: format!("onderdeel-{}", number + 1),
            heading: section.heading.clone(),
            html,
            text,
        });
    }
    (sections, placed)
}

/// A text of the author, rendered. One that is absent is a finding where the report needs it.
fn text(
    narrator: &Narrator,
    material: &Material<'_>,
    name: &str,
    required: bool,
    findings: &mut Findings,
) -> Option<Rendered> {
    match material.narrative.get(name) {
        Some(text) => Some(narrator.render(text, 3, findings)),
        None => {
            if required {
                findings.push(Finding::new(
                    Code::BestandOntbreekt,
                    Severity::Waarschuwing,
                    Place::file(format!("verhaal/{name}")),
                    "Deze tekst van het verhaal is er niet.",
                    "Schrijf de tekst in dit bestand. Tot dan staat op de pagina dat hij nog komt.",
                ));
            }
            None
        }
    }
}
