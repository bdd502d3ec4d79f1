//! How many of a list lie below, on and above zero.

/// The counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Spread {
    /// Below zero.
    pub below: usize,
    /// On zero.
    pub zero: usize,
    /// Above zero.
    pub above: usize,
}

/// Counts values around zero.
pub fn spread(values: impl IntoIterator<Item = f64>) -> Spread {
    let mut spread = Spread::default();
    for value in values {
        match value {
            v if v < 0.0 => spread.below += 1,
            v if v > 0.0 => spread.above += 1,
            _ => spread.zero += 1,
        }
    }
    spread
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn minus_zero_is_zero() {
        let got = spread([-2.0, -0.0, 0.0, 3.0, 4.0]);
        assert_eq!(
            got,
            Spread {
                below: 1,
                zero: 2,
                above: 2
            }
        );
    }
}
