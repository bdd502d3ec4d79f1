//! Figures and verdicts to Dutch pages.
//!
//! This room formats, words and lays out. It computes no number: what a page shows is a figure or a
//! verdict that was handed in. A chart, its table, its sentence and its download are made from one
//! view model, so they can't disagree.

mod columns;
mod compose;
mod definition;
mod document;
mod format;
mod letter;
mod lint;
mod markdown;
mod material;
mod narrative;
mod pages;
mod prose;
mod site;
mod supplement;
mod view;
mod words;
mod writer;

pub use columns::Column;
pub use compose::write;
pub use definition::{
    AgendaSpec, ChartKind, ChartSpec, DashboardSpec, Layout, MoneySpec, PaceSpec, ReportDefinition,
    SectionSpec, TableSpec,
};
pub use format::Dutch;
pub use letter::{AnnexSpec, Letter, Signature};
pub use lint::named_ids;
pub use material::{
    ClusterNote, DatasetNote, DomainNote, Material, Quality, Setting, Text, WaiverNote,
};
pub use pages::levering::Feedback;
pub use site::{File, Site};
pub use supplement::{
    ClosingSpec, ColumnSpec, Expectation, ExpectedNational, FORECAST_INDICATORS, ForecastSpec,
    SourceTableSpec,
};
pub use writer::Writer;

use thiserror::Error;

/// Why no report could be written. These are faults of the program or of a template, so the text
/// is for the operator.
#[derive(Debug, Error)]
pub enum ReportError {
    /// ICU's data for Dutch could not be read.
    #[error("Dutch number and date formats are not available: {0}")]
    Format(String),
    /// A template is missing or has a fault.
    #[error("template '{name}': {why}")]
    Template {
        /// Name of the template.
        name: String,
        /// What minijinja said, with the line.
        why: String,
    },
}
