//! Small numbers become signs before anything is published.
//!
//! This room stands between the figures and everything that shows them: only here
//! [`Released`] is made. First come the primary rules, each about one cell: a threshold for a count,
//! a smallest denominator, and groups of whom all or none have a property. Then come the secondary
//! ones, about what cells tell together: a secret class from the total of its breakdown, a secret
//! gemeente from the total of its region.

mod together;

use std::collections::BTreeMap;

use ijkpunt_model::{
    About, Column, Figure, Kind, Policy, Region, Released, ReleasedRows, Sign, Sort, Table,
};

use self::together::Guard;

/// Applies each indicator's policy to its figures. A figure of an indicator without a policy can't
/// be judged and is withheld.
pub fn release(figures: Vec<Figure>, abouts: &BTreeMap<String, About>) -> Released {
    release_regions(figures, abouts, &[])
}

/// As [`release`], where figures of regions stand among those of their members: what a region minus
/// its members would tell is withheld too.
pub fn release_regions(
    figures: Vec<Figure>,
    abouts: &BTreeMap<String, About>,
    regions: &[Region],
) -> Released {
    let shown = figures
        .iter()
        .map(|figure| match abouts.get(&figure.indicator) {
            Some(about) if may_show(figure, about) => figure.clone(),
            _ => figure.without_value(Sign::Geheim),
        })
        .collect();
    let guard = Guard::new(shown, &figures, abouts, regions);
    Released::after_disclosure(guard.protect())
}

/// Lets the rows of a dataset out as they were delivered, where its contract says that they were
/// published and are about no person. All other rows stay inside: of those only figures leave.
pub fn release_rows(table: &Table, permission: &Permission<'_>) -> Option<ReleasedRows> {
    permission
        .holds()
        .then(|| ReleasedRows::after_disclosure(table))
}

/// What this room must know of a contract to let rows out.
#[derive(Debug, Clone, Copy)]
pub struct Permission<'a> {
    /// The columns of the dataset.
    pub columns: &'a [Column],
    /// Why the rows are public, in Dutch; none where they are not.
    pub public: Option<&'a str>,
}

impl Permission<'_> {
    /// Whether the contract says so, and no column may point at a person.
    fn holds(&self) -> bool {
        let points = |column: &Column| column.kind == Kind::Sleutel;
        self.public.is_some() && !self.columns.iter().any(points)
    }
}

/// Whether the policy of its indicator lets a figure be shown.
fn may_show(figure: &Figure, about: &About) -> bool {
    !rules(figure, about).is_some_and(|rules| rules.withhold(figure, about.sort))
}

/// The rules that a figure is judged by; none where it is public.
fn rules(figure: &Figure, about: &About) -> Option<Rules> {
    match &about.policy {
        Policy::Public { classes: None, .. } => None,
        // Public is what is public as a whole; its classes may be smaller than that.
        Policy::Public { .. } if figure.is_total() => None,
        Policy::Public {
            classes: Some(minimum),
            ..
        } => Some(Rules {
            minimum: *minimum,
            denominator: None,
            groups: true,
        }),
        Policy::Threshold {
            minimum,
            denominator,
            groups,
        } => Some(Rules {
            minimum: *minimum,
            denominator: *denominator,
            groups: *groups,
        }),
    }
}

/// The primary rules of one policy.
struct Rules {
    minimum: f64,
    denominator: Option<f64>,
    groups: bool,
}

impl Rules {
    /// Whether a figure rests on so few that it may say something about a person.
    fn withhold(&self, figure: &Figure, sort: Sort) -> bool {
        if figure.teken.is_some_and(Sign::is_missing) {
            return false;
        }
        let below = figure
            .noemer
            .is_some_and(|all| self.denominator.is_some_and(|least| all < least));
        below
            || match (sort, figure.teller, figure.noemer) {
                // What has no count of its own above the line rests on the values below it.
                (Sort::Mediaan | Sort::Gemiddelde, _, Some(count)) => count < self.minimum,
                // Of what is divided by something else nothing is left over.
                (Sort::Verhouding, Some(count), Some(all)) => {
                    self.few(count, false) || all < self.minimum
                }
                // Of a share or a class also what is left of the whole: 100 % tells of everyone.
                (_, Some(count), Some(all)) => self.few(count, true) || self.few(all - count, true),
                // Its value has no count above the line: none or all is told by the value itself.
                (Sort::Overleving, _, Some(count)) => {
                    let all_or_none = matches!(figure.waarde, Some(v) if v <= 0.0 || v >= 1.0);
                    count < self.minimum || (self.groups && all_or_none)
                }
                // A balance below zero is as small as one above.
                (Sort::Saldo, Some(count), None) => count.abs() < self.minimum,
                (_, Some(count), None) => self.few(count, false),
                (_, None, Some(count)) => count < self.minimum,
                (_, None, None) => figure.waarde.is_some(),
            }
    }

    /// Whether a count is small. Nobody is as telling as one person, unless the policy says that
    /// groups of all or none may be shown.
    fn few(&self, count: f64, of_a_group: bool) -> bool {
        let nobody = count == 0.0;
        match of_a_group && nobody {
            true => self.groups,
            false => count < self.minimum,
        }
    }
}

#[cfg(test)]
mod properties;

#[cfg(test)]
mod tests {
    use ijkpunt_model::{Direction, GemeenteCode, Period, Sort, TOTAAL, Unit};

    use super::*;

    pub(super) fn figure(teller: Option<f64>, noemer: Option<f64>) -> Figure {
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

    pub(super) fn abouts(policy: Policy) -> BTreeMap<String, About> {
        let about = About {
            id: "x".into(),
            name: "x".into(),
            short_name: "x".into(),
            domain: "2.1".into(),
            sort: Sort::Stroom,
            definition: "x".into(),
            population: "x".into(),
            groups: Vec::new(),
            months: None,
            unit: Unit {
                one: "persoon".into(),
                many: "personen".into(),
            },
            decimals: 0,
            direction: Direction::GeenOordeel,
            version: 1,
            breaks: Vec::new(),
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

    fn threshold_of_five() -> Policy {
        Policy::Threshold {
            minimum: 5.0,
            denominator: None,
            groups: true,
        }
    }

    /// Sort, teller, noemer, and whether it is secret at a threshold of 5 and a denominator of 20.
    #[test]
    fn each_kind_of_figure_is_judged_by_what_it_rests_on() {
        let policy = Policy::Threshold {
            minimum: 5.0,
            denominator: Some(20.0),
            groups: true,
        };
        for (sort, teller, noemer, secret) in [
            // Three euros over 30 persons is not three persons.
            (Sort::Gemiddelde, Some(3.0), Some(30.0), false),
            (Sort::Gemiddelde, Some(900.0), Some(4.0), true),
            (Sort::Gemiddelde, Some(900.0), Some(19.0), true),
            (Sort::Aandeel, Some(10.0), Some(19.0), true),
            (Sort::Aandeel, Some(10.0), Some(20.0), false),
            (Sort::Cohort, Some(18.0), Some(20.0), true),
            // Thirty cases per five thousand inhabitants; and more cases than places.
            (Sort::Verhouding, Some(30.0), Some(5000.0), false),
            (Sort::Verhouding, Some(30.0), Some(25.0), false),
            (Sort::Verhouding, Some(3.0), Some(5000.0), true),
            (Sort::Saldo, Some(-4.0), None, true),
            (Sort::Saldo, Some(-40.0), None, false),
        ] {
            let mut abouts = abouts(policy.clone());
            for about in abouts.values_mut() {
                about.sort = sort;
            }
            let released = release(vec![figure(teller, noemer)], &abouts);
            let got = released.figures()[0].teken == Some(Sign::Geheim);
            assert_eq!(got, secret, "{sort:?} {teller:?} {noemer:?}");
        }
    }

    #[test]
    fn groups_of_all_or_none_are_shown_only_where_the_policy_says_so() {
        for (groups, secret) in [(true, true), (false, false)] {
            let mut abouts = abouts(Policy::Threshold {
                minimum: 5.0,
                denominator: None,
                groups,
            });
            for about in abouts.values_mut() {
                about.sort = Sort::Aandeel;
            }
            for teller in [0.0, 30.0] {
                let released = release(vec![figure(Some(teller), Some(30.0))], &abouts);
                let got = released.figures()[0].teken == Some(Sign::Geheim);
                assert_eq!(got, secret, "{groups} {teller}");
            }
        }
    }

    #[test]
    fn a_public_total_is_shown_and_its_small_classes_are_not() {
        let policy = abouts(Policy::Public {
            reason: "jaarverslag".into(),
            classes: Some(5.0),
        });
        let total = figure(Some(3.0), None);
        let class = |teller| Figure {
            uitsplitsing: "bestemming".into(),
            klasse: "werk".into(),
            ..figure(Some(teller), Some(30.0))
        };
        let released = release(vec![total, class(3.0), class(10.0)], &policy);
        let signs: Vec<Option<Sign>> = released.figures().iter().map(|f| f.teken).collect();
        assert_eq!(signs, [None, Some(Sign::Geheim), None]);
    }

    /// Teller, noemer, and whether it is secret at a threshold of 5.
    #[test]
    fn a_figure_under_the_threshold_becomes_a_sign_and_keeps_nothing() {
        let threshold = abouts(threshold_of_five());
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
            classes: None,
        });
        let small = figure(Some(1.0), None);
        assert_eq!(release(vec![small.clone()], &public).figures()[0], small);
        let withheld = release(vec![small], &BTreeMap::new());
        assert_eq!(withheld.figures()[0].teken, Some(Sign::Geheim));
    }

    #[test]
    fn a_missing_figure_keeps_its_own_reason() {
        let threshold = abouts(threshold_of_five());
        let missing = figure(None, None).without_value(Sign::NietGeleverd);
        let released = release(vec![missing], &threshold);
        assert_eq!(released.figures()[0].teken, Some(Sign::NietGeleverd));
    }

    #[test]
    fn rows_leave_only_where_they_are_public_and_about_nobody() {
        let column = |kind: Kind| Column {
            name: "a".into(),
            kind,
            required: true,
            description: String::new(),
        };
        let leaves = |kind: Kind, public: Option<&str>| {
            let columns = [column(kind)];
            let permission = Permission {
                columns: &columns,
                public,
            };
            permission.holds()
        };
        assert!(leaves(Kind::Geheel, Some("Gepubliceerd.")));
        assert!(!leaves(Kind::Geheel, None));
        assert!(!leaves(Kind::Sleutel, Some("Gepubliceerd.")));
    }
}
