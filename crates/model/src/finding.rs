//! What is wrong, where, and what to do about it.

use std::collections::BTreeMap;
use std::fmt;

use crate::Code;

/// How much a finding weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Worth knowing; nothing is lost.
    Info,
    /// A value or row was left out, or may be wrong.
    Waarschuwing,
    /// Nothing is published until this is mended.
    Blokkeert,
}

impl Severity {
    /// The Dutch word, as reports and the terminal print it.
    pub const fn word(self) -> &'static str {
        match self {
            Severity::Info => "info",
            Severity::Waarschuwing => "waarschuwing",
            Severity::Blokkeert => "blokkeert",
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

/// The place that all spots of one finding share.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// File name as the user knows it, relative to the workspace.
    pub file: String,
    /// Sheet of a workbook.
    pub sheet: Option<String>,
    /// Header of the column, as it stands in the file.
    pub column: Option<String>,
}

impl Place {
    /// A place that is a whole file.
    pub fn file(file: impl Into<String>) -> Self {
        Place {
            file: file.into(),
            sheet: None,
            column: None,
        }
    }

    /// A column of a file, or of a sheet in it.
    pub fn column(&self, column: impl Into<String>) -> Self {
        Place {
            column: Some(column.into()),
            ..self.clone()
        }
    }
}

/// One row in which a finding occurs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spot {
    /// Row in the file as it was sent, counted from 1 with the header included.
    pub row: u64,
    /// Cell address in a workbook, for example `D7`.
    pub cell: Option<String>,
    /// The value as it stands in the file.
    pub value: String,
}

/// A span in a text that a person typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextSpot {
    /// Line, counted from 1.
    pub line: usize,
    /// Column in characters, counted from 1.
    pub column: usize,
    /// The whole line of text.
    pub excerpt: String,
    /// Number of characters that the mark under the line covers.
    pub width: usize,
}

/// One finding. Equal faults in one column are one finding with a count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What kind of thing it is.
    pub code: Code,
    /// How much it weighs.
    pub severity: Severity,
    /// Where.
    pub place: Place,
    /// What is wrong and why, in Dutch.
    pub what: String,
    /// What to do, in Dutch.
    pub remedy: String,
    /// How often it occurs.
    pub count: u64,
    /// The first places in a table, at most [`SPOTS_KEPT`].
    pub spots: Vec<Spot>,
    /// The place in a text, where the fault stands in one.
    pub text: Option<TextSpot>,
    /// The rule of the contract that was broken, where it has a name of its own.
    pub rule: Option<String>,
    /// Names of the indicators that read what is wrong here.
    pub touches: Vec<String>,
    /// Who allowed it, until when and why, where a waiver does.
    pub waiver: Option<String>,
}

/// How many rows a finding remembers. The count goes on; the rows stop, so that a file in which
/// every row is wrong can't fill the memory.
pub const SPOTS_KEPT: usize = 1000;

impl Finding {
    /// A finding about a whole file or column.
    pub fn new(
        code: Code,
        severity: Severity,
        place: Place,
        what: impl Into<String>,
        remedy: impl Into<String>,
    ) -> Self {
        Finding {
            code,
            severity,
            place,
            what: what.into(),
            remedy: remedy.into(),
            count: 1,
            spots: Vec::new(),
            text: None,
            rule: None,
            touches: Vec::new(),
            waiver: None,
        }
    }

    /// The same finding with its place in a text.
    pub fn at(mut self, spot: TextSpot) -> Self {
        self.text = Some(spot);
        self
    }

    /// The place in words: file, sheet, column, rows and the values found there.
    /// Values are left out when `with_values` is false, as they must be in whatever is published.
    pub fn place_words(&self, with_values: bool) -> String {
        let mut words = self.place.file.clone();
        if let Some(text) = &self.text {
            words.push_str(&format!(", regel {}, kolom {}", text.line, text.column));
        }
        if let Some(sheet) = &self.place.sheet {
            words.push_str(&format!(", blad {sheet}"));
        }
        if let Some(column) = &self.place.column {
            words.push_str(&format!(", kolom '{column}'"));
        }
        let shown: Vec<String> = self
            .spots
            .iter()
            .take(5)
            .map(|spot| {
                let at = match &spot.cell {
                    Some(cell) => cell.clone(),
                    None => spot.row.to_string(),
                };
                match with_values && !spot.value.is_empty() {
                    true => format!("{at} ('{}')", spot.value),
                    false => at,
                }
            })
            .collect();
        if !shown.is_empty() {
            let cells = self.spots.iter().any(|spot| spot.cell.is_some());
            let noun = match (cells, self.count) {
                (true, 1) => "cel",
                (true, _) => "cellen",
                (false, 1) => "rij",
                (false, _) => "rijen",
            };
            words.push_str(&format!(", {noun} {}", shown.join(", ")));
            let rest = self.count.saturating_sub(shown.len() as u64);
            if rest > 0 {
                words.push_str(&format!(" en nog {rest}"));
            }
        }
        words
    }
}

/// Collects findings; equal faults of one place become one finding with a count.
#[derive(Debug, Clone, Default)]
pub struct Findings {
    list: Vec<Finding>,
    groups: BTreeMap<(Code, Place, String), usize>,
}

impl Findings {
    /// An empty collection.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a finding that stands on its own.
    pub fn push(&mut self, finding: Finding) {
        self.list.push(finding);
    }

    /// Adds one row to the finding of this code, place and wording, and makes it if it is new.
    pub fn push_spot(&mut self, template: Finding, spot: Spot) {
        let key = (template.code, template.place.clone(), template.what.clone());
        match self
            .groups
            .get(&key)
            .and_then(|&index| self.list.get_mut(index))
        {
            Some(known) => {
                known.count += 1;
                if known.spots.len() < SPOTS_KEPT {
                    known.spots.push(spot);
                }
            }
            None => {
                self.groups.insert(key, self.list.len());
                self.list.push(Finding {
                    count: 1,
                    spots: vec![spot],
                    ..template
                });
            }
        }
    }

    /// Takes over all findings of another collection.
    pub fn append(&mut self, other: Findings) {
        self.list.extend(other.list);
    }

    /// Takes over the findings of a later part of the same rows: equal faults of one place become
    /// one finding, as if all rows had been met one after another.
    pub fn merge(&mut self, later: Findings) {
        let mut keys: BTreeMap<usize, _> = later
            .groups
            .into_iter()
            .map(|(key, index)| (index, key))
            .collect();
        for (index, finding) in later.list.into_iter().enumerate() {
            let Some(key) = keys.remove(&index) else {
                self.list.push(finding);
                continue;
            };
            let known = self
                .groups
                .get(&key)
                .and_then(|&index| self.list.get_mut(index));
            match known {
                Some(known) => {
                    known.count += finding.count;
                    let room = SPOTS_KEPT.saturating_sub(known.spots.len());
                    known.spots.extend(finding.spots.into_iter().take(room));
                }
                None => {
                    self.groups.insert(key, self.list.len());
                    self.list.push(finding);
                }
            }
        }
    }

    /// The findings, in the order in which they were met.
    pub fn iter(&self) -> std::slice::Iter<'_, Finding> {
        self.list.iter()
    }

    /// The findings, for whoever knows more of them than the stage that made them.
    pub fn iter_mut(&mut self) -> std::slice::IterMut<'_, Finding> {
        self.list.iter_mut()
    }

    /// Worst first; within a severity in the order in which they were met.
    pub fn sorted(&self) -> Vec<&Finding> {
        let mut sorted: Vec<&Finding> = self.list.iter().collect();
        sorted.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
        sorted
    }

    /// The heaviest severity, if there is any finding.
    pub fn worst(&self) -> Option<Severity> {
        self.list.iter().map(|finding| finding.severity).max()
    }

    /// Whether any finding forbids publication.
    pub fn block(&self) -> bool {
        self.worst() == Some(Severity::Blokkeert)
    }

    /// Number of findings of one severity (a group counts once).
    pub fn count(&self, severity: Severity) -> usize {
        self.list
            .iter()
            .filter(|finding| finding.severity == severity)
            .count()
    }

    /// Whether nothing was found.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// Number of findings (a group counts once).
    pub fn len(&self) -> usize {
        self.list.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn template() -> Finding {
        Finding::new(
            Code::GeenDatum,
            Severity::Waarschuwing,
            Place::file("a.csv").column("einddatum"),
            "Dit is geen bestaande datum.",
            "Verbeter de datum.",
        )
    }

    #[test]
    fn equal_faults_are_one_finding_with_a_count() {
        let mut findings = Findings::new();
        for row in 2..9 {
            findings.push_spot(
                template(),
                Spot {
                    row,
                    cell: None,
                    value: "31-02-2019".into(),
                },
            );
        }
        assert_eq!(findings.len(), 1);
        let found = findings.iter().next().unwrap();
        assert_eq!(found.count, 7);
        assert_eq!(
            found.place_words(false),
            "a.csv, kolom 'einddatum', rijen 2, 3, 4, 5, 6 en nog 2"
        );
        assert!(found.place_words(true).contains("2 ('31-02-2019')"));
    }

    #[test]
    fn parts_of_the_rows_merge_into_what_the_whole_would_have_given() {
        let spot = |row| Spot {
            row,
            cell: None,
            value: String::new(),
        };
        let mut whole = Findings::new();
        let mut parts = [Findings::new(), Findings::new()];
        for row in 0..1500 {
            whole.push_spot(template(), spot(row));
            parts[usize::from(row >= 700)].push_spot(template(), spot(row));
        }
        let [mut merged, later] = parts;
        merged.merge(later);
        merged.push_spot(template(), spot(1500));
        whole.push_spot(template(), spot(1500));
        assert_eq!(merged.list, whole.list);
    }

    #[test]
    fn rows_stop_but_the_count_goes_on() {
        let mut findings = Findings::new();
        for row in 0..(SPOTS_KEPT as u64 + 10) {
            findings.push_spot(
                template(),
                Spot {
                    row,
                    cell: None,
                    value: String::new(),
                },
            );
        }
        let found = findings.iter().next().unwrap();
        assert_eq!(found.spots.len(), SPOTS_KEPT);
        assert_eq!(found.count, SPOTS_KEPT as u64 + 10);
    }
}
