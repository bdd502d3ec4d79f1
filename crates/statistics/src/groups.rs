//! Areas in groups of equal size by their value.

/// From how many areas on quintiles are made.
pub const QUINTILES_FROM: usize = 20;

/// Why areas are not put into groups.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum GroupsError {
    /// Fewer areas than groups can be made of.
    #[error("{areas} areas are too few for groups, {needed} are needed")]
    TooFew {
        /// How many areas there are.
        areas: usize,
        /// How many there must be.
        needed: usize,
    },
    /// A value is no number.
    #[error("a value is no number")]
    NoNumber,
    /// So many areas share a value that a group would be empty.
    #[error("so many areas share a value that groups of equal size can not be made")]
    Ties,
}

/// The quintile of each value, from 1 (lowest) to 5, in the order given.
///
/// Only from twenty areas up: with fewer than four in a group, one area decides where the borders
/// lie. An area is in the group of the share of areas with a lower value, so equal values are never
/// split; where that leaves a group empty there are no quintiles. (Fingertips makes them from five
/// areas up: dhsc-govuk/FingertipsNext, `BenchmarkComparisonEngine`.)
pub fn quintiles(values: &[f64]) -> Result<Vec<u8>, GroupsError> {
    if values.len() < QUINTILES_FROM {
        return Err(GroupsError::TooFew {
            areas: values.len(),
            needed: QUINTILES_FROM,
        });
    }
    if values.iter().any(|value| value.is_nan()) {
        return Err(GroupsError::NoNumber);
    }
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let groups: Vec<u8> = values
        .iter()
        .map(|value| {
            let lower = sorted.partition_point(|other| other < value);
            // Under 5, as fewer than all are lower.
            (lower * 5 / sorted.len()) as u8 + 1
        })
        .collect();
    if (1..=5).any(|group| !groups.contains(&group)) {
        return Err(GroupsError::Ties);
    }
    Ok(groups)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn twenty_areas_make_five_groups_of_four() {
        let values: Vec<f64> = (0..20).map(|i| f64::from(19 - i)).collect();
        let got = quintiles(&values).unwrap();
        let expected = [5, 5, 5, 5, 4, 4, 4, 4, 3, 3, 3, 3, 2, 2, 2, 2, 1, 1, 1, 1];
        assert_eq!(got, expected);
    }

    #[test]
    fn nineteen_areas_are_too_few() {
        assert_eq!(
            quintiles(&[1.0; 19]),
            Err(GroupsError::TooFew {
                areas: 19,
                needed: 20
            })
        );
    }

    #[test]
    fn refuses_what_has_no_order() {
        let mut values: Vec<f64> = (0..20).map(f64::from).collect();
        values[3] = f64::NAN;
        assert_eq!(quintiles(&values), Err(GroupsError::NoNumber));
        assert_eq!(quintiles(&[1.0; 20]), Err(GroupsError::Ties));
    }

    proptest! {
        #[test]
        fn equal_values_share_a_group_and_a_higher_value_is_never_lower(
            values in proptest::collection::vec(0i32..60, 20..80),
        ) {
            let values: Vec<f64> = values.into_iter().map(f64::from).collect();
            if let Ok(groups) = quintiles(&values) {
                for (one, group) in values.iter().zip(&groups) {
                    for (other, its) in values.iter().zip(&groups) {
                        prop_assert!(one > other || group <= its);
                    }
                }
            }
        }
    }
}
