//! All gemeenten in order of one indicator.

use ijkpunt_assessment::spread;
use ijkpunt_charts::{Body, Chart, RankBar, Ranking};
use ijkpunt_model::{About, Area, Figure};

use super::{Cell, ChartView, Drawer, Row, TableView};

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
            0 => format!(
                "{}: van {} tot {}",
                about.name,
                text(lowest.1),
                text(highest.1)
            ),
            _ => format!(
                "{} van de {} gemeenten staan onder nul",
                count(spread.below),
                count(known.len())
            ),
        };
        let mut summary = format!(
            "Het laagst is {} ({}), het hoogst {} ({}).",
            lowest.0.name,
            text(lowest.1),
            highest.0.name,
            text(highest.1)
        );
        if spread.below > 0 {
            summary.push_str(&format!(
                " Onder nul staan {} gemeenten, boven nul {}, precies op nul {}.",
                count(spread.below),
                count(spread.above),
                count(spread.zero)
            ));
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
            subtitle: format!(
                "{}, {} gemeenten met een cijfer, {}, {}",
                about.name,
                count(known.len()),
                self.nl.period(period),
                about.unit.many
            ),
            table: TableView {
                caption: format!("{} per gemeente", about.name),
                corner: "Gemeente".into(),
                columns: vec![Cell::number(about.name.clone())],
                rows,
            },
            table_elsewhere: Some("tabel"),
            table_open: false,
            chart: Chart {
                id: id.to_owned(),
                alt_title: headline.clone(),
                alt_text: format!(
                    "Een staaf per gemeente, van laag naar hoog. {summary} Alle gemeenten staan in de tabel op deze pagina."
                ),
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
