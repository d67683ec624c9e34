//! Finished pages to the bytes of a PDF.
//!
//! printpdf makes the fonts and the skeleton; the pages are written one by
//! one straight into its document and packed at once, so that memory stays
//! small however many there are. Nothing here decides where a line goes.

use std::fmt;

use flate2::{Compress, Compression, FlushCompress, Status};
use lopdf::{Object, Stream, dictionary};
use sha2::{Digest, Sha256};

use super::{attached, content::page_content, document, fields, fonts::Fonts, packing, structure};
use crate::{
    faces::Face,
    page::{Pages, tree::Tree},
};

/// Why pages could not be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PrintError {
    /// There is no page.
    NoPages,
    /// A face could not be read or cut down to the glyphs used.
    Face(Face),
    /// A page names a glyph that its face does not have.
    Glyph(Face, u16),
    /// The document came out built otherwise than expected.
    Skeleton,
}

/// Writes finished pages as a PDF; the same pages give the same bytes.
///
/// The bytes are not proved: what leaves the house comes from
/// `prove_and_write`.
///
/// # Errors
/// [`PrintError`] if there is no page, or a font does not hold what the pages
/// need.
pub fn write(pages: &Pages) -> Result<Vec<u8>, PrintError> {
    if pages.pages.is_empty() {
        return Err(PrintError::NoPages);
    }
    let tree = Tree::of(pages);
    let fonts = Fonts::gather(pages)?;
    let mut pdf = fonts.skeleton()?;
    pdf.version = "1.7".to_owned();
    let (shelf, resources) = document::clear(&mut pdf, &fonts)?;
    let mut hash = Sha256::new_with_prefix(&pages.meta.code);
    let (width, height) = pages.paper.size();
    let media_box = vec![0.into(), 0.into(), hundredths(width.0), hundredths(height.0)];
    let mut written = Vec::with_capacity(pages.pages.len());
    let mut packer = Packer::new();
    for (index, page) in pages.pages.iter().enumerate() {
        let content = page_content((index, page), height, &fonts, &tree)?;
        hash.update(&content.stream);
        let contents = pdf.add_object(packer.pack(&content.stream)?);
        let id = pdf.add_object(dictionary! {
            "Type" => "Page",
            "Parent" => shelf,
            "MediaBox" => media_box.clone(),
            "Resources" => resources,
            "Contents" => contents,
            "StructParents" => count(index),
            "Tabs" => "S",
        });
        written.push((id, content.pieces));
    }
    let ids: Vec<_> = written.iter().map(|(id, _)| *id).collect();
    let kids: Vec<Object> = ids.iter().map(|id| Object::Reference(*id)).collect();
    pdf.set_object(shelf, dictionary! { "Type" => "Pages", "Count" => count(ids.len()), "Kids" => kids });
    let placed = fields::write(&mut pdf, pages, &tree, &ids)?;
    let structure = structure::write(&mut pdf, &tree, &written, &placed, pages);
    document::describe(&mut pdf, pages, &ids, structure)?;
    if let Some(attached) = &pages.attached {
        hash.update(attached.bytes.as_slice());
        attached::attach(&mut pdf, attached, pages.meta.day)?;
    }
    document::identify(&mut pdf, hash);
    packing::packed(pdf)
}

/// Packs one stream after the other.
///
/// One compressor for all: a fresh one for each page would leave a hole of
/// 200 kB behind every one of five hundred.
struct Packer {
    compress: Compress,
    room: Vec<u8>,
}

impl Packer {
    fn new() -> Self {
        Self { compress: Compress::new(Compression::default(), true), room: Vec::new() }
    }

    fn pack(&mut self, content: &[u8]) -> Result<Stream, PrintError> {
        self.compress.reset();
        self.room.clear();
        // Deflate never grows its input by more than five bytes in sixteen thousand.
        self.room.reserve(content.len() + content.len() / 1000 + 64);
        let state = self.compress.compress_vec(content, &mut self.room, FlushCompress::Finish);
        match state {
            Ok(Status::StreamEnd) => {
                let packed = Stream::new(dictionary! { "Filter" => "FlateDecode" }, self.room.as_slice().to_vec());
                Ok(packed.with_compression(false))
            }
            _ => Err(PrintError::Skeleton),
        }
    }
}

/// A length with two places.
pub(super) fn hundredths(length: f32) -> Object {
    Object::Real((length * 100.0).round() / 100.0)
}

fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

impl fmt::Display for PrintError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoPages => f.write_str("there is no page to print"),
            Self::Face(face) => write!(f, "the font {} cannot be used", face.name()),
            Self::Glyph(face, glyph) => write!(f, "the font {} has no glyph {glyph}", face.name()),
            Self::Skeleton => f.write_str("the PDF came out built otherwise than expected"),
        }
    }
}

impl std::error::Error for PrintError {}
