//! A list of gemeenten on the map of now: what adds, what is estimated, and what can't be restated.

use std::collections::BTreeMap;
use std::fs;

use ijkpunt_model::Code;

use crate::workbench::{Site, Workbench, listed, number, real};

const SETTINGS: &str = "[verslag]\nrapport = \"stand-taakstelling\"\njaar = 2015\n\
                        rundatum = 2026-03-02\npeildatum = 2015-11-01\ntitel = \"Proef\"\n\
                        [[levering]]\ndataset = \"taakstelling_stand\"\nbestand = \"stand.csv\"\n";

/// Groningen took Haren and Ten Boer in; De Friese Meren has another name; Haaren went over four;
/// Nissewaard gave a piece away; of Tiel there is no stand.
const STAND: &str = "Gemeente;Peildatum;Stand;Inwoners\n\
                     GM0014;2015-11-01;-50;200000\nGM0009;2015-11-01;-5;7000\n\
                     GM0017;2015-11-01;3;19000\nGM1921;2015-11-01;-12;51000\n\
                     GM0788;2015-11-01;-10;14000\nGM0824;2015-11-01;-4;26000\n\
                     GM0865;2015-11-01;-6;26000\nGM0757;2015-11-01;-7;30000\n\
                     GM0855;2015-11-01;-100;210000\nGM1930;2015-11-01;8;85000\n\
                     GM0281;2015-11-01;;41000\n";

const WEIGHTS: &str = "ingangsdatum;oude_code;nieuwe_code;aandeel;sleutel\n\
                       2021-01-01;GM0788;GM0824;0,423;adressen in 2020\n\
                       2021-01-01;GM0788;GM0865;0,343;adressen in 2020\n\
                       2021-01-01;GM0788;GM0757;0,150;adressen in 2020\n\
                       2021-01-01;GM0788;GM0855;0,084;adressen in 2020\n";

fn bench() -> Workbench {
    let bench = Workbench::empty();
    bench.write("ijkpunt.toml", SETTINGS);
    bench.write("exports/stand.csv", STAND);
    bench
}

/// The rows of the table by gemeente: stand, stand per 1.000 and remark.
fn rows(site: &Site) -> BTreeMap<String, Vec<String>> {
    let csv = site.csv("gemeenten-2026.csv");
    let rows = csv.into_iter().skip(1);
    rows.map(|row| (row[0].clone(), row[1..].to_vec()))
        .collect()
}

/// −50 − 5 + 3 = −52, over 200.000 + 7.000 + 19.000 = 226.000 inhabitants: −0,23 per 1.000.
#[test]
fn counts_add_rates_add_their_sides_and_remarks_say_what_happened() {
    let bench = bench();
    bench.build_well();
    let site = bench.site();
    let rows = rows(&site);
    assert_eq!(
        rows["Groningen"],
        [
            "-52",
            "-0,23",
            "Opgeteld uit Ten Boer, Groningen en Haren. Op 01-01-2017 ging een stuk \
          van Slochteren naar Groningen. Het cijfer is daarvoor niet herrekend."
        ]
    );
    let border = &rows["Nissewaard"];
    assert_eq!(border[0], "8");
    assert!(
        border[2].contains("ging een stuk van Nissewaard naar Hellevoetsluis"),
        "{border:?}"
    );
    assert_eq!(rows["De Fryske Marren"][0], "-12");
    assert!(rows["De Fryske Marren"][2].contains("Heette eerder De Friese Meren"));
    // The split stops four series, and the page names them under the reason.
    for name in ["Boxtel", "Oisterwijk", "Tilburg", "Vught", "Tiel"] {
        assert!(!rows.contains_key(name), "{name}");
    }
    let text = site.page("indeling-2026.html").text();
    assert!(
        text.contains("Boxtel, Oisterwijk, Tilburg en Vught"),
        "{text}"
    );
    assert!(
        text.contains("Haaren is op 01-01-2021 gesplitst en er is geen verdeelsleutel opgegeven.")
    );
    assert!(
        !text.contains("geschat"),
        "nothing is estimated without weights"
    );
    let index = site.page("index.html");
    assert!(
        index
            .all("a")
            .iter()
            .any(|link| link.attribute("href") == "indeling-2026.html")
    );
    // The list of then is what it was.
    assert_eq!(site.csv("gemeenten.csv").len(), 1 + 10);
}

/// Oisterwijk: −4 and 42,3 % of −10 is −8,23, which is printed as a whole number of persons.
#[test]
fn weights_of_the_workspace_make_an_estimate_that_names_its_key() {
    let bench = bench();
    bench.write("gebieden/gewichten.csv", WEIGHTS);
    bench.build_well();
    let site = bench.site();
    let rows = rows(&site);
    let oisterwijk = &rows["Oisterwijk"];
    assert!(oisterwijk[0].contains("-8 (geschat)"), "{oisterwijk:?}");
    assert!(
        oisterwijk[2]
            .contains("Het deel van Haaren is geschat met deze verdeelsleutel: adressen in 2020."),
        "{oisterwijk:?}"
    );
    let text = site.page("indeling-2026.html").text();
    assert!(
        text.contains("4 cijfers zijn met een verdeelsleutel geschat."),
        "{text}"
    );
    let account = site.page("verantwoording.html").text();
    assert!(account.contains("gebieden/gewichten.csv"), "{account}");
}

#[test]
fn weights_that_leave_a_part_out_are_a_finding_and_estimate_nothing() {
    let bench = bench();
    let three: Vec<&str> = WEIGHTS.lines().take(4).collect();
    bench.write("gebieden/gewichten.csv", three.join("\n"));
    let outcome = bench.build_well();
    let found = outcome
        .findings
        .iter()
        .find(|f| f.code == Code::DelenTellenNietOp);
    let found = found.unwrap_or_else(|| panic!("{}", listed(&outcome.findings)));
    assert!(found.what.contains("GM0855"), "{found:?}");
    assert!(!rows(&bench.site()).contains_key("Boxtel"));
}

/// A list of this year's map has no second one.
#[test]
fn a_list_on_the_map_of_the_run_date_stands_alone() {
    let bench = bench();
    bench.replace(
        "ijkpunt.toml",
        "rundatum = 2026-03-02",
        "rundatum = 2015-12-02",
    );
    bench.build_well();
    let site = bench.site();
    assert!(!site.files.keys().any(|name| name.starts_with("indeling-")));
    assert!(!site.page("index.html").text().contains("De gemeenten van"));
}

/// COA's stand of November 2015 on the map of 2026, where the file is at hand: ten gemeenten have no
/// stand in it, Nissewaard and Krimpenerwaard no row, and nine hold a part of one that was split.
#[test]
fn the_stand_of_november_2015_on_the_map_of_2026() {
    let Some(path) = real("taakstelling/coa-stand-taakstelling-2015-11.csv") else {
        return;
    };
    let bench = Workbench::empty();
    bench.write(
        "ijkpunt.toml",
        format!("{SETTINGS}[levering.vast]\npeildatum = \"2015-11-01\"\n"),
    );
    bench.write("exports/stand.csv", fs::read(path).unwrap());
    bench.build_well();
    let site = bench.site();
    let restated = rows(&site);
    let page = site.page("indeling-2026.html");
    let list = page.with_class("redenen");
    let reasons: BTreeMap<String, String> = list[0]
        .all("li")
        .iter()
        .map(|reason| {
            let text = reason.text();
            let (reason, names) = text.split_once(" Het gaat om ").unwrap();
            (reason.to_owned(), names.trim_end_matches('.').to_owned())
        })
        .collect();
    let names = |reason: &str| -> Vec<&str> {
        let mut found = reasons.iter().filter(|(words, _)| words.contains(reason));
        let (_, names) = found
            .next()
            .unwrap_or_else(|| panic!("{reason}: {reasons:?}"));
        names
            .split(", ")
            .flat_map(|part| part.split(" en "))
            .collect()
    };
    assert_eq!(
        names("Haaren is op 01-01-2021 gesplitst"),
        ["Boxtel", "Oisterwijk", "Tilburg", "Vught"]
    );
    assert_eq!(
        names("Winsum is op 01-01-2019 gesplitst"),
        ["Het Hogeland", "Westerkwartier"]
    );
    assert_eq!(
        names("Littenseradiel is op 01-01-2018 gesplitst"),
        ["Leeuwarden", "Súdwest-Fryslân", "Waadhoeke"]
    );
    assert_eq!(restated.len(), 342 - 10 - 2 - 9);
    // Of all others the country is as far behind as it was: what is named makes up the rest.
    let sum: f64 = restated.values().map(|row| number(&row[0])).sum();
    let then: f64 = site.csv("gemeenten.csv")[1..]
        .iter()
        .filter(|row| !LOST.contains(&row[0].as_str()))
        .map(|row| number(&row[1]))
        .sum();
    assert_eq!(sum, then);
}

/// The gemeenten of 2015 that are a part of one that can't be restated.
const LOST: [&str; 20] = [
    "Boxtel",
    "Oisterwijk",
    "Tilburg",
    "Vught",
    "Haaren",
    "Winsum",
    "Bedum",
    "Eemsmond",
    "De Marne",
    "Grootegast",
    "Leek",
    "Marum",
    "Zuidhorn",
    "Littenseradiel",
    "Leeuwarden",
    "Leeuwarderadeel",
    "Súdwest-Fryslân",
    "het Bildt",
    "Franekeradeel",
    "Menameradiel",
];
