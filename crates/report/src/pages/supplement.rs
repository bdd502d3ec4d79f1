//! The parts of a page that stand beside its figures, as HTML, with their downloads.

use ijkpunt_model::{Code, Finding, Findings, Place, Severity};
use serde::Serialize;

use super::Frame;
use crate::view::{Drawer, ForecastView, SourceTableView, source_tables};
use crate::writer::Writer;
use crate::{ForecastSpec, Material, ReportError, Site};

/// The section with what is expected, where both report and workspace ask for it, and as HTML.
pub fn forecast(
    writer: &Writer,
    drawer: &Drawer<'_>,
    spec: Option<&ForecastSpec>,
    site: &mut Site,
    findings: &mut Findings,
) -> Result<Option<(ForecastView, String)>, ReportError> {
    let Some(spec) = spec else {
        return Ok(None);
    };
    let Some(view) = drawer.forecast(spec) else {
        findings.push(Finding::new(
            Code::OntbrekendeSleutel,
            Severity::Waarschuwing,
            Place::file("ijkpunt.toml"),
            "Het rapport toont een verwachting, maar [verwachting] ontbreekt hier.",
            "Voeg [verwachting] toe met halfjaar, landelijk of groei, en bron. Tot dan blijft dat deel weg.",
        ));
        return Ok(None);
    };
    let csv = view.assumptions.csv();
    site.add("grafieken/verwachting-aannames.csv", csv);
    if let Some(scenarios) = &view.scenarios {
        site.add("grafieken/verwachting-scenarios.csv", scenarios.csv());
    }
    let html = writer.render("verwachting.html", &view)?;
    Ok(Some((view, html)))
}

/// The tables of published reference data, as sections of a page.
pub fn tables(
    writer: &Writer,
    material: &Material<'_>,
    site: &mut Site,
) -> Result<Vec<String>, ReportError> {
    #[derive(Serialize)]
    struct Part {
        view: SourceTableView,
    }
    let mut all = Vec::new();
    for view in source_tables(&writer.nl, material, None) {
        site.add(format!("brontabellen/{}.csv", view.id), view.table.csv());
        all.push(writer.render("brontabel.html", &Part { view })?);
    }
    Ok(all)
}

/// The same as pages of their own: those of a dashboard are long enough without them.
pub fn pages(
    writer: &Writer,
    material: &Material<'_>,
    place: &str,
    site: &mut Site,
) -> Result<(), ReportError> {
    #[derive(Serialize)]
    struct Page {
        frame: Frame,
        view: SourceTableView,
    }
    for view in source_tables(&writer.nl, material, None) {
        site.add(format!("brontabellen/{}.csv", view.id), view.table.csv());
        let page = Page {
            frame: Frame::new(&writer.nl, material, &view.heading, place),
            view,
        };
        let file = page_of(&page.view);
        site.add(file, writer.render("bronpagina.html", &page)?);
    }
    Ok(())
}

/// A link from the page of a domain to a table that belongs to it.
#[derive(Serialize)]
pub struct SourceLink {
    file: String,
    heading: String,
    lead: String,
}

/// The links of one domain.
pub fn links(writer: &Writer, material: &Material<'_>, domain: &str) -> Vec<SourceLink> {
    let views = source_tables(&writer.nl, material, Some(domain)).into_iter();
    let link = |view: SourceTableView| SourceLink {
        file: page_of(&view),
        heading: view.heading,
        lead: view.lead,
    };
    views.map(link).collect()
}

fn page_of(view: &SourceTableView) -> String {
    format!("bron-{}.html", view.id)
}
