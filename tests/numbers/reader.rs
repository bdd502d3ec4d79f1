//! Reads a page: every number with its origin, and those that nothing explains.

use std::collections::{BTreeMap, BTreeSet};

use crate::page::Element;

use super::knowledge::Knowledge;
use super::origin::{Origin, origin};
use super::places::pieces;
use super::tokens::{Kind, tokens};

/// What was found on a page.
#[derive(Debug, Default)]
pub struct Reading {
    /// How many numbers of each origin.
    pub counts: BTreeMap<Origin, usize>,
    /// Place, number and sentence of each number without an origin.
    pub unexplained: Vec<String>,
}

/// Reads a page.
pub fn read(name: &str, page: &Element, knowledge: &Knowledge) -> Reading {
    let all = pieces(name, page, knowledge);
    let on_page: BTreeSet<String> = all
        .iter()
        .flat_map(|piece| piece.place.about.iter().flatten())
        .cloned()
        .collect();
    let mut reading = Reading::default();
    let mut axis = Vec::new();
    for piece in &all {
        if piece.is_axis() {
            axis.push(piece);
            continue;
        }
        for token in tokens(&piece.text) {
            match origin(&token, &piece.place, knowledge, &on_page) {
                Some(origin) => *reading.counts.entry(origin).or_default() += 1,
                None => {
                    let at = piece
                        .place
                        .path
                        .iter()
                        .rev()
                        .take(4)
                        .rev()
                        .cloned()
                        .collect::<Vec<_>>()
                        .join(">");
                    let about: Vec<&String> =
                        piece.place.about.first().into_iter().flatten().collect();
                    reading.unexplained.push(format!(
                        "{name} | {at} | {} | {} | {about:?}",
                        token.text, piece.text
                    ));
                }
            }
        }
    }
    for piece in axis {
        for token in tokens(&piece.text) {
            if matches!(token.kind, Kind::Number { .. }) {
                *reading.counts.entry(Origin::Axis).or_default() += 1;
            }
        }
    }
    reading
}
