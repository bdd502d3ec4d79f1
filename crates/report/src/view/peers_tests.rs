//! Charts of gemeenten beside each other, as text.

use std::collections::BTreeMap;

use ijkpunt_assessment::against_peers;
use ijkpunt_charts::Body;
use ijkpunt_model::GemeenteCode;

use super::{Among, ChartView, Country};
use crate::board::example::Example;
use crate::{Dutch, Surroundings};

fn rows(view: &ChartView) -> Vec<String> {
    let line = |row: &super::Row| {
        let cells: Vec<&str> = row.cells.iter().map(|cell| cell.text.as_str()).collect();
        format!("{}: {}", row.header, cells.join(" | "))
    };
    view.table.rows.iter().map(line).collect()
}

/// Of 0,4 to 0,7 the median of the five others is 0,5556 and Oudewater is secret: 45 % with an
/// interval of 35 to 55 lies under it.
#[test]
fn a_gemeente_among_its_peers() {
    let (example, nl) = (Example::new(), Dutch::new().unwrap());
    let board = example.board();
    let column = &board.columns[0];
    let members: Vec<&str> = [
        "GM0312", "GM0321", "GM0331", "GM0344", "GM0355", "GM0356", "GM0589",
    ]
    .to_vec();
    let among = Among {
        nl: &nl,
        board: &board,
        column,
        area: &example.areas[0],
        group: "regio U16",
        members: &members,
    };
    let own = column.own("GM0310").unwrap();
    let peers = column.among(members.iter().copied(), column.reported);
    let about = column.about;
    let verdict = against_peers(own, &peers, about.sort, about.direction).unwrap();
    let view = among.dots(own, Some(&verdict));
    assert_eq!(view.headline, "De Bilt doet het slechter dan de mediaan");
    assert_eq!(
        rows(&view),
        [
            "Utrecht: 70% | 67–73%",
            "Houten: 60% | 50–70%",
            "Zeist: 56% | 45–66%",
            "Bunnik: 55% | 39–71%",
            "De Bilt: 45% | 35–55%",
            "Lopik: 40% | 22–58%",
            "Oudewater: geheim | geen",
        ]
    );
    assert_eq!(
        view.summary,
        "De Bilt: 45% (95%-interval 35–55%). De mediaan van 5 andere gemeenten (regio U16) is 56%; \
         de middelste helft ligt tussen 55% en 60%. Van 1 andere is er geen cijfer. Het verschil is \
         groter dan we door toeval verwachten; hoger is hier beter. Van 3 van de 5 andere is De \
         Bilt niet te onderscheiden: hun volgorde kan toeval zijn."
    );
    let Body::DotPlot(plot) = &view.chart.body else {
        panic!("no dot plot");
    };
    assert_eq!(plot.rows.iter().filter(|row| row.own).count(), 1);
    assert!((plot.median.unwrap() - 55.55).abs() < 0.01, "in procent");
    assert!(view.chart.outline().starts_with("stippen 720x"));
    let years = among.years("Geen trend.", Vec::new()).unwrap();
    assert_eq!(
        rows(&years),
        [
            "2014: 40% (30–50%; n = 100) | 56% | 50% | 56% | 5",
            "2015: 42% (32–52%; n = 100) | 56% | 53% | 57% | 5",
            "2016: 45% (35–55%; n = 100) | 56% | 55% | 60% | 5",
        ]
    );
}

#[test]
fn few_peers_give_no_median_and_that_is_said() {
    let (example, nl) = (Example::new(), Dutch::new().unwrap());
    let board = example.board();
    let members = ["GM0312", "GM0321", "GM0331", "GM0344"];
    let among = Among {
        nl: &nl,
        board: &board,
        column: &board.columns[0],
        area: &example.areas[0],
        group: "proef",
        members: &members,
    };
    let own = board.columns[0].own("GM0310").unwrap();
    let view = among.dots(own, None);
    let Body::DotPlot(plot) = &view.chart.body else {
        panic!("no dot plot");
    };
    assert_eq!((plot.median, plot.band), (None, None));
    let years = among.years("Geen trend.", Vec::new()).unwrap();
    assert_eq!(
        years.summary,
        "Geen trend. Van de andere gemeenten is er in geen jaar een mediaan."
    );
    assert_eq!(
        rows(&years)[0],
        "2014: 40% (30–50%; n = 100) | geen | geen | geen | te weinig"
    );
}

#[test]
fn the_country_has_a_funnel_and_a_list_that_says_who_can_not_be_told_apart() {
    let (example, nl) = (Example::new(), Dutch::new().unwrap());
    let board = example.board();
    let around = Surroundings {
        indelingsjaar: 2017,
        tiles: BTreeMap::from([(GemeenteCode::parse("GM0310").unwrap(), (3, 4))]),
        ..Surroundings::default()
    };
    let country = Country::new(
        &nl,
        &board,
        &board.columns[0],
        &around,
        &example.areas,
        Some(&example.areas[4]),
    );
    let funnel = country.funnel().unwrap();
    let Body::Funnel(body) = &funnel.chart.body else {
        panic!("no funnel");
    };
    // 819 of 1260: 65 %. Oudewater is secret and Nieuwegein deviates: in neither the points nor the
    // whole.
    assert_eq!(body.points.len(), 6);
    assert!((body.baseline.unwrap() - 65.0).abs() < 1e-9);
    assert!(body.limits.iter().all(|limit| limit.lower.len() > 20));
    let own: Vec<&str> = body
        .points
        .iter()
        .filter(|point| point.own)
        .map(|point| point.label.as_str())
        .collect();
    assert_eq!(own, ["Utrecht 70%"]);
    let why = country.map().unwrap_err();
    assert!(why.contains("6 gemeenten hebben een cijfer"), "{why}");
    let (table, codes, sorted) = country.list();
    assert!(sorted);
    assert_eq!(codes.first(), Some(&"GM0344"));
    let last = table.columns.last().unwrap();
    assert_eq!(last.text, "Verschilt van volgende");
    let differs: Vec<&str> = table
        .rows
        .iter()
        .map(|row| row.cells.last().unwrap().text.as_str())
        .collect();
    assert_eq!(differs, ["nee", "nee", "nee", "nee", "nee", "laatste"]);
    let missing: Vec<String> = country.missing().into_values().flatten().collect();
    assert_eq!(missing, ["Oudewater"]);
}

/// Utrecht went from 500 to 630 of 900, 55,6 % to 70 %: by more than chance; Lopik from 10 to 12 of 30
/// was not. Nieuwegein measures something else and Oudewater has no figure.
#[test]
fn each_peer_has_a_panel_with_the_years_of_the_gemeente() {
    let (example, nl) = (Example::new(), Dutch::new().unwrap());
    let board = example.board();
    let members = ["GM0344", "GM0331", "GM0356", "GM0589"];
    let among = Among {
        nl: &nl,
        board: &board,
        column: &board.columns[0],
        area: &example.areas[0],
        group: "regio U16",
        members: &members,
    };
    let view = among.each(Vec::new(), &["GM0331"]).unwrap();
    assert_eq!(
        view.headline,
        "De Bilt door de jaren naast elk van twee andere"
    );
    assert_eq!(
        view.summary,
        "Het laatste jaar is meer dan door toeval hoger in Utrecht. Bij de andere kan het verschil \
         met het eerste jaar toeval zijn. Zonder twee jaren met een cijfer, en daarom niet getekend: \
         Oudewater. Jaren voor een herindeling zijn opgeteld bij Lopik."
    );
    let names: Vec<&str> = view
        .table
        .rows
        .iter()
        .map(|row| row.header.as_str())
        .collect();
    assert_eq!(names, ["De Bilt", "Lopik", "Utrecht"]);
    let Body::Multiples(multiples) = &view.chart.body else {
        panic!("{:?}", view.chart.body)
    };
    assert_eq!(multiples.panels.len(), 2);
    assert_eq!(multiples.reference, [Some(40.0), Some(42.0), Some(45.0)]);
    // Over a new definition nobody is said to have moved.
    let since = ijkpunt_model::Period::Jaar(2015);
    let broken = among.each(vec![(since, "anders".into())], &[]).unwrap();
    assert!(
        broken
            .summary
            .starts_with("In deze jaren veranderde de definitie."),
        "{}",
        broken.summary
    );
    // One peer is no comparison of many.
    let alone = Among {
        members: &members[1..],
        ..among
    };
    assert_eq!(alone.each(Vec::new(), &[]), None);
}
