//! Who publishes what, for the downloads that describe the site.

use chrono::NaiveDate;
use ijkpunt_model::{Area, Delivery};

/// Under which conditions the figures may be used again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Licence {
    /// No conditions. What a public body publishes has no reserved rights unless it says so
    /// (article 15b of the Auteurswet), so this is what holds where nobody chose.
    #[default]
    Cc0,
    /// The source must be named.
    CcBy4,
}

impl Licence {
    /// The words of `ijkpunt.toml`, in the order of the variants.
    pub const WORDS: [&'static str; 2] = ["cc0", "cc-by-4.0"];

    /// Every licence, in the same order.
    pub const ALL: [Licence; 2] = [Licence::Cc0, Licence::CcBy4];

    /// The name for readers.
    pub const fn name(self) -> &'static str {
        match self {
            Licence::Cc0 => "CC0 1.0, publiek domein: vrij te gebruiken",
            Licence::CcBy4 => "CC BY 4.0: vrij te gebruiken met naamsvermelding",
        }
    }

    /// Where it stands in words.
    pub const fn deed(self) -> &'static str {
        match self {
            Licence::Cc0 => "https://creativecommons.org/publicdomain/zero/1.0/",
            Licence::CcBy4 => "https://creativecommons.org/licenses/by/4.0/",
        }
    }

    /// Its concept in the list of licences of the Publications Office of the EU.
    pub const fn concept(self) -> &'static str {
        match self {
            Licence::Cc0 => "http://publications.europa.eu/resource/authority/licence/CC0",
            Licence::CcBy4 => "http://publications.europa.eu/resource/authority/licence/CC_BY_4_0",
        }
    }
}

/// Where questions go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Contact {
    /// An address for mail.
    Mail(String),
    /// A page, such as a form.
    Page(String),
}

impl Contact {
    /// As a reader sees it.
    pub fn text(&self) -> &str {
        match self {
            Contact::Mail(text) | Contact::Page(text) => text,
        }
    }
}

/// What the downloads say of the site that they belong to.
#[derive(Debug, Clone, PartialEq)]
pub struct Imprint {
    /// Title of the site.
    pub title: String,
    /// Name of the report, as in `reports`.
    pub report: String,
    /// The gemeente that reports; absent where the report is about many.
    pub area: Option<Area>,
    /// The verslagjaar.
    pub year: i32,
    /// The day for which the run was made; no clock is asked.
    pub run_date: NaiveDate,
    /// Version of the program.
    pub version: String,
    /// Conditions of use.
    pub licence: Licence,
    /// Who publishes.
    pub publisher: String,
    /// Where questions go.
    pub contact: Option<Contact>,
    /// Web address of the folder of the site, ending in `/`, where it is known.
    pub base: Option<String>,
    /// The files that the figures were computed from.
    pub deliveries: Vec<Delivery>,
}

impl Imprint {
    /// About whom the site is.
    pub fn subject(&self) -> String {
        match &self.area {
            Some(area) => format!("gemeente {}", area.name),
            None => "alle gemeenten van dit rapport".to_owned(),
        }
    }

    /// The title with gemeente and year.
    pub fn full_title(&self) -> String {
        format!("{}, {}, {}", self.title, self.subject(), self.year)
    }

    /// A name for the data of this report that stays the same from run to run.
    pub fn identifier(&self) -> String {
        let whom = self.area.as_ref().map_or_else(
            || "alle-gemeenten".to_owned(),
            |area| area.code.as_str().to_lowercase(),
        );
        format!("ijkpunt-{}-{whom}-{}", self.report, self.year)
    }

    /// The deliveries as a source line each, with as much of the hash as the column `bron` shows.
    pub fn source_lines(&self) -> Vec<String> {
        let line = |delivery: &Delivery| {
            let hash: String = delivery.sha256.chars().take(12).collect();
            format!("{}#{hash}", delivery.file)
        };
        self.deliveries.iter().map(line).collect()
    }
}
