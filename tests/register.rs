//! The register of a site: everything that stands on its pages, from A to Z.

use std::collections::BTreeSet;

use crate::page::Element;
use crate::workbench::{Site, Workbench, sample_site};

/// The lines of a register: name, address, and the whole text.
fn lines(site: &Site) -> Vec<(String, String, String)> {
    let page = site.page("register.html");
    let lists = page.all("ul").into_iter();
    let lists = lists.filter(|list| list.attribute("class") == "register");
    lists
        .flat_map(|list| list.all("li"))
        .map(|line| {
            let link = line.all("a")[0];
            (link.text(), link.attribute("href").to_owned(), line.text())
        })
        .collect()
}

#[test]
fn it_names_every_page_chart_and_figure_once() {
    let site = sample_site();
    let lines = lines(site);
    let named: BTreeSet<&str> = lines.iter().map(|(_, href, _)| href.as_str()).collect();
    for (name, page) in site.pages() {
        assert_eq!(named.contains(name), name != "register.html", "{name}");
        for chart in page.all("figcaption") {
            let href = format!("{name}#{}", chart.attribute("id"));
            assert!(named.contains(href.as_str()), "{href}");
        }
    }
    let texts: Vec<&str> = lines.iter().map(|(_, _, text)| text.as_str()).collect();
    for definition in site.page("verantwoording.html").all("article") {
        let name = definition.all("h3")[0].text();
        let found = texts
            .iter()
            .filter(|text| text.starts_with(&format!("{name} Cijfer")));
        assert_eq!(found.count(), 1, "{name}");
    }
    let all: BTreeSet<(&str, &str)> = lines.iter().map(|(n, h, _)| (&**n, &**h)).collect();
    assert_eq!(all.len(), lines.len());
}

#[test]
fn a_figure_leads_to_where_it_stands_and_to_its_definition() {
    let page = sample_site().page("register.html");
    let line = |name: &str| {
        let lines = page.all("li").into_iter();
        let mut found = lines.filter(|line| line.text().starts_with(&format!("{name} Cijfer")));
        let line = found.next().unwrap();
        let links = line.all("a").into_iter();
        let links: Vec<String> = links.map(|a| a.attribute("href").to_owned()).collect();
        links.join(" ")
    };
    // In the table, in a chart only, and nowhere but in the author's text.
    assert_eq!(
        line("Gehuisveste vergunninghouders"),
        "index.html#indicatoren verantwoording.html#gehuisveste-vergunninghouders"
    );
    assert_eq!(
        line("Capaciteit van de LVV"),
        "index.html#fig-lvv verantwoording.html#lvv-capaciteit"
    );
    assert_eq!(
        line("Vergunninghouders in de bijstand met een assessment"),
        "verantwoording.html#bijstand-assessment"
    );
}

#[test]
fn the_letters_follow_the_alphabet_and_the_list_leads_to_each() {
    let page = sample_site().page("register.html");
    let headings = page.all("main")[0].all("h2");
    let letters: Vec<String> = headings.iter().map(|heading| heading.text()).collect();
    let mut sorted = letters.clone();
    sorted.sort();
    assert_eq!(letters, sorted);
    let navs = page.all("nav").into_iter();
    let list = navs.filter(|nav| nav.attribute("aria-label") == "Letters");
    let list: Vec<String> = list
        .flat_map(|nav| nav.all("a"))
        .map(Element::text)
        .collect();
    assert_eq!(list, letters);
}

#[test]
fn each_page_leads_to_it_and_only_it_asks_for_a_small_script() {
    let site = sample_site();
    assert!(site.files["zoek.js"].len() <= 2_500);
    for (name, page) in site.pages() {
        let links = page.all("a").into_iter();
        let leads = links.filter(|a| a.attribute("href") == "register.html");
        assert!(leads.count() >= 1, "{name}");
        let scripts = page.all("script").len();
        assert_eq!(scripts, usize::from(name == "register.html"), "{name}");
    }
    // Without the script nobody sees a field that does nothing.
    let box_of_search = site.page("register.html");
    assert!(
        box_of_search.all("search")[0]
            .attributes
            .contains_key("hidden")
    );
}

#[test]
fn a_workspace_may_bring_its_own_script() {
    let bench = Workbench::sample();
    bench.write("reports/zoek.js", "/* eigen */");
    bench.build_well();
    assert_eq!(bench.site().text("zoek.js"), "/* eigen */");
}
