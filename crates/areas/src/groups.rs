//! Regions and other groups of gemeenten, with who belonged to them when.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use ijkpunt_model::{Code, Findings, GemeenteCode};

use crate::Gemeenten;
use crate::facts::Facts;

/// The fact table, see `data/README.md` for sources and dates.
const BUILTIN: &str = include_str!("../data/groepen.csv");

const COLUMNS: [&str; 5] = ["groep", "naam", "gemeentecode", "van", "tot"];

/// A group of gemeenten.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// Its name in settings and downloads.
    pub id: String,
    /// Its name on a page.
    pub name: String,
    members: Vec<Membership>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Membership {
    code: GemeenteCode,
    /// First day; none where it was there from the start.
    from: Option<NaiveDate>,
    /// Last day; none where it still is.
    through: Option<NaiveDate>,
}

/// All groups: the built-in ones and those of a workspace.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Groups {
    groups: BTreeMap<String, Group>,
}

impl Group {
    /// Who belongs to it on a day, in order of code. Nobody before the group began.
    pub fn members(&self, day: NaiveDate) -> BTreeSet<GemeenteCode> {
        self.members
            .iter()
            .filter(|member| member.from.is_none_or(|from| from <= day))
            .filter(|member| member.through.is_none_or(|through| day <= through))
            .map(|member| member.code.clone())
            .collect()
    }
}

impl Groups {
    /// The groups that are built into the program: `g4`, `g40`, `u16` and `u16-zonder-vianen`.
    pub fn builtin() -> Self {
        Self::parse(BUILTIN, "groepen.csv", &Gemeenten::builtin()).0
    }

    /// Reads groups of a workspace: the columns `groep`, `naam`, `gemeentecode`, `van` and `tot`
    /// (first and last day; empty for no bound), one row for each gemeente and stay. A row with a
    /// code that never existed is left out, and is a finding.
    pub fn parse(text: &str, file: &str, gemeenten: &Gemeenten) -> (Self, Findings) {
        let (mut facts, rows) = Facts::read(text, file, &COLUMNS);
        let mut groups: BTreeMap<String, Group> = BTreeMap::new();
        for row in &rows {
            let (id, name) = (facts.text(row, 0), facts.text(row, 1));
            let code = facts.code(row, 2);
            let (from, through) = (facts.date_or_none(row, 3), facts.date_or_none(row, 4));
            let (Some(id), Some(name), Some(code), Some(from), Some(through)) =
                (id, name, code, from, through)
            else {
                continue;
            };
            if gemeenten.name_of(&code).is_none() {
                facts.fault(
                    row,
                    2,
                    Code::OnbekendeGemeente,
                    "Deze gemeente heeft nooit bestaan.",
                    "Verbeter de code.",
                );
                continue;
            }
            if from
                .zip(through)
                .is_some_and(|(from, through)| from > through)
            {
                facts.fault(
                    row,
                    4,
                    Code::VolgordeDatums,
                    "De laatste dag ligt voor de eerste.",
                    "Verbeter een van de twee dagen.",
                );
                continue;
            }
            let member = Membership {
                code,
                from,
                through,
            };
            let group = groups.entry(id.clone()).or_insert_with(|| Group {
                id,
                name,
                members: Vec::new(),
            });
            if group.members.contains(&member) {
                facts.twice(row, 2);
            } else {
                group.members.push(member);
            }
        }
        (Groups { groups }, facts.findings)
    }

    /// These groups with those of a workspace over them: its own group of the same name wins.
    pub fn overlaid(mut self, own: Groups) -> Groups {
        self.groups.extend(own.groups);
        self
    }

    /// The group with this id.
    pub fn get(&self, id: &str) -> Option<&Group> {
        self.groups.get(id)
    }

    /// All groups, in order of id.
    pub fn iter(&self) -> impl Iterator<Item = &Group> {
        self.groups.values()
    }
}
