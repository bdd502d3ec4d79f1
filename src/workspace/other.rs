//! `[[ander_verslag]]` in `ijkpunt.toml`: what another report of the same workspace is about. One
//! folder of exports serves the jaarverslag of the year that is over and the begroting of the next.

use chrono::NaiveDate;
use ijkpunt_model::Findings;
use ijkpunt_spans::Section;

use super::Settings;
use super::settings::is_year;

/// What a report is about where that is not what `[verslag]` says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OtherReport {
    /// Name of the report.
    pub report: String,
    year: Option<i32>,
    run_date: Option<NaiveDate>,
    peildatum: Option<NaiveDate>,
    title: Option<String>,
    programme: Option<String>,
    number: Option<String>,
}

/// Reads the tables.
pub(super) fn read(root: &Section<'_>, findings: &mut Findings) -> Vec<OtherReport> {
    let tables = root.sections("ander_verslag", findings);
    let other = |section: &Section<'_>, findings: &mut Findings| {
        let report = section.required_text("rapport", findings);
        let year = section.integer("jaar", findings);
        let year = year.filter(|year| is_year(section, year, findings));
        let run_date = section.date("rundatum", findings).map(|date| date.value);
        let peildatum = section.date("peildatum", findings).map(|date| date.value);
        let mut text = |key: &'static str| section.text(key, findings).map(|text| text.value);
        let (title, programme, number) = (text("titel"), text("programma"), text("nummer"));
        section.report_unknown(findings);
        Some(OtherReport {
            report: report?.value,
            year: year.and_then(|year| i32::try_from(year.value).ok()),
            run_date,
            peildatum,
            title,
            programme,
            number,
        })
    };
    let read = tables.iter().filter_map(|section| other(section, findings));
    read.collect()
}

impl Settings {
    /// Takes over what `[[ander_verslag]]` says of a report. What it leaves out stays as `[verslag]`
    /// has it, but for a peildatum: that belongs to its year.
    pub(super) fn apply_other(&mut self, report: &str) {
        let others = self.others.clone();
        let Some(other) = others.into_iter().find(|other| other.report == report) else {
            return;
        };
        if other.year.is_some() {
            self.peildatum = None;
        }
        self.year = other.year.unwrap_or(self.year);
        self.run_date = other.run_date.unwrap_or(self.run_date);
        self.peildatum = other.peildatum.or(self.peildatum);
        if let Some(title) = other.title {
            self.title = title;
        }
        self.programme = other.programme.or(self.programme.take());
        self.number = other.number.or(self.number.take());
    }
}
