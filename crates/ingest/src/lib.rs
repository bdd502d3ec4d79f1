//! Bytes to typed tables by contract, with findings.
//!
//! A [`Contract`] says what a dataset looks like. [`read`] takes files and a contract and gives a
//! typed Arrow table and everything that was wrong. It never stops at the first problem and never
//! guesses in silence: what can't be read falls out of the table *and* is a finding.
//!
//! The way of a file: `open` decides what its bytes are, `grid` gives rows of text
//! with their place, `header` finds the columns, `values` reads a cell by the kind of its column,
//! `rows` decides about a row, `table` stores it, `privacy` and `keys` look at the whole. A list of
//! persons takes another way: `persons` counts it, and only the counts go on as rows.

mod contract;
mod expression;
mod grid;
mod header;
mod keys;
mod memo;
mod open;
mod persons;
mod privacy;
mod read;
mod recognise;
mod rows;
mod rules;
mod source;
mod table;
mod text;
mod values;
mod waivers;
mod words;

pub use contract::{Contract, FileColumn, check_contracts};
pub use read::read;
pub use recognise::recognise;
pub use rules::check_rules;
pub use source::{Setting, Source};
pub use waivers::{Waiver, Waivers};

#[cfg(test)]
mod tests;
