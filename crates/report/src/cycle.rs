//! Which document of the planning-and-control cycle a chapter belongs to: the one that looks ahead,
//! the one half-way, or the one that looks back. They share one layout, so that a reader finds the
//! same indicators in the same place (BBV, art. 4), and differ in what may be said of the year.

use std::collections::BTreeSet;

use ijkpunt_model::{Code, Finding, Findings, Period, Severity};
use ijkpunt_spans::Section;

use crate::columns::Column;
use crate::material::Setting;
use crate::supplement::FORECAST_INDICATORS;
use crate::{ChartKind, ReportDefinition};

/// A document of the cycle.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Moment {
    /// Looks back on a year that is over.
    #[default]
    Jaarverslag,
    /// Looks ahead: the verslagjaar is the year that is budgeted, of which nothing is known but
    /// targets and money.
    Begroting,
    /// Half-way: of the verslagjaar a part is over.
    Bestuursrapportage,
}

impl Moment {
    const WORDS: [&'static str; 3] = ["jaarverslag", "begroting", "bestuursrapportage"];

    /// Whether the verslagjaar may lie, wholly or in part, after the run date.
    pub const fn is_ahead(self) -> bool {
        !matches!(self, Moment::Jaarverslag)
    }

    /// The columns of a table that names none, where the document has columns of its own.
    pub(crate) fn columns(self) -> Option<Vec<Column>> {
        use Column::{
            Beoogd, BeoogdOverDrieJaar, BeoogdOverTweeJaar, BeoogdVorigJaar, DrieJaarTerug,
            Oordeel, OpSchema, Toelichting, TotNuToe, TotNuToeVorigJaar, TweeJaarTerug, Verwacht,
            VolgendJaar,
        };
        match self {
            Moment::Jaarverslag => None,
            Moment::Begroting => Some(vec![
                DrieJaarTerug,
                TweeJaarTerug,
                BeoogdVorigJaar,
                Beoogd,
                VolgendJaar,
                BeoogdOverTweeJaar,
                BeoogdOverDrieJaar,
            ]),
            Moment::Bestuursrapportage => Some(vec![
                Beoogd,
                TotNuToeVorigJaar,
                TotNuToe,
                OpSchema,
                Oordeel,
                Verwacht,
                Toelichting,
            ]),
        }
    }

    /// Why a column can't stand in this document; none where it can.
    fn refuses(self, column: Column) -> Option<&'static str> {
        use Column::{Behaald, Oordeel, OpSchema, TotNuToe, TotNuToeVorigJaar, Verschil, Verwacht};
        match (self, column) {
            (Moment::Begroting, Behaald | Verschil | Oordeel) => Some(
                "Een begroting gaat over een jaar dat nog moet komen. Daarvan is nog niets behaald.",
            ),
            (Moment::Bestuursrapportage, Behaald) => Some(
                "Een bestuursrapportage gaat over een jaar dat nog niet voorbij is. Een deel van het jaar mag niet doorgaan voor het hele jaar.",
            ),
            (
                Moment::Jaarverslag | Moment::Begroting,
                TotNuToe | TotNuToeVorigJaar | OpSchema | Verwacht,
            ) => Some("Deze kolom hoort bij een bestuursrapportage."),
            _ => None,
        }
    }
}

/// Reads `moment`; absent is a jaarverslag.
pub(crate) fn read(head: &Section<'_>, findings: &mut Findings) -> Moment {
    let chosen = head.choice("moment", &Moment::WORDS, findings);
    match chosen.map(|choice| choice.value) {
        Some(1) => Moment::Begroting,
        Some(2) => Moment::Bestuursrapportage,
        _ => Moment::Jaarverslag,
    }
}

/// Reports columns that would tell of a time that is still to come.
pub(crate) fn check_columns(
    moment: Moment,
    columns: &[Column],
    table: &Section<'_>,
    findings: &mut Findings,
) {
    for column in columns {
        if let Some(why) = moment.refuses(*column) {
            let finding = table.finding(
                Code::OngeldigeKeuze,
                table.span(),
                format!(
                    "De kolom '{}' past niet bij dit rapport. {why}",
                    column.word()
                ),
                "Haal de kolom weg uit `kolommen`, of verander `moment` onder [rapport].",
            );
            findings.push(Finding {
                severity: Severity::Blokkeert,
                ..finding
            });
        }
    }
}

/// What somebody expects of the whole year, and on which assumptions. It is never computed.
#[derive(Debug, Clone, PartialEq)]
pub struct Prognosis {
    /// Id of the indicator.
    pub indicator: String,
    /// The year that it is about.
    pub year: i32,
    /// What is expected, in the unit of the indicator; of a share a fraction.
    pub value: f64,
    /// What it rests on, in words.
    pub assumptions: Vec<String>,
    /// Who expects it, and where that stands.
    pub source: String,
}

impl Setting {
    /// The part of the verslagjaar that is over on the run date.
    pub fn complete_part(&self) -> Option<Period> {
        Period::complete_part(self.year, self.run_date)
    }
}

impl ReportDefinition {
    /// Ids of what is planned, and so may be told of a time that is still to come: budgets, what has
    /// to be done, and the taakstelling.
    pub fn plans(&self) -> BTreeSet<&str> {
        let mut plans: BTreeSet<&str> = FORECAST_INDICATORS.into_iter().collect();
        for chart in &self.charts {
            match &chart.kind {
                ChartKind::Geld(spec) => {
                    plans.insert(&spec.budget);
                }
                ChartKind::Agenda(spec) => {
                    plans.insert(&spec.all);
                    plans.extend(spec.states.iter().map(String::as_str));
                }
                ChartKind::Tempo(spec) => {
                    plans.insert(&spec.schedule);
                }
                _ => {}
            }
        }
        plans
    }

    /// Ids of what was budgeted and what was spent or received.
    pub fn books(&self) -> BTreeSet<&str> {
        let charts = self.charts.iter();
        charts
            .filter_map(|chart| match &chart.kind {
                ChartKind::Geld(spec) => Some([spec.budget.as_str(), &spec.actual]),
                _ => None,
            })
            .flatten()
            .collect()
    }
}
