//! An inquiry of gemeenten: who does what, on the map of then and on that of now. The sample is the
//! inquiry of Omroep Gelderland of 2016; its numbers here were counted by hand in the fact table.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use calamine::Reader;
use ijkpunt_model::Code;

use crate::downloads::{cells, open};
use crate::page::{Element, Table};
use crate::workbench::{Site, Workbench, listed, repository, rows};

const EXPORT: &str = "exports/maatregelen_uitvraag_2016.csv";

fn gelderland() -> Workbench {
    Workbench::copy_of(&repository("sample-data/gelderland-2016"))
}

static SITE: LazyLock<Site> = LazyLock::new(|| {
    let bench = gelderland();
    bench.build_well();
    bench.site()
});

/// A table as maps from heading to cell, by row header.
fn by_row(rows: &[Vec<String>]) -> BTreeMap<&str, BTreeMap<&str, &str>> {
    let headings: Vec<&str> = rows[0].iter().map(String::as_str).collect();
    rows[1..]
        .iter()
        .map(|row| {
            let cells = row.iter().map(String::as_str);
            (
                row[0].as_str(),
                headings.iter().copied().zip(cells).collect(),
            )
        })
        .collect()
}

/// The table whose caption begins so.
fn table(page: &Element, caption: &str) -> Table {
    let tables = page.all("table").into_iter().map(Element::table);
    let mut found = tables.filter(|table| table.caption.starts_with(caption));
    found.next().unwrap_or_else(|| panic!("no table {caption}"))
}

#[test]
fn the_sample_is_the_fact_table() {
    let path = repository("../shared/feiten/maatregelen-gelderland-2016.csv");
    let Ok(facts) = std::fs::read_to_string(path) else {
        eprintln!("skipped: the fact table is not at hand");
        return;
    };
    let words = |status: &str| match status {
        "uitvoering" => "In uitvoering",
        "voorbereiding" => "In voorbereiding",
        _ => "Geen reactie",
    };
    let expected: Vec<Vec<String>> = rows(&facts)[1..]
        .iter()
        .map(|row| {
            let [code, name, day, measure, status] = row.as_slice() else {
                panic!("{row:?}")
            };
            let own = [code, name, day, measure, words(status)];
            own.map(|cell| (*cell).to_owned()).to_vec()
        })
        .collect();
    let sample = rows(std::str::from_utf8(&gelderland().read(EXPORT)).unwrap());
    let sample: Vec<Vec<String>> = sample[1..]
        .iter()
        .map(|row| [0, 1, 2, 3, 5].map(|cell| row[cell].clone()).to_vec())
        .collect();
    assert_eq!(sample, expected);
}

/// 39 of the 54 answered. Of them 19 work with VluchtelingenWerk and Lingewaal prepares it.
#[test]
fn the_published_response_and_counts_stand_on_the_page() {
    let page = SITE.page("index.html");
    let text = page.text();
    assert!(text.contains("39 van de 54 gemeenten reageerden"), "{text}");
    assert!(text.contains("Dit is geen steekproef"));
    assert!(text.contains("Geen reactie (15)"));
    assert!(!text.contains("interval"), "a census has none");
    let totals = table(&page, "Maatregelen op 1 oktober 2016");
    let totals = by_row(&totals.rows);
    let row = |name: &str| -> Vec<&str> {
        let headings = [
            "Loopt",
            "Loopt, van wie reageerde",
            "In voorbereiding",
            "Niet genoemd",
            "Geen reactie",
        ];
        headings.map(|heading| totals[name][heading]).to_vec()
    };
    for (name, expected) in [
        (
            "Begeleiding door VluchtelingenWerk",
            ["19", "49% (n = 39)", "1", "19", "15"],
        ),
        (
            "Participatieverklaring",
            ["4", "10% (n = 39)", "3", "32", "15"],
        ),
        ("Plan van aanpak", ["2", "5% (n = 39)", "3", "34", "15"]),
        (
            "Internationale schakelklas",
            ["1", "3% (n = 39)", "0", "38", "15"],
        ),
        (
            "Geen speciale projecten",
            ["2", "5% (n = 39)", "0", "37", "15"],
        ),
    ] {
        assert_eq!(row(name), expected, "{name}");
    }
    // Nineteen measures and the statement that there are none; each row adds up to all gemeenten.
    assert_eq!(totals.len(), 20);
    for name in totals.keys() {
        let counts = row(name).into_iter().filter(|cell| !cell.contains('%'));
        assert_eq!(
            counts.map(|cell| cell.parse::<u32>().unwrap()).sum::<u32>(),
            54,
            "{name}"
        );
    }
}

#[test]
fn every_cell_of_the_matrix_says_what_the_export_says() {
    let export = rows(std::str::from_utf8(&gelderland().read(EXPORT)).unwrap());
    let matrix = SITE.csv("maatregelen-2016.csv");
    let matrix = by_row(&matrix);
    assert_eq!(matrix.len(), 54);
    let mut named = 0;
    for row in &export[1..] {
        let (gemeente, code, measure, answer) = (&row[1], &row[3], &row[4], &row[5]);
        let cells = &matrix[gemeente.as_str()];
        if code.is_empty() {
            // Who is silent is silent on every measure, and is no "no" anywhere.
            let words: Vec<&str> = cells.values().copied().collect();
            assert!(
                words.iter().filter(|word| **word == "geen reactie").count() == 21,
                "{words:?}"
            );
            continue;
        }
        let expected = match (code.as_str(), answer.as_str()) {
            ("geen-speciale-projecten", _) => "ja",
            (_, "In uitvoering") => "loopt",
            _ => "in voorbereiding",
        };
        assert_eq!(cells[measure.as_str()], expected, "{gemeente}, {measure}");
        named += 1;
    }
    let said = |word: &str| {
        let cells = matrix.values().flat_map(|cells| cells.values());
        cells.filter(|cell| **cell == word).count()
    };
    assert_eq!(named, 96);
    // "ja" is a reaction of 39, and twice that there are no special projects.
    assert_eq!(
        said("loopt") + said("in voorbereiding") + said("ja") - 39,
        96
    );
    assert_eq!(said("niet genoemd") + said("zegt dit niet"), 39 * 20 - 96);
}

/// The page, its CSV and the workbook have one source.
#[test]
fn the_page_and_its_downloads_say_the_same() {
    for file in ["index.html", "indeling-2026.html"] {
        assert!(SITE.files[file].len() < 150_000, "{file}");
        let page = SITE.page(file);
        let year = if file == "index.html" { "2016" } else { "2026" };
        let csv = SITE.csv(&format!("maatregelen-{year}.csv"));
        let shown = table(&page, "Antwoord per gemeente").rows;
        for (line, row) in csv.iter().zip(&shown).skip(1) {
            let name = row[0].split(" (").next().unwrap();
            assert!(name.starts_with(&line[0]), "{row:?}");
            match row.len() {
                // Who is silent has one cell, over all measures.
                2 => assert!(line[5..].iter().all(|cell| *cell == row[1]), "{row:?}"),
                _ => {
                    let words: Vec<String> = row[1..]
                        .iter()
                        .map(|cell| cell.replace('\u{ad}', ""))
                        .collect();
                    assert_eq!(words, line[5..], "{row:?}");
                }
            }
        }
        assert_eq!(csv.len(), shown.len());
        let totals = table(&page, "Maatregelen op").rows;
        assert_eq!(totals, SITE.csv(&format!("maatregelen-totaal-{year}.csv")));
        // Real headers, and a caption for each table.
        for table in page.all("table") {
            assert_eq!(table.all("caption").len(), 1);
            for row in &table.all("tbody")[0].all("tr") {
                assert_eq!(row.all("th")[0].attribute("scope"), "row");
            }
        }
    }
    let mut book = open(&SITE.files["tabellen.xlsx"]);
    let found = book.sheet_names().iter().any(|name| {
        let sheet = cells(&mut book, name);
        let mut cells = sheet.rows().flatten();
        cells.any(|cell| *cell == "in voorbereiding in een deel")
    });
    assert!(found, "the workbook has the matrix of now");
}

/// After a merger a gemeente is what its parts did, with the parts named; what is not known stays so.
#[test]
fn a_merged_gemeente_shows_what_its_parts_did() {
    let page = SITE.page("indeling-2026.html");
    let text = page.text();
    assert!(
        text.contains("De 54 gemeenten van 2016 zijn er 51 in 2026."),
        "{text}"
    );
    let matrix = SITE.csv("maatregelen-2026.csv");
    let matrix = by_row(&matrix);
    assert_eq!(matrix.len(), 51);
    let betuwe = &matrix["West Betuwe"];
    assert_eq!(betuwe["Delen"], "Geldermalsen, Lingewaal en Neerijnen");
    assert_eq!(betuwe["Reactie"], "ja");
    for (measure, expected) in [
        // It runs in Geldermalsen, is being prepared in Lingewaal, and Neerijnen did not name it.
        ("Begeleiding door VluchtelingenWerk", "loopt in een deel"),
        ("Participatieverklaring", "loopt in een deel"),
        ("Plan van aanpak", "in voorbereiding in een deel"),
        ("Coaching", "niet genoemd"),
    ] {
        assert_eq!(betuwe[measure], expected, "{measure}");
    }
    // Rijnwaarden did not answer: whether it named nothing is not known.
    let zevenaar = &matrix["Zevenaar"];
    assert_eq!(
        (zevenaar["Reactie"], zevenaar["Coaching"]),
        ("van een deel", "onbekend")
    );
    assert_eq!(
        zevenaar["Begeleiding door VluchtelingenWerk"],
        "loopt in een deel"
    );
    let parts = table(&page, "Zevenaar: wat elk deel antwoordde");
    let parts = by_row(&parts.rows);
    let row = &parts["Participatieverklaring"];
    assert_eq!(
        [row["Rijnwaarden"], row["Zevenaar"], row["Zevenaar nu"]],
        [
            "geen reactie",
            "in voorbereiding",
            "in voorbereiding in een deel"
        ]
    );
    // What stayed one is as it was.
    let then = SITE.csv("maatregelen-2016.csv");
    let then = by_row(&then);
    for (name, cells) in &matrix {
        if !["West Betuwe", "Zevenaar"].contains(name) {
            assert_eq!(cells, &then[name], "{name}");
        }
    }
    let totals = table(&page, "Maatregelen op");
    let totals = by_row(&totals.rows);
    assert!(
        !totals["Taal"].contains_key("Loopt, van wie reageerde"),
        "a share would guess"
    );
    assert_eq!(totals["Taal"]["Onbekend"], "1");
}

/// Regions are those of the workspace, classes those of the inhabitants nearest to the day.
#[test]
fn groups_hold_each_gemeente_once() {
    for (file, year, number) in [("index.html", 2017, 54), ("indeling-2026.html", 2026, 51)] {
        let page = SITE.page(file);
        assert!(
            page.text()
                .contains(&format!("inwoners op 1 januari {year}")),
            "{file}"
        );
        for by in ["regio", "grootteklasse"] {
            let rows = table(&page, "Waar een maatregel").rows;
            assert!(rows.len() > 10, "{by}");
            let tables = page.all("section");
            let section = tables
                .iter()
                .find(|s| s.attribute("aria-labelledby") == by)
                .unwrap();
            let rows = section.all("table")[0].table().rows;
            assert_eq!(rows[1][0], "Reageerde");
            let groups = rows[1][1..].iter().map(|cell| {
                let size = cell.split("van ").nth(1).unwrap();
                size.split(',').next().unwrap().parse::<u32>().unwrap()
            });
            assert_eq!(groups.sum::<u32>(), number, "{file}, {by}");
        }
    }
    // Ten of Zuidwest-Gelderland were asked: Culemborg and Neder-Betuwe were silent.
    let rows = SITE.csv("maatregelen-regio-2016.csv");
    let regions = by_row(&rows);
    assert_eq!(regions["Reageerde"]["Zuidwest-Gelderland"], "8 van 10");
    assert_eq!(
        regions["Begeleiding door VluchtelingenWerk"]["Zuidwest-Gelderland"],
        "4 van 8"
    );
}

#[test]
fn who_is_not_in_the_file_was_not_asked_and_that_is_no_answer_either() {
    let bench = gelderland();
    bench.replace(
        EXPORT,
        "GM0285;Voorst;2016-10-01;huisvesting;Huisvesting;In uitvoering\n",
        "",
    );
    bench.build_well();
    let site = bench.site();
    let matrix = site.csv("maatregelen-2016.csv");
    assert_eq!(by_row(&matrix)["Voorst"]["Huisvesting"], "niet gevraagd");
    let text = site.page("index.html").text();
    assert!(text.contains("38 van de 53 gemeenten reageerden"), "{text}");
    assert!(
        text.contains("Niet gevraagd, of niet geleverd (1)"),
        "{text}"
    );
    assert!(!text.contains("alle gemeenten zijn gevraagd"), "{text}");
}

#[test]
fn silence_is_no_figure_of_measures() {
    let figures = SITE.figures();
    let of = |indicator: &str| {
        let mut found = figures.iter().filter(|figure| {
            figure.indicator == indicator
                && figure.gemeente == "GM0197"
                && figure.klasse == "totaal"
        });
        found.next().unwrap_or_else(|| panic!("no {indicator}"))
    };
    assert_eq!(of("maatregelen-respons").waarde, "0");
    for indicator in ["maatregelen-in-uitvoering", "gemeenten-met-maatregel"] {
        let figure = of(indicator);
        assert_eq!(
            (figure.waarde.as_str(), figure.noemer.as_str()),
            ("", "0"),
            "{indicator}"
        );
        assert!(!figure.teken.is_empty());
    }
}

/// An answer and silence of one gemeente contradict each other; silence with a measure does too.
#[test]
fn answers_that_contradict_each_other_are_found() {
    for (row, rule) in [
        (
            "GM0285;Voorst;2016-10-01;;;Geen reactie\n",
            "een-gemeente-reageert-of-niet",
        ),
        (
            "GM0197;Aalten;2016-10-01;taal;Taal;Geen reactie\n",
            "geen-reactie-noemt-geen-maatregel",
        ),
        (
            "GM0285;Voorst;2016-10-01;;;In uitvoering\n",
            "antwoord-noemt-een-maatregel",
        ),
    ] {
        let bench = gelderland();
        bench.append(EXPORT, row);
        let outcome = bench.build();
        let found = listed(&outcome.findings);
        assert!(found.contains(rule), "{rule}: {found}");
    }
}

const INQUIRY: &str = "[verslag]\nrapport = \"maatregelen\"\njaar = 2020\nrundatum = 2022-06-01\n\
                       peildatum = 2020-06-01\ntitel = \"Proef\"\n";

/// Without a delivery the page says so, and shows no zeros.
#[test]
fn an_inquiry_that_was_not_delivered_is_said_to_be_missing() {
    let bench = Workbench::empty();
    bench.write("ijkpunt.toml", INQUIRY);
    bench.write("exports/README.txt", "");
    let outcome = bench.build_well();
    let missing = outcome
        .findings
        .iter()
        .any(|f| f.code == Code::LeveringOntbreekt);
    assert!(missing, "{}", listed(&outcome.findings));
    let site = bench.site();
    let page = site.page("index.html");
    assert!(
        page.text()
            .contains("Er zijn nog geen antwoorden geleverd.")
    );
    assert!(page.all("table").is_empty());
    assert!(!site.files.contains_key("indeling-2022.html"));
}

/// Haaren went over four gemeenten. What it did held everywhere in it, so no share is needed: the
/// pieces are named, and nothing is divided.
#[test]
fn a_piece_of_a_gemeente_that_was_split_keeps_its_answer() {
    let bench = Workbench::empty();
    bench.write("ijkpunt.toml", INQUIRY);
    bench.write(
        "exports/maatregelen.csv",
        "Gemeente;Peildatum;Maatregel;Naam;Status\n\
         GM0788;2020-06-01;taal;Taal;In uitvoering\n\
         GM0757;2020-06-01;taal;Taal;In uitvoering\n\
         GM0865;2020-06-01;werk;Werk;In uitvoering\n\
         GM0855;2020-06-01;;;Geen reactie\n",
    );
    bench.build_well();
    let site = bench.site();
    let matrix = site.csv("maatregelen-2022.csv");
    let matrix = by_row(&matrix);
    let boxtel = &matrix["Boxtel"];
    assert_eq!(boxtel["Delen"], "Boxtel en een deel van Haaren");
    assert_eq!((boxtel["Taal"], boxtel["Werk"]), ("loopt", "niet genoemd"));
    assert_eq!(matrix["Vught"]["Taal"], "loopt in een deel");
    assert_eq!(matrix["Tilburg"]["Werk"], "onbekend");
    assert_eq!(matrix["Oisterwijk"]["Taal"], "loopt in een deel");
    let text = site.page("indeling-2022.html").text();
    assert!(
        text.contains("Van Haaren ging maar een deel hierheen"),
        "{text}"
    );
}

/// A table of the workspace goes before the built-in one, the verantwoording says so, and a fault in
/// it is a finding with its place.
#[test]
fn own_tables_about_areas_go_first() {
    let account = SITE.page("verantwoording.html").text();
    assert!(account.contains("gebieden/groepen.csv"), "{account}");
    let bench = gelderland();
    bench.write(
        "gebieden/inwoners.csv",
        "gemeentecode;peildatum;inwoners\nGM0200;2017-01-01;300000\nGM0202;2017-01-01;veel\n",
    );
    let outcome = bench.build_well();
    let fault = outcome
        .findings
        .iter()
        .find(|finding| finding.code == Code::GeenGetal);
    let fault = fault.unwrap_or_else(|| panic!("{}", listed(&outcome.findings)));
    assert!(
        fault.place.file.ends_with("gebieden/inwoners.csv"),
        "{fault:?}"
    );
    let site = bench.site();
    let classes = site.csv("maatregelen-grootteklasse-2016.csv");
    let groups = by_row(&classes);
    assert_eq!(groups["Reageerde"]["250.000 inwoners of meer"], "1 van 1");
    assert_eq!(groups["Reageerde"]["Inwoners niet bekend"], "38 van 53");
    assert!(
        site.page("verantwoording.html")
            .text()
            .contains("gebieden/inwoners.csv")
    );
    // A name that no table has.
    bench.write("gebieden/streken.csv", "a;b\n");
    let outcome = bench.build();
    let unknown = outcome
        .findings
        .iter()
        .any(|f| f.code == Code::BestandNietHerkend);
    assert!(unknown, "{}", listed(&outcome.findings));
}

/// A map of its own decides who exists: without Voorst in it, its answer has no place.
#[test]
fn an_own_table_of_gemeenten_decides_who_exists() {
    let bench = gelderland();
    let own = std::fs::read_to_string(repository("crates/areas/data/gemeenten.csv")).unwrap();
    let lines: Vec<&str> = own
        .lines()
        .filter(|line| !line.starts_with("GM0285"))
        .collect();
    bench.write("gebieden/gemeenten.csv", lines.join("\n"));
    let outcome = bench.build();
    let found = outcome
        .findings
        .iter()
        .any(|f| f.code == Code::OnbekendeGemeente);
    assert!(found, "{}", listed(&outcome.findings));
}

/// The four regions are a list of the sample itself. No source was at hand to check it against, but each
/// gemeente of the province must lie in one of them and in no other, on the map of then and of now.
#[test]
fn each_gemeente_of_gelderland_lies_in_one_region() {
    let path = repository("sample-data/gelderland-2016/gebieden/groepen.csv");
    let text = std::fs::read_to_string(path).unwrap();
    let gemeenten = ijkpunt_areas::Gemeenten::builtin();
    let (groups, findings) = ijkpunt_areas::Groups::parse(&text, "groepen.csv", &gemeenten);
    assert!(findings.is_empty(), "{findings:?}");
    for (year, number) in [(2016, 54), (2026, 51)] {
        let day = chrono::NaiveDate::from_ymd_opt(year, 1, 1).unwrap();
        let areas = gemeenten.in_year(year);
        let own: Vec<_> = areas
            .iter()
            .filter(|area| area.province == "Gelderland")
            .collect();
        assert_eq!(own.len(), number, "{year}");
        for area in own {
            let regions = groups
                .iter()
                .filter(|group| group.members(day).contains(&area.code));
            assert_eq!(regions.count(), 1, "{} in {year}", area.name);
        }
        let members = groups.iter().map(|group| group.members(day).len());
        assert_eq!(members.sum::<usize>(), number, "{year}");
    }
}
