//! The first few providers, and which neighbours in the list chance keeps from being told apart.

use ijkpunt_assessment::leaders;
use ijkpunt_model::About;

use super::{Cell, ExtraTable, PartView, RegionDrawer};
use crate::words;

impl RegionDrawer<'_> {
    pub(super) fn providers(
        &self,
        id: &str,
        indicators: &[String],
        breakdown: &str,
        most: u8,
    ) -> Option<PartView> {
        let abouts: Vec<&About> = indicators
            .iter()
            .filter_map(|id| self.whole.about(id))
            .collect();
        let figures = abouts
            .iter()
            .filter_map(|about| self.of_providers(id, about, breakdown, most))
            .collect();
        Some(PartView {
            figures,
            tables: vec![ExtraTable {
                id: format!("{id}-gemeenten"),
                table: self.shares_by_gemeente(&abouts),
                open: false,
            }],
        })
    }

    fn of_providers(
        &self,
        id: &str,
        about: &About,
        breakdown: &str,
        most: u8,
    ) -> Option<super::ChartView> {
        let id = format!("{id}-{}", about.id);
        let mut view = self.whole.leaders(&id, about, breakdown, most)?;
        let classes = self.whole.material.released.classes(
            &about.id,
            self.whole.area.code.as_str(),
            about.reported?,
            breakdown,
        );
        let found = leaders(&classes, about.sort, about.direction, usize::from(most));
        view.table
            .columns
            .push(Cell::text("Anders dan de volgende"));
        let mut alike = Vec::new();
        for (place, (row, leader)) in view.table.rows.iter_mut().zip(&found.top).enumerate() {
            let differs = match leader.differs_from_next {
                Some(true) => "ja",
                Some(false) => "nee",
                None if place + 1 == found.top.len() => "laatste",
                None => "onbekend",
            };
            let words = self
                .nl()
                .say("aanbieder-verschilt", &[("verschilt", &differs)]);
            row.cells.push(Cell::text(words));
            if leader.differs_from_next == Some(false) {
                alike.push(place);
            }
        }
        let others = found.top.len().saturating_sub(1);
        if others > 0 && found.like_the_first.len() == others {
            view.headline = self
                .nl()
                .say("aanbieders-kop-toeval", &[("naam", &about.name)]);
            view.chart.alt_title.clone_from(&view.headline);
        }
        if !alike.is_empty() {
            let count = words::count_word(self.nl(), alike.len());
            let all = words::yes_or_no(alike.len() == others);
            let sentence = self.nl().say(
                "aanbieders-gelijk",
                &[
                    ("alle", &all),
                    ("aantal", &alike.len()),
                    ("aantal-tekst", &count),
                ],
            );
            words::append(&mut view.summary, &sentence);
        }
        if found.further > 0 {
            let further = words::count_word(self.nl(), found.further);
            let sentence = self.nl().say(
                "aanbieders-verder",
                &[("aantal", &found.further), ("aantal-tekst", &further)],
            );
            words::append(&mut view.summary, &sentence);
        }
        view.table_open = true;
        Some(view)
    }
}
