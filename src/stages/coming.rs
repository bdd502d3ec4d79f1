//! Figures of other years than the verslagjaar: what is planned, budgeted or expected, and what a
//! table sets beside the year.

use std::collections::BTreeSet;

use anyhow::Result;
use ijkpunt_engine::Engine;
use ijkpunt_indicators::{Granularity, Request};
use ijkpunt_model::{Figure, Sign};
use ijkpunt_report::{FORECAST_INDICATORS, ReportDefinition};

use super::scan::Scan;
use crate::Outcome;

/// Figures of years after the verslagjaar, of the few indicators of which the report shows those:
/// what is planned or budgeted.
pub(super) fn compute_ahead(
    scan: Scan<'_>,
    engine: &mut dyn Engine,
    outcome: &mut Outcome,
) -> Result<Vec<Figure>> {
    let ahead = scan.definitions.report.as_ref();
    let ahead = ahead.map(ReportDefinition::ahead).unwrap_or_default();
    let mut figures = Vec::new();
    for years in 1..=ahead.values().copied().max().unwrap_or_default() {
        let wanted = ahead
            .iter()
            .filter(|(_, far)| **far >= years)
            .map(|(id, _)| (*id).to_owned())
            .collect();
        let requests = [scan.shifted(i32::from(years))];
        let catalogue = &scan.definitions.catalogue;
        figures.extend(scan.figures(
            catalogue,
            &wanted,
            &requests,
            engine,
            &mut outcome.findings,
        )?);
    }
    Ok(figures)
}

/// The half-years of the year that an expectation is about, as far as they are published already. Of
/// that year nothing but half-years is computed: the year itself has only begun.
pub(super) fn compute_expected(
    scan: Scan<'_>,
    engine: &mut dyn Engine,
    outcome: &mut Outcome,
) -> Result<Vec<Figure>> {
    let report = scan.definitions.report.as_ref();
    let shown = report.and_then(|report| report.forecast.as_ref());
    let expectation = scan.workspace.settings.expectation.as_ref();
    let Some((expectation, _)) = expectation.zip(shown) else {
        return Ok(Vec::new());
    };
    let ahead = expectation.period.year() - scan.year();
    let requests: Vec<Request<'_>> = (ahead - 1..=ahead)
        .filter(|years| *years != 0)
        .map(|years| scan.shifted(years))
        .collect();
    let wanted = BTreeSet::from(FORECAST_INDICATORS.map(str::to_owned));
    let catalogue = scan.definitions.catalogue.only_for(Granularity::Halfjaar);
    scan.figures(
        &catalogue,
        &wanted,
        &requests,
        engine,
        &mut outcome.findings,
    )
}

/// The years that the table of a chapter sets beside the verslagjaar, of its indicators only: those
/// before it, and of the years after it nothing but the targets, for those are not over.
pub(super) fn compute_around(
    scan: Scan<'_>,
    engine: &mut dyn Engine,
    outcome: &mut Outcome,
) -> Result<Vec<Figure>> {
    let Some(report) = &scan.definitions.report else {
        return Ok(Vec::new());
    };
    let catalogue = &scan.definitions.catalogue;
    let named = report.table.indicators.iter().cloned();
    let wanted: BTreeSet<String> = named.filter(|id| catalogue.get(id).is_some()).collect();
    let shifted = |years| scan.shifted(years);
    let back: Vec<Request<'_>> = (-report.years_back()..0).map(shifted).collect();
    let ahead: Vec<Request<'_>> = (1..=report.years_ahead()).map(shifted).collect();
    let findings = &mut outcome.findings;
    let mut figures = scan.figures(catalogue, &wanted, &back, engine, findings)?;
    let planned = scan.figures(catalogue, &wanted, &ahead, engine, findings)?;
    let targets = planned.into_iter().filter(|figure| figure.beoogd.is_some());
    figures.extend(targets.map(|figure| figure.without_value(Sign::NogNiet)));
    Ok(figures)
}
