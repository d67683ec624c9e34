//! A scale of 100 mm: ten steps, numbers above, words at both ends.

use std::{collections::BTreeMap, sync::Arc};

use super::{answer_tag, text_tag};
use crate::{
    base::Mm,
    page::{
        field::{Name, field},
        grid::stroke,
        job::Job,
        lines::Line,
        marks::{level, upright},
        model::{FieldKind, Mark},
        place::Is,
        slab::{Part, Slab, Tag},
        style,
    },
    t,
    template::{Item, Slider},
    worksheet::Answer,
};

/// Length of the scale.
const LENGTH: Mm = Mm(100.0);
/// Radius of a circle on a scale that is filled in on the screen.
const CIRCLE: Mm = Mm(1.7);
/// Between two numbers over a scale.
const BETWEEN: Mm = Mm(0.8);
/// From the answer's left edge to the lowest number.
const INSET: Mm = Mm(2.0);

/// The scale with its mark.
pub(in crate::page) fn completed(job: &mut Job<'_>, item: &Item, slider: &Slider, x: Mm) -> Vec<Slab> {
    let chosen = match job.answer(item.id.as_str()) {
        Answer::Step(step) => Some(*step),
        _ => None,
    };
    let (mut parts, more) = scale(job, item, slider, x, Mm(6.0), chosen);
    said(job, slider, chosen, &mut parts);
    vec![Slab { height: Mm(13.0) + more, parts, ..Slab::default() }]
}

/// The scale without a mark, for a cross.
pub(in crate::page) fn blank(job: &mut Job<'_>, item: &Item, slider: &Slider, x: Mm) -> Vec<Slab> {
    let (mut parts, more) = scale(job, item, slider, x, Mm(7.5), None);
    said(job, slider, None, &mut parts);
    let mut height = Mm(15.0) + more;
    if let Some(name) = Name::of(job, item) {
        fields(item, slider, &name, (x, Mm(7.5)), &mut height, &mut parts);
    }
    vec![Slab { height, parts, ..Slab::default() }]
}

/// A circle on each step, or a list under the scale if there are many.
fn fields(item: &Item, slider: &Slider, name: &Name, place: (Mm, Mm), height: &mut Mm, parts: &mut Vec<Part>) {
    let (from, to) = ends_of(slider);
    let (x, y) = place;
    let tag = text_tag(&item.id, 10);
    if to - from > 20 {
        let options = (from..=to).map(|step| (step.to_string(), step.to_string())).collect();
        let rule = level(x, *height + Mm(6.6), Mm(33.0), stroke::FINE);
        parts.push(Part::drawn(Tag::artifact(u32::MAX), vec![rule]));
        parts.push(field(&tag, &[], name, FieldKind::List(options), [x, *height + Mm(0.4), Mm(33.0), Mm(6.0)]));
        *height += Mm(7.5);
        return;
    }
    let span = steps(to - from);
    let between = LENGTH * (1.0 / span) - CIRCLE * 2.0;
    // Circles in place of the scale's marks, and its line only between them.
    let mut scale = Vec::new();
    for (nth, step) in (from..=to).enumerate() {
        let centre = x + INSET + LENGTH * (steps(step - from) / span);
        scale.push(Mark::Circle { centre: (centre.pt(), y.pt()), radius: CIRCLE.pt(), width: Some(stroke::FRAME) });
        if step < to && between.0 > 0.0 {
            scale.push(level(centre + CIRCLE, y, between, stroke::FRAME));
        }
        let own = text_tag(&item.id, 10 + nth);
        let kind = FieldKind::OneOf(step.to_string(), step.to_string());
        let mut part = field(&own, &[], name, kind, [centre - CIRCLE, y - CIRCLE, CIRCLE * 2.0, CIRCLE * 2.0]);
        part.tag.steps = vec![Is::Field.at(nth)];
        parts.push(part);
    }
    if let Some(drawn) = parts.first_mut() {
        drawn.marks = scale;
    }
}

/// Makes one picture of a scale, with what it says in words.
fn said(job: &Job<'_>, slider: &Slider, chosen: Option<i16>, parts: &mut [Part]) {
    let (from, to) = ends_of(slider);
    let (low, high) = (job.rich(&slider.low).text, job.rich(&slider.high).text);
    let mut says = t!("paper-scale-says", from = &from.to_string(), low = &low, to = &to.to_string(), high = &high);
    if let Some(step) = chosen {
        says = format!("{says} {}", t!("paper-scale-chosen", step = &step.to_string()));
    }
    let says: Arc<str> = says.into();
    parts.iter_mut().for_each(|part| part.tag.steps = vec![Is::Figure(Arc::clone(&says)).nth(0)]);
}

/// The scale, and how much higher it is because its end words take more than a line.
fn scale(job: &mut Job<'_>, item: &Item, slider: &Slider, x: Mm, y: Mm, chosen: Option<i16>) -> (Vec<Part>, Mm) {
    let (from, to) = ends_of(slider);
    let count = (to - from).max(1);
    let chosen = chosen.map(i32::from);
    let left = x + INSET;
    let at = |step: i32| left + LENGTH * (steps(step - from) / steps(count));
    let mut marks = vec![level(left, y, LENGTH, stroke::FRAME)];
    let mut parts = Vec::new();
    // A worksheet of older days may have more steps than lines can be told apart.
    let every = (count / Slider::MOST_STEPS).max(1);
    for step in (from..=to).filter(|step| (step - from) % every == 0 || *step == to) {
        let long = (step - from) % (5 * every) == 0 || step == to;
        let half = if long { Mm(1.6) } else { Mm(1.0) };
        marks.push(upright(at(step), y - half, half * 2.0, stroke::FRAME));
    }
    for (step, line) in numbers(job, (from, to), chosen, &at) {
        let left = at(step) - line.width.mm() * 0.5;
        let tag = if chosen == Some(step) { answer_tag(&item.id, 1) } else { text_tag(&item.id, 0) };
        parts.push(Part::line(tag, line, left, y - Mm(2.8)).anew());
    }
    if let Some(step) = chosen {
        let centre = (at(step).pt(), y.pt());
        marks.push(Mark::Circle { centre, radius: Mm(1.7).pt(), width: None });
    }
    parts.insert(0, Part::drawn(text_tag(&item.id, 0), marks));
    let (words, more) = ends(job, item, slider, x, y);
    parts.extend(words);
    (parts, more)
}

/// The numbers over a scale, from the lowest to the highest, as many as have room beside one another.
///
/// The chosen one first, then the ends, then others at equal distances.
fn numbers(
    job: &mut Job<'_>,
    (from, to): (i32, i32),
    chosen: Option<i32>,
    at: &impl Fn(i32) -> Mm,
) -> BTreeMap<i32, Line> {
    let round = |every: &i32| (to - from) / every <= if *every == 1 { 19 } else { 12 };
    let every = [1, 2, 5, 10, 20, 25, 50].into_iter().find(round).unwrap_or(100);
    let others = (from..=to).filter(|step| (step - from) % every == 0);
    let mut numbers: BTreeMap<i32, Line> = BTreeMap::new();
    for step in chosen.into_iter().chain([from, to]).chain(others) {
        let line = job.one(&step.to_string(), if chosen == Some(step) { style::CHOSEN } else { style::SMALL });
        let beside = |(other, its): (&i32, &Line)| {
            let between = (at(step) - at(*other)).0.abs();
            between >= (line.width.mm() + its.width.mm()).0 * 0.5 + BETWEEN.0
        };
        if numbers.iter().all(beside) {
            let _new = numbers.insert(step, line);
        }
    }
    numbers
}

/// The lower and the higher end.
fn ends_of(slider: &Slider) -> (i32, i32) {
    let (from, to) = (i32::from(slider.from), i32::from(slider.to));
    (from.min(to), from.max(to))
}

#[expect(clippy::cast_precision_loss, reason = "at most 65,535 steps")]
fn steps(count: i32) -> f32 {
    count as f32
}

fn ends(job: &mut Job<'_>, item: &Item, slider: &Slider, x: Mm, y: Mm) -> (Vec<Part>, Mm) {
    let (low, high) = (job.rich(&slider.low), job.rich(&slider.high));
    let half = Mm(51.0);
    let mut parts = Vec::new();
    let mut rows = 1;
    for (nth, line) in job.set(&low, style::SMALL, half, Some(&item.id)).into_iter().enumerate() {
        rows = rows.max(nth + 1);
        let down = y + Mm(5.4) + style::SMALL.line * row(nth);
        parts.push(Part::line(text_tag(&item.id, 2), line.flush(), x, down));
    }
    let right = x + INSET + LENGTH + Mm(2.0);
    for (nth, line) in job.set(&high, style::SMALL, half, Some(&item.id)).into_iter().enumerate() {
        rows = rows.max(nth + 1);
        let down = y + Mm(5.4) + style::SMALL.line * row(nth);
        let left = right - line.width.mm();
        parts.push(Part::line(text_tag(&item.id, 3), line.flush(), left, down));
    }
    (parts, style::SMALL.line * row(rows - 1))
}

#[expect(clippy::cast_precision_loss, reason = "a few rows")]
fn row(nth: usize) -> f32 {
    nth as f32
}
