//! What a definition may know of a dataset: its columns and their kinds.

/// The kind of a column. It decides how a cell is read and how it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// Text as it stands; stored as Utf8.
    Tekst,
    /// A number that names a person or thing and is never shown; stored as Utf8.
    Sleutel,
    /// One of a closed list; stored as a Utf8 dictionary.
    Code(Vec<String>),
    /// A whole number; stored as Int64.
    Geheel,
    /// A number with decimals; stored as Float64.
    Getal,
    /// A calendar day; stored as Date32.
    Datum,
    /// A period in CBS notation; stored as a Utf8 dictionary.
    Periode,
    /// A gemeente; stored as a Utf8 dictionary.
    Gemeente,
    /// Yes or no; stored as Boolean.
    JaNee,
}

impl Kind {
    /// The Dutch word that contracts use.
    pub const fn word(&self) -> &'static str {
        match self {
            Kind::Tekst => "tekst",
            Kind::Sleutel => "sleutel",
            Kind::Code(_) => "code",
            Kind::Geheel => "geheel",
            Kind::Getal => "getal",
            Kind::Datum => "datum",
            Kind::Periode => "periode",
            Kind::Gemeente => "gemeente",
            Kind::JaNee => "ja-nee",
        }
    }
}

/// One column of a dataset.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Name in snake_case, as SQL and downloads use it.
    pub name: String,
    /// Its kind.
    pub kind: Kind,
    /// Whether every row must have a value.
    pub required: bool,
    /// What it means, in Dutch.
    pub description: String,
}

/// A dataset as its contract describes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dataset {
    /// Name, the same as the contract's file name.
    pub name: String,
    /// Title for people, in Dutch.
    pub title: String,
    /// Its columns, in contract order.
    pub columns: Vec<Column>,
}

impl Dataset {
    /// The column of this name.
    pub fn column(&self, name: &str) -> Option<&Column> {
        self.columns.iter().find(|column| column.name == name)
    }
}
