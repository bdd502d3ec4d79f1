//! A page of the site as one file that can be mailed.
//!
//! It is the page that stands on the site, with what it fetches put inside it, and without what would
//! lead to a file beside it. No word and no number of it changes, but for a note in the footer that says
//! what it lacks.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Result, anyhow};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use html5gum::{DefaultEmitter, EndTag, StartTag, Token, Tokenizer};
use ijkpunt_publish::SiteFile;
use ijkpunt_report::REGISTER;

use crate::workspace::Settings;

/// The folder of the site with these files.
const FOLDER: &str = "los";

/// A download of more bytes is left out: a mail has to get through, and who wants the long table wants
/// it from the site.
const DOWNLOAD_BYTES_MAX: usize = 50_000;

/// Each page as one file, named after its report and year so that it can be told from others in a
/// folder with downloads.
pub fn pages(settings: &Settings, files: &[SiteFile]) -> Result<Vec<SiteFile>> {
    let site: BTreeMap<&str, &[u8]> = files
        .iter()
        .map(|(path, bytes)| (path.as_str(), bytes.as_slice()))
        .collect();
    // A register of pages that did not come along leads nowhere.
    let pages = files
        .iter()
        .filter(|(path, _)| path.ends_with(".html") && path != REGISTER);
    pages
        .map(|(path, bytes)| {
            let html = std::str::from_utf8(bytes)?;
            let name = name(settings, path);
            Ok((name, Page::new(path, html, &site).whole()?.into_bytes()))
        })
        .collect()
}

fn name(settings: &Settings, page: &str) -> String {
    let stem = page.trim_end_matches(".html").replace('/', "-");
    let report = format!("{}-{}", settings.report, settings.year);
    match stem.as_str() {
        "index" => format!("{FOLDER}/{report}.html"),
        stem => format!("{FOLDER}/{report}-{stem}.html"),
    }
}

/// A page on its way to be one file.
struct Page<'a> {
    path: &'a str,
    html: &'a str,
    site: &'a BTreeMap<&'a str, &'a [u8]>,
    out: String,
    /// Up to where the page was copied.
    copied: usize,
    /// Elements whose end tag changes: its name, and what comes in its place.
    open: Vec<(&'static str, &'static str)>,
    /// Whether a link to another page became text.
    unlinked: bool,
    /// Downloads that stay behind.
    left_out: BTreeSet<String>,
}

/// Where a link of the page leads.
enum Target<'a> {
    /// A place in this page, or an address elsewhere: it stays.
    Stays(String),
    /// A file of the site.
    File(&'a str, &'a [u8]),
    /// Another page, or nothing at all.
    Away,
}

impl<'a> Page<'a> {
    fn new(path: &'a str, html: &'a str, site: &'a BTreeMap<&'a str, &'a [u8]>) -> Self {
        Page {
            path,
            html,
            site,
            out: String::with_capacity(html.len() * 2),
            copied: 0,
            open: Vec::new(),
            unlinked: false,
            left_out: BTreeSet::new(),
        }
    }

    fn whole(mut self) -> Result<String> {
        let mut emitter = DefaultEmitter::<usize>::new_with_span();
        // So that a stylesheet or a script in the page is one text, and no markup.
        emitter.naively_switch_states(true);
        for token in Tokenizer::new_with_emitter(self.html, emitter) {
            let Ok(token) = token;
            match token {
                Token::StartTag(tag) => self.start(&tag)?,
                Token::EndTag(tag) => self.end(&tag)?,
                _ => {}
            }
        }
        self.copy_to(self.html.len())?;
        Ok(self.out)
    }

    /// Copies the page up to a byte.
    fn copy_to(&mut self, end: usize) -> Result<()> {
        let part = self.html.get(self.copied..end);
        let part = part.ok_or_else(|| anyhow!("{}: a tag begins in a letter", self.path))?;
        self.out.push_str(part);
        self.copied = end;
        Ok(())
    }

    /// Writes something in the place of a tag.
    fn replace(&mut self, start: usize, end: usize, with: &str) -> Result<()> {
        self.copy_to(start)?;
        self.out.push_str(with);
        self.copied = end;
        Ok(())
    }

    fn start(&mut self, tag: &StartTag<usize>) -> Result<()> {
        let (start, end) = (tag.span.start, tag.span.end);
        match text(&tag.name).as_str() {
            "link" => {
                let with = self.link(tag);
                self.replace(start, end, &with)
            }
            "a" if attribute(tag, "href").is_some() => self.anchor(tag),
            // A script beside the page only makes the site handier; a script in it stays.
            "script" if attribute(tag, "src").is_some() => {
                self.open.push(("script", ""));
                self.replace(start, end, "")
            }
            "img" | "source" | "image" | "use" => {
                let with = self.picture(tag);
                self.replace(start, end, &with)
            }
            _ => Ok(()),
        }
    }

    fn end(&mut self, tag: &EndTag<usize>) -> Result<()> {
        let name = text(&tag.name);
        if self.open.last().is_some_and(|(open, _)| *open == name)
            && let Some((_, with)) = self.open.pop()
        {
            return self.replace(tag.span.start, tag.span.end, with);
        }
        if name == "footer" {
            let note = self.note();
            return self.replace(tag.span.start, tag.span.end, &format!("{note}</footer>"));
        }
        Ok(())
    }

    /// A stylesheet comes into the page; whatever else a page names of itself stays behind.
    fn link(&self, tag: &StartTag<usize>) -> String {
        let href = attribute(tag, "href").unwrap_or_default();
        let is_style = attribute(tag, "rel").is_some_and(|rel| rel == "stylesheet");
        match self.target(&href) {
            Target::File(_, bytes) if is_style => {
                // Within a stylesheet `<\/` says the same as `</`, and ends no element.
                let css = String::from_utf8_lossy(bytes).replace("</", "<\\/");
                format!("<style>\n{css}</style>")
            }
            _ => String::new(),
        }
    }

    fn anchor(&mut self, tag: &StartTag<usize>) -> Result<()> {
        let href = attribute(tag, "href").unwrap_or_default();
        let (start, end) = (tag.span.start, tag.span.end);
        match self.target(&href) {
            Target::Stays(same) if same == href => {
                self.open.push(("a", "</a>"));
                Ok(())
            }
            Target::Stays(place) => {
                self.open.push(("a", "</a>"));
                let with = written(tag, "a", &["href"], &[("href", &place)]);
                self.replace(start, end, &with)
            }
            Target::File(path, bytes) if bytes.len() <= DOWNLOAD_BYTES_MAX => {
                self.open.push(("a", "</a>"));
                let file = path.rsplit('/').next().unwrap_or(path);
                let new = [("href", &*data(path, bytes)), ("download", file)];
                let with = written(tag, "a", &["href", "download"], &new);
                self.replace(start, end, &with)
            }
            other => {
                match other {
                    Target::File(path, _) => {
                        self.left_out.insert(path.to_owned());
                    }
                    _ => self.unlinked = true,
                }
                self.open.push(("a", "</span>"));
                let of_links = ["href", "download", "rel", "target", "type", "hreflang"];
                let with = written(tag, "span", &of_links, &[]);
                self.replace(start, end, &with)
            }
        }
    }

    /// A picture comes into the page, whatever it weighs: without it the page is not whole.
    fn picture(&self, tag: &StartTag<usize>) -> String {
        let key = match attribute(tag, "src") {
            Some(_) => "src",
            None => "href",
        };
        let name = text(&tag.name);
        let inside = match self.target(&attribute(tag, key).unwrap_or_default()) {
            Target::File(path, bytes) => data(path, bytes),
            Target::Stays(same) if same.starts_with(['#', 'd']) => same,
            _ => return String::new(),
        };
        written(tag, &name, &[key, "srcset"], &[(key, &inside)])
    }

    fn target(&self, href: &str) -> Target<'a> {
        let (file, place) = match href.split_once('#') {
            Some((file, place)) => (file, Some(place)),
            None => (href, None),
        };
        if file.is_empty() || file == self.path {
            // To the page as a whole is to its top.
            return Target::Stays(format!("#{}", place.unwrap_or("top")));
        }
        let schemes = ["http:", "https:", "mailto:", "tel:", "data:"];
        if schemes.iter().any(|scheme| file.starts_with(scheme)) {
            return Target::Stays(href.to_owned());
        }
        match self.site.get_key_value(self.in_site(file).as_str()) {
            Some((path, bytes)) if !path.ends_with(".html") => Target::File(path, bytes),
            _ => Target::Away,
        }
    }

    /// The path within the site of a file that the page names from where it stands.
    fn in_site(&self, file: &str) -> String {
        let mut parts: Vec<&str> = self.path.split('/').collect();
        parts.pop();
        for part in file.split('/') {
            match part {
                "." => {}
                ".." => {
                    parts.pop();
                }
                part => parts.push(part),
            }
        }
        parts.join("/")
    }

    /// What a reader of this file must know about it.
    fn note(&self) -> String {
        let mut words = "Dit is een los bestand van een grotere site.".to_owned();
        if self.unlinked {
            words.push_str(" Verwijzingen naar andere pagina's zijn hier gewone tekst.");
        }
        let names: Vec<&str> = self.left_out.iter().map(String::as_str).collect();
        match names.as_slice() {
            [] => {}
            [one] => words.push_str(&format!(
                " Te groot voor dit bestand, maar wel op de site te downloaden: {one}."
            )),
            [rest @ .., last] => words.push_str(&format!(
                " Te groot voor dit bestand, maar wel op de site te downloaden: {} en {last}.",
                rest.join(", ")
            )),
        }
        format!("<div class=\"voet\"><p>{}</p></div>\n", escape(&words))
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn attribute(tag: &StartTag<usize>, name: &str) -> Option<String> {
    let value = tag.attributes.get(name.as_bytes())?;
    Some(text(value.value.as_slice()))
}

/// The tag under this name, without some of its attributes and with others.
fn written(tag: &StartTag<usize>, name: &str, without: &[&str], with: &[(&str, &str)]) -> String {
    let mut html = format!("<{name}");
    for (key, value) in &tag.attributes {
        let (key, value) = (text(key), text(value.value.as_slice()));
        if !without.contains(&key.as_str()) {
            html.push_str(&format!(" {key}=\"{}\"", escape(&value)));
        }
    }
    for (key, value) in with {
        html.push_str(&format!(" {key}=\"{}\"", escape(value)));
    }
    html.push_str(if tag.self_closing { "/>" } else { ">" });
    html
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('"', "&quot;")
}

/// A file as an address that holds it.
fn data(path: &str, bytes: &[u8]) -> String {
    let kind = match path.rsplit('.').next().unwrap_or_default() {
        "csv" => "text/csv;charset=utf-8",
        "json" => "application/json",
        "jsonld" => "application/ld+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "pdf" => "application/pdf",
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        _ => "application/octet-stream",
    };
    format!("data:{kind};base64,{}", STANDARD.encode(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn whole(path: &str, html: &str) -> String {
        let big = vec![b'x'; DOWNLOAD_BYTES_MAX + 1];
        let site: BTreeMap<&str, &[u8]> = [
            ("stijl.css", b"p::before{content:\"</style>\"}".as_slice()),
            ("index.html", b""),
            ("b.html", b""),
            ("grafieken/a.csv", b"a;b\n"),
            ("a.png", b"png"),
            ("groot.csv", &big),
        ]
        .into();
        Page::new(path, html, &site).whole().unwrap()
    }

    #[test]
    fn what_a_page_fetches_comes_into_it_and_the_rest_becomes_text() {
        for (html, expected) in [
            (
                "<link rel=\"stylesheet\" href=\"stijl.css\">",
                "<style>\np::before{content:\"<\\/style>\"}</style>",
            ),
            ("<link rel=\"icon\" href=\"weg.ico\">", ""),
            ("<a href=\"#doelen\">é</a>", "<a href=\"#doelen\">é</a>"),
            ("<a href=\"index.html#x\">é</a>", "<a href=\"#x\">é</a>"),
            ("<a href=\"index.html\">é</a>", "<a href=\"#top\">é</a>"),
            (
                "<a class=\"k\" href=\"b.html#x\">b <b>c</b></a>",
                "<span class=\"k\">b <b>c</b></span>",
            ),
            ("<a href=\"weg.csv\">b</a>", "<span>b</span>"),
            ("<a href=\"groot.csv\" download>b</a>", "<span>b</span>"),
            (
                "<a href=\"grafieken/a.csv\" title=\"1 &amp; 2\">b</a>",
                "<a title=\"1 &amp; 2\" href=\"data:text/csv;charset=utf-8;base64,YTtiCg==\" \
                 download=\"a.csv\">b</a>",
            ),
            (
                "<a href=\"https://example.nl/?a&amp;b\">b</a>",
                "<a href=\"https://example.nl/?a&amp;b\">b</a>",
            ),
            (
                "<img alt=\"p\" src=\"./a.png\" srcset=\"b.png 2x\">",
                "<img alt=\"p\" src=\"data:image/png;base64,cG5n\">",
            ),
            ("<script src=\"zoek.js\"></script>x", "x"),
            (
                "<script>\"<a href='b.html'>\"</script>",
                "<script>\"<a href='b.html'>\"</script>",
            ),
        ] {
            assert_eq!(whole("index.html", html), expected, "{html}");
        }
    }

    #[test]
    fn a_page_in_a_folder_names_files_from_where_it_stands() {
        let html = "<a href=\"../grafieken/a.csv\">a</a><a href=\"../index.html\">i</a>";
        let page = whole("gemeenten/a.html", html);
        assert!(page.starts_with("<a href=\"data:text/csv"), "{page}");
        assert!(page.ends_with("<span>i</span>"), "{page}");
    }

    #[test]
    fn the_note_says_what_is_lacking() {
        let html = "<footer><a href=\"groot.csv\">g</a> <a href=\"b.html\">b</a></footer>";
        let page = whole("index.html", html);
        assert!(page.contains("zijn hier gewone tekst. Te groot voor dit bestand"));
        assert!(page.contains("te downloaden: groot.csv.</p></div>\n</footer>"));
        let alone = whole("index.html", "<footer></footer>");
        assert!(!alone.contains("gewone tekst") && !alone.contains("groot"));
    }
}
