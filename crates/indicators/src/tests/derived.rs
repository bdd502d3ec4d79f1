//! Derived indicators, versions of definitions, and what loading refuses of them.

use super::language::{proef, read, run};
use super::support::lines;

const ROWS: &str = "gemeente;begin;eind;groep;x\nGM0014;1-1-2019;1-2-2019;a;1\nGM0014;1-8-2019;;a;1\n\
    GM0014;1-2-2019;;b;1\nGM0034;1-2-2019;;b;1\n";

fn flow(id: &str, more: &str) -> (String, String) {
    proef(
        id,
        "stroom",
        "",
        &format!(
            "[berekening]\ndataset = \"proef\"\ndatum = \"begin\"\nperioden = [\"jaar\", \"halfjaar\"]\n{more}"
        ),
    )
}

fn derived(id: &str, operation: &str, parts: &str, more: &str) -> (String, String) {
    let unit = if operation == "aandeel" {
        "procent"
    } else {
        ""
    };
    proef(
        id,
        "afgeleid",
        unit,
        &format!("[afgeleid]\nbewerking = \"{operation}\"\ndelen = {parts}\n{more}"),
    )
}

fn only(figures: Vec<String>, id: &str) -> Vec<String> {
    let own = format!("{id} ");
    figures
        .into_iter()
        .filter(|line| line.starts_with(&own))
        .collect()
}

#[test]
fn each_operation_computes_from_numerators_and_denominators() {
    let all = flow("alle", "");
    let a = flow("deel", "voorwaarde = \"groep = 'a'\"\n");
    for (operation, parts, more, expected) in [
        (
            "verschil",
            "[\"alle\", \"deel\"]",
            "",
            ["1 - 1", "1 - 1", "0 - 0"],
        ),
        (
            "verschil",
            "[\"deel\", \"alle\"]",
            "",
            ["-1 - -1", "-1 - -1", "0 - 0"],
        ),
        (
            "som",
            "[\"alle\", \"deel\", \"deel\"]",
            "",
            ["7 - 7", "4 - 4", "3 - 3"],
        ),
        (
            "verhouding",
            "[\"alle\", \"deel\"]",
            "per = 100\n",
            ["3 2 150", "2 1 200", "1 1 100"],
        ),
        (
            "aandeel",
            "[\"deel\", \"alle\"]",
            "",
            ["2 3 0.666667", "1 2 0.5", "1 1 1"],
        ),
    ] {
        let files = [all.clone(), a.clone(), derived("d", operation, parts, more)];
        let (figures, findings) = run(&files, ROWS);
        assert!(findings.is_empty());
        let expected: Vec<String> = ["2019JJ00", "2019HJ01", "2019HJ02"]
            .iter()
            .zip(expected)
            .map(|(period, numbers)| format!("d {period} totaal {numbers}"))
            .collect();
        assert_eq!(only(figures, "d"), expected, "{operation}");
    }
}

#[test]
fn a_derived_indicator_may_rest_on_another_whatever_the_order_of_the_files() {
    let files = [
        derived("a-top", "verschil", "[\"b-som\", \"z-alle\"]", ""),
        derived("b-som", "som", "[\"z-alle\", \"z-alle\"]", ""),
        flow("z-alle", ""),
    ];
    let (figures, _) = run(&files, ROWS);
    assert_eq!(only(figures, "a-top")[0], "a-top 2019JJ00 totaal 3 - 3");
}

#[test]
fn a_breakdown_that_all_parts_have_is_computed_in_each_class() {
    let breakdown =
        "[[uitsplitsing]]\nnaam = \"groep\"\nkolom = \"groep\"\nonbekend = \"Onbekend\"\n";
    let files = [
        flow("alle", breakdown),
        flow(
            "klaar",
            &format!("voorwaarde = \"eind IS NOT NULL\"\n{breakdown}"),
        ),
        derived("d", "aandeel", "[\"klaar\", \"alle\"]", ""),
    ];
    let (figures, _) = run(&files, ROWS);
    assert_eq!(
        only(figures, "d")[..6],
        [
            "d 2019JJ00 totaal 1 3 0.333333",
            "d 2019HJ01 totaal 1 2 0.5",
            "d 2019HJ02 totaal 0 1 0",
            "d 2019JJ00 a 1 2 0.5",
            "d 2019HJ01 a 1 1 1",
            "d 2019HJ02 a 0 1 0",
        ]
    );
}

#[test]
fn a_missing_part_makes_the_whole_missing_and_a_preferred_one_an_estimate() {
    let states = |id: &str, group: &str| {
        proef(
            id,
            "stroom",
            "",
            &format!(
                "[berekening]\ndataset = \"proef\"\nvoorwaarde = \"groep = '{group}'\"\nsom = \"x\"\n\
                 periode = \"periode\"\nperiode_is = \"halfjaar\"\nperioden = [\"halfjaar\"]\n"
            ),
        )
    };
    let files = [
        states("opgave", "a"),
        states("berekend", "b"),
        derived("som", "som", "[\"opgave\", \"berekend\"]", ""),
        derived(
            "beste",
            "voorkeur",
            "[\"opgave\", \"berekend\"]",
            "afronding = \"omhoog\"\n",
        ),
    ];
    let rows = "gemeente;periode;groep;x\nGM0014;2019HJ01;a;8\nGM0014;2019HJ01;b;8,04\nGM0014;2019HJ02;b;9,2\n";
    let (figures, _) = run(&files, rows);
    assert_eq!(
        only(figures.clone(), "som"),
        [
            "som 2019HJ01 totaal 16.04 - 16.04",
            "som 2019HJ02 totaal - - - niet-geleverd"
        ]
    );
    assert_eq!(
        only(figures, "beste"),
        [
            "beste 2019HJ01 totaal 8 - 8",
            "beste 2019HJ02 totaal 10 - 10 geschat"
        ]
    );
}

#[test]
fn at_an_even_pace_a_sixth_of_a_half_year_falls_in_each_month() {
    let files = [
        flow("alle", ""),
        derived("p", "naar-rato", "[\"alle\"]", ""),
    ];
    let (figures, _) = run(&files, ROWS);
    let figures = only(figures, "p");
    assert_eq!(figures.len(), 12);
    assert_eq!(figures[0], "p 2019MM01 totaal 0.333333 - 0.333333");
    assert_eq!(figures[5], "p 2019MM06 totaal 2 - 2");
    assert_eq!(figures[6], "p 2019MM07 totaal 0.166667 - 0.166667");
}

#[test]
fn a_stated_number_that_differs_from_a_computed_one_is_told_and_stays() {
    let files = [
        flow("telling", ""),
        flow(
            "opgave",
            "voorwaarde = \"groep = 'a'\"\n[controle]\ngelijk_aan = \"telling\"\n",
        ),
    ];
    let (figures, findings) = run(&files, ROWS);
    assert_eq!(only(figures, "opgave")[0], "opgave 2019JJ00 totaal 2 - 2");
    let said = lines(&findings);
    assert_eq!(said.len(), 2, "{said:?}");
    assert!(said[0].contains("verschil-met-opgave"), "{said:?}");
}

#[test]
fn parts_that_do_not_make_the_whole_are_told() {
    let whole = |parts: &str| flow("geheel", &format!("[controle]\ndelen = {parts}\n"));
    let a = flow("a", "voorwaarde = \"groep = 'a'\"\n");
    let b = flow("b", "voorwaarde = \"groep = 'b'\"\n");
    let (_, findings) = run(&[whole("[\"a\", \"b\"]"), a.clone(), b.clone()], ROWS);
    assert!(findings.is_empty(), "{}", lines(&findings).join("\n"));
    let (_, findings) = run(&[whole("[\"a\", \"a\"]"), a, b], ROWS);
    let said = lines(&findings);
    assert!(
        said.iter()
            .all(|line| line.contains("delen-tellen-niet-op")),
        "{said:?}"
    );
    // The second half-year and the year; in the first the two happen to be equal.
    assert_eq!(said.len(), 2, "{said:?}");
}

/// What loading says of the last of these files.
fn refused(files: &[(String, String)]) -> Vec<String> {
    let (catalogue, findings) = read(files);
    let id = files.last().unwrap().0.clone();
    let id = id
        .trim_start_matches("indicators/")
        .trim_end_matches(".toml");
    assert!(catalogue.get(id).is_none(), "{id} is there all the same");
    lines(&findings)
}

#[test]
fn a_circle_is_found_and_told_at_each_name_that_closes_it() {
    let said = refused(&[
        flow("alle", ""),
        derived("een", "som", "[\"alle\", \"twee\"]", ""),
        derived("twee", "som", "[\"drie\", \"alle\"]", ""),
        derived("drie", "som", "[\"alle\", \"een\"]", ""),
    ]);
    assert_eq!(said.len(), 3, "{said:?}");
    assert!(said[0].starts_with(
        "indicators/drie.toml, regel 14, kolom 18 kringverwijzing 'drie' wordt berekend uit 'een'"
    ), "{said:?}");
}

#[test]
fn an_indicator_of_itself_is_a_circle_too() {
    let said = refused(&[
        flow("alle", ""),
        derived("een", "som", "[\"alle\", \"een\"]", ""),
    ]);
    assert!(
        said.len() == 1 && said[0].contains("kringverwijzing"),
        "{said:?}"
    );
}

#[test]
fn parts_that_do_not_go_together_are_refused() {
    let all = flow("alle", "");
    let a = flow("deel", "voorwaarde = \"groep = 'a'\"\n");
    let stock = proef(
        "stand",
        "stand",
        "",
        "[berekening]\ndataset = \"proef\"\nbegin = \"begin\"\neinde = \"eind\"\nperioden = [\"jaar\"]\n",
    );
    let share = proef(
        "aandeel",
        "aandeel",
        "procent",
        "[berekening]\ndataset = \"proef\"\nmoment = \"stroom\"\nteller = \"groep = 'a'\"\ndatum = \"begin\"\n",
    );
    let secret = flow(
        "geheim",
        "[onthulling]\nbeleid = \"drempel\"\nminimum = 5\n",
    );
    let cases = [
        ("som", "[\"alle\", \"niets\"]", "onbekende-indicator"),
        ("som", "[\"alle\"]", "2 tot 12 delen"),
        (
            "verschil",
            "[\"alle\", \"deel\", \"alle\"]",
            "2 delen nodig",
        ),
        ("verhouding", "[\"alle\", \"stand\"]", "geen periode gemeen"),
        ("som", "[\"aandeel\", \"aandeel\"]", "geen aantal"),
        (
            "verschil",
            "[\"alle\", \"aandeel\"]",
            "niet dezelfde eenheid",
        ),
        (
            "aandeel",
            "[\"alle\", \"deel\"]",
            "niet zeker dat 'alle' een deel is van 'deel'",
        ),
        ("som", "[\"alle\", \"geheim\"]", "heeft een drempel"),
    ];
    for (operation, parts, words) in cases {
        let said = refused(&[
            all.clone(),
            a.clone(),
            stock.clone(),
            share.clone(),
            secret.clone(),
            derived("d", operation, parts, ""),
        ]);
        assert!(
            said.iter().any(|line| line.contains(words)),
            "{words}: {said:?}"
        );
    }
}

/// An interval of a rate is for a count over a count: any other operation, or a share above the line, has
/// no such chance in it.
#[test]
fn chance_belongs_to_a_ratio_of_two_counts() {
    let all = flow("alle", "");
    let a = flow("deel", "voorwaarde = \"groep = 'a'\"\n");
    let share = proef(
        "aandeel",
        "aandeel",
        "procent",
        "[berekening]\ndataset = \"proef\"\nmoment = \"stroom\"\nteller = \"groep = 'a'\"\ndatum = \"begin\"\nperioden = [\"jaar\"]\n",
    );
    for (operation, parts, sound) in [
        ("verhouding", "[\"deel\", \"alle\"]", true),
        ("verschil", "[\"alle\", \"deel\"]", false),
        ("aandeel", "[\"deel\", \"alle\"]", false),
        ("verhouding", "[\"aandeel\", \"alle\"]", false),
    ] {
        let more = "toeval = true\n";
        let files = [
            all.clone(),
            a.clone(),
            share.clone(),
            derived("d", operation, parts, more),
        ];
        let (_, findings) = read(&files);
        let said = lines(&findings).join("\n");
        let refused = said.contains("'toeval' hoort bij een verhouding van twee aantallen");
        assert_eq!(refused, !sound, "{operation} {parts}: {said}");
        assert_eq!(said.is_empty(), sound, "{operation} {parts}: {said}");
    }
}

#[test]
fn a_change_of_a_definition_is_a_break_in_its_series_and_in_what_rests_on_it() {
    let change =
        "[[wijziging]]\nversie = 2\nvanaf = \"2018JJ00\"\nwat = \"Nareizigers tellen mee.\"\n";
    let own = proef(
        "alle",
        "stroom",
        "",
        &format!("versie = 2\n[berekening]\ndataset = \"proef\"\ndatum = \"begin\"\n{change}"),
    );
    let (catalogue, findings) = read(&[own, derived("d", "som", "[\"alle\", \"alle\"]", "")]);
    assert!(findings.is_empty(), "{}", lines(&findings).join("\n"));
    for id in ["alle", "d"] {
        let about = catalogue.get(id).unwrap().about(None);
        assert_eq!(about.breaks.len(), 1, "{id}");
        assert_eq!(about.breaks[0].words, "Nareizigers tellen mee.");
        assert_eq!(about.breaks[0].since.to_string(), "2018JJ00");
    }
}

#[test]
fn changes_out_of_order_or_left_out_are_refused() {
    let with = |version: i64, changes: &str| {
        refused(&[proef(
            "alle",
            "stroom",
            "",
            &format!(
                "versie = {version}\n[berekening]\ndataset = \"proef\"\ndatum = \"begin\"\n{changes}"
            ),
        )])
    };
    let change = |version: i64, since: &str| {
        format!("[[wijziging]]\nversie = {version}\nvanaf = \"{since}\"\nwat = \"Anders.\"\n")
    };
    assert!(with(2, "")[0].contains("niet wat er is veranderd"));
    assert!(with(2, &change(3, "2018JJ00"))[0].contains("Versie 3 past hier niet"));
    assert!(with(2, &change(2, "2018"))[0].contains("geen periode"));
    let out_of_order = change(2, "2019JJ00") + &change(3, "2018JJ00");
    assert!(with(3, &out_of_order)[0].contains("Versie 3 past hier niet"));
}
