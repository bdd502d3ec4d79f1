//! What happens to newcomers, wherever they are housed: a home, begeleiding, bijstand, inburgering
//! with its exams, and a plan. The workspaces decide how many and when; here one life is drawn.

pub mod benefits;
mod compose;
pub mod duty;
pub mod exams;
pub mod guidance;
pub mod households;
pub mod plans;
pub mod write;

use chrono::{Datelike, NaiveDate};
use fastrand::Rng;

use crate::draw::weighted;
use crate::numbers::Numbers;

/// Words with their weights, as [`weighted`] takes them.
pub type Weights = &'static [(u32, &'static str)];

pub const ALONE: &str = "Alleenstaand";
pub const LONE_PARENT: &str = "Alleenstaande ouder";
pub const TOGETHER: &str = "Gehuwd/samenwonend";

/// Anyone who may occur in an export.
#[derive(Debug, Clone)]
pub struct Person {
    /// Number of the person in every system of the gemeente.
    pub number: u32,
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
    /// An adult of working age on `since`.
    pub fn adult(rng: &mut Rng, numbers: &mut Numbers, wijken: Weights, since: NaiveDate) -> Self {
        let ages = [(45, (18, 29)), (35, (30, 43)), (20, (44, 60))];
        let (youngest, oldest) = weighted(rng, &ages);
        let age = rng.i32(youngest.max(18)..=oldest.max(18));
        let leefvorm = weighted(rng, &[(55, ALONE), (15, LONE_PARENT), (30, TOGETHER)]);
        Person {
            // One year more than the age, so that the birthday of the year may still come.
            born: since.year() - age - 1,
            ..Person::child(rng, numbers, since, wijken, leefvorm)
        }
    }

    fn child(
        rng: &mut Rng,
        numbers: &mut Numbers,
        since: NaiveDate,
        wijken: Weights,
        leefvorm: &'static str,
    ) -> Self {
        Person {
            number: numbers.draw(rng),
            born: since.year() - rng.i32(1..=16),
            sex: weighted(rng, &[(560, "M"), (437, "V"), (3, "X")]),
            leefvorm,
            wijk: weighted(rng, wijken),
            since,
        }
    }

    /// Whether the person was an adult on arrival, as far as a year of birth tells.
    pub fn came_as_adult(&self) -> bool {
        self.since.year() - self.born >= 18
    }

    /// Whether the person must integrate, given that the person came as an asylum seeker.
    pub fn is_inburgeringsplichtig(&self) -> bool {
        self.came_as_adult() && self.since.year() - self.born < 66
    }
}
