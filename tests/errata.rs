//! Errata that CBS published about figures on statushouders, each with the check that prevents it.
//!
//! A figure that a statistical office had to take back is a requirement: these tests bring each
//! fault about in an export or a definition, and look whether it is kept off the page.

use std::sync::LazyLock;

use ijkpunt_model::Code;

use crate::workbench::{Site, Workbench, listed, maastricht_site, repository};

fn maastricht() -> Workbench {
    Workbench::copy_of(&repository("sample-data/maastricht-2024"))
}

static MAASTRICHT: LazyLock<&Site> = LazyLock::new(maastricht_site);

/// Maatwerk 2019/22, *Gemeentelijke benchmark statushouders 2015–2018*: statushouders stood on the
/// new indeling and inhabitants on the old, so that the rate was up to one per mille too high.
/// Inhabitants of another day are another population: without those of the right one there is no
/// rate, and the page does not show one.
#[test]
fn inhabitants_of_another_map_make_no_rate() {
    let bench = maastricht();
    let right = MAASTRICHT.total("bijstand-per-10000", "2024-01-01");
    assert!(right.value() > 0.0);
    let rows: Vec<String> = String::from_utf8(bench.read("exports/inwoners_statline.csv"))
        .unwrap()
        .lines()
        .filter(|line| !line.contains("2024"))
        .map(str::to_owned)
        .collect();
    bench.write("exports/inwoners_statline.csv", rows.join("\r\n"));
    let outcome = bench.build_well();
    let found = |code: Code| outcome.findings.iter().filter(|f| f.code == code).count();
    assert!(
        found(Code::Indelingsverschil) > 0,
        "{}",
        listed(&outcome.findings)
    );
    let site = bench.site();
    let refused = site.total("bijstand-per-10000", "2024-01-01");
    assert_eq!(
        (refused.waarde.as_str(), refused.teken.as_str()),
        ("", "niet-geleverd")
    );
}

/// A stand of statushouders on the first day of a year, with the run date a year later.
fn stand(year: i32) -> Workbench {
    let bench = Workbench::empty();
    bench.write(
        "ijkpunt.toml",
        format!(
            "[verslag]\nrapport = \"stand-taakstelling\"\njaar = {year}\nrundatum = {}-03-02\n\
             peildatum = {year}-01-01\ntitel = \"Proef\"\n\
             [[levering]]\ndataset = \"taakstelling_stand\"\nbestand = \"stand.csv\"\n",
            year + 1
        ),
    );
    bench
}

/// The same erratum: Zevenaar took Rijnwaarden in on 1 January 2018. The statushouders of both over
/// the inhabitants of the old Zevenaar alone would be 25 on 32.000, 0,78 per 1.000; over both it is
/// 25 on 43.000. Of Leeuwarden, which got a part of Littenseradiel as well, there is no figure until
/// a key is declared.
#[test]
fn a_rate_of_a_merged_gemeente_has_both_sides_of_all_its_parts() {
    let bench = stand(2017);
    bench.write(
        "exports/stand.csv",
        "Gemeente;Peildatum;Stand;Inwoners\n\
         GM0299;2017-01-01;20;32000\nGM0196;2017-01-01;5;11000\n\
         GM0080;2017-01-01;30;108000\nGM0081;2017-01-01;4;10000\n\
         GM0140;2017-01-01;2;11000\n",
    );
    bench.build_well();
    let rows = bench.site().csv("gemeenten-2018.csv");
    let of = |name: &str| rows.iter().find(|row| row[0] == name);
    let zevenaar = of("Zevenaar").unwrap();
    assert_eq!(zevenaar[1..3], ["25", "0,58"]);
    assert!(zevenaar[3].contains("Rijnwaarden"), "{zevenaar:?}");
    assert!(of("Leeuwarden").is_none());
    let text = bench.site().page("indeling-2018.html").text();
    assert!(
        text.contains("Littenseradiel is op 01-01-2018 gesplitst"),
        "{text}"
    );
}

/// And where the inhabitants come from a delivery of another year, there is no rate at all.
#[test]
fn a_stand_over_inhabitants_of_the_year_before_is_refused() {
    let bench = stand(2018);
    let stand = "Gemeente;Peildatum;Stand\nGM0299;2018-01-01;25\n";
    bench.write("exports/stand.csv", stand);
    let inhabitants = "Gemeente;Peildatum;Inwoners\nGM0299;2017-01-01;32000\n";
    bench.write("exports/inwoners.csv", inhabitants);
    bench.append(
        "ijkpunt.toml",
        "[[levering]]\ndataset = \"inwoners\"\nbestand = \"inwoners.csv\"\n",
    );
    bench.own_definition(
        "indicators/2.1-huisvesting/taakstelling-stand-per-1000.toml",
        &[(
            "[berekening.noemer]\nsom = \"inwoners\"",
            "[berekening.noemer]\ndataset = \"inwoners\"\nsom = \"inwoners\"\npeildatum = \"peildatum\"",
        )],
    );
    let outcome = bench.build_well();
    let refused = |code: Code| outcome.findings.iter().any(|finding| finding.code == code);
    assert!(
        refused(Code::Indelingsverschil),
        "{}",
        listed(&outcome.findings)
    );
    let rows = bench.site().csv("gemeenten.csv");
    let zevenaar = rows.iter().find(|row| row[0] == "Zevenaar").unwrap();
    assert_eq!(zevenaar[1..3], ["25", "geen gegevens"]);
}

/// Maatwerk 2019/48: persons counted in two levels of education at once, which weighs heavily
/// where numbers are small. A breakdown that says that everyone is in one class is held to it.
#[test]
fn a_person_in_two_classes_is_found() {
    let bench = maastricht();
    // Somebody who is obliged under two laws, in each as one of another group.
    let file = "exports/inburgering_regiesysteem_2025-01.csv";
    let text = String::from_utf8(bench.read(file)).unwrap();
    let header = text.lines().next().unwrap().to_owned();
    for (law, group) in [
        ("Wi2013", "Asielstatushouder"),
        ("Wi2021", "Gezinsmigrant en overige migrant"),
    ] {
        let cell = |name: &str| match name {
            "Clientnummer" => "9999999",
            "Wet" => law,
            "Doelgroep" => group,
            "Ingangsdatum plicht" => "1-2-2022",
            "Termijn einde" => "1-2-2028",
            _ => "",
        };
        let row: Vec<&str> = header.split(';').map(cell).collect();
        bench.append(file, &format!("{}\r\n", row.join(";")));
    }
    let outcome = bench.build();
    let found = outcome
        .findings
        .iter()
        .any(|finding| finding.code == Code::DelenTellenNietOp);
    assert!(found, "{}", listed(&outcome.findings));
}

/// Maatwerk 2020/35 and 2021/06: examinations were under-counted and the tables replaced. A second
/// delivery is set beside the first, and a page says what changed.
#[test]
fn a_delivery_that_replaces_another_is_set_beside_it() {
    let bench = maastricht();
    bench.build_well();
    let before = bench
        .site()
        .total("examens-geslaagd", "2024JJ00")
        .noemer
        .clone();
    let file = "exports/examens_duo_2025-01.csv";
    bench.append(
        file,
        "9999001;KNM;;20240902;Geslaagd;;Taalaanbieder Jeker\r\n",
    );
    bench.build_well();
    let site = bench.site();
    let after = site.total("examens-geslaagd", "2024JJ00").noemer.clone();
    assert_eq!(
        after.parse::<u32>().unwrap(),
        before.parse::<u32>().unwrap() + 1
    );
    let quality = site.page("datakwaliteit.html").text();
    assert!(
        quality.contains("1 rij meer") || quality.contains("1 meer"),
        "{quality}"
    );
}

/// Maatwerk 2021/06, corrected in 2023: nareizigers were counted among first applicants, against
/// the definition. The words of a population and its condition stand in one file; this holds the
/// one to the other at the boundary that CBS missed: who follows counts among all who were housed,
/// and among nobody else than who follow.
#[test]
fn who_comes_after_is_counted_as_the_definition_says() {
    let bench = Workbench::copy_of(&repository("sample-data/albrandswaard-2020"));
    bench.build_well();
    let before = bench
        .site()
        .total("gehuisveste-vergunninghouders", "2019JJ00")
        .value();
    let file = "exports/huisvesting_tvs_2020-02.csv";
    // A dossier of three persons who follow a spouse or parent.
    bench.append(
        file,
        "\"TVS999001\",\"3\",\"Nareis\",\"Rotterdam\",\"2019-02-04\",\"2019-02-18\",\"\",\"2019-06-03\",\"Regulier\",\"\"\r\n",
    );
    let outcome = bench.build_well();
    // Who follows counts for the taakstelling, as the definition says: three more housed, and in
    // begeleiding, which is about who came first, not one.
    let site = bench.site();
    let after = site
        .total("gehuisveste-vergunninghouders", "2019JJ00")
        .value();
    assert_eq!(after, before + 3.0, "{}", listed(&outcome.findings));
}

/// SWI 2024: a percentage of who consented stood beside one of who took part. Every percentage on
/// a page says over how many it was taken.
#[test]
fn every_percentage_in_a_list_says_over_how_many() {
    let mut seen = 0;
    for (name, page) in MAASTRICHT.pages() {
        for table in page.with_class("lijnen") {
            for cell in table.all("td") {
                let text = cell.text();
                let is_share = text
                    .split_whitespace()
                    .next()
                    .is_some_and(|t| t.ends_with('%'));
                if is_share {
                    assert!(text.contains("n = "), "{name}: {text}");
                    seen += 1;
                }
            }
        }
    }
    assert!(seen > 40, "only {seen} percentages were seen");
}

/// SWI 2024 as well: a class of the dashboard lacked in the figure. The classes of a picture are
/// those of the code list.
#[test]
fn a_picture_has_every_class_of_its_code_list() {
    let site = crate::workbench::sample_site();
    let page = site.page("index.html");
    let rows = page.chart("bestemming").table().rows.len() - 1;
    let classes = site
        .figures()
        .iter()
        .filter(|figure| {
            figure.indicator == "bijstand-uitstroom"
                && figure.uitsplitsing == "bestemming"
                && figure.periode == "2019JJ00"
        })
        .count();
    assert_eq!(rows, classes);
}

/// Cohort study of 2017: the heading said 84 %, the text 90 %. A number that an author types is
/// reported with its place, so that words and table come from one figure.
#[test]
fn a_typed_percentage_is_reported_with_its_line() {
    let bench = Workbench::sample();
    bench.append(
        "verhaal/conclusie.md",
        "\nVan de inburgeraars slaagde 84%.\n",
    );
    let outcome = bench.build();
    let found = outcome
        .findings
        .iter()
        .find(|finding| finding.code == Code::LetterlijkGetal)
        .unwrap_or_else(|| panic!("{}", listed(&outcome.findings)));
    assert!(found.text.is_some());
}
