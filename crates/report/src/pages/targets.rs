//! The table of targets on a chapter: what was aimed at, what was reached, and why.

use chrono::Datelike;
use ijkpunt_assessment::Tone;
use ijkpunt_model::{About, Code, Figure, Finding, Findings, Period, Place, Severity, Sign};
use serde::Serialize;

use super::judgement::Judgement;
use crate::columns::{self, Column};
use crate::cycle::{Moment, Prognosis};
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
    /// What is expected of the whole year, and on which assumptions.
    prognoses: Vec<PrognosisView>,
}

/// An expectation with what it rests on.
#[derive(Serialize)]
struct PrognosisView {
    name: String,
    value: String,
    assumptions: Vec<String>,
    source: String,
}

#[derive(Serialize)]
struct TargetRow {
    id: String,
    name: String,
    cells: Vec<TargetCell>,
    verdict: String,
    meaning: String,
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
                    "oordeel" => Cell::text(match row.meaning.as_str() {
                        "" => row.verdict.clone(),
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

/// Makes the table. A target that was missed, or that lags half-way, and that nobody explains is a
/// finding, where the report has a column for it.
pub fn table(drawer: &Drawer<'_>, narrator: &Narrator, findings: &mut Findings) -> TargetTable {
    let definition = drawer.material.definition;
    let spec = &definition.table;
    let columns = shown_columns(drawer);
    let headings: Vec<Cell> = columns
        .iter()
        .map(|column| heading(*column, drawer))
        .collect();
    // The usual columns fit on a telephone; more of them are stacked there.
    let stacked = spec.columns.is_some();
    let mut rows = Vec::new();
    let mut signs = Vec::new();
    let mut prognoses = Vec::new();
    let abouts = spec.indicators.iter();
    for about in abouts.filter_map(|id| drawer.material.abouts.get(id)) {
        let Some(figure) = drawer.reported(about) else {
            continue;
        };
        let row = Row {
            drawer,
            about,
            figure,
            judgement: Judgement::of(drawer, about, figure),
        };
        let mut cells = Vec::new();
        for (column, heading) in columns.iter().zip(&headings) {
            let mut cell = match column {
                Column::Toelichting => row.explained(narrator, findings),
                column => row.cell(*column, &mut signs),
            };
            cell.heading = stacked.then(|| heading.text.clone());
            cells.push(cell);
        }
        if columns.contains(&Column::Verwacht) {
            prognoses.extend(row.prognosis().map(|known| row.prognosis_view(known)));
        }
        rows.push(TargetRow {
            id: about.id.clone(),
            name: about.name.clone(),
            cells,
            verdict: row.judgement.verdict.clone(),
            meaning: row.judgement.meaning.clone(),
            tone: match row.judgement.tone {
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
        prognoses,
    }
}

/// The columns of the table; targets of far years only where somebody set one.
fn shown_columns(drawer: &Drawer<'_>) -> Vec<Column> {
    let definition = drawer.material.definition;
    let is_set = |column: Column| {
        let ids = definition.table.indicators.iter();
        let mut abouts = ids.filter_map(|id| drawer.material.abouts.get(id));
        abouts.any(|about| {
            let period = whole_year(drawer, about).and_then(|year| shifted(year, column.years()));
            let figure = period.and_then(|period| drawer.at(about, period));
            figure.is_some_and(|figure| figure.beoogd.is_some())
        })
    };
    let far = |column: Column| {
        matches!(
            column,
            Column::BeoogdOverTweeJaar | Column::BeoogdOverDrieJaar
        ) || (column == Column::VolgendJaar && definition.moment == Moment::Begroting)
    };
    let columns = definition.table.columns().iter().copied();
    columns
        .filter(|column| !far(*column) || is_set(*column))
        .collect()
}

fn heading(column: Column, drawer: &Drawer<'_>) -> Cell {
    let setting = drawer.material.setting;
    let moment = drawer.material.definition.moment;
    let year = setting.year + column.years();
    let (nl, number) = (drawer.nl, |text: String| Cell::number(text));
    let aimed = |year: i32| nl.say("kolom-beoogd", &[("jaar", &year.to_string())]);
    let part = |year: i32| {
        let part = Period::complete_part(setting.year, setting.run_date);
        let part = part.and_then(|part| shifted(part, year - setting.year));
        part.map_or_else(|| year.to_string(), |part| part_words(drawer, part))
    };
    match column {
        Column::DrieJaarTerug | Column::TweeJaarTerug | Column::VorigJaar => {
            number(nl.say("kolom-behaald", &[("jaar", &year.to_string())]))
        }
        Column::Beoogd => match moment {
            Moment::Jaarverslag => Cell::number("Beoogd"),
            Moment::Begroting => number(aimed(year)),
            Moment::Bestuursrapportage => {
                number(nl.say("kolom-beoogd-heel", &[("jaar", &year.to_string())]))
            }
        },
        Column::Behaald => Cell::number("Behaald"),
        Column::Verschil => Cell::number("Verschil"),
        Column::BeoogdTweeJaarTerug
        | Column::BeoogdVorigJaar
        | Column::VolgendJaar
        | Column::BeoogdOverTweeJaar
        | Column::BeoogdOverDrieJaar => number(aimed(year)),
        Column::TotNuToe | Column::TotNuToeVorigJaar => Cell::number(words::sentence(&part(year))),
        Column::OpSchema => number(nl.say("kolom-op-schema", &[("periode", &part(year))])),
        Column::Verwacht => number(nl.say("kolom-verwacht", &[("jaar", &year.to_string())])),
        Column::Oordeel => Cell {
            class: "oordeel",
            ..Cell::text(match moment {
                Moment::Bestuursrapportage => "Status",
                _ => "Oordeel",
            })
        },
        Column::Toelichting => Cell {
            class: "toelichting",
            ..Cell::text("Toelichting")
        },
    }
}

/// "eerste halfjaar 2020": short, for a heading.
fn part_words(drawer: &Drawer<'_>, part: Period) -> String {
    drawer.nl.period(part).replace(" van ", " ")
}

/// The period of the whole verslagjaar: of a flow the year, of a stand its end. Half-way, the
/// figure of the report is that of a part.
pub(super) fn whole_year(drawer: &Drawer<'_>, about: &About) -> Option<Period> {
    let reported = about.reported?;
    if drawer.material.definition.moment != Moment::Bestuursrapportage {
        return Some(reported);
    }
    let year = Period::Jaar(drawer.material.setting.year);
    Some(match reported {
        Period::Peildatum(_) => Period::Peildatum(year.next_first_day()),
        _ => year,
    })
}

/// An indicator in the table.
struct Row<'a> {
    drawer: &'a Drawer<'a>,
    about: &'a About,
    figure: &'a Figure,
    judgement: Judgement,
}

impl Row<'_> {
    fn cell(&self, column: Column, signs: &mut Vec<Sign>) -> TargetCell {
        let nl = self.drawer.nl;
        let cell = match column {
            Column::DrieJaarTerug | Column::TweeJaarTerug | Column::VorigJaar => {
                self.told(self.other_year(column), signs)
            }
            Column::TotNuToeVorigJaar => {
                let before = self.about.reported.and_then(|part| shifted(part, -1));
                let figure = before.and_then(|part| self.drawer.at(self.about, part));
                self.told(figure, signs)
            }
            Column::Beoogd
            | Column::BeoogdTweeJaarTerug
            | Column::BeoogdVorigJaar
            | Column::VolgendJaar
            | Column::BeoogdOverTweeJaar
            | Column::BeoogdOverDrieJaar => {
                target(self.drawer, self.other_year(column), self.about)
            }
            Column::Behaald | Column::TotNuToe => self.told(Some(self.figure), signs),
            Column::OpSchema => match self.judgement.schedule {
                Some(schedule) => self.exact(schedule),
                None => Cell::words(nl.say("geen-schema", &[])),
            },
            Column::Verwacht => match self.prognosis() {
                Some(known) => self.exact(known.value),
                None => Cell::words(nl.say("geen-verwachting", &[])),
            },
            Column::Verschil => match self.judgement.difference {
                Some(difference) => Cell::signed(nl, difference, self.about.decimals),
                None => Cell::words(nl.say("niet-te-bepalen", &[])),
            },
            Column::Oordeel | Column::Toelichting => Cell::text(""),
        };
        let strong = match column {
            Column::Behaald | Column::TotNuToe => " sterk",
            Column::Beoogd if self.is_budget() => " sterk",
            _ => "",
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

    fn is_budget(&self) -> bool {
        self.drawer.material.definition.moment == Moment::Begroting
    }

    /// A figure as it was reached, and the sign that its words need.
    fn told(&self, figure: Option<&Figure>, signs: &mut Vec<Sign>) -> Cell {
        let absent = figure.is_none().then_some(Sign::NietGeleverd);
        signs.extend(figure.and_then(|figure| figure.teken).or(absent));
        self.reached(figure)
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

    /// A number that may have a fraction where the figures are whole: half of 35.
    fn exact(&self, value: f64) -> Cell {
        let (nl, decimals) = (self.drawer.nl, self.about.decimals);
        match self.about.sort.is_share() {
            true => Cell::share(nl, value, decimals),
            false if value.fract() != 0.0 => Cell::amount(nl, value, decimals.max(1)),
            false => Cell::amount(nl, value, decimals),
        }
    }

    fn other_year(&self, column: Column) -> Option<&Figure> {
        let year = whole_year(self.drawer, self.about)?;
        let period = shifted(year, column.years())?;
        self.drawer.at(self.about, period)
    }

    /// What somebody expects of the whole verslagjaar.
    fn prognosis(&self) -> Option<&Prognosis> {
        let material = self.drawer.material;
        material
            .prognoses
            .iter()
            .find(|known| known.indicator == self.about.id && known.year == material.setting.year)
    }

    fn prognosis_view(&self, known: &Prognosis) -> PrognosisView {
        PrognosisView {
            name: self.about.name.clone(),
            value: self.exact(known.value).text,
            assumptions: known.assumptions.clone(),
            source: known.source.clone(),
        }
    }

    /// The author's explanation as HTML.
    fn explained(&self, narrator: &Narrator, findings: &mut Findings) -> TargetCell {
        let name = columns::explanation(&self.about.id);
        let html = match self.drawer.material.narrative.get(&name) {
            Some(text) => narrator
                .render(text, 3, findings)
                .with_charts(|_| String::new()),
            None if self.judgement.tone == Tone::Aandacht => {
                findings.push(self.unexplained(&name));
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

    fn unexplained(&self, name: &str) -> Finding {
        let what = match self.drawer.material.definition.moment {
            Moment::Bestuursrapportage => "loopt achter",
            _ => "is niet gehaald",
        };
        Finding::new(
            Code::ToelichtingOntbreekt,
            Severity::Waarschuwing,
            Place::file(format!("verhaal/{name}")),
            format!(
                "Het doel '{}' {what}, en er staat niet waarom.",
                self.about.name
            ),
            "Schrijf in dit bestand hoe dat komt. Tot dan staat op de pagina dat de toelichting nog komt.",
        )
    }
}

fn target(drawer: &Drawer<'_>, figure: Option<&Figure>, about: &About) -> Cell {
    match figure.filter(|figure| figure.beoogd.is_some()) {
        Some(figure) => Cell::target(drawer.nl, figure, about),
        None => Cell::words(drawer.nl.say("geen-doel", &[])),
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
