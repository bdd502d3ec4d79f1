//! The reference of the datasets, from the built-in contracts.

use std::fs;
use std::path::{Path, PathBuf};

use ijkpunt_ingest::Contract;
use ijkpunt_model::{Column, Findings, Kind, Sign};
use toml::{Table, Value};

use super::{code_list, header, hold, row};

#[test]
fn docs_describe_every_dataset() {
    let contracts: Vec<(Contract, Table)> = paths().iter().map(|path| read(path)).collect();
    let mut text = String::from(
        "# Datasets\n\n\
         Per dataset staat hier welke kolommen IJkpunt leest. U hoeft kolommen niet te hernoemen: \
         een kop wordt herkend aan de naam van de kolom of aan een van de andere namen. Hoofdletters, \
         leestekens en spaties maken daarbij niet uit. Deze lijst komt uit de contracten in \
         `pipelines`.\n\n",
    );
    text.push_str(&header(&["dataset", "titel", "een rij is"]));
    for (contract, _) in &contracts {
        let dataset = contract.dataset();
        let link = format!("[`{0}`](#{0})", dataset.name);
        text.push_str(&row(&[&link, &dataset.title, contract.description()]));
    }
    text.push('\n');
    text.push_str(&kinds());
    for (contract, raw) in &contracts {
        text.push_str(&section(contract, raw));
    }
    hold("datasets.md", &text);
}

fn paths() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("pipelines");
    let entries = fs::read_dir(folder).unwrap();
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| {
        path.extension()
            .is_some_and(|extension| extension == "toml")
    });
    paths.sort();
    paths
}

/// The contract as the program knows it, and as it was typed: only there stand the header names
/// with their capitals.
fn read(path: &Path) -> (Contract, Table) {
    let text = fs::read_to_string(path).unwrap();
    let name = path.file_name().unwrap().to_str().unwrap();
    let contract = Contract::read(name, &text, &mut Findings::new()).unwrap();
    (contract, text.parse().unwrap())
}

fn kinds() -> String {
    let mut text = String::from("## Soorten kolommen\n\n");
    text.push_str(&header(&["soort", "wat er kan staan"]));
    for (kind, meaning) in [
        (Kind::Tekst, "Elke tekst."),
        (
            Kind::Sleutel,
            "Een nummer van een persoon of dossier. Het komt nooit op een pagina.",
        ),
        (
            Kind::Code(Vec::new()),
            "Een woord uit de codelijst, of een vertaling daarvan.",
        ),
        (Kind::Geheel, "Een geheel getal, zoals `1.234`."),
        (Kind::Getal, "Een getal, zoals `1.234,5`."),
        (Kind::Datum, "Een dag, zoals `31-12-2019` of `2019-12-31`."),
        (
            Kind::Periode,
            "Een tijdvak, zoals `2019`, `2019JJ00` of `2019MM11`.",
        ),
        (
            Kind::Gemeente,
            "Een gemeente, als code (`GM0014`) of als naam.",
        ),
        (Kind::JaNee, "Ja of nee."),
    ] {
        text.push_str(&row(&[&format!("`{}`", kind.word()), meaning]));
    }
    text.push('\n');
    text
}

fn section(contract: &Contract, raw: &Table) -> String {
    let dataset = contract.dataset();
    let mut text = format!("## {}\n\n", dataset.name);
    text.push_str(&format!(
        "**{}.** {}",
        dataset.title,
        contract.description()
    ));
    if !contract.origin().is_empty() {
        text.push_str(&format!(" Komt uit: {}.", contract.origin()));
    }
    text.push_str(&format!(
        " Versie {} van het contract.\n\n",
        contract.version()
    ));
    let about = &raw["dataset"];
    let key = strings(about.get("sleutel"));
    if !key.is_empty() {
        let key = code_list(key);
        text.push_str(&format!("Elke rij is uniek door {key}.\n\n"));
    }
    text.push_str(&header(&[
        "kolom",
        "soort",
        "verplicht",
        "betekenis",
        "wordt ook herkend als",
    ]));
    for column in &dataset.columns {
        text.push_str(&line(column, raw));
    }
    text.push('\n');
    let notes = notes(contract, raw);
    if !notes.is_empty() {
        text.push_str(&format!("{}\n", notes.concat()));
    }
    text
}

/// A column as a row. A column without its own table in the contract is made by the program.
fn line(column: &Column, raw: &Table) -> String {
    let typed = raw["kolom"].get(&column.name);
    let required = if column.required { "ja" } else { "" };
    let names = match typed {
        Some(typed) => code_list(strings(typed.get("kopnamen"))),
        None => "(berekend)".to_owned(),
    };
    let name = format!("`{}`", column.name);
    row(&[
        &name,
        column.kind.word(),
        required,
        &column.description,
        &names,
    ])
}

/// Codes, bounds and rules.
fn notes(contract: &Contract, raw: &Table) -> Vec<String> {
    let mut notes = Vec::new();
    for column in &contract.dataset().columns {
        let Some(typed) = raw["kolom"].get(&column.name) else {
            continue;
        };
        if let Kind::Code(codes) = &column.kind {
            let codes = code_list(codes.iter().map(String::as_str));
            notes.push(format!(
                "- Codes van `{}`: {codes}.{}\n",
                column.name,
                translations(typed)
            ));
        }
        let bound = |key: &str, word: &str| Some(format!("{word} {}", typed.get(key)?));
        let bounds = [bound("minimum", "minstens"), bound("maximum", "hoogstens")];
        let bounds: Vec<String> = bounds.into_iter().flatten().collect();
        if !bounds.is_empty() {
            notes.push(format!("- `{}` is {}.\n", column.name, bounds.join(" en ")));
        }
        if typed.get("tekens").and_then(Value::as_bool) == Some(true) {
            let signs = Sign::ALL.map(Sign::id);
            notes.push(format!(
                "- `{0}` mag een teken van het CBS zijn. Dat komt in `{0}_teken`: {1}.\n",
                column.name,
                code_list(signs)
            ));
        }
    }
    for rule in raw
        .get("regel")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
    {
        let name = |key: &str| rule[key].as_str().unwrap();
        notes.push(match name("soort") {
            "volgorde" => format!(
                "- `{}` is niet later dan `{}`.\n",
                name("eerst"),
                name("dan")
            ),
            "verplicht-bij" => {
                format!(
                    "- `{}` is verplicht als `{}` is gevuld.\n",
                    name("kolom"),
                    name("bij")
                )
            }
            // The other kinds say what they mean themselves.
            _ => format!("- {}\n", name("betekenis")),
        });
    }
    notes
}

fn translations(column: &Value) -> String {
    let Some(table) = column.get("vertaling").and_then(Value::as_table) else {
        return String::new();
    };
    let pairs: Vec<String> = table
        .iter()
        .map(|(text, code)| format!("\"{text}\" is `{}`", code.as_str().unwrap()))
        .collect();
    format!(" Ook: {}.", pairs.join(", "))
}

fn strings(value: Option<&Value>) -> Vec<&str> {
    let list = value.and_then(Value::as_array).into_iter().flatten();
    list.filter_map(Value::as_str).collect()
}
