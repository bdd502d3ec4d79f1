//! The years of each peer in a panel of its own, with those of the gemeente in all of them.

use ijkpunt_assessment::{Course, Development, development, uncertainty};
use ijkpunt_charts::{Body, Chart, Multiples, SmallPanel, TrendBreak};
use ijkpunt_model::{Figure, Period, Sort};

use super::Among;
use crate::view::trend::{scaled, short};
use crate::view::{Cell, ChartView, Row, TableView};
use crate::{Dutch, words};

/// The most panels: four rows of three, which a reader still sees at once.
const PANELS: usize = 12;

/// The years of a peer.
struct Series<'a> {
    code: &'a str,
    name: &'a str,
    figures: Vec<Option<&'a Figure>>,
}

impl<'a> Series<'a> {
    /// The first and the last figure with a value; none where there are no two.
    fn ends(&self) -> Option<(&'a Figure, &'a Figure)> {
        let known = self.figures.iter().flatten();
        let mut known = known.filter(|figure| figure.waarde.is_some());
        Some((known.next()?, known.next_back()?))
    }

    /// The figures of the last so many periods.
    fn of(&self, periods: &[Period]) -> &[Option<&'a Figure>] {
        let before = self.figures.len().saturating_sub(periods.len());
        self.figures.get(before..).unwrap_or_default()
    }
}

impl<'a> Among<'_, 'a> {
    /// A panel for each of the first peers that have two years with a figure, by name. Nothing where
    /// fewer than two peers do, or the gemeente itself does not, and nothing of counts: on one axis the
    /// largest gemeente would flatten all others. `merged` are the codes of peers of
    /// which years were put together from other gemeenten.
    pub fn each(&self, breaks: Vec<(Period, String)>, merged: &[&str]) -> Option<ChartView> {
        let about = self.column.about;
        if matches!(
            about.sort,
            Sort::Stand | Sort::Stroom | Sort::Ooit | Sort::Saldo
        ) {
            return None;
        }
        let own = self.series(self.area.code.as_str(), &self.area.name);
        own.ends()?;
        let comparable = self.members.iter().copied();
        let comparable = comparable.filter(|code| self.column.deviation(code).is_none());
        let all = comparable.map(|code| self.series(code, self.board.name(code)));
        let (known, bare): (Vec<Series<'a>>, Vec<Series<'a>>) =
            all.partition(|series| series.ends().is_some());
        let (drawn, rest) = known.split_at(known.len().min(PANELS));
        if drawn.len() < 2 {
            return None;
        }
        let mut drawn: Vec<&Series<'a>> = drawn.iter().collect();
        drawn.sort_by_key(|series| series.name);
        let periods = self.told(&own, &drawn);
        let name = &self.area.name;
        let nl = self.nl;
        let count = words::count_word(nl, drawn.len());
        let headline = nl.say("elk-kop", &[("naam", name), ("aantal", &count)]);
        let merged: Vec<String> = drawn
            .iter()
            .filter(|series| merged.contains(&series.code))
            .map(|series| series.name.to_owned())
            .collect();
        let moved = match breaks.is_empty() {
            true => self.moved(&drawn),
            false => nl.say("elk-breuk", &[]),
        };
        let mut summary = moved;
        for sentence in left_out(nl, rest, &bare)
            .into_iter()
            .chain(summed(nl, &merged))
        {
            words::append(&mut summary, &sentence);
        }
        let (first, last) = (periods.first()?, periods.last()?);
        let id = format!("elk-{}", about.id);
        Some(ChartView {
            id: id.clone(),
            subtitle: nl.say(
                "elk-ondertitel",
                &[
                    ("naam", &about.name),
                    ("groep", &self.group),
                    ("van", &nl.period(*first)),
                    ("tot", &nl.period(*last)),
                    ("eenheid", &about.unit.many),
                ],
            ),
            table: self.each_table(&own, &drawn, periods),
            table_elsewhere: None,
            table_open: false,
            chart: Chart {
                id,
                alt_title: headline.clone(),
                alt_text: nl.say("elk-alt", &[("naam", name), ("samenvatting", &summary)]),
                body: Body::Multiples(self.panels(&own, &drawn, periods, breaks)),
            },
            headline,
            summary,
        })
    }

    fn series(&self, code: &'a str, name: &'a str) -> Series<'a> {
        let periods = self.column.periods.iter();
        Series {
            code,
            name,
            figures: periods
                .map(|period| self.column.at(code, *period))
                .collect(),
        }
    }

    /// The periods from the first in which anybody has a figure: those before it would leave half of
    /// each panel empty.
    fn told(&self, own: &Series<'a>, drawn: &[&Series<'a>]) -> &[Period] {
        let all = [own].into_iter().chain(drawn.iter().copied());
        let first = all.filter_map(|series| {
            let mut figures = series.figures.iter();
            figures.position(|figure| figure.is_some_and(|figure| figure.waarde.is_some()))
        });
        let periods = &self.column.periods;
        periods.get(first.min().unwrap_or(0)..).unwrap_or(periods)
    }

    fn panels(
        &self,
        own: &Series<'a>,
        drawn: &[&Series<'a>],
        periods: &[Period],
        breaks: Vec<(Period, String)>,
    ) -> Multiples {
        let about = self.column.about;
        let values = |series: &Series<'a>| {
            let value = |figure: &Option<&Figure>| Some(scaled(figure.as_ref()?.waarde?, about));
            series.of(periods).iter().map(value).collect::<Vec<_>>()
        };
        let panel = |series: &&Series<'a>| SmallPanel {
            label: series.name.to_owned(),
            values: values(series),
            texts: series
                .of(periods)
                .iter()
                .map(|figure| Cell::figure(self.nl, *figure, about).text)
                .collect(),
        };
        let breaks = breaks.into_iter().filter_map(|(since, label)| {
            let before = periods.iter().position(|period| *period == since)?;
            Some(TrendBreak { before, label })
        });
        Multiples {
            periods: periods
                .iter()
                .map(|period| short(self.nl, *period))
                .collect(),
            panels: drawn.iter().map(panel).collect(),
            reference: values(own),
            reference_label: own.name.to_owned(),
            breaks: breaks.collect(),
            whole: false,
        }
    }

    fn each_table(&self, own: &Series<'a>, drawn: &[&Series<'a>], periods: &[Period]) -> TableView {
        let about = self.column.about;
        let cell = |figure: &Option<&Figure>| {
            let cell = Cell::figure(self.nl, *figure, about);
            match figure.filter(|figure| uncertainty(figure, about.sort).is_some()) {
                Some(figure) => cell.with_doubt(self.nl, figure, about),
                None => cell,
            }
        };
        let series = [own].into_iter().chain(drawn.iter().copied());
        TableView {
            caption: self.nl.say("elk-bijschrift", &[("naam", &about.name)]),
            corner: "Gemeente".into(),
            columns: periods
                .iter()
                .map(|period| Cell::number(self.nl.period(*period)))
                .collect(),
            rows: series
                .map(|series| Row {
                    header: series.name.to_owned(),
                    cells: series.of(periods).iter().map(cell).collect(),
                })
                .collect(),
        }
    }

    /// Who moved by more than chance, between the first and the last year with a figure.
    fn moved(&self, drawn: &[&Series<'a>]) -> String {
        let about = self.column.about;
        let judged: Vec<(&str, Development)> = drawn
            .iter()
            .filter_map(|series| {
                let (first, last) = series.ends()?;
                let both = [first, last].map(|figure| uncertainty(figure, about.sort));
                let development = development(first, last, about.direction)?;
                // The quartiles of a median say nothing of chance.
                let chance = development
                    .chance
                    .filter(|_| both.iter().all(Option::is_some));
                Some((
                    series.name,
                    Development {
                        chance,
                        ..development
                    },
                ))
            })
            .collect();
        if judged.iter().all(|(_, moved)| moved.chance.is_none()) {
            return self.nl.say("elk-zonder-oordeel", &[]);
        }
        let beyond = |course: Course| -> Vec<String> {
            let moved = judged
                .iter()
                .filter(|(_, moved)| moved.chance == Some(false));
            let moved = moved.filter(|(_, moved)| moved.course == course);
            moved.map(|(name, _)| (*name).to_owned()).collect()
        };
        let (rose, fell) = (beyond(Course::Hoger), beyond(Course::Lager));
        let nl = self.nl;
        let names = [words::listed(&rose), words::listed(&fell)];
        let [up, down] = &names;
        match (rose.is_empty(), fell.is_empty()) {
            (true, true) => nl.say("elk-gelijk", &[]),
            (false, true) => nl.say("elk-hoger", &[("hoger", up)]),
            (true, false) => nl.say("elk-lager", &[("lager", down)]),
            (false, false) => nl.say("elk-hoger-lager", &[("hoger", up), ("lager", down)]),
        }
    }
}

/// Who has no panel, and why.
fn left_out(nl: &Dutch, rest: &[Series<'_>], bare: &[Series<'_>]) -> Vec<String> {
    let names = |series: &[Series<'_>]| {
        let names: Vec<String> = series.iter().map(|one| one.name.to_owned()).collect();
        match names.len() {
            0..=PANELS => words::listed(&names),
            many => nl.say("elk-veel", &[("aantal", &nl.number(many as f64, 0))]),
        }
    };
    let mut told = Vec::new();
    if !rest.is_empty() {
        let room = words::count_word(nl, PANELS);
        told.push(nl.say("elk-ruimte", &[("aantal", &room), ("namen", &names(rest))]));
    }
    if !bare.is_empty() {
        told.push(nl.say("elk-zonder-jaren", &[("namen", &names(bare))]));
    }
    told
}

/// Of whom years were put together.
fn summed(nl: &Dutch, names: &[String]) -> Option<String> {
    (!names.is_empty()).then(|| nl.say("elk-opgeteld", &[("namen", &words::listed(names))]))
}
