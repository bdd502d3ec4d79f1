//! One column of a contract.

use std::collections::BTreeMap;

use ijkpunt_model::{Kind, Severity, Sign};

/// A column that a file can have.
#[derive(Debug, Clone)]
pub(crate) struct Field {
    pub name: String,
    pub kind: Kind,
    pub required: bool,
    pub description: String,
    /// Whether it identifies a person, so that only a keyed hash of it is kept.
    pub identifies: bool,
    /// Severity of a value that can't be read.
    pub severity: Severity,
    /// Smallest value allowed.
    pub minimum: Option<f64>,
    /// Largest value allowed.
    pub maximum: Option<f64>,
    /// Whether the signs of CBS are typed missings here.
    pub signs: bool,
    /// Whether a dash is a nil; it is refused otherwise, since it means two things.
    pub dash_is_nil: bool,
    /// What a blank means, where it has a meaning of its own.
    pub blank: Option<Sign>,
    /// Whether a year stands for its first day.
    pub year_is_first_day: bool,
    /// Whether `2019-1` is a half-year.
    pub half_year: bool,
    /// Whether `2023/2024` is a school year, known by the year in which it begins.
    pub school_year: bool,
    /// For a code: lower-case text in the file to index in the code list.
    pub codes: Names,
}

/// Lower-case text to index in a code list.
pub(crate) type Names = BTreeMap<String, i32>;

impl Field {
    /// Whether a blank cell is a fault.
    pub(crate) fn refuses_blank(&self) -> bool {
        self.required && self.blank.is_none()
    }

    /// Whether it holds numbers.
    pub(crate) fn is_number(&self) -> bool {
        matches!(self.kind, Kind::Geheel | Kind::Getal)
    }

    /// Name of the column beside it that holds its signs.
    pub(crate) fn sign_name(&self) -> String {
        format!("{}_teken", self.name)
    }
}
