//! What was spent or received against what was budgeted.

use ijkpunt_model::{Direction, Figure, Sign};

use crate::{Outcome, TargetVerdict, Tone, against_target};

/// Holds the amount of a post against its budget. No side is better: spending less may mean that
/// something was not done.
pub fn against_budget(budget: Option<&Figure>, actual: Option<&Figure>) -> TargetVerdict {
    let Some(actual) = actual else {
        return TargetVerdict {
            outcome: Outcome::GeenCijfer(Sign::NietGeleverd),
            tone: Tone::Neutraal,
            difference: None,
            fraction: None,
        };
    };
    let figure = Figure {
        beoogd: budget.and_then(|budget| budget.waarde),
        ..actual.clone()
    };
    against_target(&figure, Direction::GeenOordeel)
}

#[cfg(test)]
mod tests {

    use super::*;
    use crate::example::share;

    fn amount(waarde: Option<f64>) -> Figure {
        Figure {
            teller: waarde,
            teken: None,
            ..share("GM0613", waarde, None)
        }
    }

    #[test]
    fn an_amount_is_held_against_its_budget_without_a_judgement() {
        let (budget, actual) = (amount(Some(60_000.0)), amount(Some(45_000.0)));
        let verdict = against_budget(Some(&budget), Some(&actual));
        assert_eq!(verdict.outcome, Outcome::Onder);
        assert_eq!(verdict.tone, Tone::Neutraal);
        assert_eq!(verdict.difference, Some(-15_000.0));
        assert_eq!(verdict.fraction, Some(0.75));
    }

    #[test]
    fn without_one_of_the_two_there_is_no_share() {
        let one = amount(Some(1.0));
        let unspent = against_budget(Some(&one), None);
        assert_eq!(unspent.outcome, Outcome::GeenCijfer(Sign::NietGeleverd));
        let free = against_budget(None, Some(&one));
        assert_eq!((free.outcome, free.fraction), (Outcome::GeenDoel, None));
        let empty = against_budget(Some(&amount(None)), Some(&one));
        assert_eq!(empty.outcome, Outcome::GeenDoel);
    }
}
