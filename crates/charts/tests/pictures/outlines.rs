//! One small chart of each kind as its list of marks: what a change of layout does is seen here.

use ijkpunt_charts::{
    Body, Bullet, BulletRow, Chart, Flow, Month, Occupancy, Part, Parts, Point, RankBar, Ranking,
    StockFlow, Tone, Trend, TrendBreak, TrendLine,
};

pub fn outline(body: Body) -> String {
    let (id, alt_title, alt_text) = (String::new(), String::new(), String::new());
    Chart {
        id,
        alt_title,
        alt_text,
        body,
    }
    .outline()
}

pub fn text(text: &str) -> String {
    text.to_owned()
}

#[test]
fn bullet() {
    let row = |label, percent, value, detail, tone| BulletRow {
        label: text(label),
        percent,
        value_label: text(value),
        detail: text(detail),
        tone,
    };
    let rows = vec![
        row(
            "Huisvesting",
            Some(108.0),
            "108%",
            "168 van 156",
            Tone::Good,
        ),
        row(
            "Pilot LVV",
            Some(85.0),
            "85%",
            "230 van 270",
            Tone::Attention,
        ),
        row("Noodopvang", None, "geen gegevens", "", Tone::Neutral),
    ];
    let bullet = Bullet {
        rows,
        target_label: text("doel"),
    };
    insta::assert_snapshot!(outline(Body::Bullet(bullet)), @r#"
    bullet 720x144
    rooster [baan] rect 112,32 559,52
    rooster [baan] rect 112,72 559,92
    merken [m1] rect 112,32 559,52
    merken [m2] rect 112,72 463.8,92
    merken [arcering] hatch Up 112,72 463.8,92
    merken [doel] line 525.8,20 525.8,140
    labels [as] text 525.8,13.8 Middle "doel"
    labels [-] text 0,47.1 Start "Huisvesting"
    labels [as] text 720,46.8 End "168 van 156"
    labels [vet rand] text 567,47.1 Start "108%"
    labels [-] text 0,87.1 Start "Pilot LVV"
    labels [as] text 720,86.8 End "230 van 270"
    labels [vet rand] text 471.8,87.1 Start "85%"
    labels [-] text 0,127.1 Start "Noodopvang"
    labels [as] text 112,127.1 Start "geen gegevens"
    "#);
}

#[test]
fn a_high_stock_gets_a_broken_axis_and_a_missing_month_a_gap() {
    let point = |label, value: Option<f64>, value_label, emphasised| Point {
        label: text(label),
        value,
        value_label: text(value_label),
        emphasised,
    };
    let flow = |label, inflow, outflow: Option<f64>, outflow_text| Flow {
        label: text(label),
        inflow: Some(inflow),
        outflow,
        inflow_text: format!("{inflow}"),
        outflow_text: text(outflow_text),
    };
    let stock_flow = StockFlow {
        stock_label: text("Voorraad"),
        inflow_label: text("In"),
        outflow_label: text("Uit"),
        points: vec![
            point("jan", Some(700.0), "700", true),
            point("feb", Some(690.0), "690", false),
            point("mrt", None, "nog niet bekend", true),
        ],
        flows: vec![
            flow("jan", 4.0, Some(14.0), "14"),
            flow("feb", 6.0, None, "nog niet bekend"),
        ],
    };
    insta::assert_snapshot!(outline(Body::StockFlow(stock_flow)), @r#"
    stroom 720x488
    rooster [rooster] line 40,218 706,218
    rooster [rooster] line 40,175.5 706,175.5
    rooster [rooster] line 40,133 706,133
    rooster [rooster] line 40,90.5 706,90.5
    rooster [rooster] line 40,48 706,48
    rooster [lijn] line 40,218 40,223
    rooster [lijn] line 373,218 373,223
    rooster [lijn] line 706,218 706,223
    rooster [rooster] line 40,414 706,414
    rooster [rooster] line 40,390 706,390
    rooster [rooster] line 40,366 706,366
    rooster [rooster] line 40,318 706,318
    rooster [rooster] line 40,294 706,294
    merken [breuk] line 40,202 44,206 36,210 44,214 40,218
    merken [l1] line 40,48 373,69.3
    merken [m1] dot 40,48 r4.5
    merken [leeg] hatch Up 700,206 712,218
    merken [m1] rect 0,256.5 12,268.5
    merken [nul] line 40,342 706,342
    merken [m1] rect 86.6,322.8 326.3,341
    merken [m2] rect 86.6,343 326.3,409.2
    merken [m1] rect 419.6,313.2 659.3,341
    merken [leeg] hatch Up 419.6,342 659.3,354
    merken [m2] rect 0,441.5 12,453.5
    merken [leeg] hatch Up 0,468.5 12,480.5
    labels [-] text 0,14.6 Start "Voorraad"
    labels [as] text 32,222.8 End "620"
    labels [as] text 32,180.3 End "640"
    labels [as] text 32,137.8 End "660"
    labels [as] text 32,95.3 End "680"
    labels [as] text 32,52.8 End "700"
    labels [as] text 206.5,238.8 Middle "jan"
    labels [as] text 539.5,238.8 Middle "feb"
    labels [vet rand] text 40,38 Middle "700"
    labels [-] text 20,267.6 Start "In"
    labels [as] text 32,418.8 End "15"
    labels [as] text 32,394.8 End "10"
    labels [as] text 32,370.8 End "5"
    labels [as] text 32,346.8 End "0"
    labels [as] text 32,322.8 End "5"
    labels [as] text 32,298.8 End "10"
    labels [as rand] text 206.5,317.8 Middle "4"
    labels [as rand] text 206.5,424.4 Middle "14"
    labels [as rand] text 539.5,308.2 Middle "6"
    labels [-] text 20,452.6 Start "Uit"
    labels [-] text 20,479.6 Start "nog niet bekend"
    "#);
}

#[test]
fn parts_too_small_for_their_labels_get_a_list() {
    let part = |label, value, value_label, detail| Part {
        label: text(label),
        value,
        value_label: text(value_label),
        detail: text(detail),
    };
    let parts = vec![
        part("Onderwijs", 80.0, "80", "98%"),
        part("Werk", 2.0, "2", "2%"),
    ];
    insta::assert_snapshot!(outline(Body::Parts(Parts { parts })), @r#"
    delen 720x94
    merken [m1] rect 0,4 699.4,38
    merken [m2] rect 702.4,4 720,38
    merken [arcering] hatch Up 702.4,4 720,38
    merken [m1] rect 0,51.5 12,63.5
    merken [m2] rect 0,74.5 12,86.5
    merken [arcering] hatch Up 0,74.5 12,86.5
    labels [-] text 20,62.6 Start "Onderwijs"
    labels [vet] text 436,62.6 End "80"
    labels [as] text 480,61.8 End "98%"
    labels [-] text 20,85.6 Start "Werk"
    labels [vet] text 436,85.6 End "2"
    labels [as] text 480,84.8 End "2%"
    "#);
}

#[test]
fn capacity_is_named_where_it_runs() {
    let month = |label, occupancy: Option<f64>, capacity: f64| Month {
        label: text(label),
        occupancy,
        occupancy_text: occupancy.map_or_else(String::new, |v| format!("{v}")),
        capacity: Some(capacity),
        capacity_text: format!("{capacity}"),
        missing_text: text("geen gegevens"),
    };
    let occupancy = Occupancy {
        occupancy_label: text("Bezet"),
        capacity_label: text("Beschikbaar"),
        months: vec![
            month("jan", Some(31.0), 40.0),
            month("feb", None, 40.0),
            month("mrt", Some(2.0), 55.0),
        ],
    };
    insta::assert_snapshot!(outline(Body::Occupancy(occupancy)), @r#"
    bezetting 720x298
    rooster [rooster] line 28,175.4 716,175.4
    rooster [rooster] line 28,108.7 716,108.7
    rooster [rooster] line 28,42 716,42
    merken [m1] rect 0,3.5 12,15.5
    merken [nul] line 28,242 716,242
    merken [m1] rect 55.5,138.7 229.8,242
    merken [leeg] hatch Up 284.8,218 459.1,242
    merken [m1] rect 514.1,235.4 688.4,242
    merken [zoom] line 28,108.7 486.6,108.7 486.6,58.7 716,58.7
    merken [l2] line 28,108.7 486.6,108.7 486.6,58.7 716,58.7
    merken [leeg] hatch Up 0,278.5 12,290.5
    labels [-] text 20,14.6 Start "Bezet"
    labels [as] text 20,246.8 End "0"
    labels [as] text 20,180.2 End "20"
    labels [as] text 20,113.5 End "40"
    labels [as] text 20,46.8 End "60"
    labels [rand] text 34,101.7 Start "Beschikbaar 40"
    labels [rand] text 492.6,51.7 Start "55"
    labels [op] text 142.6,235 Middle "31"
    labels [as rand] text 601.3,230.4 Middle "2"
    labels [as] text 142.6,262.8 Middle "jan"
    labels [as] text 372,262.8 Middle "feb"
    labels [as] text 601.3,262.8 Middle "mrt"
    labels [-] text 20,289.6 Start "geen gegevens"
    "#);
}

#[test]
fn named_areas_are_drawn_last_and_tied_to_their_labels() {
    let bar = |label, value: f64, labelled| RankBar {
        label: text(label),
        value,
        value_label: format!("{value:+}"),
        labelled,
    };
    let bars = vec![
        bar("Een", 12.0, false),
        bar("Twee", 3.0, true),
        bar("Drie", -8.0, false),
    ];
    let ranking = Ranking {
        axis_label: text("Verschil"),
        bars,
    };
    insta::assert_snapshot!(outline(Body::Ranking(ranking)), @r#"
    rangorde 720x120
    rooster [rooster] line 8,42 8,116
    rooster [rooster] line 129.4,42 129.4,116
    rooster [rooster] line 372.2,42 372.2,116
    rooster [rooster] line 493.6,42 493.6,116
    rooster [rooster] line 615,42 615,116
    rooster [lijn] line 326.6,79 623,79 639,79 643,79
    merken [nul] line 250.8,42 250.8,116
    merken [m3] rect 250.8,47.5 542.1,66.5
    merken [m3] rect 56.5,91.5 250.8,110.5
    merken [m1] rect 250.8,69.5 323.6,88.5
    labels [as] text 0,13.8 Start "Verschil"
    labels [as] text 15,35.8 Middle "−10"
    labels [as] text 129.4,35.8 Middle "−5"
    labels [as] text 250.8,35.8 Middle "0"
    labels [as] text 372.2,35.8 Middle "5"
    labels [as] text 493.6,35.8 Middle "10"
    labels [as] text 615,35.8 Middle "15"
    labels [-] text 647,84.1 Start "Twee"
    labels [vet] text 720,84.1 End "+3"
    "#);
}

#[test]
fn a_trend_names_its_lines_at_their_ends_and_is_cut_at_a_break() {
    let line = |label, values: &[Option<f64>]| TrendLine {
        label: text(label),
        values: values.to_vec(),
        texts: values
            .iter()
            .map(|value| value.map_or_else(|| text("geheim"), |value| format!("{value}%")))
            .collect(),
    };
    let trend = Trend {
        periods: ["2021", "2022", "2023"].map(str::to_owned).to_vec(),
        lines: vec![
            line("Nieuwkomers", &[Some(40.0), Some(45.0), Some(50.0)]),
            line("Inwoners", &[Some(70.0), None, Some(75.0)]),
        ],
        target: vec![None, Some(55.0), Some(55.0)],
        target_label: text("Doel"),
        breaks: vec![TrendBreak {
            before: 1,
            label: text("Vanaf 2022: andere definitie"),
        }],
        whole: false,
    };
    insta::assert_snapshot!(outline(Body::Trend(trend)), @r#"
    verloop 720x310
    rooster [rooster] line 28,198.5 601,198.5
    rooster [rooster] line 28,143.5 601,143.5
    rooster [rooster] line 28,88.5 601,88.5
    rooster [rooster] line 28,33.5 601,33.5
    rooster [lijn] line 219,33.5 219,253.5
    rooster [lijn] line 219,18 219,33.5
    merken [nul] line 28,253.5 601,253.5
    merken [breuk] line 219,233.5 223,237.5 215,241.5 223,245.5 219,249.5
    merken [doel] line 314.5,102.3 505.5,102.3
    merken [m1] dot 123.5,143.5 r3.5
    merken [l1] line 314.5,129.8 505.5,116
    merken [m1] dot 314.5,129.8 r3.5
    merken [m1] dot 505.5,116 r3.5
    merken [m2] dot 123.5,61 r3.5
    merken [m2] dot 505.5,47.3 r3.5
    merken [leeg] hatch Up 308.5,241.5 320.5,253.5
    merken [leeg] hatch Up 0,290 12,302
    labels [as] text 20,258.3 End "0"
    labels [as] text 20,203.3 End "20"
    labels [as] text 20,148.3 End "40"
    labels [as] text 20,93.3 End "60"
    labels [as] text 20,38.3 End "80"
    labels [as] text 116.5,13.8 Start "Vanaf 2022: andere definitie"
    labels [vet] text 611,42.9 Start "75%"
    labels [-] text 611,61.9 Start "Inwoners"
    labels [-] text 611,107.4 Start "Doel"
    labels [vet] text 611,126.4 Start "50%"
    labels [-] text 611,145.4 Start "Nieuwkomers"
    labels [as] text 123.5,274.3 Middle "2021"
    labels [as] text 314.5,274.3 Middle "2022"
    labels [as] text 505.5,274.3 Middle "2023"
    labels [-] text 20,301.1 Start "geheim"
    "#);
}
