//! The dashboard of a workspace with all thirteen domains, and the other sample workspaces.

use std::sync::LazyLock;

use crate::page::Element;
use crate::workbench::{Site, Workbench, maastricht_site, number, repository};

pub static MAASTRICHT: LazyLock<&Site> = LazyLock::new(maastricht_site);

/// The site of a sample workspace, which must build without a warning.
fn built(name: &str) -> Site {
    let bench = Workbench::copy_of(&repository("sample-data").join(name));
    let outcome = bench.build_well();
    let findings = outcome.findings;
    assert_eq!(
        findings.worst(),
        findings.worst().min(Some(ijkpunt_model::Severity::Info))
    );
    bench.site()
}

#[test]
fn every_domain_stands_in_the_order_of_the_framework_with_a_page_of_its_own() {
    let index = MAASTRICHT.page("index.html");
    let headings: Vec<String> = index.all("h3").iter().map(|h| h.text()).collect();
    // Money stands beside the domains; this workspace has no agenda.
    assert_eq!(headings.len(), 14, "{headings:?}");
    assert_eq!(headings[13], "Geld");
    assert!(headings[0].starts_with("Rechten en verantwoordelijkheden"));
    // The Dutch names of the fourth cluster mislead, so they carry the English ones.
    assert!(headings[10].starts_with("Banden") && headings[10].contains("social bonds"));
    assert!(headings[11].starts_with("Connecties") && headings[11].contains("social bridges"));
    assert!(headings[12].starts_with("Bruggen") && headings[12].contains("social links"));
    for heading in index.all("h3") {
        let link = heading.all("a")[0].attribute("href").to_owned();
        let page = MAASTRICHT.page(&link);
        assert_eq!(page.all("h1").len(), 1, "{link}");
    }
    assert!(
        index
            .text()
            .contains("Van alle 13 domeinen is er een cijfer.")
    );
}

/// The rows of the table of a domain page: id of the indicator, its figure and what stands below.
fn lines(page: &Element) -> Vec<(String, String)> {
    let tables = page.with_class("lijnen");
    let rows = tables.iter().flat_map(|table| table.all("tr"));
    rows.filter_map(|row| {
        let link = row
            .all("th")
            .first()?
            .all("a")
            .first()?
            .attribute("href")
            .to_owned();
        let figure = row.all("td").first()?.text();
        Some((link.split_once('#')?.1.to_owned(), figure))
    })
    .collect()
}

/// What a page says "now" is, is the figure of the long table: none is typed or computed there.
#[test]
fn the_figures_of_the_pages_are_those_of_the_long_table() {
    let mut compared = 0;
    for (name, page) in MAASTRICHT.pages() {
        if !name.starts_with("domein-") {
            continue;
        }
        for (id, shown) in lines(&page) {
            let figures = MAASTRICHT.figures();
            let own = figures
                .iter()
                .filter(|figure| figure.indicator == id && figure.klasse == "totaal");
            let text = shown.split_whitespace().next().unwrap();
            let bare = text
                .trim_end_matches('%')
                .replace('.', "")
                .replace('−', "-");
            let Ok(value) = bare.replace(',', ".").parse::<f64>() else {
                assert!(
                    own.clone().any(|figure| !figure.teken.is_empty()),
                    "{id}: {shown}"
                );
                continue;
            };
            let decimals = bare.split_once(',').map_or(0, |(_, rest)| rest.len());
            let factor = if text.ends_with('%') { 100.0 } else { 1.0 };
            let half = 0.5000001 / 10f64.powi(i32::try_from(decimals).unwrap());
            let found = own
                .filter(|figure| !figure.waarde.is_empty())
                .any(|figure| (number(&figure.waarde) * factor - value).abs() <= half);
            assert!(found, "{id} shows {shown}, and no figure is that");
            compared += 1;
        }
    }
    assert!(compared > 90, "only {compared} figures were compared");
}

/// The published figures of the beleidskader 2024–2027 that exports can give.
#[test]
fn maastricht_gives_the_published_figures() {
    for (indicator, period, expected) in [
        ("zoekduur", "2021JJ00", 11.6),
        ("zoekduur", "2023JJ00", 24.0),
        ("azc-capaciteit", "2024KW04", 650.0),
    ] {
        let figure = MAASTRICHT.total(indicator, period);
        assert!((figure.value() - expected).abs() < 1e-9, "{figure:?}");
    }
    // About half of some thousand homes a year goes to who is in a hurry.
    assert_eq!(
        MAASTRICHT
            .total("woningen-statushouders", "2023JJ00")
            .noemer,
        "1000"
    );
}

#[test]
fn newcomers_stand_beside_others_and_what_nobody_asked_is_said() {
    let safety = MAASTRICHT.page("domein-3-1.html");
    let chart = safety.chart("veiligheid-statushouders").text();
    for words in ["Veiligheid, statushouders", "Veiligheid, inwoners"] {
        assert!(chart.contains(words), "{chart}");
    }
    let text = safety.text();
    assert!(text.contains("Het verschil tussen beide is groter dan we door toeval verwachten."));
    let culture = MAASTRICHT.page("domein-3-4.html").text();
    let gap = "Kennis van elkaars gewoonten, inwoners: geen gegevens.";
    assert!(
        culture.contains("Wat we niet weten") && culture.contains(gap),
        "{culture}"
    );
    let total = MAASTRICHT.page("index.html").text();
    for word in ["totaalscore", "eindcijfer", "rapportcijfer"] {
        assert!(!total.to_lowercase().contains(word));
    }
}

/// Published in the raadsinformatiebrief of 18 February 2020: 8 in 2020-I, and 55 benefits.
#[test]
fn albrandswaard_and_the_u16_build_and_give_their_published_figures() {
    let albrandswaard = built("albrandswaard-2020");
    assert_eq!(
        albrandswaard.total("bijstand-stand", "2020-01-01").value(),
        55.0
    );
    assert_eq!(
        albrandswaard
            .total("gehuisveste-vergunninghouders", "2019JJ00")
            .value(),
        20.0
    );
    let u16 = built("u16-2017");
    assert!(u16.figures().len() > 300);
}
