//! What cells tell together: a secret gemeente from the total of its region, a secret class from the
//! total of its breakdown.
//!
//! A region's figure minus those of its members that are published is the figure of the rest. So is
//! the difference between two regions of which one holds the other, and so is a total minus its
//! published classes. Each such rest must be a figure that could be published itself: of at least two
//! cells, and not too small. Each line of a table is looked at by itself, again and again until
//! nothing changes; what follows from several lines together, as an equation, is not.

use std::collections::{BTreeMap, BTreeSet};

use ijkpunt_model::{About, Figure, GemeenteCode, Period, Region, Sign, Sort};

use super::rules;

/// One cell of the long table: its figures by gemeente or region, as indices.
type Cell = BTreeMap<GemeenteCode, usize>;

/// The figures of one indicator, gemeente and period.
type Place = (String, GemeenteCode, Period);

/// A total and the classes of a breakdown that together are the total.
struct Row {
    total: usize,
    classes: Vec<usize>,
}

/// Along which line of a table cells add up.
#[derive(Clone, Copy, PartialEq)]
enum Axis {
    Regions,
    Classes,
}

/// Figures after the primary rules, beside what they were.
pub(super) struct Guard<'a> {
    shown: Vec<Figure>,
    known: &'a [Figure],
    abouts: &'a BTreeMap<String, About>,
    regions: &'a [Region],
    places: BTreeMap<Place, Vec<usize>>,
}

impl<'a> Guard<'a> {
    pub fn new(
        shown: Vec<Figure>,
        known: &'a [Figure],
        abouts: &'a BTreeMap<String, About>,
        regions: &'a [Region],
    ) -> Self {
        let mut places: BTreeMap<Place, Vec<usize>> = BTreeMap::new();
        for (at, figure) in shown.iter().enumerate() {
            places.entry(place(figure)).or_default().push(at);
        }
        Guard {
            shown,
            known,
            abouts,
            regions,
            places,
        }
    }

    /// Withholds until nothing that is left gives a secret figure away. Each round withholds
    /// something or is the last.
    pub fn protect(mut self) -> Vec<Figure> {
        let cells = self.cells();
        let rows = self.rows();
        loop {
            let mut changed = false;
            for cell in &cells {
                while let Some(at) = self.next_in_cell(cell) {
                    self.withhold(at);
                    changed = true;
                }
            }
            for row in &rows {
                while let Some(at) = self.next_in_row(row) {
                    self.withhold(at);
                    changed = true;
                }
            }
            if !changed {
                return self.shown;
            }
        }
    }

    /// The cells of which a region has a figure: totals before classes.
    fn cells(&self) -> Vec<Cell> {
        if self.regions.is_empty() {
            return Vec::new();
        }
        let mut cells: BTreeMap<_, Cell> = BTreeMap::new();
        for (at, figure) in self.shown.iter().enumerate() {
            let name = (
                figure.indicator.as_str(),
                figure.periode,
                !figure.is_total(),
                figure.uitsplitsing.as_str(),
                figure.klasse.as_str(),
            );
            let cell = cells.entry(name).or_default();
            cell.insert(figure.gemeente.clone(), at);
        }
        cells.into_values().collect()
    }

    /// The breakdowns whose classes are together the total, with their totals.
    fn rows(&self) -> Vec<Row> {
        let mut rows = Vec::new();
        for ((indicator, ..), figures) in &self.places {
            let breakdowns = self.abouts.get(indicator).map(|about| &about.breakdowns);
            let partitions = breakdowns.into_iter().flatten().filter(|b| b.partition);
            let at = |wanted: &dyn Fn(&Figure) -> bool| -> Vec<usize> {
                let found = figures.iter().copied();
                found
                    .filter(|at| self.shown.get(*at).is_some_and(wanted))
                    .collect()
            };
            let totals = at(&Figure::is_total);
            let Some(total) = totals.first().copied() else {
                continue;
            };
            rows.extend(partitions.map(|breakdown| Row {
                total,
                classes: at(&|figure| figure.uitsplitsing == breakdown.name),
            }));
        }
        rows
    }

    /// The figure that has to go from a cell, as long as the rest of a region tells too much.
    fn next_in_cell(&self, cell: &Cell) -> Option<usize> {
        for region in self.regions {
            let Some(whole) = self.published(cell, &region.area.code) else {
                continue;
            };
            if let Some(found) = self.of_members(cell, &region.members, whole) {
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
                if let Some(found) = self.of_members(cell, &difference, part) {
                    return Some(found);
                }
            }
        }
        None
    }

    /// What must go so that the secret figures among these gemeenten stay secret: the smallest other
    /// one, or the figure of the region where there is no other.
    fn of_members(
        &self,
        cell: &Cell,
        members: &BTreeSet<GemeenteCode>,
        region: usize,
    ) -> Option<usize> {
        let members: Vec<usize> = members
            .iter()
            .filter_map(|code| cell.get(code).copied())
            .collect();
        let rest = self.rest(&members, Axis::Regions)?;
        Some(rest.unwrap_or(region))
    }

    /// The class that has to go, as long as the rest of a total tells too much.
    fn next_in_row(&self, row: &Row) -> Option<usize> {
        if !self.has_number(row.total) {
            return None;
        }
        self.rest(&row.classes, Axis::Classes)?
    }

    /// Whether the secret figures among these tell too much, and then the smallest other one.
    fn rest(&self, line: &[usize], axis: Axis) -> Option<Option<usize>> {
        let rest: Vec<usize> = line
            .iter()
            .copied()
            .filter(|at| self.is_secret(*at))
            .collect();
        if rest.is_empty() || !self.tells(&rest, axis) {
            return None;
        }
        let size = |at: usize| self.known.get(at).and_then(|figure| self.size(figure));
        let others = line.iter().copied().filter(|at| !self.is_missing(*at));
        let others = others.filter_map(|at| Some((size(at)?, at)));
        // An empty cell hides nobody, so it comes last.
        let smallest = others.min_by(|one, other| {
            let empty = |size: f64| size <= 0.0;
            let by_size = one.0.total_cmp(&other.0);
            empty(one.0).cmp(&empty(other.0)).then(by_size)
        });
        Some(smallest.map(|(_, at)| at))
    }

    /// How large a cell is: of a share all of whom it is a share, of a class of a count that class.
    fn size(&self, figure: &Figure) -> Option<f64> {
        match self.counts(figure) {
            true => figure.teller.or(figure.noemer),
            false => figure.noemer.or(figure.teller),
        }
    }

    /// Whether a figure is a plain count, of which each class is a part.
    fn counts(&self, figure: &Figure) -> bool {
        let sort = self.abouts.get(&figure.indicator).map(|about| about.sort);
        matches!(sort, Some(Sort::Stand | Sort::Stroom | Sort::Ooit))
    }

    /// Whether the sum of these figures, which anyone can work out, says too much of one of them.
    fn tells(&self, rest: &[usize], axis: Axis) -> bool {
        let figures: Vec<&Figure> = rest.iter().filter_map(|at| self.known.get(*at)).collect();
        let Some(first) = figures.first() else {
            return false;
        };
        let counts = self.counts(first);
        let teller: Option<f64> = figures.iter().map(|figure| figure.teller).sum();
        let noemer: Option<f64> = match axis {
            // All classes of a count have the same whole.
            Axis::Classes if counts => first.noemer,
            _ => figures.iter().map(|figure| figure.noemer).sum(),
        };
        if teller.is_none() && (noemer.is_none() || axis == Axis::Classes && counts) {
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
            || (counts && self.is_extreme(rest, teller, rules.minimum))
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
        self.has_number(at).then_some(at)
    }

    fn has_number(&self, at: usize) -> bool {
        let adds = |figure: &Figure| figure.teller.is_some() || figure.noemer.is_some();
        self.shown.get(at).is_some_and(adds) && !self.is_missing(at)
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
        let along = match hidden.is_total() {
            true => self.places.get(&place(&hidden)).cloned(),
            false => None,
        };
        for at in along.unwrap_or_default().into_iter().chain([at]) {
            if self.is_missing(at) {
                continue;
            }
            if let Some(figure) = self.shown.get_mut(at) {
                *figure = figure.without_value(Sign::GeheimSecundair);
            }
        }
    }
}

fn place(figure: &Figure) -> Place {
    (
        figure.indicator.clone(),
        figure.gemeente.clone(),
        figure.periode,
    )
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

    /// Counts of the classes of a partition after disclosure, with their total.
    fn classes(counts: &[(&str, f64)]) -> BTreeMap<String, Option<f64>> {
        let all: f64 = counts.iter().map(|(_, count)| count).sum();
        let class = |(class, count): &(&str, f64)| Figure {
            uitsplitsing: "soort".to_owned(),
            klasse: (*class).to_owned(),
            waarde: Some(*count),
            ..figure(Some(*count), Some(all))
        };
        let total = figure(Some(all), None);
        let figures = counts.iter().map(class).chain([total]).collect();
        let mut policy = abouts(Policy::Threshold {
            minimum: 5.0,
            denominator: None,
            groups: true,
        });
        for about in policy.values_mut() {
            about.breakdowns = vec![ijkpunt_model::Breakdown {
                name: "soort".to_owned(),
                column: "soort".to_owned(),
                classes: Vec::new(),
                unknown: None,
                partition: true,
                open: None,
            }];
        }
        let released = release_regions(figures, &policy, &[]);
        let figures = released.figures().iter();
        figures.map(|f| (f.klasse.clone(), f.teller)).collect()
    }

    /// 60 − 40 − 17 = 3, so the smaller of the others goes along.
    #[test]
    fn a_total_minus_its_classes_does_not_give_the_secret_one() {
        let got = classes(&[("a", 40.0), ("b", 17.0), ("c", 3.0)]);
        assert_eq!((got["totaal"], got["a"]), (Some(60.0), Some(40.0)));
        assert_eq!((got["b"], got["c"]), (None, None));
        // Two that are together large enough need no third.
        let got = classes(&[("a", 40.0), ("b", 3.0), ("c", 3.0)]);
        assert_eq!(got["a"], Some(40.0));
        let got = classes(&[("a", 40.0), ("b", 17.0)]);
        assert!(got.values().all(Option::is_some), "{got:?}");
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
