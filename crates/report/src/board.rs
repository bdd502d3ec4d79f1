//! The figures of a comparison by indicator, period and gemeente: looked through once, so that the
//! pages of many gemeenten take no longer than their number asks.

use std::collections::BTreeMap;

use ijkpunt_model::{About, Area, Figure, Period, Released};

use crate::ComparisonSpec;
use crate::comparison::DeviationSpec;
use crate::view::is_same_part;

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
    /// Sorts the released figures out. `rates` says per how many each rate is.
    pub fn new(
        released: &'a Released,
        abouts: &'a BTreeMap<String, About>,
        spec: &'a ComparisonSpec,
        rates: &BTreeMap<String, f64>,
        areas: &'a [Area],
    ) -> Board<'a> {
        let mut columns: BTreeMap<&str, Column<'a>> = BTreeMap::new();
        for id in &spec.indicators {
            let about = abouts.get(id);
            let Some((about, reported)) = about.and_then(|about| Some((about, about.reported?)))
            else {
                continue;
            };
            let deviating = spec.deviations.iter();
            let column = Column {
                about,
                per: rates.get(id).copied().unwrap_or_default(),
                reported,
                periods: Vec::new(),
                cells: BTreeMap::new(),
                deviating: deviating
                    .filter(|deviation| deviation.indicator == *id)
                    .map(|deviation| (deviation.gemeente.as_str(), deviation))
                    .collect(),
            };
            columns.insert(id, column);
        }
        for figure in released.figures() {
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
            names: areas
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

/// Figures of six gemeenten over three years, for the tests of views and words.
#[cfg(test)]
pub(crate) mod example {
    use ijkpunt_model::{Direction, GemeenteCode, Policy, Sign, Sort, TOTAAL, Unit};

    use super::*;
    use crate::comparison::{DeviationSpec, Difference};

    /// What a board borrows.
    pub struct Example {
        pub released: Released,
        pub abouts: BTreeMap<String, About>,
        pub spec: ComparisonSpec,
        pub areas: Vec<Area>,
    }

    /// Code, name, and passed of taken in 2014, 2015 and 2016; none of taken is secret.
    type Town = (&'static str, &'static str, [(f64, f64); 3]);

    const TOWNS: [Town; 8] = [
        (
            "GM0310",
            "De Bilt",
            [(40.0, 100.0), (42.0, 100.0), (45.0, 100.0)],
        ),
        (
            "GM0312",
            "Bunnik",
            [(20.0, 40.0), (21.0, 40.0), (22.0, 40.0)],
        ),
        (
            "GM0321",
            "Houten",
            [(60.0, 100.0), (60.0, 100.0), (60.0, 100.0)],
        ),
        (
            "GM0331",
            "Lopik",
            [(10.0, 30.0), (11.0, 30.0), (12.0, 30.0)],
        ),
        (
            "GM0344",
            "Utrecht",
            [(500.0, 900.0), (510.0, 900.0), (630.0, 900.0)],
        ),
        (
            "GM0355",
            "Zeist",
            [(50.0, 90.0), (50.0, 90.0), (50.0, 90.0)],
        ),
        (
            "GM0356",
            "Nieuwegein",
            [(50.0, 95.0), (50.0, 95.0), (48.0, 96.0)],
        ),
        ("GM0589", "Oudewater", [(0.0, 0.0), (0.0, 0.0), (0.0, 0.0)]),
    ];

    impl Example {
        pub fn new() -> Example {
            let mut figures = Vec::new();
            let mut areas = Vec::new();
            for (code, name, years) in TOWNS {
                let code = GemeenteCode::parse(code).unwrap();
                for ((top, bottom), year) in years.into_iter().zip(2014..) {
                    figures.push(figure(&code, year, top, bottom));
                }
                areas.push(Area {
                    code,
                    name: name.into(),
                    province: "Utrecht".into(),
                    indelingsjaar: 2017,
                });
            }
            Example {
                released: Released::after_disclosure(figures),
                abouts: BTreeMap::from([("x".to_owned(), about())]),
                spec: ComparisonSpec {
                    indicators: vec!["x".into()],
                    years: 3,
                    gemeenten: Vec::new(),
                    groups: Vec::new(),
                    deviations: vec![DeviationSpec {
                        indicator: "x".into(),
                        gemeente: GemeenteCode::parse("GM0356").unwrap(),
                        difference: Difference::Definitie,
                        words: "Anders geteld.".into(),
                    }],
                },
                areas,
            }
        }

        pub fn board(&self) -> Board<'_> {
            let rates = BTreeMap::new();
            Board::new(
                &self.released,
                &self.abouts,
                &self.spec,
                &rates,
                &self.areas,
            )
        }
    }

    fn figure(code: &GemeenteCode, year: i32, top: f64, bottom: f64) -> Figure {
        let share = (bottom > 0.0).then(|| top / bottom);
        // Roughly; the intervals are made elsewhere.
        let half = share.map(|share| 2.0 * (share * (1.0 - share) / bottom).sqrt());
        Figure {
            indicator: "x".into(),
            gemeente: code.clone(),
            indelingsjaar: 2017,
            periode: Period::Jaar(year),
            uitsplitsing: TOTAAL.into(),
            klasse: TOTAAL.into(),
            teller: share.map(|_| top),
            noemer: share.map(|_| bottom),
            waarde: share,
            ondergrens: share.zip(half).map(|(share, half)| share - half),
            bovengrens: share.zip(half).map(|(share, half)| share + half),
            beoogd: None,
            teken: share.is_none().then_some(Sign::Geheim),
            bron: Vec::new(),
        }
    }

    fn about() -> About {
        About {
            id: "x".into(),
            name: "Geslaagd".into(),
            short_name: "Geslaagd".into(),
            domain: "3.2".into(),
            sort: Sort::Aandeel,
            definition: "Aandeel dat slaagt.".into(),
            population: "Wie examen deed.".into(),
            groups: Vec::new(),
            months: None,
            unit: Unit {
                one: "procent".into(),
                many: "procent".into(),
            },
            decimals: 0,
            direction: Direction::HogerBeter,
            version: 1,
            breaks: Vec::new(),
            source: "proef".into(),
            owner: None,
            policy: Policy::Threshold {
                minimum: 5.0,
                denominator: None,
                groups: true,
            },
            breakdowns: Vec::new(),
            datasets: Vec::new(),
            file: "x.toml".into(),
            overridden: false,
            reported: Some(Period::Jaar(2016)),
        }
    }

    #[test]
    fn figures_are_found_by_period_and_gemeente_without_who_deviates() {
        let example = Example::new();
        let board = example.board();
        let column = &board.columns[0];
        assert_eq!(column.periods, [2014, 2015, 2016].map(Period::Jaar));
        assert_eq!(column.own("GM0310").unwrap().waarde, Some(0.45));
        assert_eq!(column.all().len(), 7, "without Nieuwegein");
        assert_eq!(column.among(["GM0356", "GM0310"], column.reported).len(), 1);
        assert_eq!(column.deviations().count(), 1);
        assert_eq!(board.name("GM0589"), "Oudewater");
        assert_eq!(board.name("GM9999"), "GM9999");
    }
}
