//! The CSV of each table of a page: the numbers of a cell are those that the page shows.

use std::collections::BTreeSet;

use crate::page::Element;
use crate::workbench::Site;

use super::knowledge::Knowledge;
use super::origin::{numbers_of, origin};
use super::places::{Place, pieces};
use super::tokens::tokens;

/// Numbers of the linked tables that their charts do not show, and that nothing else explains.
///
/// The table of a chart is made from the same view as the page, so most of its numbers were asked for
/// there. A long table stands on a page of its own; then its numbers are asked for here, by chart and row.
pub fn unexplained(site: &Site, name: &str, page: &Element, knowledge: &Knowledge) -> Vec<String> {
    let mut found = Vec::new();
    for figure in page.all("figure") {
        let links = figure.all("a").into_iter();
        let files = links.map(|link| link.attribute("href"));
        // The limits of a funnel are not computed a second time here; the room of statistics tests them.
        let files = files.filter(|href| !href.contains("trechter-"));
        let files = files.filter(|href| href.ends_with(".csv") && site.files.contains_key(*href));
        let shown: BTreeSet<String> = pieces(name, figure, knowledge)
            .iter()
            .flat_map(|piece| numbers_of(&piece.text))
            .map(|number| number.to_string())
            .collect();
        let about = knowledge.labelled(figure.attribute("aria-labelledby"));
        for file in files {
            for (line, row) in site.csv(file).iter().enumerate() {
                let place = Place {
                    about: vec![about.clone()],
                    closed: true,
                    depth: 1,
                    page: name.to_owned(),
                    area: row.first().and_then(|first| knowledge.area(first)),
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
        }
    }
    found
}
