//! The share for whom something has not come yet, so many months after it began.
//!
//! The figures know it at a few months, with an interval each, and not in between: the points are
//! joined by straight lines. A step for each day on which somebody stopped would be a curve of
//! persons, and tell of them.

use ijkpunt_charts::{Body, Chart, Reading, Survival, SurvivalStep};
use ijkpunt_model::{About, Figure};

use super::{Cell, ChartView, Drawer, Row, TableView};
use crate::definition::SurvivalSpec;
use crate::words;

/// A month with what is known of it.
struct Month<'a> {
    months: u32,
    about: &'a About,
    figure: Option<&'a Figure>,
}

impl<'a> Drawer<'a> {
    pub(super) fn survival(&self, id: &str, spec: &SurvivalSpec) -> Option<ChartView> {
        let months = self.survival_months(&spec.indicators);
        let first = months.first()?;
        let period = first.about.reported?;
        let headline = self.survival_headline(spec, &months);
        let summary = self.survival_summary(spec, &months);
        let followed = months.iter().find_map(|month| month.figure?.noemer);
        let mut subtitle = self.subtitle(
            &self.survival_name(spec),
            &self.nl.say(
                "overleving-gevolgd",
                &[("periode", &self.nl.period(period))],
            ),
            &first.about.unit.many,
        );
        if let Some(n) = followed {
            let over = self.nl.number(n, 0);
            let over = self.nl.say("overleving-aantal", &[("aantal", &over)]);
            words::append(&mut subtitle, &over);
        }
        Some(ChartView {
            id: id.to_owned(),
            subtitle,
            table: self.survival_table(spec, &months),
            table_elsewhere: None,
            table_open: false,
            chart: Chart {
                id: id.to_owned(),
                alt_title: headline.clone(),
                alt_text: self.nl.say("overleving-alt", &[("samenvatting", &summary)]),
                body: Body::Survival(self.curve(spec, &months)),
            },
            headline,
            summary,
        })
    }

    /// The indicators by their number of months; one without months is no survival.
    fn survival_months(&self, ids: &[String]) -> Vec<Month<'a>> {
        let abouts = ids.iter().filter_map(|id| self.about(id));
        let mut months: Vec<Month<'a>> = abouts
            .filter_map(|about| {
                Some(Month {
                    months: about.months?,
                    about,
                    figure: self.reported(about),
                })
            })
            .collect();
        months.sort_by_key(|month| month.months);
        months
    }

    fn survival_headline(&self, spec: &SurvivalSpec, months: &[Month<'_>]) -> String {
        let known = months.iter().filter(|month| value(month).is_some());
        let at = |month: &Month<'_>| self.at_month(month, None);
        let known: Vec<String> = known.map(at).collect();
        match known.as_slice() {
            [] => self
                .nl
                .say("overleving-kop-geen", &[("titel", &spec.title)]),
            [only] => self.nl.say(
                "overleving-kop-een",
                &[("titel", &spec.title), ("punt", only)],
            ),
            [first, .., last] => self.nl.say(
                "overleving-kop",
                &[("titel", &spec.title), ("eerste", first), ("laatste", last)],
            ),
        }
    }

    fn survival_name(&self, spec: &SurvivalSpec) -> String {
        self.nl.say("overleving-naam", &[("titel", &spec.title)])
    }

    /// "na 24 maanden 55%", and between brackets the interval.
    fn at_month(&self, month: &Month<'_>, interval: Option<&str>) -> String {
        let (months, share) = (month.months.to_string(), self.share_of(month));
        match interval {
            Some(interval) => self.nl.say(
                "overleving-punt-interval",
                &[
                    ("maanden", &months),
                    ("deel", &share),
                    ("interval", &interval),
                ],
            ),
            None => self
                .nl
                .say("overleving-punt", &[("maanden", &months), ("deel", &share)]),
        }
    }

    fn share_of(&self, month: &Month<'_>) -> String {
        Cell::figure(self.nl, month.figure, month.about).text
    }

    fn survival_summary(&self, spec: &SurvivalSpec, months: &[Month<'_>]) -> String {
        let at = |month: &Month<'_>| {
            let figure = month.figure?;
            figure.waarde?;
            let interval = words::interval(self.nl, figure, month.about);
            Some(self.at_month(month, interval.as_deref()))
        };
        let known: Vec<String> = months.iter().filter_map(at).collect();
        if known.is_empty() {
            return self.nl.say(
                "overleving-geen-cijfer",
                &[("titel", &words::lower(&spec.title))],
            );
        }
        let unknown = months.iter().filter(|month| value(month).is_none());
        let mut text = self.nl.say(
            "overleving-zin",
            &[("titel", &spec.title), ("punten", &words::listed(&known))],
        );
        for month in unknown {
            let sentence = self.nl.say(
                "overleving-onbekend",
                &[
                    ("maanden", &month.months.to_string()),
                    ("teken", &self.share_of(month)),
                ],
            );
            words::append(&mut text, &sentence);
        }
        words::append(&mut text, &self.nl.say("overleving-uitleg", &[]));
        text
    }

    fn survival_table(&self, spec: &SurvivalSpec, months: &[Month<'_>]) -> TableView {
        let interval = |month: &Month<'_>| {
            let figure = month.figure.filter(|figure| figure.waarde.is_some());
            let limits = figure.and_then(|figure| figure.ondergrens.zip(figure.bovengrens));
            let text = figure.and_then(|figure| words::interval(self.nl, figure, month.about));
            match limits.zip(text) {
                Some(((lower, upper), text)) => {
                    Cell::limits(text, lower, upper, super::cells::form(month.about))
                }
                None => Cell::words("geen"),
            }
        };
        let followed = |month: &Month<'_>| match month.figure.and_then(|figure| figure.noemer) {
            Some(count) => Cell::amount(self.nl, count, 0),
            None => Cell::words("geen"),
        };
        TableView {
            caption: self.survival_name(spec),
            corner: "Na".into(),
            columns: vec![
                Cell::number("Deel"),
                Cell::number("Interval van 95%"),
                Cell::number("Gevolgd, hoe kort ook"),
            ],
            rows: months
                .iter()
                .map(|month| Row {
                    header: self.nl.say(
                        "overleving-maanden",
                        &[("maanden", &month.months.to_string())],
                    ),
                    cells: vec![
                        Cell::figure(self.nl, month.figure, month.about),
                        interval(month),
                        followed(month),
                    ],
                })
                .collect(),
        }
    }

    fn curve(&self, spec: &SurvivalSpec, months: &[Month<'_>]) -> Survival {
        let known = || {
            months
                .iter()
                .filter_map(|month| Some((month, value(month)?)))
        };
        let start = SurvivalStep {
            month: 0.0,
            percent: 100.0,
            interval: None,
        };
        let steps = known().map(|(month, share)| {
            let percent = |share: f64| super::trend::scaled(share, month.about);
            let limits = month
                .figure
                .and_then(|figure| figure.ondergrens.zip(figure.bovengrens));
            SurvivalStep {
                month: f64::from(month.months),
                percent: percent(share),
                interval: limits.map(|(lower, upper)| (percent(lower), percent(upper))),
            }
        });
        // Without any figure there is no curve either: a lone point at 100 % would look like one.
        let start = (known().count() > 0).then_some(start);
        Survival {
            across_label: "Maanden na het begin".into(),
            up_label: self.nl.say("overleving-as", &[("titel", &spec.title)]),
            steps: start.into_iter().chain(steps).collect(),
            joined: true,
            band_label: "Interval van 95%".into(),
            readings: known()
                .map(|(month, _)| Reading {
                    month: f64::from(month.months),
                    label: self.share_of(month),
                })
                .collect(),
            ..Survival::default()
        }
    }
}

fn value(month: &Month<'_>) -> Option<f64> {
    month.figure.and_then(|figure| figure.waarde)
}
