//! Small numbers become signs before anything is published.
//!
//! This room stands between the figures and everything that shows them: only here
//! [`Released`] is made. For now it applies the primary rule, a threshold for a count. Protection
//! of the cells from which a secret one could be derived has its place in [`release`], after it.

use std::collections::BTreeMap;

use ijkpunt_model::{About, Figure, Policy, Released, Sign};

/// Applies each indicator's policy to its figures. A figure of an indicator without a policy can't
/// be judged and is withheld.
pub fn release(figures: Vec<Figure>, abouts: &BTreeMap<String, About>) -> Released {
    let figures = figures
        .into_iter()
        .map(
            |figure| match abouts.get(&figure.indicator).map(|about| &about.policy) {
                Some(Policy::Public { .. }) => figure,
                Some(Policy::Threshold { minimum }) if !is_small(&figure, *minimum) => figure,
                _ => figure.without_value(Sign::Geheim),
            },
        )
        .collect();
    Released::after_disclosure(figures)
}

/// Whether a figure rests on so few that it may say something about a person. Zero persons is as
/// telling as one, so it counts as small. A median has no count of its own above the line; there
/// the number of values in the denominator decides.
fn is_small(figure: &Figure, minimum: f64) -> bool {
    if figure.teken.is_some_and(Sign::is_missing) {
        return false;
    }
    let rest = figure
        .noemer
        .zip(figure.teller)
        .map(|(all, part)| all - part);
    match (figure.teller, figure.noemer) {
        (Some(count), None) => count < minimum,
        (None, Some(count)) => count < minimum,
        // Of a share the part, and what is left of the whole: 0 % and 100 % tell of everyone.
        (Some(count), Some(_)) => count < minimum || rest.is_some_and(|rest| rest < minimum),
        (None, None) => figure.waarde.is_some(),
    }
}

#[cfg(test)]
mod tests {
    use ijkpunt_model::{Direction, GemeenteCode, Period, Sort, TOTAAL, Unit};

    use super::*;

    fn figure(teller: Option<f64>, noemer: Option<f64>) -> Figure {
        Figure {
            indicator: "x".into(),
            gemeente: GemeenteCode::parse("GM0014").unwrap(),
            indelingsjaar: 2019,
            periode: Period::Jaar(2019),
            uitsplitsing: TOTAAL.into(),
            klasse: TOTAAL.into(),
            teller,
            noemer,
            waarde: Some(1.0),
            ondergrens: Some(0.5),
            bovengrens: Some(2.0),
            beoogd: Some(3.0),
            teken: None,
            bron: Vec::new(),
        }
    }

    fn abouts(policy: Policy) -> BTreeMap<String, About> {
        let about = About {
            id: "x".into(),
            name: "x".into(),
            short_name: "x".into(),
            domain: "2.1".into(),
            sort: Sort::Stroom,
            definition: "x".into(),
            population: "x".into(),
            groups: Vec::new(),
            unit: Unit {
                one: "persoon".into(),
                many: "personen".into(),
            },
            decimals: 0,
            direction: Direction::GeenOordeel,
            version: 1,
            source: "x".into(),
            owner: None,
            policy,
            breakdowns: Vec::new(),
            datasets: Vec::new(),
            file: "x.toml".into(),
            overridden: false,
            reported: None,
        };
        BTreeMap::from([("x".to_owned(), about)])
    }

    /// Teller, noemer, and whether it is secret at a threshold of 5.
    #[test]
    fn a_figure_under_the_threshold_becomes_a_sign_and_keeps_nothing() {
        let threshold = abouts(Policy::Threshold { minimum: 5.0 });
        for (teller, noemer, secret) in [
            (Some(4.0), None, true),
            (Some(5.0), None, false),
            (Some(0.0), None, true),
            (Some(5.0), Some(10.0), false),
            (Some(10.0), Some(10.0), true),
            (Some(6.0), Some(10.0), true),
            (None, Some(4.0), true),
            (None, None, true),
        ] {
            let released = release(vec![figure(teller, noemer)], &threshold);
            let got = &released.figures()[0];
            assert_eq!(
                got.teken == Some(Sign::Geheim),
                secret,
                "{teller:?} {noemer:?}"
            );
            if secret {
                let left = (
                    got.teller,
                    got.noemer,
                    got.waarde,
                    got.ondergrens,
                    got.bovengrens,
                );
                assert_eq!(left, (None, None, None, None, None));
                assert_eq!(got.beoogd, Some(3.0), "a target is public");
            }
        }
    }

    #[test]
    fn a_public_figure_stays_and_an_unknown_one_is_withheld() {
        let public = abouts(Policy::Public {
            reason: "begroting".into(),
        });
        let small = figure(Some(1.0), None);
        assert_eq!(release(vec![small.clone()], &public).figures()[0], small);
        let withheld = release(vec![small], &BTreeMap::new());
        assert_eq!(withheld.figures()[0].teken, Some(Sign::Geheim));
    }

    #[test]
    fn a_missing_figure_keeps_its_own_reason() {
        let threshold = abouts(Policy::Threshold { minimum: 5.0 });
        let missing = figure(None, None).without_value(Sign::NietGeleverd);
        let released = release(vec![missing], &threshold);
        assert_eq!(released.figures()[0].teken, Some(Sign::NietGeleverd));
    }
}
