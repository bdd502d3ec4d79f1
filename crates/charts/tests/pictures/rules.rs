//! What a picture must hold to, whatever it shows.

use ijkpunt_charts::{Area, Chart, Mark, Shape};

/// One layout of a chart, with the size of the picture in tenths as its viewBox has it.
pub struct Picture {
    pub name: String,
    pub marks: Vec<Mark>,
    width: i32,
    height: i32,
}

/// Both layouts of a chart.
pub fn both(chart: &Chart) -> [Picture; 2] {
    let wide = (chart.svg(), chart.marks(), "wide");
    let narrow = (chart.svg_narrow(), chart.marks_narrow(), "narrow");
    [wide, narrow].map(|(svg, marks, format)| {
        let size = svg.split("viewBox=\"0 0 ").nth(1).unwrap();
        let (width, height) = size.split('"').next().unwrap().split_once(' ').unwrap();
        let tenths = |text: &str| text.parse::<i32>().unwrap() * 10;
        Picture {
            name: format!("{} {format}", chart.id),
            marks,
            width: tenths(width),
            height: tenths(height),
        }
    })
}

/// Each text with the box that it needs.
pub fn texts(marks: &[Mark]) -> Vec<(&str, Area)> {
    let lines = marks.iter().filter_map(|mark| match &mark.shape {
        Shape::Text(line) => Some((line.text.as_str(), line.area())),
        _ => None,
    });
    lines.collect()
}

/// The box around some points.
fn around(points: &[(i32, i32)]) -> Area {
    let x = || points.iter().map(|point| point.0);
    let y = || points.iter().map(|point| point.1);
    Area {
        left: x().min().unwrap(),
        top: y().min().unwrap(),
        right: x().max().unwrap(),
        bottom: y().max().unwrap(),
    }
}

/// The box around what a mark paints; none for a text.
fn painted(shape: &Shape) -> Option<Area> {
    match shape {
        Shape::Rect(area) | Shape::Hatch(area, _) => Some(*area),
        Shape::Line(points) | Shape::Polygon(points) => Some(around(points)),
        Shape::Dot((x, y), r) => Some(around(&[(x - r, y - r), (x + r, y + r)])),
        Shape::Text(_) => None,
    }
}

/// Whether a straight stroke runs through a box, or by it within half a unit: looked for at a
/// thousand places along it.
fn runs_through(ends: &[(i32, i32)], area: &Area) -> bool {
    let [from, to] = ends else { return false };
    (0..=1000).any(|i| {
        let at = |from: i32, to: i32| from + (to - from) * i / 1000;
        let (x, y) = (at(from.0, to.0), at(from.1, to.1));
        (area.left - 5 < x && x < area.right + 5) && (area.top - 5 < y && y < area.bottom + 5)
    })
}

impl Picture {
    /// No text covers another or runs off the picture.
    pub fn check_texts(&self) {
        let (name, width, height) = (&self.name, self.width, self.height);
        let texts = texts(&self.marks);
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

    /// No value stands across the target or the capacity, the median or the run date.
    pub fn check_lines(&self) {
        let lines = self.marks.iter().filter_map(|mark| match &mark.shape {
            Shape::Line(points) if ["doel", "l2"].contains(&mark.class.name()) => Some(points),
            _ => None,
        });
        for ends in lines.flat_map(|points| points.windows(2)) {
            for mark in self.marks.iter().filter(|mark| mark.class.name() != "op") {
                if let Shape::Text(text) = &mark.shape {
                    let apart = !runs_through(ends, &text.area());
                    assert!(apart, "{}: {text:?} on {ends:?}", self.name);
                }
            }
        }
    }

    /// No text without a rim stands on a fill, where it could not be read, and what is to stand
    /// on a fill does.
    pub fn check_fills(&self) {
        let is_fill = |mark: &&Mark| ["m1", "m2", "m3", "m4"].contains(&mark.class.name());
        let fills: Vec<Area> = self
            .marks
            .iter()
            .filter(is_fill)
            .filter_map(|mark| painted(&mark.shape))
            .collect();
        for mark in &self.marks {
            let Shape::Text(text) = &mark.shape else {
                continue;
            };
            let area = text.area();
            if mark.class.name() == "op" {
                let holds = |fill: &Area| {
                    fill.left <= area.left
                        && fill.top <= area.top
                        && fill.right >= area.right
                        && fill.bottom >= area.bottom
                };
                let held = fills.iter().any(holds);
                assert!(held, "{}: {text:?} hangs over its fill", self.name);
            } else if !mark.class.name().ends_with("rand") {
                let clear = !fills.iter().any(|fill| fill.overlaps(&area));
                assert!(clear, "{}: {text:?} on a fill", self.name);
            }
        }
    }

    /// Every mark stays on the picture.
    pub fn check_marks(&self) {
        let (width, height) = (self.width, self.height);
        for mark in &self.marks {
            let Some(area) = painted(&mark.shape) else {
                continue;
            };
            let inside = area.left >= 0 && area.top >= 0;
            let inside = inside && area.right <= width && area.bottom <= height;
            assert!(inside, "{}: {mark:?} leaves {width}x{height}", self.name);
        }
    }
}

/// Reads tags one by one and checks that each is closed by its own name.
pub fn check_well_formed(svg: &str) {
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
