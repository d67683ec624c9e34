//! Glyph by glyph: the page as laid out beside the page as read.
//!
//! Each glyph of the layout must be found in order, in the shape that its
//! face gives it, at its size, in its place. The shapes come straight from
//! the face's own file, not from the subset that was written.

use std::collections::BTreeMap;

use hayro_interpret::kurbo::{BezPath, Rect, Shape};
use skrifa::{
    FontRef, MetadataProvider,
    instance::{LocationRef, Size},
    outline::{DrawSettings, OutlinePen},
};

use super::{
    Fault,
    reader::{Outline, Seen, SeenGlyph},
};
use crate::{
    base::Id,
    faces::Face,
    page::{Glyph, GlyphRun, Mark, Page, encloses},
    print::words::{clusters, in_reading_order},
};

/// How far a glyph may stand from where it was laid out, in points.
const SLACK: f64 = 0.03;

/// A glyph of the layout and the glyph that was read for it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    /// Which block.
    pub block: usize,
    /// Which run, counted over the page.
    pub run: usize,
    /// From where to where the pen of its run goes.
    pub span: (f32, f32),
    /// Whether it begins a cluster; marks on a letter do not.
    pub leads: bool,
    /// Whether its face is one of the system's.
    pub lent: bool,
    /// Whether it is a sign around digits, or a digit in one.
    pub encloses: Encloses,
    /// Which of the glyphs read.
    pub seen: usize,
}

/// What a glyph has to do with a sign that is drawn around the digits after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Encloses {
    /// Nothing.
    No,
    /// It is the sign.
    Sign,
    /// It may stand in the sign before it.
    Within,
}

/// The shapes of the faces, as far as they were needed.
#[derive(Default)]
pub(super) struct Faces(BTreeMap<Face, BTreeMap<u16, Shapes>>);

/// The shape of a glyph: as its face has it, and the number it was read under.
#[derive(Default)]
struct Shapes {
    own: Outline,
    read: Option<usize>,
}

/// Finds every glyph of the page.
pub(super) fn walk(page: &Page, seen: &Seen, faces: &mut Faces) -> Result<Vec<Place>, (Option<Id>, Fault)> {
    let mut places = Vec::with_capacity(seen.glyphs.len());
    let mut next = 0;
    let mut number = 0;
    for (index, block) in page.blocks.iter().enumerate() {
        let failed = |fault| (block.item.clone(), fault);
        let mut digits = false;
        for mark in &block.marks {
            let Mark::Glyphs(run) = mark else { continue };
            let wide: f32 = run.glyphs.iter().map(|glyph| glyph.advance.0).sum();
            let span = (run.x.0, run.x.0 + wide);
            for (glyph, pen, leads) in in_order(run) {
                let encloses = enclosing(run, glyph, leads, &mut digits);
                let own = faces.outline(run.face, glyph.id).ok_or(failed(Fault::Glyphs))?;
                let blank = own.ink.area() == 0.0;
                let at = (pen + glyph.dx.0, run.baseline.0 - glyph.dy.0);
                let found = loop {
                    let found = seen.glyphs.get(next).ok_or(failed(Fault::Glyphs))?;
                    // A space that the writer added stands for nothing in the layout.
                    if found.ink.is_none() && (!blank || !stands(found, at)) {
                        next += 1;
                        continue;
                    }
                    break found;
                };
                faces.same(run.face, glyph.id, found).map_err(failed)?;
                if !stands(found, at) || (found.size - f64::from(run.size.0)).abs() > 0.002 {
                    return Err(failed(Fault::Misplaced));
                }
                let lent = matches!(run.face, Face::Spare(_));
                places.push(Place { block: index, run: number, span, leads, lent, encloses, seen: next });
                next += 1;
            }
            number += 1;
        }
    }
    let more = seen.glyphs.get(next..).unwrap_or_default().iter().any(|glyph| glyph.ink.is_some());
    if more { Err((None, Fault::Glyphs)) } else { Ok(places) }
}

/// Whether a glyph is a sign around digits or in one; `digits` says whether those go on.
fn enclosing(run: &GlyphRun, glyph: &Glyph, leads: bool, digits: &mut bool) -> Encloses {
    let letter = run.text.get(glyph.text.0 as usize..).and_then(|text| text.chars().next());
    if leads && letter.is_some_and(encloses) {
        *digits = true;
        return Encloses::Sign;
    }
    *digits &= !leads || letter.is_some_and(char::is_numeric);
    if *digits { Encloses::Within } else { Encloses::No }
}

fn stands(found: &SeenGlyph, (x, y): (f32, f32)) -> bool {
    (found.at.x - f64::from(x)).abs() <= SLACK && (found.at.y - f64::from(y)).abs() <= SLACK
}

/// The glyphs of a run as they are read, each with its pen and whether it begins a cluster.
fn in_order(run: &GlyphRun) -> Vec<(&Glyph, f32, bool)> {
    let clusters = clusters(run);
    let mut all = Vec::with_capacity(run.glyphs.len());
    for (_, glyphs) in in_reading_order(run, &clusters) {
        all.extend(glyphs.into_iter().enumerate().map(|(nth, (glyph, pen))| (glyph, pen, nth == 0)));
    }
    all
}

impl Faces {
    fn outline(&mut self, face: Face, glyph: u16) -> Option<Outline> {
        let shapes = self.0.entry(face).or_default();
        if let Some(shapes) = shapes.get(&glyph) {
            return Some(shapes.own);
        }
        let own = outline(face, glyph)?;
        shapes.insert(glyph, Shapes { own, read: None });
        Some(own)
    }

    /// Whether what was read has the shape of this glyph.
    fn same(&mut self, face: Face, glyph: u16, found: &SeenGlyph) -> Result<(), Fault> {
        let shapes = self.0.get_mut(&face).and_then(|shapes| shapes.get_mut(&glyph)).ok_or(Fault::Glyphs)?;
        if shapes.read == Some(found.shape) {
            return Ok(());
        }
        if !alike(&shapes.own, &found.outline) {
            return Err(Fault::WrongGlyph);
        }
        shapes.read = Some(found.shape);
        Ok(())
    }
}

fn alike(own: &Outline, read: &Outline) -> bool {
    let near = |a: f64, b: f64| (a - b).abs() <= 1.0;
    let (a, b): (Rect, Rect) = (own.ink, read.ink);
    let boxes = near(a.x0, b.x0) && near(a.y0, b.y0) && near(a.x1, b.x1) && near(a.y1, b.y1);
    boxes && (own.area.abs() - read.area.abs()).abs() <= 0.01 * own.area.abs() + 1.0
}

/// The shape of a glyph in thousandths of an em, from the face's file.
fn outline(face: Face, glyph: u16) -> Option<Outline> {
    let font = FontRef::from_index(face.bytes(), face.index()).ok()?;
    let mut pen = Path(BezPath::new());
    let settings = DrawSettings::unhinted(Size::new(1000.0), LocationRef::default());
    font.outline_glyphs().get(glyph.into())?.draw(settings, &mut pen).ok()?;
    let path = pen.0;
    let ink = if path.elements().is_empty() { Rect::ZERO } else { path.bounding_box() };
    Some(Outline { ink, area: path.area(), advance: 0.0 })
}

struct Path(BezPath);

impl OutlinePen for Path {
    fn move_to(&mut self, x: f32, y: f32) {
        self.0.move_to((x, y));
    }
    fn line_to(&mut self, x: f32, y: f32) {
        self.0.line_to((x, y));
    }
    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        self.0.quad_to((cx, cy), (x, y));
    }
    fn curve_to(&mut self, ax: f32, ay: f32, bx: f32, by: f32, x: f32, y: f32) {
        self.0.curve_to((ax, ay), (bx, by), (x, y));
    }
    fn close(&mut self) {
        self.0.close_path();
    }
}
