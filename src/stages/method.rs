//! How the figure of a gemeente comes from those of its parts.

use ijkpunt_areas::Method;
use ijkpunt_indicators::Indicator;
use ijkpunt_model::Sort;

use super::Definitions;

/// How the figures of parts come to that of the whole. What was derived from other figures may be
/// anything, so only its counts add.
pub(super) fn method(definitions: &Definitions, id: &str) -> Method {
    let Some(indicator) = definitions.catalogue.get(id) else {
        return Method::Never;
    };
    let counted = indicator.calculation().is_some();
    match indicator.sort {
        Sort::Verhouding => per(indicator).map_or(Method::Never, |per| Method::Rate { per }),
        sort @ (Sort::Stand | Sort::Stroom | Sort::Saldo) => Method::of(sort, 1.0),
        sort if counted => Method::of(sort, 1.0),
        _ => Method::Never,
    }
}

/// Of a rate that is counted: per how many.
pub(super) fn per(indicator: &Indicator) -> Option<f64> {
    let denominator = indicator.calculation()?.denominator.as_ref()?;
    Some(denominator.per)
}
