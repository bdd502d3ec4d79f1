//! The CSV of each table: word by word the table of a page, whose numbers are held against the figures
//! there. What stands on no page is held against the figures here.

use std::collections::BTreeSet;

use crate::page::Element;
use crate::workbench::Site;

use super::knowledge::Knowledge;
use super::origin::{numbers_of, origin};
use super::places::{Place, pieces};
use super::tokens::tokens;

/// Tables that are no table of a page, by the start of their path, and what their numbers are held to.
const APART: [(&str, &str); 4] = [
    (
        "cijfers.csv",
        "the long table, which is the figures themselves",
    ),
    (
        "brontabellen/",
        "rows of a source, which their page shows with remarks: tests/taakstelling.rs",
    ),
    (
        "grafieken/trechter-",
        "the figures of an overview, with limits that the room of statistics tests",
    ),
    (
        "maatregelen-20",
        "answers in words: the tables that count them are counted anew from this one",
    ),
];

/// The tables of CSV that are not those of a page, and the numbers of those that nothing explains.
pub fn unexplained(site: &Site, knowledge: &Knowledge) -> Vec<String> {
    let pages = site.pages();
    let shown: BTreeSet<Vec<Vec<String>>> = pages
        .iter()
        .flat_map(|(_, page)| page.all("table"))
        .map(|table| plain(table.table().rows))
        .collect();
    let mut found = Vec::new();
    let files = site.files.keys().filter(|name| name.ends_with(".csv"));
    for file in files.filter(|file| !shown.contains(&plain(site.csv(file)))) {
        let apart = APART.iter().any(|(start, _)| file.starts_with(start));
        if !apart {
            let in_figure = pages
                .iter()
                .any(|(_, page)| figures_with(page, file).next().is_some());
            if !in_figure {
                found.push(format!("{file} is no table of a page"));
            }
            for (name, page) in &pages {
                for figure in figures_with(page, file) {
                    found.extend(of_figure(site, (name, figure), file, knowledge));
                }
            }
        }
    }
    found
}

/// Cells as words, without soft hyphens and without the mark that keeps a cell from being a formula.
fn plain(rows: Vec<Vec<String>>) -> Vec<Vec<String>> {
    let cell = |cell: String| {
        let words = cell.replace('\u{ad}', "").replace('−', "-");
        let words = words.strip_prefix('\'').unwrap_or(&words);
        words.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let row = |row: Vec<String>| row.into_iter().map(cell).collect();
    rows.into_iter().map(row).collect()
}

/// The charts of a page that link to a file.
fn figures_with<'p>(page: &'p Element, file: &'p str) -> impl Iterator<Item = &'p Element> {
    let links = move |figure: &&Element| {
        figure
            .all("a")
            .iter()
            .any(|link| link.attribute("href") == file)
    };
    page.all("figure").into_iter().filter(links)
}

/// A long table stands on a page of its own or nowhere; its numbers are asked for by chart and row.
fn of_figure(
    site: &Site,
    (name, figure): (&str, &Element),
    file: &str,
    knowledge: &Knowledge,
) -> Vec<String> {
    let shown: BTreeSet<String> = pieces(name, figure, knowledge)
        .iter()
        .flat_map(|piece| numbers_of(&piece.text))
        .map(|number| number.to_string())
        .collect();
    let about = knowledge.labelled(figure.attribute("aria-labelledby"));
    let mut found = Vec::new();
    for (line, row) in site.csv(file).iter().enumerate() {
        let first = row.first().map(String::as_str).unwrap_or_default();
        let place = Place {
            about: vec![about.clone()],
            closed: true,
            depth: 1,
            page: name.to_owned(),
            areas: knowledge.areas_of(first),
            row: row.clone(),
            ..Place::default()
        };
        for token in row.iter().flat_map(|cell| tokens(cell)) {
            let on_page = numbers_of(&token.text)
                .iter()
                .all(|number| shown.contains(&number.to_string()));
            if !on_page && origin(&token, &place, knowledge, &BTreeSet::new()).is_none() {
                let line = line + 1;
                found.push(format!("{file}, row {line}: {} ({name})", token.text));
            }
        }
    }
    found
}
