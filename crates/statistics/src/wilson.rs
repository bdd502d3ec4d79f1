//! The interval of a proportion.

use crate::interval::Interval;

/// Wilson's score interval of `count` out of `total`, as fractions between 0 and 1.
///
/// `None` where there is no proportion: nothing in total, or a count outside it; and where `z`, the
/// number of standard errors, is none. Source: E. B.
/// Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22 (1927).
pub fn wilson(count: f64, total: f64, z: f64) -> Option<Interval> {
    let sound = total > 0.0 && total.is_finite() && (0.0..=total).contains(&count);
    if !(sound && z.is_finite() && z >= 0.0) {
        return None;
    }
    let square = z * z;
    let rest = total - count;
    let centre = count + square / 2.0;
    let half = z * (count * rest / total + square / 4.0).sqrt();
    let scale = total + square;
    // Rounding may put a limit a hair outside [0, 1] when the count is 0 or the total.
    let lower = if count == 0.0 {
        0.0
    } else {
        ((centre - half) / scale).max(0.0)
    };
    let upper = if rest == 0.0 {
        1.0
    } else {
        ((centre + half) / scale).min(1.0)
    };
    Some(Interval { lower, upper })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::interval::Z95;
    use proptest::prelude::*;

    /// Values worked out from the formula in 30-digit decimal arithmetic, rounded to 15.
    #[test]
    fn agrees_with_values_worked_out_by_hand() {
        for (count, total, lower, upper) in [
            (0.0, 10.0, 0.0, 0.277_532_799_862_889),
            (10.0, 10.0, 0.722_467_200_137_111, 1.0),
            (81.0, 263.0, 0.255_288_519_878_274, 0.366_209_576_982_800),
        ] {
            let got = wilson(count, total, Z95).unwrap();
            assert!(
                (got.lower - lower).abs() < 1e-12,
                "{count}/{total}: {got:?}"
            );
            assert!(
                (got.upper - upper).abs() < 1e-12,
                "{count}/{total}: {got:?}"
            );
        }
    }

    #[test]
    fn refuses_what_is_no_proportion() {
        assert_eq!(wilson(1.0, 0.0, Z95), None);
        assert_eq!(wilson(11.0, 10.0, Z95), None);
        assert_eq!(wilson(-1.0, 10.0, Z95), None);
        assert_eq!(wilson(f64::NAN, 10.0, Z95), None);
        assert_eq!(wilson(1.0, f64::INFINITY, Z95), None);
        assert_eq!(wilson(1.0, 10.0, f64::NAN), None);
    }

    proptest! {
        #[test]
        fn the_interval_holds_the_proportion_and_shrinks_with_n(count in 0u32..500, rest in 0u32..500) {
            prop_assume!(count + rest > 0);
            let (count, total) = (f64::from(count), f64::from(count + rest));
            let one = wilson(count, total, Z95).unwrap();
            let two = wilson(count * 2.0, total * 2.0, Z95).unwrap();
            let p = count / total;
            prop_assert!(one.lower <= p + 1e-12 && p <= one.upper + 1e-12);
            prop_assert!(0.0 <= one.lower && one.upper <= 1.0);
            prop_assert!(two.upper - two.lower < one.upper - one.lower);
        }

        #[test]
        fn any_numbers_give_an_interval_or_nothing(
            count in proptest::num::f64::ANY,
            total in proptest::num::f64::ANY,
            z in proptest::num::f64::ANY,
        ) {
            if let Some(got) = wilson(count, total, z) {
                prop_assert!(0.0 <= got.lower && got.lower <= got.upper && got.upper <= 1.0);
            }
        }
    }
}
