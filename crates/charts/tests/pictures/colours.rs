//! Contrast in every palette: the charts' own, and those of the pages on a screen, in the dark and
//! on paper.

use std::collections::BTreeMap;

use ijkpunt_charts::css;

type Palette = BTreeMap<String, [f64; 3]>;

/// The custom properties that a piece of style sheet gives a colour.
fn colours(css: &str) -> Palette {
    let declared = css.split([';', '{']).filter_map(|part| {
        let (name, value) = part.trim().strip_prefix("--")?.split_once(':')?;
        Some((name.to_owned(), rgb(value.trim())?))
    });
    declared.collect()
}

/// Red, green and blue from 0 to 1.
fn rgb(text: &str) -> Option<[f64; 3]> {
    let digits = text.strip_prefix('#')?;
    let step = if digits.len() == 3 { 1 } else { 2 };
    let part = |i: usize| {
        let part = digits.get(i * step..(i + 1) * step)?;
        let value = u8::from_str_radix(&part.repeat(3 - step), 16).ok()?;
        Some(f64::from(value) / 255.0)
    };
    Some([part(0)?, part(1)?, part(2)?])
}

/// Relative luminance as WCAG defines it.
fn luminance(colour: [f64; 3]) -> f64 {
    let linear = colour.map(|part| match part <= 0.040_45 {
        true => part / 12.92,
        false => ((part + 0.055) / 1.055).powf(2.4),
    });
    0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
}

fn contrast(a: [f64; 3], b: [f64; 3]) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// A colour that lets the paper shine through.
fn over(colour: [f64; 3], paper: [f64; 3], opacity: f64) -> [f64; 3] {
    let mut mixed = paper;
    for (under, part) in mixed.iter_mut().zip(colour) {
        *under = part * opacity + *under * (1.0 - opacity);
    }
    mixed
}

/// How much of its colour the fill of a class shows.
fn opacity(class: &str) -> f64 {
    let css = css();
    let rule = css.split(&format!(".rooster .{class}{{")).nth(1).unwrap();
    let value = rule.split("fill-opacity:").nth(1).unwrap();
    value.split(';').next().unwrap().parse().unwrap()
}

/// The palettes by name, each with the papers that a chart may lie on.
fn palettes() -> Vec<(&'static str, Palette, Vec<[f64; 3]>)> {
    let own = css();
    let fallbacks = own.split("var(").skip(1).map(|part| {
        let (name, value) = part.split(')').next().unwrap().split_once(',').unwrap();
        (name.trim_start_matches('-').to_owned(), rgb(value).unwrap())
    });
    let own: Palette = fallbacks.collect();
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../reports/stijl.css");
    let page = std::fs::read_to_string(path).unwrap();
    let after = |mark: &str| {
        let rest = page.split(mark).nth(1).unwrap();
        colours(rest.split('}').next().unwrap())
    };
    let light = after(":root {");
    let with = |other: Palette| {
        let mut all = light.clone();
        all.extend(other);
        all
    };
    let dark = with(after("(prefers-color-scheme: dark) {\n  :root {"));
    // Other rules may stand before the colours of paper.
    let paper = page.split("@media print {").nth(1).unwrap();
    let paper = paper.split(":root {").nth(1).unwrap();
    let print = with(colours(paper.split('}').next().unwrap()));
    let own_paper = vec![own["papier"]];
    let mut palettes = vec![("own", own, own_paper)];
    for (name, palette) in [("light", light), ("dark", dark), ("print", print)] {
        let papers = vec![palette["papier"], palette["kader"]];
        palettes.push((name, palette, papers));
    }
    palettes
}

#[test]
fn marks_keep_three_to_one_and_text_four_and_a_half_to_one() {
    let (band, spread) = (opacity("band"), opacity("spreiding"));
    for (name, palette, papers) in palettes() {
        for paper in papers {
            let band = over(palette["reeks1"], paper, band);
            let spread = over(palette["reeks3"], paper, spread);
            let grounds = [("paper", paper), ("band", band), ("spread", spread)];
            let check = |colour: &str, ground: (&str, [f64; 3]), least: f64| {
                let found = contrast(palette[colour], ground.1);
                let on = ground.0;
                assert!(
                    found >= least,
                    "{name}: {colour} on {on} is {found:.2} to 1"
                );
            };
            for ground in grounds {
                check("reeks1", ground, 3.0);
                check("inkt", ground, 4.5);
                check("zacht", ground, 4.5);
            }
            for series in ["reeks2", "reeks3", "reeks4"] {
                check(series, grounds[0], 3.0);
            }
            // The dots of the peers lie on the band of their middle half.
            check("reeks3", grounds[2], 3.0);
            // Figures on a bar of the first series.
            check("reeks1", grounds[0], 4.5);
        }
    }
}
