//! The table of targets on a chapter: what was aimed at, what was reached, and why.

use chrono::Datelike;
use ijkpunt_assessment::{TargetVerdict, Tone, against_target};
use ijkpunt_model::{About, Code, Figure, Finding, Findings, Period, Place, Severity, Sign};
use serde::Serialize;

use crate::columns::{self, Column};
use crate::narrative::Narrator;
use crate::view::{Cell, Drawer, Row as TableRow, SignLine, TableView};
use crate::words;

/// The table.
#[derive(Serialize)]
pub struct TargetTable {
    class: &'static str,
    columns: Vec<Cell>,
    rows: Vec<TargetRow>,
    signs: Vec<SignLine>,
}

#[derive(Serialize)]
struct TargetRow {
    id: String,
    name: String,
    cells: Vec<TargetCell>,
    verdict: &'static str,
    meaning: &'static str,
    tone: &'static str,
}

/// A cell and what the template makes of it.
#[derive(Serialize)]
struct TargetCell {
    /// `getal`, `oordeel` or `verhaal`.
    kind: &'static str,
    text: String,
    class: String,
    /// On a telephone, where rows are stacked: what the cell is about.
    heading: Option<String>,
    /// The same with its number, for the downloads.
    #[serde(skip)]
    cell: Cell,
}

impl TargetTable {
    /// The table for the downloads, with the words of the verdict in full. What the author explains
    /// stays on the page.
    pub fn view(&self, caption: &str) -> TableView {
        let told = |index: &usize| {
            let cells = self.rows.first().map(|row| row.cells.as_slice());
            let cell = cells.and_then(|cells| cells.get(*index));
            cell.is_none_or(|cell| cell.kind != "verhaal")
        };
        let kept: Vec<usize> = (0..self.columns.len()).filter(told).collect();
        let row = |row: &TargetRow| TableRow {
            header: row.name.clone(),
            cells: kept
                .iter()
                .filter_map(|index| row.cells.get(*index))
                .map(|cell| match cell.kind {
                    "oordeel" => Cell::text(match row.meaning {
                        "" => row.verdict.to_owned(),
                        meaning => format!("{}, {meaning}", row.verdict),
                    }),
                    _ => cell.cell.clone(),
                })
                .collect(),
        };
        let headings = kept.iter().filter_map(|index| self.columns.get(*index));
        TableView {
            caption: caption.to_owned(),
            corner: "Indicator".into(),
            columns: headings.cloned().collect(),
            rows: self.rows.iter().map(row).collect(),
        }
    }
}

/// Makes the table. A target that was missed and that nobody explains is a finding, where the
/// report has a column for it.
pub fn table(drawer: &Drawer<'_>, narrator: &Narrator, findings: &mut Findings) -> TargetTable {
    let spec = &drawer.material.definition.table;
    let columns = spec.columns();
    let headings: Vec<Cell> = columns
        .iter()
        .map(|column| heading(*column, drawer.material.setting.year))
        .collect();
    // The usual columns fit on a telephone; more of them are stacked there.
    let stacked = spec.columns.is_some();
    let mut rows = Vec::new();
    let mut signs = Vec::new();
    let abouts = spec.indicators.iter();
    for about in abouts.filter_map(|id| drawer.material.abouts.get(id)) {
        let Some(figure) = drawer.reported(about) else {
            continue;
        };
        let verdict = against_target(figure, about.direction);
        let mut cells = Vec::new();
        for (column, heading) in columns.iter().zip(&headings) {
            let row = Row {
                drawer,
                about,
                figure,
                verdict: &verdict,
            };
            let mut cell = match column {
                Column::Toelichting => row.explained(narrator, findings),
                column => row.cell(*column, &mut signs),
            };
            cell.heading = stacked.then(|| heading.text.clone());
            cells.push(cell);
        }
        rows.push(TargetRow {
            id: about.id.clone(),
            name: about.name.clone(),
            cells,
            verdict: words::verdict(&verdict),
            meaning: words::meaning(&verdict),
            tone: match verdict.tone {
                Tone::Gunstig => "goed",
                Tone::Aandacht => "let",
                Tone::Neutraal => "stil",
            },
        });
    }
    TargetTable {
        class: match stacked {
            true => "doelen stapel",
            false => "doelen",
        },
        columns: headings,
        rows,
        signs: SignLine::of(signs),
    }
}

fn heading(column: Column, year: i32) -> Cell {
    let year = year + column.years();
    match column {
        Column::TweeJaarTerug | Column::VorigJaar => Cell::number(format!("Behaald {year}")),
        Column::Beoogd => Cell::number("Beoogd"),
        Column::Behaald => Cell::number("Behaald"),
        Column::Verschil => Cell::number("Verschil"),
        Column::VolgendJaar => Cell::number(format!("Beoogd {year}")),
        Column::Oordeel => Cell {
            class: "oordeel",
            ..Cell::text("Oordeel")
        },
        Column::Toelichting => Cell {
            class: "toelichting",
            ..Cell::text("Toelichting")
        },
    }
}

/// An indicator in the table.
struct Row<'a> {
    drawer: &'a Drawer<'a>,
    about: &'a About,
    figure: &'a Figure,
    verdict: &'a TargetVerdict,
}

impl Row<'_> {
    fn cell(&self, column: Column, signs: &mut Vec<Sign>) -> TargetCell {
        let nl = self.drawer.nl;
        let cell = match column {
            Column::TweeJaarTerug | Column::VorigJaar => {
                let figure = self.other_year(column);
                let absent = figure.is_none().then_some(Sign::NietGeleverd);
                signs.extend(figure.and_then(|figure| figure.teken).or(absent));
                self.reached(figure)
            }
            Column::Beoogd => target(self.drawer, Some(self.figure), self.about),
            Column::VolgendJaar => target(self.drawer, self.other_year(column), self.about),
            Column::Behaald => {
                signs.extend(self.figure.teken);
                self.reached(Some(self.figure))
            }
            Column::Verschil => match self.verdict.difference {
                Some(difference) => Cell::signed(nl, difference, self.about.decimals),
                None => Cell::words("niet te bepalen"),
            },
            Column::Oordeel | Column::Toelichting => Cell::text(""),
        };
        let strong = if column == Column::Behaald {
            " sterk"
        } else {
            ""
        };
        TargetCell {
            kind: if column == Column::Oordeel {
                "oordeel"
            } else {
                "getal"
            },
            class: format!("{}{strong}", cell.class),
            text: cell.text.clone(),
            heading: None,
            cell,
        }
    }

    /// The figure, and of a share over how many it was taken.
    fn reached(&self, figure: Option<&Figure>) -> Cell {
        let nl = self.drawer.nl;
        let cell = Cell::figure(nl, figure, self.about);
        match figure.and_then(|figure| words::over(nl, figure, self.about)) {
            Some(over) => cell.with_remark(&over),
            None => cell,
        }
    }

    fn other_year(&self, column: Column) -> Option<&Figure> {
        let period = shifted(self.about.reported?, column.years())?;
        self.drawer.at(self.about, period)
    }

    /// The author's explanation as HTML.
    fn explained(&self, narrator: &Narrator, findings: &mut Findings) -> TargetCell {
        let name = columns::explanation(&self.about.id);
        let html = match self.drawer.material.narrative.get(&name) {
            Some(text) => narrator
                .render(text, 3, findings)
                .with_charts(|_| String::new()),
            None if self.verdict.tone == Tone::Aandacht => {
                findings.push(unexplained(&name, self.about));
                "<p class=\"stil\">Deze toelichting is nog niet geschreven.</p>".to_owned()
            }
            None => "<p class=\"stil\">geen</p>".to_owned(),
        };
        TargetCell {
            kind: "verhaal",
            text: html,
            class: String::new(),
            heading: None,
            cell: Cell::text(""),
        }
    }
}

fn unexplained(name: &str, about: &About) -> Finding {
    Finding::new(
        Code::ToelichtingOntbreekt,
        Severity::Waarschuwing,
        Place::file(format!("verhaal/{name}")),
        format!(
            "Het doel '{}' is niet gehaald, en er staat niet waarom.",
            about.name
        ),
        "Schrijf in dit bestand hoe dat komt. Tot dan staat op de pagina dat de toelichting nog komt.",
    )
}

fn target(drawer: &Drawer<'_>, figure: Option<&Figure>, about: &About) -> Cell {
    match figure.filter(|figure| figure.beoogd.is_some()) {
        Some(figure) => Cell::target(drawer.nl, figure, about),
        None => Cell::words("geen doel"),
    }
}

/// The same part of another year.
fn shifted(period: Period, years: i32) -> Option<Period> {
    Some(match period {
        Period::Jaar(year) => Period::Jaar(year + years),
        Period::Halfjaar(year, number) => Period::Halfjaar(year + years, number),
        Period::Kwartaal(year, number) => Period::Kwartaal(year + years, number),
        Period::Maand(year, number) => Period::Maand(year + years, number),
        Period::Peildatum(day) => Period::Peildatum(day.with_year(day.year() + years)?),
    })
}
