//! The downloads of a site: workbook, descriptions of the CSV files, metadata for a register.

mod csvw;
mod dcat;
mod workbook;

pub use workbook::{cells, open};

use crate::workbench::sample_site;

/// The downloads of every site, and the word for their kind on the pages.
const ALWAYS: [(&str, &str); 5] = [
    ("cijfers.csv", "CSV"),
    ("cijfers.parquet", "Parquet"),
    ("tabellen.xlsx", "Excel"),
    ("cijfers.csv-metadata.json", "CSVW"),
    ("dcat.jsonld", "DCAT"),
];

#[test]
fn every_page_links_to_the_downloads_with_their_size() {
    let site = sample_site();
    for (name, page) in site.pages() {
        let footer = page.all("footer")[0];
        for (file, kind) in ALWAYS {
            let links = footer.all("a");
            let link = links.iter().find(|link| link.attribute("href") == file);
            let text = link.unwrap_or_else(|| panic!("{name}: {file}")).text();
            let kilobytes = (site.files[file].len() + 500) / 1000;
            let ending = format!("({kind}, {kilobytes} kB)");
            // The kind and the size are no name by themselves.
            assert!(
                text.ends_with(&ending) && text.len() > ending.len() + 5,
                "{name}: {text}"
            );
        }
    }
    for (name, bytes) in &site.files {
        let met = bytes.windows(12).any(|window| window == b"<!-- grootte");
        assert!(!met, "{name} holds a mark without a size");
    }
}

#[test]
fn the_verantwoording_says_what_each_download_is() {
    let page = sample_site().page("verantwoording.html");
    let text = page.text();
    for (file, _) in ALWAYS {
        assert!(text.contains(file), "{file}");
    }
    assert!(text.contains("grafieken/csv-metadata.json"));
}
