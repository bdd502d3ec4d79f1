//! Charts as PNG beside their SVG, where the program was built with the feature `png`.

use anyhow::Result;
use ijkpunt_report::Site;

use crate::feature;

/// Refuses at once what would be refused when all else is done.
pub fn possible() -> Result<()> {
    feature::needed(cfg!(feature = "png"), "PNG")
}

/// Draws every chart of the site, and gives how many with their number of bytes together.
#[cfg(feature = "png")]
pub fn add(site: &mut Site) -> Result<(usize, usize)> {
    use anyhow::Context;

    let painter = ijkpunt_png::Painter::new();
    let mut drawn = Vec::new();
    for file in &site.files {
        let chart = file.path.strip_prefix("grafieken/");
        let Some(name) = chart.and_then(|name| name.strip_suffix(".svg")) else {
            continue;
        };
        let svg = std::str::from_utf8(&file.bytes);
        let svg = svg.with_context(|| format!("{} is no text", file.path))?;
        let bytes = painter.draw(svg);
        let bytes = bytes.with_context(|| format!("{} can't be drawn as PNG", file.path))?;
        drawn.push(ijkpunt_report::File {
            path: format!("grafieken/{name}.png"),
            bytes,
        });
    }
    let sizes = drawn
        .iter()
        .map(|file| (file.path.as_str(), file.bytes.len()));
    site.put_sizes(sizes);
    let bytes = drawn.iter().map(|file| file.bytes.len()).sum();
    let count = drawn.len();
    site.files.extend(drawn);
    Ok((count, bytes))
}

/// Without the feature there is nothing to add; [`possible`] has refused before.
#[cfg(not(feature = "png"))]
pub fn add(_site: &mut Site) -> Result<(usize, usize)> {
    possible().map(|()| (0, 0))
}

#[cfg(all(test, feature = "png"))]
mod tests {
    use super::*;

    #[test]
    fn each_chart_gets_a_picture_and_its_size_stands_on_the_page() {
        let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 72 9\"/>";
        let mut site = Site::default();
        site.add("index.html", "(PNG<!-- grootte grafieken/a.png -->)");
        site.add("grafieken/a.svg", svg);
        site.add("logo.svg", svg);
        let (count, bytes) = add(&mut site).unwrap();
        let made = site.files.last().unwrap();
        assert_eq!((count, bytes), (1, made.bytes.len()));
        assert_eq!(made.path, "grafieken/a.png");
        assert!(made.bytes.starts_with(b"\x89PNG"));
        let page = std::str::from_utf8(&site.files[0].bytes).unwrap();
        assert!(page.starts_with("(PNG, "), "{page}");
    }
}
