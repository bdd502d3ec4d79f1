//! A list of all gemeenten with one or more indicators, sorted, with who is missing named.

use std::collections::BTreeMap;

use ijkpunt_model::{About, Area, Figure, Findings, Sign};
use serde::Serialize;

use super::herrekend::{LinkView, link};
use super::{Frame, supplement};
use crate::view::{Cell, ChartView, Drawer, Row, TableView};
use crate::writer::{Writer, period_words};
use crate::{Material, ReportError, Site, words};

#[derive(Serialize)]
struct ListView {
    frame: Frame,
    lead: String,
    figures: Vec<String>,
    table: TableView,
    missing: Vec<MissingView>,
    source_tables: Vec<String>,
    /// The same figures on the map of now.
    other_map: Option<LinkView>,
}

/// The gemeenten that have no figure, by the reason why.
#[derive(Serialize)]
struct MissingView {
    heading: String,
    explanation: &'static str,
    names: String,
}

/// Writes the list as `index.html`, and gives its charts.
pub fn write(
    writer: &Writer,
    material: &Material<'_>,
    site: &mut Site,
    _findings: &mut Findings,
) -> Result<Vec<ChartView>, ReportError> {
    let Some(first) = material.areas.first() else {
        return Ok(Vec::new());
    };
    let drawer = Drawer {
        material,
        nl: &writer.nl,
        area: first,
    };
    let charts: Vec<ChartView> = material
        .definition
        .charts
        .iter()
        .filter_map(|spec| drawer.view(spec))
        .collect();
    let mut figures = Vec::with_capacity(charts.len());
    for chart in &charts {
        figures.push(writer.figure(chart)?);
    }
    let columns: Vec<&About> = material
        .definition
        .table
        .indicators
        .iter()
        .filter_map(|id| material.abouts.get(id))
        .collect();
    let Some(main) = columns.first() else {
        return Ok(charts);
    };
    let sorted_by = material
        .definition
        .table
        .sorted_by
        .as_ref()
        .and_then(|id| columns.iter().find(|about| about.id == *id))
        .unwrap_or(main);

    let mut lines = Vec::new();
    let mut missing: BTreeMap<Sign, Vec<String>> = BTreeMap::new();
    for area in material.areas {
        match figure(material, main, area) {
            Some(found) if found.waarde.is_some() => lines.push(area),
            found => {
                let sign = found
                    .and_then(|figure| figure.teken)
                    .unwrap_or(Sign::NietGeleverd);
                missing.entry(sign).or_default().push(area.name.clone());
            }
        }
    }
    let order = |area: &Area| figure(material, sorted_by, area).and_then(|found| found.waarde);
    lines.sort_by(|a, b| {
        let (left, right) = (order(a).unwrap_or(f64::MAX), order(b).unwrap_or(f64::MAX));
        left.total_cmp(&right).then_with(|| a.name.cmp(&b.name))
    });
    let count = |number: usize| writer.nl.number(number as f64, 0);
    let when = period_words(&writer.nl, main.reported);
    let lead = writer.nl.say(
        "lijst-inleiding",
        &[
            ("aantal", &count(lines.len())),
            ("alle", &count(material.areas.len())),
            ("periode", &when),
            ("volgorde", &words::lower(&sorted_by.name)),
        ],
    );
    let table = TableView {
        caption: format!("{}, {when}", material.definition.table.caption),
        corner: "Gemeente".into(),
        columns: columns
            .iter()
            .map(|about| Cell::number(about.name.clone()))
            .collect(),
        rows: lines
            .iter()
            .map(|area| Row {
                header: area.name.clone(),
                cells: columns
                    .iter()
                    .map(|about| Cell::figure(&writer.nl, figure(material, about, area), about))
                    .collect(),
            })
            .collect(),
    };
    site.add("gemeenten.csv", table.csv());
    let source_tables = supplement::tables(writer, material, site)?;
    let csv = Some("gemeenten.csv".to_owned());
    site.sheets
        .push(table.sheet("gemeenten", "index.html", "", csv));
    site.sheets
        .extend(charts.iter().map(|chart| chart.sheet("index.html")));
    let view = ListView {
        frame: Frame::new(
            &writer.nl,
            material,
            &material.setting.title,
            "alle gemeenten",
        ),
        lead,
        figures,
        table,
        source_tables,
        other_map: link(&writer.nl, material),
        missing: missing
            .into_iter()
            .map(|(sign, mut names)| {
                names.sort();
                (sign, names)
            })
            .map(|(sign, names)| MissingView {
                heading: format!("{} ({})", words::sentence(sign.words()), count(names.len())),
                explanation: sign.explanation(),
                names: words::listed(&names),
            })
            .collect(),
    };
    site.add("index.html", writer.render("gemeenten.html", &view)?);
    Ok(charts)
}

fn figure<'a>(material: &'a Material<'_>, about: &About, area: &Area) -> Option<&'a Figure> {
    material
        .released
        .total(&about.id, area.code.as_str(), about.reported?)
}
