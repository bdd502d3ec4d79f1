//! What is remembered of the last deliveries that were published, to compare the next ones with.
//!
//! Two generations are kept of each dataset. The comparison is always with the last *different*
//! one, so that a second build from the same files says the same as the first.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use ijkpunt_model::{Comparison, Delivery, Edition, Fault, Findings, Table};
use serde::{Deserialize, Serialize};

use crate::tables::{read_table, table_path};
use crate::{PublishError, sha256};

const RECORD: &str = "leveringen.json";
const EARLIER: &str = "eerder";
const TABLES: &str = "tabellen";

/// The deliveries of the last publications, by dataset.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Memory {
    datasets: BTreeMap<String, Generations>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Generations {
    nu: Remembered,
    vorige: Option<Remembered>,
}

/// The deliveries of one dataset, without any row of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remembered {
    bestanden: Vec<File>,
    rijen_gelezen: u64,
    rijen_gebruikt: u64,
    bevindingen: Vec<Met>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct File {
    bestand: String,
    sha256: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Met {
    code: String,
    kolom: Option<String>,
    aantal: u64,
}

impl Remembered {
    /// What is to be remembered of the deliveries of a dataset.
    pub fn of(deliveries: &[Delivery], findings: &Findings) -> Remembered {
        let mut faults: BTreeMap<(String, Option<String>), u64> = BTreeMap::new();
        let files: BTreeSet<&str> = deliveries.iter().map(|d| d.file.as_str()).collect();
        for finding in findings
            .iter()
            .filter(|finding| files.contains(finding.place.file.as_str()))
        {
            let key = (finding.code.id().to_owned(), finding.place.column.clone());
            *faults.entry(key).or_default() += finding.count;
        }
        Remembered {
            bestanden: deliveries
                .iter()
                .map(|delivery| File {
                    bestand: delivery.file.clone(),
                    sha256: delivery.sha256.clone(),
                })
                .collect(),
            rijen_gelezen: deliveries.iter().map(|d| d.rows_read).sum(),
            rijen_gebruikt: deliveries.iter().map(|d| d.rows_kept).sum(),
            bevindingen: faults
                .into_iter()
                .map(|((code, kolom), aantal)| Met {
                    code,
                    kolom,
                    aantal,
                })
                .collect(),
        }
    }

    /// Names the contents: the same bytes in the same order have the same name, whatever the files
    /// are called.
    fn id(&self) -> String {
        let hashes: Vec<&str> = self.bestanden.iter().map(|f| f.sha256.as_str()).collect();
        sha256(hashes.join("\n").as_bytes())
    }

    fn edition(&self) -> Edition {
        Edition {
            files: self.bestanden.iter().map(|f| f.bestand.clone()).collect(),
            rows_read: self.rijen_gelezen,
            rows_kept: self.rijen_gebruikt,
        }
    }

    /// Its faults that another one has not, or has as well.
    fn faults(&self, other: &Remembered, shared: bool) -> Vec<Fault> {
        let met = |fault: &Met| {
            let same = |known: &Met| known.code == fault.code && known.kolom == fault.kolom;
            other.bevindingen.iter().any(same)
        };
        self.bevindingen
            .iter()
            .filter(|fault| met(fault) == shared)
            .map(|fault| Fault {
                code: fault.code.clone(),
                column: fault.kolom.clone(),
                count: fault.aantal,
            })
            .collect()
    }
}

impl Memory {
    /// Reads the record in the workspace's own build folder; without one nothing is remembered.
    pub fn read(folder: &Path) -> Result<Memory, PublishError> {
        let path = folder.join(RECORD);
        let bytes = match fs::read(&path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Memory::default()),
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

    /// The last deliveries of a dataset that differ from these.
    fn before(&self, dataset: &str, now: &Remembered) -> Option<&Remembered> {
        let known = self.datasets.get(dataset)?;
        match known.nu.id() == now.id() {
            true => known.vorige.as_ref(),
            false => Some(&known.nu),
        }
    }

    /// Compares the deliveries of a dataset with the last different ones.
    pub fn compare(&self, dataset: &str, now: &Remembered) -> Comparison {
        let before = self.before(dataset, now);
        let last = self.datasets.get(dataset);
        let rows = |number: u64| i64::try_from(number).unwrap_or(i64::MAX);
        let of_before = |shared: bool| before.map(|before| now.faults(before, shared));
        Comparison {
            dataset: dataset.to_owned(),
            unchanged: last.is_some_and(|last| last.nu.id() == now.id()),
            now: now.edition(),
            before: before.map(Remembered::edition),
            more_rows: before.map_or(0, |before| {
                rows(now.rijen_gelezen) - rows(before.rijen_gelezen)
            }),
            new: of_before(false).unwrap_or_default(),
            solved: before.map_or_else(Vec::new, |before| before.faults(now, false)),
            stayed: of_before(true).unwrap_or_default(),
        }
    }

    /// The typed table of the last different deliveries of a dataset, for rules over time. Nothing
    /// where there were none, or where the table is no longer there.
    pub fn previous_table(
        &self,
        folder: &Path,
        dataset: &str,
        now: &Remembered,
    ) -> Result<Option<Table>, PublishError> {
        let Some(before) = self.before(dataset, now) else {
            return Ok(None);
        };
        let path = earlier(folder, dataset, before);
        match path.is_file() {
            true => read_table(&path, dataset).map(Some),
            false => Ok(None),
        }
    }

    /// Remembers what has just been published, with its typed tables, and forgets what is older
    /// than the generation before.
    pub fn publish(
        &mut self,
        folder: &Path,
        now: &BTreeMap<String, Remembered>,
    ) -> Result<(), PublishError> {
        for (dataset, now) in now {
            let vorige = self.before(dataset, now).cloned();
            let known = Generations {
                nu: now.clone(),
                vorige,
            };
            self.datasets.insert(dataset.clone(), known);
            let table = table_path(&folder.join(TABLES), dataset);
            if table.is_file() {
                link(&table, &earlier(folder, dataset, now))?;
            }
        }
        let mut bytes = serde_json::to_vec_pretty(self).map_err(|error| PublishError::Table {
            what: RECORD,
            why: error.to_string(),
        })?;
        bytes.push(b'\n');
        put(&folder.join(RECORD), &bytes)?;
        self.forget(folder);
        Ok(())
    }

    /// Removes the tables that no generation names. One that can't be removed does no harm.
    fn forget(&self, folder: &Path) {
        let kept: BTreeSet<PathBuf> = self
            .datasets
            .iter()
            .flat_map(|(dataset, known)| {
                let all = std::iter::once(&known.nu).chain(&known.vorige);
                all.map(|remembered| earlier(folder, dataset, remembered))
            })
            .collect();
        let Ok(entries) = fs::read_dir(folder.join(EARLIER)) else {
            return;
        };
        for path in entries.flatten().map(|entry| entry.path()) {
            if !kept.contains(&path) {
                let _ = fs::remove_file(path);
            }
        }
    }
}

fn earlier(folder: &Path, dataset: &str, remembered: &Remembered) -> PathBuf {
    let id: String = remembered.id().chars().take(16).collect();
    folder.join(EARLIER).join(format!("{dataset}-{id}.parquet"))
}

/// A second name for a table, or a copy where the file system has no second names. Tables are
/// renamed into place and never written over, so the one under this name stays what it was.
fn link(table: &Path, target: &Path) -> Result<(), PublishError> {
    let io = |why| PublishError::Io {
        path: target.to_owned(),
        why,
    };
    if let Some(parent) = target.parent() {
        fs::create_dir_all(parent).map_err(io)?;
    }
    match fs::remove_file(target) {
        Err(why) if why.kind() != io::ErrorKind::NotFound => return Err(io(why)),
        _ => {}
    }
    fs::hard_link(table, target)
        .or_else(|_| fs::copy(table, target).map(|_| ()))
        .map_err(io)
}

/// Writes a file beside its place and renames it into place, so that it is never half-written.
pub(crate) fn put(path: &Path, bytes: &[u8]) -> Result<(), PublishError> {
    let io = |why| PublishError::Io {
        path: path.to_owned(),
        why,
    };
    let parent = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(parent).map_err(io)?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let fresh = parent.join(format!(".{name}.{}", std::process::id()));
    fs::write(&fresh, bytes).map_err(io)?;
    fs::rename(&fresh, path).map_err(io)
}
