//! Target against actual, per indicator.

use ijkpunt_assessment::{Outcome, Tone, against_target, reached};
use ijkpunt_charts::{Body, Bullet, BulletRow, Chart, Tone as ChartTone};

use super::{Cell, ChartView, Drawer, Row, TableView};
use crate::words;

impl Drawer<'_> {
    pub(super) fn bullet(&self, id: &str, indicators: &[String]) -> Option<ChartView> {
        let mut rows = Vec::new();
        let mut bars = Vec::new();
        let mut verdicts = Vec::new();
        let mut described = Vec::new();
        for about in indicators.iter().filter_map(|id| self.about(id)) {
            let figure = self.reported(about)?;
            let verdict = against_target(figure, about.direction);
            let actual = Cell::figure(self.nl, Some(figure), about);
            let target = words::target(self.nl, figure, about);
            let percent = verdict.fraction.map(|fraction| self.nl.share(fraction, 0));
            let label = match (&percent, verdict.outcome) {
                (Some(percent), _) => percent.clone(),
                (None, Outcome::GeenCijfer(sign)) => sign.words().to_owned(),
                (None, _) => words::verdict(self.nl, &verdict),
            };
            // A bar without a target says so in its label already.
            let detail = match (figure.waarde, figure.beoogd) {
                (Some(_), None) => actual.text.clone(),
                (Some(_), Some(_)) => self
                    .nl
                    .say("staaf-van", &[("waarde", &actual.text), ("van", &target)]),
                (None, None) => self.nl.say("staaf-zonder-doel", &[]),
                (None, Some(_)) => self.nl.say("staaf-doel", &[("doel", &target)]),
            };
            described.push(format!("{}: {label} ({detail})", about.short_name));
            bars.push(BulletRow {
                label: about.short_name.clone(),
                percent: verdict.fraction.map(|fraction| fraction * 100.0),
                value_label: label.clone(),
                detail,
                tone: match verdict.tone {
                    Tone::Gunstig => ChartTone::Good,
                    Tone::Aandacht => ChartTone::Attention,
                    Tone::Neutraal => ChartTone::Neutral,
                },
            });
            rows.push(Row {
                header: about.name.clone(),
                cells: vec![
                    Cell::target(self.nl, figure, about),
                    actual,
                    match verdict.fraction {
                        Some(fraction) => Cell::share(self.nl, fraction, 0),
                        None => Cell::words(self.nl.say("niet-te-bepalen", &[])),
                    },
                    Cell::text(words::verdict(self.nl, &verdict)),
                ],
            });
            verdicts.push(verdict);
        }
        let (good, judged) = reached(&verdicts);
        let missing: Vec<String> = verdicts
            .iter()
            .zip(&rows)
            .filter(|(verdict, _)| matches!(verdict.outcome, Outcome::GeenCijfer(_)))
            .map(|(_, row)| format!("‘{}’", words::lower(&row.header)))
            .collect();
        let headline = words::targets_headline(self.nl, good, judged);
        let mut summary = format!("{headline}.");
        if !missing.is_empty() {
            let names = words::listed(&missing);
            let sentence = self.nl.say("doelen-zonder-cijfer", &[("namen", &names)]);
            words::append(&mut summary, &sentence);
        }
        Some(ChartView {
            id: id.to_owned(),
            subtitle: self.subtitle(
                &self.nl.say("doelen-ondertitel", &[]),
                &self.year(),
                &self.nl.say("doelen-schaal", &[]),
            ),
            table: TableView {
                caption: self.nl.say("doelen-bijschrift", &[("jaar", &self.year())]),
                corner: "Indicator".into(),
                columns: vec![
                    Cell::number("Beoogd"),
                    Cell::number("Behaald"),
                    Cell::number("Behaald in % van beoogd"),
                    Cell::text("Oordeel"),
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
                    .say("doelen-alt", &[("staven", &described.join("; "))]),
                body: Body::Bullet(Bullet {
                    rows: bars,
                    target_label: "doel".into(),
                }),
            },
            headline,
            summary,
        })
    }
}
