//! Where the texts of a page stand, and which indicators their places are about.

use std::collections::BTreeSet;

use crate::page::{Element, Node};

use super::knowledge::Knowledge;
use super::periods::{When, end_of, of_parts, periods_in, years_in};
use super::tokens::{Kind, tokens};

/// What a page tells of the place of a text.
#[derive(Debug, Clone, Default)]
pub struct Place {
    /// Ids of the indicators that the innermost place is about, then those of the places around it.
    pub about: Vec<BTreeSet<String>>,
    /// Whether nothing but the indicators of the row or the chart can stand here.
    pub closed: bool,
    /// How many of the innermost places may explain a number: a row of a chart's table also has the chart.
    pub depth: usize,
    /// The periods that the column, the row, the table or the chart names; any where it names none.
    pub when: BTreeSet<When>,
    /// Codes of the gemeenten or the region of the row, the column or the page; any where it is empty.
    pub areas: BTreeSet<String>,
    /// Whether this is a cell with a number.
    pub numeric: bool,
    /// The page of the domain that it is about.
    pub domain: Option<String>,
    /// Whether the column or the row names the indicator.
    pub resolved: bool,
    /// Whether the place is about parts of a year.
    pub in_parts: bool,
    /// Whether this is a label of a chart.
    pub in_picture: bool,
    /// The caption of the table.
    pub caption: String,
    /// The header of the column, in small letters.
    pub column: String,
    /// Headers of the columns of the table around it.
    pub columns: Vec<String>,
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

impl Piece {
    /// Whether it is a mark of an axis, which no figure explains.
    pub fn is_axis(&self) -> bool {
        let last = self.place.path.last();
        last.is_some_and(|last| last.starts_with("text.as"))
    }
}

/// All texts of a page with their places: sentences, cells, labels, alternatives.
pub fn pieces(name: &str, page: &Element, knowledge: &Knowledge) -> Vec<Piece> {
    let mut found = Vec::new();
    let whole = Place {
        page: name.to_owned(),
        areas: knowledge.page_area(name).into_iter().collect(),
        ..Place::default()
    };
    collect(page, &whole, knowledge, &mut found);
    for piece in &mut found {
        piece.place.text = piece.text.clone();
    }
    put_in_rows(&mut found, knowledge);
    found
}

/// A label of a chart that is a number belongs to the name before it: pictures are written row by row.
fn put_in_rows(pieces: &mut [Piece], knowledge: &Knowledge) {
    let mut before = String::new();
    let mut areas = BTreeSet::new();
    for piece in pieces {
        if !piece.place.in_picture {
            before.clear();
            areas.clear();
            continue;
        }
        let number = tokens(&piece.text)
            .iter()
            .any(|token| matches!(token.kind, Kind::Number { .. }));
        if number && !piece.is_axis() {
            piece.place.areas = areas.clone();
            // Elsewhere a name stands below its value, or the value stands in the label.
            let rows = ["beeld-rangorde", "beeld-stippen", "beeld-bullet"];
            let in_rows = rows
                .iter()
                .any(|kind| piece.place.path.iter().any(|at| at.ends_with(kind)));
            if in_rows {
                piece.place.header = before.to_lowercase();
            }
            continue;
        }
        // A long name stands on two lines.
        areas = knowledge.areas_of(&piece.text);
        if areas.is_empty() {
            areas = knowledge.areas_of(&format!("{before} {}", piece.text));
        }
        before = piece.text.clone();
    }
}

fn collect(element: &Element, around: &Place, knowledge: &Knowledge, found: &mut Vec<Piece>) {
    let place = entered(element, around, knowledge);
    for name in ["alt", "aria-label", "title"] {
        let text = element.attribute(name);
        if !text.is_empty() {
            found.push(Piece {
                text: text.to_owned(),
                place: told_in(text, &place, knowledge),
            });
        }
    }
    let mut words = String::new();
    own_text(element, &mut words);
    let text = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if !text.is_empty() {
        let mut place = place.clone();
        if !place.numeric {
            place = told_in(&text, &place, knowledge);
        }
        if place.about.is_empty() || !place.closed {
            let named = knowledge.named_in(&text);
            if !named.is_empty() {
                place.about.insert(0, named);
            }
        }
        found.push(Piece { text, place });
    }
    let mut column = 0;
    for child in children(element) {
        let cell = ["td", "th"].contains(&child.name.as_str());
        if element.name == "tr" && cell {
            let place = in_column(child, &place, column, knowledge);
            column += child.attribute("colspan").parse().unwrap_or(1);
            collect(child, &place, knowledge, found);
        } else {
            collect(child, &place, knowledge, found);
        }
    }
}

/// The place of a sentence, with the years and the gemeenten that it names.
fn told_in(text: &str, around: &Place, knowledge: &Knowledge) -> Place {
    let mut place = around.clone();
    let told = years_in(text);
    let compared = ["dan in", "dan op", "als in", "als op", "eerder", "sinds"]
        .iter()
        .any(|word| text.contains(word));
    if compared {
        place.when = compared_in(text, around);
    } else if !told.is_empty() {
        place.when = told;
    }
    if text.contains("nieuwe jaar") || text.contains("volgend jaar") {
        let next = place.when.iter().filter_map(When::next);
        place.when.extend(next.collect::<Vec<_>>());
    }
    place.in_parts |= of_parts(text);
    // The alternative of a chart is a sentence too.
    let sentence =
        !matches!(place.path.last().map(String::as_str), Some(last) if last.starts_with("text"));
    if place.in_picture && sentence {
        place.areas = knowledge.page_area(&place.page).into_iter().collect();
        place.in_picture = false;
    }
    if sentence {
        let named = knowledge.areas_in(text);
        if !place.areas.is_empty() {
            place.areas.extend(named);
        } else if !named.is_empty() {
            place.areas = named;
        }
    }
    place
}

/// What something is compared with stands beside what the place is about: the period of the row, or the
/// last year that the chart or the table names.
fn compared_in(text: &str, around: &Place) -> BTreeSet<When> {
    let row = periods_in(&around.row.join("; "));
    let mut when = match row.is_empty() {
        true => years_in(text),
        false => row,
    };
    if when.is_empty() {
        return around.when.clone();
    }
    let last = around
        .when
        .iter()
        .rfind(|when| matches!(when, When::Year(_)));
    when.extend(last.filter(|_| around.row.is_empty()).cloned());
    when
}

/// The place of a cell: what its column says goes before what its row says.
fn in_column(cell: &Element, row: &Place, column: usize, knowledge: &Knowledge) -> Place {
    let mut place = row.clone();
    let class = cell.attribute("class");
    place.numeric = cell.name == "td" && class.split(' ').any(|name| name == "getal");
    let Some(header) = row.columns.get(column).filter(|_| cell.name == "td") else {
        return place;
    };
    place.column = header.to_lowercase();
    let told = periods_in(header);
    if !told.is_empty() {
        place.when = told;
    }
    if place.column.contains("eind van") {
        place.when.extend(row.when.iter().filter_map(end_of));
    }
    if place.column.contains("op schema") {
        place.when.extend(years_in(header));
    }
    place.in_parts |= of_parts(header);
    let levels = if place.closed {
        place.depth
    } else {
        place.about.len()
    };
    let about: BTreeSet<String> = place.about.iter().take(levels).flatten().cloned().collect();
    let about = knowledge.with_parts(&about);
    place.resolved = about.len() > 1 && !knowledge.ids_of(header).is_disjoint(&about);
    let areas = knowledge.areas_of(header);
    if !areas.is_empty() {
        place.areas = areas;
    }
    place
}

/// The header of each column.
fn headers(table: &Element) -> Vec<String> {
    let mut columns: Vec<String> = Vec::new();
    for row in table.all("thead").iter().flat_map(|head| head.all("tr")) {
        let mut at = 0;
        for cell in children(row) {
            let wide: usize = cell.attribute("colspan").parse().unwrap_or(1);
            for _ in 0..wide {
                if columns.len() <= at {
                    columns.push(String::new());
                }
                columns[at] = format!("{} {}", columns[at], cell.text()).trim().to_owned();
                at += 1;
            }
        }
    }
    columns
        .iter()
        .map(|header| header.replace('\u{ad}', ""))
        .collect()
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
            let under = element.with_class("onder");
            place.in_parts = under.first().is_some_and(|under| of_parts(&under.text()));
            let told = under
                .first()
                .map(|under| years_in(&under.text()))
                .unwrap_or_default();
            if !told.is_empty() {
                place.when = told;
            }
        }
        "tr" => {
            let header = element
                .all("th")
                .first()
                .map(|th| th.text())
                .unwrap_or_default();
            place.row = element.all("td").into_iter().map(Element::text).collect();
            place.header = header.to_lowercase();
            place.in_parts |= of_parts(&header);
            let told = periods_in(&header);
            if !told.is_empty() && !element.all("td").is_empty() {
                place.when = told;
            }
            let areas = knowledge.areas_of(&header);
            if !areas.is_empty() {
                place.areas = areas;
            }
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
        // An entry of the definitions is about nothing else, and says of which period.
        "article" if class == "definitie" => {
            let id = element.attribute("id");
            if knowledge.figures.contains_key(id) {
                about = BTreeSet::from([id.to_owned()]);
            }
            place.closed = !about.is_empty();
            place.depth = 1;
            let terms = element.all("div").into_iter();
            let period =
                terms.filter_map(|div| div.text().strip_prefix("Periode").map(str::to_owned));
            place.when = period.flat_map(|text| periods_in(&text)).collect();
            place.in_parts = true;
        }
        // In an overview of domains: the page of the domain.
        "article" => {
            let link = element.all("a").into_iter().next();
            place.domain = link.map(|link| link.attribute("href").to_owned());
        }
        "svg" => {
            place.in_picture = true;
            place.areas.clear();
        }
        "table" | "section" | "figcaption" | "li" => {
            if element.name == "table" {
                place.columns = headers(element);
                let caption = element.all("caption");
                place.caption = caption
                    .first()
                    .map(|caption| caption.text())
                    .unwrap_or_default();
                place.in_parts |=
                    of_parts(&place.caption) || place.columns.iter().any(|name| of_parts(name));
                let told = years_in(&place.caption);
                if !told.is_empty() {
                    place.when = told;
                }
            }
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
        "div" if place.path.iter().any(|name| name == "article.definitie") => {
            place.numeric = element
                .all("dt")
                .first()
                .is_some_and(|term| term.text() == "Cijfer");
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
