//! The reader of numbers can fail: pages in which one number was changed.

use std::collections::BTreeSet;

use super::knowledge::Knowledge;
use super::origin::{Origin, origin};
use super::places::pieces;
use super::reader::read;
use super::tokens::{Kind, Token, tokens};
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

/// How many of the numbers that figures explain are noticed when their last digit is one more, and of how
/// many. A wrong number may by chance be right about something else, so not every one can be.
pub fn noticed(site: &Site, knowledge: &Knowledge, page: &str) -> (usize, usize) {
    let pieces = pieces(page, &site.page(page), knowledge);
    let on_page: BTreeSet<String> = pieces
        .iter()
        .flat_map(|piece| piece.place.about.iter().flatten().cloned())
        .collect();
    let (mut caught, mut all) = (0, 0);
    for piece in &pieces {
        for token in tokens(&piece.text) {
            let was = origin(&token, &piece.place, knowledge, &on_page);
            let explained = matches!(was, Some(Origin::Figure | Origin::Derived | Origin::Around));
            let Kind::Number {
                value,
                decimals,
                percent,
                signed,
                scale,
            } = token.kind
            else {
                continue;
            };
            if !explained {
                continue;
            }
            let kind = Kind::Number {
                value: value + 10f64.powi(-decimals),
                decimals,
                percent,
                signed,
                scale,
            };
            let text = "spoiled".to_owned();
            let spoiled = Token {
                kind,
                text,
                ..token
            };
            all += 1;
            caught += usize::from(origin(&spoiled, &piece.place, knowledge, &on_page).is_none());
        }
    }
    (caught, all)
}

const CHAPTER: &str = "index.html";

#[test]
fn a_changed_number_is_noticed() {
    let (site, knowledge) = super::built("groningen-2019", None);
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
    let (caught, all) = noticed(&site, &knowledge, CHAPTER);
    println!("{caught} of {all} numbers of the chapter are noticed when they are one more");
    assert!(caught * 100 >= all * 60, "{caught} of {all}");
}
