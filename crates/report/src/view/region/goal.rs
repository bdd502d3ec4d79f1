//! The taakstelling of a region: who housed how many, and what gemeenten took over from each other.

use ijkpunt_assessment::{Exchange, exchange, spread, together};
use ijkpunt_charts::{Body, Trend, TrendLine};
use ijkpunt_model::{About, Figure, Period};

use super::{
    Cell, ChartView, PartView, RegionDrawer, Row, TableView, Words, absent, chart, derived,
};
use crate::region::{PartKind, PartSpec};
use crate::{Dutch, words};

/// The indicators of the part.
struct Goal<'a> {
    goal: &'a About,
    exchange: &'a About,
    housed: &'a About,
    difference: &'a About,
    balance: &'a About,
    years: u8,
}

impl RegionDrawer<'_> {
    pub(super) fn goal(&self, spec: &PartSpec) -> Option<PartView> {
        let PartKind::Taakstelling {
            goal,
            exchange,
            housed,
            difference,
            balance,
            years,
        } = &spec.kind
        else {
            return None;
        };
        let goal = Goal {
            goal: self.whole.about(goal)?,
            exchange: self.whole.about(exchange)?,
            housed: self.whole.about(housed)?,
            difference: self.whole.about(difference)?,
            balance: self.whole.about(balance)?,
            years: *years,
        };
        let mut figures = vec![self.of_year(&spec.id, &goal)?];
        figures.extend(self.of_years(&spec.id, &goal));
        Some(PartView {
            figures,
            tables: Vec::new(),
        })
    }

    /// The lead of the page: who were housed in the year and in the years together.
    pub fn lead(&self, spec: &PartSpec) -> Option<String> {
        let PartKind::Taakstelling { housed, years, .. } = &spec.kind else {
            return None;
        };
        let housed = self.whole.about(housed)?;
        let now = self.reported(housed, self.whole.area)?.waarde?;
        let count = words::count_word(self.nl(), self.areas.len());
        let mut text = self.nl().say(
            "regio-inleiding",
            &[
                ("aantal", &count),
                ("naam", &self.name()),
                ("jaar", &self.whole.year()),
                ("personen", &words::permit_holders(self.nl(), now)),
            ],
        );
        let (periods, all) = self.years(housed, *years);
        let all = together(&all).zip(periods.first());
        if let Some((all, first)) = all.filter(|_| periods.len() > 1) {
            let sentence = self.nl().say(
                "regio-inleiding-jaren",
                &[
                    ("jaar", &self.nl().period(*first)),
                    ("aantal", &self.nl().number(all, 0)),
                ],
            );
            words::append(&mut text, &sentence);
        }
        Some(text)
    }

    /// The years up to the verslagjaar, and the region's figures in them.
    fn years(&self, about: &About, years: u8) -> (Vec<Period>, Vec<Option<&Figure>>) {
        let last = self.whole.material.setting.year;
        let periods: Vec<Period> = (0..i32::from(years))
            .rev()
            .map(|back| Period::Jaar(last - back))
            .collect();
        let figures = periods.iter();
        let figures = figures.map(|period| self.figure(about, self.whole.area, *period));
        (periods.clone(), figures.collect())
    }

    fn of_year(&self, id: &str, goal: &Goal<'_>) -> Option<ChartView> {
        let nl = self.nl();
        let columns = [
            goal.goal,
            goal.exchange,
            goal.housed,
            goal.difference,
            goal.balance,
        ];
        let region = |about: &About| self.reported(about, self.whole.area);
        let (asked, housed) = (region(goal.goal)?, region(goal.housed)?);
        let difference = region(goal.difference).and_then(|figure| figure.waarde);
        let text = |figure: &Figure, about: &About| nl.figure(figure, about.sort, about.decimals);
        let year = self.whole.year();
        let headline = match (asked.waarde, housed.waarde, difference) {
            (Some(_), Some(_), Some(difference)) => nl.say(
                "regio-kop",
                &[
                    ("naam", &self.name()),
                    ("gehuisvest", &text(housed, goal.housed)),
                    ("taakstelling", &text(asked, goal.goal)),
                    ("verschil", &more_or_less(nl, difference)),
                ],
            ),
            _ => nl.say("regio-kop-onvolledig", &[("naam", &self.name())]),
        };
        let values = self.areas.iter();
        let values = values.filter_map(|area| self.reported(goal.difference, area)?.waarde);
        let spread = spread(values);
        let mut summary = nl.say(
            "regio-gehaald",
            &[
                (
                    "gehaald",
                    &words::count_word(nl, spread.above + spread.zero),
                ),
                ("alle", &words::count_word(nl, self.areas.len())),
                ("jaar", &year),
                ("niet-gehaald", &words::count_word(nl, spread.below)),
            ],
        );
        for sentence in self.netting(goal) {
            words::append(&mut summary, &sentence);
        }
        for other in self.regions.iter().skip(1) {
            let figure = |about: &About| self.reported(about, &other.area);
            if let Some((asked, housed)) = figure(goal.goal).zip(figure(goal.housed)) {
                let sentence = nl.say(
                    "regio-ander-gebied",
                    &[
                        ("naam", &other.area.name),
                        ("gehuisvest", &text(housed, goal.housed)),
                        ("taakstelling", &text(asked, goal.goal)),
                    ],
                );
                words::append(&mut summary, &sentence);
            }
        }
        words::append(&mut summary, &nl.say("regio-telling", &[]));
        let table = TableView {
            caption: nl.say("regio-bijschrift", &[("jaar", &year)]),
            corner: "Gemeente".into(),
            columns: columns
                .map(|about| Cell::number(about.short_name.clone()))
                .into(),
            rows: self.rows(|area| {
                let cell = |about: &&About| self.goal_cell(about, self.reported(about, area), goal);
                columns.iter().map(cell).collect()
            }),
        };
        let bars = self.bars(
            &nl.say("regio-as", &[]),
            |area| self.reported(goal.difference, area)?.waarde,
            0,
        );
        let words = Words {
            subtitle: nl.say(
                "regio-ondertitel",
                &[("naam", &self.name()), ("jaar", &year)],
            ),
            alt: nl.say("regio-alt", &[("samenvatting", &summary)]),
            headline,
            summary,
        };
        let mut view = chart(id, words, table, Body::Ranking(bars));
        view.table_open = true;
        Some(view)
    }

    /// Amounts, and for what is more or less a sign before them.
    fn goal_cell(&self, about: &About, figure: Option<&Figure>, goal: &Goal<'_>) -> Cell {
        let signed = [goal.exchange, goal.difference, goal.balance];
        if !signed.iter().any(|known| known.id == about.id) {
            return Cell::figure(self.nl(), figure, about);
        }
        let value = figure.and_then(|figure| figure.waarde);
        derived(self.nl(), value, &[figure], about.decimals)
    }

    /// What changed hands, and whether it nets to zero in each half-year.
    fn netting(&self, goal: &Goal<'_>) -> Vec<String> {
        let nl = self.nl();
        let year = self.whole.material.setting.year;
        let halves = [1, 2].map(|half| Period::Halfjaar(year, half));
        let of = |period: Period| -> Option<Exchange> {
            let figures = self.areas.iter();
            let figures = figures.map(|area| self.figure(goal.exchange, area, period));
            exchange(&figures.collect::<Vec<_>>())
        };
        let found: Vec<(Period, Option<Exchange>)> = halves
            .into_iter()
            .map(|period| (period, of(period)))
            .collect();
        let told = found.iter().map(|(period, exchange)| {
            let when = nl.period(*period);
            match exchange {
                None => nl.say("herverdeling-onbekend", &[("halfjaar", &when)]),
                Some(exchange) if exchange.closes() => nl.say(
                    "herverdeling-sluit",
                    &[
                        ("halfjaar", &when),
                        ("aantal", &nl.number(exchange.moved, 0)),
                    ],
                ),
                Some(exchange) => nl.say(
                    "herverdeling-sluit-niet",
                    &[("halfjaar", &when), ("rest", &nl.signed(exchange.net, 0))],
                ),
            }
        });
        told.collect()
    }

    /// The region through the years, and all years together.
    fn of_years(&self, id: &str, goal: &Goal<'_>) -> Option<ChartView> {
        let nl = self.nl();
        let (periods, housed) = self.years(goal.housed, goal.years);
        let (_, asked) = self.years(goal.goal, goal.years);
        let (_, differences) = self.years(goal.difference, goal.years);
        let (first, last) = (periods.first()?, periods.last()?);
        if periods.len() < 2 {
            return None;
        }
        let when = words::from_to(nl, &nl.period(*first), &nl.period(*last));
        let all = (together(&asked), together(&housed), together(&differences));
        let sum = |value: Option<f64>, from: &[Option<&Figure>]| match value {
            Some(value) => super::strong(Cell::amount(nl, value, 0)),
            None => absent(nl, from),
        };
        let mut rows: Vec<Row> = periods
            .iter()
            .zip(&asked)
            .zip(&housed)
            .zip(&differences)
            .map(|(((period, asked), housed), difference)| Row {
                header: nl.period(*period),
                cells: vec![
                    self.goal_cell(goal.goal, *asked, goal),
                    self.goal_cell(goal.housed, *housed, goal),
                    self.goal_cell(goal.difference, *difference, goal),
                ],
            })
            .collect();
        rows.push(Row {
            header: "Samen".into(),
            cells: vec![
                sum(all.0, &asked),
                sum(all.1, &housed),
                super::strong(derived(nl, all.2, &differences, 0)),
            ],
        });
        let headline = match all.1 {
            Some(all) => nl.say(
                "regio-jaren-kop",
                &[
                    ("jaren", &when),
                    ("personen", &words::permit_holders(nl, all)),
                ],
            ),
            None => nl.say("regio-jaren-kop-onvolledig", &[("jaren", &when)]),
        };
        let summary = match (all.0, all.2) {
            (Some(asked), Some(difference)) => nl.say(
                "regio-jaren-zin",
                &[
                    ("taakstelling", &nl.number(asked, 0)),
                    ("verschil", &more_or_less(nl, difference)),
                ],
            ),
            _ => nl.say("regio-jaren-onvolledig", &[]),
        };
        let line = TrendLine {
            label: goal.housed.short_name.clone(),
            values: housed.iter().map(|figure| (*figure)?.waarde).collect(),
            texts: housed
                .iter()
                .map(|figure| Cell::figure(nl, *figure, goal.housed).text)
                .collect(),
        };
        let trend = Trend {
            periods: periods.iter().map(|period| nl.period(*period)).collect(),
            lines: vec![line],
            target: asked.iter().map(|figure| (*figure)?.waarde).collect(),
            target_label: goal.goal.short_name.clone(),
            breaks: Vec::new(),
            whole: true,
        };
        let words = Words {
            subtitle: nl.say(
                "regio-jaren-ondertitel",
                &[
                    ("naam", &goal.housed.name),
                    ("regio", &self.name()),
                    ("jaren", &when),
                ],
            ),
            alt: nl.say(
                "regio-jaren-alt",
                &[("kop", &headline), ("samenvatting", &summary)],
            ),
            headline,
            summary,
        };
        let table = TableView {
            caption: nl.say(
                "regio-jaren-bijschrift",
                &[("regio", &self.name()), ("jaren", &when)],
            ),
            corner: "Jaar".into(),
            columns: [goal.goal, goal.housed, goal.difference]
                .map(|about| Cell::number(about.short_name.clone()))
                .into(),
            rows,
        };
        Some(chart(
            &format!("{id}-jaren"),
            words,
            table,
            Body::Trend(trend),
        ))
    }
}

/// "12 meer", "40 minder" or "precies evenveel".
fn more_or_less(nl: &Dutch, difference: f64) -> String {
    nl.say(
        "regio-verschil",
        &[
            ("richting", &words::more_or_less(difference)),
            ("aantal", &nl.number(difference.abs(), 0)),
        ],
    )
}
