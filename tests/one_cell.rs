//! One cell of one export changes: the figure changes everywhere it stands, and nowhere else.

use std::collections::{BTreeMap, BTreeSet};

use crate::workbench::{FigureLine, Site, Workbench, sample_site};

/// The cells of the long table that changed: from and to. The sources change with the file's hash
/// and are looked at apart.
fn changed(site: &Site) -> BTreeMap<String, (String, String)> {
    let before = sample_site().figures();
    let after = site.figures();
    assert_eq!(before.len(), after.len());
    let mut changes = BTreeMap::new();
    for (old, new) in before.iter().zip(&after) {
        assert_eq!(old.key(), new.key());
        let without_source = |figure: &FigureLine| FigureLine {
            bron: String::new(),
            ..figure.clone()
        };
        if without_source(old) != without_source(new) {
            let value = |figure: &FigureLine| match figure.uitsplitsing.as_str() {
                // A class is shown as part of its whole.
                "totaal" => format!("{}/{}", figure.teller, figure.noemer),
                _ => figure.teller.clone() + " van " + &figure.noemer,
            };
            changes.insert(new.key().join(" "), (value(old), value(new)));
        }
    }
    changes
}

fn expected(lines: &[(&str, &str, &str)]) -> BTreeMap<String, (String, String)> {
    lines
        .iter()
        .map(|(key, old, new)| ((*key).to_owned(), ((*old).to_owned(), (*new).to_owned())))
        .collect()
}

/// Only figures computed from this file say that they come from another file than before.
fn assert_sources(site: &Site, file: &str) {
    for (old, new) in sample_site().figures().iter().zip(&site.figures()) {
        assert_eq!(old.bron != new.bron, new.bron.contains(file), "{new:?}");
    }
}

fn rebuilt(file: &str, old: &str, new: &str) -> Site {
    let bench = Workbench::sample();
    bench.replace(file, old, new);
    bench.build_well();
    bench.site()
}

/// The files that must be as they were: those that none of the changed figures stands in.
fn assert_untouched(site: &Site, files: &[&str]) {
    let different = site.differences(sample_site());
    for file in files {
        assert!(!different.iter().any(|name| name == file), "{file} changed");
    }
}

#[test]
fn another_reason_of_leaving_moves_one_person_between_two_classes() {
    let site = rebuilt(
        "exports/uitkeringen_suite_2019.csv",
        "4010071;Participatiewet;Vergunninghouder;2-6-2012;28-2-2019;Uitstroom naar werk;",
        "4010071;Participatiewet;Vergunninghouder;2-6-2012;28-2-2019;Onderwijs met studiefinanciering;",
    );
    let wanted = expected(&[
        (
            "bijstand-uitstroom 2019JJ00 bestemming werk",
            "42 van 168",
            "41 van 168",
        ),
        (
            "bijstand-uitstroom 2019JJ00 bestemming onderwijs",
            "80 van 168",
            "81 van 168",
        ),
        (
            "bijstand-uitstroom 2019MM02 bestemming werk",
            "3 van 11",
            "2 van 11",
        ),
        (
            "bijstand-uitstroom 2019MM02 bestemming onderwijs",
            "4 van 11",
            "5 van 11",
        ),
        ("uitstroom-werk 2019JJ00 totaal totaal", "42/168", "41/168"),
        (
            "uitstroom-onderwijs 2019JJ00 totaal totaal",
            "80/168",
            "81/168",
        ),
    ]);
    assert_eq!(changed(&site), wanted);
    assert_sources(&site, "uitkeringen_suite_2019.csv");
    let others = ["doelen", "bijstand", "lvv"];
    let others: Vec<String> = others
        .iter()
        .flat_map(|id| ["csv", "svg"].map(|kind| format!("grafieken/{id}.{kind}")))
        .collect();
    assert_untouched(
        &site,
        &others.iter().map(String::as_str).collect::<Vec<_>>(),
    );

    // Neither 42 nor 80 stands for anything else in the chapter, so both must be gone.
    let page = site.page("index.html");
    let mut words = page.all("main")[0].text();
    words.push_str(&page.chart("bestemming").text());
    words.push_str(site.text("grafieken/bestemming.csv"));
    words.push_str(
        &site
            .page("grafieken/bestemming.svg")
            .text_without(&["style"]),
    );
    let numbers: BTreeSet<String> = crate::page::numbers_in(&words).into_iter().collect();
    for (old, new) in [("42", "41"), ("80", "81")] {
        assert!(numbers.contains(new), "{new}");
        assert!(!numbers.contains(old), "{old} still stands");
    }
}

#[test]
fn one_person_more_in_a_dossier_changes_the_goal_everywhere() {
    let site = rebuilt(
        "exports/huisvesting_tvs_2019.csv",
        "\"TVS204888\",\"Groningen\",\"1\",",
        "\"TVS204888\",\"Groningen\",\"2\",",
    );
    let wanted = expected(&[
        (
            "gehuisveste-vergunninghouders 2019JJ00 totaal totaal",
            "168/",
            "169/",
        ),
        (
            "gehuisveste-vergunninghouders 2019HJ01 totaal totaal",
            "79/",
            "80/",
        ),
    ]);
    assert_eq!(changed(&site), wanted);
    assert_sources(&site, "huisvesting_tvs_2019.csv");
    assert_untouched(
        &site,
        &[
            "grafieken/bijstand.csv",
            "grafieken/bijstand.svg",
            "grafieken/bestemming.csv",
            "grafieken/bestemming.svg",
            "grafieken/lvv.csv",
            "grafieken/lvv.svg",
            "stijl.css",
        ],
    );
    // 168 is the outflow from the bijstand as well, so each place is looked at on its own.
    let page = site.page("index.html");
    let row = page.all("table")[0].table().rows[1].clone();
    assert!(
        row.contains(&"169".to_owned()) && row.contains(&"+13".to_owned()),
        "{row:?}"
    );
    let chart = page.chart("doelen");
    assert!(chart.all("table")[0].text().contains("156 169 108%"));
    assert_eq!(site.csv("grafieken/doelen.csv")[1][2], "169");
    for svg in chart.all("svg") {
        assert!(svg.text().contains("169 van 156") && !svg.text().contains("168 van 156"));
    }
    assert!(site.text("grafieken/doelen.svg").contains("169 van 156"));
    let story = page.text_without(&["svg", "table"]);
    assert!(!story.contains("168 vergunninghouders een woning"));
    assert!(!story.contains("168 vergunninghouders naar een woning"));
    assert!(story.contains("169 vergunninghouders") && story.contains("13 meer"));
    let definitions = site.page("verantwoording.html").text();
    assert!(definitions.contains("169"));
}

#[test]
fn a_later_end_moves_one_person_from_the_flow_to_the_stock() {
    let site = rebuilt(
        "exports/uitkeringen_suite_2019.csv",
        "4010071;Participatiewet;Vergunninghouder;2-6-2012;28-2-2019;Uitstroom naar werk;",
        "4010071;Participatiewet;Vergunninghouder;2-6-2012;28-3-2019;Uitstroom naar werk;",
    );
    let wanted = expected(&[
        ("bijstand-stand 2019-03-01 totaal totaal", "694/", "695/"),
        ("bijstand-uitstroom 2019MM02 totaal totaal", "11/", "10/"),
        (
            "bijstand-uitstroom 2019MM02 bestemming werk",
            "3 van 11",
            "2 van 10",
        ),
        (
            "bijstand-uitstroom 2019MM02 bestemming onderwijs",
            "4 van 11",
            "4 van 10",
        ),
        (
            "bijstand-uitstroom 2019MM02 bestemming overig",
            "4 van 11",
            "4 van 10",
        ),
        ("bijstand-uitstroom 2019MM03 totaal totaal", "10/", "11/"),
        (
            "bijstand-uitstroom 2019MM03 bestemming werk",
            "4 van 10",
            "5 van 11",
        ),
        (
            "bijstand-uitstroom 2019MM03 bestemming onderwijs",
            "2 van 10",
            "2 van 11",
        ),
        (
            "bijstand-uitstroom 2019MM03 bestemming overig",
            "4 van 10",
            "4 van 11",
        ),
    ]);
    assert_eq!(changed(&site), wanted);
    let row = &site.csv("grafieken/bijstand.csv")[3];
    assert_eq!(row[1..], ["695", "5", "11"].map(str::to_owned));
    assert_untouched(&site, &["grafieken/bestemming.csv", "grafieken/doelen.svg"]);
}
