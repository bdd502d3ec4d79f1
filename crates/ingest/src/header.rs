//! Which column of a file holds which field.

use std::collections::BTreeMap;

use crate::contract::Contract;
use crate::grid::{Head, Way};
use crate::text::normalise;

/// A header as a contract understands it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Header {
    /// How the file is read.
    pub way: Way,
    /// Which of the rows is the header, or its last row, counted from 0 without empty lines.
    pub row: usize,
    /// The header's cells.
    pub names: Vec<String>,
    /// For each field of the contract the columns that fit it.
    pub fits: Vec<Vec<usize>>,
}

/// What a caller says beside the file, and so need not stand in it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Given<'a> {
    pub constants: &'a BTreeMap<String, String>,
    pub gemeente: bool,
}

impl Header {
    /// The reading of a file in which most fields of the contract are found. Among equals the
    /// first row of the first reading. Two rows are a header together only where that finds more
    /// than any single row.
    pub(crate) fn best(contract: &Contract, heads: &[Head]) -> Option<Header> {
        let mut best: Option<Header> = None;
        for head in heads {
            for (row, cells) in head.rows.iter().enumerate() {
                let header = Header::map(contract, head.way.clone(), row, cells);
                if header.score() > best.as_ref().map_or(0, Header::score) {
                    best = Some(header);
                }
            }
        }
        // Only the neighbours of the row that fits best can be its other half; where none fits, any
        // two rows can be a header that is known by its joined names alone.
        let near = best.as_ref().map(|header| (header.way.clone(), header.row));
        for head in heads {
            for (row, pair) in head.rows.windows(2).enumerate() {
                let beside = near.as_ref().is_none_or(|(way, best)| {
                    *way == head.way && (row == *best || row + 1 == *best)
                });
                if let ([upper, lower], true) = (pair, beside) {
                    let names = joined(contract, upper, lower);
                    let header = Header::map(contract, head.way.clone(), row + 1, &names);
                    if header.score() > best.as_ref().map_or(0, Header::score) {
                        best = Some(header);
                    }
                }
            }
        }
        best
    }

    fn map(contract: &Contract, way: Way, row: usize, cells: &[String]) -> Header {
        let mut fits = vec![Vec::new(); contract.fields.len()];
        for (column, name) in cells.iter().enumerate() {
            let field = contract.headers.get(&normalise(name));
            if let Some(columns) = field.and_then(|field| fits.get_mut(*field)) {
                columns.push(column);
            }
        }
        Header {
            way,
            row,
            names: cells.to_vec(),
            fits,
        }
    }

    /// How many fields of the contract were found.
    pub(crate) fn score(&self) -> usize {
        self.fits
            .iter()
            .filter(|columns| !columns.is_empty())
            .count()
    }

    /// Indices of the required fields that neither the file nor the caller gives.
    pub(crate) fn missing(&self, contract: &Contract, given: Given<'_>) -> Vec<usize> {
        let fields = contract.fields.iter().zip(&self.fits).enumerate();
        fields
            .filter(|(_, (field, columns))| {
                field.required
                    && columns.is_empty()
                    && !given.constants.contains_key(&field.name)
                    && !(given.gemeente && field.kind == ijkpunt_model::Kind::Gemeente)
            })
            .map(|(index, _)| index)
            .collect()
    }

    /// Headers that belong to no field. Blank ones are left out.
    pub(crate) fn unknown(&self) -> Vec<&str> {
        let known = |column: usize| self.fits.iter().flatten().any(|other| *other == column);
        self.names
            .iter()
            .enumerate()
            .filter(|(column, name)| !known(*column) && !name.trim().is_empty())
            .map(|(_, name)| name.trim())
            .collect()
    }

    /// Columns without a name before the last one that has a name.
    pub(crate) fn nameless(&self) -> Vec<usize> {
        let names = self.names.iter().take(self.width()).enumerate();
        names
            .filter(|(_, name)| name.trim().is_empty())
            .map(|(column, _)| column)
            .collect()
    }

    /// Whether columns have the same header, and not just headers of the same field.
    pub(crate) fn repeats(&self, columns: &[usize]) -> bool {
        let mut names = columns
            .iter()
            .map(|column| self.names.get(*column).map(|name| normalise(name)));
        let first = names.next();
        names.all(|name| Some(name) == first)
    }

    /// Number of cells in a row: without blank headers at the end.
    pub(crate) fn width(&self) -> usize {
        let last = self.names.iter().rposition(|name| !name.trim().is_empty());
        last.map_or(0, |last| last + 1)
    }
}

/// The names in a header of two rows. A cell that was merged over several columns stands in the
/// first of them, and one that was merged over both rows stands in the upper.
fn joined(contract: &Contract, upper: &[String], lower: &[String]) -> Vec<String> {
    let known = |name: &str| contract.headers.contains_key(&normalise(name));
    let mut above = "";
    (0..upper.len().max(lower.len()))
        .map(|column| {
            let cell = |row: &'_ [String]| row.get(column).map_or("", |c| c.trim()).to_owned();
            let (own, below) = (cell(upper), cell(lower));
            if !own.is_empty() {
                above = upper.get(column).map_or("", |c| c.trim());
            }
            // Merged over the next column, it is no name of this one.
            let spans = upper.get(column + 1).is_some_and(|c| c.trim().is_empty());
            let both = format!("{above} {below}");
            match () {
                () if below.is_empty() => own,
                () if !above.is_empty() && known(&both) => both,
                () if !spans && !known(&below) && known(&own) => own,
                () => below,
            }
        })
        .collect()
}

/// The row that looks most like a header where none fits: the first with the most filled cells.
pub(crate) fn likely_names(heads: &[Head]) -> Vec<String> {
    let mut best: Vec<String> = Vec::new();
    for row in heads.iter().flat_map(|head| &head.rows) {
        let filled: Vec<String> = row
            .iter()
            .map(|cell| cell.trim())
            .filter(|c| !c.is_empty())
            .map(Into::into)
            .collect();
        if filled.len() > best.len() {
            best = filled;
        }
    }
    best
}
