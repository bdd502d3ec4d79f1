//! The country as squares of equal size. A square is filled for a larger part the higher its
//! class, so that the classes differ without colour: in print, in high contrast, for everyone.

use crate::mark::{Anchor, Area, Class, Line, Slope};
use crate::scale::tenths;
use crate::scene::{Format, SWATCH, Scene};
use crate::view::{Tile, TileFill, TileMap};

/// Side of a square at most, gap included.
const CELL: f64 = 16.0;
/// Room for the legend beside a wide map.
const LEGEND: f64 = 240.0;
/// Classes that still differ by their size.
const CLASSES: usize = 5;
/// Side of the filled part of the lowest class, as a share of the square.
const LEAST: f64 = 0.28;
/// Side of a square in the legend.
const SAMPLE: f64 = SWATCH + 4.0;
/// Own areas that get a ring and a name; a page is about one, or about a few that merged.
const OWN: usize = 8;
/// How far from its square a name may stand, in squares; further away the legend is clearer.
const FAR: f64 = 8.0;
/// A map with more places than this is not searched for room for a label.
const SEARCHED: usize = 20_000;

/// Columns, rows and the side of a square.
struct Grid {
    left: f64,
    top: f64,
    cell: f64,
    first: (u16, u16),
    columns: usize,
    rows: usize,
}

impl Grid {
    /// Left and top of a square.
    fn corner(&self, tile: &Tile) -> (f64, f64) {
        let column = f64::from(tile.column.saturating_sub(self.first.0));
        let row = f64::from(tile.row.saturating_sub(self.first.1));
        (self.left + column * self.cell, self.top + row * self.cell)
    }

    fn bottom(&self) -> f64 {
        self.top + self.rows as f64 * self.cell
    }
}

pub(crate) fn layout(map: &TileMap, format: Format) -> Scene {
    let mut scene = Scene::new(format);
    let Some(grid) = grid(map, format) else {
        return scene;
    };
    // Alike after each other: marks of one class share an element, and a page stays small.
    let mut tiles: Vec<(TileFill, &Tile)> = map.tiles.iter().map(|t| (fill(map, t), t)).collect();
    tiles.sort_by_key(|(fill, tile)| (order(*fill), tile.row, tile.column));
    for (fill, tile) in tiles {
        let at = grid.corner(tile);
        draw_tile(&mut scene, fill, at, grid.cell, map.classes.len());
    }
    let (legend_top, legend_room) = match format.is_narrow() {
        true => (grid.bottom() + 12.0, format.width()),
        false => (0.0, LEGEND - 20.0),
    };
    let unnamed = draw_own(&mut scene, map, &grid);
    let legend = draw_legend(&mut scene, map, &unnamed, (legend_top, legend_room));
    scene.height = legend.max(grid.bottom()) + 6.0;
    scene
}

fn grid(map: &TileMap, format: Format) -> Option<Grid> {
    let columns = || map.tiles.iter().map(|tile| tile.column);
    let rows = || map.tiles.iter().map(|tile| tile.row);
    let first = (columns().min()?, rows().min()?);
    let columns = usize::from(columns().max()? - first.0) + 1;
    let rows = usize::from(rows().max()? - first.1) + 1;
    // A rim at the edges for the ring around the own area.
    let room = format.width() - 4.0 - if format.is_narrow() { 0.0 } else { LEGEND };
    let cell = (room / columns as f64).min(CELL);
    let left = match format.is_narrow() {
        true => (format.width() - columns as f64 * cell) / 2.0,
        false => format.width() - 2.0 - room.min(columns as f64 * cell + 2.0),
    };
    Some(Grid {
        left,
        top: 3.0,
        cell,
        first,
        columns,
        rows,
    })
}

/// A class without words in the legend would say nothing.
fn fill(map: &TileMap, tile: &Tile) -> TileFill {
    match tile.fill {
        TileFill::Class(i) if i >= map.classes.len().min(CLASSES) => TileFill::Missing,
        fill => fill,
    }
}

fn order(fill: TileFill) -> usize {
    match fill {
        TileFill::Class(class) => class,
        TileFill::Secret => CLASSES,
        TileFill::Missing => CLASSES + 1,
    }
}

/// One square of `side` units, gap included, with its left and top.
fn draw_tile(scene: &mut Scene, fill: TileFill, (x, y): (f64, f64), side: f64, classes: usize) {
    let gap = side * 0.06;
    let (inner, middle) = (side - 2.0 * gap, (x + side / 2.0, y + side / 2.0));
    let square = |share: f64| {
        let half = inner * share / 2.0;
        (
            (middle.0 - half, middle.0 + half),
            (middle.1 - half, middle.1 + half),
        )
    };
    let (across, down) = square(1.0);
    match fill {
        TileFill::Class(class) => {
            let steps = classes.min(CLASSES).saturating_sub(1);
            let share = match steps {
                0 => 1.0,
                _ => LEAST + (1.0 - LEAST) * class as f64 / steps as f64,
            };
            if class < steps {
                scene.rect(Class::Spread, across, down);
            }
            let (across, down) = square(share);
            scene.rect(Class::M1, across, down);
        }
        TileFill::Secret => scene.hatch(Class::Missing, Slope::Up, across, down),
        TileFill::Missing => {
            let inset = |(from, to): (f64, f64)| (from + 0.5, to - 0.5);
            scene.outline(Class::Leader, inset(across), inset(down));
        }
    }
}

/// The classes in words, and the own areas that have no name in the map.
fn draw_legend(
    scene: &mut Scene,
    map: &TileMap,
    unnamed: &[&Tile],
    (top, room): (f64, f64),
) -> f64 {
    let title = scene.font(Class::Strong).wrap(&map.title, room, 4);
    scene.lines(Class::Strong, &title, 0.0, top, Anchor::Start);
    let mut y = top + scene.pitch(Class::Strong) * title.len() as f64 + 4.0;
    let classes = map.classes.iter().take(CLASSES).enumerate();
    let classes = classes.map(|(i, label)| (TileFill::Class(i), label));
    let has = |wanted| map.tiles.iter().any(|tile| fill(map, tile) == wanted);
    let others = [
        (TileFill::Secret, &map.secret_label),
        (TileFill::Missing, &map.missing_label),
    ];
    let others = others.into_iter().filter(|(fill, _)| has(*fill));
    for (sample, label) in classes.chain(others) {
        let lines = text(scene, label, room);
        if lines.is_empty() {
            continue;
        }
        let middle = y + (scene.pitch(Class::Label) - SAMPLE) / 2.0;
        draw_tile(scene, sample, (0.0, middle), SAMPLE, map.classes.len());
        y = draw_text(scene, &lines, y);
    }
    for own in unnamed {
        let lines = text(scene, &own.label, room);
        if lines.is_empty() {
            continue;
        }
        let middle = y + (scene.pitch(Class::Label) - SAMPLE) / 2.0;
        ring(scene, (1.5, middle + 1.5), SAMPLE - 3.0);
        y = draw_text(scene, &lines, y);
    }
    y
}

fn text(scene: &Scene, label: &str, room: f64) -> Vec<String> {
    let room = room - SAMPLE - 8.0;
    scene.font(Class::Label).wrap(label, room, 3)
}

fn draw_text(scene: &mut Scene, lines: &[String], y: f64) -> f64 {
    scene.lines(Class::Label, lines, SAMPLE + 8.0, y, Anchor::Start);
    y + scene.pitch(Class::Label) * lines.len() as f64 + 3.0
}

/// A ring around a square, with paper below it where it crosses its neighbours.
fn ring(scene: &mut Scene, (x, y): (f64, f64), side: f64) {
    for class in [Class::Rim, Class::Ring] {
        scene.outline(class, (x, x + side), (y, y + side));
    }
}

/// The own area gets a ring and, where the map leaves room, its name tied to it; gives the areas
/// for which there was none.
fn draw_own<'a>(scene: &mut Scene, map: &'a TileMap, grid: &Grid) -> Vec<&'a Tile> {
    let mut unnamed = Vec::new();
    let taken = places(map, grid);
    for tile in map.tiles.iter().filter(|tile| tile.own).take(OWN) {
        let at = grid.corner(tile);
        let middle = (at.0 + grid.cell / 2.0, at.1 + grid.cell / 2.0);
        let room = taken.as_ref();
        match room.and_then(|taken| room_for(scene, grid, taken, &tile.label, middle)) {
            Some((area, line)) => {
                let tie = [nearest(&area, middle), middle];
                scene.line(Class::Rim, &tie);
                scene.line(Class::Fine, &tie);
                scene.add(Class::Strong, line);
            }
            None => unnamed.push(tile),
        }
        // The square once more, so that the tie ends at the ring.
        let gap = grid.cell * 0.06;
        let (right, bottom) = (at.0 + grid.cell - gap, at.1 + grid.cell - gap);
        scene.rect(Class::Hollow, (at.0 + gap, right), (at.1 + gap, bottom));
        draw_tile(scene, fill(map, tile), at, grid.cell, map.classes.len());
        ring(scene, at, grid.cell);
    }
    unnamed
}

/// The point of a box that lies nearest to another point, a little outside it.
fn nearest(area: &Area, (x, y): (f64, f64)) -> (f64, f64) {
    let edge = |low: i32, high: i32, at: f64| {
        at.clamp(f64::from(low) / 10.0 - 3.0, f64::from(high) / 10.0 + 3.0)
    };
    (
        edge(area.left, area.right, x),
        edge(area.top, area.bottom, y),
    )
}

/// The places of the grid that have a square; none if there are too many to search.
fn places(map: &TileMap, grid: &Grid) -> Option<Vec<bool>> {
    let count = grid.columns.checked_mul(grid.rows)?;
    if count > SEARCHED {
        return None;
    }
    let mut taken = vec![false; count];
    for tile in &map.tiles {
        let column = usize::from(tile.column.saturating_sub(grid.first.0));
        let row = usize::from(tile.row.saturating_sub(grid.first.1));
        if let Some(place) = taken.get_mut(row * grid.columns + column) {
            *place = true;
        }
    }
    Some(taken)
}

/// The best place for the label of a square: near, over no square and no text, and with a tie that
/// runs over few squares.
fn room_for(
    scene: &Scene,
    grid: &Grid,
    taken: &[bool],
    label: &str,
    middle: (f64, f64),
) -> Option<(Area, Line)> {
    let class = Class::Strong;
    let text = scene.font(class).clip(label, scene.width() * 0.45);
    let mut best: Option<(f64, Area, Line)> = None;
    for anchor in [Anchor::Start, Anchor::End] {
        let line = scene.line_of_text(class, &text, (0.0, 0.0), anchor)?;
        let still = line.area();
        // In steps of half a square, no further than a label may stand.
        let reach = FAR * grid.cell + f64::from(line.width) / 10.0;
        let steps = (2.0 * reach / grid.cell).min(100.0) as i32;
        for (i, j) in (-steps..=steps).flat_map(|j| (-steps..=steps).map(move |i| (i, j))) {
            let at = (
                tenths(middle.0 + f64::from(i) * grid.cell / 2.0),
                tenths(middle.1 + f64::from(j) * grid.cell / 2.0),
            );
            let area = Area {
                left: still.left + at.0,
                top: still.top + at.1,
                right: still.right + at.0,
                bottom: still.bottom + at.1,
            };
            let from = nearest(&area, middle);
            let far = (from.0 - middle.0).hypot(from.1 - middle.1);
            let better = |cost: f64| best.as_ref().is_none_or(|(least, ..)| cost < *least);
            if far > FAR * grid.cell || !better(far) || !is_open(grid, taken, &area) {
                continue;
            }
            let cost = far + crossed(grid, taken, from, middle);
            let line = Line { at, ..line.clone() };
            if better(cost) && scene.is_free(&line) {
                best = Some((cost, area, line));
            }
        }
    }
    best.map(|(_, area, line)| (area, line))
}

/// How much of a tie runs over squares, in units: better a longer one over the sea.
fn crossed(grid: &Grid, taken: &[bool], from: (f64, f64), to: (f64, f64)) -> f64 {
    let length = (to.0 - from.0).hypot(to.1 - from.1);
    let pieces = (length / grid.cell * 2.0).ceil().clamp(1.0, 400.0) as usize;
    let over = (0..pieces).filter(|i| {
        let t = *i as f64 / pieces as f64;
        let column = (from.0 + t * (to.0 - from.0) - grid.left) / grid.cell;
        let row = (from.1 + t * (to.1 - from.1) - grid.top) / grid.cell;
        let at = row as usize * grid.columns + column as usize;
        column >= 0.0 && row >= 0.0 && taken.get(at).copied().unwrap_or(false)
    });
    length * over.count() as f64 / pieces as f64
}

/// Whether a box lies within the map and over no square of it.
fn is_open(grid: &Grid, taken: &[bool], area: &Area) -> bool {
    let rim = 30;
    let inside = area.left - rim >= tenths(grid.left)
        && area.top - rim >= tenths(grid.top)
        && area.bottom + rim <= tenths(grid.bottom());
    if !inside {
        return false;
    }
    let place = |edge: i32, start: f64| ((f64::from(edge) / 10.0 - start) / grid.cell).floor();
    let columns =
        place(area.left - rim, grid.left) as usize..=place(area.right + rim, grid.left) as usize;
    let rows =
        place(area.top - rim, grid.top) as usize..=place(area.bottom + rim, grid.top) as usize;
    rows.into_iter().all(|row| {
        columns.clone().all(|column| {
            column >= grid.columns
                || !taken
                    .get(row * grid.columns + column)
                    .copied()
                    .unwrap_or(false)
        })
    })
}
