//! One face, made ready for shaping once for the life of the process.
//!
//! Which characters a face has, and which glyph stands for a character that
//! no face has. Not here: shaping itself, sizes, lines.

use std::{
    collections::BTreeMap,
    sync::{Mutex, OnceLock, PoisonError},
};

use harfrust::{FontRef, ShaperData};
use skrifa::{MetadataProvider, charmap::Charmap, metrics::GlyphMetrics};

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
    charmap: Charmap<'static>,
    metrics: GlyphMetrics<'static>,
    /// The glyph that stands for what nobody has, with its advance in units.
    pub stand_in: (u16, f32),
    /// The glyph of the hyphen, with its advance in units.
    pub hyphen: (u16, f32),
}

static KITS: [OnceLock<Option<Kit>>; Face::ALL.len()] = [const { OnceLock::new() }; Face::ALL.len()];

/// Kits of faces that few sheets need; kept for good, like the faces themselves.
static MORE: Mutex<BTreeMap<Face, Option<&'static Kit>>> = Mutex::new(BTreeMap::new());

/// The kit of a face; nothing only if its file is damaged (of the bundled ones, a test rules that out).
pub(super) fn kit(face: Face) -> Option<&'static Kit> {
    if let Some(at) = Face::ALL.iter().position(|one| *one == face) {
        return KITS[at].get_or_init(|| Kit::open(face)).as_ref();
    }
    let mut more = MORE.lock().unwrap_or_else(PoisonError::into_inner);
    *more.entry(face).or_insert_with(|| Kit::open(face).map(|kit| &*Box::leak(Box::new(kit))))
}

impl Kit {
    fn open(face: Face) -> Option<Self> {
        let font = FontRef::from_index(face.bytes(), face.index()).ok()?;
        let data = ShaperData::new(&font);
        let skrifa_font = FontRef::from_index(face.bytes(), face.index()).ok()?;
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
        let nothing = || Some((0, metrics.advance_width(0_u32.into())?));
        let stand_in = STAND_INS.iter().find_map(|c| glyph(*c)).or_else(nothing)?;
        let hyphen = glyph('\u{2010}').or_else(|| glyph('-')).unwrap_or(stand_in);
        Some(Self { font, data, upem, covers, charmap, metrics, stand_in, hyphen })
    }

    /// A shaper; cheap to make from what is kept.
    pub fn shaper(&'static self) -> harfrust::Shaper<'static> {
        self.data.shaper(&self.font).build()
    }

    /// How far the ink of a glyph reaches below and above the baseline, in units.
    pub fn reach(&self, glyph: u16) -> Option<(f32, f32)> {
        let bounds = self.metrics.bounds(u32::from(glyph).into())?;
        Some((bounds.y_min, bounds.y_max))
    }

    /// How far the ink of a glyph reaches to the right of its pen, in units.
    pub fn right(&self, glyph: u16) -> Option<f32> {
        Some(self.metrics.bounds(u32::from(glyph).into())?.x_max)
    }

    /// The width of a character's own glyph, in units.
    pub fn width(&self, c: char) -> Option<f32> {
        self.metrics.advance_width(u32::from(self.glyph(c)?).into())
    }

    /// The width of what stands for a character without a glyph, in units.
    pub fn empty_box(&self) -> Option<f32> {
        self.metrics.advance_width(0_u32.into())
    }

    /// The own glyph of a character.
    pub fn glyph(&self, c: char) -> Option<u16> {
        let glyph = self.has(c).then(|| self.charmap.map(c)).flatten()?;
        u16::try_from(glyph.to_u32()).ok()
    }

    /// Whether the face has this character; what a face draws for a control character means nothing.
    pub fn has(&self, c: char) -> bool {
        !c.is_control() && self.covers.binary_search(&u32::from(c)).is_ok()
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
