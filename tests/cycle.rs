//! The sisters of the jaarverslag: the begroting that looks ahead, and the bestuursrapportage
//! half-way. What is not over yet has no figure, and a part never passes for the year.

use ijkpunt::Options;
use ijkpunt_model::{Code, Severity};
use serde::Deserialize;

use crate::workbench::{Site, Workbench, listed, repository};

/// A workspace, what is changed in it, and the rows that its table of targets must have.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    workspace: String,
    report: String,
    #[serde(default)]
    change: Vec<Change>,
    rows: Vec<String>,
    /// Codes of all findings that are more than info.
    #[serde(default)]
    findings: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Change {
    file: String,
    old: String,
    new: String,
}

#[derive(Deserialize)]
struct Cases {
    case: Vec<Case>,
}

fn build(case: &Case) -> (Site, Vec<String>) {
    let bench = Workbench::copy_of(&repository("sample-data").join(&case.workspace));
    for change in &case.change {
        bench.replace(&change.file, &change.old, &change.new);
    }
    let out = bench.path("uit");
    let options = Options {
        report: Some(case.report.clone()),
        out: Some(out.clone()),
        ..Options::default()
    };
    let outcome = ijkpunt::build(&bench.path(""), &options, &mut ijkpunt::Quiet).unwrap();
    assert!(
        outcome.published.is_some(),
        "{}: {}",
        case.name,
        listed(&outcome.findings)
    );
    let told = outcome.findings.sorted();
    let told = told.iter().filter(|one| one.severity > Severity::Info);
    let codes = told.map(|one| one.code.id().to_owned()).collect();
    (Site::read(&out), codes)
}

fn rows(site: &Site) -> Vec<String> {
    let page = site.page("index.html");
    let table = page.with_class("doelen")[0].table();
    table.rows.iter().map(|cells| cells.join(" | ")).collect()
}

#[test]
fn columns_and_status_words_follow_the_document_and_the_run_date() {
    let text = std::fs::read_to_string(repository("tests/data/cyclus.toml")).unwrap();
    let cases: Cases = toml::from_str(&text).unwrap();
    for case in &cases.case {
        let (site, codes) = build(case);
        assert_eq!(rows(&site), case.rows, "{}", case.name);
        assert_eq!(codes, case.findings, "{}", case.name);
    }
}

/// The long table of Maastricht's begroting of 2026, made in May 2025.
fn budget() -> Site {
    let case = Case {
        name: "begroting".into(),
        workspace: "maastricht-2024".into(),
        report: "begroting".into(),
        change: Vec::new(),
        rows: Vec::new(),
        findings: Vec::new(),
    };
    build(&case).0
}

#[test]
fn of_a_year_that_is_not_over_a_begroting_has_targets_and_budgets_only() {
    let site = budget();
    let mut ahead = 0;
    for figure in site.figures() {
        let year: i32 = figure.periode[..4].parse().unwrap();
        if year < 2025 || figure.periode == "2025-01-01" {
            continue;
        }
        ahead += 1;
        let is_budget = figure.indicator.ends_with("-begroot");
        assert!(
            is_budget || (figure.waarde.is_empty() && figure.teken == "nog-niet"),
            "{figure:?}"
        );
    }
    assert!(ahead > 10, "{ahead}");
    let running = site.total("gehuisveste-vergunninghouders", "2025JJ00");
    assert_eq!(running.beoogd, "160");
    // What was budgeted for 2026 in the sources: 108.654 + 150.000 + 94.220 + 525.191.
    assert_eq!(site.total("lasten-begroot", "2026JJ00").waarde, "878065");
}

#[test]
fn half_way_no_figure_of_the_year_leaves_the_house() {
    let bench = Workbench::copy_of(&repository("sample-data/groningen-2019-halfjaar"));
    bench.build_well();
    for figure in bench.site().figures() {
        if figure.periode == "2019JJ00" {
            assert_eq!(figure.waarde, "", "{figure:?}");
        }
    }
    let part = bench.site().total("begeleiding-genomen", "2019HJ01");
    assert_eq!(part.waarde, "86");
}

#[test]
fn a_column_that_tells_of_the_future_is_refused() {
    for (report, word) in [("begroting", "behaald"), ("bestuursrapportage", "behaald")] {
        let bench = Workbench::copy_of(&repository("sample-data/groningen-2019"));
        let definition = repository(&format!("reports/{report}.toml"));
        let text = std::fs::read_to_string(definition).unwrap();
        let columns = format!("[tabel]\nkolommen = [\"beoogd\", \"{word}\"]");
        let file = format!("reports/{report}.toml");
        bench.write(&file, text.replacen("[tabel]", &columns, 1));
        bench.replace(
            "ijkpunt.toml",
            "rapport = \"jaarverslag\"",
            &format!("rapport = \"{report}\""),
        );
        let outcome = bench.build();
        assert!(outcome.published.is_none(), "{report}");
        let found = outcome.findings.sorted();
        let found = found.iter().find(|one| one.code == Code::OngeldigeKeuze);
        assert!(found.unwrap().what.contains("'behaald'"), "{report}");
    }
}

#[test]
fn a_text_of_one_report_goes_before_a_text_that_all_share() {
    let bench = Workbench::copy_of(&repository("sample-data/groningen-2019-halfjaar"));
    bench.write(
        "verhaal/bestuursrapportage/bijsturen.md",
        "Alleen voor dit rapport.",
    );
    bench.build_well();
    let site = bench.site();
    let page = site.text("index.html");
    assert!(page.contains("Alleen voor dit rapport."));
    assert!(!page.contains("Met de corporaties"));
}

#[test]
fn an_expectation_without_assumptions_blocks() {
    let bench = Workbench::copy_of(&repository("sample-data/groningen-2019-halfjaar"));
    bench.replace(
        "ijkpunt.toml",
        "aannames = [\"De instroom blijft zo hoog als in mei en juni.\"]\n",
        "",
    );
    let outcome = bench.build();
    assert!(outcome.published.is_none());
    assert!(listed(&outcome.findings).contains("waar zij op rust"));
}
