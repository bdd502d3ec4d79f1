//! View models of a page about a region: the whole beside its gemeenten.

use ijkpunt_charts::{Body, Chart, RankBar, Ranking};
use ijkpunt_model::{About, Area, Figure, Period, Region, Sign};

use super::{Cell, ChartView, Drawer, Row, TableView};
use crate::Dutch;
use crate::region::{PartKind, PartSpec};

mod actions;
mod goal;
mod places;
mod providers;
mod shares;
mod steps;
mod supply;

/// A part of the page.
#[derive(Debug, Default)]
pub struct PartView {
    /// Pictures with their tables.
    pub figures: Vec<ChartView>,
    /// Tables without a picture.
    pub tables: Vec<ExtraTable>,
}

/// A table without a picture.
#[derive(Debug)]
pub struct ExtraTable {
    /// Id of its download.
    pub id: String,
    /// The table.
    pub table: TableView,
    /// Whether it stands open: where it is what the part is about.
    pub open: bool,
}

/// Makes the views of one region.
pub struct RegionDrawer<'a> {
    /// The drawer of the region as a whole.
    pub whole: Drawer<'a>,
    /// The region, and the region without some members.
    pub regions: &'a [Region],
    /// Its gemeenten, by name.
    pub areas: &'a [Area],
}

impl<'a> RegionDrawer<'a> {
    /// The views of a part.
    pub fn part(&self, spec: &PartSpec) -> PartView {
        let found = match &spec.kind {
            PartKind::Taakstelling { .. } => self.goal(spec),
            PartKind::VraagEnAanbod { sizes, apart } => {
                self.supply(&spec.id, sizes, apart.as_deref())
            }
            PartKind::Doorlooptijden { steps } => self.steps(&spec.id, steps),
            PartKind::Aandelen { indicators } => self.shares(spec, indicators),
            PartKind::Toplijsten {
                indicators,
                breakdown,
                most,
            } => self.providers(&spec.id, indicators, breakdown, *most),
            PartKind::NaarGrootte { indicators, size } => self.places(&spec.id, indicators, size),
            PartKind::Acties {
                agenda,
                gemeenten,
                by_state,
                named,
            } => self.actions(&spec.id, agenda, (gemeenten, by_state), named.as_ref()),
        };
        found.unwrap_or_default()
    }

    fn nl(&self) -> &'a Dutch {
        self.whole.nl
    }

    fn name(&self) -> &'a str {
        &self.whole.area.name
    }

    /// The gemeenten by name, and behind them the regions: each with whether it is a region.
    fn lines(&self) -> Vec<(&'a Area, bool)> {
        let areas = self.areas.iter().map(|area| (area, false));
        let regions = self.regions.iter().map(|region| (&region.area, true));
        areas.chain(regions).collect()
    }

    fn figure(&self, about: &About, area: &Area, period: Period) -> Option<&'a Figure> {
        let released = self.whole.material.released;
        released.total(&about.id, area.code.as_str(), period)
    }

    fn reported(&self, about: &About, area: &Area) -> Option<&'a Figure> {
        self.figure(about, area, about.reported?)
    }

    /// A row for each gemeente and region; those of regions stand out.
    fn rows(&self, cells: impl Fn(&'a Area) -> Vec<Cell>) -> Vec<Row> {
        let row = |(area, is_region): (&'a Area, bool)| Row {
            header: area.name.clone(),
            cells: match is_region {
                true => cells(area).into_iter().map(strong).collect(),
                false => cells(area),
            },
        };
        self.lines().into_iter().map(row).collect()
    }

    /// A bar for each gemeente, by name: how much more or less there is. Nothing is sorted by the
    /// number, so that the list does not rank.
    fn bars(&self, axis: &str, value: impl Fn(&Area) -> Option<f64>, decimals: u8) -> Ranking {
        let bar = |area: &Area| {
            let value = value(area)?;
            Some(RankBar {
                label: area.name.clone(),
                value,
                value_label: self.nl().signed(value, decimals),
                labelled: true,
            })
        };
        Ranking {
            axis_label: axis.to_owned(),
            bars: self.areas.iter().filter_map(bar).collect(),
        }
    }
}

/// The same cell as one of a region.
fn strong(cell: Cell) -> Cell {
    let class = match cell.class {
        "getal" => "getal sterk",
        other => other,
    };
    Cell { class, ..cell }
}

/// A number that was derived from figures; where one of them is missing, the words of its sign.
fn derived(nl: &Dutch, value: Option<f64>, from: &[Option<&Figure>], decimals: u8) -> Cell {
    match value {
        Some(value) => Cell::signed(nl, value, decimals),
        None => absent(nl, from),
    }
}

/// Why a number that is made of these figures is missing.
fn absent(nl: &Dutch, from: &[Option<&Figure>]) -> Cell {
    let missing = from.iter().find_map(|figure| match figure {
        None => Some(Sign::NietGeleverd),
        Some(figure) => figure.teken.filter(|_| figure.waarde.is_none()),
    });
    let secret = matches!(missing, Some(Sign::Geheim | Sign::GeheimSecundair));
    Cell::words(match missing {
        Some(sign) if !secret => sign.words().to_owned(),
        _ => nl.say("niet-te-bepalen", &[]),
    })
}

/// A chart with its words.
struct Words {
    headline: String,
    subtitle: String,
    summary: String,
    alt: String,
}

fn chart(id: &str, words: Words, table: TableView, body: Body) -> ChartView {
    ChartView {
        id: id.to_owned(),
        chart: Chart {
            id: id.to_owned(),
            alt_title: words.headline.clone(),
            alt_text: words.alt,
            body,
        },
        headline: words.headline,
        subtitle: words.subtitle,
        summary: words.summary,
        table,
        table_elsewhere: None,
        table_open: false,
    }
}
