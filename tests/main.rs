//! All integration tests, in one binary: every test binary links the engine again.

// The settings in clippy.toml reach functions marked as tests only, and most of this is helpers.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic
)]

mod account;
mod agreement;
mod architecture;
mod bad_input;
mod columns;
mod command_line;
mod courses;
mod cycle;
mod dashboard;
mod deliveries;
mod derived;
mod docs;
#[path = "downloads/main.rs"]
mod downloads;
mod each;
mod errata;
mod groningen;
mod handout;
mod herrekend;
mod land;
mod letter;
mod letter_pdf;
mod maatregelen;
mod money;
mod numbers;
mod one_cell;
mod own_definitions;
mod page;
mod page_views;
#[cfg(feature = "pdf")]
#[path = "../crates/pdf/tests/reader.rs"]
mod pdf_reader;
mod real_input;
mod region;
mod register;
mod reproducible;
#[cfg(feature = "serve")]
mod serve;
mod several;
mod single_file;
mod small_numbers;
mod taakstelling;
mod workbench;
