//! Figures and verdicts to Dutch pages.
//!
//! This room formats, words and lays out. It computes no number: what a page shows is a figure or a
//! verdict that was handed in. A chart, its table, its sentence and its download are made from one
//! view model, so they can't disagree.

mod accessibility;
mod account;
mod board;
mod columns;
mod comparison;
mod compose;
mod cycle;
mod definition;
mod document;
mod format;
mod front;
mod letter;
mod lint;
mod markdown;
mod material;
mod measures;
mod narrative;
mod pages;
mod peer_words;
mod prose;
mod region;
mod register;
mod sentences;
mod site;
mod styleguide;
mod supplement;
mod surroundings;
mod view;
mod words;
mod writer;

pub use accessibility::{Accessibility, Audit, Check, Criterion, Deviation, Level, Problem};
pub use account::{Account, Changed, Changes, KnownError};
pub use columns::Column;
pub use comparison::{ComparisonSpec, DeviationSpec, Difference, GroupSpec, INHABITANTS};
pub use compose::write;
pub use cycle::{Moment, Prognosis};
pub use definition::{
    AgendaSpec, ChartKind, ChartSpec, DashboardSpec, Layout, MoneySpec, MultiplesSpec, PaceSpec,
    PassageSpec, PyramidSpec, ReportDefinition, SectionSpec, SurvivalSpec, TableSpec,
};
pub use format::Dutch;
pub use front::{Part, write_above_each, write_front};
pub use letter::{AnnexSpec, Letter, Signature};
pub use lint::named_ids;
pub use material::{
    AreaMap, ClusterNote, DatasetNote, DomainNote, Grouping, Material, OwnPlace, Quality,
    ReportLink, Restated, RestatedNote, Setting, SitePlace, Text, WaiverNote,
};
pub use measures::MeasuresSpec;
pub use pages::levering::Feedback;
pub use pages::report_title;
pub use region::{PartKind, PartSpec, SizeSpec, StepSpec};
pub use register::{Contents, Entry, FILE as REGISTER};
pub use sentences::{SENTENCES, check_sentences, replaced_sentences};
pub use site::{File, Site};
pub use styleguide::styleguide;
pub use supplement::{
    ClosingSpec, ColumnSpec, Expectation, ExpectedNational, FORECAST_INDICATORS, ForecastSpec,
    SourceTableSpec,
};
pub use surroundings::{PeerGroup, SeriesRemark, Surroundings};
pub use writer::Writer;

use thiserror::Error;

/// Why no report could be written. These are faults of the program or of a template, so the text
/// is for the operator.
#[derive(Debug, Error)]
pub enum ReportError {
    /// ICU's data for Dutch could not be read.
    #[error("Dutch number and date formats are not available: {0}")]
    Format(String),
    /// The built-in sentences could not be read.
    #[error("the built-in sentences can't be read: {0}")]
    Sentences(String),
    /// A template is missing or has a fault.
    #[error("template '{name}': {why}")]
    Template {
        /// Name of the template.
        name: String,
        /// What minijinja said, with the line.
        why: String,
    },
}
