//! What a page is about, read from the page itself: its title, its charts, its tables, and where it
//! leads to a definition.
//!
//! A gemeente may change any template, so only the finished page says what stands on it and where.

use html5gum::{StartTag, Token, Tokenizer};

/// A page as the register lists it.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// Its heading.
    pub title: String,
    /// What stands above the heading.
    pub rubric: String,
    /// The summary below the heading.
    pub lead: String,
    /// Its charts.
    pub charts: Vec<Chart>,
    /// Its tables, apart from those of charts.
    pub tables: Vec<Table>,
    /// Links to a place in another file, with the place on this page where they stand.
    pub links: Vec<(String, Option<String>)>,
}

/// A chart on a page.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Chart {
    /// The id of its caption.
    pub place: Option<String>,
    /// The finding.
    pub headline: String,
    /// What it shows, where and when.
    pub subtitle: String,
}

/// A table on a page.
#[derive(Debug, PartialEq, Eq)]
pub struct Table {
    /// The id nearest before it.
    pub place: Option<String>,
    /// Its caption.
    pub caption: String,
}

/// Reads a page; only its heading where `whole` is false.
pub fn page(html: &str, whole: bool) -> Page {
    let mut reader = Reader::default();
    for token in Tokenizer::new(html) {
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) => {
                let name = words(&tag.name);
                if !whole && name == "main" {
                    break;
                }
                reader.start(&name, &tag);
            }
            Token::EndTag(tag) => reader.end(&words(&tag.name)),
            Token::String(text) => {
                if let Some(open) = reader.text.as_mut().filter(|_| reader.drawings == 0) {
                    open.words.push_str(&words(&text.value));
                }
            }
            _ => {}
        }
    }
    reader.page
}

/// What a text is, once it is read.
#[derive(Debug, Clone, Copy)]
enum Role {
    Title,
    Rubric,
    Lead,
    Headline,
    Subtitle,
    Caption,
}

/// A text that is being read.
#[derive(Debug)]
struct Open {
    role: Role,
    tag: String,
    /// Elements of the same name within it.
    within: usize,
    words: String,
}

#[derive(Debug, Default)]
struct Reader {
    page: Page,
    text: Option<Open>,
    in_main: bool,
    /// How deep in a drawing; its titles and labels are no text of the page.
    drawings: usize,
    chart: Option<Chart>,
    place: Option<String>,
}

impl Reader {
    fn start(&mut self, name: &str, tag: &StartTag<()>) {
        if name == "svg" && !tag.self_closing {
            self.drawings += 1;
        }
        if self.drawings > 0 {
            return;
        }
        if let Some(open) = &mut self.text {
            // Two paragraphs are two sentences, not one word.
            if ["p", "li", "br", "div"].contains(&name) {
                open.words.push(' ');
            }
            open.within += usize::from(open.tag == name);
            return;
        }
        self.mark(name, tag);
        if let Some(role) = self.role(name, &attribute(tag, "class").unwrap_or_default()) {
            self.text = Some(Open {
                role,
                tag: name.to_owned(),
                within: 0,
                words: String::new(),
            });
        }
    }

    /// Remembers where on the page the reader is.
    fn mark(&mut self, name: &str, tag: &StartTag<()>) {
        match name {
            "main" => {
                self.in_main = true;
                return;
            }
            "figure" => self.chart = Some(Chart::default()),
            "a" if self.in_main => {
                let href = attribute(tag, "href").filter(|href| !href.starts_with('#'));
                if let Some(href) = href.filter(|href| href.contains('#')) {
                    let own = self.chart.as_ref().and_then(|chart| chart.place.clone());
                    let place = own.or_else(|| self.place.clone());
                    self.page.links.push((href, place));
                }
            }
            _ => {}
        }
        let Some(id) = attribute(tag, "id").filter(|_| self.in_main) else {
            return;
        };
        match &mut self.chart {
            Some(chart) => chart.place = chart.place.take().or(Some(id)),
            None => self.place = Some(id),
        }
    }

    fn role(&self, name: &str, class: &str) -> Option<Role> {
        let is = |wanted: &str| class.split_whitespace().any(|one| one == wanted);
        match name {
            "h1" => Some(Role::Title),
            "p" if is("rubriek") => Some(Role::Rubric),
            "p" | "div" if is("kern") => Some(Role::Lead),
            "span" if is("titel") && self.chart.is_some() => Some(Role::Headline),
            "span" if is("onder") && self.chart.is_some() => Some(Role::Subtitle),
            "caption" if self.chart.is_none() => Some(Role::Caption),
            _ => None,
        }
    }

    fn end(&mut self, name: &str) {
        if self.drawings > 0 {
            self.drawings -= usize::from(name == "svg");
            return;
        }
        if let Some(open) = &mut self.text {
            if open.tag == name && open.within > 0 {
                open.within -= 1;
            } else if open.tag == name
                && let Some(open) = self.text.take()
            {
                self.keep(open);
            }
            return;
        }
        if name == "figure" {
            self.page.charts.extend(self.chart.take());
        }
    }

    fn keep(&mut self, open: Open) {
        let text = open.words.split_whitespace().collect::<Vec<_>>().join(" ");
        // A place to break a long word is no part of it.
        let text = text.replace('\u{ad}', "");
        match (open.role, &mut self.chart) {
            (Role::Title, _) => self.page.title = text,
            (Role::Rubric, _) => self.page.rubric = text,
            (Role::Lead, _) => self.page.lead = text,
            (Role::Headline, Some(chart)) => chart.headline = text,
            (Role::Subtitle, Some(chart)) => chart.subtitle = text,
            (Role::Caption, _) => self.page.tables.push(Table {
                place: self.place.clone(),
                caption: text,
            }),
            (Role::Headline | Role::Subtitle, None) => {}
        }
    }
}

fn words(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn attribute(tag: &StartTag<()>, name: &str) -> Option<String> {
    let value = tag.attributes.get(name.as_bytes())?;
    Some(words(&value.value))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = r##"<body><header><p class="rubriek">Gemeente Ons</p><h1>Wonen &amp; werk</h1>
<div class="kern"><p>Het ging goed.</p><p>Echt&shy;waar.</p></div></header>
<main id="inhoud"><section id="een"><h2>Een</h2>
<p><a href="verantwoording.html#a">A</a> <a href="#een">hier</a></p>
<figure><figcaption id="fig-x"><span class="titel">Meer <em>huizen</em></span> <span class="onder">Huizen, 2019</span></figcaption>
<svg><title id="t">Niet dit</title><text><tspan class="titel">12</tspan></text></svg>
<table><caption>Van de grafiek</caption></table></figure>
<table><caption>Alle cijfers</caption></table></section>
<h2 id="twee">Twee</h2><p>Zie <a href="verantwoording.html#b">B</a>.</p></main></body>"##;

    #[test]
    fn a_page_says_what_stands_on_it() {
        let place = |id: &str| Some(id.to_owned());
        let read = page(PAGE, true);
        assert_eq!(read.title, "Wonen & werk");
        assert_eq!(read.rubric, "Gemeente Ons");
        assert_eq!(read.lead, "Het ging goed. Echtwaar.");
        let chart = Chart {
            place: place("fig-x"),
            headline: "Meer huizen".to_owned(),
            subtitle: "Huizen, 2019".to_owned(),
        };
        assert_eq!(read.charts, [chart]);
        let table = Table {
            place: place("een"),
            caption: "Alle cijfers".to_owned(),
        };
        assert_eq!(read.tables, [table]);
        let link = |id: &str, at: &str| (format!("verantwoording.html#{id}"), place(at));
        assert_eq!(read.links, [link("a", "een"), link("b", "twee")]);
    }

    #[test]
    fn of_some_pages_only_the_heading_is_read() {
        let read = page(PAGE, false);
        assert_eq!(read.title, "Wonen & werk");
        assert!(read.charts.is_empty() && read.tables.is_empty() && read.links.is_empty());
    }
}
