//! Figures of a region: whole only where those of its members are.

use std::collections::BTreeMap;

use ijkpunt_model::{Area, Code, Figure, Period, Region, Sign};

use super::Remarks;
use crate::{Indicator, Measure, Sort};

/// Where a figure stands: period, breakdown and class.
type Place = (Period, String, String);

/// The figures of a region as far as they may stand: where a member has none, a sum over the others
/// would pass for the whole, so there is a sign instead, and a remark that names the member. `made`
/// are the figures that follow from the numbers that were added up, `members` those of all gemeenten.
pub(crate) fn complete(
    indicator: &Indicator,
    region: &Region,
    areas: &[Area],
    made: Vec<Figure>,
    members: &[Figure],
    remarks: &mut Remarks,
) -> Vec<Figure> {
    let mut by_place: BTreeMap<Place, Vec<&Figure>> = BTreeMap::new();
    for figure in members {
        if region.members.contains(&figure.gemeente) {
            by_place.entry(place(figure)).or_default().push(figure);
        }
    }
    made.into_iter()
        .map(|figure| {
            let parts = by_place.get(&place(&figure)).map(Vec::as_slice);
            let parts = parts.unwrap_or_default();
            let lacking: Vec<&Figure> = parts
                .iter()
                .copied()
                .filter(|part| lacks(part, indicator.sort))
                .collect();
            let Some(first) = lacking.first() else {
                return by_member(indicator, figure, parts);
            };
            if figure.is_total() && lacking.len() < parts.len() {
                for part in &lacking {
                    if let Some(area) = areas.iter().find(|area| area.code == part.gemeente) {
                        remark(indicator, region, &figure, area, remarks);
                    }
                }
            }
            figure.without_value(first.teken.unwrap_or(Sign::NietGeleverd))
        })
        .collect()
}

fn place(figure: &Figure) -> Place {
    let (breakdown, class) = (figure.uitsplitsing.clone(), figure.klasse.clone());
    (figure.periode, breakdown, class)
}

/// Whether a member has no figure because something is not known. Nobody to count is known, and so
/// is that nobody has been followed for long enough.
fn lacks(part: &Figure, sort: Sort) -> bool {
    match part.teken {
        Some(Sign::KanNietVoorkomen) => false,
        Some(Sign::Onbekend) if sort == Sort::Overleving => false,
        Some(sign) => sign.is_missing(),
        None => false,
    }
}

/// A share of a national number is rounded for each gemeente; the region has what they have together.
fn by_member(indicator: &Indicator, figure: Figure, parts: &[&Figure]) -> Figure {
    let measure = indicator.calculation().map(|c| &c.measure);
    if !matches!(measure, Some(Measure::Proportion { .. })) || figure.waarde.is_none() {
        return figure;
    }
    let sum: Option<f64> = parts.iter().map(|part| part.waarde).sum();
    Figure {
        teller: sum,
        waarde: sum,
        ..figure
    }
}

fn remark(
    indicator: &Indicator,
    region: &Region,
    figure: &Figure,
    area: &Area,
    remarks: &mut Remarks,
) {
    let dataset = indicator.calculation().map(|c| c.dataset.as_str());
    remarks.add(
        Code::LeveringOntbreekt,
        format!("dataset {}", dataset.unwrap_or_default()),
        format!(
            "'{}' is voor {} in {} niet op te tellen: niet elke gemeente heeft een cijfer.",
            indicator.name, region.area.name, figure.periode
        ),
        "Lever het na voor deze gemeenten. Tot dan staat er bij de regio: geen gegevens.",
        area,
    );
}
