//! View models: what a page shows, in words and numbers that are ready to print.
//!
//! A [`ChartView`] is the one source of a chart's picture, title, alternative, sentence, table and
//! download. Templates get strings only; a number that slipped through would be an error there.

use ijkpunt_charts::Chart;
use serde::Serialize;

mod agenda;
mod budget;
mod bullet;
mod cells;
mod country;
mod forecast;
mod leaders;
mod money;
mod multiples;
mod occupancy;
mod pace;
mod parts;
mod passage;
mod peers;
#[cfg(test)]
mod peers_tests;
mod pyramid;
mod ranking;
mod region;
mod source_table;
mod stock_flow;
mod survival;
mod trend;

pub(crate) use trend::is_same_part;

pub use cells::form;
pub use country::Country;
pub use forecast::{ForecastView, SignLine};
pub use peers::Among;
pub use region::RegionDrawer;
pub use source_table::{SourceTableView, source_tables};

use std::collections::BTreeMap;

use ijkpunt_model::{About, Area, Breakdown, Figure, Period, SheetCell, harmless};

use crate::{ChartKind, ChartSpec, Dutch, Material, Moment};

/// A cell of a table.
#[derive(Debug, Clone, Serialize, PartialEq)]
pub struct Cell {
    /// What it says.
    pub text: String,
    /// CSS classes.
    pub class: &'static str,
    /// The number behind the text, for the downloads; a template never sees it.
    #[serde(skip)]
    pub data: Option<SheetCell>,
}

impl Cell {
    /// A number, aligned right.
    pub fn number(text: impl Into<String>) -> Self {
        Cell {
            text: text.into(),
            class: "getal",
            data: None,
        }
    }

    /// Words in place of a number.
    pub fn words(text: impl Into<String>) -> Self {
        Cell {
            text: text.into(),
            class: "getal stil",
            data: None,
        }
    }

    /// Plain text.
    pub fn text(text: impl Into<String>) -> Self {
        Cell {
            text: text.into(),
            class: "",
            data: None,
        }
    }

    /// A figure: its number, or the words of its sign.
    pub fn figure(nl: &Dutch, figure: Option<&Figure>, about: &About) -> Self {
        match figure {
            Some(figure) => {
                let text = nl.figure(figure, about.sort, about.decimals);
                match figure.waarde {
                    Some(value) => {
                        let cell = Cell::number(text).of(value, cells::form(about));
                        cell.qualified(figure.teken)
                    }
                    None => Cell::words(text),
                }
            }
            None => Cell::words(ijkpunt_model::Sign::NietGeleverd.words()),
        }
    }
}

/// A row: its header and its cells.
#[derive(Debug, Clone, Serialize, PartialEq)]
pub struct Row {
    /// What the row is about.
    pub header: String,
    /// The cells behind it.
    pub cells: Vec<Cell>,
}

/// A table.
#[derive(Debug, Clone, Serialize, PartialEq)]
pub struct TableView {
    /// Caption.
    pub caption: String,
    /// Heading of the first column.
    pub corner: String,
    /// Headings of the other columns, with the class of their cells.
    pub columns: Vec<Cell>,
    /// Rows.
    pub rows: Vec<Row>,
}

impl TableView {
    /// The table as CSV: UTF-8 with BOM and `;`, as Dutch spreadsheets open it. A cell that a
    /// spreadsheet could take for a formula gets a quote before it; a plain number does not.
    pub fn csv(&self) -> String {
        let mut out = String::from('\u{feff}');
        let headings = self.columns.iter().map(|column| column.text.as_str());
        push_csv_line(
            &mut out,
            std::iter::once(self.corner.as_str()).chain(headings),
        );
        for row in &self.rows {
            let cells = row.cells.iter().map(|cell| cell.text.as_str());
            push_csv_line(&mut out, std::iter::once(row.header.as_str()).chain(cells));
        }
        out
    }
}

fn push_csv_line<'a>(out: &mut String, cells: impl Iterator<Item = &'a str>) {
    for (index, cell) in cells.enumerate() {
        if index > 0 {
            out.push(';');
        }
        // A true minus is no minus to a spreadsheet.
        let cell = cell.replace('−', "-");
        out.push('"');
        out.push_str(&harmless(&cell).replace('"', "\"\""));
        out.push('"');
    }
    out.push_str("\r\n");
}

/// A chart with everything that belongs to it.
#[derive(Debug, Clone, PartialEq)]
pub struct ChartView {
    /// Id within the page.
    pub id: String,
    /// The finding.
    pub headline: String,
    /// What, where, when, unit.
    pub subtitle: String,
    /// One sentence that says what the picture shows, with its doubt.
    pub summary: String,
    /// The numbers of the picture.
    pub table: TableView,
    /// The fragment of a table elsewhere on the page that holds the same numbers, where showing
    /// hundreds of rows twice would help nobody.
    pub table_elsewhere: Option<&'static str>,
    /// Whether the table stands open below the picture: where readers come for the amounts, the
    /// picture only shows which to look at.
    pub table_open: bool,
    /// The picture, with its text alternative.
    pub chart: Chart,
}

/// Makes chart views for one gemeente.
pub struct Drawer<'a> {
    /// What the report is made from.
    pub material: &'a Material<'a>,
    /// Formats.
    pub nl: &'a Dutch,
    /// The gemeente.
    pub area: &'a Area,
}

impl<'a> Drawer<'a> {
    /// The view of a chart, or nothing where an indicator is not known (which a finding has said).
    pub fn view(&self, spec: &ChartSpec) -> Option<ChartView> {
        match &spec.kind {
            ChartKind::Doelen { indicators } => self.bullet(&spec.id, indicators),
            ChartKind::Verloop {
                stock,
                inflow,
                outflow,
            } => self.stock_flow(
                &spec.id,
                self.about(stock)?,
                self.about(inflow)?,
                self.about(outflow)?,
            ),
            ChartKind::Delen {
                indicator,
                breakdown,
            } => self.parts(&spec.id, self.about(indicator)?, breakdown),
            ChartKind::Bezetting {
                occupancy,
                capacity,
            } => self.occupancy(&spec.id, self.about(occupancy)?, self.about(capacity)?),
            ChartKind::Rangorde { indicator } => self.ranking(&spec.id, self.about(indicator)?),
            ChartKind::Reeks { indicators } => {
                let abouts: Vec<&About> =
                    indicators.iter().filter_map(|id| self.about(id)).collect();
                self.trend(&spec.id, &abouts)
            }
            ChartKind::Toplijst {
                indicator,
                breakdown,
                most,
            } => self.leaders(&spec.id, self.about(indicator)?, breakdown, *most),
            ChartKind::Tempo(pace) => self.pace(&spec.id, pace),
            ChartKind::Geld(money) if self.material.definition.moment == Moment::Begroting => {
                self.budget(&spec.id, money)
            }
            ChartKind::Geld(money) => self.money(&spec.id, money),
            ChartKind::Agenda(agenda) => self.agenda(&spec.id, agenda),
            ChartKind::Overleving(survival) => self.survival(&spec.id, survival),
            ChartKind::Doorstroom(passage) => {
                let abouts = [&passage.stock, &passage.inflow, &passage.outflow];
                let [stock, inflow, outflow] = abouts.map(|id| self.about(id));
                self.passage(&spec.id, [stock?, inflow?, outflow?], &passage.breakdown)
            }
            ChartKind::Piramide(pyramid) => self.pyramid(
                &spec.id,
                [self.about(&pyramid.left)?, self.about(&pyramid.right)?],
                &pyramid.breakdown,
            ),
            ChartKind::Reeksen(multiples) => self.multiples(&spec.id, multiples),
        }
    }

    fn about(&self, id: &str) -> Option<&'a About> {
        self.material.abouts.get(id)
    }

    /// The figure of the verslagjaar, in total.
    pub fn reported(&self, about: &About) -> Option<&'a Figure> {
        self.at(about, about.reported?)
    }

    pub fn at(&self, about: &About, period: Period) -> Option<&'a Figure> {
        self.material
            .released
            .total(&about.id, self.area.code.as_str(), period)
    }

    /// "Groningen, 2019, personen": the statistical subtitle.
    fn subtitle(&self, what: &str, when: &str, unit: &str) -> String {
        format!("{what}, {}, {when}, {unit}", self.area.name)
    }

    fn year(&self) -> String {
        self.material.setting.year.to_string()
    }
}

/// The class of rows without a code.
const UNKNOWN: &str = "onbekend";

/// The name of a class on a page.
fn class_name(breakdown: &Breakdown, class: &str) -> String {
    let found = breakdown.classes.iter().find(|known| known.id == class);
    let found = found.map(|class| class.name.clone());
    found
        .or_else(|| breakdown.unknown.clone())
        .unwrap_or_else(|| "Onbekend".to_owned())
}

/// A figure's number as f64, and its text or sign.
fn labelled(nl: &Dutch, figure: Option<&Figure>, about: &About) -> (Option<f64>, String) {
    let cell = Cell::figure(nl, figure, about);
    (figure.and_then(|figure| figure.waarde), cell.text)
}

/// Figures of a series by period, for charts over time.
fn by_period<'f>(series: &[&'f Figure]) -> BTreeMap<Period, &'f Figure> {
    series
        .iter()
        .map(|figure| (figure.periode, *figure))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_csv_cell_is_never_a_formula() {
        let table = TableView {
            caption: String::new(),
            corner: "Naam".into(),
            columns: vec![Cell::number("Verschil")],
            rows: vec![
                Row {
                    header: "=1+1".into(),
                    cells: vec![Cell::number("−40")],
                },
                Row {
                    header: "a \"b\"".into(),
                    cells: vec![Cell::number("+12")],
                },
                Row {
                    header: "-x".into(),
                    cells: vec![Cell::number("@y")],
                },
            ],
        };
        assert_eq!(
            table.csv(),
            "\u{feff}\"Naam\";\"Verschil\"\r\n\"'=1+1\";\"-40\"\r\n\"a \"\"b\"\"\";\"+12\"\r\n\"'-x\";\"'@y\"\r\n"
        );
    }
}
