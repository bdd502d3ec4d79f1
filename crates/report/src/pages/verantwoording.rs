//! Where every figure comes from: definitions, sources, peildata, deliveries, findings, signs.

use ijkpunt_model::{About, Findings, Policy, Sign, Sort};
use serde::Serialize;

use super::Frame;
use super::account::{self, ChangesView, ErrorView, Methods};
use super::dashboard::{DomainTitle, has_value, is_domain, of_domain};
use crate::material::DomainNote;
use crate::view::{Cell, Drawer};
use crate::writer::{Writer, period_words};
use crate::{Layout, Material, ReportError, SENTENCES, Site, replaced_sentences, words};

#[derive(Serialize)]
struct AccountView {
    frame: Frame,
    indicators: Vec<IndicatorView>,
    /// Pages that hold the definitions, where they are too many for one.
    elsewhere: Vec<PageView>,
    findings: Vec<FindingView>,
    counts: String,
    signs: Vec<SignView>,
    contracts: Vec<ContractView>,
    /// Tables about areas of the workspace itself.
    tables: Vec<String>,
    /// Sentences of the workspace itself, by name.
    sentences: Vec<String>,
    changes: Option<ChangesView>,
    errors: Vec<ErrorView>,
    methods: Methods,
    versions: Vec<VersionView>,
}

/// A definition with its version.
#[derive(Serialize)]
struct VersionView {
    name: String,
    version: String,
    file: String,
}

#[derive(Serialize)]
struct PageView {
    name: String,
    file: String,
}

/// The definitions of one domain.
#[derive(Serialize)]
struct DefinitionsView {
    frame: Frame,
    name: String,
    /// Where the figures stand; absent where nothing of it is known.
    page: Option<String>,
    indicators: Vec<IndicatorView>,
}

#[derive(Serialize)]
struct IndicatorView {
    id: String,
    name: String,
    domain: String,
    definition: String,
    population: String,
    period: String,
    source: String,
    datasets: String,
    policy: String,
    version: String,
    file: String,
    own: bool,
    figure: Option<FigureView>,
}

/// Numerator and denominator of a figure, where the page is about one gemeente.
#[derive(Serialize)]
struct FigureView {
    value: String,
    numerator: Option<String>,
    denominator: Option<String>,
    interval: Option<String>,
    sources: Vec<String>,
}

#[derive(Serialize)]
struct FindingView {
    severity: &'static str,
    code: &'static str,
    place: String,
    what: String,
    remedy: String,
    count: String,
}

#[derive(Serialize)]
struct SignView {
    words: &'static str,
    id: &'static str,
    explanation: &'static str,
}

#[derive(Serialize)]
struct ContractView {
    title: String,
    name: String,
    file: String,
    own: bool,
    version: String,
}

/// Writes `verantwoording.html`.
pub fn write(
    writer: &Writer,
    material: &Material<'_>,
    site: &mut Site,
    findings: &Findings,
) -> Result<(), ReportError> {
    let nl = &writer.nl;
    let place = match (material.definition.layout, material.subject()) {
        (Layout::Brief, _) | (_, None) => "alle gemeenten",
        (_, Some(area)) => area.name.as_str(),
    };
    // What is wrong with a delivery stands on the page about their quality.
    let all: Vec<_> = material
        .findings
        .sorted()
        .into_iter()
        .chain(findings.sorted())
        .filter(|finding| finding.code.dimension().is_none())
        .collect();
    let elsewhere = definitions(writer, material, site)?;
    let view = AccountView {
        frame: Frame::new(nl, material, "Verantwoording", place),
        indicators: material
            .abouts
            .values()
            .filter(|_| elsewhere.is_empty())
            .map(|about| indicator(writer, material, about))
            .collect(),
        elsewhere,
        counts: nl.say(
            "bevindingen-aantal",
            &[
                ("aantal", &all.len()),
                ("aantal-tekst", &nl.number(all.len() as f64, 0)),
            ],
        ),
        // The published page shows no value of a delivery: a row may be about a person.
        findings: all
            .into_iter()
            .map(|finding| FindingView {
                severity: finding.severity.word(),
                code: finding.code.id(),
                place: finding.place_words(false),
                what: finding.what.clone(),
                remedy: finding.remedy.clone(),
                count: nl.number(finding.count as f64, 0),
            })
            .collect(),
        signs: Sign::ALL
            .into_iter()
            .map(|sign| SignView {
                words: sign.words(),
                id: sign.id(),
                explanation: sign.explanation(),
            })
            .collect(),
        contracts: material
            .datasets
            .iter()
            .map(|dataset| ContractView {
                title: dataset.title.clone(),
                name: dataset.name.clone(),
                file: dataset.contract.clone(),
                own: dataset.overridden,
                version: dataset.version.to_string(),
            })
            .collect(),
        changes: account::changes(writer, material),
        errors: account::errors(writer, material),
        methods: account::methods(writer, material),
        // The first version of a definition says nothing that its own entry does not.
        versions: material
            .abouts
            .values()
            .filter(|about| about.version > 1 || about.overridden)
            .map(|about| VersionView {
                name: about.name.clone(),
                version: about.version.to_string(),
                file: about.file.clone(),
            })
            .collect(),
        tables: material.own_tables.to_vec(),
        sentences: material
            .templates
            .get(SENTENCES)
            .map(|own| replaced_sentences(&own.text))
            .unwrap_or_default(),
    };
    site.add(
        "verantwoording.html",
        writer.render("verantwoording.html", &view)?,
    );
    Ok(())
}

/// Where the definition of an indicator stands. A dashboard has hundreds, and a page a domain.
pub fn definition_href(material: &Material<'_>, about: &About) -> String {
    match material.definition.layout {
        Layout::Dashboard => format!("{}#{}", definitions_file(&about.domain), about.id),
        _ => format!("verantwoording.html#{}", about.id),
    }
}

fn definitions_file(domain: &str) -> String {
    format!("definities-{}.html", domain.replace('.', "-"))
}

/// Writes the definitions of a dashboard, a page a domain, and says which pages these are.
fn definitions(
    writer: &Writer,
    material: &Material<'_>,
    site: &mut Site,
) -> Result<Vec<PageView>, ReportError> {
    let mut pages = Vec::new();
    if material.definition.layout != Layout::Dashboard {
        return Ok(pages);
    }
    let clusters = material.clusters.iter();
    for domain in clusters
        .flat_map(|cluster| &cluster.domains)
        .chain(material.beside)
    {
        let own = material.abouts.values();
        let indicators: Vec<IndicatorView> = own
            .filter(|about| about.domain == domain.number)
            .map(|about| indicator(writer, material, about))
            .collect();
        if indicators.is_empty() {
            continue;
        }
        let file = definitions_file(&domain.number);
        let place = material.areas.first().map_or("", |area| area.name.as_str());
        let title = writer.nl.say(
            "definities-titel",
            &[("domein", &words::lower(&domain.name))],
        );
        let view = DefinitionsView {
            frame: Frame::new(&writer.nl, material, &title, place),
            name: words::lower(&domain.name),
            page: has_page(writer, material, domain).then(|| DomainTitle::new(domain).file),
            indicators,
        };
        site.add(&file, writer.render("definities.html", &view)?);
        pages.push(PageView {
            name: words::lower(&domain.name),
            file,
        });
    }
    Ok(pages)
}

/// Whether the domain has a page of its own: what stands beside the domains has one where there is
/// a figure of it.
fn has_page(writer: &Writer, material: &Material<'_>, domain: &DomainNote) -> bool {
    let Some(area) = material.areas.first() else {
        return false;
    };
    let drawer = Drawer {
        material,
        nl: &writer.nl,
        area,
    };
    is_domain(&drawer, domain)
        || of_domain(&drawer, domain)
            .into_iter()
            .any(|about| has_value(&drawer, about))
}

fn indicator(writer: &Writer, material: &Material<'_>, about: &About) -> IndicatorView {
    let nl = &writer.nl;
    let domain = material.domains.get(&about.domain);
    IndicatorView {
        id: about.id.clone(),
        name: about.name.clone(),
        domain: match domain {
            Some(name) => format!("{} {name}", about.domain),
            None => about.domain.clone(),
        },
        definition: about.definition.clone(),
        population: about.population.clone(),
        period: match about.sort {
            Sort::Stand => nl.say("peildatum", &[("dag", &period_words(nl, about.reported))]),
            _ => period_words(nl, about.reported),
        },
        source: about.source.clone(),
        datasets: about.datasets.join(", "),
        policy: match &about.policy {
            Policy::Public { reason, .. } => nl.say("openbaar", &[("reden", reason)]),
            Policy::Threshold { minimum, .. } => {
                nl.say("geheim-onder", &[("aantal", &nl.number(*minimum, 0))])
            }
        },
        version: about.version.to_string(),
        file: about.file.clone(),
        own: about.overridden,
        figure: figure(writer, material, about),
    }
}

fn figure(writer: &Writer, material: &Material<'_>, about: &About) -> Option<FigureView> {
    let nl = &writer.nl;
    let area = material.subject()?;
    let figure = material
        .released
        .total(&about.id, area.code.as_str(), about.reported?)?;
    let count = |number: Option<f64>| number.map(|number| nl.number(number, 0));
    let limits = figure.ondergrens.zip(figure.bovengrens);
    Some(FigureView {
        value: Cell::figure(nl, Some(figure), about).text,
        numerator: count(figure.teller).filter(|_| figure.noemer.is_some()),
        denominator: count(figure.noemer),
        interval: limits.map(|(lower, upper)| match about.sort {
            sort if sort.is_share() => {
                nl.say("grenzen", &[("grenzen", &nl.interval(lower, upper, 0))])
            }
            sort => {
                let limits = nl.say(
                    "van-tot",
                    &[
                        ("van", &nl.number(lower, about.decimals)),
                        ("tot", &nl.number(upper, about.decimals)),
                    ],
                );
                match sort {
                    Sort::Mediaan => nl.say("grenzen-kwartielen", &[("grenzen", &limits)]),
                    _ => nl.say("grenzen", &[("grenzen", &limits)]),
                }
            }
        }),
        sources: figure.bron.clone(),
    })
}
