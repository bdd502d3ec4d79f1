//! From the TOML of one definition to a validated [`Indicator`]. Every fault is a finding at its
//! line; a definition with a fault is left out whole.

mod parts;

use std::collections::BTreeMap;

use ijkpunt_model::{Code, Dataset, Findings, TextSpot};
use ijkpunt_spans::{Section, Spanned};

use self::parts::{read_breakdown, read_periods, read_policy};
use crate::{
    Breakdown, Calculation, Condition, Denominator, Direction, Framework, Granularity, Indicator,
    Link, Measure, Policy, Sort, Time, Unit,
};

/// What a definition may refer to.
pub struct Scope<'a> {
    /// The datasets of all contracts.
    pub datasets: &'a BTreeMap<String, Dataset>,
    /// The framework with its domains.
    pub framework: &'a Framework,
}

/// A definition that was read, and where its id stands: that another file has the same id is only
/// known when all are read.
pub struct Read {
    /// The definition.
    pub indicator: Indicator,
    /// Where its id stands.
    pub id_at: TextSpot,
}

/// Reads one definition. `None` where it has a fault; the findings say which, all at once.
pub fn read_indicator(
    file: &str,
    text: &str,
    scope: &Scope<'_>,
    findings: &mut Findings,
) -> Option<Read> {
    let before = findings.len();
    let read = ijkpunt_spans::read(file, text, findings, |root, findings| {
        let head = root.required("indicator", findings, Section::section);
        let body = root.required("berekening", findings, Section::section);
        let policy = root.required("onthulling", findings, Section::section);
        let breakdowns = root.sections("uitsplitsing", findings);
        let sort = head.as_ref().and_then(|head| {
            let sort = head.required("soort", findings, |s, key, f| {
                s.choice(key, &Sort::WORDS, f)
            });
            Sort::ALL.get(sort?.value).copied()
        });
        let reader = Reader { scope, sort };
        let dataset = body
            .as_ref()
            .and_then(|body| reader.dataset(body, findings));
        let calculation = body
            .as_ref()
            .zip(dataset)
            .and_then(|(body, dataset)| reader.calculation(body, dataset, findings));
        let policy = policy.and_then(|section| read_policy(&section, findings));
        let breakdowns = breakdowns
            .iter()
            .filter_map(|section| reader.breakdown(section, dataset?, findings))
            .collect();
        reader.head(&head?, file, calculation, breakdowns, policy, findings)
    });
    read.filter(|_| findings.len() == before)
}

struct Reader<'a> {
    scope: &'a Scope<'a>,
    /// Absent where it can't be read; then nothing that depends on it is said.
    sort: Option<Sort>,
}

impl Reader<'_> {
    fn head(
        &self,
        head: &Section<'_>,
        file: &str,
        calculation: Option<Calculation>,
        breakdowns: Vec<Breakdown>,
        policy: Option<Policy>,
        findings: &mut Findings,
    ) -> Option<Read> {
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
        self.known_unit(head, &unit, findings);
        named_after_file(head, id.as_ref(), file, findings);
        if let (Some(every), None) = (&every, &from) {
            findings.push(head.finding(
                Code::OntbrekendeSleutel,
                every.span.clone(),
                "Er staat niet vanaf welk jaar is gemeten.",
                "Voeg een regel toe die begint met: meting_vanaf =",
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
        let (name, id) = (name?.value, id?);
        let indicator = Indicator {
            id: id.value,
            short_name: short_name.map_or_else(|| name.clone(), |text| text.value),
            name,
            domain: domain?.value,
            sort: self.sort?,
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
            calculation: calculation?,
            breakdowns,
            policy: policy?,
            file: file.to_owned(),
            overridden: false,
        };
        Some(Read {
            indicator,
            id_at: head.spot(id.span),
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

    /// One thing has one word: a unit that the framework does not know is most often misspelt.
    fn known_unit(&self, head: &Section<'_>, words: &[Spanned<String>], findings: &mut Findings) {
        let [one, many] = words else { return };
        let units = &self.scope.framework.units;
        let known = |unit: &Unit| unit.one == one.value && unit.many == many.value;
        if units.iter().any(known) {
            return;
        }
        let names: Vec<&str> = units.iter().map(|unit| unit.many.as_str()).collect();
        findings.push(head.finding(
            Code::OngeldigeKeuze,
            one.span.clone(),
            format!(
                "De eenheid '{}', '{}' staat niet in het raamwerk.",
                one.value, many.value
            ),
            format!(
                "Kies een eenheid met als meervoud een van: {}. Of voeg een [[eenheid]] toe aan raamwerk.toml.",
                names.join(", ")
            ),
        ));
    }

    fn dataset(&self, body: &Section<'_>, findings: &mut Findings) -> Option<&Dataset> {
        let name = body.required_text("dataset", findings)?;
        let dataset = self.scope.datasets.get(&name.value);
        if dataset.is_none() {
            findings.push(unknown_dataset(body, &name, self.scope.datasets));
        }
        dataset
    }

    fn calculation(
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
        let time = columns.time(findings);
        let moment = self.moment(body, findings);
        let link = body
            .section("koppeling", findings)
            .and_then(|section| self.link(&section, dataset, findings));
        let denominator = body
            .section("noemer", findings)
            .and_then(|section| self.denominator(&section, &dataset.name, findings));
        let since = body.date("sinds", findings).map(|date| date.value);
        let periods = read_periods(body, time.as_ref(), findings);
        let parts_may_lack = body
            .flag("delen_mogen_ontbreken", findings)
            .is_some_and(|f| f.value);
        self.coherent(body, findings);
        body.report_unknown(findings);
        Some(Calculation {
            dataset: dataset.name.clone(),
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
            Some(Sort::Stand | Sort::Stroom | Sort::Ooit) => self.sort,
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
        for (key, owner, word) in [
            ("teller", Sort::Aandeel, "aandeel"),
            ("noemer", Sort::Verhouding, "verhouding"),
            ("mediaan", Sort::Mediaan, "mediaan"),
        ] {
            if body.has(key) && sort != owner {
                findings.push(body.finding(
                    Code::OngeldigeKeuze,
                    body.span(),
                    format!("'{key}' hoort alleen bij soort = \"{word}\"."),
                    format!("Haal '{key}' weg, of kies soort = \"{word}\"."),
                ));
            }
        }
        if sort == Sort::Mediaan && body.has("koppeling") {
            findings.push(body.finding(
                Code::OngeldigeKeuze,
                body.span(),
                "Een mediaan kan niet met [berekening.koppeling].",
                "Haal de koppeling weg, of kies een andere soort.",
            ));
        }
        if sort == Sort::Stroom && body.has("begin") {
            findings.push(body.finding(
                Code::OngeldigeKeuze,
                body.span(),
                "Een stroom telt wat op een dag gebeurt, niet wat een tijd duurt.",
                "Noem met 'datum' de dag die telt, of kies soort = \"ooit\".",
            ));
        }
    }

    fn breakdown(
        &self,
        section: &Section<'_>,
        dataset: &Dataset,
        findings: &mut Findings,
    ) -> Option<Breakdown> {
        if let Some(Sort::Verhouding | Sort::Mediaan) = self.sort {
            findings.push(section.finding(
                Code::OngeldigeKeuze,
                section.span(),
                "Een verhouding of een mediaan wordt niet uitgesplitst.",
                "Haal [[uitsplitsing]] weg, of kies een andere soort.",
            ));
        }
        read_breakdown(section, dataset, findings)
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

/// One can be found from the other, and a workspace's own file takes the place of the built-in one.
fn named_after_file(
    head: &Section<'_>,
    id: Option<&Spanned<String>>,
    file: &str,
    findings: &mut Findings,
) {
    let Some(id) = id else { return };
    let name = file.rsplit(['/', '\\']).next().unwrap_or(file);
    if name.strip_suffix(".toml") != Some(&id.value) {
        findings.push(head.finding(
            Code::OngeldigeKeuze,
            id.span.clone(),
            format!("Het id '{}' is anders dan de bestandsnaam.", id.value),
            format!("Noem het bestand '{}.toml', of verander het id.", id.value),
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

fn unknown_dataset(
    section: &Section<'_>,
    name: &Spanned<String>,
    datasets: &BTreeMap<String, Dataset>,
) -> ijkpunt_model::Finding {
    let known: Vec<&str> = datasets.keys().map(String::as_str).collect();
    section.finding(
        Code::OngeldigeKeuze,
        name.span.clone(),
        format!(
            "Er is geen leesbaar contract voor dataset '{}'.",
            name.value
        ),
        format!("Kies een van: {}.", known.join(", ")),
    )
}
