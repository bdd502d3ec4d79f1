//! Attempts at the parts of the inburgeringsexamen, as DUO registers them.

use chrono::NaiveDate;
use fastrand::Rng;

use crate::calendar::{after, workday};
use crate::draw::{percent, weighted};

/// The parts: knowledge of society, reading, listening, writing, speaking.
pub const PARTS: [&str; 5] = ["KNM", "LE", "LU", "SC", "SP"];

const PASSED: &str = "Geslaagd";
const FAILED: &str = "Gezakt";
const NONE: &str = "Geen";

/// One attempt at one part.
#[derive(Debug, Clone)]
pub struct Attempt {
    /// Number of the person.
    pub number: u32,
    /// Code of the part.
    pub part: &'static str,
    /// Level; empty for KNM, which has none.
    pub level: &'static str,
    /// Day of the exam.
    pub date: NaiveDate,
    /// `Geslaagd`, `Gezakt` or `Geen`.
    pub result: &'static str,
    /// Why there is no result; empty where there is one.
    pub reason: &'static str,
    /// Where the person learnt.
    pub aanbieder: &'static str,
}

impl Attempt {
    /// Whether it was passed.
    pub fn is_passed(&self) -> bool {
        self.result == PASSED
    }
}

/// What the attempts of one person depend on.
#[derive(Debug, Clone, Copy)]
pub struct Course {
    /// Number of the person.
    pub number: u32,
    /// First day of the course.
    pub start: NaiveDate,
    /// Level that the person aims at.
    pub level: &'static str,
    /// Of a hundred attempts, those that are passed.
    pub passes: u32,
    /// Where the person learns.
    pub aanbieder: &'static str,
    /// The day on which the export was drawn.
    pub drawn: NaiveDate,
}

/// All attempts before the day on which the export was drawn, by part and date.
pub fn attempts(rng: &mut Rng, course: Course) -> Vec<Attempt> {
    PARTS
        .into_iter()
        .flat_map(|part| attempts_at(rng, course, part))
        .collect()
}

fn attempts_at(rng: &mut Rng, course: Course, part: &'static str) -> Vec<Attempt> {
    // Writing and speaking come late and are failed most.
    let (early, passes) = match part {
        "KNM" => (240, course.passes + 6),
        "SC" | "SP" => (430, course.passes.saturating_sub(9)),
        _ => (350, course.passes),
    };
    let mut level = if part == "KNM" { "" } else { course.level };
    let mut date = workday(after(course.start, early + rng.u64(0..=260)));
    let mut attempts: Vec<Attempt> = Vec::new();
    for round in 0..4 {
        if date >= course.drawn {
            break;
        }
        // Who fails twice at B1 may go on at A2.
        if round == 2 && level == "B1" && percent(rng, 60) {
            level = "A2";
        }
        let result = match rng.u32(0..100) {
            0..4 => NONE,
            roll if roll < 4 + passes.min(94) => PASSED,
            _ => FAILED,
        };
        let reason = weighted(
            rng,
            &[
                (35, "Afgemeld"),
                (30, "Absent"),
                (20, "Nietverwijtbaar"),
                (15, "Verwijtbaar"),
            ],
        );
        attempts.push(Attempt {
            number: course.number,
            part,
            level,
            date,
            result,
            reason: if result == NONE { reason } else { "" },
            aanbieder: course.aanbieder,
        });
        if result == PASSED {
            break;
        }
        date = workday(after(date, rng.u64(60..=150)));
    }
    attempts
}
