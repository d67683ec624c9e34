//! The fonts of one document: which glyphs, what they say, and their subsets.
//!
//! Each face that is used goes into the PDF with the glyphs used and no
//! others. Every glyph is given the first words it stands for; where it later
//! stands for others, the page writes them beside it (see `content`).

use std::{
    collections::BTreeMap,
    fmt::{self, Write as _},
};

use printpdf::{
    Codepoint, FontEmbeddingMode, FontId, Op, ParsedFont, PdfDocument, PdfFont, PdfFontHandle, PdfPage,
    PdfSaveOptions, PrintpdfFontMeta, TextItem,
};
use sha2::{Digest, Sha256};
use skrifa::{
    FontRef, MetadataProvider,
    instance::{LocationRef, Size},
};

use unicode_normalization::UnicodeNormalization;

use super::{
    PrintError,
    bare::bare,
    words::{Cluster, clusters},
};
use crate::{
    faces::Face,
    page::{GlyphRun, Mark, Pages},
};

/// All fonts of a document.
pub(super) struct Fonts(BTreeMap<Face, Font>);

/// The name of a font in the resources of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Resource(char, Option<usize>);

/// One face as it stands in the document.
pub(super) struct Font {
    /// Its name in the page's resources.
    pub resource: Resource,
    /// Its name in the document: six letters, a plus, the PostScript name.
    pub name: String,
    /// The glyph of a space.
    pub space: Option<u16>,
    /// By glyph of the face: its code in the document, its width, its words.
    glyphs: BTreeMap<u16, Used>,
    /// By glyph of the face: the character it is the plain shape of.
    plain: BTreeMap<u16, char>,
    font: FontRef<'static>,
    upem: f32,
    weight: u16,
}

#[derive(Debug, Default)]
struct Used {
    code: u16,
    width: f32,
    says: Option<Box<str>>,
}

impl Fonts {
    /// Finds out which glyphs the pages use and what each of them says.
    ///
    /// # Errors
    /// [`PrintError::Face`] if a face cannot be read, [`PrintError::Glyph`] if
    /// a page names a glyph that its face does not have.
    pub fn gather(pages: &Pages) -> Result<Self, PrintError> {
        let mut fonts = Self(BTreeMap::new());
        for page in &pages.pages {
            for mark in page.blocks.iter().flat_map(|block| &block.marks) {
                if let Mark::Glyphs(run) = mark {
                    fonts.font_mut(run.face)?.take(run);
                }
            }
        }
        let spares = fonts.0.iter_mut().filter(|(face, _)| matches!(face, Face::Spare(_)));
        for (number, (_, font)) in (1..).zip(spares) {
            font.resource = Resource('X', Some(number));
        }
        for (face, font) in &mut fonts.0 {
            font.finish(*face)?;
        }
        Ok(fonts)
    }

    /// The font of a face that the pages use.
    pub fn get(&self, face: Face) -> Option<&Font> {
        self.0.get(&face)
    }

    fn font_mut(&mut self, face: Face) -> Result<&mut Font, PrintError> {
        match self.0.entry(face) {
            std::collections::btree_map::Entry::Occupied(entry) => Ok(entry.into_mut()),
            std::collections::btree_map::Entry::Vacant(entry) => Ok(entry.insert(Font::new(face)?)),
        }
    }

    /// Has printpdf build the font objects; gives the document and the fonts' names in it.
    ///
    /// A specimen page names every glyph with its words; it is thrown away
    /// afterwards (see `document`).
    ///
    /// # Errors
    /// [`PrintError::Face`] if a subset cannot be made.
    pub fn skeleton(&self) -> Result<lopdf::Document, PrintError> {
        let mut document = PdfDocument::new("");
        let mut specimen = Vec::new();
        for (face, font) in &self.0 {
            let id = FontId(font.name.clone());
            let embedded = font.embedded(*face)?;
            document.resources.fonts.map.insert(id.clone(), embedded);
            specimen.push(Op::SetFont { font: PdfFontHandle::External(id), size: printpdf::Pt(10.0) });
            let glyphs = font.glyphs.values().map(|used| {
                // A part of a letter says nothing by itself: readers that know no more than that skip it.
                let says = used.says.as_deref().unwrap_or("\u{200b}");
                Codepoint::with_cid(used.code, 0.0, says.to_owned())
            });
            specimen.push(Op::ShowText { items: vec![TextItem::GlyphIds(glyphs.collect())] });
        }
        document.with_pages(vec![PdfPage::new(printpdf::Mm(210.0), printpdf::Mm(297.0), specimen)]);
        let options = PdfSaveOptions { subset_fonts: false, image_optimization: None, ..PdfSaveOptions::default() };
        Ok(document.to_lopdf_document(&options, &mut Vec::new()))
    }

    /// Resource name and document name of every font.
    pub fn names(&self) -> impl Iterator<Item = (String, &str)> {
        self.0.values().map(|font| (font.resource.to_string(), font.name.as_str()))
    }
}

impl Font {
    fn new(face: Face) -> Result<Self, PrintError> {
        let font = FontRef::from_index(face.bytes(), face.index()).map_err(|_| PrintError::Face(face))?;
        let mut plain = BTreeMap::new();
        for (code, glyph) in font.charmap().mappings() {
            if let (Some(letter), Ok(glyph)) = (char::from_u32(code), u16::try_from(glyph.to_u32())) {
                plain.entry(glyph).or_insert(letter);
            }
        }
        let space = font.charmap().map(' ').and_then(|glyph| u16::try_from(glyph.to_u32()).ok());
        let mut glyphs = BTreeMap::new();
        if let Some(space) = space {
            glyphs.insert(space, Used { says: Some(" ".into()), ..Used::default() });
        }
        let weight = font.attributes().weight.value();
        let metrics = font.metrics(Size::unscaled(), LocationRef::default());
        Ok(Self {
            resource: resource(face),
            name: String::new(),
            space,
            glyphs,
            plain,
            upem: f32::from(metrics.units_per_em),
            font,
            weight: round(weight),
        })
    }

    /// Whether a glyph only stands in for a letter that the face does not have.
    fn stands_in(&self, text: &str, glyph: u16) -> bool {
        let mut letters = text.chars();
        match (letters.next(), letters.next()) {
            (Some(letter), None) => {
                self.font.charmap().map(letter).is_none_or(|own| own.to_u32() != u32::from(glyph))
            }
            _ => false,
        }
    }

    /// Notes the glyphs of a run and what they say.
    fn take(&mut self, run: &GlyphRun) {
        for cluster in clusters(run) {
            let alone = cluster.glyphs.len() == 1 && !cluster.added_hyphen;
            let glyphs = run.glyphs.get(cluster.glyphs.clone()).unwrap_or_default();
            // Words that no other glyph of the cluster says are those of the first that says none by itself.
            let mut rest = self.rest(cluster.text, glyphs).filter(|_| !alone && !cluster.added_hyphen);
            for glyph in glyphs {
                if self.glyphs.get(&glyph.id).is_some_and(|used| used.says.is_some()) {
                    continue;
                }
                let says = match self.plain.get(&glyph.id) {
                    // The shape that a letter has inside a word is the letter.
                    Some(plain) if !alone || self.stands_in(cluster.text, glyph.id) => {
                        Some(plain.nfkc().collect::<String>().into())
                    }
                    None if !alone => rest.take(),
                    _ => (!cluster.text.is_empty()).then(|| cluster.text.into()),
                };
                self.glyphs.entry(glyph.id).or_default().says = says;
            }
        }
    }

    /// What of a text is said by none of these glyphs alone; nothing if all is.
    fn rest(&self, text: &str, glyphs: &[crate::page::Glyph]) -> Option<Box<str>> {
        let mut said: Vec<char> = glyphs.iter().filter_map(|glyph| self.plain.get(&glyph.id)).copied().collect();
        let is_left = |letter: &char| match said.iter().position(|other| other == letter) {
            Some(at) => {
                said.swap_remove(at);
                false
            }
            None => true,
        };
        let left: String = text.chars().filter(is_left).collect();
        (!left.is_empty()).then(|| left.into())
    }

    /// Gives every glyph its code and width, and the font its name.
    fn finish(&mut self, face: Face) -> Result<(), PrintError> {
        let widths = self.font.glyph_metrics(Size::unscaled(), LocationRef::default());
        let mut hash = Sha256::new_with_prefix(face.name());
        for (next, (glyph, used)) in (1..).zip(&mut self.glyphs) {
            let width = widths.advance_width((*glyph).into()).ok_or(PrintError::Glyph(face, *glyph))?;
            used.code = if *glyph == 0 { 0 } else { next };
            // printpdf writes whole thousandths of an em, cut off: the pen must know.
            used.width = (width * 1000.0 / self.upem).trunc();
            hash.update(glyph.to_be_bytes());
        }
        // The subsetter counts glyph 0 first, whether it is used or not.
        if self.glyphs.contains_key(&0) {
            for used in self.glyphs.values_mut() {
                used.code = used.code.saturating_sub(1);
            }
        }
        for byte in hash.finalize().iter().take(6) {
            self.name.push(char::from(b'A' + byte % 26));
        }
        let _infallible = write!(self.name, "+{}", face.name());
        Ok(())
    }

    /// The subset of the face, as printpdf takes it.
    fn embedded(&self, face: Face) -> Result<PdfFont, PrintError> {
        let mut remapper = subsetter::GlyphRemapper::new();
        for (glyph, used) in &self.glyphs {
            if remapper.remap(*glyph) != used.code {
                return Err(PrintError::Face(face));
            }
        }
        let subset = subsetter::subset(face.bytes(), face.index(), &remapper).map_err(|_| PrintError::Face(face))?;
        let subset = bare(subset);
        let mut parsed = ParsedFont::from_bytes(&subset, 0, &mut Vec::new()).ok_or(PrintError::Face(face))?;
        parsed.pdf_font_metrics.us_weight_class = self.weight;
        let meta = PrintpdfFontMeta {
            embedding_mode: FontEmbeddingMode::Full,
            requires_subsetting: false,
            ..PrintpdfFontMeta::default()
        };
        Ok(PdfFont::with_meta(parsed, meta))
    }

    /// Code and width (in thousandths of an em) of a glyph of the face.
    pub fn code(&self, glyph: u16) -> Option<(u16, f32)> {
        self.glyphs.get(&glyph).map(|used| (used.code, used.width))
    }

    /// Whether a reader that knows only the font finds the cluster's words.
    pub fn says(&self, run: &GlyphRun, cluster: &Cluster<'_>) -> bool {
        let glyphs = run.glyphs.get(cluster.glyphs.clone()).unwrap_or_default();
        if cluster.added_hyphen {
            return false;
        }
        let says = |glyph: u16| self.glyphs.get(&glyph).and_then(|used| used.says.as_deref());
        if let [glyph] = glyphs {
            let blank = |text: &str| text.chars().all(char::is_whitespace);
            return says(glyph.id).is_some_and(|said| said == cluster.text || (blank(said) && blank(cluster.text)));
        }
        let said = |glyph: &crate::page::Glyph| says(glyph.id);
        let said: Option<String> = match run.rtl {
            true => glyphs.iter().rev().map(said).collect(),
            false => glyphs.iter().map(said).collect(),
        };
        said.is_some_and(|said| said == cluster.text)
    }
}

/// The letter of a face; spares are numbered once all are known.
const fn resource(face: Face) -> Resource {
    let letter = match face {
        Face::Sans => 'A',
        Face::SansItalic => 'B',
        Face::SansSemibold => 'C',
        Face::SansSemiboldItalic => 'D',
        Face::SansBold => 'E',
        Face::Serif => 'S',
        Face::SerifItalic => 'T',
        Face::Emoji => 'M',
        Face::Spare(_) => 'X',
    };
    Resource(letter, None)
}

impl fmt::Display for Resource {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.1 {
            Some(number) => write!(f, "{}{number}", self.0),
            None => write!(f, "{}", self.0),
        }
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a font weight is 1 to 1000")]
fn round(weight: f32) -> u16 {
    weight.clamp(1.0, 1000.0).round() as u16
}
