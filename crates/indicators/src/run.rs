//! Runs the statements and puts the figures together.

use std::collections::{BTreeMap, BTreeSet};

use ijkpunt_engine::{Engine, EngineError};
use ijkpunt_model::{Figure, Findings, Region, Table};

use crate::assemble::{Remarks, Results, assemble, complete};
use crate::checks::check;
use crate::compile::compile_years;
use crate::derive::derive;
use crate::targets::add_targets;
use crate::{Catalogue, Indicator, Request, Statement};

/// Computes the figures of the wanted indicators for every gemeente of the request.
///
/// Every combination of gemeente, period and class gets a figure or a sign that says why there is
/// none. `tables` holds the delivered datasets; one that is not there was not delivered.
pub fn compute(
    catalogue: &Catalogue,
    wanted: &BTreeSet<String>,
    tables: &BTreeMap<String, Table>,
    engine: &mut dyn Engine,
    request: &Request<'_>,
    findings: &mut Findings,
) -> Result<Vec<Figure>, EngineError> {
    let requests = std::slice::from_ref(request);
    compute_years(catalogue, wanted, tables, engine, requests, findings)
}

/// Computes the figures of several years: those of the first request first. Each dataset is scanned
/// once for all years together.
pub fn compute_years(
    catalogue: &Catalogue,
    wanted: &BTreeSet<String>,
    tables: &BTreeMap<String, Table>,
    engine: &mut dyn Engine,
    requests: &[Request<'_>],
    findings: &mut Findings,
) -> Result<Vec<Figure>, EngineError> {
    compute_regions(catalogue, wanted, tables, engine, requests, &[], findings)
}

/// As [`compute_years`], and also the figures of regions whose members are among the gemeenten of the
/// requests. A region has no target of its own and is not checked: what is wrong with it is wrong
/// with a member.
pub fn compute_regions(
    catalogue: &Catalogue,
    wanted: &BTreeSet<String>,
    tables: &BTreeMap<String, Table>,
    engine: &mut dyn Engine,
    requests: &[Request<'_>],
    regions: &[Region],
    findings: &mut Findings,
) -> Result<Vec<Figure>, EngineError> {
    let catalogue = &*catalogue.with_classes(tables, findings);
    let indicators: Vec<&Indicator> = catalogue
        .iter()
        .filter(|indicator| wanted.contains(&indicator.id))
        .collect();
    let needed = needed(catalogue, &indicators);
    let counted: Vec<&Indicator> = counted(&needed);
    let filled = filled(tables);
    let statements = compile_years(&counted, &filled, requests);
    register(engine, &statements, &filled)?;
    let mut results = Results::over(&filled);
    for statement in &statements {
        results.add(statement, &engine.query(&statement.sql)?);
    }
    for region in regions {
        results.roll_up(region);
    }
    let mut all = Vec::new();
    for request in requests {
        let mut of_counted = assemble(&counted, &filled, &results, request, findings);
        for region in regions {
            add_region(
                &counted,
                &filled,
                &results,
                (request, region),
                &mut of_counted,
                findings,
            );
        }
        let ids = counted.iter().map(|indicator| indicator.id.clone());
        let mut made: BTreeMap<String, Vec<Figure>> = ids.zip(of_counted).collect();
        for indicator in &needed {
            make(indicator, &mut made, request);
        }
        let areas: BTreeMap<_, _> = request.areas.iter().map(|a| (&a.code, a)).collect();
        for indicator in &indicators {
            check(indicator, catalogue, &made, &areas, findings);
        }
        let mut figures: Vec<Figure> = indicators
            .iter()
            .filter_map(|indicator| made.remove(&indicator.id))
            .flatten()
            .collect();
        add_targets(
            &mut figures,
            catalogue,
            &indicators,
            &filled,
            engine,
            request,
            findings,
        )?;
        all.append(&mut figures);
    }
    Ok(once(all))
}

/// Adds the figures of a region behind those of the gemeenten, for each indicator.
fn add_region(
    counted: &[&Indicator],
    tables: &BTreeMap<String, Table>,
    results: &Results,
    (request, region): (&Request<'_>, &Region),
    of_counted: &mut [Vec<Figure>],
    findings: &mut Findings,
) {
    let own = Request {
        areas: std::slice::from_ref(&region.area),
        ..request.clone()
    };
    // What is wrong with a member has been said of that member.
    let made = assemble(counted, tables, results, &own, &mut Findings::new());
    let mut remarks = Remarks::default();
    for ((indicator, figures), made) in counted.iter().zip(of_counted).zip(made) {
        let whole = complete(
            indicator,
            region,
            request.areas,
            made,
            figures,
            &mut remarks,
        );
        figures.extend(whole);
    }
    remarks.report(findings);
}

/// The end of a year is the beginning of the next: a stand that two years ask for is one figure.
/// Where only one of them knows a target, that one stays.
fn once(mut figures: Vec<Figure>) -> Vec<Figure> {
    // Per cell the place where it first stood, and the place of the figure that stays.
    let mut places: BTreeMap<_, (usize, usize)> = BTreeMap::new();
    let mut stays = vec![true; figures.len()];
    for ((at, figure), stays) in figures.iter().enumerate().zip(&mut stays) {
        let key = (
            figure.indicator.as_str(),
            &figure.gemeente,
            figure.periode,
            figure.uitsplitsing.as_str(),
            figure.klasse.as_str(),
        );
        let (first, chosen) = places.entry(key).or_insert((at, at));
        *stays = *first == at;
        if figures
            .get(*chosen)
            .is_some_and(|known| known.beoogd.is_none())
        {
            *chosen = at;
        }
    }
    let moved: Vec<(usize, usize)> = places.into_values().collect();
    for (first, chosen) in moved {
        figures.swap(first, chosen);
    }
    let kept = figures.into_iter().zip(stays);
    kept.filter_map(|(figure, stays)| stays.then_some(figure))
        .collect()
}

/// A table without rows was delivered in name only; its contract has said so already.
pub(crate) fn filled(tables: &BTreeMap<String, Table>) -> BTreeMap<String, Table> {
    tables
        .iter()
        .filter(|(_, table)| table.rows() > 0)
        .map(|(name, table)| (name.clone(), table.clone()))
        .collect()
}

/// The indicators themselves and those that they are checked against.
fn needed<'a>(catalogue: &'a Catalogue, indicators: &[&'a Indicator]) -> Vec<&'a Indicator> {
    let named = indicators
        .iter()
        .flat_map(|indicator| indicator.checks.named())
        .filter_map(|id| catalogue.get(id));
    let mut seen = BTreeSet::new();
    indicators
        .iter()
        .copied()
        .chain(named)
        .filter(|indicator| seen.insert(&indicator.id))
        .collect()
}

/// The counted indicators among these and behind these, each once.
pub(crate) fn counted<'a>(indicators: &[&'a Indicator]) -> Vec<&'a Indicator> {
    let mut seen = BTreeSet::new();
    indicators
        .iter()
        .flat_map(|indicator| indicator.counted())
        .filter(|indicator| seen.insert(&indicator.id))
        .collect()
}

/// Makes the figures of a derived indicator, its parts first.
fn make(indicator: &Indicator, made: &mut BTreeMap<String, Vec<Figure>>, request: &Request<'_>) {
    let Some(derived) = indicator.derived() else {
        return;
    };
    if made.contains_key(&indicator.id) {
        return;
    }
    for part in &derived.parts {
        make(part, made, request);
    }
    let of_parts: Vec<&[Figure]> = derived
        .parts
        .iter()
        .map(|part| made.get(&part.id).map(Vec::as_slice).unwrap_or_default())
        .collect();
    let figures = derive(indicator, derived, &of_parts, request);
    made.insert(indicator.id.clone(), figures);
}

/// Hands the engine the columns that the statements read, and no others.
pub(crate) fn register(
    engine: &mut dyn Engine,
    statements: &[Statement],
    tables: &BTreeMap<String, Table>,
) -> Result<(), EngineError> {
    let mut needed: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (dataset, columns) in statements.iter().flat_map(|statement| &statement.columns) {
        needed
            .entry(dataset)
            .or_default()
            .extend(columns.iter().map(String::as_str));
    }
    for (dataset, columns) in needed {
        if let Some(table) = tables.get(dataset) {
            let columns: Vec<&str> = columns.into_iter().collect();
            engine.register(dataset, table, &columns)?;
        }
    }
    Ok(())
}
