//! Small panels with the years of each, all on the same axes.

use ijkpunt_assessment::{Course, Development, development};
use ijkpunt_charts::{Body, Chart, Multiples, SmallPanel};
use ijkpunt_model::{About, Breakdown, Figure};

use super::trend::{scaled, short};
use super::{Cell, ChartView, Drawer, Row, TableView};
use crate::definition::MultiplesSpec;
use crate::{Dutch, words};

/// One panel: its name, and a figure a year.
struct Panel<'a> {
    name: String,
    figures: Vec<Option<&'a Figure>>,
}

impl<'a> Drawer<'a> {
    pub(super) fn multiples(&self, id: &str, spec: &MultiplesSpec) -> Option<ChartView> {
        let abouts: Vec<&'a About> = spec
            .indicators
            .iter()
            .filter_map(|id| self.about(id))
            .collect();
        let about = *abouts.first()?;
        let years = self.years(about);
        let (first, last) = (years.first()?, years.last()?);
        let (from, to) = (self.nl.period(first.periode), self.nl.period(last.periode));
        let panels = match &spec.breakdown {
            Some(name) => {
                let known = about.breakdowns.iter().find(|known| known.name == *name)?;
                self.panels_of_classes(about, known, &years, usize::from(spec.most))
            }
            None => self.panels_of_indicators(&abouts, &years),
        };
        let moved: Vec<Moved<'_>> = panels
            .iter()
            .filter_map(|panel| movement(panel, about))
            .collect();
        let headline = self.multiples_headline(spec, about, &moved);
        let summary = multiples_summary(self.nl, &moved, about);
        let name = spec.title.as_ref().unwrap_or(&about.name);
        let what = match &spec.breakdown {
            Some(breakdown) => {
                let count = words::count_word(self.nl, panels.len());
                self.nl.say(
                    "reeksen-titel",
                    &[("naam", name), ("waarnaar", breakdown), ("aantal", &count)],
                )
            }
            None => name.clone(),
        };
        Some(ChartView {
            id: id.to_owned(),
            subtitle: self.subtitle(
                &what,
                &words::from_to(self.nl, &from, &to),
                &about.unit.many,
            ),
            table: self.multiples_table(&what, about, &years, &panels),
            table_elsewhere: None,
            table_open: false,
            chart: Chart {
                id: id.to_owned(),
                alt_title: headline.clone(),
                alt_text: self.nl.say("reeksen-alt", &[("samenvatting", &summary)]),
                body: Body::Multiples(self.small(about, &years, &panels)),
            },
            headline,
            summary,
        })
    }

    /// The classes with the highest figures of the last year, in the order of the definition.
    fn panels_of_classes(
        &self,
        about: &About,
        breakdown: &Breakdown,
        years: &[&'a Figure],
        most: usize,
    ) -> Vec<Panel<'a>> {
        let code = self.area.code.as_str();
        let released = self.material.released;
        let of_years: Vec<Vec<&'a Figure>> = years
            .iter()
            .map(|year| released.classes(&about.id, code, year.periode, &breakdown.name))
            .collect();
        let mut ids: Vec<&str> = breakdown
            .classes
            .iter()
            .map(|class| class.id.as_str())
            .collect();
        if breakdown.unknown.is_some() {
            ids.push(super::UNKNOWN);
        }
        let panels = ids.into_iter().map(|id| Panel {
            name: super::class_name(breakdown, id),
            figures: of_years
                .iter()
                .map(|figures| figures.iter().find(|figure| figure.klasse == id).copied())
                .collect(),
        });
        // A class of which no year has a figure has no line to draw.
        let mut panels: Vec<(usize, Panel<'a>)> = panels
            .filter(|panel| panel.figures.iter().any(|figure| value(*figure).is_some()))
            .enumerate()
            .collect();
        let height =
            |panel: &Panel<'_>| panel.figures.iter().rev().find_map(|figure| value(*figure));
        panels.sort_by(|(_, one), (_, other)| {
            height(other)
                .unwrap_or(0.0)
                .total_cmp(&height(one).unwrap_or(0.0))
        });
        panels.truncate(most);
        panels.sort_by_key(|(at, _)| *at);
        panels.into_iter().map(|(_, panel)| panel).collect()
    }

    fn panels_of_indicators(&self, abouts: &[&'a About], years: &[&'a Figure]) -> Vec<Panel<'a>> {
        let of = |about: &&'a About| {
            let own = self.years(about);
            let at = |year: &&Figure| {
                own.iter()
                    .find(|figure| figure.periode == year.periode)
                    .copied()
            };
            Panel {
                name: about.short_name.clone(),
                figures: years.iter().map(at).collect(),
            }
        };
        abouts.iter().map(of).collect()
    }

    fn multiples_headline(
        &self,
        spec: &MultiplesSpec,
        about: &About,
        moved: &[Moved<'_>],
    ) -> String {
        let name = spec.title.as_ref().unwrap_or(&about.name);
        if moved.is_empty() {
            return self.nl.say("reeksen-kop-geen", &[("naam", name)]);
        }
        let rose = |moved: &&Moved<'_>| moved.verdict.course == Course::Hoger;
        let higher = moved.iter().filter(rose).count();
        let all = words::count_word(self.nl, moved.len());
        if higher == moved.len() && higher > 1 {
            return self
                .nl
                .say("reeksen-kop-alle", &[("naam", name), ("alle-tekst", &all)]);
        }
        self.nl.say(
            "reeksen-kop",
            &[
                ("naam", name),
                ("alle", &moved.len()),
                ("alle-tekst", &all),
                ("hoger", &higher),
                ("hoger-tekst", &words::count_word(self.nl, higher)),
            ],
        )
    }

    fn multiples_table(
        &self,
        what: &str,
        about: &About,
        years: &[&Figure],
        panels: &[Panel<'_>],
    ) -> TableView {
        let cell = |figure: &Option<&Figure>| {
            let cell = Cell::figure(self.nl, *figure, about);
            match figure {
                Some(figure) => cell.with_doubt(self.nl, figure, about),
                None => cell,
            }
        };
        TableView {
            caption: what.to_owned(),
            corner: "Deel".into(),
            columns: years
                .iter()
                .map(|year| Cell::number(self.nl.period(year.periode)))
                .collect(),
            rows: panels
                .iter()
                .map(|panel| Row {
                    header: panel.name.clone(),
                    cells: panel.figures.iter().map(cell).collect(),
                })
                .collect(),
        }
    }

    fn small(&self, about: &About, years: &[&'a Figure], panels: &[Panel<'_>]) -> Multiples {
        Multiples {
            periods: years
                .iter()
                .map(|year| short(self.nl, year.periode))
                .collect(),
            panels: panels
                .iter()
                .map(|panel| SmallPanel {
                    label: words::sentence(&panel.name),
                    values: panel
                        .figures
                        .iter()
                        .map(|figure| value(*figure).map(|value| scaled(value, about)))
                        .collect(),
                    texts: panel
                        .figures
                        .iter()
                        .map(|figure| Cell::figure(self.nl, *figure, about).text)
                        .collect(),
                })
                .collect(),
            reference: Vec::new(),
            reference_label: String::new(),
            breaks: self.breaks(about),
            whole: !about.sort.is_share() && about.decimals == 0,
        }
    }
}

/// How a panel moved between its first and its last figure.
struct Moved<'p> {
    name: &'p str,
    verdict: Development,
}

fn value(figure: Option<&Figure>) -> Option<f64> {
    figure.and_then(|figure| figure.waarde)
}

fn movement<'p>(panel: &'p Panel<'_>, about: &About) -> Option<Moved<'p>> {
    let mut known = panel
        .figures
        .iter()
        .flatten()
        .filter(|figure| figure.waarde.is_some());
    let (first, last) = (known.next()?, known.next_back()?);
    Some(Moved {
        name: &panel.name,
        verdict: development(first, last, about.direction)?,
    })
}

/// Which went up and which went down, and for which of them that may be chance.
fn multiples_summary(nl: &Dutch, moved: &[Moved<'_>], about: &About) -> String {
    let names = |wanted: &dyn Fn(&Development) -> bool| -> Vec<String> {
        let found = moved.iter().filter(|moved| wanted(&moved.verdict));
        found
            .map(|moved| format!("‘{}’", words::lower(moved.name)))
            .collect()
    };
    let courses = [
        (Course::Hoger, "hoger"),
        (Course::Lager, "lager"),
        (Course::Gelijk, "gelijk"),
    ];
    let told: Vec<String> = courses
        .into_iter()
        .filter_map(|(course, word)| {
            let names = names(&|verdict| verdict.course == course);
            let names = (!names.is_empty()).then(|| words::listed(&names))?;
            Some(nl.say(
                "reeksen-richting",
                &[("richting", &word), ("delen", &names)],
            ))
        })
        .collect();
    if told.is_empty() {
        return nl.say("reeksen-zin-geen", &[]);
    }
    let mut text = nl.say("reeksen-zin", &[("richtingen", &told.join("; "))]);
    let chance = names(&|verdict| verdict.chance == Some(true));
    let is_known = moved.iter().any(|moved| moved.verdict.chance.is_some());
    let doubt = match chance.is_empty() {
        false => nl.say("reeksen-toeval", &[("delen", &words::listed(&chance))]),
        true if is_known => nl.say("reeksen-geen-toeval", &[]),
        true => nl.say("reeksen-telling", &[("eenheid", &about.unit.many)]),
    };
    words::append(&mut text, &doubt);
    text
}
