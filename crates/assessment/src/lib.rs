//! Figures to verdicts: target against actual, change between two moments, parts of a whole, a
//! gemeente among its peers.
//!
//! This room judges and derives. It draws nothing and writes no sentence: a verdict is a word of a
//! closed list with the numbers that it rests on.

mod answers;
mod budget;
mod change;
mod closing;
mod development;
#[cfg(test)]
mod example;
mod forecast;
mod funnel;
mod interval;
mod leaders;
mod pacing;
mod parts;
mod peers;
mod ranking;
mod recent;
mod region;
mod shading;
mod spread;
mod target;

pub use answers::{
    Answer, Response, Responses, Tally, WholeAnswer, answer, response, whole_answer,
};
pub use budget::against_budget;
pub use change::{Balance, Change, balance, change};
pub use closing::{Closing, closing};
pub use development::{Course, Development, development};
pub use forecast::{
    Assumptions, CHANGES, Forecast, National, Newcomers, Portion, Rounding, Scenario, forecast,
    portion,
};
pub use funnel::{Funnel, FunnelPoint, funnel};
/// Words of the room of statistics that verdicts are made of.
pub use ijkpunt_statistics::{
    FunnelLimits, FunnelPosition, Interval, QUINTILES_FROM, Quartiles, TrendDirection,
};
pub use interval::with_interval;
pub use leaders::{Leader, Leaders, leaders};
pub use pacing::{Because, Pacing, Status, against_schedule};
pub use parts::{Part, parts};
pub use peers::{
    PEERS_FROM, PeerRefusal, PeerStatistic, PeerVerdict, Standing, against_peers, peer_statistic,
    uncertainty,
};
pub use ranking::{Placed, ranking, told_apart};
pub use recent::{TrendRefusal, recent};
pub use region::{BySize, Exchange, beyond, by_size, exchange, surplus, together};
pub use shading::{Shading, ShadingRefusal, shading};
pub use spread::{Spread, spread};
pub use target::{Outcome, TargetVerdict, Tone, against_target, reached};
