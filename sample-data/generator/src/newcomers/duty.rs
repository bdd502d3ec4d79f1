//! The duty to integrate: intake, plan, course, exams and the day on which it was met.
//!
//! The Wet inburgering 2021 holds for duties that began in 2022 or later. A term ends exclusively.

use chrono::{Datelike, Months, NaiveDate};
use fastrand::Rng;

use crate::calendar::{after, before, between, day, workday};
use crate::draw::{self, percent, weighted};
use crate::newcomers::Person;
use crate::newcomers::exams::{Attempt, Course, PARTS, attempts};

pub const ASIEL: &str = "Asielstatushouder";
pub const GEZIN: &str = "Gezinsmigrant en overige migrant";

/// A school, and how many of a hundred attempts its pupils pass.
#[derive(Debug, Clone, Copy, Default)]
pub struct School {
    /// Its name.
    pub name: &'static str,
    /// Of a hundred attempts, those that are passed.
    pub passes: u32,
}

/// What is particular to one gemeente.
#[derive(Debug, Clone, Copy)]
pub struct Schools {
    /// Schools under the Wet inburgering 2013, when people chose their own.
    pub of_2013: &'static [(u32, School)],
    /// Schools that the gemeente contracted under the Wet inburgering 2021.
    pub of_2021: &'static [(u32, School)],
    /// The day on which the export was drawn.
    pub drawn: NaiveDate,
}

/// One inburgeringsplichtige. Whatever had not happened when the export was drawn is absent.
#[derive(Debug, Clone)]
pub struct Duty {
    /// Number of the person.
    pub number: u32,
    /// `Wi2013` or `Wi2021`.
    pub wet: &'static str,
    /// The group of DUO.
    pub doelgroep: &'static str,
    /// First day of the duty.
    pub begin: NaiveDate,
    /// Brede intake.
    pub intake: Option<NaiveDate>,
    /// Leerbaarheidstoets.
    pub test: Option<NaiveDate>,
    /// Its outcome.
    pub outcome: &'static str,
    /// Day of the plan (PIP).
    pub pip: Option<NaiveDate>,
    /// `B`, `O` or `Z`.
    pub route: &'static str,
    /// First day of the course.
    pub start: Option<NaiveDate>,
    /// The day on which another route was chosen.
    pub switched: Option<NaiveDate>,
    /// The day from which the exams of the B1-route may be done at A2.
    pub lowered: Option<NaiveDate>,
    /// Last talk of the MAP.
    pub map: Option<NaiveDate>,
    /// Signature of the participatieverklaring.
    pub pvt: Option<NaiveDate>,
    /// Hours of Dutch followed.
    pub hours: Option<u32>,
    /// Hours of participation followed, in the Z-route.
    pub participation: Option<u32>,
    /// Day on which the duty was met.
    pub met: Option<NaiveDate>,
    /// The first day after the term.
    pub term_end: Option<NaiveDate>,
    /// `J` or `N` where the term is over and the duty was not met in time.
    pub verwijtbaar: &'static str,
    /// Name of the school; empty until there is one.
    pub aanbieder: &'static str,
    /// Ground of an ontheffing.
    pub ontheffing: &'static str,
    /// Exams of the person.
    pub attempts: Vec<Attempt>,
}

impl Duty {
    /// The day on which a part was passed.
    pub fn passed(&self, part: &str) -> Option<NaiveDate> {
        self.passed_attempt(part).map(|attempt| attempt.date)
    }

    /// The level at which a part was passed.
    pub fn level(&self, part: &str) -> &'static str {
        self.passed_attempt(part)
            .map_or("", |attempt| attempt.level)
    }

    fn passed_attempt(&self, part: &str) -> Option<&Attempt> {
        let of_part = |attempt: &&Attempt| attempt.part == part && attempt.is_passed();
        self.attempts.iter().find(of_part)
    }

    fn all_passed(&self) -> Option<NaiveDate> {
        let days: Option<Vec<NaiveDate>> =
            PARTS.into_iter().map(|part| self.passed(part)).collect();
        days?.into_iter().max()
    }
}

/// The duty of a person from `begin` on.
pub fn of(
    rng: &mut Rng,
    person: &Person,
    doelgroep: &'static str,
    begin: NaiveDate,
    schools: Schools,
) -> Duty {
    let mut duty = Duty {
        number: person.number,
        wet: "Wi2013",
        doelgroep,
        begin,
        intake: None,
        test: None,
        outcome: "",
        pip: None,
        route: "",
        start: None,
        switched: None,
        lowered: None,
        map: None,
        pvt: None,
        hours: None,
        participation: None,
        met: None,
        term_end: None,
        verwijtbaar: "",
        aanbieder: "",
        ontheffing: weighted(rng, &[(985, ""), (15, "MED")]),
        attempts: Vec::new(),
    };
    if begin < day(2022, 1, 1) {
        under_2013(rng, &mut duty, schools);
    } else {
        let age = begin.year() - person.born;
        under_2021(rng, &mut duty, age, schools);
    }
    late(rng, &mut duty, schools.drawn);
    adjust(&mut duty, schools.drawn);
    duty
}

/// Another route within a year and a half, or a lower level after six hundred hours; both exist since
/// the law of 2021. It draws by itself, so that the rest of a duty does not depend on it.
fn adjust(duty: &mut Duty, drawn: NaiveDate) {
    let Some(start) = duty.start.filter(|_| duty.wet == "Wi2021") else {
        return;
    };
    let mut rng = draw::rng(&format!("route {}", duty.number));
    let over = |day: NaiveDate| duty.met.is_none_or(|met| day < met);
    let day = workday(after(start, rng.u64(60..=480)));
    let switched = percent(&mut rng, 9).then_some(day);
    let switched = past(switched, drawn).filter(|day| over(*day));
    // Eight hours a week is the most that anyone follows.
    let day = workday(after(start, rng.u64(530..=700)));
    let enough = duty.route == "B" && duty.hours.is_some_and(|hours| hours >= 600);
    let lowered = (enough && percent(&mut rng, 60)).then_some(day);
    let lowered = past(lowered, drawn).filter(|_| duty.met.is_none());
    (duty.switched, duty.lowered) = (switched, lowered);
}

fn under_2013(rng: &mut Rng, duty: &mut Duty, schools: Schools) {
    let drawn = schools.drawn;
    let extension = weighted(rng, &[(70, 0), (18, 12), (12, 24)]);
    duty.term_end = duty.begin.checked_add_months(Months::new(36 + extension));
    let signed = workday(after(duty.begin, rng.u64(40..=330)));
    let signs = percent(rng, 93);
    // The participatieverklaring exists since October 2017.
    duty.pvt = (signs && signed >= day(2017, 10, 1)).then_some(signed);
    duty.pvt = past(duty.pvt, drawn);
    let start = past(Some(workday(after(duty.begin, rng.u64(30..=240)))), drawn);
    let Some(start) = start.filter(|_| duty.ontheffing.is_empty()) else {
        return;
    };
    let school = weighted(rng, schools.of_2013);
    duty.start = Some(start);
    duty.aanbieder = school.name;
    duty.hours = Some(hours(rng, start, drawn, 620));
    // Some never turn up for an exam.
    if percent(rng, 92) {
        duty.attempts = attempts(rng, course(duty, start, "A2", school, drawn));
    }
    let last = duty.all_passed();
    duty.met = past(last.map(|date| after(date, rng.u64(10..=35))), drawn);
}

fn under_2021(rng: &mut Rng, duty: &mut Duty, age: i32, schools: Schools) {
    duty.wet = "Wi2021";
    let drawn = schools.drawn;
    duty.intake = past(Some(workday(after(duty.begin, rng.u64(14..=70)))), drawn);
    let Some(intake) = duty.intake.filter(|_| percent(rng, 94)) else {
        duty.intake = None;
        return;
    };
    duty.test = Some(workday(after(intake, rng.u64(0..=14)))).filter(|date| *date < drawn);
    let route = match age {
        ..28 => weighted(rng, &[(48, "B"), (34, "O"), (18, "Z")]),
        28..45 => weighted(rng, &[(66, "B"), (3, "O"), (31, "Z")]),
        _ => weighted(rng, &[(46, "B"), (54, "Z")]),
    };
    if duty.test.is_some() {
        duty.outcome = match route {
            "Z" => weighted(
                rng,
                &[
                    (86, "B1-route niet haalbaar"),
                    (9, "B1-route haalbaar"),
                    (5, "Onbekend"),
                ],
            ),
            _ => weighted(rng, &[(94, "B1-route haalbaar"), (6, "Onbekend")]),
        };
    }
    // The law gives ten weeks; four in five plans are in time.
    let slow = percent(rng, 18);
    let latest = after(duty.begin, if slow { 130 } else { 70 });
    duty.pip = past(
        Some(workday(between(rng, intake, latest.max(intake))).max(intake)),
        drawn,
    );
    let Some(pip) = duty.pip else { return };
    duty.route = route;
    // Three years from the day after the plan; the first day after them.
    duty.term_end = after(pip, 1).checked_add_months(Months::new(36));
    let signed = workday(after(pip, rng.u64(30..=300)));
    duty.pvt = past(percent(rng, 95).then_some(signed), drawn);
    if !duty.ontheffing.is_empty() {
        return;
    }
    duty.start = past(Some(workday(after(pip, rng.u64(10..=150)))), drawn);
    let Some(start) = duty.start else { return };
    let school = weighted(rng, schools.of_2021);
    duty.aanbieder = school.name;
    finish_2021(rng, duty, start, school, drawn);
}

fn finish_2021(rng: &mut Rng, duty: &mut Duty, start: NaiveDate, school: School, drawn: NaiveDate) {
    let talk = workday(after(start, rng.u64(280..=800)));
    let goal = if duty.route == "Z" { 800 } else { 700 };
    duty.hours = Some(hours(rng, start, drawn, goal));
    match duty.route {
        "Z" => {
            duty.map = past(Some(talk), drawn);
            if duty.doelgroep == ASIEL {
                duty.participation = Some(hours(rng, start, drawn, 800));
            }
            let end = workday(after(start, rng.u64(760..=1000)));
            duty.met = past(Some(end), drawn).filter(|_| percent(rng, 85));
        }
        route => {
            if route == "B" {
                duty.map = past(Some(talk), drawn);
            }
            duty.attempts = attempts(rng, course(duty, start, "B1", school, drawn));
            let map = if route == "B" { duty.map } else { Some(start) };
            let last = duty.all_passed().zip(map).zip(duty.pvt);
            let last = last.map(|((exams, map), pvt)| exams.max(map).max(pvt));
            duty.met = past(last.map(|date| after(date, rng.u64(10..=35))), drawn);
        }
    }
}

fn course(
    duty: &Duty,
    start: NaiveDate,
    level: &'static str,
    school: School,
    drawn: NaiveDate,
) -> Course {
    Course {
        number: duty.number,
        start,
        level,
        passes: school.passes,
        aanbieder: school.name,
        drawn,
    }
}

/// Six or seven hours a week until the goal.
fn hours(rng: &mut Rng, start: NaiveDate, drawn: NaiveDate, goal: u32) -> u32 {
    let weeks = u32::try_from((drawn - start).num_days() / 7).unwrap_or(0);
    (weeks * rng.u32(5..=8)).min(rng.u32(goal - 60..=goal + 40))
}

fn past(date: Option<NaiveDate>, drawn: NaiveDate) -> Option<NaiveDate> {
    date.filter(|date| *date < drawn)
}

fn late(rng: &mut Rng, duty: &mut Duty, drawn: NaiveDate) {
    let over = duty.met.unwrap_or(before(drawn, 1));
    if duty.ontheffing.is_empty() && duty.term_end.is_some_and(|end| over >= end) {
        duty.verwijtbaar = if percent(rng, 28) { "J" } else { "N" };
    }
}
