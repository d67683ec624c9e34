//! The font that fields are filled in with: a whole face, not a subset.
//!
//! Nobody knows beforehand what will be written, so all its letters go along:
//! Latin, Greek and Cyrillic with their accents. Codes are the face's own
//! glyph numbers, and each says which letter it is, so that any viewer finds
//! the glyph for a letter.

use std::fmt::Write as _;

use lopdf::{Document, Object, ObjectId, Stream, StringFormat, dictionary};
use skrifa::{
    FontRef, MetadataProvider,
    instance::{LocationRef, Size},
};

use super::PrintError;
use crate::faces::Face;

/// The face in which fields are filled in: that of everything that people write.
const FACE: Face = Face::Serif;

/// Puts the font into the document.
///
/// # Errors
/// [`PrintError::Face`] if the face cannot be read.
pub(super) fn embed(document: &mut Document) -> Result<ObjectId, PrintError> {
    let broken = PrintError::Face(FACE);
    let font = FontRef::new(FACE.bytes()).map_err(|_| broken)?;
    let metrics = font.metrics(Size::unscaled(), LocationRef::default());
    let scale = 1000.0 / f32::from(metrics.units_per_em);
    let em = |units: f32| Object::Integer(whole(units * scale));
    let program = packed(FACE.bytes().to_vec(), true).ok_or(broken)?;
    let file = document.add_object(program);
    let bounds = metrics.bounds.unwrap_or_default();
    let descriptor = document.add_object(dictionary! {
        "Type" => "FontDescriptor",
        "FontName" => FACE.name(),
        // Neither symbols nor slanted; with serifs.
        "Flags" => 0b10_0010,
        "FontBBox" => vec![em(bounds.x_min), em(bounds.y_min), em(bounds.x_max), em(bounds.y_max)],
        "ItalicAngle" => 0,
        "Ascent" => em(metrics.ascent),
        "Descent" => em(metrics.descent),
        "CapHeight" => em(metrics.cap_height.unwrap_or(metrics.ascent)),
        "StemV" => 80,
        "FontFile2" => file,
    });
    let widths = font.glyph_metrics(Size::unscaled(), LocationRef::default());
    let all: Vec<Object> =
        (0..metrics.glyph_count).map(|glyph| em(widths.advance_width(glyph.into()).unwrap_or(0.0))).collect();
    let system = |name: &str| Object::String(name.as_bytes().to_vec(), StringFormat::Literal);
    let descendant = document.add_object(dictionary! {
        "Type" => "Font",
        "Subtype" => "CIDFontType2",
        "BaseFont" => FACE.name(),
        "CIDSystemInfo" => dictionary! {
            "Registry" => system("Adobe"), "Ordering" => system("Identity"), "Supplement" => 0
        },
        "FontDescriptor" => descriptor,
        "W" => vec![Object::Integer(0), Object::Array(all)],
        "CIDToGIDMap" => "Identity",
    });
    let words = packed(words(&font).into_bytes(), false).ok_or(broken)?;
    let words = document.add_object(words);
    Ok(document.add_object(dictionary! {
        "Type" => "Font",
        "Subtype" => "Type0",
        "BaseFont" => FACE.name(),
        "Encoding" => "Identity-H",
        "DescendantFonts" => vec![Object::from(descendant)],
        "ToUnicode" => words,
    }))
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

/// Which letter each glyph is, as a PDF says it (ISO 32000-1, 9.10.3).
fn words(font: &FontRef<'_>) -> String {
    let mut letters: Vec<(u32, u32)> =
        font.charmap().mappings().map(|(letter, glyph)| (glyph.to_u32(), letter)).collect();
    letters.sort_unstable();
    letters.dedup_by_key(|(glyph, _)| *glyph);
    let mut out = String::from(
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n\
         /CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n\
         /CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n\
         1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n",
    );
    for some in letters.chunks(100) {
        let _infallible = writeln!(out, "{} beginbfchar", some.len());
        for (glyph, letter) in some {
            let mut units = [0; 2];
            let letter = char::from_u32(*letter).unwrap_or(char::REPLACEMENT_CHARACTER).encode_utf16(&mut units);
            let letter: String = letter.iter().map(|unit| format!("{unit:04X}")).collect();
            let _infallible = writeln!(out, "<{glyph:04X}> <{letter}>");
        }
        out.push_str("endbfchar\n");
    }
    out.push_str("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
    out
}

#[expect(clippy::cast_possible_truncation, reason = "lengths of letters are small")]
fn whole(length: f32) -> i64 {
    length.round() as i64
}
