//! The colours of the stylesheet, and how they stand out against what lies behind them. The ratio is
//! that of WCAG 2.2, success criteria 1.4.3 and 1.4.11.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::Dutch;

/// A colour as the page shows it.
#[derive(Debug, Serialize)]
pub struct ColourView {
    /// Its custom property.
    pub name: String,
    /// Its value.
    pub value: String,
    /// What it is for.
    pub role: &'static str,
    /// Its contrast with the paper and with a panel; nothing where it lies behind text itself.
    pub contrast: Vec<String>,
}

/// The colours with what they are for, and the contrast that they need.
const ROLES: [(&str, &str, f64); 14] = [
    ("--inkt", "tekst", 4.5),
    ("--zacht", "bijschrift", 4.5),
    ("--accent", "verwijzing", 4.5),
    ("--goed", "doel gehaald", 4.5),
    ("--let", "doel niet gehaald", 4.5),
    ("--reeks1", "eerste reeks", 3.0),
    ("--reeks2", "tweede reeks, focus", 3.0),
    ("--reeks3", "derde reeks", 3.0),
    ("--reeks4", "vierde reeks", 3.0),
    ("--lijn", "lijn die niets zegt", 0.0),
    ("--baan", "baan in een grafiek", 0.0),
    ("--kader", "vlak van een grafiek", 0.0),
    ("--vlak", "vlak", 0.0),
    ("--papier", "papier", 0.0),
];

/// The palettes: light, dark and print, each over the one before it where it says nothing.
pub fn schemes(css: &str) -> Vec<(&'static str, &'static str, BTreeMap<String, String>)> {
    let light = palette(css, 0);
    let over = |start: Option<usize>| {
        let mut all = light.clone();
        all.extend(start.map(|start| palette(css, start)).unwrap_or_default());
        all
    };
    let dark = over(css.find("@media (prefers-color-scheme: dark)"));
    let print = over(css.find("@media print"));
    vec![
        ("Licht", "licht", light),
        ("Donker", "donker", dark),
        ("Afdruk", "afdruk", print),
    ]
}

/// The custom properties of the first `:root` after a place in the stylesheet.
fn palette(css: &str, start: usize) -> BTreeMap<String, String> {
    let after = css.get(start..).unwrap_or_default();
    let block = after.split_once(":root {").map_or("", |(_, rest)| rest);
    let block = block.split('}').next().unwrap_or_default();
    let pairs = block.split(';').filter_map(|line| line.split_once(':'));
    pairs
        .map(|(name, value)| (name.trim().to_owned(), value.trim().to_owned()))
        .filter(|(name, value)| name.starts_with("--") && value.starts_with('#'))
        .collect()
}

/// What a rule of the stylesheet declares.
pub fn declared(css: &str, selector: &str, property: &str) -> Option<String> {
    let rule = css.lines().find_map(|line| {
        let (found, rest) = line.trim().split_once(" {")?;
        let body = rest.split('}').next()?;
        (found == selector && body.contains(property)).then_some(body)
    })?;
    let mut pairs = rule.split(';').filter_map(|pair| pair.split_once(':'));
    let (_, value) = pairs.find(|(name, _)| name.trim() == property)?;
    Some(value.trim().to_owned())
}

/// The colours of a palette with their contrast.
pub fn views(nl: &Dutch, palette: &BTreeMap<String, String>) -> Vec<ColourView> {
    let behind = [("papier", "--papier"), ("kader", "--kader")];
    let of = |(name, role, least): &(&str, &'static str, f64)| {
        let value = palette.get(*name)?;
        let contrast = behind
            .iter()
            .filter(|_| *least > 0.0)
            .filter_map(|(what, ground)| {
                let ratio = contrast(value, palette.get(*ground)?)?;
                let enough = match ratio >= *least {
                    true => "genoeg",
                    false => "te weinig",
                };
                // Rounded down: 4,49 is not 4,5.
                let shown = nl.number((ratio * 10.0).floor() / 10.0, 1);
                Some(format!("{shown} op {what} ({enough})"))
            });
        Some(ColourView {
            name: (*name).to_owned(),
            value: value.clone(),
            role,
            contrast: contrast.collect(),
        })
    };
    ROLES.iter().filter_map(of).collect()
}

/// The contrast ratio of two colours written as `#rgb` or `#rrggbb`.
fn contrast(one: &str, other: &str) -> Option<f64> {
    let (one, other) = (luminance(one)?, luminance(other)?);
    Some((one.max(other) + 0.05) / (one.min(other) + 0.05))
}

/// Relative luminance, from 0 (black) to 1 (white).
fn luminance(colour: &str) -> Option<f64> {
    let digits = colour.strip_prefix('#')?;
    let long: String = match digits.len() {
        3 => digits.chars().flat_map(|digit| [digit, digit]).collect(),
        6 => digits.to_owned(),
        _ => return None,
    };
    let channel = |at: usize| {
        let value = u8::from_str_radix(long.get(at..at + 2)?, 16).ok()?;
        let value = f64::from(value) / 255.0;
        Some(match value <= 0.04045 {
            true => value / 12.92,
            false => ((value + 0.055) / 1.055).powf(2.4),
        })
    };
    Some(0.2126 * channel(0)? + 0.7152 * channel(2)? + 0.0722 * channel(4)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    const CSS: &str = ":root {\n  --inkt: #000;\n  --papier: #ffffff;\n  --kader: #767676;\n  --letter: serif;\n}\n\
        @media (prefers-color-scheme: dark) {\n  :root {\n    --inkt: #fff;\n  }\n}\n\
        h2 { margin: 0; font-size: 2rem; }\n@media print { :root { --papier: #fff; } }";

    #[test]
    fn contrast_is_that_of_wcag() {
        assert_eq!(contrast("#000", "#ffffff"), Some(21.0));
        // The grey that is known to be just enough on white.
        let grey = contrast("#767676", "#fff").unwrap();
        assert!((grey - 4.54).abs() < 0.01, "{grey}");
        assert_eq!(contrast("rood", "#fff"), None);
    }

    #[test]
    fn palettes_and_sizes_come_from_the_stylesheet() {
        let schemes = schemes(CSS);
        let ink: Vec<&str> = schemes
            .iter()
            .map(|(_, _, all)| all["--inkt"].as_str())
            .collect();
        assert_eq!(ink, ["#000", "#fff", "#000"]);
        assert_eq!(declared(CSS, "h2", "font-size").as_deref(), Some("2rem"));
        assert_eq!(declared(CSS, "h3", "font-size"), None);
    }

    #[test]
    fn the_own_stylesheet_has_contrast_enough() {
        let css = include_str!("../../../../reports/stijl.css");
        let nl = Dutch::new().unwrap();
        for (name, _, palette) in schemes(css) {
            let views = views(&nl, &palette);
            assert_eq!(views.len(), ROLES.len(), "{name}");
            for view in views {
                for line in &view.contrast {
                    assert!(line.ends_with("(genoeg)"), "{name} {}: {line}", view.name);
                }
            }
        }
    }
}
