//! Kept answers: what was written under questions that a newer sheet no longer asks.

use super::{
    grid::{ANSWER, ONE, TWO, WIDE},
    items::{answer_tag, text_tag, written},
    job::Job,
    rich::Rich,
    section,
    slab::{Unit, keep_all, text_slabs},
    style,
};
use crate::{
    base::{Id, Mm},
    t,
    worksheet::{Former, words_of_former},
};

/// The units of all that goes on this copy, under a heading of their own.
pub(super) fn units(job: &mut Job<'_>) -> Vec<Unit> {
    let all: Vec<_> =
        job.sheet.content.former.iter().filter(|(id, former)| job.leaving.has_former(id, former)).collect();
    let mut units: Vec<Unit> = all.into_iter().map(|(id, former)| unit(job, id, former)).collect();
    if units.is_empty() {
        return units;
    }
    let lead = section::lead(job, t!("former-title"), None);
    let first = units.remove(0).led_by(lead);
    units.insert(0, first);
    units
}

fn unit(job: &mut Job<'_>, id: &Id, former: &Former) -> Unit {
    let lines = job.set(&Rich::plain(&former.ask), style::QUESTION, WIDE, Some(id));
    let mut slabs = text_slabs(lines, ONE, style::QUESTION, &text_tag(id, 0));
    let since = t!("former-until", version = &former.version);
    let lines = job.set(&Rich::plain(&since), style::SMALL, WIDE, Some(id));
    slabs.append(&mut text_slabs(lines, ONE, style::SMALL, &text_tag(id, 1)));
    keep_all(&mut slabs);
    let mut words = written(job, &words_of_former(former), TWO, ANSWER, &answer_tag(id, 2));
    if let Some(first) = words.first_mut() {
        first.glued = true;
        first.gap = Mm(1.0);
    }
    slabs.append(&mut words);
    Unit::column(slabs)
}
