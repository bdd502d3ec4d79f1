//! What a dataset looks like: its columns, how they are read, and the rules between them.

mod checks;
mod field;
mod look;
mod raw;
mod rule;
mod rules;
mod validate;

use std::collections::BTreeMap;

use ijkpunt_model::{Dataset, Findings};

pub(crate) use field::{Field, Names};
pub use look::FileColumn;
pub(crate) use rule::{AtReading, Body, Bound, Derived, Link, ReadingKind, Rule, Spells, Total};
pub use rules::check_contracts;
pub(crate) use rules::{bound_words, number};

/// A validated contract: every name in it exists and every rule can be applied.
#[derive(Debug, Clone)]
pub struct Contract {
    pub(crate) dataset: Dataset,
    pub(crate) about: About,
    pub(crate) file_names: Vec<String>,
    pub(crate) lezen: Lezen,
    /// The columns that a file can have, in contract order.
    pub(crate) fields: Vec<Field>,
    /// Indices of the fields that make up the key.
    pub(crate) key: Vec<usize>,
    pub(crate) rules: Vec<Rule>,
    /// The rules that leave a row out while it is read.
    pub(crate) at_reading: Vec<AtReading>,
    pub(crate) derived: Vec<Derived>,
    /// Normalised header to field index.
    pub(crate) headers: BTreeMap<String, usize>,
}

/// What people want to know of a dataset.
#[derive(Debug, Clone, Default)]
pub(crate) struct About {
    pub description: String,
    pub origin: String,
    pub version: i64,
    pub public: Option<String>,
}

/// How the files of a dataset are read.
#[derive(Debug, Clone)]
pub(crate) struct Lezen {
    /// What a file is in that is not UTF-8.
    pub encoding: &'static encoding_rs::Encoding,
    /// Whether `1.5` is one and a half.
    pub decimal_point: bool,
    /// Normalised first words of rows that are totals.
    pub totals: Vec<String>,
    /// Whether a file lists gemeenten, some of them without figures.
    pub area_list: bool,
    /// Whether a file may be a BRP person list in LO elements, which is counted and never kept.
    pub person_list: bool,
}

impl Contract {
    /// Reads a contract from its TOML. All faults become findings with line and column; a contract
    /// with a fault is none.
    pub fn read(file: &str, text: &str, findings: &mut Findings) -> Option<Contract> {
        let mut own = Findings::new();
        let contract = ijkpunt_spans::read(file, text, &mut own, |root, found| {
            let raw = raw::Raw::read(root, found);
            validate::validate(file, raw, root, found)
        });
        let faultless = !own.block();
        findings.append(own);
        contract.filter(|_| faultless)
    }

    /// What definitions may know of the dataset: its columns, the signs beside them and the
    /// derived columns, in the order of the typed table.
    pub fn dataset(&self) -> &Dataset {
        &self.dataset
    }

    /// Whether a file of this name may be this dataset.
    pub fn matches_file_name(&self, name: &str) -> bool {
        let name = name.to_lowercase();
        self.file_names.iter().any(|part| name.contains(part))
    }

    /// What one row stands for, in Dutch.
    pub fn description(&self) -> &str {
        &self.about.description
    }

    /// Which systems or publishers it usually comes from, in Dutch.
    pub fn origin(&self) -> &str {
        &self.about.origin
    }

    /// Version of the contract.
    pub fn version(&self) -> i64 {
        self.about.version
    }

    /// Why its rows may be shown as they were delivered, in Dutch: reference data that was published
    /// and is about no person. `None` where they may not.
    pub fn public(&self) -> Option<&str> {
        self.about.public.as_deref()
    }

    pub(crate) fn field_index(&self, name: &str) -> Option<usize> {
        self.fields.iter().position(|field| field.name == name)
    }
}
