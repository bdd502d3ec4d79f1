//! Survival, passage, pyramid and small multiples on the pages of a sample workspace, as text: their
//! words, what stands in the picture, and the table.

use std::fs;

use crate::dashboard::MAASTRICHT;
use crate::page::Element;
use crate::workbench::{Workbench, listed, repository};

/// The charts as they were read and found good. `UPDATE_DOCS=1` writes them again.
const GOLDEN: &str = "tests/data/verloopgrafieken.txt";

const CHARTS: [(&str, &str); 5] = [
    ("domein-2-3.html", "bijstand-overleving"),
    ("domein-2-3.html", "bijstand-doorstroom"),
    ("domein-3-2.html", "inburgering-overleving"),
    ("domein-2-1.html", "statushouders-piramide"),
    ("domein-2-1.html", "statushouders-nationaliteit"),
];

fn as_text(figure: &Element) -> String {
    let caption = figure.all("figcaption")[0].text();
    let summary = figure.with_class("samenvatting")[0].text();
    let picture = figure.all("svg")[0];
    let words =
        |name: &str| -> Vec<String> { picture.all(name).into_iter().map(Element::text).collect() };
    let table = figure.all("table")[0].table();
    let rows: Vec<String> = table.rows.iter().map(|row| row.join(" | ")).collect();
    format!(
        "{caption}\n{summary}\n\nbeeld: {}\n\n{}\n{}\n",
        words("text").join(" · "),
        table.caption,
        rows.join("\n")
    )
}

#[test]
fn docs_of_the_courses_say_what_they_said() {
    let mut text = String::new();
    for (page, id) in CHARTS {
        let page = MAASTRICHT.page(page);
        text.push_str(&format!("== {id}\n{}\n", as_text(page.chart(id))));
    }
    let path = repository(GOLDEN);
    if std::env::var_os("UPDATE_DOCS").is_some_and(|value| value == "1") {
        fs::write(&path, &text).unwrap();
    }
    let read = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        read.replace("\r\n", "\n") == text,
        "{GOLDEN} is not\n{text}"
    );
}

#[test]
fn a_chart_that_an_indicator_can_not_fill_is_a_finding() {
    for (old, new, said) in [
        (
            "\"bijstand-nog-na-3-maanden\"",
            "\"bijstand-uit-na-12-maanden\"",
            "vraagt een overleving, maar 'bijstand-uit-na-12-maanden' is dat niet",
        ),
        (
            "uitsplitsing = \"bestemming\"",
            "uitsplitsing = \"streek\"",
            "vraagt de uitsplitsing 'streek' van 'bijstand-uitstroom'",
        ),
        (
            "rechts = \"statushouders-vrouwen\"",
            "rechts = \"inwoners-brp\"",
            "vraagt de uitsplitsing 'leeftijd' van 'inwoners-brp'",
        ),
    ] {
        let bench = Workbench::copy_of(&repository("sample-data/maastricht-2024"));
        bench.replace("reports/dashboard.toml", old, new);
        let outcome = bench.build();
        assert!(outcome.published.is_none());
        let findings = listed(&outcome.findings);
        assert!(findings.contains(said), "{findings}");
    }
}
