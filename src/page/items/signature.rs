//! Signatures: ruled lines, with the name and the day over them once it is signed.

use super::{answer_tag, text_tag};
use crate::{
    base::Mm,
    page::{
        field::{Name, SIGNED_BY, SIGNED_ON, field},
        grid::{RIGHT, TWO, stroke},
        job::Job,
        marks::level,
        model::FieldKind,
        rich::Rich,
        slab::{Part, Slab, Tag, stack},
        style,
    },
    t,
    template::Item,
    words::day_long,
    worksheet::Answer,
};

/// Width of the line for the name.
const NAME: Mm = Mm(66.0);
/// Left edge of the line for the day.
const DAY: Mm = Mm(133.0);
/// Room over the lines for a pen.
const PEN: Mm = Mm(11.0);

/// Both lines, with their words under them; what was signed stands over them.
pub(in crate::page) fn lines(job: &mut Job<'_>, item: &Item, x: Mm) -> Vec<Slab> {
    let shift = x - TWO;
    let day = (DAY + shift, RIGHT - DAY);
    let mut parts = Vec::new();
    let mut high = PEN;
    if let Answer::Signed(signed) = job.answer(item.id.as_str()) {
        let name = job.set(&Rich::plain(signed.name.trim()), style::ANSWER, NAME, Some(&item.id));
        let date = job.set(&Rich::plain(&day_long(signed.day)), style::ANSWER, day.1, Some(&item.id));
        high = stack(name, x, Mm::ZERO, style::ANSWER, &answer_tag(&item.id, 0), &mut parts);
        let low = style::ANSWER.line * super::ratings::count(date.len());
        let top = (high - low).max(Mm::ZERO);
        high = top + stack(date, day.0, top, style::ANSWER, &answer_tag(&item.id, 2), &mut parts);
        high += Mm(0.8);
    }
    let rules = vec![level(x, high, NAME, stroke::FINE), level(day.0, high, day.1, stroke::FINE)];
    parts.push(Part::drawn(Tag::artifact(u32::MAX), rules));
    if let Some(name) = Name::of(job, item) {
        let by = name.part(SIGNED_BY, t!("paper-signature"));
        let on = name.part(SIGNED_ON, t!("paper-date")).saying(t!("pdf-field-day"));
        for (nth, (name, left, width)) in [(by, x, NAME), (on, day.0, day.1)].iter().enumerate() {
            let rect = [*left, high - Mm(6.4), *width, Mm(6.0)];
            parts.push(field(&text_tag(&item.id, 2 * nth), &[], name, FieldKind::Line, rect));
        }
    }
    for (nth, (words, left)) in [(t!("paper-signature"), x), (t!("paper-date"), day.0)].into_iter().enumerate() {
        let line = job.one(words, style::SMALL);
        parts.push(Part::line(text_tag(&item.id, 2 * nth + 1), line, left, high + Mm(0.4) + style::SMALL.base));
    }
    vec![Slab { height: high + Mm(0.4) + style::SMALL.line, parts, ..Slab::default() }]
}
