//! The figures of a comparison by indicator, period and gemeente: looked through once, so that the
//! pages of many gemeenten take no longer than their number asks.

use std::collections::BTreeMap;

use ijkpunt_model::{About, Area, Figure, Period};

use crate::comparison::DeviationSpec;
use crate::view::is_same_part;
use crate::{ComparisonSpec, Material};

/// All figures of a comparison.
pub struct Board<'a> {
    /// The indicators, in the order of the definition.
    pub columns: Vec<Column<'a>>,
    names: BTreeMap<&'a str, &'a Area>,
}

/// The figures of one indicator.
pub struct Column<'a> {
    /// The indicator.
    pub about: &'a About,
    /// Per how many it is, where it is a rate.
    pub per: f64,
    /// The period that the report is about.
    pub reported: Period,
    /// The same part of each year that is compared, in order of time.
    pub periods: Vec<Period>,
    cells: BTreeMap<Period, BTreeMap<&'a str, &'a Figure>>,
    deviating: BTreeMap<&'a str, &'a DeviationSpec>,
}

impl<'a> Board<'a> {
    /// Sorts the released figures out.
    pub fn new(material: &Material<'a>, spec: &'a ComparisonSpec) -> Board<'a> {
        let mut columns: BTreeMap<&str, Column<'a>> = BTreeMap::new();
        for id in &spec.indicators {
            let about = material.abouts.get(id);
            let Some((about, reported)) = about.and_then(|about| Some((about, about.reported?)))
            else {
                continue;
            };
            let rates = material.surroundings.map(|around| &around.rates);
            let per = rates.and_then(|rates| rates.get(id)).copied();
            let deviating = spec.deviations.iter();
            columns.insert(
                id.as_str(),
                Column {
                    about,
                    per: per.unwrap_or_default(),
                    reported,
                    periods: Vec::new(),
                    cells: BTreeMap::new(),
                    deviating: deviating
                        .filter(|deviation| deviation.indicator == *id)
                        .map(|deviation| (deviation.gemeente.as_str(), deviation))
                        .collect(),
                },
            );
        }
        for figure in material.released.figures() {
            let Some(column) = columns.get_mut(figure.indicator.as_str()) else {
                continue;
            };
            let reported = column.reported;
            let within = is_same_part(figure.periode, reported)
                && figure.periode.last_day() <= reported.last_day();
            if within && figure.is_total() {
                let cell = column.cells.entry(figure.periode).or_default();
                cell.insert(figure.gemeente.as_str(), figure);
            }
        }
        for column in columns.values_mut() {
            column.periods = column.cells.keys().copied().collect();
            column.periods.sort_by_key(|period| period.first_day());
        }
        let ordered = spec.indicators.iter();
        Board {
            columns: ordered
                .filter_map(|id| columns.remove(id.as_str()))
                .collect(),
            names: material
                .areas
                .iter()
                .map(|area| (area.code.as_str(), area))
                .collect(),
        }
    }

    /// The gemeente with a code, if the report is about it.
    pub fn area(&self, code: &str) -> Option<&'a Area> {
        self.names.get(code).copied()
    }

    /// The name of a gemeente.
    pub fn name<'c>(&self, code: &'c str) -> &'c str
    where
        'a: 'c,
    {
        self.names.get(code).map_or(code, |area| area.name.as_str())
    }
}

impl<'a> Column<'a> {
    /// The figure of a gemeente in a period.
    pub fn at(&self, code: &str, period: Period) -> Option<&'a Figure> {
        self.cells.get(&period)?.get(code).copied()
    }

    /// The figure of a gemeente that the report is about.
    pub fn own(&self, code: &str) -> Option<&'a Figure> {
        self.at(code, self.reported)
    }

    /// The figures of some gemeenten in a period, without those that measure something else.
    pub fn among<'c>(
        &self,
        codes: impl IntoIterator<Item = &'c str>,
        period: Period,
    ) -> Vec<&'a Figure> {
        codes
            .into_iter()
            .filter(|code| !self.deviating.contains_key(code))
            .filter_map(|code| self.at(code, period))
            .collect()
    }

    /// The figures of all gemeenten in the period of the report, in order of code, without those that
    /// measure something else.
    pub fn all(&self) -> Vec<&'a Figure> {
        let cell = self.cells.get(&self.reported);
        let figures = cell.into_iter().flatten();
        figures
            .filter(|(code, _)| !self.deviating.contains_key(*code))
            .map(|(_, figure)| *figure)
            .collect()
    }

    /// The figures of a gemeente through the years.
    pub fn years(&self, code: &str) -> Vec<&'a Figure> {
        let periods = self.periods.iter();
        periods
            .filter_map(|period| self.at(code, *period))
            .collect()
    }

    /// In what the figure of a gemeente differs from those of others.
    pub fn deviation(&self, code: &str) -> Option<&'a DeviationSpec> {
        self.deviating.get(code).copied()
    }

    /// Who measures something else.
    pub fn deviations(&self) -> impl Iterator<Item = &'a DeviationSpec> + '_ {
        self.deviating.values().copied()
    }

    /// The last period before that of the report in which a gemeente has a value, where it has none
    /// in that of the report.
    pub fn other_moment(&self, code: &str) -> Option<Period> {
        let has = |period: &Period| {
            let figure = self.at(code, *period);
            figure.is_some_and(|figure| figure.waarde.is_some())
        };
        if has(&self.reported) {
            return None;
        }
        self.periods.iter().rev().copied().find(has)
    }
}
