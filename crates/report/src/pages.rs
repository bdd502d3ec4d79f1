//! The pages of a report: what each shows, as view models for its template.

pub mod accessibility;
mod account;
pub mod chapter;
pub mod dashboard;
pub mod datakwaliteit;
mod domain;
pub mod gemeenten;
pub mod herrekend;
mod judgement;
pub mod land;
pub mod letter;
pub mod levering;
pub mod maatregelen;
mod maatregelen_answers;
mod maatregelen_merged;
mod maatregelen_tables;
pub mod regio;
mod supplement;
mod targets;
pub mod verantwoording;

mod finding;

use ijkpunt_model::Delivery;
use serde::Serialize;

use crate::{Dutch, Layout, Letter, Material, ReportDefinition, Setting, SitePlace};

/// What every page's frame shows.
#[derive(Debug, Serialize)]
pub struct Frame {
    /// Title of the page.
    pub title: String,
    /// Title in the browser: page, report, gemeente.
    pub window_title: String,
    /// Title of the report with its year.
    pub report: String,
    /// Programme of the begroting.
    pub programme: Option<String>,
    /// Number of the deelprogramma.
    pub number: Option<String>,
    /// Version of the program.
    pub version: String,
    /// Day for which the run was made.
    pub run_date: String,
    /// How many deliveries, in words: "11 leveringen".
    pub deliveries_count: String,
    /// The deliveries.
    pub deliveries: Vec<DeliveryLine>,
    /// Whether the site has a toegankelijkheidsverklaring.
    pub accessibility: bool,
    /// The way from this page to the folder of the site: empty, or `../`.
    pub root: &'static str,
    /// The first page of the site, from its folder.
    pub start: &'static str,
    /// Whether this page is about all reports of a site, and belongs to none.
    pub above: bool,
    /// The reports of the site, where it has several.
    pub reports: Vec<ReportLine>,
}

/// A report as the navigation names it.
#[derive(Debug, Serialize)]
pub struct ReportLine {
    /// Title with its year.
    pub title: String,
    /// Its first page, seen from this page.
    pub href: String,
    /// Whether this page belongs to it.
    pub current: bool,
}

/// A delivery as the footer names it.
#[derive(Debug, Serialize)]
pub struct DeliveryLine {
    /// File name.
    pub file: String,
    /// First twelve hexadecimals of its SHA-256.
    pub short_hash: String,
    /// All of them.
    pub hash: String,
    /// Day it was received, in words.
    pub received: String,
    /// Dataset it was read as.
    pub dataset: String,
    /// Who sent it.
    pub sender: String,
    /// Rows read.
    pub rows_read: String,
    /// Rows that count.
    pub rows_kept: String,
}

impl Frame {
    pub(crate) fn new(nl: &Dutch, material: &Material<'_>, title: &str, place: &str) -> Self {
        let setting = material.setting;
        let report = report_title(nl, material.definition, setting, material.letter);
        let count = material.deliveries.len();
        Frame {
            title: title.to_owned(),
            window_title: format!("{title} – {report} – {place}"),
            report,
            programme: setting.programme.clone(),
            number: setting.number.clone(),
            version: setting.version.clone(),
            run_date: nl.day(setting.run_date),
            deliveries_count: nl.say(
                "leveringen",
                &[
                    ("aantal", &count),
                    ("aantal-tekst", &nl.number(count as f64, 0)),
                ],
            ),
            deliveries: material
                .deliveries
                .iter()
                .map(|d| DeliveryLine::new(nl, d))
                .collect(),
            accessibility: material.accessibility.is_some(),
            root: match material.site {
                Some(_) => "../",
                None => "",
            },
            start: "index.html",
            above: false,
            reports: report_lines(material.site),
        }
    }

    /// The frame of a page above the reports of a site.
    pub(crate) fn above(nl: &Dutch, material: &Material<'_>, title: &str, place: &str) -> Self {
        let own = Frame::new(nl, material, title, place);
        let lines = own.reports.into_iter();
        Frame {
            window_title: format!("{title} – {place}"),
            report: title.to_owned(),
            programme: None,
            number: None,
            root: "",
            above: true,
            reports: lines
                .map(|line| ReportLine {
                    href: line.href.trim_start_matches("../").to_owned(),
                    current: false,
                    ..line
                })
                .collect(),
            ..own
        }
    }
}

fn report_lines(site: Option<SitePlace<'_>>) -> Vec<ReportLine> {
    let Some(site) = site else {
        return Vec::new();
    };
    let reports = site.reports.iter().enumerate();
    reports
        .map(|(at, report)| ReportLine {
            title: report.title.clone(),
            href: format!("../{}/index.html", report.folder),
            current: at == site.own,
        })
        .collect()
}

/// The title of a report with what follows it: the year that it is about, of a letter its date.
pub fn report_title(
    nl: &Dutch,
    definition: &ReportDefinition,
    setting: &Setting,
    letter: Option<&Letter>,
) -> String {
    let when = match letter {
        Some(letter) if definition.layout == Layout::Brief => {
            nl.day(letter.date.unwrap_or(setting.run_date))
        }
        _ => setting.year.to_string(),
    };
    format!("{} {when}", definition.title)
}

impl DeliveryLine {
    fn new(nl: &Dutch, delivery: &Delivery) -> Self {
        DeliveryLine {
            file: delivery.file.clone(),
            short_hash: delivery.sha256.chars().take(12).collect(),
            hash: delivery.sha256.clone(),
            received: delivery
                .received
                .map_or_else(|| nl.say("levering-zonder-datum", &[]), |day| nl.day(day)),
            dataset: delivery.dataset.clone(),
            sender: delivery
                .sender
                .clone()
                .unwrap_or_else(|| "niet opgegeven".to_owned()),
            rows_read: nl.number(delivery.rows_read as f64, 0),
            rows_kept: nl.number(delivery.rows_kept as f64, 0),
        }
    }
}
