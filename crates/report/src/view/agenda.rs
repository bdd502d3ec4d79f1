//! The ontwikkelagenda: what has to be done, by when, and how far it is.

use chrono::Datelike;
use ijkpunt_charts::{ActionStatus, Agenda, AgendaAction, Body, Chart};
use ijkpunt_model::{About, Figure, Period};

use super::{Cell, ChartView, Drawer, Row, TableView};
use crate::definition::AgendaSpec;
use crate::words;

/// An action as the figures know it.
struct Action<'a> {
    name: &'a str,
    due: Period,
    /// Its place among the states, where it has one.
    state: Option<usize>,
}

impl Drawer<'_> {
    pub(super) fn agenda(&self, id: &str, spec: &AgendaSpec) -> Option<ChartView> {
        let about = self.about(&spec.all)?;
        let states: Vec<&About> = spec.states.iter().filter_map(|id| self.about(id)).collect();
        let year = Period::Jaar(self.material.setting.year + i32::from(spec.ahead));
        let actions = self.actions(about, &states, &spec.breakdown, year);
        let whole = self.at(about, year)?;
        let counts: Vec<Option<&Figure>> =
            states.iter().map(|state| self.at(state, year)).collect();
        let headline = self.agenda_headline(about, whole, &states, &counts);
        let when = self.nl.period(year);
        let rows = actions
            .iter()
            .map(|action| Row {
                header: action.name.to_owned(),
                cells: vec![
                    Cell::text(self.due(action.due)),
                    Cell::text(self.state(action, &states)),
                ],
            })
            .collect();
        let described: Vec<String> = actions
            .iter()
            .map(|action| {
                let state = self.state(action, &states);
                format!("{}: {}, {state}", action.name, self.due(action.due))
            })
            .collect();
        Some(ChartView {
            id: id.to_owned(),
            subtitle: self.subtitle(&about.name, &when, &about.unit.many),
            table: TableView {
                caption: format!("{}, {when}", about.name),
                corner: words::sentence(&spec.breakdown),
                columns: vec![Cell::text("Gereed in"), Cell::text("Stand")],
                rows,
            },
            table_elsewhere: None,
            table_open: false,
            chart: Chart {
                id: id.to_owned(),
                alt_title: headline.clone(),
                alt_text: self
                    .nl
                    .say("agenda-alt", &[("acties", &described.join("; "))]),
                body: Body::Agenda(self.calendar(&actions, &states, year)),
            },
            summary: format!("{headline}."),
            headline,
        })
    }

    /// The actions in the order of the agenda. One that is due in no part of the year is not on it.
    fn actions<'b>(
        &'b self,
        about: &'b About,
        states: &[&About],
        breakdown: &str,
        year: Period,
    ) -> Vec<Action<'b>> {
        let code = self.area.code.as_str();
        let released = self.material.released;
        let holds = |id: &str, period: Period, class: &str| {
            let classes = released.classes(id, code, period, breakdown);
            let found = classes.into_iter().find(|figure| figure.klasse == class);
            found
                .and_then(|figure| figure.waarde)
                .is_some_and(|count| count > 0.0)
        };
        let quarters = (1..=4).map(|number| Period::Kwartaal(year.year(), number));
        // The parts before the whole: what is due in a quarter is due in its year as well.
        let periods: Vec<Period> = quarters.chain([year]).collect();
        let known = about
            .breakdowns
            .iter()
            .find(|known| known.name == breakdown);
        let classes = known
            .map(|known| known.classes.as_slice())
            .unwrap_or_default();
        classes
            .iter()
            .filter_map(|class| {
                let due = periods
                    .iter()
                    .find(|period| holds(&about.id, **period, &class.id))?;
                let state = states
                    .iter()
                    .position(|state| holds(&state.id, year, &class.id));
                Some(Action {
                    name: &class.name,
                    due: *due,
                    state,
                })
            })
            .collect()
    }

    fn calendar(&self, actions: &[Action<'_>], states: &[&About], year: Period) -> Agenda {
        let quarter = |number: u8| Period::Kwartaal(year.year(), number);
        let run = self.material.setting.run_date;
        let within = run.year() == year.year();
        let through = f64::from(run.ordinal0()) / f64::from(year.last_day().ordinal());
        Agenda {
            quarters: (1..=4).map(|number| format!("kw {number}")).collect(),
            actions: actions
                .iter()
                .map(|action| AgendaAction {
                    label: action.name.to_owned(),
                    due: (0..4)
                        .zip(1..)
                        .filter(|(_, number)| action.due == quarter(*number) || action.due == year)
                        .map(|(place, _)| place)
                        .collect(),
                    // The shapes stand in the order in which a report names the states.
                    status: match action.state {
                        Some(0) => ActionStatus::Done,
                        Some(1) => ActionStatus::OnCourse,
                        Some(2) => ActionStatus::Late,
                        _ => ActionStatus::NotStarted,
                    },
                    status_label: self.state(action, states),
                })
                .collect(),
            today: within.then_some(through * 4.0),
            today_label: self.nl.say("agenda-stand", &[("dag", &self.nl.day(run))]),
        }
    }

    fn state(&self, action: &Action<'_>, states: &[&About]) -> String {
        let state = action.state.and_then(|state| states.get(state));
        state.map_or_else(
            || "onbekend".to_owned(),
            |state| words::lower(&state.short_name),
        )
    }

    fn due(&self, period: Period) -> String {
        match period {
            Period::Jaar(_) => self
                .nl
                .say("agenda-jaar", &[("jaar", &self.nl.period(period))]),
            _ => self.nl.period(period),
        }
    }

    fn agenda_headline(
        &self,
        about: &About,
        whole: &Figure,
        states: &[&About],
        counts: &[Option<&Figure>],
    ) -> String {
        let Some(all) = whole.waarde else {
            let now = self.nl.figure(whole, about.sort, 0);
            return words::without_change(self.nl, about, &now);
        };
        let told: Vec<String> = states
            .iter()
            .zip(counts)
            .filter_map(|(state, count)| {
                let count = count
                    .and_then(|figure| figure.waarde)
                    .filter(|n| *n > 0.0)?;
                let name = words::lower(&state.short_name);
                Some(format!("{} {name}", self.nl.number(count, 0)))
            })
            .collect();
        let all = self.nl.with_unit(all, 0, &about.unit);
        match told.is_empty() {
            true => self.nl.say("agenda-kop-zonder", &[("acties", &all)]),
            false => self.nl.say(
                "agenda-kop",
                &[("acties", &all), ("standen", &words::listed(&told))],
            ),
        }
    }
}
