//! A workspace in a temporary folder that a test may spoil, and the site that came of it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use assert_cmd::Command;
use ijkpunt::{Options, Outcome, Quiet};
use ijkpunt_model::{Finding, Findings};
use tempfile::TempDir;

use crate::page::Element;

/// A file of this repository.
pub fn repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// A real public file, or nothing with a word about it.
pub fn real(path: &str) -> Option<PathBuf> {
    let found = repository("../shared/real").join(path);
    if found.exists() {
        return Some(found);
    }
    eprintln!("skipped: {path} is not at hand");
    None
}

/// The site of the workspace with the dashboard, built once for all tests.
pub fn maastricht_site() -> &'static Site {
    static SITE: LazyLock<Site> = LazyLock::new(|| {
        let bench = Workbench::copy_of(&repository("sample-data/maastricht-2024"));
        let outcome = bench.build_well();
        let worst = outcome.findings.worst();
        assert_eq!(worst, worst.min(Some(ijkpunt_model::Severity::Info)));
        bench.site()
    });
    &SITE
}

/// The site of the sample workspace as it is, built once for all tests.
pub fn sample_site() -> &'static Site {
    static SITE: LazyLock<Site> = LazyLock::new(|| {
        let bench = Workbench::sample();
        bench.build_well();
        bench.site()
    });
    &SITE
}

/// A workspace of one's own.
pub struct Workbench {
    folder: TempDir,
}

impl Workbench {
    /// An empty folder.
    pub fn empty() -> Workbench {
        Workbench {
            folder: TempDir::new().unwrap(),
        }
    }

    /// The sample workspace without anything that a build left in it.
    pub fn sample() -> Workbench {
        Workbench::sample_in(TempDir::new().unwrap())
    }

    /// The sample workspace in a folder whose name begins with `prefix`.
    pub fn sample_named(prefix: &str) -> Workbench {
        Workbench::sample_in(tempfile::Builder::new().prefix(prefix).tempdir().unwrap())
    }

    /// A copy of a workspace without anything that a build left in it.
    pub fn copy_of(folder: &Path) -> Workbench {
        let bench = Workbench::empty();
        for (name, bytes) in read_folder(folder) {
            if !(name.starts_with('.') || name.starts_with("site/") || name.starts_with("site-")) {
                bench.write(&name, bytes);
            }
        }
        bench
    }

    fn sample_in(folder: TempDir) -> Workbench {
        let bench = Workbench { folder };
        let sample = repository("sample-data/groningen-2019");
        for part in ["exports", "verhaal"] {
            for (name, bytes) in read_folder(&sample.join(part)) {
                bench.write(&format!("{part}/{name}"), bytes);
            }
        }
        bench.write(
            "ijkpunt.toml",
            fs::read(sample.join("ijkpunt.toml")).unwrap(),
        );
        bench
    }

    /// The folder, or a path in it.
    pub fn path(&self, file: &str) -> PathBuf {
        self.folder.path().join(file)
    }

    /// Writes a file, and the folders above it.
    pub fn write(&self, file: &str, bytes: impl AsRef<[u8]>) {
        let path = self.path(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    /// The bytes of a file.
    pub fn read(&self, file: &str) -> Vec<u8> {
        fs::read(self.path(file)).unwrap()
    }

    /// Replaces a text that stands in the file exactly once. An export may be in any encoding, so
    /// this works on bytes.
    pub fn replace(&self, file: &str, old: &str, new: &str) {
        let bytes = self.read(file);
        let starts: Vec<usize> = bytes
            .windows(old.len())
            .enumerate()
            .filter_map(|(at, window)| (window == old.as_bytes()).then_some(at))
            .collect();
        let [start] = starts.as_slice() else {
            panic!("'{old}' stands {} times in {file}", starts.len());
        };
        let after = &bytes[start + old.len()..];
        self.write(file, [&bytes[..*start], new.as_bytes(), after].concat());
    }

    /// Adds a text at the end.
    pub fn append(&self, file: &str, text: &str) {
        self.write(file, [self.read(file), text.as_bytes().to_vec()].concat());
    }

    /// Copies a definition of the program into the workspace, with one text replaced.
    pub fn own_definition(&self, file: &str, changes: &[(&str, &str)]) {
        let name = Path::new(file).file_name().unwrap().to_str().unwrap();
        let kind = file.split('/').next().unwrap();
        let own = format!("{kind}/{name}");
        self.write(&own, fs::read(repository(file)).unwrap());
        for (old, new) in changes {
            self.replace(&own, old, new);
        }
    }

    /// Runs every stage.
    pub fn build(&self) -> Outcome {
        ijkpunt::build(self.folder.path(), &Options::default(), &mut Quiet).unwrap()
    }

    /// Runs every stage and insists that the site was published.
    pub fn build_well(&self) -> Outcome {
        let outcome = self.build();
        assert!(
            outcome.published.is_some(),
            "not published:\n{}",
            listed(&outcome.findings)
        );
        outcome
    }

    /// The site in its usual place.
    pub fn site(&self) -> Site {
        Site::read(&self.path("site"))
    }
}

/// The program itself.
pub fn program() -> Command {
    Command::new(env!("CARGO_BIN_EXE_ijkpunt"))
}

/// The exit code that a run in process would give on the command line.
pub fn exit_code(outcome: &Outcome) -> i32 {
    match (outcome.failed_to_run, outcome.findings.block()) {
        (true, _) => 2,
        (false, true) => 1,
        (false, false) => 0,
    }
}

/// A finding in one line, for messages of failing tests.
pub fn line(finding: &Finding) -> String {
    format!(
        "{} {} | {} | {}",
        finding.severity,
        finding.code,
        finding.place_words(true),
        finding.what
    )
}

/// Findings, a line each.
pub fn listed(findings: &Findings) -> String {
    findings.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// What every finding owes its reader: a place, what is wrong, and what to do, in a calm voice.
pub fn assert_courteous(findings: &Findings) {
    for finding in findings.iter() {
        assert!(!finding.place.file.trim().is_empty(), "{finding:?}");
        for words in [&finding.what, &finding.remedy] {
            assert!(
                words.trim().len() > 5 && !words.contains('!'),
                "{finding:?}"
            );
        }
    }
}

/// Files of a folder and of those in it, by path with `/`.
pub fn read_folder(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        if path.is_dir() {
            for (inner, bytes) in read_folder(&path) {
                files.insert(format!("{name}/{inner}"), bytes);
            }
        } else {
            files.insert(name, fs::read(&path).unwrap());
        }
    }
    files
}

/// A published site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Site {
    /// Its files, by path with `/`.
    pub files: BTreeMap<String, Vec<u8>>,
}

impl Site {
    /// Reads a site from disk.
    pub fn read(folder: &Path) -> Site {
        Site {
            files: read_folder(folder),
        }
    }

    /// Puts the site somewhere.
    pub fn write(&self, folder: &Path) {
        for (name, bytes) in &self.files {
            let path = folder.join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
        }
    }

    /// Names of the files that differ, or that only one of the two has.
    pub fn differences(&self, other: &Site) -> Vec<String> {
        let names = self.files.keys().chain(other.files.keys());
        let mut names: Vec<String> = names
            .filter(|name| self.files.get(*name) != other.files.get(*name))
            .cloned()
            .collect();
        names.sort();
        names.dedup();
        names
    }

    /// A file as text, without a byte order mark.
    pub fn text(&self, file: &str) -> &str {
        let bytes = self.files.get(file).unwrap_or_else(|| panic!("no {file}"));
        let text = std::str::from_utf8(bytes).unwrap();
        text.strip_prefix('\u{feff}').unwrap_or(text)
    }

    /// A page or a picture as elements.
    pub fn page(&self, file: &str) -> Element {
        Element::parse(self.text(file))
    }

    /// The pages, by name.
    pub fn pages(&self) -> Vec<(&str, Element)> {
        let names = self.files.keys().filter(|name| name.ends_with(".html"));
        names.map(|name| (name.as_str(), self.page(name))).collect()
    }

    /// A CSV download as rows, the header first.
    pub fn csv(&self, file: &str) -> Vec<Vec<String>> {
        rows(self.text(file))
    }

    /// The long table.
    pub fn figures(&self) -> Vec<FigureLine> {
        let rows = self.csv("cijfers.csv");
        rows[1..].iter().map(|row| FigureLine::new(row)).collect()
    }

    /// The one figure of an indicator in a period, without breakdown.
    pub fn total(&self, indicator: &str, period: &str) -> FigureLine {
        self.class(indicator, period, "totaal", "totaal")
    }

    /// The one figure of an indicator in a period, for a class of a breakdown.
    pub fn class(&self, indicator: &str, period: &str, by: &str, class: &str) -> FigureLine {
        let key = [indicator, period, by, class];
        let mut found = self
            .figures()
            .into_iter()
            .filter(|figure| figure.key() == key);
        match (found.next(), found.next()) {
            (Some(figure), None) => figure,
            (None, _) => panic!("no figure {key:?}"),
            _ => panic!("more than one figure {key:?}"),
        }
    }
}

/// Rows of a CSV text with `;`. Lines that begin with `#` are comments, in our own test data.
pub fn rows(text: &str) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(b';')
        .comment(Some(b'#'))
        .has_headers(false)
        .from_reader(text.as_bytes());
    let records = reader.records().map(Result::unwrap);
    records
        .map(|record| record.iter().map(str::to_owned).collect())
        .collect()
}

/// A line of `cijfers.csv`, as text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FigureLine {
    pub indicator: String,
    pub gemeente: String,
    pub periode: String,
    pub uitsplitsing: String,
    pub klasse: String,
    pub teller: String,
    pub noemer: String,
    pub waarde: String,
    pub interval: [String; 2],
    pub beoogd: String,
    pub teken: String,
    pub bron: String,
}

impl FigureLine {
    fn new(row: &[String]) -> FigureLine {
        let cell = |index: usize| row[index].clone();
        FigureLine {
            indicator: cell(0),
            gemeente: cell(1),
            periode: cell(3),
            uitsplitsing: cell(4),
            klasse: cell(5),
            teller: cell(6),
            noemer: cell(7),
            waarde: cell(8),
            interval: [cell(9), cell(10)],
            beoogd: cell(11),
            teken: cell(12),
            bron: cell(13),
        }
    }

    /// Indicator, period, breakdown and class.
    pub fn key(&self) -> [&str; 4] {
        [
            &self.indicator,
            &self.periode,
            &self.uitsplitsing,
            &self.klasse,
        ]
    }

    /// The figure as a number.
    pub fn value(&self) -> f64 {
        number(&self.waarde)
    }

    /// The target as a number.
    pub fn target(&self) -> f64 {
        number(&self.beoogd)
    }
}

/// A number as Dutch texts write it.
pub fn number(text: &str) -> f64 {
    let plain = text.replace('.', "").replace(',', ".").replace('−', "-");
    plain
        .parse()
        .unwrap_or_else(|_| panic!("'{text}' is no number"))
}
