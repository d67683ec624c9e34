//! The roles a text can have: face, size, line height, colour.
//!
//! The table of the look, once. A screen names a [`Role`]; sizes and colours
//! stand nowhere else.

use egui::{Color32, FontId, text::TextFormat};

use super::{Look, fonts::Family};

/// What a text is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// The first page: 32 on 40.
    Welcome,
    /// The title of a page: 28 on 36.
    PageTitle,
    /// A section: 20 on 28.
    Section,
    /// A question, or the heading of a list: 17 on 24.
    Question,
    /// Options, statements, running text: 16 on 24.
    Body,
    /// A name in a list: 16 on 24, semibold.
    BodyStrong,
    /// The name of the sheet in the outline: 16 on 20, semibold.
    SheetName,
    /// Navigation and state words: 15 on 20.
    Small,
    /// The same, chosen: semibold.
    SmallStrong,
    /// Buttons: 15 on 20, medium.
    Button,
    /// Big buttons: 16 on 20, medium.
    BigButton,
    /// Labels of fields: 14 on 20, medium, muted.
    FieldLabel,
    /// Heads of table columns and names on cards: 14 on 20, semibold.
    Head,
    /// Halves of a switch: 14 on 20, medium.
    Segment,
    /// Helpers and the foot: 14 on 20, muted.
    Helper,
    /// Rows of the outline: 14 on 20.
    OutlineRow,
    /// Captions and anchors: 13 on 16, muted.
    Caption,
    /// A caption that asks for something: 13 on 16, medium.
    CaptionStrong,
    /// What a person wrote: serif, by default 18 on 28.
    Answer,
    /// The same in a table cell or a draft card: by default 17 on 24.
    CellAnswer,
    /// What is asked of you: serif, by default 20 on 28.
    Asked,
    /// The lead of the first page: serif 20 on 32.
    Lead,
    /// Comments and replies: 15 on 20.
    Comment,
    /// The source of a template: mono, 14 on 20.
    Source,
}

/// Size and line height of a role.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Letters {
    /// The face.
    pub family: Family,
    /// Size of the letters.
    pub size: f32,
    /// Height of a line.
    pub line: f32,
}

impl Role {
    /// Face, size and line height in this look.
    #[must_use]
    pub fn letters(self, look: Look) -> Letters {
        use Family::{Medium, Mono, Sans, Semibold, Serif};
        let (family, size, line) = match self {
            Self::Welcome => (Semibold, 32.0, 40.0),
            Self::PageTitle => (Semibold, 28.0, 36.0),
            Self::Section => (Semibold, 20.0, 28.0),
            Self::Question => (Semibold, 17.0, 24.0),
            Self::Body => (Sans, 16.0, 24.0),
            Self::BodyStrong => (Semibold, 16.0, 24.0),
            Self::SheetName => (Semibold, 16.0, 20.0),
            Self::Source => (Mono, 14.0, 20.0),
            Self::Small | Self::Comment => (Sans, 15.0, 20.0),
            Self::SmallStrong => (Semibold, 15.0, 20.0),
            Self::Button => (Medium, 15.0, 20.0),
            Self::BigButton => (Medium, 16.0, 20.0),
            Self::FieldLabel | Self::Segment => (Medium, 14.0, 20.0),
            Self::Head => (Semibold, 14.0, 20.0),
            Self::Helper | Self::OutlineRow => (Sans, 14.0, 20.0),
            Self::Caption => (Sans, 13.0, 16.0),
            Self::CaptionStrong => (Medium, 13.0, 16.0),
            Self::Answer => (Serif, look.writing.0, look.writing.1),
            Self::CellAnswer => (Serif, look.writing.0 - 1.0, look.writing.1 - 4.0),
            Self::Asked => (Serif, look.writing.0 + 2.0, look.writing.1),
            Self::Lead => (Serif, look.writing.0 + 2.0, look.writing.1 + 4.0),
        };
        Letters { family, size, line }
    }

    /// Its usual colour.
    #[must_use]
    pub fn colour(self, look: Look) -> Color32 {
        match self {
            Self::FieldLabel | Self::Helper | Self::Caption => look.muted,
            _ => look.text,
        }
    }

    /// The format of a run of text in its usual colour.
    #[must_use]
    pub fn format(self, look: Look) -> TextFormat {
        self.format_in(look, self.colour(look))
    }

    /// The format of a run of text in another colour.
    #[must_use]
    pub fn format_in(self, look: Look, colour: Color32) -> TextFormat {
        self.letters(look).format(colour)
    }
}

impl Letters {
    /// The same letters in the real italic.
    #[must_use]
    pub const fn italic(self) -> Self {
        Self { family: self.family.italic(), ..self }
    }

    /// The font as egui names it.
    #[must_use]
    pub fn font(self) -> FontId {
        FontId::new(self.size, self.family.egui())
    }

    /// The format of a run of text.
    #[must_use]
    pub fn format(self, colour: Color32) -> TextFormat {
        TextFormat { font_id: self.font(), line_height: Some(self.line), color: colour, ..Default::default() }
    }
}
