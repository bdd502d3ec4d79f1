//! Plans of vergunninghouders towards education, work, participation or a business of their own.

use chrono::{Datelike, NaiveDate};
use fastrand::Rng;

use crate::calendar::{after, workday};
use crate::draw::{percent, weighted};
use crate::newcomers::Person;

/// One plan. Whatever had not happened when the export was drawn is absent.
#[derive(Debug, Clone)]
pub struct Plan {
    /// Number of the person.
    pub number: u32,
    /// Brede intake.
    pub intake: Option<NaiveDate>,
    /// Assessment.
    pub assessment: Option<NaiveDate>,
    /// The development route.
    pub route: &'static str,
    /// Distance to work.
    pub distance: &'static str,
    /// First day.
    pub start: Option<NaiveDate>,
    /// Last day.
    pub end: Option<NaiveDate>,
    /// How it ended.
    pub outcome: &'static str,
    /// Whether language and work go together: `ja` or `nee`.
    pub dual: &'static str,
}

/// The plan of an adult newcomer.
pub fn of(rng: &mut Rng, person: &Person, drawn: NaiveDate) -> Plan {
    let past = |date: Option<NaiveDate>| date.filter(|date| *date < drawn);
    let intake = past(Some(workday(after(person.since, rng.u64(14..=120)))));
    let assessed = workday(after(person.since, rng.u64(60..=300)));
    let assessment = past(percent(rng, 62).then_some(assessed));
    let start = intake.map(|date| workday(after(date, rng.u64(10..=90))));
    let start = past(start);
    let young = person.since.year() - person.born < 27;
    let routes: &[_] = if young {
        &[
            (62, "onderwijs"),
            (26, "werk"),
            (11, "participatie"),
            (1, "ondernemerschap"),
        ]
    } else {
        &[
            (7, "onderwijs"),
            (46, "werk"),
            (41, "participatie"),
            (6, "ondernemerschap"),
        ]
    };
    let route = weighted(rng, routes);
    let distance = weighted(rng, &[(20, "jobready"), (38, "bijna"), (42, "niet")]);
    let end = start.map(|date| after(date, rng.u64(250..=1300)));
    let end = past(end);
    let reached = match route {
        "onderwijs" => "Opleiding",
        "werk" => "Betaald werk",
        "participatie" => "Vrijwilligerswerk",
        _ => "Eigen bedrijf",
    };
    let outcome = weighted(rng, &[(60, reached), (25, "Gestopt"), (15, "Verhuisd")]);
    Plan {
        number: person.number,
        intake,
        assessment,
        route: if start.is_some() { route } else { "" },
        distance: if assessment.is_some() { distance } else { "" },
        start,
        end,
        outcome: if end.is_some() { outcome } else { "" },
        dual: match start {
            Some(_) if percent(rng, 24) => "ja",
            Some(_) => "nee",
            None => "",
        },
    }
}
