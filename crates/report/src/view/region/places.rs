//! Counts against the size of each gemeente.

use ijkpunt_assessment::{BySize, by_size, together};
use ijkpunt_charts::Body;
use ijkpunt_model::{About, Area, Figure};

use super::{Cell, PartView, RegionDrawer, TableView, Words, absent, chart};
use crate::words;

/// What is counted and by what it is weighed.
struct Places<'a> {
    counts: Vec<&'a About>,
    size: &'a About,
}

impl RegionDrawer<'_> {
    pub(super) fn places(&self, id: &str, indicators: &[String], size: &str) -> Option<PartView> {
        let nl = self.nl();
        let places = Places {
            counts: indicators
                .iter()
                .filter_map(|id| self.whole.about(id))
                .collect(),
            size: self.whole.about(size)?,
        };
        let all = self.all(&places, self.whole.area);
        let unit = places
            .counts
            .first()
            .map(|about| about.unit.many.as_str())?;
        let found: Vec<(&Area, BySize)> = self
            .areas
            .iter()
            .filter_map(|area| Some((area, self.held(&places, area)?)))
            .collect();
        let low = found
            .iter()
            .min_by(|one, other| one.1.difference.total_cmp(&other.1.difference));
        let headline = match low.filter(|(_, held)| held.difference < -0.5) {
            Some((area, held)) => format!(
                "{} heeft {} {unit} minder dan bij zijn grootte past",
                area.name,
                nl.number(-held.difference, 0)
            ),
            None if found.is_empty() => {
                format!("Het aantal {unit} is niet naast de grootte te leggen")
            }
            None => {
                format!("Elke gemeente heeft ten minste zoveel {unit} als bij haar grootte past")
            }
        };
        let below = found
            .iter()
            .filter(|(_, held)| held.difference < -0.5)
            .count();
        let mut summary = match all {
            Some(all) => format!("{} heeft {} {unit}.", self.name(), nl.number(all, 0)),
            None => format!("Het aantal {unit} van {} is niet compleet.", self.name()),
        };
        summary.push_str(&format!(
            " Naar inwoners verdeeld {} meer dan een halve plaats te weinig. Dit zijn plaatsen en geen personen: het zegt niet hoeveel nieuwkomers er in elke gemeente een zoeken.",
            match below {
                0 => "heeft geen gemeente".to_owned(),
                1 => format!("heeft een van de {} gemeenten", words::count_word(nl, found.len())),
                below => format!(
                    "hebben {} van de {} gemeenten",
                    words::count_word(nl, below),
                    words::count_word(nl, found.len())
                ),
            }
        ));
        let when = places.size.reported.map(|period| nl.period(period));
        let year = self.whole.year();
        let bars = self.bars(
            &format!("Meer (+) of minder (−) {unit} dan naar inwoners"),
            |area| Some(self.held(&places, area)?.difference),
            1,
        );
        let words = Words {
            subtitle: format!(
                "{} in {year} min het deel naar inwoners op {}, gemeenten van {} op naam",
                words::sentence(unit),
                when.unwrap_or_default(),
                self.name()
            ),
            alt: format!("Een staaf per gemeente, op naam. {headline}. {summary}"),
            headline,
            summary,
        };
        let mut view = chart(
            id,
            words,
            self.places_table(&places, unit),
            Body::Ranking(bars),
        );
        view.table_open = true;
        Some(PartView {
            figures: vec![view],
            tables: Vec::new(),
        })
    }

    fn counts(&self, places: &Places<'_>, area: &Area) -> Vec<Option<&Figure>> {
        let counts = places.counts.iter();
        counts.map(|about| self.reported(about, area)).collect()
    }

    fn all(&self, places: &Places<'_>, area: &Area) -> Option<f64> {
        together(&self.counts(places, area))
    }

    /// A gemeente against its part of the region.
    fn held(&self, places: &Places<'_>, area: &Area) -> Option<BySize> {
        let size = |area: &Area| self.reported(places.size, area)?.waarde;
        let region = self.whole.area;
        by_size(
            self.all(places, area)?,
            size(area)?,
            self.all(places, region)?,
            size(region)?,
        )
    }

    fn places_table(&self, places: &Places<'_>, unit: &str) -> TableView {
        let nl = self.nl();
        let first = [places.size.short_name.clone()];
        let counts = places.counts.iter().map(|about| about.short_name.clone());
        let last = ["Samen", "Naar inwoners", "Verschil"].map(str::to_owned);
        TableView {
            caption: format!(
                "{} per gemeente naast het aantal inwoners, {}",
                words::sentence(unit),
                self.whole.year()
            ),
            corner: "Gemeente".into(),
            columns: first
                .into_iter()
                .chain(counts)
                .chain(last)
                .map(Cell::number)
                .collect(),
            rows: self.rows(|area| {
                let counts = self.counts(places, area);
                let size = self.reported(places.size, area);
                let mut cells = vec![Cell::figure(nl, size, places.size)];
                let figures = places.counts.iter().zip(&counts);
                cells.extend(figures.map(|(about, figure)| Cell::figure(nl, *figure, about)));
                cells.push(match together(&counts) {
                    Some(all) => Cell::amount(nl, all, 0),
                    None => absent(&counts),
                });
                let held = self.held(places, area).filter(|_| !area.code.is_group());
                match held {
                    Some(held) => cells.extend([
                        Cell::amount(nl, held.expected, 1),
                        Cell::signed(nl, held.difference, 1),
                    ]),
                    None if area.code.is_group() => {
                        let none = || Cell::words("niet van toepassing");
                        cells.extend([none(), none()]);
                    }
                    None => cells.extend([absent(&counts), absent(&counts)]),
                }
                cells
            }),
        }
    }
}
