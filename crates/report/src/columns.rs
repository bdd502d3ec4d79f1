//! The columns that a chapter's table of targets may have.

use ijkpunt_spans::Section;

use ijkpunt_model::Findings;

/// A column of the table of targets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// What was reached two years before the verslagjaar.
    TweeJaarTerug,
    /// What was reached the year before.
    VorigJaar,
    /// The target.
    Beoogd,
    /// What was reached.
    Behaald,
    /// What was reached less the target.
    Verschil,
    /// The status in words.
    Oordeel,
    /// The target of the year after.
    VolgendJaar,
    /// The author's explanation, which must be there where a target was missed.
    Toelichting,
}

/// The columns of a table that names none.
pub(crate) const USUAL: [Column; 4] = [
    Column::Beoogd,
    Column::Behaald,
    Column::Verschil,
    Column::Oordeel,
];

impl Column {
    /// The words that a report uses, in the order of [`Column::ALL`].
    const WORDS: [&'static str; 8] = [
        "t-2",
        "t-1",
        "beoogd",
        "behaald",
        "verschil",
        "oordeel",
        "beoogd t+1",
        "toelichting",
    ];
    const ALL: [Column; 8] = [
        Column::TweeJaarTerug,
        Column::VorigJaar,
        Column::Beoogd,
        Column::Behaald,
        Column::Verschil,
        Column::Oordeel,
        Column::VolgendJaar,
        Column::Toelichting,
    ];

    /// How many years from the verslagjaar it lies.
    pub const fn years(self) -> i32 {
        match self {
            Column::TweeJaarTerug => -2,
            Column::VorigJaar => -1,
            Column::VolgendJaar => 1,
            _ => 0,
        }
    }
}

/// Reads `kolommen`; a word that is none of the columns is a finding. Absent is the usual columns.
pub(crate) fn read(section: &Section<'_>, findings: &mut Findings) -> Option<Vec<Column>> {
    let chosen = section.choices("kolommen", &Column::WORDS, findings);
    let columns: Vec<Column> = chosen
        .into_iter()
        .filter_map(|index| Column::ALL.get(index).copied())
        .collect();
    (!columns.is_empty()).then_some(columns)
}

/// The author's text that explains a target.
pub(crate) fn explanation(id: &str) -> String {
    format!("toelichting-{id}.md")
}
