//! From the TOML of one definition to a validated [`Indicator`]. Every fault is a finding at its
//! line; a definition with a fault is left out whole.

use std::collections::BTreeMap;

use ijkpunt_model::{Code, Dataset, Findings, Kind};
use ijkpunt_spans::{Section, Spanned};

use crate::{
    Breakdown, Calculation, Class, Condition, Denominator, Direction, Framework, Granularity,
    Indicator, Link, Measure, Policy, Sort, Time, Unit,
};

/// What a definition may refer to.
pub struct Scope<'a> {
    /// The datasets of all contracts.
    pub datasets: &'a BTreeMap<String, Dataset>,
    /// The framework with its domains.
    pub framework: &'a Framework,
}

/// Reads one definition. `None` where it has a fault; the findings say which.
pub fn read_indicator(
    file: &str,
    text: &str,
    scope: &Scope<'_>,
    findings: &mut Findings,
) -> Option<Indicator> {
    let before = findings.len();
    let indicator = ijkpunt_spans::read(file, text, findings, |root, findings| {
        let head = root.required("indicator", findings, Section::section);
        let body = root.required("berekening", findings, Section::section);
        let policy = root.required("onthulling", findings, Section::section);
        let breakdowns = root.sections("uitsplitsing", findings);
        let head = head?;
        let sort = head.required("soort", findings, |s, key, f| {
            s.choice(key, &Sort::WORDS, f)
        });
        let sort = sort.and_then(|sort| Sort::ALL.get(sort.value).copied());
        let body = body?;
        let reader = Reader { scope, sort: sort? };
        let calculation = reader.calculation(&body, findings);
        let policy = policy.and_then(|section| read_policy(&section, findings));
        let dataset = calculation
            .as_ref()
            .and_then(|c| scope.datasets.get(&c.dataset));
        let breakdowns = breakdowns
            .iter()
            .filter_map(|section| read_breakdown(section, dataset?, findings))
            .collect();
        reader.head(&head, file, calculation?, breakdowns, policy?, findings)
    });
    indicator.filter(|_| findings.len() == before)
}

struct Reader<'a> {
    scope: &'a Scope<'a>,
    sort: Sort,
}

impl Reader<'_> {
    fn head(
        &self,
        head: &Section<'_>,
        file: &str,
        calculation: Calculation,
        breakdowns: Vec<Breakdown>,
        policy: Policy,
        findings: &mut Findings,
    ) -> Option<Indicator> {
        let id = head.required_text("id", findings);
        let name = head.required_text("naam", findings);
        let short_name = head.text("korte_naam", findings);
        let domain = head.required_text("domein", findings);
        let definition = head.required_text("definitie", findings);
        let population = head.required_text("populatie", findings);
        let unit = head.texts("eenheid", findings);
        let decimals = head.integer("decimalen", findings).map_or(0, |d| d.value);
        let direction = head.required("richting", findings, |s, key, f| {
            s.choice(key, &Direction::WORDS, f)
        });
        let version = head.required("versie", findings, Section::integer);
        let source = head.required_text("bron", findings);
        let owner = head.text("eigenaar", findings);
        let every = head.integer("meting_eens_per", findings);
        let from = head.integer("meting_vanaf", findings);
        head.report_unknown(findings);
        self.known_domain(head, domain.as_ref(), findings);
        if let Some(id) = &id
            && !file.ends_with(&format!("{}.toml", id.value))
        {
            findings.push(head.finding(
                Code::OngeldigeKeuze,
                id.span.clone(),
                format!("Het id '{}' is anders dan de bestandsnaam.", id.value),
                format!("Noem het bestand '{}.toml', of verander het id.", id.value),
            ));
        }
        let [one, many] = unit.as_slice() else {
            findings.push(head.finding(
                Code::OntbrekendeSleutel,
                head.span(),
                "'eenheid' moet enkelvoud en meervoud noemen.",
                "Schrijf bijvoorbeeld: eenheid = [\"persoon\", \"personen\"]",
            ));
            return None;
        };
        let name = name?.value;
        Some(Indicator {
            id: id?.value,
            short_name: short_name.map_or_else(|| name.clone(), |text| text.value),
            name,
            domain: domain?.value,
            sort: self.sort,
            definition: definition?.value,
            population: population?.value,
            unit: Unit {
                one: one.value.clone(),
                many: many.value.clone(),
            },
            decimals: u8::try_from(decimals.clamp(0, 6)).unwrap_or(0),
            direction: Direction::ALL.get(direction?.value).copied()?,
            version: version?.value,
            source: source?.value,
            owner: owner.map(|text| text.value),
            rhythm: every.map(|every| (every.value, from.map_or(0, |from| from.value))),
            calculation,
            breakdowns,
            policy,
            file: file.to_owned(),
            overridden: false,
        })
    }

    fn known_domain(
        &self,
        head: &Section<'_>,
        domain: Option<&Spanned<String>>,
        findings: &mut Findings,
    ) {
        let Some(domain) = domain else { return };
        if self.scope.framework.domain(&domain.value).is_none() {
            let known: Vec<&str> = self
                .scope
                .framework
                .domains()
                .map(|domain| domain.number.as_str())
                .collect();
            findings.push(head.finding(
                Code::OngeldigeKeuze,
                domain.span.clone(),
                format!("Domein '{}' staat niet in het raamwerk.", domain.value),
                format!("Kies een van: {}.", known.join(", ")),
            ));
        }
    }

    fn calculation(&self, body: &Section<'_>, findings: &mut Findings) -> Option<Calculation> {
        let name = body.required_text("dataset", findings)?;
        let Some(dataset) = self.scope.datasets.get(&name.value) else {
            findings.push(unknown_dataset(body, &name, self.scope.datasets));
            return None;
        };
        let columns = Columns {
            dataset,
            section: body,
        };
        let population = condition(body, "voorwaarde", dataset, findings);
        let numerator = condition(body, "teller", dataset, findings);
        let measure = columns.measure(findings);
        let time = columns.time(findings);
        let moment = self.moment(body, findings);
        let link = body
            .section("koppeling", findings)
            .and_then(|section| self.link(&section, dataset, findings));
        let denominator = body
            .section("noemer", findings)
            .and_then(|section| self.denominator(&section, &name.value, findings));
        let since = body.date("sinds", findings).map(|date| date.value);
        let periods = read_periods(body, findings);
        let parts_may_lack = body
            .flag("delen_mogen_ontbreken", findings)
            .is_some_and(|f| f.value);
        self.coherent(
            body,
            numerator.is_some() || link.is_some(),
            denominator.is_some(),
            findings,
        );
        body.report_unknown(findings);
        Some(Calculation {
            dataset: name.value,
            population,
            numerator,
            link,
            denominator,
            measure: measure?,
            time: time?,
            moment: moment?,
            since,
            periods,
            parts_may_lack,
        })
    }

    /// A stand, stroom or ooit is its own moment; the other sorts say which they look at.
    fn moment(&self, body: &Section<'_>, findings: &mut Findings) -> Option<Sort> {
        let moments = &Sort::WORDS[..3];
        match self.sort {
            Sort::Stand | Sort::Stroom | Sort::Ooit => Some(self.sort),
            _ => {
                let chosen =
                    body.required("moment", findings, |s, key, f| s.choice(key, moments, f));
                Sort::ALL.get(chosen?.value).copied()
            }
        }
    }

    /// A sort and the keys that it needs.
    fn coherent(
        &self,
        body: &Section<'_>,
        has_numerator: bool,
        has_denominator: bool,
        findings: &mut Findings,
    ) {
        let missing = match self.sort {
            Sort::Aandeel if !has_numerator => Some("'teller' of [berekening.koppeling]"),
            Sort::Verhouding if !has_denominator => Some("[berekening.noemer]"),
            Sort::Mediaan if !body.has("mediaan") => Some("'mediaan'"),
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
        for named in [column.as_ref(), peildatum.as_ref()].into_iter().flatten() {
            columns.known(named, findings);
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

/// Asks for columns by name and checks that the dataset has them.
struct Columns<'a> {
    dataset: &'a Dataset,
    section: &'a Section<'a>,
}

impl Columns<'_> {
    fn known(&self, name: &Spanned<String>, findings: &mut Findings) -> Option<String> {
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

    fn column(&self, key: &'static str, findings: &mut Findings) -> Option<String> {
        let name = self.section.text(key, findings)?;
        self.known(&name, findings)
    }

    fn measure(&self, findings: &mut Findings) -> Option<Measure> {
        let keys = ["telt", "som", "mediaan"];
        let given: Vec<&str> = keys
            .into_iter()
            .filter(|key| self.section.has(key))
            .collect();
        match given.as_slice() {
            [] => Some(Measure::Rows),
            ["som"] => self.column("som", findings).map(Measure::Sum),
            ["mediaan"] => self.column("mediaan", findings).map(Measure::Median),
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
                    "Kies er een: telt, som of mediaan.",
                ));
                None
            }
        }
    }

    fn time(&self, findings: &mut Findings) -> Option<Time> {
        if self.section.has("begin") || self.section.has("einde") {
            let begin = self.section.required("begin", findings, Section::text);
            let end = self.section.required("einde", findings, Section::text);
            return Some(Time::Spell {
                begin: self.known(&begin?, findings)?,
                end: self.known(&end?, findings)?,
            });
        }
        if self.section.has("datum") {
            return self.column("datum", findings).map(Time::Day);
        }
        if self.section.has("periode") {
            let column = self.column("periode", findings);
            let grain = self.section.required("periode_is", findings, |s, key, f| {
                s.choice(key, &Granularity::WORDS[..4], f)
            });
            let grain = Granularity::ALL.get(grain?.value).copied()?;
            return Some(Time::Period {
                column: column?,
                grain,
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

fn read_periods(body: &Section<'_>, findings: &mut Findings) -> Vec<Granularity> {
    let words = body.texts("perioden", findings);
    let mut periods = Vec::new();
    for word in &words {
        match Granularity::WORDS
            .iter()
            .position(|known| *known == word.value)
        {
            Some(index) => periods.extend(Granularity::ALL.get(index)),
            None => findings.push(body.finding(
                Code::OngeldigeKeuze,
                word.span.clone(),
                format!("'{}' is geen soort periode.", word.value),
                format!("Kies uit: {}.", Granularity::WORDS.join(", ")),
            )),
        }
    }
    if words.is_empty() {
        periods.push(Granularity::Jaar);
    }
    periods
}

fn read_policy(section: &Section<'_>, findings: &mut Findings) -> Option<Policy> {
    let kinds = ["openbaar", "drempel"];
    let kind = section.required("beleid", findings, |s, key, f| s.choice(key, &kinds, f));
    let policy = match kind?.value {
        0 => section
            .required_text("reden", findings)
            .map(|reason| Policy::Public {
                reason: reason.value,
            }),
        _ => section
            .required("minimum", findings, Section::number)
            .map(|minimum| Policy::Threshold {
                minimum: minimum.value,
            }),
    };
    section.report_unknown(findings);
    policy
}

fn read_breakdown(
    section: &Section<'_>,
    dataset: &Dataset,
    findings: &mut Findings,
) -> Option<Breakdown> {
    let name = section.required_text("naam", findings);
    let column = section.required_text("kolom", findings);
    let classes: Vec<Class> = section
        .sections("klasse", findings)
        .iter()
        .filter_map(|section| read_class(section, findings))
        .collect();
    section.report_unknown(findings);
    let column = column?;
    let known = dataset.column(&column.value).map(|c| &c.kind);
    let Some(Kind::Code(codes)) = known else {
        findings.push(section.finding(
            Code::OnbekendeKolomInDefinitie,
            column.span.clone(),
            format!(
                "Kolom '{}' van '{}' heeft geen codelijst.",
                column.value, dataset.name
            ),
            "Splits uit naar een kolom van soort code.",
        ));
        return None;
    };
    let classes = match classes.is_empty() {
        false => classes,
        true => codes
            .iter()
            .map(|code| Class {
                id: code.clone(),
                name: code.clone(),
                codes: vec![code.clone()],
            })
            .collect(),
    };
    // A breakdown is a partition: each code once, so that the parts add up to the whole.
    for code in codes {
        let times = classes
            .iter()
            .filter(|class| class.codes.contains(code))
            .count();
        if times != 1 {
            findings.push(section.finding(
                Code::OngeldigeKeuze,
                column.span.clone(),
                format!("Code '{code}' hoort bij {times} klassen."),
                "Zorg dat elke code bij precies een klasse hoort.",
            ));
        }
    }
    Some(Breakdown {
        name: name?.value,
        column: column.value,
        classes,
    })
}

fn read_class(section: &Section<'_>, findings: &mut Findings) -> Option<Class> {
    let id = section.required_text("id", findings);
    let name = section.required_text("naam", findings);
    let codes = section
        .texts("codes", findings)
        .into_iter()
        .map(|code| code.value)
        .collect();
    section.report_unknown(findings);
    Some(Class {
        id: id?.value,
        name: name?.value,
        codes,
    })
}

fn unknown_dataset(
    section: &Section<'_>,
    name: &Spanned<String>,
    datasets: &BTreeMap<String, Dataset>,
) -> ijkpunt_model::Finding {
    let known: Vec<&str> = datasets.keys().map(String::as_str).collect();
    section.finding(
        Code::OngeldigeKeuze,
        name.span.clone(),
        format!("Er is geen contract voor dataset '{}'.", name.value),
        format!("Kies een van: {}.", known.join(", ")),
    )
}
