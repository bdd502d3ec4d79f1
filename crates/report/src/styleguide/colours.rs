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

/// A pair of series that may lie beside each other in a chart.
#[derive(Debug, Serialize)]
pub struct NeighboursView {
    /// Their custom properties.
    pub names: [String; 2],
    /// Their values.
    pub values: [String; 2],
    /// The contrast between them, and whether they need a seam.
    pub contrast: String,
    /// The least contrast of either with the paper of the seam between them.
    pub seam: String,
}

/// The colours that fill the marks of a chart. Four that all keep 3 : 1 among each other, and to
/// paper, would need a luminance range of 81 : 1, and there are but 21; so a seam of paper parts
/// them, and each has to stand out against that.
const SERIES: [&str; 4] = ["--reeks1", "--reeks2", "--reeks3", "--reeks4"];

/// WCAG 2.2, success criterion 1.4.11.
const LEAST: f64 = 3.0;

/// Each pair of series with the contrast between them and that with the seam.
pub fn neighbours(nl: &Dutch, palette: &BTreeMap<String, String>) -> Vec<NeighboursView> {
    let pairs = SERIES.iter().enumerate().flat_map(|(at, one)| {
        let after = SERIES.iter().skip(at + 1);
        after.map(move |other| (*one, *other))
    });
    let view = |(one, other): (&str, &str)| {
        let values = [palette.get(one)?, palette.get(other)?];
        let between = contrast(values[0], values[1])?;
        let seam = seam(palette, values)?;
        Some(NeighboursView {
            names: [one.to_owned(), other.to_owned()],
            values: values.map(Clone::clone),
            contrast: told(nl, between, "naad nodig"),
            seam: told(nl, seam, "te weinig"),
        })
    };
    pairs.filter_map(view).collect()
}

/// The least contrast of two colours with what a seam may show: the paper, or the panel of a chart.
fn seam(palette: &BTreeMap<String, String>, values: [&String; 2]) -> Option<f64> {
    let mut least = f64::INFINITY;
    for ground in ["--papier", "--kader"] {
        for value in values {
            least = least.min(contrast(value, palette.get(ground)?)?);
        }
    }
    Some(least)
}

/// A ratio, rounded down, and whether it is enough between two fills, or else these words.
fn told(nl: &Dutch, ratio: f64, otherwise: &str) -> String {
    let enough = if ratio >= LEAST { "genoeg" } else { otherwise };
    format!("{} ({enough})", nl.number((ratio * 10.0).floor() / 10.0, 1))
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

    #[test]
    fn neighbours_are_measured_against_each_other_and_against_the_seam() {
        let nl = Dutch::new().unwrap();
        // On paper with a luminance of 1: black is 21 away, the grey 4,5, and white 1.
        let colours = ["#000", "#767676", "#fff", "#000", "#fff", "#fff"];
        let names = SERIES.iter().chain(&["--papier", "--kader"]);
        let palette = names
            .map(|name| (*name).to_owned())
            .zip(colours.map(str::to_owned));
        let views = neighbours(&nl, &palette.collect());
        assert_eq!(views.len(), 6);
        let first = &views[0];
        assert_eq!(first.names, ["--reeks1", "--reeks2"]);
        // (0,181 + 0,05) / 0,05 and 1,05 / (0,181 + 0,05), rounded down.
        assert_eq!(first.contrast, "4,6 (genoeg)");
        assert_eq!(first.seam, "4,5 (genoeg)");
        // Black beside black, parted by white.
        assert_eq!(views[2].contrast, "1,0 (naad nodig)");
        assert_eq!(views[2].seam, "21,0 (genoeg)");
        // White on white.
        assert_eq!(views[1].seam, "1,0 (te weinig)");
    }

    #[test]
    fn a_seam_of_paper_is_enough_between_any_two_series_of_the_own_stylesheet() {
        let css = include_str!("../../../../reports/stijl.css");
        let nl = Dutch::new().unwrap();
        for (name, _, palette) in schemes(css) {
            let views = neighbours(&nl, &palette);
            assert_eq!(views.len(), 6, "{name}");
            for view in views {
                assert!(view.seam.ends_with("(genoeg)"), "{name} {view:?}");
            }
        }
    }
}
