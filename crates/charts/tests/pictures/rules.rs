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

fn corners(area: &Area) -> Vec<(i32, i32)> {
    let (left, top, right, bottom) = (area.left, area.top, area.right, area.bottom);
    vec![(left, top), (right, top), (right, bottom), (left, bottom)]
}

/// How far two forms with straight edges are apart; zero where they share an inside or an edge.
pub fn gap(one: &[(i32, i32)], other: &[(i32, i32)]) -> f64 {
    if inside(one, other[0]) || inside(other, one[0]) {
        return 0.0;
    }
    let mut least = f64::INFINITY;
    for a in edges(one) {
        for b in edges(other) {
            if cross(a, b) {
                return 0.0;
            }
            for (point, edge) in [(a.0, b), (a.1, b), (b.0, a), (b.1, a)] {
                least = least.min(distance(point, edge));
            }
        }
    }
    least
}

type Point = (f64, f64);

fn edges(form: &[(i32, i32)]) -> Vec<(Point, Point)> {
    let point = |at: usize| (f64::from(form[at].0), f64::from(form[at].1));
    let ends = (0..form.len()).map(|at| (at, (at + 1) % form.len()));
    ends.map(|(from, to)| (point(from), point(to))).collect()
}

/// Whether a point lies within a form: a ray to the right leaves it an odd number of times.
fn inside(form: &[(i32, i32)], point: (i32, i32)) -> bool {
    let (x, y) = (f64::from(point.0), f64::from(point.1));
    let left = edges(form).into_iter().filter(|((x1, y1), (x2, y2))| {
        let spans = (*y1 > y) != (*y2 > y);
        spans && x < x1 + (y - y1) / (y2 - y1) * (x2 - x1)
    });
    left.count() % 2 == 1
}

/// Whether two edges cross.
fn cross(a: (Point, Point), b: (Point, Point)) -> bool {
    let side = |edge: (Point, Point), point: Point| {
        let ((x1, y1), (x2, y2)) = edge;
        (x2 - x1) * (point.1 - y1) - (y2 - y1) * (point.0 - x1)
    };
    side(a, b.0) * side(a, b.1) < 0.0 && side(b, a.0) * side(b, a.1) < 0.0
}

/// From a point to the nearest place of an edge.
fn distance(point: Point, edge: (Point, Point)) -> f64 {
    let ((x1, y1), (x2, y2)) = edge;
    let (dx, dy) = (x2 - x1, y2 - y1);
    let long = dx * dx + dy * dy;
    let along = match long > 0.0 {
        true => (((point.0 - x1) * dx + (point.1 - y1) * dy) / long).clamp(0.0, 1.0),
        false => 0.0,
    };
    (point.0 - x1 - along * dx).hypot(point.1 - y1 - along * dy)
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

    /// Two fills of different series never touch: a seam of paper of at least one unit parts them, since
    /// no palette of four keeps 3 : 1 between all its colours. Where strips bend steeply their seam is half
    /// of that. Dots are left out: those of a line have the colour of their own line, and lie on it.
    pub fn check_seams(&self) {
        const SERIES: [&str; 4] = ["m1", "m2", "m3", "m4"];
        let filled = self.marks.iter().filter_map(|mark| {
            let class = mark.class.name();
            let corners = match &mark.shape {
                Shape::Rect(area) => corners(area),
                Shape::Polygon(points) => points.clone(),
                _ => return None,
            };
            SERIES.contains(&class).then_some((class, corners))
        });
        let filled: Vec<(&str, Vec<(i32, i32)>)> = filled.collect();
        for (i, (class, form)) in filled.iter().enumerate() {
            let others = filled.iter().skip(i + 1);
            for (other, other_form) in others.filter(|(other, _)| other != class) {
                let gap = gap(form, other_form);
                let least = if form.len() > 4 { 5.0 } else { 10.0 };
                let rimmed = self.has_rim(form) || self.has_rim(other_form);
                assert!(
                    gap >= least || rimmed,
                    "{}: {class} {form:?} and {other} {other_form:?} are {gap:.1} tenths apart",
                    self.name
                );
            }
        }
    }

    /// Whether paper was laid below a bar that shows above and below it.
    fn has_rim(&self, form: &[(i32, i32)]) -> bool {
        let area = around(form);
        self.marks.iter().any(|mark| match &mark.shape {
            Shape::Rect(paper) if mark.class.name() == "hol" => {
                paper.top <= area.top - 10
                    && paper.bottom >= area.bottom + 10
                    && paper.left <= area.left
                    && paper.right >= area.right
            }
            _ => false,
        })
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
