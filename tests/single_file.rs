//! Pages that can be mailed: whole in themselves, and the same as those of the site.

use crate::page::Element;
use crate::workbench::{Site, Workbench, sample_site};
use ijkpunt::{Options, Quiet};

const FILES: [(&str, &str); 3] = [
    ("los/jaarverslag-2019.html", "index.html"),
    (
        "los/jaarverslag-2019-datakwaliteit.html",
        "datakwaliteit.html",
    ),
    (
        "los/jaarverslag-2019-verantwoording.html",
        "verantwoording.html",
    ),
];

fn built() -> (Site, Vec<(String, usize)>) {
    let bench = Workbench::sample();
    let options = Options {
        single_file: true,
        ..Options::default()
    };
    let outcome = ijkpunt::build(&bench.path(""), &options, &mut Quiet).unwrap();
    (bench.site(), outcome.single_files)
}

/// Links that stand in a page and those that would leave it.
fn addresses(page: &Element) -> Vec<String> {
    let keys = [
        "href",
        "src",
        "srcset",
        "action",
        "poster",
        "data",
        "xlink:href",
    ];
    let all = page.walk().into_iter();
    all.flat_map(|element| keys.map(|key| element.attribute(key).to_owned()))
        .filter(|address| !address.is_empty())
        .collect()
}

#[test]
fn a_single_file_needs_no_other_and_asks_for_nothing() {
    let (site, sizes) = built();
    for (name, _) in FILES {
        let text = site.text(name);
        let page = Element::parse(text);
        assert_eq!(page.all("link").len() + page.all("script").len(), 0);
        assert_eq!(page.all("style").len(), 1, "{name}");
        let ids: Vec<&str> = page.walk().iter().map(|e| e.attribute("id")).collect();
        let addresses = addresses(&page);
        assert!(addresses.len() > 3, "{name}");
        for address in addresses {
            let held = address.starts_with("data:") && address.contains(";base64,");
            let place = address.strip_prefix('#');
            let here = place.is_some_and(|id| id == "top" || ids.contains(&id));
            assert!(held || here, "{name}: {address}");
        }
        for word in ["url(", "@import", "stijl.css"] {
            assert!(!text.contains(word), "{name}: {word}");
        }
        let size = sizes.iter().find(|(path, _)| path == name).unwrap();
        assert_eq!(size.1, text.len());
    }
    assert_eq!(sizes.len(), FILES.len());
}

#[test]
fn a_single_file_says_what_the_page_of_the_site_says() {
    let (site, _) = built();
    for (name, page) in FILES {
        let (single, page) = (site.page(name), site.page(page));
        let (single_main, main) = (single.all("main"), page.all("main"));
        assert_eq!(single_main[0].text(), main[0].text(), "{name}");
        assert_eq!(
            single.all("header")[0].text(),
            page.all("header")[0].text(),
            "{name}"
        );
        let footer = single.all("footer")[0].text();
        let note = " Dit is een los bestand van een grotere site.";
        let (same, note) = footer.split_once(note).unwrap();
        assert_eq!(same, page.all("footer")[0].text(), "{name}");
        let links = " Verwijzingen naar andere pagina's zijn hier gewone tekst.";
        assert!(note.starts_with(links), "{name}: {note}");
    }
    let chapter = site.page(FILES[0].0).text();
    assert!(chapter.contains("In 2019 kregen 168 vergunninghouders een woning in Groningen"));
}

/// The table of a chart can be saved from a mail, byte for byte.
#[test]
fn a_download_in_a_single_file_is_the_one_of_the_site() {
    use base64::Engine;
    let (site, _) = built();
    let page = site.page(FILES[0].0);
    let mut compared = 0;
    for link in page.all("a") {
        let file = link.attribute("download");
        let Some((_, coded)) = link.attribute("href").split_once(";base64,") else {
            continue;
        };
        let bytes = base64::engine::general_purpose::STANDARD
            .decode(coded)
            .unwrap();
        let on_site = [file.to_owned(), format!("grafieken/{file}")];
        assert!(
            on_site
                .iter()
                .any(|path| site.files.get(path) == Some(&bytes)),
            "{file}"
        );
        compared += 1;
    }
    assert!(compared >= 8, "{compared}");
}

#[test]
fn the_site_itself_is_the_same_with_and_without_single_files() {
    let (site, _) = built();
    let mut changed: Vec<&str> = FILES.iter().map(|(name, _)| *name).collect();
    changed.push("manifest.json");
    changed.sort_unstable();
    assert_eq!(site.differences(sample_site()), changed);
    assert!(
        site.text("manifest.json")
            .contains("los/jaarverslag-2019.html")
    );
}
