//! The contracts of the pipelines, and faults in contracts.

use ijkpunt_model::Findings;

use super::support::{lines, pipelines, source};
use crate::{Contract, recognise};

/// A contract without a fault, to put faults into.
const GOOD: &str = r#"[dataset]
naam = "x"
titel = "X"
beschrijving = "Eén rij per x."
sleutel = ["nummer"]
[kolom.nummer]
soort = "sleutel"
betekenis = "Nummer."
[kolom.datum]
soort = "datum"
betekenis = "Datum."
[kolom.aantal]
soort = "geheel"
betekenis = "Aantal."
"#;

fn faults(text: &str) -> Vec<String> {
    let mut findings = Findings::new();
    let contract = Contract::read("x.toml", text, &mut findings);
    assert_eq!(
        contract.is_none(),
        findings.block(),
        "a contract with a fault is none"
    );
    lines(&findings)
}

#[test]
fn every_contract_of_the_pipelines_reads_without_findings() {
    let names: Vec<String> = pipelines()
        .iter()
        .map(|c| c.dataset().name.clone())
        .collect();
    assert_eq!(
        names,
        [
            "begeleiding",
            "brp",
            "doelen",
            "enquete",
            "examens",
            "financien",
            "huishoudens",
            "huisvesting",
            "inburgering",
            "inwoners",
            "lvv",
            "lvv_verblijven",
            "maatregelen",
            "onderwijs",
            "ontwikkelagenda",
            "opvang",
            "rvig_gemeenten",
            "rvig_landen",
            "rvig_nationaliteiten",
            "rvig_verblijfstitels",
            "ses_woa",
            "taakstelling",
            "taakstelling_landelijk",
            "taakstelling_stand",
            "tellingen",
            "trajecten",
            "uitkeringen",
            "woningen",
        ]
    );
    for contract in pipelines() {
        assert!(!contract.description().is_empty() && !contract.origin().is_empty());
        assert_eq!(contract.version(), 1);
        assert!(
            !contract.key.is_empty(),
            "{} has no key",
            contract.dataset().name
        );
    }
}

#[test]
fn a_dataset_has_its_signs_and_derived_columns() {
    let contracts = pipelines();
    let columns = |name: &str| {
        let contract = contracts.iter().find(|c| c.dataset().name == name).unwrap();
        contract
            .dataset()
            .columns
            .iter()
            .map(|c| c.name.clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(
        columns("inwoners"),
        [
            "gemeente",
            "peildatum",
            "inwoners",
            "inwoners_teken",
            "status"
        ]
    );
    assert_eq!(columns("uitkeringen").last().unwrap(), "duur_dagen");
}

#[test]
fn rows_that_may_point_at_a_person_are_not_public() {
    let public = |text: &str| {
        text.replace(
            "titel = \"X\"\n",
            "titel = \"X\"\nopenbaar = \"Gepubliceerd.\"\n",
        )
    };
    assert_eq!(
        faults(&public(GOOD)),
        [
            "blokkeert ongeldige-keuze x.toml, regel 4, kolom 12 | Kolom 'nummer' kan naar een persoon wijzen. De rijen kunnen niet openbaar zijn."
        ]
    );
    let totals = public(GOOD).replace("soort = \"sleutel\"", "soort = \"tekst\"");
    assert!(faults(&totals).is_empty());
    let empty = GOOD.replace("titel = \"X\"\n", "titel = \"X\"\nopenbaar = \" \"\n");
    assert_eq!(
        faults(&empty),
        ["blokkeert ongeldige-keuze x.toml, regel 4, kolom 12 | 'openbaar' is leeg."]
    );
    let mut findings = Findings::new();
    let contract = Contract::read("x.toml", &totals, &mut findings).unwrap();
    assert_eq!(contract.public(), Some("Gepubliceerd."));
    let shown: Vec<String> = pipelines()
        .iter()
        .filter(|contract| contract.public().is_some())
        .map(|contract| contract.dataset().name.clone())
        .collect();
    assert_eq!(shown, ["taakstelling_landelijk"]);
}

#[test]
fn a_file_name_hints_at_a_dataset() {
    let contracts = pipelines();
    let fits = |name: &str| -> Vec<&str> {
        let fitting = contracts
            .iter()
            .filter(|contract| contract.matches_file_name(name));
        fitting
            .map(|contract| contract.dataset().name.as_str())
            .collect()
    };
    assert_eq!(fits("Uitkeringen_Suite_2019.csv"), ["uitkeringen"]);
    assert_eq!(fits("lvv_2019.csv"), ["lvv"]);
    assert!(fits("notulen.csv").is_empty());
}

/// The headers of the sample exports.
#[test]
fn a_file_is_recognised_by_its_header() {
    let contracts = pipelines();
    let path = std::env::temp_dir().join(format!("ijkpunt-recognise-{}.csv", std::process::id()));
    let is = |header: &str| {
        std::fs::write(&path, format!("{header}\n")).unwrap();
        recognise(&path, contracts)
    };
    for (header, dataset) in [
        (
            "Cliëntnr;Regeling;Doelgroep;Ingangsdatum;Einddatum;Reden beëindiging;Leefvorm;\
             Geslacht;Geboortejaar;Wijk",
            "uitkeringen",
        ),
        (
            "Clientnummer;Startdatum;Einddatum;Inburgeringsplichtig;Kind;Uitvoerder;\
             Participatieverklaring",
            "begeleiding",
        ),
        (
            "Cliëntnummer;Datum brede intake;Datum assessment;Ontwikkelroute;Afstand tot werk;\
             Startdatum;Einddatum;Duaal traject",
            "trajecten",
        ),
        (
            "\"Dossiernummer\",\"Gemeente\",\"Aantal personen\",\"Soort\",\"Datum vergunning\",\
             \"Datum koppeling\",\"Datum huisvesting\",\"Woningsoort\",\"Wijk\"",
            "huisvesting",
        ),
        (
            "Gemeente;Periode;Taakstelling;Voor-/achterstand begin;Gehuisvest;Peildatum publicatie",
            "taakstelling",
        ),
        ("Periode\tMeting\tAantal", "lvv"),
        (
            "Cliëntnummer;Datum instroom;Datum uitstroom;Bestemming",
            "lvv_verblijven",
        ),
        ("Gemeente;Periode;Voorziening;Meting;Aantal", "opvang"),
        (
            "Clientnummer;Wet;Doelgroep;Ingangsdatum plicht;Datum voldaan;Einde termijn;\
             Verwijtbaar;Aanbieder",
            "inburgering",
        ),
        ("Regio's;Perioden;Totale bevolking (aantal)", "inwoners"),
        (
            "Gemeente;Periode;Indicator;Beoogd;Nulwaarde;Bron;Toelichting",
            "doelen",
        ),
    ] {
        assert_eq!(is(header).as_deref(), Some(dataset), "{header}");
    }
    assert_eq!(is("Kleur;Smaak"), None);
    assert_eq!(is("Gemeente;Periode"), None);
    std::fs::remove_file(&path).unwrap();
    assert_eq!(recognise(&path, contracts), None);
    assert_eq!(recognise(&source("foto.csv").path, contracts), None);
}

#[test]
fn a_good_contract_has_no_faults() {
    assert!(faults(GOOD).is_empty(), "{:?}", faults(GOOD));
}

#[test]
fn every_fault_of_a_contract_has_its_place() {
    for (change, to, expected) in [
        (
            "naam = \"x\"",
            "naam = \"y\"",
            "2, kolom 8 | De naam 'y' is niet de naam",
        ),
        (
            "\"sleutel\"\nb",
            "\"nummer\"\nb",
            "7, kolom 9 | 'nummer' kan hier niet",
        ),
        (
            "[\"nummer\"]",
            "[\"numer\"]",
            "5, kolom 12 | Dit contract heeft geen kolom 'numer'",
        ),
        (
            "[kolom.datum]",
            "[kolom.Datum]",
            "9, kolom 8 | 'Datum' kan geen naam zijn",
        ),
        (
            "\"Nummer.\"",
            "\"Nummer.\"\nminimum = 1",
            "9, kolom 11 | 'minimum' past niet",
        ),
        (
            "\"Aantal.\"",
            "\"Aantal.\"\nkopnamen = [\"DATUM\"]",
            "15, kolom 13 | De kopnaam 'DATUM'",
        ),
        (
            "\"Aantal.\"",
            "\"Aantal.\"\nidentificeert = true",
            "15, kolom 17 | 'identificeert' past niet",
        ),
        (
            "\"Aantal.\"",
            "\"Aantal.\"\nstreepje = \"nul\"",
            "15, kolom 12 | 'streepje' kan alleen",
        ),
        (
            "\"Aantal.\"",
            "\"Aantal.\"\nminimum = 5\nmaximum = 1",
            "16, kolom 11 | Het maximum",
        ),
        (
            "\"geheel\"",
            "\"code\"",
            "12, kolom 8 | Kolom 'aantal' heeft geen codes",
        ),
        (
            "\"Aantal.\"",
            "\"Aantal.\"\nverplciht = true",
            "15, kolom 1 | 'verplciht' is hier geen",
        ),
        (
            "betekenis = \"Datum.\"\n",
            "",
            "9, kolom 8 | 'betekenis' ontbreekt",
        ),
        (
            "\"Aantal.\"\n",
            "\"Aantal.\"\n[[regel]]\nsoort = \"volgorde\"\neerst = \"aantal\"\ndan = \"datum\"\n",
            "17, kolom 9 | Kolom 'aantal' is geen datum",
        ),
        (
            "\"Aantal.\"\n",
            "\"Aantal.\"\n[[afgeleid]]\nnaam = \"datum\"\nsoort = \"dagen-tussen\"\n\
             van = \"datum\"\ntot = \"datum\"\n",
            "16, kolom 8 | Er is al een kolom die 'datum' heet",
        ),
        (
            "\"Aantal.\"\n",
            "\"Aantal.\"\n[lezen]\ntekenset = \"klingon\"\n",
            "16, kolom 12 | 'klingon' is geen bekende tekenset",
        ),
        (
            "\"geheel\"",
            "\"code\"\ncodes = [\"a\"]\nvertaling = { \"b\" = \"c\" }",
            "15, kolom 21 | 'c' staat niet in 'codes'",
        ),
    ] {
        let text = GOOD.replacen(change, to, 1);
        assert_ne!(text, GOOD, "{change}");
        let found = faults(&text);
        let hit = found
            .iter()
            .any(|line| line.contains(&format!("regel {expected}")));
        assert!(hit, "{expected} is not among:\n{}", found.join("\n"));
    }
}

#[test]
fn all_faults_come_at_once() {
    let text = GOOD
        .replace("\"geheel\"", "\"heel\"")
        .replace("[\"nummer\"]", "[\"numer\"]");
    assert_eq!(faults(&text).len(), 2, "{:?}", faults(&text));
    assert!(!faults("").is_empty());
    assert!(!faults("naam = ").is_empty());
}
