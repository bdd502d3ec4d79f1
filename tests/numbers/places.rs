//! Where the texts of a page stand, and which indicators their places are about.

use std::collections::BTreeSet;

use crate::page::{Element, Node};

use super::knowledge::Knowledge;

/// What a page tells of the place of a text.
#[derive(Debug, Clone, Default)]
pub struct Place {
    /// Ids of the indicators that the innermost place is about, then those of the places around it.
    pub about: Vec<BTreeSet<String>>,
    /// Whether nothing but the indicators of the row or the chart can stand here.
    pub closed: bool,
    /// How many of the innermost places may explain a number: a row of a chart's table also has the chart.
    pub depth: usize,
    /// The year of the row.
    pub year: Option<i32>,
    /// Code of the gemeente of the row.
    pub area: Option<String>,
    /// Names of the elements around the text.
    pub path: Vec<String>,
    /// The texts of the cells of the row, or the whole text where there is no row.
    pub row: Vec<String>,
    /// Name of the page's file.
    pub page: String,
    /// Labels of the sections around it.
    pub section: String,
    /// The whole text.
    pub text: String,
    /// The header of the row.
    pub header: String,
    /// How many rows the table has that this stands in or under, and each other table of the section.
    pub rows: Vec<usize>,
}

/// A text of a page.
#[derive(Debug)]
pub struct Piece {
    /// Its words.
    pub text: String,
    /// Where it stands.
    pub place: Place,
}

/// All texts of a page with their places: sentences, cells, labels, alternatives.
pub fn pieces(name: &str, page: &Element, knowledge: &Knowledge) -> Vec<Piece> {
    let mut found = Vec::new();
    let whole = Place {
        page: name.to_owned(),
        ..Place::default()
    };
    collect(page, &whole, knowledge, &mut found);
    for piece in &mut found {
        piece.place.text = piece.text.clone();
    }
    found
}

fn collect(element: &Element, around: &Place, knowledge: &Knowledge, found: &mut Vec<Piece>) {
    let place = entered(element, around, knowledge);
    for name in ["alt", "aria-label", "title"] {
        let text = element.attribute(name);
        if !text.is_empty() {
            found.push(Piece {
                text: text.to_owned(),
                place: place.clone(),
            });
        }
    }
    let mut words = String::new();
    own_text(element, &mut words);
    let text = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if !text.is_empty() {
        let mut place = place.clone();
        if place.about.is_empty() || !place.closed {
            let named = knowledge.named_in(&text);
            if !named.is_empty() {
                place.about.insert(0, named);
            }
        }
        found.push(Piece { text, place });
    }
    for child in children(element) {
        collect(child, &place, knowledge, found);
    }
}

/// Elements that are part of the sentence around them.
const INLINE: [&str; 8] = [
    "a", "span", "strong", "em", "abbr", "tspan", "small", "time",
];

/// Text that no reader takes for a number: names of files, and what a browser does not show.
const WITHOUT: [&str; 3] = ["code", "style", "script"];

fn own_text(element: &Element, words: &mut String) {
    for node in &element.nodes {
        match node {
            Node::Text(text) => words.push_str(text),
            Node::Element(inner) if INLINE.contains(&inner.name.as_str()) => {
                words.push(' ');
                own_text(inner, words);
                words.push(' ');
            }
            Node::Element(_) => words.push(' '),
        }
    }
}

/// The elements in which a text of its own begins.
fn children(element: &Element) -> Vec<&Element> {
    let mut found = Vec::new();
    for node in &element.nodes {
        if let Node::Element(inner) = node {
            match inner.name.as_str() {
                name if WITHOUT.contains(&name) => {}
                name if INLINE.contains(&name) => found.extend(children(inner)),
                _ => found.push(inner),
            }
        }
    }
    found
}

fn entered(element: &Element, around: &Place, knowledge: &Knowledge) -> Place {
    let mut place = around.clone();
    let class = element.attribute("class").replace(' ', ".");
    place.path.push(match class.is_empty() {
        true => element.name.clone(),
        false => format!("{}.{class}", element.name),
    });
    if element.name == "section" || element.name == "div" {
        // The annexes of a letter have a number for a label; their headings tell what they are.
        let heading = element
            .all("h2")
            .first()
            .map(|h2| h2.text().to_lowercase())
            .unwrap_or_default();
        let heading = heading.replace("verwachte taakstelling", "verwachting");
        place.section = format!(
            "{} {} {heading}",
            place.section,
            element.attribute("aria-labelledby")
        );
    }
    let mut about = BTreeSet::new();
    for name in ["id", "aria-labelledby"] {
        about.extend(knowledge.labelled(element.attribute(name)));
    }
    match element.name.as_str() {
        "figure" => {
            // A chart may set others beside its own indicator; then it names them.
            let parts = ["figcaption", "thead", "desc"]
                .iter()
                .flat_map(|name| element.all(name));
            for part in parts {
                about.extend(knowledge.named_in(&part.text()));
                about.extend(knowledge.nouns_in(&part.text()));
            }
            place.closed = !about.is_empty();
            place.depth = 1;
        }
        "tr" => {
            let header = element
                .all("th")
                .first()
                .map(|th| th.text())
                .unwrap_or_default();
            let head = header.split(',').next().unwrap_or_default();
            place.row = element.all("td").into_iter().map(Element::text).collect();
            place.header = header.to_lowercase();
            place.year = head.parse().ok().or(place.year);
            place.area = knowledge.area(&header).or_else(|| place.area.clone());
            let linked = linked(element, knowledge);
            let named = match linked.is_empty() {
                true => knowledge.named_in(&header),
                false => linked,
            };
            // In the table of a chart, a name of a class may hold that of an indicator elsewhere.
            let inside = place.closed
                && place
                    .about
                    .first()
                    .is_some_and(|outer| named.is_disjoint(outer));
            if !named.is_empty() && !inside {
                place.depth = if place.closed { 2 } else { 1 };
                place.closed = true;
                about = named;
            }
        }
        "table" | "section" | "figcaption" | "li" => {
            let heading = ["caption", "h2", "h3", "h4"].iter().find_map(|name| {
                let own = children(element)
                    .into_iter()
                    .find(|child| child.name == *name);
                own.map(Element::text)
            });
            if about.is_empty() && !place.closed {
                about = knowledge.named_in(&heading.unwrap_or_default());
            }
        }
        "div" if about.is_empty() && !place.closed => {
            let term = children(element)
                .into_iter()
                .find(|child| child.name == "dt");
            about = term
                .map(|term| knowledge.named_in(&term.text()))
                .unwrap_or_default();
        }
        _ => {}
    }
    if matches!(
        element.name.as_str(),
        "table" | "figure" | "section" | "main" | "article"
    ) {
        place.rows = element
            .all("tbody")
            .iter()
            .map(|body| body.all("tr").len())
            .collect();
        place
            .rows
            .extend(element.all("ul").iter().map(|list| list.all("li").len()));
        let listed = element.all("p").into_iter().map(|p| p.text());
        place
            .rows
            .extend(listed.map(|text| text.split([',']).count() + text.matches(" en ").count()));
    }
    if !about.is_empty() {
        place.about.insert(0, about);
    }
    place
}

/// Ids that the links of a row lead to.
fn linked(row: &Element, knowledge: &Knowledge) -> BTreeSet<String> {
    let links = row.all("a").into_iter();
    let targets = links.filter_map(|link| link.attribute("href").split_once('#'));
    targets.flat_map(|(_, id)| knowledge.labelled(id)).collect()
}
