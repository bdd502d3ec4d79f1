//! What the gemeenten of a region counted, together.

use std::collections::{BTreeMap, BTreeSet};

use arrow::array::Array;
use ijkpunt_model::{Region, Sign};

use super::{CellKey, Results};
use crate::compile::Role;

impl Results {
    /// Adds up the numbers of the members of a region, under its own code: counts and sums, and the
    /// frequencies behind medians and survival. Figures are made of them afterwards. Of parts of a
    /// period the fewest count, since a part that one member lacks the region lacks.
    pub fn roll_up(&mut self, region: &Region) {
        let code = region.area.code.as_str();
        for present in self.present.values_mut() {
            if region.members.iter().any(|m| present.contains(m.as_str())) {
                present.insert(code.to_owned());
            }
        }
        let members: BTreeSet<usize> = region.members.iter().filter_map(|m| self.met(m)).collect();
        let next = self.gemeenten.len();
        let own = *self.gemeenten.entry(code.to_owned()).or_insert(next);
        self.add_numbers(&members, own);
        let mut signs: BTreeMap<CellKey, Sign> = BTreeMap::new();
        for ((member, key), sign) in &self.signs {
            if members.contains(member) {
                signs.entry(*key).or_insert(*sign);
            }
        }
        self.signs
            .extend(signs.into_iter().map(|(key, sign)| ((own, key), sign)));
        for ((index, day), sum) in together(&self.denominators, &members, |all, sum| *all += sum) {
            self.denominators.insert((index, own, day), sum);
        }
        let histograms = together(&self.histograms, &members, Vec::extend);
        for ((index, period), mut values) in histograms {
            // Quantiles walk along the values from low to high.
            values.sort_by(|a: &(f64, u64), b| a.0.total_cmp(&b.0));
            self.histograms.insert((index, own, period), values);
        }
        let spells = together(&self.spells, &members, Vec::extend);
        for ((index, period), spells) in spells {
            self.spells.insert((index, own, period), spells);
        }
    }

    fn add_numbers(&mut self, members: &BTreeSet<usize>, own: usize) {
        for (key, (statement, column)) in &self.numbers {
            let Some(rows) = self.rows.get(*statement) else {
                continue;
            };
            let of_members = members.iter().filter_map(|member| *rows.get(*member)?);
            let numbers = of_members
                .filter(|row| column.is_valid(*row))
                .map(|row| column.value(row));
            let sum = numbers.reduce(|sum, number| match key.3 {
                Role::Parts => sum.min(number),
                _ => sum + number,
            });
            if let Some(sum) = sum {
                self.added.insert((own, *key), sum);
            }
        }
    }
}

/// What stands under the members in a map, put together without them.
fn together<A: Ord + Copy, B: Ord + Copy, T: Default + Clone>(
    map: &BTreeMap<(A, usize, B), T>,
    members: &BTreeSet<usize>,
    add: impl Fn(&mut T, T),
) -> BTreeMap<(A, B), T> {
    let mut sums: BTreeMap<(A, B), T> = BTreeMap::new();
    for ((index, member, when), value) in map {
        if members.contains(member) {
            add(sums.entry((*index, *when)).or_default(), value.clone());
        }
    }
    sums
}
