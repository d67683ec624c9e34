//! Font bytes that travel with the program, and what they can show.
//!
//! The same bytes draw the window and are embedded in the PDF, so that both
//! break lines at the same words. Licences lie beside the files.

mod spare;

use std::{io::Read as _, sync::OnceLock};

pub use spare::{NoSpares, Spare, Spares};

/// A face: bundled, or lent by the system.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Face {
    /// Atkinson Hyperlegible Next, 400: what the program says.
    Sans,
    /// Atkinson Hyperlegible Next, 400 italic.
    SansItalic,
    /// Atkinson Hyperlegible Next, 600.
    SansSemibold,
    /// Atkinson Hyperlegible Next, 600 italic.
    SansSemiboldItalic,
    /// Atkinson Hyperlegible Next, 700: numbers of the short way on paper.
    SansBold,
    /// Source Serif 4, 400: what a person wrote.
    Serif,
    /// Source Serif 4, 400 italic.
    SerifItalic,
    /// Noto Emoji, 400: small pictures, drawn in one colour; on paper only.
    Emoji,
    /// A font of the system, for letters that no bundled face has.
    Spare(Spare),
}

/// Atkinson Hyperlegible Next, 500: buttons and labels of the window; never on paper.
pub const SANS_MEDIUM: &[u8] =
    include_bytes!("../../assets/fonts/atkinson-hyperlegible-next/AtkinsonHyperlegibleNext_500Medium.ttf");

/// Atkinson Hyperlegible Mono, 400: the source of a template in the window; never on paper.
pub const MONO: &[u8] =
    include_bytes!("../../assets/fonts/atkinson-hyperlegible-mono/AtkinsonHyperlegibleMono_400Regular.ttf");

impl Face {
    /// Every bundled face for text.
    pub const ALL: [Self; 7] = [
        Self::Sans,
        Self::SansItalic,
        Self::SansSemibold,
        Self::SansSemiboldItalic,
        Self::SansBold,
        Self::Serif,
        Self::SerifItalic,
    ];

    /// The TrueType or OpenType file.
    #[must_use]
    pub fn bytes(self) -> &'static [u8] {
        macro_rules! font {
            ($path:literal) => {
                include_bytes!(concat!("../../assets/fonts/", $path))
            };
        }
        match self {
            Self::Sans => font!("atkinson-hyperlegible-next/AtkinsonHyperlegibleNext_400Regular.ttf"),
            Self::SansItalic => font!("atkinson-hyperlegible-next/AtkinsonHyperlegibleNext_400Regular_Italic.ttf"),
            Self::SansSemibold => font!("atkinson-hyperlegible-next/AtkinsonHyperlegibleNext_600SemiBold.ttf"),
            Self::SansSemiboldItalic => {
                font!("atkinson-hyperlegible-next/AtkinsonHyperlegibleNext_600SemiBold_Italic.ttf")
            }
            Self::SansBold => font!("atkinson-hyperlegible-next/AtkinsonHyperlegibleNext_700Bold.ttf"),
            Self::Serif => font!("source-serif-4/SourceSerif4_400Regular.ttf"),
            Self::SerifItalic => font!("source-serif-4/SourceSerif4_400Regular_Italic.ttf"),
            Self::Emoji => emoji(),
            Self::Spare(spare) => spare.bytes(),
        }
    }

    /// Which of the fonts in its file it is.
    #[must_use]
    pub const fn index(self) -> u32 {
        match self {
            Self::Spare(spare) => spare.index(),
            _ => 0,
        }
    }

    /// How large it is drawn beside the others: high faces are drawn smaller, so that lines keep apart.
    #[must_use]
    pub const fn scale(self) -> f32 {
        match self {
            Self::Spare(spare) => spare.scale(),
            _ => 1.0,
        }
    }

    /// The PostScript name, as it stands in a PDF.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Sans => "AtkinsonHyperlegibleNext-Regular",
            Self::SansItalic => "AtkinsonHyperlegibleNext-Italic",
            Self::SansSemibold => "AtkinsonHyperlegibleNext-SemiBold",
            Self::SansSemiboldItalic => "AtkinsonHyperlegibleNext-SemiBoldItalic",
            Self::SansBold => "AtkinsonHyperlegibleNext-Bold",
            Self::Serif => "SourceSerif4-Regular",
            Self::SerifItalic => "SourceSerif4-Italic",
            Self::Emoji => "NotoEmoji-Regular",
            Self::Spare(spare) => spare.name(),
        }
    }
}

/// The small pictures, unpacked when they are first wanted: few sheets have any.
fn emoji() -> &'static [u8] {
    static UNPACKED: OnceLock<Vec<u8>> = OnceLock::new();
    UNPACKED.get_or_init(|| {
        let packed: &[u8] = include_bytes!("../../assets/fonts/noto-emoji/NotoEmoji_400Regular.ttf.zz");
        let mut bytes = Vec::new();
        match flate2::read::ZlibDecoder::new(packed).read_to_end(&mut bytes) {
            Ok(_) => bytes,
            Err(_) => Vec::new(),
        }
    })
}
