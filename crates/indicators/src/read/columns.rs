//! Columns that a definition names: that they are there, and of the kind that is needed.

use ijkpunt_model::{Code, Dataset, Findings};
use ijkpunt_spans::{Section, Spanned};

use crate::{Granularity, Latest, Measure, Survey, Time};

/// Kinds of column that can be added up.
pub(super) const NUMBERS: &[&str] = &["geheel", "getal"];
/// Kinds of column that are days.
pub(super) const DAYS: &[&str] = &["datum"];
/// Kinds of column that can say which version is the last.
const VERSIONS: &[&str] = &["geheel", "datum"];

/// Asks for columns by name and checks that the dataset has them.
pub(super) struct Columns<'a> {
    pub(super) dataset: &'a Dataset,
    pub(super) section: &'a Section<'a>,
}

impl Columns<'_> {
    pub(super) fn known(&self, name: &Spanned<String>, findings: &mut Findings) -> Option<String> {
        if self.dataset.column(&name.value).is_some() {
            return Some(name.value.clone());
        }
        let names: Vec<&str> = self
            .dataset
            .columns
            .iter()
            .map(|c| c.name.as_str())
            .collect();
        findings.push(self.section.finding(
            Code::OnbekendeKolomInDefinitie,
            name.span.clone(),
            format!(
                "Dataset '{}' heeft geen kolom '{}'.",
                self.dataset.name, name.value
            ),
            format!("Kies een van: {}.", names.join(", ")),
        ));
        None
    }

    /// A column of one of these kinds; another kind would stop the whole run in the engine.
    pub(super) fn of_kind(
        &self,
        name: &Spanned<String>,
        kinds: &[&str],
        findings: &mut Findings,
    ) -> Option<String> {
        let known = self.known(name, findings)?;
        let kind = self.dataset.column(&known).map(|column| column.kind.word());
        if kind.is_some_and(|kind| kinds.contains(&kind)) {
            return Some(known);
        }
        findings.push(self.section.finding(
            Code::OngeldigeKeuze,
            name.span.clone(),
            format!("Kolom '{known}' is van soort {}.", kind.unwrap_or_default()),
            format!("Kies een kolom van soort {}.", kinds.join(" of ")),
        ));
        None
    }

    fn column(&self, key: &'static str, kinds: &[&str], findings: &mut Findings) -> Option<String> {
        let name = self.section.text(key, findings)?;
        self.of_kind(&name, kinds, findings)
    }

    /// Names of columns of numbers.
    fn numbers(&self, key: &'static str, findings: &mut Findings) -> Vec<String> {
        let names = self.section.texts(key, findings);
        names
            .iter()
            .filter_map(|name| self.of_kind(name, NUMBERS, findings))
            .collect()
    }

    pub(super) fn measure(&self, findings: &mut Findings) -> Option<Measure> {
        let keys = [
            "telt",
            "som",
            "mediaan",
            "gemiddelde",
            "plus",
            "evenredig",
            "enquete",
            "gebeurtenis",
        ];
        let given: Vec<&str> = keys
            .into_iter()
            .filter(|key| self.section.has(key))
            .collect();
        // Asked for whatever was given, so that the list of known keys is whole.
        let (minus, empty_is_zero) = (
            self.numbers("min", findings),
            self.numbers("leeg_is_nul", findings),
        );
        let months = self.section.integer("na_maanden", findings);
        match given.as_slice() {
            [] => Some(Measure::Rows),
            ["som"] => self.column("som", NUMBERS, findings).map(Measure::Sum),
            ["mediaan"] => self
                .column("mediaan", NUMBERS, findings)
                .map(Measure::Median),
            ["gemiddelde"] => self
                .column("gemiddelde", NUMBERS, findings)
                .map(Measure::Mean),
            ["plus"] => Some(Measure::Balance {
                plus: self.numbers("plus", findings),
                minus,
                empty_is_zero,
            }),
            ["evenredig"] => {
                let section = self.section.section("evenredig", findings)?;
                self.within(&section).proportion(findings)
            }
            ["enquete"] => {
                let section = self.section.section("enquete", findings)?;
                self.within(&section).survey(findings)
            }
            ["gebeurtenis"] => {
                let event = self.column("gebeurtenis", DAYS, findings);
                let months = months.and_then(|months| u32::try_from(months.value).ok());
                Some(Measure::Within {
                    event: event?,
                    // That it lacks is said where the sort is looked at.
                    months: months.unwrap_or_default(),
                })
            }
            ["telt"] => {
                let name = self.section.text("telt", findings)?;
                match name.value.as_str() {
                    "rijen" => Some(Measure::Rows),
                    _ => self.known(&name, findings).map(Measure::Distinct),
                }
            }
            _ => {
                findings.push(self.section.finding(
                    Code::OngeldigeKeuze,
                    self.section.span(),
                    format!("Hier staan {} naast elkaar.", given.join(" en ")),
                    format!("Kies er een: {}.", keys.join(", ")),
                ));
                None
            }
        }
    }

    /// The same dataset, for the keys of another table.
    fn within<'b>(&'b self, section: &'b Section<'b>) -> Columns<'b> {
        Columns {
            dataset: self.dataset,
            section,
        }
    }

    fn required(
        &self,
        key: &'static str,
        kinds: &[&str],
        findings: &mut Findings,
    ) -> Option<String> {
        let name = self.section.required(key, findings, Section::text)?;
        self.of_kind(&name, kinds, findings)
    }

    fn proportion(&self, findings: &mut Findings) -> Option<Measure> {
        let amount = self.required("bedrag", NUMBERS, findings);
        let part = self.required("deel", NUMBERS, findings);
        let whole = self.required("geheel", NUMBERS, findings);
        self.section.report_unknown(findings);
        Some(Measure::Proportion {
            amount: amount?,
            part: part?,
            whole: whole?,
        })
    }

    fn survey(&self, findings: &mut Findings) -> Option<Measure> {
        let respondents = self.required("n", NUMBERS, findings);
        let count = self.column("positief", NUMBERS, findings);
        let share = self.column("aandeel", NUMBERS, findings);
        let margin = self.column("marge", NUMBERS, findings);
        self.section.report_unknown(findings);
        if count.is_none() && share.is_none() {
            findings.push(self.section.finding(
                Code::OntbrekendeSleutel,
                self.section.span(),
                "Een enquête noemt 'positief' of 'aandeel', of allebei.",
                "Noem de kolom met het aantal dat ja zegt, of die met het aandeel.",
            ));
            return None;
        }
        Some(Measure::Survey(Survey {
            respondents: respondents?,
            count,
            share,
            margin,
        }))
    }

    /// Which of several versions counts.
    pub(super) fn latest(&self, findings: &mut Findings) -> Option<Latest> {
        let column = self.column("laatste", VERSIONS, findings);
        let names = self.section.texts("laatste_per", findings);
        let per = names
            .iter()
            .filter_map(|name| self.known(name, findings))
            .collect();
        Some(Latest {
            column: column?,
            per,
        })
    }

    pub(super) fn time(&self, findings: &mut Findings) -> Option<Time> {
        if self.section.has("begin") || self.section.has("einde") {
            let begin = self.section.required("begin", findings, Section::text);
            let end = self.section.required("einde", findings, Section::text);
            return Some(Time::Spell {
                begin: self.of_kind(&begin?, DAYS, findings)?,
                end: self.of_kind(&end?, DAYS, findings)?,
            });
        }
        if self.section.has("datum") {
            return self.column("datum", DAYS, findings).map(Time::Day);
        }
        if self.section.has("periode") {
            let column = self.column("periode", &["periode"], findings);
            let grain = self.section.required("periode_is", findings, |s, key, f| {
                s.choice(key, &Granularity::WORDS[..4], f)
            });
            let words = self.section.texts("ook_periode_is", findings);
            let grain = Granularity::ALL.get(grain?.value).copied()?;
            return Some(Time::Period {
                column: column?,
                grain,
                longer: self.longer(grain, words, findings),
            });
        }
        findings.push(self.section.finding(
            Code::OntbrekendeSleutel,
            self.section.span(),
            "Er staat niet hoe een rij in de tijd ligt.",
            "Noem 'begin' en 'einde', of 'datum', of 'periode' met 'periode_is'.",
        ));
        None
    }

    /// The longer periods that count as well. A figure over them then rests on parts of which each
    /// may lack: a plan need not have something due in every quarter.
    fn longer(
        &self,
        grain: Granularity,
        words: Vec<Spanned<String>>,
        findings: &mut Findings,
    ) -> Vec<Granularity> {
        let mut longer = Vec::new();
        for word in words {
            let known = Granularity::WORDS
                .iter()
                .position(|known| *known == word.value);
            match known.and_then(|index| Granularity::ALL.get(index).copied()) {
                Some(found) if found < grain => longer.push(found),
                _ => findings.push(self.section.finding(
                    Code::OngeldigeKeuze,
                    word.span,
                    format!(
                        "'{}' is geen langer tijdvak dan dat van 'periode_is'.",
                        word.value
                    ),
                    format!("Kies uit: {}.", Granularity::WORDS[..3].join(", ")),
                )),
            }
        }
        if !longer.is_empty() && !self.section.has("delen_mogen_ontbreken") {
            findings.push(self.section.finding(
                Code::OntbrekendeSleutel,
                self.section.span(),
                "Bij 'ook_periode_is' is niet te zien of alle delen er zijn.",
                "Voeg toe: delen_mogen_ontbreken = true.",
            ));
        }
        longer
    }
}
