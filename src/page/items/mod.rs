//! What each kind of item prints as answer, and as place for the pen.
//!
//! Answers are slabs that begin at a given `x` and are 107 mm wide, so that
//! they break at the same words in the completed and in the review copy.

pub(super) mod blank_table;
pub(super) mod boxes;
pub(super) mod choice;
pub(super) mod drawing;
pub(super) mod entry;
pub(super) mod given_rows;
pub(super) mod ranking;
pub(super) mod ratings;
pub(super) mod signature;
pub(super) mod slider;
pub(super) mod table;

use super::{
    grid::ANSWER,
    job::Job,
    model::BlockRole,
    question::stream,
    rich::Rich,
    slab::{Slab, Tag, keep_all, text_slabs},
    style,
};
use crate::{
    base::{Id, Mm},
    template::{Item, Kind},
    worksheet::Answer,
};

/// The tag of the n-th answer block of an item.
pub(super) fn answer_tag(item: &Id, nth: usize) -> Tag {
    let nth = u32::try_from(nth).unwrap_or(u32::MAX / 2);
    Tag::new(stream::BODY + nth, BlockRole::Answer, Some(item))
}

/// The tag of the n-th block of the sheet's own words in an item's body.
pub(super) fn text_tag(item: &Id, nth: usize) -> Tag {
    Tag { role: BlockRole::Text, ..answer_tag(item, nth) }
}

/// Words as a person wrote them.
pub(super) fn written(job: &mut Job<'_>, words: &str, x: Mm, width: Mm, tag: &Tag) -> Vec<Slab> {
    let lines = job.set(&Rich::plain(words), style::ANSWER, width, tag.item.as_ref());
    text_slabs(lines, x, style::ANSWER, tag)
}

/// The answer of an item as slabs; tables and ratings have ways of their own.
pub(super) fn answered(job: &mut Job<'_>, item: &Item, x: Mm) -> Vec<Slab> {
    let answer = job.answer(item.id.as_str());
    match &item.kind {
        Kind::ShortText(text) | Kind::LongText(text) => match (answer, &text.or_nothing) {
            (Answer::Nothing, Some(words)) => {
                let words = job.rich(words).text;
                choice::chosen_row(job, item, &words, x, true, 0)
            }
            _ => written(job, answer.text().unwrap_or(""), x, ANSWER, &answer_tag(&item.id, 0)),
        },
        Kind::YesNo { .. } | Kind::ChooseOne(_) | Kind::ChooseMany(_) => choice::chosen(job, item, x),
        Kind::Ranking(choices) => ranking::completed(job, item, choices, x),
        Kind::Drawing(area) => drawing::completed(job, item, *area, x, ANSWER),
        Kind::Signature => signature::lines(job, item, x),
        Kind::Slider(slider) => slider::completed(job, item, slider, x),
        Kind::Number(_) | Kind::Date { .. } | Kind::Time { .. } | Kind::ClientCode => {
            let words = entry::words(job, item, answer);
            written(job, &words, x, ANSWER, &answer_tag(&item.id, 0))
        }
        Kind::Info { .. } | Kind::Ratings(_) | Kind::Table(_) => Vec::new(),
    }
}

/// *What I think now* under an answer.
pub(super) fn later(job: &mut Job<'_>, item: &Item, x: Mm) -> Vec<Slab> {
    let Some(later) = job.sheet.content.later.get(item.id.as_str()).filter(|later| !later.text.trim().is_empty())
    else {
        return Vec::new();
    };
    let day = crate::words::day_long(later.changed.day());
    let label = crate::t!("paper-later", day = &day);
    let lines = job.set(&Rich::plain(&label), style::SMALL, ANSWER, Some(&item.id));
    let mut slabs = text_slabs(lines, x, style::SMALL, &text_tag(&item.id, 900_000));
    keep_all(&mut slabs);
    if let Some(first) = slabs.first_mut() {
        first.gap = Mm(2.0);
    }
    let mut words = written(job, &later.text, x, ANSWER, &answer_tag(&item.id, 900_001));
    if let Some(first) = words.first_mut() {
        first.glued = true;
    }
    slabs.append(&mut words);
    slabs
}
