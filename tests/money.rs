//! Money, the ontwikkelagenda and the pace of housing, from the exports of two sample workspaces to
//! their pages.

use std::sync::LazyLock;

use crate::page::Element;
use crate::workbench::{Site, Workbench, maastricht_site, repository};

static ALBRANDSWAARD: LazyLock<Site> = LazyLock::new(|| built("albrandswaard-2020"));
static MAASTRICHT: LazyLock<&Site> = LazyLock::new(maastricht_site);

fn built(name: &str) -> Site {
    let bench = Workbench::copy_of(&repository("sample-data").join(name));
    bench.build_well();
    bench.site()
}

/// The rows of the table of a chart, each as its cells with the header first.
fn rows(page: &Element, chart: &str) -> Vec<String> {
    let table = page.chart(chart).table();
    let rows = table.rows.iter().skip(1);
    rows.map(|cells| cells.join(" | ")).collect()
}

#[test]
fn the_third_w_shows_five_streams_with_their_difference_and_the_budget_of_the_next_year() {
    let page = ALBRANDSWAARD.page("index.html");
    assert_eq!(
        rows(&page, "lasten"),
        [
            "Maatschappelijke begeleiding door VluchtelingenWerk | 42.660 | 47.400 | +4.740 | 42.660",
            "Participatieverklaringstraject (PVT) | 4.500 | 3.870 | −630 | 4.500",
            "Voorbereiding op de nieuwe wet en taallessen | 6.000 | 5.240 | −760 | 15.000",
            "Trajecten naar werk en taalstages | 60.000 | 52.310 | −7.690 | 60.000",
            "Ondersteuning van vrijwilligers | 8.000 | 7.925 | −75 | 10.000",
            "Totaal | 121.160 | 116.745 | −4.415 | 132.160",
        ]
    );
    // 47.400 euro for 20 persons: the amount a person that municipalities got.
    let money = page.text();
    assert!(money.contains("In 2019 was dat € 2.370."), "{money}");
    assert!(money.contains("Lasten: € 116.745, € 4.415 minder dan begroot"));
}

#[test]
fn an_amount_that_is_set_each_year_keeps_its_star_and_the_page_says_what_it_means() {
    let page = MAASTRICHT.page("domein-geld.html");
    assert_eq!(
        rows(&page, "baten"),
        [
            "Bijdrage van het Rijk voor opvang in de gemeente | 175.000* | 181.350 | +6.350 | 175.000* | 175.000* | 175.000*",
            "Specifieke uitkering voor inburgeringsvoorzieningen | 1.250.000* | 1.203.775 | −46.225 | 1.250.000* | 1.250.000* | 1.250.000*",
            "Totaal | 1.425.000* | 1.385.125 | −39.875 | 1.425.000* | 1.425.000* | 1.425.000*",
        ]
    );
    let figure = page.chart("baten").text();
    assert!(figure.contains("Een * betekent: voorlopig."), "{figure}");
    // The published budgets of the subsidy fall by 6.000 a year.
    assert!(rows(&page, "lasten").iter().any(|row| row
        == "Subsidie voor maatschappelijke begeleiding | 106.220 | 106.220 | 0 | 100.220 | 94.220 | 88.220"));
    assert!(!page.chart("lasten").text().contains('*'));
}

#[test]
fn the_reserve_stands_against_its_maximum_and_not_against_a_budget() {
    let page = MAASTRICHT.page("domein-geld.html");
    let figure = page.chart("reserve").text();
    assert!(
        figure.contains("Stand van de reserve: € 262.118 (ten hoogste: € 400.000*)"),
        "{figure}"
    );
    assert!(!figure.contains("begroot"), "{figure}");
}

#[test]
fn the_agenda_has_its_23_actions_with_quarter_and_state() {
    let page = ALBRANDSWAARD.page("index.html");
    let rows = rows(&page, "agenda");
    assert_eq!(rows.len(), 23);
    let due = |when: &str| {
        rows.iter()
            .filter(|row| row.contains(&format!("| {when}")))
            .count()
    };
    // The published plan: 9, 8, 3 and 2 a quarter, and one that returns in each of them.
    assert_eq!(
        [
            due("eerste kwartaal van 2020"),
            due("tweede kwartaal van 2020"),
            due("derde kwartaal van 2020"),
            due("vierde kwartaal van 2020"),
            due("heel 2020"),
        ],
        [9, 8, 3, 2, 1]
    );
    assert!(
        rows.iter().all(|row| !row.ends_with("onbekend")),
        "{rows:?}"
    );
    let headline = page.chart("agenda").text();
    assert!(
        headline.contains(
            "De agenda heeft 23 acties: 3 gereed, 9 op koers, 1 vertraagd en 10 niet gestart"
        ),
        "{headline}"
    );
}

#[test]
fn the_pace_of_the_half_year_stands_beside_its_schedule() {
    let page = ALBRANDSWAARD.page("index.html");
    let rows = rows(&page, "tempo");
    assert_eq!(rows.len(), 6);
    // Eleven in the second half, one sixth more each month: 11/6 is 1,8.
    assert_eq!(rows[0], "juli 2019 | 3 | 1,8 | 1,2");
    assert_eq!(rows[5], "december 2019 | 11 | 11,0 | 0,0");
    let figure = page.chart("tempo").text();
    assert!(
        figure.contains("11 tot en met december 2019, precies op schema"),
        "{figure}"
    );
}
