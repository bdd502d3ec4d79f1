//! From rows to a number: `[berekening]` with its sections.

use ijkpunt_model::{Code, Dataset, Findings};
use ijkpunt_spans::Section;

use super::columns::{Columns, DAYS, NUMBERS};
use super::parts::{read_breakdown, read_periods};
use super::{Reader, unknown_dataset};
use crate::{
    Breakdown, Calculation, Condition, Denominator, Granularity, Link, Measure, Rounding, Sort,
    Time,
};

impl Reader<'_> {
    pub(super) fn calculation(
        &self,
        body: &Section<'_>,
        dataset: &Dataset,
        findings: &mut Findings,
    ) -> Option<Calculation> {
        let columns = Columns {
            dataset,
            section: body,
        };
        let population = condition(body, "voorwaarde", dataset, findings);
        let numerator = condition(body, "teller", dataset, findings);
        within_population(
            body,
            dataset,
            population.as_ref(),
            numerator.as_ref(),
            findings,
        );
        let measure = columns.measure(findings);
        let rounding = rounding(body, findings);
        let latest = columns.latest(findings);
        let time = columns.time(findings);
        let moment = self.moment(body, findings);
        let link = body
            .section("koppeling", findings)
            .and_then(|section| self.link(&section, dataset, findings));
        let denominator = body
            .section("noemer", findings)
            .and_then(|section| self.denominator(&section, &dataset.name, findings));
        let since = body.date("sinds", findings).map(|date| date.value);
        let from_start_of = body.choice("vanaf_begin_van", &Granularity::WORDS[..3], findings);
        let periods = read_periods(body, time.as_ref(), findings);
        let parts_may_lack = body
            .flag("delen_mogen_ontbreken", findings)
            .is_some_and(|f| f.value);
        self.coherent(body, findings);
        if let (Some(measure), Some(time)) = (&measure, &time) {
            one_row_a_period(body, measure, time, &periods, findings);
        }
        body.report_unknown(findings);
        let measure = measure?;
        let may_lack = match &measure {
            Measure::Sum(column) => dataset.column(column).is_some_and(|c| !c.required),
            _ => false,
        };
        Some(Calculation {
            dataset: dataset.name.clone(),
            population,
            numerator,
            link,
            denominator,
            may_lack: may_lack && !matches!(time, Some(Time::Spell { .. })),
            measure,
            rounding,
            latest,
            time: time?,
            moment: moment?,
            since,
            from_start_of: from_start_of
                .and_then(|length| Granularity::ALL.get(length.value).copied()),
            periods,
            parts_may_lack,
        })
    }

    /// A stand, stroom or ooit is its own moment, and a survey and a cohort are about a period; the
    /// other sorts say which they look at.
    fn moment(&self, body: &Section<'_>, findings: &mut Findings) -> Option<Sort> {
        let moments = &Sort::WORDS[..3];
        match self.sort {
            Some(Sort::Stand | Sort::Stroom | Sort::Ooit) => self.sort,
            Some(Sort::Enquete | Sort::Cohort | Sort::Overleving) => Some(Sort::Stroom),
            Some(_) => {
                let chosen =
                    body.required("moment", findings, |s, key, f| s.choice(key, moments, f));
                Sort::ALL.get(chosen?.value).copied()
            }
            None => {
                body.has("moment");
                None
            }
        }
    }

    /// A sort and the keys that belong to it: those it can't do without, and those that would be
    /// passed over or mean something else with another sort.
    fn coherent(&self, body: &Section<'_>, findings: &mut Findings) {
        let Some(sort) = self.sort else { return };
        let missing = match sort {
            Sort::Aandeel if !body.has("teller") && !body.has("koppeling") => {
                Some("'teller' of [berekening.koppeling]")
            }
            Sort::Verhouding if !body.has("noemer") => Some("[berekening.noemer]"),
            Sort::Mediaan if !body.has("mediaan") => Some("'mediaan'"),
            Sort::Gemiddelde if !body.has("gemiddelde") => Some("'gemiddelde'"),
            Sort::Saldo if !body.has("plus") => Some("'plus'"),
            Sort::Enquete if !body.has("enquete") => Some("[berekening.enquete]"),
            Sort::Cohort | Sort::Overleving
                if !body.has("gebeurtenis") || !body.has("na_maanden") =>
            {
                Some("'gebeurtenis' en 'na_maanden'")
            }
            _ => None,
        };
        if let Some(missing) = missing {
            findings.push(body.finding(
                Code::OntbrekendeSleutel,
                body.span(),
                format!("Een indicator van deze soort heeft ook {missing} nodig."),
                "Vul de sleutel aan, of kies een andere soort.",
            ));
        }
        for (key, owners) in OWNERS {
            if body.has(key) && !owners.contains(&sort) {
                let words: Vec<&str> = owners
                    .iter()
                    .filter_map(|owner| Sort::ALL.iter().position(|known| known == owner))
                    .filter_map(|index| Sort::WORDS.get(index).copied())
                    .collect();
                findings.push(body.finding(
                    Code::OngeldigeKeuze,
                    body.span(),
                    format!("'{key}' hoort alleen bij soort = {}.", words.join(", ")),
                    format!("Haal '{key}' weg, of kies een andere soort."),
                ));
            }
        }
        for (sort_named, key, word) in [
            (Sort::Mediaan, "koppeling", "Een mediaan"),
            (Sort::Mediaan, "laatste", "Een mediaan"),
            (Sort::Cohort, "koppeling", "Een cohort"),
            (Sort::Cohort, "laatste", "Een cohort"),
            (Sort::Overleving, "koppeling", "Een overleving"),
            (Sort::Overleving, "laatste", "Een overleving"),
        ] {
            if sort == sort_named && body.has(key) {
                findings.push(body.finding(
                    Code::OngeldigeKeuze,
                    body.span(),
                    format!("{word} kan niet met '{key}'."),
                    format!("Haal '{key}' weg, of kies een andere soort."),
                ));
            }
        }
        if matches!(sort, Sort::Stroom | Sort::Cohort | Sort::Overleving) && body.has("begin") {
            findings.push(body.finding(
                Code::OngeldigeKeuze,
                body.span(),
                "Een stroom telt wat op een dag gebeurt, niet wat een tijd duurt.",
                "Noem met 'datum' de dag die telt, of kies soort = \"ooit\".",
            ));
        }
    }

    pub(super) fn breakdown(
        &self,
        section: &Section<'_>,
        dataset: &Dataset,
        findings: &mut Findings,
    ) -> Option<Breakdown> {
        if let Some(Sort::Verhouding | Sort::Mediaan | Sort::Cohort | Sort::Overleving) = self.sort
        {
            findings.push(section.finding(
                Code::OngeldigeKeuze,
                section.span(),
                "Een verhouding, mediaan, cohort of overleving wordt niet uitgesplitst.",
                "Haal [[uitsplitsing]] weg, of kies een andere soort.",
            ));
        }
        read_breakdown(section, dataset, findings)
    }

    pub(super) fn no_breakdown(
        &self,
        section: &Section<'_>,
        findings: &mut Findings,
    ) -> Option<Breakdown> {
        findings.push(section.finding(
            Code::OngeldigeKeuze,
            section.span(),
            "Een afgeleide indicator heeft de uitsplitsingen die al zijn delen hebben.",
            "Haal [[uitsplitsing]] hier weg, en zet haar bij de delen.",
        ));
        None
    }

    fn link(&self, section: &Section<'_>, own: &Dataset, findings: &mut Findings) -> Option<Link> {
        let name = section.required_text("dataset", findings)?;
        let Some(other) = self.scope.datasets.get(&name.value) else {
            findings.push(unknown_dataset(section, &name, self.scope.datasets));
            return None;
        };
        let key = section.required_text("sleutel", findings);
        let condition = condition(section, "voorwaarde", other, findings);
        for dataset in [own, other] {
            if let Some(key) = &key {
                Columns { dataset, section }.known(key, findings);
            }
        }
        section.report_unknown(findings);
        Some(Link {
            dataset: name.value,
            key: key?.value,
            condition,
        })
    }

    fn denominator(
        &self,
        section: &Section<'_>,
        own: &str,
        findings: &mut Findings,
    ) -> Option<Denominator> {
        let name = section.text("dataset", findings);
        let dataset_name = name
            .as_ref()
            .map_or(own, |name| name.value.as_str())
            .to_owned();
        let Some(dataset) = self.scope.datasets.get(&dataset_name) else {
            if let Some(name) = &name {
                findings.push(unknown_dataset(section, name, self.scope.datasets));
            }
            return None;
        };
        let columns = Columns { dataset, section };
        let column = section.required_text("som", findings);
        let peildatum = section.text("peildatum", findings);
        let per = section.number("per", findings).map_or(1.0, |per| per.value);
        for (named, kinds) in [(&column, NUMBERS), (&peildatum, DAYS)] {
            if let Some(named) = named {
                columns.of_kind(named, kinds, findings);
            }
        }
        if dataset_name != own && peildatum.is_none() {
            findings.push(section.finding(
                Code::OntbrekendeSleutel,
                section.span(),
                "Een noemer uit een andere dataset heeft een peildatum nodig.",
                "Noem de kolom met de peildatum: peildatum = \"peildatum\"",
            ));
        }
        section.report_unknown(findings);
        Some(Denominator {
            dataset: dataset_name,
            column: column?.value,
            peildatum: peildatum.map(|text| text.value),
            per,
        })
    }
}

/// Keys that only some sorts know.
const OWNERS: [(&str, &[Sort]); 12] = [
    ("teller", &[Sort::Aandeel]),
    ("noemer", &[Sort::Verhouding]),
    ("mediaan", &[Sort::Mediaan]),
    ("gemiddelde", &[Sort::Gemiddelde]),
    ("plus", &[Sort::Saldo]),
    ("min", &[Sort::Saldo]),
    ("leeg_is_nul", &[Sort::Saldo]),
    ("enquete", &[Sort::Enquete]),
    ("gebeurtenis", &[Sort::Cohort, Sort::Overleving]),
    ("na_maanden", &[Sort::Cohort, Sort::Overleving]),
    ("evenredig", &[Sort::Stand, Sort::Stroom]),
    ("vanaf_begin_van", &[Sort::Stroom]),
];

/// How a number is rounded, where it is.
pub(super) fn rounding(section: &Section<'_>, findings: &mut Findings) -> Option<Rounding> {
    let chosen = section.choice("afronding", &Rounding::WORDS, findings)?;
    Rounding::ALL.get(chosen.value).copied()
}

/// A product of sums is not the sum of products: a proportion holds for one row at a time.
fn one_row_a_period(
    body: &Section<'_>,
    measure: &Measure,
    time: &Time,
    periods: &[Granularity],
    findings: &mut Findings,
) {
    let Measure::Proportion { .. } = measure else {
        return;
    };
    let alone = matches!(time, Time::Period { grain, .. } if periods.iter().all(|p| p == grain));
    if !alone {
        findings.push(body.finding(
            Code::OngeldigeKeuze,
            body.span(),
            "'evenredig' kan alleen per periode van de gegevens zelf.",
            "Noem bij 'perioden' alleen de lengte die bij 'periode_is' staat.",
        ));
    }
}

/// A numerator is a part of its population by construction: both conditions hold for it. So one that
/// contradicts the population would always be zero.
fn within_population(
    body: &Section<'_>,
    dataset: &Dataset,
    population: Option<&Condition>,
    numerator: Option<&Condition>,
    findings: &mut Findings,
) {
    let (Some(population), Some(numerator)) = (population, numerator) else {
        return;
    };
    let Some(column) = numerator.excluded_by(population, dataset) else {
        return;
    };
    let Some(text) = body.text("teller", findings) else {
        return;
    };
    findings.push(body.finding(
        Code::OngeldigeVoorwaarde,
        text.span,
        format!(
            "Geen rij van de populatie kan in de teller komen: 'voorwaarde' en 'teller' sluiten elkaar uit in kolom '{column}'."
        ),
        "De teller is een deel van de populatie. Verruim 'voorwaarde', of verander 'teller'.",
    ));
}

fn condition(
    section: &Section<'_>,
    key: &'static str,
    dataset: &Dataset,
    findings: &mut Findings,
) -> Option<Condition> {
    let text = section.text(key, findings)?;
    Condition::check(&text, dataset, section, findings)
}
