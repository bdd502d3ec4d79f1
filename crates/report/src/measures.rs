//! The part of a report definition that says which indicators make the matrix of measures.

use ijkpunt_model::Findings;
use ijkpunt_spans::Section;

/// Which indicators make the matrix of gemeenten and measures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MeasuresSpec {
    /// Id of the share of those asked who answered.
    pub response: String,
    /// Id of the share of named measures that run, broken down by measure.
    pub measure: String,
    /// Breakdown that gives the measures.
    pub breakdown: String,
    /// Id of the share of those who answered who run at least one measure.
    pub any: Option<String>,
    /// Id of the share of those who answered who say that they have no special projects.
    pub without: Option<String>,
}

impl MeasuresSpec {
    /// Ids of the indicators, in the order in which they are named.
    pub fn indicators(&self) -> impl Iterator<Item = &str> {
        let own = [&self.response, &self.measure].into_iter();
        own.chain(&self.any)
            .chain(&self.without)
            .map(String::as_str)
    }
}

/// Reads `[maatregelen]`.
pub(crate) fn read(section: &Section<'_>, findings: &mut Findings) -> Option<MeasuresSpec> {
    let response = section.required_text("respons", findings);
    let measure = section.required_text("maatregel", findings);
    let breakdown = section.required_text("uitsplitsing", findings);
    let any = section.text("minstens_een", findings);
    let without = section.text("zonder", findings);
    section.report_unknown(findings);
    Some(MeasuresSpec {
        response: response?.value,
        measure: measure?.value,
        breakdown: breakdown?.value,
        any: any.map(|text| text.value),
        without: without.map(|text| text.value),
    })
}
