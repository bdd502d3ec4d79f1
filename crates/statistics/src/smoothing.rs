//! Smoothed rates of areas, for maps.

/// What all areas have in common.
#[derive(Debug, Clone, PartialEq)]
pub struct Smoothing {
    /// The rate of all areas together.
    pub overall: f64,
    /// The variance between areas beyond chance; 0 where none shows, and then every area gets the
    /// overall rate.
    pub variance: f64,
    /// The smoothed rate of each area, in the order given.
    pub rates: Vec<f64>,
}

/// Smooths the rates of areas towards the overall rate, the more the smaller the area.
///
/// Areas are events and population. For maps and ordering only, and labelled so: a smoothed rate is
/// never the published figure. The estimator is global and by moments, for rare events: with
/// m = Σe / Σn and s² = Σn(r − m)² / Σn the variance is s² − m / n̄, or 0 if that is negative, and
/// a rate becomes m + (r − m)·A / (A + m/n). `None` where there are no areas, a population is not
/// positive, or a number of events negative. Source: R. J. Marshall, "Mapping disease and mortality
/// rates using empirical Bayes estimators", Applied Statistics 40 (1991).
pub fn marshall(areas: &[(f64, f64)]) -> Option<Smoothing> {
    let sound = |&(events, population): &(f64, f64)| {
        events.is_finite() && events >= 0.0 && population.is_finite() && population > 0.0
    };
    if areas.is_empty() || !areas.iter().all(sound) {
        return None;
    }
    let events: f64 = areas.iter().map(|area| area.0).sum();
    let population: f64 = areas.iter().map(|area| area.1).sum();
    let overall = events / population;
    let deviations = areas.iter().map(|(events, population)| {
        let deviation = events / population - overall;
        population * deviation * deviation
    });
    let spread = deviations.sum::<f64>() / population;
    let variance = (spread - overall / (population / areas.len() as f64)).max(0.0);
    let rates: Vec<f64> = areas
        .iter()
        .map(|(events, population)| {
            if variance == 0.0 {
                return overall;
            }
            let weight = variance / (variance + overall / population);
            overall + weight * (events / population - overall)
        })
        .collect();
    let numbers = variance.is_finite() && rates.iter().all(|rate| rate.is_finite());
    numbers.then_some(Smoothing {
        overall,
        variance,
        rates,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Sudden infant deaths and births of 1974–1978 in the hundred counties of North Carolina, in
    /// the order of `sids2` of PySAL. Published in N. Cressie, "Statistics for spatial data",
    /// pages 386–389 (Wiley, 1991).
    #[rustfmt::skip]
    const NORTH_CAROLINA: [(u32, u32); 100] = [
        (1, 1091), (0, 487), (5, 3188), (1, 508), (9, 1421), (7, 1452), (0, 286), (0, 420),
        (4, 968), (1, 1612), (2, 1035), (16, 4449), (4, 1671), (4, 1556), (4, 2180), (18, 3608),
        (3, 1638), (4, 3146), (1, 1323), (1, 484), (1, 751), (0, 781), (1, 1269), (2, 1399),
        (10, 11858), (23, 16184), (13, 4672), (6, 1324), (4, 3164), (16, 7970), (8, 4021),
        (0, 671), (10, 3657), (6, 3609), (0, 770), (2, 1549), (16, 14484), (2, 765), (4, 4139),
        (1, 1207), (0, 1333), (8, 5509), (5, 3573), (5, 990), (0, 248), (5, 1946), (7, 4456),
        (2, 1646), (11, 3702), (3, 4606), (14, 5094), (5, 5754), (9, 7515), (6, 3999), (2, 2110),
        (0, 521), (7, 2692), (3, 675), (4, 870), (5, 2252), (12, 2992), (18, 6638), (6, 3776),
        (10, 4866), (8, 2216), (2, 1143), (5, 2648), (44, 21588), (3, 4099), (3, 1258), (5, 2356),
        (5, 2574), (0, 415), (10, 3589), (3, 1173), (11, 9014), (1, 533), (0, 797), (4, 3025),
        (1, 542), (2, 1027), (38, 20366), (1, 578), (4, 3915), (15, 1570), (7, 1494), (0, 338),
        (4, 2483), (4, 2756), (0, 284), (13, 5868), (8, 2255), (29, 11158), (31, 7889), (5, 2414),
        (8, 1782), (4, 1228), (15, 3350), (12, 5526), (5, 2181),
    ];

    /// `test_smoothing.py` of pysal/esda: the first five counties, to seven decimals.
    #[test]
    fn agrees_with_the_published_rates() {
        let areas = NORTH_CAROLINA.map(|(events, births)| (f64::from(events), f64::from(births)));
        let got = marshall(&areas).unwrap();
        let published = [
            0.001_697_3,
            0.001_705_4,
            0.001_773_1,
            0.002_012_9,
            0.003_534_9,
        ];
        for (got, published) in got.rates.iter().zip(published) {
            assert!((got - published).abs() < 5.1e-8, "{got} {published}");
        }
        // 667 deaths of 329 962 births.
        assert!((got.overall - 667.0 / 329_962.0).abs() < 1e-15);
    }

    /// Two areas of 100 with 10 and 30 events: m = 0,2; s² = 0,01; A = 0,01 − 0,002 = 0,008; the
    /// weight is 0,008 / (0,008 + 0,002) = 0,8; so 0,12 and 0,28.
    #[test]
    fn agrees_with_values_worked_out_by_hand() {
        let got = marshall(&[(10.0, 100.0), (30.0, 100.0)]).unwrap();
        assert!((got.variance - 0.008).abs() < 1e-15);
        assert!((got.rates[0] - 0.12).abs() < 1e-12);
        assert!((got.rates[1] - 0.28).abs() < 1e-12);
    }

    #[test]
    fn areas_that_differ_by_chance_only_get_the_overall_rate() {
        let got = marshall(&[(10.0, 1000.0), (11.0, 1000.0)]).unwrap();
        assert_eq!((got.variance, got.rates), (0.0, vec![0.0105, 0.0105]));
        assert_eq!(
            marshall(&[(0.0, 5.0), (0.0, 7.0)]).unwrap().rates,
            [0.0, 0.0]
        );
        assert_eq!(marshall(&[]), None);
        assert_eq!(marshall(&[(1.0, 0.0)]), None);
        assert_eq!(marshall(&[(-1.0, 4.0)]), None);
        assert_eq!(marshall(&[(f64::NAN, 4.0)]), None);
    }

    proptest! {
        #[test]
        fn a_smoothed_rate_lies_between_the_own_and_the_overall(
            areas in proptest::collection::vec((0u32..100, 100u32..10_000), 1..40),
        ) {
            let areas: Vec<(f64, f64)> =
                areas.into_iter().map(|(e, n)| (f64::from(e), f64::from(n))).collect();
            let got = marshall(&areas).unwrap();
            for ((events, population), rate) in areas.iter().zip(&got.rates) {
                let own = events / population;
                let (low, high) = (own.min(got.overall), own.max(got.overall));
                prop_assert!(low - 1e-12 <= *rate && *rate <= high + 1e-12);
            }
        }
    }
}
