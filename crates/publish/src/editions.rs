//! What is remembered of the figures of the last editions that were published, to say which of them
//! changed.
//!
//! Two generations are kept of each report and year, as of deliveries: the comparison is with the
//! last edition that *differs*, so that a second build from the same files says the same as the
//! first. Only released figures are kept, so that the record holds no secret.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use ijkpunt_model::{Figure, Released, Sign};
use serde::{Deserialize, Serialize};

use crate::memory::put;
use crate::{PublishError, sha256};

const FOLDER: &str = "uitgaven";

/// The last editions of one report about one year.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Editions {
    nu: Option<Edition>,
    vorige: Option<Edition>,
}

/// The figures of one edition, as they were published.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edition {
    /// The day for which it was made.
    pub rundatum: NaiveDate,
    /// The version of the program that made it.
    pub versie: String,
    cijfers: Vec<Line>,
}

/// A figure. Numbers are text, so that what is read back is what was written, to the last bit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Line {
    sleutel: [String; 5],
    waarde: Option<String>,
    beoogd: Option<String>,
    teken: Option<String>,
}

impl Edition {
    /// What is to be remembered of the figures of an edition.
    pub fn of(released: &Released, rundatum: NaiveDate, versie: &str) -> Edition {
        Edition {
            rundatum,
            versie: versie.to_owned(),
            cijfers: released.figures().iter().map(Line::of).collect(),
        }
    }

    /// As bytes, to be laid aside.
    ///
    /// # Errors
    /// Where it can't be written as JSON.
    pub fn bytes(&self) -> Result<Vec<u8>, PublishError> {
        serde_json::to_vec(self).map_err(unreadable)
    }

    /// What was laid aside.
    ///
    /// # Errors
    /// Where the file can't be read.
    pub fn laid_aside(path: &Path) -> Result<Edition, PublishError> {
        let bytes = fs::read(path).map_err(|why| PublishError::Io {
            path: path.to_owned(),
            why,
        })?;
        serde_json::from_slice(&bytes).map_err(unreadable)
    }

    /// Names the figures: the same ones have the same name, whenever they were published.
    fn id(&self) -> String {
        let mut text = String::new();
        for line in &self.cijfers {
            for part in &line.sleutel {
                text.push_str(part);
                text.push('\n');
            }
            for part in [&line.waarde, &line.beoogd, &line.teken] {
                text.push_str(part.as_deref().unwrap_or("-"));
                text.push('\n');
            }
        }
        sha256(text.as_bytes())
    }

    /// The figures of this edition that are otherwise now, each as it was and as it is. One that
    /// only one of them has is no change of a published figure. One that is secret now has lost its
    /// old number: with it a reader could know the secret.
    pub fn changed(&self, released: &Released) -> Vec<(Figure, Figure)> {
        let before: BTreeMap<&[String; 5], &Line> = self
            .cijfers
            .iter()
            .map(|line| (&line.sleutel, line))
            .collect();
        let now = released.figures().iter();
        now.filter_map(|figure| {
            let line = Line::of(figure);
            let old = before.get(&line.sleutel)?;
            let same =
                old.waarde == line.waarde && old.beoogd == line.beoogd && old.teken == line.teken;
            (!same).then(|| (old.figure(figure), figure.clone()))
        })
        .collect()
    }
}

fn unreadable(error: serde_json::Error) -> PublishError {
    PublishError::Table {
        what: "edition",
        why: error.to_string(),
    }
}

impl Line {
    fn of(figure: &Figure) -> Line {
        Line {
            sleutel: [
                figure.indicator.clone(),
                figure.gemeente.to_string(),
                figure.periode.to_string(),
                figure.uitsplitsing.clone(),
                figure.klasse.clone(),
            ],
            waarde: figure.waarde.map(|value| value.to_string()),
            beoogd: figure.beoogd.map(|value| value.to_string()),
            teken: figure.teken.map(|sign| sign.id().to_owned()),
        }
    }

    /// The figure as it was published, beside the one that takes its place.
    fn figure(&self, now: &Figure) -> Figure {
        let number = |text: &Option<String>| text.as_ref().and_then(|text| text.parse().ok());
        let sign = self.teken.as_deref().and_then(Sign::from_id);
        let is_secret = matches!(now.teken, Some(Sign::Geheim | Sign::GeheimSecundair));
        let old = now.without_value(sign.unwrap_or(Sign::Onbekend));
        match is_secret {
            true => Figure {
                beoogd: now.beoogd,
                ..old
            },
            false => Figure {
                waarde: number(&self.waarde),
                beoogd: number(&self.beoogd),
                teken: sign,
                ..old
            },
        }
    }
}

impl Editions {
    /// Reads the record of a report about a year, in the workspace's own build folder; without one
    /// nothing is remembered.
    pub fn read(folder: &Path, report: &str, year: i32) -> Result<Editions, PublishError> {
        let path = path(folder, report, year);
        let bytes = match fs::read(&path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                return Ok(Editions::default());
            }
            Err(why) => return Err(PublishError::Io { path, why }),
        };
        serde_json::from_slice(&bytes).map_err(|error| PublishError::Io {
            path,
            why: io::Error::new(
                io::ErrorKind::InvalidData,
                format!("{error}; remove the file to begin anew"),
            ),
        })
    }

    /// The last edition whose figures differ from these.
    pub fn before(&self, now: &Edition) -> Option<&Edition> {
        let last = self.nu.as_ref()?;
        match last.id() == now.id() {
            true => self.vorige.as_ref(),
            false => Some(last),
        }
    }

    /// Remembers an edition that has just been published.
    pub fn publish(
        &self,
        folder: &Path,
        report: &str,
        year: i32,
        now: Edition,
    ) -> Result<(), PublishError> {
        let kept = Editions {
            vorige: self.before(&now).cloned(),
            nu: Some(now),
        };
        let mut bytes = serde_json::to_vec(&kept).map_err(|error| PublishError::Table {
            what: "uitgaven",
            why: error.to_string(),
        })?;
        bytes.push(b'\n');
        put(&path(folder, report, year), &bytes)
    }
}

fn path(folder: &Path, report: &str, year: i32) -> PathBuf {
    folder.join(FOLDER).join(format!("{report}-{year}.json"))
}

#[cfg(test)]
mod tests {
    use ijkpunt_model::{GemeenteCode, Period, TOTAAL};

    use super::*;

    fn figure(id: &str, waarde: Option<f64>, teken: Option<Sign>) -> Figure {
        Figure {
            indicator: id.into(),
            gemeente: GemeenteCode::parse("GM0014").unwrap(),
            indelingsjaar: 2019,
            periode: Period::Jaar(2019),
            uitsplitsing: TOTAAL.into(),
            klasse: TOTAAL.into(),
            teller: waarde,
            noemer: None,
            waarde,
            ondergrens: None,
            bovengrens: None,
            beoogd: None,
            teken,
            bron: Vec::new(),
        }
    }

    fn edition(figures: Vec<Figure>) -> (Released, Edition) {
        let released = Released::after_disclosure(figures);
        let edition = Edition::of(&released, NaiveDate::default(), "0.1.0");
        (released, edition)
    }

    #[test]
    fn a_changed_figure_keeps_both_numbers_and_a_secret_one_loses_the_old() {
        let (_, first) = edition(vec![
            figure("a", Some(0.1 + 0.2), None),
            figure("b", Some(12.0), None),
            figure("c", Some(7.0), None),
            figure("weg", Some(1.0), None),
        ]);
        let (now, _) = edition(vec![
            figure("a", Some(0.1 + 0.2), None),
            figure("b", Some(13.0), None),
            figure("c", None, Some(Sign::Geheim)),
            figure("nieuw", Some(1.0), None),
        ]);
        let text = serde_json::to_string(&first).unwrap();
        let read: Edition = serde_json::from_str(&text).unwrap();
        let changed = read.changed(&now);
        let told: Vec<(&str, Option<f64>, Option<f64>)> = changed
            .iter()
            .map(|(old, new)| (old.indicator.as_str(), old.waarde, new.waarde))
            .collect();
        assert_eq!(told, [("b", Some(12.0), Some(13.0)), ("c", None, None)]);
    }

    #[test]
    fn a_second_edition_of_the_same_figures_is_compared_with_the_one_before() {
        let folder = tempfile::tempdir().unwrap();
        let keep = |edition: &Edition| {
            let known = Editions::read(folder.path(), "proef", 2019).unwrap();
            known
                .publish(folder.path(), "proef", 2019, edition.clone())
                .unwrap();
        };
        let (_, first) = edition(vec![figure("a", Some(1.0), None)]);
        let (_, second) = edition(vec![figure("a", Some(2.0), None)]);
        keep(&first);
        keep(&second);
        keep(&second);
        let known = Editions::read(folder.path(), "proef", 2019).unwrap();
        assert_eq!(known.before(&second), Some(&first));
        // Another year is another document.
        let other = Editions::read(folder.path(), "proef", 2020).unwrap();
        assert_eq!(other.before(&second), None);
    }
}
