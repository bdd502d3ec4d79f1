//! What a site may take its numbers from: released figures, deliveries, and texts that people wrote.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::workbench::{Site, read_folder, repository};

use super::answers::Answers;
use super::exports::years;
use super::naming::names_of;
use super::quality::Quality;

/// A released figure, as numbers.
#[derive(Debug, Clone)]
pub struct Fig {
    /// Id of its indicator.
    pub indicator: String,
    /// Code of its gemeente.
    pub area: String,
    /// Its period as the downloads write it.
    pub period: String,
    /// Breakdown and class.
    pub class: (String, String),
    /// Numerator, denominator, value, limits and target.
    pub numerator: Option<f64>,
    pub denominator: Option<f64>,
    pub value: Option<f64>,
    pub limits: [Option<f64>; 2],
    pub target: Option<f64>,
}

/// What the formula of the law gives for a coming half-year.
#[derive(Debug, Clone)]
pub struct Forecast {
    /// The national number, as a part of what is expected.
    pub scenario: f64,
    /// What it is: the first words of the header of its column.
    pub column: &'static str,
    /// The number.
    pub value: f64,
}

/// Everything that the numbers of a site may come from.
pub struct Knowledge {
    /// The long table.
    pub figures: BTreeMap<String, Vec<Fig>>,
    /// Names of indicators in small letters, longest first, with their ids.
    pub(super) names: Vec<(String, String)>,
    /// Parts of derived indicators.
    pub parts: BTreeMap<String, BTreeSet<String>>,
    /// Indicators of a chart.
    pub(super) charts: BTreeMap<String, BTreeSet<String>>,
    /// Code of a gemeente or a region by its name.
    pub(super) areas: BTreeMap<String, String>,
    /// The region that the workspace is about.
    pub(super) region: Option<String>,
    /// Indicators by the words that a report or a definition puts above a column or before a row.
    pub(super) labels: BTreeMap<String, BTreeSet<String>>,
    /// Breakdown and class by the words for them, of each indicator.
    pub(super) classes: BTreeMap<String, BTreeMap<String, (String, String)>>,
    /// Years that figures, deliveries and texts speak of.
    pub years: BTreeSet<i32>,
    /// Days that figures, deliveries and texts speak of, as `2019-08-26`.
    pub days: BTreeSet<String>,
    /// Words of texts that people wrote, with the word before and after each number.
    pub spoken: BTreeSet<(String, String)>,
    /// Numbers of those texts that are no Dutch numbers, such as that of a domain or a version.
    pub codes: BTreeSet<String>,
    /// Counts that the manifest states.
    pub counts: BTreeSet<u64>,
    /// Sizes of files in kilobytes.
    pub sizes: BTreeSet<u64>,
    /// How many gemeenten have figures.
    pub gemeenten: usize,
    /// Numbers that the definition of an indicator, or the workspace about it, sets: thresholds, what is expected.
    pub settings: BTreeMap<String, Vec<f64>>,
    /// Cells of the small exports that a page may show as they are.
    pub cells: Vec<f64>,
    /// What the taakstelling of a coming half-year may be, by the formula of the law.
    pub forecast: Vec<Forecast>,
    /// Answers of an inquiry.
    pub(super) answers: Answers,
    /// What the check of the exports says, where it was asked.
    pub quality: Option<Quality>,
    /// Indicators whose unit is a percent, so that 12 is told as 12 %.
    pub in_percent: BTreeSet<String>,
    /// The year that the report is about.
    pub(super) year: i32,
    /// Domain of each indicator, and the groups that it is about.
    pub(super) subjects: BTreeMap<String, (String, BTreeSet<String>)>,
    /// How many indicators a domain has.
    pub(super) defined: BTreeMap<String, u64>,
    /// Indicators that the author's texts name.
    pub told: BTreeSet<String>,
    /// Places that the last check of accessibility leaves to a person.
    pub audit: BTreeSet<u64>,
    /// Gemeenten by class of size, as Statistics Netherlands draws the limits.
    pub sizes_of: BTreeMap<String, usize>,
    /// Indicator and gemeente where a report says that something else is measured.
    pub deviating: BTreeSet<(String, String)>,
    /// How many rows the tables of other pages have, which pages of an overview count.
    pub lines: BTreeSet<u64>,
}

impl Knowledge {
    /// Reads what the site itself publishes, and what its workspace and the program were given.
    pub fn of(site: &Site, workspace: &Path) -> Knowledge {
        let mut texts: BTreeMap<String, String> = BTreeMap::new();
        for folder in ["indicators", "reports", "pipelines"] {
            for (name, bytes) in read_folder(&repository(folder)) {
                texts.insert(
                    format!("{folder}/{name}"),
                    String::from_utf8_lossy(&bytes).into_owned(),
                );
            }
        }
        for (name, bytes) in read_folder(workspace) {
            let written = [".toml", ".md", ".json", ".html"]
                .iter()
                .any(|end| name.ends_with(end));
            let own = name.starts_with("site") || name.starts_with('.');
            if written && !own {
                texts.insert(name, String::from_utf8_lossy(&bytes).into_owned());
            }
        }
        let mut knowledge = Knowledge {
            figures: BTreeMap::new(),
            names: Vec::new(),
            parts: BTreeMap::new(),
            charts: BTreeMap::new(),
            areas: BTreeMap::new(),
            region: None,
            labels: BTreeMap::new(),
            classes: BTreeMap::new(),
            years: BTreeSet::new(),
            days: BTreeSet::new(),
            spoken: BTreeSet::new(),
            codes: BTreeSet::new(),
            counts: BTreeSet::new(),
            sizes: BTreeSet::new(),
            gemeenten: 0,
            settings: BTreeMap::new(),
            cells: Vec::new(),
            forecast: Vec::new(),
            answers: Answers::of(site, workspace),
            quality: None,
            lines: BTreeSet::new(),
            deviating: BTreeSet::new(),
            told: BTreeSet::new(),
            in_percent: BTreeSet::new(),
            year: 0,
            subjects: BTreeMap::new(),
            defined: BTreeMap::new(),
            audit: BTreeSet::new(),
            sizes_of: BTreeMap::new(),
        };
        for row in site.csv("cijfers.csv").iter().skip(1) {
            knowledge.add_figure(row);
        }
        let areas: BTreeSet<&str> = knowledge
            .figures
            .values()
            .flatten()
            .map(|fig| fig.area.as_str())
            .collect();
        knowledge.areas = names_of(&areas);
        knowledge.region = areas
            .iter()
            .find(|code| !code.starts_with("GM"))
            .map(|code| (*code).to_owned());
        knowledge.gemeenten = areas.iter().filter(|code| code.starts_with("GM")).count();
        for (name, text) in &texts {
            knowledge.add_text(name, text);
        }
        knowledge
            .names
            .sort_by_key(|(name, id)| (std::cmp::Reverse(name.len()), id.clone()));
        knowledge.add_site(site);
        knowledge.lines.extend(knowledge.defined.values().copied());
        knowledge.add_exports(workspace);
        knowledge.add_inhabitants(workspace);
        knowledge
    }

    pub(super) fn add_figure(&mut self, row: &[String]) {
        let number = |index: usize| row[index].replace(',', ".").parse::<f64>().ok();
        self.add_days(&row[3]);
        self.years.extend(years(&row[3]));
        self.years.extend(years(&row[2]));
        let class = (row[5].to_lowercase(), (row[4].clone(), row[5].clone()));
        self.classes
            .entry(row[0].clone())
            .or_default()
            .extend([class]);
        self.figures.entry(row[0].clone()).or_default().push(Fig {
            indicator: row[0].clone(),
            area: row[1].clone(),
            period: row[3].clone(),
            class: (row[4].clone(), row[5].clone()),
            numerator: number(6),
            denominator: number(7),
            value: number(8),
            limits: [number(9), number(10)],
            target: number(11),
        });
    }
}
