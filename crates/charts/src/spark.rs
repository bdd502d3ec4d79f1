//! A small line without words, for in a table or a list. What it shows stands in words beside it.

use crate::mark::Class;
use crate::scale::{Panel, Ticks, drawable};
use crate::scene::{Format, Scene};
use crate::view::Spark;

const HEIGHT: f64 = 32.0;
/// Room for the dot at the end.
const EDGE: f64 = 4.0;

pub(crate) fn layout(spark: &Spark) -> Scene {
    let mut scene = Scene::new(Format::Small);
    scene.height = HEIGHT;
    let values: Vec<Option<f64>> = spark.values.iter().map(|value| drawable(*value)).collect();
    let known = || values.iter().flatten().copied();
    let (low, high) = known().fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| {
        (low.min(value), high.max(value))
    });
    if low > high {
        return scene;
    }
    let range = Ticks::new(low, high, 4, false).range;
    let panel = Panel::new(
        0.0..values.len().saturating_sub(1).max(1) as f64,
        range,
        EDGE..scene.width() - EDGE,
        EDGE..HEIGHT - EDGE,
    );
    let mut run: Vec<(f64, f64)> = Vec::new();
    let mut last = None;
    for (i, value) in values.iter().enumerate() {
        if value.is_none() || spark.breaks.contains(&i) {
            draw(&mut scene, &mut run);
        }
        if let Some(value) = value {
            let at = panel.at(i as f64, *value);
            run.push(at);
            last = Some(at);
        }
    }
    draw(&mut scene, &mut run);
    if let Some(at) = last {
        scene.dot(Class::M1, at, 3.5);
    }
    scene
}

/// A point between two gaps has no line to show it.
fn draw(scene: &mut Scene, run: &mut Vec<(f64, f64)>) {
    match run.as_slice() {
        [] => {}
        [alone] => scene.dot(Class::M1, *alone, 2.5),
        points => scene.line(Class::L1, points),
    }
    run.clear();
}
