//! One bundled face, made ready for shaping once for the life of the process.
//!
//! Which characters a face has, and which glyph stands for a character that
//! no face has. Not here: shaping itself, sizes, lines.

use std::sync::OnceLock;

use harfrust::{FontRef, ShaperData};
use skrifa::MetadataProvider;

use crate::faces::Face;

/// Glyphs that may stand for a character nobody has, the best first.
const STAND_INS: [char; 5] = ['\u{FFFD}', '\u{25A1}', '\u{25AF}', '\u{25CA}', '?'];

/// A face ready for shaping.
pub(super) struct Kit {
    font: FontRef<'static>,
    data: ShaperData,
    /// Units of the face in one em.
    pub upem: f32,
    covers: Vec<u32>,
    /// The glyph that stands for what nobody has, with its advance in units.
    pub stand_in: (u16, f32),
    /// The glyph of the hyphen, with its advance in units.
    pub hyphen: (u16, f32),
}

static KITS: [OnceLock<Option<Kit>>; Face::ALL.len()] = [const { OnceLock::new() }; Face::ALL.len()];

/// The kit of a face; nothing only if its file were damaged, which a test rules out.
pub(super) fn kit(face: Face) -> Option<&'static Kit> {
    let at = Face::ALL.iter().position(|one| *one == face).unwrap_or(0);
    KITS[at].get_or_init(|| Kit::open(face)).as_ref()
}

impl Kit {
    fn open(face: Face) -> Option<Self> {
        let font = FontRef::new(face.bytes()).ok()?;
        let data = ShaperData::new(&font);
        let skrifa_font = FontRef::new(face.bytes()).ok()?;
        let charmap = skrifa_font.charmap();
        let covers: Vec<u32> = {
            let mut all: Vec<u32> = charmap.mappings().map(|(c, _)| c).collect();
            all.sort_unstable();
            all
        };
        let metrics =
            skrifa_font.glyph_metrics(skrifa::instance::Size::unscaled(), skrifa::instance::LocationRef::default());
        let glyph = |c: char| {
            let id = charmap.map(c).filter(|id| id.to_u32() != 0)?;
            Some((u16::try_from(id.to_u32()).ok()?, metrics.advance_width(id)?))
        };
        let upem = f32::from(
            skrifa_font
                .metrics(skrifa::instance::Size::unscaled(), skrifa::instance::LocationRef::default())
                .units_per_em,
        );
        let stand_in = STAND_INS.iter().find_map(|c| glyph(*c))?;
        let hyphen = glyph('\u{2010}').or_else(|| glyph('-'))?;
        Some(Self { font, data, upem, covers, stand_in, hyphen })
    }

    /// A shaper; cheap to make from what is kept.
    pub fn shaper(&'static self) -> harfrust::Shaper<'static> {
        self.data.shaper(&self.font).build()
    }

    /// Whether the face has this character.
    pub fn has(&self, c: char) -> bool {
        self.covers.binary_search(&u32::from(c)).is_ok()
    }
}

/// Whether a character is shown by shaping whatever the face: spaces, joiners, direction marks.
pub(super) fn needs_no_glyph(c: char) -> bool {
    matches!(c,
        '\u{A0}' | '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{180E}' | '\u{2000}'..='\u{200F}' | '\u{202A}'..='\u{202F}'
        | '\u{205F}'..='\u{206F}' | '\u{3000}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{E0000}'..='\u{E0FFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_bundled_face_opens_and_has_the_letters_of_english() {
        for face in Face::ALL {
            let kit = kit(face).unwrap();
            assert!(('a'..='z').chain('A'..='Z').chain('0'..='9').all(|c| kit.has(c)), "{face:?}");
            assert!(kit.stand_in.1 > 0.0 && kit.hyphen.1 > 0.0, "{face:?}");
        }
    }
}
