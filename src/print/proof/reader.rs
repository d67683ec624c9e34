//! The independent reader: what a PDF shows, glyph by glyph.
//!
//! It knows the PDF only through hayro's interpreter, as a viewer does:
//! nothing of the writer, nothing of the page model. What it finds is judged
//! elsewhere, except what no page of ours may have: colours, clips, pictures.
//!
//! # Units
//! Points, origin top left, y downwards.

use std::{collections::HashMap, ops::Range};

use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps, InterpreterCache,
    InterpreterSettings, Paint, RenderContent, SoftMask, TransformExt,
    font::{Glyph, GlyphRun},
    hayro_cmap::BfString,
    hayro_syntax::{
        object::{Dict, String as PdfString},
        page::Page as PdfPage,
    },
    interpret_page,
    kurbo::{Affine, BezPath, PathEl, Point, Rect, Shape},
};

use super::{Fault, walk::Place};
use crate::{base::Id, page::Page};

/// Reads pages; shapes of glyphs are kept from page to page.
#[derive(Default)]
pub(super) struct Reader {
    outlines: Outlines,
    spare: Seen,
}

/// What was found on a page, in the order in which it is drawn.
#[derive(Default)]
pub(super) struct Seen {
    /// Glyphs.
    pub glyphs: Vec<SeenGlyph>,
    /// Lines, boxes, marks.
    pub shapes: Vec<SeenShape>,
    /// What the glyphs say, one after the other.
    said: String,
    /// The numbers of tagged pieces, as they begin.
    pub pieces: Vec<i32>,
    /// What no page of ours may have, with the glyph (if it is one).
    flaws: Vec<(Option<usize>, Fault)>,
}

/// A glyph as it is drawn.
#[derive(Clone, Debug)]
pub(super) struct SeenGlyph {
    /// What it says: bytes of all that is said.
    said: Range<usize>,
    /// Whether it lies in an artefact.
    pub artifact: bool,
    /// The tagged piece that it lies in.
    pub mcid: Option<i32>,
    /// Where its pen stands.
    pub at: Point,
    /// Its size.
    pub size: f64,
    /// Its ink on the page; nothing for a blank.
    pub ink: Option<Rect>,
    /// Its shape, by number; the same number is the same shape.
    pub shape: usize,
    /// Its outline's box and area, for comparing.
    pub outline: Outline,
}

/// What tells one outline from another, in thousandths of an em.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Outline {
    /// The box of its ink; empty for a blank.
    pub ink: Rect,
    /// The signed area within.
    pub area: f64,
    /// How far its own width moves the pen; nothing for a mark on another letter.
    pub advance: f64,
}

/// A line or shape as it is drawn.
#[derive(Clone, Copy, Debug)]
pub(super) struct SeenShape {
    /// The box of its path.
    pub path: Rect,
    /// Its stroke's thickness; none if filled.
    pub stroke: Option<f64>,
    /// Whether it lies in an artefact.
    pub artifact: bool,
    /// The tagged piece that it lies in.
    pub mcid: Option<i32>,
}

#[derive(Default)]
struct Outlines {
    numbers: HashMap<(u128, u32), usize>,
    all: Vec<Outline>,
}

/// The interpreter's device: notes what is drawn.
struct Notes<'o> {
    seen: Seen,
    outlines: &'o mut Outlines,
    marked: Vec<Marked>,
    clips: Vec<Rect>,
}

/// An open piece of marked content.
#[derive(Clone, Debug, Default)]
struct Marked {
    artifact: bool,
    mcid: Option<i32>,
    /// Words to read in place of the glyphs; taken by the first glyph.
    instead: Option<Option<String>>,
}

impl Reader {
    /// Reads a page without what stands in its fields.
    pub fn read(&mut self, page: &PdfPage<'_>) -> Seen {
        self.read_some(page, RenderContent::PAGE)
    }

    /// Reads what stands in the fields of a page.
    pub fn read_fields(&mut self, page: &PdfPage<'_>) -> Seen {
        self.read_some(page, RenderContent::ANNOTATIONS)
    }

    fn read_some(&mut self, page: &PdfPage<'_>, render_content: RenderContent) -> Seen {
        let seen = std::mem::take(&mut self.spare);
        let mut notes = Notes { seen, outlines: &mut self.outlines, marked: Vec::new(), clips: Vec::new() };
        let (width, height) = page.render_dimensions();
        let area = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
        let transform = page.initial_transform(true).to_kurbo();
        let cache = InterpreterCache::new();
        let settings = InterpreterSettings { render_content, ..InterpreterSettings::default() };
        let mut context = Context::new(transform, area, &cache, page.xref(), settings);
        interpret_page(page, &mut context, &mut notes);
        notes.seen
    }

    /// Takes a read page back, so that its room can be used again.
    pub fn take_back(&mut self, mut seen: Seen) {
        seen.glyphs.clear();
        seen.shapes.clear();
        seen.said.clear();
        seen.pieces.clear();
        seen.flaws.clear();
        self.spare = seen;
    }
}

/// Fails if the page holds what no page of ours may hold.
pub(super) fn flaw(page: &Page, seen: &Seen, places: &[Place]) -> Result<(), (Option<Id>, Fault)> {
    let Some((glyph, fault)) = seen.flaws.first() else { return Ok(()) };
    let place = glyph.and_then(|glyph| places.iter().find(|place| place.seen == glyph));
    let item = place.and_then(|place| page.blocks.get(place.block)).and_then(|block| block.item.clone());
    Err((item, *fault))
}

impl Seen {
    /// Everything that is said.
    pub fn said(&self) -> &str {
        &self.said
    }

    /// Whether a glyph lies outside what may be seen of it, or anything cannot be seen.
    pub fn is_hidden(&self) -> bool {
        self.flaws.iter().any(|(_, fault)| matches!(fault, Fault::Clipped | Fault::Hidden))
    }

    /// What a glyph says.
    pub fn says(&self, glyph: &SeenGlyph) -> &str {
        self.said.get(glyph.said.clone()).unwrap_or("")
    }
}

impl Outlines {
    fn number(&mut self, font: u128, glyph: &hayro_interpret::font::OutlineGlyph) -> usize {
        let key = (font, glyph.char_code());
        if let Some(number) = self.numbers.get(&key) {
            return *number;
        }
        let path = glyph.outline();
        let ink = if path.elements().is_empty() { Rect::ZERO } else { path.bounding_box() };
        let advance = f64::from(glyph.advance_width().unwrap_or(0.0));
        self.all.push(Outline { ink, area: path.area(), advance });
        self.numbers.insert(key, self.all.len() - 1);
        self.all.len() - 1
    }
}

impl Notes<'_> {
    fn in_artifact(&self) -> bool {
        self.marked.iter().any(|marked| marked.artifact)
    }

    /// The innermost tagged piece.
    fn piece(&self) -> Option<i32> {
        self.marked.iter().rev().find_map(|marked| marked.mcid)
    }

    fn flaw(&mut self, fault: Fault) {
        self.seen.flaws.push((None, fault));
    }

    fn shape(&mut self, path: Rect, transform: Affine, paint: &Paint<'_>, mode: &DrawMode) {
        if !is_black(paint) {
            self.flaw(Fault::Shapes);
        }
        let stroke = match mode {
            DrawMode::Fill(_) => None,
            DrawMode::Stroke(props) => Some(f64::from(props.line_width)),
            DrawMode::FillAndStroke(..) | DrawMode::Invisible => {
                self.flaw(Fault::Shapes);
                None
            }
        };
        self.seen.shapes.push(SeenShape {
            path: transform.transform_rect_bbox(path),
            stroke,
            artifact: self.in_artifact(),
            mcid: self.piece(),
        });
    }

    /// What a glyph says, where it stands; notes where it cannot be seen.
    fn glyph(&mut self, font: u128, glyph: &Glyph<'_>, transform: Affine, visible: bool) {
        let Glyph::Outline(outline) = glyph else {
            self.flaw(Fault::Glyphs);
            return;
        };
        let number = self.outlines.number(font, outline);
        let shape = self.outlines.all.get(number).copied().unwrap_or_default();
        let start = self.seen.said.len();
        match self.marked.iter_mut().rev().find_map(|marked| marked.instead.as_mut()) {
            Some(instead) => self.seen.said.push_str(&instead.take().unwrap_or_default()),
            None => match outline.as_unicode() {
                Some(BfString::Char(letter)) => self.seen.said.push(letter),
                Some(BfString::String(letters)) => self.seen.said.push_str(&letters),
                None => {}
            },
        }
        let ink = (shape.ink.area() > 0.0).then(|| transform.transform_rect_bbox(shape.ink));
        let index = Some(self.seen.glyphs.len());
        if !visible {
            self.seen.flaws.push((index, Fault::Hidden));
        }
        if let (Some(ink), Some(clip)) = (ink, self.clips.last())
            && !clip.inflate(0.01, 0.01).contains_rect(ink)
        {
            self.seen.flaws.push((index, Fault::Clipped));
        }
        self.seen.glyphs.push(SeenGlyph {
            said: start..self.seen.said.len(),
            artifact: self.in_artifact(),
            mcid: self.piece(),
            at: transform * Point::ZERO,
            size: transform.determinant().abs().sqrt() * 1000.0,
            ink,
            shape: number,
            outline: shape,
        });
    }
}

impl<'a> Device<'a> for Notes<'_> {
    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'a>, mode: &DrawMode) {
        if path.elements().iter().any(|el| !matches!(el, PathEl::MoveTo(_) | PathEl::ClosePath)) {
            self.shape(path.bounding_box(), props.transform, &props.paint, mode);
        }
    }

    fn draw_rect(&mut self, rect: &Rect, props: DrawProps<'a>, mode: &DrawMode) {
        self.shape(rect.abs(), props.transform, &props.paint, mode);
    }

    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, mode: &DrawMode) {
        let visible = matches!(mode, DrawMode::Fill(_))
            && is_black(&props.paint)
            && props.soft_mask.is_none()
            && props.blend_mode == BlendMode::default();
        let font = run.glyphs().first().and_then(|glyph| match &**glyph {
            Glyph::Outline(outline) => outline.font_data().map(|data| data.cache_key),
            Glyph::Type3(_) => None,
        });
        for glyph in run.glyphs() {
            self.glyph(font.unwrap_or(0), glyph, props.transform * glyph.transform(), visible);
        }
    }

    fn draw_image(&mut self, _: Image<'a, '_>, _: ImageDrawProps<'a>) {
        self.flaw(Fault::Shapes);
    }

    fn push_clip_path(&mut self, clip: &ClipPath) {
        let area = clip.path.bounding_box();
        let within = self.clips.last().map_or(area, |outer| outer.intersect(area));
        self.clips.push(within);
    }

    fn pop_clip(&mut self) {
        self.clips.pop();
    }

    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {
        self.flaw(Fault::Hidden);
    }

    fn pop_transparency_group(&mut self) {}

    fn begin_marked_content(&mut self, tag: &[u8], properties: Option<&Dict<'_>>) {
        let instead = properties.and_then(|properties| properties.get::<PdfString<'_>>("ActualText"));
        let instead = instead.map(|text| Some(super::decoded(text.as_bytes())));
        let mcid = properties.and_then(|properties| properties.get::<i32>("MCID"));
        self.seen.pieces.extend(mcid);
        self.marked.push(Marked { artifact: tag == b"Artifact", mcid, instead });
    }

    fn end_marked_content(&mut self) {
        self.marked.pop();
    }
}

fn is_black(paint: &Paint<'_>) -> bool {
    match paint {
        Paint::Color(color) => color.to_rgba().to_rgba8() == [0, 0, 0, 255],
        Paint::Pattern(_) => false,
    }
}
