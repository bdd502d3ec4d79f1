//! The first few of a breakdown with their doubt: a list that says whom it can't tell apart.

use ijkpunt_assessment::{Leader, Leaders, leaders};
use ijkpunt_charts::{Body, Chart, DotPlot, DotRow};
use ijkpunt_model::About;

use super::cells::form;
use super::{Cell, ChartView, Drawer, Row, TableView};
use crate::words;

impl Drawer<'_> {
    pub(super) fn leaders(
        &self,
        id: &str,
        about: &About,
        breakdown: &str,
        most: u8,
    ) -> Option<ChartView> {
        let period = about.reported?;
        let known = about
            .breakdowns
            .iter()
            .find(|known| known.name == breakdown)?;
        let code = self.area.code.as_str();
        let classes = self
            .material
            .released
            .classes(&about.id, code, period, breakdown);
        let found = leaders(&classes, about.sort, about.direction, usize::from(most));
        let name = |class: &str| {
            let named = known.classes.iter().find(|known| known.id == class);
            let named = named.map(|class| class.name.clone());
            named
                .or_else(|| known.unknown.clone())
                .unwrap_or_else(|| class.to_owned())
        };
        let when = self.nl.period(period);
        let headline = match found.top.first() {
            Some(first) => self.nl.say(
                "toplijst-kop",
                &[
                    ("naam", &about.name),
                    ("eerste", &name(&first.klasse)),
                    ("waarde", &self.value(first, about)),
                ],
            ),
            None => self.nl.say(
                "toplijst-kop-geen",
                &[("naam", &about.name), ("waarnaar", &breakdown)],
            ),
        };
        let rows = found
            .top
            .iter()
            .map(|leader| Row {
                header: name(&leader.klasse),
                cells: vec![
                    Cell::number(self.value(leader, about)).of(leader.value, form(about)),
                    match self.doubt(leader, about).zip(leader.interval) {
                        Some((doubt, limits)) => {
                            Cell::limits(doubt, limits.lower, limits.upper, form(about))
                        }
                        None => Cell::words(self.nl.say("niet-te-bepalen", &[])),
                    },
                    match leader.over {
                        Some(over) => Cell::amount(self.nl, over, 0),
                        None => Cell::words(self.nl.say("niet-van-toepassing", &[])),
                    },
                ],
            })
            .collect();
        let scale = if about.sort.is_share() { 100.0 } else { 1.0 };
        let dots: Vec<DotRow> = found
            .top
            .iter()
            .map(|leader| DotRow {
                label: name(&leader.klasse),
                value: Some(leader.value * scale),
                interval: leader
                    .interval
                    .map(|limits| (limits.lower * scale, limits.upper * scale)),
                value_label: match self.doubt(leader, about) {
                    Some(doubt) => format!("{} ({doubt})", self.value(leader, about)),
                    None => self.value(leader, about),
                },
                own: true,
            })
            .collect();
        let described: Vec<String> = dots
            .iter()
            .map(|dot| format!("{}: {}", dot.label, dot.value_label))
            .collect();
        let mut summary = format!("{headline}.");
        for sentence in self.leaders_doubt(&found, breakdown, name) {
            words::append(&mut summary, &sentence);
        }
        Some(ChartView {
            id: id.to_owned(),
            subtitle: self.nl.say(
                "toplijst-ondertitel",
                &[(
                    "ondertitel",
                    &self.subtitle(
                        &about.name,
                        &when,
                        &self.nl.say("toplijst-per", &[("waarnaar", &breakdown)]),
                    ),
                )],
            ),
            table: TableView {
                caption: self.nl.say(
                    "toplijst-bijschrift",
                    &[
                        ("naam", &about.name),
                        ("waarnaar", &breakdown),
                        ("periode", &when),
                    ],
                ),
                corner: words::sentence(breakdown),
                columns: vec![
                    Cell::number(words::sentence(&about.unit.many)),
                    Cell::number("Interval van 95%"),
                    Cell::number("Van hoeveel"),
                ],
                rows,
            },
            table_elsewhere: None,
            table_open: false,
            chart: Chart {
                id: id.to_owned(),
                alt_title: headline.clone(),
                alt_text: self
                    .nl
                    .say("punten-alt", &[("punten", &described.join("; "))]),
                body: Body::DotPlot(DotPlot {
                    axis_label: match about.sort.is_share() {
                        true => self.nl.say("as-procenten", &[("naam", &about.name)]),
                        false => format!("{}, {}", about.name, about.unit.many),
                    },
                    rows: dots,
                    ..DotPlot::default()
                }),
            },
            headline,
            summary,
        })
    }

    fn value(&self, leader: &Leader, about: &About) -> String {
        match about.sort.is_share() {
            true => self.nl.share(leader.value, about.decimals),
            false => self.nl.number(leader.value, about.decimals),
        }
    }

    fn doubt(&self, leader: &Leader, about: &About) -> Option<String> {
        let limits = leader.interval?;
        Some(match about.sort.is_share() {
            true => self.nl.interval(limits.lower, limits.upper, about.decimals),
            false => format!(
                "{}–{}",
                self.nl.number(limits.lower, about.decimals),
                self.nl.number(limits.upper, about.decimals)
            ),
        })
    }

    /// Whom the list can't tell from its first, and whom it does not show.
    fn leaders_doubt(
        &self,
        found: &Leaders,
        breakdown: &str,
        name: impl Fn(&str) -> String,
    ) -> Vec<String> {
        let mut sentences = Vec::new();
        let others = found.top.len().saturating_sub(1);
        let like: Vec<String> = found
            .like_the_first
            .iter()
            .map(|class| name(class))
            .collect();
        if others > 0 && like.len() == others {
            sentences.push(self.nl.say("toplijst-toeval-alle", &[]));
        } else if !like.is_empty() {
            let names = words::listed(&like);
            sentences.push(self.nl.say("toplijst-toeval", &[("namen", &names)]));
        }
        if found.without > 0 {
            sentences.push(self.nl.say(
                "toplijst-zonder-cijfer",
                &[
                    ("aantal", &found.without),
                    ("aantal-tekst", &words::count_word(self.nl, found.without)),
                    ("waarnaar", &breakdown),
                ],
            ));
        }
        sentences
    }
}
