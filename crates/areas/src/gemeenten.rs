//! The table of gemeenten, and the ways to ask for one.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use ijkpunt_model::{Area, Code, Findings, GemeenteCode};

use crate::Indeling;
use crate::facts::{Facts, Row as Line};
use crate::name::{Name, Suffix};

/// The fact table, see `data/README.md` for source and date.
const BUILTIN: &str = include_str!("../data/gemeenten.csv");

const COLUMNS: [&str; 5] = [
    "gemeentecode",
    "gemeentenaam",
    "provincie",
    "eerste_indelingsjaar",
    "laatste_indelingsjaar",
];

/// Every gemeente since 2010, with the years in which it existed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Gemeenten {
    rows: Vec<Row>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Row {
    code: GemeenteCode,
    name: String,
    parsed: Name,
    province: String,
    first: i32,
    last: i32,
}

impl Gemeenten {
    /// The table that is built into the program; a test guards that every row of it is read.
    pub fn builtin() -> Self {
        Self::parse(BUILTIN, "gemeenten.csv").0
    }

    /// Reads a table that a workspace puts in the place of the built-in one: the columns
    /// `gemeentecode`, `gemeentenaam`, `provincie`, `eerste_indelingsjaar` and
    /// `laatste_indelingsjaar`, one row for each code. A row that can't be read is left out, and is
    /// a finding.
    pub fn parse(text: &str, file: &str) -> (Self, Findings) {
        let (mut facts, lines) = Facts::read(text, file, &COLUMNS);
        let mut rows: BTreeMap<GemeenteCode, Row> = BTreeMap::new();
        for line in &lines {
            let Some(row) = Row::read(&mut facts, line) else {
                continue;
            };
            facts.keep(&mut rows, (row.code.clone(), row), line, 0);
        }
        let rows = rows.into_values().collect();
        (Gemeenten { rows }, facts.findings)
    }

    /// The years of which the table knows the map; none where it has no rows.
    pub fn years(&self) -> Option<RangeInclusive<i32>> {
        let first = self.rows.iter().map(|row| row.first).min()?;
        let last = self.rows.iter().map(|row| row.last).max()?;
        Some(first..=last)
    }

    /// The map of a year; none for a year that the table does not know.
    pub fn indeling(&self, year: i32) -> Option<Indeling> {
        let known = self.years()?.contains(&year);
        known.then(|| Indeling::new(year, self.in_year(year)))
    }

    /// The name that belongs to a code, in whatever year it existed.
    pub fn name_of(&self, code: &GemeenteCode) -> Option<&str> {
        let place = self.rows.binary_search_by(|row| row.code.cmp(code)).ok()?;
        self.rows.get(place).map(|row| row.name.as_str())
    }

    /// All gemeenten on 1 January of a year, in order of code.
    pub fn in_year(&self, year: i32) -> Vec<Area> {
        self.existing(year).map(|row| row.area(year)).collect()
    }

    /// The gemeente with this code, if it existed in this year.
    pub fn by_code(&self, code: &GemeenteCode, year: i32) -> Option<Area> {
        self.existing(year)
            .find(|row| row.code == *code)
            .map(|row| row.area(year))
    }

    /// The gemeente with this name, if it existed in this year. Knows the suffixes of CBS:
    /// `Groningen (gemeente)`, `Beek (L.)`. A name that fits two gemeenten, such as `Bergen`, fits
    /// none.
    pub fn by_name(&self, name: &str, year: i32) -> Option<Area> {
        let asked = Name::parse(name);
        if asked.base.is_empty() {
            return None;
        }
        let mut fitting = self.existing(year).filter(|row| row.is_called(&asked));
        let first = fitting.next()?;
        fitting.next().is_none().then(|| first.area(year))
    }

    /// The gemeente that a cell names: by code (`gm0014`, ` GM0014 `), by a code that lost its
    /// prefix or zeros (`14`, `GM14`, and `14.0` of programs that know no whole numbers), or by
    /// name.
    pub fn resolve(&self, text: &str, year: i32) -> Option<Area> {
        let text = text.trim();
        if let Some(code) = GemeenteCode::parse(text) {
            return self.by_code(&code, year);
        }
        let digits = text.strip_suffix(".0").unwrap_or(text);
        let digits = match digits.split_at_checked(2) {
            Some((prefix, rest)) if prefix.eq_ignore_ascii_case("gm") => rest.trim_start(),
            _ => digits,
        };
        let number = (1..=4).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
        match number {
            true => self.by_code(&GemeenteCode::from_number(digits.parse().ok()?)?, year),
            false => self.by_name(text, year),
        }
    }

    fn existing(&self, year: i32) -> impl Iterator<Item = &Row> {
        self.rows
            .iter()
            .filter(move |row| (row.first..=row.last).contains(&year))
    }
}

impl Row {
    fn read(facts: &mut Facts<'_>, line: &Line) -> Option<Row> {
        let name = facts.text(line, 1)?;
        let row = Row {
            code: facts.code(line, 0)?,
            parsed: Name::parse(&name),
            name,
            province: facts.text(line, 2)?,
            first: facts.year(line, 3)?,
            last: facts.year(line, 4)?,
        };
        if row.first > row.last {
            facts.fault(
                line,
                4,
                Code::VolgordeDatums,
                "Het laatste indelingsjaar ligt voor het eerste.",
                "Verbeter een van de twee jaren.",
            );
            return None;
        }
        Some(row)
    }

    fn is_called(&self, asked: &Name) -> bool {
        self.parsed.base == asked.base
            && match asked.suffix {
                Suffix::Province(asked) => asked == self.province,
                Suffix::None | Suffix::Gemeente => true,
                Suffix::Other => false,
            }
    }

    fn area(&self, year: i32) -> Area {
        Area {
            code: self.code.clone(),
            name: self.name.clone(),
            province: self.province.clone(),
            indelingsjaar: year,
        }
    }
}
