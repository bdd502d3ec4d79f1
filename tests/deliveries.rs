//! What is said of the deliveries: on the terminal, for programs, to the supplier, and in the site.

use std::fs;

use chrono::NaiveDate;
use ijkpunt::workspace::Workspace;
use ijkpunt::{Outcome, Quiet, stages};
use ijkpunt_model::{Dimension, Findings, RuleOutcome, Severity};
use ijkpunt_report::WaiverNote;
use serde_json::{Value, json};

use crate::page::Element;
use crate::workbench::{Workbench, program, read_folder, rows, sample_site};

const BENEFITS: &str = "exports/uitkeringen_suite_2019.csv";
const LVV: &str = "exports/lvv_2019.csv";

/// The sample with two kinds of fault: an impossible day in the exports of benefits, and a word
/// that no code has in those of the LVV.
fn faulty() -> Workbench {
    let bench = Workbench::sample();
    bench.replace(
        BENEFITS,
        "1203404;Participatiewet;Overig;25-12-2014",
        "1203404;Participatiewet;Overig;31-2-2014",
    );
    bench.replace(LVV, "2019MM04\tWachtlijst", "2019MM04\t=Wachtlist");
    bench
}

/// Runs `check` and gives what stood on standard output.
fn checked(bench: &Workbench, arguments: &[&str], code: i32) -> String {
    let mut command = program();
    command.current_dir(bench.path("")).args(["check", "."]);
    let assert = command.args(arguments).assert().code(code);
    String::from_utf8(assert.get_output().stdout.clone()).unwrap()
}

#[test]
fn the_terminal_shows_the_worst_first_and_ends_with_a_summary() {
    let text = checked(&faulty(), &[], 1);
    assert!(text.starts_with("blokkeert "), "{text}");
    assert!(
        text.contains("  raakt: alle 9 cijfers uit deze gegevens\n"),
        "{text}"
    );
    let last: Vec<&str> = text.lines().rev().take(4).collect();
    assert_eq!(last[3], "11 leveringen; 3139 rijen gelezen, 3137 gebruikt");
    assert!(
        last[2].ends_with(" regels nagegaan, 1 daarvan klopt niet overal"),
        "{text}"
    );
    assert!(
        last[1].starts_with("10 cijfers van het rapport worden geraakt: "),
        "{text}"
    );
    assert_eq!(last[0], "2 blokkeert, 0 waarschuwing, 2 info");
}

#[test]
fn ten_thousand_equal_faults_are_one_finding_with_five_places() {
    let bench = Workbench::sample();
    let mut export = String::from("Periode;Meting;Aantal\n");
    for _ in 0..10_000 {
        export.push_str("2019MM04;Wachtlist;1\n");
    }
    bench.write(LVV, export);
    let text = checked(&bench, &[], 1);
    let found = "kolom 'Meting', rijen 2 ('Wachtlist'), 3 ('Wachtlist'), 4 ('Wachtlist'), \
                 5 ('Wachtlist'), 6 ('Wachtlist') en nog 9995";
    assert!(text.contains(found), "{text}");
    assert_eq!(text.matches("[onbekende-code]").count(), 1);
}

#[test]
fn a_missing_column_names_only_the_figures_that_read_it() {
    let bench = Workbench::sample();
    let file = "exports/begeleiding_vluchtelingenwerk_2019.csv";
    let text = String::from_utf8(bench.read(file)).unwrap();
    bench.write(file, text.replacen(";Inburgeringsplichtig;", ";Weg;", 1));
    let report: Value = serde_json::from_str(&checked(&bench, &["--format", "json"], 0)).unwrap();
    let findings = report["bevindingen"].as_array().unwrap();
    let missing: Vec<&Value> = findings
        .iter()
        .filter(|finding| finding["code"] == "kolom-ontbreekt")
        .collect();
    assert_eq!(missing.len(), 1);
    assert_eq!(missing[0]["bestand"], file);
    let touched = missing[0]["raakt"].as_array().unwrap();
    assert_eq!(touched.len(), 1, "{touched:?}");
    // A column that no contract knows touches nothing, and it is said all the same.
    let unknown = findings.iter().find(|f| f["code"] == "kolom-onbekend");
    assert_eq!(unknown.unwrap()["raakt"], json!([]));
}

#[test]
fn json_has_its_documented_shape_and_nothing_stands_beside_it() {
    let text = checked(&faulty(), &["--format", "json"], 1);
    let report: Value = serde_json::from_str(&text).unwrap();
    let keys =
        |value: &Value| -> Vec<String> { value.as_object().unwrap().keys().cloned().collect() };
    assert_eq!(
        keys(&report),
        [
            "bevindingen",
            "leveringen",
            "programma",
            "regels",
            "samenvatting",
            "uitzonderingen",
            "versie",
            "vorm"
        ]
    );
    assert_eq!(report["vorm"], 1);
    assert_eq!(
        keys(&report["leveringen"][0]),
        [
            "afzender",
            "bestand",
            "dataset",
            "gelezen",
            "ongewijzigd",
            "ontbrekende_kolommen",
            "ontvangen",
            "rijen_gebruikt",
            "rijen_gelezen",
            "sha256",
            "vorige_rijen_gelezen"
        ]
    );
    let sum = &report["samenvatting"];
    assert_eq!(
        (&sum["bestanden"], &sum["blokkeert"]),
        (&json!(11), &json!(2))
    );
    let found = report["bevindingen"].as_array().unwrap();
    let word = found.iter().find(|f| f["bestand"] == LVV).unwrap();
    assert_eq!(
        keys(word),
        [
            "aantal",
            "bestand",
            "blad",
            "code",
            "dimensie",
            "doen",
            "ernst",
            "kolom",
            "plaatsen",
            "raakt",
            "regel",
            "tekst",
            "uitzondering",
            "wat"
        ]
    );
    assert_eq!(word["code"], "onbekende-code");
    assert_eq!(
        (&word["ernst"], &word["dimensie"]),
        (&json!("blokkeert"), &json!("geldig"))
    );
    assert_eq!(
        word["plaatsen"],
        json!([{ "rij": 3, "cel": null, "waarde": "=Wachtlist" }])
    );
    assert!(!word["raakt"].as_array().unwrap().is_empty());
}

/// A fault in a text has its line, and a run that could not begin is JSON as well.
#[test]
fn json_tells_what_is_wrong_with_the_settings() {
    let bench = Workbench::sample();
    bench.replace("ijkpunt.toml", "jaar = 2019", "jaar = 19");
    let text = checked(&bench, &["--format", "json"], 2);
    let report: Value = serde_json::from_str(&text).unwrap();
    let finding = &report["bevindingen"][0];
    assert_eq!(finding["bestand"], "ijkpunt.toml");
    assert_eq!(finding["tekst"]["regel"], 7);
}

#[test]
fn csv_has_a_line_for_each_place_and_no_formula() {
    let text = checked(&faulty(), &["--format", "csv"], 1);
    let text = text.strip_prefix('\u{feff}').unwrap();
    let lines = rows(text);
    assert_eq!(lines[0][..4], ["ernst", "code", "dimensie", "bestand"]);
    // Two faults in a row each, the three rows for the whole country, and those of whom the
    // begeleiding knows nothing.
    assert_eq!(lines.len(), 1 + 2 + 3 + 60);
    assert_eq!(lines[1][0], "blokkeert");
    let word = lines.iter().find(|line| line[3] == LVV).unwrap();
    assert_eq!((word[6].as_str(), word[8].as_str()), ("3", "'=Wachtlist"));
    for cell in lines.iter().flatten() {
        assert!(!cell.starts_with(['=', '+', '-', '@']), "{cell}");
    }
}

/// A number of a person is shown nowhere, also not to the operator.
#[test]
fn a_key_is_never_shown() {
    let bench = Workbench::sample();
    bench.replace(
        BENEFITS,
        "1203404;Participatiewet;Overig;25-12-2014",
        ";Participatiewet;Overig;25-12-2014",
    );
    bench.append(
        BENEFITS,
        "1203405;Participatiewet;Overig;19-6-2018;;;Alleenstaand;M;1991;Zuidwest\r\n",
    );
    for format in ["text", "json", "csv"] {
        let text = checked(&bench, &["--format", format], 1);
        assert!(
            text.contains("waarde-ontbreekt") && text.contains("dubbele-sleutel"),
            "{text}"
        );
        assert!(!text.contains("1203405"), "{format}");
    }
    checked(&bench, &["--pages", "terug", "--with-values"], 1);
    for (name, bytes) in read_folder(&bench.path("terug")) {
        assert!(
            !String::from_utf8(bytes).unwrap().contains("1203405"),
            "{name}"
        );
    }
}

fn page(bench: &Workbench, file: &str) -> Element {
    Element::parse(&String::from_utf8(bench.read(file)).unwrap())
}

#[test]
fn a_supplier_gets_one_page_a_file_that_stands_on_its_own() {
    let bench = faulty();
    checked(&bench, &["--pages", "terug"], 1);
    let files = read_folder(&bench.path("terug"));
    // Eleven files, and the list of which page is about which.
    assert_eq!(files.len(), 12);
    let name = "terug/uitkeringen_suite_2019-csv.html";
    let text = String::from_utf8(bench.read(name)).unwrap();
    for word in ["href=\"http", "src=", "stijl.css", "<script", "exports/"] {
        assert!(!text.contains(word), "{word}");
    }
    assert!(
        !text.contains("31-2-2014"),
        "a value without being asked for"
    );
    let page = page(&bench, name);
    assert_eq!(page.all("html")[0].attribute("lang"), "nl");
    assert_eq!(page.all("h1").len(), 1);
    assert_eq!(page.all("style").len(), 1);
    let words = page.text_without(&["style"]);
    assert!(
        words.contains("Er is 1 punt dat u eerst moet verbeteren."),
        "{words}"
    );
    assert!(words.contains("Gemeente Groningen") && words.contains("Team Inkomen (Suite)"));
    assert!(words.contains("14 januari 2020") && words.contains("1.226"));
    let table = page.all("table")[0].table();
    assert_eq!(table.caption, "Wat u eerst moet verbeteren");
    assert_eq!(
        table.rows[0],
        ["Wat", "Waar", "Wat u kunt doen", "Hoe vaak"]
    );
    assert_eq!(table.rows[1][1], "kolom 'Ingangsdatum', rij 2");
    // Place and remedy stand in every row.
    for row in &table.rows[1..] {
        assert!(row.iter().all(|cell| !cell.is_empty()), "{row:?}");
    }
    let list: Value = serde_json::from_slice(&bench.read("terug/terugkoppeling.json")).unwrap();
    assert_eq!(list["paginas"].as_array().unwrap().len(), 11);
}

#[test]
fn values_come_on_a_page_only_when_asked_for() {
    let bench = faulty();
    checked(&bench, &["--pages", "terug", "--with-values"], 1);
    let page = page(&bench, "terug/uitkeringen_suite_2019-csv.html");
    assert!(page.text().contains("rij 2 ('31-2-2014')"));
    assert!(page.text().contains("Ga er zorgvuldig mee om"));
}

#[test]
fn a_good_delivery_gets_thanks_and_an_unreadable_one_a_page_as_well() {
    let bench = Workbench::sample();
    bench.write("exports/trajecten_2019.xlsx", b"PK\x03\x04 geen werkboek");
    checked(&bench, &["--pages", "terug"], 1);
    let good = page(&bench, "terug/doelen_begroting_2019-csv.html").text_without(&["style"]);
    assert!(
        good.contains("U hoeft niets te verbeteren. Bedankt."),
        "{good}"
    );
    let bad = page(&bench, "terug/trajecten_2019-xlsx.html");
    assert!(bad.text().contains("Wij konden geen rijen"));
    assert!(
        bad.text().contains("eerst moet verbeteren"),
        "{}",
        bad.text()
    );
    assert_eq!(bad.all("table").len(), 1);
}

#[test]
fn pages_for_suppliers_replace_only_pages_for_suppliers() {
    let bench = faulty();
    sample_site().write(&bench.path("site"));
    checked(&bench, &["--pages", "site"], 2);
    assert_eq!(bench.site(), *sample_site());
    checked(&bench, &["--pages", "terug"], 1);
    fs::write(bench.path("terug/oud.html"), "x").unwrap();
    checked(&bench, &["--pages", "terug"], 1);
    assert!(!bench.path("terug/oud.html").exists());
}

/// A table of the datakwaliteit page by its caption.
fn quality(page: &Element, caption: &str) -> Vec<Vec<String>> {
    let tables = page.all("table").into_iter().map(Element::table);
    let found = tables.into_iter().find(|table| table.caption == caption);
    found.unwrap_or_else(|| panic!("no table '{caption}'")).rows
}

#[test]
fn every_page_leads_to_the_quality_page_and_it_shows_no_value() {
    for (name, page) in sample_site().pages() {
        let links: Vec<&str> = page.all("a").iter().map(|a| a.attribute("href")).collect();
        assert!(links.contains(&"datakwaliteit.html"), "{name}");
    }
    let page = sample_site().page("datakwaliteit.html");
    let words = page.text();
    assert!(words.contains("Er zijn 11 bestanden gelezen. Daarover zijn 2 dingen opgemerkt."));
    assert!(words.contains("verandert geen cijfer"), "{words}");
    assert!(words.contains("Er is nog geen eerdere levering"), "{words}");
    assert!(!words.contains("'Nederland'"), "a value");
    let sides = quality(&page, "Regels en bevindingen naar soort kwaliteit");
    let names: Vec<&str> = sides[1..].iter().map(|row| row[0].as_str()).collect();
    assert_eq!(
        names,
        ["volledig", "geldig", "uniek", "consistent", "tijdig"]
    );
    let valid = &sides[2];
    assert_eq!(valid[valid.len() - 2..], ["1", "3"]);
    let found = quality(&page, "exports/inwoners_cbs.csv");
    assert_eq!(found[1][1], "rijen 2, 3, 4");
    for table in page.all("table") {
        assert_eq!(table.all("caption").len(), 1);
        for header in table.all("th") {
            assert!(["col", "row"].contains(&header.attribute("scope")));
        }
    }
}

/// Deliveries are compared with the last different ones, and a second build says the same.
#[test]
fn the_next_delivery_is_compared_with_the_last_one() {
    let bench = Workbench::sample();
    bench.build_well();
    let text = String::from_utf8(bench.read(LVV)).unwrap();
    let shorter: Vec<&str> = text.lines().take(20).collect();
    bench.write(LVV, shorter.join("\n") + "\nTotaal\t\t10\n");
    let title = "Rijen en soorten bevindingen, nu en bij de vorige andere levering";
    bench.build_well();
    let first = bench.site();
    let compared = quality(&first.page("datakwaliteit.html"), title);
    assert_eq!(compared.len(), 2, "only what changed has a line");
    assert_eq!(compared[1][1..], ["27", "19", "8 minder", "1", "0", "0"]);
    let words = first.page("datakwaliteit.html").text();
    assert!(
        words.contains("Nieuw, 1 keer: Een rij is een totaal en telt niet mee."),
        "{words}"
    );
    bench.build_well();
    assert_eq!(bench.site().differences(&first), Vec::<String>::new());
    checked(&bench, &["--pages", "terug"], 0);
    let words = page(&bench, "terug/lvv_2019-csv.html").text_without(&["style"]);
    assert!(words.contains("Rijen in het vorige bestand 27"), "{words}");
    assert!(words.contains("Dit bestand hadden wij al verwerkt."));
    // The old file again: what was new is solved.
    bench.write(LVV, text);
    bench.build_well();
    let words = bench.site().page("datakwaliteit.html").text();
    assert!(
        words.contains("Opgelost, 1 keer: Een rij is een totaal en telt niet mee."),
        "{words}"
    );
}

/// What was not published is not remembered.
#[test]
fn a_blocked_build_and_a_check_leave_no_trace_in_the_comparison() {
    let bench = Workbench::sample();
    bench.build_well();
    let before = bench.read(".ijkpunt/leveringen.json");
    let good = bench.read(LVV);
    bench.replace(LVV, "2019MM04\tWachtlijst", "2019MM04\tWachtlist");
    assert!(bench.build().published.is_none());
    checked(&bench, &[], 1);
    assert_eq!(bench.read(".ijkpunt/leveringen.json"), before);
    bench.write(LVV, good);
    bench.build_well();
    assert_eq!(
        bench.site().differences(sample_site()),
        Vec::<String>::new()
    );
}

#[test]
fn the_key_for_numbers_of_persons_comes_from_a_file_or_the_environment() {
    let bench = Workbench::sample();
    let settings = "\n[privacy]\nsleutelbestand = \"sleutel.txt\"\n";
    bench.append("ijkpunt.toml", settings);
    let run = |key: Option<&str>| {
        let mut command = program();
        command.current_dir(bench.path("")).args(["check", "."]);
        match key {
            Some(key) => command.env("IJKPUNT_SLEUTEL", key),
            None => command.env_remove("IJKPUNT_SLEUTEL"),
        };
        let output = command.output().unwrap();
        let text = String::from_utf8(output.stdout).unwrap();
        (output.status.code().unwrap(), text)
    };
    let (code, text) = run(None);
    assert_eq!(code, 1);
    assert!(text.contains("'sleutel.txt' is niet te lezen"), "{text}");
    assert!(
        text.contains("sleutelbestand = \"sleutel.txt\"\n"),
        "the line is shown: {text}"
    );
    bench.write("sleutel.txt", "kort geheim");
    let (code, text) = run(None);
    assert_eq!(code, 1);
    assert!(
        text.contains("te kort") && !text.contains("kort geheim"),
        "{text}"
    );
    let (code, text) = run(Some("ook kort geheim"));
    assert_eq!(code, 1);
    assert!(text.contains("IJKPUNT_SLEUTEL") && !text.contains("ook kort geheim"));
    let long = "een sleutel die lang genoeg is, en geheim";
    assert_eq!(run(Some(long)).0, 0);
    bench.write("sleutel.txt", format!("{long}\n"));
    assert_eq!(run(None).0, 0);
}

/// Rules with their three answers, and what somebody allowed, as the page shows them.
#[test]
fn the_quality_page_counts_rules_and_names_exceptions() {
    let bench = Workbench::sample();
    let mut outcome = Outcome::default();
    let workspace = Workspace::open(&bench.path(""), None, &mut outcome.findings)
        .unwrap()
        .unwrap();
    let definitions = stages::definitions(&workspace, &mut outcome).unwrap();
    stages::ingest(&workspace, &definitions, &mut Quiet, &mut outcome).unwrap();
    let rule = |rule: &str, dimension, [holds, broken, undecided]: [u64; 3]| RuleOutcome {
        dataset: "uitkeringen".into(),
        rule: rule.into(),
        words: format!("Regel {rule}."),
        dimension,
        severity: Severity::Waarschuwing,
        holds,
        broken,
        undecided,
    };
    outcome.quality.rules = vec![
        rule("een", Dimension::Consistent, [1200, 20, 6]),
        rule("twee", Dimension::Consistent, [800, 0, 426]),
        rule("drie", Dimension::Tijdig, [0, 0, 1]),
    ];
    outcome.quality.waivers = vec![WaiverNote {
        rule: "een".into(),
        place: "uitkeringen, kolom 'Einddatum'".into(),
        reason: "De bron wordt in mei hersteld.".into(),
        name: "Team Inkomen".into(),
        expires: NaiveDate::from_ymd_opt(2020, 6, 30).unwrap(),
    }];
    let report = definitions.report.as_ref().unwrap();
    let areas = stages::areas(&workspace, report, &mut outcome);
    let released = stages::disclose(Vec::new(), &definitions);
    let site = stages::with_material(
        &workspace,
        &definitions,
        report,
        &released,
        &areas,
        &outcome,
        |material| ijkpunt_report::write(material, &mut Findings::new()).unwrap(),
    );
    let file = site.files.iter().find(|f| f.path == "datakwaliteit.html");
    let page = Element::parse(std::str::from_utf8(&file.unwrap().bytes).unwrap());
    let sides = quality(&page, "Regels en bevindingen naar soort kwaliteit");
    assert_eq!(sides[4][2..], ["2", "2.000", "20", "432", "1", "60"]);
    assert_eq!(sides[5][2..], ["1", "0", "0", "1", "0", "0"]);
    let rules = quality(&page, "De regels van de contracten en hoe vaak zij kloppen");
    assert_eq!(
        rules[1],
        [
            "Regel een. (een)",
            "Uitkeringen",
            "consistent",
            "waarschuwing",
            "1.200",
            "20",
            "6"
        ]
    );
    let waivers = quality(&page, "Uitzonderingen met reden en einddatum");
    assert_eq!(
        waivers[1][2..],
        [
            "De bron wordt in mei hersteld.",
            "Team Inkomen",
            "30 juni 2020"
        ]
    );
}
