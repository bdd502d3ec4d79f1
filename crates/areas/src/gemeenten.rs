//! The table of gemeenten, and the ways to ask for one.

use ijkpunt_model::{Area, GemeenteCode};

use crate::name::{Name, Suffix};

/// The fact table, see `data/README.md` for source and date.
const BUILTIN: &str = include_str!("../data/gemeenten.csv");

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
    /// The table that is built into the program. A row that can't be read is left out; a test
    /// guards that there is none.
    pub fn builtin() -> Self {
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(b';')
            .from_reader(BUILTIN.as_bytes());
        let mut rows: Vec<Row> = reader
            .records()
            .filter_map(|record| Row::read(&record.ok()?))
            .collect();
        rows.sort_by(|a, b| a.code.cmp(&b.code));
        Gemeenten { rows }
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
    fn read(record: &csv::StringRecord) -> Option<Row> {
        let name = record.get(1)?.to_owned();
        Some(Row {
            code: GemeenteCode::parse(record.get(0)?)?,
            parsed: Name::parse(&name),
            name,
            province: record.get(3)?.to_owned(),
            first: record.get(6)?.parse().ok()?,
            last: record.get(7)?.parse().ok()?,
        })
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
