//! A chart's SVG to PNG, to put into a word processor.
//!
//! This room draws an SVG that stands on its own, on white. It looks at no font, no file and no
//! clock of the computer, so the same picture gives the same bytes everywhere. Resvg does the work,
//! behind the feature `png`; without it the room is empty.

#[cfg(feature = "png")]
mod painter;

#[cfg(feature = "png")]
pub use painter::{Painter, PngError, WIDTH};
