//! Shares of the region beside each other, and of each gemeente.

use ijkpunt_charts::{Body, DotPlot, DotRow};
use ijkpunt_model::{About, Direction, Figure};

use super::{Cell, ExtraTable, PartView, RegionDrawer, Row, TableView, Words, chart};
use crate::region::PartSpec;
use crate::words;

impl RegionDrawer<'_> {
    pub(super) fn shares(&self, spec: &PartSpec, indicators: &[String]) -> Option<PartView> {
        let id = spec.id.as_str();
        let nl = self.nl();
        let abouts: Vec<&About> = indicators
            .iter()
            .filter_map(|id| self.whole.about(id))
            .collect();
        let of_region = |about: &About| self.reported(about, self.whole.area);
        // Only of what should be high one can say that it is low.
        let judged: Vec<(&About, f64)> = abouts
            .iter()
            .filter(|about| about.direction == Direction::HogerBeter)
            .filter_map(|about| Some((*about, of_region(about)?.waarde?)))
            .collect();
        let lowest = judged.iter().min_by(|one, other| one.1.total_cmp(&other.1));
        let highest = judged.iter().max_by(|one, other| one.1.total_cmp(&other.1));
        let said = |(about, value): &(&About, f64)| {
            nl.say(
                "aandelen-deel",
                &[
                    ("naam", &words::lower(&about.short_name)),
                    ("deel", &nl.share(*value, about.decimals)),
                ],
            )
        };
        let headline = match lowest.zip(highest) {
            Some((low, high)) if judged.len() > 1 => nl.say(
                "aandelen-kop",
                &[("minst", &said(low)), ("vaakst", &said(high))],
            ),
            _ => nl.say("aandelen-kop-geen", &[]),
        };
        let rows: Vec<DotRow> = abouts
            .iter()
            .map(|about| self.share_dot(about, of_region(about)))
            .collect();
        let described: Vec<String> = rows
            .iter()
            .map(|row| format!("{} {}", row.label, row.value_label))
            .collect();
        let year = self.whole.year();
        let table = TableView {
            caption: format!("{}, {}, {year}", spec.heading, self.name()),
            corner: "Wat".into(),
            columns: ["Aandeel", "Interval van 95%", "Aantal", "Van hoeveel"]
                .map(Cell::number)
                .into(),
            rows: abouts
                .iter()
                .map(|about| self.share_row(about, of_region(about)))
                .collect(),
        };
        let words = Words {
            subtitle: nl.say(
                "aandelen-ondertitel",
                &[("regio", &self.name()), ("jaar", &year)],
            ),
            alt: nl.say("punten-alt", &[("punten", &described.join("; "))]),
            summary: nl.say("aandelen-uitleg", &[]),
            headline,
        };
        let body = Body::DotPlot(DotPlot {
            axis_label: nl.say("as-procenten", &[("naam", &"Aandeel")]),
            rows,
            ..DotPlot::default()
        });
        Some(PartView {
            figures: vec![chart(id, words, table, body)],
            tables: vec![ExtraTable {
                id: format!("{id}-gemeenten"),
                table: self.shares_by_gemeente(&abouts),
                open: false,
            }],
        })
    }

    fn share_dot(&self, about: &About, figure: Option<&Figure>) -> DotRow {
        let nl = self.nl();
        let cell = Cell::figure(nl, figure, about);
        let limits = figure.and_then(|f| f.ondergrens.zip(f.bovengrens));
        DotRow {
            label: about.short_name.clone(),
            value: figure.and_then(|f| f.waarde).map(|value| value * 100.0),
            interval: limits.map(|(lower, upper)| (lower * 100.0, upper * 100.0)),
            value_label: match figure.filter(|figure| figure.waarde.is_some()) {
                Some(figure) => match words::interval(nl, figure, about) {
                    Some(interval) => format!("{} ({interval})", cell.text),
                    None => cell.text,
                },
                None => cell.text,
            },
            own: true,
        }
    }

    fn share_row(&self, about: &About, figure: Option<&Figure>) -> Row {
        let nl = self.nl();
        let count = |value: Option<f64>| match value {
            Some(value) => Cell::amount(nl, value, 0),
            None => Cell::words(nl.say("niet-te-bepalen", &[])),
        };
        let limits = figure.and_then(|f| f.ondergrens.zip(f.bovengrens));
        let interval = match limits {
            Some((lower, upper)) => Cell::limits(
                nl.interval(lower, upper, about.decimals),
                lower,
                upper,
                super::super::cells::form(about),
            ),
            None => Cell::words(nl.say("niet-te-bepalen", &[])),
        };
        Row {
            header: about.name.clone(),
            cells: vec![
                Cell::figure(nl, figure, about),
                interval,
                count(figure.and_then(|figure| figure.teller)),
                count(figure.and_then(|figure| figure.noemer)),
            ],
        }
    }

    /// Shares of each gemeente by name, with their intervals: the list ranks nobody.
    pub(super) fn shares_by_gemeente(&self, abouts: &[&About]) -> TableView {
        let nl = self.nl();
        TableView {
            caption: nl.say("aandelen-bijschrift", &[("jaar", &self.whole.year())]),
            corner: "Gemeente".into(),
            columns: abouts
                .iter()
                .map(|about| Cell::number(about.short_name.clone()))
                .collect(),
            rows: self.rows(|area| {
                abouts
                    .iter()
                    .map(|about| {
                        let figure = self.reported(about, area);
                        let cell = Cell::figure(nl, figure, about);
                        match figure.filter(|figure| figure.waarde.is_some()) {
                            Some(figure) => cell.with_doubt(nl, figure, about),
                            None => cell,
                        }
                    })
                    .collect()
            }),
        }
    }
}
