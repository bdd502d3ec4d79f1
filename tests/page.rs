//! A page as elements, read with the tokenizer of the HTML standard.

use std::collections::BTreeMap;

use html5gum::{HtmlString, Token, Tokenizer};

/// Elements that never have an end tag.
const VOID: [&str; 8] = ["meta", "link", "br", "hr", "img", "input", "wbr", "source"];

/// What stands inside an element.
#[derive(Debug)]
pub enum Node {
    /// Another element.
    Element(Element),
    /// Text, with its entities resolved.
    Text(String),
}

/// An element of a page.
#[derive(Debug, Default)]
pub struct Element {
    /// Name of the tag.
    pub name: String,
    /// Its attributes.
    pub attributes: BTreeMap<String, String>,
    /// What it holds.
    pub nodes: Vec<Node>,
}

/// A table as text: its caption, and its rows with the header row first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// What its caption says.
    pub caption: String,
    /// The cells of each row.
    pub rows: Vec<Vec<String>>,
}

fn text(bytes: HtmlString) -> String {
    String::from_utf8(bytes.0).unwrap()
}

impl Element {
    /// Reads a page. Our pages close what they open, in order; one that does not is refused.
    pub fn parse(html: &str) -> Element {
        let mut open = vec![Element::default()];
        for token in Tokenizer::new(html) {
            let Ok(token) = token;
            match token {
                Token::StartTag(tag) => {
                    let attributes = tag
                        .attributes
                        .into_iter()
                        .map(|(name, value)| (text(name), text(value.value)));
                    let element = Element {
                        name: text(tag.name),
                        attributes: attributes.collect(),
                        nodes: Vec::new(),
                    };
                    let empty = tag.self_closing || VOID.contains(&element.name.as_str());
                    open.push(element);
                    if empty {
                        close(&mut open);
                    }
                }
                Token::EndTag(tag) => {
                    let name = text(tag.name);
                    assert_eq!(open.last().unwrap().name, name, "closed out of order");
                    close(&mut open);
                }
                Token::String(words) => {
                    let words = Node::Text(text(words.value));
                    open.last_mut().unwrap().nodes.push(words);
                }
                Token::Comment(_) | Token::Doctype(_) => {}
                Token::Error(error) => panic!("not valid: {:?}", error.value),
            }
        }
        assert_eq!(
            open.len(),
            1,
            "'{}' is not closed",
            open.last().unwrap().name
        );
        open.remove(0)
    }

    /// All elements of this name inside, in the order of the page.
    pub fn all(&self, name: &str) -> Vec<&Element> {
        self.walk()
            .into_iter()
            .filter(|element| element.name == name)
            .collect()
    }

    /// All elements inside, in the order of the page.
    pub fn walk(&self) -> Vec<&Element> {
        let mut found = Vec::new();
        for node in &self.nodes {
            if let Node::Element(element) = node {
                found.push(element);
                found.extend(element.walk());
            }
        }
        found
    }

    /// The text inside, with white space as a browser shows it.
    pub fn text(&self) -> String {
        self.text_without(&[])
    }

    /// The text inside, apart from elements of these names.
    pub fn text_without(&self, names: &[&str]) -> String {
        let mut words = String::new();
        self.collect(&mut words, names);
        words.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    fn collect(&self, words: &mut String, without: &[&str]) {
        const INLINE: [&str; 6] = ["a", "span", "code", "strong", "em", "abbr"];
        for node in &self.nodes {
            match node {
                Node::Text(text) => words.push_str(text),
                Node::Element(element) if without.contains(&element.name.as_str()) => {}
                Node::Element(element) => {
                    let apart = !INLINE.contains(&element.name.as_str());
                    let space = if apart { " " } else { "" };
                    words.push_str(space);
                    element.collect(words, without);
                    words.push_str(space);
                }
            }
        }
    }

    /// The value of an attribute; empty where it is absent.
    pub fn attribute(&self, name: &str) -> &str {
        self.attributes.get(name).map_or("", String::as_str)
    }

    /// The elements inside that have this class.
    pub fn with_class(&self, class: &str) -> Vec<&Element> {
        self.walk()
            .into_iter()
            .filter(|element| {
                element
                    .attribute("class")
                    .split_whitespace()
                    .any(|c| c == class)
            })
            .collect()
    }

    /// This element as a table.
    pub fn table(&self) -> Table {
        let caption = self.all("caption");
        Table {
            caption: caption
                .first()
                .map(|caption| caption.text())
                .unwrap_or_default(),
            rows: self
                .all("tr")
                .into_iter()
                .map(|row| {
                    row.walk()
                        .into_iter()
                        .filter(|cell| ["th", "td"].contains(&cell.name.as_str()))
                        .map(Element::text)
                        .collect()
                })
                .collect(),
        }
    }

    /// The figure with the chart of this id.
    pub fn chart(&self, id: &str) -> &Element {
        let label = format!("fig-{id}");
        self.all("figure")
            .into_iter()
            .find(|figure| figure.attribute("aria-labelledby") == label)
            .unwrap_or_else(|| panic!("no chart {id}"))
    }
}

fn close(open: &mut Vec<Element>) {
    let done = open.pop().unwrap();
    open.last_mut().unwrap().nodes.push(Node::Element(done));
}

/// The numbers in a text as it writes them, without the marks around them.
pub fn numbers_in(text: &str) -> Vec<String> {
    let is_part = |c: char| c.is_ascii_digit() || c == '.' || c == ',';
    text.split(|c: char| !is_part(c))
        .map(|run| run.trim_matches(['.', ',']))
        .filter(|run| run.contains(|c: char| c.is_ascii_digit()))
        .map(str::to_owned)
        .collect()
}
