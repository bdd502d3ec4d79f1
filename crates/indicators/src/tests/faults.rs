//! Faults in definitions: each is found, at its place, and all of a file at once.

use std::path::Path;

use ijkpunt_model::Findings;

use super::support::{catalogue, definition, lines, text};

/// A definition without faults.
const SOUND: &str = r#"[indicator]
id = "proef"
naam = "Proef"
domein = "2.3"
soort = "stroom"
definitie = "Aantal uitkeringen dat eindigde."
populatie = "Uitkeringen met een einddatum."
eenheid = ["uitkering", "uitkeringen"]
richting = "geen-oordeel"
versie = 1
bron = "Proef"

[berekening]
dataset = "uitkeringen"
voorwaarde = "regeling = 'pw'"
datum = "einddatum"
perioden = ["jaar"]

[onthulling]
beleid = "openbaar"
reden = "Proef."

[[uitsplitsing]]
naam = "bestemming"
kolom = "reden_einde"
onbekend = "Onbekend"
"#;

/// One fault: how [`SOUND`] is changed, and the code of the finding that this gives.
#[derive(Debug, Default)]
struct Fault {
    name: String,
    code: String,
    /// Old text, new text; `¦` in the new one marks where the finding must point.
    changes: Vec<(String, String)>,
}

impl Fault {
    /// The changed definition, and the place that is marked in it, as line and column.
    fn apply(&self) -> (String, (usize, usize)) {
        let mut text = SOUND.to_owned();
        for (old, new) in &self.changes {
            assert_eq!(text.matches(old).count(), 1, "{}: {old}", self.name);
            text = text.replace(old, new);
        }
        let (before, _) = text.split_once('¦').expect("a mark");
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap().chars().count() + 1;
        (text.replace('¦', ""), (line, column))
    }
}

/// The faults of the test data.
fn faults() -> Vec<Fault> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("testdata/faults/definition.txt");
    let mut faults: Vec<Fault> = Vec::new();
    let mut last = ' ';
    for line in text(&file).lines().filter(|line| !line.is_empty()) {
        let (sign, rest) = line.split_at(1);
        let rest = rest.strip_prefix(' ').unwrap_or(rest);
        let sign = sign.chars().next().unwrap();
        match sign {
            '#' => {}
            '=' => faults.push(Fault {
                name: rest.trim_start_matches("== ").to_owned(),
                ..Fault::default()
            }),
            '-' | '+' => {
                let changes = &mut faults.last_mut().unwrap().changes;
                match (last, sign) {
                    ('-', '-') => changes.last_mut().unwrap().0.push_str(&format!("\n{rest}")),
                    (_, '-') => changes.push((rest.to_owned(), String::new())),
                    ('+', _) => changes.last_mut().unwrap().1.push_str(&format!("\n{rest}")),
                    _ => changes.last_mut().unwrap().1.push_str(rest),
                }
            }
            _ => line.clone_into(&mut faults.last_mut().unwrap().code),
        }
        last = sign;
    }
    faults
}

fn found(text: &str) -> Findings {
    let (catalogue, findings) = catalogue(&[("indicators/proef.toml", text)]);
    assert!(findings.is_empty() || catalogue.get("proef").is_none());
    findings
}

#[test]
fn the_definition_that_faults_are_put_in_is_sound() {
    let found = found(SOUND);
    assert!(found.is_empty(), "{}", lines(&found).join("\n"));
}

#[test]
fn each_fault_is_found_at_its_place() {
    let mut wrong = Vec::new();
    for fault in faults() {
        let (text, place) = fault.apply();
        let findings = found(&text);
        let got: Vec<_> = findings
            .iter()
            .map(|f| {
                let at = f.text.as_ref().expect("a place");
                (f.code.id(), (at.line, at.column))
            })
            .collect();
        let Fault { name, code, .. } = &fault;
        if got != [(code.as_str(), place)] {
            let said = lines(&findings).join("\n  ");
            wrong.push(format!(
                "{name}: expected {code} at {place:?}, got\n  {said}"
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Line ends of Windows move no place.
#[test]
fn places_are_the_same_with_windows_line_ends() {
    for fault in faults() {
        let (text, place) = fault.apply();
        let findings = found(&text.replace('\n', "\r\n"));
        let at = findings.iter().next().and_then(|f| f.text.clone()).unwrap();
        assert_eq!((at.line, at.column), place, "{}", fault.name);
    }
}

#[test]
fn all_faults_of_a_file_are_told_at_once() {
    let text = SOUND
        .replace("domein = \"2.3\"", "domein = \"9.9\"")
        .replace("versie = 1", "versjie = 1")
        .replace("regeling = 'pw'", "regelng = 'pw' AND doelgroep = 'nieuw'")
        .replace("perioden = [\"jaar\"]", "perioden = [\"week\"]")
        .replace("reden = \"Proef.\"", "")
        .replace("kolom = \"reden_einde\"", "kolom = \"clientnummer\"");
    let mut codes: Vec<&str> = found(&text).iter().map(|f| f.code.id()).collect();
    codes.sort_unstable();
    assert_eq!(
        codes,
        [
            "onbekende-kolom-in-definitie",
            "onbekende-kolom-in-definitie",
            "onbekende-sleutel",
            "ongeldige-keuze",
            "ongeldige-keuze",
            "ongeldige-voorwaarde",
            "ontbrekende-sleutel",
            "ontbrekende-sleutel",
        ]
    );
}

#[test]
fn an_empty_file_lacks_its_three_tables() {
    let said = lines(&found(""));
    assert_eq!(said.len(), 3, "{said:?}");
    for table in ["indicator", "berekening", "onthulling"] {
        assert!(said.iter().any(|line| line.contains(table)), "{said:?}");
    }
}

/// A kind that can't be read says nothing of what depends on the kind.
#[test]
fn an_unknown_kind_is_one_finding_also_where_the_kind_asks_for_more() {
    let text = definition("uitstroom-werk").replace("\"aandeel\"", "\"aandel\"");
    let (_, findings) = catalogue(&[("indicators/uitstroom-werk.toml", &text)]);
    let said = lines(&findings);
    assert_eq!(said.len(), 1, "{said:?}");
    let remedy = &findings.iter().next().unwrap().remedy;
    assert!(remedy.contains("Bedoelt u 'aandeel'?"), "{remedy}");
}

#[test]
fn an_id_that_stands_twice_is_found_in_the_second_file() {
    let (catalogue, findings) = catalogue(&[
        ("indicators/een/proef.toml", SOUND),
        (
            "indicators/twee/proef.toml",
            &SOUND.replace("\"Proef\"", "\"Andere proef\""),
        ),
    ]);
    let said = lines(&findings);
    assert_eq!(
        said,
        [
            "indicators/twee/proef.toml, regel 2, kolom 6 dubbel-id Het id 'proef' staat ook in indicators/een/proef.toml."
        ]
    );
    assert_eq!(catalogue.get("proef").unwrap().name, "Proef");
}

#[test]
fn a_mistyped_name_gets_the_nearest_one() {
    let text = SOUND.replace("regeling =", "regelng =");
    let findings = found(&text);
    let remedy = &findings.iter().next().unwrap().remedy;
    assert!(remedy.ends_with("Bedoelt u 'regeling'?"), "{remedy}");
}
