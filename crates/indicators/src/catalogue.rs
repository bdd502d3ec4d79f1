//! All definitions together.

use std::collections::BTreeMap;

use ijkpunt_model::{Code, Dataset, Finding, Findings, Place, Severity};

use crate::read::{Read, Scope, read_indicator, resolve};
use crate::{Framework, Granularity, Indicator, Origin, Time};

/// All definitions of a run, by id, with the framework they are ordered by.
#[derive(Debug, Clone, Default)]
pub struct Catalogue {
    /// The framework.
    pub framework: Framework,
    indicators: BTreeMap<String, Indicator>,
}

impl Catalogue {
    /// Reads all definitions. `files` gives for each its name, its text, and whether it is the
    /// workspace's own in the place of a built-in one.
    pub fn read<'a>(
        framework: Framework,
        files: impl IntoIterator<Item = (&'a str, &'a str, bool)>,
        datasets: &BTreeMap<String, Dataset>,
        findings: &mut Findings,
    ) -> Catalogue {
        let mut all: BTreeMap<String, Read> = BTreeMap::new();
        let scope = Scope {
            datasets,
            framework: &framework,
        };
        for (file, text, overridden) in files {
            let Some(mut read) = read_indicator(file, text, &scope, findings) else {
                continue;
            };
            let id = read.indicator.id.clone();
            if let Some(first) = all.get(&id) {
                let double = Finding::new(
                    Code::DubbelId,
                    Severity::Blokkeert,
                    Place::file(file),
                    format!("Het id '{id}' staat ook in {}.", first.indicator.file),
                    "Geef een van de twee een ander id, of verwijder er een.",
                );
                findings.push(double.at(read.id_at));
                continue;
            }
            read.indicator.overridden = overridden;
            all.insert(id, read);
        }
        Catalogue {
            indicators: resolve(all, findings),
            framework,
        }
    }

    /// The indicator with this id.
    pub fn get(&self, id: &str) -> Option<&Indicator> {
        self.indicators.get(id)
    }

    /// The same indicators, computed only for periods of this length; what knows no such periods
    /// gives no figures. For a year that has only begun: a half-year of it may be whole, and the
    /// year is not.
    pub fn only_for(&self, length: Granularity) -> Catalogue {
        let mut narrowed = self.clone();
        for indicator in narrowed.indicators.values_mut() {
            if let Origin::Counted(calculation) = &mut indicator.origin {
                calculation.periods.retain(|known| *known == length);
            }
        }
        narrowed
    }

    /// The same catalogue, computed for periods of one length alone, also where a definition does not
    /// name that length itself. What the deliveries give by longer periods stays as it was, for no
    /// part of those is known; so do running counts, which have a period of their own.
    pub fn for_parts(&self, length: Granularity) -> Catalogue {
        let mut parts = self.clone();
        for indicator in parts.indicators.values_mut() {
            if let Origin::Counted(calculation) = &mut indicator.origin {
                let fits = match &calculation.time {
                    Time::Period { grain, .. } => *grain >= length,
                    _ => true,
                };
                if fits && calculation.from_start_of.is_none() {
                    calculation.periods = vec![length];
                }
            }
        }
        parts
    }

    /// All indicators, by id.
    pub fn iter(&self) -> impl Iterator<Item = &Indicator> {
        self.indicators.values()
    }

    pub(crate) fn iter_mut(&mut self) -> impl Iterator<Item = &mut Indicator> {
        self.indicators.values_mut()
    }

    /// The ids nearest to a mistyped one, best first, at most three.
    pub fn nearest(&self, id: &str) -> Vec<&str> {
        let mut near: Vec<(usize, &str)> = self
            .indicators
            .keys()
            .map(|known| (strsim::damerau_levenshtein(id, known), known.as_str()))
            .collect();
        near.sort_unstable();
        near.into_iter().take(3).map(|(_, known)| known).collect()
    }
}
