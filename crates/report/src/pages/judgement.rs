//! What a table of targets says of an indicator: against the target of a year that is over, or
//! half-way against the schedule of the year.

use ijkpunt_assessment::{
    Because, Pacing, Status, TargetVerdict, Tone, against_schedule, against_target,
};
use ijkpunt_model::{About, Figure};

use super::targets::whole_year;
use crate::cycle::Moment;
use crate::view::Drawer;
use crate::words;

/// A verdict in words.
pub struct Judgement {
    /// The verdict itself.
    pub verdict: &'static str,
    /// What it means or rests on; may be empty.
    pub meaning: &'static str,
    /// Whether it asks for attention.
    pub tone: Tone,
    /// Reached less target, or less schedule.
    pub difference: Option<f64>,
    /// What should have been reached by now; only half-way.
    pub schedule: Option<f64>,
}

impl Judgement {
    /// Judges the figure that the report is about.
    pub fn of(drawer: &Drawer<'_>, about: &About, figure: &Figure) -> Judgement {
        let material = drawer.material;
        match material.definition.moment {
            Moment::Bestuursrapportage => {
                let year = whole_year(drawer, about).and_then(|year| drawer.at(about, year));
                let target = year.and_then(|figure| figure.beoogd);
                let part = material.setting.complete_part();
                let months = part.map_or(0, |part| part.month_count());
                let pacing = against_schedule(figure, target, months, about.sort, about.direction);
                Judgement::half_way(&pacing)
            }
            _ => Judgement::over_the_year(&against_target(figure, about.direction)),
        }
    }

    fn over_the_year(verdict: &TargetVerdict) -> Judgement {
        Judgement {
            verdict: words::verdict(verdict),
            meaning: words::meaning(verdict),
            tone: verdict.tone,
            difference: verdict.difference,
            schedule: None,
        }
    }

    fn half_way(pacing: &Pacing) -> Judgement {
        Judgement {
            verdict: status(pacing.status),
            meaning: because(pacing.because),
            tone: pacing.tone(),
            difference: pacing.difference,
            schedule: pacing.schedule,
        }
    }
}

fn status(status: Status) -> &'static str {
    match status {
        Status::OpKoers => "op koers",
        Status::LooptAchter => "loopt achter",
        Status::NogNiet => "nog niet te zeggen",
    }
}

fn because(because: Because) -> &'static str {
    match because {
        Because::EigenSchema => "vergeleken met het schema van het doel",
        Because::Evenredig => "bij een gelijke verdeling over het jaar",
        Because::DoelBereikt => "het doel van het jaar is al gehaald",
        Because::DoelOverschreden => "het doel van het jaar is al overschreden",
        Because::TeltNietOp => "dit cijfer groeit niet gelijk op met het jaar",
        Because::GeenRichting => "meer of minder is hier niet beter",
        Because::GeenDoel => "er is geen doel",
        Because::GeenCijfer(_) => "er is geen cijfer",
    }
}
