//! Two groups by age, beside each other on one scale.

use ijkpunt_charts::{AgeGroup, Body, Chart, Pyramid};
use ijkpunt_model::{About, Breakdown, Figure, Sign};

use super::{Cell, ChartView, Drawer, Row, TableView, labelled};
use crate::words;

/// A class with the figures of both sides.
struct Group<'a> {
    name: String,
    sides: [Option<&'a Figure>; 2],
}

impl<'a> Drawer<'a> {
    pub(super) fn pyramid(
        &self,
        id: &str,
        sides: [&About; 2],
        breakdown: &str,
    ) -> Option<ChartView> {
        let [left, _] = sides;
        let period = left.reported?;
        let known = left
            .breakdowns
            .iter()
            .find(|known| known.name == breakdown)?;
        let groups = self.groups(sides, known);
        let headline = self.pyramid_headline(sides, &groups);
        let summary = self.pyramid_summary(sides, &groups);
        Some(ChartView {
            id: id.to_owned(),
            subtitle: self.subtitle(
                &self.nl.say(
                    "piramide-ondertitel",
                    &[
                        ("links", &sides[0].name),
                        ("rechts", &words::lower(&sides[1].name)),
                        ("waarnaar", &breakdown),
                    ],
                ),
                &self.nl.period(period),
                &left.unit.many,
            ),
            table: self.pyramid_table(sides, &groups, breakdown),
            table_elsewhere: None,
            table_open: false,
            chart: Chart {
                id: id.to_owned(),
                alt_title: headline.clone(),
                alt_text: self.nl.say("piramide-alt", &[("samenvatting", &summary)]),
                body: Body::Pyramid(self.bars(sides, &groups)),
            },
            headline,
            summary,
        })
    }

    /// The classes from young to old, then what has no age.
    fn groups(&self, sides: [&About; 2], breakdown: &Breakdown) -> Vec<Group<'a>> {
        let code = self.area.code.as_str();
        let released = self.material.released;
        let of_side = sides.map(|about| match about.reported {
            Some(period) => released.classes(&about.id, code, period, &breakdown.name),
            None => Vec::new(),
        });
        let find = |class: &str| {
            let at = |figures: &Vec<&'a Figure>| {
                let mut known = figures.iter();
                known.find(|figure| figure.klasse == class).copied()
            };
            let [left, right] = &of_side;
            [at(left), at(right)]
        };
        let mut groups: Vec<Group<'a>> = breakdown
            .classes
            .iter()
            .map(|class| Group {
                name: class.name.clone(),
                sides: find(&class.id),
            })
            .collect();
        let without = find(super::UNKNOWN);
        if let (Some(name), true) = (&breakdown.unknown, without.iter().any(Option::is_some)) {
            groups.push(Group {
                name: name.clone(),
                sides: without,
            });
        }
        groups
    }

    fn pyramid_headline(&self, [left, right]: [&About; 2], groups: &[Group<'_>]) -> String {
        let Some(largest) = largest(groups) else {
            return self.nl.say(
                "piramide-kop-geen",
                &[
                    ("links", &left.short_name),
                    ("rechts", &words::lower(&right.short_name)),
                ],
            );
        };
        let [one, other] = largest.sides;
        self.nl.say(
            "piramide-kop",
            &[
                ("groep", &words::lower(&largest.name)),
                ("aantal-links", &Cell::figure(self.nl, one, left).text),
                ("links", &words::lower(&left.short_name)),
                ("aantal-rechts", &Cell::figure(self.nl, other, right).text),
                ("rechts", &words::lower(&right.short_name)),
            ],
        )
    }

    fn pyramid_summary(&self, sides: [&About; 2], groups: &[Group<'_>]) -> String {
        let total = |about: &About| {
            let text = Cell::figure(self.nl, self.reported(about), about).text;
            words::without_change(self.nl, about, &text)
        };
        let secret = groups
            .iter()
            .flat_map(|group| group.sides)
            .flatten()
            .any(|figure| figure.teken == Some(Sign::Geheim));
        let mut text = self.nl.say(
            "piramide-zin",
            &[("links", &total(sides[0])), ("rechts", &total(sides[1]))],
        );
        if secret {
            words::append(&mut text, &self.nl.say("piramide-geheim", &[]));
        }
        text
    }

    fn pyramid_table(
        &self,
        sides: [&About; 2],
        groups: &[Group<'_>],
        breakdown: &str,
    ) -> TableView {
        let cells = |figures: [Option<&Figure>; 2]| {
            let pairs = figures.into_iter().zip(sides);
            pairs
                .map(|(figure, about)| Cell::figure(self.nl, figure, about))
                .collect()
        };
        let mut rows: Vec<Row> = groups
            .iter()
            .map(|group| Row {
                header: group.name.clone(),
                cells: cells(group.sides),
            })
            .collect();
        rows.push(Row {
            header: "Totaal".into(),
            cells: cells(sides.map(|about| self.reported(about))),
        });
        TableView {
            caption: self.nl.say(
                "piramide-bijschrift",
                &[
                    ("links", &sides[0].name),
                    ("rechts", &words::lower(&sides[1].name)),
                ],
            ),
            corner: words::sentence(breakdown),
            columns: sides
                .map(|about| Cell::number(about.short_name.clone()))
                .to_vec(),
            rows,
        }
    }

    /// The oldest stand at the top. A group that neither side delivered stands in the table only:
    /// of an age that nobody has, there is nothing to draw.
    fn bars(&self, [left, right]: [&About; 2], groups: &[Group<'_>]) -> Pyramid {
        let drawn = groups.iter().rev().filter(|group| was_delivered(group));
        Pyramid {
            left_label: left.short_name.clone(),
            right_label: right.short_name.clone(),
            axis_label: words::sentence(&left.unit.many),
            groups: drawn
                .map(|group| {
                    let [one, other] = group.sides;
                    let (left, left_text) = labelled(self.nl, one, left);
                    let (right, right_text) = labelled(self.nl, other, right);
                    AgeGroup {
                        label: group.name.clone(),
                        left,
                        left_text,
                        right,
                        right_text,
                    }
                })
                .collect(),
            whole: left.decimals == 0,
        }
    }
}

fn was_delivered(group: &Group<'_>) -> bool {
    let figures = group.sides.iter().flatten();
    figures
        .into_iter()
        .any(|figure| figure.teken != Some(Sign::NietGeleverd))
}

/// The group with the highest figure at either side; of equals the first.
fn largest<'g, 'a>(groups: &'g [Group<'a>]) -> Option<&'g Group<'a>> {
    let value = |group: &Group<'_>| {
        let known = group
            .sides
            .iter()
            .flatten()
            .filter_map(|figure| figure.waarde);
        known.reduce(f64::max)
    };
    let known = groups
        .iter()
        .filter_map(|group| Some((value(group)?, group)));
    let highest = known.reduce(|best, next| if next.0 > best.0 { next } else { best });
    highest.map(|(_, group)| group)
}
