//! What is known around the gemeenten of a comparison: who their peers are, where they lie, and what
//! became of their figures when those were put on one map. Made outside of this room, which knows no
//! map.

use std::collections::BTreeMap;

use ijkpunt_model::{GemeenteCode, Period};

use crate::GroupSpec;

/// What surrounds the gemeenten.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Surroundings {
    /// The map on which all figures stand.
    pub indelingsjaar: i32,
    /// The peer groups of each gemeente, in the order of the definition.
    pub peers: BTreeMap<GemeenteCode, Vec<PeerGroup>>,
    /// Column and row of each gemeente on the tile map; empty where there is none for this map.
    pub tiles: BTreeMap<GemeenteCode, (u16, u16)>,
    /// Per how many an indicator is, of those that are a rate.
    pub rates: BTreeMap<String, f64>,
    /// What has to be said of the series of a gemeente, by indicator.
    pub remarks: BTreeMap<GemeenteCode, BTreeMap<String, Vec<SeriesRemark>>>,
}

/// With whom a gemeente is compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PeerGroup {
    /// The rule by which they were chosen.
    pub spec: GroupSpec,
    /// What they have in common: the name of the class, province or region; empty for others.
    pub common: String,
    /// Who they are, as far as the report is about them, without the gemeente itself; of the most
    /// alike the most alike first.
    pub members: Vec<GemeenteCode>,
    /// How many others belong to the group, of which the report has no figures.
    pub outside: usize,
    /// Of the most alike: the names of the features.
    pub features: Vec<String>,
    /// Of the most alike: whether the first that was not chosen is just as near.
    pub tied: bool,
    /// Why there are none, in a Dutch sentence.
    pub refusal: Option<String>,
}

/// What has to be said of a figure in a series.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeriesRemark {
    /// The period.
    pub period: Period,
    /// What, in a Dutch sentence.
    pub words: String,
    /// Whether the area was another one then, so that the series breaks after it.
    pub breaks: bool,
}
