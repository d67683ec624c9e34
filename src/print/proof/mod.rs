//! The proof: what stands in the bytes is what was meant, whole and in sight.
//!
//! An independent reader opens the bytes as any PDF and finds, page by page,
//! every word of every block in order, every glyph in its shape and place
//! inside the page, none over another, every line and mark; then the tree that
//! is read out, each word of it in its element. Text that can be copied but not
//! seen, or seen but not copied or not heard, fails as well.
//!
//! Not here: mending anything. **Invariant:** each way to break a page fails
//! (`tests/pages/faults.rs`).

mod attached;
mod fields;
mod outline;
mod places;
mod reader;
mod shapes;
mod tags;
mod walk;
mod words;

use std::{fmt, sync::Arc};

use hayro_interpret::hayro_syntax::{
    Pdf,
    object::{Dict, Stream, String as PdfString},
};

use self::{reader::Reader, walk::Faces};
use super::{PrintError, write};
use crate::{
    base::Id,
    page::{self, Pages},
    t,
};

/// A PDF whose proof has been given.
#[derive(Clone)]
pub struct Proved {
    /// The bytes.
    pub pdf: Arc<Vec<u8>>,
    /// How many pages.
    pub pages: usize,
    /// How many glyphs were found in their places.
    pub glyphs: usize,
}

/// Where and how a proof failed. Never holds words of the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProofFailure {
    /// The page, from 1; none if it is the document as a whole.
    pub page: Option<usize>,
    /// The item, if the fault lies in one.
    pub item: Option<Id>,
    /// What is wrong.
    pub fault: Fault,
}

/// What can be wrong with a PDF of ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The bytes cannot be read as a PDF.
    Unreadable,
    /// Title or language are not those of the pages.
    Description,
    /// A page is missing or there is one too many.
    PageCount,
    /// A page has another size.
    PageSize,
    /// The words differ from this character of the block on.
    Words {
        /// Characters of the block that were read as they should, white space apart.
        after: usize,
    },
    /// Two words run together, or one falls apart, after this character.
    Spacing {
        /// Characters of the block before it, white space apart.
        after: usize,
    },
    /// There are words that no block names.
    ExtraWords,
    /// Something drawn that no block has, or something missing.
    Glyphs,
    /// A glyph has another shape than its face gives it.
    WrongGlyph,
    /// A glyph has another size or stands elsewhere than laid out.
    Misplaced,
    /// A glyph is not black, or not drawn at all.
    Hidden,
    /// A glyph or mark reaches over the page's edge.
    OffPage,
    /// A glyph is cut by a clip.
    Clipped,
    /// A glyph lies over another, or under a filled shape.
    Overlap,
    /// Lines, boxes and marks are not those of the page.
    Shapes,
    /// Something that is read out is in no tagged piece, or in two, or in an artefact as well.
    Untagged,
    /// The tree that is read out is not that of the page: another element, order or nesting.
    TagTree,
    /// An element holds other words than it should, or pieces of another.
    TagWords,
    /// A drawing says something else than it should, or nothing.
    TagSays,
    /// The way back from a piece to its element leads elsewhere.
    TagParents,
    /// The outline is not that of the pages.
    Outline,
    /// A file inside is missing, altered, or one too many.
    Attached,
    /// A field is missing, has another name, or stands elsewhere.
    Fields,
    /// It opens without its passphrase.
    Unlocked,
}

/// Why no PDF is handed out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotProved {
    /// It could not be written.
    Print(PrintError),
    /// It was written and did not read back right.
    Proof(ProofFailure),
}

/// Writes pages and proves the bytes: the only way to a PDF that may leave.
///
/// # Errors
/// [`NotProved`]; then there is no PDF.
pub fn prove_and_write(pages: &Pages) -> Result<Proved, NotProved> {
    let pdf = write(pages).map_err(NotProved::Print)?;
    proof(pages, &Arc::new(pdf)).map_err(NotProved::Proof)
}

/// Proves that the bytes show exactly these pages.
///
/// # Errors
/// [`ProofFailure`] with the first fault.
pub fn proof(pages: &Pages, pdf: &Arc<Vec<u8>>) -> Result<Proved, ProofFailure> {
    proof_with(pages, pdf, "")
}

/// The same for bytes under a passphrase.
pub(super) fn proof_with(pages: &Pages, pdf: &Arc<Vec<u8>>, passphrase: &str) -> Result<Proved, ProofFailure> {
    let whole = |fault| ProofFailure { page: None, item: None, fault };
    let book = Pdf::new_with_password(Arc::clone(pdf), passphrase).map_err(|_| whole(Fault::Unreadable))?;
    described(pages, &book).map_err(whole)?;
    if book.pages().len() != pages.pages.len() {
        return Err(whole(Fault::PageCount));
    }
    let (width, height) = pages.paper.size();
    let mut reader = Reader::default();
    let mut faces = Faces::default();
    let mut glyphs = 0;
    let mut pieces = Vec::with_capacity(pages.pages.len());
    for (index, (page, read)) in pages.pages.iter().zip(book.pages().iter()).enumerate() {
        let failed = |(item, fault)| ProofFailure { page: Some(index + 1), item, fault };
        let (found_width, found_height) = read.render_dimensions();
        if (found_width - width.0).abs() > 0.02 || (found_height - height.0).abs() > 0.02 {
            return Err(failed((None, Fault::PageSize)));
        }
        let seen = reader.read(read);
        words::compare(page, &seen).map_err(failed)?;
        let places = walk::walk(page, &seen, &mut faces).map_err(failed)?;
        reader::flaw(page, &seen, &places).map_err(failed)?;
        places::check(page, &seen, &places, (width.0, height.0)).map_err(failed)?;
        shapes::compare(page, &seen, (width.0, height.0)).map_err(failed)?;
        pieces.push(tags::gather(page, &seen, &places).map_err(failed)?);
        glyphs += seen.glyphs.len();
        reader.take_back(seen);
    }
    let read_out = tags::check(pages, &book, pieces)?;
    fields::check(pages, &book, &read_out)?;
    fields::check_words(pages, &book, &mut reader)?;
    outline::check(pages, &book).map_err(whole)?;
    attached::check(pages, &book).map_err(whole)?;
    Ok(Proved { pdf: Arc::clone(pdf), pages: pages.pages.len(), glyphs })
}

/// Whether title and language are those of the pages.
fn described(pages: &Pages, book: &Pdf) -> Result<(), Fault> {
    let title = book.metadata().title.as_deref().map(decoded);
    let catalog: Option<Dict<'_>> = book.xref().get(book.xref().root_id());
    let language =
        catalog.and_then(|catalog| catalog.get::<PdfString<'_>>("Lang")).map(|lang| decoded(lang.as_bytes()));
    let catalog: Option<Dict<'_>> = book.xref().get(book.xref().root_id());
    let says = |dict: &str, key: &str| {
        let dict = catalog.as_ref().and_then(|catalog| catalog.get::<Dict<'_>>(dict));
        dict.and_then(|dict| dict.get::<bool>(key)) == Some(true)
    };
    let right = title.as_deref() == Some(&pages.meta.title)
        && language.as_deref() == Some(&pages.meta.language)
        && says("MarkInfo", "Marked")
        && says("ViewerPreferences", "DisplayDocTitle")
        && catalog.as_ref().and_then(title_for_readers).as_deref() == Some(&shown(&pages.meta.title));
    right.then_some(()).ok_or(Fault::Description)
}

/// The title in the description that programs read (XMP).
fn title_for_readers(catalog: &Dict<'_>) -> Option<String> {
    let stream = catalog.get::<Stream<'_>>("Metadata")?;
    let xmp = String::from_utf8(stream.decoded().ok()?.into_owned()).ok()?;
    let title = xmp.split_once("<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">")?.1.split_once("</rdf:li>")?.0;
    let entities = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&")];
    Some(entities.into_iter().fold(title.to_owned(), |title, (entity, letter)| title.replace(entity, letter)))
}

/// A title without what XML cannot hold.
fn shown(title: &str) -> String {
    title.chars().filter(|c| !c.is_control()).collect()
}

/// The words of a PDF string: UTF-16 with its mark, else ASCII.
pub(super) fn decoded(bytes: &[u8]) -> String {
    match bytes.strip_prefix(&[0xfe, 0xff]) {
        Some(units) => {
            let units = units.chunks(2).map(|pair| pair.iter().fold(0, |unit, byte| unit << 8 | u16::from(*byte)));
            char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
        }
        None => bytes.iter().map(|byte| char::from(*byte)).collect(),
    }
}

impl fmt::Debug for Proved {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Proved({} pages, {} bytes)", self.pages, self.pdf.len())
    }
}

/// For people: that no file was made, and where the fault lies.
impl fmt::Display for NotProved {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Print(error) => f.write_str(&t!("proof-not-written", why = &error.to_string())),
            Self::Proof(failure) => fmt::Display::fmt(failure, f),
        }
    }
}

/// For people: that the PDF did not read back right, and where.
impl fmt::Display for ProofFailure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let what = self.fault.words();
        match (self.page, &self.item) {
            (Some(page), Some(item)) => {
                f.write_str(&t!("proof-failed-item", page = page, item = item.as_str(), what = what))
            }
            (Some(page), None) => f.write_str(&t!("proof-failed-page", page = page, what = what)),
            (None, _) => f.write_str(&t!("proof-failed", what = what)),
        }
    }
}

impl NotProved {
    /// The same for people who have the pages before them: a question by its number and first words.
    #[must_use]
    pub fn in_words(&self, pages: &Pages) -> String {
        match self {
            Self::Proof(ProofFailure { page: Some(page), item: Some(item), fault }) => {
                let item = page::named(pages, item).unwrap_or_else(|| item.to_string());
                t!("proof-failed-item", page = *page, item = &item, what = fault.words())
            }
            _ => self.to_string(),
        }
    }
}

impl std::error::Error for NotProved {}
impl std::error::Error for ProofFailure {}

impl Fault {
    /// What is wrong, in a few words.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Unreadable => t!("proof-unreadable"),
            Self::Description => t!("proof-description"),
            Self::PageCount => t!("proof-page-count"),
            Self::PageSize => t!("proof-page-size"),
            Self::Words { .. } => t!("proof-words"),
            Self::Spacing { .. } => t!("proof-spacing"),
            Self::ExtraWords => t!("proof-extra-words"),
            Self::Glyphs => t!("proof-glyphs"),
            Self::WrongGlyph => t!("proof-wrong-glyph"),
            Self::Misplaced => t!("proof-misplaced"),
            Self::Hidden => t!("proof-hidden"),
            Self::OffPage => t!("proof-off-page"),
            Self::Clipped => t!("proof-clipped"),
            Self::Overlap => t!("proof-overlap"),
            Self::Shapes => t!("proof-shapes"),
            Self::Untagged => t!("proof-untagged"),
            Self::TagTree => t!("proof-tag-tree"),
            Self::TagWords => t!("proof-tag-words"),
            Self::TagSays => t!("proof-tag-says"),
            Self::TagParents => t!("proof-tag-parents"),
            Self::Outline => t!("proof-outline"),
            Self::Attached => t!("proof-attached"),
            Self::Fields => t!("proof-fields"),
            Self::Unlocked => t!("proof-unlocked"),
        }
    }
}
