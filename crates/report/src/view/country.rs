//! One indicator over all gemeenten: the funnel, the map and the list.

use std::collections::BTreeMap;

use ijkpunt_assessment::{
    Funnel as FunnelVerdict, FunnelPosition, PEERS_FROM, Placed, Shading, ShadingRefusal, funnel,
    ranking, shading, uncertainty,
};
use ijkpunt_charts::{Body, Chart, Funnel, FunnelLimit, FunnelPoint, Tile, TileFill, TileMap};
use ijkpunt_model::{Area, Figure, Sign};

use super::trend::scaled;
use super::{Cell, ChartView, Row, TableView};
use crate::board::{Board, Column};
use crate::{Dutch, Surroundings, peer_words, words};

/// What the overview of one indicator shows.
pub struct Country<'v, 'a> {
    /// Formats.
    pub nl: &'v Dutch,
    /// All figures.
    pub board: &'v Board<'a>,
    /// The indicator.
    pub column: &'v Column<'a>,
    /// Where gemeenten lie.
    pub around: &'a Surroundings,
    /// The gemeenten of the report.
    pub areas: &'a [Area],
    /// The gemeente that the report is about, if it is about one.
    pub own: Option<&'a Area>,
    figures: Vec<&'a Figure>,
    funnel: Option<FunnelVerdict>,
}

impl<'v, 'a> Country<'v, 'a> {
    /// Judges the figures of an indicator once, for all that the page shows.
    pub fn new(
        nl: &'v Dutch,
        board: &'v Board<'a>,
        column: &'v Column<'a>,
        around: &'a Surroundings,
        areas: &'a [Area],
        own: Option<&'a Area>,
    ) -> Self {
        let figures = column.all();
        let funnel = funnel(&figures, column.about.sort, column.per);
        let mut country = Country {
            nl,
            board,
            column,
            around,
            areas,
            own,
            figures,
            funnel,
        };
        // The centre line of a few says more about each of them than about all, as their median does.
        if country.too_few() {
            country.funnel = None;
        }
        country
    }

    fn is_own(&self, figure: &Figure) -> bool {
        self.own.is_some_and(|own| own.code == figure.gemeente)
    }

    fn name(&self, figure: &'a Figure) -> &'a str {
        self.board.name(figure.gemeente.as_str())
    }

    fn subtitle(&self, count: usize) -> String {
        self.nl.say(
            "land-ondertitel",
            &[
                ("naam", &self.column.about.name),
                ("aantal", &self.nl.number(count as f64, 0)),
                ("periode", &self.nl.period(self.column.reported)),
                ("eenheid", &self.column.about.unit.many),
            ],
        )
    }

    /// Whether too few gemeenten have a figure for a funnel of any kind.
    pub fn too_few(&self) -> bool {
        let known = self.figures.iter().filter(|figure| figure.waarde.is_some());
        known.count() < PEERS_FROM
    }

    /// The funnel plot, where the kind of figure has one.
    pub fn funnel(&self) -> Option<ChartView> {
        let about = self.column.about;
        let verdict = self.funnel.as_ref()?;
        let headline = peer_words::funnel_headline(self.nl, verdict, about);
        let summary = peer_words::funnel_summary(self.nl, verdict, about);
        let id = format!("trechter-{}", about.id);
        let points = verdict.points.iter().filter_map(|point| {
            let figure = self.column.own(point.gemeente.as_str())?;
            Some(FunnelPoint {
                label: format!(
                    "{} {}",
                    self.name(figure),
                    peer_words::value(self.nl, point.waarde, about)
                ),
                size: point.noemer,
                value: scaled(point.waarde, about),
                own: self.is_own(figure),
            })
        });
        let limit = |label: &str, of: fn(&ijkpunt_assessment::FunnelLimits) -> (f64, f64)| {
            let curve = || {
                verdict
                    .curve
                    .iter()
                    .map(|(size, limits)| (*size, of(limits)))
            };
            FunnelLimit {
                label: label.to_owned(),
                lower: curve()
                    .map(|(size, (low, _))| (size, scaled(low, about)))
                    .collect(),
                upper: curve()
                    .map(|(size, (_, high))| (size, scaled(high, about)))
                    .collect(),
            }
        };
        let body = Funnel {
            across_label: self.nl.say(
                "trechter-as",
                &[("aandeel", &words::yes_or_no(about.sort.is_share()))],
            ),
            up_label: about.unit.many.clone(),
            points: points.collect(),
            limits: vec![
                limit("95%", |limits| (limits.p95.lower, limits.p95.upper)),
                limit("99,8%", |limits| (limits.p998.lower, limits.p998.upper)),
            ],
            baseline: Some(scaled(verdict.baseline, about)),
            baseline_label: self.nl.say(
                "trechter-samen",
                &[(
                    "waarde",
                    &peer_words::value(self.nl, verdict.baseline, about),
                )],
            ),
        };
        Some(ChartView {
            id: id.clone(),
            subtitle: self.subtitle(verdict.points.len()),
            table: self.funnel_table(verdict),
            table_elsewhere: Some("tabel"),
            table_open: false,
            chart: Chart {
                id,
                alt_title: headline.clone(),
                alt_text: self.nl.say("trechter-alt", &[("samenvatting", &summary)]),
                body: Body::Funnel(body),
            },
            headline,
            summary,
        })
    }

    fn funnel_table(&self, verdict: &FunnelVerdict) -> TableView {
        let about = self.column.about;
        let form = super::cells::form(about);
        let limits = |lower: f64, upper: f64| {
            let text = self.nl.say(
                "van-tot",
                &[
                    ("van", &peer_words::value(self.nl, lower, about)),
                    ("tot", &peer_words::value(self.nl, upper, about)),
                ],
            );
            Cell::limits(text, lower, upper, form)
        };
        let rows = verdict.points.iter().filter_map(|point| {
            let figure = self.column.own(point.gemeente.as_str())?;
            Some(Row {
                header: self.name(figure).to_owned(),
                cells: vec![
                    Cell::amount(self.nl, point.noemer, 0),
                    Cell::figure(self.nl, Some(figure), about),
                    limits(point.limits.p95.lower, point.limits.p95.upper),
                    limits(point.limits.p998.lower, point.limits.p998.upper),
                    Cell::text(peer_words::position(self.nl, point.position)),
                ],
            })
        });
        TableView {
            caption: self.nl.say("trechter-bijschrift", &[("naam", &about.name)]),
            corner: "Gemeente".into(),
            columns: vec![
                Cell::number("Noemer"),
                Cell::number(words::sentence(&about.unit.many)),
                Cell::number("Grenzen van 95%"),
                Cell::number("Grenzen van 99,8%"),
                Cell::text("Plaats"),
            ],
            rows: rows.collect(),
        }
    }

    /// The map of the country, or why there is none.
    pub fn map(&self) -> Result<ChartView, String> {
        let about = self.column.about;
        if self.around.tiles.is_empty() {
            let year = self.around.indelingsjaar.to_string();
            return Err(self.nl.say("geen-kaart-tegels", &[("jaar", &year)]));
        }
        let shading =
            shading(&self.figures, about.sort, self.column.per).map_err(|why| self.no_map(why))?;
        let headline = self.nl.say("kaart-kop", &[("naam", &about.name)]);
        let mut summary = peer_words::map_summary(self.nl, shading.smoothed);
        let unplaced: Vec<String> = self
            .areas
            .iter()
            .filter(|area| !self.around.tiles.contains_key(&area.code))
            .map(|area| area.name.clone())
            .collect();
        if !unplaced.is_empty() {
            let names = words::listed(&unplaced);
            let sentence = self.nl.say("kaart-zonder-plaats", &[("namen", &names)]);
            words::append(&mut summary, &sentence);
        }
        let id = format!("kaart-{}", about.id);
        Ok(ChartView {
            id: id.clone(),
            subtitle: self.subtitle(shading.shades.len()),
            table: self.map_table(&shading),
            table_elsewhere: Some("tabel"),
            table_open: false,
            chart: Chart {
                id,
                alt_title: headline.clone(),
                alt_text: self.nl.say("kaart-alt", &[("samenvatting", &summary)]),
                body: Body::TileMap(self.tiles(&shading)),
            },
            headline,
            summary,
        })
    }

    fn no_map(&self, why: ShadingRefusal) -> String {
        peer_words::no_map(self.nl, why)
    }

    fn class_words(&self, shading: &Shading) -> Vec<String> {
        let about = self.column.about;
        let bound = |(low, high): &(f64, f64)| {
            words::from_to(
                self.nl,
                &peer_words::value(self.nl, *low, about),
                &peer_words::value(self.nl, *high, about),
            )
        };
        shading.bounds.iter().map(bound).collect()
    }

    fn tiles(&self, shading: &Shading) -> TileMap {
        let about = self.column.about;
        let shades: BTreeMap<&str, usize> = shading
            .shades
            .iter()
            .map(|(code, shade)| (code.as_str(), *shade))
            .collect();
        let tile = |area: &'a Area| {
            let (column, row) = *self.around.tiles.get(&area.code)?;
            let code = area.code.as_str();
            let figure = self.column.own(code);
            let secret = figure.and_then(|figure| figure.teken);
            let secret =
                secret.is_some_and(|sign| matches!(sign, Sign::Geheim | Sign::GeheimSecundair));
            Some(Tile {
                column,
                row,
                fill: match shades.get(code) {
                    Some(shade) => TileFill::Class(*shade),
                    None if secret => TileFill::Secret,
                    None => TileFill::Missing,
                },
                label: format!(
                    "{} {}",
                    area.name,
                    Cell::figure(self.nl, figure, about).text
                ),
                own: self.own.is_some_and(|own| own.code == area.code),
            })
        };
        let title = self.nl.say(
            "kaart-titel",
            &[
                ("afgevlakt", &words::yes_or_no(shading.smoothed)),
                ("naam", &about.name),
                ("eenheid", &about.unit.many),
            ],
        );
        TileMap {
            title,
            classes: self.class_words(shading),
            secret_label: "geheim".into(),
            missing_label: "geen cijfer".into(),
            tiles: self.areas.iter().filter_map(tile).collect(),
        }
    }

    fn map_table(&self, shading: &Shading) -> TableView {
        let about = self.column.about;
        let classes = self.class_words(shading);
        let rows = shading.shades.iter().filter_map(|(code, shade)| {
            let figure = self.column.own(code.as_str())?;
            Some(Row {
                header: self.name(figure).to_owned(),
                cells: vec![
                    Cell::figure(self.nl, Some(figure), about),
                    Cell::text(classes.get(*shade)?.clone()),
                ],
            })
        });
        TableView {
            caption: self.nl.say("kaart-bijschrift", &[("naam", &about.name)]),
            corner: "Gemeente".into(),
            columns: vec![
                Cell::number(words::sentence(&about.unit.many)),
                Cell::text(match shading.smoothed {
                    true => "Klasse (afgevlakt)",
                    false => "Klasse",
                }),
            ],
            rows: rows.collect(),
        }
    }

    /// All gemeenten with a figure: from high to low where each has an interval, else in order of
    /// name, for a league table without intervals would mislead. With the code of each row.
    pub fn list(&self) -> (TableView, Vec<&'a str>, bool) {
        let about = self.column.about;
        let placed = ranking(&self.figures, about.sort);
        let sorted = placed.is_some();
        let mut lines: Vec<(&'a Figure, Option<Placed<'a>>)> = match placed {
            Some(placed) => {
                let with = |place: Placed<'a>| (place.figure, Some(place));
                placed.into_iter().map(with).collect()
            }
            None => {
                let known = self.figures.iter();
                known
                    .filter(|figure| figure.waarde.is_some())
                    .map(|figure| (*figure, None))
                    .collect()
            }
        };
        if !sorted {
            lines.sort_by(|one, other| self.name(one.0).cmp(self.name(other.0)));
        }
        let positions: BTreeMap<&str, FunnelPosition> = self
            .funnel
            .iter()
            .flat_map(|funnel| &funnel.points)
            .map(|point| (point.gemeente.as_str(), point.position))
            .collect();
        let mut columns = vec![Cell::number(words::sentence(&about.unit.many))];
        let has_size = about.sort.is_share();
        if has_size {
            columns.push(Cell::number("n"));
        }
        if sorted {
            columns.push(Cell::number("95%-interval"));
        }
        if self.funnel.is_some() {
            columns.push(Cell::text("Trechter"));
        }
        if sorted {
            columns.push(Cell::text("Verschilt van volgende"));
        }
        let form = super::cells::form(about);
        let row = |(figure, placed): &(&'a Figure, Option<Placed<'a>>)| {
            let mut cells = vec![Cell::figure(self.nl, Some(figure), about)];
            if has_size {
                cells.push(match figure.noemer {
                    Some(over) => Cell::amount(self.nl, over, 0),
                    None => Cell::words("onbekend"),
                });
            }
            if sorted {
                let limits = uncertainty(figure, about.sort);
                let text = words::interval(self.nl, figure, about);
                cells.push(match limits.zip(text) {
                    Some((limits, text)) => Cell::limits(text, limits.lower, limits.upper, form),
                    None => Cell::words("geen"),
                });
            }
            if self.funnel.is_some() {
                let position = positions.get(figure.gemeente.as_str());
                cells.push(Cell::text(position.map_or_else(
                    || "niet erin".to_owned(),
                    |at| peer_words::position(self.nl, *at),
                )));
            }
            if sorted {
                let differs = placed.and_then(|placed| placed.differs_from_next);
                cells.push(Cell::text(match differs {
                    Some(true) => "ja",
                    Some(false) => "nee",
                    None => "laatste",
                }));
            }
            Row {
                header: self.name(figure).to_owned(),
                cells,
            }
        };
        let table = TableView {
            caption: format!("{}, {}", about.name, self.nl.period(self.column.reported)),
            corner: "Gemeente".into(),
            columns,
            rows: lines.iter().map(row).collect(),
        };
        let codes = lines.iter().map(|line| line.0.gemeente.as_str()).collect();
        (table, codes, sorted)
    }

    /// Who has no figure, by the reason why.
    pub fn missing(&self) -> BTreeMap<Sign, Vec<String>> {
        let mut missing: BTreeMap<Sign, Vec<String>> = BTreeMap::new();
        for area in self.areas {
            let code = area.code.as_str();
            if self.column.deviation(code).is_some() {
                continue;
            }
            let sign = match self.column.own(code) {
                Some(figure) if figure.waarde.is_some() => continue,
                Some(figure) => figure.teken.unwrap_or(Sign::NietGeleverd),
                None => Sign::NietGeleverd,
            };
            missing.entry(sign).or_default().push(area.name.clone());
        }
        missing.values_mut().for_each(|names| names.sort());
        missing
    }
}
