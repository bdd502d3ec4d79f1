//! Target against actual.

use ijkpunt_model::{Direction, Figure, Sign};

/// Where the figure lies against its target.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Above the target.
    Boven,
    /// On the target.
    Op,
    /// Below the target.
    Onder,
    /// There is no figure, for this reason.
    GeenCijfer(Sign),
    /// There is no target.
    GeenDoel,
}

/// What the outcome means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// The target was reached.
    Gunstig,
    /// The target was not reached.
    Aandacht,
    /// No judgement.
    Neutraal,
}

/// The verdict on one figure.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TargetVerdict {
    /// Where it lies.
    pub outcome: Outcome,
    /// What that means.
    pub tone: Tone,
    /// Achieved minus target, in the unit of the indicator.
    pub difference: Option<f64>,
    /// Achieved as a fraction of the target; none where the target is zero or negative.
    pub fraction: Option<f64>,
}

/// Judges a figure against its target.
pub fn against_target(figure: &Figure, direction: Direction) -> TargetVerdict {
    let neutral = |outcome| TargetVerdict {
        outcome,
        tone: Tone::Neutraal,
        difference: None,
        fraction: None,
    };
    let Some(actual) = figure.waarde else {
        return neutral(Outcome::GeenCijfer(
            figure.teken.unwrap_or(Sign::NietGeleverd),
        ));
    };
    let Some(target) = figure.beoogd else {
        return neutral(Outcome::GeenDoel);
    };
    let difference = actual - target;
    let outcome = match difference {
        d if d > 0.0 => Outcome::Boven,
        d if d < 0.0 => Outcome::Onder,
        _ => Outcome::Op,
    };
    let tone = match (direction, outcome) {
        (Direction::GeenOordeel, _) => Tone::Neutraal,
        (_, Outcome::Op)
        | (Direction::HogerBeter, Outcome::Boven)
        | (Direction::LagerBeter, Outcome::Onder) => Tone::Gunstig,
        _ => Tone::Aandacht,
    };
    let fraction = (target > 0.0).then(|| actual / target);
    TargetVerdict {
        outcome,
        tone,
        difference: Some(difference),
        fraction,
    }
}

/// How many verdicts could be given, and how many of those were favourable.
pub fn reached(verdicts: &[TargetVerdict]) -> (usize, usize) {
    let judged = verdicts
        .iter()
        .filter(|verdict| verdict.tone != Tone::Neutraal)
        .count();
    let good = verdicts
        .iter()
        .filter(|verdict| verdict.tone == Tone::Gunstig)
        .count();
    (good, judged)
}

#[cfg(test)]
mod tests {

    use super::*;
    use crate::example::share;

    fn figure(waarde: Option<f64>, beoogd: Option<f64>) -> Figure {
        Figure {
            teller: waarde,
            beoogd,
            teken: waarde.is_none().then_some(Sign::NietGemeten),
            ..share("GM0014", waarde, None)
        }
    }

    #[test]
    fn outcome_and_tone_follow_the_direction() {
        use Direction::{GeenOordeel, HogerBeter, LagerBeter};
        for (actual, target, direction, outcome, tone) in [
            (168.0, 156.0, HogerBeter, Outcome::Boven, Tone::Gunstig),
            (230.0, 270.0, HogerBeter, Outcome::Onder, Tone::Aandacht),
            (16.0, 16.0, HogerBeter, Outcome::Op, Tone::Gunstig),
            (16.0, 16.0, LagerBeter, Outcome::Op, Tone::Gunstig),
            (609.0, 650.0, LagerBeter, Outcome::Onder, Tone::Gunstig),
            (700.0, 650.0, LagerBeter, Outcome::Boven, Tone::Aandacht),
            (700.0, 650.0, GeenOordeel, Outcome::Boven, Tone::Neutraal),
        ] {
            let verdict = against_target(&figure(Some(actual), Some(target)), direction);
            assert_eq!(
                (verdict.outcome, verdict.tone),
                (outcome, tone),
                "{actual} {target}"
            );
            assert_eq!(verdict.difference, Some(actual - target));
        }
    }

    #[test]
    fn nothing_is_judged_without_figure_or_target() {
        let missing = against_target(&figure(None, Some(18.0)), Direction::HogerBeter);
        assert_eq!(missing.outcome, Outcome::GeenCijfer(Sign::NietGemeten));
        let free = against_target(&figure(Some(3.0), None), Direction::HogerBeter);
        assert_eq!(free.outcome, Outcome::GeenDoel);
        assert_eq!(reached(&[missing, free]), (0, 0));
        let zero = against_target(&figure(Some(3.0), Some(0.0)), Direction::HogerBeter);
        assert_eq!(zero.fraction, None);
    }
}
