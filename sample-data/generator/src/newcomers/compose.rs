//! Households that add up: so many persons, of whom so many adults.

use anyhow::ensure;
use fastrand::Rng;

use crate::draw::{percent, weighted};

pub const REGULIER: &str = "Regulier";
pub const NAREIS: &str = "Nareis";
pub const AMV: &str = "AMV";

/// Who is in a household, and how it came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shape {
    /// Persons of eighteen and older.
    pub adults: usize,
    /// The others.
    pub children: usize,
    /// `Regulier`, `Nareis` or `AMV`.
    pub soort: &'static str,
}

/// How many persons are housed in a stretch of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Count {
    /// All persons.
    pub persons: usize,
    /// Persons of eighteen and older among them.
    pub adults: usize,
    /// Minors who came alone among them.
    pub amv: usize,
}

/// Households of which the members sum to the count.
pub fn compose(rng: &mut Rng, count: Count) -> anyhow::Result<Vec<Shape>> {
    ensure!(
        count.adults + count.amv <= count.persons,
        "more adults than persons: {count:?}"
    );
    let minor = Shape {
        adults: 0,
        children: 1,
        soort: AMV,
    };
    let mut shapes = vec![minor; count.amv];
    let mut children = count.persons - count.adults - count.amv;
    let mut adults = count.adults;
    ensure!(
        children == 0 || adults > 0,
        "children without a parent: {count:?}"
    );
    while children > 0 {
        if adults == 0 {
            // No parents are left: the smallest families have one child more.
            let families = shapes.iter_mut().filter(|shape| shape.adults > 0);
            if let Some(smallest) = families.min_by_key(|shape| shape.children) {
                smallest.children += 1;
            }
            children -= 1;
            continue;
        }
        let family = weighted(rng, &[(34, 1), (36, 2), (20, 3), (10, 4)]).min(children);
        let parents = weighted(rng, &[(60, 2), (40, 1)]).min(adults);
        // A parent alone with children mostly follows a partner.
        let follows = parents == 1 && percent(rng, 60);
        shapes.push(Shape {
            adults: parents,
            children: family,
            soort: if follows { NAREIS } else { REGULIER },
        });
        children -= family;
        adults -= parents;
    }
    while adults > 0 {
        let together = if percent(rng, 12) { 2.min(adults) } else { 1 };
        let soort = weighted(rng, &[(93, REGULIER), (7, NAREIS)]);
        shapes.push(Shape {
            adults: together,
            children: 0,
            soort,
        });
        adults -= together;
    }
    rng.shuffle(&mut shapes);
    Ok(shapes)
}
