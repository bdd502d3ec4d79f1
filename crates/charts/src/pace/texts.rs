//! The figures of a pace: of the last month, of its schedule and of the taakstelling always; of the
//! other months at their bars where all of them fit.

use super::{BAR, mark_ends};
use crate::mark::{Anchor, Area, Class};
use crate::place::{Try, add_at, touches};
use crate::scale::{Panel, drawable};
use crate::scene::Scene;
use crate::text::tidy;
use crate::view::{Pace, PaceMonth};

/// The marks of the schedule, which no figure may cover.
type Levels = [[(f64, f64); 2]];

/// What the figures have to keep clear of.
struct Plot<'a> {
    chart: &'a Pace,
    panel: &'a Panel,
    levels: &'a Levels,
    /// Below it stand the names of the months.
    floor: f64,
}

/// Draws the figures; gives what has to be said and found no place.
pub(super) fn draw(scene: &mut Scene, chart: &Pace, panel: &Panel, levels: &Levels) -> Vec<String> {
    let plot = Plot {
        chart,
        panel,
        levels,
        floor: panel.y(f64::NEG_INFINITY) + 4.0,
    };
    let mut left_over = Vec::new();
    let now = chart.months.iter().rposition(is_known);
    let last = chart.months.len().checked_sub(1);
    for (i, month) in chart.months.iter().enumerate() {
        if (Some(i) == now || Some(i) == last) && !plot.draw_target(scene, i, month) {
            left_over.push(format!("{}: {}", month.label, month.target_text));
        }
    }
    let all = chart.months.iter().filter(|month| is_known(month));
    let all = all.clone().all(|month| plot.fits(scene, month));
    for (i, month) in chart.months.iter().enumerate() {
        let Some(value) = drawable(month.realised) else {
            continue;
        };
        if Some(i) == now {
            if !plot.draw_now(scene, i, month, value) {
                left_over.push(format!("{}: {}", month.label, month.text));
            }
        } else if all {
            plot.draw_other(scene, i, month, value);
        }
    }
    left_over
}

fn is_known(month: &PaceMonth) -> bool {
    drawable(month.realised).is_some()
}

impl Plot<'_> {
    fn middle(&self, i: usize) -> f64 {
        self.panel.x(i as f64 + 0.5)
    }

    fn clear_of_marks(&self, area: &Area) -> bool {
        !self.levels.iter().any(|level| touches(area, level, 2.5))
    }

    fn clear_of_bars(&self, area: &Area) -> bool {
        let zero = self.panel.y(0.0);
        let half = (self.panel.x(BAR.1) - self.panel.x(BAR.0)) / 2.0;
        self.chart.months.iter().enumerate().all(|(i, month)| {
            let end = drawable(month.realised).map(|value| self.panel.y(value));
            let x = self.middle(i);
            end.is_none_or(|end| !touches(area, &[(x, zero), (x, end)], half))
        })
    }

    /// Whether a figure is narrower than its bar.
    fn fits(&self, scene: &Scene, month: &PaceMonth) -> bool {
        let band = self.panel.x(BAR.1) - self.panel.x(BAR.0);
        scene.font(Class::OnFill).width(&tidy(&month.text)).ceil() + 4.0 <= band
    }

    /// What should be realised, at its mark; says whether there was room, or nothing to say.
    fn draw_target(&self, scene: &mut Scene, i: usize, month: &PaceMonth) -> bool {
        let Some(y) = drawable(month.target).map(|target| self.panel.y(target)) else {
            return true;
        };
        let font = scene.font(Class::Note);
        let text = font.clip(&month.target_text, scene.width() * 0.5);
        let (above, below) = (y - 7.0, y + 6.0 + font.size * 0.8);
        let (left, right) = mark_ends(i, self.panel);
        let tries: [Try; 6] = [
            (self.middle(i), above, Anchor::Middle),
            (right, above, Anchor::End),
            (left, above, Anchor::Start),
            (right, above - font.size * 1.3, Anchor::End),
            (left, below, Anchor::Start),
            (right, below, Anchor::End),
        ];
        let clear = |area: &Area| self.clear_of_marks(area);
        let off = |area: &Area| clear(area) && self.clear_of_bars(area);
        let label = (Class::Note, text.as_str());
        text.is_empty()
            || add_at(scene, label, &tries, self.floor, off)
            || add_at(scene, label, &tries, self.floor, clear)
    }

    /// At the foot of a bar or, if the mark stands there, in its middle.
    fn draw_within(&self, scene: &mut Scene, i: usize, text: &str, end: f64) -> bool {
        let (zero, size) = (self.panel.y(0.0), scene.font(Class::OnFill).size);
        let tries = [zero - 7.0, (zero + end) / 2.0 + size * 0.34];
        let tries = tries.map(|y| (self.middle(i), y, Anchor::Middle));
        let clear = |area: &Area| {
            let (top, bottom) = (f64::from(area.top) / 10.0, f64::from(area.bottom) / 10.0);
            top >= end && bottom <= zero && self.clear_of_marks(area)
        };
        add_at(scene, (Class::OnFill, text), &tries, self.floor, clear)
    }

    /// The figure of the last month: above its bar, or within it where the mark stands so close
    /// above that the figure would seem to belong to that.
    fn draw_now(&self, scene: &mut Scene, i: usize, month: &PaceMonth, value: f64) -> bool {
        let (zero, end) = (self.panel.y(0.0), self.panel.y(value));
        let size = scene.font(Class::Value).size;
        let text = tidy(&month.text);
        let mark = drawable(month.target).map(|target| self.panel.y(target));
        let close = mark.is_some_and(|mark| mark < end && end - mark < size + 8.0);
        if text.is_empty()
            || close && self.fits(scene, month) && self.draw_within(scene, i, &text, end)
        {
            return true;
        }
        let text = scene.font(Class::Value).clip(&text, scene.width() * 0.4);
        let above = (0..5).map(|step| end.min(zero) - 6.0 - 9.0 * f64::from(step));
        let tries: Vec<Try> = above
            .chain([end.max(zero) + 4.0 + size * 0.8])
            .map(|y| (self.middle(i), y, Anchor::Middle))
            .collect();
        let clear = |area: &Area| self.clear_of_marks(area);
        add_at(scene, (Class::Value, &text), &tries, self.floor, clear)
    }

    fn draw_other(&self, scene: &mut Scene, i: usize, month: &PaceMonth, value: f64) {
        let (zero, end) = (self.panel.y(0.0), self.panel.y(value));
        let text = tidy(&month.text);
        if self.draw_within(scene, i, &text, end) {
            return;
        }
        let tries: Vec<Try> = (0..3)
            .map(|step| end.min(zero) - 5.0 - 9.0 * f64::from(step))
            .map(|y| (self.middle(i), y, Anchor::Middle))
            .collect();
        let clear = |area: &Area| self.clear_of_marks(area);
        add_at(scene, (Class::Figure, &text), &tries, self.floor, clear);
    }
}
