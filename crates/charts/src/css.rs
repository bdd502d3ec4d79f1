//! The style sheet of the charts. The page gives the colours as custom properties, so that dark
//! mode and print follow it; where it does not, the values below hold.

use crate::mark::{AXIS_SIZE, LABEL_SIZE, NARROW_AXIS_SIZE, NARROW_LABEL_SIZE};

/// Colour by custom property. Each of the four series keeps a contrast of at least 3 : 1 with the
/// paper and with the bands that it may lie on. Between two fills there is always a seam of paper,
/// so that the paper is what each has for a neighbour.
const COLOURS: [(&str, &str); 11] = [
    ("--inkt", "#16232e"),
    ("--zacht", "#51616e"),
    ("--lijn", "#d5dce1"),
    ("--vlak", "#eef2f4"),
    ("--papier", "#ffffff"),
    ("--reeks1", "#0b5a74"),
    ("--reeks2", "#c2571a"),
    ("--reeks3", "#6b7d8a"),
    ("--reeks4", "#5b3f86"),
    ("--goed", "#1d6b3f"),
    ("--let", "#9a4a00"),
];

const RULES: &str = "\
.beeld text{font-family:\"Source Sans 3\",\"Segoe UI\",system-ui,sans-serif;font-weight:400;\
fill:var(--inkt);font-variant-numeric:tabular-nums lining-nums}
.beeld .as{fill:var(--zacht)}
.beeld .op{fill:var(--papier)}
.beeld .vet{font-weight:600}
.beeld .rooster path{stroke:var(--lijn);stroke-width:1}
.beeld .rooster .baan{fill:var(--vlak);stroke:none}
.beeld .rooster .lijn{stroke:var(--zacht);stroke-width:1}
.beeld .rooster .band{fill:var(--reeks1);fill-opacity:.2;stroke:none}
.beeld .rooster .spreiding{fill:var(--reeks3);fill-opacity:.18;stroke:none}
.beeld .nul{stroke:var(--inkt);stroke-width:1}
.beeld .doel{stroke:var(--inkt);stroke-width:3}
.beeld .m1{fill:var(--reeks1)}
.beeld .m2{fill:var(--reeks2)}
.beeld .m3{fill:var(--reeks3)}
.beeld .m4{fill:var(--reeks4)}
.beeld .l1{stroke:var(--reeks1);stroke-width:2.5;stroke-linejoin:round;stroke-linecap:round}
.beeld .l2{stroke:var(--inkt);stroke-width:2;stroke-dasharray:6 4}
.beeld .l3{stroke:var(--reeks2);stroke-width:2.5;stroke-dasharray:9 4;stroke-linejoin:round}
.beeld .l4{stroke:var(--reeks4);stroke-width:2.5;stroke-dasharray:2 4;stroke-linejoin:round}
.beeld .l5{stroke:var(--reeks3);stroke-width:2.5;stroke-dasharray:9 4 2 4;stroke-linejoin:round}
.beeld .zoom{stroke:var(--papier);stroke-width:3}
.beeld .arcering{stroke:var(--papier);stroke-width:1.5}
.beeld .fijn{stroke:var(--inkt);stroke-width:1.25}
.beeld .flauw{stroke:var(--reeks3);stroke-width:.75}
.beeld .ring{stroke:var(--inkt);stroke-width:2.5;stroke-linejoin:round}
.beeld .grens{stroke:var(--zacht);stroke-width:1.5;stroke-dasharray:5 3}
.beeld .ver{stroke-dasharray:none}
.beeld .hol{fill:var(--papier)}
.beeld .voorraad{stroke:var(--inkt);stroke-width:6}
.beeld .leeg{stroke:var(--zacht);stroke-width:1}
.beeld .breuk{stroke:var(--zacht);stroke-width:1.5;stroke-linejoin:round}
.beeld .knip{stroke:var(--papier);stroke-width:2.5;stroke-linejoin:round}
";

/// Only for a page: the two widths, colours that the reader chose, and a rim around text, which
/// would cover the text in a program that does not know `paint-order`.
const PAGE_RULES: &str = "\
.beeld .rand{paint-order:stroke;stroke:var(--papier);stroke-width:4;stroke-linejoin:round}
.beeld{display:block;width:100%;height:auto}
.beeld.smal{display:none}
.beeld.klein{width:7.5rem;max-width:100%}
@media screen and (max-width:42rem){
.beeld.smal{display:block}
.beeld.breed{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
}
@media print{
.beeld{print-color-adjust:exact;-webkit-print-color-adjust:exact}
}
@media (forced-colors:active){
.beeld{forced-color-adjust:none}
.beeld text,.beeld .as{fill:CanvasText}
.beeld .rand{stroke:Canvas}
.beeld .op{fill:HighlightText}
.beeld .rooster path,.beeld .rooster .lijn{stroke:GrayText}
.beeld .rooster .baan{fill:Canvas;stroke:GrayText}
.beeld .rooster .band,.beeld .rooster .spreiding{fill:Canvas;fill-opacity:1;stroke:GrayText;stroke-width:1}
.beeld .hol{fill:Canvas}
.beeld .flauw{stroke:GrayText}
.beeld .fijn,.beeld .ring,.beeld .grens,.beeld .voorraad{stroke:CanvasText}
.beeld .nul,.beeld .doel,.beeld .l2,.beeld .l3,.beeld .l4,.beeld .l5,.beeld .leeg{stroke:CanvasText}
.beeld .m1{fill:Highlight}
.beeld .m2,.beeld .m4{fill:CanvasText}
.beeld .m3{fill:GrayText}
.beeld .l1{stroke:Highlight}
.beeld .arcering,.beeld .knip,.beeld .zoom{stroke:Canvas}
.beeld .breuk{stroke:CanvasText}
}
";

/// The rules for charts in a page.
pub fn css() -> String {
    sheet(&[RULES, PAGE_RULES], true)
}

/// The rules for a chart in a file of its own: without custom properties, which word processors
/// don't know, and for light paper.
pub fn standalone_css() -> String {
    sheet(&[RULES], false)
}

fn sheet(parts: &[&str], custom: bool) -> String {
    let mut css = format!(
        ".beeld text{{font-size:{LABEL_SIZE}px}}\n.beeld .as,.beeld .op{{font-size:{AXIS_SIZE}px}}\n\
         .beeld.smal text{{font-size:{NARROW_LABEL_SIZE}px}}\n\
         .beeld.smal .as,.beeld.smal .op{{font-size:{NARROW_AXIS_SIZE}px}}\n"
    );
    parts
        .iter()
        .for_each(|part| resolve(&mut css, part, custom));
    css
}

/// Gives every `var(--x)` its fallback, or puts the value in its place.
fn resolve(css: &mut String, rules: &str, custom: bool) {
    let mut rest = rules;
    while let Some((before, after)) = rest.split_once("var(") {
        css.push_str(before);
        let (name, after) = after.split_once(')').unwrap_or((after, ""));
        let value = COLOURS
            .iter()
            .find(|(known, _)| *known == name)
            .map_or("", |(_, v)| v);
        if custom {
            css.push_str("var(");
            css.push_str(name);
            css.push(',');
            css.push_str(value);
            css.push(')');
        } else {
            css.push_str(value);
        }
        rest = after;
    }
    css.push_str(rest);
}

#[cfg(test)]
mod tests {
    use super::{css, standalone_css};

    #[test]
    fn a_page_may_set_the_colours_and_a_file_has_them() {
        assert!(css().contains(".beeld .m1{fill:var(--reeks1,#0b5a74)}"));
        assert!(css().contains("forced-colors"));
        let file = standalone_css();
        assert!(file.contains(".beeld .m1{fill:#0b5a74}"));
        assert!(
            !file.contains("var(") && !file.contains("@media") && !file.contains("paint-order")
        );
        assert_eq!(css().matches('{').count(), css().matches('}').count());
    }

    #[test]
    fn no_colour_is_without_a_value() {
        assert!(!css().contains(",)"));
    }
}
