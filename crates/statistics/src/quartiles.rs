//! Median and quartiles of counted values.

/// The three quartiles.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Quartiles {
    /// First quartile.
    pub q1: f64,
    /// Median.
    pub median: f64,
    /// Third quartile.
    pub q3: f64,
}

/// Quartiles of values with their frequencies, the values in ascending order.
///
/// The quantile at p is the value at rank (n − 1)·p + 1, with linear interpolation between
/// neighbours (type 7 of Hyndman and Fan, "Sample quantiles in statistical packages", The American
/// Statistician 50, 1996). `None` where there are no values, or more than can be counted.
pub fn quartiles(values: &[(f64, u64)]) -> Option<Quartiles> {
    let total = total(values).filter(|total| (1..=u64::MAX / 4).contains(total))?;
    // Quarters of a rank are exact in integers: rank·4 = (n − 1)·k.
    let quantile = |quarters: u64| {
        let position = (total - 1) * quarters;
        let below = value_at(values, position / 4)?;
        let above = value_at(values, position.div_ceil(4))?;
        let weight = f64::from((position % 4) as u8) / 4.0;
        Some(below + (above - below) * weight)
    };
    Some(Quartiles {
        q1: quantile(1)?,
        median: quantile(2)?,
        q3: quantile(3)?,
    })
}

/// How many values there are.
pub(crate) fn total(values: &[(f64, u64)]) -> Option<u64> {
    values
        .iter()
        .try_fold(0_u64, |sum, (_, count)| sum.checked_add(*count))
}

/// The value at a rank counted from zero.
pub(crate) fn value_at(values: &[(f64, u64)], rank: u64) -> Option<f64> {
    let mut seen = 0;
    values
        .iter()
        .find(|(_, count)| {
            seen += count;
            rank < seen
        })
        .map(|(value, _)| *value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agrees_with_values_worked_out_by_hand() {
        // 1 2 2 5 9: ranks 1, 2 and 3 counted from zero.
        let got = quartiles(&[(1.0, 1), (2.0, 2), (5.0, 1), (9.0, 1)]).unwrap();
        assert_eq!(
            got,
            Quartiles {
                q1: 2.0,
                median: 2.0,
                q3: 5.0
            }
        );
        // 1 2 3 4: ranks 0,75; 1,5; 2,25.
        let got = quartiles(&[(1.0, 1), (2.0, 1), (3.0, 1), (4.0, 1)]).unwrap();
        assert_eq!(
            got,
            Quartiles {
                q1: 1.75,
                median: 2.5,
                q3: 3.25
            }
        );
        assert_eq!(quartiles(&[(7.0, 3)]).unwrap().median, 7.0);
        assert_eq!(quartiles(&[]), None);
        assert_eq!(quartiles(&[(1.0, u64::MAX), (2.0, 1)]), None);
    }
}
