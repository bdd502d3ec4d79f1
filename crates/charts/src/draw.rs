//! Marks to SVG: plotters' elements on our backend, and the frame around them.

use std::cell::RefCell;
use std::fmt::Write;
use std::rc::Rc;

use plotters::coord::Shift;
use plotters::drawing::DrawingArea;
use plotters::element::{Circle, PathElement, Polygon, Rectangle, Text};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, FontDesc, FontFamily, FontStyle, RGBColor, TextStyle};

use crate::backend::{SvgBackend, escape};
use crate::mark::{Anchor, Area, Class, Layer, Line, Mark, Shape, Slope, descent};
use crate::scale::tenths;
use crate::scene::{Format, Scene};
use crate::view::Chart;

/// Distance between two lines of hatching over a fill, in tenths.
const HATCH_STEP: i32 = 80;
/// As `HATCH_STEP`, on bare paper: the areas are small there.
const MISSING_STEP: i32 = 50;

type Canvas = DrawingArea<SvgBackend, Shift>;

/// Who meets this picture, and where.
#[derive(Clone, Copy)]
pub(crate) enum Frame<'a> {
    /// In a page, for everyone.
    Page,
    /// In a page, for the eye only: the other picture speaks.
    Silent,
    /// A file of its own, with this style sheet.
    File(&'a str),
}

/// The whole `<svg>` element.
pub(crate) fn svg(chart: &Chart, scene: Scene, frame: Frame) -> String {
    let format = scene.format;
    let (width, height) = (format.width(), scene.height.ceil());
    let body = draw(scene);
    let mut out = String::with_capacity(body.len() + chart.alt_text.len() + 512);
    out.push_str("<svg");
    if matches!(frame, Frame::File(_)) {
        out.push_str(" xmlns=\"http://www.w3.org/2000/svg\"");
    }
    let class = match format {
        Format::Wide => "breed",
        Format::Narrow => "smal",
        Format::Small => "klein",
    };
    let _ = write!(
        out,
        " class=\"beeld {class} beeld-{}\" viewBox=\"0 0 {width} {height}\"",
        chart.body.name()
    );
    match frame {
        Frame::Silent => out.push_str(" aria-hidden=\"true\" focusable=\"false\">"),
        Frame::Page | Frame::File(_) => write_texts(&mut out, chart),
    }
    if let Frame::File(css) = frame {
        out.push_str("<style>");
        escape_css(&mut out, css);
        out.push_str("</style>");
    }
    out.push_str("<g aria-hidden=\"true\">");
    out.push_str(&body);
    out.push_str("</g></svg>");
    out
}

/// A picture without words, for the eye only.
pub(crate) fn small(scene: Scene) -> String {
    let (width, height) = (scene.width(), scene.height.ceil());
    let body = draw(scene);
    format!(
        "<svg class=\"beeld klein\" viewBox=\"0 0 {width} {height}\" aria-hidden=\"true\" \
         focusable=\"false\">{body}</svg>"
    )
}

fn write_texts(out: &mut String, chart: &Chart) {
    // A space in an id would make two of it in `aria-labelledby`.
    let mut id = String::with_capacity(chart.id.len());
    let whole: String = chart
        .id
        .chars()
        .map(|c| {
            if c.is_whitespace() || c.is_control() {
                '-'
            } else {
                c
            }
        })
        .collect();
    escape(&mut id, &whole);
    let _ = write!(
        out,
        " role=\"img\" aria-labelledby=\"{id}-t {id}-d\"><title id=\"{id}-t\">"
    );
    escape(out, &chart.alt_title);
    let _ = write!(out, "</title><desc id=\"{id}-d\">");
    escape(out, &chart.alt_text);
    out.push_str("</desc>");
}

/// A style sheet may hold `>`, but nothing that could end the element it stands in.
fn escape_css(out: &mut String, css: &str) {
    for c in css.chars() {
        match c {
            '<' => out.push_str("&lt;"),
            '&' => out.push_str("&amp;"),
            _ => out.push(c),
        }
    }
}

fn draw(scene: Scene) -> String {
    let size = (
        tenths(scene.width()).unsigned_abs(),
        tenths(scene.height.ceil()).unsigned_abs(),
    );
    let marks = scene.into_marks();
    let backend = Rc::new(RefCell::new(SvgBackend::new(size)));
    let canvas = Canvas::from(&backend);
    let font = FontDesc::new(FontFamily::SansSerif, 150.0, FontStyle::Normal);
    for layer in Layer::ALL {
        let mut of_layer = marks.iter().filter(|mark| mark.layer == layer).peekable();
        if of_layer.peek().is_none() {
            continue;
        }
        backend.borrow_mut().begin_layer(layer);
        for mark in of_layer {
            draw_mark(&canvas, mark, &font);
        }
        backend.borrow_mut().end_layer();
    }
    backend.borrow_mut().take()
}

/// The backend can't fail and is never borrowed twice, so there is no error to pass on; that
/// every mark arrives is tested.
fn draw_mark(canvas: &Canvas, mark: &Mark, font: &FontDesc) {
    let ink = RGBColor(mark.class.key(), 0, 0);
    let drawn = match &mark.shape {
        Shape::Rect(Area {
            left,
            top,
            right,
            bottom,
        }) => canvas.draw(&Rectangle::new(
            [(*left, *top), (*right, *bottom)],
            ink.filled(),
        )),
        Shape::Line(points) => canvas.draw(&PathElement::new(points.as_slice(), ink)),
        Shape::Polygon(points) => canvas.draw(&Polygon::new(points.as_slice(), ink.filled())),
        Shape::Hatch(area, slope) => hatching(area, *slope, step(mark.class))
            .into_iter()
            .try_for_each(|ends| canvas.draw(&PathElement::new(ends, ink))),
        Shape::Dot(centre, radius) => {
            canvas.draw(&Circle::new(*centre, radius.unsigned_abs(), ink.filled()))
        }
        Shape::Text(line) => {
            let place = (line.at.0, line.at.1 + descent(line.size));
            canvas.draw(&Text::new(
                line.text.as_str(),
                place,
                style(line, mark.class, ink, font),
            ))
        }
    };
    debug_assert!(drawn.is_ok(), "a backend without errors failed");
}

fn style<'a>(line: &Line, class: Class, ink: RGBColor, font: &FontDesc<'a>) -> TextStyle<'a> {
    let h_pos = match line.anchor {
        Anchor::Start => HPos::Left,
        Anchor::Middle => HPos::Center,
        Anchor::End => HPos::Right,
    };
    let weight = if class.bold() {
        FontStyle::Bold
    } else {
        FontStyle::Normal
    };
    let font = font.resize(f64::from(line.size)).style(weight);
    TextStyle {
        font,
        color: ink.to_backend_color(),
        pos: Pos::new(h_pos, VPos::Bottom),
    }
}

fn step(class: Class) -> i32 {
    if class == Class::Missing {
        MISSING_STEP
    } else {
        HATCH_STEP
    }
}

/// The strokes of a hatched rectangle, cut off at its edges.
fn hatching(area: &Area, slope: Slope, step: i32) -> Vec<[(i32, i32); 2]> {
    let Area {
        left,
        top,
        right,
        bottom,
    } = *area;
    let (wide, high) = (right - left, bottom - top);
    if slope == Slope::Level {
        let lines = (1..)
            .map(|i| top + i * step / 2)
            .take_while(|y| *y < bottom);
        return lines.map(|y| [(left, y), (right, y)]).collect();
    }
    let first = step - high;
    (0..)
        .map(|i| first + i * step)
        .take_while(|start| *start < wide)
        .map(|start| {
            // Both ends as a distance along x from the left edge; the stroke climbs one in one.
            let (from, to) = (start.max(0), (start + high).min(wide));
            let (low, up) = (bottom - (from - start), bottom - (to - start));
            match slope {
                Slope::Down => [
                    (left + from, top + bottom - low),
                    (left + to, top + bottom - up),
                ],
                Slope::Up | Slope::Level => [(left + from, low), (left + to, up)],
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::hatching;
    use crate::mark::{Area, Slope};

    #[test]
    fn hatching_stays_within_its_rectangle() {
        for (right, bottom) in [(1000, 200), (30, 900), (1, 1), (61, 61)] {
            let area = Area {
                left: 10,
                top: 5,
                right: 10 + right,
                bottom: 5 + bottom,
            };
            for slope in [Slope::Up, Slope::Down, Slope::Level] {
                for (x, y) in hatching(&area, slope, 80).into_iter().flatten() {
                    assert!((area.left..=area.right).contains(&x), "{slope:?} {x}");
                    assert!((area.top..=area.bottom).contains(&y), "{slope:?} {y}");
                }
            }
        }
    }
}
