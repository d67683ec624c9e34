//! Drawings: an area in a frame, the strokes in it as vectors, the words under it.

use super::{answer_tag, text_tag, written};
use crate::{
    base::{Mm, Pt},
    page::{
        grid::{point, stroke},
        job::Job,
        model::Mark,
        place::Is,
        slab::{Part, Slab},
    },
    t,
    template::{Area, Item},
    worksheet::{Drawn, Stroke},
};

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

/// An area for the pen.
pub(in crate::page) fn blank(item: &Item, area: Area, x: Mm, width: Mm) -> Vec<Slab> {
    vec![picture(item, area, &Drawn::default(), x, width, t!("paper-drawing-area"))]
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
