//! As the outlines, of the charts that compare areas and of those that show a course of things.

use ijkpunt_charts::{
    ActionStatus, AgeGroup, Agenda, AgendaAction, AtRisk, Body, DotPlot, DotRow, Funnel,
    FunnelLimit, FunnelPoint, Multiples, Pace, PaceMonth, Passage, PassagePart, Pyramid, Reading,
    SmallPanel, Survival, SurvivalStep, Tile, TileFill, TileMap, TrendBreak,
};

use crate::outlines::{outline, text};

#[test]
fn the_own_area_stands_out_among_its_peers_and_a_secret_is_said() {
    let row = |label, value: Option<f64>, value_label, own| DotRow {
        label: text(label),
        value,
        interval: value.map(|value| (value - 4.0, value + 6.0)),
        value_label: text(value_label),
        own,
    };
    let dots = DotPlot {
        axis_label: text("Procent"),
        rows: vec![
            row("Zeist", Some(40.0), "", false),
            row("Utrecht", Some(30.0), "30%", true),
            row("Bunnik", None, "geheim", false),
        ],
        band: Some((25.0, 45.0)),
        band_label: text("Middelste helft"),
        median: Some(35.0),
        median_label: text("mediaan"),
        whole: false,
    };
    insta::assert_snapshot!(outline(Body::DotPlot(dots)), @r#"
    stippen 720x174
    rooster [spreiding] rect 0,25.5 12,37.5
    rooster [spreiding] rect 325.1,68 520.5,146
    rooster [lijn] line 325.1,68 325.1,146
    rooster [lijn] line 520.5,68 520.5,146
    rooster [rooster] line 276.3,68 276.3,150
    rooster [rooster] line 471.6,68 471.6,150
    rooster [rooster] line 667,68 667,150
    merken [nul] line 81,68 81,150
    merken [l2] line 422.8,68 422.8,146
    merken [fijn] line 432.6,81 530.2,81
    merken [fijn] line 432.6,77 432.6,85
    merken [fijn] line 530.2,77 530.2,85
    merken [m3] dot 471.6,81 r5
    merken [fijn] line 334.9,107 432.6,107
    merken [fijn] line 334.9,103 334.9,111
    merken [fijn] line 432.6,103 432.6,111
    merken [m1] dot 374,107 r6.5
    labels [as] text 0,13.8 Start "Procent"
    labels [-] text 20,36.6 Start "Middelste helft"
    labels [rand] text 422.8,59.6 Middle "mediaan"
    labels [as] text 81,165.8 Middle "0"
    labels [as] text 276.3,165.8 Middle "20"
    labels [as] text 471.6,165.8 Middle "40"
    labels [as] text 667,165.8 Middle "60"
    labels [-] text 0,86.1 Start "Zeist"
    labels [vet] text 0,112.1 Start "Utrecht"
    labels [vet rand] text 440.6,112.1 Start "30%"
    labels [-] text 0,138.1 Start "Bunnik"
    labels [as] text 87,137.8 Start "geheim"
    "#);
}

#[test]
fn a_funnel_has_its_limits_cut_off_at_the_edge_of_the_plot() {
    let point = |label, size, value, own| FunnelPoint {
        label: text(label),
        size,
        value,
        own,
    };
    let funnel = Funnel {
        across_label: text("Aantal"),
        up_label: text("Procent"),
        points: vec![
            point("Zeist", 100.0, 40.0, false),
            point("Utrecht 55%", 400.0, 55.0, true),
        ],
        limits: vec![FunnelLimit {
            label: text("95%"),
            lower: vec![(100.0, 30.0), (400.0, 45.0)],
            upper: vec![(100.0, 90.0), (400.0, 58.0)],
        }],
        baseline: Some(50.0),
        baseline_label: text("samen"),
    };
    insta::assert_snapshot!(outline(Body::Funnel(funnel)), @r#"
    trechter 720x382
    rooster [rooster] line 28,332 664,332
    rooster [rooster] line 28,257 664,257
    rooster [rooster] line 28,182 664,182
    rooster [rooster] line 28,107 664,107
    rooster [rooster] line 28,32 664,32
    rooster [lijn] line 28,332 28,337
    rooster [lijn] line 187,332 187,337
    rooster [lijn] line 346,332 346,337
    rooster [lijn] line 505,332 505,337
    rooster [lijn] line 664,332 664,337
    merken [breuk] line 28,316 32,320 24,324 32,328 28,332
    merken [grens] line 634.1,32 664,62
    merken [grens] line 505,332 664,257
    merken [fijn] line 28,182 664,182
    merken [m3] dot 187,332 r3
    merken [hol] dot 664,107 r8
    merken [m1] dot 664,107 r6.5
    labels [as] text 0,13.8 Start "Procent"
    labels [as] text 20,336.8 End "40"
    labels [as] text 20,261.8 End "45"
    labels [as] text 20,186.8 End "50"
    labels [as] text 20,111.8 End "55"
    labels [as] text 20,36.8 End "60"
    labels [as] text 672,66.8 Start "95%"
    labels [as] text 672,186.8 Start "samen"
    labels [vet rand] text 651,112.1 End "Utrecht 55%"
    labels [as] text 28,353.8 Middle "0"
    labels [as] text 187,353.8 Middle "100"
    labels [as] text 346,353.8 Middle "200"
    labels [as] text 505,353.8 Middle "300"
    labels [as] text 664,353.8 Middle "400"
    labels [as] text 0,373.8 Start "Aantal"
    "#);
}

#[test]
fn a_tile_is_filled_further_the_higher_its_class() {
    let tile = |column, row, fill, own| Tile {
        column,
        row,
        fill,
        label: text("Utrecht"),
        own,
    };
    let map = TileMap {
        title: text("Aandeel"),
        classes: vec![text("laag"), text("hoog")],
        secret_label: text("geheim"),
        missing_label: text("geen gegevens"),
        tiles: vec![
            tile(0, 0, TileFill::Class(0), false),
            tile(1, 0, TileFill::Class(1), true),
            tile(0, 1, TileFill::Secret, false),
            tile(1, 1, TileFill::Missing, false),
        ],
    };
    insta::assert_snapshot!(outline(Body::TileMap(map)), @r#"
    tegelkaart 720x139
    rooster [spreiding] rect 685,4 699,18
    rooster [lijn] line 701.5,20.5 714.5,20.5 714.5,33.5 701.5,33.5 701.5,20.5
    rooster [spreiding] rect 1,25.5 15,39.5
    rooster [lijn] line 1.5,92 14.5,92 14.5,105 1.5,105 1.5,92
    merken [m1] rect 690,9 694,13
    merken [m1] rect 701,4 715,18
    merken [leeg] hatch Up 685,20 699,34
    merken [hol] rect 701,4 715,18
    merken [m1] rect 701,4 715,18
    merken [zoom] line 700,3 716,3 716,19 700,19 700,3
    merken [ring] line 700,3 716,3 716,19 700,19 700,3
    merken [m1] rect 6,30.5 10,34.5
    merken [m1] rect 1,47.5 15,61.5
    merken [leeg] hatch Up 1,69.5 15,83.5
    merken [zoom] line 1.5,114 14.5,114 14.5,127 1.5,127 1.5,114
    merken [ring] line 1.5,114 14.5,114 14.5,127 1.5,127 1.5,114
    labels [vet] text 0,14.6 Start "Aandeel"
    labels [-] text 24,37.6 Start "laag"
    labels [-] text 24,59.6 Start "hoog"
    labels [-] text 24,81.6 Start "geheim"
    labels [-] text 24,103.6 Start "geen gegevens"
    labels [-] text 24,125.6 Start "Utrecht"
    "#);
}

#[test]
fn both_sides_of_a_pyramid_have_one_scale() {
    let group = |label, left: Option<f64>, right: f64| AgeGroup {
        label: text(label),
        left,
        left_text: left.map_or_else(|| text("geheim"), |value| format!("{value}")),
        right: Some(right),
        right_text: format!("{right}"),
    };
    let pyramid = Pyramid {
        left_label: text("Mannen"),
        right_label: text("Vrouwen"),
        axis_label: text("Personen"),
        groups: vec![
            group("65 of ouder", None, 5.0),
            group("18 tot 65", Some(40.0), 20.0),
        ],
        whole: true,
    };
    insta::assert_snapshot!(outline(Body::Pyramid(pyramid)), @r#"
    piramide 720x150
    rooster [rooster] line 237.1,25 237.1,80
    rooster [rooster] line 166.7,25 166.7,80
    rooster [rooster] line 96.3,25 96.3,80
    rooster [rooster] line 26,25 26,80
    rooster [rooster] line 482.8,25 482.8,80
    rooster [rooster] line 553.2,25 553.2,80
    rooster [rooster] line 623.6,25 623.6,80
    rooster [rooster] line 694,25 694,80
    merken [nul] line 307.5,25 307.5,80
    merken [nul] line 412.5,25 412.5,80
    merken [leeg] hatch Up 287.5,27.5 307.5,48.5
    merken [m2] rect 412.5,27.5 447.6,48.5
    merken [m1] rect 26,53.5 307.5,74.5
    merken [m2] rect 412.5,53.5 553.2,74.5
    merken [leeg] hatch Up 0,130.5 12,142.5
    labels [vet] text 307.5,14.6 End "Mannen"
    labels [vet] text 412.5,14.6 Start "Vrouwen"
    labels [as] text 307.5,95.8 Middle "0"
    labels [as] text 412.5,95.8 Middle "0"
    labels [as] text 237.1,95.8 Middle "10"
    labels [as] text 482.8,95.8 Middle "10"
    labels [as] text 166.7,95.8 Middle "20"
    labels [as] text 553.2,95.8 Middle "20"
    labels [as] text 96.3,95.8 Middle "30"
    labels [as] text 623.6,95.8 Middle "30"
    labels [as] text 26,95.8 Middle "40"
    labels [as] text 694,95.8 Middle "40"
    labels [-] text 360,43.1 Middle "65 of ouder"
    labels [as rand] text 452.6,42.8 Start "5"
    labels [-] text 360,69.1 Middle "18 tot 65"
    labels [as rand] text 21,68.8 End "40"
    labels [as rand] text 558.2,68.8 Start "20"
    labels [as] text 360,114.8 Middle "Personen"
    labels [-] text 20,141.6 Start "geheim"
    "#);
}

#[test]
fn small_multiples_share_their_axes_and_say_where_a_definition_changed() {
    let panel = |label, values: &[Option<f64>]| SmallPanel {
        label: text(label),
        values: values.to_vec(),
        texts: values
            .iter()
            .map(|value| value.map_or_else(|| text("niet gemeten"), |value| format!("{value}%")))
            .collect(),
    };
    let multiples = Multiples {
        periods: vec![text("2022"), text("2023")],
        panels: vec![
            panel("Zeist", &[Some(10.0), Some(20.0)]),
            panel("Utrecht", &[None, Some(30.0)]),
        ],
        reference: vec![Some(15.0), Some(18.0)],
        reference_label: text("Alle"),
        breaks: vec![TrendBreak {
            before: 1,
            label: text("Andere definitie"),
        }],
        whole: false,
    };
    insta::assert_snapshot!(outline(Body::Multiples(multiples)), @r#"
    reeksen 720x228
    rooster [rooster] line 28,118 360,118
    rooster [rooster] line 28,86 360,86
    rooster [rooster] line 28,54 360,54
    rooster [lijn] line 194,54 194,150
    rooster [rooster] line 382,118 714,118
    rooster [rooster] line 382,86 714,86
    rooster [rooster] line 382,54 714,54
    rooster [lijn] line 548,54 548,150
    merken [l2] line 0,9.5 14,9.5
    merken [nul] line 28,150 360,150
    merken [breuk] line 194,136 197,139 191,142 197,145 194,148
    merken [m1] dot 111,118 r3
    merken [m1] dot 277,86 r3
    merken [m1] dot 277,86 r4
    merken [nul] line 382,150 714,150
    merken [breuk] line 548,136 551,139 545,142 551,145 548,148
    merken [m1] dot 631,54 r3
    merken [m1] dot 631,54 r4
    merken [leeg] hatch Up 460,142 470,150
    merken [breuk] line 6,181.5 9,184.5 3,187.5 9,190.5 6,193.5
    merken [leeg] hatch Up 0,208.5 12,220.5
    labels [-] text 20,14.6 Start "Alle"
    labels [-] text 28,41.6 Start "Zeist"
    labels [vet] text 360,41.6 End "20%"
    labels [as] text 20,154.8 End "0"
    labels [as] text 20,122.8 End "10"
    labels [as] text 20,90.8 End "20"
    labels [as] text 20,58.8 End "30"
    labels [as] text 28,169.8 Start "2022"
    labels [as] text 360,169.8 End "2023"
    labels [-] text 382,41.6 Start "Utrecht"
    labels [vet] text 714,41.6 End "30%"
    labels [as] text 382,169.8 Start "2022"
    labels [as] text 714,169.8 End "2023"
    labels [-] text 20,192.6 Start "Andere definitie"
    labels [-] text 20,219.6 Start "niet gemeten"
    "#);
}

#[test]
fn a_survival_curve_goes_in_steps_within_its_band() {
    let step = |month, percent, interval| SurvivalStep {
        month,
        percent,
        interval,
    };
    let survival = Survival {
        across_label: text("Maanden"),
        up_label: text("Nog in de bijstand"),
        steps: vec![
            step(0.0, 100.0, Some((100.0, 100.0))),
            step(6.0, 80.0, Some((70.0, 90.0))),
            step(12.0, 50.0, Some((35.0, 65.0))),
        ],
        joined: false,
        band_label: text("Interval"),
        censored: vec![9.0],
        censored_label: text("niet langer gevolgd"),
        readings: vec![Reading {
            month: 12.0,
            label: text("50%"),
        }],
        at_risk: vec![
            AtRisk {
                month: 0.0,
                text: text("40"),
            },
            AtRisk {
                month: 12.0,
                text: text("18"),
            },
        ],
        at_risk_label: text("Nog gevolgd"),
    };
    insta::assert_snapshot!(outline(Body::Survival(survival)), @r#"
    overleving 720x390
    rooster [band] rect 0,25.5 12,37.5
    rooster [band] polygon 37,53 369.5,53 369.5,77 702,77 702,137 702,209 702,125 369.5,125 369.5,53 37,53
    rooster [rooster] line 37,245 702,245
    rooster [rooster] line 37,197 702,197
    rooster [rooster] line 37,149 702,149
    rooster [rooster] line 37,101 702,101
    rooster [rooster] line 37,53 702,53
    rooster [lijn] line 702,173 702,293
    rooster [lijn] line 37,293 37,298
    rooster [lijn] line 147.8,293 147.8,298
    rooster [lijn] line 258.6,293 258.6,298
    rooster [lijn] line 369.5,293 369.5,298
    rooster [lijn] line 480.3,293 480.3,298
    rooster [lijn] line 591.1,293 591.1,298
    rooster [lijn] line 702,293 702,298
    rooster [rooster] line 37,345 702,345
    merken [l1] line 107,31.5 119,31.5
    merken [fijn] line 113,27.5 113,35.5
    merken [nul] line 37,293 702,293
    merken [l1] line 37,53 369.5,53 369.5,101 702,101 702,173
    merken [fijn] line 535.7,97 535.7,105
    merken [hol] dot 702,173 r6.5
    merken [m1] dot 702,173 r5
    labels [as] text 0,13.8 Start "Nog in de bijstand"
    labels [-] text 20,36.6 Start "Interval"
    labels [-] text 127,36.6 Start "niet langer gevolgd"
    labels [as] text 29,297.8 End "0"
    labels [as] text 29,249.8 End "20"
    labels [as] text 29,201.8 End "40"
    labels [as] text 29,153.8 End "60"
    labels [as] text 29,105.8 End "80"
    labels [as] text 29,57.8 End "100"
    labels [vet rand] text 700,162 End "50%"
    labels [as] text 37,314.8 Middle "0"
    labels [as] text 147.8,314.8 Middle "2"
    labels [as] text 258.6,314.8 Middle "4"
    labels [as] text 369.5,314.8 Middle "6"
    labels [as] text 480.3,314.8 Middle "8"
    labels [as] text 591.1,314.8 Middle "10"
    labels [as] text 702,314.8 Middle "12"
    labels [as] text 0,332.8 Start "Maanden"
    labels [as] text 0,362.8 Start "Nog gevolgd"
    labels [-] text 37,381.6 Middle "40"
    labels [-] text 702,381.6 Middle "18"
    "#);
}

#[test]
fn a_survival_known_at_some_months_only_has_joined_points_with_bars() {
    let step = |month, percent, interval| SurvivalStep {
        month,
        percent,
        interval,
    };
    let survival = Survival {
        across_label: text("Maanden"),
        up_label: text("Nog in de bijstand"),
        steps: vec![
            step(0.0, 100.0, None),
            step(6.0, 80.0, Some((70.0, 90.0))),
            step(12.0, 50.0, Some((35.0, 65.0))),
        ],
        joined: true,
        band_label: text("Interval"),
        readings: vec![Reading {
            month: 12.0,
            label: text("50%"),
        }],
        ..Survival::default()
    };
    insta::assert_snapshot!(outline(Body::Survival(survival)), @r#"
    overleving 720x341
    rooster [rooster] line 37,245 702,245
    rooster [rooster] line 37,197 702,197
    rooster [rooster] line 37,149 702,149
    rooster [rooster] line 37,101 702,101
    rooster [rooster] line 37,53 702,53
    rooster [lijn] line 37,293 37,298
    rooster [lijn] line 147.8,293 147.8,298
    rooster [lijn] line 258.6,293 258.6,298
    rooster [lijn] line 369.5,293 369.5,298
    rooster [lijn] line 480.3,293 480.3,298
    rooster [lijn] line 591.1,293 591.1,298
    rooster [lijn] line 702,293 702,298
    merken [fijn] line 0,31.5 14,31.5
    merken [nul] line 37,293 702,293
    merken [l1] line 37,53 369.5,101 702,173
    merken [fijn] line 369.5,125 369.5,77
    merken [fijn] line 365.5,125 373.5,125
    merken [fijn] line 365.5,77 373.5,77
    merken [fijn] line 702,209 702,137
    merken [fijn] line 698,209 706,209
    merken [fijn] line 698,137 706,137
    merken [hol] dot 702,173 r6.5
    merken [m1] dot 702,173 r5
    labels [as] text 0,13.8 Start "Nog in de bijstand"
    labels [-] text 20,36.6 Start "Interval"
    labels [as] text 29,297.8 End "0"
    labels [as] text 29,249.8 End "20"
    labels [as] text 29,201.8 End "40"
    labels [as] text 29,153.8 End "60"
    labels [as] text 29,105.8 End "80"
    labels [as] text 29,57.8 End "100"
    labels [vet rand] text 700,154 End "50%"
    labels [as] text 37,314.8 Middle "0"
    labels [as] text 147.8,314.8 Middle "2"
    labels [as] text 258.6,314.8 Middle "4"
    labels [as] text 369.5,314.8 Middle "6"
    labels [as] text 480.3,314.8 Middle "8"
    labels [as] text 591.1,314.8 Middle "10"
    labels [as] text 702,314.8 Middle "12"
    labels [as] text 0,332.8 Start "Maanden"
    "#);
}

#[test]
fn pace_holds_each_month_against_its_schedule() {
    let month = |label, realised: Option<f64>, target, target_text| PaceMonth {
        label: text(label),
        realised,
        text: realised.map_or_else(String::new, |value| format!("{value}")),
        target: Some(target),
        target_text: text(target_text),
    };
    let pace = Pace {
        realised_label: text("Gehuisvest"),
        target_label: text("Op schema"),
        start: Some(-2.0),
        start_label: text("begin"),
        start_text: text("−2"),
        start_name: text("Achterstand"),
        months: vec![
            month("jul", Some(12.0), 10.0, "schema 10"),
            month("aug", Some(15.0), 20.0, "schema 20"),
            month("sep", None, 30.0, "taakstelling 30"),
        ],
    };
    insta::assert_snapshot!(outline(Body::Pace(pace)), @r#"
    tempo 720x321
    rooster [rooster] line 40,292 716,292
    rooster [rooster] line 40,187 716,187
    rooster [rooster] line 40,134.5 716,134.5
    rooster [rooster] line 40,82 716,82
    merken [m1] rect 0,3.5 12,15.5
    merken [doel] line 0,28.5 14,28.5
    merken [m3] rect 0,41.5 12,53.5
    merken [arcering] hatch Up 0,41.5 12,53.5
    merken [nul] line 40,239.5 716,239.5
    merken [m1] rect 242.8,176.5 344.2,239.5
    merken [zoom] line 222.5,187 364.4,187
    merken [doel] line 222.5,187 364.4,187
    merken [m1] rect 411.8,160.8 513.2,239.5
    merken [zoom] line 391.5,134.5 533.4,134.5
    merken [doel] line 391.5,134.5 533.4,134.5
    merken [zoom] line 560.5,82 702.4,82
    merken [doel] line 560.5,82 702.4,82
    merken [m3] rect 73.8,239.5 175.2,250
    merken [arcering] hatch Up 73.8,239.5 175.2,250
    labels [-] text 20,14.6 Start "Gehuisvest"
    labels [-] text 20,33.6 Start "Op schema"
    labels [-] text 20,52.6 Start "Achterstand"
    labels [as] text 32,296.8 End "−10"
    labels [as] text 32,244.3 End "0"
    labels [as] text 32,191.8 End "10"
    labels [as] text 32,139.3 End "20"
    labels [as] text 32,86.8 End "30"
    labels [as rand] text 124.5,265.2 Middle "−2"
    labels [rand] text 462.5,127.5 Middle "schema 20"
    labels [rand] text 631.5,75 Middle "taakstelling 30"
    labels [op] text 293.5,232.5 Middle "12"
    labels [vet rand] text 462.5,154.8 Middle "15"
    labels [as] text 293.5,312.8 Middle "jul"
    labels [as] text 462.5,312.8 Middle "aug"
    labels [as] text 631.5,312.8 Middle "sep"
    labels [as] text 124.5,312.8 Middle "begin"
    "#);
}

#[test]
fn an_action_has_the_shape_and_the_word_of_its_status() {
    let action = |label, due: &[usize], status, word| AgendaAction {
        label: text(label),
        due: due.to_vec(),
        status,
        status_label: text(word),
    };
    let agenda = Agenda {
        quarters: vec![text("Q1"), text("Q2")],
        actions: vec![
            action("Intake", &[0], ActionStatus::Done, "gereed"),
            action("Overleg", &[0, 1], ActionStatus::OnCourse, "op koers"),
            action("Inkoop", &[1], ActionStatus::Late, "vertraagd"),
            action("Evaluatie", &[1], ActionStatus::NotStarted, "niet gestart"),
        ],
        today: Some(0.5),
        today_label: text("stand op 15 februari"),
    };
    insta::assert_snapshot!(outline(Body::Agenda(agenda)), @r#"
    agenda 720x170
    rooster [rooster] line 0,42 720,42
    rooster [rooster] line 0,73 720,73
    rooster [rooster] line 87,42 87,73
    rooster [rooster] line 340.5,42 340.5,73
    rooster [rooster] line 594,42 594,73
    rooster [rooster] line 0,73 720,73
    rooster [rooster] line 0,104 720,104
    rooster [rooster] line 87,73 87,104
    rooster [rooster] line 340.5,73 340.5,104
    rooster [rooster] line 594,73 594,104
    rooster [rooster] line 0,104 720,104
    rooster [rooster] line 0,135 720,135
    rooster [rooster] line 87,104 87,135
    rooster [rooster] line 340.5,104 340.5,135
    rooster [rooster] line 594,104 594,135
    rooster [rooster] line 0,135 720,135
    rooster [rooster] line 0,166 720,166
    rooster [rooster] line 87,135 87,166
    rooster [rooster] line 340.5,135 340.5,166
    rooster [rooster] line 594,135 594,166
    merken [l2] line 213.7,42 213.7,166
    merken [m1] dot 213.7,57.5 r6.5
    merken [m1] dot 616.5,57.5 r6.5
    merken [m1] dot 213.7,88.5 r6.5
    merken [hol] dot 213.7,88.5 r4
    merken [m1] dot 467.2,88.5 r6.5
    merken [hol] dot 467.2,88.5 r4
    merken [m1] dot 616.5,88.5 r6.5
    merken [hol] dot 616.5,88.5 r4
    merken [m2] polygon 467.2,113 473.7,126 460.7,126
    merken [m2] polygon 616.5,113 623,126 610,126
    merken [m3] rect 461.2,144.5 473.2,156.5
    merken [hol] rect 463.2,146.5 471.2,154.5
    merken [m3] rect 610.5,144.5 622.5,156.5
    merken [hol] rect 612.5,146.5 620.5,154.5
    labels [as] text 213.7,13.8 Middle "stand op 15 februari"
    labels [as] text 213.7,33.8 Middle "Q1"
    labels [as] text 467.2,33.8 Middle "Q2"
    labels [-] text 0,62.6 Start "Intake"
    labels [-] text 631,62.6 Start "gereed"
    labels [-] text 0,93.6 Start "Overleg"
    labels [-] text 631,93.6 Start "op koers"
    labels [-] text 0,124.6 Start "Inkoop"
    labels [-] text 631,124.6 Start "vertraagd"
    labels [-] text 0,155.6 Start "Evaluatie"
    labels [-] text 631,155.6 Start "niet gestart"
    "#);
}

#[test]
fn strips_from_in_to_out_are_to_scale() {
    let part = |label, value: Option<f64>| PassagePart {
        label: text(label),
        value,
        value_label: value.map_or_else(|| text("geheim"), |value| format!("{value}")),
    };
    let passage = Passage {
        left_label: text("In"),
        right_label: text("Uit"),
        stock_label: text("Bijstand"),
        before: part("begin", Some(60.0)),
        inflow: vec![part("nieuw", Some(40.0))],
        after: part("eind", Some(75.0)),
        outflow: vec![part("werk", Some(25.0)), part("overlijden", None)],
    };
    insta::assert_snapshot!(outline(Body::Passage(passage)), @r#"
    doorstroom 720x338
    merken [m3] polygon 53,51 63,51 87.3,51.1 111.7,51.2 136,51.5 160.3,51.8 184.7,52.1 209,52.5 233.3,52.9 257.7,53.2 282,53.5 306.3,53.8 330.7,53.9 355,54 355,204 330.7,203.9 306.3,203.8 282,203.5 257.7,203.2 233.3,202.9 209,202.5 184.7,202.1 160.3,201.8 136,201.5 111.7,201.2 87.3,201.1 63,201 53,201
    merken [m1] polygon 53,209 63,209 87.3,208.9 111.7,208.8 136,208.5 160.3,208.2 184.7,207.9 209,207.5 233.3,207.1 257.7,206.8 282,206.5 306.3,206.2 330.7,206.1 355,206 355,306 330.7,306.1 306.3,306.2 282,306.5 257.7,306.8 233.3,307.1 209,307.5 184.7,307.9 160.3,308.2 136,308.5 111.7,308.8 87.3,308.9 63,309 53,309
    merken [m3] polygon 637,28 627,28 605.2,28.5 583.3,29.9 561.5,32.1 539.7,34.7 517.8,37.8 496,41 474.2,44.2 452.3,47.3 430.5,49.9 408.7,52.1 386.8,53.5 365,54 365,241.5 386.8,241 408.7,239.6 430.5,237.4 452.3,234.8 474.2,231.7 496,228.5 517.8,225.3 539.7,222.2 561.5,219.6 583.3,217.4 605.2,216 627,215.5 637,215.5
    merken [m2] polygon 637,223.5 627,223.5 605.2,223.9 583.3,225 561.5,226.6 539.7,228.7 517.8,231 496,233.5 474.2,236 452.3,238.3 430.5,240.4 408.7,242 386.8,243.1 365,243.5 365,306 386.8,305.6 408.7,304.5 430.5,302.9 452.3,300.8 474.2,298.5 496,296 517.8,293.5 539.7,291.2 561.5,289.1 583.3,287.5 605.2,286.4 627,286 637,286
    merken [leeg] hatch Up 625,307 637,319
    merken [voorraad] line 360,54 360,306
    labels [as] text 0,13.8 Start "In"
    labels [as] text 360,13.8 Middle "Bijstand"
    labels [as] text 720,13.8 End "Uit"
    labels [vet] text 45,121.6 End "60"
    labels [-] text 45,140.6 End "begin"
    labels [vet] text 45,254.6 End "40"
    labels [-] text 45,273.6 End "nieuw"
    labels [vet] text 645,117.4 Start "75"
    labels [-] text 645,136.4 Start "eind"
    labels [vet] text 645,250.4 Start "25"
    labels [-] text 645,269.4 Start "werk"
    labels [vet] text 645,308.6 Start "geheim"
    labels [-] text 645,327.6 Start "overlijden"
    "#);
}
