//! Dividing one figure by another, and refusing to.

use chrono::NaiveDate;
use ijkpunt_model::{Figure, Period, Sign};

/// Why two figures are not divided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Mismatch {
    /// They are about different gemeenten.
    #[error("Teller en noemer gaan over verschillende gemeenten.")]
    Gemeente,
    /// They stand on different maps, so that one code means two areas.
    #[error("De teller hoort bij de indeling van {top}, de noemer bij die van {bottom}.")]
    Indeling {
        /// Indelingsjaar of the numerator.
        top: i32,
        /// Indelingsjaar of the denominator.
        bottom: i32,
    },
    /// The denominator is of another day or period.
    #[error("De teller hoort bij {top}, de noemer bij {bottom}.")]
    Peildatum {
        /// Period of the numerator.
        top: Period,
        /// Period of the denominator.
        bottom: Period,
    },
    /// One of them is missing, for this reason.
    #[error("Teller of noemer ontbreekt: {}.", .0.words())]
    Missing(Sign),
    /// The denominator is not positive.
    #[error("De noemer is nul.")]
    Zero,
}

/// The quotient of two figures, per so many.
///
/// Both must be about one gemeente on one map. The denominator must be of the period of the
/// numerator or, as for inhabitants, of 1 January of the year in which that begins. A stand of
/// statushouders on the new map over inhabitants on the old one is refused: an erratum of CBS
/// (maatwerk 2019/22) tells of such figures of 2015–2018, too high by up to a point per thousand.
pub fn ratio(top: &Figure, bottom: &Figure, per: f64) -> Result<f64, Mismatch> {
    if top.gemeente != bottom.gemeente {
        return Err(Mismatch::Gemeente);
    }
    if top.indelingsjaar != bottom.indelingsjaar {
        return Err(Mismatch::Indeling {
            top: top.indelingsjaar,
            bottom: bottom.indelingsjaar,
        });
    }
    let new_year = NaiveDate::from_ymd_opt(top.periode.year(), 1, 1).map(Period::Peildatum);
    if bottom.periode != top.periode && Some(bottom.periode) != new_year {
        return Err(Mismatch::Peildatum {
            top: top.periode,
            bottom: bottom.periode,
        });
    }
    let value = |figure: &Figure| {
        let missing = Mismatch::Missing(figure.teken.unwrap_or(Sign::NietGeleverd));
        figure.waarde.ok_or(missing)
    };
    let (top, bottom) = (value(top)?, value(bottom)?);
    let quotient = top / bottom * per;
    match bottom > 0.0 && quotient.is_finite() {
        true => Ok(quotient),
        false => Err(Mismatch::Zero),
    }
}
