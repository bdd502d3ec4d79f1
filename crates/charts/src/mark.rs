//! The list of marks: what will be drawn, before anything is drawn.
//!
//! Coordinates are whole tenths of a viewBox unit, x to the right and y down. Whole numbers make
//! the list exact: it can be compared, and it reads the same on every machine.

use std::fmt::Write;

/// Size of a label in viewBox units, 720 wide.
pub const LABEL_SIZE: i32 = 15;
/// Size of axis text in viewBox units, 720 wide.
pub const AXIS_SIZE: i32 = 14;
/// Size of a label in viewBox units, 360 wide: a phone shows those at 0,8 to 1 px a unit.
pub const NARROW_LABEL_SIZE: i32 = 16;
/// Size of axis text in viewBox units, 360 wide.
pub const NARROW_AXIS_SIZE: i32 = 15;

/// The group that a mark is drawn in; groups are drawn in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Layer {
    /// Grid, tracks and axes.
    Grid,
    /// The data.
    Marks,
    /// All text.
    Labels,
}

impl Layer {
    /// The three groups, in drawing order.
    pub(crate) const ALL: [Layer; 3] = [Layer::Grid, Layer::Marks, Layer::Labels];

    /// Class of the group.
    pub fn name(self) -> &'static str {
        match self {
            Layer::Grid => "rooster",
            Layer::Marks => "merken",
            Layer::Labels => "labels",
        }
    }
}

macro_rules! classes {
    ($($(#[$doc:meta])* $name:ident = $css:literal,)*) => {
        /// The role of a mark. It becomes a CSS class, and the style sheet decides its colour.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Class { $($(#[$doc])* $name,)* }

        impl Class {
            const ALL: &[Class] = &[$(Class::$name,)*];

            /// The CSS class or classes; empty for a plain label.
            pub fn name(self) -> &'static str {
                match self { $(Class::$name => $css,)* }
            }
        }
    };
}

classes! {
    /// First series, filled.
    M1 = "m1",
    /// Second series, filled.
    M2 = "m2",
    /// Third series, filled.
    M3 = "m3",
    /// Fourth series, filled.
    M4 = "m4",
    /// First series, a line.
    L1 = "l1",
    /// Second series, a line.
    L2 = "l2",
    /// Second group through the years, a line.
    L3 = "l3",
    /// Third group through the years, a line.
    L4 = "l4",
    /// Fourth group through the years, a line.
    L5 = "l5",
    /// Grid line.
    Grid = "rooster",
    /// Line at zero.
    Zero = "nul",
    /// Line at the target.
    Target = "doel",
    /// Track behind a bar.
    Track = "baan",
    /// Lines over a fill, so that colour is not its only mark.
    Hatch = "arcering",
    /// Lines where a figure is missing.
    Missing = "leeg",
    /// Rim of paper below a line that crosses fills.
    Rim = "zoom",
    /// Zig-zag beside an axis that does not start at zero.
    Break = "breuk",
    /// Zig-zag through a bar that is longer than the picture.
    Cut = "knip",
    /// Thin line from a mark to its label.
    Leader = "lijn",
    /// What a first series may be by chance, filled.
    Band = "band",
    /// Where the middle half of a group lies, filled.
    Spread = "spreiding",
    /// A fine stroke: an interval, an outline, one observation.
    Fine = "fijn",
    /// As `Fine`, where there are so many that they would drown the values.
    Faint = "flauw",
    /// A stroke around what the reader looks for.
    Ring = "ring",
    /// The inner limit of chance.
    Limit = "grens",
    /// The outer limit of chance.
    LimitFar = "grens ver",
    /// The upright bar that all strips meet at.
    Stock = "voorraad",
    /// The inside of a hollow mark.
    Hollow = "hol",
    /// Text of a label.
    Label = "",
    /// Text that carries a value or stands out.
    Strong = "vet",
    /// As `Strong`, with a rim in the colour of the paper, for text near a line.
    Value = "vet rand",
    /// A plain label with such a rim.
    Note = "rand",
    /// A figure at a bar, with such a rim.
    Figure = "as rand",
    /// Text of an axis or a detail.
    Axis = "as",
    /// Text on a fill.
    OnFill = "op",
}

impl Class {
    pub(crate) fn key(self) -> u8 {
        self as u8
    }

    pub(crate) fn from_key(key: u8) -> Class {
        Class::ALL
            .get(usize::from(key))
            .copied()
            .unwrap_or(Class::Label)
    }

    pub(crate) fn bold(self) -> bool {
        matches!(self, Class::Strong | Class::Value)
    }

    /// Size of text of this class in viewBox units.
    pub(crate) fn size(self, narrow: bool) -> i32 {
        match (
            matches!(self, Class::Axis | Class::Figure | Class::OnFill),
            narrow,
        ) {
            (false, false) => LABEL_SIZE,
            (true, false) => AXIS_SIZE,
            (false, true) => NARROW_LABEL_SIZE,
            (true, true) => NARROW_AXIS_SIZE,
        }
    }
}

/// Where a text stands relative to its x coordinate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    /// The text begins at x.
    Start,
    /// The text is centred on x.
    Middle,
    /// The text ends at x.
    End,
}

/// Direction of hatching.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Slope {
    /// From bottom left to top right.
    Up,
    /// From top left to bottom right.
    Down,
    /// Level lines.
    Level,
}

/// A box: left, top, right, bottom, in tenths.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Area {
    /// Left edge.
    pub left: i32,
    /// Upper edge.
    pub top: i32,
    /// Right edge.
    pub right: i32,
    /// Lower edge.
    pub bottom: i32,
}

impl Area {
    /// Whether two boxes share more than an edge.
    pub fn overlaps(&self, other: &Area) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }
}

/// One thing to draw.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// The group that it belongs to.
    pub layer: Layer,
    /// Its role.
    pub class: Class,
    /// Its form.
    pub shape: Shape,
}

/// The form of a mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shape {
    /// A filled rectangle.
    Rect(Area),
    /// A stroke through points.
    Line(Vec<(i32, i32)>),
    /// Hatching within a rectangle.
    Hatch(Area, Slope),
    /// A filled circle: centre and radius.
    Dot((i32, i32), i32),
    /// A filled form with straight edges, through its corners.
    Polygon(Vec<(i32, i32)>),
    /// One line of text on a baseline.
    Text(Line),
}

/// One line of text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The text itself, not yet escaped.
    pub text: String,
    /// Anchor on the baseline.
    pub at: (i32, i32),
    /// Which end of the text stands at the anchor.
    pub anchor: Anchor,
    /// Size in tenths.
    pub size: i32,
    /// Width in tenths in the widest of the usual fonts.
    pub width: i32,
}

impl Line {
    /// The box that the text needs at most, accents and descenders included.
    pub fn area(&self) -> Area {
        let (x, y) = self.at;
        let left = match self.anchor {
            Anchor::Start => x,
            Anchor::Middle => x - self.width / 2,
            Anchor::End => x - self.width,
        };
        Area {
            left,
            top: y - self.size * 8 / 10,
            right: left + self.width,
            bottom: y + descent(self.size),
        }
    }
}

/// How far letters reach below the baseline, in the unit of the size.
pub(crate) fn descent(size: i32) -> i32 {
    size * 24 / 100
}

impl Mark {
    /// One line of golden text: class, form and coordinates.
    pub(crate) fn write_outline(&self, out: &mut String) {
        let class = if self.class.name().is_empty() {
            "-"
        } else {
            self.class.name()
        };
        let _ = write!(out, "{} [{class}] ", self.layer.name());
        match &self.shape {
            Shape::Rect(area) => {
                out.push_str("rect ");
                write_area(out, area);
            }
            Shape::Line(points) => {
                out.push_str("line");
                for point in points {
                    out.push(' ');
                    write_point(out, *point);
                }
            }
            Shape::Polygon(points) => {
                out.push_str("polygon");
                for point in points {
                    out.push(' ');
                    write_point(out, *point);
                }
            }
            Shape::Hatch(area, slope) => {
                let _ = write!(out, "hatch {slope:?} ");
                write_area(out, area);
            }
            Shape::Dot(centre, radius) => {
                out.push_str("dot ");
                write_point(out, *centre);
                out.push_str(" r");
                write_tenths(out, *radius);
            }
            Shape::Text(line) => {
                out.push_str("text ");
                write_point(out, line.at);
                let _ = write!(out, " {:?} {:?}", line.anchor, line.text);
            }
        }
        out.push('\n');
    }
}

fn write_area(out: &mut String, area: &Area) {
    write_point(out, (area.left, area.top));
    out.push(' ');
    write_point(out, (area.right, area.bottom));
}

fn write_point(out: &mut String, (x, y): (i32, i32)) {
    write_tenths(out, x);
    out.push(',');
    write_tenths(out, y);
}

/// Writes tenths as a number with at most one decimal.
pub(crate) fn write_tenths(out: &mut String, tenths: i32) {
    if tenths < 0 {
        out.push('-');
    }
    let size = tenths.unsigned_abs();
    let _ = write!(out, "{}", size / 10);
    if !size.is_multiple_of(10) {
        let _ = write!(out, ".{}", size % 10);
    }
}
