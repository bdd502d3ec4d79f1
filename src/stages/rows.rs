//! Rows of published reference data that a report shows as they were delivered.

use std::collections::BTreeMap;

use ijkpunt_model::{Code, Finding, Place, ReleasedRows, Severity, Table, TextSpot};
use ijkpunt_report::{ReportDefinition, SourceTableSpec};

use super::Definitions;
use crate::Outcome;
use crate::workspace::Workspace;

/// Lets out the rows that the report shows as they were delivered. A dataset that nobody delivered
/// is left out of the page; one whose rows may not be shown is a fault of the report.
pub fn show_rows(
    workspace: &Workspace,
    definitions: &Definitions,
    report: &ReportDefinition,
    tables: &BTreeMap<String, Table>,
    outcome: &mut Outcome,
) {
    let file = format!("reports/{}.toml", workspace.settings.report);
    for spec in &report.source_tables {
        let found = shown_rows(definitions, spec, tables);
        match found {
            Ok(Some(rows)) => {
                outcome.rows.insert(spec.dataset.clone(), rows);
            }
            Ok(None) => {}
            Err((at, what, remedy)) => outcome.findings.push(
                Finding::new(
                    Code::OngeldigeKeuze,
                    Severity::Blokkeert,
                    Place::file(&file),
                    what,
                    remedy,
                )
                .at(at),
            ),
        }
    }
}

type Refusal = (TextSpot, String, String);

fn shown_rows(
    definitions: &Definitions,
    spec: &SourceTableSpec,
    tables: &BTreeMap<String, Table>,
) -> std::result::Result<Option<ReleasedRows>, Refusal> {
    let Some(contract) = definitions.contracts.get(&spec.dataset) else {
        let known: Vec<&str> = definitions.contracts.keys().map(String::as_str).collect();
        return Err((
            spec.dataset_at.clone(),
            format!(
                "Er is geen leesbaar contract voor dataset '{}'.",
                spec.dataset
            ),
            format!("Kies een van: {}.", known.join(", ")),
        ));
    };
    let dataset = contract.dataset();
    if let Some(column) = spec
        .named()
        .find(|column| dataset.column(&column.name).is_none())
    {
        let known: Vec<&str> = dataset
            .columns
            .iter()
            .map(|known| known.name.as_str())
            .collect();
        return Err((
            column.at.clone(),
            format!(
                "Dataset '{}' heeft geen kolom '{}'.",
                spec.dataset, column.name
            ),
            format!("Kies een van: {}.", known.join(", ")),
        ));
    }
    if contract.public().is_none() {
        return Err((
            spec.dataset_at.clone(),
            format!("De rijen van dataset '{}' zijn niet openbaar.", spec.dataset),
            "Toon er cijfers van. Is elke rij gepubliceerd en gaat geen rij over een persoon, zet dan 'openbaar' met \
             de reden in het contract."
                .to_owned(),
        ));
    }
    let Some(table) = tables.get(&spec.dataset) else {
        return Ok(None);
    };
    let permission = ijkpunt_disclosure::Permission {
        columns: &dataset.columns,
        public: contract.public(),
    };
    Ok(ijkpunt_disclosure::release_rows(table, &permission))
}
