//! What every picture must hold to, on ordinary and on hostile input.

// Helpers of tests may stop a test, as the tests themselves may.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

mod outlines;
mod outlines_more;
mod samples;

use ijkpunt_charts::{Area, Chart, Mark, Shape, Spark};

fn texts(marks: &[Mark]) -> Vec<(&str, Area)> {
    let lines = marks.iter().filter_map(|mark| match &mark.shape {
        Shape::Text(line) => Some((line.text.as_str(), line.area())),
        _ => None,
    });
    lines.collect()
}

/// Both layouts of every sample, with the size of the picture in tenths as its viewBox has it.
fn pictures() -> Vec<(String, Vec<Mark>, i32, i32)> {
    let charts = samples::normal().into_iter().chain(samples::hostile());
    charts
        .flat_map(|chart| {
            let wide = (chart.svg(), chart.marks(), "wide");
            let narrow = (chart.svg_narrow(), chart.marks_narrow(), "narrow");
            [wide, narrow].map(|(svg, marks, format)| {
                let size = svg
                    .split("viewBox=\"0 0 ")
                    .nth(1)
                    .unwrap()
                    .split('"')
                    .next()
                    .unwrap();
                let (width, height) = size.split_once(' ').unwrap();
                let tenths = |text: &str| text.parse::<i32>().unwrap() * 10;
                (
                    format!("{} {format}", chart.id),
                    marks,
                    tenths(width),
                    tenths(height),
                )
            })
        })
        .collect()
}

#[test]
fn no_text_covers_another_or_runs_off_the_picture() {
    for (name, marks, width, height) in pictures() {
        let texts = texts(&marks);
        for (i, (text, area)) in texts.iter().enumerate() {
            let inside = area.left >= 0 && area.top >= 0;
            let inside = inside && area.right <= width && area.bottom <= height;
            assert!(
                inside,
                "{name}: {text:?} at {area:?} leaves {width}x{height}"
            );
            for (other, other_area) in &texts[i + 1..] {
                let apart = !area.overlaps(other_area);
                assert!(
                    apart,
                    "{name}: {text:?} {area:?} covers {other:?} {other_area:?}"
                );
            }
        }
    }
}

#[test]
fn no_value_stands_across_the_target_or_the_capacity() {
    for (name, marks, ..) in pictures() {
        let lines = marks.iter().filter_map(|mark| match &mark.shape {
            Shape::Line(points) if ["doel", "l2"].contains(&mark.class.name()) => Some(points),
            _ => None,
        });
        for ends in lines.flat_map(|points| points.windows(2)) {
            let line = Area {
                left: ends[0].0.min(ends[1].0) - 5,
                top: ends[0].1.min(ends[1].1) - 5,
                right: ends[0].0.max(ends[1].0) + 5,
                bottom: ends[0].1.max(ends[1].1) + 5,
            };
            for mark in marks.iter().filter(|mark| mark.class.name() != "op") {
                if let Shape::Text(text) = &mark.shape {
                    assert!(!text.area().overlaps(&line), "{name}: {text:?} on {line:?}");
                }
            }
        }
    }
}

#[test]
fn every_mark_stays_on_the_picture() {
    for (name, marks, width, height) in pictures() {
        for mark in marks {
            let points = match &mark.shape {
                Shape::Rect(a) | Shape::Hatch(a, _) => vec![(a.left, a.top), (a.right, a.bottom)],
                Shape::Line(points) | Shape::Polygon(points) => points.clone(),
                Shape::Dot((x, y), r) => vec![(x - r, y - r), (x + r, y + r)],
                Shape::Text(_) => continue,
            };
            for (x, y) in points {
                let inside = (0..=width).contains(&x) && (0..=height).contains(&y);
                assert!(inside, "{name}: {mark:?} leaves {width}x{height}");
            }
        }
    }
}

/// Reads tags one by one and checks that each is closed by its own name.
fn check_well_formed(svg: &str) {
    let mut open: Vec<&str> = Vec::new();
    let mut rest = svg;
    while let Some((before, after)) = rest.split_once('<') {
        assert!(
            !before.contains('>') || open.last() == Some(&"style"),
            "stray >: {before}"
        );
        for piece in before.split('&').skip(1) {
            let entity = piece.split(';').next().unwrap();
            assert!(
                ["amp", "lt", "gt", "quot"].contains(&entity),
                "stray &: {piece}"
            );
        }
        let (tag, after) = after.split_once('>').expect("an unclosed tag");
        assert_eq!(tag.matches('"').count() % 2, 0, "an open attribute: {tag}");
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop(), Some(name));
        } else if !tag.ends_with('/') {
            open.push(tag.split(' ').next().unwrap());
        }
        rest = after;
    }
    assert!(
        open.is_empty() && rest.is_empty(),
        "left open: {open:?} {rest}"
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
