//! What the region has to do beside what its gemeenten have to do, and how far each is.

use ijkpunt_model::{About, Area, Breakdown, Class, Figure, Period};

use super::{Cell, ExtraTable, PartView, RegionDrawer, Row, TableView, strong};
use crate::Dutch;
use crate::definition::AgendaSpec;
use crate::region::NamedSpec;
use crate::view::UNKNOWN;
use crate::words;

/// The actions of gemeenten and of the region by state, in one year.
struct States<'a> {
    of_region: &'a About,
    of_gemeenten: &'a About,
    breakdown: &'a Breakdown,
    year: Period,
}

impl<'a> RegionDrawer<'a> {
    /// The agenda of the region as a picture, a table of all states, and what gemeenten do. Their
    /// actions are told by what is done: two gemeenten may use one number for different actions.
    pub(super) fn actions(
        &self,
        id: &str,
        agenda: &AgendaSpec,
        (gemeenten, by_state): (&str, &str),
        named: Option<&NamedSpec>,
    ) -> Option<PartView> {
        let of_gemeenten = self.whole.about(gemeenten)?;
        let breakdowns = &of_gemeenten.breakdowns;
        let states = States {
            of_region: self.whole.about(&agenda.all)?,
            of_gemeenten,
            breakdown: breakdowns.iter().find(|known| known.name == by_state)?,
            year: Period::Jaar(self.whole.material.setting.year + i32::from(agenda.ahead)),
        };
        let mut view = self.whole.agenda(id, agenda)?;
        view.summary.push(' ');
        view.summary.push_str(&self.gemeenten_sentence(&states));
        let mut tables = vec![ExtraTable {
            id: format!("{id}-standen"),
            table: self.states_table(&states),
            open: true,
        }];
        let named = named.and_then(|named| self.named_table(&states, named));
        tables.extend(named.map(|table| ExtraTable {
            id: format!("{id}-gemeenten"),
            table,
            open: false,
        }));
        Some(PartView {
            figures: vec![view],
            tables,
        })
    }

    /// What gemeenten do, with how many of these actions are in each state.
    fn named_table(&self, states: &States<'_>, named: &NamedSpec) -> Option<TableView> {
        let nl = self.nl();
        let about = states.of_gemeenten;
        let breakdowns = &about.breakdowns;
        let breakdown = breakdowns
            .iter()
            .find(|known| known.name == named.breakdown)?;
        let columns: Option<Vec<&About>> =
            named.states.iter().map(|id| self.whole.about(id)).collect();
        let columns = columns?;
        let found = |about: &About, class: &Class| {
            let area = self.whole.area;
            self.in_class(about, states.year, &breakdown.name, (area, &class.id))
        };
        let cell = |about: &About, class: &Class| {
            let whole = self.figure(about, self.whole.area, states.year);
            // A class of which there is none has no figure, where the whole has one.
            match (found(about, class), whole.and_then(|whole| whole.waarde)) {
                (None, Some(_)) => Cell::amount(nl, 0.0, 0),
                (found, _) => Cell::figure(nl, found, about),
            }
        };
        let classes = breakdown.classes.iter();
        let there = classes
            .filter(|class| found(about, class).is_some_and(|figure| figure.waarde != Some(0.0)));
        let headings = columns.iter().map(|about| about.short_name.as_str());
        Some(TableView {
            caption: nl.say("acties-gemeenten", &[("periode", &nl.period(states.year))]),
            corner: "Actie".into(),
            columns: headings.chain(["Samen"]).map(Cell::number).collect(),
            rows: there
                .map(|class| {
                    let abouts = columns.iter().copied().chain([about]);
                    Row {
                        header: class.name.clone(),
                        cells: abouts.map(|about| cell(about, class)).collect(),
                    }
                })
                .collect(),
        })
    }

    /// How many are in a state, of one gemeente or of the region.
    fn in_state(
        &self,
        about: &About,
        states: &States<'_>,
        area: &Area,
        state: &str,
    ) -> Option<&'a Figure> {
        self.in_class(about, states.year, &states.breakdown.name, (area, state))
    }

    fn in_class(
        &self,
        about: &About,
        year: Period,
        breakdown: &str,
        (area, class): (&Area, &str),
    ) -> Option<&'a Figure> {
        let released = self.whole.material.released;
        let classes = released.classes(&about.id, area.code.as_str(), year, breakdown);
        classes.into_iter().find(|figure| figure.klasse == class)
    }

    /// The states, and behind them the unknown one where an action has it.
    fn shown(&self, states: &States<'_>) -> Vec<Class> {
        let mut shown = states.breakdown.classes.clone();
        let region = self.whole.area;
        let unknown = [states.of_region, states.of_gemeenten]
            .into_iter()
            .filter_map(|about| self.in_state(about, states, region, UNKNOWN)?.waarde)
            .any(|count| count > 0.0);
        if unknown {
            shown.push(Class {
                id: UNKNOWN.to_owned(),
                name: crate::view::class_name(states.breakdown, UNKNOWN),
                codes: Vec::new(),
            });
        }
        shown
    }

    fn states_table(&self, states: &States<'_>) -> TableView {
        let nl = self.nl();
        let shown = self.shown(states);
        let cells = |about: &About, area: &Area| -> Vec<Cell> {
            let of = |class: &Class| {
                Cell::figure(nl, self.in_state(about, states, area, &class.id), about)
            };
            let all = Cell::figure(nl, self.figure(about, area, states.year), about);
            shown.iter().map(of).chain([all]).collect()
        };
        let whole = |header: String, about: &About| Row {
            header,
            cells: cells(about, self.whole.area)
                .into_iter()
                .map(strong)
                .collect(),
        };
        let mut rows = vec![whole(format!("Regio {}", self.name()), states.of_region)];
        rows.extend(self.areas.iter().map(|area| Row {
            header: area.name.clone(),
            cells: cells(states.of_gemeenten, area),
        }));
        rows.push(whole("Gemeenten samen".to_owned(), states.of_gemeenten));
        let headings = shown.iter().map(|class| class.name.as_str());
        TableView {
            caption: nl.say("acties-stand", &[("periode", &nl.period(states.year))]),
            corner: "Van wie".into(),
            columns: headings.chain(["Samen"]).map(Cell::number).collect(),
            rows,
        }
    }

    /// The actions of all gemeenten together, by state.
    fn gemeenten_sentence(&self, states: &States<'_>) -> String {
        let nl = self.nl();
        let about = states.of_gemeenten;
        let whole = self.figure(about, self.whole.area, states.year);
        let Some(all) = whole.and_then(|figure| figure.waarde) else {
            return nl.say("acties-onbekend", &[]);
        };
        let shown = self.shown(states);
        let told = shown.iter().filter_map(|class| {
            let figure = self.in_state(about, states, self.whole.area, &class.id)?;
            let count = figure.waarde.filter(|count| *count > 0.0)?;
            Some(counted(nl, count, &class.name))
        });
        let told: Vec<String> = told.collect();
        let all = nl.with_unit(all, 0, &about.unit);
        match told.is_empty() {
            true => nl.say("acties-samen", &[("acties", &all)]),
            false => nl.say(
                "acties-samen-standen",
                &[("acties", &all), ("standen", &words::listed(&told))],
            ),
        }
    }
}

fn counted(nl: &Dutch, count: f64, name: &str) -> String {
    format!("{} {}", nl.number(count, 0), words::lower(name))
}
