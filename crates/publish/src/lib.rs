//! Writes a finished site in one move.
//!
//! A run writes a fresh folder beside the old one and puts it in place at the end, so that a site
//! is never half-written and a failed run leaves the last good one as it was. This room changes no
//! page; it adds the downloads of the long table and of the pages' tables, their descriptions, and a
//! manifest of all files.

mod csvw;
mod dcat;
mod editions;
mod figures;
mod imprint;
mod manifest;
mod memory;
mod place;
mod tables;
mod workbook;

pub use csvw::{figures_metadata, table_metadata};
pub use dcat::{DCAT, dcat};
pub use editions::{Edition, Editions};
pub use figures::{figures_csv, figures_parquet};
pub use imprint::{Contact, Imprint, Licence};
pub use manifest::{FileLine, Manifest, sha256};
pub use memory::{Memory, Remembered};
pub use place::{Fresh, MANIFEST, PAGES, publish, publish_pages};
pub use tables::{keep_table, read_table};
pub use workbook::workbook;

use std::path::PathBuf;

use thiserror::Error;

/// A file of the site: its path with `/`, and its bytes.
pub type SiteFile = (String, Vec<u8>);

/// Why nothing was published. The text is for the operator.
#[derive(Debug, Error)]
pub enum PublishError {
    /// The output folder holds something else than a site of ours.
    #[error("{0} is not empty and IJkpunt did not write it for this; choose another folder")]
    NotOurs(PathBuf),
    /// The disk said no.
    #[error("{path}: {why}")]
    Io {
        /// Path that could not be written.
        path: PathBuf,
        /// What the system said.
        why: std::io::Error,
    },
    /// A table could not be written as Parquet or CSV.
    #[error("{what}: {why}")]
    Table {
        /// Which download.
        what: &'static str,
        /// What the library said.
        why: String,
    },
}

#[cfg(test)]
mod tests;
