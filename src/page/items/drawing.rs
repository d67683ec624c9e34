//! Drawings: an area in a frame, the strokes in it as vectors, the words under it.

use super::{answer_tag, text_tag, written};
use crate::{
    base::{Mm, Pt},
    page::{
        field::{Name, WORDS, field},
        grid::{point, stroke},
        job::Job,
        model::{FieldKind, Mark},
        place::Is,
        slab::{Part, Slab, Tag},
        style,
    },
    t,
    template::{Area, Item},
    worksheet::{Drawn, Stroke},
};

/// How high the box for the words of a drawing is.
const WORDS_HIGH: Mm = Mm(18.0);
/// The space before that box.
const BEFORE_WORDS: Mm = Mm(2.0);

/// What was drawn and said, as wide as `width`.
pub(in crate::page) fn completed(job: &mut Job<'_>, item: &Item, area: Area, x: Mm, width: Mm) -> Vec<Slab> {
    let Some(drawn) = job.answer(item.id.as_str()).drawn() else { return Vec::new() };
    let mut slabs = Vec::new();
    if !drawn.strokes.is_empty() {
        let words = drawn.words.trim();
        let says = if words.is_empty() {
            t!("drawing-without-words", count = drawn.strokes.len())
        } else {
            words.to_owned()
        };
        slabs.push(picture(item, area, drawn, x, width, &says));
    }
    let mut words = written(job, drawn.words.trim(), x, width, &answer_tag(&item.id, 1));
    if let (Some(first), false) = (words.first_mut(), slabs.is_empty()) {
        first.gap = Mm(2.0);
        first.glued = true;
    }
    slabs.append(&mut words);
    slabs
}

/// An area for the pen; in a PDF that is filled in on the screen, a box for its words under it.
///
/// Viewers have no field to draw in: whoever prints the page, or has a pen of her own in the viewer, draws in the
/// area; what comes back as an answer is the words.
pub(in crate::page) fn blank(job: &mut Job<'_>, item: &Item, area: Area, x: Mm, width: Mm) -> Vec<Slab> {
    let name = Name::of(job, item);
    // The box for its words takes its room from the area: the sheet breaks where it does on paper.
    let box_high = style::SMALL.line + Mm(0.8) + WORDS_HIGH + BEFORE_WORDS;
    let area = if name.is_some() { lower(area, width, box_high) } else { area };
    let mut slabs = vec![picture(item, area, &Drawn::default(), x, width, t!("paper-drawing-area"))];
    if let Some(name) = name {
        let label = t!("paper-drawing-words");
        let mut parts = vec![Part::line(text_tag(&item.id, 1), job.one(label, style::SMALL), x, style::SMALL.base)];
        let top = style::SMALL.line + Mm(0.8);
        let frame = (x.pt(), top.pt(), width.pt(), WORDS_HIGH.pt());
        let frame = Mark::Frame { rect: frame, radius: Mm::ZERO.pt(), width: stroke::FINE };
        parts.push(Part::drawn(Tag::artifact(u32::MAX), vec![frame]));
        let rect = [x + Mm(0.4), top + Mm(0.4), width - Mm(0.8), WORDS_HIGH - Mm(0.8)];
        parts.push(field(&text_tag(&item.id, 2), &[], &name.part(WORDS, label), FieldKind::Lines, rect));
        slabs.push(Slab { height: top + WORDS_HIGH, parts, ..Slab::default() }.gap(BEFORE_WORDS).glue());
    }
    slabs
}

/// An area so much lower on the page, but not by more than a third.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "tenths of an area are some thousand")]
fn lower(area: Area, width: Mm, by: Mm) -> Area {
    let tenths = (by.0 * f32::from(Area::WIDTH) / width.0).ceil() as u16;
    Area { height: area.height.saturating_sub(tenths).max(area.height - area.height / 3) }
}

/// The frame with the strokes in it, as one picture with what it shows in words.
fn picture(item: &Item, area: Area, drawn: &Drawn, x: Mm, width: Mm, says: &str) -> Slab {
    let tenth = width.0 / f32::from(Area::WIDTH);
    let height = Mm(tenth * f32::from(area.height));
    let rect = (x.pt(), Pt::ZERO, width.pt(), height.pt());
    let frame = Mark::Frame { rect, radius: Mm(1.0).pt(), width: stroke::FRAME };
    let strokes = drawn.strokes.iter().map(|stroke| line(stroke, x, tenth));
    let marks = std::iter::once(frame).chain(strokes).collect();
    let tag = text_tag(&item.id, 0).at([Is::Figure(says.into()).nth(0)]);
    let parts = vec![Part::drawn(tag, marks)];
    Slab { height, parts, ..Slab::default() }
}

/// A stroke on the grid; a dot is a filled circle.
fn line(stroke: &Stroke, x: Mm, tenth: f32) -> Mark {
    let place = |&(right, down): &(u16, u16)| point(x + Mm(tenth * f32::from(right)), Mm(tenth * f32::from(down)));
    let width = Mm(tenth * f32::from(stroke.width)).pt();
    match stroke.points.as_slice() {
        [dot] => Mark::Circle { centre: place(dot), radius: width * 0.5, width: None },
        points => Mark::Path { points: points.iter().map(place).collect(), width },
    }
}
