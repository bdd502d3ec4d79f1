//! What holds for all figures and all policies.

use ijkpunt_model::{Policy, Sign, Sort};
use proptest::prelude::*;

use super::release;
use super::tests::{abouts, figure};

fn is_secret(sort: Sort, (teller, noemer): (Option<f64>, Option<f64>), policy: Policy) -> bool {
    let mut abouts = abouts(policy);
    for about in abouts.values_mut() {
        about.sort = sort;
    }
    let released = release(vec![figure(teller, noemer)], &abouts);
    released
        .figures()
        .iter()
        .all(|f| f.teken == Some(Sign::Geheim))
}

fn threshold(minimum: f64, denominator: Option<f64>, groups: bool) -> Policy {
    Policy::Threshold {
        minimum,
        denominator,
        groups,
    }
}

fn numbers() -> impl Strategy<Value = (Option<f64>, Option<f64>)> {
    let count = proptest::option::of((0u32..60).prop_map(f64::from));
    (count.clone(), count)
}

fn sort() -> impl Strategy<Value = Sort> {
    proptest::sample::select(Sort::ALL.to_vec())
}

proptest! {
    #[test]
    fn a_higher_threshold_never_shows_more(
        sort in sort(),
        numbers in numbers(),
        low in 0u32..40,
        more in 0u32..40,
        denominator in proptest::option::of(0u32..60),
        groups: bool,
    ) {
        let least = denominator.map(f64::from);
        let strict = threshold(f64::from(low + more), least, groups);
        if is_secret(sort, numbers, threshold(f64::from(low), least, groups)) {
            prop_assert!(is_secret(sort, numbers, strict));
        }
    }

    #[test]
    fn a_larger_denominator_never_shows_more(
        sort in sort(),
        numbers in numbers(),
        minimum in 0u32..40,
        low in 0u32..60,
        more in 0u32..60,
        groups: bool,
    ) {
        let policy = |least: u32| threshold(f64::from(minimum), Some(f64::from(least)), groups);
        if is_secret(sort, numbers, policy(low)) {
            prop_assert!(is_secret(sort, numbers, policy(low + more)));
        }
    }

    #[test]
    fn no_count_below_the_threshold_is_ever_shown(
        sort in sort(),
        count in 0u32..60,
        minimum in 0u32..60,
    ) {
        let secret = is_secret(
            sort,
            (Some(f64::from(count)), None),
            threshold(f64::from(minimum), None, true),
        );
        prop_assert_eq!(secret, count < minimum);
    }

    #[test]
    fn no_group_of_all_or_none_is_shown_unless_the_policy_says_so(
        count in 1u32..60,
        minimum in 0u32..60,
        all: bool,
    ) {
        let part = if all { f64::from(count) } else { 0.0 };
        let numbers = (Some(part), Some(f64::from(count)));
        let policy = threshold(f64::from(minimum), None, true);
        prop_assert!(is_secret(Sort::Aandeel, numbers, policy));
    }
}
