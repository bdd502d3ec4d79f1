//! A report definition: which figures, charts and texts stand on a page, and in which order.

use std::collections::BTreeMap;

use ijkpunt_model::{Code, Findings};
use ijkpunt_spans::Section;

use crate::columns::{self, Column};
use crate::comparison::{self, ComparisonSpec};
use crate::cycle::{self, Moment};
use crate::letter::{self, AnnexSpec};
use crate::measures::{self, MeasuresSpec};
use crate::region::{self, PartSpec};
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

/// A chart on a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChartSpec {
    /// Id, as the narrative names it.
    pub id: String,
    /// What it shows.
    pub kind: ChartKind,
}

/// The kinds of chart and the indicators they take.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ChartKind {
    /// Target against actual.
    Doelen {
        /// Ids of indicators with a target.
        indicators: Vec<String>,
    },
    /// A stock from month to month with its flows.
    Verloop {
        /// Id of the stock.
        stock: String,
        /// Id of the inflow.
        inflow: String,
        /// Id of the outflow.
        outflow: String,
    },
    /// Parts of a whole.
    Delen {
        /// Id of the indicator.
        indicator: String,
        /// Its breakdown.
        breakdown: String,
    },
    /// Occupancy against capacity, by month.
    Bezetting {
        /// Id of the occupancy.
        occupancy: String,
        /// Id of the capacity.
        capacity: String,
    },
    /// All gemeenten in order.
    Rangorde {
        /// Id of the indicator.
        indicator: String,
    },
    /// One or more indicators through the years, in one unit.
    Reeks {
        /// Ids of the indicators; the first is the one that the headline is about.
        indicators: Vec<String>,
    },
    /// Budget against what was spent or received, per post.
    Geld(MoneySpec),
    /// What has to be done, and how far it is.
    Agenda(AgendaSpec),
    /// Half a year against its schedule.
    Tempo(PaceSpec),
    /// The first few of a breakdown, with their intervals.
    Toplijst {
        /// Id of the indicator.
        indicator: String,
        /// Its breakdown.
        breakdown: String,
        /// How many.
        most: u8,
    },
    /// The share for whom something has not come yet, by months since the beginning.
    Overleving(SurvivalSpec),
    /// From in through a stock to out.
    Doorstroom(PassageSpec),
    /// Two groups by age.
    Piramide(PyramidSpec),
    /// A small panel with the years of each class or each indicator.
    Reeksen(MultiplesSpec),
}

/// Which indicators make a curve of survival.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SurvivalSpec {
    /// What has not come yet, such as "Nog in de bijstand".
    pub title: String,
    /// Ids of indicators of the same kind, each after another number of months.
    pub indicators: Vec<String>,
}

/// Which indicators make a passage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PassageSpec {
    /// Id of the stock.
    pub stock: String,
    /// Id of the inflow.
    pub inflow: String,
    /// Id of the outflow.
    pub outflow: String,
    /// Breakdown of the outflow by destination.
    pub breakdown: String,
}

/// Which indicators make a pyramid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PyramidSpec {
    /// Id of the left side.
    pub left: String,
    /// Id of the right side, with the same breakdown.
    pub right: String,
    /// Breakdown that gives the groups, from young to old.
    pub breakdown: String,
}

/// Which indicators make small multiples.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MultiplesSpec {
    /// What the panels are together, where it is not the name of the indicator.
    pub title: Option<String>,
    /// Ids of indicators in one unit; one where there is a breakdown.
    pub indicators: Vec<String>,
    /// Breakdown whose classes are the panels.
    pub breakdown: Option<String>,
    /// How many panels of a breakdown, the highest first.
    pub most: u8,
}

impl ChartKind {
    /// Ids of the indicators that the chart shows.
    pub fn indicators(&self) -> Vec<&str> {
        match self {
            ChartKind::Doelen { indicators } | ChartKind::Reeks { indicators } => {
                indicators.iter().map(String::as_str).collect()
            }
            ChartKind::Verloop {
                stock,
                inflow,
                outflow,
            } => vec![stock, inflow, outflow],
            ChartKind::Delen { indicator, .. }
            | ChartKind::Toplijst { indicator, .. }
            | ChartKind::Rangorde { indicator } => vec![indicator],
            ChartKind::Bezetting {
                occupancy,
                capacity,
            } => vec![occupancy, capacity],
            ChartKind::Overleving(spec) => spec.indicators.iter().map(String::as_str).collect(),
            ChartKind::Reeksen(spec) => spec.indicators.iter().map(String::as_str).collect(),
            ChartKind::Doorstroom(spec) => vec![&spec.stock, &spec.inflow, &spec.outflow],
            ChartKind::Piramide(spec) => vec![&spec.left, &spec.right],
            ChartKind::Geld(spec) => {
                let own = [&spec.budget, &spec.actual, &spec.difference];
                let ids = own.into_iter().chain(&spec.per);
                ids.map(String::as_str).collect()
            }
            ChartKind::Tempo(spec) => vec![&spec.realised, &spec.schedule, &spec.ahead],
            ChartKind::Agenda(spec) => {
                let ids = [&spec.all].into_iter().chain(&spec.states);
                ids.map(String::as_str).collect()
            }
        }
    }
}

/// Which indicators make a table of money.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MoneySpec {
    /// What the money is, such as "Lasten".
    pub title: String,
    /// Id of what was budgeted.
    pub budget: String,
    /// Id of what was spent or received.
    pub actual: String,
    /// Id of the difference.
    pub difference: String,
    /// Id of the amount per person, for the sentence below.
    pub per: Option<String>,
    /// Breakdown that gives the rows.
    pub breakdown: String,
    /// Heading over the budget, where it is something else, such as a maximum.
    pub budget_heading: Option<String>,
    /// Heading over what was spent or received.
    pub actual_heading: Option<String>,
    /// So many years after the verslagjaar the budget is shown as well.
    pub ahead: u8,
}

/// Which indicators make half a year against its schedule, all by month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaceSpec {
    /// Id of what was realised since the half-year began.
    pub realised: String,
    /// Id of what should have been realised by then.
    pub schedule: String,
    /// Id of the difference between the two.
    pub ahead: String,
    /// Which half of the verslagjaar: 1 or 2.
    pub half: u8,
}

/// Which indicators make an agenda.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgendaSpec {
    /// Id of the number of actions, broken down by action.
    pub all: String,
    /// Ids of the numbers of actions in each state, in the order of the legend.
    pub states: Vec<String>,
    /// Breakdown that names the actions.
    pub breakdown: String,
    /// So many years after the verslagjaar the agenda is about.
    pub ahead: u8,
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
        ijkpunt_spans::read(file, text, findings, read)
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

fn read(root: &Section<'_>, findings: &mut Findings) -> Option<ReportDefinition> {
    let head = root.required("rapport", findings, Section::section);
    let dashboard = root.section("dashboard", findings);
    // The layout decides which parts belong here, so it is looked at before they are read.
    let chosen = head
        .as_ref()
        .and_then(|head| head.text("opbouw", &mut Findings::new()));
    let is = |word: &str| chosen.as_ref().is_some_and(|layout| layout.value == word);
    let (is_letter, is_region, is_matrix) = (is("brief"), is("regio"), is("maatregelen"));
    let comparison = root.section("vergelijking", findings);
    let groups = root.sections("groep", findings);
    let deviations = root.sections("afwijking", findings);
    let measures = match is_matrix {
        true => root.required("maatregelen", findings, Section::section),
        false => root.section("maatregelen", findings),
    };
    let measures = measures.and_then(|section| measures::read(&section, findings));
    let without_table = is_letter || is_region || is_matrix || comparison.is_some();
    let table = match dashboard.is_some() || without_table {
        true => root.section("tabel", findings),
        false => root.required("tabel", findings, Section::section),
    };
    let domains = root.sections("domein", findings);
    let forecast = root.section("verwachting", findings);
    let sections: Vec<SectionSpec> = root
        .sections("onderdeel", findings)
        .iter()
        .filter_map(|section| read_section(section, findings))
        .collect();
    let charts: Vec<ChartSpec> = root
        .sections("grafiek", findings)
        .iter()
        .filter_map(|section| read_chart(section, findings))
        .collect();
    let source_tables = root
        .sections("brontabel", findings)
        .iter()
        .filter_map(|section| supplement::read_source_table(section, findings))
        .collect();
    let annexes = root.sections("bijlage", findings);
    let annexes = letter::read_annexes(&annexes, &charts, is_letter, findings);
    let parts: Vec<PartSpec> = root
        .sections("deel", findings)
        .iter()
        .filter_map(|section| region::read_part(section, is_region, findings))
        .collect();
    let head = head?;
    let name = head.required_text("naam", findings);
    let title = head.required_text("titel", findings);
    let layout = head.required("opbouw", findings, |s, key, f| {
        let chosen = s.choice(key, &Layout::WORDS, f)?;
        Layout::ALL.get(chosen.value).copied()
    });
    let summary = head.text("samenvatting", findings).map(|text| text.value);
    let moment = cycle::read(&head, findings);
    head.report_unknown(findings);
    if is_letter {
        if let Some(table) = &table {
            letter::refuse(table, "tabel", findings);
        }
        if summary.is_some() {
            letter::refuse(&head, "samenvatting", findings);
        }
    }
    let table = match (table, &dashboard) {
        (Some(table), _) => read_table(&table, moment, findings),
        (None, Some(_)) => Some(TableSpec::default()),
        (None, None) => without_table.then(TableSpec::default),
    };
    let compares = layout.is_some_and(Layout::compares);
    if compares && comparison.is_none() {
        findings.push(head.finding(
            Code::OntbrekendeSleutel,
            head.span(),
            "Dit rapport vergelijkt gemeenten, maar er staat niet met welke indicatoren.",
            "Voeg toe: [vergelijking] met indicatoren = [\"...\"]",
        ));
        return None;
    }
    let comparison =
        comparison.map(|section| comparison::read(&section, &groups, &deviations, findings));
    let dashboard = read_dashboard(dashboard.as_ref(), &domains, findings);
    let layout = layout.unwrap_or(Layout::Hoofdstuk);
    let chapter = matches!(layout, Layout::Hoofdstuk | Layout::Brief);
    let forecast =
        forecast.and_then(|section| supplement::read_forecast(&section, chapter, findings));
    Some(ReportDefinition {
        name: name?.value,
        title: title?.value,
        layout,
        moment,
        summary,
        table: table?,
        sections,
        charts,
        dashboard,
        forecast,
        source_tables,
        annexes,
        parts,
        comparison,
        measures,
    })
}

/// Years that a series goes back, unless the report says otherwise.
const YEARS: u8 = 5;

fn read_dashboard(
    section: Option<&Section<'_>>,
    domains: &[Section<'_>],
    findings: &mut Findings,
) -> DashboardSpec {
    let years = section.and_then(|section| {
        let years = section.integer("jaren", findings);
        section.report_unknown(findings);
        years
    });
    let years = years.and_then(|years| u8::try_from(years.value.clamp(1, 30)).ok());
    let mut chosen = Vec::new();
    for domain in domains {
        let number = domain.required_text("nummer", findings);
        let ids = values(domain.texts("indicatoren", findings));
        domain.report_unknown(findings);
        chosen.extend(number.map(|number| (number.value, ids)));
    }
    DashboardSpec {
        years: years.unwrap_or(YEARS),
        chosen,
    }
}

fn read_table(section: &Section<'_>, moment: Moment, findings: &mut Findings) -> Option<TableSpec> {
    let caption = section.required_text("titel", findings);
    let indicators = values(section.texts("indicatoren", findings));
    let sorted_by = section.text("sorteer_op", findings).map(|text| text.value);
    let columns = columns::read(section, findings);
    cycle::check_columns(
        moment,
        columns.as_deref().unwrap_or_default(),
        section,
        findings,
    );
    section.report_unknown(findings);
    Some(TableSpec {
        caption: caption?.value,
        indicators,
        sorted_by,
        columns: columns.or_else(|| moment.columns()),
    })
}

fn read_section(section: &Section<'_>, findings: &mut Findings) -> Option<SectionSpec> {
    let heading = section.required_text("kop", findings);
    let text = section.required_text("verhaal", findings);
    let required = section
        .flag("verplicht", findings)
        .is_none_or(|flag| flag.value);
    section.report_unknown(findings);
    Some(SectionSpec {
        heading: heading?.value,
        text: text?.value,
        required,
    })
}

fn read_chart(section: &Section<'_>, findings: &mut Findings) -> Option<ChartSpec> {
    const KINDS: [&str; 14] = [
        "doelen",
        "verloop",
        "delen",
        "bezetting",
        "rangorde",
        "reeks",
        "geld",
        "agenda",
        "toplijst",
        "tempo",
        "overleving",
        "doorstroom",
        "piramide",
        "reeksen",
    ];
    let id = section.required_text("id", findings);
    let kind = section.required("soort", findings, |s, key, f| s.choice(key, &KINDS, f));
    let mut text = |key: &'static str| section.required_text(key, findings).map(|text| text.value);
    let kind = match kind?.value {
        6 => read_money(section, findings).map(ChartKind::Geld),
        7 => read_agenda(section, findings).map(ChartKind::Agenda),
        9 => read_pace(section, findings).map(ChartKind::Tempo),
        10 => read_survival(section, findings).map(ChartKind::Overleving),
        11 => read_passage(section, findings).map(ChartKind::Doorstroom),
        12 => read_pyramid(section, findings).map(ChartKind::Piramide),
        13 => read_multiples(section, findings).map(ChartKind::Reeksen),
        8 => {
            let (indicator, breakdown) = (text("indicator"), text("uitsplitsing"));
            let most = section.integer("aantal", findings);
            let most = most.and_then(|most| u8::try_from(most.value.clamp(2, 30)).ok());
            indicator
                .zip(breakdown)
                .map(|(indicator, breakdown)| ChartKind::Toplijst {
                    indicator,
                    breakdown,
                    most: most.unwrap_or(FIRST),
                })
        }
        chosen @ (0 | 5) => {
            let indicators = read_indicators(section, findings);
            Some(match chosen {
                0 => ChartKind::Doelen { indicators },
                _ => ChartKind::Reeks { indicators },
            })
        }
        1 => {
            let (stock, inflow, outflow) = (text("stand"), text("instroom"), text("uitstroom"));
            stock
                .zip(inflow)
                .zip(outflow)
                .map(|((stock, inflow), outflow)| ChartKind::Verloop {
                    stock,
                    inflow,
                    outflow,
                })
        }
        2 => text("indicator")
            .zip(text("uitsplitsing"))
            .map(|(indicator, breakdown)| ChartKind::Delen {
                indicator,
                breakdown,
            }),
        3 => text("bezetting")
            .zip(text("capaciteit"))
            .map(|(occupancy, capacity)| ChartKind::Bezetting {
                occupancy,
                capacity,
            }),
        _ => text("indicator").map(|indicator| ChartKind::Rangorde { indicator }),
    };
    section.report_unknown(findings);
    Some(ChartSpec {
        id: id?.value,
        kind: kind?,
    })
}

fn read_indicators(section: &Section<'_>, findings: &mut Findings) -> Vec<String> {
    let indicators = values(section.texts("indicatoren", findings));
    if indicators.is_empty() {
        findings.push(section.finding(
            Code::OntbrekendeSleutel,
            section.span(),
            "Deze grafiek noemt geen indicatoren.",
            "Voeg toe: indicatoren = [\"...\"]",
        ));
    }
    indicators
}

fn read_survival(section: &Section<'_>, findings: &mut Findings) -> Option<SurvivalSpec> {
    let title = section.required_text("titel", findings);
    let indicators = read_indicators(section, findings);
    Some(SurvivalSpec {
        title: title?.value,
        indicators,
    })
}

fn read_passage(section: &Section<'_>, findings: &mut Findings) -> Option<PassageSpec> {
    let mut text = |key: &'static str| section.required_text(key, findings).map(|text| text.value);
    let (stock, inflow) = (text("stand"), text("instroom"));
    let (outflow, breakdown) = (text("uitstroom"), text("uitsplitsing"));
    Some(PassageSpec {
        stock: stock?,
        inflow: inflow?,
        outflow: outflow?,
        breakdown: breakdown?,
    })
}

fn read_pyramid(section: &Section<'_>, findings: &mut Findings) -> Option<PyramidSpec> {
    let mut text = |key: &'static str| section.required_text(key, findings).map(|text| text.value);
    let (left, right, breakdown) = (text("links"), text("rechts"), text("uitsplitsing"));
    Some(PyramidSpec {
        left: left?,
        right: right?,
        breakdown: breakdown?,
    })
}

/// Panels of a breakdown, unless the report says otherwise: three rows of three.
const PANELS: u8 = 9;

fn read_multiples(section: &Section<'_>, findings: &mut Findings) -> Option<MultiplesSpec> {
    let title = section.text("titel", findings).map(|text| text.value);
    let indicators = read_indicators(section, findings);
    let breakdown = section.text("uitsplitsing", findings);
    if let Some(breakdown) = breakdown.as_ref().filter(|_| indicators.len() > 1) {
        findings.push(section.finding(
            Code::OngeldigeKeuze,
            breakdown.span.clone(),
            "Een uitsplitsing hoort bij een indicator, maar hier staan er meer.",
            "Noem een indicator, of laat de uitsplitsing weg.",
        ));
    }
    let most = section.integer("aantal", findings);
    let most = most.and_then(|most| u8::try_from(most.value.clamp(2, 12)).ok());
    Some(MultiplesSpec {
        title,
        indicators,
        breakdown: breakdown.map(|text| text.value),
        most: most.unwrap_or(PANELS),
    })
}

fn read_money(section: &Section<'_>, findings: &mut Findings) -> Option<MoneySpec> {
    let mut text = |key: &'static str| section.required_text(key, findings).map(|text| text.value);
    let (title, budget, actual) = (text("titel"), text("begroot"), text("realisatie"));
    let (difference, breakdown) = (text("verschil"), text("uitsplitsing"));
    let mut optional = |key: &'static str| section.text(key, findings).map(|text| text.value);
    let (budget_heading, actual_heading) = (optional("kop_begroot"), optional("kop_realisatie"));
    let per = optional("per");
    let ahead = read_ahead(section, findings);
    Some(MoneySpec {
        title: title?,
        budget: budget?,
        actual: actual?,
        difference: difference?,
        per,
        breakdown: breakdown?,
        budget_heading,
        actual_heading,
        ahead,
    })
}

fn read_pace(section: &Section<'_>, findings: &mut Findings) -> Option<PaceSpec> {
    let mut text = |key: &'static str| section.required_text(key, findings).map(|text| text.value);
    let (realised, schedule, ahead) = (text("gerealiseerd"), text("schema"), text("verschil"));
    let half = section.integer("halfjaar", findings);
    if let Some(half) = half.as_ref().filter(|half| ![1, 2].contains(&half.value)) {
        findings.push(section.finding(
            Code::OngeldigeKeuze,
            half.span.clone(),
            "Een jaar heeft twee halfjaren.",
            "Kies 1 of 2.",
        ));
    }
    Some(PaceSpec {
        realised: realised?,
        schedule: schedule?,
        ahead: ahead?,
        half: if half.is_some_and(|half| half.value == 1) {
            1
        } else {
            2
        },
    })
}

pub(crate) fn read_agenda(section: &Section<'_>, findings: &mut Findings) -> Option<AgendaSpec> {
    let all = section.required_text("indicator", findings);
    let breakdown = section.required_text("uitsplitsing", findings);
    let states = values(section.texts("standen", findings));
    let ahead = read_ahead(section, findings);
    if states.is_empty() {
        findings.push(section.finding(
            Code::OntbrekendeSleutel,
            section.span(),
            "Deze agenda noemt geen standen.",
            "Voeg toe: standen = [\"acties-gereed\", \"acties-op-koers\"]",
        ));
    }
    Some(AgendaSpec {
        all: all?.value,
        states,
        breakdown: breakdown?.value,
        ahead,
    })
}

/// How many a list of the first ones shows, unless the report says otherwise.
const FIRST: u8 = 5;

/// A budget looks some years ahead, not a lifetime.
fn read_ahead(section: &Section<'_>, findings: &mut Findings) -> u8 {
    let years = section.integer("jaren_vooruit", findings);
    let years = years.and_then(|years| u8::try_from(years.value.clamp(0, 10)).ok());
    years.unwrap_or_default()
}

fn values(texts: Vec<ijkpunt_spans::Spanned<String>>) -> Vec<String> {
    texts.into_iter().map(|text| text.value).collect()
}
