//! The answers of an inquiry, counted anew from the table with a row for each gemeente.

use std::collections::BTreeMap;
use std::path::Path;

use crate::workbench::{Site, repository, rows};

use super::derived::Measure;
use super::expected::Expected;
use super::origin::Origin;
use super::places::Place;

/// What one gemeente answered.
struct Answer {
    code: String,
    /// Its words by measure, in small letters; whether it replied at all stands under "reageerde".
    words: BTreeMap<String, String>,
}

/// The answers of a site, by the year of the map on which they are put.
#[derive(Default)]
pub struct Answers {
    years: BTreeMap<String, Vec<Answer>>,
    /// The gemeenten of a region, by its name in small letters.
    regions: BTreeMap<String, Vec<String>>,
    /// Inhabitants by year and gemeente.
    people: BTreeMap<(String, String), f64>,
}

impl Answers {
    /// Reads them from the downloads of a site, and the groups from its workspace.
    pub fn of(site: &Site, workspace: &Path) -> Answers {
        let mut answers = Answers::default();
        for name in site.files.keys() {
            let year = name
                .strip_prefix("maatregelen-")
                .and_then(|rest| rest.strip_suffix(".csv"));
            if let Some(year) = year.filter(|year| year.len() == 4) {
                answers
                    .years
                    .insert(year.to_owned(), answered(&site.csv(name)));
            }
        }
        let groups =
            std::fs::read_to_string(workspace.join("gebieden/groepen.csv")).unwrap_or_default();
        for row in rows(groups.trim_start_matches('\u{feff}'))
            .into_iter()
            .skip(1)
        {
            answers
                .regions
                .entry(row[1].to_lowercase())
                .or_default()
                .push(row[2].clone());
        }
        let people = std::fs::read_to_string(repository("crates/areas/data/inwoners.csv")).unwrap();
        for row in rows(&people).into_iter().skip(1) {
            let year = row[1].get(..4).unwrap_or_default().to_owned();
            answers
                .people
                .insert((year, row[0].clone()), row[2].parse().unwrap());
        }
        answers
    }

    /// What must stand in a cell of a table of measures.
    pub fn expected(&self, place: &Place) -> Option<Expected> {
        if !place.numeric || self.years.is_empty() {
            return None;
        }
        let year = match place.page.strip_prefix("indeling-") {
            Some(rest) => rest.trim_end_matches(".html").to_owned(),
            None => self.years.keys().next()?.clone(),
        };
        self.cell(&year, &place.header, &place.column)
    }

    /// What must stand in the row of a measure, below the header of a column; both in small letters.
    pub fn cell(&self, year: &str, measure: &str, column: &str) -> Option<Expected> {
        let answers = self.years.get(year)?;
        let known = answers
            .iter()
            .any(|answer| answer.words.contains_key(measure));
        if !known {
            return None;
        }
        if let Some(members) = self.members(year, column) {
            return Some(in_group(answers, measure, &members));
        }
        let count = |word: &str| told(answers, measure, word).count() as u64;
        let counts = |number: u64| Some(Expected::counts(Origin::Answers, [number]));
        match column {
            "loopt, van wie reageerde" => {
                let replied = answers.len() as u64 - count("geen reactie");
                let mut cell = Expected::counts(Origin::Answers, [0, replied]);
                cell.numbers[0] = (
                    runs(answers, measure) as f64 / replied as f64,
                    Measure::Share,
                );
                Some(cell)
            }
            "loopt" => counts(runs(answers, measure)),
            "niet genoemd" => counts(count("niet genoemd") + count("zegt dit niet")),
            "loopt in een deel"
            | "in voorbereiding"
            | "in voorbereiding in een deel"
            | "onbekend"
            | "geen reactie" => counts(count(column)),
            _ => None,
        }
    }

    /// The gemeenten of a region, or of a class of size on the map of a year.
    fn members(&self, year: &str, column: &str) -> Option<Vec<String>> {
        if let Some(members) = self.regions.get(column) {
            return Some(members.clone());
        }
        let limits: Vec<f64> = super::origin::numbers_of(column);
        let (low, high) = match limits.as_slice() {
            [high] if column.starts_with("minder dan") => (0.0, *high),
            [low] if column.ends_with("of meer") => (*low, f64::INFINITY),
            [low, high] if column.ends_with("inwoners") => (*low, *high),
            _ => return None,
        };
        // No numbers of inhabitants are older than those of 2017.
        let year = year.max("2017");
        let of_year = self.people.iter().filter(|((known, _), _)| known == year);
        let within = of_year.filter(|(_, people)| (low..high).contains(*people));
        Some(within.map(|((_, code), _)| code.clone()).collect())
    }
}

fn answered(rows: &[Vec<String>]) -> Vec<Answer> {
    let Some((header, rows)) = rows.split_first() else {
        return Vec::new();
    };
    let words = |row: &Vec<String>| {
        let names = header.iter().map(|name| match name.as_str() {
            "Reactie" => "reageerde".to_owned(),
            name => name.to_lowercase(),
        });
        names.zip(row.iter().cloned()).skip(4).collect()
    };
    let answer = |row: &Vec<String>| Answer {
        code: row[1].clone(),
        words: words(row),
    };
    rows.iter().map(answer).collect()
}

/// The gemeenten that said this about a measure.
fn told<'a>(
    answers: &'a [Answer],
    measure: &'a str,
    word: &'a str,
) -> impl Iterator<Item = &'a Answer> {
    let said = move |answer: &&Answer| answer.words.get(measure).is_some_and(|said| said == word);
    answers.iter().filter(said)
}

/// How many gemeenten a measure runs in; a gemeente that has no projects says so with "ja".
fn runs(answers: &[Answer], measure: &str) -> u64 {
    (told(answers, measure, "loopt").count() + told(answers, measure, "ja").count()) as u64
}

/// "4 en 1 deels, van 9": in how many gemeenten of a group it runs, or in a part of them, of how many
/// whose answer is known. Who replied is told of all: "8 van 15, 1 deels".
fn in_group(answers: &[Answer], measure: &str, members: &[String]) -> Expected {
    let within = answers
        .iter()
        .filter(|answer| members.contains(&answer.code));
    let said: Vec<&str> = within
        .filter_map(|answer| answer.words.get(measure))
        .map(String::as_str)
        .collect();
    let count = |words: &[&str]| said.iter().filter(|said| words.contains(said)).count() as u64;
    let silent = count(&["geen reactie", "onbekend"]);
    if measure == "reageerde" {
        let partly = count(&["van een deel"]);
        let replied = said.len() as u64 - silent - partly;
        let partly = Some(partly).filter(|partly| *partly > 0);
        return Expected::counts(
            Origin::Answers,
            [replied, said.len() as u64].into_iter().chain(partly),
        );
    }
    let partly = Some(count(&["loopt in een deel"])).filter(|partly| *partly > 0);
    let whole = said.len() as u64 - silent;
    let counts = [count(&["loopt", "ja"])]
        .into_iter()
        .chain(partly)
        .chain([whole]);
    Expected::counts(Origin::Answers, counts)
}
