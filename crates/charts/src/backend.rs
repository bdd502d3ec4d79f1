//! The backend under plotters: it writes SVG that a style sheet can colour and a screen reader
//! can pass over.
//!
//! plotters' own SVG backend fixes colours as attributes, knows no groups and works in whole
//! pixels. Here a colour is a key that stands for a CSS class, and the grid is tenfold, so that
//! coordinates come out with one decimal.

use std::convert::Infallible;
use std::fmt::Write;

use plotters_backend::text_anchor::{HPos, VPos};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
    FontStyle,
};

use crate::mark::{Class, Layer, descent, write_tenths};
use crate::text::Font;

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

/// Whether a path is stroked or filled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Paint {
    Stroke,
    Fill,
}

/// Collects the elements of one picture.
pub(crate) struct SvgBackend {
    size: (u32, u32),
    out: String,
    layer: Layer,
    path: Option<(Paint, Class)>,
}

impl SvgBackend {
    /// A picture of `size` tenths.
    pub fn new(size: (u32, u32)) -> SvgBackend {
        SvgBackend {
            size,
            out: String::with_capacity(4096),
            layer: Layer::Grid,
            path: None,
        }
    }

    pub fn begin_layer(&mut self, layer: Layer) {
        self.layer = layer;
        let _ = write!(self.out, "<g class=\"{}\">", layer.name());
    }

    pub fn end_layer(&mut self) {
        self.end_path();
        self.out.push_str("</g>");
    }

    pub fn take(&mut self) -> String {
        std::mem::take(&mut self.out)
    }

    /// Marks of one class that follow each other share one element: that keeps a chart of
    /// hundreds of bars small.
    fn begin_path(&mut self, paint: Paint, class: Class) {
        if self.path == Some((paint, class)) {
            return;
        }
        self.end_path();
        self.out.push_str("<path");
        self.write_class(class);
        self.out.push_str(if paint == Paint::Stroke {
            " fill=\"none\" d=\""
        } else {
            " d=\""
        });
        self.path = Some((paint, class));
    }

    fn end_path(&mut self) {
        if self.path.take().is_some() {
            self.out.push_str("\"/>");
        }
    }

    fn write_class(&mut self, class: Class) {
        let name = class.name();
        if !name.is_empty() && name != self.layer.name() {
            let _ = write!(self.out, " class=\"{name}\"");
        }
    }

    fn step(&mut self, command: char, numbers: &[i32]) {
        self.out.push(command);
        for (i, number) in numbers.iter().enumerate() {
            if i > 0 {
                self.out.push(' ');
            }
            write_tenths(&mut self.out, *number);
        }
    }

    fn steps(&mut self, points: impl IntoIterator<Item = BackendCoord>) {
        let mut last = None;
        for (x, y) in points {
            match last {
                None => self.step('M', &[x, y]),
                Some((_, before)) if before == y => self.step('H', &[x]),
                Some((before, _)) if before == x => self.step('V', &[y]),
                Some(_) => self.step('L', &[x, y]),
            }
            last = Some((x, y));
        }
    }

    fn attribute(&mut self, name: &str, tenths: i32) {
        let _ = write!(self.out, " {name}=\"");
        write_tenths(&mut self.out, tenths);
        self.out.push('"');
    }
}

/// The class that a colour stands for.
fn class_of(color: BackendColor) -> Class {
    Class::from_key(color.rgb.0)
}

fn font_of<T: BackendTextStyle>(style: &T) -> Font {
    Font {
        size: style.size(),
        bold: matches!(style.style(), FontStyle::Bold),
    }
}

impl DrawingBackend for SvgBackend {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    fn draw_pixel(&mut self, point: BackendCoord, color: BackendColor) -> Drawn {
        let corner = (point.0.saturating_add(1), point.1.saturating_add(1));
        self.draw_rect(point, corner, &color, true)
    }

    fn draw_line<S: BackendStyle>(
        &mut self,
        from: BackendCoord,
        to: BackendCoord,
        style: &S,
    ) -> Drawn {
        self.draw_path([from, to], style)
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        (left, top): BackendCoord,
        (right, bottom): BackendCoord,
        style: &S,
        fill: bool,
    ) -> Drawn {
        let paint = if fill { Paint::Fill } else { Paint::Stroke };
        self.begin_path(paint, class_of(style.color()));
        self.step('M', &[left, top]);
        self.step('H', &[right]);
        self.step('V', &[bottom]);
        self.step('H', &[left]);
        self.out.push('Z');
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        self.begin_path(Paint::Stroke, class_of(style.color()));
        self.steps(path);
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        (x, y): BackendCoord,
        radius: u32,
        style: &S,
        fill: bool,
    ) -> Drawn {
        self.end_path();
        self.out.push_str("<circle");
        self.write_class(class_of(style.color()));
        if !fill {
            self.out.push_str(" fill=\"none\"");
        }
        self.attribute("cx", x);
        self.attribute("cy", y);
        self.attribute("r", i32::try_from(radius).unwrap_or(i32::MAX));
        self.out.push_str("/>");
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        vert: I,
        style: &S,
    ) -> Drawn {
        self.begin_path(Paint::Fill, class_of(style.color()));
        self.steps(vert);
        self.out.push('Z');
        Ok(())
    }

    fn draw_text<T: BackendTextStyle>(
        &mut self,
        text: &str,
        style: &T,
        (x, y): BackendCoord,
    ) -> Drawn {
        self.end_path();
        let size = style.size().round() as i32;
        let baseline = match style.anchor().v_pos {
            VPos::Top => y + size * 8 / 10,
            VPos::Center => y + size * 28 / 100,
            VPos::Bottom => y - descent(size),
        };
        self.out.push_str("<text");
        self.write_class(class_of(style.color()));
        self.attribute("x", x);
        self.attribute("y", baseline);
        self.out.push_str(match style.anchor().h_pos {
            HPos::Left => ">",
            HPos::Center => " text-anchor=\"middle\">",
            HPos::Right => " text-anchor=\"end\">",
        });
        escape(&mut self.out, text);
        self.out.push_str("</text>");
        Ok(())
    }

    fn estimate_text_size<T: BackendTextStyle>(
        &self,
        text: &str,
        style: &T,
    ) -> Result<(u32, u32), DrawingErrorKind<Infallible>> {
        let width = font_of(style).width(text).ceil() as u32;
        Ok((width, (style.size() * 1.04).ceil() as u32))
    }
}

/// Writes text so that it stays text, in content as well as in an attribute. Characters that XML
/// does not know are left out.
pub(crate) fn escape(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' | '\r' => out.push(' '),
            '\u{0}'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{fffe}' | '\u{ffff}' => {}
            _ => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{SvgBackend, escape};
    use crate::mark::{Class, Layer};
    use plotters::prelude::*;
    use plotters::style::{FontDesc, FontFamily, FontStyle, RGBColor};

    #[test]
    fn text_stays_text() {
        let mut out = String::new();
        escape(&mut out, "<b a=\"1\">&\u{1}\n");
        assert_eq!(out, "&lt;b a=&quot;1&quot;&gt;&amp; ");
    }

    #[test]
    fn plotters_own_elements_come_out_by_class_and_with_one_decimal() {
        let mut backend = SvgBackend::new((7200, 1000));
        backend.begin_layer(Layer::Marks);
        let cell = std::rc::Rc::new(std::cell::RefCell::new(backend));
        let area = DrawingArea::from(&cell);
        let ink = RGBColor(Class::M2.key(), 0, 0);
        area.draw(&Rectangle::new([(5, 10), (25, 33)], ink.filled()))
            .unwrap();
        area.draw(&Circle::new((100, 101), 45, ink.filled()))
            .unwrap();
        let font = FontDesc::new(FontFamily::SansSerif, 150.0, FontStyle::Bold);
        let size = area.estimate_text_size("108%", &font.color(&ink)).unwrap();
        cell.borrow_mut().end_layer();
        assert_eq!(
            cell.borrow_mut().take(),
            "<g class=\"merken\"><path class=\"m2\" d=\"M0.5 1H2.5V3.3H0.5Z\"/>\
             <circle class=\"m2\" cx=\"10\" cy=\"10.1\" r=\"4.5\"/></g>"
        );
        assert_eq!(size, (467, 156));
    }
}
