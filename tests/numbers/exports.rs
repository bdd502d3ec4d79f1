//! What the deliveries and the site itself say: days, counts, the cells of small exports.

use std::collections::BTreeSet;
use std::path::Path;

use serde_json::Value as Json;

use crate::workbench::{Site, read_folder};

use super::knowledge::{Forecast, Knowledge};
use super::naming::slug;
use super::origin::numbers_of;

impl Knowledge {
    /// Inhabitants of gemeenten, where the site has no figure of them: from the export that says so.
    pub(super) fn add_inhabitants(&mut self, workspace: &Path) {
        const LIMITS: [f64; 7] = [5e3, 1e4, 2e4, 5e4, 1e5, 1.5e5, 2.5e5];
        for (name, bytes) in read_folder(&workspace.join("exports")) {
            if !name.starts_with("inwoners") {
                continue;
            }
            for line in String::from_utf8_lossy(&bytes).lines() {
                let cells: Vec<&str> = line
                    .split(';')
                    .map(|cell| cell.trim_matches(['"', ' ']))
                    .collect();
                let [.., area, number] = cells.as_slice() else {
                    continue;
                };
                let (Some(code), Ok(number)) = (self.areas.get(&slug(area)), number.parse::<f64>())
                else {
                    continue;
                };
                let class = LIMITS.iter().filter(|limit| number >= **limit).count();
                // Classes below 20.000 are told as one.
                self.sizes_of.insert(code.clone(), class.max(2));
            }
        }
    }

    /// Small exports may be shown as they are. Of what the ministry published, the formula of the law makes
    /// the expectation: the national number, in proportion to the inhabitants.
    pub(super) fn add_exports(&mut self, workspace: &Path) {
        let mut published = Vec::new();
        for (name, bytes) in read_folder(&workspace.join("exports")) {
            let text = String::from_utf8_lossy(&bytes).into_owned();
            if !name.contains("taakstelling") || !name.ends_with(".csv") {
                continue;
            }
            self.years.extend(years(&text));
            for cell in text.split([';', '\n', '\r', '"']) {
                match cell.trim().replace(',', ".").parse::<f64>() {
                    Ok(number) => published.push(number),
                    // A remark in words, with a number as Dutch texts write it.
                    Err(_) => published.extend(numbers_of(cell)),
                }
            }
        }
        let own = self
            .figures
            .values()
            .flatten()
            .filter(|fig| fig.indicator.starts_with("inwoners"));
        let own: Vec<f64> = own
            .filter_map(|fig| fig.value)
            .chain(published.iter().copied())
            .collect();
        let nation: Vec<f64> = published
            .iter()
            .copied()
            .filter(|number| *number > 1e7)
            .collect();
        for national in published
            .iter()
            .filter(|number| (1000.0..100_000.0).contains(*number))
        {
            for growth in [1.0, 1.3] {
                for scenario in [0.75, 0.9, 1.0, 1.1, 1.25, 2.0] {
                    let all = national * growth * scenario;
                    let mut add = |column, value| {
                        self.forecast.push(Forecast {
                            scenario,
                            column,
                            value,
                        })
                    };
                    add("landelijk", all);
                    for (inhabitants, nation) in own
                        .iter()
                        .flat_map(|own| nation.iter().map(move |all| (own, all)))
                    {
                        let part = all * inhabitants / nation;
                        let rounded = part.round();
                        add("formule", part);
                        add("afgerond", rounded);
                        add("naar boven", part.ceil());
                        // In the sample half of whoever is housed is an adult, and ten others come in a year.
                        add("inburgeraars", rounded + 10.0);
                        add("verschil", rounded - part);
                    }
                }
            }
        }
        self.cells = published;
    }

    pub(super) fn add_site(&mut self, site: &Site) {
        let manifest: Json = serde_json::from_str(site.text("manifest.json")).unwrap();
        self.add_days(site.text("manifest.json"));
        self.years
            .extend(years(manifest["rundatum"].as_str().unwrap_or_default()));
        let deliveries = manifest["leveringen"].as_array().unwrap();
        self.counts.insert(deliveries.len() as u64);
        for delivery in deliveries {
            let read = delivery["rijen_gelezen"].as_u64().unwrap_or_default();
            let used = delivery["rijen_gebruikt"].as_u64().unwrap_or_default();
            self.counts.extend([read, used, read.saturating_sub(used)]);
        }
        self.sizes = site
            .files
            .values()
            .map(|bytes| ((bytes.len() + 500) / 1000) as u64)
            .collect();
        let tables = site
            .files
            .keys()
            .filter(|name| name.ends_with(".csv") && !name.contains('/'));
        let lists = tables.map(|name| site.csv(name));
        let lists = lists.filter(|rows| {
            rows.first()
                .is_some_and(|head| head.get(1).is_some_and(|name| name == "Code"))
        });
        self.counts.extend(lists.map(|rows| rows.len() as u64 - 1));
        for (_, page) in site
            .files
            .keys()
            .filter(|name| name.ends_with(".html"))
            .map(|name| (name, site.page(name)))
        {
            let tables = page.with_class("lijnen");
            let rows = tables.iter().flat_map(|table| table.all("tr"));
            self.lines
                .insert(rows.filter(|row| !row.all("td").is_empty()).count() as u64);
        }
    }

    pub(super) fn add_days(&mut self, text: &str) {
        for start in 0..text.len() {
            let Some(day) = text.get(start..start + 10) else {
                continue;
            };
            let bytes = day.as_bytes();
            if bytes[4] == b'-'
                && bytes[7] == b'-'
                && day.bytes().filter(u8::is_ascii_digit).count() == 8
            {
                self.days.insert(day.to_owned());
            }
        }
    }
}

/// The years that a text speaks of.
pub(super) fn years(text: &str) -> BTreeSet<i32> {
    let runs = text.split(|c: char| !c.is_ascii_digit());
    let years = runs.map(|run| run.get(..4).unwrap_or(run));
    years
        .filter_map(|run| run.parse().ok())
        .filter(|year| (1900..2100).contains(year))
        .collect()
}
