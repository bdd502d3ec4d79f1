//! What the total of a region tells of a gemeente whose own figure is secret.
//!
//! A region's figure minus those of its members that are published is the figure of the rest. So is
//! the difference between two regions of which one holds the other. Each such rest must be a figure
//! that could be published itself: of at least two gemeenten, and not too small.

use std::collections::{BTreeMap, BTreeSet};

use ijkpunt_model::{About, Figure, GemeenteCode, Period, Region, Sign};

use super::rules;

/// One cell of the long table: its figures by gemeente or region, as indices.
type Cell = BTreeMap<GemeenteCode, usize>;

/// A cell's name. Totals come before classes, since a total that is withheld takes its classes along.
type Name = (String, Period, bool, String, String);

/// Figures after the primary rules, beside what they were.
pub(super) struct Guard<'a> {
    pub shown: Vec<Figure>,
    pub known: &'a [Figure],
    pub abouts: &'a BTreeMap<String, About>,
    pub regions: &'a [Region],
}

impl Guard<'_> {
    /// Withholds until nothing that is left gives a secret figure away.
    pub fn protect(mut self) -> Vec<Figure> {
        if self.regions.is_empty() {
            return self.shown;
        }
        let mut cells: BTreeMap<Name, Cell> = BTreeMap::new();
        for (index, figure) in self.shown.iter().enumerate() {
            let name = (
                figure.indicator.clone(),
                figure.periode,
                !figure.is_total(),
                figure.uitsplitsing.clone(),
                figure.klasse.clone(),
            );
            let cell = cells.entry(name).or_default();
            cell.insert(figure.gemeente.clone(), index);
        }
        for cell in cells.values() {
            while let Some(index) = self.next_to_withhold(cell) {
                self.withhold(index);
            }
        }
        self.shown
    }

    /// The figure that has to go, as long as a rest tells too much.
    fn next_to_withhold(&self, cell: &Cell) -> Option<usize> {
        for region in self.regions {
            let Some(whole) = self.published(cell, &region.area.code) else {
                continue;
            };
            if let Some(found) = self.of_rest(cell, &region.members, whole) {
                return Some(found);
            }
            for other in self.regions {
                if other == region || !other.members.is_subset(&region.members) {
                    continue;
                }
                let Some(part) = self.published(cell, &other.area.code) else {
                    continue;
                };
                let difference: BTreeSet<GemeenteCode> =
                    region.members.difference(&other.members).cloned().collect();
                if let Some(found) = self.of_rest(cell, &difference, part) {
                    return Some(found);
                }
            }
        }
        None
    }

    /// What must go so that the secret figures among these gemeenten stay secret: the smallest other
    /// one, or the figure of the region where there is no other.
    fn of_rest(
        &self,
        cell: &Cell,
        members: &BTreeSet<GemeenteCode>,
        region: usize,
    ) -> Option<usize> {
        let of_members = || members.iter().filter_map(|code| cell.get(code).copied());
        let rest: Vec<usize> = of_members().filter(|at| self.is_secret(*at)).collect();
        if rest.is_empty() || !self.tells(&rest) {
            return None;
        }
        let size = |at: &usize| {
            let figure = self.known.get(*at);
            figure.and_then(|figure| figure.noemer.or(figure.teller))
        };
        let others = of_members().filter(|at| !self.is_missing(*at) && size(at).is_some());
        let smallest = others.min_by(|one, other| {
            let (one, other) = (size(one), size(other));
            one.unwrap_or_default()
                .total_cmp(&other.unwrap_or_default())
        });
        Some(smallest.unwrap_or(region))
    }

    /// Whether the sum of these figures, which anyone can work out, says too much of one of them.
    fn tells(&self, rest: &[usize]) -> bool {
        let figures: Vec<&Figure> = rest.iter().filter_map(|at| self.known.get(*at)).collect();
        let Some(first) = figures.first() else {
            return false;
        };
        let teller: Option<f64> = figures.iter().map(|figure| figure.teller).sum();
        let noemer: Option<f64> = figures.iter().map(|figure| figure.noemer).sum();
        if teller.is_none() && noemer.is_none() {
            // What has neither side does not add, so a difference is no figure.
            return false;
        }
        let Some(about) = self.abouts.get(&first.indicator) else {
            return false;
        };
        let sum = Figure {
            teller,
            noemer,
            ..(*first).clone()
        };
        let Some(rules) = rules(&sum, about) else {
            return false;
        };
        figures.len() < 2
            || rules.withhold(&sum, about.sort)
            || (noemer.is_none() && self.is_extreme(rest, teller, rules.minimum))
    }

    /// Whether counts are all as large or all as small as the rules let them be: then their sum
    /// gives each of them.
    fn is_extreme(&self, rest: &[usize], sum: Option<f64>, minimum: f64) -> bool {
        let primary = rest
            .iter()
            .filter_map(|at| self.shown.get(*at))
            .filter(|figure| figure.teken == Some(Sign::Geheim))
            .count() as f64;
        let secondary = rest.len() as f64 - primary;
        sum.is_some_and(|sum| match secondary > 0.0 {
            true => sum <= secondary * minimum,
            false => sum >= primary * (minimum - 1.0),
        })
    }

    /// The figure of a region, where it is published with a number.
    fn published(&self, cell: &Cell, code: &GemeenteCode) -> Option<usize> {
        let at = *cell.get(code)?;
        let figure = self.shown.get(at)?;
        let adds = figure.teller.is_some() || figure.noemer.is_some();
        (adds && !self.is_missing(at)).then_some(at)
    }

    /// Whether it is not shown already, for whatever reason: withholding it would change nothing.
    fn is_missing(&self, at: usize) -> bool {
        let sign = self.shown.get(at).and_then(|figure| figure.teken);
        sign.is_some_and(Sign::is_missing)
    }

    fn is_secret(&self, at: usize) -> bool {
        let sign = self.shown.get(at).and_then(|figure| figure.teken);
        matches!(sign, Some(Sign::Geheim | Sign::GeheimSecundair))
    }

    /// Withholds a figure, and of a total its classes too: together they are the total.
    fn withhold(&mut self, at: usize) {
        let Some(hidden) = self.shown.get(at).cloned() else {
            return;
        };
        for figure in &mut self.shown {
            let same = figure.indicator == hidden.indicator
                && figure.gemeente == hidden.gemeente
                && figure.periode == hidden.periode;
            let here = figure.uitsplitsing == hidden.uitsplitsing && figure.klasse == hidden.klasse;
            let missing = figure.teken.is_some_and(Sign::is_missing);
            if same && !missing && (here || hidden.is_total()) {
                *figure = figure.without_value(Sign::GeheimSecundair);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use ijkpunt_model::{Area, Policy, Released};

    use super::*;
    use crate::release_regions;
    use crate::tests::{abouts, figure};

    const SMALL: &str = "GM0004";

    fn code(text: &str) -> GemeenteCode {
        GemeenteCode::parse(text)
            .or_else(|| GemeenteCode::of_group(text))
            .unwrap()
    }

    fn region(id: &str, members: &[&str]) -> Region {
        Region {
            area: Area {
                code: code(id),
                name: id.to_owned(),
                province: String::new(),
                indelingsjaar: 2019,
            },
            members: members.iter().map(|member| code(member)).collect(),
        }
    }

    /// Counts of gemeenten and regions after disclosure at a threshold of 5; `None` is secret.
    fn shown(counts: &[(&str, f64)], regions: &[Region]) -> BTreeMap<String, Option<f64>> {
        let figures = counts.iter().map(|(id, count)| Figure {
            gemeente: code(id),
            waarde: Some(*count),
            ..figure(Some(*count), None)
        });
        let policy = abouts(Policy::Threshold {
            minimum: 5.0,
            denominator: None,
            groups: true,
        });
        let released: Released = release_regions(figures.collect(), &policy, regions);
        let figures = released.figures().iter();
        figures
            .map(|f| (f.gemeente.to_string(), f.teller))
            .collect()
    }

    const FOUR: [&str; 4] = ["GM0001", "GM0002", "GM0003", SMALL];

    /// 100 − 60 − 25 − 12 = 3, so one more goes: the smallest that is left.
    #[test]
    fn a_region_minus_its_members_does_not_give_the_secret_one() {
        let counts = [60.0, 25.0, 12.0, 3.0];
        let mut rows: Vec<(&str, f64)> = FOUR.into_iter().zip(counts).collect();
        rows.push(("samen", 100.0));
        let got = shown(&rows, &[region("samen", &FOUR)]);
        assert_eq!(got["samen"], Some(100.0));
        assert_eq!(got[SMALL], None);
        assert_eq!(got["GM0003"], None, "the smallest other one is withheld");
        assert_eq!((got["GM0001"], got["GM0002"]), (Some(60.0), Some(25.0)));
    }

    /// Two of three and one are together too few as well: 100 − 97 = 3.
    #[test]
    fn two_secret_ones_that_are_together_small_take_a_third_along() {
        let rows = [
            ("GM0001", 60.0),
            ("GM0002", 37.0),
            ("GM0003", 2.0),
            (SMALL, 1.0),
            ("samen", 100.0),
        ];
        let got = shown(&rows, &[region("samen", &FOUR)]);
        assert_eq!(got["GM0002"], None);
        assert_eq!((got["GM0001"], got["samen"]), (Some(60.0), Some(100.0)));
    }

    /// Four and four are the most that two secret counts can be, so a rest of eight gives both.
    #[test]
    fn counts_that_are_all_as_large_as_a_secret_can_be_take_another_along() {
        let rows = |one: f64| {
            let counts = [60.0, 20.0, one, 4.0];
            let mut rows: Vec<(&str, f64)> = FOUR.into_iter().zip(counts).collect();
            rows.push(("samen", 84.0 + one));
            rows
        };
        let together = [region("samen", &FOUR)];
        assert_eq!(shown(&rows(4.0), &together)["GM0002"], None);
        assert_eq!(shown(&rows(3.0), &together)["GM0002"], Some(20.0));
    }

    #[test]
    fn two_regions_that_differ_by_one_gemeente_do_not_give_it_away() {
        let rows = [
            ("GM0001", 60.0),
            ("GM0002", 25.0),
            ("GM0003", 12.0),
            (SMALL, 3.0),
            ("met", 100.0),
            ("zonder", 97.0),
        ];
        let regions = [region("met", &FOUR), region("zonder", &FOUR[..3])];
        let got = shown(&rows, &regions);
        assert_eq!((got["met"], got["zonder"]), (Some(100.0), None));
        assert_eq!(got[SMALL], None);
    }

    #[test]
    fn a_region_of_one_secret_gemeente_is_secret_itself() {
        let rows = [(SMALL, 3.0), ("samen", 3.0)];
        assert_eq!(shown(&rows, &[region("samen", &[SMALL])])["samen"], None);
    }

    /// A gemeente of which nobody can be counted keeps its sign, and is no help to hide another.
    #[test]
    fn what_can_not_occur_hides_nobody() {
        let share = |id: &str, teller: f64, noemer: f64| Figure {
            gemeente: code(id),
            waarde: (noemer > 0.0).then(|| teller / noemer),
            teken: (noemer == 0.0).then_some(Sign::KanNietVoorkomen),
            ..figure(Some(teller), Some(noemer))
        };
        let mut policy = abouts(Policy::Threshold {
            minimum: 5.0,
            denominator: Some(10.0),
            groups: true,
        });
        for about in policy.values_mut() {
            about.sort = ijkpunt_model::Sort::Aandeel;
        }
        let figures = vec![
            share("GM0001", 20.0, 40.0),
            share("GM0002", 0.0, 0.0),
            share("GM0003", 2.0, 8.0),
            share("samen", 22.0, 48.0),
        ];
        let regions = [region("samen", &FOUR[..3])];
        let released = release_regions(figures, &policy, &regions);
        let signs: Vec<_> = released.figures().iter().map(|f| f.teken).collect();
        let secondary = Some(Sign::GeheimSecundair);
        let none = Some(Sign::KanNietVoorkomen);
        assert_eq!(signs, [secondary, none, Some(Sign::Geheim), None]);
    }

    #[test]
    fn nothing_more_goes_where_nothing_is_secret() {
        let rows = [("GM0001", 60.0), ("GM0002", 25.0), ("samen", 85.0)];
        let got = shown(&rows, &[region("samen", &FOUR[..2])]);
        assert!(got.values().all(Option::is_some), "{got:?}");
    }

    /// Whatever the counts, no rest that anyone can work out is of one gemeente or below the
    /// threshold.
    #[test]
    fn no_rest_is_small_whatever_the_counts() {
        let regions = [region("met", &FOUR), region("zonder", &FOUR[..3])];
        for number in 0..10_000_u32 {
            let count = |at: u32| f64::from(number / 10_u32.pow(at) % 10);
            let counts = [count(0), count(1), count(2), count(3)];
            let mut rows: Vec<(&str, f64)> = FOUR.into_iter().zip(counts).collect();
            rows.push(("met", counts.iter().sum()));
            rows.push(("zonder", counts[..3].iter().sum()));
            let got = shown(&rows, &regions);
            for (id, members) in [("met", &FOUR[..]), ("zonder", &FOUR[..3])] {
                let Some(whole) = got[id] else { continue };
                let secret = members.iter().filter(|code| got[**code].is_none()).count();
                let known: f64 = members.iter().filter_map(|code| got[*code]).sum();
                let rest = whole - known;
                assert!(
                    secret == 0 || (secret > 1 && rest >= 5.0),
                    "{counts:?} {got:?}"
                );
            }
            let one = got["met"].zip(got["zonder"]);
            assert!(one.is_none() || got[SMALL].is_some(), "{counts:?} {got:?}");
        }
    }
}
