//! Gemeenten beside each other: pages of the region, who is secret, who measures something else, what
//! a herindeling does, and which pages one changed record rewrites.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use crate::page::Element;
use crate::workbench::{Site, Workbench, listed, repository};

/// The site of the region, built once for all tests.
fn region() -> &'static Site {
    static SITE: LazyLock<Site> = LazyLock::new(|| {
        let bench = bench("land");
        bench.build_well();
        bench.site()
    });
    &SITE
}

/// The workspace of the region with another report than its own.
fn bench(report: &str) -> Workbench {
    let bench = Workbench::copy_of(&repository("sample-data/u16-2017"));
    let named = format!("rapport = \"{report}\"");
    bench.replace("ijkpunt.toml", "rapport = \"regio\"", &named);
    bench
}

/// The section of a page with this heading.
fn section<'p>(page: &'p Element, id: &str) -> &'p Element {
    page.all("section")
        .into_iter()
        .find(|section| section.attribute("aria-labelledby") == id)
        .unwrap_or_else(|| panic!("no section {id}"))
}

#[test]
fn sixteen_gemeenten_have_a_page_and_each_indicator_an_overview() {
    let site = region();
    let pages: BTreeSet<&str> = site.pages().into_iter().map(|(name, _)| name).collect();
    let own = pages.iter().filter(|name| name.starts_with("gm"));
    assert_eq!(own.count(), 16);
    let overviews = pages.iter().filter(|name| name.starts_with("overzicht-"));
    assert_eq!(overviews.count(), 6);
    let index = site.page("index.html");
    assert!(index.text().contains("16 gemeenten naast elkaar"));
    let provinces: Vec<String> = section(&index, "provincies")
        .all("h3")
        .into_iter()
        .map(Element::text)
        .collect();
    assert_eq!(provinces, ["Utrecht"]);
    for (name, bytes) in &site.files {
        if name.ends_with(".html") {
            assert!(bytes.len() <= 150_000, "{name}: {} bytes", bytes.len());
        }
    }
}

/// The fifteen others passed, in percent: 60, 61, 61, 62, 63, 63, 63, 63, 64, 65, 68, 69, 69, 72 and
/// 74. So the median is 63, the quartiles are 62 and 69, and 63 (55 to 70) can't be told from it.
#[test]
fn a_gemeente_stands_beside_the_median_of_the_others() {
    let page = region().page("gm0310.html");
    let table = section(&page, "kort").all("table")[0].table();
    let exams = &table.rows[2];
    assert_eq!(
        exams,
        &[
            "Geslaagde examens",
            "vergelijkbaar",
            "63% (55–70%; n = 172)",
            "63%",
            "62% tot 69%"
        ]
    );
    let figure = page.chart("stippen-examens-geslaagd");
    assert_eq!(figure.all("table")[0].table().rows.len(), 17);
    let words = figure.text();
    assert!(words.contains("De mediaan van 15 andere gemeenten (regio U16) is 63%"));
    assert!(words.contains("De Bilt is van geen van de 15 andere te onderscheiden"));
    let own = figure.all("svg")[0].all("desc")[0].text();
    assert!(own.contains("van hoog naar laag"), "{own}");
}

/// A count is no figure to compare, a median has no interval, and neither gets a verdict.
#[test]
fn what_can_not_be_compared_says_why() {
    let page = region().page("gm0310.html");
    let counted = section(&page, "gehuisveste-vergunninghouders");
    assert!(counted.all("figure").is_empty());
    let why = "Niet vergelijkbaar omdat dit een aantal is";
    assert!(counted.text().contains(why), "{}", counted.text());
    let median = section(&page, "huisvesting-doorlooptijd").text();
    assert!(median.contains("Bij dit soort cijfer is geen interval bekend."));
    let dots = page.chart("stippen-huisvesting-doorlooptijd");
    let names: Vec<String> = dots.all("table")[0]
        .table()
        .rows
        .iter()
        .skip(1)
        .map(|row| row[0].clone())
        .collect();
    let mut sorted = names.clone();
    sorted.sort();
    assert_eq!(names, sorted, "no order of rank without intervals");
    let list = region().page("overzicht-huisvesting-doorlooptijd.html");
    assert!(list.text().contains("De lijst staat op alfabet."));
    assert!(list.text().contains("Er is geen kaart"));
}

/// Oudewater housed fewer than ten files: secret in every file, and no sum gives it away.
#[test]
fn a_secret_stays_one() {
    let site = region();
    let page = site.page("gm0589.html");
    let own = section(&page, "huisvesting-binnen-14-weken");
    assert!(own.all("figure").is_empty());
    assert!(
        own.text()
            .contains("Er is geen cijfer om te vergelijken: geheim.")
    );
    let rows = site.csv("cijfers.csv");
    let secret: Vec<&Vec<String>> = rows
        .iter()
        .filter(|row| row[0] == "huisvesting-binnen-14-weken" && row[1] == "GM0589")
        .filter(|row| row[3] == "2016JJ00")
        .collect();
    assert_eq!(secret.len(), 1);
    assert_eq!(secret[0][6..11], ["", "", "", "", ""]);
    // The whole of the funnel is that of the gemeenten that are shown.
    let shown = |column: usize| -> f64 {
        rows.iter()
            .filter(|row| row[0] == "huisvesting-binnen-14-weken" && row[3] == "2016JJ00")
            .filter_map(|row| row[column].replace(',', ".").parse::<f64>().ok())
            .sum()
    };
    let together = format!("{:.0}%", 100.0 * shown(6) / shown(7));
    let overview = site.page("overzicht-huisvesting-binnen-14-weken.html");
    let words = overview
        .chart("trechter-huisvesting-binnen-14-weken")
        .text();
    let said = format!("Van alle gemeenten met een cijfer samen is het {together}.");
    assert!(words.contains(&said), "{said} / {words}");
    assert!(overview.text().contains("Het gaat om Oudewater."));
}

#[test]
fn who_measures_something_else_is_left_out_with_the_reason() {
    let bench = bench("land");
    bench.append(
        "reports/land.toml",
        "\n[[afwijking]]\nindicator = \"examens-geslaagd\"\ngemeente = \"GM0344\"\n\
         verschilt_in = \"soort-maat\"\ntoelichting = \"Utrecht telt personen en geen pogingen.\"\n",
    );
    bench.build_well();
    let site = bench.site();
    let page = site.page("gm0344.html");
    let own = section(&page, "examens-geslaagd");
    assert!(own.all("figure").is_empty());
    let why = "Niet vergelijkbaar omdat er iets anders wordt gemeten (een stand, een stroom of \
               ooit). Utrecht telt personen en geen pogingen.";
    assert!(own.text().contains(why), "{}", own.text());
    let other = site.page("gm0310.html");
    let words = other.chart("stippen-examens-geslaagd").text();
    assert!(
        words.contains("De mediaan van 14 andere gemeenten"),
        "{words}"
    );
    let overview = site.page("overzicht-examens-geslaagd.html");
    assert!(section(&overview, "afwijkend").text().contains("Utrecht"));
    let list = section(&overview, "tabel").all("table")[0].table();
    assert_eq!(list.rows.len(), 16);
}

/// One exam of IJsselstein changes. Its peers are those of its size, so pages of other sizes stay as
/// they are to the byte.
#[test]
fn one_record_rewrites_the_own_page_those_of_peers_and_the_overviews() {
    const REPORT: &str = "[rapport]\nnaam = \"land\"\ntitel = \"Proef\"\nopbouw = \"land\"\n\
        [vergelijking]\njaren = 2\nindicatoren = [\"examens-geslaagd\", \
        \"begeleiding-volwassen\"]\n[[groep]]\nsoort = \"grootteklasse\"\n";
    let bench = bench("land");
    bench.write("reports/land.toml", REPORT);
    bench.build_well();
    let before = bench.site();
    let file = "exports/examens_duo_2017-02.csv";
    let text = String::from_utf8(bench.read(file)).unwrap();
    let line = text
        .lines()
        .find(|line| {
            line.starts_with("GM0353") && line.contains(";2016") && line.contains("Gezakt")
        })
        .unwrap();
    bench.replace(file, line, &line.replace("Gezakt", "Geslaagd"));
    bench.build_well();
    let after = bench.site();
    let changed: Vec<String> = after
        .differences(&before)
        .into_iter()
        .filter(|name| name.ends_with(".html"))
        .collect();
    // Of 20.000 to 50.000 inhabitants, with IJsselstein itself (GM0353).
    let peers = [
        "gm0310.html",
        "gm0321.html",
        "gm0353.html",
        "gm0632.html",
        "gm0352.html",
        "gm0620.html",
        "gm0736.html",
        "gm1581.html",
    ];
    let pages: Vec<&String> = changed
        .iter()
        .filter(|name| name.starts_with("gm"))
        .collect();
    assert!(pages.iter().any(|name| *name == "gm0353.html"));
    for name in &pages {
        assert!(peers.contains(&name.as_str()), "{name} changed");
    }
    let rest: Vec<&String> = changed
        .iter()
        .filter(|name| !name.starts_with("gm"))
        .collect();
    for name in rest {
        // The register quotes the overviews.
        let overviews = [
            "overzicht-examens-geslaagd.html",
            "index.html",
            "register.html",
        ];
        let overview = overviews.contains(&name.as_str());
        let account = ["datakwaliteit.html", "verantwoording.html"].contains(&name.as_str());
        assert!(overview || account, "{name} changed");
    }
    for name in ["gm0344.html", "gm0312.html", "gm0331.html", "gm0589.html"] {
        assert!(!changed.iter().any(|changed| changed == name), "{name}");
    }
    assert!(!changed.contains(&"overzicht-begeleiding-volwassen.html".to_owned()));
}

/// Ten Boer and Haren became part of Groningen on 1 January 2019; GM0014 of 2018 is another area than
/// that of 2019. Counts and both sides of a rate add: 40 + 12 + 8 = 60 traineeships, over 200.000 +
/// 19.000 + 8.000 = 227.000 inhabitants is 2,643 in ten thousand.
fn merged(haren: u32) -> Site {
    let bench = Workbench::empty();
    bench.write(
        "ijkpunt.toml",
        "[verslag]\nrapport = \"land\"\njaar = 2019\nrundatum = 2020-03-01\ntitel = \"Proef\"\n\
         [open_data]\nuitgever = \"Proef\"\n[exports]\nmap = \"exports\"\n",
    );
    bench.write(
        "reports/land.toml",
        "[rapport]\nnaam = \"land\"\ntitel = \"Proef\"\nopbouw = \"land\"\n[vergelijking]\n\
         jaren = 2\nindicatoren = [\"taalstages-per-10000\", \"taalstages\"]\n\
         [[groep]]\nsoort = \"provincie\"\n",
    );
    bench.write(
        "exports/inwoners.csv",
        "Gemeente;Perioden;Totale bevolking (aantal)\nGM0014;2018;200000\nGM0017;2018;19000\n\
         GM0009;2018;8000\nGM0014;2019;229000\n",
    );
    bench.write(
        "exports/tellingen.csv",
        format!(
            "Gemeente;Periode;Meting;Aantal\nGM0014;2018;taalstages;40\n\
             GM0017;2018;taalstages;{haren}\nGM0009;2018;taalstages;8\n\
             GM0014;2019;taalstages;70\n"
        ),
    );
    let outcome = bench.build();
    assert!(outcome.published.is_some(), "{}", listed(&outcome.findings));
    bench.site()
}

#[test]
fn a_series_over_a_merger_is_put_on_one_map() {
    let site = merged(12);
    let count = site.total("taalstages", "2018JJ00");
    assert_eq!(count.waarde, "60");
    let rate = site.total("taalstages-per-10000", "2018JJ00");
    assert_eq!(
        (rate.teller.as_str(), rate.noemer.as_str()),
        ("60", "227000")
    );
    assert!(rate.waarde.starts_with("2,643"), "{}", rate.waarde);
    assert!(!rate.interval[0].is_empty(), "made anew of both sides");
    let rows = site.csv("cijfers.csv");
    assert!(
        rows[1..]
            .iter()
            .all(|row| row[1] == "GM0014" && row[2] == "2019")
    );
    let page = site.page("gm0014.html").text();
    let said = "2018: Opgeteld uit Ten Boer, Groningen en Haren.";
    assert!(page.contains(said), "{page}");
    assert!(
        page.contains("hoort niet") || page.contains("0 van ten minste 5"),
        "{page}"
    );
}

/// Three in Haren are a secret. With the 40 and the 8 that were published before, a sum of 51 would
/// give it away, so there is none.
#[test]
fn a_merger_does_not_give_a_small_part_away() {
    let site = merged(3);
    for id in ["taalstages", "taalstages-per-10000"] {
        let whole = site.total(id, "2018JJ00");
        assert_eq!(
            (whole.waarde.as_str(), whole.teken.as_str()),
            ("", "geheim"),
            "{id}"
        );
    }
    let page = site.page("gm0014.html").text();
    assert!(
        page.contains("2018: Van Haren is er geen cijfer: geheim."),
        "{page}"
    );
}

#[test]
fn one_gemeente_among_others_has_one_page_with_its_charts() {
    let bench = bench("vergelijking");
    bench.append("ijkpunt.toml", "\n[gemeente]\ncode = \"GM0344\"\n");
    let outcome = bench.build();
    assert!(outcome.published.is_some(), "{}", listed(&outcome.findings));
    let site = bench.site();
    assert!(
        !site
            .files
            .keys()
            .any(|name| name.starts_with("gm0") && name.ends_with(".html"))
    );
    let page = site.page("index.html");
    assert!(page.text().contains("Gemeente Utrecht"));
    let exams = page.chart("stippen-examens-geslaagd");
    assert!(
        exams
            .text()
            .contains("grafiek stippen-examens-geslaagd (SVG)")
    );
    assert!(
        site.files
            .contains_key("grafieken/stippen-examens-geslaagd.svg")
    );
    // Its own dot is marked in the funnel of all.
    let overview = site.page("overzicht-examens-geslaagd.html");
    let funnel = overview.chart("trechter-examens-geslaagd");
    assert!(funnel.all("svg")[0].text().contains("Utrecht 63%"));
    // Each of the nearest has a panel with the years of Utrecht; the page of Utrecht leads to it.
    let each = overview.chart("elk-examens-geslaagd");
    let table = each.all("table")[0].table();
    assert_eq!(table.rows[1][0], "Utrecht");
    assert_eq!(
        table.rows.len(),
        14,
        "a heading, Utrecht, and twelve others"
    );
    let words = each.text();
    assert!(
        words.contains("Utrecht door de jaren naast elk van twaalf andere"),
        "{words}"
    );
    assert!(
        words.contains("Er is ruimte voor twaalf; niet getekend:"),
        "{words}"
    );
    let links = page.all("a");
    let mut links = links.iter().map(|link| link.attribute("href"));
    assert!(links.any(|href| href == "overzicht-examens-geslaagd.html#fig-elk-examens-geslaagd"));
    // Of counts there are none: the axis of Utrecht would flatten all others.
    let counted = site.page("overzicht-gehuisveste-vergunninghouders.html");
    assert!(counted.all("figure").is_empty());
    for (name, bytes) in &site.files {
        if name.ends_with(".html") {
            assert!(bytes.len() <= 150_000, "{name}: {} bytes", bytes.len());
        }
    }
}

/// The pilots of the LVV were published in one table: 287 and 33 are all who came since the start, 201,
/// 73 and 268 who was there on a day. The rates by hand, over the inhabitants of 1 January 2020:
/// 201 / 232.874 is 8,6 in ten thousand, 73 / 651.157 is 1,1, and 268 / 357.597 is 7,5.
#[test]
fn pilots_that_counted_something_else_are_named_and_left_out() {
    let bench = Workbench::copy_of(&repository("sample-data/lvv-2020"));
    bench.build_well();
    let site = bench.site();
    let id = "lvv-begeleidingsscenarios-per-10000";
    let why =
        "niet vergelijkbaar omdat er iets anders wordt gemeten (een stand, een stroom of ooit).";
    let overview = site.page(&format!("overzicht-{id}.html"));
    let list = section(&overview, "tabel").all("table")[0].table();
    let rows: Vec<[&str; 2]> = list
        .rows
        .iter()
        .map(|row| [row[0].as_str(), row[1].as_str()])
        .collect();
    assert_eq!(
        rows[1..],
        [
            ["Groningen", "8,6"],
            ["Utrecht", "7,5"],
            ["Rotterdam", "1,1"]
        ]
    );
    let index = site.page("index.html").text();
    let counted =
        "3 van de 5 gemeenten hebben een cijfer. Daarnaast meten 2 gemeenten iets anders.";
    assert!(index.contains(counted), "{index}");
    // Three are too few for the centre line of a funnel.
    assert!(overview.all("figure").is_empty());
    let apart = section(&overview, "afwijkend").text();
    for line in [
        format!(
            "Amsterdam (3,3): {why} Amsterdam telde iedereen die sinds de start is ingestroomd"
        ),
        format!(
            "Eindhoven (1,4): {why} Eindhoven telde iedereen die sinds de start is ingestroomd"
        ),
    ] {
        assert!(apart.contains(&line), "{apart}");
        for page in ["gm0014.html", "gm0344.html", "gm0599.html"] {
            let page = site.page(page);
            let own = section(&page, id);
            assert!(own.text().contains(&line), "{}", own.text());
            let drawn = page.chart(&format!("stippen-{id}"));
            assert!(!drawn.text().contains("Amsterdam"), "{}", drawn.text());
        }
    }
    for (page, number) in [("gm0363.html", "287"), ("gm0772.html", "33")] {
        let page = site.page(page);
        let own = section(&page, id);
        assert!(own.all("figure").is_empty());
        assert!(
            own.text()
                .contains("Niet vergelijkbaar omdat er iets anders")
        );
        let short = section(&page, "kort").all("table")[0].table();
        assert_eq!(short.rows[2][1..3], ["niet vergeleken", number]);
    }
}
