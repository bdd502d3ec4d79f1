//! The parts of a page that stand beside its figures, as HTML, with their downloads.

use ijkpunt_model::{Code, Finding, Findings, Place, Severity};

use crate::view::{Drawer, source_tables};
use crate::writer::Writer;
use crate::{Material, ReportError, Site};

/// The section with what is expected, where both report and workspace ask for it.
pub fn forecast(
    writer: &Writer,
    drawer: &Drawer<'_>,
    site: &mut Site,
    findings: &mut Findings,
) -> Result<Option<String>, ReportError> {
    let Some(spec) = &drawer.material.definition.forecast else {
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
    writer.render("verwachting.html", &view).map(Some)
}

/// The tables of published reference data; of a dashboard those of one domain.
pub fn tables(
    writer: &Writer,
    material: &Material<'_>,
    domain: Option<&str>,
    site: &mut Site,
) -> Result<Vec<String>, ReportError> {
    let mut all = Vec::new();
    for view in source_tables(&writer.nl, material, domain) {
        site.add(format!("brontabellen/{}.csv", view.id), view.table.csv());
        all.push(writer.render("brontabel.html", &view)?);
    }
    Ok(all)
}
