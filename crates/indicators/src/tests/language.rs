//! Kinds and keys of the language, on a small dataset of their own, with the answers by hand.

use std::collections::BTreeMap;

use ijkpunt_engine::Polars;
use ijkpunt_ingest::{Contract, Setting, Source};
use ijkpunt_model::{Dataset, Figure, Findings, GemeenteCode, Table};

use super::support::{area, figures, framework, lines};
use crate::{Catalogue, Request, explain};

/// A dataset with a column of each kind.
const CONTRACT: &str = r#"[dataset]
naam = "proef"
titel = "Proef"
beschrijving = "Een rij per proef."
herkomst = "Proef"
versie = 1
bestandsnamen = ["proef"]

[kolom.gemeente]
soort = "gemeente"
verplicht = true
betekenis = "Gemeente."

[kolom.periode]
soort = "periode"
betekenis = "Periode."

[kolom.versie]
soort = "geheel"
betekenis = "Versie."

[kolom.begin]
soort = "datum"
betekenis = "Begin."

[kolom.eind]
soort = "datum"
betekenis = "Einde."

[kolom.wie]
soort = "sleutel"
betekenis = "Wie."

[kolom.groep]
soort = "code"
codes = ["a", "b"]
betekenis = "Groep."

[kolom.plek]
soort = "tekst"
betekenis = "Een plek."

[kolom.plek_naam]
soort = "tekst"
betekenis = "Hoe die plek heet."

[kolom.x]
soort = "getal"
betekenis = "Een getal."

[kolom.y]
soort = "getal"
betekenis = "Een getal."

[kolom.z]
soort = "getal"
betekenis = "Een getal."
"#;

fn contract() -> Contract {
    let mut findings = Findings::new();
    let contract = Contract::read("proef.toml", CONTRACT, &mut findings);
    assert!(findings.is_empty(), "{}", lines(&findings).join("\n"));
    contract.unwrap()
}

fn datasets() -> BTreeMap<String, Dataset> {
    BTreeMap::from([("proef".to_owned(), contract().dataset().clone())])
}

/// Rows of the small dataset.
fn table(rows: &str) -> BTreeMap<String, Table> {
    let folder = tempfile::tempdir().unwrap();
    let source = Source {
        path: folder.path().join("levering.csv"),
        name: "exports/proef.csv".to_owned(),
        ..Source::default()
    };
    std::fs::write(&source.path, rows).unwrap();
    let setting = Setting {
        key: None,
        gemeente: None,
        only_gemeente: false,
        resolve: &GemeenteCode::parse,
    };
    let (table, findings) = ijkpunt_ingest::read(&[source], &contract(), &[], &setting);
    let rows = rows.trim_end().lines().count() - 1;
    assert_eq!(table.rows(), rows, "{}", lines(&findings).join("\n"));
    BTreeMap::from([("proef".to_owned(), table)])
}

/// A definition of a kind, with the rest of its text.
pub(super) fn proef(id: &str, sort: &str, unit: &str, rest: &str) -> (String, String) {
    let unit = match unit {
        "procent" => "[\"procent\", \"procent\"]",
        _ => "[\"persoon\", \"personen\"]",
    };
    let policy = match rest.contains("[onthulling]") {
        true => "",
        false => "[onthulling]\nbeleid = \"openbaar\"\nreden = \"Proef.\"\n",
    };
    let text = format!(
        "[indicator]\nid = \"{id}\"\nnaam = \"{id}\"\ndomein = \"2.3\"\nsoort = \"{sort}\"\n\
         definitie = \"Proef.\"\npopulatie = \"Proef.\"\neenheid = {unit}\n\
         richting = \"geen-oordeel\"\nbron = \"Proef\"\n{version}{rest}\n{policy}",
        version = if rest.starts_with("versie") {
            ""
        } else {
            "versie = 1\n"
        },
    );
    (format!("indicators/{id}.toml"), text)
}

pub(super) fn read(files: &[(String, String)]) -> (Catalogue, Findings) {
    let mut findings = Findings::new();
    let files = files
        .iter()
        .map(|(file, text)| (file.as_str(), text.as_str(), false));
    let catalogue = Catalogue::read(framework(), files, &datasets(), &mut findings);
    (catalogue, findings)
}

fn sound(files: &[(String, String)]) -> Catalogue {
    let (catalogue, findings) = read(files);
    assert!(findings.is_empty(), "{}", lines(&findings).join("\n"));
    catalogue
}

/// `indicator periode klasse teller noemer waarde teken`, a figure a line.
fn shown(figures: &[Figure]) -> Vec<String> {
    let number = |number: Option<f64>| match number {
        Some(number) => format!("{}", (number * 1e6).round() / 1e6),
        None => "-".to_owned(),
    };
    figures
        .iter()
        .map(|f| {
            let numbers = [f.teller, f.noemer, f.waarde].map(number).join(" ");
            let sign = f.teken.map_or("", |sign| sign.id());
            format!(
                "{} {} {} {numbers} {sign}",
                f.indicator, f.periode, f.klasse
            )
            .trim_end()
            .to_owned()
        })
        .collect()
}

pub(super) fn run(files: &[(String, String)], rows: &str) -> (Vec<String>, Findings) {
    let areas = [area("GM0014", 2019)];
    let request = Request {
        year: 2019,
        peildatum: None,
        areas: &areas,
    };
    let (figures, findings) = figures(&sound(files), &table(rows), &request);
    (shown(&figures), findings)
}

const BY_HALF: &str =
    "periode = \"periode\"\nperiode_is = \"halfjaar\"\nperioden = [\"halfjaar\"]\n";

#[test]
fn a_mean_keeps_its_sum_and_count_at_every_level() {
    let mean = proef(
        "m",
        "gemiddelde",
        "",
        "[berekening]\ndataset = \"proef\"\nmoment = \"stroom\"\ngemiddelde = \"x\"\ndatum = \"begin\"\n\
         [[uitsplitsing]]\nnaam = \"groep\"\nkolom = \"groep\"\nonbekend = \"Onbekend\"\n",
    );
    let (figures, _) = run(
        &[mean],
        "gemeente;begin;groep;x\nGM0014;1-1-2019;a;10\nGM0014;31-12-2019;a;20\nGM0014;5-5-2019;;90\n\
         GM0014;5-5-2019;a;\nGM0014;1-1-2020;b;1000\n",
    );
    // The empty one does not count; b has nobody in 2019, which is not a mean of zero.
    assert_eq!(
        figures,
        [
            "m 2019JJ00 totaal 120 3 40",
            "m 2019JJ00 a 30 2 15",
            "m 2019JJ00 b - - - kan-niet-voorkomen",
            "m 2019JJ00 onbekend 90 1 90",
        ]
    );
}

#[test]
fn a_balance_adds_and_takes_off_and_refuses_empty_cells() {
    let balance = proef(
        "s",
        "saldo",
        "",
        &format!(
            "[berekening]\ndataset = \"proef\"\nmoment = \"stroom\"\nplus = [\"x\"]\nmin = [\"y\", \"z\"]\nleeg_is_nul = [\"z\"]\n{BY_HALF}"
        ),
    );
    let (figures, findings) = run(
        &[balance],
        "gemeente;periode;x;y;z\nGM0014;2019HJ01;5;12;\nGM0014;2019HJ02;5;;1\n",
    );
    assert_eq!(
        figures,
        [
            "s 2019HJ01 totaal -7 - -7",
            "s 2019HJ02 totaal - - - niet-geleverd"
        ]
    );
    let said = lines(&findings);
    assert!(
        said.len() == 1 && said[0].contains("2019HJ02 een cel leeg"),
        "{said:?}"
    );
}

#[test]
fn a_proportion_is_rounded_as_the_definition_says() {
    let by = |rounding: &str| {
        proef(
            "t",
            "stroom",
            "",
            &format!(
                "[berekening]\ndataset = \"proef\"\n{rounding}{BY_HALF}\
                 [berekening.evenredig]\nbedrag = \"x\"\ndeel = \"y\"\ngeheel = \"z\"\n"
            ),
        )
    };
    // Albrandswaard in the first half of 2020: 5.500 x 25.271 / 17.282.163 = 8,04.
    let rows = "gemeente;periode;x;y;z\nGM0014;2019HJ01;5500;25271;17282163\nGM0014;2019HJ02;5500;25271;0\n";
    for (rounding, first) in [
        ("", "t 2019HJ01 totaal 8.042425 - 8.042425"),
        ("afronding = \"dichtstbij\"\n", "t 2019HJ01 totaal 8 - 8"),
        ("afronding = \"omhoog\"\n", "t 2019HJ01 totaal 9 - 9"),
    ] {
        let (figures, _) = run(&[by(rounding)], rows);
        assert_eq!(
            figures,
            [first, "t 2019HJ02 totaal - - - kan-niet-voorkomen"]
        );
    }
}

#[test]
fn a_survey_states_its_outcome_as_a_count_or_as_a_share() {
    let survey = |keys: &str| {
        proef(
            "e",
            "enquete",
            "procent",
            &format!(
                "[berekening]\ndataset = \"proef\"\nvoorwaarde = \"groep = 'a'\"\n\
                 periode = \"periode\"\nperiode_is = \"jaar\"\n[berekening.enquete]\n{keys}"
            ),
        )
    };
    let head = "gemeente;periode;groep;x;y;z\n";
    let rows = format!("{head}GM0014;2019JJ00;a;200;150;5\nGM0014;2019JJ00;b;9;9;9\n");
    let (figures, _) = run(&[survey("n = \"x\"\npositief = \"y\"\n")], &rows);
    assert_eq!(figures, ["e 2019JJ00 totaal 150 200 0.75"]);
    let rows = format!("{head}GM0014;2019JJ00;a;200;0,75;0,05\n");
    let (figures, _) = run(
        &[survey("n = \"x\"\naandeel = \"y\"\nmarge = \"z\"\n")],
        &rows,
    );
    assert_eq!(figures, ["e 2019JJ00 totaal 150 200 0.75"]);
    // Two shares of the same question can't be put together.
    let rows = format!("{head}GM0014;2019JJ00;a;200;0,75;0,05\nGM0014;2019JJ00;a;100;0,5;0,05\n");
    let (figures, findings) = run(&[survey("n = \"x\"\naandeel = \"y\"\n")], &rows);
    assert_eq!(figures, ["e 2019JJ00 totaal - - - onbekend"]);
    assert_eq!(findings.len(), 1);
    // Counts can.
    let rows = format!("{head}GM0014;2019JJ00;a;200;75;\nGM0014;2019JJ00;a;100;50;\n");
    let (figures, _) = run(&[survey("n = \"x\"\npositief = \"y\"\n")], &rows);
    assert_eq!(figures, ["e 2019JJ00 totaal 125 300 0.416667"]);
}

#[test]
fn a_cohort_counts_those_who_are_equally_far() {
    let cohort = proef(
        "c",
        "cohort",
        "procent",
        "[berekening]\ndataset = \"proef\"\ndatum = \"begin\"\ngebeurtenis = \"eind\"\nna_maanden = 12\n\
         perioden = [\"jaar\", \"maand\"]\n",
    );
    let (figures, _) = run(
        &[cohort],
        "gemeente;wie;begin;eind\n\
         GM0014;net-niet;31-12-2017;1-2-2018\n\
         GM0014;eerste;1-1-2018;31-12-2018\n\
         GM0014;een-jaar;1-1-2018;1-1-2019\n\
         GM0014;loopt;31-12-2018;\n\
         GM0014;te-jong;1-1-2019;2-1-2019\n",
    );
    // Twelve months after the beginning in 2019: eerste, een-jaar, loopt. Within those months only
    // eerste: a year later to the day is not within the year.
    assert_eq!(figures[0], "c 2019JJ00 totaal 1 3 0.333333");
    assert_eq!(figures[1], "c 2019MM01 totaal 1 2 0.5");
    assert_eq!(figures[2], "c 2019MM02 totaal 0 0 - kan-niet-voorkomen");
    assert_eq!(figures[12], "c 2019MM12 totaal 0 1 0");
}

/// Months differ in length: six months after 31 August is 28 February.
#[test]
fn a_cohort_of_months_of_unequal_length_loses_nobody() {
    let cohort = proef(
        "c",
        "cohort",
        "procent",
        "[berekening]\ndataset = \"proef\"\ndatum = \"begin\"\ngebeurtenis = \"eind\"\nna_maanden = 6\n\
         perioden = [\"maand\"]\n",
    );
    let (figures, _) = run(
        &[cohort],
        "gemeente;begin;eind\nGM0014;31-8-2018;\nGM0014;29-8-2018;\nGM0014;1-9-2018;\n",
    );
    assert_eq!(figures[1], "c 2019MM02 totaal 0 2 0");
    assert_eq!(figures[2], "c 2019MM03 totaal 0 1 0");
}

/// Ten who began on 1 January 2018. Two ended on day 90, one on day 364; one began in July 2019 and
/// is followed for half a year only. By hand: S = 9/11 after day 90, times 7/8 after day 364, for one
/// of those left was censored on day 183.
#[test]
fn survival_counts_those_who_are_still_followed() {
    let survival = proef(
        "o",
        "overleving",
        "procent",
        "[berekening]\ndataset = \"proef\"\ndatum = \"begin\"\ngebeurtenis = \"eind\"\nna_maanden = 12\n\
         sinds = 2018-01-01\n",
    );
    let mut rows =
        String::from("gemeente;begin;eind\nGM0014;31-12-2017;1-1-2018\nGM0014;1-7-2019;\n");
    rows.push_str(&"GM0014;1-1-2018;1-4-2018\n".repeat(2));
    rows.push_str("GM0014;1-1-2018;31-12-2018\n");
    // An event after the end of the period is not known yet.
    rows.push_str(&"GM0014;1-1-2018;5-1-2020\n".repeat(7));
    let (figures, _) = run(&[survival], &rows);
    let share = 9.0 / 11.0 * (7.0 / 8.0);
    assert_eq!(figures, [format!("o 2019JJ00 totaal - 11 {:.6}", share)]);
}

#[test]
fn a_flow_by_month_quarter_half_and_year_and_from_the_start_of_the_half() {
    let flow = proef(
        "f",
        "stroom",
        "",
        "[berekening]\ndataset = \"proef\"\nsom = \"x\"\ndatum = \"begin\"\n\
         perioden = [\"jaar\", \"halfjaar\", \"kwartaal\", \"maand\"]\n",
    );
    let cumulative = proef(
        "v",
        "stroom",
        "",
        "[berekening]\ndataset = \"proef\"\ndatum = \"begin\"\nvanaf_begin_van = \"halfjaar\"\nperioden = [\"maand\"]\n",
    );
    let (figures, _) = run(
        &[flow, cumulative],
        "gemeente;begin;x\nGM0014;31-12-2018;64\nGM0014;1-1-2019;1\nGM0014;31-3-2019;2\nGM0014;1-4-2019;4\n\
         GM0014;30-6-2019;8\nGM0014;1-7-2019;16\nGM0014;31-12-2019;32\nGM0014;1-1-2020;128\n",
    );
    let values: Vec<&str> = figures
        .iter()
        .map(|line| line.rsplit(' ').next().unwrap())
        .collect();
    let halves = ["63", "15", "48"];
    let quarters = ["3", "12", "16", "32"];
    let months = ["1", "0", "2", "4", "0", "8", "16", "0", "0", "0", "0", "32"];
    let so_far = ["1", "1", "2", "3", "3", "4", "1", "1", "1", "1", "1", "2"];
    let expected = halves.iter().chain(&quarters).chain(&months).chain(&so_far);
    assert!(values.iter().eq(expected), "{values:?}");
}

#[test]
fn only_the_last_version_of_a_thing_counts() {
    let last = |key: &str| {
        proef(
            "l",
            "stroom",
            "",
            &format!(
                "[berekening]\ndataset = \"proef\"\nsom = \"x\"\nlaatste = \"{key}\"\n{BY_HALF}"
            ),
        )
    };
    let rows = "gemeente;periode;versie;eind;x\n\
        GM0014;2019HJ01;1;1-5-2019;100\n\
        GM0014;2019HJ01;2;1-4-2019;80\n\
        GM0014;2019HJ01;;;60\n\
        GM0034;2019HJ01;3;1-9-2019;7\n\
        GM0014;2019HJ02;;;50\n";
    let (figures, _) = run(&[last("versie")], rows);
    assert_eq!(
        figures,
        ["l 2019HJ01 totaal 80 - 80", "l 2019HJ02 totaal 50 - 50"]
    );
    let (figures, _) = run(&[last("eind")], rows);
    assert_eq!(
        figures,
        ["l 2019HJ01 totaal 100 - 100", "l 2019HJ02 totaal 50 - 50"]
    );
}

#[test]
fn a_sum_over_an_empty_cell_is_no_sum() {
    let sum = proef(
        "t",
        "stroom",
        "",
        "[berekening]\ndataset = \"proef\"\nsom = \"x\"\nperiode = \"periode\"\nperiode_is = \"halfjaar\"\n\
         perioden = [\"jaar\", \"halfjaar\"]\n",
    );
    let rows = "gemeente;periode;x\nGM0014;2019HJ01;5\nGM0014;2019HJ02;\n";
    let (figures, findings) = run(&[sum], rows);
    assert_eq!(
        figures,
        [
            "t 2019JJ00 totaal - - - niet-geleverd",
            "t 2019HJ01 totaal 5 - 5",
            "t 2019HJ02 totaal - - - niet-geleverd"
        ]
    );
    assert!(!findings.is_empty());
}

/// Erratum 2019/48 of CBS: persons stood in two education levels at once.
#[test]
fn errata_a_person_in_two_classes_of_a_partition_is_found() {
    let count = proef(
        "n",
        "stroom",
        "",
        "[berekening]\ndataset = \"proef\"\ntelt = \"wie\"\ndatum = \"begin\"\n\
         [[uitsplitsing]]\nnaam = \"groep\"\nkolom = \"groep\"\nonbekend = \"Onbekend\"\nverdeling = true\n",
    );
    let head = "gemeente;wie;begin;groep\n";
    let once = format!("{head}GM0014;p;1-1-2019;a\nGM0014;q;1-1-2019;b\nGM0014;q;1-2-2019;b\n");
    let (_, findings) = run(std::slice::from_ref(&count), &once);
    assert!(findings.is_empty(), "{}", lines(&findings).join("\n"));
    let twice = format!("{head}GM0014;p;1-1-2019;a\nGM0014;q;1-1-2019;b\nGM0014;q;1-2-2019;a\n");
    let (_, findings) = run(&[count], &twice);
    let said = lines(&findings);
    assert_eq!(
        said,
        [
            "indicator n delen-tellen-niet-op De klassen van 'n' naar groep zijn in 2019JJ00 samen niet het totaal (3 en 2). Het raakt: GM0014."
        ]
    );
}

#[test]
fn after_the_end_of_a_regime_there_can_be_no_figure() {
    let flow = proef(
        "f",
        "stroom",
        "",
        "versie = 1\ngeldig_tot = 2019-06-30\n[berekening]\ndataset = \"proef\"\ndatum = \"begin\"\nperioden = [\"halfjaar\"]\n",
    );
    let (figures, _) = run(
        &[flow],
        "gemeente;begin\nGM0014;1-6-2019\nGM0014;1-7-2019\n",
    );
    assert_eq!(
        figures,
        [
            "f 2019HJ01 totaal 1 - 1",
            "f 2019HJ02 totaal - - - kan-niet-voorkomen"
        ]
    );
}

#[test]
fn what_gemeenten_divide_among_themselves_nets_to_zero() {
    let shared = proef(
        "h",
        "stroom",
        "",
        &format!(
            "[berekening]\ndataset = \"proef\"\nsom = \"x\"\n{BY_HALF}[controle]\nsom_is_nul = true\n"
        ),
    );
    let catalogue = sound(&[shared]);
    let areas = [area("GM0014", 2019), area("GM0034", 2019)];
    let said = |count: usize, rows: &str| {
        let request = Request {
            year: 2019,
            peildatum: None,
            areas: &areas[..count],
        };
        lines(&figures(&catalogue, &table(rows), &request).1)
    };
    let rows = "gemeente;periode;x\nGM0014;2019HJ01;3\nGM0034;2019HJ01;-3\nGM0014;2019HJ02;3\nGM0034;2019HJ02;-2\n";
    let found = said(2, rows);
    assert_eq!(
        found,
        [
            "indicator h delen-tellen-niet-op 'h' is in 2019HJ02 over alle gemeenten samen niet nul, maar 1."
        ]
    );
    assert!(said(1, rows).is_empty());
}

/// Findings do not pass disclosure control, so small numbers may not stand in them.
#[test]
fn a_finding_of_a_figure_with_a_threshold_tells_no_numbers() {
    let count = proef(
        "n",
        "stroom",
        "",
        "[berekening]\ndataset = \"proef\"\ntelt = \"wie\"\ndatum = \"begin\"\n\
         [onthulling]\nbeleid = \"drempel\"\nminimum = 5\n\
         [[uitsplitsing]]\nnaam = \"groep\"\nkolom = \"groep\"\nonbekend = \"Onbekend\"\nverdeling = true\n",
    );
    let rows = "gemeente;wie;begin;groep\nGM0014;p;1-1-2019;a\nGM0014;p;1-2-2019;b\n";
    let (_, findings) = run(&[count], rows);
    let said = lines(&findings);
    assert_eq!(said.len(), 1);
    assert!(
        said[0].contains("samen niet het totaal. Het raakt"),
        "{said:?}"
    );
}

#[test]
fn rows_behind_a_figure_are_numbers_of_rows_and_nothing_else() {
    let share = proef(
        "a",
        "aandeel",
        "procent",
        "[berekening]\ndataset = \"proef\"\nmoment = \"stroom\"\nteller = \"groep = 'a'\"\ndatum = \"begin\"\n",
    );
    let catalogue = sound(&[share]);
    let tables = table(
        "gemeente;wie;begin;groep\nGM0014;geheim1;1-1-2019;a\nGM0034;geheim2;1-1-2019;a\n\
         GM0014;geheim3;1-1-2018;a\nGM0014;geheim4;1-2-2019;b\nGM0014;geheim5;1-3-2019;a\n",
    );
    let areas = [area("GM0014", 2019)];
    let request = Request {
        year: 2019,
        peildatum: None,
        areas: &areas,
    };
    let mut engine = Polars::new();
    let explained = explain(&catalogue, "a", &tables, &mut engine, &request, true);
    let explained = explained.unwrap().unwrap();
    let rows: Vec<(&str, &str, &[u32])> = explained
        .rows
        .iter()
        .map(|behind| (behind.role, behind.file.as_str(), behind.rows.as_slice()))
        .collect();
    // The header is row 1.
    assert_eq!(
        rows,
        [
            ("teller", "exports/proef.csv", &[2, 6][..]),
            ("noemer", "exports/proef.csv", &[2, 5, 6][..])
        ]
    );
    let all = format!("{explained:?}");
    assert!(!all.contains("geheim"), "{all}");
    assert_eq!(
        explained.conditions,
        [("teller".to_owned(), "groep = 'a'".to_owned())]
    );
    assert_eq!(explained.sql.len(), 1);
    assert_eq!(explained.figures.len(), 1);
    let none = explain(&catalogue, "b", &tables, &mut engine, &request, true);
    assert!(none.unwrap().is_none());
}
