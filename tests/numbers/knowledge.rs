//! What a site may take its numbers from: released figures, deliveries, and texts that people wrote.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde_json::Value as Json;
use toml::{Table, Value};

use crate::workbench::{Site, read_folder, repository};

/// A released figure, as numbers.
#[derive(Debug, Clone)]
pub struct Fig {
    /// Id of its indicator.
    pub indicator: String,
    /// Code of its gemeente.
    pub area: String,
    /// Its period as the downloads write it.
    pub period: String,
    /// Breakdown and class.
    pub class: (String, String),
    /// Numerator, denominator, value, limits and target.
    pub numerator: Option<f64>,
    pub denominator: Option<f64>,
    pub value: Option<f64>,
    pub limits: [Option<f64>; 2],
    pub target: Option<f64>,
}

/// Everything that the numbers of a site may come from.
pub struct Knowledge {
    /// The long table.
    pub figures: BTreeMap<String, Vec<Fig>>,
    /// Names of indicators in small letters, longest first, with their ids.
    names: Vec<(String, String)>,
    /// Parts of derived indicators.
    pub parts: BTreeMap<String, BTreeSet<String>>,
    /// Indicators of a chart.
    charts: BTreeMap<String, BTreeSet<String>>,
    /// Code of a gemeente by its name.
    areas: BTreeMap<String, String>,
    /// Years that figures, deliveries and texts speak of.
    pub years: BTreeSet<i32>,
    /// Days that figures, deliveries and texts speak of, as `2019-08-26`.
    pub days: BTreeSet<String>,
    /// Words of texts that people wrote, with the word before and after each number.
    pub spoken: BTreeSet<(String, String)>,
    /// Numbers of those texts that are no Dutch numbers, such as that of a domain or a version.
    pub codes: BTreeSet<String>,
    /// Counts that the manifest states.
    pub counts: BTreeSet<u64>,
    /// Sizes of files in kilobytes.
    pub sizes: BTreeSet<u64>,
    /// How many gemeenten have figures.
    pub gemeenten: usize,
    /// Numbers that the definition of an indicator, or the workspace about it, sets: thresholds, what is expected.
    pub settings: BTreeMap<String, Vec<f64>>,
    /// Cells of the small exports that a page may show as they are.
    pub cells: Vec<f64>,
    /// What the taakstelling of a coming half-year may be, by the formula of the law.
    pub forecast: Vec<f64>,
    /// Per measure, how many gemeenten gave each answer, and how many of them have a figure.
    pub answers: BTreeMap<String, BTreeSet<u64>>,
    /// Indicators whose unit is a percent, so that 12 is told as 12 %.
    pub in_percent: BTreeSet<String>,
    /// How many indicators a domain has.
    defined: BTreeMap<String, u64>,
    /// Indicators that the author's texts name.
    pub told: BTreeSet<String>,
    /// Places that the last check of accessibility leaves to a person.
    pub audit: BTreeSet<u64>,
    /// Gemeenten by class of size, as Statistics Netherlands draws the limits.
    pub sizes_of: BTreeMap<String, usize>,
    /// Indicator and gemeente where a report says that something else is measured.
    pub deviating: BTreeSet<(String, String)>,
    /// How many rows the tables of other pages have, which pages of an overview count.
    pub lines: BTreeSet<u64>,
}

impl Knowledge {
    /// Reads what the site itself publishes, and what its workspace and the program were given.
    pub fn of(site: &Site, workspace: &Path) -> Knowledge {
        let mut texts: BTreeMap<String, String> = BTreeMap::new();
        for folder in ["indicators", "reports", "pipelines"] {
            for (name, bytes) in read_folder(&repository(folder)) {
                texts.insert(
                    format!("{folder}/{name}"),
                    String::from_utf8_lossy(&bytes).into_owned(),
                );
            }
        }
        for (name, bytes) in read_folder(workspace) {
            let written = [".toml", ".md", ".json", ".html"]
                .iter()
                .any(|end| name.ends_with(end));
            let own = name.starts_with("site") || name.starts_with('.');
            if written && !own {
                texts.insert(name, String::from_utf8_lossy(&bytes).into_owned());
            }
        }
        let mut knowledge = Knowledge {
            figures: BTreeMap::new(),
            names: Vec::new(),
            parts: BTreeMap::new(),
            charts: BTreeMap::new(),
            areas: BTreeMap::new(),
            years: BTreeSet::new(),
            days: BTreeSet::new(),
            spoken: BTreeSet::new(),
            codes: BTreeSet::new(),
            counts: BTreeSet::new(),
            sizes: BTreeSet::new(),
            gemeenten: 0,
            settings: BTreeMap::new(),
            cells: Vec::new(),
            forecast: Vec::new(),
            answers: BTreeMap::new(),
            lines: BTreeSet::new(),
            deviating: BTreeSet::new(),
            told: BTreeSet::new(),
            in_percent: BTreeSet::new(),
            defined: BTreeMap::new(),
            audit: BTreeSet::new(),
            sizes_of: BTreeMap::new(),
        };
        for row in site.csv("cijfers.csv").iter().skip(1) {
            knowledge.add_figure(row);
        }
        let areas: BTreeSet<&str> = knowledge
            .figures
            .values()
            .flatten()
            .map(|fig| fig.area.as_str())
            .collect();
        knowledge.gemeenten = areas.iter().filter(|code| code.starts_with("GM")).count();
        for (name, text) in &texts {
            knowledge.add_text(name, text);
        }
        knowledge
            .names
            .sort_by_key(|(name, id)| (std::cmp::Reverse(name.len()), id.clone()));
        knowledge.add_site(site);
        knowledge.lines.extend(knowledge.defined.values().copied());
        knowledge.add_exports(workspace);
        knowledge.add_inhabitants(workspace);
        knowledge
    }

    fn add_figure(&mut self, row: &[String]) {
        let number = |index: usize| row[index].replace(',', ".").parse::<f64>().ok();
        self.add_days(&row[3]);
        self.years.extend(years(&row[3]));
        self.years.extend(years(&row[2]));
        self.figures.entry(row[0].clone()).or_default().push(Fig {
            indicator: row[0].clone(),
            area: row[1].clone(),
            period: row[3].clone(),
            class: (row[4].clone(), row[5].clone()),
            numerator: number(6),
            denominator: number(7),
            value: number(8),
            limits: [number(9), number(10)],
            target: number(11),
        });
    }

    fn add_days(&mut self, text: &str) {
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

    fn add_text(&mut self, name: &str, text: &str) {
        self.add_days(text);
        self.years.extend(years(text));
        for token in super::tokens::tokens(&words_of(text)) {
            let digits = token
                .text
                .trim_matches(|c: char| !c.is_alphanumeric() && c != '%')
                .to_lowercase();
            self.spoken
                .insert((digits.clone(), format!("<{}", token.around.0)));
            self.spoken
                .insert((digits.clone(), format!(">{}", token.around.1)));
            if let super::tokens::Kind::Day(day) = token.kind {
                self.days.insert(day);
            }
            if digits.contains('.') {
                self.codes.insert(digits);
            }
        }
        if name.ends_with(".md") {
            let quoted = text
                .split(['"', '\''])
                .filter(|word| self.figures.contains_key(*word));
            self.told.extend(quoted.map(str::to_owned));
        }
        if name.ends_with("toegankelijkheid.json") {
            let mut sums = BTreeMap::new();
            sum_numbers(&serde_json::from_str(text).unwrap(), "", &mut sums);
            self.audit.extend(sums.into_values());
        }
        let Ok(table) = text.parse::<Table>() else {
            return;
        };
        if let Some(indicator) = table.get("indicator").and_then(Value::as_table) {
            let word = |key: &str| indicator.get(key).and_then(Value::as_str);
            let id = word("id").unwrap_or_default().to_owned();
            for name in [word("naam"), word("korte_naam")].into_iter().flatten() {
                self.names.push((name.to_lowercase(), id.clone()));
            }
            if indicator
                .get("eenheid")
                .and_then(|unit| unit.get(0))
                .and_then(Value::as_str)
                == Some("procent")
            {
                self.in_percent.insert(id.clone());
            }
            *self
                .defined
                .entry(word("domein").unwrap_or_default().to_owned())
                .or_default() += 1;
            let mut strings = BTreeSet::new();
            for key in ["afgeleid", "berekening", "schema"] {
                collect_strings(table.get(key), &mut strings);
            }
            self.settings
                .entry(id.clone())
                .or_default()
                .extend(numbers(&Value::Table(table.clone())));
            self.parts.insert(id, strings);
        }
        for deviation in table
            .get("afwijking")
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
        {
            let word = |key: &str| deviation.get(key).and_then(Value::as_str);
            let both = word("indicator").zip(word("gemeente"));
            let both = both.map(|(id, code)| (id.to_owned(), code.to_owned()));
            self.deviating.extend(both);
        }
        for expected in table
            .get("prognose")
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
        {
            let id = expected
                .get("indicator")
                .and_then(Value::as_str)
                .unwrap_or_default();
            self.settings
                .entry(id.to_owned())
                .or_default()
                .extend(numbers(expected));
        }
        if name.contains("reports/") {
            self.add_charts(&Value::Table(table));
        }
    }

    /// Every table of a report with an id is, or may be, a chart.
    fn add_charts(&mut self, value: &Value) {
        if let Value::Array(items) = value {
            items.iter().for_each(|item| self.add_charts(item));
        }
        let Value::Table(table) = value else { return };
        if let Some(id) = table.get("id").and_then(Value::as_str) {
            let mut strings = BTreeSet::new();
            collect_strings(Some(value), &mut strings);
            strings.retain(|word| word != id && self.figures.contains_key(word));
            self.charts
                .entry(id.to_owned())
                .or_default()
                .extend(strings);
        }
        table.iter().for_each(|(_, item)| self.add_charts(item));
    }

    /// Inhabitants of gemeenten, where the site has no figure of them: from the export that says so.
    fn add_inhabitants(&mut self, workspace: &Path) {
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
                let (Some(code), Ok(number)) = (self.areas.get(*area), number.parse::<f64>())
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
    fn add_exports(&mut self, workspace: &Path) {
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
                    Err(_) => published.extend(super::origin::numbers_of(cell)),
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
                    self.forecast.push(all);
                    for (inhabitants, nation) in own
                        .iter()
                        .flat_map(|own| nation.iter().map(move |all| (own, all)))
                    {
                        let part = all * inhabitants / nation;
                        let rounded = part.round();
                        // In the sample half of whoever is housed is an adult, and ten others come in a year.
                        self.forecast.extend([
                            part,
                            rounded,
                            part.ceil(),
                            rounded + 10.0,
                            rounded - part,
                        ]);
                    }
                }
            }
        }
        self.cells = published;
    }

    fn add_site(&mut self, site: &Site) {
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
        for name in site
            .files
            .keys()
            .filter(|name| name.ends_with(".csv") && !name.contains('/'))
        {
            self.add_answers(&site.csv(name));
        }
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
        for name in site
            .files
            .keys()
            .filter(|name| name.starts_with("gm") && name.ends_with(".html"))
        {
            let title = site
                .page(name)
                .all("h1")
                .first()
                .map(|h1| h1.text())
                .unwrap_or_default();
            self.areas
                .insert(title, name.trim_end_matches(".html").to_uppercase());
        }
    }

    /// Counts the answers of each column of a table with a row for each gemeente.
    fn add_answers(&mut self, rows: &[Vec<String>]) {
        let Some((header, rows)) = rows.split_first() else {
            return;
        };
        if header.get(1).is_none_or(|name| name != "Code") {
            return;
        }
        self.counts.insert(rows.len() as u64);
        for (column, name) in header.iter().enumerate().skip(2) {
            let mut counts: BTreeMap<&str, u64> = BTreeMap::new();
            for row in rows {
                *counts.entry(&row[column]).or_default() += 1;
            }
            let name = name.replace("Reactie", "Reageerde");
            let known = self.answers.entry(name.to_lowercase()).or_default();
            known.extend(counts.values().copied());
            known.extend([0, rows.len() as u64]);
            let silent = counts.get("geen reactie").copied().unwrap_or_default();
            let unknown = counts.get("onbekend").copied().unwrap_or_default();
            known.extend([
                rows.len() as u64 - silent,
                rows.len() as u64 - silent - unknown,
            ]);
        }
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

    /// Code of the gemeente whose name a row bears.
    pub fn area(&self, name: &str) -> Option<String> {
        self.areas.get(name).cloned()
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

/// Whether a name stands in a text as words of its own.
fn bounded(text: &str, name: &str) -> bool {
    text.match_indices(name).any(|(start, _)| {
        let before = text[..start].chars().next_back();
        let after = text[start + name.len()..].chars().next();
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    })
}

/// Adds up the numbers of each key.
fn sum_numbers(value: &Json, key: &str, sums: &mut BTreeMap<String, u64>) {
    match value {
        Json::Number(number) => {
            *sums.entry(key.to_owned()).or_default() += number.as_u64().unwrap_or_default()
        }
        Json::Array(items) => items.iter().for_each(|item| sum_numbers(item, key, sums)),
        Json::Object(items) => items
            .iter()
            .for_each(|(key, item)| sum_numbers(item, key, sums)),
        _ => {}
    }
}

/// All numbers in a TOML value.
fn numbers(value: &Value) -> Vec<f64> {
    match value {
        Value::Integer(number) => vec![*number as f64],
        Value::Float(number) => vec![*number],
        Value::Array(items) => items.iter().flat_map(numbers).collect(),
        Value::Table(table) => table.iter().flat_map(|(_, item)| numbers(item)).collect(),
        _ => Vec::new(),
    }
}

fn collect_strings(value: Option<&Value>, found: &mut BTreeSet<String>) {
    match value {
        Some(Value::String(text)) => {
            found.insert(text.clone());
        }
        Some(Value::Array(items)) => items
            .iter()
            .for_each(|item| collect_strings(Some(item), found)),
        Some(Value::Table(table)) => table
            .iter()
            .for_each(|(_, item)| collect_strings(Some(item), found)),
        _ => {}
    }
}

/// A text without the marks of TOML, HTML and templates, so that only its words are left.
fn words_of(text: &str) -> String {
    text.replace(
        [
            '"', '[', ']', '<', '>', '{', '}', '=', '/', '_', '*', '(', ')', '\'',
        ],
        " ",
    )
}

fn years(text: &str) -> BTreeSet<i32> {
    let runs = text.split(|c: char| !c.is_ascii_digit());
    let years = runs.map(|run| run.get(..4).unwrap_or(run));
    years
        .filter_map(|run| run.parse().ok())
        .filter(|year| (1900..2100).contains(year))
        .collect()
}
