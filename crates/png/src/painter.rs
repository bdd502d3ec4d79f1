//! The drawing itself.

use std::sync::Arc;

use png::{BitDepth, ColorType, Compression, Encoder, PixelDimensions, Unit};
use resvg::tiny_skia::{Color, Pixmap, Transform};
use resvg::usvg::fontdb::Database;
use resvg::usvg::roxmltree::{Document, Error as XmlError};
use resvg::usvg::{self, Options, Tree};
use thiserror::Error;

/// Pixels across: a little over twice the 720 units of a chart.
pub const WIDTH: u32 = 1600;

/// Pixels a metre: 240 an inch, so that a word processor shows the picture 17 cm wide, as wide as
/// the text on an A4.
const DENSITY: u32 = 9449;

/// A picture of which this many pixels are not enough is no chart.
const HIGHEST: u32 = 16_000;

/// The family that the style sheet of charts asks for first.
const FAMILY: &str = "Source Sans 3";

/// Source Sans 3, under the SIL Open Font License; the licence stands beside the files.
const FONTS: [&[u8]; 3] = [
    include_bytes!("../../pdf/fonts/SourceSans3-Regular.ttf"),
    include_bytes!("../../pdf/fonts/SourceSans3-SemiBold.ttf"),
    include_bytes!("../../pdf/fonts/SourceSans3-Italic.ttf"),
];

/// Why a picture could not be drawn. These are faults of the program, so the text is for the
/// operator.
#[derive(Debug, Error)]
pub enum PngError {
    /// The SVG is no XML.
    #[error("the picture is no XML: {0}")]
    Xml(#[from] XmlError),
    /// The SVG is none.
    #[error("the picture is no SVG: {0}")]
    Svg(#[from] usvg::Error),
    /// Its proportions give a picture without pixels, or with far too many.
    #[error("the picture would be {WIDTH} by {0} pixels")]
    Size(u32),
    /// The pixels could not be written.
    #[error("the pixels can't be written: {0}")]
    Encoding(#[from] png::EncodingError),
}

/// Draws pictures; the fonts are read once.
pub struct Painter {
    options: Options<'static>,
}

impl Default for Painter {
    fn default() -> Self {
        Painter::new()
    }
}

impl Painter {
    /// A painter that knows the three fonts of the program, and none of the computer.
    pub fn new() -> Self {
        let mut fonts = Database::new();
        for font in FONTS {
            fonts.load_font_data(font.to_vec());
        }
        fonts.set_sans_serif_family(FAMILY);
        let options = Options {
            font_family: FAMILY.to_owned(),
            fontdb: Arc::new(fonts),
            ..Options::default()
        };
        Painter { options }
    }

    /// An SVG as PNG: [`WIDTH`] pixels wide, on white. Its title and description, which pixels
    /// can't hold, stand in text chunks under the names that PNG has for them.
    pub fn draw(&self, svg: &str) -> Result<Vec<u8>, PngError> {
        let document = Document::parse(svg)?;
        let said = |name: &str| {
            let found = document.descendants().find(|node| node.has_tag_name(name));
            found.and_then(|node| node.text()).map(str::to_owned)
        };
        let texts = [("Title", said("title")), ("Description", said("desc"))];
        let tree = Tree::from_xmltree(&document, &self.options)?;
        let scale = WIDTH as f32 / tree.size().width();
        let height = (tree.size().height() * scale).round() as u32;
        if height > HIGHEST {
            return Err(PngError::Size(height));
        }
        let mut pixmap = Pixmap::new(WIDTH, height).ok_or(PngError::Size(height))?;
        pixmap.fill(Color::WHITE);
        let transform = Transform::from_scale(scale, scale);
        resvg::render(&tree, transform, &mut pixmap.as_mut());
        encode(&pixmap, texts)
    }
}

/// The pixels as a file. On white each is opaque, so their transparency is left out.
fn encode(pixmap: &Pixmap, texts: [(&str, Option<String>); 2]) -> Result<Vec<u8>, PngError> {
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, pixmap.width(), pixmap.height());
    encoder.set_color(ColorType::Rgb);
    encoder.set_depth(BitDepth::Eight);
    encoder.set_compression(Compression::Balanced);
    encoder.set_pixel_dims(Some(PixelDimensions {
        xppu: DENSITY,
        yppu: DENSITY,
        unit: Unit::Meter,
    }));
    for (keyword, text) in texts {
        if let Some(text) = text {
            encoder.add_itxt_chunk(keyword.to_owned(), text)?;
        }
    }
    let colours = pixmap.pixels().iter();
    let opaque: Vec<u8> = colours
        .flat_map(|pixel| [pixel.red(), pixel.green(), pixel.blue()])
        .collect();
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&opaque)?;
    writer.finish()?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A picture as charts are: with a style sheet, words and a dash.
    const CHART: &str = r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 720 90" class="beeld" role="img" aria-labelledby="x-t x-d"><title id="x-t">Eén kop</title><desc id="x-d">Wat er staat: 5 &amp; 6.</desc><style>.beeld .m1{fill:#0b5a74}.beeld text{font-family:"Source Sans 3","Segoe UI",system-ui,sans-serif;font-size:15px}</style><rect class="m1" x="0" y="0" width="360" height="45"/><text x="400" y="60">WOORDEN</text></svg>"#;

    fn decoded(bytes: &[u8]) -> (png::Info<'static>, Vec<u8>) {
        let decoder = png::Decoder::new(std::io::Cursor::new(bytes));
        let mut reader = decoder.read_info().unwrap();
        let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
        reader.next_frame(&mut pixels).unwrap();
        reader.finish().unwrap();
        (reader.info().clone(), pixels)
    }

    #[test]
    fn a_picture_is_drawn_on_white_with_its_words_in_it() {
        let bytes = Painter::new().draw(CHART).unwrap();
        let (info, pixels) = decoded(&bytes);
        assert_eq!((info.width, info.height), (1600, 200));
        assert_eq!(info.color_type, ColorType::Rgb);
        let at = |x: usize, y: usize| {
            let start = (y * 1600 + x) * 3;
            pixels[start..start + 3].to_vec()
        };
        assert_eq!(at(10, 10), [0x0b, 0x5a, 0x74], "the style sheet holds");
        assert_eq!(at(1590, 190), [255, 255, 255]);
        let words = (880..1200).flat_map(|x| (90..140).map(move |y| at(x, y)));
        assert!(words.filter(|pixel| pixel[0] < 60).count() > 200, "no text");
        let said: Vec<(String, String)> = info
            .utf8_text
            .iter()
            .map(|chunk| (chunk.keyword.clone(), chunk.get_text().unwrap()))
            .collect();
        let said: Vec<(&str, &str)> = said.iter().map(|(k, t)| (k.as_str(), t.as_str())).collect();
        assert_eq!(
            said,
            [
                ("Title", "Eén kop"),
                ("Description", "Wat er staat: 5 & 6.")
            ]
        );
        assert_eq!(info.pixel_dims.unwrap().xppu, DENSITY);
    }

    #[test]
    fn the_same_picture_gives_the_same_bytes() {
        let draw = || Painter::new().draw(CHART).unwrap();
        assert_eq!(draw(), draw());
    }

    #[test]
    fn what_is_no_picture_is_refused() {
        let painter = Painter::new();
        assert!(matches!(painter.draw("geen xml"), Err(PngError::Xml(_))));
        assert!(matches!(painter.draw("<p/>"), Err(PngError::Svg(_))));
        let tall = CHART.replace("720 90", "1 720000");
        assert!(matches!(painter.draw(&tall), Err(PngError::Size(_))));
    }
}
