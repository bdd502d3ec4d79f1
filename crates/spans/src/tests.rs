use super::*;

fn spots(text: &str, reader: impl FnOnce(&Section<'_>, &mut Findings)) -> Vec<String> {
    let mut findings = Findings::new();
    read("ijkpunt.toml", text, &mut findings, reader);
    findings
        .iter()
        .map(|f| {
            let at = f.text.as_ref().unwrap();
            format!(
                "{}:{} {} {} {}",
                at.line, at.column, f.code, f.what, f.remedy
            )
        })
        .collect()
}

#[test]
fn an_unknown_key_points_at_itself_and_names_the_nearest() {
    let found = spots("jaar = 2019\nrundatm = 2020-03-15\n", |root, findings| {
        assert_eq!(root.integer("jaar", findings).unwrap().value, 2019);
        assert!(root.date("rundatum", findings).is_none());
    });
    assert_eq!(found.len(), 1);
    assert!(
        found[0].starts_with("2:1 onbekende-sleutel"),
        "{}",
        found[0]
    );
    assert!(found[0].ends_with("Bedoelt u 'rundatum'?"), "{}", found[0]);
}

#[test]
fn all_faults_of_a_file_come_at_once() {
    let found = spots(
        "jaar = \"2019\"\n[gemeente]\nkode = 1\n",
        |root, findings| {
            root.integer("jaar", findings);
            let gemeente = root.section("gemeente", findings).unwrap();
            gemeente.required_text("code", findings);
            gemeente.report_unknown(findings);
        },
    );
    let codes: Vec<&str> = found.iter().map(|f| f.split(' ').nth(1).unwrap()).collect();
    assert_eq!(
        codes,
        ["verkeerd-soort", "ontbrekende-sleutel", "onbekende-sleutel"]
    );
    assert!(found[1].starts_with("2:"), "{}", found[1]);
}

#[test]
fn a_syntax_error_keeps_the_good_keys() {
    let found = spots("naam = \"Gron\njaar = 2019\n", |root, findings| {
        assert_eq!(root.integer("jaar", findings).unwrap().value, 2019);
    });
    assert!(found[0].starts_with("1:"), "{found:?}");
}

#[test]
fn a_spot_past_the_end_or_inside_a_letter_is_moved() {
    let source = SourceText::new("x", "é = 1");
    assert_eq!(source.spot(1..1).column, 1);
    assert_eq!(source.spot(99..120).line, 1);
}
