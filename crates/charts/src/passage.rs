//! Who was there and who came, through one stock, to who is still there and who left. The height
//! of every strip is to one scale, so that in and out can be held against each other.

use crate::mark::{Anchor, Class, Slope};
use crate::place::widest;
use crate::scale::{Panel, drawable};
use crate::scene::{Format, Scene};
use crate::view::{Passage, PassagePart};

/// Height of all that is in or out, seams not counted.
const HEIGHT: f64 = 250.0;
/// Thickness of the ends of the strips and of the stock.
const NODE: f64 = 10.0;
const GAP: f64 = 8.0;
/// Paper between two strips where they lie against each other.
const SEAM: f64 = 2.0;
/// Paper between two labels.
const APART: f64 = 8.0;
/// The lowest strip that can be seen.
const SLIVER: f64 = 1.0;
/// Straight pieces that a bend is made of.
const PIECES: u32 = 12;
/// Side of the hatching that stands for a missing figure.
const STUB: f64 = 12.0;

/// One class with its texts made to fit.
struct Strip {
    class: Class,
    name: Vec<String>,
    figure: String,
    /// Height of the strip; none if there is no figure.
    size: Option<f64>,
    texts: f64,
}

impl Strip {
    /// What the strip and its label need, one beside the other.
    fn height(&self) -> f64 {
        self.texts.max(self.size.unwrap_or(STUB))
    }
}

pub(crate) fn layout(chart: &Passage, format: Format) -> Scene {
    let mut scene = Scene::new(format);
    let left: Vec<&PassagePart> = [&chart.before].into_iter().chain(&chart.inflow).collect();
    let right: Vec<&PassagePart> = [&chart.after].into_iter().chain(&chart.outflow).collect();
    let empty = |part: &&PassagePart| **part == PassagePart::default();
    if left.iter().chain(&right).all(empty) {
        return scene;
    }
    let total = |parts: &[&PassagePart]| parts.iter().filter_map(|part| size(part)).sum::<f64>();
    let total = total(&left).max(total(&right));
    let values = 0.0..if total > 0.0 { total } else { 1.0 };
    let scale = Panel::new(0.0..1.0, values, 0.0..1.0, 0.0..HEIGHT);
    let left = fit(&scene, &left, Class::M1, &scale);
    let right = fit(&scene, &right, Class::M2, &scale);
    let top = header(&mut scene, chart);
    let height = left.height().max(right.height());
    let stock = left.stacked.max(right.stacked);
    let stock_top = top + (height - stock) / 2.0;
    let middle = scene.width() / 2.0;
    let (left_room, right_edge) = (left.room, scene.width() - right.room);
    let left_side = Side {
        label: (left_room, Anchor::End),
        outer: left_room + GAP,
        toward: NODE,
        stock: middle - NODE / 2.0,
    };
    let right_side = Side {
        label: (right_edge, Anchor::Start),
        outer: right_edge - GAP,
        toward: -NODE,
        stock: middle + NODE / 2.0,
    };
    for (side, strips) in [(left_side, left), (right_side, right)] {
        let first = top + (height - strips.spread) / 2.0;
        side.draw(&mut scene, &strips.strips, (first, stock_top));
    }
    if stock > 0.0 {
        let ends = [(middle, stock_top), (middle, stock_top + stock)];
        scene.line(Class::Stock, &ends);
    }
    scene.height = top + height + 6.0;
    scene
}

/// All strips of one half of the picture.
struct Strips {
    strips: Vec<Strip>,
    /// What the labels need across.
    room: f64,
    /// What the strips need with their labels, and what they do where they lie against each other.
    spread: f64,
    stacked: f64,
}

impl Strips {
    fn height(&self) -> f64 {
        self.spread.max(self.stacked)
    }
}

fn size(part: &PassagePart) -> Option<f64> {
    drawable(part.value).map(|value| value.max(0.0))
}

/// The first strip is the stock, in grey; the others are what flows.
fn fit(scene: &Scene, parts: &[&PassagePart], flow: Class, scale: &Panel) -> Strips {
    let most = scene.width() * if scene.format.is_narrow() { 0.34 } else { 0.3 };
    let strips = parts.iter().enumerate().map(|(i, part)| {
        let name = scene.font(Class::Label).wrap(&part.label, most, 3);
        let figure = scene.font(Class::Strong).clip(&part.value_label, most);
        let lines = name.len() as f64 * scene.pitch(Class::Label);
        let line = match figure.is_empty() {
            true => 0.0,
            false => scene.pitch(Class::Strong),
        };
        Strip {
            class: if i == 0 { Class::M3 } else { flow },
            size: size(part).map(|value| scale.y(0.0) - scale.y(value)),
            texts: lines + line,
            name,
            figure,
        }
    });
    let strips: Vec<Strip> = strips.collect();
    let names = strips.iter().flat_map(|strip| &strip.name);
    let figures = strips.iter().map(|strip| &strip.figure);
    let seams = strips.len().saturating_sub(1) as f64;
    let sizes: Vec<f64> = strips.iter().filter_map(|strip| strip.size).collect();
    let drawn = sizes.iter().filter(|size| **size > 0.0).count();
    Strips {
        room: widest(scene, Class::Label, names).max(widest(scene, Class::Strong, figures)),
        spread: strips.iter().map(Strip::height).sum::<f64>() + seams * APART,
        stacked: sizes.iter().sum::<f64>() + drawn.saturating_sub(1) as f64 * SEAM,
        strips,
    }
}

fn header(scene: &mut Scene, chart: &Passage) -> f64 {
    let font = scene.font(Class::Axis);
    let width = scene.width();
    let room = width / 3.0 - GAP;
    let heads = [&chart.left_label, &chart.stock_label, &chart.right_label];
    let [left, stock, right] = heads.map(|text| font.wrap(text, room, 3));
    scene.lines(Class::Axis, &left, 0.0, 0.0, Anchor::Start);
    scene.lines(Class::Axis, &stock, width / 2.0, 0.0, Anchor::Middle);
    scene.lines(Class::Axis, &right, width, 0.0, Anchor::End);
    let lines = left.len().max(right.len()).max(stock.len()) as f64;
    scene.pitch(Class::Axis) * lines + if lines > 0.0 { 10.0 } else { 2.0 }
}

/// One half of the picture.
struct Side {
    /// Where the labels stand.
    label: (f64, Anchor),
    /// The outer edge of the strips, and how thick their ends are.
    outer: f64,
    toward: f64,
    /// The edge of the stock.
    stock: f64,
}

impl Side {
    /// Strips from their own places to where they lie against each other at the stock.
    fn draw(&self, scene: &mut Scene, strips: &[Strip], (top, stock_top): (f64, f64)) {
        let (mut y, mut inner) = (top, stock_top);
        for strip in strips {
            let middle = y + strip.height() / 2.0;
            self.draw_label(scene, strip, middle);
            match strip.size {
                Some(size) if size > 0.0 => {
                    let shown = size.max(SLIVER);
                    let outer = (middle - shown / 2.0, middle + shown / 2.0);
                    self.draw_strip(scene, strip.class, outer, (inner, inner + shown));
                    inner += size + SEAM;
                }
                Some(_) => {}
                None => {
                    let x = (self.outer, self.outer + self.toward.signum() * STUB);
                    let down = (middle - STUB / 2.0, middle + STUB / 2.0);
                    scene.hatch(Class::Missing, Slope::Up, x, down);
                }
            }
            y += strip.height() + APART;
        }
    }

    fn draw_label(&self, scene: &mut Scene, strip: &Strip, middle: f64) {
        let (x, anchor) = self.label;
        let y = middle - strip.texts / 2.0;
        let figure = std::slice::from_ref(&strip.figure);
        scene.lines(Class::Strong, figure, x, y, anchor);
        let line = if strip.figure.is_empty() {
            0.0
        } else {
            scene.pitch(Class::Strong)
        };
        scene.lines(Class::Label, &strip.name, x, y + line, anchor);
    }

    fn draw_strip(&self, scene: &mut Scene, class: Class, outer: (f64, f64), inner: (f64, f64)) {
        let start = self.outer + self.toward;
        // From level to level: a cubic that is flat at both ends.
        let bend = |from: f64, to: f64| {
            (0..=PIECES).map(move |i| {
                let t = f64::from(i) / f64::from(PIECES);
                let eased = t * t * (3.0 - 2.0 * t);
                (t, from + (to - from) * eased)
            })
        };
        let across = |(t, y): (f64, f64)| (start + t * (self.stock - start), y);
        let mut form: Vec<(f64, f64)> = vec![(self.outer, outer.0)];
        form.extend(bend(outer.0, inner.0).map(across));
        let mut back: Vec<(f64, f64)> = bend(outer.1, inner.1).map(across).collect();
        back.reverse();
        form.extend(back);
        form.push((self.outer, outer.1));
        scene.polygon(class, &form);
    }
}
