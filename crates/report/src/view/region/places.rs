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
            Some((area, held)) => nl.say(
                "grootte-kop",
                &[
                    ("naam", &area.name),
                    ("aantal", &nl.number(-held.difference, 0)),
                    ("eenheid", &unit),
                ],
            ),
            None if found.is_empty() => nl.say("grootte-kop-onbekend", &[("eenheid", &unit)]),
            None => nl.say("grootte-kop-genoeg", &[("eenheid", &unit)]),
        };
        let below = found
            .iter()
            .filter(|(_, held)| held.difference < -0.5)
            .count();
        let mut summary = match all {
            Some(all) => nl.say(
                "grootte-zin",
                &[
                    ("naam", &self.name()),
                    ("aantal", &nl.number(all, 0)),
                    ("eenheid", &unit),
                ],
            ),
            None => nl.say(
                "grootte-onvolledig",
                &[("naam", &self.name()), ("eenheid", &unit)],
            ),
        };
        let sentence = nl.say(
            "grootte-te-weinig",
            &[
                ("aantal", &below),
                ("aantal-tekst", &words::count_word(nl, below)),
                ("alle-tekst", &words::count_word(nl, found.len())),
            ],
        );
        words::append(&mut summary, &sentence);
        let when = places.size.reported.map(|period| nl.period(period));
        let year = self.whole.year();
        let bars = self.bars(
            &nl.say("grootte-as", &[("eenheid", &unit)]),
            |area| Some(self.held(&places, area)?.difference),
            1,
        );
        let words = Words {
            subtitle: nl.say(
                "grootte-ondertitel",
                &[
                    ("eenheid", &words::sentence(unit)),
                    ("jaar", &year),
                    ("dag", &when.unwrap_or_default()),
                    ("regio", &self.name()),
                ],
            ),
            alt: nl.say(
                "grootte-alt",
                &[("kop", &headline), ("samenvatting", &summary)],
            ),
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
            caption: nl.say(
                "grootte-bijschrift",
                &[
                    ("eenheid", &words::sentence(unit)),
                    ("jaar", &self.whole.year()),
                ],
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
                    None => absent(nl, &counts),
                });
                let held = self.held(places, area).filter(|_| !area.code.is_group());
                match held {
                    Some(held) => cells.extend([
                        Cell::amount(nl, held.expected, 1),
                        Cell::signed(nl, held.difference, 1),
                    ]),
                    None if area.code.is_group() => {
                        let none = || Cell::words(nl.say("niet-van-toepassing", &[]));
                        cells.extend([none(), none()]);
                    }
                    None => cells.extend([absent(nl, &counts), absent(nl, &counts)]),
                }
                cells
            }),
        }
    }
}
