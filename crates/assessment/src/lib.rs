//! Figures to verdicts: target against actual, change between two moments, parts of a whole.
//!
//! This room judges and derives. It draws nothing and writes no sentence: a verdict is a word of a
//! closed list with the numbers that it rests on.

mod budget;
mod change;
mod development;
mod leaders;
mod parts;
mod spread;
mod target;

pub use budget::against_budget;
pub use change::{Balance, Change, balance, change};
pub use development::{Course, Development, development};
pub use leaders::{Leader, Leaders, leaders};
pub use parts::{Part, parts};
pub use spread::{Spread, spread};
pub use target::{Outcome, TargetVerdict, Tone, against_target, reached};
