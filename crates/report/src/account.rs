//! What a reader must know of figures that are wrong, and of figures that changed (Woo, art. 2.4: an
//! error that is known must be told).

use chrono::NaiveDate;
use ijkpunt_model::{Figure, Period};

/// Known errors, and what changed since the last edition.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Account {
    /// Errors that somebody found, the newest first.
    pub known_errors: Vec<KnownError>,
    /// What changed since the last published edition that differs; none where there was none.
    pub changes: Option<Changes>,
}

/// An error that somebody found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownError {
    /// When it was found.
    pub date: NaiveDate,
    /// What is wrong, in Dutch.
    pub what: String,
    /// Ids of the figures that it touches.
    pub indicators: Vec<String>,
    /// The period whose figures it touches; all where none is named.
    pub period: Option<Period>,
    /// Since which version of the program or the definition.
    pub since: Option<String>,
    /// In which version it is mended.
    pub mended: Option<String>,
    /// What a reader should do.
    pub remedy: String,
}

/// What changed since an earlier edition of the same report.
#[derive(Debug, Clone, PartialEq)]
pub struct Changes {
    /// The day for which that edition was made.
    pub run_date: NaiveDate,
    /// The version of the program that made it.
    pub version: String,
    /// The figures that differ, in the order of the long table.
    pub figures: Vec<Changed>,
}

/// A figure that differs. Both were released; one that became secret has lost its old number.
#[derive(Debug, Clone, PartialEq)]
pub struct Changed {
    /// As it was published.
    pub old: Figure,
    /// As it is now.
    pub new: Figure,
    /// Why, where the author says so.
    pub reason: Option<String>,
}
