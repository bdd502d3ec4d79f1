//! The letter to the council, from the exports of Albrandswaard to its page.

use std::sync::LazyLock;

use ijkpunt::{Options, Outcome, Quiet};
use ijkpunt_model::{Code, Severity};

use crate::page::Element;
use crate::workbench::{Site, Workbench, line, listed, program, read_folder, repository};

const REPORT: &str = "raadsinformatiebrief";

static LETTER: LazyLock<Site> = LazyLock::new(|| {
    let bench = albrandswaard();
    let outcome = written(&bench);
    assert!(outcome.published.is_some(), "{}", listed(&outcome.findings));
    assert!(
        outcome.findings.worst() < Some(Severity::Waarschuwing),
        "{}",
        listed(&outcome.findings)
    );
    Site::read(&bench.path("site-raadsinformatiebrief"))
});

fn albrandswaard() -> Workbench {
    Workbench::copy_of(&repository("sample-data/albrandswaard-2020"))
}

fn written(bench: &Workbench) -> Outcome {
    let options = Options {
        report: Some(REPORT.to_owned()),
        ..Options::default()
    };
    ijkpunt::build(&bench.path(""), &options, &mut Quiet).unwrap()
}

fn page() -> Element {
    LETTER.page("index.html")
}

/// The texts of all elements of a name, in order.
fn texts(page: &Element, name: &str) -> Vec<String> {
    page.all(name).into_iter().map(Element::text).collect()
}

#[test]
fn the_letter_has_every_field_of_a_letter_to_the_council() {
    let page = page();
    let fields = page.with_class("kenmerken")[0];
    assert_eq!(
        texts(fields, "dt"),
        [
            "Uw brief van",
            "Ons kenmerk",
            "Uw kenmerk",
            "Contact",
            "Telefoon",
            "E-mail",
            "Datum",
            "Bijlagen"
        ]
    );
    assert_eq!(
        texts(fields, "dd"),
        [
            "16 december 2019",
            "VB-2020-0118",
            "Motie 2019-27",
            "S. Proefman",
            "010 000 00 00",
            "s.proefman@gemeente.example",
            "18 februari 2020",
            "Bijlage 1: Ontwikkelagenda",
            "Bijlage 2: Het geld",
            "Bijlage 3: Verwachte taakstelling",
            "Aanpak vergunninghouders 2020 (apart verzonden)"
        ]
    );
    assert_eq!(
        texts(&page, "h1"),
        ["Stand van zaken aanpak vergunninghouders"]
    );
    assert!(
        page.with_class("afzender")[0]
            .text()
            .contains("Gemeente Albrandswaard")
    );
    assert!(
        page.with_class("adres")[0]
            .text()
            .contains("De gemeenteraad van Albrandswaard")
    );
    let signed = page.with_class("ondertekening")[0];
    assert_eq!(texts(signed, "dt"), ["de secretaris", "de burgemeester"]);
    assert_eq!(texts(signed, "dd"), ["mr. T. Voorbeeld", "drs. A. Fictief"]);
}

#[test]
fn the_letter_has_its_sections_and_then_its_annexes() {
    let headings = texts(&page(), "h2");
    assert_eq!(
        headings[..8],
        [
            "Inleiding",
            "Kernboodschap",
            "Toelichting",
            "Consequenties",
            "Vervolg",
            "Bijlage 1: Ontwikkelagenda",
            "Bijlage 2: Het geld",
            "Bijlage 3: Verwachte taakstelling"
        ]
    );
}

#[test]
fn the_letter_tells_the_published_figures() {
    let page = page();
    let text = page.text();
    for told in [
        "Voor het eerste halfjaar van 2020 is de taakstelling 8 personen.",
        "Voor het halfjaar daarna verwachten wij 10 personen.",
        "komen er dan ongeveer 20 inburgeraars bij",
        "Op 1 januari 2020 kregen 55 vergunninghouders bijstand.",
        "De ontwikkelagenda heeft 23 acties.",
        "In het eerste kwartaal van 2020 gaat het om 9 acties, in het tweede kwartaal van 2020 om 8.",
        "Voor het nieuwe jaar staat in de begroting € 132.160.",
    ] {
        assert!(text.contains(told), "{told}\n{text}");
    }
    let rows = |chart: &str| page.chart(chart).table().rows.len();
    assert_eq!(rows("agenda"), 1 + 23);
    // Five streams, a heading and their total.
    assert_eq!(rows("lasten"), 1 + 5 + 1);
}

#[test]
fn a_chosen_report_leaves_the_site_of_the_workspace_alone() {
    let bench = albrandswaard();
    bench.build_well();
    let before = bench.site();
    let outcome = written(&bench);
    let place = outcome.published.unwrap();
    assert!(place.ends_with("site-raadsinformatiebrief"), "{place:?}");
    assert_eq!(bench.site().differences(&before), Vec::<String>::new());
    let title = before.page("index.html").all("h1")[0].text();
    assert_eq!(title, "Vergunninghouders");
}

#[test]
fn a_report_that_does_not_exist_is_an_error_for_the_operator() {
    let bench = albrandswaard();
    let run = program()
        .args(["build", ".", "--report", "brieff"])
        .current_dir(bench.path(""))
        .assert()
        .code(2);
    let said = String::from_utf8(run.get_output().stderr.clone()).unwrap();
    assert!(
        said.contains("no report 'brieff'") && said.contains(REPORT),
        "{said}"
    );
    assert!(
        !read_folder(&bench.path(""))
            .keys()
            .any(|file| file.starts_with("site"))
    );
}

#[test]
fn a_letter_without_what_it_needs_is_not_published() {
    let bench = albrandswaard();
    bench.replace(
        "ijkpunt.toml",
        "betreft = \"Stand van zaken aanpak vergunninghouders\"\n",
        "",
    );
    let outcome = written(&bench);
    assert!(outcome.published.is_none());
    let missing = outcome
        .findings
        .iter()
        .find(|found| found.what.contains("betreft"));
    let missing = missing.unwrap();
    assert_eq!(missing.code, Code::OntbrekendeSleutel, "{}", line(missing));
    assert!(missing.text.is_some());

    let bench = Workbench::sample();
    let outcome = written(&bench);
    assert!(outcome.published.is_none());
    assert!(
        outcome
            .findings
            .iter()
            .any(|found| found.what.contains("[brief] ontbreekt")),
        "{}",
        listed(&outcome.findings)
    );
}

#[test]
fn what_a_letter_has_no_place_for_is_a_finding() {
    let bench = albrandswaard();
    bench.own_definition(
        "reports/raadsinformatiebrief.toml",
        &[
            (
                "opbouw = \"brief\"",
                "opbouw = \"brief\"\nsamenvatting = \"samenvatting.md\"",
            ),
            (
                "[[bijlage]]\nkop = \"Het geld\"",
                "[tabel]\ntitel = \"Doelen\"\n\n[[bijlage]]\nkop = \"Het geld\"",
            ),
            ("grafieken = [\"lasten\"]", "grafieken = [\"baten\"]"),
        ],
    );
    let outcome = written(&bench);
    let whats: Vec<&str> = outcome
        .findings
        .iter()
        .map(|found| found.what.as_str())
        .collect();
    for what in [
        "toont geen tabel",
        "toont geen samenvatting",
        "geen grafiek 'baten'",
    ] {
        assert!(
            whats.iter().any(|said| said.contains(what)),
            "{what}: {whats:?}"
        );
    }
    assert!(outcome.published.is_none());
}
