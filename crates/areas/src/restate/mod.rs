//! Figures of the maps of their own years, put on the map of one year.

mod cell;
mod note;

use std::collections::{BTreeMap, BTreeSet};

use ijkpunt_model::{Figure, GemeenteCode, Period};

use crate::geography::new_year;
use crate::{Change, Concordance, Geography, Indeling, Method, Weights};

use cell::{Cell, Made};
pub use note::{Note, Reason, Remark};

/// Figures on one map, and what has to be said about them.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Restatement {
    /// The figures. A cell that could not be restated is there without a value. Cells stand in the
    /// order in which they were first met, gemeenten within a cell in order of code.
    pub figures: Vec<Figure>,
    /// What has to be said, each remark once for a gemeente, indicator and period, in that order.
    pub notes: Vec<Note>,
}

/// What makes figures of several gemeenten one cell of a table.
type CellKey<'f> = (&'f str, Period, &'f str, &'f str);

/// The figures of one cell that stand on one map, by code.
type OnOneMap<'f> = BTreeMap<&'f GemeenteCode, Vec<&'f Figure>>;

impl Geography {
    /// Puts figures on the map of one year. Every figure says by its `indelingsjaar` which map it
    /// comes from; `method` says by the id of its indicator how parts come to a whole.
    ///
    /// Counts add on mergers; numerators and denominators add apart. What was split needs weights,
    /// and becomes "geschat"; without them the series stops, with the reason. A border correction
    /// changes no figure, and is said. A missing part makes the whole missing, never smaller. What
    /// is one area on both maps is taken over as it is, with its interval; a new sum or quotient has
    /// no interval yet.
    pub fn restate(
        &self,
        figures: &[Figure],
        to: i32,
        method: &dyn Fn(&str) -> Method,
        weights: &Weights,
    ) -> Restatement {
        let mut order: Vec<CellKey<'_>> = Vec::new();
        let mut cells: BTreeMap<CellKey<'_>, BTreeMap<i32, OnOneMap<'_>>> = BTreeMap::new();
        for figure in figures {
            let key = (
                figure.indicator.as_str(),
                figure.periode,
                figure.uitsplitsing.as_str(),
                figure.klasse.as_str(),
            );
            let maps = cells.entry(key).or_insert_with(|| {
                order.push(key);
                BTreeMap::new()
            });
            let map = maps.entry(figure.indelingsjaar).or_default();
            map.entry(&figure.gemeente).or_default().push(figure);
        }
        let years: BTreeSet<i32> = figures.iter().map(|figure| figure.indelingsjaar).collect();
        let ways: BTreeMap<i32, Way<'_>> = years
            .into_iter()
            .map(|from| (from, Way::new(self, from, to)))
            .collect();
        let mut notes = BTreeSet::new();
        let mut restated = Vec::new();
        for key in order {
            let mut made: BTreeMap<GemeenteCode, Made> = BTreeMap::new();
            for (from, map) in cells.get(&key).into_iter().flatten() {
                let Some(way) = ways.get(from) else { continue };
                let cell = Cell {
                    way,
                    figures: map,
                    period: key.1,
                    method: method(key.0),
                    weights,
                };
                for new in cell.restated(key.0, &mut notes) {
                    keep(&mut made, new);
                }
            }
            for (code, made) in made {
                notes.extend(made.remarks.into_iter().map(|remark| Note {
                    indicator: key.0.to_owned(),
                    periode: key.1,
                    gemeente: code.clone(),
                    remark,
                }));
                restated.push(made.figure);
            }
        }
        Restatement {
            figures: restated,
            notes: notes.into_iter().collect(),
        }
    }
}

/// Of two figures of one cell that come from different maps, the one with a value stays, and of two
/// values the one from the nearest map: it needed the fewest steps.
fn keep(made: &mut BTreeMap<GemeenteCode, Made>, new: Made) {
    let code = new.figure.gemeente.clone();
    let Some(old) = made.remove(&code) else {
        made.insert(code, new);
        return;
    };
    let rank = |made: &Made| {
        let steps = (made.figure.indelingsjaar - made.from).abs();
        (made.figure.waarde.is_none(), steps)
    };
    let mut best = match rank(&new) <= rank(&old) {
        true => new,
        false => old,
    };
    best.remarks
        .insert(Remark::MeerIndelingen { used: best.from });
    made.insert(code, best);
}

/// All that is the same for the figures of one map.
struct Way<'g> {
    geography: &'g Geography,
    from: i32,
    to: i32,
    /// The old map and the new one.
    maps: Option<(Indeling, Indeling)>,
    concordance: Result<Concordance, Reason>,
    borders: BTreeMap<GemeenteCode, Vec<&'g Change>>,
}

impl<'g> Way<'g> {
    fn new(geography: &'g Geography, from: i32, to: i32) -> Self {
        Way {
            geography,
            from,
            to,
            maps: geography.indeling(from).zip(geography.indeling(to)),
            concordance: geography.concordance(from, to),
            borders: geography.borders(from, to),
        }
    }

    /// The changes in the middle of a period, with the gemeenten of the new map that they touch.
    fn during(&self, period: Period) -> Vec<(&'g Change, BTreeSet<GemeenteCode>)> {
        let Some(end) = new_year(self.to) else {
            return Vec::new();
        };
        let touched = |code: &GemeenteCode, change: &Change| match change.date <= end {
            true => self.geography.ends(code, change.date, end),
            false => BTreeSet::from([code.clone()]),
        };
        self.geography
            .herindelingen()
            .during(period)
            .map(|change| {
                let mut codes = touched(&change.to, change);
                if change.date > end {
                    codes.extend(touched(&change.from, change));
                }
                (change, codes)
            })
            .collect()
    }
}
