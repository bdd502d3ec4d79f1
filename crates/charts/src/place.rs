//! Where labels can stand: clear of each other, of lines and of the edges of the picture.

use std::ops::Range;

use crate::mark::{Anchor, Area, Class};
use crate::scene::Scene;

/// A baseline and the end of the text that stands at it.
pub(crate) type Try = (f64, f64, Anchor);

/// Tops of labels that stand one below the other: each with its middle as near as can be to where
/// it is wanted, none over another and, as far as they fit, all within `down`. Takes middle and
/// height of each, from top to bottom.
///
/// Labels that would meet become a block, which stands where its labels have to move least; so
/// two names around one place move apart to both sides.
pub(crate) fn spread(wanted: &[(f64, f64)], down: Range<f64>) -> Vec<f64> {
    let mut blocks: Vec<Block> = Vec::new();
    for (middle, height) in wanted {
        let mut block = Block {
            sum: middle - height / 2.0,
            labels: 1.0,
            height: *height,
        };
        while let Some(above) = blocks.pop_if(|above| above.top() + above.height > block.top()) {
            // Seen from the top of the block above, the labels of this one want to stand higher.
            block.sum += above.sum - above.height * block.labels;
            block.labels += above.labels;
            block.height += above.height;
        }
        blocks.push(block);
    }
    let tops = blocks.iter().flat_map(|block| {
        let count = block.labels as usize;
        std::iter::repeat_n(block.top(), 1).chain(std::iter::repeat_n(f64::NEG_INFINITY, count - 1))
    });
    let mut free = down.start;
    let mut tops: Vec<f64> = tops
        .zip(wanted)
        .map(|(top, (_, height))| {
            let top = top.max(free);
            free = top + height;
            top
        })
        .collect();
    let mut free = down.end;
    for (top, (_, height)) in tops.iter_mut().zip(wanted).rev() {
        *top = top.min(free - height);
        free = *top;
    }
    tops
}

/// Labels that lie against each other.
struct Block {
    /// Where each of its labels would like the top of the block to be, added up.
    sum: f64,
    labels: f64,
    height: f64,
}

impl Block {
    fn top(&self) -> f64 {
        self.sum / self.labels
    }
}

/// Adds a text at the first place where it stands on the picture, above `bottom`, covers no text
/// and is `clear`; says whether there was one.
pub(crate) fn add_at(
    scene: &mut Scene,
    (class, text): (Class, &str),
    tries: &[Try],
    bottom: f64,
    clear: impl Fn(&Area) -> bool,
) -> bool {
    let found = tries
        .iter()
        .filter_map(|(x, y, anchor)| scene.line_of_text(class, text, (*x, *y), *anchor))
        .find(|line| {
            let area = line.area();
            f64::from(area.bottom) <= bottom * 10.0 && scene.is_free(line) && clear(&area)
        });
    let placed = found.is_some();
    if let Some(line) = found {
        scene.add(class, line);
    }
    placed
}

/// Whether a line of straight pieces passes through a box, or by it within `rim` units.
pub(crate) fn touches(area: &Area, line: &[(f64, f64)], rim: f64) -> bool {
    let (left, right) = (f64::from(area.left) / 10.0, f64::from(area.right) / 10.0);
    let (top, bottom) = (f64::from(area.top) / 10.0, f64::from(area.bottom) / 10.0);
    line.windows(2).any(|ends| {
        let [from, to] = ends else { return false };
        // The part of the piece that lies within the box in both directions.
        let (mut enter, mut leave) = (0.0_f64, 1.0_f64);
        for (start, by, low, high) in [
            (from.0, to.0 - from.0, left - rim, right + rim),
            (from.1, to.1 - from.1, top - rim, bottom + rim),
        ] {
            if by.abs() < 1e-9 {
                if start <= low || start >= high {
                    return false;
                }
                continue;
            }
            let (a, b) = ((low - start) / by, (high - start) / by);
            enter = enter.max(a.min(b));
            leave = leave.min(a.max(b));
        }
        enter < leave
    })
}

/// The widest of some texts, in whole units.
pub(crate) fn widest<'a>(
    scene: &Scene,
    class: Class,
    texts: impl IntoIterator<Item = &'a String>,
) -> f64 {
    let font = scene.font(class);
    texts
        .into_iter()
        .map(|text| font.width(text).ceil())
        .fold(0.0, f64::max)
}

/// The baseline of text of a class that stands level with `middle`.
pub(crate) fn baseline(scene: &Scene, class: Class, middle: f64) -> f64 {
    middle + scene.font(class).size * 0.34
}

#[cfg(test)]
mod tests {
    use super::{spread, touches};
    use crate::mark::Area;

    #[test]
    fn labels_move_apart_and_stay_within_the_edges() {
        assert_eq!(spread(&[(10.0, 4.0)], 0.0..20.0), [8.0]);
        assert_eq!(spread(&[(10.0, 4.0), (10.0, 4.0)], 0.0..20.0), [6.0, 10.0]);
        assert_eq!(
            spread(
                &[(3.0, 2.0), (10.0, 4.0), (10.0, 4.0), (12.0, 4.0)],
                0.0..30.0
            ),
            [
                2.0,
                4.666666666666667,
                8.666666666666668,
                12.666666666666668
            ]
        );
        assert_eq!(spread(&[(0.0, 4.0), (40.0, 4.0)], 0.0..20.0), [0.0, 16.0]);
        assert_eq!(spread(&[(19.0, 4.0), (19.0, 4.0)], 0.0..20.0), [12.0, 16.0]);
    }

    #[test]
    fn a_line_touches_a_box_that_it_runs_through_and_no_other() {
        let area = Area {
            left: 100,
            top: 100,
            right: 200,
            bottom: 200,
        };
        assert!(touches(&area, &[(0.0, 0.0), (30.0, 30.0)], 0.0));
        assert!(touches(&area, &[(15.0, 0.0), (15.0, 40.0)], 0.0));
        assert!(!touches(&area, &[(25.0, 0.0), (25.0, 40.0)], 0.0));
        assert!(touches(&area, &[(25.0, 0.0), (25.0, 40.0)], 6.0));
        assert!(!touches(&area, &[(0.0, 16.0), (16.0, 0.0)], 0.0));
    }
}
