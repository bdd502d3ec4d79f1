//! Rules of contracts: what each kind answers and what its findings say.
//!
//! `testdata/regels/*.txt` has cases: a contract in short, then variants with small files, the
//! answers that must come of them (`=> rule holds/broken/undecided`) and, where a variant lists any,
//! all findings (`! …`).

use std::collections::BTreeMap;
use std::fmt::Write as _;

use ijkpunt_model::{Code, Findings, Table};

use super::support::{Temporary, file, lines, pipelines, read_in, source_at};
use crate::{Contract, Setting, Source, check_contracts, check_rules, read};

#[derive(Default)]
struct Case {
    name: String,
    contracts: BTreeMap<String, String>,
    variants: Vec<Variant>,
}

#[derive(Default)]
struct Variant {
    name: String,
    /// Dataset, number of the file, whether it is of the previous delivery, and its text.
    files: Vec<(String, String, bool, String)>,
    answers: Vec<String>,
    findings: Vec<String>,
}

fn cases(name: &str) -> Vec<Case> {
    let text = std::fs::read_to_string(file(&format!("testdata/regels/{name}.txt"))).unwrap();
    let mut cases: Vec<Case> = Vec::new();
    let mut contract = None;
    for line in text
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with("# "))
    {
        if let Some(name) = line.strip_prefix("=== ") {
            let name = name.to_owned();
            cases.push(Case {
                name,
                ..Case::default()
            });
        } else if let Some(name) = line.strip_prefix("--- contract ") {
            contract = Some(name.to_owned());
            let head = format!(
                "[dataset]\nnaam = \"{name}\"\ntitel = \"T\"\nbeschrijving = \"B.\"\nsleutel = []\n"
            );
            cases
                .last_mut()
                .unwrap()
                .contracts
                .insert(name.to_owned(), head);
        } else if let Some(name) = line.strip_prefix("--- ") {
            contract = None;
            let name = name.to_owned();
            let variants = &mut cases.last_mut().unwrap().variants;
            variants.push(Variant {
                name,
                ..Variant::default()
            });
        } else if let Some(contract) = &contract {
            let text = cases
                .last_mut()
                .unwrap()
                .contracts
                .get_mut(contract)
                .unwrap();
            text.push_str(&column(line, text.contains("[[regel]]")));
        } else {
            row(line, cases.last_mut().unwrap().variants.last_mut().unwrap());
        }
    }
    cases
}

/// A line of a contract in short: a column and its kind, or TOML as it stands.
fn column(line: &str, rules: bool) -> String {
    if rules || line.starts_with('[') {
        return format!("{line}\n");
    }
    let mut words = line.split(' ');
    let (name, kind) = (words.next().unwrap(), words.next().unwrap());
    let mut text = format!("[kolom.{name}]\nsoort = \"{kind}\"\nbetekenis = \"Kolom.\"\n");
    let codes: Vec<&str> = words.collect();
    if !codes.is_empty() {
        writeln!(text, "codes = {codes:?}").unwrap();
    }
    text
}

fn row(line: &str, variant: &mut Variant) {
    if let Some(answer) = line.strip_prefix("=> ") {
        variant.answers.push(answer.to_owned());
    } else if let Some(finding) = line.strip_prefix("! ") {
        variant.findings.push(finding.to_owned());
    } else if let Some(name) = line.strip_suffix(':') {
        let (name, previous) = match name.strip_prefix("vorige ") {
            Some(name) => (name, true),
            None => (name, false),
        };
        let (dataset, number) = name.split_once(' ').unwrap_or((name, ""));
        let file = (
            dataset.to_owned(),
            number.to_owned(),
            previous,
            String::new(),
        );
        variant.files.push(file);
    } else {
        let text = &mut variant.files.last_mut().unwrap().3;
        text.push_str(line);
        text.push('\n');
    }
}

fn contracts(texts: &BTreeMap<String, String>) -> (BTreeMap<String, Contract>, Findings) {
    let mut findings = Findings::new();
    let contracts: BTreeMap<String, Contract> = texts
        .iter()
        .filter_map(|(name, text)| {
            let contract = Contract::read(&format!("{name}.toml"), text, &mut findings)?;
            Some((name.clone(), contract))
        })
        .collect();
    findings.append(check_contracts(&contracts));
    (contracts, findings)
}

/// Reads the files of a variant; the previous ones apart.
fn tables(
    variant: &Variant,
    contracts: &BTreeMap<String, Contract>,
    previous: bool,
    found: &mut Findings,
) -> BTreeMap<String, Table> {
    let resolve = |_: &str| None;
    let setting = Setting {
        gemeente: None,
        only_gemeente: false,
        resolve: &resolve,
        key: None,
    };
    let mut tables = BTreeMap::new();
    for (name, contract) in contracts {
        let files = variant
            .files
            .iter()
            .filter(|file| file.0 == *name && file.2 == previous);
        let written: Vec<(Temporary, String)> = files
            .map(|(dataset, number, _, text)| {
                let dash = if number.is_empty() { "" } else { "-" };
                let name = format!("{dataset}{dash}{number}.csv");
                let unique = format!("{:?}-{name}", std::thread::current().id());
                (Temporary::new(&unique, text.as_bytes()), name)
            })
            .collect();
        if written.is_empty() {
            continue;
        }
        let sources: Vec<Source> = written
            .iter()
            .map(|(file, name)| Source {
                name: name.clone(),
                ..file.source()
            })
            .collect();
        let (table, findings) = read(&sources, contract, &[], &setting);
        found.append(findings);
        tables.insert(name.clone(), table);
    }
    tables
}

fn check(name: &str) {
    let mut wrong = String::new();
    for case in cases(name) {
        let (contracts, faults) = contracts(&case.contracts);
        assert!(
            faults.is_empty(),
            "{}:\n{}",
            case.name,
            lines(&faults).join("\n")
        );
        for variant in &case.variants {
            let mut findings = Findings::new();
            let now = tables(variant, &contracts, false, &mut findings);
            let previous = tables(variant, &contracts, true, &mut Findings::new());
            let (outcomes, found) = check_rules(&now, &contracts, &previous);
            findings.append(found);
            let answers: Vec<String> = outcomes
                .iter()
                .map(|o| format!("{} {}/{}/{}", o.rule, o.holds, o.broken, o.undecided))
                .collect();
            let lines = lines(&findings);
            let stated = !variant.findings.is_empty();
            let silent = lines.is_empty() || answers.iter().any(|a| !a.contains("/0/"));
            if answers != variant.answers || (stated && lines != variant.findings) || !silent {
                writeln!(
                    wrong,
                    "== {} | {}\n=> {}\n! {}",
                    case.name,
                    variant.name,
                    answers.join("\n=> "),
                    lines.join("\n! ")
                )
                .unwrap();
            }
            let secret = format!("{findings:?}").contains("geheim");
            assert!(!secret, "{} shows a key", case.name);
        }
    }
    assert!(wrong.is_empty(), "these came out otherwise:\n{wrong}");
}

#[test]
fn each_rule_of_the_essnet_has_its_three_answers() {
    let all = cases("essnet");
    assert_eq!(all.len(), 18);
    for case in &all {
        let has = |word: &str| case.variants.iter().any(|v| v.name.starts_with(word));
        assert!(
            has("geldig") && has("ongeldig") && has("onbeslist"),
            "{}",
            case.name
        );
    }
    check("essnet");
}

#[test]
fn each_kind_of_rule_says_what_and_where() {
    check("soorten");
}

/// Two columns of each kind, and a place for rules.
const GOOD: &str = r#"[dataset]
naam = "x"
titel = "X"
beschrijving = "B."
[kolom.nr]
soort = "sleutel"
betekenis = "Nummer."
[kolom.a]
soort = "datum"
betekenis = "A."
[kolom.b]
soort = "datum"
betekenis = "B."
[kolom.g]
soort = "geheel"
minimum = 1
betekenis = "Getal."
[kolom.h]
soort = "geheel"
betekenis = "Getal."
[kolom.c]
soort = "code"
codes = ["ja", "nee"]
betekenis = "Code."
[[regel]]
"#;

#[test]
fn every_fault_in_the_set_of_rules_has_its_place() {
    for (rules, expected) in [
        (
            "soort = \"volgorde\"\neerst = \"a\"\ndan = \"z\"",
            "28, kolom 7 | Dit contract heeft geen kolom 'z'",
        ),
        (
            "soort = \"volgorde\"\neerst = \"a\"\ndan = \"g\"",
            "28, kolom 7 | Kolom 'g' is geen datum",
        ),
        (
            "soort = \"volgorden\"",
            "26, kolom 9 | 'volgorden' kan hier niet",
        ),
        (
            "soort = \"bereik\"\nkolom = \"a\"\nminimum = 1",
            "27, kolom 9 | Kolom 'a' is geen getal",
        ),
        ("soort = \"bereik\"\nkolom = \"g\"", "'minimum' ontbreekt"),
        (
            "soort = \"bereik\"\nkolom = \"h\"\nminimum = 5\nmaximum = 4",
            "29, kolom 11 | Het maximum is kleiner",
        ),
        (
            "soort = \"bereik\"\nkolom = \"g\"\nmaximum = 0",
            "26, kolom 9 | Geen enkele waarde van 'g'",
        ),
        (
            "soort = \"bereik\"\nkolom = \"g\"\nminimum = 0",
            "26, kolom 9 | Kolom 'g' laat andere waarden al niet toe",
        ),
        (
            "soort = \"voorwaarde\"\ngeldt = \"g > 5 AND g < 5\"",
            "26, kolom 9 | Geen enkele waarde van 'g'",
        ),
        (
            "soort = \"voorwaarde\"\ngeldt = \"h = 3\"\n[[regel]]\nsoort = \"voorwaarde\"\ngeldt = \"4 <= h\"",
            "29, kolom 9 | Geen enkele waarde van 'h'",
        ),
        (
            "soort = \"volgorde\"\neerst = \"a\"\ndan = \"b\"\n[[regel]]\nsoort = \"volgorde\"\neerst = \"b\"\ndan = \"a\"",
            "30, kolom 9 | Volgens deze regel ligt 'b' vóór 'a'",
        ),
        (
            "soort = \"voorwaarde\"\ngeldt = \"g < h\"\n[[regel]]\nsoort = \"voorwaarde\"\ngeldt = \"g >= h\"",
            "29, kolom 9 | Volgens deze regel ligt 'h' vóór 'g'",
        ),
        (
            "soort = \"voorwaarde\"\ngeldt = \"g < h\"\n[[regel]]\nsoort = \"voorwaarde\"\ngeldt = \"g < h\"",
            "29, kolom 9 | Regel 'voorwaarde-g-2' zegt hetzelfde als regel 'voorwaarde-g'",
        ),
        (
            "soort = \"voorwaarde\"\ngeldt = \"c = 'misschien'\"",
            "27, kolom 14 | Kolom 'c' heeft nooit de waarde 'misschien'",
        ),
        (
            "soort = \"voorwaarde\"\ngeldt = \"g + z > 1\"",
            "27, kolom 14 | Dataset 'x' heeft geen kolom 'z'",
        ),
        (
            "soort = \"voorwaarde\"\ngeldt = \"g = 'ja'\"",
            "27, kolom 14 | De twee kanten",
        ),
        (
            "soort = \"voorwaarde\"\ngeldt = \"g + 1\"",
            "27, kolom 9 | Dit is geen vergelijking",
        ),
        (
            "soort = \"voorwaarde\"\ngeldt = \"g + c > 1\"",
            "27, kolom 14 | Dit deel is geen getal",
        ),
        (
            "soort = \"voorwaarde\"\ngeldt = \"g LIKE 'x'\"",
            "'g LIKE 'x'' hoort niet bij het toegestane profiel",
        ),
        (
            "soort = \"voorwaarde\"\ngeldt = \"g > (1\"",
            "Deze voorwaarde is niet te lezen",
        ),
        (
            "soort = \"voorwaarde\"\ngeldt = \"g > ander.h\"",
            "27, kolom 20 | 'ander.h' kan hier niet",
        ),
        (
            "soort = \"telling\"\nwaar = \"g > SUM(h)\"\nminimum = 1",
            "Een totaal over rijen kan hier niet",
        ),
        (
            "soort = \"telling\"\nwaar = \"g > 1\"\nminimum = \"veel\"",
            "28, kolom 11 | 'minimum' is geen aantal en geen deel",
        ),
        (
            "soort = \"telling\"\nwaar = \"g > 1\"\nminimum = 3\nmaximum = 2",
            "29, kolom 11 | Het maximum is kleiner",
        ),
        (
            "soort = \"uniek\"\nkolommen = []",
            "25, kolom 1 | 'kolommen' noemt geen enkele kolom",
        ),
        ("soort = \"uniek\"", "'kolommen' ontbreekt"),
        (
            "soort = \"compleet\"\nkolommen = [\"g\"]",
            "27, kolom 13 | Van deze kolommen staat niet vast",
        ),
        (
            "soort = \"verwijst\"\nkolommen = [\"nr\"]\ndataset = \"y\"",
            "26, kolom 9 | Er is geen dataset 'y'",
        ),
        (
            "soort = \"verwijst\"\nkolommen = [\"nr\"]\ndataset = \"x\"\nop = [\"a\", \"b\"]",
            "29, kolom 7 | 'op' noemt 2 kolommen",
        ),
        (
            "soort = \"verwijst\"\nkolommen = [\"nr\"]\ndataset = \"x\"\nop = [\"z\"]",
            "26, kolom 9 | Dataset 'x' heeft geen kolom 'z'",
        ),
        (
            "soort = \"verwijst\"\nkolommen = [\"nr\"]\ndataset = \"x\"\nop = [\"g\"]",
            "26, kolom 9 | 'nr' en 'g' van 'x' zijn niet van dezelfde soort",
        ),
        (
            "soort = \"verwijst\"\nkolommen = [\"nr\"]\ndataset = \"x\"\ngeldt = \"g = ander.c\"",
            "De twee kanten",
        ),
        (
            "soort = \"aansluiting\"\nwaarde = \"g\"\nkolommen = [\"nr\"]\ndataset = \"x\"\ntotaal = \"som\"\nvan = \"c\"",
            "26, kolom 9 | Kolom 'c' van 'x' is geen getal",
        ),
        ("soort = \"sprong\"", "'grens' ontbreekt"),
        (
            "soort = \"sprong\"\ngrens = -1",
            "27, kolom 9 | 'grens' is geen aantal en geen deel",
        ),
        (
            "naam = \"n\"\nsoort = \"sprong\"\ngrens = 1\n[[regel]]\nnaam = \"n\"\nsoort = \"sprong\"\ngrens = 2",
            "30, kolom 8 | Er is al een regel die 'n' heet",
        ),
        (
            "soort = \"sprong\"\ngrens = 1\neerst = \"a\"",
            "28, kolom 1 | 'eerst' is hier geen bekende sleutel",
        ),
    ] {
        let text = format!("{GOOD}{rules}\n");
        let (_, findings) = contracts(&BTreeMap::from([("x".to_owned(), text)]));
        let found = lines(&findings);
        let hit = found.iter().any(|line| line.contains(expected));
        assert!(hit, "{expected} is not among:\n{}", found.join("\n"));
    }
}

#[test]
fn every_code_of_a_rule_has_a_case() {
    let said: Vec<String> = cases("soorten")
        .into_iter()
        .chain(cases("essnet"))
        .flat_map(|case| case.variants)
        .flat_map(|variant| variant.findings)
        .collect();
    for code in [
        Code::RegelGebroken,
        Code::NietUniek,
        Code::TijdvakkenOverlappen,
        Code::TijdvakkenGat,
        Code::ReeksOnvolledig,
        Code::VerwijzingOntbreekt,
        Code::Sprong,
    ] {
        let hit = said.iter().any(|line| line.contains(&format!(" {code} ")));
        assert!(hit, "no case gives {code}");
    }
}

#[test]
fn the_sample_exports_break_no_rule_that_weighs() {
    let all: BTreeMap<String, Contract> = pipelines()
        .iter()
        .map(|contract| (contract.dataset().name.clone(), contract.clone()))
        .collect();
    let mut tables = BTreeMap::new();
    for (dataset, name) in super::samples::SAMPLES {
        let path = file("../../sample-data/groningen-2019/exports").join(name);
        let (table, _) = read_in(2019, true, &[source_at(path)], &all[dataset]);
        tables.insert(dataset.to_owned(), table);
    }
    let (outcomes, findings) = check_rules(&tables, &all, &BTreeMap::new());
    let heavy: Vec<String> = lines(&findings)
        .into_iter()
        .filter(|line| !line.starts_with("info"))
        .collect();
    assert!(heavy.is_empty(), "{}", heavy.join("\n"));
    let of = |rule: &str| {
        let found = outcomes.iter().find(|outcome| outcome.rule == rule);
        found.map(|o| (o.holds, o.broken, o.undecided)).unwrap()
    };
    // Counted in the files themselves, outside this program.
    assert_eq!(of("uitkeringen-overlappen-niet"), (1226, 0, 0));
    assert_eq!(of("verblijven-overlappen-niet"), (244, 0, 0));
    assert_eq!(of("inburgeraar-is-bekend-bij-begeleiding"), (342, 60, 0));
    // The same file twice is no jump.
    let (outcomes, _) = check_rules(&tables, &all, &tables);
    for outcome in outcomes
        .iter()
        .filter(|o| o.rule == "sprong-in-aantal-rijen")
    {
        assert_eq!(
            (outcome.holds, outcome.broken),
            (1, 0),
            "{}",
            outcome.dataset
        );
    }
}

#[test]
fn an_empty_list_of_columns_is_refused() {
    let text = format!("{GOOD}soort = \"uniek\"\nkolommen = []\n");
    let (contracts, findings) = contracts(&BTreeMap::from([("x".to_owned(), text)]));
    assert!(contracts.is_empty() && findings.block());
}

#[test]
fn what_is_said_twice_only_warns() {
    let rule = "soort = \"uniek\"\nkolommen = [\"nr\"]\n";
    let text = format!("{GOOD}{rule}[[regel]]\n{rule}");
    let (contracts, findings) = contracts(&BTreeMap::from([("x".to_owned(), text)]));
    assert_eq!(contracts.len(), 1);
    assert!(!findings.block() && findings.len() == 1);
}

#[test]
fn equal_columns_may_be_bounded_from_both_sides() {
    let rules = "soort = \"voorwaarde\"\ngeldt = \"g <= h AND h <= g AND g >= 3 AND g <= 3\"\n";
    let (contracts, findings) = contracts(&BTreeMap::from([(
        "x".to_owned(),
        format!("{GOOD}{rules}"),
    )]));
    assert_eq!(contracts.len(), 1, "{:?}", lines(&findings));
}

#[test]
fn the_rules_of_the_pipelines_fit_together() {
    let all: BTreeMap<String, Contract> = pipelines()
        .iter()
        .map(|contract| (contract.dataset().name.clone(), contract.clone()))
        .collect();
    let findings = check_contracts(&all);
    assert!(findings.is_empty(), "{}", lines(&findings).join("\n"));
}

#[test]
fn an_expression_without_end_is_refused() {
    let long = vec!["g = 1"; 20_000].join(" OR ");
    let text = format!("{GOOD}soort = \"voorwaarde\"\ngeldt = \"{long}\"\n");
    let (contracts, findings) = contracts(&BTreeMap::from([("x".to_owned(), text)]));
    assert!(contracts.is_empty() && lines(&findings)[0].contains("langer dan 4000 tekens"));
}

/// 300 rows that all belong together make 90,000 pairs, more than are looked at in one go.
#[test]
fn pairs_are_looked_at_in_parts_without_losing_one() {
    let contract = "[dataset]\nnaam = \"x\"\ntitel = \"X\"\nbeschrijving = \"B.\"\n\
        [kolom.groep]\nsoort = \"tekst\"\nbetekenis = \"G.\"\n\
        [kolom.nr]\nsoort = \"geheel\"\nbetekenis = \"N.\"\n\
        [[regel]]\nnaam = \"volgende\"\nsoort = \"verwijst\"\nkolommen = [\"groep\"]\n\
        dataset = \"x\"\nwaar = \"ander.nr = nr + 1\"\n\
        [[regel]]\nnaam = \"rang\"\nsoort = \"aansluiting\"\nwaarde = \"nr\"\n\
        kolommen = [\"groep\"]\ndataset = \"x\"\nwaar = \"ander.nr <= nr\"\ntotaal = \"aantal\"\n";
    let (contracts, faults) = contracts(&BTreeMap::from([("x".to_owned(), contract.to_owned())]));
    assert!(faults.is_empty(), "{:?}", lines(&faults));
    let mut text = String::from("groep;nr\n");
    for number in 1..=300 {
        writeln!(text, "k;{number}").unwrap();
    }
    let variant = Variant {
        files: vec![("x".to_owned(), String::new(), false, text)],
        ..Variant::default()
    };
    let tables = tables(&variant, &contracts, false, &mut Findings::new());
    let (outcomes, findings) = check_rules(&tables, &contracts, &BTreeMap::new());
    let counts: Vec<_> = outcomes
        .iter()
        .map(|o| (o.holds, o.broken, o.undecided))
        .collect();
    assert_eq!(counts, [(299, 1, 0), (300, 0, 0)]);
    let found = lines(&findings);
    assert!(
        found[0].contains("x.csv, kolom 'groep', rij 301"),
        "{found:?}"
    );
}
