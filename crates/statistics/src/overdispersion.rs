//! Whether areas differ more than chance allows, and by how much.

use crate::quantile::chi_squared_above;

/// The share of areas at each end that is drawn in before the spread is estimated.
pub const WINSORISED: f64 = 0.1;

/// The chance under which spread is taken as more than chance.
pub const OVERDISPERSION_CHANCE: f64 = 0.05;

/// What was found for an area, and how uncertain it is by chance alone.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Estimate {
    /// The estimate, on the scale of the target.
    pub value: f64,
    /// Its standard error when the area is no different from the target; positive.
    pub standard_error: f64,
}

/// How the areas spread around the target.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Dispersion {
    /// φ: the mean squared z-score, after winsorising. About 0,68 where there is only chance.
    pub phi: f64,
    /// The chance of at least this spread where there is only chance.
    pub chance: f64,
    /// τ²: the variance between areas, on the scale of the estimates; 0 where none shows.
    pub tau_squared: f64,
}

impl Dispersion {
    /// Whether the limits should be adjusted: the spread is more than chance, and τ² says how much.
    pub fn is_overdispersed(&self) -> bool {
        self.chance < OVERDISPERSION_CHANCE && self.tau_squared > 0.0
    }

    /// τ² where the areas are overdispersed, else 0: what widens the limits of the funnel.
    pub fn extra(&self) -> f64 {
        if self.is_overdispersed() {
            self.tau_squared
        } else {
            0.0
        }
    }
}

/// Why there is no answer on overdispersion.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DispersionError {
    /// Fewer than three areas.
    #[error("overdispersion needs at least three areas")]
    TooFew,
    /// A number is none, or a standard error is not positive.
    #[error("an estimate is no number or its standard error is not positive")]
    Impossible,
}

/// Tests whether areas spread around a target more than chance allows, and estimates the variance
/// between them.
///
/// The z-scores are winsorised: those beyond the 10th and 90th percentile (type 7 of Hyndman and
/// Fan) are set to it, so that a few outlying areas do not hide themselves. φ is the mean of their
/// squares. I·φ is held against chi-squared with I − 1 degrees of freedom. As the scores were drawn
/// in, φ is about 0,68 by chance alone, so the test is cautious: the variance must be half as large
/// again before it answers. τ² is the moment estimator of DerSimonian and Laird. Sources: D. J.
/// Spiegelhalter, "Funnel plots for comparing institutional performance", Statistics in Medicine 24
/// (2005), appendix; "Handling over-dispersion of performance indicators", Quality and Safety in
/// Health Care 14 (2005).
pub fn overdispersion(areas: &[Estimate], target: f64) -> Result<Dispersion, DispersionError> {
    if areas.len() < 3 {
        return Err(DispersionError::TooFew);
    }
    let scores: Vec<f64> = areas
        .iter()
        .map(|area| (area.value - target) / area.standard_error)
        .collect();
    let sound = |area: &Estimate| area.standard_error.is_finite() && area.standard_error > 0.0;
    if !areas.iter().all(sound) || scores.iter().any(|score| !score.is_finite()) {
        return Err(DispersionError::Impossible);
    }
    let scores = winsorised(scores).ok_or(DispersionError::Impossible)?;
    let number = scores.len() as f64;
    let squares: f64 = scores.iter().map(|score| score * score).sum();
    let chance = chi_squared_above(squares, number - 1.0).ok_or(DispersionError::Impossible)?;
    let weights = areas
        .iter()
        .map(|area| 1.0 / (area.standard_error * area.standard_error));
    let (sum, of_squares) =
        weights.fold((0.0, 0.0), |(sum, squares), w| (sum + w, squares + w * w));
    let tau_squared = ((squares - (number - 1.0)) / (sum - of_squares / sum)).max(0.0);
    if !tau_squared.is_finite() {
        return Err(DispersionError::Impossible);
    }
    Ok(Dispersion {
        phi: squares / number,
        chance,
        tau_squared,
    })
}

/// The scores, those beyond the outer tenths set to the border.
fn winsorised(scores: Vec<f64>) -> Option<Vec<f64>> {
    let mut sorted = scores.clone();
    sorted.sort_by(f64::total_cmp);
    let low = percentile(&sorted, WINSORISED)?;
    let high = percentile(&sorted, 1.0 - WINSORISED)?;
    Some(
        scores
            .into_iter()
            .map(|score| score.clamp(low, high))
            .collect(),
    )
}

/// A percentile of sorted values, type 7 of Hyndman and Fan.
fn percentile(sorted: &[f64], p: f64) -> Option<f64> {
    let position = (sorted.len().checked_sub(1)?) as f64 * p;
    let below = *sorted.get(position.floor() as usize)?;
    let above = *sorted.get(position.ceil() as usize)?;
    Some(below + (above - below) * (position - position.floor()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::funnel::{proportion_estimate, ratio_estimate};
    use proptest::prelude::*;

    /// The six groups of `test-OD_adjust_func.R` of FunnelPlotR (nhs-r-community), which checks no
    /// values; these were worked out from the formulas in 30 digits, on the scale of roots.
    #[test]
    fn agrees_with_values_worked_out_by_hand() {
        let areas: Vec<Estimate> = [
            (100.0, 108.0),
            (150.0, 112.0),
            (180.0, 165.0),
            (80.0, 95.0),
            (120.0, 100.0),
            (225.0, 220.0),
        ]
        .map(|(observed, expected)| ratio_estimate(observed, expected).unwrap())
        .to_vec();
        let got = overdispersion(&areas, 1.0).unwrap();
        assert!((got.phi - 2.327_178_257_594_119_4).abs() < 1e-12, "{got:?}");
        assert!(
            (got.tau_squared - 0.003_439_780_154_186_274_3).abs() < 1e-14,
            "{got:?}"
        );
        assert!(
            (got.chance - 0.015_845_712_796_853_944).abs() < 1e-9,
            "{got:?}"
        );
        assert!(got.is_overdispersed());
    }

    /// Twenty areas of 400, ten at 40 % and ten at 60 %: s = 0,025, every z = ± 4, φ = 16 and
    /// τ² = (320 − 19) / (20·1600 − 1600) = 301 / 30400.
    #[test]
    fn areas_that_differ_are_found() {
        let areas: Vec<Estimate> = (0..20)
            .map(|i| if i % 2 == 0 { 160.0 } else { 240.0 })
            .map(|count| proportion_estimate(0.5, count, 400.0).unwrap())
            .collect();
        let got = overdispersion(&areas, 0.5).unwrap();
        assert!((got.phi - 16.0).abs() < 1e-9);
        assert!((got.tau_squared - 301.0 / 30_400.0).abs() < 1e-12);
        assert!(got.is_overdispersed());
        assert_eq!(got.extra(), got.tau_squared);
    }

    /// One outlier among twenty equal areas is drawn in, and so stays an outlier.
    #[test]
    fn an_outlier_does_not_hide_itself() {
        let areas: Vec<Estimate> = (0..20)
            .map(|i| if i == 0 { 390.0 } else { 200.0 })
            .map(|count| proportion_estimate(0.5, count, 400.0).unwrap())
            .collect();
        assert_eq!(overdispersion(&areas, 0.5).unwrap().extra(), 0.0);
    }

    #[test]
    fn refuses_what_has_no_spread() {
        let sound = Estimate {
            value: 1.0,
            standard_error: 1.0,
        };
        let flat = Estimate {
            standard_error: 0.0,
            ..sound
        };
        assert_eq!(
            overdispersion(&[sound; 2], 1.0),
            Err(DispersionError::TooFew)
        );
        assert_eq!(
            overdispersion(&[sound, sound, flat], 1.0),
            Err(DispersionError::Impossible)
        );
        assert_eq!(
            overdispersion(&[sound; 3], f64::NAN),
            Err(DispersionError::Impossible)
        );
    }

    proptest! {
        #[test]
        fn any_areas_give_an_answer_or_a_refusal(
            areas in proptest::collection::vec((-1e3f64..1e3, 1e-3f64..1e3), 3..60),
        ) {
            let areas: Vec<Estimate> = areas
                .into_iter()
                .map(|(value, standard_error)| Estimate { value, standard_error })
                .collect();
            let got = overdispersion(&areas, 0.0).unwrap();
            prop_assert!(got.tau_squared >= 0.0 && (0.0..=1.0).contains(&got.chance));
        }
    }
}
