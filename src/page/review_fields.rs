//! Fields of a review copy: an answer to each answer, in any PDF viewer.
//!
//! Beside each answer a box for a comment; at the end a box for the whole, a
//! choice, and a name. What is filled in comes back as comments (`exchange`).
//! Room is made where an answer is shorter than its box.

use std::sync::Arc;

use super::{
    field::{self, Name},
    grid::{ANSWER, BOX, COLUMN, ONE, TICK},
    job::Job,
    marks::{box_to_write_in, circle},
    model::{BlockRole, FieldKind},
    place::{Is, Label},
    question::stream,
    section,
    slab::{Part, Slab, Tag, Unit, keep_all},
    style,
};
use crate::{base::Mm, t, template::Item};

/// What the names of these fields begin with: no id can.
pub const REVIEW: &str = "~";
/// The name of the box for the whole.
pub const WHOLE: &str = "~whole";
/// The name of the choice.
pub const CHOICE: &str = "~choice";
/// The choice *Read, thank you*.
pub const READ: &str = "read";
/// The choice *Let us talk about this*.
pub const TALK: &str = "talk";
/// The name of the name.
pub const BY: &str = "~by";
/// What stands before the id of the item that a comment is about.
pub const ON: &str = "~on/";

/// The least and the greatest height of a box beside an answer.
const LEAST: Mm = Mm(14.0);
const MOST: Mm = Mm(42.0);
/// Where the box begins in the margin, and how wide it is.
const LEFT: Mm = Mm(120.0);
const WIDE: Mm = Mm(50.0);

/// Puts a box for a comment beside a unit.
pub(super) fn beside(job: &Job<'_>, item: &Item, unit: &mut Unit) {
    let all: f32 = unit.slabs.iter().map(|slab| slab.height.0 + slab.gap.0).sum();
    let high = Mm(all.clamp(LEAST.0, MOST.0));
    if all < high.0 {
        unit.slabs.push(Slab { height: Mm(high.0 - all), glued: true, ..Slab::default() });
    }
    // The box stands on one page: so do the lines beside it.
    let mut down = 0.0;
    for slab in &mut unit.slabs {
        slab.glued |= down > 0.0 && down < high.0;
        down += slab.height.0 + slab.gap.0;
    }
    let says = t!("paper-comment-on", question = &job.ask(item).text);
    let name = Name::plain(&format!("{ON}{}", item.id), says.into());
    if let Some(first) = unit.slabs.first_mut() {
        let rect = [LEFT, Mm(0.3), WIDE, high - Mm(0.8)];
        first.parts.extend(boxed(item, &name, rect));
    }
}

fn boxed(item: &Item, name: &Name, rect: [Mm; 4]) -> [Part; 2] {
    let tag = Tag::new(stream::BODY + 90_000, BlockRole::Text, Some(&item.id));
    [
        Part::drawn(Tag::artifact(u32::MAX), vec![box_to_write_in(rect)]),
        field::field(&tag, &[], name, FieldKind::Lines, inside(rect)),
    ]
}

fn inside([x, y, w, h]: [Mm; 4]) -> [Mm; 4] {
    [x + Mm(0.6), y + Mm(0.4), w - Mm(1.2), h - Mm(0.8)]
}

/// The last part: what the reader says of the whole.
pub(super) fn closing(job: &mut Job<'_>) -> Unit {
    let lead = section::lead(job, t!("paper-your-answer"), None);
    let mut parts = Vec::new();
    let choice: Arc<str> = t!("paper-your-answer").into();
    for (nth, (value, words)) in [(READ, t!("paper-read-thanks")), (TALK, t!("paper-let-us-talk"))].iter().enumerate()
    {
        let x = if nth == 0 { ONE } else { ONE + COLUMN + Mm(5.0) };
        let tag = Tag::new(stream::BODY + 2 * nth_u32(nth), BlockRole::Text, None);
        parts.push(Part::drawn(Tag::artifact(u32::MAX), circle(x, style::OPTION.base, false)));
        let kind = FieldKind::OneOf((*value).to_owned(), (*words).to_owned());
        let name = Name::plain(CHOICE, Arc::clone(&choice));
        let way = [Is::List.nth(0), Is::Entry(Label::Field).at(nth)];
        parts.push(field::field(&tag, &way, &name, kind, [x, style::OPTION.base - Mm(2.95), BOX, BOX]));
        let line = job.one(words, style::OPTION);
        let tag = Tag::new(stream::BODY + 2 * nth_u32(nth) + 1, BlockRole::Text, None).at(way);
        parts.push(Part::line(tag, line, x + TICK, style::OPTION.base));
    }
    let mut slabs = vec![Slab { height: Mm(7.0), parts, ..Slab::default() }];
    slabs.push(labelled(job, t!("paper-whole-comment"), WHOLE, FieldKind::Lines, Mm(28.0), 10));
    slabs.push(labelled(job, t!("paper-your-name"), BY, FieldKind::Line, Mm(7.0), 20));
    keep_all(&mut slabs);
    Unit::column(slabs).led_by(lead)
}

fn labelled(job: &mut Job<'_>, label: &str, name: &str, kind: FieldKind, high: Mm, place: u32) -> Slab {
    let tag = |nth: u32| Tag::new(stream::BODY + place + nth, BlockRole::Text, None);
    let line = job.one(label, style::FIELD);
    let wide = if kind == FieldKind::Line { COLUMN } else { ANSWER };
    let rect = [ONE, Mm(5.0), wide, high];
    let parts = vec![
        Part::line(tag(0), line, ONE, style::FIELD.base),
        Part::drawn(Tag::artifact(u32::MAX), vec![box_to_write_in(rect)]),
        field::field(&tag(1), &[], &Name::plain(name, label.into()), kind, inside(rect)),
    ];
    Slab { height: high + Mm(7.0), parts, ..Slab::default() }
}

fn nth_u32(nth: usize) -> u32 {
    u32::try_from(nth).unwrap_or(0)
}
