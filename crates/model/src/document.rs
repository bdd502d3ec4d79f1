//! A letter as it is handed on to whoever writes it as a file: every word and number is ready to
//! print. Whoever writes it lays out what stands here, and words, formats and computes nothing.

use chrono::NaiveDate;
use serde::{Serialize, Serializer};

/// A letter with its annexes.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Document {
    /// What it is about; the heading above all others, and the title of the file.
    pub title: String,
    /// The kind of report with its date, such as "Raadsinformatiebrief 18 februari 2020".
    pub report: String,
    /// Its date, as `2020-02-18`.
    #[serde(serialize_with = "iso_day")]
    pub date: NaiveDate,
    /// Who sends it.
    pub sender: String,
    /// Lines of the sender's address.
    pub sender_address: Vec<String>,
    /// To whom it goes.
    pub to: String,
    /// Lines of the address below it.
    pub address: Vec<String>,
    /// The fields of its head, such as "Ons kenmerk".
    pub fields: Vec<DocumentField>,
    /// How it begins.
    pub salutation: String,
    /// Its text.
    pub sections: Vec<DocumentSection>,
    /// In whose name it is signed.
    pub on_behalf: String,
    /// Who signs, in order.
    pub signatures: Vec<DocumentSignature>,
    /// What comes behind the letter, each on a new page.
    pub annexes: Vec<DocumentSection>,
}

/// A field of a letter's head.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DocumentField {
    /// Its name.
    pub name: String,
    /// What it says, a line each.
    pub lines: Vec<DocumentLine>,
}

/// A line of a field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DocumentLine {
    /// The text.
    pub text: String,
    /// The id of the section that it leads to.
    pub section: Option<String>,
}

/// Somebody who signs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DocumentSignature {
    /// Office.
    pub office: String,
    /// Name.
    pub name: String,
}

/// A part under a heading of the second level.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct DocumentSection {
    /// Id within the document.
    pub id: String,
    /// Heading.
    pub heading: String,
    /// What stands below it.
    pub blocks: Vec<Block>,
}

/// A part of a section.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Block {
    /// A heading within the section.
    Heading {
        /// Level, from 3; never more than one below the heading before it.
        level: u8,
        /// The text.
        text: Vec<Inline>,
    },
    /// A paragraph.
    Paragraph {
        /// The text.
        text: Vec<Inline>,
    },
    /// A list.
    List {
        /// The first number, of a list that is numbered.
        start: Option<u64>,
        /// The items.
        items: Vec<Vec<Block>>,
    },
    /// A quotation.
    Quote {
        /// What is quoted.
        blocks: Vec<Block>,
    },
    /// A text whose spaces and lines count.
    Code {
        /// The text.
        text: String,
    },
    /// A break between subjects.
    Rule,
    /// Words and what they mean.
    Terms {
        /// A word and its meaning, each.
        terms: Vec<(String, String)>,
    },
    /// A chart.
    Chart(DocumentChart),
    /// A table.
    Table(DocumentTable),
}

/// A part of a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Inline {
    /// Plain text.
    Text {
        /// The text.
        text: String,
    },
    /// Text with emphasis.
    Emphasis {
        /// The parts of the text.
        text: Vec<Inline>,
    },
    /// Text of importance.
    Strong {
        /// The parts of the text.
        text: Vec<Inline>,
    },
    /// A link.
    Link {
        /// Address.
        to: String,
        /// The parts of the text.
        text: Vec<Inline>,
    },
    /// A new line within the paragraph.
    Break,
}

/// A chart with everything that belongs to it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct DocumentChart {
    /// Id within the document.
    pub id: String,
    /// The finding.
    pub headline: String,
    /// What, where, when, unit.
    pub subtitle: String,
    /// What the picture shows, for who can't see it.
    pub alternative: String,
    /// The picture: an SVG of its own, with its styles.
    pub svg: String,
    /// One sentence that says what the picture shows, with its doubt.
    pub summary: String,
    /// The numbers of the picture.
    pub table: DocumentTable,
}

/// A table. The first column holds the row headers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DocumentTable {
    /// Caption.
    pub caption: String,
    /// Its columns.
    pub columns: Vec<DocumentColumn>,
    /// Rows, with as many cells as there are columns.
    pub rows: Vec<Vec<String>>,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DocumentColumn {
    /// Heading.
    pub heading: String,
    /// Whether it holds numbers, which stand right.
    pub numeric: bool,
}

fn iso_day<S: Serializer>(day: &NaiveDate, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(day)
}

impl Inline {
    /// Plain text.
    pub fn text(text: impl Into<String>) -> Self {
        Inline::Text { text: text.into() }
    }
}

impl Block {
    /// A paragraph of plain text.
    pub fn paragraph(text: impl Into<String>) -> Self {
        Block::Paragraph {
            text: vec![Inline::text(text)],
        }
    }
}
