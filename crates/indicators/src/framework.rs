//! The framework that indicators are ordered by: clusters and domains.

use ijkpunt_model::{Findings, Unit};
use ijkpunt_spans::Section;

/// A domain of the framework.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Domain {
    /// Its number, such as `2.3`.
    pub number: String,
    /// Its name.
    pub name: String,
    /// Its English name in the Indicators of Integration.
    pub english: String,
}

/// A cluster of domains.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cluster {
    /// Its number.
    pub number: i64,
    /// Its name.
    pub name: String,
    /// Its domains, in the order of the framework. No domain outranks another.
    pub domains: Vec<Domain>,
}

/// The whole framework.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Framework {
    /// Its clusters.
    pub clusters: Vec<Cluster>,
    /// What stands beside the domains: subjects of the planning-and-control cycle, such as money,
    /// that say nothing of integration.
    pub beside: Vec<Domain>,
    /// The units that definitions may use, so that the same thing has one word everywhere.
    pub units: Vec<Unit>,
}

impl Framework {
    /// Reads `raamwerk.toml`.
    pub fn read(file: &str, text: &str, findings: &mut Findings) -> Framework {
        ijkpunt_spans::read(file, text, findings, |root, findings| Framework {
            clusters: root
                .sections("cluster", findings)
                .iter()
                .filter_map(|section| cluster(section, findings))
                .collect(),
            beside: root
                .sections("terrein", findings)
                .iter()
                .filter_map(|section| domain(section, findings))
                .collect(),
            units: root
                .sections("eenheid", findings)
                .iter()
                .filter_map(|section| unit(section, findings))
                .collect(),
        })
    }

    /// The domain with this number, or what stands beside the domains under this name.
    pub fn domain(&self, number: &str) -> Option<&Domain> {
        self.all().find(|domain| domain.number == number)
    }

    /// The domains, and what stands beside them.
    pub fn all(&self) -> impl Iterator<Item = &Domain> {
        self.domains().chain(&self.beside)
    }

    /// All domains, in the order of the framework.
    pub fn domains(&self) -> impl Iterator<Item = &Domain> {
        self.clusters.iter().flat_map(|cluster| &cluster.domains)
    }
}

fn cluster(section: &Section<'_>, findings: &mut Findings) -> Option<Cluster> {
    let number = section.required("nummer", findings, Section::integer);
    let name = section.required_text("naam", findings);
    let domains = section
        .sections("domein", findings)
        .iter()
        .filter_map(|section| domain(section, findings))
        .collect();
    section.report_unknown(findings);
    Some(Cluster {
        number: number?.value,
        name: name?.value,
        domains,
    })
}

fn domain(section: &Section<'_>, findings: &mut Findings) -> Option<Domain> {
    let number = section.required_text("nummer", findings);
    let name = section.required_text("naam", findings);
    let english = section.required_text("engels", findings);
    section.report_unknown(findings);
    Some(Domain {
        number: number?.value,
        name: name?.value,
        english: english?.value,
    })
}

fn unit(section: &Section<'_>, findings: &mut Findings) -> Option<Unit> {
    let one = section.required_text("enkelvoud", findings);
    let many = section.required_text("meervoud", findings);
    section.report_unknown(findings);
    Some(Unit {
        one: one?.value,
        many: many?.value,
    })
}
