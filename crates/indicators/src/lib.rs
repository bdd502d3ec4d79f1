//! Definitions, their SQL, and the figures they give.
//!
//! A definition is one TOML file with Dutch keys: which rows of a dataset count, how they are
//! counted, over which periods. It is read into an [`Indicator`] with every fault reported at its
//! line, compiled with all others of its dataset into one scan of portable SQL, and run through the
//! engine boundary. No formula stands in Rust that a definition could hold.

mod assemble;
mod catalogue;
mod checks;
mod classes;
mod compile;
mod condition;
mod definition;
mod derive;
mod explain;
mod framework;
mod periods;
mod read;
mod run;
mod targets;

pub use catalogue::Catalogue;
pub use compile::{Statement, columns_read, compile};
pub use condition::{Condition, Params};
pub use definition::{
    Calculation, Checks, Denominator, Granularity, Indicator, Latest, Link, Measure, Origin,
    Rounding, Survey, Time,
};
pub use derive::{Derived, Operation};
pub use explain::{Explanation, RowsBehind, explain};
pub use framework::{Cluster, Domain, Framework};
pub(crate) use ijkpunt_model::{Break, Breakdown, Class, Direction, Policy, Sort, Unit};
pub use periods::{Request, periods, reporting_period};
pub use run::{compute, compute_regions, compute_years};

#[cfg(test)]
mod tests;
