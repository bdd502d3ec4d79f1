//! The columns of a chapter's table of targets, chosen by a report.

use ijkpunt_model::{Code, Severity};

use crate::workbench::{Site, Workbench, listed, repository};

const REPORT: &str = "reports/jaarverslag.toml";
const ALL: &str = "kolommen = [\"t-2\", \"t-1\", \"beoogd\", \"behaald\", \"verschil\", \"oordeel\", \"beoogd t+1\", \"toelichting\"]";

/// Albrandswaard with these columns, and with a target for begeleiding that was missed.
fn with_columns(columns: &str) -> Workbench {
    let bench = Workbench::copy_of(&repository("sample-data/albrandswaard-2020"));
    let title = "titel = \"Prestatie-indicatoren\"";
    bench.replace(REPORT, title, &format!("{title}\n{columns}"));
    bench.replace(
        "exports/doelen_2020.csv",
        "2019;begeleiding-genomen;18",
        "2019;begeleiding-genomen;30",
    );
    bench
}

/// The first table of the page, a line each.
fn table(site: &Site) -> Vec<String> {
    let page = site.page("index.html");
    let table = page.with_class("doelen")[0].table();
    table.rows.iter().map(|cells| cells.join(" | ")).collect()
}

#[test]
fn a_table_may_set_other_years_and_explanations_beside_the_verslagjaar() {
    let bench = with_columns(ALL);
    bench.write(
        "verhaal/toelichting-begeleiding-genomen.md",
        "Er begonnen {{ verschil(\"begeleiding-genomen\") }} dan gedacht, want er kwamen minder gezinnen.",
    );
    let outcome = bench.build_well();
    assert_eq!(
        outcome.findings.iter().count(),
        0,
        "{}",
        listed(&outcome.findings)
    );
    let site = bench.site();
    // 2017 and 2018: 22 and 18 persons in the half-years that the taakstelling reports as well.
    assert_eq!(
        table(&site),
        [
            "Indicator | Behaald 2017 | Behaald 2018 | Beoogd | Behaald | Verschil | Oordeel | Beoogd 2020 | Toelichting",
            "Gehuisveste vergunninghouders | 40 | 40 | 18 | 20 | +2 | boven doel, gehaald | 18 | geen",
            "In maatschappelijke begeleiding genomen | 40 | 40 | 30 | 20 | −10 | onder doel, niet gehaald | 18 | \
             Er begonnen 10 minder dan gedacht, want er kwamen minder gezinnen.",
        ]
    );
    // The year after has only begun: its target is there, and no number that would pass for it.
    let next = site.total("gehuisveste-vergunninghouders", "2020JJ00");
    assert_eq!((next.beoogd.as_str(), next.waarde.as_str()), ("18", ""));
}

#[test]
fn a_missed_target_without_explanation_is_a_finding_where_the_table_explains() {
    let bench = with_columns(ALL);
    let outcome = bench.build_well();
    let found: Vec<_> = outcome.findings.iter().collect();
    let [finding] = found.as_slice() else {
        panic!("{}", listed(&outcome.findings));
    };
    assert_eq!(finding.code, Code::ToelichtingOntbreekt);
    assert_eq!(finding.severity, Severity::Waarschuwing);
    assert_eq!(
        finding.place.file,
        "verhaal/toelichting-begeleiding-genomen.md"
    );
    assert!(table(&bench.site())[2].ends_with("Deze toelichting is nog niet geschreven."));

    let outcome = with_columns("").build_well();
    assert_eq!(
        outcome.findings.iter().count(),
        0,
        "{}",
        listed(&outcome.findings)
    );
}

#[test]
fn years_that_no_column_asks_for_are_not_computed() {
    let years = |bench: &Workbench| {
        bench.build_well();
        let figures = bench.site().figures();
        let housed = figures.iter().filter(|figure| {
            figure.key()[..2] == ["gehuisveste-vergunninghouders", &figure.periode]
        });
        let whole = housed.filter(|figure| figure.periode.ends_with("JJ00"));
        whole
            .map(|figure| figure.periode.clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(years(&with_columns("")), ["2019JJ00"]);
    let before = with_columns("kolommen = [\"t-1\", \"behaald\"]");
    assert_eq!(years(&before), ["2019JJ00", "2018JJ00"]);
}

#[test]
fn a_column_that_does_not_exist_is_a_finding_at_its_place() {
    let bench = with_columns("kolommen = [\"beoogd\", \"gehaald\"]");
    let outcome = bench.build();
    assert!(outcome.published.is_none());
    let found: Vec<_> = outcome.findings.iter().collect();
    let [finding] = found.as_slice() else {
        panic!("{}", listed(&outcome.findings));
    };
    assert_eq!(finding.code, Code::OngeldigeKeuze);
    assert_eq!(finding.text.as_ref().unwrap().column, 23);
    assert!(finding.remedy.contains("behaald"), "{}", finding.remedy);
}
