//! The page of one domain: its figures, how they moved, what they mean, and what is not measured.

use ijkpunt_model::{About, Group, Sign};
use serde::Serialize;

use super::dashboard::{DomainTitle, Line, coverage, has_value, is_domain, is_listed, of_domain};
use super::supplement::SourceLink;
use super::verantwoording::definition_href;
use super::{Frame, supplement};
use crate::material::DomainNote;
use crate::view::{Cell, ChartView, Drawer, Row, TableView};
use crate::writer::Writer;
use crate::{ChartKind, ChartSpec, ReportError, Site, words};

#[derive(Serialize)]
struct DomainPage {
    frame: Frame,
    gemeente: String,
    title: DomainTitle,
    lead: String,
    caption: String,
    lines: Vec<Line>,
    figures: Vec<String>,
    definitions: Vec<Definition>,
    gaps: Vec<String>,
    sources: Vec<SourceLink>,
}

/// What a figure measures, in short; the verantwoording has the rest.
#[derive(Serialize)]
struct Definition {
    href: String,
    name: String,
    text: String,
}

/// Writes the page, and gives its charts.
pub fn write(
    writer: &Writer,
    drawer: &Drawer<'_>,
    domain: &DomainNote,
    site: &mut Site,
) -> Result<Vec<ChartView>, ReportError> {
    let abouts = of_domain(drawer, domain);
    let title = DomainTitle::new(domain);
    let charts: Vec<ChartView> = specs(drawer, domain, &abouts)
        .iter()
        .filter_map(|spec| drawer.view(spec))
        .collect();
    let mut figures = Vec::with_capacity(charts.len());
    for chart in &charts {
        figures.push(writer.figure(chart)?);
    }
    let view = DomainPage {
        frame: Frame::new(&writer.nl, drawer.material, &domain.name, &drawer.area.name),
        gemeente: drawer.area.name.clone(),
        lead: match is_domain(drawer, domain) {
            true => coverage(drawer, &abouts),
            false => String::new(),
        },
        caption: writer.nl.say(
            "domein-bijschrift",
            &[
                ("naam", &domain.name),
                ("jaar", &drawer.material.setting.year.to_string()),
            ],
        ),
        lines: abouts
            .iter()
            .filter(|about| is_listed(drawer, about))
            .map(|about| Line::new(drawer, about))
            .collect(),
        figures,
        definitions: abouts
            .iter()
            .map(|about| definition(drawer, about))
            .collect(),
        gaps: gaps(drawer, &abouts, is_domain(drawer, domain)),
        sources: supplement::links(writer, drawer.material, &domain.number),
        title,
    };
    let file = view.title.file.clone();
    if !view.lines.is_empty() {
        let table = line_table(&view.caption, &view.lines);
        let id = file.trim_end_matches(".html");
        site.sheets.push(table.sheet(id, &file, "", None));
    }
    site.sheets
        .extend(charts.iter().map(|chart| chart.sheet(&file)));
    site.add(file, writer.render("domein.html", &view)?);
    Ok(charts)
}

/// Charts on a page, at most: each stands there twice, for a wide page and for a phone, and beyond
/// these a page is no longer read, nor light. The list above has a small line for every figure.
const CHARTS: usize = 8;

/// The charts of the page: those of the report, then a series for each figure of the overview, then
/// for the others, as far as there is room.
fn specs(drawer: &Drawer<'_>, domain: &DomainNote, abouts: &[&About]) -> Vec<ChartSpec> {
    let definition = drawer.material.definition;
    let mut specs: Vec<ChartSpec> = definition
        .charts
        .iter()
        .filter(|spec| belongs(spec, abouts))
        .cloned()
        .collect();
    let chosen = definition.dashboard.chosen.iter();
    let chosen: Vec<&String> = chosen
        .filter(|(number, _)| *number == domain.number)
        .flat_map(|(_, ids)| ids)
        .collect();
    let (first, rest): (Vec<Vec<String>>, Vec<Vec<String>>) = series(drawer, abouts)
        .into_iter()
        .partition(|indicators| indicators.iter().any(|id| chosen.contains(&id)));
    let series = first.into_iter().chain(rest).filter_map(|indicators| {
        Some(ChartSpec {
            id: indicators.first()?.clone(),
            kind: ChartKind::Reeks { indicators },
        })
    });
    let room = CHARTS.saturating_sub(specs.len());
    specs.extend(series.take(room));
    specs
}

/// The figures of the domain for the downloads.
fn line_table(caption: &str, lines: &[Line]) -> TableView {
    let row = |line: &Line| Row {
        header: line.name.clone(),
        cells: vec![
            line.now.clone(),
            Cell::text(line.when.clone()),
            Cell::text(line.moved.clone()),
            Cell::text(match line.meaning.as_str() {
                "" => "geen oordeel",
                meaning => meaning,
            }),
        ],
    };
    TableView {
        caption: caption.to_owned(),
        corner: "Cijfer".into(),
        columns: ["Nu", "Eenheid en periode", "Verloop", "Betekenis"]
            .map(Cell::text)
            .to_vec(),
        rows: lines.iter().map(row).collect(),
    }
}

/// Whether a chart of the report is about this domain, and has something to show.
fn belongs(spec: &ChartSpec, abouts: &[&About]) -> bool {
    let main = match &spec.kind {
        ChartKind::Doelen { indicators } | ChartKind::Reeks { indicators } => indicators.first(),
        ChartKind::Verloop { stock, .. } => Some(stock),
        ChartKind::Delen { indicator, .. }
        | ChartKind::Toplijst { indicator, .. }
        | ChartKind::Rangorde { indicator } => Some(indicator),
        ChartKind::Bezetting { occupancy, .. } => Some(occupancy),
        ChartKind::Geld(money) => Some(&money.actual),
        ChartKind::Tempo(pace) => Some(&pace.realised),
        ChartKind::Agenda(agenda) => Some(&agenda.all),
        ChartKind::Overleving(survival) => survival.indicators.first(),
        ChartKind::Doorstroom(passage) => Some(&passage.stock),
        ChartKind::Piramide(pyramid) => Some(&pyramid.left),
        ChartKind::Reeksen(multiples) => multiples.indicators.first(),
    };
    main.is_some_and(|main| abouts.iter().any(|about| about.id == *main))
}

/// What stands together in a chart: each indicator that has years to connect, and newcomers beside
/// other inhabitants where both were asked the same.
fn series(drawer: &Drawer<'_>, abouts: &[&About]) -> Vec<Vec<String>> {
    const OWN: &str = "-statushouders";
    const OTHERS: &str = "-inwoners";
    let connecting = || abouts.iter().filter(|about| connects(drawer, about));
    let is_known = |id: &str| connecting().any(|about| about.id == id);
    let mut series = Vec::new();
    for about in connecting() {
        let id = &about.id;
        if let Some(name) = id.strip_suffix(OWN) {
            let other = Some(format!("{name}{OTHERS}")).filter(|other| is_known(other));
            series.push([id.clone()].into_iter().chain(other).collect());
        } else if id
            .strip_suffix(OTHERS)
            .is_none_or(|name| !is_known(&format!("{name}{OWN}")))
        {
            series.push(vec![id.clone()]);
        }
    }
    series
}

/// Whether an indicator has two years to connect.
fn connects(drawer: &Drawer<'_>, about: &About) -> bool {
    let years = drawer.years(about);
    years
        .iter()
        .filter(|figure| figure.waarde.is_some())
        .count()
        > 1
}

fn definition(drawer: &Drawer<'_>, about: &About) -> Definition {
    Definition {
        href: definition_href(drawer.material, about),
        name: about.name.clone(),
        text: about.definition.clone(),
    }
}

/// What is not known: figures that are missing, with the reason, and groups without any.
fn gaps(drawer: &Drawer<'_>, abouts: &[&About], of_groups: bool) -> Vec<String> {
    let mut gaps: Vec<String> = abouts
        .iter()
        .filter(|about| !has_value(drawer, about))
        .map(|about| {
            let sign = drawer.reported(about).and_then(|figure| figure.teken);
            let sign = sign.unwrap_or(Sign::NietGeleverd).words();
            drawer
                .nl
                .say("naast", &[("naam", &about.name), ("waarde", &sign)])
        })
        .collect();
    for (group, name) in [
        (Group::Nieuwkomers, "nieuwkomers"),
        (Group::Inwoners, "inwoners"),
    ] {
        if of_groups && !abouts.iter().any(|about| about.groups.contains(&group)) {
            let name = drawer.nl.say("groep", &[("groep", &name)]);
            gaps.push(
                drawer
                    .nl
                    .say("domein-zonder-groep", &[("groep", &words::lower(&name))]),
            );
        }
    }
    gaps
}
