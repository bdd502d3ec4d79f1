//! A document to a tagged PDF, by PDF/UA-1 and PDF/A-2a.
//!
//! This room lays out what stands in a [`Document`](ijkpunt_model::Document): it words, formats and
//! computes nothing. It looks at no font, no file and no clock of the computer, so the same document
//! gives the same bytes everywhere. Typst does the work, behind the feature `typst`; without it the
//! room is empty.

#[cfg(feature = "typst")]
mod exporter;
#[cfg(feature = "typst")]
mod world;

#[cfg(feature = "typst")]
pub use exporter::{PdfError, write};
