//! What is known of the quality of the deliveries, rule by rule.

use crate::Severity;

/// The side of quality that a rule or a finding is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Dimension {
    /// Everything that should be there is there.
    Volledig,
    /// What is there can be what it says.
    Geldig,
    /// Each thing is there once.
    Uniek,
    /// Values do not contradict each other, within a row, between rows or between files.
    Consistent,
    /// It is about the right period, and it came in time.
    Tijdig,
}

impl Dimension {
    /// All dimensions, in the order in which pages list them.
    pub const ALL: [Dimension; 5] = [
        Dimension::Volledig,
        Dimension::Geldig,
        Dimension::Uniek,
        Dimension::Consistent,
        Dimension::Tijdig,
    ];

    /// The Dutch word, as pages and downloads print it.
    pub const fn word(self) -> &'static str {
        match self {
            Dimension::Volledig => "volledig",
            Dimension::Geldig => "geldig",
            Dimension::Uniek => "uniek",
            Dimension::Consistent => "consistent",
            Dimension::Tijdig => "tijdig",
        }
    }
}

/// How one rule of a contract came out over all rows that it looked at.
///
/// A rule has three answers. A row of which a value that the rule needs is missing is undecided: it
/// neither keeps the rule nor breaks it (ESSnet ValiDat, the three-valued logic of validation).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleOutcome {
    /// Dataset whose contract holds the rule.
    pub dataset: String,
    /// Name of the rule within the contract, for example `volgorde-ingangsdatum-einddatum`.
    pub rule: String,
    /// The rule in one Dutch sentence.
    pub words: String,
    /// The side of quality that it is about.
    pub dimension: Dimension,
    /// What it weighs when it is broken.
    pub severity: Severity,
    /// Rows, groups or pairs for which it holds.
    pub holds: u64,
    /// Rows, groups or pairs that break it.
    pub broken: u64,
    /// Rows, groups or pairs for which it can't be said.
    pub undecided: u64,
}
