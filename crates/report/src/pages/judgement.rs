//! What a table of targets says of an indicator: against the target of a year that is over, or
//! half-way against the schedule of the year.

use ijkpunt_assessment::{
    Because, Pacing, Status, TargetVerdict, Tone, against_schedule, against_target,
};
use ijkpunt_model::{About, Figure};

use super::targets::whole_year;
use crate::cycle::Moment;
use crate::view::Drawer;
use crate::{Dutch, words};

/// A verdict in words.
pub struct Judgement {
    /// The verdict itself.
    pub verdict: String,
    /// What it means or rests on; may be empty.
    pub meaning: String,
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
                Judgement::half_way(drawer.nl, &pacing)
            }
            _ => Judgement::over_the_year(drawer.nl, &against_target(figure, about.direction)),
        }
    }

    fn over_the_year(nl: &Dutch, verdict: &TargetVerdict) -> Judgement {
        Judgement {
            verdict: words::verdict(nl, verdict),
            meaning: words::meaning(nl, verdict),
            tone: verdict.tone,
            difference: verdict.difference,
            schedule: None,
        }
    }

    fn half_way(nl: &Dutch, pacing: &Pacing) -> Judgement {
        Judgement {
            verdict: status(nl, pacing.status),
            meaning: because(nl, pacing.because),
            tone: pacing.tone(),
            difference: pacing.difference,
            schedule: pacing.schedule,
        }
    }
}

fn status(nl: &Dutch, status: Status) -> String {
    let status = match status {
        Status::OpKoers => "op-koers",
        Status::LooptAchter => "loopt-achter",
        Status::NogNiet => "nog-niet",
    };
    nl.say("koers", &[("status", &status)])
}

fn because(nl: &Dutch, because: Because) -> String {
    let reason = match because {
        Because::EigenSchema => "eigen-schema",
        Because::Evenredig => "evenredig",
        Because::DoelBereikt => "bereikt",
        Because::DoelOverschreden => "overschreden",
        Because::TeltNietOp => "telt-niet-op",
        Because::GeenRichting => "geen-richting",
        Because::GeenDoel => "geen-doel",
        Because::GeenCijfer(_) => "geen-cijfer",
    };
    nl.say("koers-reden", &[("reden", &reason)])
}
