//! PDFs read back: what stands in the document stands in the file, tagged, and nothing else does.

// The settings in clippy.toml reach functions marked as tests only, and most of this is helpers.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic
)]

mod letter;
mod reader;
