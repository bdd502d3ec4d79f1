//! Gemeenten per indelingsjaar, what became of them, and the groups they are compared in.
//!
//! A code or a name means something only within a year: the map of the country changes on most
//! first days of January. So every question here takes the year whose map is meant, and figures of
//! several years are put on one map before they are compared ([`Geography::restate`]).

mod concordance;
mod facts;
mod gemeenten;
mod geography;
mod grootte;
mod groups;
mod herindelingen;
mod indeling;
mod inwoners;
mod method;
mod name;
mod peers;
mod ratio;
mod reference;
mod restate;
mod tegelkaart;
mod weights;

pub use concordance::{Concordance, Part, PartShare};
pub use gemeenten::Gemeenten;
pub use geography::{Continuity, Geography};
pub use grootte::{Grootteklasse, Grootteklassen};
pub use groups::{Group, Groups};
pub use herindelingen::{Change, ChangeKind, Herindelingen};
pub use indeling::Indeling;
pub use inwoners::Inwoners;
pub use method::{Method, Total, total};
pub use peers::{Feature, Nearest, PeerRule, Peers, PeersError, Places, Standard};
pub use ratio::{Mismatch, ratio};
pub use reference::{REFERENCE_FILES, Reference};
pub use restate::{Note, Reason, Remark, Restatement};
pub use tegelkaart::{Tegel, Tegelkaart};
pub use weights::{Split, Weights};

#[cfg(test)]
mod tests;
