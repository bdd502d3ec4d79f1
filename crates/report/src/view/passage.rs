//! From who was there and who came, through one stock, to who is still there and who left, by
//! destination.

use ijkpunt_assessment::{Part as Judged, balance, change, parts};
use ijkpunt_charts::{Body, Chart, Passage, PassagePart};
use ijkpunt_model::{About, Breakdown, Figure, Period};

use super::{Cell, ChartView, Drawer, Row, TableView, labelled};
use crate::words;

/// The figures that make one passage.
struct Figures<'a> {
    before: Option<&'a Figure>,
    after: Option<&'a Figure>,
    inflow: Option<&'a Figure>,
    outflow: Option<&'a Figure>,
    /// Each destination by its name.
    classes: Vec<(String, &'a Figure)>,
}

impl<'a> Drawer<'a> {
    pub(super) fn passage(
        &self,
        id: &str,
        [stock, inflow, outflow]: [&About; 3],
        breakdown: &str,
    ) -> Option<ChartView> {
        let year = self.material.setting.year;
        let known = outflow.breakdowns.iter();
        let known = known.into_iter().find(|known| known.name == breakdown)?;
        let figures = self.passage_figures([stock, inflow, outflow], known);
        let first = Period::Jaar(year).first_day();
        let last = Period::Jaar(year + 1).first_day();
        let (from, to) = (self.nl.day(first), self.nl.day(last));
        let judged = destinations(&figures);
        let headline = passage_headline(self, stock, &figures, &judged);
        let summary = self.passage_summary(stock, &figures, &judged, (&from, &to));
        let names = [
            self.nl.say("doorstroom-stand", &[("dag", &from)]),
            inflow.short_name.clone(),
            outflow.short_name.clone(),
            self.nl.say("doorstroom-stand", &[("dag", &to)]),
        ];
        Some(ChartView {
            id: id.to_owned(),
            subtitle: self.subtitle(
                &self.nl.say(
                    "doorstroom-ondertitel",
                    &[("naam", &stock.name), ("waarnaar", &breakdown)],
                ),
                &self.year(),
                &stock.unit.many,
            ),
            table: self.passage_table([stock, inflow, outflow], &figures, &names),
            table_elsewhere: None,
            table_open: false,
            chart: Chart {
                id: id.to_owned(),
                alt_title: headline.clone(),
                alt_text: self.nl.say("doorstroom-alt", &[("samenvatting", &summary)]),
                body: Body::Passage(self.strips([stock, inflow, outflow], &figures, &names)),
            },
            headline,
            summary,
        })
    }

    fn passage_figures(
        &self,
        [stock, inflow, outflow]: [&About; 3],
        breakdown: &Breakdown,
    ) -> Figures<'a> {
        let year = self.material.setting.year;
        let stand = |year: i32| Period::Peildatum(Period::Jaar(year).first_day());
        let period = Period::Jaar(year);
        let code = self.area.code.as_str();
        let released = self.material.released;
        let classes = released.classes(&outflow.id, code, period, &breakdown.name);
        Figures {
            before: self.at(stock, stand(year)),
            after: self.at(stock, stand(year + 1)),
            inflow: self.at(inflow, period),
            outflow: self.at(outflow, period),
            classes: classes
                .into_iter()
                .map(|figure| (super::class_name(breakdown, &figure.klasse), figure))
                .collect(),
        }
    }

    fn passage_summary(
        &self,
        stock: &About,
        figures: &Figures<'_>,
        judged: &[(Judged, String)],
        (from, to): (&str, &str),
    ) -> String {
        let Some(change) = change(figures.before, figures.after) else {
            return self.nl.say(
                "doorstroom-geen-stand",
                &[("naam", &words::lower(&stock.name))],
            );
        };
        let flows = figures.inflow.zip(figures.outflow);
        let balance = flows.and_then(|(inflow, outflow)| balance(change, inflow, outflow));
        let mut text = words::balance_sentence(self.nl, stock, from, to, &change, balance.as_ref());
        if !judged.is_empty() {
            let parts = words::lower(&words::parts_sentence(self.nl, judged));
            let sentence = self.nl.say("doorstroom-delen", &[("delen", &parts)]);
            words::append(&mut text, &sentence);
        }
        text
    }

    fn passage_table(
        &self,
        [stock, inflow, outflow]: [&About; 3],
        figures: &Figures<'_>,
        [before, came, left, after]: &[String; 4],
    ) -> TableView {
        let row = |header: &str, figure: Option<&Figure>, about: &About| Row {
            header: header.to_owned(),
            cells: vec![Cell::figure(self.nl, figure, about)],
        };
        let mut rows = vec![
            row(before, figures.before, stock),
            row(came, figures.inflow, inflow),
            row(left, figures.outflow, outflow),
        ];
        let of = figures.classes.iter();
        rows.extend(of.map(|(name, figure)| {
            let header = self
                .nl
                .say("doorstroom-waarvan", &[("deel", &words::lower(name))]);
            row(&header, Some(figure), outflow)
        }));
        rows.push(row(after, figures.after, stock));
        TableView {
            caption: self.nl.say(
                "doorstroom-bijschrift",
                &[("naam", &stock.name), ("jaar", &self.year())],
            ),
            corner: "Wat".into(),
            columns: vec![Cell::number(words::sentence(&stock.unit.many))],
            rows,
        }
    }

    fn strips(
        &self,
        [stock, inflow, outflow]: [&About; 3],
        figures: &Figures<'_>,
        [before, came, left, after]: &[String; 4],
    ) -> Passage {
        let part = |label: &str, figure: Option<&Figure>, about: &About| {
            let (value, value_label) = labelled(self.nl, figure, about);
            PassagePart {
                label: label.to_owned(),
                value,
                value_label,
            }
        };
        let classes = figures.classes.iter();
        let mut gone: Vec<PassagePart> = classes
            .map(|(name, figure)| part(name, Some(figure), outflow))
            .collect();
        if gone.is_empty() {
            gone.push(part(left, figures.outflow, outflow));
        }
        Passage {
            left_label: self.nl.say("doorstroom-links", &[]),
            right_label: self.nl.say("doorstroom-rechts", &[]),
            stock_label: stock.short_name.clone(),
            before: part(before, figures.before, stock),
            inflow: vec![part(came, figures.inflow, inflow)],
            after: part(after, figures.after, stock),
            outflow: gone,
        }
    }
}

/// Each destination with its share of all who left, and the doubt about it.
fn destinations(figures: &Figures<'_>) -> Vec<(Judged, String)> {
    let classes: Vec<&Figure> = figures.classes.iter().map(|(_, figure)| *figure).collect();
    let judged = figures.outflow.and_then(|total| parts(total, &classes));
    let name = |class: &str| {
        let mut known = figures.classes.iter();
        let found = known.find(|(_, figure)| figure.klasse == class);
        found.map_or_else(|| class.to_owned(), |(name, _)| name.clone())
    };
    let judged = judged.unwrap_or_default().into_iter();
    judged
        .map(|part| {
            let name = name(&part.klasse);
            (part, name)
        })
        .collect()
}

/// Whether more left than came, and where most of them went.
fn passage_headline(
    drawer: &Drawer<'_>,
    stock: &About,
    figures: &Figures<'_>,
    judged: &[(Judged, String)],
) -> String {
    let value = |figure: Option<&Figure>| figure.and_then(|figure| figure.waarde);
    let Some((came, left)) = value(figures.inflow).zip(value(figures.outflow)) else {
        return drawer
            .nl
            .say("doorstroom-kop-geen", &[("naam", &stock.name)]);
    };
    let number = |value: f64| drawer.nl.number(value, 0);
    let most = match left.total_cmp(&came) {
        std::cmp::Ordering::Greater => "weg",
        std::cmp::Ordering::Less => "bij",
        std::cmp::Ordering::Equal => "gelijk",
    };
    let headline = drawer.nl.say(
        "doorstroom-kop",
        &[
            ("meest", &most),
            ("naam", &stock.short_name),
            ("bij", &number(came)),
            ("weg", &number(left)),
        ],
    );
    // Where the difference with the next may be chance, no destination is the largest.
    if let [(first, name), (second, _), ..] = judged
        && first.interval.lower > second.interval.upper
    {
        return drawer.nl.say(
            "doorstroom-kop-vaakst",
            &[("kop", &headline), ("waarheen", &words::lower(name))],
        );
    }
    headline
}
