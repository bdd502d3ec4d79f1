//! What a toegankelijkheidsverklaring says: who answers for it, what was looked at, and what does not
//! comply. The law behind it is the Besluit digitale toegankelijkheid overheid (begun in 2018 as a
//! temporary one, since 2023 under the Wet digitale overheid); its model names the statuses A to E.

use chrono::NaiveDate;

/// A statement, as the workspace gives it, with the last check.
#[derive(Debug, Clone, PartialEq)]
pub struct Accessibility {
    /// Who answers for the site.
    pub organisation: String,
    /// Address of the site, where it is known.
    pub address: Option<String>,
    /// Where somebody who meets a barrier goes: mail address, page or telephone.
    pub contact: String,
    /// Where a complaint goes before the ombudsman, where that is elsewhere.
    pub complaints: Option<String>,
    /// The day on which the statement was last brought up to date.
    pub date: NaiveDate,
    /// Function of who signs it.
    pub signed: Option<String>,
    /// A full audit of all success criteria, done by people.
    pub audit: Option<Audit>,
    /// When such an audit will be done.
    pub planned: Option<NaiveDate>,
    /// What does not comply, as an audit or the author says.
    pub deviations: Vec<Deviation>,
    /// What the last automatic check found; none where the site was not checked.
    pub check: Option<Check>,
}

/// A full audit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Audit {
    /// When.
    pub date: NaiveDate,
    /// By whom.
    pub by: String,
    /// How, such as WCAG-EM.
    pub method: Option<String>,
    /// Where its report stands.
    pub address: Option<String>,
}

/// What does not comply, in the terms of the model.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deviation {
    /// What somebody meets.
    pub what: String,
    /// The success criterion.
    pub criterion: Criterion,
    /// Why it is so.
    pub cause: String,
    /// What it means for people.
    pub effect: String,
    /// What they can do instead.
    pub alternative: String,
    /// What is done about it.
    pub measure: String,
    /// When it will be done.
    pub planning: String,
}

/// The last automatic check.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Check {
    /// When.
    pub date: NaiveDate,
    /// The build that was checked: version of the program and run date.
    pub build: Option<(String, NaiveDate)>,
    /// Names and versions of the tools.
    pub tools: Vec<(String, String)>,
    /// Number of pages.
    pub pages: u64,
    /// Of how many places a person must judge what no tool can.
    pub for_people: u64,
    /// What it found.
    pub problems: Vec<Problem>,
}

/// A fault that the check found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The page.
    pub page: String,
    /// What the tool said.
    pub what: String,
    /// The success criteria that it is about; none where it is about none.
    pub criteria: Vec<Criterion>,
}

/// How far a site complies, in the terms of the model. `E` is for a site without a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// A full audit found nothing.
    A,
    /// A full audit was done, and all that does not comply is described.
    B,
    /// No full audit yet; it is planned.
    C,
    /// No full audit, and none planned.
    D,
}

impl Accessibility {
    /// The status that may be claimed, never a higher one. An automatic check finds part of all
    /// barriers, so that without an audit by people no site complies, however clean the check; and
    /// what the last check found counts, whatever an audit said before.
    pub fn level(&self) -> Level {
        let found = self
            .check
            .as_ref()
            .is_some_and(|check| !check.problems.is_empty());
        match (&self.audit, self.planned) {
            (Some(_), _) if self.deviations.is_empty() && !found => Level::A,
            (Some(_), _) => Level::B,
            (None, Some(_)) => Level::C,
            (None, None) => Level::D,
        }
    }
}

/// A success criterion of WCAG 2.2 at level A or AA.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Criterion {
    /// Its number, such as `1.4.3`.
    pub number: &'static str,
    /// Its Dutch name.
    pub name: &'static str,
}

impl Criterion {
    /// The criterion with a number; none where level A and AA have none.
    pub fn find(number: &str) -> Option<Criterion> {
        let found = CRITERIA.iter().find(|(known, _)| *known == number);
        found.map(|(number, name)| Criterion { number, name })
    }
}

/// WCAG 2.1 and 2.2, A and AA, with the names of the authorised Dutch translation.
const CRITERIA: [(&str, &str); 56] = [
    ("1.1.1", "niet-tekstuele content"),
    (
        "1.2.1",
        "louter geluid en louter videobeeld (vooraf opgenomen)",
    ),
    (
        "1.2.2",
        "ondertitels voor doven en slechthorenden (vooraf opgenomen)",
    ),
    (
        "1.2.3",
        "audiodescriptie of media-alternatief (vooraf opgenomen)",
    ),
    ("1.2.4", "ondertitels voor doven en slechthorenden (live)"),
    ("1.2.5", "audiodescriptie (vooraf opgenomen)"),
    ("1.3.1", "info en relaties"),
    ("1.3.2", "betekenisvolle volgorde"),
    ("1.3.3", "zintuiglijke eigenschappen"),
    ("1.3.4", "weergavestand"),
    ("1.3.5", "identificeer het doel van de input"),
    ("1.4.1", "gebruik van kleur"),
    ("1.4.2", "geluidsbediening"),
    ("1.4.3", "contrast (minimum)"),
    ("1.4.4", "herschalen van tekst"),
    ("1.4.5", "afbeeldingen van tekst"),
    ("1.4.10", "reflow"),
    ("1.4.11", "contrast van niet-tekstuele content"),
    ("1.4.12", "tekstafstand"),
    ("1.4.13", "content bij hover of focus"),
    ("2.1.1", "toetsenbord"),
    ("2.1.2", "geen toetsenbordval"),
    ("2.1.4", "enkel teken sneltoetsen"),
    ("2.2.1", "timing aanpasbaar"),
    ("2.2.2", "pauzeren, stoppen, verbergen"),
    ("2.3.1", "drie flitsen of beneden drempelwaarde"),
    ("2.4.1", "blokken omzeilen"),
    ("2.4.2", "paginatitel"),
    ("2.4.3", "focusvolgorde"),
    ("2.4.4", "linkdoel (in context)"),
    ("2.4.5", "meerdere manieren"),
    ("2.4.6", "koppen en labels"),
    ("2.4.7", "focus zichtbaar"),
    ("2.4.11", "focus niet bedekt (minimum)"),
    ("2.5.1", "aanwijzergebaren"),
    ("2.5.2", "aanwijzerannulering"),
    ("2.5.3", "label in naam"),
    ("2.5.4", "bewegingsactivering"),
    ("2.5.7", "sleepbewegingen"),
    ("2.5.8", "grootte van het aanwijsgebied (minimum)"),
    ("3.1.1", "taal van de pagina"),
    ("3.1.2", "taal van onderdelen"),
    ("3.2.1", "bij focus"),
    ("3.2.2", "bij input"),
    ("3.2.3", "consistente navigatie"),
    ("3.2.4", "consistente identificatie"),
    ("3.2.6", "consistente hulp"),
    ("3.3.1", "foutidentificatie"),
    ("3.3.2", "labels of instructies"),
    ("3.3.3", "foutsuggestie"),
    ("3.3.4", "foutpreventie (wettelijk, financieel, gegevens)"),
    ("3.3.7", "overbodige invoer"),
    ("3.3.8", "toegankelijke authenticatie (minimum)"),
    ("4.1.1", "parsen"),
    ("4.1.2", "naam, rol, waarde"),
    ("4.1.3", "statusberichten"),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn statement() -> Accessibility {
        Accessibility {
            organisation: "Gemeente Voorbeeld".into(),
            address: None,
            contact: "a@voorbeeld.example".into(),
            complaints: None,
            date: NaiveDate::default(),
            signed: None,
            audit: None,
            planned: None,
            deviations: Vec::new(),
            check: None,
        }
    }

    #[test]
    fn no_status_is_higher_than_what_was_looked_at() {
        let audit = Some(Audit {
            date: NaiveDate::default(),
            by: "iemand".into(),
            method: None,
            address: None,
        });
        let problem = Problem {
            page: "index.html".into(),
            what: "contrast".into(),
            criteria: Criterion::find("1.4.3").into_iter().collect(),
        };
        let check = |problems: Vec<Problem>| {
            Some(Check {
                date: NaiveDate::default(),
                build: None,
                tools: Vec::new(),
                pages: 3,
                for_people: 0,
                problems,
            })
        };
        let planned = Some(NaiveDate::default());
        for (audit, planned, check, level) in [
            (None, None, None, Level::D),
            (None, None, check(Vec::new()), Level::D),
            (None, planned, check(Vec::new()), Level::C),
            (audit.clone(), None, None, Level::A),
            (audit.clone(), None, check(Vec::new()), Level::A),
            (audit, planned, check(vec![problem]), Level::B),
        ] {
            let statement = Accessibility {
                audit,
                planned,
                check,
                ..statement()
            };
            assert_eq!(statement.level(), level, "{statement:?}");
        }
    }

    #[test]
    fn a_criterion_has_one_number_and_a_name() {
        let mut numbers: Vec<&str> = CRITERIA.iter().map(|(number, _)| *number).collect();
        numbers.dedup();
        assert_eq!(numbers.len(), CRITERIA.len());
        assert_eq!(
            Criterion::find("1.4.11").unwrap().name,
            "contrast van niet-tekstuele content"
        );
        assert_eq!(Criterion::find("1.4.6"), None, "level AAA is not asked");
    }
}
