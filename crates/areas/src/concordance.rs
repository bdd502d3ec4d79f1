//! Of which gemeenten of one map those of another are made.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use ijkpunt_model::GemeenteCode;

use crate::{Change, ChangeKind, Split};

/// A gemeente of the map that figures were made on, as a part of one on the map that they go to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Its code on the old map.
    pub code: GemeenteCode,
    /// How much of it goes there.
    pub share: PartShare,
    /// When it ended and how, if that was after 1 January of its own year: later figures of that
    /// year may have no row for it any more.
    pub ended: Option<(NaiveDate, ChangeKind)>,
    /// Whether its code came to be after 1 January of its own year: most figures have no row for it.
    pub late: bool,
}

/// How much of a gemeente goes to another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PartShare {
    /// All of it.
    Whole,
    /// What went each of these ways; a way is one split or several after one another.
    Split(Vec<Vec<Split>>),
    /// Unknown, since the way goes back in time through a merger or a split.
    Back,
}

/// Of which old gemeenten each new gemeente is made.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Concordance {
    parts: BTreeMap<GemeenteCode, Vec<Part>>,
}

impl Concordance {
    /// The gemeenten of the new map that are made of something, in order of code.
    pub fn targets(&self) -> impl Iterator<Item = (&GemeenteCode, &[Part])> {
        self.parts
            .iter()
            .map(|(code, parts)| (code, parts.as_slice()))
    }

    /// The parts of a gemeente of the new map, in order of code.
    pub fn parts_of(&self, target: &GemeenteCode) -> &[Part] {
        self.parts.get(target).map_or(&[], Vec::as_slice)
    }

    /// The gemeenten of the new map that hold something of one of the old map.
    pub fn targets_of(&self, code: &GemeenteCode) -> BTreeSet<GemeenteCode> {
        self.targets()
            .filter(|(_, parts)| parts.iter().any(|part| part.code == *code))
            .map(|(target, _)| target.clone())
            .collect()
    }

    pub(crate) fn add(
        &mut self,
        code: &GemeenteCode,
        branches: Vec<Branch>,
        ended: Option<(NaiveDate, ChangeKind)>,
        late: bool,
    ) {
        let mut ways: BTreeMap<GemeenteCode, Vec<Vec<Split>>> = BTreeMap::new();
        for branch in branches {
            ways.entry(branch.code).or_default().push(branch.way);
        }
        // Parts that came together again are the whole, whatever their shares were.
        let whole = ways.len() == 1;
        for (target, ways) in ways {
            self.parts.entry(target).or_default().push(Part {
                code: code.clone(),
                share: match whole {
                    true => PartShare::Whole,
                    false => PartShare::Split(ways),
                },
                ended,
                late,
            });
        }
    }

    /// The way back. What was one to one can be walked back; what was merged or split can't.
    pub(crate) fn inverted(&self) -> Concordance {
        let mut back = Concordance::default();
        for (new, parts) in self.targets() {
            let lasting: Vec<&Part> = parts.iter().filter(|part| !part.late).collect();
            let alone = lasting.len() == 1;
            for old in lasting {
                let share = match (alone, &old.share) {
                    (true, PartShare::Whole) => PartShare::Whole,
                    _ => PartShare::Back,
                };
                let part = Part {
                    code: new.clone(),
                    share,
                    ended: None,
                    late: false,
                };
                back.parts.entry(old.code.clone()).or_default().push(part);
            }
        }
        back
    }
}

/// A piece of a gemeente on its way through the changes.
pub(crate) struct Branch {
    pub code: GemeenteCode,
    /// The splits that it came through.
    pub way: Vec<Split>,
}

impl Branch {
    /// Where it goes on a day.
    pub(crate) fn through(self, day: &[&Change]) -> Vec<Branch> {
        let out: Vec<&&Change> = day
            .iter()
            .filter(|change| change.from == self.code)
            .collect();
        match out.as_slice() {
            [] => vec![self],
            [change] => vec![Branch {
                code: change.to.clone(),
                way: self.way,
            }],
            several => several
                .iter()
                .map(|change| Branch {
                    code: change.to.clone(),
                    way: {
                        let mut way = self.way.clone();
                        way.push(Split {
                            date: change.date,
                            from: change.from.clone(),
                            to: change.to.clone(),
                        });
                        way
                    },
                })
                .collect(),
        }
    }
}
