//! What of a year that is not over may be known: of a begroting the targets and the money, of a
//! bestuursrapportage the part of the year that is over. A part never passes for the year.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Result;
use ijkpunt_engine::Engine;
use ijkpunt_indicators::{Granularity, Indicator, Origin};
use ijkpunt_model::{About, Figure, Period, Sign, Sort};
use ijkpunt_report::{Moment, ReportDefinition};

use super::Definitions;
use super::scan::Scan;
use crate::Outcome;
use crate::workspace::Workspace;

/// The part of the verslagjaar that a bestuursrapportage is about; none for other documents, and
/// where not even January is over.
fn part(workspace: &Workspace, report: &ReportDefinition) -> Option<Period> {
    let settings = &workspace.settings;
    match report.moment {
        Moment::Bestuursrapportage => Period::complete_part(settings.year, settings.run_date),
        _ => None,
    }
}

/// The period that "in this report" means for an indicator: half-way that is the part of the year
/// that is over, of a stand its end.
pub(super) fn reported(
    workspace: &Workspace,
    report: Option<&ReportDefinition>,
    indicator: &Indicator,
    of_year: Option<Period>,
) -> Option<Period> {
    let part = report.and_then(|report| part(workspace, report));
    match (part, of_year?) {
        (Some(part), of_year) if has_parts(indicator) => Some(match of_year {
            Period::Peildatum(_) => Period::Peildatum(part.next_first_day()),
            _ => part,
        }),
        (_, of_year) => Some(of_year),
    }
}

/// Whether figures of it can be made for any part of a year. What is derived, or follows people for
/// months, has periods of its own.
fn has_parts(indicator: &Indicator) -> bool {
    let follows = matches!(
        indicator.sort,
        Sort::Cohort | Sort::Overleving | Sort::Enquete | Sort::Verhouding
    );
    matches!(indicator.origin, Origin::Counted(_)) && !follows
}

/// Figures of the part of the year that is over, and of the same part of the year before.
pub(super) fn compute_parts(
    scan: Scan<'_>,
    engine: &mut dyn Engine,
    outcome: &mut Outcome,
) -> Result<Vec<Figure>> {
    let definitions = scan.definitions;
    let report = definitions.report.as_ref();
    let Some(part) = report.and_then(|report| part(scan.workspace, report)) else {
        return Ok(Vec::new());
    };
    let length = match part {
        Period::Halfjaar(..) => Granularity::Halfjaar,
        Period::Kwartaal(..) => Granularity::Kwartaal,
        _ => Granularity::Maand,
    };
    let catalogue = definitions.catalogue.for_parts(length);
    let indicators = definitions.catalogue.iter();
    let wanted: BTreeSet<String> = indicators
        .filter(|indicator| definitions.wanted.contains(&indicator.id) && has_parts(indicator))
        .map(|indicator| indicator.id.clone())
        .collect();
    let requests = [-1, 0].map(|years| scan.shifted(years));
    let figures = scan.figures(
        &catalogue,
        &wanted,
        &requests,
        engine,
        &mut outcome.findings,
    )?;
    let (end, before) = (part.next_first_day(), scan.year() - 1);
    let same = |period: Period| match period {
        Period::Peildatum(day) => day == end || day == begun(part, before).next_first_day(),
        other => other == part || other == begun(part, before),
    };
    Ok(figures
        .into_iter()
        .filter(|figure| same(figure.periode))
        .collect())
}

/// The same part of another year.
fn begun(part: Period, year: i32) -> Period {
    match part {
        Period::Halfjaar(_, number) => Period::Halfjaar(year, number),
        Period::Kwartaal(_, number) => Period::Kwartaal(year, number),
        _ => Period::Maand(year, 1),
    }
}

/// Budget and realisation of the two years before the one that a begroting is about.
pub(super) fn compute_books(
    scan: Scan<'_>,
    engine: &mut dyn Engine,
    outcome: &mut Outcome,
) -> Result<Vec<Figure>> {
    let report = scan.definitions.report.as_ref();
    let Some(report) = report.filter(|report| report.moment == Moment::Begroting) else {
        return Ok(Vec::new());
    };
    let catalogue = &scan.definitions.catalogue;
    let known = |id: &&str| catalogue.get(id).is_some();
    let books = report.books().into_iter().filter(known);
    let wanted: BTreeSet<String> = books.map(str::to_owned).collect();
    let requests = [-2, -1].map(|years| scan.shifted(years));
    scan.figures(catalogue, &wanted, &requests, engine, &mut outcome.findings)
}

/// Takes away what can't be known yet, where the report tells of a year that is not over. Of a
/// period that has not ended a total keeps its target and loses its number; all else of it goes. A
/// plan, such as a budget, is made for what is still to come and stays.
pub(super) fn only_known(
    workspace: &Workspace,
    definitions: &Definitions,
    figures: Vec<Figure>,
) -> Vec<Figure> {
    let report = definitions.report.as_ref();
    let Some(report) = report.filter(|report| report.moment.is_ahead()) else {
        return figures;
    };
    let plans = report.plans();
    let day = workspace.settings.run_date;
    let year = workspace.settings.year;
    let mut kept: Vec<Figure> = figures
        .into_iter()
        .filter_map(|figure| {
            if figure.periode.has_ended(day) || plans.contains(figure.indicator.as_str()) {
                return Some(figure);
            }
            let whole = is_whole(figure.periode, year);
            let told = figure.is_total() && (figure.beoogd.is_some() || whole);
            told.then(|| figure.without_value(Sign::NogNiet))
        })
        .collect();
    let absent = absent_parts(&kept, &definitions.abouts, year);
    kept.extend(absent);
    kept
}

/// Whether it is the year itself, or the end of it.
fn is_whole(period: Period, year: i32) -> bool {
    period == Period::Jaar(year) || period == Period::Peildatum(Period::Jaar(year).next_first_day())
}

/// A figure of the year without one of the part: the page says that there is none.
fn absent_parts(figures: &[Figure], abouts: &BTreeMap<String, About>, year: i32) -> Vec<Figure> {
    let key = |figure: &Figure| {
        (
            figure.indicator.clone(),
            figure.gemeente.clone(),
            figure.periode,
        )
    };
    let totals = || figures.iter().filter(|figure| figure.is_total());
    let there: BTreeSet<_> = totals().map(key).collect();
    totals()
        .filter(|figure| is_whole(figure.periode, year))
        .filter_map(|figure| {
            let reported = abouts.get(&figure.indicator)?.reported?;
            let part = Figure {
                periode: reported,
                beoogd: None,
                ..figure.without_value(Sign::NietGeleverd)
            };
            (!there.contains(&key(&part))).then_some(part)
        })
        .collect()
}
