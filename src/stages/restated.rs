//! The figures of a list of gemeenten on the map of the run date, where that is another.

use std::collections::BTreeMap;

use ijkpunt_areas::Remark;
use ijkpunt_model::{About, Figure, Released};
use ijkpunt_report::{Layout, ReportDefinition, Restated, RestatedNote};

use super::method::method;
use super::{Definitions, indelingsjaar, last_map};
use crate::workspace::Workspace;

/// Puts the figures that a list shows on the map of the run date, as far as the tables go. Nothing
/// where that is the map of the list itself.
///
/// Figures are restated after disclosure: a part that is secret makes the whole secret, and what
/// comes of it passes disclosure once more.
pub(super) fn restated(
    workspace: &Workspace,
    definitions: &Definitions,
    report: &ReportDefinition,
    released: &Released,
) -> Option<Restated> {
    let reference = &workspace.reference.tables;
    let gemeenten = reference.geography.gemeenten();
    let then = indelingsjaar(workspace);
    let year = last_map(workspace)?;
    if report.layout != Layout::Gemeenten || year <= then {
        return None;
    }
    let shown: BTreeMap<&str, &About> = report
        .table
        .indicators
        .iter()
        .filter_map(|id| Some((id.as_str(), definitions.abouts.get(id)?)))
        .collect();
    let figures: Vec<Figure> = released
        .figures()
        .iter()
        .filter(|figure| {
            let about = shown.get(figure.indicator.as_str());
            figure.is_total() && about.is_some_and(|about| about.reported == Some(figure.periode))
        })
        .cloned()
        .collect();
    let method = |id: &str| method(definitions, id);
    let restated = reference
        .geography
        .restate(&figures, year, &method, &reference.weights);
    let notes = restated.notes.iter().map(|note| RestatedNote {
        gemeente: note.gemeente.clone(),
        indicator: note.indicator.clone(),
        words: note.remark.words(gemeenten),
        stops: matches!(note.remark, Remark::Stopt(_)),
    });
    Some(Restated {
        year,
        areas: gemeenten.in_year(year),
        notes: notes.collect(),
        released: ijkpunt_disclosure::release(restated.figures, &definitions.abouts),
    })
}
