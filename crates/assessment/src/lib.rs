//! Figures to verdicts: target against actual, change between two moments, parts of a whole.
//!
//! This room judges and derives. It draws nothing and writes no sentence: a verdict is a word of a
//! closed list with the numbers that it rests on.

mod change;
mod closing;
mod development;
mod forecast;
mod parts;
mod spread;
mod target;

pub use change::{Balance, Change, balance, change};
pub use closing::{Closing, closing};
pub use development::{Course, Development, development};
pub use forecast::{
    Assumptions, CHANGES, Forecast, National, Newcomers, Portion, Rounding, Scenario, forecast,
    portion,
};
pub use parts::{Part, parts};
pub use spread::{Spread, spread};
pub use target::{Outcome, TargetVerdict, Tone, against_target, reached};
