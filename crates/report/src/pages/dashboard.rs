//! The integration dashboard: all domains of the framework for one gemeente, and a page a domain.
//!
//! No domain outranks another, so there is no overall score and no order but that of the framework.
//! What is not measured, for newcomers or for other inhabitants, stands beside what is.

use ijkpunt_model::{About, Group, Sign};
use serde::Serialize;

use super::verantwoording::definition_href;
use super::{Frame, domain, supplement};
use crate::material::{ClusterNote, DomainNote};
use crate::view::{Cell, ChartView, Drawer};
use crate::writer::Writer;
use crate::{Material, ReportError, Site, words};

/// Figures that a domain shows in the overview, unless the report chooses.
const SHOWN: usize = 3;

#[derive(Serialize)]
struct DashboardView {
    frame: Frame,
    gemeente: String,
    lead: String,
    clusters: Vec<ClusterView>,
    beside: Vec<DomainView>,
}

#[derive(Serialize)]
struct ClusterView {
    id: String,
    name: String,
    domains: Vec<DomainView>,
}

#[derive(Serialize)]
struct DomainView {
    title: DomainTitle,
    coverage: String,
    lines: Vec<Line>,
    more: Option<String>,
}

/// A domain as a heading names it.
#[derive(Debug, Clone, Serialize)]
pub struct DomainTitle {
    /// Its name.
    pub name: String,
    /// Its English name, where the Dutch one misleads.
    pub english: Option<String>,
    /// File of its page.
    pub file: String,
}

impl DomainTitle {
    /// The titles of the fourth cluster look like those of the English framework and mean others,
    /// so they carry the English ones as well.
    pub fn new(domain: &DomainNote) -> Self {
        DomainTitle {
            name: domain.name.clone(),
            english: domain
                .number
                .starts_with("4.")
                .then(|| domain.english.clone()),
            file: format!("domein-{}.html", domain.number.replace('.', "-")),
        }
    }
}

/// A figure in a list: now, how it moved, what that means.
#[derive(Serialize)]
pub struct Line {
    /// Where its definition stands.
    pub href: String,
    /// Its name.
    pub name: String,
    /// The figure of the verslagjaar.
    pub now: Cell,
    /// In what it is counted, and when.
    pub when: String,
    /// How it moved.
    pub moved: String,
    /// What that means.
    pub meaning: String,
    /// Class for the meaning.
    pub tone: &'static str,
    /// The years as a small line.
    pub spark: Option<String>,
}

impl Line {
    /// The line of an indicator.
    pub fn new(drawer: &Drawer<'_>, about: &About) -> Self {
        let moved = drawer.development(about);
        let words = moved
            .as_ref()
            .map(|(development, since)| words::moved(drawer.nl, about, development, *since));
        Line {
            href: definition_href(drawer.material, about),
            name: about.name.clone(),
            now: Cell::figure(drawer.nl, drawer.reported(about), about),
            when: when(drawer, about),
            moved: words.unwrap_or_else(|| drawer.nl.say("geen-eerder-cijfer", &[])),
            meaning: moved.as_ref().map_or_else(String::new, |(verdict, _)| {
                words::movement_meaning(drawer.nl, verdict)
            }),
            tone: match moved.map(|(verdict, _)| verdict.tone) {
                Some(ijkpunt_assessment::Tone::Gunstig) => "goed",
                Some(ijkpunt_assessment::Tone::Aandacht) => "let",
                _ => "",
            },
            spark: drawer.spark(about),
        }
    }
}

/// "dagen, 2019"; a share has its unit in the figure, and says over how many it was taken.
fn when(drawer: &Drawer<'_>, about: &About) -> String {
    let when = about.reported.map(|period| drawer.nl.period(period));
    let unit = match about.sort.is_share() {
        true => drawer
            .reported(about)
            .and_then(|figure| words::over(drawer.nl, figure, about)),
        false => Some(about.unit.many.clone()),
    };
    let words: Vec<String> = unit.into_iter().chain(when).collect();
    words.join(", ")
}

/// Writes the overview as `index.html` and a page for each domain, and gives their charts.
pub fn write(
    writer: &Writer,
    material: &Material<'_>,
    site: &mut Site,
) -> Result<Vec<ChartView>, ReportError> {
    let Some(area) = material.areas.first() else {
        return Ok(Vec::new());
    };
    let drawer = Drawer {
        material,
        nl: &writer.nl,
        area,
    };
    let clusters = material
        .clusters
        .iter()
        .zip(1..)
        .map(|(cluster, number)| cluster_view(&drawer, cluster, number))
        .collect();
    let view = DashboardView {
        frame: Frame::new(&writer.nl, material, &material.setting.title, &area.name),
        gemeente: area.name.clone(),
        lead: lead(&drawer),
        clusters,
        beside: beside(&drawer)
            .map(|subject| domain_view(&drawer, subject))
            .collect(),
    };
    site.add("index.html", writer.render("dashboard.html", &view)?);
    let mut charts = Vec::new();
    for domain in material
        .clusters
        .iter()
        .flat_map(|cluster| &cluster.domains)
        .chain(beside(&drawer))
    {
        charts.extend(domain::write(writer, &drawer, domain, site)?);
    }
    supplement::pages(writer, material, &area.name, site)?;
    Ok(charts)
}

/// What stands beside the domains, as far as there is a figure of it: nobody misses money on a
/// page about integration.
fn beside<'a>(drawer: &'a Drawer<'_>) -> impl Iterator<Item = &'a DomainNote> {
    let has_figure = |subject: &&DomainNote| {
        let mut abouts = of_domain(drawer, subject).into_iter();
        abouts.any(|about| has_value(drawer, about))
    };
    drawer.material.beside.iter().filter(has_figure)
}

fn lead(drawer: &Drawer<'_>) -> String {
    let domains = || {
        drawer
            .material
            .clusters
            .iter()
            .flat_map(|cluster| &cluster.domains)
    };
    let has_figure = |domain: &&DomainNote| {
        let mut abouts = of_domain(drawer, domain).into_iter();
        abouts.any(|about| has_value(drawer, about))
    };
    let measured = domains().filter(has_figure).count();
    let all = domains().count();
    let count = |number: usize| drawer.nl.number(number as f64, 0);
    if measured == all {
        return drawer.nl.say("domeinen-alle", &[("alle", &count(all))]);
    }
    drawer.nl.say(
        "domeinen",
        &[
            ("aantal", &measured),
            ("aantal-tekst", &count(measured)),
            ("alle", &count(all)),
        ],
    )
}

fn cluster_view(drawer: &Drawer<'_>, cluster: &ClusterNote, number: usize) -> ClusterView {
    ClusterView {
        id: format!("cluster-{number}"),
        name: cluster.name.clone(),
        domains: cluster
            .domains
            .iter()
            .map(|domain| domain_view(drawer, domain))
            .collect(),
    }
}

fn domain_view(drawer: &Drawer<'_>, domain: &DomainNote) -> DomainView {
    let abouts = of_domain(drawer, domain);
    let chosen = drawer
        .material
        .definition
        .dashboard
        .chosen
        .iter()
        .find(|(number, _)| *number == domain.number);
    let shown: Vec<&About> = match chosen {
        Some((_, ids)) => ids
            .iter()
            .filter_map(|id| abouts.iter().find(|about| about.id == *id).copied())
            .collect(),
        // What has a figure first: an overview is for what is known.
        None => {
            let (known, unknown): (Vec<&About>, Vec<&About>) =
                abouts.iter().partition(|about| has_value(drawer, about));
            known.into_iter().chain(unknown).take(SHOWN).collect()
        }
    };
    let listed = abouts.iter().filter(|about| is_listed(drawer, about));
    let rest = listed
        .filter(|about| !shown.iter().any(|shown| shown.id == about.id))
        .count();
    DomainView {
        title: DomainTitle::new(domain),
        coverage: match is_domain(drawer, domain) {
            true => coverage(drawer, &abouts),
            false => String::new(),
        },
        lines: shown.iter().map(|about| Line::new(drawer, about)).collect(),
        more: (rest > 0).then(|| {
            let count = words::count_word(drawer.nl, rest);
            drawer.nl.say(
                "domein-meer",
                &[("aantal", &rest), ("aantal-tekst", &count)],
            )
        }),
    }
}

/// Whether it is a domain of integration, and not something beside those.
pub fn is_domain(drawer: &Drawer<'_>, domain: &DomainNote) -> bool {
    let clusters = drawer.material.clusters.iter();
    let mut domains = clusters.flat_map(|cluster| &cluster.domains);
    domains.any(|known| known.number == domain.number)
}

/// The indicators of a domain, by name.
pub fn of_domain<'a>(drawer: &Drawer<'a>, domain: &DomainNote) -> Vec<&'a About> {
    let abouts = drawer.material.abouts.values();
    let mut abouts: Vec<&About> = abouts
        .filter(|about| about.domain == domain.number)
        .collect();
    abouts.sort_by(|a, b| a.name.cmp(&b.name));
    abouts
}

/// Whether the list of figures names it: what nobody delivered stands among what is not known, once.
pub fn is_listed(drawer: &Drawer<'_>, about: &About) -> bool {
    let figure = drawer.reported(about);
    figure.is_some_and(|figure| figure.teken != Some(Sign::NietGeleverd))
}

/// Whether there is a figure in the verslagjaar.
pub fn has_value(drawer: &Drawer<'_>, about: &About) -> bool {
    let figure = drawer.reported(about);
    figure.is_some_and(|figure| figure.waarde.is_some())
}

/// For whom a domain has figures: "Nieuwkomers: vier cijfers. Andere inwoners: niet gemeten."
pub fn coverage(drawer: &Drawer<'_>, abouts: &[&About]) -> String {
    if abouts.is_empty() {
        return drawer.nl.say("domein-leeg", &[]);
    }
    let groups = [
        (Group::Nieuwkomers, "nieuwkomers"),
        (Group::Inwoners, "inwoners"),
    ];
    let sentences = groups.map(|(group, name)| {
        let about_them = |about: &&&About| about.groups.contains(&group);
        let known = abouts
            .iter()
            .filter(about_them)
            .filter(|about| has_value(drawer, about))
            .count();
        let name = drawer.nl.say("groep", &[("groep", &name)]);
        drawer.nl.say(
            "domein-groep",
            &[
                ("groep", &name),
                ("aantal", &known),
                ("aantal-tekst", &drawer.nl.number(known as f64, 0)),
            ],
        )
    });
    sentences.join(" ")
}
