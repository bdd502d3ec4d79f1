//! What the taakstelling of a coming half-year may be, on which assumptions, and how much hangs on
//! them.
//!
//! The formula is that of the Huisvestingswet 2014, art. 29: the national number, times the
//! inhabitants of the gemeente on 1 January of the calendar year before, over those of the country on
//! that day. A number that was published goes before one that is computed.

/// How a computed number of persons becomes a whole one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rounding {
    /// Up to the next whole number, as the Huisvestingswet says.
    Omhoog,
    /// To the nearest whole number, as published numbers turn out to be.
    Dichtstbij,
}

/// The national number that is expected, in persons.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum National {
    /// Announced, or expected as a number.
    Aantal(f64),
    /// Grown from that of another half-year.
    Groei {
        /// The national number of that half-year.
        from: f64,
        /// The growth as a fraction: 0.3 is 30 % more.
        by: f64,
    },
}

impl National {
    /// The number itself, in whole persons.
    fn persons(self) -> f64 {
        match self {
            National::Aantal(number) => number,
            National::Groei { from, by } => (from * (1.0 + by)).round(),
        }
    }
}

/// Everything that a forecast rests on.
#[derive(Debug, Clone, PartialEq)]
pub struct Assumptions {
    /// The national number of the half-year.
    pub national: National,
    /// Inhabitants of the gemeente on 1 January of the calendar year before.
    pub inhabitants: f64,
    /// Inhabitants of the country on the same day.
    pub country: f64,
    /// How the outcome is rounded.
    pub rounding: Rounding,
    /// The taakstelling of the half-year, where it was published already.
    pub published: Option<f64>,
    /// Of those who are housed, the fraction of 18 years and older.
    pub adults: Option<f64>,
    /// Gezinsmigranten and other migrants who begin to integrate in a year.
    pub migrants: Option<f64>,
}

/// What falls to a gemeente of a national number.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Portion {
    /// The national number, in persons.
    pub national: f64,
    /// What the formula gives, before rounding.
    pub exact: f64,
    /// Rounded up.
    pub up: f64,
    /// Rounded to the nearest.
    pub nearest: f64,
}

impl Portion {
    /// How much a published number lies above what the formula gives.
    pub fn short_of(&self, published: f64) -> f64 {
        published - self.exact
    }

    /// By the rounding that was chosen.
    pub fn rounded(&self, rounding: Rounding) -> f64 {
        match rounding {
            Rounding::Omhoog => self.up,
            Rounding::Dichtstbij => self.nearest,
        }
    }
}

/// Who will begin to integrate in twelve months, if both half-years bring the same.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Newcomers {
    /// Persons housed in two half-years.
    pub housed: f64,
    /// Those of them who are 18 or older, in whole persons.
    pub adults: f64,
    /// Gezinsmigranten and other migrants.
    pub migrants: f64,
    /// Adults and migrants together.
    pub total: f64,
}

/// What another national number would mean.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scenario {
    /// How much higher or lower the national number is, as a fraction.
    pub change: f64,
    /// What the gemeente gets of it.
    pub portion: Portion,
    /// Who would begin to integrate; none where a share or a number for it is missing.
    pub newcomers: Option<Newcomers>,
}

/// The verdict on a coming half-year.
#[derive(Debug, Clone, PartialEq)]
pub struct Forecast {
    /// What the formula gives for the expected national number.
    pub portion: Portion,
    /// The taakstelling to reckon with: published, or else computed and rounded.
    pub value: f64,
    /// Published less computed (before rounding), where there is a published number.
    pub difference: Option<f64>,
    /// Who will begin to integrate; none where a share or a number for it is missing.
    pub newcomers: Option<Newcomers>,
    /// The same for other national numbers, from low to high.
    pub scenarios: Vec<Scenario>,
}

/// How far the national number may turn out otherwise: a quarter and a tenth lower and higher, and
/// the double, as in 2016 to 2018.
pub const CHANGES: [f64; 6] = [-0.25, -0.10, 0.0, 0.10, 0.25, 1.0];

/// What falls to a gemeente; none where a number is negative or the country has no inhabitants.
pub fn portion(national: f64, inhabitants: f64, country: f64) -> Option<Portion> {
    let counts = national >= 0.0 && inhabitants >= 0.0 && country > 0.0;
    if !counts || inhabitants > country {
        return None;
    }
    // Both factors are whole and their product is exact, so that what divides evenly stays whole
    // and is not rounded up by a hair.
    let exact = national * inhabitants / country;
    exact.is_finite().then(|| Portion {
        national,
        exact,
        up: exact.ceil(),
        nearest: exact.round(),
    })
}

/// Forecasts the taakstelling of a half-year; none where a number can't be (see [`portion`]).
pub fn forecast(on: &Assumptions) -> Option<Forecast> {
    let national = on.national.persons();
    let expected = portion(national, on.inhabitants, on.country)?;
    let value = on.published.unwrap_or(expected.rounded(on.rounding));
    let mut scenarios = Vec::with_capacity(CHANGES.len());
    for change in CHANGES {
        let other = (national * (1.0 + change)).round();
        let portion = portion(other, on.inhabitants, on.country)?;
        scenarios.push(Scenario {
            change,
            portion,
            newcomers: newcomers(portion.rounded(on.rounding), on),
        });
    }
    Some(Forecast {
        portion: expected,
        value,
        difference: on.published.map(|published| expected.short_of(published)),
        newcomers: newcomers(value, on),
        scenarios,
    })
}

fn newcomers(half_year: f64, on: &Assumptions) -> Option<Newcomers> {
    let share = on.adults.filter(|share| (0.0..=1.0).contains(share))?;
    let migrants = on.migrants?;
    let housed = 2.0 * half_year;
    let adults = (housed * share).round();
    Some(Newcomers {
        housed,
        adults,
        migrants,
        total: adults + migrants,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Albrandswaard, second half of 2020, as it was expected in February of that year.
    fn albrandswaard() -> Assumptions {
        Assumptions {
            national: National::Groei {
                from: 5_500.0,
                by: 0.3,
            },
            inhabitants: 25_271.0,
            country: 17_282_163.0,
            rounding: Rounding::Dichtstbij,
            published: None,
            adults: Some(0.5),
            migrants: Some(10.0),
        }
    }

    fn two(number: f64) -> f64 {
        (number * 100.0).round() / 100.0
    }

    #[test]
    fn the_published_first_half_of_2020_follows_from_the_formula() {
        // 5.500 x 25.271 / 17.282.163 = 8,0424
        let first = portion(5_500.0, 25_271.0, 17_282_163.0).unwrap();
        assert_eq!(
            (two(first.exact), first.nearest, first.up),
            (8.04, 8.0, 9.0)
        );
    }

    #[test]
    fn thirty_percent_more_makes_ten_and_twenty_who_integrate() {
        let expected = forecast(&albrandswaard()).unwrap();
        // 5.500 and 30 % is 7.150; 7.150 x 25.271 / 17.282.163 = 10,4552
        assert_eq!(expected.portion.national, 7_150.0);
        assert_eq!((two(expected.portion.exact), expected.value), (10.46, 10.0));
        assert_eq!(expected.portion.up, 11.0);
        assert_eq!(expected.difference, None);
        let newcomers = expected.newcomers.unwrap();
        assert_eq!((newcomers.housed, newcomers.adults), (20.0, 10.0));
        assert_eq!((newcomers.migrants, newcomers.total), (10.0, 20.0));
    }

    #[test]
    fn scenarios_run_from_a_quarter_lower_to_the_double() {
        let expected = forecast(&albrandswaard()).unwrap();
        let rows: Vec<(f64, f64, f64, f64, f64)> = expected
            .scenarios
            .iter()
            .map(|one| {
                (
                    one.portion.national,
                    two(one.portion.exact),
                    one.portion.nearest,
                    one.portion.up,
                    one.newcomers.unwrap().total,
                )
            })
            .collect();
        // 7.150 x 0,75 = 5.362,5, so 5.363 persons; 7.150 x 1,25 = 8.937,5, so 8.938.
        assert_eq!(
            rows,
            [
                (5_363.0, 7.84, 8.0, 8.0, 18.0),
                (6_435.0, 9.41, 9.0, 10.0, 19.0),
                (7_150.0, 10.46, 10.0, 11.0, 20.0),
                (7_865.0, 11.5, 12.0, 12.0, 22.0),
                (8_938.0, 13.07, 13.0, 14.0, 23.0),
                (14_300.0, 20.91, 21.0, 21.0, 31.0),
            ]
        );
    }

    #[test]
    fn a_published_number_goes_before_a_computed_one() {
        // The second half of 2020 was set at 6.500: 9,5047.
        let known = Assumptions {
            national: National::Aantal(6_500.0),
            published: Some(9.0),
            ..albrandswaard()
        };
        let found = forecast(&known).unwrap();
        assert_eq!((found.value, found.portion.nearest), (9.0, 10.0));
        assert_eq!(two(found.difference.unwrap()), -0.5);
        assert_eq!(found.newcomers.unwrap().adults, 9.0);
    }

    #[test]
    fn the_letter_of_the_law_rounds_up_and_leaves_what_is_whole() {
        let strict = Assumptions {
            rounding: Rounding::Omhoog,
            ..albrandswaard()
        };
        assert_eq!(forecast(&strict).unwrap().value, 11.0);
        let even = portion(1_000.0, 3.0, 1_000.0).unwrap();
        assert_eq!((even.exact, even.up), (3.0, 3.0));
        let none = portion(0.0, 25_271.0, 17_282_163.0).unwrap();
        assert_eq!((none.exact, none.up, none.nearest), (0.0, 0.0, 0.0));
    }

    #[test]
    fn what_is_missing_or_can_not_be_gives_no_number() {
        let without = Assumptions {
            adults: None,
            ..albrandswaard()
        };
        let found = forecast(&without).unwrap();
        assert_eq!((found.value, found.newcomers), (10.0, None));
        assert_eq!(portion(5_500.0, 25_271.0, 0.0), None);
        assert_eq!(portion(-1.0, 25_271.0, 17_282_163.0), None);
        assert_eq!(portion(5_500.0, 20.0, 10.0), None);
        assert_eq!(portion(f64::NAN, 1.0, 10.0), None);
        assert_eq!(portion(f64::INFINITY, 1.0, 10.0), None);
        let shrunk = Assumptions {
            national: National::Groei {
                from: 5_500.0,
                by: -1.5,
            },
            ..albrandswaard()
        };
        assert_eq!(forecast(&shrunk), None);
    }
}
