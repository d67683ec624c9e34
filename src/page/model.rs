//! Finished pages: every mark has its place.
//!
//! # Units
//! Points (1/72 inch), origin at the top left of the page, y downwards.

use std::{collections::BTreeSet, fmt, sync::Arc};

use super::{Missing, place::Place};
use crate::{
    base::{Day, Id, Pt},
    faces::Face,
    worksheet::Since,
};

/// Finished pages of one document.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Pages {
    /// The paper.
    pub paper: Paper,
    /// What the document says about itself.
    pub meta: Meta,
    /// The pages, in order.
    pub pages: Vec<Page>,
    /// Headings and questions for the PDF's outline, in order.
    pub outline: Vec<Bookmark>,
    /// Characters that no face can show; each has a stand-in, and its text is kept.
    pub missing: Vec<Missing>,
    /// A file that goes along in the PDF; never anything that is not on the pages.
    pub attached: Option<Attached>,
}

/// A file inside a PDF.
#[derive(Clone, PartialEq, Eq)]
pub struct Attached {
    /// Its name.
    pub name: String,
    /// Its bytes.
    pub bytes: Arc<Vec<u8>>,
}

/// Paper sizes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Paper {
    /// 210 × 297 mm.
    #[default]
    A4,
    /// 215.9 × 279.4 mm.
    Letter,
}

/// Which face of a worksheet is printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Copy {
    /// The answers, as long as they are.
    #[default]
    Completed,
    /// Ruled lines to fill in by hand.
    Blank,
    /// Fields to fill in on the screen of any PDF viewer.
    Fillable,
    /// Comments, or a wide margin and a signature line.
    Review,
}

/// What goes on paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageOptions {
    /// The paper.
    pub paper: Paper,
    /// Which face.
    pub copy: Copy,
    /// Whether the client code is on it.
    pub client_code: bool,
    /// Whether *After supervision* is on it.
    pub after_supervision: bool,
    /// Whether scores, profiles and notes are on it (completed and review).
    pub scores: bool,
    /// An earlier day since which scores have moved (completed and review).
    pub since: Option<Since>,
    /// Ask-first items that are on it, by id; all others of that kind stay home.
    pub ask_first: BTreeSet<Id>,
    /// Completed only: kept answers of that kind that are on it, by the id under which they are kept.
    pub former: BTreeSet<Id>,
    /// Blank only: only the items of the short way.
    pub short_only: bool,
    /// Fillable only: whether its fields hold what is answered.
    pub answered: bool,
    /// Blank only: lines for name, training number, supervisor.
    pub name_lines: bool,
    /// Completed only: whether the PDF carries the worksheet, as far as it is printed.
    pub carries: bool,
    /// Review only: whether comments are on it; else the margin is free.
    pub comments: bool,
    /// Review only: boxes to answer in on the screen, in place of comments and a margin for the pen.
    pub boxes: bool,
}

/// What a document says about itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Meta {
    /// The sheet's title.
    pub title: String,
    /// The language, such as `en`.
    pub language: String,
    /// The worksheet's day, for the document's dates; none on a blank sheet.
    pub day: Option<Day>,
    /// The content code of the footer, such as `7F3A 91C2`.
    pub code: String,
}

/// One page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Page {
    /// What stands on it, in reading order.
    pub blocks: Vec<Block>,
}

/// An entry of the outline.
#[derive(Clone, Debug, PartialEq)]
pub struct Bookmark {
    /// Its words.
    pub title: String,
    /// How deep it lies: 1 for a section, 2 for a question in one.
    pub level: u8,
    /// Its page, from 0.
    pub page: usize,
    /// How far down the page.
    pub y: Pt,
}

/// A piece of a page that is read as one: a heading, a paragraph, a mark.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Block {
    /// What it is, for tags and screen readers.
    pub role: BlockRole,
    /// The item it belongs to.
    pub item: Option<Id>,
    /// The text exactly as it must be read back; empty for lines and boxes.
    ///
    /// A block that goes on from an earlier page holds its own part only.
    pub text: String,
    /// What is drawn, in reading order.
    pub marks: Vec<Mark>,
    /// Where it stands in what is read out.
    pub place: Place,
    /// Whether it begins a paragraph, where an earlier page holds the one before.
    pub begins: bool,
}

/// What a block is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum BlockRole {
    /// The sheet's title.
    Title,
    /// A section's heading.
    Heading,
    /// A question.
    Question,
    /// Help, hints, anchors, conditions, notes: what the sheet says.
    #[default]
    Text,
    /// What a person wrote or chose.
    Answer,
    /// A comment.
    Comment,
    /// Running heads, footers, rules, boxes: not read out.
    Artifact,
}

/// Something drawn.
#[derive(Clone, Debug, PartialEq)]
pub enum Mark {
    /// Shaped text on one baseline.
    Glyphs(GlyphRun),
    /// A field to fill in; it draws nothing until it is.
    Field(Box<Field>),
    /// A straight line.
    Line {
        /// From.
        from: (Pt, Pt),
        /// To.
        to: (Pt, Pt),
        /// Thickness.
        width: Pt,
        /// Round ends.
        round: bool,
    },
    /// A path of straight lines, open, with round ends (ticks, strokes).
    Path {
        /// Its points.
        points: Vec<(Pt, Pt)>,
        /// Thickness.
        width: Pt,
    },
    /// A rectangle with round corners, only its edge.
    Frame {
        /// Left, top, width, height; the edge is centred on it.
        rect: (Pt, Pt, Pt, Pt),
        /// Corner radius.
        radius: Pt,
        /// Thickness.
        width: Pt,
    },
    /// A filled rectangle.
    Fill {
        /// Left, top, width, height.
        rect: (Pt, Pt, Pt, Pt),
    },
    /// A circle; filled, or its edge only.
    Circle {
        /// Centre.
        centre: (Pt, Pt),
        /// Radius to the middle of the edge.
        radius: Pt,
        /// Thickness of the edge; filled if none.
        width: Option<Pt>,
    },
}

/// A field to fill in.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// Its name, the same for the same template.
    pub name: String,
    /// What is asked, for people who listen.
    pub says: Arc<str>,
    /// What it takes.
    pub kind: FieldKind,
    /// What stands in it: words, or what of it is chosen.
    pub value: Option<String>,
    /// Left, top, width, height.
    pub rect: (Pt, Pt, Pt, Pt),
}

impl Field {
    /// Whether a box or circle is on.
    #[must_use]
    pub fn is_on(&self) -> bool {
        match &self.kind {
            FieldKind::Tick => self.value.is_some(),
            FieldKind::OneOf(option, _) => self.value.as_ref() == Some(option),
            _ => false,
        }
    }
}

impl FieldKind {
    /// Whether words stand in it.
    #[must_use]
    pub const fn is_text(&self) -> bool {
        matches!(self, Self::Line | Self::Lines | Self::List(_))
    }
}

/// What a field takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FieldKind {
    /// One line of text.
    Line,
    /// Text over several lines.
    Lines,
    /// A tick.
    Tick,
    /// One of several with the same name: what it is kept as, and what it says.
    OneOf(String, String),
    /// Nothing: it leads to a page of the file, from 0.
    GoTo(usize),
    /// One of a list that opens: what it is kept as, and what it says.
    List(Vec<(String, String)>),
}

/// Shaped text on one baseline, in one face and size.
#[derive(Clone, Debug, PartialEq)]
pub struct GlyphRun {
    /// The face.
    pub face: Face,
    /// The size.
    pub size: Pt,
    /// Where the pen starts.
    pub x: Pt,
    /// The baseline.
    pub baseline: Pt,
    /// The glyphs in visual order, left to right.
    pub glyphs: Vec<Glyph>,
    /// The text of the run in logical order; a trailing space of a broken line is part of it.
    pub text: String,
    /// Whether it runs from right to left.
    pub rtl: bool,
    /// Whether a hyphen was added at its end that is not in the text.
    pub hyphenated: bool,
}

/// One glyph.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Glyph {
    /// The glyph's number in the face.
    pub id: u16,
    /// How far the pen moves.
    pub advance: Pt,
    /// Offset to the right.
    pub dx: Pt,
    /// Offset upwards.
    pub dy: Pt,
    /// The bytes of the run's text that it stands for (empty for an added hyphen).
    pub text: (u32, u32),
}

/// Never the bytes: they are answers.
impl fmt::Debug for Attached {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Attached({}, {} bytes)", self.name, self.bytes.len())
    }
}

impl Copy {
    /// Whether it shows nobody's answers.
    #[must_use]
    pub const fn is_blank(self) -> bool {
        matches!(self, Self::Blank | Self::Fillable)
    }
}

impl Paper {
    /// Width and height.
    #[must_use]
    pub const fn size(self) -> (Pt, Pt) {
        match self {
            Self::A4 => (Pt(210.0 * 72.0 / 25.4), Pt(297.0 * 72.0 / 25.4)),
            Self::Letter => (Pt(612.0), Pt(792.0)),
        }
    }
}

impl PageOptions {
    /// Whether answers stand on this copy.
    #[must_use]
    pub const fn holds_answers(&self) -> bool {
        !self.copy.is_blank() || (matches!(self.copy, Copy::Fillable) && self.answered)
    }
}

impl Default for PageOptions {
    fn default() -> Self {
        Self {
            paper: Paper::A4,
            copy: Copy::Completed,
            client_code: true,
            after_supervision: true,
            scores: false,
            since: None,
            ask_first: BTreeSet::new(),
            former: BTreeSet::new(),
            short_only: false,
            answered: false,
            name_lines: true,
            carries: true,
            comments: true,
            boxes: false,
        }
    }
}
