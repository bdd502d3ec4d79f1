//! Runs the statements and puts the figures together.

use std::collections::{BTreeMap, BTreeSet};

use ijkpunt_engine::{Engine, EngineError};
use ijkpunt_model::{Figure, Findings, Table};

use crate::assemble::{Results, assemble};
use crate::targets::add_targets;
use crate::{Catalogue, Indicator, Request, Statement, compile};

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
    let statements = compile(&indicators, &filled, request);
    register(engine, &statements, &filled)?;
    let mut results = Results::default();
    for statement in &statements {
        results.add(statement, &engine.query(&statement.sql)?);
    }
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
    Ok(figures)
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
