//! What the verantwoording tells of figures that changed, of known errors and of methods, and the
//! toegankelijkheidsverklaring.

use ijkpunt_model::{Code, Severity};

use crate::workbench::{Site, Workbench, listed};

const DOELEN: &str = "exports/doelen_begroting_2019.csv";

/// The section about what changed since the last edition.
fn changed(site: &Site) -> String {
    let html = site.text("verantwoording.html");
    let start = html.find("<h2 id=\"gewijzigd\">").unwrap();
    let end = html.find("<h2 id=\"fouten\">").unwrap();
    html[start..end].to_owned()
}

#[test]
fn a_first_edition_and_its_repetition_tell_of_no_change() {
    let bench = Workbench::sample();
    bench.build_well();
    let first = bench.site();
    assert!(changed(&first).contains("Er is geen eerdere uitgave"));
    bench.build_well();
    assert_eq!(first.differences(&bench.site()), Vec::<String>::new());
}

#[test]
fn what_changed_since_the_last_edition_is_told_with_old_new_and_reason() {
    let bench = Workbench::sample();
    bench.build_well();
    // A target is set anew.
    bench.replace(DOELEN, "begeleiding-genomen;142", "begeleiding-genomen;150");
    bench.write(
        "bekende-fouten.toml",
        "[[wijziging]]\nindicator = \"begeleiding-genomen\"\nreden = \"De raad heeft het doel bijgesteld.\"\n",
    );
    bench.build_well();
    let site = bench.site();
    let told = changed(&site);
    assert!(
        told.contains("Er is 1 cijfer anders dan in de vorige uitgave, die van 15 maart 2020"),
        "{told}"
    );
    assert!(told.contains("<td class=\"getal\">175 (beoogd: 142)</td><td class=\"getal\">175 (beoogd: 150)</td><td>De raad heeft het doel bijgesteld.</td>"), "{told}");
    // The same again tells the same: the comparison is with the last edition that differs.
    bench.build_well();
    assert_eq!(site.differences(&bench.site()), Vec::<String>::new());
}

#[test]
fn a_figure_that_became_secret_is_withdrawn_without_its_number() {
    let bench = Workbench::sample();
    bench.build_well();
    bench.own_definition(
        "indicators/2.2-zorg-en-welzijn/begeleiding-genomen.toml",
        &[(
            "beleid = \"openbaar\"\nreden = \"Dit is een prestatie-indicator uit de begroting. Het totaal is openbaar.\"",
            "beleid = \"drempel\"\nminimum = 200",
        )],
    );
    let outcome = bench.build();
    assert!(outcome.published.is_some(), "{}", listed(&outcome.findings));
    let told = changed(&bench.site());
    assert!(
        told.contains("<td class=\"getal\">ingetrokken</td><td class=\"getal\">geheim</td>"),
        "{told}"
    );
    assert!(!told.contains("175"), "{told}");
}

#[test]
fn known_errors_stand_where_their_figures_do() {
    let bench = Workbench::sample();
    bench.write(
        "bekende-fouten.toml",
        "[[fout]]\ndatum = 2020-04-02\nwat = \"Te veel personen in de LVV\"\nindicatoren = [\"lvv-personen\"]\nperiode = \"2019JJ00\"\nsinds = \"0.1.0\"\ndoen = \"Gebruik het cijfer niet.\"\n\
         [[fout]]\ndatum = 2020-04-03\nwat = \"Iets van een ander rapport\"\nindicatoren = [\"zoekduur\"]\ndoen = \"Niets.\"\n",
    );
    bench.build_well();
    let site = bench.site();
    let page = site.text("verantwoording.html");
    assert!(page.contains("<h3>Te veel personen in de LVV</h3>"));
    assert!(page.contains("Mensen in de pilot LVV, 2019"));
    assert!(page.contains("Gebruik het cijfer niet."));
    assert!(!page.contains("Iets van een ander rapport"));
}

#[test]
fn an_error_about_a_figure_that_does_not_exist_is_a_finding() {
    let bench = Workbench::sample();
    bench.write(
        "bekende-fouten.toml",
        "[[fout]]\ndatum = 2020-04-02\nwat = \"Fout\"\nindicatoren = [\"lvv-mensen\"]\ndoen = \"Niets.\"\n",
    );
    let outcome = bench.build();
    assert!(outcome.published.is_none());
    let found = outcome.findings.sorted();
    let found = found
        .iter()
        .find(|one| one.code == Code::OnbekendeIndicator);
    assert_eq!(found.unwrap().place.file, "bekende-fouten.toml");
}

#[test]
fn only_methods_that_the_report_uses_are_explained() {
    let bench = Workbench::sample();
    bench.build_well();
    let site = bench.site();
    let page = site.text("verantwoording.html");
    for used in [
        "Wilson",
        "<dt>Stand</dt>",
        "<dt>Afronding</dt>",
        "<dt>Doel</dt>",
    ] {
        assert!(page.contains(used), "{used}");
    }
    for unused in [
        "Kaplan",
        "Byar",
        "Huisvestingswet 2014, artikel 29",
        "Op koers of niet",
    ] {
        assert!(!page.contains(unused), "{unused}");
    }
}

/// The statement of a workspace with these settings, and with this result of a check.
fn statement(settings: &str, check: Option<&str>) -> (String, Vec<Code>) {
    let bench = Workbench::sample();
    bench.append("ijkpunt.toml", settings);
    if let Some(check) = check {
        bench.write("controle.json", check);
    }
    let outcome = bench.build();
    assert!(outcome.published.is_some(), "{}", listed(&outcome.findings));
    let told = outcome.findings.sorted();
    let told = told.iter().filter(|one| one.severity > Severity::Info);
    let codes = told.map(|one| one.code).collect();
    (bench.site().text("toegankelijkheid.html").to_owned(), codes)
}

const WHO: &str = "\n[toegankelijkheid]\norganisatie = \"Gemeente Voorbeeld\"\ncontact = \"web@voorbeeld.example\"\nbijgewerkt = 2020-03-15\n";

const CLEAN: &str = r#"{"datum": "2020-03-10", "site": {"versie": "0.1.0", "rundatum": "2020-03-09"},
    "hulpmiddelen": [{"naam": "axe-core", "versie": "4.14.1"}, {"naam": "html-validate", "versie": "10.9.0"}],
    "paginas": 3, "onderdelen": [], "voor_een_mens": 12, "problemen": []}"#;

#[test]
fn without_settings_there_is_no_page_that_claims_anything() {
    let bench = Workbench::sample();
    bench.build_well();
    let site = bench.site();
    assert!(!site.text("index.html").contains("toegankelijkheid.html"));
    assert!(
        site.pages()
            .iter()
            .all(|(name, _)| *name != "toegankelijkheid.html")
    );
}

#[test]
fn a_site_that_nobody_checked_says_so() {
    let (page, codes) = statement(WHO, None);
    assert!(page.contains("Status D: voldoet niet."));
    assert!(page.contains("Deze site is nog niet automatisch onderzocht."));
    assert!(page.contains("nog niet onderzocht of ze er zijn"));
    assert_eq!(codes, []);
    let (page, codes) = statement(&format!("{WHO}controle = \"controle.json\"\n"), None);
    assert!(page.contains("nog niet automatisch onderzocht"));
    assert_eq!(codes, [Code::BestandOntbreekt]);
    let (_, codes) = statement(&format!("{WHO}controle = \"controle.json\"\n"), Some("{"));
    assert_eq!(codes, [Code::BestandOntbreekt]);
}

#[test]
fn a_clean_check_alone_never_makes_a_site_comply() {
    let settings = format!("{WHO}controle = \"controle.json\"\nonderzoek_gepland = 2020-09-01\n");
    let (page, _) = statement(&settings, Some(CLEAN));
    assert!(page.contains("Status C: eerste maatregelen genomen."));
    assert!(page.contains("Op 10 maart 2020 zijn 3 pagina’s onderzocht met axe-core 4.14.1 en html-validate 10.9.0; de site was toen gebouwd met IJkpunt 0.1.0 voor 9 maart 2020."), "{page}");
    assert!(page.contains("Op 12 plaatsen moet een mens beoordelen"));
}

#[test]
fn what_does_not_comply_is_told_in_the_terms_of_the_model() {
    let settings = format!(
        "{WHO}controle = \"controle.json\"\n[toegankelijkheid.onderzoek]\ndatum = 2020-02-01\ndoor = \"Stichting Voorbeeld\"\nmethode = \"WCAG-EM\"\n\
         [[toegankelijkheid.afwijking]]\ncriterium = \"1.1.1\"\nwat = \"Een kaart zonder tekst\"\noorzaak = \"De kaart is een plaatje.\"\ngevolg = \"Wie niet ziet, mist de kaart.\"\nalternatief = \"De tabel eronder.\"\nmaatregel = \"Een beschrijving.\"\nplanning = \"Voor 1 juli 2020.\"\n"
    );
    let problem = r#""problemen": [{"pagina": "index.html", "onderdeel": "axe", "wat": "color-contrast at p", "criteria": ["1.4.3"]}]"#;
    let check = CLEAN.replace("\"problemen\": []", problem);
    let (page, codes) = statement(&settings, Some(&check));
    assert_eq!(codes, []);
    for told in [
        "Status B: voldoet gedeeltelijk.",
        "<dt>Succescriterium</dt><dd>1.1.1 niet-tekstuele content</dd>",
        "<dt>Planning</dt><dd>Voor 1 juli 2020.</dd>",
        "<td>1.4.3 contrast (minimum)</td>",
        "Wet digitale overheid",
        "Nationale ombudsman",
    ] {
        assert!(page.contains(told), "{told}");
    }
}
