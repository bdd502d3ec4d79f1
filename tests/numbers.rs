//! Every number in a sentence, alternative, table or download of a page comes from somewhere: from a
//! released figure, from what can be computed of figures, from a delivery, or from a text that people
//! wrote. The computing is done here a second time, apart from the program.
//!
//! A number in a row or a chart is held against the indicators of that row or chart only. What each page
//! showed is printed (`--nocapture`), so that a class that grows is seen.

#[path = "numbers/downloads.rs"]
mod downloads;
#[path = "numbers/knowledge.rs"]
mod knowledge;
#[path = "numbers/origin.rs"]
mod origin;
#[path = "numbers/places.rs"]
mod places;
#[path = "numbers/reader.rs"]
mod reader;
#[path = "numbers/spoiled.rs"]
mod spoiled;
#[path = "numbers/tokens.rs"]
mod tokens;

use ijkpunt::{Options, Quiet};

use crate::workbench::{Site, Workbench, repository};
use knowledge::Knowledge;

/// The site of a report of a sample workspace, and what its numbers may come from.
fn built(workspace: &str, report: Option<&str>) -> (Site, Knowledge) {
    let folder = repository("sample-data").join(workspace);
    let bench = Workbench::copy_of(&folder);
    let options = Options {
        report: report.map(str::to_owned),
        ..Options::default()
    };
    let outcome = ijkpunt::build(&bench.path(""), &options, &mut Quiet).unwrap();
    let site = Site::read(&outcome.published.unwrap());
    let knowledge = Knowledge::of(&site, &bench.path(""));
    (site, knowledge)
}

/// Reads every page and its downloads, and insists that nothing is left unexplained.
fn check(workspace: &str, report: Option<&str>) {
    let (site, knowledge) = built(workspace, report);
    let mut unexplained = Vec::new();
    // The register says what stands on the other pages, in their words: tests/register.rs holds it to
    // them.
    for (name, page) in site
        .pages()
        .into_iter()
        .filter(|(name, _)| *name != "register.html")
    {
        let reading = reader::read(name, &page, &knowledge);
        println!("{workspace} {name}: {:?}", reading.counts);
        unexplained.extend(reading.unexplained);
        unexplained.extend(downloads::unexplained(&site, name, &page, &knowledge));
    }
    assert!(
        unexplained.is_empty(),
        "{} numbers come from nowhere:\n{}",
        unexplained.len(),
        unexplained.join("\n")
    );
}

#[test]
fn numbers_of_the_jaarverslag_have_an_origin() {
    check("groningen-2019", None);
}

#[test]
fn numbers_of_the_bestuursrapportage_have_an_origin() {
    check("groningen-2019-halfjaar", None);
}

#[test]
fn numbers_of_the_dashboard_have_an_origin() {
    check("maastricht-2024", None);
}

#[test]
fn numbers_of_the_begroting_have_an_origin() {
    check("maastricht-2024", Some("begroting"));
}

#[test]
fn numbers_of_a_chapter_with_money_and_agenda_have_an_origin() {
    check("albrandswaard-2020", None);
}

#[test]
fn numbers_of_the_letter_have_an_origin() {
    check("albrandswaard-2020", Some("raadsinformatiebrief"));
}

#[test]
fn numbers_of_the_region_have_an_origin() {
    check("u16-2017", None);
}

#[test]
fn numbers_of_gemeenten_beside_each_other_have_an_origin() {
    check("u16-2017", Some("land"));
}

#[test]
fn numbers_of_the_measures_have_an_origin() {
    check("gelderland-2016", None);
}

#[test]
fn numbers_of_the_pilots_have_an_origin() {
    check("lvv-2020", None);
}
