//! The taakstelling as one family: what is forecast of it, the national table, the end of the regime,
//! and what gemeenten divide among themselves.

use std::sync::LazyLock;

use ijkpunt_model::Severity;

use crate::dashboard::MAASTRICHT;
use crate::page::{Element, Table};
use crate::workbench::{Site, Workbench, line, listed, repository};

const SETTINGS: &str = "ijkpunt.toml";
const DELIVERED: &str = "exports/taakstelling_2018-2020.csv";

static ALBRANDSWAARD: LazyLock<Site> = LazyLock::new(|| {
    let bench = albrandswaard();
    bench.build_well();
    bench.site()
});

fn albrandswaard() -> Workbench {
    Workbench::copy_of(&repository("sample-data/albrandswaard-2020"))
}

fn section<'a>(page: &'a Element, id: &str) -> Option<&'a Element> {
    let mut sections = page.all("section").into_iter();
    sections.find(|section| section.attribute("aria-labelledby") == id)
}

fn expectation(site: &Site) -> (String, Vec<Table>) {
    let page = site.page("index.html");
    let section = section(&page, "verwachting").unwrap();
    let tables = section.all("table").into_iter();
    (section.text(), tables.map(Element::table).collect())
}

/// The row of a table that begins with these words, without them.
fn row<'a>(table: &'a Table, words: &str) -> &'a [String] {
    let mut rows = table.rows.iter();
    let row = rows.find(|row| row[0] == words);
    &row.unwrap_or_else(|| panic!("no row '{words}' in {table:?}"))[1..]
}

/// The letter of 18 February 2020: 8 for the first half-year, 10 (30 % more) expected for the second,
/// and 10 and 10 who integrate.
#[test]
fn albrandswaard_expects_ten_and_twenty_who_integrate() {
    let (text, tables) = expectation(&ALBRANDSWAARD);
    for sentence in [
        "Voor het tweede halfjaar van 2020 verwachten we voor Albrandswaard een taakstelling van 10 vergunninghouders.",
        "De formule geeft 10,46, en dat is afgerond op het dichtstbijzijnde gehele getal.",
        "Naar boven afgerond, zoals de wet zegt, worden het er 11.",
        "Wordt dat 25% lager, dan is de taakstelling 8. Wordt het twee keer zo hoog, dan is zij 21.",
        "dan komen er in twaalf maanden 20 inburgeraars bij: 10 van de 20 gehuisveste personen zijn 18 jaar of ouder, en 10 zijn gezinsmigranten",
    ] {
        assert!(text.contains(sentence), "{sentence}\n{text}");
    }
    let [scenarios, _] = tables.as_slice() else {
        panic!("{tables:?}");
    };
    assert_eq!(
        scenarios.caption,
        "Taakstelling Albrandswaard, tweede halfjaar van 2020, bij andere landelijke aantallen; aantallen personen"
    );
    for (words, cells) in [
        ("25% lager", ["5.363", "7,84", "8", "8", "18"]),
        ("10% lager", ["6.435", "9,41", "9", "10", "19"]),
        ("Zoals verwacht", ["7.150", "10,46", "10", "11", "20"]),
        ("10% hoger", ["7.865", "11,50", "12", "12", "22"]),
        ("25% hoger", ["8.938", "13,07", "13", "14", "23"]),
        ("Twee keer zo hoog", ["14.300", "20,91", "21", "21", "31"]),
    ] {
        assert_eq!(row(scenarios, words), cells, "{words}");
    }
}

#[test]
fn every_assumption_has_its_value_and_its_source() {
    let (_, tables) = expectation(&ALBRANDSWAARD);
    let assumptions = &tables[1];
    for row in &assumptions.rows {
        assert!(row.iter().all(|cell| !cell.is_empty()), "{row:?}");
    }
    for (words, value) in [
        ("Landelijk aantal, eerste halfjaar van 2020", "5.500"),
        ("Groei van het landelijke aantal", "+30%"),
        ("Landelijk aantal, tweede halfjaar van 2020", "7.150"),
        ("Inwoners van Albrandswaard op 1 januari 2019", "25.271"),
        ("Inwoners van Nederland op 1 januari 2019", "17.282.163"),
        (
            "Gepubliceerde taakstelling, tweede halfjaar van 2020",
            "geen gegevens",
        ),
        ("Van 18 jaar en ouder, 2019", "50%"),
        ("Gezinsmigranten en overige migranten, 2019", "10"),
    ] {
        assert_eq!(row(assumptions, words)[0], value, "{words}");
    }
    // 5.500 x 25.271 / 17.282.163 = 8,04, and 8 was published.
    let proof = row(assumptions, "Proef op de formule, eerste halfjaar van 2020");
    assert_eq!(proof[0], "8,04");
    assert_eq!(
        proof[1],
        "Berekend. Gepubliceerd is 8, verschil −0,04; dat is gewoon afgerond"
    );
    let first = ALBRANDSWAARD.total("taakstelling", "2020HJ01");
    assert_eq!((first.value(), first.teken.as_str()), (8.0, ""));
    assert_eq!(
        ALBRANDSWAARD
            .total("taakstelling-landelijk", "2020HJ01")
            .value(),
        5_500.0
    );
    // Of a year that has only begun no year is computed.
    let early = |periode: &str| periode.starts_with("2020") && !periode.contains("HJ");
    let figures = ALBRANDSWAARD.figures();
    let year = figures
        .iter()
        .filter(|figure| figure.indicator == "taakstelling");
    assert!(year.into_iter().all(|figure| !early(&figure.periode)));
    // What is on the page can be downloaded, with the same numbers.
    let csv = ALBRANDSWAARD.csv("grafieken/verwachting-scenarios.csv");
    assert_eq!(csv.len(), 7);
    assert_eq!(csv[3][1..4], ["7.150", "10,46", "10"]);
}

/// The second half of 2020 was set at 6.500 in the end, which makes 9,50.
#[test]
fn a_published_number_goes_before_the_forecast() {
    let bench = albrandswaard();
    bench.replace(SETTINGS, "groei = \"30%\"", "landelijk = 6500");
    bench.append(
        DELIVERED,
        "2020 2e halfjaar;9;;;01-07-2020;6500;25271;17282163\n",
    );
    let outcome = bench.build_well();
    let (text, tables) = expectation(&bench.site());
    let told = "is voor Albrandswaard een taakstelling van 9 gepubliceerd. De formule geeft 9,50; het verschil is −0,50. Het gepubliceerde aantal telt.";
    assert!(text.contains(told), "{text}");
    assert!(text.contains("9 van de 18 gehuisveste personen"), "{text}");
    let published = row(
        &tables[1],
        "Gepubliceerde taakstelling, tweede halfjaar van 2020",
    );
    assert_eq!(published[0], "9");
    // The difference is a finding as well: 9 was stated, and 9,50 rounds to 10.
    let said = listed(&outcome.findings);
    assert!(said.contains("verschil-met-opgave"), "{said}");
}

#[test]
fn the_law_rounds_up_where_one_chooses_so() {
    let bench = albrandswaard();
    bench.replace(SETTINGS, "\"dichtstbij\"", "\"omhoog\"");
    bench.build_well();
    let (text, _) = expectation(&bench.site());
    assert!(
        text.contains("een taakstelling van 11 vergunninghouders"),
        "{text}"
    );
    assert!(text.contains("Gewoon afgerond, zoals in de praktijk, worden het er 10."));
}

#[test]
fn what_is_lacking_is_said_and_nothing_is_guessed() {
    let bench = albrandswaard();
    bench.replace(
        DELIVERED,
        "01-02-2020;5500;25271;17282163",
        "01-02-2020;;25271;",
    );
    bench.build_well();
    let (text, tables) = expectation(&bench.site());
    let told = "is niet te berekenen. Daarvoor ontbreken het landelijke aantal van het halfjaar ervoor en de inwoners van de gemeente en van Nederland op 1 januari 2019.";
    assert!(text.contains(told), "{text}");
    assert_eq!(tables.len(), 1, "no scenarios");
    // Inhabitants may be given by hand, and then stand there as such.
    bench.replace(
        SETTINGS,
        "groei = \"30%\"",
        "landelijk = 7150\ninwoners = 25271\ninwoners_landelijk = 17282163",
    );
    bench.build_well();
    let (text, tables) = expectation(&bench.site());
    assert!(
        text.contains("een taakstelling van 10 vergunninghouders"),
        "{text}"
    );
    let own = row(&tables[1], "Inwoners van Albrandswaard op 1 januari 2019");
    assert_eq!(own, ["25.271", "Opgegeven in ijkpunt.toml"]);
}

#[test]
fn faults_in_the_expectation_are_found_at_their_place_all_at_once() {
    let said = |changes: &[(&str, &str)]| -> Vec<String> {
        let bench = albrandswaard();
        for (old, new) in changes {
            bench.replace(SETTINGS, old, new);
        }
        let outcome = bench.build();
        let faults = outcome.findings.iter();
        let faults = faults.filter(|finding| finding.severity == Severity::Blokkeert);
        faults.map(line).collect()
    };
    let found = said(&[
        ("\"2020HJ02\"", "\"2020KW03\""),
        ("\"30%\"", "\"dertig\""),
        ("\"dichtstbij\"", "\"omlaag\""),
        ("bron = \"Raads", "inwoners = 0\nbrom = \"Raads"),
    ]);
    let all = found.join("\n");
    for words in [
        "'2020KW03' is geen halfjaar.",
        "Dit is geen groei in procenten.",
        "'omlaag' kan hier niet.",
        "0 kan geen aantal personen zijn.",
        "'bron' ontbreekt hier.",
        "'brom' is hier geen bekende sleutel.",
    ] {
        assert!(all.contains(words), "{words}\n{all}");
    }
    let both = said(&[("groei = \"30%\"", "groei = \"30%\"\nlandelijk = 7150")]);
    assert!(
        both.join("\n").contains("een van de twee te staan"),
        "{both:?}"
    );
    let half = said(&[("groei = \"30%\"", "groei = \"30%\"\ninwoners = 25271")]);
    assert!(half.join("\n").contains("maar een van de twee"), "{half:?}");
    let past = said(&[("\"2020HJ02\"", "\"2018HJ02\"")]);
    assert!(
        past.join("\n").contains("ligt voor het verslagjaar"),
        "{past:?}"
    );
}

#[test]
fn a_report_that_asks_for_an_expectation_says_that_there_is_none() {
    let bench = albrandswaard();
    bench.replace(
        SETTINGS,
        "[verwachting]\nhalfjaar = \"2020HJ02\"\ngroei = \"30%\"\nbron = \"Raadsinformatiebrief, 18 februari 2020\"\nafronding = \"dichtstbij\"\n",
        "",
    );
    let outcome = bench.build_well();
    let said = listed(&outcome.findings);
    assert!(said.contains("maar [verwachting] ontbreekt hier"), "{said}");
    assert!(section(&bench.site().page("index.html"), "verwachting").is_none());
}

/// A list of all gemeenten for which nothing but the national table was delivered.
fn national() -> Workbench {
    const FILE: &str = "exports/taakstelling_landelijk_2016-2025.csv";
    let bench = Workbench::empty();
    let sample = repository("sample-data/maastricht-2024").join(FILE);
    bench.write(FILE, std::fs::read(sample).unwrap());
    bench.write(
        SETTINGS,
        "[verslag]\nrapport = \"stand-taakstelling\"\njaar = 2025\nrundatum = 2025-05-12\n\
         peildatum = 2025-01-01\ntitel = \"Stand\"\n",
    );
    bench
}

/// 17 half-years, of which three do not close in the source itself (Kamerstuk ah-tk-20232024-2564).
#[test]
fn the_national_table_stands_as_its_source_gives_it() {
    let bench = national();
    let outcome = bench.build_well();
    let page = bench.site().page("index.html");
    let section = section(&page, "bron-taakstelling-landelijk").unwrap();
    let table = section.all("table")[0].table();
    assert_eq!(table.rows.len(), 18);
    assert_eq!(
        table.caption,
        "Landelijke taakstelling huisvesting vergunninghouders per halfjaar, heel Nederland, aantallen personen"
    );
    for (words, told) in [
        (
            "2019, 1e halfjaar",
            "Volgens de bron: −2.540. De onderdelen tellen op tot −2.562; verschil 22.",
        ),
        ("2019, 2e halfjaar", ""),
        (
            "2021, 2e halfjaar",
            "Volgens de bron: −3.728. De onderdelen tellen op tot −3.799; verschil 71.",
        ),
        (
            "2022, 1e halfjaar",
            "Volgens de bron: −1.810. De onderdelen tellen op tot −1.814; verschil 4.",
        ),
        ("2022, 2e halfjaar", ""),
        ("2023, 2e halfjaar", "De rij is in de bron niet volledig."),
        ("2025, 1e halfjaar", "Bijgesteld; eerder was het 17.700."),
    ] {
        assert_eq!(row(&table, words).last().unwrap(), told, "{words}");
    }
    let rows = table.rows[1..].iter();
    let told = rows.filter(|row| row[6].starts_with("Volgens de bron"));
    assert_eq!(told.count(), 3);
    // Nothing is filled in: what the source does not give is said in words.
    assert_eq!(
        row(&table, "2024, 1e halfjaar")[..4],
        ["18.750", "geen gegevens", "14.271", "geen gegevens"]
    );
    assert_eq!(row(&table, "2022, 2e halfjaar")[3], "1.793");
    let text = section.text();
    assert!(text.contains("3 rijen sluiten in de bron niet"), "{text}");
    assert!(text.contains("De bron geeft dit aantal niet."), "{text}");
    let csv = bench.site().csv("brontabellen/taakstelling-landelijk.csv");
    assert_eq!(csv.len(), 18);
    assert!(csv[5][6].ends_with("verschil 22."), "{:?}", csv[5]);
    // A breach is worth knowing and no fault of the delivery.
    let mut findings = outcome.findings.iter();
    let breach = findings.find(|finding| finding.what.contains("saldo-is-gerealiseerd-min-opgave"));
    let breach = breach.unwrap();
    assert_eq!((breach.severity, breach.count), (Severity::Info, 3));
}

#[test]
fn the_dashboard_of_maastricht_has_a_page_for_the_national_table_and_its_domain_leads_there() {
    const FILE: &str = "bron-taakstelling-landelijk.html";
    let page = MAASTRICHT.page(FILE);
    assert_eq!(page.all("h1")[0].text(), "Landelijke taakstelling");
    assert_eq!(page.all("table")[0].table().rows.len(), 18);
    let domain = MAASTRICHT.page("domein-2-1.html");
    let links = domain.all("a").into_iter();
    assert_eq!(
        links.filter(|link| link.attribute("href") == FILE).count(),
        1
    );
    let other = MAASTRICHT.page("domein-2-2.html");
    assert!(section(&other, "naslag").is_none());
}

#[test]
fn rows_are_shown_only_of_a_dataset_that_says_so() {
    const REPORT: &str = "reports/stand-taakstelling.toml";
    const PUBLIC: &str =
        "openbaar = \"De landelijke aantallen zijn gepubliceerd en gaan niet over personen.\"";
    let refused = |spoil: &dyn Fn(&Workbench)| {
        let bench = national();
        spoil(&bench);
        let outcome = bench.build();
        assert!(outcome.published.is_none());
        listed(&outcome.findings)
    };
    let said = refused(&|bench| {
        bench.own_definition("pipelines/taakstelling_landelijk.toml", &[(PUBLIC, "")]);
    });
    assert!(
        said.contains("De rijen van dataset 'taakstelling_landelijk' zijn niet openbaar."),
        "{said}"
    );
    for (old, new, told) in [
        (
            "dataset = \"taakstelling_landelijk\"",
            "dataset = \"taakstelling_lokaal\"",
            "Er is geen leesbaar contract voor dataset 'taakstelling_lokaal'.",
        ),
        (
            "geheel = \"saldo_einde\"",
            "geheel = \"saldo\"",
            "Dataset 'taakstelling_landelijk' heeft geen kolom 'saldo'.",
        ),
        (
            "geheel = \"saldo_einde\"",
            "",
            "horen het geheel en de delen hier te staan",
        ),
    ] {
        let said = refused(&|bench| bench.own_definition(REPORT, &[(old, new)]));
        assert!(said.contains(told), "{told}\n{said}");
        assert!(said.contains(REPORT), "{said}");
    }
}

/// No certain last day of the regime is known, so the built-in definition has none; a workspace that
/// knows one sets it.
#[test]
fn after_the_end_of_the_regime_a_taakstelling_can_not_be() {
    let bench = albrandswaard();
    bench.own_definition(
        "indicators/2.1-huisvesting/taakstelling.toml",
        &[("versie = 1", "versie = 1\ngeldig_tot = 2020-06-30")],
    );
    bench.build_well();
    let site = bench.site();
    assert_eq!(site.total("taakstelling", "2020HJ01").value(), 8.0);
    let after = site.total("taakstelling", "2020HJ02");
    assert_eq!(
        (after.waarde.as_str(), after.teken.as_str()),
        ("", "kan-niet-voorkomen")
    );
    let (text, tables) = expectation(&site);
    assert!(
        text.contains("Voor het tweede halfjaar van 2020 kan er geen taakstelling zijn: de regeling is dan geëindigd."),
        "{text}"
    );
    assert_eq!(tables.len(), 1, "no scenarios");
}

/// The sixteen gemeenten of the U16 divide among themselves: what one takes over, others give up.
#[test]
fn the_herverdeling_of_a_region_nets_to_zero_or_is_found() {
    let region = || {
        let bench = Workbench::copy_of(&repository("sample-data/u16-2017"));
        bench.replace(
            "ijkpunt.toml",
            "rapport = \"regio\"",
            "rapport = \"inwoners\"",
        );
        bench.own_definition(
            "reports/inwoners.toml",
            &[(
                "indicatoren = [\"inwoners\"]",
                "indicatoren = [\"taakstelling-herverdeling\"]",
            )],
        );
        bench
    };
    let said = |bench: &Workbench| listed(&bench.build().findings);
    let whole = said(&region());
    assert!(!whole.contains("herverdeling-is-samen-nul"), "{whole}");
    assert!(!whole.contains("samen niet nul"), "{whole}");
    let bench = region();
    // Utrecht takes over 23, while the others give up 24.
    bench.replace(
        "exports/taakstelling_2014-2016.csv",
        "GM0344;2016HJ02;462;24;",
        "GM0344;2016HJ02;462;23;",
    );
    let broken = said(&bench);
    assert!(broken.contains("herverdeling-is-samen-nul"), "{broken}");
    assert!(
        broken.contains("'Herverdeling van de taakstelling' is in 2016HJ02 over alle gemeenten samen niet nul, maar -1."),
        "{broken}"
    );
}
