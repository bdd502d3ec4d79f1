//! How the figure of a gemeente comes from those of its parts.

use ijkpunt_areas::Method;
use ijkpunt_indicators::{Derived, Indicator, Operation};
use ijkpunt_model::Sort;

use super::Definitions;

/// How the figures of parts come to that of the whole.
pub(super) fn method(definitions: &Definitions, id: &str) -> Method {
    let Some(indicator) = definitions.catalogue.get(id) else {
        return Method::Never;
    };
    match indicator.derived() {
        Some(derived) => derived_method(indicator, derived),
        None => match indicator.sort {
            Sort::Verhouding => per(indicator).map_or(Method::Never, |per| Method::Rate { per }),
            sort => Method::of(sort, 1.0),
        },
    }
}

/// What was derived of two counts keeps both, so their sums can be divided anew. Of shares, medians
/// and persons ever there the sides do not add, and a rounded quotient is no quotient of sums. Where
/// a side may be that of a longer period, one side may hold a part that the other does not.
fn derived_method(indicator: &Indicator, derived: &Derived) -> Method {
    let sides = derived.rounding.is_none() && derived.parts.iter().all(adds);
    let per = match derived.operation {
        Operation::Ratio => derived.per,
        _ => 1.0,
    };
    match (derived.operation, indicator.sort) {
        (Operation::Ratio | Operation::Share, _) if sides && derived.enclosing => {
            Method::Rate { per }
        }
        (Operation::Ratio | Operation::Share, _) if sides => Method::Ratio { per },
        (_, Sort::Stand | Sort::Stroom | Sort::Saldo) => Method::Count,
        _ => Method::Never,
    }
}

/// Whether the figures of two gemeenten add up to that of both.
fn adds(indicator: &Indicator) -> bool {
    let count = matches!(indicator.sort, Sort::Stand | Sort::Stroom | Sort::Saldo);
    let derived = indicator.derived();
    count
        && derived
            .is_none_or(|derived| derived.rounding.is_none() && derived.parts.iter().all(adds))
}

/// Of a rate that is judged by chance: per how many. A derived rate says whether it is one.
pub(super) fn per(indicator: &Indicator) -> Option<f64> {
    match indicator.derived() {
        Some(derived) => derived.chance.then_some(derived.per),
        None => Some(indicator.calculation()?.denominator.as_ref()?.per),
    }
}

/// Whether a figure that was put together gets an interval of its own. A share does, also a derived
/// one; of what was divided by a plan or a capacity nothing is left to chance.
pub(super) fn has_chance(indicator: &Indicator) -> bool {
    indicator
        .derived()
        .is_none_or(|derived| derived.chance || derived.operation == Operation::Share)
}
