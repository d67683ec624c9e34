//! The font that fields are filled in with: every letter of the face, each once.
//!
//! Nobody knows beforehand what will be written, so all its letters go along:
//! Latin, Greek and Cyrillic with their accents. What a viewer never draws in
//! a field (small capitals, ligatures, old figures, the tables that move
//! letters together) stays at home, and so do letters that no living language
//! of these scripts needs: three quarters of the face. Codes go up with
//! the letters, and each says which letter it is, so that any viewer finds the
//! glyph for a letter.

use std::{collections::BTreeMap, fmt::Write as _};

use lopdf::{Document, Object, ObjectId, Stream, StringFormat, dictionary};
use skrifa::{
    FontRef, GlyphId, MetadataProvider,
    instance::{LocationRef, Size},
};

use super::{PrintError, bare::bare};
use crate::page::typed::{FACE, is_shown};

/// What its name begins with, as the name of a font does that is not whole.
const SUBSET: &str = "FIELDS";

/// The font in the document, and how to write with it.
pub(super) struct FieldFont {
    /// What a field needs to write with it.
    pub resources: ObjectId,
    /// By letter: its code, and its width in thousandths of an em.
    letters: BTreeMap<char, (u16, i64)>,
}

impl FieldFont {
    /// Puts the font into the document, to be asked for by this name.
    ///
    /// # Errors
    /// [`PrintError::Face`] if the face cannot be read.
    pub fn embed(document: &mut Document, asked_for_as: &str) -> Result<Self, PrintError> {
        let broken = PrintError::Face(FACE);
        let font = FontRef::new(FACE.bytes()).map_err(|_| broken)?;
        let metrics = font.metrics(Size::unscaled(), LocationRef::default());
        let scale = 1000.0 / f32::from(metrics.units_per_em);
        let em = |units: f32| whole(units * scale);
        let (letters, widths, subset) = subset(&font, em).ok_or(broken)?;
        let file = document.add_object(packed(subset, true).ok_or(broken)?);
        let bounds = metrics.bounds.unwrap_or_default();
        let bounds = [bounds.x_min, bounds.y_min, bounds.x_max, bounds.y_max].map(|edge| Object::Integer(em(edge)));
        let name = format!("{SUBSET}+{}", FACE.name());
        let descriptor = document.add_object(dictionary! {
            "Type" => "FontDescriptor",
            "FontName" => name.as_str(),
            // Neither symbols nor slanted; with serifs.
            "Flags" => 0b10_0010,
            "FontBBox" => bounds.to_vec(),
            "ItalicAngle" => 0,
            "Ascent" => em(metrics.ascent),
            "Descent" => em(metrics.descent),
            "CapHeight" => em(metrics.cap_height.unwrap_or(metrics.ascent)),
            "StemV" => 80,
            "FontFile2" => file,
        });
        let system = |name: &str| Object::String(name.as_bytes().to_vec(), StringFormat::Literal);
        let descendant = document.add_object(dictionary! {
            "Type" => "Font",
            "Subtype" => "CIDFontType2",
            "BaseFont" => name.as_str(),
            "CIDSystemInfo" => dictionary! {
                "Registry" => system("Adobe"), "Ordering" => system("Identity"), "Supplement" => 0
            },
            "FontDescriptor" => descriptor,
            "W" => vec![Object::Integer(0), Object::Array(widths)],
            "CIDToGIDMap" => "Identity",
        });
        let words = document.add_object(packed(words(&letters).into_bytes(), false).ok_or(broken)?);
        let id = document.add_object(dictionary! {
            "Type" => "Font",
            "Subtype" => "Type0",
            "BaseFont" => name.as_str(),
            "Encoding" => "Identity-H",
            "DescendantFonts" => vec![Object::from(descendant)],
            "ToUnicode" => words,
        });
        let resources = document.add_object(dictionary! { "Font" => dictionary! { asked_for_as => id } });
        Ok(Self { resources, letters })
    }

    /// The code of a letter; what the face lacks is shown as an empty box.
    pub fn code(&self, letter: char) -> u16 {
        self.letters.get(&letter).map_or(0, |(code, _)| *code)
    }
}

/// By letter its code and width; the widths by code; and the face with these glyphs alone.
type Subset = (BTreeMap<char, (u16, i64)>, Vec<Object>, Vec<u8>);

fn subset(font: &FontRef<'_>, em: impl Fn(f32) -> i64) -> Option<Subset> {
    let metrics = font.glyph_metrics(Size::unscaled(), LocationRef::default());
    let of_face: BTreeMap<char, GlyphId> = font
        .charmap()
        .mappings()
        .filter_map(|(letter, glyph)| Some((char::from_u32(letter)?, glyph)))
        .filter(|(letter, _)| is_shown(*letter))
        .collect();
    let mut remapper = subsetter::GlyphRemapper::new();
    let (mut letters, mut widths) =
        (BTreeMap::new(), vec![Object::Integer(em(metrics.advance_width(GlyphId::NOTDEF)?))]);
    for (letter, glyph) in of_face {
        let code = remapper.remap(u16::try_from(glyph.to_u32()).ok()?);
        let width = em(metrics.advance_width(glyph)?);
        if usize::from(code) == widths.len() {
            widths.push(Object::Integer(width));
        }
        let _new = letters.insert(letter, (code, width));
    }
    let face = subsetter::subset(FACE.bytes(), 0, &remapper).ok()?;
    Some((letters, widths, bare(face)))
}

fn packed(bytes: Vec<u8>, program: bool) -> Option<Stream> {
    let mut dict = dictionary! {};
    if program {
        dict.set("Length1", i64::try_from(bytes.len()).ok()?);
    }
    let mut stream = Stream::new(dict, bytes);
    stream.compress().ok()?;
    Some(stream)
}

/// Which letter each code is, as a PDF says it (ISO 32000-1, 9.10.3), neighbours together.
fn words(letters: &BTreeMap<char, (u16, i64)>) -> String {
    let mut of_code: BTreeMap<u16, u32> = BTreeMap::new();
    for (letter, (code, _)) in letters {
        of_code.entry(*code).or_insert(u32::from(*letter));
    }
    // First code, last code, first letter. A range may not go over the end of a code's first byte.
    let mut ranges: Vec<(u16, u16, u32)> = Vec::new();
    for (code, letter) in of_code {
        match ranges.last_mut() {
            Some((first, last, begin))
                if *last + 1 == code
                    && *first >> 8 == code >> 8
                    && *begin + u32::from(code - *first) == letter
                    && *begin >> 8 == letter >> 8 =>
            {
                *last = code;
            }
            _ => ranges.push((code, code, letter)),
        }
    }
    let mut out = String::from(
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n\
         /CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n\
         /CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n\
         1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n",
    );
    for some in ranges.chunks(100) {
        let _infallible = writeln!(out, "{} beginbfrange", some.len());
        for (first, last, letter) in some {
            let mut units = [0; 2];
            let letter = char::from_u32(*letter).unwrap_or(char::REPLACEMENT_CHARACTER).encode_utf16(&mut units);
            let letter: String = letter.iter().map(|unit| format!("{unit:04X}")).collect();
            let _infallible = writeln!(out, "<{first:04X}> <{last:04X}> <{letter}>");
        }
        out.push_str("endbfrange\n");
    }
    out.push_str("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
    out
}

#[expect(clippy::cast_possible_truncation, reason = "lengths of letters are small")]
fn whole(length: f32) -> i64 {
    length.round() as i64
}
