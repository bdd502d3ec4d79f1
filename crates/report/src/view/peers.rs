//! A gemeente among its peers: dots with intervals, and its years beside theirs.

mod each;

use ijkpunt_assessment::{PeerStatistic, PeerVerdict, peer_statistic, told_apart, uncertainty};
use ijkpunt_charts::{Body, Chart, DotPlot, DotRow, Trend, TrendBreak, TrendLine};
use ijkpunt_model::{Area, Figure, Period};

use super::trend::{scaled, short};
use super::{Cell, ChartView, Row, TableView};
use crate::board::{Board, Column};
use crate::{Dutch, peer_words, words};

/// More rows than this stand in the overview of the indicator, and not on each page again.
const ROWS: usize = 40;

/// What a page of a gemeente shows of one indicator.
pub struct Among<'v, 'a> {
    /// Formats.
    pub nl: &'v Dutch,
    /// All figures.
    pub board: &'v Board<'a>,
    /// The indicator.
    pub column: &'v Column<'a>,
    /// The gemeente.
    pub area: &'a Area,
    /// Name of the peer group.
    pub group: &'v str,
    /// Its members, without the gemeente.
    pub members: &'v [&'a str],
}

impl<'a> Among<'_, 'a> {
    /// The peers and the gemeente as dots, the highest first. Those without a figure stand last.
    pub fn dots(&self, own: &'a Figure, verdict: Option<&PeerVerdict>) -> ChartView {
        let about = self.column.about;
        let name = &self.area.name;
        let peers = self
            .column
            .among(self.members.iter().copied(), self.column.reported);
        let alike = told_apart(own, &peers, about.sort);
        let mut figures = peers;
        figures.push(own);
        // A league table without intervals would mislead: then the alphabet decides.
        let sorted = figures
            .iter()
            .filter(|figure| figure.waarde.is_some())
            .all(|figure| uncertainty(figure, about.sort).is_some());
        let name_of = |figure: &Figure| self.board.name(figure.gemeente.as_str()).to_owned();
        figures.sort_by(|one, other| {
            let value = |figure: &Figure| match figure.waarde {
                Some(value) if sorted => value,
                Some(_) => 0.0,
                None => f64::NEG_INFINITY,
            };
            let by_value = value(other).total_cmp(&value(one));
            by_value.then_with(|| name_of(one).cmp(&name_of(other)))
        });
        let headline = match verdict {
            Some(verdict) => peer_words::standing_phrase(self.nl, verdict, name),
            None => self.nl.say("naast-anderen-kop", &[("naam", name)]),
        };
        let value = peer_words::with_interval(self.nl, own, about);
        let mut summary = self.nl.say("naast", &[("naam", name), ("waarde", &value)]);
        if let Some(verdict) = verdict {
            let peers = peer_words::peers_sentence(self.nl, verdict, about, self.group);
            words::append(&mut summary, &peers);
            let reason = peer_words::standing_reason(self.nl, verdict, about, name);
            words::append(&mut summary, &reason);
        }
        if let Some(counts) = alike.filter(|(apart, alike)| apart + alike > 0) {
            let sentence = peer_words::alike_sentence(self.nl, name, counts);
            words::append(&mut summary, &sentence);
        }
        let statistic = verdict.map(|verdict| &verdict.statistic);
        let id = format!("stippen-{}", about.id);
        ChartView {
            id: id.clone(),
            subtitle: format!(
                "{}, {}, {}, {}",
                about.name,
                self.group,
                self.nl.period(self.column.reported),
                about.unit.many
            ),
            table: self.dots_table(&figures),
            table_elsewhere: (figures.len() > ROWS).then_some("tabel"),
            table_open: false,
            chart: Chart {
                id,
                alt_title: headline.clone(),
                alt_text: self.nl.say(
                    "stippen-alt",
                    &[
                        ("gesorteerd", &words::yes_or_no(sorted)),
                        ("samenvatting", &summary),
                    ],
                ),
                body: Body::DotPlot(self.plot(&figures, statistic)),
            },
            headline,
            summary,
        }
    }

    fn plot(&self, figures: &[&'a Figure], statistic: Option<&PeerStatistic>) -> DotPlot {
        let about = self.column.about;
        let quartiles = statistic.map(|statistic| statistic.quartiles);
        let row = |figure: &&'a Figure| {
            let limits = uncertainty(figure, about.sort);
            DotRow {
                label: self.board.name(figure.gemeente.as_str()).to_owned(),
                value: figure.waarde.map(|value| scaled(value, about)),
                interval: limits
                    .map(|limits| (scaled(limits.lower, about), scaled(limits.upper, about))),
                value_label: Cell::figure(self.nl, Some(figure), about).text,
                own: figure.gemeente == self.area.code,
            }
        };
        DotPlot {
            axis_label: about.unit.many.clone(),
            rows: figures.iter().map(row).collect(),
            band: quartiles.map(|known| (scaled(known.q1, about), scaled(known.q3, about))),
            band_label: quartiles.map_or_else(String::new, |known| {
                let half = peer_words::middle_half(self.nl, &known, about);
                self.nl.say("stippen-helft", &[("helft", &half)])
            }),
            median: quartiles.map(|known| scaled(known.median, about)),
            median_label: quartiles.map_or_else(String::new, |known| {
                let median = peer_words::value(self.nl, known.median, about);
                self.nl.say("stippen-mediaan", &[("mediaan", &median)])
            }),
            whole: false,
        }
    }

    fn dots_table(&self, figures: &[&'a Figure]) -> TableView {
        let about = self.column.about;
        let interval = |figure: &Figure| {
            let limits = uncertainty(figure, about.sort);
            let text = words::interval(self.nl, figure, about);
            match limits.zip(text).filter(|_| figure.waarde.is_some()) {
                Some((limits, text)) => {
                    let form = super::cells::form(about);
                    Cell::limits(text, limits.lower, limits.upper, form)
                }
                None => Cell::words("geen"),
            }
        };
        TableView {
            caption: format!("{}, {}", about.name, self.nl.period(self.column.reported)),
            corner: "Gemeente".into(),
            columns: vec![
                Cell::number(words::sentence(&about.unit.many)),
                Cell::number("95%-interval"),
            ],
            rows: figures
                .iter()
                .map(|figure| Row {
                    header: self.board.name(figure.gemeente.as_str()).to_owned(),
                    cells: vec![Cell::figure(self.nl, Some(figure), about), interval(figure)],
                })
                .collect(),
        }
    }

    /// The years of the gemeente beside the median of its peers. Nothing where there are fewer than
    /// two years with a figure. `trend` says whether the years show a trend, `breaks` after which
    /// period another area or definition begins.
    pub fn years(&self, trend: &str, breaks: Vec<(Period, String)>) -> Option<ChartView> {
        let about = self.column.about;
        let code = self.area.code.as_str();
        let periods = &self.column.periods;
        let own: Vec<Option<&Figure>> = periods
            .iter()
            .map(|period| self.column.at(code, *period))
            .collect();
        let known = own
            .iter()
            .flatten()
            .filter(|figure| figure.waarde.is_some());
        if known.count() < 2 {
            return None;
        }
        let peers: Vec<Option<PeerStatistic>> = periods
            .iter()
            .map(|period| {
                let figures = self.column.among(self.members.iter().copied(), *period);
                peer_statistic(&self.area.code, &figures, about.sort).ok()
            })
            .collect();
        let has_peers = peers.iter().any(Option::is_some);
        let name = &self.area.name;
        let (first, last) = (periods.first()?, periods.last()?);
        let headline = self.nl.say(
            "jaren-kop",
            &[("mediaan", &words::yes_or_no(has_peers)), ("naam", name)],
        );
        let mut summary = trend.to_owned();
        if !has_peers {
            words::append(&mut summary, &self.nl.say("jaren-zonder-mediaan", &[]));
        }
        let id = format!("reeks-{}", about.id);
        let mut lines = vec![TrendLine {
            label: name.clone(),
            values: own
                .iter()
                .map(|figure| Some(scaled(figure.as_ref()?.waarde?, about)))
                .collect(),
            texts: own
                .iter()
                .map(|figure| Cell::figure(self.nl, *figure, about).text)
                .collect(),
        }];
        let median = |statistic: &Option<PeerStatistic>| {
            let statistic = statistic.as_ref()?;
            Some(statistic.quartiles.median)
        };
        if has_peers {
            lines.push(TrendLine {
                label: "Mediaan van de andere".into(),
                values: peers
                    .iter()
                    .map(|peers| median(peers).map(|value| scaled(value, about)))
                    .collect(),
                texts: peers
                    .iter()
                    .map(|peers| match median(peers) {
                        Some(value) => peer_words::value(self.nl, value, about),
                        None => "geen mediaan".to_owned(),
                    })
                    .collect(),
            });
        }
        let breaks = breaks.into_iter().filter_map(|(since, label)| {
            let before = periods.iter().position(|period| *period == since)?;
            Some(TrendBreak { before, label })
        });
        Some(ChartView {
            id: id.clone(),
            subtitle: format!(
                "{}, {}, {}",
                about.name,
                words::from_to(self.nl, &self.nl.period(*first), &self.nl.period(*last)),
                about.unit.many
            ),
            table: self.years_table(&own, &peers),
            table_elsewhere: None,
            table_open: false,
            chart: Chart {
                id,
                alt_title: headline.clone(),
                alt_text: self.nl.say("jaren-alt", &[("samenvatting", &summary)]),
                body: Body::Trend(Trend {
                    periods: periods
                        .iter()
                        .map(|period| short(self.nl, *period))
                        .collect(),
                    lines,
                    target: Vec::new(),
                    target_label: String::new(),
                    breaks: breaks.collect(),
                    whole: false,
                }),
            },
            headline,
            summary,
        })
    }

    fn years_table(
        &self,
        own: &[Option<&'a Figure>],
        peers: &[Option<PeerStatistic>],
    ) -> TableView {
        let about = self.column.about;
        let form = super::cells::form(about);
        let number =
            |value: f64| Cell::number(peer_words::value(self.nl, value, about)).of(value, form);
        let with_doubt = |figure: Option<&Figure>| {
            let cell = Cell::figure(self.nl, figure, about);
            match figure.filter(|figure| uncertainty(figure, about.sort).is_some()) {
                Some(figure) => cell.with_doubt(self.nl, figure, about),
                None => cell,
            }
        };
        let rows = self.column.periods.iter().zip(own).zip(peers);
        TableView {
            caption: self.nl.say("jaren-bijschrift", &[("naam", &about.name)]),
            corner: "Periode".into(),
            columns: vec![
                Cell::number(self.area.name.clone()),
                Cell::number("Mediaan"),
                Cell::number("P25"),
                Cell::number("P75"),
                Cell::number("Aantal andere"),
            ],
            rows: rows
                .map(|((period, own), peers)| {
                    let mut cells = vec![with_doubt(*own)];
                    match peers {
                        Some(peers) => {
                            let known = peers.quartiles;
                            cells.extend([known.median, known.q1, known.q3].map(number));
                            cells.push(Cell::amount(self.nl, peers.count as f64, 0));
                        }
                        None => {
                            cells.extend(["geen", "geen", "geen", "te weinig"].map(Cell::words));
                        }
                    }
                    Row {
                        header: self.nl.period(*period),
                        cells,
                    }
                })
                .collect(),
        }
    }
}
