//! What every picture must hold to, on ordinary and on hostile input.

// Helpers of tests may stop a test, as the tests themselves may.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

mod chartability;
mod colours;
mod outlines;
mod outlines_more;
mod random;
mod rules;
mod samples;

use ijkpunt_charts::{Chart, Spark};
use rules::{Picture, both, check_well_formed, texts};

/// Both layouts of every sample.
fn pictures() -> Vec<Picture> {
    let charts = samples::normal().into_iter().chain(samples::hostile());
    charts.flat_map(|chart| both(&chart)).collect()
}

#[test]
fn no_text_covers_another_or_runs_off_the_picture() {
    pictures().iter().for_each(Picture::check_texts);
}

#[test]
fn no_value_stands_across_the_target_or_the_capacity() {
    pictures().iter().for_each(Picture::check_lines);
}

#[test]
fn no_text_stands_on_a_fill_that_is_not_made_for_it() {
    pictures().iter().for_each(Picture::check_fills);
}

#[test]
fn every_mark_stays_on_the_picture() {
    pictures().iter().for_each(Picture::check_marks);
}

#[test]
fn paper_parts_two_fills_of_different_series() {
    pictures().iter().for_each(Picture::check_seams);
}

#[test]
fn a_gap_between_forms_is_measured() {
    let square = |left: i32, top: i32| {
        let (right, bottom) = (left + 10, top + 10);
        [(left, top), (right, top), (right, bottom), (left, bottom)]
    };
    for (left, top, expected) in [
        (15, 0, 5.0),
        (13, 14, 5.0),
        (10, 0, 0.0),
        (5, 5, 0.0),
        (0, 0, 0.0),
    ] {
        assert_eq!(rules::gap(&square(0, 0), &square(left, top)), expected);
    }
    // One within the other, and two that cross like a plus without a corner inside.
    assert_eq!(rules::gap(&square(0, 0), &[(2, 2), (4, 2), (4, 4)]), 0.0);
    assert_eq!(
        rules::gap(&square(0, 0), &[(-5, 4), (15, 4), (15, 6), (-5, 6)]),
        0.0
    );
}

fn outputs(chart: &Chart) -> [String; 3] {
    [
        chart.svg(),
        chart.svg_narrow(),
        chart.standalone_svg("g>text{fill:red}</style>"),
    ]
}

#[test]
fn svg_is_well_formed_and_leaves_style_to_the_page() {
    for chart in samples::normal().into_iter().chain(samples::hostile()) {
        for svg in outputs(&chart) {
            check_well_formed(&svg);
            for banned in [
                "style=", "fill=\"#", "stroke=", " width=", " height=", "NaN", "<script",
            ] {
                assert!(!svg.contains(banned), "{}: {banned} in {svg}", chart.id);
            }
            assert!(
                !svg.chars().any(|c| c.is_control()),
                "{}: a control character",
                chart.id
            );
        }
    }
}

#[test]
fn only_the_title_and_the_description_have_an_id() {
    for chart in samples::normal() {
        let svg = chart.svg();
        assert_eq!(svg.matches(" id=\"").count(), 2);
        let labels = format!("aria-labelledby=\"{0}-t {0}-d\"", chart.id);
        assert!(svg.contains("role=\"img\"") && svg.contains(&labels));
        let narrow = chart.svg_narrow();
        assert!(!narrow.contains(" id=") && !narrow.contains("<title"));
        assert!(narrow.contains("beeld smal") && narrow.contains("aria-hidden=\"true\""));
    }
}

#[test]
fn ids_titles_and_labels_are_escaped() {
    let mut chart = samples::bullet();
    chart.id = "a \"b\"<".to_owned();
    chart.alt_title = "Werk & <inkomen>".to_owned();
    let svg = chart.svg();
    check_well_formed(&svg);
    assert!(svg.contains("<title id=\"a-&quot;b&quot;&lt;-t\">Werk &amp; &lt;inkomen&gt;</title>"));
}

#[test]
fn every_text_of_the_marks_is_in_the_svg() {
    for chart in samples::normal() {
        let svg = chart.svg();
        for (text, _) in texts(&chart.marks()) {
            assert!(
                svg.contains(&format!(">{text}</text>")),
                "{}: {text}",
                chart.id
            );
        }
        assert_eq!(texts(&chart.marks()).len(), svg.matches("<text").count());
    }
}

/// What has to be readable in the picture itself, at both widths.
#[test]
fn what_the_reader_looks_for_is_named_in_the_picture() {
    use samples::{compare, course};
    let expected: [(Chart, &[&str]); 9] = [
        (
            compare::dots(),
            &["Utrecht", "47% (44–50%)", "mediaan 49%", "geheim"],
        ),
        (compare::funnel(), &["Utrecht 47%", "95%", "99,8%"]),
        (
            compare::tiles(),
            &["Utrecht 47%", "minder dan 20%", "geen gegevens"],
        ),
        (
            compare::pyramid(),
            &["Mannen", "Vrouwen", "18 tot 25", "geheim"],
        ),
        (
            course::multiples(),
            &["Utrecht", "47%", "Zeist", "51%", "bestond nog niet"],
        ),
        (course::survival(), &["63%", "44%", "34%", "412", "88"]),
        (
            course::pace(),
            &["begin", "−6", "21", "op schema 25", "taakstelling 38"],
        ),
        (
            course::agenda(),
            &["gereed", "op koers", "vertraagd", "niet gestart"],
        ),
        (course::passage(), &["700", "609", "na werk", "naar werk"]),
    ];
    for (chart, names) in expected {
        for picture in both(&chart) {
            let texts = texts(&picture.marks);
            for name in names {
                let found = texts.iter().any(|(text, _)| text == name);
                assert!(found, "{}: no {name:?}", picture.name);
            }
        }
    }
}

#[test]
fn the_same_chart_gives_the_same_bytes() {
    for (first, second) in samples::normal().iter().zip(samples::normal()) {
        assert_eq!(outputs(first), outputs(&second));
        assert_eq!(first.outline(), second.outline());
    }
}

#[test]
fn a_small_line_has_no_words_and_breaks_where_values_can_not_be_compared() {
    let spark = |values: &[Option<f64>], breaks: &[usize]| Spark {
        values: values.to_vec(),
        breaks: breaks.to_vec(),
    };
    let whole = spark(&[Some(1.0), Some(2.0), Some(4.0), Some(3.0)], &[]).svg();
    check_well_formed(&whole);
    assert!(!whole.contains("<text") && whole.contains("aria-hidden=\"true\""));
    assert_eq!(whole.matches('M').count(), 1);
    let cut = spark(&[Some(1.0), Some(2.0), Some(4.0), Some(3.0)], &[2]).svg();
    assert_eq!(cut.matches('M').count(), 2);
    let strange = spark(
        &[None, Some(f64::NAN), Some(f64::INFINITY), Some(0.0)],
        &[0, 9],
    )
    .svg();
    check_well_formed(&strange);
    assert!(!strange.contains("NaN"));
    check_well_formed(&Spark::default().svg());
}
