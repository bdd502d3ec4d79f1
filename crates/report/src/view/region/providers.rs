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
            row.cells.push(Cell::text(match leader.differs_from_next {
                Some(true) => "ja",
                Some(false) => "kan toeval zijn",
                None if place + 1 == found.top.len() => "laatste van de lijst",
                None => "niet te bepalen",
            }));
            if leader.differs_from_next == Some(false) {
                alike.push(place);
            }
        }
        let others = found.top.len().saturating_sub(1);
        if others > 0 && found.like_the_first.len() == others {
            view.headline = format!("{}: wie hier bovenaan staat, kan toeval zijn", about.name);
            view.chart.alt_title.clone_from(&view.headline);
        }
        if !alike.is_empty() {
            let pairs = match alike.len() == others {
                true => "Geen twee buren in deze lijst zijn".to_owned(),
                false => format!(
                    "Van {} paren buren zijn de twee niet",
                    words::count_word(self.nl(), alike.len())
                ),
            };
            view.summary
                .push_str(&format!(" {pairs} met zekerheid uit elkaar te houden."));
        }
        if found.further > 0 {
            view.summary.push_str(&format!(
                " Er zijn nog {} aanbieders met een lager aandeel.",
                words::count_word(self.nl(), found.further)
            ));
        }
        view.table_open = true;
        Some(view)
    }
}
