//! The country as tiles of one size: a map on which a small gemeente is seen as well as a large one.

use std::collections::BTreeMap;

use ijkpunt_model::{Code, Findings, GemeenteCode};

use crate::Indeling;
use crate::facts::Facts;

/// The fact table, see `data/README.md` for source and date.
const BUILTIN: &str = include_str!("../data/tegelkaart.csv");

const COLUMNS: [&str; 3] = ["gemeentecode", "kolom", "rij"];

/// The place of a gemeente, counted from the west and from the north.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Tegel {
    /// Column, from west to east.
    pub column: u32,
    /// Row, from north to south.
    pub row: u32,
}

/// A tile for each gemeente of one map.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tegelkaart {
    tiles: BTreeMap<GemeenteCode, Tegel>,
}

impl Tegelkaart {
    /// The map that is built into the program: the gemeenten of 2023 up to and including 2026.
    pub fn builtin() -> Self {
        Self::parse(BUILTIN, "tegelkaart.csv").0
    }

    /// Reads a table that a workspace puts in the place of the built-in one: the columns
    /// `gemeentecode`, `kolom` and `rij`. A row that can't be read, or wants a place that is taken,
    /// is left out, and is a finding.
    pub fn parse(text: &str, file: &str) -> (Self, Findings) {
        let (mut facts, rows) = Facts::read(text, file, &COLUMNS);
        let mut tiles = BTreeMap::new();
        for row in &rows {
            let (code, column) = (facts.code(row, 0), facts.count(row, 1));
            let (Some(code), Some(column), Some(line)) = (code, column, facts.count(row, 2)) else {
                continue;
            };
            let tile = Tegel { column, row: line };
            if tiles.values().any(|taken| *taken == tile) {
                facts.fault(
                    row,
                    1,
                    Code::DubbeleSleutel,
                    "Op deze plaats staat al een gemeente.",
                    "Geef elke gemeente een eigen kolom en rij.",
                );
                continue;
            }
            facts.keep(&mut tiles, (code, tile), row, 0);
        }
        (Tegelkaart { tiles }, facts.findings)
    }

    /// The tile of a gemeente.
    pub fn of(&self, code: &GemeenteCode) -> Option<Tegel> {
        self.tiles.get(code).copied()
    }

    /// Whether every gemeente of a map has a tile, and nothing else has.
    pub fn fits(&self, indeling: &Indeling) -> bool {
        indeling
            .areas()
            .map(|area| &area.code)
            .eq(self.tiles.keys())
    }

    /// All tiles, in order of code.
    pub fn iter(&self) -> impl Iterator<Item = (&GemeenteCode, Tegel)> {
        self.tiles.iter().map(|(code, tile)| (code, *tile))
    }
}
