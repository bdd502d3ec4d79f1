//! One indicator through the years, with its target; by group where it sets newcomers beside
//! other inhabitants.

use ijkpunt_assessment::{Development, development};
use ijkpunt_charts::{Body, Chart, Spark, Trend, TrendBreak, TrendLine};
use ijkpunt_model::{About, Breakdown, Figure, Period};

use super::{Cell, ChartView, Drawer, Row, TableView};
use crate::words;

/// The breakdown that sets newcomers beside other inhabitants.
pub const GROUPS: &str = "groep";

impl<'a> Drawer<'a> {
    /// The figures of an indicator that can stand in one row through the years: those of the same
    /// part of the year as the figure of the verslagjaar.
    pub fn years(&self, about: &About) -> Vec<&'a Figure> {
        let Some(reported) = about.reported else {
            return Vec::new();
        };
        let code = self.area.code.as_str();
        let series = self.material.released.series(&about.id, code);
        // A budget has years after the verslagjaar; a series ends where the report does.
        let last = reported.last_day();
        let same = |figure: &&Figure| {
            is_same_part(figure.periode, reported) && figure.periode.last_day() <= last
        };
        series.into_iter().filter(same).collect()
    }

    /// How the figure of the verslagjaar moved since the last earlier one, and when that was.
    pub fn development(&self, about: &About) -> Option<(Development, Period)> {
        let years = self.years(about);
        let (last, before) = years.split_last()?;
        if Some(last.periode) != about.reported {
            return None;
        }
        let earlier = before.iter().rev().find(|figure| figure.waarde.is_some())?;
        let verdict = development(earlier, last, about.direction)?;
        Some((verdict, earlier.periode))
    }

    /// The years as a small line, where there are two or more to connect.
    pub fn spark(&self, about: &About) -> Option<String> {
        let values: Vec<Option<f64>> = self
            .years(about)
            .iter()
            .map(|figure| figure.waarde)
            .collect();
        let known = values.iter().flatten().count();
        let breaks = self
            .breaks(about)
            .into_iter()
            .map(|cut| cut.before)
            .collect();
        (known > 1).then(|| Spark { values, breaks }.svg())
    }

    /// Where the definition changed between two of the years.
    pub(super) fn breaks(&self, about: &About) -> Vec<TrendBreak> {
        let years = self.years(about);
        let place = |since: Period| {
            let first = since.first_day();
            years
                .iter()
                .position(|year| year.periode.first_day() >= first)
        };
        about
            .breaks
            .iter()
            .filter_map(|cut| {
                Some(TrendBreak {
                    before: place(cut.since)?,
                    label: words::since(self.nl, cut.since, &cut.words),
                })
            })
            .collect()
    }

    pub(super) fn trend(&self, id: &str, abouts: &[&'a About]) -> Option<ChartView> {
        let (about, others) = abouts.split_first()?;
        let about = *about;
        let years = self.years(about);
        let (first, last) = (years.first()?, years.last()?);
        let groups = about.breakdowns.iter().find(|known| known.name == GROUPS);
        let lines = match groups {
            Some(groups) => self.lines_of_groups(about, groups, &years),
            None => {
                let own: Vec<Option<&Figure>> = years.iter().map(|f| Some(*f)).collect();
                let mut lines = vec![(about.short_name.clone(), own)];
                lines.extend(others.iter().map(|other| self.beside(other, &years)));
                lines
            }
        };
        let targets: Vec<Option<f64>> = years.iter().map(|figure| figure.beoogd).collect();
        let has_target = targets.iter().any(Option::is_some);
        let mut columns: Vec<Cell> = lines
            .iter()
            .map(|(name, _)| Cell::number(words::sentence(name)))
            .collect();
        if has_target {
            columns.push(Cell::number("Beoogd"));
        }
        let rows = years
            .iter()
            .enumerate()
            .map(|(at, year)| {
                let mut cells: Vec<Cell> = lines
                    .iter()
                    .map(|(_, figures)| self.with_doubt(figures.get(at).copied().flatten(), about))
                    .collect();
                if has_target {
                    cells.push(Cell::target(self.nl, year, about));
                }
                Row {
                    header: self.nl.period(year.periode),
                    cells,
                }
            })
            .collect();
        let (from, to) = (self.nl.period(first.periode), self.nl.period(last.periode));
        let verdict = self.development(about);
        let headline = words::years_headline(self.nl, about, last, verdict.as_ref());
        let mut summary = words::years_sentence(self.nl, about, last, verdict.as_ref());
        for other in others {
            let theirs = self.reported(other);
            words::append(
                &mut summary,
                &words::beside_sentence(self.nl, last, other, theirs),
            );
        }
        Some(ChartView {
            id: id.to_owned(),
            subtitle: self.subtitle(
                &about.name,
                &words::from_to(self.nl, &from, &to),
                &about.unit.many,
            ),
            table: TableView {
                caption: self.nl.say("jaren-bijschrift", &[("naam", &about.name)]),
                corner: "Periode".into(),
                columns,
                rows,
            },
            table_elsewhere: None,
            table_open: false,
            chart: Chart {
                id: id.to_owned(),
                alt_title: headline.clone(),
                alt_text: self.nl.say(
                    "reeks-alt",
                    &[("van", &from), ("tot", &to), ("samenvatting", &summary)],
                ),
                body: Body::Trend(Trend {
                    periods: years
                        .iter()
                        .map(|year| short(self.nl, year.periode))
                        .collect(),
                    lines: lines.iter().map(|line| self.line(line, about)).collect(),
                    target: match has_target {
                        true => targets
                            .iter()
                            .map(|target| target.map(|t| scaled(t, about)))
                            .collect(),
                        false => Vec::new(),
                    },
                    target_label: "Beoogd".into(),
                    breaks: self.breaks(about),
                    whole: !about.sort.is_share() && about.decimals == 0,
                }),
            },
            headline,
            summary,
        })
    }

    /// The figures of another indicator in the same years.
    fn beside(&self, other: &About, years: &[&'a Figure]) -> (String, Vec<Option<&'a Figure>>) {
        let own = self.years(other);
        let at = |year: &&Figure| {
            own.iter()
                .find(|figure| figure.periode == year.periode)
                .copied()
        };
        (other.short_name.clone(), years.iter().map(at).collect())
    }

    /// For each class of the groups its figures, one a year.
    fn lines_of_groups(
        &self,
        about: &About,
        groups: &Breakdown,
        years: &[&'a Figure],
    ) -> Vec<(String, Vec<Option<&'a Figure>>)> {
        let code = self.area.code.as_str();
        let released = self.material.released;
        let of_class = |class: &str| {
            let figure = |year: &&Figure| {
                let classes = released.classes(&about.id, code, year.periode, &groups.name);
                classes.into_iter().find(|figure| figure.klasse == class)
            };
            years.iter().map(figure).collect()
        };
        groups
            .classes
            .iter()
            .map(|class| (class.name.clone(), of_class(&class.id)))
            .collect()
    }

    fn line(&self, (name, figures): &(String, Vec<Option<&Figure>>), about: &About) -> TrendLine {
        let value = |figure: &Option<&Figure>| {
            let value = figure.and_then(|figure| figure.waarde);
            value.map(|value| scaled(value, about))
        };
        TrendLine {
            label: words::sentence(name),
            values: figures.iter().map(value).collect(),
            texts: figures
                .iter()
                .map(|figure| Cell::figure(self.nl, *figure, about).text)
                .collect(),
        }
    }

    /// A figure with its interval, where it has one.
    fn with_doubt(&self, figure: Option<&Figure>, about: &About) -> Cell {
        let cell = Cell::figure(self.nl, figure, about);
        match figure {
            Some(figure) => cell.with_doubt(self.nl, figure, about),
            None => cell,
        }
    }
}

/// A share is drawn in procents.
pub(super) fn scaled(value: f64, about: &About) -> f64 {
    match about.sort.is_share() {
        true => value * 100.0,
        false => value,
    }
}

/// Whether two periods are the same part of their years.
pub(crate) fn is_same_part(one: Period, other: Period) -> bool {
    use chrono::Datelike;
    match (one, other) {
        (Period::Jaar(_), Period::Jaar(_)) => true,
        (Period::Halfjaar(_, one), Period::Halfjaar(_, other))
        | (Period::Kwartaal(_, one), Period::Kwartaal(_, other))
        | (Period::Maand(_, one), Period::Maand(_, other)) => one == other,
        (Period::Peildatum(one), Period::Peildatum(other)) => {
            (one.month(), one.day()) == (other.month(), other.day())
        }
        _ => false,
    }
}

/// A period as an axis names it.
pub(super) fn short(nl: &crate::Dutch, period: Period) -> String {
    match period {
        Period::Jaar(year) => year.to_string(),
        Period::Halfjaar(year, half) => format!("{year}-{half}"),
        Period::Kwartaal(year, quarter) => format!("{year}-{quarter}"),
        Period::Maand(year, _) => format!("{} {year}", nl.short_month(period.first_day())),
        Period::Peildatum(day) => day.format("%-d-%-m-%Y").to_string(),
    }
}
