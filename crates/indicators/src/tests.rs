//! Tests of the room: figures worked out by hand, faults in definitions, and the SQL itself.

// The settings in clippy.toml reach functions marked as tests only, and much of this is helpers.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic
)]

mod derived;
mod faults;
mod fixtures;
mod language;
mod open;
mod partial;
mod properties;
mod regions;
mod sql;
mod support;
mod years;
