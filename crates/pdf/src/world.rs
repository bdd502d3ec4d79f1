//! All that typst may see: the layout, the document as data, and three fonts.

use ijkpunt_model::Document;
use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Library, LibraryExt, World};

use crate::PdfError;

/// The layout. It reads the document as data, so no text can be taken for markup.
const LAYOUT: &str = include_str!("letter.typ");

/// Source Sans 3, under the SIL Open Font License; see `fonts/README.md`.
const FONTS: [&[u8]; 3] = [
    include_bytes!("../fonts/SourceSans3-Regular.ttf"),
    include_bytes!("../fonts/SourceSans3-SemiBold.ttf"),
    include_bytes!("../fonts/SourceSans3-Italic.ttf"),
];

/// A [`World`] of one document.
pub struct Desk {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    layout: Source,
    data: (FileId, Bytes),
}

impl Desk {
    /// The world of a document.
    pub fn new(document: &Document) -> Result<Self, PdfError> {
        let json = serde_json::to_vec(document)?;
        let fonts = FONTS.map(|bytes| Font::new(Bytes::new(bytes), 0));
        let fonts: Vec<Font> = fonts
            .into_iter()
            .collect::<Option<_>>()
            .ok_or(PdfError::Font)?;
        // Row headers of tables are in typst's trial features. This goes, with `pdf.header-cell` in the
        // layout, when `table` itself can say what heads a row.
        let trial = [Feature::A11yExtras].into_iter().collect();
        Ok(Desk {
            library: LazyHash::new(Library::builder().with_features(trial).build()),
            book: LazyHash::new(FontBook::from_fonts(&fonts)),
            fonts,
            layout: Source::new(file("letter.typ")?, LAYOUT.to_owned()),
            data: (file("document.json")?, Bytes::new(json)),
        })
    }
}

fn file(name: &str) -> Result<FileId, PdfError> {
    let path = VirtualPath::new(name);
    let path = path.map_err(|_| PdfError::Refused(vec![format!("{name} is no path")]))?;
    Ok(RootedPath::new(VirtualRoot::Project, path).intern())
}

impl World for Desk {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.book
    }

    fn main(&self) -> FileId {
        self.layout.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        match id == self.layout.id() {
            true => Ok(self.layout.clone()),
            false => Err(FileError::AccessDenied),
        }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        match id == self.data.0 {
            true => Ok(self.data.1.clone()),
            false => Err(FileError::AccessDenied),
        }
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.get(index).cloned()
    }

    /// There is no today: the date of a letter stands in the document.
    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}
