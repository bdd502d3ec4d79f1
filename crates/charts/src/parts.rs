//! Parts of one whole: one stacked bar, with a label below each part where there is room, and a
//! list where there is not.

use crate::mark::{Anchor, Class, Slope};
use crate::scale::{Panel, drawable};
use crate::scene::{Format, SWATCH, Scene, Swatch};
use crate::text::tidy;
use crate::view::{Part, Parts};

const BAR: f64 = 34.0;
/// Paper between two parts, so that they can be told apart without colour.
const SEAM: f64 = 3.0;
/// Hatching would leave little of a piece as short as this.
const TOO_SMALL: f64 = 8.0;
/// The shortest piece that can be seen.
const SLIVER: f64 = 2.0;

pub(crate) fn layout(parts: &Parts, format: Format) -> Scene {
    let mut scene = Scene::new(format);
    if parts.parts.is_empty() {
        return scene;
    }
    let spans = spans(&parts.parts, format.width());
    let direct = direct_labels(&scene, &parts.parts, &spans);
    if spans.iter().all(Option::is_none) {
        scene.rect(Class::Track, (0.0, format.width()), (4.0, 4.0 + BAR));
    }
    for (i, span) in spans.iter().enumerate() {
        if let Some(span) = span {
            let (class, slope) = fill(i, direct.is_none());
            scene.rect(class, *span, (4.0, 4.0 + BAR));
            if let Some(slope) = slope.filter(|_| span.1 - span.0 > TOO_SMALL) {
                scene.hatch(Class::Hatch, slope, *span, (4.0, 4.0 + BAR));
            }
        }
    }
    let top = BAR + 12.0;
    scene.height = match direct {
        Some(places) => draw_direct(&mut scene, &parts.parts, &places, top),
        None => draw_list(&mut scene, &parts.parts, top),
    };
    scene
}

/// At most four colours; what comes after them differs by hatching. In a list each part is
/// hatched in its own way, because there the label does not stand below its part.
fn fill(i: usize, list: bool) -> (Class, Option<Slope>) {
    let class = match i {
        0 => Class::M1,
        1 => Class::M2,
        2 => Class::M3,
        _ => Class::M4,
    };
    let slope = match (i, list) {
        (0, _) | (1..=3, false) => None,
        (1, true) => Some(Slope::Up),
        (2, true) => Some(Slope::Down),
        (3, true) => Some(Slope::Level),
        // Directly labelled, the fourth part is plain; the fifth has to differ from it.
        (i, _) => match (i + usize::from(!list)) % 4 {
            0 => None,
            1 => Some(Slope::Up),
            2 => Some(Slope::Down),
            _ => Some(Slope::Level),
        },
    };
    (class, slope)
}

/// Left and right of each part; nothing for a part without size.
fn spans(parts: &[Part], width: f64) -> Vec<Option<(f64, f64)>> {
    let sizes: Vec<f64> = parts
        .iter()
        .map(|part| drawable(Some(part.value)).unwrap_or(0.0).max(0.0))
        .collect();
    let total: f64 = sizes.iter().sum();
    if total <= 0.0 {
        return vec![None; parts.len()];
    }
    let panel = Panel::new(0.0..total, 0.0..1.0, 0.0..width, 0.0..1.0);
    let last = sizes.iter().rposition(|size| *size > 0.0);
    let (mut sum, mut free) = (0.0, 0.0);
    sizes
        .iter()
        .enumerate()
        .map(|(i, size)| {
            if *size <= 0.0 {
                return None;
            }
            sum += size;
            let left = panel.x(sum - size).max(free);
            let seam = if Some(i) == last { 0.0 } else { SEAM };
            let right = (panel.x(sum) - seam).max(left + SLIVER).min(width);
            free = right + seam;
            (right > left).then_some((left, right))
        })
        .collect()
}

/// The x of each label below its part, if all of them fit there.
fn direct_labels(scene: &Scene, parts: &[Part], spans: &[Option<(f64, f64)>]) -> Option<Vec<f64>> {
    let mut places = Vec::with_capacity(parts.len());
    for (i, (part, span)) in parts.iter().zip(spans).enumerate() {
        let (left, right) = (*span)?;
        let wanted = scene
            .font(Class::Strong)
            .width(&heading(part))
            .max(scene.font(Class::Axis).width(&tidy(&part.detail)));
        let free = spans
            .get(i + 1)
            .copied()
            .flatten()
            .map_or(scene.width(), |next| next.0 - 10.0);
        if left + wanted.ceil() > free.max(right) {
            return None;
        }
        places.push(left);
    }
    Some(places)
}

fn heading(part: &Part) -> String {
    tidy(&format!("{} {}", part.label, part.value_label))
}

fn draw_direct(scene: &mut Scene, parts: &[Part], places: &[f64], top: f64) -> f64 {
    let below = top + scene.pitch(Class::Strong);
    for (part, x) in parts.iter().zip(places) {
        scene.lines(Class::Strong, &[heading(part)], *x, top, Anchor::Start);
        scene.lines(Class::Axis, &[tidy(&part.detail)], *x, below, Anchor::Start);
    }
    below + scene.pitch(Class::Axis)
}

/// A line a part, in the order of the bar: swatch, label, value and detail in columns.
fn draw_list(scene: &mut Scene, parts: &[Part], top: f64) -> f64 {
    let width = scene.width().min(480.0);
    let (strong, axis) = (scene.font(Class::Strong), scene.font(Class::Axis));
    let details: Vec<String> = parts
        .iter()
        .map(|part| axis.clip(&part.detail, width * 0.4))
        .collect();
    let values: Vec<String> = parts
        .iter()
        .map(|part| strong.clip(&part.value_label, width * 0.25))
        .collect();
    let widest = |texts: &[String], font: crate::text::Font| {
        texts
            .iter()
            .map(|text| font.width(text).ceil())
            .fold(0.0, f64::max)
    };
    let indent = SWATCH + 8.0;
    let value_right = width - widest(&details, axis) - 12.0;
    let room = value_right - widest(&values, strong) - 12.0 - indent;
    let mut y = top + 2.0;
    for (i, ((part, value), detail)) in parts.iter().zip(&values).zip(&details).enumerate() {
        let (class, slope) = fill(i, true);
        scene.swatch(Swatch::Fill(class, slope), 0.0, y);
        let lines = scene.font(Class::Label).wrap(&part.label, room, 2);
        scene.lines(Class::Label, &lines, indent, y, Anchor::Start);
        scene.lines(
            Class::Strong,
            std::slice::from_ref(value),
            value_right,
            y,
            Anchor::End,
        );
        scene.lines(
            Class::Axis,
            std::slice::from_ref(detail),
            width,
            y,
            Anchor::End,
        );
        y += scene.pitch(Class::Label) * lines.len().max(1) as f64 + 4.0;
    }
    y
}
