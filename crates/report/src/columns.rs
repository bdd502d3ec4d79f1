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
    /// What was reached less the target; half-way, less the schedule.
    Verschil,
    /// The status in words.
    Oordeel,
    /// The target of the year after.
    VolgendJaar,
    /// The author's explanation, which must be there where a target was missed.
    Toelichting,
    /// What was reached three years before.
    DrieJaarTerug,
    /// The target of two years before.
    BeoogdTweeJaarTerug,
    /// The target of the year before.
    BeoogdVorigJaar,
    /// The target of two years after.
    BeoogdOverTweeJaar,
    /// The target of three years after.
    BeoogdOverDrieJaar,
    /// What was reached in the part of the year that is over.
    TotNuToe,
    /// What was reached in the same part of the year before.
    TotNuToeVorigJaar,
    /// What should have been reached in that part of the year.
    OpSchema,
    /// What somebody expects of the whole year.
    Verwacht,
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
    const WORDS: [&'static str; 17] = [
        "t-3",
        "t-2",
        "t-1",
        "beoogd t-2",
        "beoogd t-1",
        "beoogd",
        "behaald",
        "verschil",
        "oordeel",
        "beoogd t+1",
        "beoogd t+2",
        "beoogd t+3",
        "tot nu toe t-1",
        "tot nu toe",
        "op schema",
        "verwacht",
        "toelichting",
    ];
    const ALL: [Column; 17] = [
        Column::DrieJaarTerug,
        Column::TweeJaarTerug,
        Column::VorigJaar,
        Column::BeoogdTweeJaarTerug,
        Column::BeoogdVorigJaar,
        Column::Beoogd,
        Column::Behaald,
        Column::Verschil,
        Column::Oordeel,
        Column::VolgendJaar,
        Column::BeoogdOverTweeJaar,
        Column::BeoogdOverDrieJaar,
        Column::TotNuToeVorigJaar,
        Column::TotNuToe,
        Column::OpSchema,
        Column::Verwacht,
        Column::Toelichting,
    ];

    /// How many years from the verslagjaar it lies.
    pub const fn years(self) -> i32 {
        match self {
            Column::DrieJaarTerug => -3,
            Column::TweeJaarTerug | Column::BeoogdTweeJaarTerug => -2,
            Column::VorigJaar | Column::BeoogdVorigJaar | Column::TotNuToeVorigJaar => -1,
            Column::VolgendJaar => 1,
            Column::BeoogdOverTweeJaar => 2,
            Column::BeoogdOverDrieJaar => 3,
            _ => 0,
        }
    }

    /// The word that a report uses for it.
    pub(crate) fn word(self) -> &'static str {
        let index = Column::ALL.iter().position(|known| *known == self);
        let word = index.and_then(|index| Column::WORDS.get(index));
        word.copied().unwrap_or_default()
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
