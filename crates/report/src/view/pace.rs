//! Half a year against its schedule: realised month by month, and what should have been by then.

use ijkpunt_charts::{Body, Chart, Pace, PaceMonth};
use ijkpunt_model::{About, Figure, Period};

use super::{Cell, ChartView, Drawer, Row, TableView, by_period, labelled};
use crate::definition::PaceSpec;
use crate::words;

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
                let (target, planned) = labelled(self.nl, month.schedule, schedule);
                PaceMonth {
                    label: self.nl.short_month(month.period.first_day()),
                    realised: value,
                    text,
                    target,
                    target_text: self.nl.say("tempo-schema", &[("aantal", &planned)]),
                }
            })
            .collect();
        let described: Vec<String> = bars
            .iter()
            .map(|bar| format!("{}: {} ({})", bar.label, bar.text, bar.target_text))
            .collect();
        Some(ChartView {
            id: id.to_owned(),
            subtitle: self.nl.say(
                "tempo-ondertitel",
                &[(
                    "ondertitel",
                    &self.subtitle(&realised.name, &when, &realised.unit.many),
                )],
            ),
            table: TableView {
                caption: self.nl.say(
                    "tempo-bijschrift",
                    &[("naam", &realised.name), ("halfjaar", &when)],
                ),
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
                alt_text: self
                    .nl
                    .say("tempo-alt", &[("maanden", &described.join("; "))]),
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
            return self.nl.say(
                "tempo-geen-gegevens",
                &[("naam", &realised.name), ("halfjaar", &when)],
            );
        };
        let reached = Cell::figure(self.nl, last.realised, realised).text;
        let month = self.nl.period(last.period);
        let apart = last.ahead.and_then(|figure| figure.waarde);
        let number = |value: f64| self.nl.number(value.abs(), 0);
        self.nl.say(
            "tempo-kop",
            &[
                ("richting", &apart.map_or("onbekend", words::more_or_less)),
                ("naam", &realised.name),
                ("bereikt", &reached),
                ("maand", &month),
                ("verschil", &apart.map(number).unwrap_or_default()),
            ],
        )
    }
}

fn has_value(figure: Option<&Figure>) -> bool {
    figure.is_some_and(|figure| figure.waarde.is_some())
}
