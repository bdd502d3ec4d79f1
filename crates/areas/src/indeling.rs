//! The map of the country in one year.

use std::collections::{BTreeMap, BTreeSet};

use ijkpunt_model::{Area, GemeenteCode};

/// All gemeenten on 1 January of a year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Indeling {
    year: i32,
    areas: BTreeMap<GemeenteCode, Area>,
}

impl Indeling {
    pub(crate) fn new(year: i32, areas: Vec<Area>) -> Self {
        let areas = areas.into_iter().map(|area| (area.code.clone(), area));
        Indeling {
            year,
            areas: areas.collect(),
        }
    }

    /// The indelingsjaar.
    pub fn year(&self) -> i32 {
        self.year
    }

    /// How many gemeenten there are.
    pub fn len(&self) -> usize {
        self.areas.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.areas.is_empty()
    }

    /// The gemeente with this code.
    pub fn get(&self, code: &GemeenteCode) -> Option<&Area> {
        self.areas.get(code)
    }

    /// All gemeenten, in order of code.
    pub fn areas(&self) -> impl Iterator<Item = &Area> {
        self.areas.values()
    }

    /// The names of the provinces, in order of the alphabet.
    pub fn provinces(&self) -> BTreeSet<&str> {
        self.areas().map(|area| area.province.as_str()).collect()
    }

    /// The gemeenten of a province, by its full name, in order of code.
    pub fn in_province(&self, province: &str) -> Vec<&Area> {
        self.areas()
            .filter(|area| area.province == province)
            .collect()
    }
}
