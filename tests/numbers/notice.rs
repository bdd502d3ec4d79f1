//! How much is noticed: every number of a page that comes from figures or from what is counted is made one
//! more in its last digit. A wrong number may by chance be right about something else, so not every one
//! can be noticed.

use std::collections::BTreeSet;

use crate::page::Element;

use super::knowledge::Knowledge;
use super::origin::{Origin, origin};
use super::places::pieces;
use super::tokens::{Kind, Token, tokens};

/// The outcome for a page.
#[derive(Debug, Default)]
pub struct Noticed {
    /// How many of the numbers are noticed when they are wrong.
    pub caught: usize,
    /// How many there are.
    pub all: usize,
    /// The others, each with what it passes for and its place.
    pub missed: Vec<String>,
}

/// Spoils each number of a page, one at a time.
pub fn noticed(name: &str, page: &Element, knowledge: &Knowledge) -> Noticed {
    let pieces = pieces(name, page, knowledge);
    let on_page: BTreeSet<String> = pieces
        .iter()
        .flat_map(|piece| piece.place.about.iter().flatten().cloned())
        .collect();
    let mut outcome = Noticed::default();
    for piece in pieces.iter().filter(|piece| !piece.is_axis()) {
        for token in tokens(&piece.text) {
            let Some(spoiled) = spoiled(&token) else {
                continue;
            };
            let was = origin(&token, &piece.place, knowledge, &on_page);
            if !was.is_some_and(is_computed) {
                continue;
            }
            outcome.all += 1;
            match origin(&spoiled, &piece.place, knowledge, &on_page) {
                None => outcome.caught += 1,
                Some(passes) => outcome.missed.push(format!(
                    "{} ({was:?}, passes for {passes:?}): {} | {} | {}",
                    token.text, piece.text, piece.place.header, piece.place.column
                )),
            }
        }
    }
    outcome
}

/// Whether a number comes from figures, or from something else that was counted.
fn is_computed(origin: Origin) -> bool {
    matches!(
        origin,
        Origin::Figure
            | Origin::Derived
            | Origin::Around
            | Origin::Answers
            | Origin::Count
            | Origin::Source
            | Origin::Tallied
    )
}

/// The same number with one more in its last digit.
fn spoiled(token: &Token) -> Option<Token> {
    let Kind::Number {
        value,
        decimals,
        percent,
        signed,
        scale,
    } = token.kind
    else {
        return None;
    };
    let value = value + 10f64.powi(-decimals);
    Some(Token {
        text: written(value, decimals, percent),
        kind: Kind::Number {
            value,
            decimals,
            percent,
            signed,
            scale,
        },
        ..token.clone()
    })
}

/// A number as Dutch texts write it.
fn written(value: f64, decimals: i32, percent: bool) -> String {
    let plain = format!(
        "{:.*}",
        usize::try_from(decimals).unwrap_or_default(),
        value.abs()
    );
    let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
    let mut digits = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at) % 3 == 0 {
            digits.push('.');
        }
        digits.push(digit);
    }
    if !fraction.is_empty() {
        digits = format!("{digits},{fraction}");
    }
    let sign = if value < 0.0 { "−" } else { "" };
    format!("{sign}{digits}{}", if percent { "%" } else { "" })
}

#[test]
fn a_number_is_written_as_in_dutch() {
    assert_eq!(written(1234567.5, 1, false), "1.234.567,5");
    assert_eq!(written(-12.0, 0, true), "−12%");
    assert_eq!(written(100.0, 0, false), "100");
}
