//! Targets from the dataset `doelen`, beside the figures they belong to.

use std::collections::BTreeMap;

use ijkpunt_engine::{Engine, EngineError};
use ijkpunt_model::{Code, Figure, Finding, Findings, Period, Place, Severity, Table};

use crate::assemble::{numbers, texts};
use crate::periods::reporting_period;
use crate::{Catalogue, Indicator, Request};

/// The dataset that holds targets.
const DOELEN: &str = "doelen";

/// Puts each target beside the figure of the year that it is about, or of the part of the year: a
/// begroting may say how much of a target the first half-year must bring. A target for an indicator
/// that no definition knows is a finding: most often a typing error in the begroting's export.
pub fn add_targets(
    figures: &mut [Figure],
    catalogue: &Catalogue,
    indicators: &[&Indicator],
    tables: &BTreeMap<String, Table>,
    engine: &mut dyn Engine,
    request: &Request<'_>,
    findings: &mut Findings,
) -> Result<(), EngineError> {
    let Some(table) = tables.get(DOELEN) else {
        return Ok(());
    };
    engine.register(
        DOELEN,
        table,
        &["gemeente", "periode", "indicator", "beoogd"],
    )?;
    let batch = engine.query(
        "SELECT gemeente, indicator, beoogd, periode FROM doelen \
         ORDER BY indicator NULLS LAST, gemeente NULLS LAST, periode NULLS LAST",
    )?;
    let year = Period::Jaar(request.year).to_string();
    let rows = texts(&batch, "gemeente")
        .into_iter()
        .zip(texts(&batch, "indicator"))
        .zip(texts(&batch, "periode"))
        .zip(numbers(&batch, "beoogd"));
    let mut cells: BTreeMap<(String, String), Vec<usize>> = BTreeMap::new();
    for (at, figure) in figures.iter().enumerate().filter(|(_, f)| f.is_total()) {
        let key = (figure.indicator.clone(), figure.gemeente.to_string());
        cells.entry(key).or_default().push(at);
    }
    let mut strange: BTreeMap<String, u64> = BTreeMap::new();
    for (((gemeente, id), period), target) in rows {
        let (Some(gemeente), Some(id)) = (gemeente, id) else {
            continue;
        };
        if catalogue.get(&id).is_none() {
            *strange.entry(id).or_default() += 1;
            continue;
        }
        let Some(indicator) = indicators.iter().find(|indicator| indicator.id == id) else {
            continue;
        };
        let of_year = reporting_period(indicator, request);
        let reported = match period.as_deref() {
            // A target of the year is none for a part of it.
            Some(period) if period == year => {
                of_year.filter(|period| matches!(period, Period::Jaar(_) | Period::Peildatum(_)))
            }
            Some(period) => of_part(period, request.year, of_year),
            None => continue,
        };
        if reported.is_none() {
            continue;
        }
        for at in cells.get(&(id, gemeente)).into_iter().flatten() {
            let figure = figures.get_mut(*at);
            if let Some(figure) = figure.filter(|figure| Some(figure.periode) == reported) {
                figure.beoogd = target;
            }
        }
    }
    for (id, count) in strange {
        let finding = unknown(catalogue, table, &id);
        findings.push(Finding { count, ..finding });
    }
    Ok(())
}

/// The period of the figure that a target for a part of the year belongs to: of a flow the part
/// itself, of a stand the day after it.
fn of_part(period: &str, year: i32, of_year: Option<Period>) -> Option<Period> {
    let part = Period::parse_cbs(period).filter(|part| part.year() == year)?;
    match (part, of_year?) {
        (Period::Jaar(_) | Period::Peildatum(_), _) => None,
        (_, Period::Peildatum(_)) => Some(Period::Peildatum(part.next_first_day())),
        _ => Some(part),
    }
}

fn unknown(catalogue: &Catalogue, table: &Table, id: &str) -> Finding {
    let file = table
        .deliveries
        .first()
        .map_or(DOELEN, |delivery| delivery.file.as_str());
    Finding::new(
        Code::OnbekendeIndicator,
        Severity::Waarschuwing,
        Place::file(file).column("indicator"),
        format!("Er is een doel voor '{id}', maar die indicator bestaat niet."),
        format!(
            "Verbeter de naam. Het dichtst bij: {}.",
            catalogue.nearest(id).join(", ")
        ),
    )
}
