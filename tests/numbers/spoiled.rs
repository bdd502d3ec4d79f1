//! The reader of numbers can fail: pages in which one number was changed.

use super::knowledge::Knowledge;
use super::reader::read;
use crate::page::Element;
use crate::workbench::Site;

/// The numbers that a page has, less those of another, with what stands around them.
fn complaints(site: &Site, knowledge: &Knowledge, page: &str, old: &str, new: &str) -> Vec<String> {
    let html = site.text(page);
    assert_eq!(html.matches(old).count(), 1, "'{old}' on {page}");
    let spoiled = html.replacen(old, new, 1);
    read(page, &Element::parse(&spoiled), knowledge).unexplained
}

fn assert_caught(site: &Site, knowledge: &Knowledge, page: &str, old: &str, new: &str) {
    let found = complaints(site, knowledge, page, old, new);
    assert_eq!(found.len(), 1, "{old} → {new}: {found:?}");
    assert!(found[0].starts_with(page), "{}", found[0]);
}

const CHAPTER: &str = "index.html";

#[test]
fn a_changed_number_is_noticed() {
    let (site, knowledge) = super::built(&super::JAARVERSLAG);
    for (old, new) in [
        // A cell with one digit changed, and with the figure of the next row.
        (
            "<td class=\"getal sterk\">168</td>",
            "<td class=\"getal sterk\">169</td>",
        ),
        (
            "<td class=\"getal sterk\">168</td>",
            "<td class=\"getal sterk\">230</td>",
        ),
        (
            "<td class=\"getal\">−40</td>",
            "<td class=\"getal\">+40</td>",
        ),
        // A sentence.
        (
            "kregen 168 vergunninghouders",
            "kregen 186 vergunninghouders",
        ),
    ] {
        assert_caught(&site, &knowledge, CHAPTER, old, new);
    }
    // A share that was rounded the wrong way: 349 of 609 is 57,3 %.
    let page = "verantwoording.html";
    assert_caught(
        &site,
        &knowledge,
        page,
        "57% (teller 349",
        "58% (teller 349",
    );
}
