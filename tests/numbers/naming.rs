//! How texts call things: indicators, classes, gemeenten, charts.

use std::collections::{BTreeMap, BTreeSet};

use crate::workbench::repository;

use super::expected::Expected;
use super::knowledge::Knowledge;
use super::origin::Origin;
use super::periods::When;
use super::places::Place;

impl Knowledge {
    /// What must stand in a cell, where it can be counted from something else than figures.
    pub fn expected(&self, place: &Place) -> Option<Expected> {
        let counted = self
            .answers
            .expected(place)
            .or_else(|| self.coverage(place));
        counted.or_else(|| self.quality.as_ref()?.expected(place))
    }

    /// "Nieuwkomers: 8 cijfers. Andere inwoners: niet gemeten.": how many indicators of a domain have a figure
    /// about each group.
    fn coverage(&self, place: &Place) -> Option<Expected> {
        let told =
            place.text.starts_with("Nieuwkomers: ") && place.text.contains("Andere inwoners: ");
        let page = place.domain.as_ref().unwrap_or(&place.page);
        let domain = page
            .strip_prefix("domein-")?
            .strip_suffix(".html")?
            .replace('-', ".");
        let count = |group: &str| {
            let own = self
                .subjects
                .iter()
                .filter(|(_, (of, groups))| *of == domain && groups.contains(group));
            own.filter(|(id, _)| self.is_reported(id)).count() as u64
        };
        let counts = ["nieuwkomers", "inwoners"]
            .map(count)
            .into_iter()
            .filter(|count| *count > 0);
        told.then(|| Expected::counts(Origin::Tallied, counts))
    }

    /// Whether an indicator has a figure about the year of the report, or the last one it was measured in.
    fn is_reported(&self, id: &str) -> bool {
        let figures = self.figures.get(id).into_iter().flatten();
        let mut totals = figures.filter(|fig| fig.class.0 == "totaal");
        let year = When::Year(self.year);
        totals.any(|fig| fig.value.is_some() && year.holds(&fig.period))
    }

    /// Ids of the indicators that a text names, the longest name of each place.
    pub fn named_in(&self, text: &str) -> BTreeSet<String> {
        let mut rest = text.to_lowercase();
        let mut found = BTreeSet::new();
        for (name, id) in &self.names {
            // A name of one word is a common noun; it names the indicator where it stands alone or in front.
            let alone = rest
                .strip_prefix(name.as_str())
                .is_some_and(|after| !after.starts_with(char::is_alphabetic));
            let common = !name.contains(' ');
            if (common && alone) || (!common && bounded(&rest, name)) {
                found.insert(id.clone());
                // Another indicator may have the same name; what is shorter and inside it has not.
                let same: Vec<&String> = self
                    .names
                    .iter()
                    .filter(|(n, _)| n == name)
                    .map(|(_, id)| id)
                    .collect();
                found.extend(same.into_iter().cloned());
                rest = rest.replace(name.as_str(), "\u{1}");
            }
        }
        found
    }

    /// Ids that are a common noun and stand in a text as a word, such as `taakstelling`.
    pub fn nouns_in(&self, text: &str) -> BTreeSet<String> {
        let text = text.to_lowercase();
        let nouns = self
            .figures
            .keys()
            .filter(|id| !id.contains('-') && bounded(&text, id));
        nouns.cloned().collect()
    }

    /// Ids of the indicators of a label: that of an indicator, of a chart, or of a chart of one.
    pub fn labelled(&self, label: &str) -> BTreeSet<String> {
        let label = label.trim_start_matches("fig-").trim_end_matches("-naam");
        if label.is_empty() {
            return BTreeSet::new();
        }
        if let Some(ids) = self.charts.get(label).filter(|ids| !ids.is_empty()) {
            return ids.clone();
        }
        let known = |id: &str| self.figures.contains_key(id) || self.parts.contains_key(id);
        let mut rest = label;
        loop {
            if known(rest) {
                return BTreeSet::from([rest.to_owned()]);
            }
            match rest.split_once('-') {
                Some((_, after)) => rest = after,
                None => return BTreeSet::new(),
            }
        }
    }

    /// Codes of the gemeente or the region that a header names, and nothing else.
    pub fn areas_of(&self, header: &str) -> BTreeSet<String> {
        let name = header.split([',', '(']).next().unwrap_or_default().trim();
        self.areas.get(&slug(name)).cloned().into_iter().collect()
    }

    /// Codes of the gemeenten and regions that a text names.
    pub fn areas_in(&self, text: &str) -> BTreeSet<String> {
        let text = format!("-{}-", slug(text));
        let named = self
            .areas
            .iter()
            .filter(|(name, _)| text.contains(&format!("-{name}-")));
        named.map(|(_, code)| code.clone()).collect()
    }

    /// The gemeente that a page is about, or the region that the whole site is about.
    pub fn page_area(&self, page: &str) -> Option<String> {
        let own = page.trim_end_matches(".html").to_uppercase();
        let gemeente = self.areas.values().find(|code| **code == own);
        gemeente.or(self.region.as_ref()).cloned()
    }

    /// Indicators that a header names: by the words of a report, or by its own name.
    pub fn ids_of(&self, header: &str) -> BTreeSet<String> {
        let header = header.to_lowercase();
        let mut found: BTreeSet<String> = BTreeSet::new();
        for part in std::iter::once(header.as_str()).chain(header.split(", ")) {
            found.extend(self.labels.get(part).into_iter().flatten().cloned());
            let named = self.names.iter().filter(|(name, _)| name == part);
            found.extend(named.map(|(_, id)| id.clone()));
        }
        if found.is_empty() {
            let first = header.split([' ', '(']).next().unwrap_or_default();
            found.extend(self.labels.get(first).into_iter().flatten().cloned());
        }
        found
    }

    /// Whether a text is nothing but the name of a row or a class, perhaps cut off.
    pub fn is_label(&self, text: &str) -> bool {
        let text = text.to_lowercase();
        let begins = |name: &String| match text.strip_suffix('…') {
            Some(start) => name.starts_with(start.trim_end()),
            None => *name == text,
        };
        let classes = self.classes.values().flat_map(|classes| classes.keys());
        self.labels.keys().chain(classes).any(begins)
    }

    /// Breakdown and class that one of the headers names, of one of the indicators.
    pub fn class_of(&self, ids: &BTreeSet<String>, headers: [&str; 2]) -> Option<(String, String)> {
        let known = ids.iter().filter_map(|id| self.classes.get(id));
        let mut named =
            known.flat_map(|classes| headers.iter().filter_map(|name| classes.get(*name)));
        named.next().cloned()
    }

    /// The indicators with what they are computed from.
    pub fn with_parts(&self, ids: &BTreeSet<String>) -> BTreeSet<String> {
        let mut all = ids.clone();
        for id in ids {
            all.extend(self.parts.get(id).into_iter().flatten().cloned());
        }
        all.retain(|id| self.figures.contains_key(id));
        all
    }
}

/// Codes by the names that texts use, as slugs. A region has its code for a name.
pub(super) fn names_of(codes: &BTreeSet<&str>) -> BTreeMap<String, String> {
    let map = std::fs::read_to_string(repository("crates/areas/data/gemeenten.csv")).unwrap();
    let rows = map.lines().filter_map(|line| {
        let mut cells = line.split(';');
        Some((cells.next()?, cells.next()?))
    });
    let known = rows.filter(|(code, _)| codes.contains(code));
    let named = known.map(|(code, name)| (slug(name), code.to_owned()));
    let regions = codes.iter().filter(|code| !code.starts_with("GM"));
    named
        .chain(regions.map(|code| (slug(code), (*code).to_owned())))
        .collect()
}

/// Letters and digits in small, with a dash for whatever is between.
pub(super) fn slug(text: &str) -> String {
    let plain: String = text
        .to_lowercase()
        .chars()
        .map(|c| if c.is_alphanumeric() { c } else { ' ' })
        .collect();
    plain.split_whitespace().collect::<Vec<_>>().join("-")
}

/// Whether a name stands in a text as words of its own.
fn bounded(text: &str, name: &str) -> bool {
    text.match_indices(name).any(|(start, _)| {
        let before = text[..start].chars().next_back();
        let after = text[start + name.len()..].chars().next();
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    })
}
