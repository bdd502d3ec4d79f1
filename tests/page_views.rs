//! Pages as a screen reader would read them, one line a heading, paragraph, item or row: small golden
//! texts in `tests/data/paginas`, so that a change of any word or number is seen in review.
//!
//! `UPDATE_DOCS=1 cargo test --workspace page_views` writes them anew; look at what changed.

use ijkpunt::{Options, Quiet};

use crate::page::{Element, Node};
use crate::workbench::{Site, Workbench, maastricht_site, repository, sample_site};

const GOLDEN: &str = "tests/data/paginas";

/// The lines of a page, without its header and footer, which all pages share.
fn view(page: &Element) -> String {
    let mut lines = Vec::new();
    for part in page.all("header").into_iter().chain(page.all("main")) {
        describe(part, &mut lines);
    }
    lines.join("\n") + "\n"
}

fn describe(element: &Element, lines: &mut Vec<String>) {
    const INLINE: [&str; 8] = [
        "a", "span", "strong", "em", "code", "small", "abbr", "label",
    ];
    for node in &element.nodes {
        let element = match node {
            Node::Text(text) if text.trim().is_empty() => continue,
            Node::Text(text) => {
                lines.push(text.split_whitespace().collect::<Vec<_>>().join(" "));
                continue;
            }
            Node::Element(element) => element,
        };
        match element.name.as_str() {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                let level = element.name[1..].parse().unwrap();
                lines.push(String::new());
                lines.push(format!("{} {}", "#".repeat(level), element.text()));
            }
            "p" | "dt" | "dd" => lines.push(element.text()),
            "summary" => lines.push(format!("> {}", element.text())),
            "li" if element.all("li").is_empty() => lines.push(format!("- {}", element.text())),
            "table" => table(element, lines),
            "svg" => picture(element, lines),
            name if INLINE.contains(&name) => lines.push(element.text()),
            "script" | "style" => {}
            _ => describe(element, lines),
        }
    }
}

fn table(element: &Element, lines: &mut Vec<String>) {
    let table = element.table();
    lines.push(format!("tabel: {}", table.caption));
    lines.extend(
        table
            .rows
            .iter()
            .map(|row| format!("  {}", row.join(" | "))),
    );
}

/// The words that stand in the place of a picture; what is hidden from a screen reader has none.
fn picture(element: &Element, lines: &mut Vec<String>) {
    if element.attribute("role") != "img" {
        return;
    }
    for part in ["title", "desc"] {
        for words in element.all(part) {
            lines.push(format!("beeld: {}", words.text()));
        }
    }
}

/// The site of a sample workspace, with another report than its own where one is named.
fn site(workspace: &str, report: Option<&str>) -> Site {
    let bench = Workbench::copy_of(&repository("sample-data").join(workspace));
    let options = Options {
        report: report.map(str::to_owned),
        ..Options::default()
    };
    let outcome = ijkpunt::build(&bench.path(""), &options, &mut Quiet).unwrap();
    Site::read(&outcome.published.unwrap())
}

/// Holds a page against its golden text.
fn hold(site: &Site, page: &str, name: &str) {
    let told = view(&site.page(page));
    let golden = repository(GOLDEN).join(format!("{name}.txt"));
    if std::env::var_os("UPDATE_DOCS").is_some_and(|value| value == "1") {
        std::fs::write(&golden, &told).unwrap();
    }
    let known = std::fs::read_to_string(&golden).unwrap_or_default();
    let (mut now, mut before) = (told.lines(), known.lines());
    for line in 1.. {
        match (now.next(), before.next()) {
            (None, None) => break,
            (now, before) => assert_eq!(now, before, "{name}, line {line}"),
        }
    }
}

#[test]
fn page_views_of_a_chapter_stay_as_they_are() {
    hold(sample_site(), "index.html", "hoofdstuk");
}

#[test]
fn page_views_of_a_domain_stay_as_they_are() {
    hold(maastricht_site(), "domein-3-2.html", "domein-3-2");
}

#[test]
fn page_views_of_a_gemeente_among_others_stay_as_they_are() {
    hold(
        &site("lvv-2020", None),
        "gm0014.html",
        "gemeente-naast-andere",
    );
}

#[test]
fn page_views_of_a_letter_stay_as_they_are() {
    let letter = site("albrandswaard-2020", Some("raadsinformatiebrief"));
    hold(&letter, "index.html", "brief");
}

#[test]
fn page_views_of_a_year_half_way_stay_as_they_are() {
    hold(
        &site("groningen-2019-halfjaar", None),
        "index.html",
        "halverwege",
    );
}
