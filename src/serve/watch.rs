//! Waiting until something of a workspace changes.
//!
//! It looks again twice a second. Messages of the operating system would come sooner, but not from every
//! network drive, and that is where a municipality has its folders; and the usual library for them
//! changes how Tokio is built, so that Polars has to be compiled once more for a preview.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, Metadata};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, SystemTime};

use crate::workspace::inputs;

/// How often it looks.
const EVERY: Duration = Duration::from_millis(400);

/// A change is over when nothing has changed for so long: an editor writes in steps.
const QUIET: Duration = Duration::from_millis(200);

/// A file that grows and grows is read as it is after so many looks.
const PATIENCE: usize = 20;

/// Folders in folders that are looked into. A link that leads to itself ends here.
const DEEPEST: usize = 6;

/// When a file was last written, as far as the file system knows, and how many bytes it has.
type Look = (Option<SystemTime>, u64);

/// What a workspace looked like the last time.
#[derive(Debug)]
pub struct Watch {
    workspace: PathBuf,
    inputs: BTreeSet<PathBuf>,
    seen: BTreeMap<PathBuf, Look>,
}

impl Watch {
    /// Looks at a workspace. Whatever changes from now on is a change.
    pub fn new(workspace: &Path) -> Watch {
        let mut watch = Watch {
            workspace: workspace.to_owned(),
            inputs: BTreeSet::new(),
            seen: BTreeMap::new(),
        };
        watch.seen = watch.look();
        watch
    }

    /// Waits for a change, and gives the files that came, went or were written.
    pub fn wait(&mut self) -> Vec<PathBuf> {
        loop {
            thread::sleep(EVERY);
            let changed = self.changed();
            if !changed.is_empty() {
                return changed;
            }
        }
    }

    /// The files that differ from the last time, once they have come to rest.
    fn changed(&mut self) -> Vec<PathBuf> {
        let mut now = self.look();
        if now == self.seen {
            return Vec::new();
        }
        for _ in 0..PATIENCE {
            thread::sleep(QUIET);
            let later = self.look();
            let rests = later == now;
            now = later;
            if rests {
                break;
            }
        }
        let before = std::mem::replace(&mut self.seen, now);
        let names: BTreeSet<&PathBuf> = before.keys().chain(self.seen.keys()).collect();
        names
            .into_iter()
            .filter(|name| before.get(*name) != self.seen.get(*name))
            .cloned()
            .collect()
    }

    fn look(&mut self) -> BTreeMap<PathBuf, Look> {
        // Where `ijkpunt.toml` can't be read for now, what it named before still counts.
        self.inputs.extend(inputs(&self.workspace));
        let mut seen = BTreeMap::new();
        for input in &self.inputs {
            add(input, DEEPEST, &mut seen);
        }
        seen
    }
}

fn add(path: &Path, deeper: usize, seen: &mut BTreeMap<PathBuf, Look>) {
    let Ok(known) = fs::metadata(path) else {
        return;
    };
    if !known.is_dir() {
        seen.insert(path.to_owned(), look(&known));
        return;
    }
    let Ok(entries) = fs::read_dir(path).map(|entries| entries.flatten()) else {
        return;
    };
    for entry in entries {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        // What editors and office programs keep for themselves; no build reads it.
        let own = name.starts_with('.') || name.starts_with("~$");
        if !own && deeper > 0 {
            add(&entry.path(), deeper - 1, seen);
        }
    }
}

fn look(known: &Metadata) -> Look {
    (known.modified().ok(), known.len())
}

#[cfg(test)]
mod tests {
    use tempfile::TempDir;

    use super::*;

    fn write(folder: &TempDir, file: &str, text: &str) {
        let path = folder.path().join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    #[test]
    fn a_change_of_what_a_build_reads_is_one_and_no_other() {
        let folder = TempDir::new().unwrap();
        let settings = "[verslag]\nrapport = \"r\"\njaar = 2019\nrundatum = 2020-01-01\ntitel = \"t\"\n\
                        [exports]\nmap = \"bron\"\n[privacy]\nsleutelbestand = \"sleutel.txt\"\n";
        write(&folder, "ijkpunt.toml", settings);
        let mut watch = Watch::new(folder.path());
        for file in [
            "bron/a.csv",
            "verhaal/inleiding.md",
            "pipelines/eigen/a.toml",
            "indicators/a.toml",
            "reports/sjablonen/basis.html",
            "uitzonderingen.toml",
            "sleutel.txt",
        ] {
            write(&folder, file, "een");
            assert_eq!(watch.changed(), [folder.path().join(file)]);
            write(&folder, file, "twee");
            assert_eq!(watch.changed(), [folder.path().join(file)]);
        }
        for file in [
            "site/index.html",
            ".ijkpunt/leveringen.json",
            "elders/index.html",
            "bron/.a.csv.swp",
            "bron/~$a.xlsx",
        ] {
            write(&folder, file, "een");
            assert_eq!(watch.changed(), Vec::<PathBuf>::new(), "{file}");
        }
        // A text that can't be read for now does not make the watch forget where the exports are.
        write(&folder, "ijkpunt.toml", "[verslag");
        assert_eq!(watch.changed(), [folder.path().join("ijkpunt.toml")]);
        fs::remove_file(folder.path().join("bron/a.csv")).unwrap();
        assert_eq!(watch.changed(), [folder.path().join("bron/a.csv")]);
    }
}
