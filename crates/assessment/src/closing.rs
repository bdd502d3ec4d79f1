//! Whether a row of a published table closes: what it states against what its parts add up to.

/// What is added and what is taken off, and the whole that a source states.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Closing {
    /// What the source states.
    pub stated: f64,
    /// What the parts add up to.
    pub summed: f64,
    /// How far apart they lie; not negative.
    pub difference: f64,
}

/// Holds a stated whole against its parts. None where one of them is missing: then nothing can be
/// said. Neither number is changed, since only the source can say which is right.
pub fn closing(
    stated: Option<f64>,
    plus: &[Option<f64>],
    minus: &[Option<f64>],
) -> Option<Closing> {
    let sum = |parts: &[Option<f64>]| parts.iter().copied().sum::<Option<f64>>();
    let (stated, summed) = (stated?, sum(plus)? - sum(minus)?);
    Some(Closing {
        stated,
        summed,
        difference: (stated - summed).abs(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_of_the_national_table_close_or_not() {
        let row = |with: f64, housed: f64, balance: f64| {
            closing(Some(balance), &[Some(housed)], &[Some(with)]).unwrap()
        };
        // 6.962 - 8.537 = -1.575.
        assert_eq!(row(8_537.0, 6_962.0, -1_575.0).difference, 0.0);
        // 6.372 - 8.934 = -2.562, and the source says -2.540.
        let open = row(8_934.0, 6_372.0, -2_540.0);
        assert_eq!((open.summed, open.difference), (-2_562.0, 22.0));
        assert_eq!(row(16_586.0, 12_787.0, -3_728.0).difference, 71.0);
        assert_eq!(row(13_748.0, 11_934.0, -1_810.0).difference, 4.0);
    }

    #[test]
    fn nothing_is_said_of_a_row_that_lacks_a_number() {
        assert_eq!(closing(None, &[Some(1.0)], &[]), None);
        assert_eq!(closing(Some(1.0), &[Some(1.0), None], &[]), None);
        assert_eq!(closing(Some(1.0), &[Some(1.0)], &[None]), None);
    }
}
