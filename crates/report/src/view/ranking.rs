//! All gemeenten in order of one indicator.

use ijkpunt_assessment::spread;
use ijkpunt_charts::{Body, Chart, RankBar, Ranking};
use ijkpunt_model::{About, Area, Figure};

use super::{Cell, ChartView, Drawer, Row, TableView};
use crate::words;

/// How many gemeenten at each end are named in the picture; all stand in the page's table.
const NAMED: usize = 3;

impl Drawer<'_> {
    pub(super) fn ranking(&self, id: &str, about: &About) -> Option<ChartView> {
        let period = about.reported?;
        let mut known: Vec<(&Area, &Figure, f64)> = self
            .material
            .areas
            .iter()
            .filter_map(|area| {
                let figure = self
                    .material
                    .released
                    .total(&about.id, area.code.as_str(), period)?;
                Some((area, figure, figure.waarde?))
            })
            .collect();
        known.sort_by(|a, b| a.2.total_cmp(&b.2).then_with(|| a.0.code.cmp(&b.0.code)));
        let (lowest, highest) = (known.first()?, known.last()?);
        let text = |figure: &Figure| self.nl.figure(figure, about.sort, about.decimals);
        let spread = spread(known.iter().map(|(_, _, value)| *value));
        let count = |number: usize| self.nl.number(number as f64, 0);
        let headline = match spread.below {
            0 => self.nl.say(
                "rangorde-kop",
                &[
                    ("naam", &about.name),
                    ("laagst", &text(lowest.1)),
                    ("hoogst", &text(highest.1)),
                ],
            ),
            _ => self.nl.say(
                "rangorde-kop-onder-nul",
                &[
                    ("aantal", &count(spread.below)),
                    ("alle", &count(known.len())),
                ],
            ),
        };
        let mut summary = self.nl.say(
            "rangorde-zin",
            &[
                ("laagste", &lowest.0.name),
                ("laagst", &text(lowest.1)),
                ("hoogste", &highest.0.name),
                ("hoogst", &text(highest.1)),
            ],
        );
        if spread.below > 0 {
            let sentence = self.nl.say(
                "rangorde-nul",
                &[
                    ("onder", &count(spread.below)),
                    ("boven", &count(spread.above)),
                    ("op", &count(spread.zero)),
                ],
            );
            words::append(&mut summary, &sentence);
        }
        let last = known.len().saturating_sub(NAMED);
        let bars = known
            .iter()
            .enumerate()
            .map(|(index, (area, figure, value))| RankBar {
                label: area.name.clone(),
                value: *value,
                value_label: text(figure),
                labelled: index < NAMED || index >= last,
            })
            .collect();
        let rows = known
            .iter()
            .map(|(area, figure, _)| Row {
                header: area.name.clone(),
                cells: vec![Cell::figure(self.nl, Some(figure), about)],
            })
            .collect();
        Some(ChartView {
            id: id.to_owned(),
            subtitle: self.nl.say(
                "land-ondertitel",
                &[
                    ("naam", &about.name),
                    ("aantal", &count(known.len())),
                    ("periode", &self.nl.period(period)),
                    ("eenheid", &about.unit.many),
                ],
            ),
            table: TableView {
                caption: self.nl.say("rangorde-bijschrift", &[("naam", &about.name)]),
                corner: "Gemeente".into(),
                columns: vec![Cell::number(about.name.clone())],
                rows,
            },
            table_elsewhere: Some("tabel"),
            table_open: false,
            chart: Chart {
                id: id.to_owned(),
                alt_title: headline.clone(),
                alt_text: self.nl.say("rangorde-alt", &[("samenvatting", &summary)]),
                body: Body::Ranking(Ranking {
                    axis_label: about.unit.many.clone(),
                    bars,
                }),
            },
            headline,
            summary,
        })
    }
}
