//! A site for each gemeente from one build: each gets what it would have by itself, and a page above
//! them leads to all.

use std::sync::LazyLock;

use ijkpunt::{Options, Quiet};

use crate::page::Element;
use crate::workbench::{Site, Workbench, assert_courteous, line, listed, repository};

const BUNNIK: &str = "GM0312";
const UTRECHT: &str = "GM0344";

/// The exports of the region, for the sites that `subject` under [gemeente] asks for.
fn bench(subject: &str, report: &str) -> Workbench {
    let bench = Workbench::copy_of(&repository("sample-data/u16-2017"));
    bench.replace(
        "ijkpunt.toml",
        "[verslag]\nrapport = \"regio\"",
        &format!("[gemeente]\n{subject}\n\n[verslag]\n{report}"),
    );
    bench
}

const CHAPTER: &str = "rapport = \"jaarverslag\"";

static ALL: LazyLock<Site> = LazyLock::new(|| {
    let bench = bench("elke = true", CHAPTER);
    bench.build_well();
    bench.site()
});

#[test]
fn all_that_the_deliveries_name_get_a_site_and_stand_in_order_above_them() {
    let above = ALL.page("index.html");
    let lists = above.all("ul").into_iter();
    let lists = lists.filter(|list| list.attribute("class") == "gemeenten");
    let links: Vec<&Element> = lists.flat_map(|list| list.all("a")).collect();
    let names: Vec<String> = links.iter().map(|link| link.text()).collect();
    assert_eq!(
        names,
        [
            "Bunnik",
            "De Bilt",
            "De Ronde Venen",
            "Houten",
            "IJsselstein",
            "Lopik",
            "Montfoort",
            "Nieuwegein",
            "Oudewater",
            "Stichtse Vecht",
            "Utrecht",
            "Utrechtse Heuvelrug",
            "Vianen",
            "Wijk bij Duurstede",
            "Woerden",
            "Zeist"
        ]
    );
    for link in links {
        assert!(ALL.files.contains_key(link.attribute("href")));
    }
    assert!(
        above
            .text()
            .contains("Hier staan de sites van 16 gemeenten")
    );
    let headings: Vec<String> = above.all("h2").into_iter().map(Element::text).collect();
    assert_eq!(headings, ["Utrecht", "Leveringen"]);
    let (manifest, others) = (ALL.text("manifest.json"), ALL.files.len() - 1);
    let manifest: serde_json::Value = serde_json::from_str(manifest).unwrap();
    assert_eq!(manifest["bestanden"].as_array().unwrap().len(), others);
}

/// A site is handed to its gemeente as it is: nothing in it leads out of its folder.
#[test]
fn every_link_stays_in_the_site_of_its_gemeente() {
    for (name, page) in ALL.pages() {
        let Some((folder, _)) = name.split_once('/') else {
            continue;
        };
        for link in page.all("a").into_iter().chain(page.all("link")) {
            let href = link.attribute("href");
            let (file, _) = href.split_once('#').unwrap_or((href, ""));
            assert!(!file.starts_with(".."), "{name}: {href}");
            let target = match file {
                "" => name.to_owned(),
                file => format!("{folder}/{file}"),
            };
            assert!(ALL.files.contains_key(&target), "{name}: {href}");
        }
    }
}

/// The page, its charts and its downloads are the same to the byte; what tells of the deliveries
/// counts the rows of all.
#[test]
fn a_gemeente_gets_the_site_that_it_would_have_by_itself() {
    for code in [BUNNIK, UTRECHT] {
        let alone = bench(&format!("code = \"{code}\""), CHAPTER);
        alone.build_well();
        let alone = alone.site();
        let mut same = 0;
        for (name, bytes) in &alone.files {
            let tells = ["datakwaliteit.html", "verantwoording.html", "register.html"];
            if tells.contains(&name.as_str()) || name == "manifest.json" {
                continue;
            }
            let among = ALL.files.get(&format!("{code}/{name}"));
            let among = among.unwrap_or_else(|| panic!("{code} has no {name}"));
            assert!(among == bytes, "{code}/{name} differs");
            same += 1;
        }
        assert!(same > 10, "{same} files");
        let figures = ALL.text(&format!("{code}/cijfers.csv"));
        let others = figures.lines().skip(1).filter(|line| !line.contains(code));
        assert_eq!(others.count(), 0);
    }
}

#[test]
fn each_may_have_several_reports() {
    let report = "rapport = \"jaarverslag\"\nsamen_met = [\"dashboard\"]";
    let bench = bench(&format!("codes = [\"{UTRECHT}\"]"), report);
    bench.build_well();
    let site = bench.site();
    for file in [
        "index.html",
        "GM0344/index.html",
        "GM0344/register.html",
        "GM0344/jaarverslag/index.html",
        "GM0344/dashboard/domein-2-1.html",
    ] {
        assert!(site.files.contains_key(file), "{file}");
    }
    let above = site.page("index.html").text();
    assert!(
        above.contains("Elke site heeft: Jaarverslag en Integratiedashboard."),
        "{above}"
    );
    let start = site.page("GM0344/index.html").text();
    assert!(start.contains("Rapporten van Utrecht"), "{start}");
}

/// Each gemeente has editions of its own: what changed for one is told to that one.
#[test]
fn a_changed_figure_is_told_where_it_changed() {
    let bench = bench(&format!("codes = [\"{BUNNIK}\", \"{UTRECHT}\"]"), CHAPTER);
    bench.build_well();
    let housed = "huisvesting_koppelingen_2014-2016.csv";
    let file = format!("exports/{housed}");
    let text = String::from_utf8_lossy(&bench.read(&file)).into_owned();
    // One home of Bunnik in the year of the report, as it stands in the export, goes.
    let row = text.lines().find(|line| {
        let housed = line.split(';').nth(8);
        line.starts_with(BUNNIK) && housed.is_some_and(|day| day.starts_with("2016"))
    });
    let row = row.unwrap();
    bench.replace(&file, &format!("{row}\n"), "");
    bench.build_well();
    let site = bench.site();
    let told = |code: &str| {
        let page = site.page(&format!("{code}/verantwoording.html"));
        page.text()
            .contains("Cijfers die anders zijn dan in de vorige uitgave")
    };
    assert!(told(BUNNIK));
    assert!(!told(UTRECHT));
}

#[test]
fn what_is_wrong_is_said_at_its_place_and_nothing_is_published() {
    for (subject, report, expected) in [
        (
            "codes = [\"GM0344\", \"Utrecht\"]",
            CHAPTER,
            "blokkeert onbekende-gemeente | ijkpunt.toml, regel 10, kolom 20 | 'Utrecht' is geen gemeentecode.",
        ),
        (
            "codes = [\"GM0344\", \"GM9999\"]",
            CHAPTER,
            "blokkeert onbekende-gemeente | ijkpunt.toml, regel 10, kolom 20 | Gemeente GM9999 bestond niet op 1 januari 2017.",
        ),
        (
            "code = \"GM0344\"\nelke = true",
            CHAPTER,
            "blokkeert ongeldige-keuze | ijkpunt.toml, regel 9, kolom 1 | Er staat op meer dan een manier om welke gemeente het gaat.",
        ),
        (
            "elke = true",
            "rapport = \"regio\"",
            "blokkeert ongeldige-keuze | ijkpunt.toml, regel 13, kolom 11 | Het rapport 'regio' gaat zelf over meer gemeenten. Het kan er niet voor elke gemeente zijn.",
        ),
    ] {
        let bench = bench(subject, report);
        let outcome = bench.build();
        assert!(outcome.published.is_none(), "{subject}");
        assert_courteous(&outcome.findings);
        assert!(
            outcome
                .findings
                .iter()
                .any(|finding| line(finding) == expected),
            "{subject}:\n{}",
            listed(&outcome.findings)
        );
    }
}

/// What is only looked at is held in memory, and nothing is written.
#[test]
fn a_preview_of_all_writes_nothing() {
    let bench = bench(&format!("codes = [\"{UTRECHT}\"]"), CHAPTER);
    let options = Options {
        preview: true,
        ..Options::default()
    };
    let outcome = ijkpunt::build(&bench.path(""), &options, &mut Quiet).unwrap();
    let files = outcome.preview.unwrap();
    assert!(files.contains_key("GM0344/index.html"));
    assert!(!bench.path("site").exists());
    assert!(!bench.path(".ijkpunt").exists());
}
