//! The page that goes back to whoever supplied a file: one file, one page, nothing beside it.

use chrono::NaiveDate;
use ijkpunt_model::{Delivery, Finding, Severity};
use serde::Serialize;

use super::finding::{FindingRow, touches_all};
use crate::words::{append, yes_or_no};
use crate::writer::Writer;
use crate::{Dutch, ReportError};

/// What there is to tell about one file.
#[derive(Debug, Clone)]
pub struct Feedback<'a> {
    /// File name, relative to the workspace.
    pub file: &'a str,
    /// Title of the dataset that it was read as.
    pub title: &'a str,
    /// What one row stands for.
    pub description: &'a str,
    /// Day it was received.
    pub received: Option<NaiveDate>,
    /// Who sent it.
    pub sender: Option<&'a str>,
    /// What was read; nothing where the file could not be opened.
    pub delivery: Option<&'a Delivery>,
    /// Whether these very bytes were published before.
    pub unchanged: bool,
    /// Rows of the file that was sent before this one, where there was one.
    pub rows_before: Option<u64>,
    /// What was found in it, worst first.
    pub findings: Vec<&'a Finding>,
    /// Names of the figures that are made from it.
    pub figures: &'a [String],
    /// Who writes: a gemeente, where one reports.
    pub gemeente: Option<&'a str>,
    /// Day for which it was read.
    pub run_date: NaiveDate,
    /// Version of the program.
    pub version: &'a str,
    /// Whether the values found are shown.
    pub with_values: bool,
}

#[derive(Serialize)]
struct FeedbackView<'a> {
    file: &'a str,
    window_title: String,
    css: String,
    from: String,
    lead: String,
    next: String,
    facts: Vec<FactView>,
    figures: &'a [String],
    groups: Vec<GroupView>,
    values: String,
    version: &'a str,
    run_date: String,
}

#[derive(Serialize)]
struct FactView {
    name: &'static str,
    value: String,
    code: bool,
}

#[derive(Serialize)]
struct GroupView {
    id: &'static str,
    heading: String,
    caption: String,
    intro: String,
    rows: Vec<FindingRow>,
}

/// The three groups of a page, the heaviest first, with their ids.
const GROUPS: [(Severity, &str); 3] = [
    (Severity::Blokkeert, "eerst"),
    (Severity::Waarschuwing, "nakijken"),
    (Severity::Info, "weten"),
];

impl Writer {
    /// The page about one file, whole in itself: the stylesheet stands in it, and it links to
    /// nothing, so that it can be mailed.
    pub fn feedback(&self, feedback: &Feedback<'_>) -> Result<String, ReportError> {
        let nl = &self.nl;
        let file = feedback.file.rsplit('/').next().unwrap_or(feedback.file);
        let count = |severity: Severity| {
            let own = feedback.findings.iter();
            own.filter(|finding| finding.severity == severity).count()
        };
        let (first, second) = (count(Severity::Blokkeert), count(Severity::Waarschuwing));
        let view = FeedbackView {
            file,
            window_title: nl.say("terugkoppeling-titel", &[("bestand", &file)]),
            // A stylesheet of a workspace must not be able to end the element that it stands in.
            css: self.css.replace("</", "<\\/"),
            from: match feedback.gemeente {
                Some(name) => nl.say("gemeente-rubriek", &[("naam", &name)]),
                None => String::new(),
            },
            lead: lead(
                nl,
                feedback
                    .delivery
                    .is_some_and(|delivery| delivery.rows_read > 0),
                first,
                second,
            ),
            next: next(nl, first, second),
            facts: facts(nl, feedback, file),
            figures: feedback.figures,
            groups: GROUPS
                .iter()
                .filter_map(|group| self.group(feedback, group))
                .collect(),
            values: nl.say(
                "terugkoppeling-waarden",
                &[("waarden", &yes_or_no(feedback.with_values))],
            ),
            version: feedback.version,
            run_date: nl.day(feedback.run_date),
        };
        self.render("levering.html", &view)
    }

    fn group(
        &self,
        feedback: &Feedback<'_>,
        (severity, id): &(Severity, &'static str),
    ) -> Option<GroupView> {
        let nl = &self.nl;
        let rows: Vec<FindingRow> = feedback
            .findings
            .iter()
            .filter(|finding| finding.severity == *severity)
            .map(|finding| row(nl, feedback, finding))
            .collect();
        (!rows.is_empty()).then(|| GroupView {
            id,
            heading: nl.say("terugkoppeling-kop", &[("groep", id)]),
            caption: nl.say("terugkoppeling-bijschrift", &[("groep", id)]),
            intro: nl.say("terugkoppeling-uitleg", &[("groep", id)]),
            rows,
        })
    }
}

/// A row that touches every figure need not say so: the page says once what that means.
fn row(nl: &Dutch, feedback: &Feedback<'_>, finding: &Finding) -> FindingRow {
    let row = FindingRow::new(nl, finding, feedback.figures, feedback.with_values);
    match touches_all(&finding.touches, feedback.figures) {
        true => FindingRow {
            touches: String::new(),
            ..row
        },
        false => row,
    }
}

fn lead(nl: &Dutch, was_read: bool, first: usize, second: usize) -> String {
    let count = |count: usize| nl.number(count as f64, 0);
    let mut text = nl.say(
        "terugkoppeling-gelezen",
        &[("gelezen", &yes_or_no(was_read))],
    );
    let points = match (first, second) {
        (0, 0) => nl.say("terugkoppeling-niets", &[]),
        (0, _) => nl.say(
            "terugkoppeling-nakijken",
            &[("aantal", &second), ("aantal-tekst", &count(second))],
        ),
        (_, 0) => nl.say(
            "terugkoppeling-verbeteren",
            &[("aantal", &first), ("aantal-tekst", &count(first))],
        ),
        _ => nl.say(
            "terugkoppeling-beide",
            &[
                ("eerst", &first),
                ("eerst-tekst", &count(first)),
                ("daarna", &second),
                ("daarna-tekst", &count(second)),
            ],
        ),
    };
    append(&mut text, &points);
    text
}

fn next(nl: &Dutch, first: usize, second: usize) -> String {
    match (first, second) {
        (0, 0) => String::new(),
        (0, _) => nl.say("terugkoppeling-daarna-nakijken", &[]),
        _ => nl.say("terugkoppeling-daarna", &[]),
    }
}

fn facts(nl: &Dutch, feedback: &Feedback<'_>, file: &str) -> Vec<FactView> {
    let mut facts = Vec::new();
    let mut fact = |name, value: String, code| facts.push(FactView { name, value, code });
    fact("Bestand", file.to_owned(), false);
    let about = match feedback.description {
        "" => format!("{}.", feedback.title),
        words => format!("{}. {words}", feedback.title),
    };
    fact("Gegevens", about, false);
    if let Some(sender) = feedback.sender {
        fact("Afzender", sender.to_owned(), false);
    }
    if let Some(day) = feedback.received {
        fact("Ontvangen", nl.day(day), false);
    }
    if let Some(delivery) = feedback.delivery {
        fact(
            "Rijen gelezen",
            nl.number(delivery.rows_read as f64, 0),
            false,
        );
        if let Some(before) = feedback.rows_before {
            let number = nl.number(before as f64, 0);
            fact("Rijen in het vorige bestand", number, false);
        }
        fact(
            "Rijen die meetellen",
            nl.number(delivery.rows_kept as f64, 0),
            false,
        );
        if !delivery.sha256.is_empty() {
            fact("Kenmerk (SHA-256)", delivery.sha256.clone(), true);
        }
        if feedback.unchanged {
            let words = nl.say("terugkoppeling-zelfde", &[]);
            fact("Vergelijking", words, false);
        }
    }
    facts
}
