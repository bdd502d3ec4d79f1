//! Quantiles of the chi-squared and Student's t distributions.
//!
//! The values are statrs'. Four traps of it are kept out here: chances near 0 or 1, for which its
//! search may panic or never return (statrs-dev/statrs#435); an answer that is off in the tenth
//! digit because its search stops early; the platform's own logarithm, by which the last digits
//! differ from machine to machine; and a distribution so large that its sums lose their digits.

use crate::interval::Level;
use statrs::distribution::{ChiSquared, Continuous, ContinuousCDF, StudentsT};

/// Chances nearer to 0 or 1 than this are refused.
const EDGE: f64 = 1e-6;

/// The most degrees of freedom that are asked of statrs.
pub(crate) const MOST_FREEDOM: f64 = 200_002.0;

/// Digits that are kept: more than any figure shows, fewer than platforms differ in.
const DIGITS: i32 = 12;

/// How far the chance of a quantile may lie from the one asked for.
const TOLERANCE: f64 = 1e-9;

/// The value that a chi-squared variable stays under with chance `p`. `None` outside the range in
/// which the answer is checked: `p` from 1e-6 to 1 − 1e-6, up to 200 002 degrees of freedom.
pub(crate) fn chi_squared(p: f64, freedom: f64) -> Option<f64> {
    if !((EDGE..=1.0 - EDGE).contains(&p) && 0.0 < freedom && freedom <= MOST_FREEDOM) {
        return None;
    }
    let distribution = ChiSquared::new(freedom).ok()?;
    checked(&distribution, p)
}

/// The chance that a chi-squared variable exceeds a value.
pub(crate) fn chi_squared_above(value: f64, freedom: f64) -> Option<f64> {
    if !(value.is_finite() && value >= 0.0 && 0.0 < freedom && freedom <= MOST_FREEDOM) {
        return None;
    }
    if value == 0.0 {
        return Some(1.0);
    }
    let chance = ChiSquared::new(freedom).ok()?.sf(value);
    (0.0..=1.0)
        .contains(&chance)
        .then(|| rounded(chance, DIGITS))
}

/// The value between which and its opposite a t variable stays, at a level.
///
/// Beyond 100 000 degrees of freedom it is two terms of the expansion around the normal quantile,
/// of which the error is then under 1e-12 (M. Abramowitz and I. A. Stegun, "Handbook of Mathematical
/// Functions", 1964, 26.7.5).
pub(crate) fn student_t(level: Level, freedom: f64) -> Option<f64> {
    if !(freedom.is_finite() && freedom >= 1.0) {
        return None;
    }
    if freedom > 100_000.0 {
        let z = level.z();
        let (cube, fifth) = (z * z * z, z * z * z * z * z);
        let first = (cube + z) / 4.0;
        let second = (5.0 * fifth + 16.0 * cube + 3.0 * z) / 96.0;
        return Some(z + first / freedom + second / (freedom * freedom));
    }
    let p = 1.0 - level.tail();
    let distribution = StudentsT::new(0.0, 1.0, freedom).ok()?;
    checked(&distribution, p)
}

/// A positive quantile whose chance was found to be right, without its uncertain last digits.
fn checked<D>(distribution: &D, p: f64) -> Option<f64>
where
    D: ContinuousCDF<f64, f64> + Continuous<f64, f64>,
{
    let mut quantile = distribution.inverse_cdf(p);
    // The search stops too early; two more steps of Newton give the other digits.
    for _ in 0..2 {
        let better = quantile - (distribution.cdf(quantile) - p) / distribution.pdf(quantile);
        if better.is_finite() && better > 0.0 {
            quantile = better;
        }
    }
    let error = distribution.cdf(quantile) - p;
    (quantile.is_finite() && error.abs() < TOLERANCE).then(|| rounded(quantile, DIGITS))
}

/// A number to so many significant digits.
pub(crate) fn rounded(value: f64, digits: i32) -> f64 {
    if value == 0.0 || !value.is_finite() {
        return value;
    }
    let exponent = digits - 1 - libm::floor(libm::log10(value.abs())) as i32;
    // A power of ten above 10^22 is not exact, and below it a division rounds better.
    let scale = libm::pow(10.0, f64::from(exponent.abs()));
    let result = if exponent >= 0 {
        (value * scale).round() / scale
    } else {
        (value / scale).round() * scale
    };
    if result.is_finite() { result } else { value }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(got: Option<f64>, expected: f64) {
        let got = got.unwrap();
        assert!((got / expected - 1.0).abs() < 1e-9, "{got} {expected}");
    }

    /// Values of SciPy 1.17.1, `scipy.stats.chi2.ppf`.
    #[test]
    fn chi_squared_agrees_with_scipy() {
        for (p, freedom, expected) in [
            (0.025, 1.0, 0.000_982_069_117_175_255_5),
            (0.025, 2.0, 0.050_635_615_968_579_75),
            (0.025, 31.0, 17.538_738_581_475_5),
            (0.025, 2000.0, 1_877.946_036_815_390_5),
            (0.025, 200_000.0, 198_762.305_327_489_45),
            (0.975, 2.0, 7.377_758_908_227_871),
            (0.975, 10.0, 20.483_177_350_807_388),
            (0.975, 200_000.0, 201_241.483_281_547_47),
            (0.001, 1.0, 1.570_797_149_262_492_1e-6),
            (0.001, 10.0, 1.478_743_463_835_664_7),
            (0.001, 200.0, 143.842_794_990_000_8),
            (0.999, 1.0, 10.827_566_170_662_733),
            (0.999, 31.0, 61.098_306_081_058_126),
            (0.999, 2000.0, 2_201.156_196_586_629),
        ] {
            near(chi_squared(p, freedom), expected);
        }
    }

    /// Values of SciPy 1.17.1, `scipy.stats.t.ppf` and `scipy.stats.chi2.sf`.
    #[test]
    fn student_and_the_tail_agree_with_scipy() {
        for (freedom, p95, p998) in [
            (1.0, 12.706_204_736_174_694, 318.308_838_985_550_15),
            (2.0, 4.302_652_729_749_462, 22.327_124_770_119_866),
            (5.0, 2.570_581_835_636_314_6, 5.893_429_531_356_009),
            (10.0, 2.228_138_851_986_274, 4.143_700_494_046_589),
            (29.0, 2.045_229_642_132_703, 3.396_240_288_356_802_6),
            (1000.0, 1.962_339_080_826_408_3, 3.098_402_163_912_923_3),
            (100_000.0, 1.959_987_707_534_609_5, 3.090_313_809_427_237_8),
        ] {
            near(student_t(Level::P95, freedom), p95);
            near(student_t(Level::P998, freedom), p998);
        }
        near(chi_squared_above(9.5, 4.0), 0.049_747_247_417_943_65);
        near(chi_squared_above(30.0, 10.0), 0.000_856_641_210_775_301);
        assert_eq!(chi_squared_above(0.0, 4.0), Some(1.0));
    }

    /// From the heavy tails of one degree of freedom to the normal quantile, over the border at
    /// which the expansion takes over.
    #[test]
    fn student_falls_to_the_normal_quantile() {
        for level in [Level::P95, Level::P998] {
            let mut before = f64::INFINITY;
            let mut freedom = 1.0_f64;
            while freedom < 1e9 {
                let got = student_t(level, freedom.floor()).unwrap();
                assert!(got < before || freedom > 1e8, "{freedom}: {got}");
                assert!(got >= level.z(), "{freedom}: {got}");
                before = got;
                freedom = (freedom * 1.3).max(freedom + 1.0);
            }
            let below = student_t(level, 100_000.0).unwrap();
            let beyond = student_t(level, 100_001.0).unwrap();
            assert!((below - beyond).abs() < 1e-9);
        }
    }

    #[test]
    fn refuses_what_can_not_be_checked() {
        assert_eq!(chi_squared(1e-7, 2.0), None);
        assert_eq!(chi_squared(0.5, 0.0), None);
        assert_eq!(chi_squared(0.5, f64::NAN), None);
        assert_eq!(chi_squared(0.5, 1e9), None);
        assert_eq!(student_t(Level::P95, 0.5), None);
        assert_eq!(chi_squared_above(f64::NAN, 4.0), None);
    }

    #[test]
    fn rounds_to_significant_digits() {
        assert_eq!(rounded(123.456, 4), 123.5);
        assert_eq!(rounded(0.000_123_456, 3), 0.000_123);
        assert_eq!(rounded(-987_654.0, 2), -990_000.0);
        assert_eq!(rounded(0.0, 3), 0.0);
    }
}
