//! A chart, its table, its sentence and its download come from one view model, and every number
//! on the page comes from the long table.

use std::collections::BTreeSet;

use ijkpunt_model::Sign;

use crate::page::{Element, Table, numbers_in};
use crate::workbench::{Site, sample_site};

/// The indicators of the table with prestatie-indicatoren, in the order of the report.
const INDICATORS: [&str; 5] = [
    "gehuisveste-vergunninghouders",
    "lvv-personen",
    "noodopvang-personen",
    "begeleiding-genomen",
    "ex-amv-leefgeld",
];

const CHARTS: [&str; 4] = ["doelen", "bijstand", "bestemming", "lvv"];

/// What the page must say of one indicator, from the long table alone.
struct Goal {
    target: String,
    actual: String,
    /// Difference and percentage, where there is a figure.
    computed: Option<[String; 2]>,
}

fn goal(site: &Site, id: &str) -> Goal {
    let figure = site.total(id, "2019JJ00");
    let missing = Sign::from_id(&figure.teken).filter(|sign| sign.is_missing());
    if let Some(sign) = missing {
        return Goal {
            target: figure.beoogd,
            actual: sign.words().to_owned(),
            computed: None,
        };
    }
    let difference = figure.value() - figure.target();
    let percent = figure.value() / figure.target() * 100.0;
    let difference = match difference {
        d if d > 0.0 => format!("+{d}"),
        d if d < 0.0 => format!("−{}", -d),
        _ => "0".to_owned(),
    };
    Goal {
        computed: Some([difference, format!("{percent:.0}%")]),
        target: figure.beoogd,
        actual: figure.waarde,
    }
}

fn column(table: &Table, heading: &str) -> usize {
    let header = &table.rows[0];
    let found = header.iter().position(|cell| cell == heading);
    found.unwrap_or_else(|| panic!("no column '{heading}' in {header:?}"))
}

/// The table rows that link to an indicator's definition.
fn goal_rows<'a>(page: &'a Element, id: &str) -> Vec<Vec<&'a Element>> {
    let target = format!("verantwoording.html#{id}");
    page.all("tr")
        .into_iter()
        .filter(|row| row.all("a").iter().any(|a| a.attribute("href") == target))
        .map(|row| {
            row.walk()
                .into_iter()
                .filter(|cell| ["th", "td"].contains(&cell.name.as_str()))
                .collect()
        })
        .collect()
}

fn labels(svg: &Element) -> Vec<String> {
    svg.all("text").into_iter().map(Element::text).collect()
}

#[test]
fn the_goals_say_the_same_everywhere() {
    let site = sample_site();
    let page = site.page("index.html");
    let main = page.all("table")[0].table();
    let figure = page.chart("doelen");
    let chart_table = figure.all("table")[0].table();
    let download = site.csv("grafieken/doelen.csv");
    let standalone = site.page("grafieken/doelen.svg");
    let mut pictures = figure.all("svg");
    assert_eq!(pictures.len(), 2, "one for a screen, one for a phone");
    pictures.extend(standalone.all("svg"));
    for (number, id) in INDICATORS.into_iter().enumerate() {
        let goal = goal(site, id);
        let rows = goal_rows(&page, id);
        let [row] = rows.as_slice() else {
            panic!("{id} stands in {} rows", rows.len())
        };
        let shown = &chart_table.rows[number + 1];
        for (heading, text) in [("Beoogd", &goal.target), ("Behaald", &goal.actual)] {
            assert_eq!(row[column(&main, heading)].text(), *text, "{id}");
            assert_eq!(
                shown[column(&chart_table, heading)],
                *text,
                "{id} in the chart"
            );
        }
        let difference = row[column(&main, "Verschil")].text();
        let percent = &shown[column(&chart_table, "Behaald in % van beoogd")];
        match &goal.computed {
            Some(computed) => assert_eq!([&difference, percent], computed.each_ref(), "{id}"),
            // Words stand there, and nothing that could be taken for a number.
            None => {
                for words in [&difference, percent] {
                    assert!(numbers_in(words).is_empty() && words.len() > 5, "{words}");
                }
            }
        }
        assert_eq!(download[number + 1], chart_table.rows[number + 1], "{id}");
        let (value, detail) = match &goal.computed {
            Some([_, percent]) => (
                percent.clone(),
                format!("{} van {}", goal.actual, goal.target),
            ),
            None => (goal.actual.clone(), format!("doel {}", goal.target)),
        };
        for picture in &pictures {
            let labels = labels(picture);
            for label in [&value, &detail] {
                assert!(labels.contains(label), "{id}: no '{label}' in {labels:?}");
            }
            // The alternative of the picture says it too, where the picture has one.
            for alternative in picture.all("desc") {
                assert!(alternative.text().contains(&detail), "{id}");
            }
        }
    }
}

/// A true minus is no minus to a spreadsheet, so the download has the one on the keyboard.
#[test]
fn a_chart_and_its_download_have_the_same_table() {
    let site = sample_site();
    let page = site.page("index.html");
    for id in CHARTS {
        let tables = page.chart(id).all("table");
        let shown: Vec<Vec<String>> = tables[0]
            .table()
            .rows
            .into_iter()
            .map(|row| row.iter().map(|cell| cell.replace('−', "-")).collect())
            .collect();
        assert_eq!(
            shown,
            site.csv(&format!("grafieken/{id}.csv")),
            "chart {id}"
        );
    }
}

#[test]
fn a_chart_is_named_and_described_as_its_caption_says() {
    let site = sample_site();
    let page = site.page("index.html");
    for id in CHARTS {
        let figure = page.chart(id);
        let headline = figure.with_class("titel")[0].text();
        let standalone = site.page(&format!("grafieken/{id}.svg"));
        for svg in [figure.all("svg")[0], standalone.all("svg")[0]] {
            assert_eq!(svg.attribute("role"), "img", "{id}");
            assert_eq!(svg.all("title")[0].text(), headline, "{id}");
            assert!(svg.all("desc")[0].text().len() > 40, "{id}");
            let named: BTreeSet<&str> = svg
                .walk()
                .into_iter()
                .map(|element| element.attribute("id"))
                .collect();
            for label in svg.attribute("aria-labelledby").split_whitespace() {
                assert!(named.contains(label), "{id}: {label}");
            }
        }
        assert!(figure.with_class("samenvatting")[0].text().ends_with('.'));
        assert_eq!(
            labels(figure.all("svg")[0]),
            labels(standalone.all("svg")[0])
        );
    }
}

#[test]
fn tables_of_charts_hold_the_figures_of_the_long_table() {
    let site = sample_site();
    let stock = site.csv("grafieken/bijstand.csv");
    assert_eq!(stock.len(), 14);
    for (month, row) in (1..=12).zip(&stock[1..]) {
        let day = format!("2019-{month:02}-01");
        let flow = |id: &str| site.total(id, &format!("2019MM{month:02}")).waarde;
        assert_eq!(row[1], site.total("bijstand-stand", &day).waarde);
        assert_eq!(row[2], flow("bijstand-instroom"));
        assert_eq!(row[3], flow("bijstand-uitstroom"));
    }
    assert_eq!(
        stock[13][1],
        site.total("bijstand-stand", "2020-01-01").waarde
    );

    let parts = site.csv("grafieken/bestemming.csv");
    let mut counts: Vec<String> = parts[1..].iter().map(|row| row[1].clone()).collect();
    let mut expected = ["onderwijs", "overig", "werk"]
        .map(|class| {
            site.class("bijstand-uitstroom", "2019JJ00", "bestemming", class)
                .waarde
        })
        .to_vec();
    counts.sort();
    expected.sort();
    assert_eq!(counts, expected);

    // The occupancy at the end of a month is the stock at the beginning of the next.
    let occupancy = site.csv("grafieken/lvv.csv");
    for (month, row) in (4..=12).zip(&occupancy[1..]) {
        let next = match month {
            12 => "2020-01-01".to_owned(),
            _ => format!("2019-{:02}-01", month + 1),
        };
        assert_eq!(row[1], site.total("lvv-stand", &next).waarde);
        let capacity = site.total("lvv-capaciteit", &format!("2019MM{month:02}"));
        assert_eq!(row[2], capacity.waarde);
    }
    assert_eq!(occupancy.len(), 10);
}

#[test]
fn pictures_label_the_numbers_of_their_tables() {
    let site = sample_site();
    let page = site.page("index.html");
    let labelled = |id: &str, columns: &[usize]| {
        let svg = labels(page.chart(id).all("svg")[0]);
        for row in &site.csv(&format!("grafieken/{id}.csv"))[1..] {
            for cell in columns.iter().map(|column| &row[*column]) {
                let number = cell.starts_with(|c: char| c.is_ascii_digit());
                let met = svg.iter().any(|label| numbers_in(label).contains(cell));
                assert!(met || !number, "{id}: no '{cell}' in {svg:?}");
            }
        }
    };
    labelled("bijstand", &[2, 3]);
    labelled("bestemming", &[1]);
    labelled("lvv", &[1, 2]);
}

/// Every number in the running text is a figure, a target, a difference of two that the text
/// compares, a share of one, or the calendar. Nothing is typed and nothing comes from nowhere.
#[test]
fn no_number_in_the_story_comes_from_nowhere() {
    let site = sample_site();
    let page = site.page("index.html");
    let mut known: BTreeSet<String> = BTreeSet::new();
    for figure in site.figures() {
        known.extend([figure.teller, figure.noemer, figure.beoogd]);
        if let Ok(value) = figure.waarde.replace(',', ".").parse::<f64>() {
            known.insert(format!("{:.0}", value * 100.0));
            known.insert(figure.waarde);
        }
        for limit in figure.interval.iter().filter(|limit| !limit.is_empty()) {
            let limit: f64 = limit.replace(',', ".").parse().unwrap();
            known.insert(format!("{:.0}", limit * 100.0));
        }
    }
    for id in INDICATORS {
        let goal = goal(site, id);
        let computed = goal.computed.iter().flatten();
        known.extend(computed.flat_map(|text| numbers_in(text)));
    }
    let stand = |day: &str| site.total("bijstand-stand", day).value();
    known.insert((stand("2019-01-01") - stand("2020-01-01")).to_string());
    // Days and years, the whole of a share, the width of an interval, the number in the begroting.
    known.extend(["1", "2019", "2020", "100", "95", "4.2.5"].map(str::to_owned));

    let story = page.all("main")[0].text_without(&["svg", "table"]);
    assert!(story.len() > 3000);
    for number in numbers_in(&story) {
        assert!(known.contains(&number), "'{number}' comes from nowhere");
    }
}
