//! Every number in a sentence, alternative, table or download of a page comes from somewhere: from a
//! released figure, from what can be computed of figures, from a delivery, or from a text that people
//! wrote. The computing is done here a second time, apart from the program.
//!
//! A number is held against the figures of its own place: the indicator that its row or chart links to or
//! names, the period and the gemeente of its row and column, in the role that the words beside it give it
//! (the target, a limit, how many it is of). What is counted is counted anew: answers of an inquiry from
//! the table with a row for each gemeente, rows and findings from what `ijkpunt check` says.
//!
//! How much that notices is measured: each number is made one more in its last digit. The least share
//! for each site stands in `tests/data/opgemerkt.toml`, so that it can't fall unseen.
//! `NOTICE=1 cargo test --workspace numbers_of -- --nocapture` prints what is noticed, and what is not.

#[path = "numbers/answers.rs"]
mod answers;
#[path = "numbers/counts.rs"]
mod counts;
#[path = "numbers/definitions.rs"]
mod definitions;
#[path = "numbers/derived.rs"]
mod derived;
#[path = "numbers/downloads.rs"]
mod downloads;
#[path = "numbers/expected.rs"]
mod expected;
#[path = "numbers/exports.rs"]
mod exports;
#[path = "numbers/knowledge.rs"]
mod knowledge;
#[path = "numbers/naming.rs"]
mod naming;
#[path = "numbers/notice.rs"]
mod notice;
#[path = "numbers/origin.rs"]
mod origin;
#[path = "numbers/periods.rs"]
mod periods;
#[path = "numbers/places.rs"]
mod places;
#[path = "numbers/quality.rs"]
mod quality;
#[path = "numbers/reader.rs"]
mod reader;
#[path = "numbers/role.rs"]
mod role;
#[path = "numbers/spoiled.rs"]
mod spoiled;
#[path = "numbers/tokens.rs"]
mod tokens;
#[path = "numbers/workbook.rs"]
mod workbook;

use ijkpunt::{Options, Quiet};

use crate::workbench::{Site, Workbench, program, repository};
use knowledge::Knowledge;
use quality::Quality;

/// The least share, in percent, of the numbers of each site that must be noticed when they are wrong.
const NOTICED: &str = "tests/data/opgemerkt.toml";

/// A report of a sample workspace.
struct Sample {
    /// Its name in the list of what must be noticed.
    name: &'static str,
    /// Folder of the workspace.
    workspace: &'static str,
    /// The report, where it is not that of the workspace.
    report: Option<&'static str>,
    /// What to change in `ijkpunt.toml` to make that report the one of the workspace.
    settings: &'static [(&'static str, &'static str)],
}

/// The site of a report of a sample workspace, and what its numbers may come from.
fn built(sample: &Sample) -> (Site, Knowledge) {
    let folder = repository("sample-data").join(sample.workspace);
    let bench = Workbench::copy_of(&folder);
    let options = Options {
        report: sample.report.map(str::to_owned),
        ..Options::default()
    };
    let outcome = ijkpunt::build(&bench.path(""), &options, &mut Quiet).unwrap();
    let site = Site::read(&outcome.published.unwrap());
    let mut knowledge = Knowledge::of(&site, &bench.path(""));
    knowledge.quality = Some(checked(&folder, sample));
    (site, knowledge)
}

/// What the check of the exports says, of a workspace that was never built.
fn checked(folder: &std::path::Path, sample: &Sample) -> Quality {
    let bench = Workbench::copy_of(folder);
    for (old, new) in sample.settings {
        bench.replace("ijkpunt.toml", old, new);
    }
    let run = program()
        .args(["check", ".", "--format", "json"])
        .current_dir(bench.path(""))
        .output()
        .unwrap();
    Quality::of(&String::from_utf8(run.stdout).unwrap())
}

/// Reads every page and its downloads, insists that nothing is left unexplained, and that as much is
/// noticed as before.
fn check(sample: &Sample) {
    let (site, knowledge) = built(sample);
    let aloud = std::env::var_os("NOTICE").is_some();
    let name = sample.name;
    let mut unexplained = downloads::unexplained(&site, &knowledge);
    let (mut caught, mut all) = (0, 0);
    // The register says what stands on the other pages, in their words: tests/register.rs holds it to
    // them.
    for (page, element) in site
        .pages()
        .into_iter()
        .filter(|(page, _)| *page != "register.html")
    {
        let reading = reader::read(page, &element, &knowledge);
        unexplained.extend(reading.unexplained);
        let noticed = notice::noticed(page, &element, &knowledge);
        (caught, all) = (caught + noticed.caught, all + noticed.all);
        if aloud {
            println!("{name} {page}: {:?}", reading.counts);
            println!("  not noticed:\n    {}", noticed.missed.join("\n    "));
        }
    }
    assert!(
        unexplained.is_empty(),
        "{} numbers come from nowhere:\n{}",
        unexplained.len(),
        unexplained.join("\n")
    );
    let book = workbook::read(&site, &knowledge);
    println!("{name}: {} numbers in the workbook", book.numbers);
    assert!(
        book.wrong.is_empty(),
        "in the workbook:\n{}",
        book.wrong.join("\n")
    );
    let differs = workbook::parquet_differs(&site);
    assert!(
        differs.is_empty(),
        "in the parquet:\n{}",
        differs.join("\n")
    );
    println!("{name}: {caught} of {all} numbers are noticed when they are one more");
    let least = least(name);
    assert!(
        caught as f64 >= least / 100.0 * all as f64,
        "{caught} of {all} is less than {least} %"
    );
}

/// The share of a site that must be noticed, in percent.
fn least(name: &str) -> f64 {
    let text = std::fs::read_to_string(repository(NOTICED)).unwrap();
    let table: toml::Table = text.parse().unwrap();
    let share = table[name].as_integer().unwrap();
    share as f64
}

const JAARVERSLAG: Sample = Sample {
    name: "jaarverslag",
    workspace: "groningen-2019",
    report: None,
    settings: &[],
};

#[test]
fn numbers_of_the_jaarverslag_have_an_origin() {
    check(&JAARVERSLAG);
}

#[test]
fn numbers_of_the_bestuursrapportage_have_an_origin() {
    check(&Sample {
        name: "bestuursrapportage",
        workspace: "groningen-2019-halfjaar",
        ..JAARVERSLAG
    });
}

#[test]
fn numbers_of_the_dashboard_have_an_origin() {
    check(&Sample {
        name: "dashboard",
        workspace: "maastricht-2024",
        ..JAARVERSLAG
    });
}

#[test]
fn numbers_of_the_begroting_have_an_origin() {
    check(&Sample {
        name: "begroting",
        workspace: "maastricht-2024",
        report: Some("begroting"),
        settings: &[(
            "rapport = \"dashboard\"\njaar = 2024",
            "rapport = \"begroting\"\njaar = 2026",
        )],
    });
}

#[test]
fn numbers_of_a_chapter_with_money_and_agenda_have_an_origin() {
    check(&Sample {
        name: "hoofdstuk",
        workspace: "albrandswaard-2020",
        ..JAARVERSLAG
    });
}

#[test]
fn numbers_of_the_letter_have_an_origin() {
    check(&Sample {
        name: "brief",
        workspace: "albrandswaard-2020",
        report: Some("raadsinformatiebrief"),
        settings: &[(
            "rapport = \"jaarverslag\"",
            "rapport = \"raadsinformatiebrief\"",
        )],
    });
}

#[test]
fn numbers_of_the_region_have_an_origin() {
    check(&Sample {
        name: "regio",
        workspace: "u16-2017",
        ..JAARVERSLAG
    });
}

#[test]
fn numbers_of_gemeenten_beside_each_other_have_an_origin() {
    check(&Sample {
        name: "land",
        workspace: "u16-2017",
        report: Some("land"),
        settings: &[("rapport = \"regio\"", "rapport = \"land\"")],
    });
}

#[test]
fn numbers_of_the_measures_have_an_origin() {
    check(&Sample {
        name: "maatregelen",
        workspace: "gelderland-2016",
        ..JAARVERSLAG
    });
}

#[test]
fn numbers_of_the_pilots_have_an_origin() {
    check(&Sample {
        name: "pilots",
        workspace: "lvv-2020",
        ..JAARVERSLAG
    });
}
