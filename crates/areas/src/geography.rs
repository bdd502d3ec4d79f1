//! The maps of all years, and the way from one to another.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use ijkpunt_model::{Code, Finding, Findings, GemeenteCode, Place, Severity};

use crate::concordance::Branch;
use crate::{Change, ChangeKind, Concordance, Gemeenten, Herindelingen, Indeling, Reason};

/// The gemeenten of every year and what became of them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Geography {
    gemeenten: Gemeenten,
    herindelingen: Herindelingen,
}

/// Whether a gemeente of one year and its successor in another are one area.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Continuity {
    /// The same area under the same code.
    Same,
    /// The same area under another code.
    Renamed(GemeenteCode),
    /// The same but for a border correction; figures are kept, with a remark.
    Border(GemeenteCode),
    /// Another area, even if the code is the same: these are its successors.
    Different(BTreeSet<GemeenteCode>),
    /// One of the years, or the gemeente in the first of them, is not known.
    Unknown,
}

impl Geography {
    /// The tables that are built into the program.
    pub fn builtin() -> Self {
        Geography {
            gemeenten: Gemeenten::builtin(),
            herindelingen: Herindelingen::builtin(),
        }
    }

    /// Puts two tables together. Where the changes do not lead from the map of a year to that of the
    /// next, that is a finding, and figures are not restated over that year.
    pub fn new(gemeenten: Gemeenten, herindelingen: Herindelingen) -> (Self, Findings) {
        let geography = Geography {
            gemeenten,
            herindelingen,
        };
        let mut findings = Findings::new();
        let years = geography.gemeenten.years();
        for year in years.into_iter().flatten().skip(1) {
            let wrong = geography.gaps(year - 1, year);
            if wrong.is_empty() {
                continue;
            }
            let names: Vec<&str> = wrong.iter().map(GemeenteCode::as_str).collect();
            findings.push(Finding::new(
                Code::DelenTellenNietOp,
                Severity::Waarschuwing,
                Place::file("herindelingen"),
                format!(
                    "De gemeenten van {} en van {year} sluiten niet op elkaar aan: {}.",
                    year - 1,
                    names.join(", ")
                ),
                "Vul de tabel met herindelingen aan, of verbeter de jaren in de tabel met gemeenten.",
            ));
        }
        (geography, findings)
    }

    /// The gemeenten of every year.
    pub fn gemeenten(&self) -> &Gemeenten {
        &self.gemeenten
    }

    /// What became of them.
    pub fn herindelingen(&self) -> &Herindelingen {
        &self.herindelingen
    }

    /// The map of a year; none for a year that is not known.
    pub fn indeling(&self, year: i32) -> Option<Indeling> {
        self.gemeenten.indeling(year)
    }

    /// The codes that a map would have, following the changes from the map of an earlier year.
    pub fn followed(&self, from: i32, to: i32) -> BTreeSet<GemeenteCode> {
        let (Some(start), Some(end)) = (new_year(from), new_year(to)) else {
            return BTreeSet::new();
        };
        let codes = self.gemeenten.in_year(from).into_iter();
        codes
            .flat_map(|area| self.trace(&area.code, start, end))
            .map(|branch| branch.code)
            .collect()
    }

    /// Of which gemeenten of one map each gemeente of another is made.
    pub fn concordance(&self, from: i32, to: i32) -> Result<Concordance, Reason> {
        for year in [from, to] {
            if self.gemeenten.indeling(year).is_none() {
                return Err(Reason::JaarOnbekend { year });
            }
        }
        for year in from.min(to)..from.max(to) {
            if let Some(code) = self.gaps(year, year + 1).into_iter().next() {
                let year = year + 1;
                return Err(Reason::GeenOvergang { code, year });
            }
        }
        match from <= to {
            true => Ok(self.forward(from, to)),
            false => Ok(self.forward(to, from).inverted()),
        }
    }

    /// Whether a gemeente of one year is still the same area in a later one. A code is no identity:
    /// Groningen of 2019 is not the GM0014 of 2018.
    pub fn continuity(&self, code: &GemeenteCode, from: i32, to: i32) -> Continuity {
        let known = self.gemeenten.by_code(code, from).is_some() && from <= to;
        let Ok(concordance) = self.concordance(from, to) else {
            return Continuity::Unknown;
        };
        if !known {
            return Continuity::Unknown;
        }
        let targets = concordance.targets_of(code);
        let alone = targets.iter().next().filter(|target| {
            let parts = concordance
                .parts_of(target)
                .iter()
                .filter(|part| !part.late);
            targets.len() == 1 && parts.count() == 1
        });
        match alone {
            None => Continuity::Different(targets),
            Some(target) if self.borders(from, to).contains_key(target) => {
                Continuity::Border(target.clone())
            }
            Some(target) if target == code => Continuity::Same,
            Some(target) => Continuity::Renamed(target.clone()),
        }
    }

    /// The border corrections between two maps that touch each gemeente of the later map.
    pub(crate) fn borders(&self, from: i32, to: i32) -> BTreeMap<GemeenteCode, Vec<&Change>> {
        let mut touched: BTreeMap<GemeenteCode, Vec<&Change>> = BTreeMap::new();
        let (Some(start), Some(end)) = (new_year(from), new_year(to)) else {
            return touched;
        };
        let corrections = self
            .herindelingen
            .between(start, end)
            .filter(|change| change.kind == ChangeKind::Grenswijziging && change.from != change.to);
        for change in corrections {
            let giver = self.ends(&change.from, change.date, end);
            let taker = self.ends(&change.to, change.date, end);
            // A piece that went from one part of a gemeente to another is no matter any more.
            if giver == taker {
                continue;
            }
            for code in giver.union(&taker) {
                touched.entry(code.clone()).or_default().push(change);
            }
        }
        touched
    }

    /// Where a code of a day ends on a later day.
    pub(crate) fn ends(
        &self,
        code: &GemeenteCode,
        after: NaiveDate,
        through: NaiveDate,
    ) -> BTreeSet<GemeenteCode> {
        let branches = self.trace(code, after, through);
        branches.into_iter().map(|branch| branch.code).collect()
    }

    /// Codes that the changes and the map of the next year do not agree on.
    fn gaps(&self, year: i32, next: i32) -> BTreeSet<GemeenteCode> {
        let map = |year| -> BTreeSet<GemeenteCode> {
            let areas = self.gemeenten.in_year(year).into_iter();
            areas.map(|area| area.code).collect()
        };
        let followed = self.followed(year, next);
        followed.symmetric_difference(&map(next)).cloned().collect()
    }

    /// Follows a code through the changes after one day, up to and including another.
    fn trace(&self, code: &GemeenteCode, after: NaiveDate, through: NaiveDate) -> Vec<Branch> {
        let mut branches = vec![Branch {
            code: code.clone(),
            way: Vec::new(),
        }];
        let structural: Vec<&Change> = self
            .herindelingen
            .between(after, through)
            .filter(|change| change.kind != ChangeKind::Grenswijziging)
            .collect();
        // All changes of one day happen at once: a gemeente that gets a part that day keeps its own.
        for day in structural.chunk_by(|one, other| one.date == other.date) {
            branches = branches
                .into_iter()
                .flat_map(|branch| branch.through(day))
                .collect();
        }
        branches
    }

    fn forward(&self, from: i32, to: i32) -> Concordance {
        let mut concordance = Concordance::default();
        let bounds = (new_year(from), new_year(to), new_year(from + 1));
        let (Some(start), Some(end), Some(next)) = bounds else {
            return concordance;
        };
        let within: Vec<&Change> = self
            .herindelingen
            .between(start, next)
            .filter(|change| change.kind != ChangeKind::Grenswijziging && change.date < next)
            .collect();
        let codes: BTreeSet<GemeenteCode> = self
            .gemeenten
            .in_year(from)
            .into_iter()
            .map(|area| area.code)
            .collect();
        for code in &codes {
            let ended = within
                .iter()
                .find(|change| change.from == *code && change.to != *code);
            let ended = ended.map(|change| (change.date, change.kind));
            concordance.add(code, self.trace(code, start, end), ended, false);
        }
        if to == from {
            return concordance;
        }
        let late: BTreeMap<&GemeenteCode, NaiveDate> = within
            .iter()
            .filter(|change| !codes.contains(&change.to))
            .map(|change| (&change.to, change.date))
            .collect();
        for (code, since) in late {
            concordance.add(code, self.trace(code, since, end), None, true);
        }
        concordance
    }
}

/// 1 January of a year.
pub(crate) fn new_year(year: i32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, 1, 1)
}
