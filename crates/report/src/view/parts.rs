//! Parts of one whole.

use ijkpunt_assessment::parts;
use ijkpunt_charts::{Body, Chart, Part, Parts};
use ijkpunt_model::{About, Figure, Form};

use super::{Cell, ChartView, Drawer, Row, TableView};
use crate::words;

impl Drawer<'_> {
    pub(super) fn parts(&self, id: &str, about: &About, breakdown: &str) -> Option<ChartView> {
        let period = about.reported?;
        let code = self.area.code.as_str();
        let total = self.at(about, period)?;
        let classes = self
            .material
            .released
            .classes(&about.id, code, period, breakdown);
        let known = about
            .breakdowns
            .iter()
            .find(|known| known.name == breakdown)?;
        let name = |class: &str| super::class_name(known, class);
        let judged: Vec<_> = parts(total, &classes)
            .unwrap_or_default()
            .into_iter()
            .map(|part| {
                let name = name(&part.klasse);
                (part, name)
            })
            .collect();
        let rows = match judged.is_empty() {
            // Without shares the counts, or the signs in their place, still stand in the table.
            true => classes
                .iter()
                .map(|class| self.bare_row(&name(&class.klasse), class, about))
                .collect(),
            false => judged
                .iter()
                .map(|(part, name)| Row {
                    header: name.clone(),
                    cells: vec![
                        Cell::amount(self.nl, part.count, 0),
                        Cell::share(self.nl, part.share, 0),
                        Cell::limits(
                            self.nl
                                .interval(part.interval.lower, part.interval.upper, 0),
                            part.interval.lower,
                            part.interval.upper,
                            Form::Share(0),
                        ),
                    ],
                })
                .collect(),
        };
        let whole = self.nl.figure(total, about.sort, about.decimals);
        let headline = match total.waarde {
            Some(value) => words::parts_headline(self.nl, &judged, value, about),
            None => words::without_change(self.nl, about, &whole),
        };
        let summary = match judged.is_empty() {
            true => self.nl.say(
                "delen-geen-cijfers",
                &[("naam", &words::lower(&about.name))],
            ),
            false => words::parts_sentence(self.nl, &judged),
        };
        let marks = judged
            .iter()
            .map(|(part, name)| Part {
                label: name.clone(),
                value: part.count,
                value_label: self.nl.number(part.count, 0),
                detail: format!(
                    "{} ({})",
                    self.nl.share(part.share, 0),
                    self.nl
                        .interval(part.interval.lower, part.interval.upper, 0)
                ),
            })
            .collect();
        Some(ChartView {
            id: id.to_owned(),
            subtitle: self.nl.say(
                "delen-ondertitel",
                &[
                    (
                        "ondertitel",
                        &self.subtitle(
                            &self.nl.say(
                                "delen-titel",
                                &[("naam", &about.name), ("waarnaar", &breakdown)],
                            ),
                            &self.nl.period(period),
                            &about.unit.many,
                        ),
                    ),
                    ("aantal", &whole),
                ],
            ),
            table: TableView {
                caption: format!("{}, {}", about.name, self.nl.period(period)),
                corner: words::sentence(breakdown),
                columns: vec![
                    Cell::number("Aantal"),
                    Cell::number("Aandeel"),
                    Cell::number("Interval van 95%"),
                ],
                rows,
            },
            table_elsewhere: None,
            table_open: false,
            chart: Chart {
                id: id.to_owned(),
                alt_title: headline.clone(),
                alt_text: self.nl.say("delen-alt", &[("samenvatting", &summary)]),
                body: Body::Parts(Parts { parts: marks }),
            },
            headline,
            summary,
        })
    }

    fn bare_row(&self, name: &str, class: &Figure, about: &About) -> Row {
        Row {
            header: name.to_owned(),
            cells: vec![
                Cell::figure(self.nl, Some(class), about),
                Cell::words(self.nl.say("niet-te-bepalen", &[])),
                Cell::words(self.nl.say("niet-te-bepalen", &[])),
            ],
        }
    }
}
