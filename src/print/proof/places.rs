//! In sight: every glyph inside the page, none over another.
//!
//! Judged by the ink that was read, not by the layout: two runs that the
//! layout itself put over each other fail here.

use hayro_interpret::kurbo::Rect;

use super::{
    Fault,
    reader::{Seen, SeenGlyph},
    walk::{Encloses, Place},
};
use crate::{base::Id, page::Page};

/// How much of the smaller glyph another line's glyph may touch.
const TOUCH: f64 = 0.1;
/// How far runs that follow each other on a line may reach into each other, in em.
const REACH: f64 = 0.25;
/// The same for words that stand on one line by themselves: a number beside a number.
const APART: f64 = 0.03;
/// The least way from one letter to the next, as part of its ink's width.
const STEP: f64 = 0.3;
/// The same for faces of the system: in some scripts letters reach far over the next.
const LENT_STEP: f64 = 0.05;

/// A run as read: the ink of its letters, one by one; accents are left out.
struct Line<'s> {
    block: usize,
    span: (f32, f32),
    lent: bool,
    encloses: Encloses,
    ink: Rect,
    glyphs: Vec<&'s SeenGlyph>,
}

/// Checks a page.
pub(super) fn check(
    page: &Page,
    seen: &Seen,
    places: &[Place],
    (width, height): (f32, f32),
) -> Result<(), (Option<Id>, Fault)> {
    let item = |block: usize| page.blocks.get(block).and_then(|block| block.item.clone());
    let paper = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
    let mut lines: Vec<(usize, Line<'_>)> = Vec::new();
    let mut before: Option<(usize, &SeenGlyph, Encloses)> = None;
    for place in places {
        let Some(glyph) = seen.glyphs.get(place.seen) else { continue };
        let Some(ink) = glyph.ink else { continue };
        if !paper.contains_rect(ink) {
            return Err((item(place.block), Fault::OffPage));
        }
        if is_mark(glyph) {
            continue;
        }
        if let Some((run, last, encloses)) = before
            && encloses != Encloses::Sign
            && place.leads
            && run == place.run
            && stands_on(last, glyph, if place.lent { LENT_STEP } else { STEP })
        {
            return Err((item(place.block), Fault::Overlap));
        }
        if place.leads {
            before = Some((place.run, glyph, place.encloses));
        }
        match lines.last_mut() {
            Some((run, line)) if *run == place.run && line.encloses == place.encloses && !is_sign(line) => {
                line.ink = line.ink.union(ink);
                line.glyphs.push(glyph);
            }
            _ => {
                let Place { block, span, lent, encloses, .. } = *place;
                let line = Line { block, span, lent, encloses, ink, glyphs: vec![glyph] };
                lines.push((place.run, line));
            }
        }
    }
    for (index, (_, line)) in lines.iter().enumerate() {
        let later = lines.iter().skip(index + 1).map(|(_, other)| other);
        // The digits right after a sign stand in it.
        let within = |other: &&Line<'_>| other.encloses == Encloses::Within;
        let inner = if is_sign(line) { later.clone().take_while(within).count() } else { 0 };
        let later = later.skip(inner);
        if later.filter(|other| meet(line.ink, other.ink)).any(|other| over(line, other)) {
            return Err((item(line.block), Fault::Overlap));
        }
        let covered = |fill: &Rect| meet(*fill, line.ink) && line.glyphs.iter().any(|glyph| covers(*fill, glyph));
        if seen.shapes.iter().filter(|shape| shape.stroke.is_none()).any(|shape| covered(&shape.path)) {
            return Err((item(line.block), Fault::Overlap));
        }
    }
    Ok(())
}

/// Whether two letters of a run, read one after the other, stand on one another.
fn stands_on(one: &SeenGlyph, other: &SeenGlyph, step: f64) -> bool {
    let left = if one.at.x <= other.at.x { one } else { other };
    (one.at.x - other.at.x).abs() < step * left.ink.map_or(0.0, |ink| ink.width())
}

/// Whether glyphs of two runs lie over each other.
fn over(line: &Line<'_>, other: &Line<'_>) -> bool {
    let same_line = line.glyphs.first().zip(other.glyphs.first()).is_some_and(|(a, b)| (a.at.y - b.at.y).abs() < 0.1);
    if same_line {
        let size = line.glyphs.first().map_or(0.0, |glyph| glyph.size);
        let reach = if follows(line, other) || line.lent || other.lent { REACH } else { APART };
        return line.ink.intersect(other.ink).width() > reach * size;
    }
    line.glyphs.iter().any(|glyph| {
        let Some(ink) = glyph.ink.filter(|ink| meet(*ink, other.ink)) else { return false };
        other
            .glyphs
            .iter()
            .filter_map(|glyph| glyph.ink)
            .any(|there| meet(ink, there) && ink.intersect(there).area() > TOUCH * ink.area().min(there.area()))
    })
}

/// Whether a glyph sits on other letters: towers of accents may reach into another line.
fn is_mark(glyph: &SeenGlyph) -> bool {
    glyph.outline.advance == 0.0
}

/// Whether one run begins where the other ends.
fn follows(line: &Line<'_>, other: &Line<'_>) -> bool {
    let near = |end: f32, begin: f32| (end - begin).abs() < 0.05;
    near(line.span.1, other.span.0) || near(other.span.1, line.span.0) || line.span == other.span
}

/// Whether it is a sign around digits.
fn is_sign(line: &Line<'_>) -> bool {
    line.encloses == Encloses::Sign
}

fn covers(fill: Rect, glyph: &SeenGlyph) -> bool {
    glyph.ink.is_some_and(|ink| meet(fill, ink) && fill.intersect(ink).area() > TOUCH * ink.area())
}

fn meet(a: Rect, b: Rect) -> bool {
    a.x0 < b.x1 && b.x0 < a.x1 && a.y0 < b.y1 && b.y0 < a.y1
}
