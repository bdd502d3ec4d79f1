//! Descriptions of the CSV files by the standard "CSV on the Web" (W3C, Metadata Vocabulary for
//! Tabular Data). A description stands where the standard looks by itself: `X.csv-metadata.json`
//! beside one file, `csv-metadata.json` in a folder of files.

use std::collections::BTreeMap;

use ijkpunt_model::{FIGURE_COLUMNS, Sheet, SheetCell, Sign, harmless};
use serde_json::{Value, json};

use crate::{Imprint, PublishError, SiteFile};

/// Columns without which a row of the long table says nothing about one cell of one indicator.
const KEY: [&str; 6] = [
    "indicator",
    "gemeente",
    "indelingsjaar",
    "periode",
    "uitsplitsing",
    "klasse",
];

/// The description of `cijfers.csv`.
pub fn figures_metadata(imprint: &Imprint) -> Result<SiteFile, PublishError> {
    let columns: Vec<Value> = FIGURE_COLUMNS.into_iter().map(figure_column).collect();
    let mut table = head(imprint, &format!("{}: alle cijfers", imprint.full_title()));
    let rest = json!({
        "url": "cijfers.csv",
        "dialect": dialect(),
        "dc:description": "Een rij per cijfer: een indicator, voor een gemeente, in een periode, voor een klasse van een uitsplitsing.",
        "notes": signs(),
        "tableSchema": {
            "columns": columns,
            "primaryKey": KEY,
        },
    });
    merge(&mut table, rest);
    file("cijfers.csv-metadata.json", &table)
}

/// The descriptions of the CSV files of tables: one a folder, or one for the only file in it.
pub fn table_metadata(imprint: &Imprint, sheets: &[Sheet]) -> Result<Vec<SiteFile>, PublishError> {
    let mut folders: BTreeMap<&str, Vec<Value>> = BTreeMap::new();
    let mut files = Vec::new();
    for sheet in sheets {
        let Some(path) = &sheet.csv else { continue };
        match path.rsplit_once('/') {
            Some((folder, name)) => {
                folders.entry(folder).or_default().push(table(sheet, name));
            }
            // The folder of the site holds `cijfers.csv` as well, which has its own description.
            None => {
                let mut described = head(imprint, &sheet.title);
                merge(&mut described, table(sheet, path));
                merge(&mut described, json!({ "dialect": dialect() }));
                files.push(file(&format!("{path}-metadata.json"), &described)?);
            }
        }
    }
    for (folder, tables) in folders {
        let title = format!("{}: tabellen bij de grafieken", imprint.full_title());
        let mut group = head(imprint, &title);
        merge(
            &mut group,
            json!({ "dialect": dialect(), "tables": tables }),
        );
        files.push(file(&format!("{folder}/csv-metadata.json"), &group)?);
    }
    Ok(files)
}

fn head(imprint: &Imprint, title: &str) -> Value {
    json!({
        "@context": ["http://www.w3.org/ns/csvw", { "@language": "nl" }],
        "dc:title": title,
        "dc:publisher": imprint.publisher,
        "dc:license": { "@id": imprint.licence.deed() },
        "dc:issued": { "@value": imprint.run_date.to_string(), "@type": "xsd:date" },
        "dc:language": "nl",
        "dc:source": imprint.source_lines(),
    })
}

fn merge(into: &mut Value, from: Value) {
    if let (Value::Object(into), Value::Object(from)) = (into, from) {
        into.extend(from);
    }
}

fn dialect() -> Value {
    json!({
        "encoding": "utf-8",
        "delimiter": ";",
        "quoteChar": "\"",
        "doubleQuote": true,
        "lineTerminators": ["\r\n"],
        "header": true,
        "headerRowCount": 1,
    })
}

/// What the words in the column `teken` mean.
fn signs() -> Vec<Value> {
    let note = |sign: Sign| json!({ "dc:title": sign.id(), "dc:description": sign.explanation() });
    Sign::ALL.into_iter().map(note).collect()
}

fn figure_column(name: &str) -> Value {
    let number = json!({ "base": "decimal", "format": { "decimalChar": "," } });
    let like = |format: &str| json!({ "base": "string", "format": format });
    let plain = || json!("string");
    let (title, datatype, description) = match name {
        "indicator" => (
            "Indicator",
            like("[a-z0-9-]+"),
            "Id van de indicator. De pagina verantwoording.html zegt wat hij meet.",
        ),
        "gemeente" => (
            "Gemeente",
            like("GM[0-9]{4}|[a-z][a-z0-9-]*"),
            "Code van de gemeente bij het CBS. Bij een regio staat hier het id van de regio.",
        ),
        "indelingsjaar" => (
            "Indelingsjaar",
            json!("integer"),
            "Jaar waarvan de gemeentelijke indeling geldt; een code kan per jaar een ander gebied zijn.",
        ),
        "periode" => (
            "Periode",
            like("[0-9]{4}(JJ00|HJ0[12]|KW0[1-4]|MM(0[1-9]|1[0-2])|-[0-9]{2}-[0-9]{2})"),
            "Periode in de notatie van het CBS (2019JJ00 is het jaar 2019), of een peildatum.",
        ),
        "uitsplitsing" => (
            "Uitsplitsing",
            plain(),
            "Waarnaar is uitgesplitst; totaal als er niet is uitgesplitst.",
        ),
        "klasse" => ("Klasse", plain(), "Klasse van de uitsplitsing, of totaal."),
        "teller" => (
            "Teller",
            number,
            "Teller, in de eenheid waarin de indicator telt.",
        ),
        "noemer" => (
            "Noemer",
            number,
            "Noemer, of het aantal waarnemingen; leeg als er geen is.",
        ),
        "waarde" => (
            "Waarde",
            number,
            "Het cijfer, niet afgerond. Een aandeel is een breuk tussen 0 en 1. Leeg als het ontbreekt: zie teken.",
        ),
        "ondergrens" => (
            "Ondergrens",
            number,
            "Onderste grens van het interval van 95%; bij een mediaan het eerste kwartiel.",
        ),
        "bovengrens" => (
            "Bovengrens",
            number,
            "Bovenste grens van het interval van 95%; bij een mediaan het derde kwartiel.",
        ),
        "beoogd" => (
            "Beoogd",
            number,
            "Het doel, uit begroting of taakstelling; leeg als er geen is.",
        ),
        "teken" => (
            "Teken",
            like(&Sign::ALL.map(Sign::id).join("|")),
            "Waarom het cijfer ontbreekt, of wat erbij hoort; leeg bij een gewoon cijfer.",
        ),
        _ => (
            "Bron",
            plain(),
            "Leveringen waaruit het cijfer is berekend: bestandsnaam, # en het begin van de SHA-256.",
        ),
    };
    let mut column = json!({
        "name": name,
        "titles": name,
        "dc:title": title,
        "dc:description": description,
        "datatype": datatype,
        "null": [""],
        "required": KEY.contains(&name),
    });
    if name == "bron" {
        merge(&mut column, json!({ "separator": " | " }));
    }
    column
}

/// The description of a table of a page. A column in which every number stands alone is numeric, and
/// words in it say why a number is missing; any other column is text.
fn table(sheet: &Sheet, url: &str) -> Value {
    let mut names: Vec<String> = Vec::new();
    let columns: Vec<Value> = sheet
        .columns
        .iter()
        .enumerate()
        .map(|(at, heading)| {
            let name = variable(heading, &names);
            names.push(name.clone());
            let cells = sheet.rows.iter().filter_map(|row| row.get(at));
            // The CSV has a plain minus, and a quote before what could be a formula.
            let heading = heading.replace('−', "-");
            column(&name, &harmless(&heading), &cells.collect::<Vec<_>>())
        })
        .collect();
    let row_header = names.first().cloned().unwrap_or_default();
    let mut described = json!({
        "url": url,
        "dc:title": sheet.title,
        "tableSchema": { "columns": columns, "rowTitles": [row_header] },
    });
    if !sheet.subtitle.is_empty() {
        merge(&mut described, json!({ "dc:description": sheet.subtitle }));
    }
    described
}

fn column(name: &str, heading: &str, cells: &[&SheetCell]) -> Value {
    let is_number = |cell: &&&SheetCell| match cell {
        SheetCell::Number { limits, note, .. } => limits.is_none() && note.is_empty(),
        _ => false,
    };
    let mut reasons: Vec<&str> = Vec::new();
    for cell in cells {
        if let SheetCell::Words(words) = cell
            && !reasons.contains(&words.as_str())
        {
            reasons.push(words);
        }
    }
    reasons.sort_unstable();
    let numbers = cells.iter().filter(is_number).count();
    let words = cells
        .iter()
        .filter(|cell| matches!(cell, SheetCell::Words(_)))
        .count();
    match numbers > 0 && numbers + words == cells.len() {
        true => json!({
            "name": name,
            "titles": heading,
            "datatype": { "base": "decimal", "format": { "decimalChar": ",", "groupChar": "." } },
            "null": reasons,
        }),
        false => json!({ "name": name, "titles": heading, "datatype": "string" }),
    }
}

/// A heading as the name of a variable: letters, digits and underscores, unique in the table.
fn variable(heading: &str, known: &[String]) -> String {
    let mut name = String::new();
    for c in heading.to_lowercase().chars() {
        match c {
            'a'..='z' | '0'..='9' => name.push(c),
            _ if name.ends_with('_') || name.is_empty() => {}
            _ => name.push('_'),
        }
    }
    let name = match name.trim_end_matches('_') {
        "" => "kolom".to_owned(),
        name => name.to_owned(),
    };
    let numbered = (2..).map(|number| format!("{name}_{number}"));
    let mut free = std::iter::once(name.clone())
        .chain(numbered)
        .skip_while(|name| known.contains(name));
    free.next().unwrap_or(name)
}

fn file(path: &str, value: &Value) -> Result<SiteFile, PublishError> {
    let mut bytes = serde_json::to_vec_pretty(value).map_err(|error| PublishError::Table {
        what: "CSVW",
        why: error.to_string(),
    })?;
    bytes.push(b'\n');
    Ok((path.to_owned(), bytes))
}

#[cfg(test)]
mod tests {
    use ijkpunt_model::Form;

    use super::*;

    #[test]
    fn headings_become_unique_variables() {
        let known = ["behaald".to_owned()];
        assert_eq!(variable("Behaald", &known), "behaald_2");
        assert_eq!(
            variable("Behaald in % van beoogd", &known),
            "behaald_in_van_beoogd"
        );
        assert_eq!(variable("€ ", &known), "kolom");
        assert_eq!(variable("Één", &[]), "n");
    }

    #[test]
    fn a_column_is_numeric_only_where_each_number_stands_alone() {
        let number = |note: &str| SheetCell::Number {
            value: 1.0,
            form: Form::Number(0),
            limits: None,
            note: note.to_owned(),
        };
        let secret = SheetCell::Words("geheim".into());
        let numeric = column("a", "A", &[&number(""), &secret, &secret]);
        assert_eq!(numeric["datatype"]["base"], "decimal");
        assert_eq!(numeric["null"], json!(["geheim"]));
        for cells in [
            vec![&number("voorlopig"), &secret],
            vec![&secret],
            Vec::new(),
        ] {
            assert_eq!(column("a", "A", &cells)["datatype"], "string");
        }
    }
}
