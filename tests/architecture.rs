//! The invariants of the house that the compiler does not hold by itself.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use crate::workbench::{read_folder, repository, sample_site};

/// Which rooms a room may know. An arrow that is not here would point upwards or sideways.
const MAY_KNOW: [(&str, &[&str]); 14] = [
    ("model", &[]),
    ("statistics", &[]),
    ("spans", &["model"]),
    ("ingest", &["model", "spans"]),
    ("areas", &["model"]),
    ("engine", &["model"]),
    ("disclosure", &["model"]),
    ("publish", &["model"]),
    ("pdf", &["model"]),
    ("png", &[]),
    ("indicators", &["model", "spans", "engine", "statistics"]),
    ("assessment", &["model", "statistics"]),
    ("charts", &["model", "assessment"]),
    ("report", &["model", "spans", "assessment", "charts"]),
];

fn rooms() -> Vec<String> {
    let mut rooms: Vec<String> = fs::read_dir(repository("crates"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    rooms.sort();
    rooms
}

/// The sources of a folder without their tests.
fn sources(folder: &Path) -> BTreeMap<String, String> {
    read_folder(folder)
        .into_iter()
        .filter(|(name, _)| name.ends_with(".rs") && !name.contains("tests"))
        .map(|(name, bytes)| {
            let text = String::from_utf8(bytes).unwrap();
            let code = text.split("#[cfg(test)]").next().unwrap_or_default();
            (name, code.to_owned())
        })
        .collect()
}

#[test]
fn a_room_knows_only_rooms_below_it() {
    let allowed = BTreeMap::from(MAY_KNOW);
    for room in rooms() {
        let manifest = repository("crates").join(&room).join("Cargo.toml");
        let manifest: toml::Table = fs::read_to_string(manifest).unwrap().parse().unwrap();
        let known = allowed
            .get(room.as_str())
            .unwrap_or_else(|| panic!("room {room} has no place in the house yet"));
        for kind in ["dependencies", "build-dependencies"] {
            let Some(list) = manifest.get(kind).and_then(toml::Value::as_table) else {
                continue;
            };
            for name in list.keys().filter_map(|name| name.strip_prefix("ijkpunt-")) {
                assert!(known.contains(&name), "{room} may not know {name}");
            }
        }
    }
}

/// The engine is a boundary: no room but one links Polars, and none links a network.
#[test]
fn only_the_engine_knows_polars() {
    for room in rooms().into_iter().filter(|room| room != "engine") {
        let manifest = repository("crates").join(&room).join("Cargo.toml");
        let manifest = fs::read_to_string(manifest).unwrap();
        assert!(!manifest.contains("polars"), "{room}");
    }
    let root = fs::read_to_string(repository("Cargo.toml")).unwrap();
    let own = root.split("[dependencies]").nth(1).unwrap();
    assert!(!own.contains("polars"));
}

#[test]
fn only_the_disclosure_room_lets_figures_out() {
    let mut callers = BTreeSet::new();
    for room in rooms() {
        for (name, code) in sources(&repository("crates").join(&room).join("src")) {
            if code.contains("after_disclosure") {
                callers.insert(format!("{room}/{name}"));
            }
        }
    }
    for (name, code) in sources(&repository("src")) {
        if code.contains("after_disclosure") {
            callers.insert(format!("src/{name}"));
        }
    }
    let expected = ["disclosure/lib.rs", "model/released.rs", "model/rows.rs"].map(str::to_owned);
    assert_eq!(callers, BTreeSet::from(expected));
}

/// No clock and no chance in what is computed or written; progress bars are for the terminal.
#[test]
fn no_room_asks_the_clock_or_chance() {
    for room in rooms() {
        for (name, code) in sources(&repository("crates").join(&room).join("src")) {
            for word in [
                "SystemTime",
                "Instant::now",
                "Utc::now",
                "Local::now",
                "fastrand",
            ] {
                assert!(!code.contains(word), "{room}/{name} has {word}");
            }
        }
    }
}

#[test]
fn a_site_works_from_a_stick_without_script_or_network() {
    let site = sample_site();
    for (name, page) in site.pages() {
        assert_eq!(page.all("html")[0].attribute("lang"), "nl", "{name}");
        for element in page.walk() {
            // The register is whole without its script, which filters it.
            let filters = name == "register.html" && element.attribute("src") == "zoek.js";
            assert!(element.name != "script" || filters, "{name}");
            assert_ne!(element.name, "iframe", "{name}");
            for (attribute, value) in &element.attributes {
                assert!(!attribute.starts_with("on"), "{name}: {attribute}");
                let leads = ["src", "href", "srcset", "action", "poster"];
                let outside = value.contains("://") || value.starts_with("//");
                assert!(
                    !(leads.contains(&attribute.as_str()) && outside),
                    "{name}: {value}"
                );
            }
        }
    }
    for (name, bytes) in &site.files {
        if name.ends_with(".css") || name.ends_with(".svg") {
            let text = std::str::from_utf8(bytes).unwrap();
            for word in ["@import", "url(", "<script", "href"] {
                assert!(!text.contains(word), "{name} has {word}");
            }
        }
    }
}

#[test]
fn every_link_leads_somewhere_and_every_id_is_unique() {
    let site = sample_site();
    let ids: BTreeMap<&str, Vec<String>> = site
        .pages()
        .into_iter()
        .map(|(name, page)| {
            let ids = page
                .walk()
                .into_iter()
                .map(|element| element.attribute("id").to_owned())
                .filter(|id| !id.is_empty())
                .collect();
            (name, ids)
        })
        .collect();
    for (name, page) in site.pages() {
        let own = &ids[name];
        assert_eq!(
            own.iter().collect::<BTreeSet<_>>().len(),
            own.len(),
            "{name}"
        );
        for link in page.all("a").into_iter().chain(page.all("link")) {
            let href = link.attribute("href");
            let (file, mark) = href.split_once('#').unwrap_or((href, ""));
            let file = if file.is_empty() { name } else { file };
            assert!(site.files.contains_key(file), "{name}: {href}");
            if !mark.is_empty() {
                assert!(ids[file].iter().any(|id| id == mark), "{name}: {href}");
            }
        }
        for element in page.walk() {
            for attribute in ["aria-labelledby", "aria-describedby"] {
                for id in element.attribute(attribute).split_whitespace() {
                    assert!(own.iter().any(|known| known == id), "{name}: {id}");
                }
            }
        }
    }
}

#[test]
fn headings_go_down_one_step_at_a_time() {
    for (name, page) in sample_site().pages() {
        let levels: Vec<u32> = page
            .walk()
            .into_iter()
            .filter_map(|element| element.name.strip_prefix('h')?.parse().ok())
            .collect();
        assert_eq!(
            levels.iter().filter(|level| **level == 1).count(),
            1,
            "{name}"
        );
        assert_eq!(levels[0], 1, "{name}");
        for pair in levels.windows(2) {
            assert!(pair[1] <= pair[0] + 1, "{name}: {levels:?}");
        }
    }
}

#[test]
fn a_chapter_stays_light() {
    let page = sample_site().files["index.html"].len();
    assert!(page <= 150_000, "{page} bytes");
}
