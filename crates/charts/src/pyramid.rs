//! Age groups one below the other, the one sex to the left and the other to the right, on one
//! scale, with the names of the groups between them.

use crate::mark::{Anchor, Class, Slope};
use crate::place::{baseline, widest};
use crate::scale::{Panel, Ticks, drawable};
use crate::scene::{Format, Scene, stride};
use crate::text::tidy;
use crate::view::{AgeGroup, Pyramid};

const ROW: f64 = 26.0;
/// Paper above and below a bar, together.
const SEAM: f64 = 5.0;
const GAP: f64 = 8.0;
/// Length of the hatching that stands for a missing figure.
const STUB: f64 = 20.0;

pub(crate) fn layout(chart: &Pyramid, format: Format) -> Scene {
    let mut scene = Scene::new(format);
    if chart.groups.is_empty() {
        return scene;
    }
    let all = chart
        .groups
        .iter()
        .flat_map(|group| [group.left, group.right]);
    let most = all.filter_map(drawable).fold(0.0, f64::max);
    let count = if format.is_narrow() { 2 } else { 4 };
    let ticks = Ticks::new(0.0, most, count, chart.whole);
    let names: Vec<Vec<String>> = chart
        .groups
        .iter()
        .map(|group| {
            scene
                .font(Class::Label)
                .wrap(&group.label, scene.width() * 0.28, 2)
        })
        .collect();
    let middle = scene.width() / 2.0;
    let half = widest(&scene, Class::Label, names.iter().flatten()) / 2.0 + GAP;
    let sides = Sides::new(&scene, chart, &ticks, (middle, half));
    let top = header(&mut scene, chart, &sides);
    let heights: Vec<f64> = names
        .iter()
        .map(|name| (scene.pitch(Class::Label) * name.len() as f64 + 4.0).max(ROW))
        .collect();
    let bottom = top + heights.iter().sum::<f64>();
    sides.draw_axes(&mut scene, &ticks, (top, bottom));
    let mut y = top;
    for ((group, name), height) in chart.groups.iter().zip(&names).zip(&heights) {
        let texts = scene.pitch(Class::Label) * name.len() as f64;
        let start = y + (height - texts) / 2.0;
        scene.lines(Class::Label, name, middle, start, Anchor::Middle);
        let down = (y + SEAM / 2.0, y + height - SEAM / 2.0);
        sides.draw_bars(&mut scene, group, down);
        y += height;
    }
    let mut y = bottom + 6.0 + scene.pitch(Class::Axis);
    let title = scene
        .font(Class::Axis)
        .wrap(&chart.axis_label, scene.width(), 2);
    scene.lines(Class::Axis, &title, middle, y, Anchor::Middle);
    y += scene.pitch(Class::Axis) * title.len() as f64;
    scene.height = scene.missing_key(&gaps(chart), y) + 4.0;
    scene
}

/// The two coordinate systems, and whether the figures stand at the bars.
struct Sides {
    left: Panel,
    right: Panel,
    labelled: bool,
}

impl Sides {
    fn new(scene: &Scene, chart: &Pyramid, ticks: &Ticks, (middle, half): (f64, f64)) -> Sides {
        let texts: Vec<String> = chart
            .groups
            .iter()
            .flat_map(|group| {
                [
                    (group.left, &group.left_text),
                    (group.right, &group.right_text),
                ]
            })
            .filter(|(value, _)| drawable(*value).is_some())
            .map(|(_, text)| tidy(text))
            .collect();
        let room = widest(scene, Class::Figure, &texts);
        // Figures at all bars or at none: a few of them would look like a choice.
        let labelled = room > 0.0 && room + GAP < scene.width() * 0.14;
        let rim = if labelled { room + GAP } else { GAP };
        let range = ticks.range.clone();
        let plain = |across| Panel::new(range.clone(), 0.0..1.0, across, 0.0..1.0);
        let mirrored = -range.end..-range.start;
        Sides {
            left: Panel::new(mirrored, 0.0..1.0, rim..middle - half, 0.0..1.0),
            right: plain(middle + half..scene.width() - rim),
            labelled,
        }
    }

    fn draw_axes(&self, scene: &mut Scene, ticks: &Ticks, (top, bottom): (f64, f64)) {
        for (panel, side) in [(&self.left, -1.0), (&self.right, 1.0)] {
            for tick in &ticks.at {
                let x = panel.x(side * tick);
                let class = if *tick == 0.0 {
                    Class::Zero
                } else {
                    Class::Grid
                };
                scene.line(class, &[(x, top), (x, bottom + 3.0)]);
            }
        }
        let labels: Vec<String> = ticks.at.iter().map(|tick| ticks.label(*tick)).collect();
        let band = ticks.at.get(1).map_or(0.0, |tick| self.right.x(*tick)) - self.right.x(0.0);
        let step = stride(widest(scene, Class::Axis, &labels), band);
        // From zero on at both sides, so that both leave out the same labels.
        for (tick, label) in ticks.at.iter().zip(&labels).step_by(step) {
            let y = bottom + 5.0 + scene.pitch(Class::Axis) / 2.0;
            let y = baseline(scene, Class::Axis, y);
            for x in [self.left.x(-tick), self.right.x(*tick)] {
                let x = scene.centre_within(Class::Axis, label, x);
                let line = scene.line_of_text(Class::Axis, label, (x, y), Anchor::Middle);
                if let Some(line) = line.filter(|line| scene.is_free(line)) {
                    scene.add(Class::Axis, line);
                }
            }
        }
    }

    fn draw_bars(&self, scene: &mut Scene, group: &AgeGroup, down: (f64, f64)) {
        let sides = [
            (&self.left, -1.0, Class::M1, group.left, &group.left_text),
            (&self.right, 1.0, Class::M2, group.right, &group.right_text),
        ];
        for (panel, side, class, value, text) in sides {
            let zero = panel.x(0.0);
            let Some(value) = drawable(value) else {
                let across = (zero, zero + side * STUB);
                scene.hatch(Class::Missing, Slope::Up, across, down);
                continue;
            };
            let end = panel.x(side * value.max(0.0));
            scene.rect(class, (zero, end), down);
            if self.labelled {
                let y = baseline(scene, Class::Figure, (down.0 + down.1) / 2.0);
                let anchor = if side < 0.0 {
                    Anchor::End
                } else {
                    Anchor::Start
                };
                let at = (end + side * 5.0, y);
                scene.text(Class::Figure, &tidy(text), at, anchor);
            }
        }
    }
}

/// The names of the sides over their bars.
fn header(scene: &mut Scene, chart: &Pyramid, sides: &Sides) -> f64 {
    let (left, right) = (sides.left.x(0.0), sides.right.x(0.0));
    // Widths are rounded up to whole units.
    let room = left.min(scene.width() - right) - 1.0;
    let font = scene.font(Class::Strong);
    let names = [&chart.left_label, &chart.right_label].map(|name| font.wrap(name, room, 2));
    let most = names.iter().map(Vec::len).max().unwrap_or(0);
    let [left_name, right_name] = names;
    scene.lines(Class::Strong, &left_name, left, 0.0, Anchor::End);
    scene.lines(Class::Strong, &right_name, right, 0.0, Anchor::Start);
    scene.pitch(Class::Strong) * most as f64 + 6.0
}

/// Group and reason of every figure that is not there.
fn gaps(chart: &Pyramid) -> Vec<(&str, &str)> {
    let sides = chart.groups.iter().flat_map(|group| {
        [
            (group.left, group.label.as_str(), group.left_text.as_str()),
            (group.right, group.label.as_str(), group.right_text.as_str()),
        ]
    });
    sides
        .filter(|(value, ..)| drawable(*value).is_none())
        .map(|(_, label, why)| (label, why))
        .collect()
}
