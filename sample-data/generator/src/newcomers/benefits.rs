//! Spells of bijstand.

use anyhow::ensure;
use chrono::{Datelike, NaiveDate};
use fastrand::Rng;

use crate::calendar::{after, between, month_end};
use crate::draw::{percent, weighted};
use crate::newcomers::Person;

pub const PW: &str = "Participatiewet";
pub const VERGUNNINGHOUDER: &str = "Vergunninghouder";
pub const OVERIG: &str = "Overig";

const WERK: &str = "Uitstroom naar werk";
const ONDERWIJS: &str = "Onderwijs met studiefinanciering";
const VERHUIZING: &str = "Verhuizing andere gemeente";
const RELATIE: &str = "Wijziging leefsituatie";
const ANDERS: &str = "Overige redenen";

/// One spell of one uitkering.
#[derive(Debug, Clone)]
pub struct Spell<'a> {
    /// Who had it.
    pub person: &'a Person,
    /// Under which law.
    pub regeling: &'static str,
    /// The group that the person belongs to.
    pub doelgroep: &'static str,
    /// First day.
    pub begin: NaiveDate,
    /// Last day, where it ended.
    pub end: Option<NaiveDate>,
    /// Why it ended; empty where it runs.
    pub reason: &'static str,
}

impl Spell<'_> {
    /// Whether it ran at the beginning of a day.
    pub fn runs_at(&self, date: NaiveDate) -> bool {
        self.begin < date && self.end.is_none_or(|end| end >= date)
    }

    fn close(&mut self, rng: &mut Rng, end: NaiveDate) {
        let young = end.year() - self.person.born < 28;
        let reasons: &[_] = if young {
            &[
                (30, WERK),
                (44, ONDERWIJS),
                (14, VERHUIZING),
                (7, RELATIE),
                (5, ANDERS),
            ]
        } else {
            &[
                (52, WERK),
                (5, ONDERWIJS),
                (20, VERHUIZING),
                (12, RELATIE),
                (11, ANDERS),
            ]
        };
        // Uitkeringen mostly stop at the end of a month.
        let last = if percent(rng, 70) {
            month_end(end.year(), end.month())
        } else {
            end
        };
        self.end = Some(last);
        self.reason = weighted(rng, reasons);
    }
}

/// Bijstand from arrival on: most have it for years, and each month some leave.
pub fn of_newcomer<'a>(rng: &mut Rng, person: &'a Person, drawn: NaiveDate) -> Spell<'a> {
    let mut spell = Spell {
        person,
        regeling: PW,
        doelgroep: VERGUNNINGHOUDER,
        begin: after(person.since, rng.u64(0..=14)).min(drawn),
        end: None,
        reason: "",
    };
    let days = weighted(
        rng,
        &[
            (8, (60, 365)),
            (22, (365, 730)),
            (26, (730, 1095)),
            (24, (1095, 1825)),
            (20, (1825, 3650)),
        ],
    );
    let end = after(spell.begin, rng.u64(days.0.max(30)..=days.1.max(60)));
    if month_end(end.year(), end.month()) < drawn {
        spell.close(rng, end);
    }
    spell
}

/// Some who left for work come back when the job ends: a second spell of the same person.
pub fn of_returned<'a>(
    rng: &mut Rng,
    spells: &[Spell<'a>],
    share: u32,
    drawn: NaiveDate,
) -> Vec<Spell<'a>> {
    let mut again = Vec::new();
    for spell in spells {
        let left = spell.end.filter(|_| spell.reason == WERK);
        // Within a month the old uitkering would simply be continued.
        let back = left.map(|end| after(end, rng.u64(60..=420)));
        if let Some(begin) = back.filter(|begin| *begin < drawn && percent(rng, share)) {
            again.push(Spell {
                begin,
                end: None,
                reason: "",
                ..spell.clone()
            });
        }
    }
    again
}

/// Another inhabitant with an uitkering, so that a forgotten condition is noticed.
pub fn of_inhabitant<'a>(rng: &mut Rng, person: &'a Person, drawn: NaiveDate) -> Spell<'a> {
    let regeling = if drawn.year() - person.born > 52 && percent(rng, 30) {
        "IOAW"
    } else {
        weighted(rng, &[(93, PW), (7, "Bbz")])
    };
    let spell = of_newcomer(rng, person, drawn);
    Spell {
        regeling,
        doelgroep: OVERIG,
        ..spell
    }
}

/// Opens or closes spells of vergunninghouders until so many run at the beginning of a day.
///
/// Whom it opens left some time before that day; whom it closes leaves in the year before it.
pub fn settle(
    rng: &mut Rng,
    spells: &mut [Spell<'_>],
    peildatum: NaiveDate,
    count: usize,
) -> anyhow::Result<()> {
    let running = |spells: &[Spell<'_>]| {
        let counts =
            |spell: &&Spell<'_>| spell.doelgroep == VERGUNNINGHOUDER && spell.runs_at(peildatum);
        spells.iter().filter(counts).count()
    };
    let now = running(spells);
    let year_ago = peildatum
        .with_year(peildatum.year() - 1)
        .unwrap_or(peildatum);
    let group = spells
        .iter_mut()
        .filter(|spell| spell.doelgroep == VERGUNNINGHOUDER);
    if now > count {
        let may_leave =
            group.filter(|spell| spell.runs_at(peildatum) && after(spell.begin, 90) < year_ago);
        for spell in rng.choose_multiple(may_leave, now - count) {
            let end = between(
                rng,
                year_ago,
                after(peildatum, 0).pred_opt().unwrap_or(peildatum),
            );
            spell.close(rng, end);
        }
    } else {
        let may_stay = group.filter(|spell| {
            spell
                .end
                .is_some_and(|end| end < peildatum && end >= year_ago)
        });
        for spell in rng.choose_multiple(may_stay, count - now) {
            spell.end = None;
            spell.reason = "";
        }
    }
    let now = running(spells);
    ensure!(
        now == count,
        "{now} uitkeringen run on {peildatum}, not {count}"
    );
    Ok(())
}
