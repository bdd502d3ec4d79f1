//! The reference of the files that people type. The words stand in `keys`; the readers themselves
//! say here whether those are all keys and all choices.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use ijkpunt::workspace::{Errata, Settings};
use ijkpunt_indicators::{Catalogue, Framework};
use ijkpunt_ingest::{Contract, Waivers};
use ijkpunt_model::{Code, Findings};
use ijkpunt_report::ReportDefinition;

use super::keys::{FILES, FileKind, Form, Reader, Table};
use super::{code_list, header, hold, row};

/// A key that no reader knows.
const STRANGE: &str = "qqqqqqqq";

/// What a reader has to say of a text.
fn findings(reader: Reader, text: &str) -> Findings {
    let mut findings = Findings::new();
    match reader {
        Reader::Indicator => {
            let framework = Framework::default();
            let datasets = datasets();
            let file = [("indicators/proef.toml", text, false)];
            Catalogue::read(framework, file, &datasets, &mut findings);
        }
        Reader::Framework => {
            Framework::read("indicators/raamwerk.toml", text, &mut findings);
        }
        Reader::Contract => {
            Contract::read("pipelines/proef.toml", text, &mut findings);
        }
        Reader::Report => {
            ReportDefinition::read("reports/proef.toml", text, &mut findings);
        }
        Reader::Settings => {
            Settings::read("ijkpunt.toml", text, &mut findings);
        }
        Reader::Errata => {
            Errata::read("bekende-fouten.toml", text, &|_| true, &mut findings);
        }
        Reader::Waivers => {
            Waivers::read("uitzonderingen.toml", text, &mut findings);
        }
    }
    findings
}

/// The built-in dataset that the examples count in.
fn datasets() -> BTreeMap<String, ijkpunt_model::Dataset> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("pipelines/uitkeringen.toml");
    let text = fs::read_to_string(path).unwrap();
    let contract = Contract::read("uitkeringen.toml", &text, &mut Findings::new()).unwrap();
    BTreeMap::from([("uitkeringen".to_owned(), contract.dataset().clone())])
}

/// Words that a remedy lists behind `intro`.
fn listed(remedy: &str, intro: &str) -> Option<Vec<String>> {
    let list = remedy.strip_prefix(intro)?;
    let list = list.split(". ").next()?.trim_end_matches('.');
    Some(list.split(", ").map(str::to_owned).collect())
}

/// All keys that the reader knows at the marks: a key that it does not know makes it list them.
fn known(reader: Reader, probes: &[&str]) -> BTreeSet<String> {
    let mut known = BTreeSet::new();
    for probe in probes {
        let text = probe.replace('¦', &format!("{STRANGE} = 1"));
        let found = findings(reader, &text);
        let strange = found.iter().find(|finding| {
            finding.code == Code::OnbekendeSleutel && finding.what.contains(STRANGE)
        });
        let remedy = &strange
            .unwrap_or_else(|| panic!("no key was strange in\n{text}"))
            .remedy;
        known.extend(listed(remedy, "Bekend zijn: ").unwrap());
    }
    known
}

/// The words that the reader takes for a key: another word makes it list them.
fn choices(reader: Reader, table: &Table, key: &str) -> Vec<String> {
    let wrong = format!("{key} = \"{STRANGE}\"");
    for probe in table.probes {
        let (before, after) = probe.split_once('¦').unwrap();
        // The key may stand in the example already; only its own table is looked at.
        let end = after.find("\n[").unwrap_or(after.len());
        let (own, rest) = after.split_at(end);
        let own: Vec<&str> = own
            .lines()
            .filter(|line| !line.starts_with(&format!("{key} =")))
            .collect();
        let text = format!("{before}{wrong}\n{}\n{rest}", own.join("\n"));
        for finding in findings(reader, &text).iter() {
            if finding.what.contains(STRANGE)
                && let Some(words) = listed(&finding.remedy, "Kies een van: ")
            {
                return words;
            }
        }
    }
    panic!("{}: '{key}' takes no choice", table.header);
}

/// `[[uitsplitsing.klasse]]` as `uitsplitsing.klasse`.
fn path(header: &str) -> &str {
    header.trim_start_matches('[').trim_end_matches(']')
}

/// The names of the tables directly under one, and at the root for the empty path.
fn below(file: &FileKind, parent: &str) -> BTreeSet<String> {
    let tables = file.tables.iter().map(|table| path(table.header));
    let direct = |path: &str| match parent {
        "" => path.split('.').next().map(str::to_owned),
        _ => path.strip_prefix(&format!("{parent}.")).map(str::to_owned),
    };
    tables.filter_map(direct).collect()
}

#[test]
fn docs_describe_every_key_that_a_reader_knows_and_no_other() {
    let mut wrong = Vec::new();
    for file in FILES {
        let roots = known(
            file.reader,
            &[&format!("¦\n{}", file.tables[0].probes[0].replace('¦', ""))],
        );
        let described = below(file, "");
        if roots != described {
            wrong.push(format!(
                "{}: tables {roots:?}, described {described:?}",
                file.title
            ));
        }
        for table in file.tables.iter().filter(|table| !table.probes.is_empty()) {
            let mut described = below(file, path(table.header));
            described.extend(table.keys.iter().map(|key| key.name.to_owned()));
            let known = known(file.reader, table.probes);
            if known != described {
                wrong.push(format!(
                    "{} {}: only the reader has {:?}, only tests/docs/keys.rs has {:?}",
                    file.title,
                    table.header,
                    known.difference(&described).collect::<Vec<_>>(),
                    described.difference(&known).collect::<Vec<_>>(),
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Whatever a reader misses in an example is marked as required, at least under conditions.
#[test]
fn docs_mark_the_keys_that_a_reader_can_not_do_without() {
    for file in FILES {
        for table in file.tables {
            for probe in table.probes {
                let found = findings(file.reader, &probe.replace('¦', ""));
                let line = probe.split('¦').next().unwrap().matches('\n').count();
                for finding in found.iter() {
                    let key = finding.what.strip_suffix("' ontbreekt hier.");
                    let at = finding.text.as_ref().map_or(0, |at| at.line);
                    let Some(key) = key.map(|key| key.trim_start_matches('\'')) else {
                        continue;
                    };
                    // The header of the table is the line above the mark.
                    if at == line {
                        let marked = table
                            .keys
                            .iter()
                            .any(|k| k.name == key && !k.required.is_empty());
                        assert!(marked, "{} {}: {key} is required", file.title, table.header);
                    }
                }
            }
        }
    }
}

#[test]
fn docs_describe_every_file_that_people_type() {
    let mut text = String::from(
        "# Definities\n\n\
         IJkpunt leest zes soorten bestanden die mensen schrijven. Alle zijn TOML. Hier staan hun \
         tabellen en sleutels. Een fout in zo'n bestand wordt gemeld met regel en kolom, en alle \
         fouten tegelijk. Deze lijst is gecontroleerd met het programma zelf.\n\n",
    );
    for file in FILES {
        text.push_str(&format!("## {}\n\n{}\n\n", file.title, file.about));
        for table in file.tables {
            text.push_str(&format!("### `{}`\n\n{}\n\n", table.header, table.about));
            if table.keys.is_empty() {
                continue;
            }
            text.push_str(&header(&["sleutel", "vorm", "verplicht", "betekenis"]));
            for key in table.keys {
                let form = match key.form {
                    Form::Words(words) => words.to_owned(),
                    Form::Choice => {
                        let words = choices(file.reader, table, key.name);
                        code_list(words.iter().map(String::as_str))
                    }
                };
                let name = format!("`{}`", key.name);
                text.push_str(&row(&[&name, &form, key.required, key.meaning]));
            }
            text.push('\n');
        }
    }
    text.push_str(super::keys::CONDITIONS);
    hold("definities.md", &text);
}
