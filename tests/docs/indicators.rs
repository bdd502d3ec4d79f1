//! The reference of the indicators, from the built-in definitions.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use ijkpunt_indicators::{Catalogue, Framework, Indicator, Origin};
use ijkpunt_ingest::Contract;
use ijkpunt_model::{Findings, Policy, Sort};

use super::{code_list, header, hold, row};

/// The TOML files of a folder of the repository, and of the folders in it, in order.
fn files(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut found = Vec::new();
    let mut ahead = vec![folder];
    while let Some(folder) = ahead.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            match path.is_dir() {
                true => ahead.push(path),
                false => found.push(path),
            }
        }
    }
    found.retain(|path| {
        path.extension()
            .is_some_and(|extension| extension == "toml")
    });
    found.sort();
    found
}

fn text(path: &Path) -> String {
    fs::read_to_string(path).unwrap().replace("\r\n", "\n")
}

/// The built-in catalogue, which must be without faults.
fn catalogue() -> Catalogue {
    let mut findings = Findings::new();
    let mut datasets = BTreeMap::new();
    for path in files("pipelines") {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let contract = Contract::read(&name, &text(&path), &mut findings).unwrap();
        datasets.insert(contract.dataset().name.clone(), contract.dataset().clone());
    }
    let mut framework = Framework::default();
    let mut definitions = Vec::new();
    for path in files("indicators") {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        match name == "raamwerk.toml" {
            true => framework = Framework::read(&name, &text(&path), &mut findings),
            false => definitions.push((name, text(&path))),
        }
    }
    let definitions = definitions
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_str(), false));
    let catalogue = Catalogue::read(framework, definitions, &datasets, &mut findings);
    assert!(findings.is_empty(), "{findings:?}");
    catalogue
}

#[test]
fn docs_describe_every_indicator() {
    let catalogue = catalogue();
    let count = catalogue.iter().count();
    let mut text = format!(
        "# Indicatoren\n\n\
         Dit zijn de {count} indicatoren die IJkpunt kent, per domein. Geld en uitvoering staan achteraan. Elk is een bestand in \
         `indicators`. Wat de soorten betekenen, staat in [definities](definities.md). Deze lijst \
         komt uit de definities zelf.\n\n",
    );
    for domain in catalogue.framework.all() {
        // What stands beside the domains has a word for a number.
        let numbered = domain.number.starts_with(|c: char| c.is_ascii_digit());
        let heading = match numbered {
            true => format!("{} {}", domain.number, domain.name),
            false => domain.name.clone(),
        };
        text.push_str(&format!("## {heading}\n\n"));
        let own: Vec<&Indicator> = catalogue
            .iter()
            .filter(|indicator| indicator.domain == domain.number)
            .collect();
        if own.is_empty() {
            text.push_str("Hier wordt nog niets gemeten.\n\n");
            continue;
        }
        text.push_str(&header(&[
            "indicator",
            "soort",
            "eenheid",
            "uit",
            "openbaar",
        ]));
        for indicator in &own {
            text.push_str(&row(&[
                &format!("`{}`", indicator.id),
                &sort(indicator),
                &indicator.unit.many,
                &from(indicator),
                &policy(&indicator.policy),
            ]));
        }
        text.push('\n');
        for indicator in own {
            text.push_str(&format!(
                "**{}** (`{}`). {} *Populatie:* {}\n\n",
                indicator.name, indicator.id, indicator.definition, indicator.population
            ));
        }
    }
    let text = format!("{}\n", text.trim_end());
    hold("indicatoren.md", &text);
}

fn sort(indicator: &Indicator) -> String {
    let position = Sort::ALL.iter().position(|sort| *sort == indicator.sort);
    let word = position.map_or("", |index| Sort::WORDS[index]);
    match indicator.origin {
        Origin::Derived(_) => format!("{word}, afgeleid"),
        Origin::Counted(_) => word.to_owned(),
    }
}

/// The datasets, or the indicators that it is derived from.
fn from(indicator: &Indicator) -> String {
    match indicator.derived() {
        Some(derived) => code_list(derived.parts.iter().map(|part| part.id.as_str())),
        None => code_list(indicator.datasets().iter().map(String::as_str)),
    }
}

fn policy(policy: &Policy) -> String {
    match policy {
        Policy::Public { classes: None, .. } => "ja".to_owned(),
        Policy::Public {
            classes: Some(minimum),
            ..
        } => format!("ja; delen vanaf {minimum}"),
        Policy::Threshold { minimum, .. } => format!("vanaf {minimum}"),
    }
}

/// At least one indicator in each domain, and several where most is decided.
#[test]
fn docs_every_domain_is_measured() {
    let catalogue = catalogue();
    for domain in catalogue.framework.domains() {
        let count = catalogue
            .iter()
            .filter(|i| i.domain == domain.number)
            .count();
        let least = match domain.number.as_str() {
            "2.1" | "2.3" | "3.2" => 4,
            _ => 1,
        };
        assert!(
            count >= least,
            "domain {} has {count} indicators",
            domain.number
        );
    }
}
