//! One invented person.

use chrono::{Datelike, NaiveDate};
use fastrand::Rng;

use crate::draw::weighted;
use crate::numbers::Numbers;

pub const ALONE: &str = "Alleenstaand";
pub const LONE_PARENT: &str = "Alleenstaande ouder";
pub const TOGETHER: &str = "Gehuwd/samenwonend";

/// Wijken of the gemeente of 2019, with weights that are ours.
const WIJKEN: [(u32, &str); 15] = [
    (3, "Centrum"),
    (4, "Oud-Zuid"),
    (5, "Oud-West"),
    (6, "Oud-Noord"),
    (9, "Oosterparkwijk"),
    (5, "Zuidoost"),
    (6, "Helpman e.o."),
    (11, "Zuidwest"),
    (8, "Hoogkerk e.o."),
    (13, "Nieuw-West"),
    (12, "Noordwest"),
    (8, "Noordoost"),
    (2, "Meerdorpen"),
    (3, "Ten Boer"),
    (5, "Haren"),
];

/// A person, as every export knows it.
#[derive(Debug, Clone)]
pub struct Person {
    /// Number of the person in every system of the gemeente.
    pub clientnummer: u32,
    /// Year of birth.
    pub born: i32,
    /// `M`, `V` or `X`.
    pub sex: &'static str,
    /// With whom the person lives.
    pub leefvorm: &'static str,
    /// Where the person lives.
    pub wijk: &'static str,
    /// First day in the gemeente.
    pub since: NaiveDate,
}

impl Person {
    /// An adult of working age who came on `since` and was an adult then.
    pub fn adult(rng: &mut Rng, numbers: &mut Numbers, since: NaiveDate) -> Self {
        let (first, last) = weighted(
            rng,
            &[
                (45, (1989, 2000)),
                (35, (1975, 1988)),
                (17, (1958, 1974)),
                (3, (1954, 1957)),
            ],
        );
        let born = rng.i32(first..=last).min(since.year() - 18);
        let leefvorm = weighted(rng, &[(55, ALONE), (15, LONE_PARENT), (30, TOGETHER)]);
        Person::new(rng, numbers, since, born, leefvorm)
    }

    /// A person of a known year of birth and household.
    pub fn new(
        rng: &mut Rng,
        numbers: &mut Numbers,
        since: NaiveDate,
        born: i32,
        leefvorm: &'static str,
    ) -> Self {
        Person {
            clientnummer: numbers.draw(rng),
            born,
            sex: weighted(rng, &[(590, "M"), (405, "V"), (5, "X")]),
            leefvorm,
            wijk: weighted(rng, &WIJKEN),
            since,
        }
    }

    /// Whether the person was an adult all through 2018 and 2019, as far as a year of birth tells.
    pub fn is_adult(&self) -> bool {
        self.born <= 2000
    }

    /// Whether the person is too old for a duty to integrate and for bijstand.
    pub fn is_retired(&self) -> bool {
        self.born < 1954
    }

    /// Whether the person has to integrate, given that the person came as an asylum seeker.
    pub fn is_inburgeringsplichtig(&self) -> bool {
        self.is_adult() && !self.is_retired()
    }
}
