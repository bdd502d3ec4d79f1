//! A workspace's own files win from the built-in ones, and the pages say so.

use std::fs;

use crate::workbench::{Site, Workbench, repository, sample_site};

const STAND: &str = "indicators/2.3-werk-en-inkomen/bijstand-stand.toml";
const NOODOPVANG: &str = "indicators/2.1-huisvesting/noodopvang-personen.toml";

/// The text of an indicator's definition on the verantwoording page.
fn definition(site: &Site, id: &str) -> String {
    let page = site.page("verantwoording.html");
    let found = page
        .walk()
        .into_iter()
        .find(|element| element.attribute("id") == id);
    found
        .unwrap_or_else(|| panic!("no definition of {id}"))
        .text()
}

#[test]
fn an_own_indicator_takes_the_place_of_the_built_in_one() {
    let bench = Workbench::sample();
    let all = "voorwaarde = \"regeling = 'pw'\"";
    let some = "voorwaarde = \"regeling = 'pw' AND doelgroep = 'vergunninghouder'\"";
    bench.own_definition(STAND, &[(some, all)]);
    bench.build_well();
    let site = bench.site();
    let mine = site.total("bijstand-stand", "2020-01-01").value();
    assert!(mine > 609.0, "{mine}");
    assert!(definition(&site, "bijstand-stand").contains("eigen definitie van deze werkmap"));
    assert!(!definition(&site, "bijstand-instroom").contains("eigen definitie"));
    let builtin = definition(sample_site(), "bijstand-stand");
    assert!(!builtin.contains("eigen definitie"), "{builtin}");
}

#[test]
fn an_own_contract_and_an_own_stylesheet_are_used() {
    let bench = Workbench::sample();
    bench.own_definition("pipelines/opvang.toml", &[("\"Soort opvang\"", "\"Huis\"")]);
    bench.replace("exports/opvang_2019.csv", ";Voorziening;", ";Huis;");
    bench.write("reports/stijl.css", "body { color: #123456 }\n");
    bench.build_well();
    let site = bench.site();
    assert!(
        site.text("stijl.css")
            .starts_with("body { color: #123456 }")
    );
    assert!(
        site.page("verantwoording.html")
            .text()
            .contains("eigen contract van deze werkmap")
    );
    // The file has another hash now, but its figures are the same.
    for (mine, sample) in site.figures().iter().zip(&sample_site().figures()) {
        assert_eq!(mine.key(), sample.key());
        assert_eq!((&mine.waarde, &mine.teken), (&sample.waarde, &sample.teken));
    }
}

/// The example of the handbook, as a workspace has it.
#[test]
fn own_sentences_take_the_place_of_built_in_ones_one_by_one() {
    let handbook = fs::read_to_string(repository("docs/handleiding.md")).unwrap();
    let (_, example) = handbook.split_once("```ftl\n").unwrap();
    let (example, _) = example.split_once("```").unwrap();
    let bench = Workbench::sample();
    bench.write("reports/zinnen.ftl", example);
    bench.build_well();
    let site = bench.site();
    let page = site.page("index.html").text();
    for own in [
        "Het vaakst komt Onderwijs voor: 80 keer van de 168",
        "Tussen ‘onderwijs’ en ‘andere reden’ is het verschil zeker.",
    ] {
        assert!(page.contains(own), "{own}");
    }
    let builtin = "Drie van de vier doelen met een cijfer zijn gehaald.";
    assert!(page.contains(builtin), "what is not replaced stays");
    let account = site.page("verantwoording.html").text();
    assert!(account.contains("reports/zinnen.ftl"));
    for id in ["delen-kop", "delen-verschil"] {
        assert!(account.contains(id), "{id}");
    }
    let account = sample_site().page("verantwoording.html").text();
    assert!(!account.contains("zinnen.ftl"));
}

/// A new definition is one file and no Rust.
#[test]
fn a_new_indicator_can_be_named_in_the_story() {
    let bench = Workbench::sample();
    bench.write(
        "indicators/ioaw-instroom.toml",
        r#"
[indicator]
id = "ioaw-instroom"
naam = "Instroom in de IOAW"
domein = "2.3"
soort = "stroom"
definitie = "Aantal uitkeringen volgens de IOAW dat in de periode inging."
populatie = "Uitkeringen volgens de IOAW met een ingangsdatum in de periode."
eenheid = ["uitkering", "uitkeringen"]
richting = "geen-oordeel"
versie = 1
bron = "Uitkeringenadministratie van de gemeente"

[berekening]
dataset = "uitkeringen"
voorwaarde = "regeling = 'ioaw'"
datum = "ingangsdatum"
perioden = ["jaar"]

[onthulling]
beleid = "openbaar"
reden = "Proef."
"#,
    );
    bench.append(
        "verhaal/gekost.md",
        "\nEr gingen {{ cijfer(\"ioaw-instroom\") }} uitkeringen in.\n",
    );
    bench.build_well();
    let export = bench.read("exports/uitkeringen_suite_2019.csv");
    let expected = String::from_utf8_lossy(&export)
        .lines()
        .map(|line| line.split(';').collect::<Vec<_>>())
        .filter(|cells| cells[1] == "IOAW" && cells[3].ends_with("-2019"))
        .count();
    assert!(expected > 0);
    let site = bench.site();
    let figure = site.total("ioaw-instroom", "2019JJ00");
    assert_eq!(figure.value(), expected as f64);
    let sentence = format!("Er gingen {expected} uitkeringen in.");
    assert!(site.page("index.html").text().contains(&sentence));
    let own = definition(&site, "ioaw-instroom");
    assert!(own.contains("indicators/ioaw-instroom.toml"));
    assert!(!own.contains("in plaats van de ingebouwde"), "{own}");
}

/// The Groningen annual report has one dash for both; we keep them apart everywhere.
#[test]
fn not_measured_this_year_is_not_the_same_as_no_data() {
    let bench = Workbench::sample();
    let rhythm = "versie = 1\nmeting_eens_per = 2\nmeting_vanaf = 2018";
    bench.own_definition(
        "indicators/2.3-werk-en-inkomen/ex-amv-leefgeld.toml",
        &[("versie = 1", rhythm)],
    );
    bench.build_well();
    let site = bench.site();
    for (id, sign, words) in [
        ("ex-amv-leefgeld", "niet-gemeten", "dit jaar niet gemeten"),
        ("noodopvang-personen", "niet-geleverd", "geen gegevens"),
    ] {
        let figure = site.total(id, "2019JJ00");
        assert_eq!((figure.teken.as_str(), figure.waarde.as_str()), (sign, ""));
        assert!(!figure.beoogd.is_empty(), "the target of {id} stands");
        let page = site.page("index.html");
        let target = format!("verantwoording.html#{id}");
        let row = page
            .all("tr")
            .into_iter()
            .find(|row| row.all("a").iter().any(|a| a.attribute("href") == target))
            .unwrap();
        assert!(row.text().contains(words), "{id}: {}", row.text());
        let chart = page.chart("doelen");
        for svg in chart.all("svg") {
            assert!(svg.text().contains(words), "{id}");
        }
        assert!(chart.all("table")[0].text().contains(words));
        assert!(site.text("grafieken/doelen.csv").contains(words));
        assert!(definition(&site, id).contains(words), "{id}");
    }
    // Nobody delivered, and still it is not measured: the rhythm is known without any file.
    let other = Workbench::sample();
    other.own_definition(NOODOPVANG, &[("versie = 1", rhythm)]);
    other.build_well();
    let figure = other.site().total("noodopvang-personen", "2019JJ00");
    assert_eq!(figure.teken, "niet-gemeten");
}
