//! A spell of an uitkering, in the words of Suite.

use chrono::NaiveDate;

use crate::groningen::person::Person;

pub const PW: &str = "Participatiewet";
pub const LEEFGELD: &str = "Leefgeld ex-AMV";
pub const VERGUNNINGHOUDER: &str = "Vergunninghouder";
pub const EX_AMV: &str = "Ex-AMV";
pub const OVERIG: &str = "Overig";

pub const WERK: &str = "Uitstroom naar werk";
pub const ONDERWIJS: &str = "Onderwijs met studiefinanciering";
pub const VERHUIZING: &str = "Verhuizing andere gemeente";
pub const RELATIE: &str = "Wijziging leefsituatie";
pub const ANDERS: &str = "Overige redenen";

/// One spell of one uitkering.
#[derive(Debug, Clone)]
pub struct Spell<'a> {
    /// Who had it.
    pub person: &'a Person,
    /// Under which law, in the words of Suite.
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

impl<'a> Spell<'a> {
    /// Bijstand to a vergunninghouder, running.
    pub fn open(person: &'a Person, begin: NaiveDate) -> Self {
        let (regeling, doelgroep) = (PW, VERGUNNINGHOUDER);
        Spell {
            person,
            regeling,
            doelgroep,
            begin,
            end: None,
            reason: "",
        }
    }

    /// The same with its last day and the reason.
    pub fn closed(mut self, end: NaiveDate, reason: &'static str) -> Self {
        self.end = Some(end);
        self.reason = reason;
        self
    }

    /// Whether it ran at the beginning of a day.
    pub fn runs_at(&self, date: NaiveDate) -> bool {
        self.begin < date && self.end.is_none_or(|end| end >= date)
    }

    /// Whether it is bijstand to a vergunninghouder.
    pub fn counts(&self) -> bool {
        self.regeling == PW && self.doelgroep == VERGUNNINGHOUDER
    }
}
