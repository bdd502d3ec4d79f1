//! Half a year against its schedule: realised month by month, and what should have been by then.

use ijkpunt_charts::{Body, Chart, Pace, PaceMonth};
use ijkpunt_model::{About, Figure, Period};

use super::{Cell, ChartView, Drawer, Row, TableView, by_period, labelled};
use crate::definition::PaceSpec;

/// A month with what was reached by its end.
struct Month<'a> {
    period: Period,
    realised: Option<&'a Figure>,
    schedule: Option<&'a Figure>,
    ahead: Option<&'a Figure>,
}

impl Drawer<'_> {
    pub(super) fn pace(&self, id: &str, spec: &PaceSpec) -> Option<ChartView> {
        let realised = self.about(&spec.realised)?;
        let schedule = self.about(&spec.schedule)?;
        let ahead = self.about(&spec.ahead)?;
        let half = Period::Halfjaar(self.material.setting.year, spec.half);
        let months = self.months(half, [realised, schedule, ahead]);
        let last = months.iter().rev().find(|month| has_value(month.realised));
        let headline = self.pace_headline(realised, last, half);
        let when = self.nl.period(half);
        let rows = months
            .iter()
            .map(|month| Row {
                header: self.nl.period(month.period),
                cells: vec![
                    Cell::figure(self.nl, month.realised, realised),
                    Cell::figure(self.nl, month.schedule, schedule),
                    Cell::figure(self.nl, month.ahead, ahead),
                ],
            })
            .collect();
        let bars: Vec<PaceMonth> = months
            .iter()
            .map(|month| {
                let (value, text) = labelled(self.nl, month.realised, realised);
                let (target, target_text) = labelled(self.nl, month.schedule, schedule);
                PaceMonth {
                    label: self.nl.short_month(month.period.first_day()),
                    realised: value,
                    text,
                    target,
                    target_text: format!("schema {target_text}"),
                }
            })
            .collect();
        let described: Vec<String> = bars
            .iter()
            .map(|bar| format!("{}: {} ({})", bar.label, bar.text, bar.target_text))
            .collect();
        Some(ChartView {
            id: id.to_owned(),
            subtitle: format!(
                "{}. Op schema is na elke maand een zesde meer",
                self.subtitle(&realised.name, &when, &realised.unit.many)
            ),
            table: TableView {
                caption: format!("{}, {when}, opgeteld per maand", realised.name),
                corner: "Tot en met".into(),
                columns: vec![
                    Cell::number("Gerealiseerd"),
                    Cell::number("Op schema"),
                    Cell::number("Verschil"),
                ],
                rows,
            },
            table_elsewhere: None,
            table_open: false,
            chart: Chart {
                id: id.to_owned(),
                alt_title: headline.clone(),
                alt_text: format!(
                    "Staven per maand met een streep voor het schema. {}.",
                    described.join("; ")
                ),
                body: Body::Pace(Pace {
                    realised_label: realised.short_name.clone(),
                    target_label: "Op schema".into(),
                    months: bars,
                    ..Pace::default()
                }),
            },
            summary: format!("{headline}."),
            headline,
        })
    }

    fn months(&self, half: Period, abouts: [&About; 3]) -> Vec<Month<'_>> {
        let code = self.area.code.as_str();
        let released = self.material.released;
        let [realised, schedule, ahead] =
            abouts.map(|about| by_period(&released.series(&about.id, code)));
        Period::months(self.material.setting.year)
            .filter(|month| {
                month.first_day() >= half.first_day() && month.last_day() <= half.last_day()
            })
            .map(|period| Month {
                period,
                realised: realised.get(&period).copied(),
                schedule: schedule.get(&period).copied(),
                ahead: ahead.get(&period).copied(),
            })
            .collect()
    }

    fn pace_headline(&self, realised: &About, last: Option<&Month<'_>>, half: Period) -> String {
        let when = self.nl.period(half);
        let Some(last) = last else {
            return format!("{}: geen gegevens over het {when}", realised.name);
        };
        let reached = Cell::figure(self.nl, last.realised, realised).text;
        let month = self.nl.period(last.period);
        let apart = last.ahead.and_then(|figure| figure.waarde);
        let number = |value: f64| self.nl.number(value.abs(), 0);
        let told = match apart {
            Some(apart) if apart > 0.0 => format!(", {} voor op schema", number(apart)),
            Some(apart) if apart < 0.0 => format!(", {} achter op schema", number(apart)),
            Some(_) => ", precies op schema".to_owned(),
            None => String::new(),
        };
        format!("{}: {reached} tot en met {month}{told}", realised.name)
    }
}

fn has_value(figure: Option<&Figure>) -> bool {
    figure.is_some_and(|figure| figure.waarde.is_some())
}
