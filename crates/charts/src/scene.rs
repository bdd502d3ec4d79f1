//! A picture in the making: marks are added in viewBox units and kept in tenths.

use crate::mark::{Anchor, Area, Class, Layer, Line, Mark, Shape, Slope};
use crate::scale::tenths;
use crate::text::Font;

/// Side of the small square that stands before a text that names a fill.
pub(crate) const SWATCH: f64 = 12.0;

/// The two widths that every chart is laid out in, and that of a line without words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Format {
    /// 720 units, for a page.
    Wide,
    /// 360 units, for a phone.
    Narrow,
    /// 120 units, for in a table.
    Small,
}

impl Format {
    /// Width of the viewBox.
    pub fn width(self) -> f64 {
        match self {
            Format::Wide => 720.0,
            Format::Narrow => 360.0,
            Format::Small => 120.0,
        }
    }

    /// Whether this is the phone's format.
    pub fn is_narrow(self) -> bool {
        self == Format::Narrow
    }

    /// What text of a class is measured in.
    pub fn font(self, class: Class) -> Font {
        Font {
            size: f64::from(class.size(self.is_narrow())),
            bold: class.bold(),
        }
    }

    /// Distance between two baselines.
    pub fn pitch(self, class: Class) -> f64 {
        (self.font(class).size * 1.25).ceil()
    }
}

/// A picture in the making.
pub(crate) struct Scene {
    /// The width it is laid out in.
    pub format: Format,
    /// Height of the viewBox, in units.
    pub height: f64,
    marks: Vec<Mark>,
}

impl Scene {
    pub fn new(format: Format) -> Scene {
        Scene {
            format,
            height: 0.0,
            marks: Vec::new(),
        }
    }

    /// The marks, a layer at a time, in the order in which they were added.
    pub fn into_marks(mut self) -> Vec<Mark> {
        self.marks.sort_by_key(|mark| mark.layer);
        self.marks
    }

    pub fn width(&self) -> f64 {
        self.format.width()
    }

    pub fn font(&self, class: Class) -> Font {
        self.format.font(class)
    }

    pub fn pitch(&self, class: Class) -> f64 {
        self.format.pitch(class)
    }

    fn push(&mut self, layer: Layer, class: Class, shape: Shape) {
        self.marks.push(Mark {
            layer,
            class,
            shape,
        });
    }

    /// A filled rectangle; one without a surface is left out.
    pub fn rect(&mut self, class: Class, x: (f64, f64), y: (f64, f64)) {
        let area = area(x, y);
        if area.left < area.right && area.top < area.bottom {
            self.push(ground(class), class, Shape::Rect(area));
        }
    }

    /// A filled form; one without a surface is left out.
    pub fn polygon(&mut self, class: Class, points: &[(f64, f64)]) {
        if points.len() > 2 {
            let points = points
                .iter()
                .map(|(x, y)| (tenths(*x), tenths(*y)))
                .collect();
            self.push(ground(class), class, Shape::Polygon(points));
        }
    }

    /// A rectangle of strokes.
    pub fn outline(&mut self, class: Class, x: (f64, f64), y: (f64, f64)) {
        let corners = [(x.0, y.0), (x.1, y.0), (x.1, y.1), (x.0, y.1), (x.0, y.0)];
        self.line(class, &corners);
    }

    /// Hatching within a rectangle.
    pub fn hatch(&mut self, class: Class, slope: Slope, x: (f64, f64), y: (f64, f64)) {
        let area = area(x, y);
        if area.left < area.right && area.top < area.bottom {
            self.push(Layer::Marks, class, Shape::Hatch(area, slope));
        }
    }

    /// A stroke; grid lines and leaders go below the data.
    pub fn line(&mut self, class: Class, points: &[(f64, f64)]) {
        let layer = match class {
            Class::Grid | Class::Leader => Layer::Grid,
            _ => Layer::Marks,
        };
        let points: Vec<_> = points
            .iter()
            .map(|(x, y)| (tenths(*x), tenths(*y)))
            .collect();
        if points.len() > 1 {
            self.push(layer, class, Shape::Line(points));
        }
    }

    pub fn dot(&mut self, class: Class, (x, y): (f64, f64), radius: f64) {
        self.push(
            Layer::Marks,
            class,
            Shape::Dot((tenths(x), tenths(y)), tenths(radius)),
        );
    }

    /// A small zig-zag through a point: here something was left out.
    pub fn zigzag(&mut self, class: Class, x: f64, y: f64, step: (f64, f64)) {
        let points: Vec<_> = [
            (-2.0, 0.0),
            (-1.0, 1.0),
            (0.0, -1.0),
            (1.0, 1.0),
            (2.0, 0.0),
        ]
        .into_iter()
        .map(|(along, aside): (f64, f64)| {
            (
                x + along * step.0 + aside * step.1,
                y + along * step.1 + aside * step.0,
            )
        })
        .collect();
        self.line(class, &points);
    }

    /// One line of text with its baseline at `y`; an empty text is left out.
    pub fn text(&mut self, class: Class, text: &str, (x, y): (f64, f64), anchor: Anchor) {
        if let Some(line) = self.line_of_text(class, text, (x, y), anchor) {
            self.add(class, line);
        }
    }

    /// The text as it would be added, to see what it would cover.
    pub fn line_of_text(
        &self,
        class: Class,
        text: &str,
        (x, y): (f64, f64),
        anchor: Anchor,
    ) -> Option<Line> {
        let font = self.font(class);
        let width = tenths(font.width(text).ceil());
        (!text.is_empty()).then(|| Line {
            text: text.to_owned(),
            at: (tenths(x), tenths(y)),
            anchor,
            size: tenths(font.size),
            width,
        })
    }

    /// Whether a text would stand on the picture and clear of all texts added so far.
    pub fn is_free(&self, line: &Line) -> bool {
        let area = line.area();
        area.left >= 0
            && area.top >= 0
            && area.right <= tenths(self.width())
            && !self.marks.iter().any(|mark| match &mark.shape {
                Shape::Text(other) => other.area().overlaps(&area),
                _ => false,
            })
    }

    /// Adds a text that was tried before.
    pub fn add(&mut self, class: Class, line: Line) {
        self.push(Layer::Labels, class, Shape::Text(line));
    }

    /// Several lines, the first with its top at `top`.
    pub fn lines(&mut self, class: Class, lines: &[String], x: f64, top: f64, anchor: Anchor) {
        let (size, pitch) = (self.font(class).size, self.pitch(class));
        let mut baseline = top + pitch / 2.0 + size * 0.34;
        for line in lines {
            self.text(class, line, (x, baseline), anchor);
            baseline += pitch;
        }
    }

    /// The x of a centred text moved as far as needed to stay on the picture.
    pub fn centre_within(&self, class: Class, text: &str, x: f64) -> f64 {
        let half = self.font(class).width(text).ceil() / 2.0;
        x.min(self.width() - half).max(half)
    }

    /// A swatch level with a label that has its top at `top`.
    pub fn swatch(&mut self, swatch: Swatch, x: f64, top: f64) {
        swatch.draw(self, x, top + (self.pitch(Class::Label) - SWATCH) / 2.0);
    }

    /// A swatch with the text that names it; gives the y below it.
    pub fn key(&mut self, swatch: Swatch, text: &str, x: f64, top: f64) -> f64 {
        let pitch = self.pitch(Class::Label);
        let room = self.width() - x - SWATCH - 8.0;
        let lines = self.font(Class::Label).wrap(text, room, 2);
        if lines.is_empty() {
            return top;
        }
        self.swatch(swatch, x, top);
        self.lines(Class::Label, &lines, x + SWATCH + 8.0, top, Anchor::Start);
        top + pitch * lines.len() as f64
    }

    /// Where figures are missing: the hatching of the gaps and the reason, once for each reason.
    /// Gives the y below it.
    pub fn missing_key(&mut self, gaps: &[(&str, &str)], top: f64) -> f64 {
        let mut reasons: Vec<(&str, Vec<&str>)> = Vec::new();
        for (label, reason) in gaps {
            match reasons.iter_mut().find(|(known, _)| known == reason) {
                Some((_, labels)) => labels.push(label),
                None => reasons.push((reason, vec![label])),
            }
        }
        let several = reasons.len() > 1;
        let mut y = top + 8.0;
        let before = y;
        for (reason, mut labels) in reasons {
            labels.dedup();
            let text = if several {
                format!("{}: {reason}", labels.join(", "))
            } else {
                reason.to_owned()
            };
            if !reason.trim().is_empty() {
                y = self.key(Swatch::Missing, &text, 0.0, y);
            }
        }
        if y > before { y } else { top }
    }
}

/// What lies below the data and what is data.
fn ground(class: Class) -> Layer {
    match class {
        Class::Track | Class::Band | Class::Spread => Layer::Grid,
        _ => Layer::Marks,
    }
}

/// What stands before a text that names a fill.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Swatch {
    /// A fill, with hatching if it has it.
    Fill(Class, Option<Slope>),
    /// A line.
    Stroke(Class),
    /// The hatching of a gap.
    Missing,
    /// The mark of a break, as it stands in the plot.
    Break,
}

impl Swatch {
    fn draw(self, scene: &mut Scene, x: f64, y: f64) {
        let (across, down) = ((x, x + SWATCH), (y, y + SWATCH));
        match self {
            Swatch::Fill(class, slope) => {
                scene.rect(class, across, down);
                if let Some(slope) = slope {
                    scene.hatch(Class::Hatch, slope, across, down);
                }
            }
            Swatch::Stroke(class) => {
                let middle = y + SWATCH / 2.0;
                scene.line(
                    class,
                    &[(x - 2.0_f64.min(x), middle), (x + SWATCH + 2.0, middle)],
                );
            }
            Swatch::Break => scene.zigzag(Class::Break, x + SWATCH / 2.0, y + 6.0, (0.0, 3.0)),
            Swatch::Missing => scene.hatch(Class::Missing, Slope::Up, across, down),
        }
    }
}

fn area(x: (f64, f64), y: (f64, f64)) -> Area {
    Area {
        left: tenths(x.0.min(x.1)),
        top: tenths(y.0.min(y.1)),
        right: tenths(x.0.max(x.1)),
        bottom: tenths(y.0.max(y.1)),
    }
}

/// How many places of `band` units an axis goes on between two labels as wide as `widest`, so that
/// they keep clear of each other; a number of months that divides a year where that is enough.
pub(crate) fn stride(widest: f64, band: f64) -> usize {
    let needed = ((widest + 5.0) / band.max(1.0)).ceil();
    [1.0, 2.0, 3.0, 4.0, 6.0, 12.0]
        .into_iter()
        .find(|n| *n >= needed)
        .unwrap_or(needed) as usize
}
