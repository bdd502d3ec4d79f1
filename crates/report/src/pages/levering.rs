//! The page that goes back to whoever supplied a file: one file, one page, nothing beside it.

use chrono::NaiveDate;
use ijkpunt_model::{Delivery, Finding, Severity};
use serde::Serialize;

use super::finding::{FindingRow, touches_all};
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
    next: &'static str,
    facts: Vec<FactView>,
    figures: &'a [String],
    groups: Vec<GroupView>,
    values: &'static str,
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
    heading: &'static str,
    caption: &'static str,
    intro: &'static str,
    rows: Vec<FindingRow>,
}

/// The three groups of a page, the heaviest first.
const GROUPS: [(Severity, &str, &str, &str, &str); 3] = [
    (
        Severity::Blokkeert,
        "eerst",
        "Verbeter dit eerst",
        "Wat u eerst moet verbeteren",
        "Zolang dit er staat, maken wij geen cijfers. Elke rij van de tabel zegt wat er mis is, waar \
         het staat en wat u kunt doen.",
    ),
    (
        Severity::Waarschuwing,
        "nakijken",
        "Kijk dit ook na",
        "Wat u ook moet nakijken",
        "Hier is iets weggelaten, of het kan fout zijn. Klopt het toch, laat het ons dan weten.",
    ),
    (
        Severity::Info,
        "weten",
        "Goed om te weten",
        "Wat goed is om te weten",
        "Hier hoeft u niets aan te doen.",
    ),
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
            window_title: format!("Terugkoppeling op {file}"),
            // A stylesheet of a workspace must not be able to end the element that it stands in.
            css: self.css.replace("</", "<\\/"),
            from: match feedback.gemeente {
                Some(name) => format!("Gemeente {name}"),
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
            next: next(first, second),
            facts: facts(nl, feedback, file),
            figures: feedback.figures,
            groups: GROUPS
                .iter()
                .filter_map(|group| self.group(feedback, group))
                .collect(),
            values: match feedback.with_values {
                true => {
                    "Op deze pagina staan waarden uit uw bestand. Ga er zorgvuldig mee om, want een rij \
                     kan over een persoon gaan. Nummers van personen staan er nooit bij."
                }
                false => {
                    "Op deze pagina staan geen waarden uit uw bestand, omdat een rij over een persoon \
                     kan gaan. U vindt ze op de plaats die in de tabel staat."
                }
            },
            version: feedback.version,
            run_date: nl.day(feedback.run_date),
        };
        self.render("levering.html", &view)
    }

    fn group(
        &self,
        feedback: &Feedback<'_>,
        (severity, id, heading, caption, intro): &(
            Severity,
            &'static str,
            &'static str,
            &'static str,
            &'static str,
        ),
    ) -> Option<GroupView> {
        let rows: Vec<FindingRow> = feedback
            .findings
            .iter()
            .filter(|finding| finding.severity == *severity)
            .map(|finding| row(&self.nl, feedback, finding))
            .collect();
        (!rows.is_empty()).then_some(GroupView {
            id,
            heading,
            caption,
            intro,
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
    let read = match was_read {
        true => "Wij hebben uw bestand gelezen.",
        false => "Wij konden geen rijen uit uw bestand lezen.",
    };
    let points = |count: usize| match count {
        1 => "1 punt".to_owned(),
        _ => format!("{} punten", nl.number(count as f64, 0)),
    };
    let verb = |count: usize| if count == 1 { "is" } else { "zijn" };
    match (first, second) {
        (0, 0) => format!("{read} U hoeft niets te verbeteren. Bedankt."),
        (0, _) => format!(
            "{read} Er {} {} om na te kijken.",
            verb(second),
            points(second)
        ),
        (_, 0) => format!(
            "{read} Er {} {} die u eerst moet verbeteren.",
            verb(first),
            points(first)
        )
        .replace("1 punt die", "1 punt dat"),
        _ => format!(
            "{read} Er {} {} die u eerst moet verbeteren, en {} om na te kijken.",
            verb(first),
            points(first),
            points(second)
        )
        .replace("1 punt die", "1 punt dat"),
    }
}

fn next(first: usize, second: usize) -> &'static str {
    match (first, second) {
        (0, 0) => "",
        (0, _) => {
            "Kijk de punten hieronder na. Is er iets fout, verbeter het dan in uw bronsysteem en stuur \
             het hele bestand opnieuw. Klopt alles, laat ons dat dan weten."
        }
        _ => {
            "Verbeter de punten hieronder in uw bronsysteem. Maak daarna een nieuwe export en stuur ons \
             het hele bestand opnieuw, met dezelfde kolommen. Pas het bestand zelf niet met de hand aan: \
             dan staat de fout er de volgende keer weer in."
        }
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
            let words = "Dit bestand hadden wij al verwerkt. Het is niet veranderd.";
            fact("Vergelijking", words.to_owned(), false);
        }
    }
    facts
}
