//! A letter to the council: what the workspace says of it, and what a report definition adds.

use chrono::NaiveDate;
use ijkpunt_model::{Code, Findings};
use ijkpunt_spans::Section;

use crate::ChartSpec;

/// What a letter says beside its text: to whom, by whom, when, about what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// Addressee, such as "De gemeenteraad van Albrandswaard".
    pub to: String,
    /// Lines of the address below it.
    pub address: Vec<String>,
    /// How the letter begins.
    pub salutation: Option<String>,
    /// Day of the letter that this one answers.
    pub your_letter: Option<NaiveDate>,
    /// Reference of the sender.
    pub our_reference: Option<String>,
    /// Reference of the addressee.
    pub your_reference: Option<String>,
    /// Who can say more.
    pub contact: Option<String>,
    /// Telephone number of that person.
    pub phone: Option<String>,
    /// E-mail address of that person.
    pub email: Option<String>,
    /// What is sent along, apart from the annexes of the report itself.
    pub attachments: Vec<String>,
    /// Its date, where that is another day than the run date.
    pub date: Option<NaiveDate>,
    /// What it is about.
    pub subject: String,
    /// Who sends it, where that is not simply the gemeente.
    pub sender: Option<String>,
    /// Lines of the sender's address.
    pub sender_address: Vec<String>,
    /// In whose name it is signed, where that is not the college.
    pub on_behalf: Option<String>,
    /// Who signs, in order.
    pub signatures: Vec<Signature>,
}

/// Somebody who signs a letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature {
    /// Office, such as "secretaris".
    pub office: String,
    /// Name.
    pub name: String,
}

/// An annex to a letter: charts on a page of their own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnnexSpec {
    /// Heading; its number is put before it.
    pub heading: String,
    /// Ids of its charts.
    pub charts: Vec<String>,
}

/// Reads the `[[bijlage]]` of a report definition. An annex with a chart that the report does not
/// have would be an empty page, and only a letter shows annexes.
pub(crate) fn read_annexes(
    sections: &[Section<'_>],
    charts: &[ChartSpec],
    letter: bool,
    findings: &mut Findings,
) -> Vec<AnnexSpec> {
    let mut annexes = Vec::new();
    for section in sections {
        if !letter {
            findings.push(section.finding(
                Code::OngeldigeKeuze,
                section.span(),
                "Alleen een rapport met opbouw = \"brief\" heeft bijlagen.",
                "Haal [[bijlage]] weg, of kies die opbouw.",
            ));
        }
        let heading = section.required_text("kop", findings);
        let named = section.texts("grafieken", findings);
        section.report_unknown(findings);
        for id in &named {
            if !charts.iter().any(|chart| chart.id == id.value) {
                findings.push(section.finding(
                    Code::OngeldigeKeuze,
                    id.span.clone(),
                    format!("Dit rapport heeft geen grafiek '{}'.", id.value),
                    "Noem het id van een [[grafiek]] uit dit bestand.",
                ));
            }
        }
        annexes.extend(heading.map(|heading| AnnexSpec {
            heading: heading.value,
            charts: named.into_iter().map(|id| id.value).collect(),
        }));
    }
    annexes
}

/// Reports what a letter has no place for.
pub(crate) fn refuse(section: &Section<'_>, what: &str, findings: &mut Findings) {
    findings.push(section.finding(
        Code::OngeldigeKeuze,
        section.span(),
        format!("Een rapport met opbouw = \"brief\" toont geen {what}."),
        "Haal dit weg. Zet cijfers in de tekst met {{ cijfer(\"...\") }}, of in een [[bijlage]].",
    ));
}
