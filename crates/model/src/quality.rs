//! What is known of the quality of the deliveries, rule by rule.

use crate::{Finding, Severity};

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

/// What is known of one side of quality, over all deliveries of a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Side {
    /// The side.
    pub dimension: Dimension,
    /// Number of rules about it.
    pub rules: u64,
    /// Rows, groups or pairs for which a rule holds.
    pub holds: u64,
    /// Rows, groups or pairs that break a rule.
    pub broken: u64,
    /// Rows, groups or pairs for which a rule can't be said to hold.
    pub undecided: u64,
    /// Number of findings about it (a group counts once).
    pub findings: u64,
    /// Number of places of those findings.
    pub places: u64,
}

impl Side {
    /// Adds up rules and findings, for each side of quality.
    pub fn all<'a>(
        rules: &[RuleOutcome],
        findings: impl IntoIterator<Item = &'a Finding>,
    ) -> Vec<Side> {
        let mut sides = Dimension::ALL.map(|dimension| Side {
            dimension,
            rules: 0,
            holds: 0,
            broken: 0,
            undecided: 0,
            findings: 0,
            places: 0,
        });
        for rule in rules {
            let own = sides
                .iter_mut()
                .filter(|side| side.dimension == rule.dimension);
            own.for_each(|side| {
                side.rules += 1;
                side.holds += rule.holds;
                side.broken += rule.broken;
                side.undecided += rule.undecided;
            });
        }
        for finding in findings {
            let about = finding.code.dimension();
            let own = sides
                .iter_mut()
                .filter(|side| Some(side.dimension) == about);
            own.for_each(|side| {
                side.findings += 1;
                side.places += finding.count;
            });
        }
        sides.into()
    }
}

/// A kind of fault in the deliveries of a dataset.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    /// Code of the finding.
    pub code: String,
    /// Header of the column, where it is about one.
    pub column: Option<String>,
    /// How often it occurs.
    pub count: u64,
}

/// The files of a dataset as they were, or are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edition {
    /// Names of the files.
    pub files: Vec<String>,
    /// Rows that were read.
    pub rows_read: u64,
    /// Rows that count.
    pub rows_kept: u64,
}

/// How the deliveries of a dataset differ from the last different ones that were published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comparison {
    /// The dataset.
    pub dataset: String,
    /// Whether these very files are those of the last publication.
    pub unchanged: bool,
    /// What is here now.
    pub now: Edition,
    /// What was there before; nothing where this is the first delivery.
    pub before: Option<Edition>,
    /// Rows read more than before; negative where there are fewer.
    pub more_rows: i64,
    /// Faults that were not there before.
    pub new: Vec<Fault>,
    /// Faults that are no longer there.
    pub solved: Vec<Fault>,
    /// Faults that were there before as well.
    pub stayed: Vec<Fault>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Code, Place};

    #[test]
    fn sides_add_up_rules_and_findings_of_their_own() {
        let rule = |dimension, holds, broken, undecided| RuleOutcome {
            dataset: "a".into(),
            rule: "b".into(),
            words: "c".into(),
            dimension,
            severity: Severity::Info,
            holds,
            broken,
            undecided,
        };
        let finding = |code, count| {
            let new = Finding::new(code, Severity::Info, Place::file("a.csv"), "x", "y");
            Finding { count, ..new }
        };
        let rules = [
            rule(Dimension::Uniek, 5, 1, 2),
            rule(Dimension::Uniek, 7, 0, 0),
        ];
        let findings = [
            finding(Code::DubbeleSleutel, 4),
            finding(Code::GeenDatum, 9),
            // A fault in a text is about no delivery.
            finding(Code::Leesfout, 1),
        ];
        let sides = Side::all(&rules, &findings);
        let numbers: Vec<[u64; 6]> = sides
            .iter()
            .map(|s| {
                [
                    s.rules,
                    s.holds,
                    s.broken,
                    s.undecided,
                    s.findings,
                    s.places,
                ]
            })
            .collect();
        assert_eq!(
            numbers,
            [
                [0; 6],
                [0, 0, 0, 0, 1, 9],
                [2, 12, 1, 2, 1, 4],
                [0; 6],
                [0; 6]
            ]
        );
    }
}
