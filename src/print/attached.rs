//! A file inside a PDF, and the mark that says that the PDF is ours.
//!
//! The file is listed by name (any viewer shows it) and as an associated file
//! (ISO 32000-2, 14.13). The mark is page-piece data (ISO 32000-1, 14.5): data
//! of one program, which others leave alone.

use lopdf::{Dictionary, Document, Object, Stream, dictionary};

use super::{
    PrintError,
    document::{literal, pdf_date, text},
    foreign::MARK,
};
use crate::{base::Day, page::Attached, t};

/// Puts a file into the document.
///
/// # Errors
/// [`PrintError::Skeleton`] if the document has no catalogue.
pub(super) fn attach(document: &mut Document, attached: &Attached, day: Option<Day>) -> Result<(), PrintError> {
    let size = i64::try_from(attached.bytes.len()).unwrap_or(i64::MAX);
    let mut stream = Stream::new(
        dictionary! {
            "Type" => "EmbeddedFile",
            "Subtype" => "text/plain",
            "Params" => dictionary! { "Size" => size },
        },
        attached.bytes.to_vec(),
    );
    stream.compress().map_err(|_| PrintError::Skeleton)?;
    let stream = document.add_object(stream);
    let file = document.add_object(dictionary! {
        "Type" => "Filespec",
        "F" => literal(&attached.name),
        "UF" => text(&attached.name),
        "Desc" => text(t!("pdf-worksheet-inside")),
        "AFRelationship" => "Source",
        "EF" => dictionary! { "F" => stream, "UF" => stream },
    });
    let listed = dictionary! { "Names" => vec![literal(&attached.name), file.into()] };
    let catalog = document.catalog_mut().map_err(|_| PrintError::Skeleton)?;
    catalog.set("AF", vec![Object::from(file)]);
    catalog.set("Names", dictionary! { "EmbeddedFiles" => listed });
    catalog.set("PieceInfo", mark(day));
    Ok(())
}

/// The mark, with a day as the standard asks for.
fn mark(day: Option<Day>) -> Dictionary {
    let day = day.map_or_else(|| "D:20000101".to_owned(), pdf_date);
    let mut pieces = Dictionary::new();
    pieces.set(MARK, dictionary! { "LastModified" => literal(&day), "Private" => dictionary! { "Format" => 1 } });
    pieces
}
