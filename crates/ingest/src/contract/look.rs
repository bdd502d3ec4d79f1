//! What others may know of a contract: what a supplier fills in, and what a column is made of.

use ijkpunt_model::{Kind, Sign};

use super::{Contract, Field};
use crate::text::normalise;

/// A column that a file can have, as a supplier sees it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FileColumn<'a> {
    /// Name in snake_case; a file may use it as the header.
    pub name: &'a str,
    /// What may stand in it.
    pub kind: &'a Kind,
    /// Whether a blank cell is a fault.
    pub required: bool,
    /// What it means, in Dutch.
    pub description: &'a str,
    /// Smallest value allowed.
    pub minimum: Option<f64>,
    /// Largest value allowed.
    pub maximum: Option<f64>,
    /// Whether the signs of CBS may stand in the place of a number.
    pub signs: bool,
    /// What a blank means, where it has a meaning of its own.
    pub blank: Option<Sign>,
    /// Whether a period such as `2019-1` is a half-year.
    pub half_year: bool,
}

impl<'a> From<&'a Field> for FileColumn<'a> {
    fn from(field: &'a Field) -> Self {
        FileColumn {
            name: &field.name,
            kind: &field.kind,
            required: field.refuses_blank(),
            description: &field.description,
            minimum: field.minimum,
            maximum: field.maximum,
            signs: field.signs,
            blank: field.blank,
            half_year: field.half_year,
        }
    }
}

impl Contract {
    /// The columns that a file can have, in the order of the contract.
    pub fn file_columns(&self) -> impl Iterator<Item = FileColumn<'_>> {
        self.fields.iter().map(FileColumn::from)
    }

    /// Names of the columns that together occur once.
    pub fn key(&self) -> Vec<&str> {
        let names = self.key.iter().filter_map(|index| self.fields.get(*index));
        names.map(|field| field.name.as_str()).collect()
    }

    /// Whether `1.5` is one and a half in files of this dataset.
    pub fn decimal_point(&self) -> bool {
        self.lezen.decimal_point
    }

    /// The column that a header stands for.
    pub fn column_of_header(&self, header: &str) -> Option<&str> {
        let index = self.headers.get(&normalise(header))?;
        self.fields.get(*index).map(|field| field.name.as_str())
    }

    /// The columns of a file that a column of the typed table is made of: itself, the number beside
    /// which a sign stands, or the two dates between which days are counted.
    pub fn made_of(&self, column: &str) -> Vec<&str> {
        let name = |index: usize| self.fields.get(index).map(|field| field.name.as_str());
        if let Some(derived) = self.derived.iter().find(|derived| derived.name == column) {
            return [derived.from, derived.to]
                .into_iter()
                .filter_map(name)
                .collect();
        }
        self.fields
            .iter()
            .filter(|field| field.name == column || (field.signs && field.sign_name() == column))
            .map(|field| field.name.as_str())
            .collect()
    }
}
