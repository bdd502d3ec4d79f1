//! Numbers of persons, and whatever else is nobody's business.

use ijkpunt_model::{Code, Findings, Severity, Table};

use super::support::{Temporary, contract, lines, read_in, read_keyed, rows};

const KEY: &[u8] = b"een lange, geheime sleutel";

/// Numbers that pass the eleven-proof; the last lost its zero.
const BSN: [&str; 3] = ["111222333", "123456782", "12345672"];

fn proef(name: &str, text: &str) -> (Table, Findings) {
    let file = Temporary::new(name, text.as_bytes());
    read_in(2019, false, &[file.source()], &contract("proef"))
}

fn persoon(name: &str, text: &str, key: Option<&[u8]>) -> (Table, Findings) {
    let file = Temporary::new(name, text.as_bytes());
    read_keyed(2019, false, &[file.source()], &contract("persoon"), key)
}

/// Everything that can be printed of a reading.
fn everything(table: &Table, findings: &Findings) -> String {
    format!("{table:?} {:?} {findings:?}", rows(table))
}

fn shows_none(table: &Table, findings: &Findings, secrets: &[&str]) {
    let all = everything(table, findings);
    for secret in secrets {
        assert!(!all.contains(secret), "{secret} is shown in {all}");
    }
}

#[test]
fn a_column_named_bsn_is_reported_at_any_number_of_rows() {
    for (header, words) in [
        ("BSN", "burgerservicenummers"),
        ("V-nummer", "vreemdelingennummers"),
        ("01.01.10 A-nummer", "A-nummers"),
    ] {
        let text = format!("Gemeente;Cliëntnr;{header}\nGM0014;1;\nGM0014;2;111222333\n");
        let (table, findings) = proef("een-bsn.csv", &text);
        assert_eq!(table.rows(), 2, "what was not read takes no row away");
        let found = findings
            .iter()
            .find(|f| f.code == Code::Identificatienummer);
        let found = found.unwrap_or_else(|| panic!("{header}"));
        assert_eq!(found.severity, Severity::Waarschuwing);
        assert!(found.what.contains(words), "{}", found.what);
        shows_none(&table, &findings, &["111222333"]);
    }
    let (_, findings) = proef("leeg-bsn.csv", "Gemeente;Cliëntnr;BSN\nGM0014;1;\n");
    assert!(findings.iter().all(|f| f.code != Code::Identificatienummer));
}

#[test]
fn a_column_that_is_read_by_the_name_of_a_number_is_refused() {
    let text = "[dataset]\nnaam = \"x\"\ntitel = \"X\"\nbeschrijving = \"X.\"\n\
        [kolom.client]\nsoort = \"sleutel\"\nbetekenis = \"X.\"\nkopnamen = [\"BSN\"]\n\
        [kolom.wijk]\nsoort = \"tekst\"\nbetekenis = \"X.\"\n";
    let contract = crate::Contract::read("x.toml", text, &mut Findings::new()).unwrap();
    let file = Temporary::new("naam-bsn.csv", b"BSN;Wijk\n123;a\n");
    let (table, findings) = read_in(2019, false, &[file.source()], &contract);
    assert_eq!(rows(&table), ["|a"]);
    assert!(findings.block(), "{:?}", lines(&findings));
    let file = Temporary::new("naam-client.csv", b"Client;Wijk\n123;a\n");
    let (table, findings) = read_in(2019, false, &[file.source()], &contract);
    assert_eq!(rows(&table), ["123|a"]);
    assert!(findings.is_empty(), "{:?}", lines(&findings));
}

#[test]
fn numbers_of_persons_are_known_under_any_header() {
    let column = |cells: &[&str]| {
        let lines = cells
            .iter()
            .zip(1..)
            .map(|(cell, n)| format!("GM0014;{n};{cell}\n"));
        format!("Gemeente;Cliëntnr;Kenmerk\n{}", lines.collect::<String>())
    };
    let is_found = |cells: &[&str]| {
        let (_, findings) = proef("kenmerk.csv", &column(cells));
        findings
            .iter()
            .any(|finding| finding.code == Code::Identificatienummer)
    };
    assert!(is_found(&BSN));
    assert!(is_found(&[
        "111222333",
        "",
        "123456782.0",
        "1234.56.782",
        "999 990 019"
    ]));
    let ten = [
        "2731234560",
        "2731234561",
        "2731234562",
        "2731234563",
        "2731234564",
    ];
    assert!(is_found(&ten));
    assert!(
        !is_found(&ten[..4]),
        "four numbers of ten digits say nothing"
    );
    assert!(
        !is_found(&["111222333", "111222333", "111222333"]),
        "one number that passes"
    );
    assert!(!is_found(&["111222333", "123456783", "123456784"]));
    let cases = [
        "2019123450",
        "2019123451",
        "2019123452",
        "2019123453",
        "2019123454",
    ];
    assert!(!is_found(&cases), "numbers of cases");
}

#[test]
fn a_number_in_a_column_of_amounts_is_refused_too() {
    let text = "[dataset]\nnaam = \"x\"\ntitel = \"X\"\nbeschrijving = \"X.\"\n\
        [kolom.aantal]\nsoort = \"geheel\"\nbetekenis = \"X.\"\n";
    let contract = crate::Contract::read("x.toml", text, &mut Findings::new()).unwrap();
    let read = |cells: &str| {
        let file = Temporary::new("getallen.csv", format!("Aantal;b\n{cells}").as_bytes());
        read_in(2019, false, &[file.source()], &contract)
    };
    let numbers = "111222333;\n123456782;\n12345672;\n999990019;\n999990020;\n999990032;\n";
    let (table, findings) = read(&format!("{numbers}999990044;\n"));
    assert!(findings.block(), "{:?}", lines(&findings));
    shows_none(&table, &findings, &["999990019"]);
    let (table, findings) = read("100000000;\n200000000;\n300000000;\n");
    let refused = findings
        .iter()
        .any(|finding| finding.code == Code::Identificatienummer);
    assert!(!refused, "{:?}", lines(&findings));
    assert_eq!(table.rows(), 3);
}

#[test]
fn a_number_among_the_words_of_free_text_is_taken_out() {
    let text = "Gemeente;Cliëntnr;Wijk\nGM0014;1;Centrum\nGM0014;2;zie bsn 111222333\n\
        GM0014;3;tel. 050-1234567\n";
    let (table, findings) = proef("vrij.csv", text);
    let kept: Vec<String> = rows(&table);
    assert!(
        kept[0].contains("Centrum") && kept[2].contains("050-1234567"),
        "{kept:?}"
    );
    shows_none(&table, &findings, &["111222333", "zie bsn"]);
    let found = lines(&findings);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].contains("kolom 'Wijk', rij 3 |"), "{found:?}");
}

#[test]
fn nothing_of_a_column_that_is_not_read_gets_anywhere() {
    let secrets = [
        "Jansen",
        "Dorpsstraat 1",
        "is ziek geweest",
        "9712 AB",
        "06-12345678",
    ];
    let cells = secrets.join(";");
    let header = "Naam;Adres;Toelichting;Postcode;Telefoon";
    // Rows that are kept, refused, doubled, of another gemeente, and a total.
    let text = format!(
        "Gemeente;Cliëntnr;Start;{header}\nGM0014;1;1-1-2019;{cells}\n\
         GM0014;2;31-2-2019;{cells}\nGM0014;1;;{cells}\nnergens;3;;{cells}\nTotaal;;;{cells}\n"
    );
    let (table, findings) = proef("namen.csv", &text);
    assert!(
        table.rows() == 1 && findings.len() > 3,
        "{:?}",
        lines(&findings)
    );
    shows_none(&table, &findings, &secrets);
    // A list without a header: its first row is no list of names to show.
    let (table, findings) = proef("zonder-kop.csv", &format!("123456782;{cells}\n7;{cells}\n"));
    assert!(findings.block());
    shows_none(&table, &findings, &secrets);
    shows_none(&table, &findings, &["123456782"]);
}

#[test]
fn a_large_file_is_watched_in_every_piece() {
    let mut text = String::from("Gemeente;Cliëntnr;Kenmerk\n");
    for number in 0..30_000 {
        let mark = if number > 20_000 {
            format!("{}", 111_222_333 + 11 * number)
        } else {
            String::new()
        };
        text.push_str(&format!("GM0014;{number};{mark}\n"));
    }
    let (quick, found) = proef("groot-bsn.csv", &text);
    let (sure, other) = proef("groot-bsn.csv", &text.replacen("Kenmerk", "\"Kenmerk\"", 1));
    assert_eq!(lines(&found), lines(&other));
    assert_eq!((quick.rows(), sure.rows()), (30_000, 30_000));
}

#[test]
fn an_identifier_is_kept_as_a_hash_that_links_exports() {
    let (one, findings) = persoon(
        "een.csv",
        "BSN;Dag\n111222333;1-1-2019\n012345672;2-1-2019\n",
        Some(KEY),
    );
    assert!(findings.is_empty(), "{:?}", lines(&findings));
    let (other, findings) = persoon(
        "twee.csv",
        "V-nummer;Dag\n12345672;\n1112.22.333;\n",
        Some(KEY),
    );
    assert!(findings.is_empty(), "{:?}", lines(&findings));
    let hashes = |table: &Table| {
        let rows = rows(table).into_iter();
        rows.map(|row| row.split('|').next().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(hashes(&one)[0], hashes(&other)[1]);
    assert_eq!(hashes(&one)[1], hashes(&other)[0]);
    assert!(hashes(&one).iter().all(|hash| hash.len() == 32));
    shows_none(&one, &findings, &["111222333", "12345672", "geheime"]);
    let (third, _) = persoon(
        "een.csv",
        "BSN\n111222333\n",
        Some(b"een andere, ook geheime sleutel"),
    );
    assert_ne!(hashes(&one)[0], hashes(&third)[0]);
}

#[test]
fn the_same_identifier_in_two_spellings_is_one_key() {
    let (table, findings) = persoon(
        "dubbel.csv",
        "BSN;Dag\n012345672;1-1-2019\n12345672;1-1-2019\n",
        Some(KEY),
    );
    assert_eq!(table.rows(), 1);
    assert!(
        findings
            .iter()
            .any(|finding| finding.code == Code::DubbeleSleutel)
    );
    shows_none(&table, &findings, &["12345672"]);
}

#[test]
fn an_identifier_without_a_key_is_refused() {
    for (key, words) in [
        (None, "er is geen geheime sleutel"),
        (Some(&b"kort"[..]), "minder dan 16"),
    ] {
        let (table, findings) =
            persoon("geen.csv", "BSN;Dag\n111222333;1-1-2019\n7;2-1-2019\n", key);
        assert_eq!(rows(&table), ["|2019-01-01", "|2019-01-02"]);
        let found = lines(&findings);
        assert!(found.len() == 1 && findings.block(), "{found:?}");
        assert!(found[0].contains(words), "{found:?}");
        shows_none(&table, &findings, &["111222333"]);
    }
}
