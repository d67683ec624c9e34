//! Sizes and lines of type on paper, and how to look inside a text.
//!
//! Sans is the sheet, serif is a person. Nothing below 8 points.

use crate::{base::Mm, faces::Face};

/// Type of one role: face, size, line height, first baseline.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Style {
    /// Face of plain words.
    pub face: Face,
    /// Face of words in italics.
    pub italic: Face,
    /// Size in points.
    pub size: f32,
    /// From baseline to baseline.
    pub line: Mm,
    /// From the top edge to the first baseline.
    pub base: Mm,
}

/// How a stretch of a text looks beside the rest of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Look {
    /// As the style says.
    Plain,
    /// In italics.
    Italic,
    /// In 600: a lead.
    Lead,
    /// In 700: the word for the bold numbers.
    Bold,
}

const fn style(face: Face, italic: Face, size: f32, line: f32, base: f32) -> Style {
    Style { face, italic, size, line: Mm(line), base: Mm(base) }
}

use Face::{Sans, SansBold, SansItalic, SansSemibold, SansSemiboldItalic, Serif, SerifItalic};

/// Sheet title.
pub(super) const TITLE: Style = style(SansSemibold, SansSemiboldItalic, 21.0, 9.0, 7.0);
/// Subtitle.
pub(super) const SUBTITLE: Style = style(Sans, SansItalic, 11.0, 5.0, 3.6);
/// Section title.
pub(super) const SECTION: Style = style(SansSemibold, SansSemiboldItalic, 11.0, 5.0, 3.6);
/// Question.
pub(super) const QUESTION: Style = style(SansSemibold, SansSemiboldItalic, 9.0, 4.0, 3.0);
/// Item number.
pub(super) const NUMBER: Style = style(Sans, SansItalic, 9.0, 4.0, 3.0);
/// Item number that belongs to the short way, and letters of comments.
pub(super) const NUMBER_BOLD: Style = style(SansBold, SansBold, 9.0, 4.0, 3.0);
/// Option, statement on a blank grid.
pub(super) const OPTION: Style = style(Sans, SansItalic, 9.0, 4.0, 3.0);
/// Statement on a completed grid.
pub(super) const STATEMENT: Style = style(Sans, SansItalic, 8.5, 3.7, 2.85);
/// Information, band text, notes.
pub(super) const INFO: Style = style(Sans, SansItalic, 8.5, 4.0, 3.0);
/// Column head of a table.
pub(super) const HEAD: Style = style(SansSemibold, SansSemiboldItalic, 8.5, 4.0, 3.0);
/// Label over the cell of a table in the review copy.
pub(super) const LABEL: Style = style(Sans, SansItalic, 8.5, 4.0, 3.0);
/// Help, anchors, footer, running head.
pub(super) const SMALL: Style = style(Sans, SansItalic, 8.0, 3.5, 2.8);
/// Page x of y.
pub(super) const SMALL_STRONG: Style = style(SansSemibold, SansSemiboldItalic, 8.0, 3.5, 2.8);
/// Label of a field in the header: on the row's baseline.
pub(super) const FIELD: Style = style(Sans, SansItalic, 8.0, 4.0, 3.0);
/// Condition.
pub(super) const CONDITION: Style = style(SansItalic, SansItalic, 8.0, 4.0, 3.0);
/// Hint, score label.
pub(super) const HINT: Style = style(SansItalic, SansItalic, 8.0, 3.5, 2.8);
/// Answer.
pub(super) const ANSWER: Style = style(Serif, SerifItalic, 10.5, 5.0, 3.0);
/// Comment.
pub(super) const COMMENT: Style = style(Serif, SerifItalic, 9.5, 4.5, 3.0);
/// Title of a profile.
pub(super) const PROFILE: Style = style(SansSemibold, SansSemiboldItalic, 10.0, 4.0, 3.0);
/// The chosen number of a slider.
pub(super) const CHOSEN: Style = style(SansBold, SansBold, 10.0, 4.0, 3.0);

impl Style {
    /// The face of a stretch with this look.
    pub const fn face_of(self, look: Look) -> Face {
        match look {
            Look::Plain => self.face,
            Look::Italic => self.italic,
            Look::Lead => SansSemibold,
            Look::Bold => SansBold,
        }
    }
}
