//! Breakdowns over free text: their classes come from the deliveries.

use super::language::{proef, run};

const BY_PLACE: &str = "[[uitsplitsing]]\nnaam = \"plek\"\nkolom = \"plek\"\n\
                        benaming = \"plek_naam\"\nonbekend = \"Onbekend\"\nverdeling = true\n";

fn flow(id: &str, sort: &str, extra: &str) -> (String, String) {
    proef(
        id,
        sort,
        "",
        &format!("[berekening]\ndataset = \"proef\"\ndatum = \"begin\"\n{extra}{BY_PLACE}"),
    )
}

#[test]
fn the_classes_are_the_values_in_the_order_of_the_delivery() {
    let (figures, findings) = run(
        &[flow("s", "stroom", "")],
        "gemeente;begin;plek;plek_naam\nGM0014;1-1-2019;w2;Wijk twee\nGM0014;2-1-2019;w1;Wijk een\n\
         GM0014;3-1-2019;w2;Een andere naam\nGM0014;4-1-2019;;\nGM0014;1-1-2018;w3;Leeg dit jaar\n",
    );
    assert!(findings.is_empty());
    // A wijk in which nothing happened this year is known from another year: it has a true zero.
    assert_eq!(
        figures,
        [
            "s 2019JJ00 totaal 4 - 4",
            "s 2019JJ00 w2 2 4 2",
            "s 2019JJ00 w1 1 4 1",
            "s 2019JJ00 w3 0 4 0",
            "s 2019JJ00 onbekend 1 4 1",
        ]
    );
}

#[test]
fn a_share_has_its_own_denominator_in_each_class() {
    let (figures, _) = run(
        &[flow(
            "a",
            "aandeel",
            "moment = \"stroom\"\nteller = \"groep = 'a'\"\n",
        )],
        "gemeente;begin;groep;plek;plek_naam\nGM0014;1-1-2019;a;x;X\nGM0014;1-1-2019;b;x;X\n\
         GM0014;1-1-2019;a;y;Y\n",
    );
    assert_eq!(
        figures,
        [
            "a 2019JJ00 totaal 2 3 0.666667",
            "a 2019JJ00 x 1 2 0.5",
            "a 2019JJ00 y 1 1 1",
        ]
    );
}

/// A value that reads like one of our own words would else be taken for the total, or for the rows
/// without a value.
#[test]
fn a_value_may_be_called_like_our_own_words() {
    let (figures, findings) = run(
        &[flow("s", "stroom", "")],
        "gemeente;begin;plek;plek_naam\nGM0014;1-1-2019;totaal;Totaal\n\
         GM0014;2-1-2019;onbekend;Niet bekend\nGM0014;3-1-2019;;\n",
    );
    assert!(findings.is_empty());
    assert_eq!(
        figures,
        [
            "s 2019JJ00 totaal 3 - 3",
            "s 2019JJ00 totaal (waarde) 1 3 1",
            "s 2019JJ00 onbekend (waarde) 1 3 1",
            "s 2019JJ00 onbekend 1 3 1",
        ]
    );
}

/// A quote in a value is a letter, and never the end of a text in the query.
#[test]
fn a_value_may_hold_quotes() {
    let (figures, _) = run(
        &[flow("s", "stroom", "")],
        "gemeente;begin;plek;plek_naam\nGM0014;1-1-2019;'s-Heerenberg;\"'s-Heerenberg\"\n",
    );
    assert_eq!(
        figures,
        ["s 2019JJ00 totaal 1 - 1", "s 2019JJ00 's-Heerenberg 1 1 1",]
    );
}

/// Without the column nothing is known of the parts, and the whole is what it was.
#[test]
fn a_delivery_without_the_column_keeps_its_total() {
    let (figures, findings) = run(
        &[flow("s", "stroom", "")],
        "gemeente;begin\nGM0014;1-1-2019\nGM0014;2-1-2019\n",
    );
    assert!(findings.is_empty());
    assert_eq!(figures, ["s 2019JJ00 totaal 2 - 2"]);
}

#[test]
fn a_column_with_too_many_values_is_no_breakdown() {
    let mut rows = "gemeente;begin;plek;plek_naam\n".to_owned();
    for number in 0..151 {
        rows.push_str(&format!("GM0014;1-1-2019;p{number};P\n"));
    }
    let (figures, findings) = run(&[flow("s", "stroom", "")], &rows);
    assert_eq!(figures, ["s 2019JJ00 totaal 151 - 151"]);
    let codes: Vec<&str> = findings.iter().map(|f| f.code.id()).collect();
    assert_eq!(codes, ["te-veel-klassen"]);
    // One fewer can be shown.
    let fewer = rows.rsplit_once("GM0014").unwrap().0;
    let (figures, findings) = run(&[flow("s", "stroom", "")], fewer);
    assert_eq!((figures.len(), findings.len()), (151, 0));
}

/// A class of which a part is not there has no difference, rather than one with nothing.
#[test]
fn what_is_derived_has_the_classes_that_all_its_parts_have() {
    let sum = |id: &str, column: &str| {
        proef(
            id,
            "stroom",
            "",
            &format!(
                "[berekening]\ndataset = \"proef\"\nsom = \"{column}\"\nperiode = \"periode\"\n\
                 periode_is = \"jaar\"\ndelen_mogen_ontbreken = true\n{BY_PLACE}"
            ),
        )
    };
    let apart = proef(
        "v",
        "afgeleid",
        "",
        "[afgeleid]\nbewerking = \"verschil\"\ndelen = [\"p\", \"q\"]\n",
    );
    let (figures, _) = run(
        &[sum("p", "x"), sum("q", "y"), apart],
        "gemeente;periode;plek;plek_naam;x;y\nGM0014;2019;a;A;5;3\nGM0014;2019;b;B;7;\n\
         GM0014;2018;c;C;1;1\n",
    );
    let derived: Vec<&String> = figures.iter().filter(|f| f.starts_with("v ")).collect();
    assert_eq!(derived, ["v 2019JJ00 totaal 9 - 9", "v 2019JJ00 a - - 2"]);
}

#[test]
fn longer_periods_count_in_figures_of_their_own_length() {
    let plan = proef(
        "k",
        "stroom",
        "",
        "[berekening]\ndataset = \"proef\"\nperiode = \"periode\"\nperiode_is = \"kwartaal\"\n\
         ook_periode_is = [\"jaar\", \"halfjaar\"]\ndelen_mogen_ontbreken = true\n\
         perioden = [\"jaar\", \"kwartaal\"]\n",
    );
    let (figures, _) = run(
        &[plan],
        "gemeente;periode\nGM0014;2019KW01\nGM0014;2019KW01\nGM0014;2019\nGM0014;2019HJ02\n\
         GM0014;2018KW01\n",
    );
    assert_eq!(
        figures,
        [
            "k 2019JJ00 totaal 4 - 4",
            "k 2019KW01 totaal 2 - 2",
            "k 2019KW02 totaal 0 - 0",
            "k 2019KW03 totaal 0 - 0",
            "k 2019KW04 totaal 0 - 0",
        ]
    );
}
