//! A stock from month to month, with what came in and what went out.

use ijkpunt_assessment::{balance, change};
use ijkpunt_charts::{Body, Chart, Flow, Point, StockFlow};
use ijkpunt_model::{About, Figure, Period};

use super::{Cell, ChartView, Drawer, Row, TableView, by_period, labelled};
use crate::words;

impl Drawer<'_> {
    pub(super) fn stock_flow(
        &self,
        id: &str,
        stock: &About,
        inflow: &About,
        outflow: &About,
    ) -> Option<ChartView> {
        let code = self.area.code.as_str();
        let released = self.material.released;
        let stands: Vec<&Figure> = released
            .series(&stock.id, code)
            .into_iter()
            .filter(|figure| matches!(figure.periode, Period::Peildatum(_)))
            .collect();
        let first = *stands.first()?;
        let last = *stands.last()?;
        let arrivals = by_period(&released.series(&inflow.id, code));
        let departures = by_period(&released.series(&outflow.id, code));
        let months: Vec<Period> = Period::months(self.material.setting.year).collect();

        let points = stands
            .iter()
            .enumerate()
            .map(|(index, figure)| {
                let (value, value_label) = labelled(self.nl, Some(figure), stock);
                Point {
                    label: self.nl.short_month(figure.periode.first_day()),
                    value,
                    value_label,
                    emphasised: index == 0 || index + 1 == stands.len(),
                }
            })
            .collect();
        let flows = months
            .iter()
            .map(|month| {
                let (inflow, inflow_text) = labelled(self.nl, arrivals.get(month).copied(), inflow);
                let (outflow, outflow_text) =
                    labelled(self.nl, departures.get(month).copied(), outflow);
                let label = self.nl.short_month(month.first_day());
                Flow {
                    label,
                    inflow,
                    outflow,
                    inflow_text,
                    outflow_text,
                }
            })
            .collect();
        // A row a month: who was there at its beginning, and what happened in it. The last row is
        // the beginning of the next year, in which nothing has happened yet.
        let rows = stands
            .iter()
            .map(|stand| {
                let month = months
                    .iter()
                    .find(|m| m.first_day() == stand.periode.first_day());
                let flow = |flows: &std::collections::BTreeMap<Period, &Figure>, about: &About| {
                    match month {
                        Some(month) => Cell::figure(self.nl, flows.get(month).copied(), about),
                        None => Cell::words("volgend jaar"),
                    }
                };
                Row {
                    header: self.nl.period(stand.periode),
                    cells: vec![
                        Cell::figure(self.nl, Some(stand), stock),
                        flow(&arrivals, inflow),
                        flow(&departures, outflow),
                    ],
                }
            })
            .collect();

        let year = Period::Jaar(self.material.setting.year);
        let (from, to) = (self.nl.period(first.periode), self.nl.period(last.periode));
        let (headline, summary) = match change(Some(first), Some(last)) {
            Some(change) => {
                let flows = self.at(inflow, year).zip(self.at(outflow, year));
                let balance = flows.and_then(|(inflow, outflow)| balance(change, inflow, outflow));
                let text =
                    words::balance_sentence(self.nl, stock, &from, &to, &change, balance.as_ref());
                (words::change_headline(self.nl, stock, &change), text)
            }
            None => {
                let now = Cell::figure(self.nl, Some(last), stock).text;
                let missing = words::without_change(self.nl, stock, &now);
                (missing.clone(), format!("{missing}."))
            }
        };
        Some(ChartView {
            id: id.to_owned(),
            subtitle: self.subtitle(
                &self.nl.say("verloop-ondertitel", &[]),
                &self.nl.say("van-tot", &[("van", &from), ("tot", &to)]),
                &stock.unit.many,
            ),
            table: TableView {
                caption: self.nl.say("verloop-bijschrift", &[("naam", &stock.name)]),
                corner: "Begin van".into(),
                columns: vec![
                    Cell::number("Stand"),
                    Cell::number("Instroom in de maand"),
                    Cell::number("Uitstroom in de maand"),
                ],
                rows,
            },
            table_elsewhere: None,
            table_open: false,
            chart: Chart {
                id: id.to_owned(),
                alt_title: headline.clone(),
                alt_text: self.nl.say("verloop-alt", &[("samenvatting", &summary)]),
                body: Body::StockFlow(StockFlow {
                    stock_label: stock.short_name.clone(),
                    inflow_label: "Instroom".into(),
                    outflow_label: "Uitstroom".into(),
                    points,
                    flows,
                }),
            },
            headline,
            summary,
        })
    }
}
