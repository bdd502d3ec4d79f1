//! Occupancy against capacity, by month.

use ijkpunt_charts::{Body, Chart, Month, Occupancy};
use ijkpunt_model::{About, Figure, Period};

use super::{Cell, ChartView, Drawer, Row, TableView, by_period, labelled};
use crate::words;

impl Drawer<'_> {
    /// The occupancy at the end of a month is the stock at the beginning of the next; it is put
    /// beside the capacity of the month that ended.
    pub(super) fn occupancy(
        &self,
        id: &str,
        occupancy: &About,
        capacity: &About,
    ) -> Option<ChartView> {
        let code = self.area.code.as_str();
        let released = self.material.released;
        let stands = by_period(&released.series(&occupancy.id, code));
        let places = by_period(&released.series(&capacity.id, code));
        let mut months = Vec::new();
        let mut rows = Vec::new();
        let mut both: Vec<(Period, &Figure, &Figure)> = Vec::new();
        for month in Period::months(self.material.setting.year) {
            let stand = stands
                .get(&Period::Peildatum(month.next_first_day()))
                .copied();
            let room = places.get(&month).copied();
            // Before the facility had places there was no occupancy to speak of.
            if room.is_none_or(|room| room.waarde.is_none()) {
                continue;
            }
            let (value, text) = labelled(self.nl, stand, occupancy);
            let (room_value, room_text) = labelled(self.nl, room, capacity);
            months.push(Month {
                label: self.nl.short_month(month.first_day()),
                occupancy: value,
                occupancy_text: text.clone(),
                capacity: room_value,
                capacity_text: room_text,
                missing_text: if value.is_none() { text } else { String::new() },
            });
            rows.push(Row {
                header: words::sentence(&self.nl.period(month)),
                cells: vec![
                    Cell::figure(self.nl, stand, occupancy),
                    Cell::figure(self.nl, room, capacity),
                ],
            });
            both.extend(stand.zip(room).map(|(stand, room)| (month, stand, room)));
        }
        let (headline, summary) = self.occupancy_words(occupancy, capacity, &both);
        Some(ChartView {
            id: id.to_owned(),
            subtitle: self.subtitle(
                &self
                    .nl
                    .say("bezetting-ondertitel", &[("naam", &occupancy.name)]),
                &self.year(),
                &occupancy.unit.many,
            ),
            table: TableView {
                caption: self
                    .nl
                    .say("bezetting-bijschrift", &[("naam", &occupancy.name)]),
                corner: "Maand".into(),
                columns: vec![
                    Cell::number("Bezetting, eind van de maand"),
                    Cell::number("Capaciteit"),
                ],
                rows,
            },
            table_elsewhere: None,
            table_open: false,
            chart: Chart {
                id: id.to_owned(),
                alt_title: headline.clone(),
                alt_text: self.nl.say("bezetting-alt", &[("samenvatting", &summary)]),
                body: Body::Occupancy(Occupancy {
                    occupancy_label: "Bezetting".into(),
                    capacity_label: "Capaciteit".into(),
                    months,
                }),
            },
            headline,
            summary,
        })
    }

    fn occupancy_words(
        &self,
        occupancy: &About,
        capacity: &About,
        both: &[(Period, &Figure, &Figure)],
    ) -> (String, String) {
        let nl = self.nl;
        let Some((last_month, last, room)) = both
            .iter()
            .rev()
            .find(|(_, stand, _)| stand.waarde.is_some())
        else {
            let text = nl.say("bezetting-geen-gegevens", &[("naam", &occupancy.name)]);
            return (text.clone(), format!("{text}."));
        };
        let number = |figure: &Figure, about: &About| nl.figure(figure, about.sort, about.decimals);
        let over: Vec<String> = both
            .iter()
            .filter(|(_, stand, room)| stand.waarde > room.waarde && room.waarde.is_some())
            .map(|(month, _, _)| nl.period(*month))
            .collect();
        let first = both.iter().find(|(_, stand, _)| stand.waarde.is_some());
        let headline = nl.say(
            "bezetting-kop",
            &[
                ("maand", &nl.period(*last_month)),
                ("bezet", &number(last, occupancy)),
                ("capaciteit", &number(room, capacity)),
                ("eenheid", &capacity.unit.many),
            ],
        );
        let mut summary = match first {
            Some((month, stand, _)) if month != last_month => nl.say(
                "bezetting-zin",
                &[
                    ("eerst", &number(stand, occupancy)),
                    ("van", &nl.period(*month)),
                    ("nu", &number(last, occupancy)),
                    ("tot", &nl.period(*last_month)),
                ],
            ),
            _ => format!("{headline}."),
        };
        let full = match over.is_empty() {
            true => nl.say("bezetting-past", &[]),
            false => nl.say("bezetting-te-hoog", &[("maanden", &words::listed(&over))]),
        };
        words::append(&mut summary, &full);
        (headline, summary)
    }
}
