//! The bundled faces as font families of the window.
//!
//! egui's own *strong* and *italic* are a colour and a slant; ours are real
//! faces. Every family falls back to the serif, which also has Greek and
//! Cyrillic, so that nothing a person writes turns into boxes.

use std::sync::Arc;

use egui::{Context, FontData, FontDefinitions, FontFamily, FontTweak};

use crate::faces::{Face, MONO, SANS_MEDIUM};

/// A face of the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Family {
    /// Sans 400.
    Sans,
    /// Sans 400 italic.
    SansItalic,
    /// Sans 500: buttons and labels.
    Medium,
    /// Sans 600: titles and questions.
    Semibold,
    /// Sans 600 italic.
    SemiboldItalic,
    /// Serif 400: what a person wrote.
    Serif,
    /// Serif 400 italic.
    SerifItalic,
    /// The mono face: the source of a template.
    Mono,
}

impl Family {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::Sans,
        Self::SansItalic,
        Self::Medium,
        Self::Semibold,
        Self::SemiboldItalic,
        Self::Serif,
        Self::SerifItalic,
        Self::Mono,
    ];

    /// The real italic of this face.
    #[must_use]
    pub const fn italic(self) -> Self {
        match self {
            Self::Sans | Self::Medium | Self::SansItalic => Self::SansItalic,
            Self::Semibold | Self::SemiboldItalic => Self::SemiboldItalic,
            Self::Serif | Self::SerifItalic => Self::SerifItalic,
            Self::Mono => Self::Mono,
        }
    }

    const fn name(self) -> &'static str {
        match self {
            Self::Sans => "sans",
            Self::SansItalic => "sans-italic",
            Self::Medium => "sans-medium",
            Self::Semibold => "sans-semibold",
            Self::SemiboldItalic => "sans-semibold-italic",
            Self::Serif => "serif",
            Self::SerifItalic => "serif-italic",
            Self::Mono => "mono",
        }
    }

    fn bytes(self) -> &'static [u8] {
        match self {
            Self::Sans => Face::Sans.bytes(),
            Self::SansItalic => Face::SansItalic.bytes(),
            Self::Medium => SANS_MEDIUM,
            Self::Semibold => Face::SansSemibold.bytes(),
            Self::SemiboldItalic => Face::SansSemiboldItalic.bytes(),
            Self::Serif => Face::Serif.bytes(),
            Self::SerifItalic => Face::SerifItalic.bytes(),
            Self::Mono => MONO,
        }
    }

    /// The family as egui names it. The names are kept, so that a label costs no allocation.
    #[must_use]
    pub fn egui(self) -> FontFamily {
        use std::sync::LazyLock;
        static NAMES: LazyLock<[FontFamily; 8]> =
            LazyLock::new(|| Family::ALL.map(|family| FontFamily::Name(family.name().into())));
        match self {
            Self::Sans => FontFamily::Proportional,
            other => NAMES.get(other as usize).cloned().unwrap_or(FontFamily::Proportional),
        }
    }
}

/// Gives the faces to egui.
pub fn install(ctx: &Context) {
    let mut fonts = FontDefinitions::empty();
    for family in Family::ALL {
        let data =
            FontData::from_static(family.bytes()).tweak(FontTweak { hinting: Some(false), ..Default::default() });
        fonts.font_data.insert(family.name().to_owned(), Arc::new(data));
        let fallback =
            if family.italic() == family && family != Family::Mono { Family::SerifItalic } else { Family::Serif };
        let mut chain = vec![family.name().to_owned()];
        if fallback != family {
            chain.push(fallback.name().to_owned());
        }
        fonts.families.insert(FontFamily::Name(family.name().into()), chain);
    }
    let plain = vec![Family::Sans.name().to_owned(), Family::Serif.name().to_owned()];
    fonts.families.insert(FontFamily::Proportional, plain.clone());
    fonts.families.insert(FontFamily::Monospace, plain);
    ctx.set_fonts(fonts);
}
