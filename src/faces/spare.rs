//! Spare faces: fonts that are not bundled, for letters that the bundled ones lack.
//!
//! A [`Spare`] is a font that somebody else found and lent; [`Spares`] is who
//! looks for one. Nothing here looks for files: that is the shell's.

use std::{cmp::Ordering, fmt, hash};

use skrifa::{
    FontRef, MetadataProvider,
    instance::{LocationRef, Size},
    outline::OutlineGlyphFormat,
    string::StringId,
};

/// From the top of letters to their foot, in em: higher faces are drawn smaller, so that lines keep apart.
const HIGHEST: f32 = 1.75;
/// Nothing is drawn smaller than this part of its size.
const SMALLEST: f32 = 0.6;

/// A font of the system, lent for as long as the program runs.
#[derive(Clone, Copy)]
pub struct Spare(&'static Font);

struct Font {
    name: String,
    bytes: &'static [u8],
    index: u32,
    scale: f32,
}

/// Who finds a font for letters that the bundled faces lack.
pub trait Spares: Send + Sync {
    /// A font that has all these letters, which belong together; `language` (such as `ja`) tells
    /// apart what is written alike. The same question gets the same answer.
    fn face_for(&self, letters: &str, language: &str) -> Option<Spare>;
}

/// Nobody: only the bundled faces.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoSpares;

impl Spares for NoSpares {
    fn face_for(&self, _: &str, _: &str) -> Option<Spare> {
        None
    }
}

impl Spare {
    /// Takes a font that lies at this place of a file; nothing if it has no outlines that print.
    ///
    /// What is taken is never given back: keep it, rather than opening it twice.
    #[must_use]
    pub fn open(bytes: &'static [u8], index: u32) -> Option<Self> {
        let font = FontRef::from_index(bytes, index).ok()?;
        let prints = matches!(font.outline_glyphs().format()?, OutlineGlyphFormat::Glyf | OutlineGlyphFormat::Cff);
        if !prints {
            return None;
        }
        let metrics = font.metrics(Size::unscaled(), LocationRef::default());
        let reach = (metrics.ascent - metrics.descent) / f32::from(metrics.units_per_em.max(1));
        let scale = if reach > HIGHEST { (HIGHEST / reach).max(SMALLEST) } else { 1.0 };
        let named = font.localized_strings(StringId::POSTSCRIPT_NAME).english_or_first();
        let name: String = named.map_or(String::new(), |name| name.chars().collect());
        let name: String = name.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').take(60).collect();
        let name = if name.is_empty() { "Spare".to_owned() } else { name };
        Some(Self(Box::leak(Box::new(Font { name, bytes, index, scale }))))
    }

    /// Its PostScript name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.0.name.as_str()
    }

    /// The bytes of its file.
    #[must_use]
    pub const fn bytes(self) -> &'static [u8] {
        self.0.bytes
    }

    /// Which of the fonts in its file it is.
    #[must_use]
    pub const fn index(self) -> u32 {
        self.0.index
    }

    /// How large it is drawn beside the bundled faces.
    #[must_use]
    pub const fn scale(self) -> f32 {
        self.0.scale
    }

    /// Whether its letters are neither bold nor light.
    #[must_use]
    pub fn is_regular(self) -> bool {
        let font = FontRef::from_index(self.0.bytes, self.0.index);
        font.is_ok_and(|font| (350.0..=450.0).contains(&font.attributes().weight.value()))
    }

    fn key(self) -> (&'static str, u32, usize) {
        (&self.0.name, self.0.index, self.0.bytes.len())
    }
}

impl PartialEq for Spare {
    fn eq(&self, other: &Self) -> bool {
        self.key() == other.key()
    }
}

impl Eq for Spare {}

impl Ord for Spare {
    fn cmp(&self, other: &Self) -> Ordering {
        self.key().cmp(&other.key())
    }
}

impl PartialOrd for Spare {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl hash::Hash for Spare {
    fn hash<H: hash::Hasher>(&self, state: &mut H) {
        self.key().hash(state);
    }
}

impl fmt::Debug for Spare {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Spare({})", self.0.name)
    }
}
