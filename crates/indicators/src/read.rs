//! From the TOML of one definition to a validated [`Indicator`]. Every fault is a finding at its
//! line; a definition with a fault is left out whole.

mod calculation;
mod columns;
mod derived;
mod parts;

use std::collections::{BTreeMap, BTreeSet};

use ijkpunt_model::{Code, Dataset, Findings, Group, TextSpot};
use ijkpunt_spans::{Section, Spanned};

pub(crate) use self::derived::resolve;
use self::derived::{Names, read_derived};
use self::parts::{read_breaks, read_checks, read_policy};
use crate::{Breakdown, Checks, Direction, Framework, Indicator, Origin, Policy, Sort, Unit};

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
    /// The definition; a derived one without its parts, which may stand in files yet to be read.
    pub indicator: Indicator,
    /// Where its id stands.
    pub id_at: TextSpot,
    /// The names of the parts of a derived one.
    pub(crate) parts: Names,
    /// Where a derived one says from what.
    pub(crate) derived_at: Option<TextSpot>,
    /// The names of indicators that its figures are checked against.
    pub(crate) checked: Names,
}

/// What is read beside the head.
struct Body {
    origin: Option<Origin>,
    parts: Names,
    derived_at: Option<TextSpot>,
    checks: Checks,
    checked: Names,
    breakdowns: Vec<Breakdown>,
    policy: Option<Policy>,
}

/// About whom a figure speaks. Most definitions count newcomers, so they need not say it; a
/// breakdown by `groep` sets them beside other inhabitants.
fn groups_of(named: Vec<usize>, breakdowns: &[Breakdown]) -> Vec<Group> {
    let named: BTreeSet<Group> = named
        .into_iter()
        .filter_map(|index| Group::ALL.get(index).copied())
        .collect();
    match named.is_empty() {
        false => named.into_iter().collect(),
        true if breakdowns.iter().any(|breakdown| breakdown.name == GROUPS) => Group::ALL.to_vec(),
        true => vec![Group::Nieuwkomers],
    }
}

/// The breakdown that sets newcomers beside other inhabitants.
const GROUPS: &str = "groep";

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
        let sort = head.as_ref().and_then(|head| {
            let sort = head.required("soort", findings, |s, key, f| {
                s.choice(key, &Sort::WORDS, f)
            });
            Sort::ALL.get(sort?.value).copied()
        });
        let derived = sort == Some(Sort::Afgeleid);
        let body = match derived {
            true => root.required("afgeleid", findings, Section::section),
            false => root.required("berekening", findings, Section::section),
        };
        let other = if derived { "berekening" } else { "afgeleid" };
        stray(root, other, sort, findings);
        let policy = root.required("onthulling", findings, Section::section);
        let breakdowns = root.sections("uitsplitsing", findings);
        let reader = Reader { scope, sort };
        let dataset = body
            .as_ref()
            .filter(|_| !derived)
            .and_then(|body| reader.dataset(body, findings));
        let mut parts = Names::new();
        let derived_at = body
            .as_ref()
            .filter(|_| derived)
            .map(|body| body.spot(body.span()));
        let origin = match (&body, dataset) {
            (Some(body), _) if derived => read_derived(body, findings).map(|(derived, names)| {
                parts = names;
                Origin::Derived(derived)
            }),
            (Some(body), Some(dataset)) => reader
                .calculation(body, dataset, findings)
                .map(|calculation| Origin::Counted(Box::new(calculation))),
            _ => None,
        };
        let policy = policy.and_then(|section| read_policy(&section, findings));
        let breakdowns = breakdowns
            .iter()
            .filter_map(|section| match derived {
                true => reader.no_breakdown(section, findings),
                false => reader.breakdown(section, dataset?, findings),
            })
            .collect();
        let (checks, checked) = root
            .section("controle", findings)
            .map(|section| read_checks(&section, findings))
            .unwrap_or_default();
        let changes = root.sections("wijziging", findings);
        // A version that can't be read is told with the rest of the head.
        let version = head
            .as_ref()
            .and_then(|head| head.integer("versie", &mut Findings::new()));
        let breaks = read_breaks(root, &changes, version.map_or(1, |v| v.value), findings);
        let mut read = reader.head(
            &head?,
            file,
            Body {
                origin,
                parts,
                derived_at,
                checks,
                checked,
                breakdowns,
                policy,
            },
            findings,
        )?;
        read.indicator.breaks = breaks;
        Some(read)
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
        body: Body,
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
        let groups = head.choices("gaat_over", &Group::WORDS, findings);
        let every = head.integer("meting_eens_per", findings);
        let from = head.integer("meting_vanaf", findings);
        let valid_until = head.date("geldig_tot", findings);
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
            groups: groups_of(groups, &body.breakdowns),
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
            breaks: Vec::new(),
            valid_until: valid_until.map(|day| day.value),
            origin: body.origin?,
            checks: body.checks,
            breakdowns: body.breakdowns,
            policy: body.policy?,
            file: file.to_owned(),
            overridden: false,
        };
        Some(Read {
            indicator,
            id_at: head.spot(id.span),
            parts: body.parts,
            derived_at: body.derived_at,
            checked: body.checked,
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
}

/// A table that belongs to another kind of indicator.
fn stray(root: &Section<'_>, key: &'static str, sort: Option<Sort>, findings: &mut Findings) {
    let Some(section) = root.section(key, findings).filter(|_| sort.is_some()) else {
        return;
    };
    findings.push(section.finding(
        Code::OngeldigeKeuze,
        section.span(),
        format!("[{key}] hoort niet bij deze soort."),
        "Een afgeleide indicator heeft [afgeleid], elke andere [berekening].",
    ));
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
