//! From document to bytes, with the exporter's own checks as the judge.

use ijkpunt_model::Document;
use thiserror::Error;
use typst::diag::{SourceDiagnostic, Warned};
use typst::foundations::Smart;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use crate::world::Desk;

/// Why no PDF could be made. For the operator.
#[derive(Debug, Error)]
pub enum PdfError {
    /// The document could not be handed to typst.
    #[error("the document can't be written as JSON: {0}")]
    Json(#[from] serde_json::Error),
    /// A font of the program can't be read.
    #[error("a font of the program can't be read")]
    Font,
    /// Typst could not lay the document out, or what came of it does not meet the standards.
    #[error("{}", .0.join("; "))]
    Refused(Vec<String>),
}

/// Writes a document as PDF. `creator` is the program that the file names as its maker.
///
/// PDF/UA-1 (ISO 14289-1) asks for a tag tree that says what each thing is, PDF/A-2a (ISO 19005-2,
/// level a) that the file can be read for ever. Both are checked while the file is written: a picture
/// without alternative, a skipped level of headings or a letter that no font has is an error.
pub fn write(document: &Document, creator: &str) -> Result<Vec<u8>, PdfError> {
    let desk = Desk::new(document)?;
    let Warned { output, warnings } = typst::compile::<PagedDocument>(&desk);
    let pages = output.map_err(|errors| refused(&errors))?;
    // A warning would say that a page looks different from what was meant.
    if !warnings.is_empty() {
        return Err(refused(&warnings));
    }
    let standards = PdfStandards::new(&[PdfStandard::Ua_1, PdfStandard::A_2a])
        .map_err(|error| PdfError::Refused(vec![error.message().to_string()]))?;
    let options = PdfOptions {
        creator: Smart::Custom(Some(creator.to_owned())),
        standards,
        ..PdfOptions::default()
    };
    typst_pdf::pdf(&pages, &options).map_err(|errors| refused(&errors))
}

fn refused(diagnostics: &[SourceDiagnostic]) -> PdfError {
    let words = |diagnostic: &SourceDiagnostic| {
        let hints = diagnostic.hints.iter().map(|hint| hint.v.to_string());
        let all: Vec<String> = std::iter::once(diagnostic.message.to_string())
            .chain(hints)
            .collect();
        all.join(", ")
    };
    PdfError::Refused(diagnostics.iter().map(words).collect())
}
