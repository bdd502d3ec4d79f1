//! With whom a gemeente is compared.

use std::collections::{BTreeMap, BTreeSet};

use ijkpunt_model::GemeenteCode;

use crate::geography::new_year;
use crate::{Grootteklassen, Groups, Indeling, Inwoners};

/// How peers are chosen.
#[derive(Debug, Clone, PartialEq)]
pub enum PeerRule {
    /// All of the same grootteklasse on 1 January.
    Grootteklasse,
    /// All of the same province.
    Provincie,
    /// A group or region, by its id, with the members of 1 January.
    Groep(String),
    /// A list of the workspace's own.
    Lijst(Vec<GemeenteCode>),
    /// The so many that are most alike.
    Naaste {
        /// How many.
        number: usize,
        /// By which features.
        features: Vec<Feature>,
    },
}

/// Something that gemeenten can be alike in.
#[derive(Debug, Clone, PartialEq)]
pub struct Feature {
    /// Its name on a page.
    pub name: String,
    /// Its value for each gemeente. Whoever has none can't be compared.
    pub values: BTreeMap<GemeenteCode, f64>,
}

/// What peers are chosen from.
#[derive(Debug, Clone, Copy)]
pub struct Places<'t> {
    /// The map.
    pub indeling: &'t Indeling,
    /// Inhabitants, for the grootteklasse.
    pub inwoners: &'t Inwoners,
    /// The classes.
    pub klassen: &'t Grootteklassen,
    /// Regions and other groups.
    pub groups: &'t Groups,
}

/// The peers of a gemeente. It is never among them.
#[derive(Debug, Clone, PartialEq)]
pub struct Peers {
    /// Whose peers they are.
    pub own: GemeenteCode,
    /// On which map.
    pub indelingsjaar: i32,
    /// What they have in common: the name of the class, province or group; empty for an own list and
    /// for the most alike.
    pub name: String,
    /// Their codes, in order; of the most alike the most alike first.
    pub members: Vec<GemeenteCode>,
    /// Who was asked for or might have been chosen, and is not on this map or lacks a feature.
    pub left_out: Vec<GemeenteCode>,
    /// How the most alike were found.
    pub nearest: Option<Nearest>,
}

/// How the most alike were found.
#[derive(Debug, Clone, PartialEq)]
pub struct Nearest {
    /// The features, as they were put on one scale.
    pub standards: Vec<Standard>,
    /// The distance of each peer, in the order of the peers: in standard deviations over all
    /// features, by Pythagoras.
    pub distances: Vec<f64>,
    /// Whether the first that was not chosen is just as near as the last that was. The lower code
    /// then came first.
    pub tied: bool,
}

/// A feature put on the scale that all share: less its mean, over its standard deviation.
#[derive(Debug, Clone, PartialEq)]
pub struct Standard {
    /// Name of the feature.
    pub name: String,
    /// Mean over all gemeenten that have every feature.
    pub mean: f64,
    /// Standard deviation over the same (of a population: over n). At 0 all are alike in it, and it
    /// tells nothing.
    pub deviation: f64,
}

/// Why there are no peers.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PeersError {
    /// The gemeente is not on the map.
    #[error("De gemeente bestond niet op 1 januari van dit jaar.")]
    UnknownGemeente,
    /// Its inhabitants are not known, or fit no class.
    #[error("Van de gemeente is geen grootteklasse bekend.")]
    NoGrootteklasse,
    /// There is no such group.
    #[error("De groep '{0}' bestaat niet.")]
    UnknownGroup(String),
    /// The group had no members on that day.
    #[error("De groep '{0}' had op 1 januari van dit jaar geen leden.")]
    EmptyGroup(String),
    /// Nothing was named to be alike in, or nobody was asked for.
    #[error("Er zijn geen kenmerken gekozen.")]
    NoFeatures,
    /// The gemeente lacks a feature.
    #[error("Van de gemeente is het kenmerk '{0}' niet bekend.")]
    FeatureMissing(String),
}

impl PeerRule {
    /// The peers of a gemeente by this rule.
    pub fn choose(&self, own: &GemeenteCode, places: &Places<'_>) -> Result<Peers, PeersError> {
        let indeling = places.indeling;
        let area = indeling.get(own).ok_or(PeersError::UnknownGemeente)?;
        let (name, wanted) = match self {
            PeerRule::Grootteklasse => {
                let class = |code: &GemeenteCode| {
                    let number = places.inwoners.of(code, indeling.year())?;
                    places.klassen.of(number)
                };
                let own_class = class(own).ok_or(PeersError::NoGrootteklasse)?;
                let alike = indeling.areas().map(|area| &area.code);
                let alike = alike.filter(|code| class(code) == Some(own_class));
                (own_class.name.clone(), alike.cloned().collect())
            }
            PeerRule::Provincie => {
                let alike = indeling.in_province(&area.province).into_iter();
                let alike = alike.map(|area| area.code.clone()).collect();
                (area.province.clone(), alike)
            }
            PeerRule::Groep(id) => members(id, places)?,
            PeerRule::Lijst(codes) => (String::new(), codes.iter().cloned().collect()),
            PeerRule::Naaste { number, features } => {
                return nearest(own, *number, features, indeling);
            }
        };
        let others = wanted.into_iter().filter(|code| code != own);
        let (members, left_out) = others.partition(|code| indeling.get(code).is_some());
        Ok(Peers {
            own: own.clone(),
            indelingsjaar: indeling.year(),
            name,
            members,
            left_out,
            nearest: None,
        })
    }
}

fn members(id: &str, places: &Places<'_>) -> Result<(String, BTreeSet<GemeenteCode>), PeersError> {
    let group = places
        .groups
        .get(id)
        .ok_or_else(|| PeersError::UnknownGroup(id.to_owned()))?;
    let members = new_year(places.indeling.year()).map(|day| group.members(day));
    members
        .filter(|members| !members.is_empty())
        .map(|members| (group.name.clone(), members))
        .ok_or_else(|| PeersError::EmptyGroup(id.to_owned()))
}

/// The most alike: every feature is standardised over all gemeenten that have every feature, and
/// counts the same; of those equally near the lower code comes first.
fn nearest(
    own: &GemeenteCode,
    number: usize,
    features: &[Feature],
    indeling: &Indeling,
) -> Result<Peers, PeersError> {
    if features.is_empty() || number == 0 {
        return Err(PeersError::NoFeatures);
    }
    let value = |feature: &Feature, code: &GemeenteCode| {
        let value = feature.values.get(code).copied();
        value.filter(|value| value.is_finite())
    };
    if let Some(lacking) = features
        .iter()
        .find(|feature| value(feature, own).is_none())
    {
        return Err(PeersError::FeatureMissing(lacking.name.clone()));
    }
    let mut complete: BTreeMap<&GemeenteCode, Vec<f64>> = BTreeMap::new();
    let mut left_out = Vec::new();
    for area in indeling.areas() {
        let values = features.iter().map(|feature| value(feature, &area.code));
        match values.collect::<Option<Vec<f64>>>() {
            Some(values) => {
                complete.insert(&area.code, values);
            }
            None => left_out.push(area.code.clone()),
        }
    }
    let standards = standards(features, &complete);
    let scaled = |code: &GemeenteCode| -> Vec<f64> {
        let values = complete.get(code).into_iter().flatten();
        let scaled = values
            .zip(&standards)
            .filter(|(_, standard)| standard.deviation > 0.0);
        scaled
            .map(|(value, standard)| (value - standard.mean) / standard.deviation)
            .collect()
    };
    let here = scaled(own);
    let mut others: Vec<(f64, &GemeenteCode)> = complete
        .keys()
        .filter(|code| **code != own)
        .map(|code| {
            let there = scaled(code);
            let squares = here.iter().zip(&there).map(|(a, b)| (a - b) * (a - b));
            (squares.sum::<f64>().sqrt(), *code)
        })
        .collect();
    others.sort_by(|a, b| a.0.total_cmp(&b.0).then_with(|| a.1.cmp(b.1)));
    let (chosen, rest) = others.split_at(number.min(others.len()));
    let tied = chosen
        .last()
        .zip(rest.first())
        .is_some_and(|(last, next)| last.0 == next.0);
    Ok(Peers {
        own: own.clone(),
        indelingsjaar: indeling.year(),
        name: String::new(),
        members: chosen.iter().map(|(_, code)| (*code).clone()).collect(),
        left_out,
        nearest: Some(Nearest {
            standards,
            distances: chosen.iter().map(|(distance, _)| *distance).collect(),
            tied,
        }),
    })
}

fn standards(features: &[Feature], complete: &BTreeMap<&GemeenteCode, Vec<f64>>) -> Vec<Standard> {
    let number = complete.len() as f64;
    let standard = |(place, feature): (usize, &Feature)| {
        let values = || {
            complete
                .values()
                .filter_map(move |values| values.get(place))
        };
        let mean = values().sum::<f64>() / number;
        let squares: f64 = values().map(|value| (value - mean) * (value - mean)).sum();
        Standard {
            name: feature.name.clone(),
            mean,
            deviation: (squares / number).sqrt(),
        }
    };
    features.iter().enumerate().map(standard).collect()
}
