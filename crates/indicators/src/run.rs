//! Runs the statements and puts the figures together.

use std::collections::{BTreeMap, BTreeSet};

use ijkpunt_engine::{Engine, EngineError};
use ijkpunt_model::{Figure, Findings, Table};

use crate::assemble::{Results, assemble};
use crate::compile::compile_years;
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
    let indicators: Vec<&Indicator> = catalogue
        .iter()
        .filter(|indicator| wanted.contains(&indicator.id))
        .collect();
    // A table without rows was delivered in name only; its contract has said so already.
    let filled: BTreeMap<String, Table> = tables
        .iter()
        .filter(|(_, table)| table.rows() > 0)
        .map(|(name, table)| (name.clone(), table.clone()))
        .collect();
    let statements = compile_years(&indicators, &filled, requests);
    register(engine, &statements, &filled)?;
    let mut results = Results::over(&filled);
    for statement in &statements {
        results.add(statement, &engine.query(&statement.sql)?);
    }
    let mut all = Vec::new();
    for request in requests {
        let mut figures = assemble(&indicators, &filled, &results, request, findings);
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

/// The end of a year is the beginning of the next: a stand that two years ask for is one figure.
/// Where only one of them knows a target, that one stays.
fn once(figures: Vec<Figure>) -> Vec<Figure> {
    let mut places = BTreeMap::new();
    let mut kept: Vec<Figure> = Vec::with_capacity(figures.len());
    for figure in figures {
        let key = (
            figure.indicator.clone(),
            figure.gemeente.clone(),
            figure.periode,
            figure.uitsplitsing.clone(),
            figure.klasse.clone(),
        );
        match places.get(&key).and_then(|at: &usize| kept.get_mut(*at)) {
            Some(known) if known.beoogd.is_none() => *known = figure,
            Some(_) => {}
            None => {
                places.insert(key, kept.len());
                kept.push(figure);
            }
        }
    }
    kept
}

/// Hands the engine the columns that the statements read, and no others.
fn register(
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
