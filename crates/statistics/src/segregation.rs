//! How evenly a group is spread over areas.

/// The most people of whom the spread at random can be worked out.
const MOST_PEOPLE: u64 = 1_000_000_000;

/// The dissimilarity of a group and the others over areas.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Dissimilarity {
    /// The index: the share of the group that would have to move for an even spread, 0 to 1.
    pub index: f64,
    /// What the index is on average when the same people are spread over the same areas at random.
    /// Far above 0 where the group is small.
    pub at_random: f64,
    /// The index beyond chance: 0 is a random spread, 1 complete separation; under 0 the spread is
    /// more even than chance makes it. `None` where chance alone gives complete separation or none.
    pub adjusted: Option<f64>,
}

/// The index of dissimilarity of a group over areas, with its small-number bias.
///
/// An area is how many of the group live there, and how many others. The index is ½ Σ|a/A − b/B|.
/// In small groups it is high by chance alone; so it comes with its mean under random allocation
/// (A of all people drawn at random, which makes each area's number hypergeometric), and with the
/// index adjusted for it. `None` where the group, or the others, are nobody, and beyond a thousand
/// million people, of whom the chances would lose their digits. Sources: O. D. Duncan
/// and B. Duncan, "A methodological analysis of segregation indexes", American Sociological Review
/// 20 (1955); W. J. Carrington and K. R. Troske, "On measuring segregation in samples with small
/// units", Journal of Business and Economic Statistics 15 (1997).
pub fn dissimilarity(areas: &[(u64, u64)]) -> Option<Dissimilarity> {
    let (group, others) = areas
        .iter()
        .try_fold((0_u64, 0_u64), |(group, others), &(a, b)| {
            Some((group.checked_add(a)?, others.checked_add(b)?))
        })?;
    let everybody = group.checked_add(others)?;
    if group == 0 || others == 0 || everybody > MOST_PEOPLE {
        return None;
    }
    let (of_group, of_others) = (group as f64, others as f64);
    let differences = areas
        .iter()
        .map(|&(a, b)| (a as f64 / of_group - b as f64 / of_others).abs());
    let index = (differences.sum::<f64>() / 2.0).min(1.0);
    // |x/A − (t − x)/B| is |x − tA/T| · T/(AB).
    let deviations: f64 = areas
        .iter()
        .map(|&(a, b)| mean_deviation(everybody, group, a + b))
        .sum();
    let at_random = deviations * everybody as f64 / (2.0 * of_group * of_others);
    Some(Dissimilarity {
        index,
        at_random,
        adjusted: adjusted(index, at_random),
    })
}

/// How far an index lies between chance and its end on that side.
fn adjusted(index: f64, at_random: f64) -> Option<f64> {
    if !(at_random > 0.0 && at_random < 1.0) {
        return None;
    }
    Some(if index >= at_random {
        (index - at_random) / (1.0 - at_random)
    } else {
        (index - at_random) / at_random
    })
}

/// The mean absolute deviation of how many of a group are among `drawn` of everybody.
///
/// In closed form, at the first number m above the mean: 2 m (T − A − t + m) / T · P(X = m).
/// Source: P. Diaconis and S. Zabell, "Closed form summation for classical distributions:
/// variations on a theme of De Moivre", Statistical Science 6 (1991).
fn mean_deviation(everybody: u64, group: u64, drawn: u64) -> f64 {
    // Wide enough for the product of two counts.
    let mean = u128::from(drawn) * u128::from(group) / u128::from(everybody);
    let above = mean as u64 + 1;
    if above > drawn.min(group) {
        return 0.0;
    }
    let left = everybody - group - (drawn - above);
    let chance = libm::exp(
        ln_choose(group, above) + ln_choose(everybody - group, drawn - above)
            - ln_choose(everybody, drawn),
    );
    2.0 * above as f64 * left as f64 / everybody as f64 * chance
}

fn ln_choose(all: u64, some: u64) -> f64 {
    let ln_factorial = |number: u64| libm::lgamma(number as f64 + 1.0);
    ln_factorial(all) - ln_factorial(some) - ln_factorial(all - some)
}

/// How concentrated a group is in few areas.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Concentration {
    /// The chance that two different people of the group live in the same area; for one person 1.
    pub same_area: f64,
    /// In how many areas of equal size the group would be as concentrated (1 over the sum of
    /// squared shares).
    pub effective_areas: f64,
    /// The share of the group in the area with most of it.
    pub largest_share: f64,
}

/// How concentrated a group is, from its number in each area.
///
/// `None` where it is nobody. The chance is of two different people, and so has no small-number
/// bias; the effective number of areas can not exceed the number of people. Sources: E. H. Simpson,
/// "Measurement of diversity", Nature 163 (1949); M. O. Hill, "Diversity and evenness: a unifying
/// notation and its consequences", Ecology 54 (1973).
pub fn concentration(counts: &[u64]) -> Option<Concentration> {
    let total = counts
        .iter()
        .try_fold(0_u64, |sum, count| sum.checked_add(*count))?;
    if total == 0 {
        return None;
    }
    let number = total as f64;
    let pairs: f64 = counts
        .iter()
        .map(|&count| count as f64 * count.saturating_sub(1) as f64)
        .sum();
    let squares: f64 = counts
        .iter()
        .map(|&count| (count as f64 / number) * (count as f64 / number))
        .sum();
    Some(Concentration {
        same_area: if total == 1 {
            1.0
        } else {
            pairs / (number * (number - 1.0))
        },
        effective_areas: 1.0 / squares,
        largest_share: counts.iter().copied().max()? as f64 / number,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Two areas of two people, two of the group. Together: D = 1. Drawn at random the area has 0,
    /// 1 or 2 of them with chances 1/6, 4/6, 1/6, so D is 1 with chance 1/3: a mean of 1/3.
    #[test]
    fn agrees_with_values_worked_out_by_hand() {
        let got = dissimilarity(&[(2, 0), (0, 2)]).unwrap();
        assert_eq!(got.index, 1.0);
        assert!((got.at_random - 1.0 / 3.0).abs() < 1e-12, "{got:?}");
        assert!((got.adjusted.unwrap() - 1.0).abs() < 1e-12);
        let even = dissimilarity(&[(1, 1), (1, 1)]).unwrap();
        assert_eq!(even.index, 0.0);
        assert!((even.adjusted.unwrap() + 1.0).abs() < 1e-12);
        // |10/40 − 90/160| + |30/40 − 70/160| = 0,3125 twice, so D = 0,3125.
        let got = dissimilarity(&[(10, 90), (30, 70)]).unwrap();
        assert!((got.index - 0.3125).abs() < 1e-15);
    }

    /// Five people over fifty areas of forty: at best five areas have one, so the index can not be
    /// under 0,9 whatever happens, and says nothing; adjusted it is about nothing.
    #[test]
    fn a_small_group_looks_segregated_by_chance() {
        let areas: Vec<(u64, u64)> = (0..50)
            .map(|area| if area < 5 { (1, 39) } else { (0, 40) })
            .collect();
        let got = dissimilarity(&areas).unwrap();
        assert!(got.index > 0.9 && got.at_random > 0.9, "{got:?}");
        assert!(got.adjusted.unwrap().abs() < 0.05, "{got:?}");
    }

    #[test]
    fn nobody_is_not_spread() {
        assert_eq!(dissimilarity(&[]), None);
        assert_eq!(dissimilarity(&[(0, 5), (0, 6)]), None);
        assert_eq!(dissimilarity(&[(3, 0)]), None);
        assert_eq!(dissimilarity(&[(u64::MAX, 1), (1, 1)]), None);
        assert_eq!(concentration(&[]), None);
        assert_eq!(concentration(&[0, 0]), None);
        // All in one area: nothing can be said of the spread.
        let one = dissimilarity(&[(3, 4)]).unwrap();
        assert_eq!((one.index, one.at_random, one.adjusted), (0.0, 0.0, None));
    }

    /// 3 and 1: of 12 ordered pairs 6 share an area; shares ¾ and ¼ have squares of 10/16.
    #[test]
    fn concentration_agrees_with_values_worked_out_by_hand() {
        let got = concentration(&[3, 1, 0]).unwrap();
        assert_eq!((got.same_area, got.largest_share), (0.5, 0.75));
        assert!((got.effective_areas - 1.6).abs() < 1e-12);
        assert_eq!(concentration(&[1]).unwrap().same_area, 1.0);
    }

    /// The mean deviation by adding up all outcomes.
    fn added_up(everybody: u64, group: u64, drawn: u64) -> f64 {
        let mean = drawn as f64 * group as f64 / everybody as f64;
        (0..=drawn.min(group))
            .filter(|&some| drawn - some <= everybody - group)
            .map(|some| {
                let chance = libm::exp(
                    ln_choose(group, some) + ln_choose(everybody - group, drawn - some)
                        - ln_choose(everybody, drawn),
                );
                (some as f64 - mean).abs() * chance
            })
            .sum()
    }

    proptest! {
        #[test]
        fn the_closed_form_is_the_sum(group in 1u64..60, others in 1u64..60, part in 0u64..120) {
            let everybody = group + others;
            let drawn = part.min(everybody);
            let got = mean_deviation(everybody, group, drawn);
            prop_assert!((got - added_up(everybody, group, drawn)).abs() < 1e-9);
        }

        #[test]
        fn the_index_lies_in_its_range(
            areas in proptest::collection::vec((0u64..30, 0u64..30), 1..20),
        ) {
            if let Some(got) = dissimilarity(&areas) {
                prop_assert!((0.0..=1.0).contains(&got.index));
                prop_assert!((-1e-9..=1.0 + 1e-9).contains(&got.at_random));
                if let Some(adjusted) = got.adjusted {
                    prop_assert!((-1.0 - 1e-9..=1.0 + 1e-9).contains(&adjusted), "{got:?}");
                }
            }
        }
    }
}
