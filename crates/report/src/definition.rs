//! A report definition: which figures, charts and texts stand on a page, and in which order.

mod charts;
mod read;
mod read_charts;

use std::collections::BTreeMap;

use ijkpunt_model::Findings;

pub use self::charts::{
    AgendaSpec, ChartKind, ChartSpec, MoneySpec, MultiplesSpec, PaceSpec, PassageSpec, PyramidSpec,
    SurvivalSpec,
};
pub(crate) use self::read_charts::read_agenda;
use crate::columns::{self, Column};
use crate::comparison::ComparisonSpec;
use crate::cycle::Moment;
use crate::letter::AnnexSpec;
use crate::measures::MeasuresSpec;
use crate::region::PartSpec;
use crate::supplement::{self, ForecastSpec, SourceTableSpec};

/// How a report is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    /// A chapter about one gemeente.
    Hoofdstuk,
    /// A list of all gemeenten.
    Gemeenten,
    /// All domains of the framework, for one gemeente.
    Dashboard,
    /// A letter to the council of one gemeente.
    Brief,
    /// Gemeenten that steer one chain together.
    Regio,
    /// One gemeente among others, and an overview of each indicator.
    Vergelijking,
    /// The same, with a page for each gemeente.
    Land,
    /// What gemeenten do, each beside the others, on the map of then and on that of now.
    Maatregelen,
}

impl Layout {
    /// The words that a report uses, in the order of [`Layout::ALL`].
    const WORDS: [&'static str; 8] = [
        "hoofdstuk",
        "gemeenten",
        "dashboard",
        "brief",
        "regio",
        "vergelijking",
        "land",
        "maatregelen",
    ];
    const ALL: [Layout; 8] = [
        Layout::Hoofdstuk,
        Layout::Gemeenten,
        Layout::Dashboard,
        Layout::Brief,
        Layout::Regio,
        Layout::Vergelijking,
        Layout::Land,
        Layout::Maatregelen,
    ];

    /// Whether the report is about one gemeente: only its rows of the deliveries are read.
    pub fn is_of_one(self) -> bool {
        matches!(self, Layout::Hoofdstuk | Layout::Dashboard | Layout::Brief)
    }

    /// Whether it lays gemeenten beside each other.
    pub fn compares(self) -> bool {
        matches!(self, Layout::Vergelijking | Layout::Land)
    }
}

/// What a dashboard shows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DashboardSpec {
    /// Years that a series goes back, the verslagjaar included.
    pub years: u8,
    /// For each domain the indicators that stand in the overview; a domain that is not named shows
    /// its first ones.
    pub chosen: Vec<(String, Vec<String>)>,
}

/// The table at the top of a page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TableSpec {
    /// Caption.
    pub caption: String,
    /// Ids of the indicators: rows of a chapter, columns of a list.
    pub indicators: Vec<String>,
    /// Id of the indicator by which a list is sorted, from low to high.
    pub sorted_by: Option<String>,
    /// Columns of a chapter, where the report does not take the usual ones.
    pub columns: Option<Vec<Column>>,
}

impl TableSpec {
    /// The columns of a chapter's table, in order.
    pub fn columns(&self) -> &[Column] {
        self.columns.as_deref().unwrap_or(&columns::USUAL)
    }
}

/// A section of a chapter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SectionSpec {
    /// Heading.
    pub heading: String,
    /// The author's text.
    pub text: String,
    /// Whether the author must write it.
    pub required: bool,
}

/// A report definition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportDefinition {
    /// Name of the report.
    pub name: String,
    /// Title of the whole, such as "Jaarverslag"; the year is put behind it.
    pub title: String,
    /// How it is laid out.
    pub layout: Layout,
    /// Which document of the planning-and-control cycle it is.
    pub moment: Moment,
    /// The author's summary, under the title.
    pub summary: Option<String>,
    /// The table at the top.
    pub table: TableSpec,
    /// Sections, in order.
    pub sections: Vec<SectionSpec>,
    /// Charts, in order.
    pub charts: Vec<ChartSpec>,
    /// What a dashboard shows.
    pub dashboard: DashboardSpec,
    /// What is expected of a coming half-year, where the page says so.
    pub forecast: Option<ForecastSpec>,
    /// Tables of published reference data.
    pub source_tables: Vec<SourceTableSpec>,
    /// Annexes to a letter, in order.
    pub annexes: Vec<AnnexSpec>,
    /// Parts of a page about a region, in order.
    pub parts: Vec<PartSpec>,
    /// What a comparison of gemeenten shows.
    pub comparison: Option<ComparisonSpec>,
    /// Which indicators make the matrix of measures, where the report has one.
    pub measures: Option<MeasuresSpec>,
}

impl ReportDefinition {
    /// Reads a definition. A part with a fault is left out and the findings, which block, say so:
    /// the rest still stands, so that the same run can find what is wrong elsewhere. `None` where
    /// too little is left to make a page from.
    pub fn read(file: &str, text: &str, findings: &mut Findings) -> Option<ReportDefinition> {
        ijkpunt_spans::read(file, text, findings, read::read)
    }

    /// Ids of all indicators that the page shows, each once, in order of appearance.
    pub fn indicators(&self) -> Vec<&str> {
        let mut ids: Vec<&str> = self.table.indicators.iter().map(String::as_str).collect();
        let charts = self.charts.iter();
        ids.extend(charts.flat_map(|chart| chart.kind.indicators()));
        ids.extend(self.parts.iter().flat_map(PartSpec::indicators));
        let chosen = self.dashboard.chosen.iter().flat_map(|(_, ids)| ids);
        ids.extend(chosen.map(String::as_str));
        if self.forecast.is_some() {
            ids.extend(supplement::FORECAST_INDICATORS);
        }
        let compared = self.comparison.iter().flat_map(ComparisonSpec::ids);
        ids.extend(compared.map(String::as_str));
        ids.extend(self.measures.iter().flat_map(MeasuresSpec::indicators));
        let mut seen = std::collections::BTreeSet::new();
        ids.retain(|id| seen.insert(*id));
        ids
    }

    /// What the charts ask of an indicator beside figures: the chart's id, the indicator's, and the
    /// breakdown, or none where they ask for a number of months.
    pub fn asked(&self) -> Vec<(&str, &str, Option<&str>)> {
        let mut asked: Vec<(&str, &str, Option<&str>)> = Vec::new();
        for chart in &self.charts {
            let mut ask = |id, breakdown| asked.push((chart.id.as_str(), id, breakdown));
            match &chart.kind {
                ChartKind::Overleving(spec) => {
                    spec.indicators.iter().for_each(|id| ask(id, None));
                }
                ChartKind::Doorstroom(spec) => ask(&spec.outflow, Some(spec.breakdown.as_str())),
                ChartKind::Piramide(spec) => {
                    ask(&spec.left, Some(spec.breakdown.as_str()));
                    ask(&spec.right, Some(spec.breakdown.as_str()));
                }
                ChartKind::Reeksen(spec) => {
                    if let (Some(id), Some(breakdown)) = (spec.indicators.first(), &spec.breakdown)
                    {
                        ask(id, Some(breakdown.as_str()));
                    }
                }
                ChartKind::Delen {
                    indicator,
                    breakdown,
                }
                | ChartKind::Toplijst {
                    indicator,
                    breakdown,
                    ..
                } => ask(indicator, Some(breakdown.as_str())),
                _ => {}
            }
        }
        asked
    }

    /// How many years a page about a region goes back, the verslagjaar included.
    pub fn region_years(&self) -> u8 {
        let years = self.parts.iter().map(PartSpec::years);
        years.max().unwrap_or(1)
    }

    /// Whether a text of the author belongs to this report.
    pub fn tells(&self, text: &str) -> bool {
        let sections = self.sections.iter().map(|section| &section.text);
        let named = sections.chain(&self.summary).any(|named| named == text);
        let explained = |id: &String| columns::explanation(id) == text;
        named || (self.explains() && self.table.indicators.iter().any(explained))
    }

    /// Whether the table has a column with the author's explanations.
    fn explains(&self) -> bool {
        self.table.columns().contains(&Column::Toelichting)
    }

    /// How many years before the verslagjaar the table shows.
    pub fn years_back(&self) -> i32 {
        let back = self.table.columns().iter().map(|column| -column.years());
        back.max().unwrap_or_default().max(0)
    }

    /// How many years after the verslagjaar the table shows the targets of.
    pub fn years_ahead(&self) -> i32 {
        let ahead = self.table.columns().iter().map(|column| column.years());
        ahead.max().unwrap_or_default().max(0)
    }

    /// The indicators of which the page shows years after the verslagjaar, such as a budget, with
    /// how many.
    pub fn ahead(&self) -> BTreeMap<&str, u8> {
        let mut ahead: BTreeMap<&str, u8> = BTreeMap::new();
        for chart in &self.charts {
            let (ids, years): (Vec<&String>, u8) = match &chart.kind {
                ChartKind::Geld(spec) => (vec![&spec.budget], spec.ahead),
                ChartKind::Agenda(spec) => {
                    let ids = [&spec.all].into_iter().chain(&spec.states);
                    (ids.collect(), spec.ahead)
                }
                _ => continue,
            };
            for id in ids {
                let known = ahead.entry(id).or_default();
                *known = years.max(*known);
            }
        }
        for part in &self.parts {
            for id in part.indicators() {
                let known = ahead.entry(id).or_default();
                *known = part.ahead().max(*known);
            }
        }
        ahead.retain(|_, years| *years > 0);
        ahead
    }
}
