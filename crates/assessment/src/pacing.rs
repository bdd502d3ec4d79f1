//! A part of the year against the target of the year: on course, behind, or too early to say.
//!
//! Only what adds up over the year may be held against a part of its target, so many twelfths as
//! the part has months. A stand, a share or a number of persons seen "at any moment" does not grow
//! in step with the calendar: of those only what is certain already is said. A schedule of the
//! target itself, where the begroting gives one, goes before all of this.

use ijkpunt_model::{Direction, Figure, Sign, Sort};

use crate::Tone;

/// How the year goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// On course for the target of the year.
    OpKoers,
    /// Behind its schedule.
    LooptAchter,
    /// Too early to say.
    NogNiet,
}

/// Why that is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Because {
    /// The schedule that the begroting gives for this part of the year.
    EigenSchema,
    /// As many twelfths of the target as the part has months.
    Evenredig,
    /// The target of the year is reached already, and can't be lost.
    DoelBereikt,
    /// More than the target of the year already, where less is better.
    DoelOverschreden,
    /// The figure does not add up over the year, so that no part of the target belongs to it.
    TeltNietOp,
    /// Neither more nor less is better.
    GeenRichting,
    /// There is no target.
    GeenDoel,
    /// There is no figure, for this reason.
    GeenCijfer(Sign),
}

/// The verdict on a part of a year.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pacing {
    /// How the year goes.
    pub status: Status,
    /// Why.
    pub because: Because,
    /// What should have been reached by now, in the unit of the indicator.
    pub schedule: Option<f64>,
    /// Reached less schedule.
    pub difference: Option<f64>,
}

impl Pacing {
    /// What the status means.
    pub const fn tone(&self) -> Tone {
        match self.status {
            Status::OpKoers => Tone::Gunstig,
            Status::LooptAchter => Tone::Aandacht,
            Status::NogNiet => Tone::Neutraal,
        }
    }
}

/// Judges a part of the year. `target` is that of the whole year; the schedule of the part itself,
/// where there is one, is the `beoogd` of `part`. `months` is the length of the part, 1 to 12.
///
/// A count that is less than one short of its schedule is on course: half of 35 is no number of
/// persons.
pub fn against_schedule(
    part: &Figure,
    target: Option<f64>,
    months: u8,
    sort: Sort,
    direction: Direction,
) -> Pacing {
    let undecided = |because| Pacing {
        status: Status::NogNiet,
        because,
        schedule: None,
        difference: None,
    };
    let adds_up = sort == Sort::Stroom;
    let evenly = target
        .filter(|_| adds_up)
        .map(|target| target * f64::from(months) / 12.0);
    let schedule = part.beoogd.or(evenly);
    let Some(actual) = part.waarde else {
        let sign = part.teken.unwrap_or(Sign::NietGeleverd);
        return Pacing {
            schedule,
            ..undecided(Because::GeenCijfer(sign))
        };
    };
    let difference = schedule.map(|schedule| actual - schedule);
    let said = |status, because| Pacing {
        status,
        because,
        schedule,
        difference,
    };
    if target.is_none() && schedule.is_none() {
        return undecided(Because::GeenDoel);
    }
    let ahead = |apart: f64| match direction {
        Direction::HogerBeter => Some(apart),
        Direction::LagerBeter => Some(-apart),
        Direction::GeenOordeel => None,
    };
    if ahead(0.0).is_none() {
        return said(Status::NogNiet, Because::GeenRichting);
    }
    if let Some(apart) = difference.and_then(ahead) {
        let slack = if adds_up { 1.0 } else { 0.0 };
        let on_course = apart >= 0.0 || apart > -slack;
        let status = match on_course {
            true => Status::OpKoers,
            false => Status::LooptAchter,
        };
        let because = match part.beoogd {
            Some(_) => Because::EigenSchema,
            None => Because::Evenredig,
        };
        return said(status, because);
    }
    // Who was once counted stays counted, so that this number only grows. Others may still fall.
    let grows = sort == Sort::Ooit;
    match (target, direction) {
        (Some(target), Direction::HogerBeter) if grows && actual >= target => {
            said(Status::OpKoers, Because::DoelBereikt)
        }
        (Some(target), Direction::LagerBeter) if grows && actual > target => {
            said(Status::LooptAchter, Because::DoelOverschreden)
        }
        _ => said(Status::NogNiet, Because::TeltNietOp),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::example::share;

    fn figure(waarde: Option<f64>, beoogd: Option<f64>) -> Figure {
        Figure {
            beoogd,
            teken: waarde.is_none().then_some(Sign::NietGeleverd),
            ..share("GM0014", waarde, None)
        }
    }

    fn of_count(actual: f64, own: Option<f64>, sort: Sort, direction: Direction) -> Pacing {
        let mut part = figure(None, own);
        part.waarde = Some(actual);
        against_schedule(&part, Some(156.0), 6, sort, direction)
    }

    #[test]
    fn each_status_has_its_reason() {
        use Because::{DoelBereikt, DoelOverschreden, EigenSchema, Evenredig, GeenRichting};
        use Direction::{GeenOordeel, HogerBeter, LagerBeter};
        use Sort::{Ooit, Stand, Stroom};
        use Status::{LooptAchter, NogNiet, OpKoers};
        // The target of the year is 156, half of it 78.
        for (actual, own, sort, direction, status, because) in [
            (79.0, None, Stroom, HogerBeter, OpKoers, Evenredig),
            (78.0, None, Stroom, HogerBeter, OpKoers, Evenredig),
            (77.0, None, Stroom, HogerBeter, LooptAchter, Evenredig),
            (77.5, None, Stroom, HogerBeter, OpKoers, Evenredig),
            (79.0, None, Stroom, LagerBeter, LooptAchter, Evenredig),
            (
                79.0,
                Some(90.0),
                Stroom,
                HogerBeter,
                LooptAchter,
                EigenSchema,
            ),
            (60.0, Some(50.0), Stroom, HogerBeter, OpKoers, EigenSchema),
            (79.0, None, Stroom, GeenOordeel, NogNiet, GeenRichting),
            (79.0, None, Ooit, HogerBeter, NogNiet, Because::TeltNietOp),
            (156.0, None, Ooit, HogerBeter, OpKoers, DoelBereikt),
            (157.0, None, Ooit, LagerBeter, LooptAchter, DoelOverschreden),
            (200.0, None, Stand, HogerBeter, NogNiet, Because::TeltNietOp),
            (150.0, Some(160.0), Stand, LagerBeter, OpKoers, EigenSchema),
        ] {
            let found = of_count(actual, own, sort, direction);
            assert_eq!(
                (found.status, found.because),
                (status, because),
                "{actual} {own:?} {sort:?} {direction:?}"
            );
        }
    }

    #[test]
    fn without_figure_or_target_nothing_is_said() {
        let direction = Direction::HogerBeter;
        let missing = against_schedule(&figure(None, None), Some(12.0), 3, Sort::Stroom, direction);
        assert_eq!(missing.because, Because::GeenCijfer(Sign::NietGeleverd));
        // A quarter of twelve: what should have been is known all the same.
        assert_eq!((missing.schedule, missing.difference), (Some(3.0), None));
        assert_eq!(missing.tone(), Tone::Neutraal);
        let mut part = figure(None, None);
        part.waarde = Some(4.0);
        let free = against_schedule(&part, None, 6, Sort::Stroom, direction);
        assert_eq!(free.because, Because::GeenDoel);
    }
}
