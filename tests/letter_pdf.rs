//! The letter as PDF: asked of a program with and without the feature, and beside its page.

use crate::workbench::{Workbench, program, repository};

fn albrandswaard() -> Workbench {
    Workbench::copy_of(&repository("sample-data/albrandswaard-2020"))
}

fn refused(bench: &Workbench, arguments: &[&str]) -> String {
    let run = program()
        .args(["build", "."])
        .args(arguments)
        .current_dir(bench.path(""))
        .output()
        .unwrap();
    assert_eq!(run.status.code(), Some(2));
    assert!(!bench.path("site").exists());
    String::from_utf8(run.stderr).unwrap()
}

#[cfg(not(feature = "pdf"))]
#[test]
fn a_program_without_pdf_says_how_to_get_one() {
    let bench = albrandswaard();
    let said = refused(&bench, &["--report", "raadsinformatiebrief", "--pdf"]);
    assert!(
        said.contains("cargo build --locked --features pdf"),
        "{said}"
    );
    assert!(!bench.path("site-raadsinformatiebrief").exists());
}

#[cfg(feature = "pdf")]
mod made {
    use std::sync::LazyLock;

    use ijkpunt::{Options, Quiet};

    use super::{albrandswaard, refused};
    use crate::page::Table;
    use crate::pdf_reader::{Pdf, Tag};
    use crate::workbench::{Site, Workbench, listed, repository};

    /// The tag tree of the letter, as it was read and found good.
    const GOLDEN: &str = "tests/data/brief-tags.txt";

    static LETTER: LazyLock<Site> = LazyLock::new(|| written(&albrandswaard(), true));

    fn written(bench: &Workbench, pdf: bool) -> Site {
        let options = Options {
            report: Some("raadsinformatiebrief".to_owned()),
            pdf,
            ..Options::default()
        };
        let outcome = ijkpunt::build(&bench.path(""), &options, &mut Quiet).unwrap();
        assert!(outcome.published.is_some(), "{}", listed(&outcome.findings));
        assert_eq!(outcome.pdf_file.is_some(), pdf);
        Site::read(&bench.path("site-raadsinformatiebrief"))
    }

    fn pdf() -> Pdf {
        Pdf::read(&LETTER.files["brief.pdf"])
    }

    #[test]
    fn a_report_that_is_no_letter_has_no_pdf() {
        let said = refused(&albrandswaard(), &["--pdf"]);
        assert!(said.contains("--report raadsinformatiebrief"), "{said}");
    }

    #[test]
    fn several_reports_of_which_none_is_a_letter_have_no_pdf() {
        let bench = Workbench::copy_of(&repository("sample-data/maastricht-2024"));
        let said = refused(&bench, &["--all", "--pdf"]);
        assert!(said.contains("'dashboard', 'begroting'"), "{said}");
        assert!(said.contains("--report raadsinformatiebrief"), "{said}");
    }

    /// The tag tree is what a screen reader tells. After a change that is meant:
    /// `UPDATE_DOCS=1 cargo test --workspace --features pdf tag_tree`.
    #[test]
    fn the_tag_tree_of_the_letter_is_the_one_that_was_looked_at() {
        let pdf = pdf();
        assert_eq!((pdf.language.as_str(), pdf.shows_title), ("nl-NL", true));
        assert_eq!(pdf.pages, 6);
        for standard in [
            "<pdfuaid:part>1<",
            "<pdfaid:part>2<",
            "<pdfaid:conformance>A<",
        ] {
            assert!(pdf.metadata.contains(standard), "{}", pdf.metadata);
        }
        let outline = pdf.tree.outline();
        let golden = repository(GOLDEN);
        if std::env::var_os("UPDATE_DOCS").is_some_and(|value| value == "1") {
            std::fs::write(&golden, &outline).unwrap();
        }
        let known = std::fs::read_to_string(&golden).unwrap_or_default();
        assert_eq!(outline, known);
    }

    /// Without spaces and hyphens, since a line of a cell may end anywhere.
    fn bare(text: &str) -> String {
        let letters = text.chars().filter(|c| !c.is_whitespace());
        letters.filter(|c| !['-', '\u{ad}'].contains(c)).collect()
    }

    fn cells(row: &Tag) -> Vec<String> {
        row.tags.iter().map(|cell| bare(&cell.text())).collect()
    }

    #[test]
    fn the_pdf_and_the_page_have_the_same_tables() {
        let page = LETTER.page("index.html");
        let on_page: Vec<Table> = page.all("table").into_iter().map(|t| t.table()).collect();
        let pdf = pdf();
        let in_file = pdf.tree.all("Table");
        assert_eq!(in_file.len(), on_page.len());
        for (table, expected) in in_file.into_iter().zip(on_page) {
            assert_eq!(
                bare(&table.all("Caption")[0].text()),
                bare(&expected.caption)
            );
            let rows: Vec<Vec<String>> = table.all("TR").into_iter().map(cells).collect();
            let bared = expected.rows.iter();
            let bared: Vec<Vec<String>> = bared
                .map(|row| row.iter().map(|cell| bare(cell)).collect())
                .collect();
            assert_eq!(rows, bared);
        }
    }

    #[test]
    fn the_pdf_and_the_page_tell_the_same_in_the_same_order() {
        let page = LETTER.page("index.html");
        let told = bare(&pdf().tree.text());
        let mut rest = told.as_str();
        let parts = page.all("main")[0].walk();
        let paragraphs = parts.into_iter().filter(|element| {
            let name = element.name.as_str();
            ["p", "li", "h2", "h3"].contains(&name) && element.attribute("class") != "downloads"
        });
        for paragraph in paragraphs {
            let text = bare(&paragraph.text());
            let at = rest.find(&text);
            let at = at.unwrap_or_else(|| panic!("not in the PDF, or not here: {text}"));
            rest = &rest[at + text.len()..];
        }
    }

    #[test]
    fn the_page_leads_to_the_pdf_only_where_there_is_one() {
        let page = LETTER.page("index.html");
        let link = |page: &crate::page::Element| {
            let links = page.all("a").into_iter();
            let mut links = links.filter(|a| a.attribute("href") == "brief.pdf");
            links.next().map(crate::page::Element::text)
        };
        let kilobytes = (LETTER.files["brief.pdf"].len() + 500) / 1000;
        let expected = format!("Deze brief (pdf, {kilobytes} kB)");
        assert_eq!(link(&page), Some(expected));
        let without = written(&albrandswaard(), false);
        assert_eq!(link(&without.page("index.html")), None);
        assert!(!without.files.contains_key("brief.pdf"));
        let changed = LETTER.differences(&without);
        let expected = ["brief.pdf", "index.html", "manifest.json"];
        assert_eq!(changed.len(), expected.len(), "{changed:?}");
    }

    #[test]
    fn the_same_exports_give_the_same_pdf() {
        let again = written(&albrandswaard(), true);
        assert!(again.files["brief.pdf"] == LETTER.files["brief.pdf"]);
    }
}
