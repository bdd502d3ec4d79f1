//! The page of a region: the published figures of the U16, figures made at the level of the region,
//! an exchange that nets to zero, and no secret gemeente that follows from a total.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use ijkpunt::{Options, Quiet};
use ijkpunt_model::{Code, Severity};

use crate::page::{Element, Table};
use crate::workbench::{FigureLine, Site, Workbench, listed, repository};

fn bench() -> Workbench {
    Workbench::copy_of(&repository("sample-data/u16-2017"))
}

/// The site of the region as it is, built once for all tests.
fn site() -> &'static Site {
    static SITE: LazyLock<Site> = LazyLock::new(|| {
        let bench = bench();
        let outcome = bench.build_well();
        let worst = outcome.findings.worst();
        let calm = worst.is_none_or(|worst| worst <= Severity::Info);
        assert!(calm, "{}", listed(&outcome.findings));
        bench.site()
    });
    &SITE
}

/// Totals of an indicator in a period, by code.
fn totals(site: &Site, id: &str, period: &str) -> BTreeMap<String, FigureLine> {
    let rows = site.figures().into_iter();
    rows.filter(|row| row.indicator == id && row.periode == period && row.klasse == "totaal")
        .map(|row| (row.gemeente.clone(), row))
        .collect()
}

fn number(text: &str) -> Option<f64> {
    (!text.is_empty()).then(|| text.replace(',', ".").parse().unwrap())
}

/// The table with this in its caption.
fn table(site: &Site, caption: &str) -> Table {
    let page = site.page("index.html");
    let tables = page.walk().into_iter().filter(|e| e.name == "table");
    let mut found = tables
        .map(Element::table)
        .filter(|t| t.caption.contains(caption));
    found
        .next()
        .unwrap_or_else(|| panic!("no table '{caption}'"))
}

fn row<'t>(table: &'t Table, header: &str) -> &'t [String] {
    let mut rows = table.rows.iter().filter(|row| row[0] == header);
    rows.next().unwrap_or_else(|| panic!("no row '{header}'"))
}

/// Published: more than 4.000 housed in 2014 through 2016, more than 1.900 of them in 2016, by sixteen
/// gemeenten. The records add up to 4.044 and 1.918.
#[test]
fn the_published_figures_of_the_u16_stand_on_the_page() {
    let site = site();
    let text = site.page("index.html").text();
    let lead = "huisvestten in 2016 samen 1.918 vergunninghouders. Sinds het begin van 2014 waren het er 4.044.";
    assert!(text.contains(lead), "{text}");
    let years = table(site, "Taakstelling en gehuisvest, U16");
    assert_eq!(row(&years, "Samen")[1..], ["4.581", "4.044", "−537"]);
    let housed = totals(site, "taakstelling-gehuisvest", "2016JJ00");
    assert_eq!(number(&housed["u16"].waarde), Some(1_918.0));
    let members: Vec<&String> = housed
        .keys()
        .filter(|code| code.starts_with("GM"))
        .collect();
    assert_eq!(members.len(), 16);
    // Two sources of the same count: TVS and the export of the COA.
    let by_tvs = totals(site, "huisvesting-binnen-10-weken", "2016JJ00");
    assert_eq!(number(&by_tvs["u16"].noemer), Some(898.0));
}

/// 898 dossiers of 2016 and 1.918 persons; without Vianen 1.876, for Vianen housed 42.
#[test]
fn the_region_stands_there_with_and_without_vianen() {
    let goals = table(site(), "Taakstelling, herverdeling en gehuisvest");
    assert_eq!(
        row(&goals, "U16")[1..],
        ["2.263", "0", "1.918", "−345", "−537"]
    );
    assert_eq!(row(&goals, "Vianen")[1..4], ["50", "0", "42"]);
    assert_eq!(
        row(&goals, "U16 zonder Vianen")[1..4],
        ["2.213", "0", "1.876"]
    );
    let names: Vec<&str> = goals.rows[1..17]
        .iter()
        .map(|row| row[0].as_str())
        .collect();
    let mut sorted = names.clone();
    sorted.sort_unstable();
    assert_eq!(names, sorted, "a list by name ranks nobody");
}

#[test]
fn an_exchange_that_nets_to_zero_is_said_and_one_that_does_not_is_a_finding() {
    let text = site().page("index.html").text();
    for sentence in [
        "In het eerste halfjaar van 2016 namen gemeenten 10 personen van elkaar over; samen telt dat op tot nul.",
        "In het tweede halfjaar van 2016 namen gemeenten 24 personen van elkaar over; samen telt dat op tot nul.",
    ] {
        assert!(text.contains(sentence), "{text}");
    }
    let bench = bench();
    // Nieuwegein takes over three that nobody gives up.
    let file = "exports/taakstelling_2014-2016.csv";
    let rows = String::from_utf8(bench.read(file)).unwrap();
    let line = rows
        .lines()
        .find(|line| line.starts_with("GM0356;2016HJ01;"));
    let line = line.unwrap();
    let fields: Vec<&str> = line.split(';').collect();
    assert_eq!(fields[3], "10");
    let changed = line.replacen(";10;", ";13;", 1);
    bench.replace(file, line, &changed);
    let outcome = bench.build_well();
    let found = outcome.findings.iter();
    let found = found.filter(|finding| finding.code == Code::DelenTellenNietOp);
    let said: Vec<&str> = found.map(|finding| finding.what.as_str()).collect();
    assert!(
        said.iter()
            .any(|what| what.contains("2016HJ01") && what.contains("maar 3")),
        "{said:?}"
    );
    let text = bench.site().page("index.html").text();
    let sentence =
        "De herverdeling in het eerste halfjaar van 2016 klopt niet: samen is zij +3 en geen nul.";
    assert!(text.contains(sentence), "{text}");
}

/// Days from link to housing of all dossiers housed in 2016, counted here from the export.
fn days() -> Vec<i64> {
    let text = String::from_utf8(bench().read("exports/huisvesting_koppelingen_2014-2016.csv"));
    let text = text.unwrap();
    let day = |text: &str| chrono::NaiveDate::parse_from_str(text, "%Y-%m-%d");
    let mut days: Vec<i64> = text
        .lines()
        .skip(1)
        .map(|line| line.split(';').collect::<Vec<_>>())
        .filter(|fields| fields[8].starts_with("2016"))
        .map(|fields| (day(fields[8]).unwrap() - day(fields[6]).unwrap()).num_days())
        .collect();
    days.sort_unstable();
    days
}

#[test]
fn the_median_of_the_region_comes_from_the_records_and_not_from_medians() {
    let days = days();
    let middle = days.len() / 2;
    assert_eq!(days.len() % 2, 0, "of an even number the middle two count");
    let median = (days[middle - 1] + days[middle]) as f64 / 2.0;
    let found = totals(site(), "huisvesting-doorlooptijd", "2016JJ00");
    assert_eq!(number(&found["u16"].waarde), Some(median));
    let medians: Vec<f64> = found
        .iter()
        .filter(|(code, _)| code.starts_with("GM"))
        .filter_map(|(_, row)| number(&row.waarde))
        .collect();
    let mean = medians.iter().sum::<f64>() / medians.len() as f64;
    assert!(
        medians.len() > 12 && (mean - median).abs() > 0.5,
        "{mean} {median}"
    );
    let late = days.iter().filter(|days| **days > 70).count();
    let steps = table(site(), "Doorlooptijden en normen");
    let step = row(&steps, "Koppeling tot huisvesting");
    assert_eq!(step[1], format!("{median} dagen"));
    assert_eq!(step[5], late.to_string());
}

/// No total of a region gives away a gemeente: whoever subtracts finds at least two, and never few.
#[test]
fn no_secret_gemeente_follows_from_a_total_of_the_region() {
    let mut cells: BTreeMap<[String; 4], BTreeMap<String, FigureLine>> = BTreeMap::new();
    for row in site().figures() {
        let cell = [
            row.indicator.clone(),
            row.periode.clone(),
            row.uitsplitsing.clone(),
            row.klasse.clone(),
        ];
        cells
            .entry(cell)
            .or_default()
            .insert(row.gemeente.clone(), row);
    }
    let codes: BTreeSet<String> = totals(site(), "inwoners", "2017-01-01")
        .into_keys()
        .collect();
    let members = |without: &str| -> Vec<String> {
        let codes = codes.iter().filter(|code| code.starts_with("GM"));
        codes.filter(|code| *code != without).cloned().collect()
    };
    let mut checked = 0;
    for (cell, rows) in &cells {
        for (region, members) in [
            ("u16", members("")),
            ("u16-zonder-gm0620", members("GM0620")),
        ] {
            let region = rows.keys().find(|code| match region {
                "u16" => *code == "u16",
                _ => code.starts_with("u16-zonder"),
            });
            let Some(whole) = region.and_then(|code| rows.get(code)) else {
                continue;
            };
            let is_secret = |row: &FigureLine| row.teken.starts_with("geheim");
            let secret = members
                .iter()
                .filter(|code| rows.get(*code).is_some_and(is_secret));
            let secret = secret.count();
            if secret == 0 || is_secret(whole) {
                continue;
            }
            checked += 1;
            assert!(secret > 1, "{cell:?}: one gemeente is the rest");
            let rest = |side: fn(&FigureLine) -> &String| {
                let whole = number(side(whole))?;
                let known = members
                    .iter()
                    .filter_map(|code| number(side(rows.get(code)?)));
                Some(whole - known.sum::<f64>())
            };
            for rest in [rest(|row| &row.teller), rest(|row| &row.noemer)] {
                assert!(rest.is_none_or(|rest| rest >= 5.0), "{cell:?}: {rest:?}");
            }
        }
        let without = rows.iter().find(|(code, _)| code.starts_with("u16-zonder"));
        if let (Some(vianen), Some((_, without))) = (rows.get("GM0620"), without)
            && vianen.teken.starts_with("geheim")
        {
            assert!(
                without.teken.starts_with("geheim"),
                "{cell:?}: Vianen is the difference"
            );
        }
    }
    assert!(checked > 20, "only {checked} cells have something to hide");
}

/// Each part has an anchor, a headline, a table and a download; the page is no heavier than a picture.
#[test]
fn every_part_has_an_anchor_a_picture_a_table_and_a_download() {
    let site = site();
    let page = site.page("index.html");
    let ids = [
        "taakstelling",
        "woningen",
        "doorlooptijden",
        "dossiers",
        "plaatsen",
        "acties",
    ];
    for id in ids {
        assert!(page.walk().iter().any(|e| e.attribute("id") == id), "{id}");
        for file in [format!("grafieken/{id}.csv"), format!("grafieken/{id}.svg")] {
            assert!(site.files.contains_key(&file), "{file}");
        }
    }
    assert!(site.files["index.html"].len() <= 150_000);
    assert!(site.files.contains_key("verantwoording.html"));
}

/// 480 places, 343.038 of 898.392 inhabitants: 183,3 places, and Utrecht has 159.
#[test]
fn places_are_held_against_the_size_of_each_gemeente() {
    let places = table(site(), "Plaatsen per gemeente");
    let utrecht = row(&places, "Utrecht");
    assert_eq!(utrecht[1], "343.038");
    assert_eq!(utrecht[5..], ["159", "183,3", "−24,3"]);
    assert_eq!(row(&places, "U16")[5], "480");
}

/// 438 links of single households and 213 homes for one, of which 60 flexible or temporary: 225 fewer.
#[test]
fn homes_are_held_against_links_of_the_same_size() {
    let sizes = table(site(), "Koppelingen en vrije woningen naar grootte");
    assert_eq!(
        row(&sizes, "1 persoon")[1..],
        ["438", "153", "60", "213", "−225"]
    );
    assert_eq!(
        row(&sizes, "2 personen")[1..],
        ["99", "342", "108", "450", "+351"]
    );
    let apart = table(site(), "Vrije flexwoningen en tijdelijke woningen");
    assert_eq!(row(&apart, "U16")[1], "60");
    assert_eq!(row(&apart, "Zeist")[1..], ["2", "11", "9", "4"]);
}

/// A register without the kind of home still says how many there are; what is temporary is not known,
/// and so the ordinary ones are not either.
#[test]
fn without_the_kind_of_home_nothing_is_taken_for_ordinary() {
    let bench = bench();
    let file = "exports/woningen_register_2016.csv";
    let text = String::from_utf8(bench.read(file)).unwrap();
    bench.write(file, text.replacen(";Woningsoort;", ";Anders;", 1));
    let outcome = bench.build();
    assert!(outcome.published.is_some(), "{}", listed(&outcome.findings));
    let sizes = table(&bench.site(), "Koppelingen en vrije woningen naar grootte");
    assert_eq!(
        row(&sizes, "1 persoon")[1..],
        ["438", "geen gegevens", "geen gegevens", "213", "−225"]
    );
}

/// Eight actions of the region, and two of each of sixteen gemeenten, which the sample takes in turn from
/// five: those stand 7, 7, 6, 6 and 6 times in the export.
#[test]
fn actions_of_the_region_stand_beside_those_of_gemeenten_by_state() {
    let states = table(
        site(),
        "Acties van de regio en van elke gemeente, naar stand, 2017",
    );
    assert_eq!(row(&states, "Regio U16")[1..], ["1", "3", "1", "3", "8"]);
    assert_eq!(
        row(&states, "Gemeenten samen")[1..],
        ["7", "13", "6", "6", "32"]
    );
    assert_eq!(row(&states, "Bunnik")[1..], ["1", "1", "0", "0", "2"]);
    assert_eq!(row(&states, "De Bilt")[1..], ["0", "2", "0", "0", "2"]);
    // The heading, the region, sixteen gemeenten, and these together.
    assert_eq!(states.rows.len(), 19);
    let page = site().page("index.html");
    let figure = page.chart("acties");
    let text = figure.text();
    for sentence in [
        "De agenda heeft 8 acties: 1 gereed, 3 op koers, 1 vertraagd en 3 niet gestart.",
        "De gemeenten zelf hebben samen 32 acties: 7 gereed, 13 op koers, 6 vertraagd en 6 niet gestart.",
    ] {
        assert!(text.contains(sentence), "{text}");
    }
    let list = figure.all("table")[0].table();
    let assessment = row(&list, "Het assessment al in het azc afnemen");
    assert_eq!(assessment[1..], ["tweede kwartaal van 2017", "vertraagd"]);
    // An action of a gemeente is none of the region; what gemeenten do stands in a table of its own.
    assert!(!text.contains("Helpers zoeken voor de taal"));
    let named = table(site(), "Wat gemeenten zelf doen");
    assert_eq!(named.rows.len(), 6, "a heading and five kinds of action");
    assert_eq!(
        row(&named, "Helpers zoeken voor de taal")[1..],
        ["0", "6", "0", "0", "6"]
    );
    assert_eq!(
        row(&named, "Een vast aanspreekpunt aanwijzen")[1..],
        ["7", "0", "0", "0", "7"]
    );
}

#[test]
fn the_list_of_inhabitants_is_still_there() {
    let bench = bench();
    let options = Options {
        report: Some("inwoners".to_owned()),
        ..Options::default()
    };
    let outcome = ijkpunt::build(&bench.path(""), &options, &mut Quiet).unwrap();
    assert!(outcome.published.is_some(), "{}", listed(&outcome.findings));
    let page = Site::read(&bench.path("site-inwoners"));
    assert!(page.page("index.html").text().contains("343.038"));
}

#[test]
fn a_region_that_is_not_named_or_not_known_blocks_with_a_way_out() {
    for (settings, says) in [
        ("", "er staat niet welke"),
        ("[regio]\nnaam = \"X\"\n", "niet op één manier"),
        (
            "[regio]\nnaam = \"X\"\ngroep = \"u17\"\n",
            "geen groep 'u17'",
        ),
        (
            "[regio]\nnaam = \"X\"\ngemeenten = [\"GM0310\"]\n",
            "geen twee gemeenten",
        ),
        (
            "[regio]\nnaam = \"X\"\ngemeenten = [\"GM9999\"]\n",
            "geen gemeentecode",
        ),
        (
            "[regio]\nnaam = \"U16\"\ngroep = \"u16\"\nzonder = [\"GM0014\"]\n",
            "hoort niet bij de regio",
        ),
    ] {
        // The region is read before any export is.
        let bench = Workbench::empty();
        let rest =
            "[verslag]\nrapport = \"regio\"\njaar = 2016\nrundatum = 2017-03-15\ntitel = \"X\"\n";
        bench.write("ijkpunt.toml", format!("{settings}{rest}"));
        std::fs::create_dir_all(bench.path("exports")).unwrap();
        let outcome = bench.build();
        assert!(outcome.published.is_none(), "{settings}");
        let found = listed(&outcome.findings);
        assert!(found.contains(says), "{says}:\n{found}");
    }
}

/// Utrecht, IJsselstein and Nieuwegein: a group that only the
/// workspace knows.
#[test]
fn a_region_may_be_a_group_of_the_workspace_itself() {
    let bench = bench();
    let settings = String::from_utf8(bench.read("ijkpunt.toml")).unwrap();
    let own = settings
        .replace("groep = \"u16\"", "groep = \"u3\"")
        .replace("zonder = [\"GM0620\"]\n", "");
    bench.write("ijkpunt.toml", own);
    bench.write(
        "gebieden/groepen.csv",
        "groep;naam;gemeentecode;van;tot\nu3;Drie;GM0344;;\nu3;Drie;GM0353;;\nu3;Drie;GM0356;;\n",
    );
    let outcome = bench.build();
    assert!(outcome.published.is_some(), "{}", listed(&outcome.findings));
    let site = bench.site();
    let housed = totals(&site, "taakstelling-gehuisvest", "2016JJ00");
    let codes: Vec<&str> = housed.keys().map(String::as_str).collect();
    assert_eq!(codes, ["GM0344", "GM0353", "GM0356", "u3"]);
    let of = |code: &str| number(&housed[code].waarde).unwrap();
    assert_eq!(of("u3"), of("GM0344") + of("GM0353") + of("GM0356"));
}
