//! The register: everything that stands on the pages of a site, from A to Z, with one line about
//! each. It is whole without a script; the script only hides what a reader does not look for.

mod read;

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::pages::Frame;
use crate::pages::land::{file_of, sort_name};
use crate::pages::verantwoording::definition_href;
use crate::{Dutch, Layout, Material, ReportError, Site, Writer};

/// The page.
pub const FILE: &str = "register.html";

/// The script beside it.
pub const SCRIPT: &str = "zoek.js";

/// A line about something has so many letters at most.
const LINE: usize = 180;

/// A page of more bytes is made lighter: none may have more than 150,000.
const BYTES: usize = 145_000;

/// What a register lists of one report.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Contents {
    /// What the first page says in its summary.
    pub lead: String,
    /// Everything there is, in the order of the pages.
    pub entries: Vec<Entry>,
}

/// Something that a reader may look for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Entry {
    /// Its name.
    pub name: String,
    /// What it is: a page, a figure, a chart or a table.
    pub kind: &'static str,
    /// Where it stands, from the folder of the report.
    pub href: String,
    /// One line about it; may be empty.
    pub about: String,
    /// Where the definition of a figure stands.
    pub definition: Option<String>,
    /// The report that it stands in, where the site has several.
    pub report: Option<String>,
}

#[derive(Serialize)]
struct RegisterView {
    frame: Frame,
    lead: String,
    letters: Vec<LetterView>,
}

/// What begins with one letter.
#[derive(Serialize)]
struct LetterView {
    heading: String,
    id: String,
    entries: Vec<Entry>,
}

/// What stands on the pages that were written so far.
pub(crate) fn contents(material: &Material<'_>, site: &Site) -> Contents {
    // With a page for each of hundreds of gemeenten all their charts would bury everything else.
    let brief: BTreeSet<String> = match material.definition.layout {
        Layout::Land => material.areas.iter().map(file_of).collect(),
        _ => BTreeSet::new(),
    };
    let mut contents = Contents::default();
    // Where a page leads to a definition, there the figure stands; by the address of the definition.
    let mut places: BTreeMap<String, String> = BTreeMap::new();
    for file in site
        .files
        .iter()
        .filter(|file| file.path.ends_with(".html"))
    {
        let whole = !brief.contains(&file.path);
        let page = read::page(&String::from_utf8_lossy(&file.bytes), whole);
        if file.path == "index.html" {
            contents.lead = line(&page.lead);
        }
        for (href, place) in &page.links {
            if !is_about_figures(&file.path) {
                let here = || at(&file.path, place.as_deref());
                places.entry(href.clone()).or_insert_with(here);
            }
        }
        contents.entries.extend(of_page(&file.path, page, whole));
    }
    let figures = material.abouts.values().map(|about| {
        let definition = definition_href(material, about);
        let place = places.get(&definition).cloned();
        let place = place.or_else(|| chart_of(material, &about.id));
        Entry {
            name: about.name.clone(),
            kind: "Cijfer",
            about: line(&about.definition),
            definition: place.is_some().then(|| definition.clone()),
            href: place.unwrap_or(definition),
            report: None,
        }
    });
    contents.entries.extend(figures);
    contents
}

/// The chart of an indicator that no table of the page holds. A page of charts is the first one.
fn chart_of(material: &Material<'_>, id: &str) -> Option<String> {
    let of_charts = matches!(
        material.definition.layout,
        Layout::Hoofdstuk | Layout::Brief
    );
    let mut charts = material.definition.charts.iter();
    let chart = charts.find(|chart| chart.kind.indicators().contains(&id));
    chart
        .filter(|_| of_charts)
        .map(|chart| format!("index.html#fig-{}", chart.id))
}

/// Pages about figures, on which no figure stands for itself.
fn is_about_figures(path: &str) -> bool {
    let names = ["verantwoording", "datakwaliteit", "definities-"];
    names.iter().any(|name| path.starts_with(name))
}

fn at(path: &str, place: Option<&str>) -> String {
    match place {
        Some(place) => format!("{path}#{place}"),
        None => path.to_owned(),
    }
}

fn of_page(path: &str, page: read::Page, whole: bool) -> Vec<Entry> {
    let entry = |kind, name: String, place: Option<&str>, about: &str| Entry {
        name,
        kind,
        href: at(path, place),
        about: line(about),
        definition: None,
        report: None,
    };
    let about = match whole && !page.lead.is_empty() {
        true => page.lead.as_str(),
        // What changes with each figure would change the register with it.
        false => page.rubric.as_str(),
    };
    let mut entries = vec![entry("Pagina", page.title.clone(), None, about)];
    for chart in page.charts {
        let place = chart.place.as_deref();
        entries.push(match chart.subtitle.is_empty() {
            true => entry("Grafiek", chart.headline, place, &page.title),
            false => entry("Grafiek", chart.subtitle, place, &chart.headline),
        });
    }
    for table in page.tables {
        let place = table.place.as_deref();
        entries.push(entry("Tabel", table.caption, place, &page.title));
    }
    entries
}

/// What stands on the pages of a site without a report.
pub(crate) fn of_files(site: &Site) -> Vec<Entry> {
    let pages = site
        .files
        .iter()
        .filter(|file| file.path.ends_with(".html"));
    pages
        .flat_map(|file| {
            let page = read::page(&String::from_utf8_lossy(&file.bytes), true);
            of_page(&file.path, page, true)
        })
        .collect()
}

/// The first sentence of a text, cut where it is long.
fn line(text: &str) -> String {
    let mut end = text.len();
    for (at, _) in text.match_indices(". ") {
        let next = text.get(at + 2..).and_then(|rest| rest.chars().next());
        if next.is_some_and(char::is_uppercase) {
            end = at + 1;
            break;
        }
    }
    let sentence = text.get(..end).unwrap_or(text);
    if sentence.chars().count() <= LINE {
        return sentence.to_owned();
    }
    let cut: String = sentence.chars().take(LINE).collect();
    let whole = cut
        .rsplit_once(' ')
        .map_or(cut.as_str(), |(words, _)| words);
    format!("{} …", whole.trim_end_matches([',', ';', ':']))
}

/// Adds the register of a site of one report, and its script.
pub(crate) fn write(
    writer: &Writer,
    material: &Material<'_>,
    site: &mut Site,
) -> Result<(), ReportError> {
    let place = material
        .subject()
        .map_or("alle gemeenten", |area| area.name.as_str());
    let frame = Frame::new(&writer.nl, material, TITLE, place);
    let entries = site.contents.entries.clone();
    add(writer, frame, entries, site)
}

/// The title of the page, and the words of the link to it.
pub(crate) const TITLE: &str = "Zoeken en register";

/// Adds the page with these entries, and the script.
pub(crate) fn add(
    writer: &Writer,
    frame: Frame,
    entries: Vec<Entry>,
    site: &mut Site,
) -> Result<(), ReportError> {
    let mut view = RegisterView {
        lead: lead(&writer.nl, &entries),
        frame,
        letters: letters(entries),
    };
    let mut page = writer.render(FILE, &view)?;
    // The name of a chart says what it shows; what came of it stands there.
    if page.len() > BYTES {
        let entries = view
            .letters
            .iter_mut()
            .flat_map(|letter| &mut letter.entries);
        for entry in entries.filter(|entry| entry.kind == "Grafiek" || entry.kind == "Tabel") {
            entry.about.clear();
        }
        page = writer.render(FILE, &view)?;
    }
    site.add(FILE, page);
    site.add(SCRIPT, writer.script.clone());
    Ok(())
}

fn lead(nl: &Dutch, entries: &[Entry]) -> String {
    let count = |kind: &str| {
        let count = entries.iter().filter(|entry| entry.kind == kind).count();
        nl.say(
            "register-aantal",
            &[
                ("soort", &kind.to_lowercase()),
                ("aantal", &count),
                ("aantal-tekst", &nl.number(count as f64, 0)),
            ],
        )
    };
    nl.say(
        "register-inleiding",
        &[
            ("paginas", &count("Pagina")),
            ("cijfers", &count("Cijfer")),
            ("grafieken", &count("Grafiek")),
            ("tabellen", &count("Tabel")),
        ],
    )
}

fn letters(mut entries: Vec<Entry>) -> Vec<LetterView> {
    entries.retain(|entry| !entry.name.is_empty());
    entries.sort_by_cached_key(|entry| {
        let key = plain(sort_name(&entry.name)).to_lowercase();
        (key, entry.kind, entry.href.clone())
    });
    // The same table twice at one place is one for whoever looks for it.
    entries.dedup_by(|one, other| one.name == other.name && one.href == other.href);
    let mut letters: Vec<LetterView> = Vec::new();
    for entry in entries {
        let heading = heading(&entry.name);
        match letters.iter_mut().find(|letter| letter.heading == heading) {
            Some(letter) => letter.entries.push(entry),
            None => letters.push(LetterView {
                id: match heading.as_str() {
                    OTHER => "letter-overig".to_owned(),
                    letter => format!("letter-{}", letter.to_lowercase()),
                },
                heading,
                entries: vec![entry],
            }),
        }
    }
    letters.sort_by_key(|letter| (letter.heading != OTHER, letter.heading.clone()));
    letters
}

/// The heading of names that begin with no letter.
const OTHER: &str = "0–9";

fn heading(name: &str) -> String {
    let name = plain(sort_name(name));
    match name.chars().next() {
        Some(first) if first.is_ascii_alphabetic() => first.to_ascii_uppercase().to_string(),
        _ => OTHER.to_owned(),
    }
}

/// A name without accents and without what stands before its first letter or digit: Oeganda and Óf
/// stand under the O.
fn plain(name: &str) -> String {
    let bare = |letter: char| match letter {
        'à'..='å' => 'a',
        'À'..='Å' => 'A',
        'ç' => 'c',
        'Ç' => 'C',
        'è'..='ë' => 'e',
        'È'..='Ë' => 'E',
        'ì'..='ï' => 'i',
        'Ì'..='Ï' => 'I',
        'ñ' => 'n',
        'ò'..='ö' | 'ø' => 'o',
        'Ò'..='Ö' | 'Ø' => 'O',
        'ù'..='ü' => 'u',
        'Ù'..='Ü' => 'U',
        'ý' | 'ÿ' => 'y',
        other => other,
    };
    let name = name.trim_start_matches(|letter: char| !letter.is_alphanumeric());
    name.chars().map(bare).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(name: &str) -> Entry {
        Entry {
            name: name.to_owned(),
            kind: "Cijfer",
            href: format!("x.html#{name}"),
            about: String::new(),
            definition: None,
            report: None,
        }
    }

    #[test]
    fn names_stand_under_their_letter_whatever_stands_before_it() {
        let names = [
            "zon",
            "’s-Gravenhage",
            "Één",
            "2019",
            "eerst",
            "“Aap”",
            "'t Gooi",
        ];
        let letters = letters(names.into_iter().map(named).collect());
        let found: Vec<String> = letters
            .iter()
            .map(|letter| {
                let names: Vec<&str> = letter.entries.iter().map(|e| e.name.as_str()).collect();
                format!("{} {}: {}", letter.id, letter.heading, names.join(" "))
            })
            .collect();
        let expected = [
            "letter-overig 0–9: 2019",
            "letter-a A: “Aap”",
            "letter-e E: Één eerst",
            "letter-g G: 't Gooi ’s-Gravenhage",
            "letter-z Z: zon",
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn a_line_is_one_sentence_and_no_more_than_fits() {
        assert_eq!(line("Een van 1.234. Twee."), "Een van 1.234.");
        assert_eq!(line("Art. 29 geldt"), "Art. 29 geldt");
        assert_eq!(line(""), "");
        let long = line(&"woord, ".repeat(60));
        assert!(
            long.chars().count() <= LINE + 2 && long.ends_with("woord …"),
            "{long}"
        );
    }
}
