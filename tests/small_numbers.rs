//! A number under the threshold of its indicator is secret in every file.

use std::fs;

use arrow::array::{Array, AsArray};
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;

use crate::page::{Element, numbers_in};
use crate::workbench::{Site, Workbench};

const ID: &str = "inburgering-voldaan";

/// The site of a workspace in which so many people met the obligation in 2019.
fn site(count: usize) -> Site {
    let bench = bench(count);
    bench.build_well();
    bench.site()
}

fn bench(count: usize) -> Workbench {
    let bench = Workbench::sample();
    let mut export = String::from(
        "Clientnummer;Wet;Doelgroep;Ingangsdatum plicht;Datum voldaan;Einde termijn;Verwijtbaar;Aanbieder\n",
    );
    for number in 0..(count + 20) {
        let day = if number < count { 20190512 } else { 20181105 };
        let client = 4_020_000 + number;
        export.push_str(&format!(
            "{client};Wi2013;Asielstatushouder;20160225;{day};20190225;;Taalaanbieder Oost\n"
        ));
    }
    bench.write("exports/inburgering_duo_2019.csv", export);
    bench.append(
        "verhaal/gekost.md",
        "\nVoldaan hebben: {{ cijfer(\"inburgering-voldaan\") }} personen.\n",
    );
    bench
}

/// The texts of a page, a block each.
fn blocks(page: &Element) -> Vec<String> {
    const NAMES: [&str; 9] = ["p", "li", "th", "td", "dt", "dd", "h2", "h3", "text"];
    page.walk()
        .into_iter()
        .filter(|element| NAMES.contains(&element.name.as_str()))
        .map(Element::text)
        .collect()
}

#[test]
fn three_people_are_a_secret_everywhere() {
    let site = site(3);
    let figure = site.total(ID, "2019JJ00");
    assert_eq!(figure.teken, "geheim");
    for cell in [&figure.teller, &figure.noemer, &figure.waarde] {
        assert_eq!(cell, "", "{figure:?}");
    }
    assert_eq!(figure.interval, ["", ""]);

    let page = site.page("index.html").text();
    assert!(page.contains("Voldaan hebben: geheim personen."));
    let definitions = site.page("verantwoording.html");
    let article = definitions
        .walk()
        .into_iter()
        .find(|element| element.attribute("id") == ID)
        .unwrap();
    // The framework numbers the domain 3.2; of the count nothing may show.
    let numbers = numbers_in(&article.text());
    assert!(!numbers.contains(&"3".to_owned()), "{}", article.text());
    assert!(article.text().contains("geheim"));

    for (name, bytes) in &site.files {
        let Ok(text) = std::str::from_utf8(bytes) else {
            continue;
        };
        // Of a page each block is looked at on its own: a tag such as h3 holds a number too.
        let lines: Vec<String> = match name.ends_with(".html") {
            true => blocks(&site.page(name)),
            false => text.lines().map(str::to_owned).collect(),
        };
        for line in lines.iter().filter(|line| line.contains("oldaan")) {
            let numbers = numbers_in(line);
            assert!(!numbers.contains(&"3".to_owned()), "{name}: {line}");
        }
    }
    let scratch = tempfile::NamedTempFile::new().unwrap();
    fs::write(scratch.path(), &site.files["cijfers.parquet"]).unwrap();
    let reader = ParquetRecordBatchReaderBuilder::try_new(scratch.reopen().unwrap()).unwrap();
    let mut met = 0;
    for batch in reader.build().unwrap().map(Result::unwrap) {
        let column = |name: &str| batch.column_by_name(name).unwrap().clone();
        for (row, id) in column("indicator").as_string::<i32>().iter().enumerate() {
            if id == Some(ID) {
                met += 1;
                for name in ["teller", "noemer", "waarde", "ondergrens", "bovengrens"] {
                    assert!(column(name).is_null(row), "{name}");
                }
            }
        }
    }
    assert_eq!(met, 1);
}

/// The workbook and its kin hold no more than the pages: a secret figure in the report's table is
/// words there, and none of the descriptions knows it.
#[test]
fn the_downloads_keep_the_secret() {
    let bench = bench(3);
    bench.own_definition(
        "reports/jaarverslag.toml",
        &[(
            "\"Prestatie-indicatoren\"\nindicatoren = [",
            "\"Prestatie-indicatoren\"\nindicatoren = [\n    \"inburgering-voldaan\",",
        )],
    );
    bench.build_well();
    let site = bench.site();
    let mut book = crate::downloads::open(&site.files["tabellen.xlsx"]);
    let mut met = 0;
    for name in calamine::Reader::sheet_names(&book) {
        let sheet = crate::downloads::cells(&mut book, &name);
        for row in sheet.rows() {
            let words: Vec<String> = row.iter().map(ToString::to_string).collect();
            if words[0].contains("oldaan") {
                met += 1;
                assert_eq!(words[2], "geheim", "{name}: {words:?}");
                assert!(
                    row[1..]
                        .iter()
                        .all(|cell| !calamine::DataType::is_float(cell))
                );
            }
        }
    }
    assert_eq!(met, 1, "the figure stands in no table");
    for name in [
        "cijfers.csv-metadata.json",
        "grafieken/csv-metadata.json",
        "dcat.jsonld",
    ] {
        let text = site.text(name);
        assert!(!text.contains("oldaan"), "{name} tells of a figure");
    }
}

#[test]
fn the_threshold_itself_may_be_shown_and_nobody_may_not() {
    for (count, sign, value) in [(0, "geheim", ""), (4, "geheim", ""), (5, "", "5")] {
        let figure = site(count).total(ID, "2019JJ00");
        assert_eq!(
            (figure.teken.as_str(), figure.waarde.as_str()),
            (sign, value)
        );
    }
}
