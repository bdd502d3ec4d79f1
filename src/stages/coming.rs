//! Figures of other years than the verslagjaar: what is planned, budgeted or expected, and what a
//! table sets beside the year.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Result;
use chrono::Datelike;
use ijkpunt_engine::Polars;
use ijkpunt_indicators::{Granularity, Request};
use ijkpunt_model::{Area, Figure, Sign, Table};
use ijkpunt_report::{FORECAST_INDICATORS, ReportDefinition};

use super::{Definitions, request};
use crate::Outcome;
use crate::workspace::Workspace;

/// Figures of years after the verslagjaar, of the few indicators of which the report shows those:
/// what is planned or budgeted.
pub(super) fn compute_ahead(
    workspace: &Workspace,
    definitions: &Definitions,
    tables: &BTreeMap<String, Table>,
    areas: &[Area],
    outcome: &mut Outcome,
) -> Result<Vec<Figure>> {
    let ahead = definitions.report.as_ref().map(ReportDefinition::ahead);
    let ahead = ahead.unwrap_or_default();
    let mut figures = Vec::new();
    for years in 1..=ahead.values().copied().max().unwrap_or_default() {
        let wanted = ahead
            .iter()
            .filter(|(_, far)| **far >= years)
            .map(|(id, _)| (*id).to_owned())
            .collect();
        let asked = request(workspace, areas);
        let request = Request {
            year: asked.year + i32::from(years),
            ..asked
        };
        figures.extend(ijkpunt_indicators::compute_regions(
            &definitions.catalogue,
            &wanted,
            tables,
            &mut Polars::new(),
            &[request],
            &definitions.regions,
            &mut outcome.findings,
        )?);
    }
    Ok(figures)
}

/// The half-years of the year that an expectation is about, as far as they are published already. Of
/// that year nothing but half-years is computed: the year itself has only begun.
pub(super) fn compute_expected(
    workspace: &Workspace,
    definitions: &Definitions,
    tables: &BTreeMap<String, Table>,
    areas: &[Area],
    outcome: &mut Outcome,
) -> Result<Vec<Figure>> {
    let asked = request(workspace, areas);
    let expectation = workspace.settings.expectation.as_ref();
    let shown = definitions
        .report
        .as_ref()
        .and_then(|report| report.forecast.as_ref());
    let Some((expectation, _)) = expectation.zip(shown) else {
        return Ok(Vec::new());
    };
    let year = expectation.period.year();
    let years = (year - 1..=year).filter(|year| *year != asked.year);
    let requests: Vec<Request<'_>> = years
        .map(|year| Request {
            year,
            ..asked.clone()
        })
        .collect();
    let wanted = FORECAST_INDICATORS.map(str::to_owned);
    Ok(ijkpunt_indicators::compute_years(
        &definitions.catalogue.only_for(Granularity::Halfjaar),
        &BTreeSet::from(wanted),
        tables,
        &mut Polars::new(),
        &requests,
        &mut outcome.findings,
    )?)
}

/// The years that the table of a chapter sets beside the verslagjaar, of its indicators only: those
/// before it, and of the years after it nothing but the targets, for those are not over.
pub(super) fn compute_around(
    workspace: &Workspace,
    definitions: &Definitions,
    tables: &BTreeMap<String, Table>,
    areas: &[Area],
    outcome: &mut Outcome,
) -> Result<Vec<Figure>> {
    let Some(report) = &definitions.report else {
        return Ok(Vec::new());
    };
    let (back, ahead) = (report.years_back(), report.years_ahead());
    let named = report.table.indicators.iter().cloned();
    let wanted: BTreeSet<String> = named
        .filter(|id| definitions.catalogue.get(id).is_some())
        .collect();
    let asked = request(workspace, areas);
    let offsets = (-back..=ahead).filter(|offset| *offset != 0);
    let requests: Vec<Request<'_>> = offsets
        .map(|offset| Request {
            year: asked.year + offset,
            peildatum: asked
                .peildatum
                .and_then(|day| day.with_year(day.year() + offset)),
            areas,
        })
        .collect();
    if requests.is_empty() {
        return Ok(Vec::new());
    }
    let mut figures = Vec::new();
    for request in &requests {
        let made = ijkpunt_indicators::compute(
            &definitions.catalogue,
            &wanted,
            tables,
            &mut Polars::new(),
            request,
            &mut outcome.findings,
        )?;
        if request.year < asked.year {
            figures.extend(made);
            continue;
        }
        let targets = made.into_iter().filter(|figure| figure.beoogd.is_some());
        figures.extend(targets.map(|figure| figure.without_value(Sign::NogNiet)));
    }
    Ok(figures)
}
