//! A chapter of the jaarverslag about one gemeente.

use std::sync::Arc;

use ijkpunt_assessment::{Tone, against_target};
use ijkpunt_model::{About, Code, Figure, Finding, Findings, Place, Severity};
use serde::Serialize;

use super::{Frame, supplement};
use crate::narrative::{Narrator, Rendered};
use crate::view::{Cell, ChartView, Drawer};
use crate::writer::Writer;
use crate::{Material, ReportError, Site, words};

#[derive(Serialize)]
struct ChapterView {
    frame: Frame,
    gemeente: String,
    summary: Option<String>,
    caption: String,
    rows: Vec<TargetRow>,
    signs: Vec<SignLine>,
    figures: Vec<String>,
    sections: Vec<SectionView>,
    forecast: Option<String>,
    source_tables: Vec<String>,
}

/// A row of the table with prestatie-indicatoren.
#[derive(Serialize)]
struct TargetRow {
    id: String,
    name: String,
    target: Cell,
    actual: Cell,
    difference: Cell,
    verdict: &'static str,
    meaning: &'static str,
    tone: &'static str,
}

#[derive(Serialize)]
struct SignLine {
    words: &'static str,
    explanation: &'static str,
}

/// A section of a page, with the author's text.
#[derive(Serialize)]
pub struct SectionView {
    id: String,
    heading: String,
    html: String,
}

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
    let rows: Vec<(TargetRow, &Figure)> = material
        .definition
        .table
        .indicators
        .iter()
        .filter_map(|id| material.abouts.get(id))
        .filter_map(|about| target_row(&drawer, about))
        .collect();
    let mut shown: Vec<_> = rows.iter().filter_map(|(_, figure)| figure.teken).collect();
    shown.sort_unstable();
    shown.dedup();
    let forecast = supplement::forecast(
        writer,
        &drawer,
        material.definition.forecast.as_ref(),
        site,
        findings,
    )?;
    let source_tables = supplement::tables(writer, material, site)?;
    let view = ChapterView {
        frame: Frame::new(&writer.nl, material, &material.setting.title, &area.name),
        gemeente: area.name.clone(),
        summary: summary.map(|rendered| rendered.with_charts(|_| String::new())),
        caption: format!(
            "{} {}",
            material.definition.table.caption, material.setting.year
        ),
        rows: rows.into_iter().map(|(row, _)| row).collect(),
        signs: shown
            .into_iter()
            .map(|sign| SignLine {
                words: sign.words(),
                explanation: sign.explanation(),
            })
            .collect(),
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
        let html = match text(
            narrator,
            material,
            &section.text,
            section.required,
            findings,
        ) {
            Some(rendered) => {
                placed.extend(rendered.charts.clone());
                rendered.with_charts(picture)
            }
            None if section.required => {
                "<p class=\"stil\">Deze tekst is nog niet geschreven.</p>\n".to_owned()
            }
            None => continue,
        };
        sections.push(SectionView {
            id: format!("onderdeel-{}", number + 1),
            heading: section.heading.clone(),
            html,
        });
    }
    (sections, placed)
}

fn target_row<'a>(drawer: &Drawer<'a>, about: &About) -> Option<(TargetRow, &'a Figure)> {
    let figure = drawer.reported(about)?;
    let verdict = against_target(figure, about.direction);
    let row = TargetRow {
        id: about.id.clone(),
        name: about.name.clone(),
        target: match figure.beoogd {
            Some(_) => Cell::number(words::target(drawer.nl, figure, about)),
            None => Cell::words(words::target(drawer.nl, figure, about)),
        },
        actual: actual(drawer, figure, about),
        difference: match verdict.difference {
            Some(difference) => Cell::number(drawer.nl.signed(difference, about.decimals)),
            None => Cell::words("niet te bepalen"),
        },
        verdict: words::verdict(&verdict),
        meaning: words::meaning(&verdict),
        tone: match verdict.tone {
            Tone::Gunstig => "goed",
            Tone::Aandacht => "let",
            Tone::Neutraal => "stil",
        },
    };
    Some((row, figure))
}

/// The figure, and of a share over how many it was taken.
fn actual(drawer: &Drawer<'_>, figure: &Figure, about: &About) -> Cell {
    let mut cell = Cell::figure(drawer.nl, Some(figure), about);
    if let Some(over) = words::over(drawer.nl, figure, about) {
        cell.text.push_str(&format!(" ({over})"));
    }
    cell
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
