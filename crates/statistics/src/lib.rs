//! Intervals and quartiles: pure functions that take numbers and give numbers.
//!
//! This room knows no table, no file and no gemeente. Doubles go through the functions of the
//! standard library that IEEE 754 fixes exactly (the four operations and the square root), so the
//! results are the same on every platform.

mod quartiles;
mod wilson;

pub use quartiles::{Quartiles, quartiles};
pub use wilson::{Interval, Z95, wilson};
