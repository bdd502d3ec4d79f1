//! A site of several reports: one reading, one move, a folder each.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use ijkpunt::{Options, Outcome, Quiet};

use crate::page::Element;
use crate::workbench::{Site, Workbench, line, listed, repository};

const LETTER: &str = "raadsinformatiebrief";

/// The letter in one site with the jaarverslag.
fn together() -> Workbench {
    let bench = Workbench::copy_of(&repository("sample-data/albrandswaard-2020"));
    bench.replace(
        "ijkpunt.toml",
        "rapport = \"jaarverslag\"",
        &format!("rapport = \"jaarverslag\"\nsamen_met = [\"{LETTER}\"]"),
    );
    bench
}

static SITE: LazyLock<Site> = LazyLock::new(|| {
    let bench = together();
    let outcome = bench.build_well();
    assert_eq!(outcome.pages, 10, "{}", listed(&outcome.findings));
    bench.site()
});

/// The path within a site of what a page names.
fn resolved(page: &str, href: &str) -> String {
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in href.split('/') {
        match part {
            ".." => assert!(
                parts.pop().is_some(),
                "{page}: {href} leads out of the site"
            ),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

#[test]
fn every_link_of_every_page_leads_somewhere() {
    let ids = |page: &Element| -> BTreeSet<String> {
        let elements = page.walk().into_iter();
        elements
            .map(|element| element.attribute("id").to_owned())
            .collect()
    };
    for (name, page) in SITE.pages() {
        for link in page.all("a").into_iter().chain(page.all("link")) {
            let href = link.attribute("href");
            let (file, mark) = href.split_once('#').unwrap_or((href, ""));
            let target = match file {
                "" => name.to_owned(),
                file => resolved(name, file),
            };
            assert!(SITE.files.contains_key(&target), "{name}: {href}");
            if !mark.is_empty() {
                assert!(ids(&SITE.page(&target)).contains(mark), "{name}: {href}");
            }
        }
    }
}

#[test]
fn each_report_has_a_folder_and_what_they_share_stands_once() {
    let names: Vec<&str> = SITE.files.keys().map(String::as_str).collect();
    let count = |end: &str| names.iter().filter(|name| name.ends_with(end)).count();
    for (file, times) in [
        ("stijl.css", 1),
        ("register.html", 1),
        ("zoek.js", 1),
        ("manifest.json", 1),
        ("verantwoording.html", 2),
        ("cijfers.csv", 2),
        ("index.html", 3),
    ] {
        assert_eq!(count(file), times, "{file}");
    }
    let manifest: serde_json::Value = serde_json::from_str(SITE.text("manifest.json")).unwrap();
    let files = manifest["bestanden"].as_array().unwrap().iter();
    let listed: Vec<&str> = files.map(|file| file["pad"].as_str().unwrap()).collect();
    let others: Vec<&str> = names
        .into_iter()
        .filter(|name| *name != "manifest.json")
        .collect();
    assert_eq!(listed, others);
}

/// The words of the crumbs, those that lead somewhere in brackets.
fn crumbs(page: &Element) -> String {
    let navs = page.all("nav").into_iter();
    let mut navs = navs.filter(|nav| nav.attribute("aria-label") == "Kruimelpad");
    let items = navs.next().unwrap().all("li").into_iter();
    let words: Vec<String> = items
        .map(
            |item| match (item.all("a").is_empty(), item.attribute("aria-current")) {
                (true, "page") => format!("*{}*", item.text()),
                (true, _) => item.text(),
                (false, _) => format!("[{}]", item.text()),
            },
        )
        .collect();
    words.join(" › ")
}

#[test]
fn the_crumbs_say_where_a_page_stands() {
    for (file, expected) in [
        ("index.html", "*Start*"),
        ("register.html", "[Start] › *Zoeken en register*"),
        (
            "jaarverslag/index.html",
            "[Start] › Jaarverslag 2019 › Sociaal domein › *Vergunninghouders*",
        ),
        (
            "jaarverslag/verantwoording.html",
            "[Start] › [Jaarverslag 2019] › *Verantwoording*",
        ),
        (
            "raadsinformatiebrief/index.html",
            "[Start] › *Raadsinformatiebrief 18 februari 2020*",
        ),
    ] {
        assert_eq!(crumbs(&SITE.page(file)), expected, "{file}");
    }
    // Of one report there is no level above it.
    let alone = crate::workbench::sample_site().page("verantwoording.html");
    assert_eq!(crumbs(&alone), "[Jaarverslag 2019] › *Verantwoording*");
}

#[test]
fn every_page_names_all_reports_and_marks_its_own() {
    for (name, page) in SITE.pages() {
        let navs = page.all("nav").into_iter();
        let nav = navs.filter(|nav| nav.attribute("aria-label") == "Rapporten");
        let links: Vec<&Element> = nav.flat_map(|nav| nav.all("a")).collect();
        let words: Vec<String> = links.iter().map(|link| link.text()).collect();
        assert_eq!(
            words,
            [
                "Jaarverslag 2019",
                "Raadsinformatiebrief 18 februari 2020",
                "Zoeken en register"
            ],
            "{name}"
        );
        let marked = links
            .iter()
            .filter(|link| !link.attribute("aria-current").is_empty());
        let marked: Vec<&str> = marked.map(|link| link.attribute("href")).collect();
        let own = name
            .split_once('/')
            .map(|(folder, _)| format!("../{folder}/index.html"));
        assert_eq!(
            marked,
            own.iter().map(String::as_str).collect::<Vec<_>>(),
            "{name}"
        );
    }
}

#[test]
fn the_start_and_the_register_are_about_both() {
    let start = SITE.page("index.html").text();
    for words in [
        "Rapporten van Albrandswaard",
        "Jaarverslag 2019 Vergunninghouders In 2019 kregen 20 vergunninghouders",
        "Raadsinformatiebrief 18 februari 2020 Stand van zaken aanpak vergunninghouders",
        "Gemaakt voor 18 februari 2020",
    ] {
        assert!(start.contains(words), "{words}: {start}");
    }
    let register = SITE.page("register.html").text();
    for words in [
        "Gehuisveste vergunninghouders Cijfer, Jaarverslag 2019",
        "Verantwoording Pagina, Raadsinformatiebrief 18 februari 2020",
    ] {
        assert!(register.contains(words), "{words}");
    }
}

/// A report gives the same figures in a site of several as by itself.
#[test]
fn the_figures_are_those_of_the_report_by_itself() {
    let bench = Workbench::copy_of(&repository("sample-data/albrandswaard-2020"));
    bench.build_well();
    let alone = bench.site();
    assert_eq!(
        SITE.text("jaarverslag/cijfers.csv"),
        alone.text("cijfers.csv")
    );
}

#[test]
fn what_blocks_one_report_blocks_the_site_and_is_named() {
    let bench = together();
    bench.build_well();
    let before = bench.site();
    bench.append(
        "verhaal/brief-inleiding.md",
        "\nEr zijn er {{ cijfer(\"bestaat-niet\") }}.\n",
    );
    let outcome = bench.build();
    assert!(outcome.published.is_none());
    assert_eq!(outcome.blocking, [LETTER]);
    assert_eq!(bench.site().differences(&before), Vec::<String>::new());
    // Every fault is told once, however many reports share it.
    let lines: Vec<String> = outcome.findings.iter().map(line).collect();
    let once: BTreeSet<&String> = lines.iter().collect();
    assert_eq!(once.len(), lines.len());
}

#[test]
fn a_report_that_does_not_exist_or_reads_otherwise_is_a_finding() {
    let bench = together();
    bench.replace(
        "ijkpunt.toml",
        &format!("[\"{LETTER}\"]"),
        "[\"raadsbreif\"]",
    );
    let outcome = bench.build();
    let found: Vec<String> = outcome.findings.iter().map(line).collect();
    assert!(
        found
            .iter()
            .any(|line| line.contains("Er is geen rapport 'raadsbreif'"))
    );
    assert!(outcome.published.is_none());

    let bench = together();
    bench.replace("ijkpunt.toml", &format!("[\"{LETTER}\"]"), "[\"inwoners\"]");
    let outcome = bench.build();
    let found: Vec<String> = outcome.findings.iter().map(line).collect();
    let words = "jaarverslag gaat over een gemeente, inwoners over meer gemeenten";
    assert!(found.iter().any(|line| line.contains(words)), "{found:?}");
    assert!(outcome.published.is_none());
}

fn with(bench: &Workbench, options: Options) -> Outcome {
    ijkpunt::build(&bench.path(""), &options, &mut Quiet).unwrap()
}

#[test]
fn one_of_them_by_itself_stands_beside_the_site() {
    let bench = together();
    let one = Options {
        report: Some("jaarverslag".to_owned()),
        ..Options::default()
    };
    let outcome = with(&bench, one);
    assert_eq!(outcome.published, Some(bench.path("site-jaarverslag")));
}

#[test]
fn pages_to_mail_lie_together_and_carry_their_looks() {
    let bench = together();
    let mailed = Options {
        single_file: true,
        ..Options::default()
    };
    with(&bench, mailed);
    let site = bench.site();
    let page = site.page("los/jaarverslag-2019.html");
    assert!(page.all("style")[0].text().contains("--papier"));
    assert!(page.all("link").is_empty() && page.all("script").is_empty());
    assert!(
        site.files
            .contains_key("los/raadsinformatiebrief-2019.html")
    );
}
