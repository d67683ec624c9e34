//! Rankings: the options in their order, and boxes for numbers.

use super::{answer_tag, choice, ratings::letter, text_tag};
use crate::{
    base::Mm,
    page::{
        field::{Name, field},
        grid::{ANSWER, OPTION_ROW, stroke},
        job::Job,
        model::{BlockRole, FieldKind, Mark},
        place::{Is, Label},
        question::stream,
        rich::Rich,
        slab::{Part, Slab, Tag, extra, keep_all, keep_pairs, text_slabs},
        style::{self, Look},
        tree::TICKED,
    },
    t,
    template::{Choices, Item},
    worksheet::Answer,
};

/// From the answer's left edge to the words behind a place's number.
const INSET: Mm = Mm(6.4);
/// Edge of a box for a number.
const BOX: Mm = Mm(6.0);
/// Height of a row with such a box.
const ROW: Mm = Mm(7.6);

/// The options that have a place, in their order, and which have none.
pub(in crate::page) fn completed(job: &mut Job<'_>, item: &Item, choices: &Choices, x: Mm) -> Vec<Slab> {
    let answer = job.answer(item.id.as_str());
    let mut slabs = Vec::new();
    for (nth, words) in words(job, item, answer).iter().enumerate() {
        let tag = answer_tag(&item.id, nth).at([Is::List.nth(0), Is::Entry(Label::Letter).at(nth)]);
        let lines = job.set(&Rich::plain(words), style::ANSWER, ANSWER - INSET, Some(&item.id));
        let mut row = text_slabs(lines, x + INSET, style::ANSWER, &tag);
        keep_all(&mut row);
        let place = job.one(&(nth + 1).to_string(), style::ANSWER);
        if let Some(first) = row.first_mut() {
            first.parts.iter_mut().for_each(|part| part.fresh = true);
            first.parts.insert(0, Part::line(tag, place, x, style::ANSWER.base).anew());
        }
        slabs.append(&mut row);
    }
    let left: Vec<String> = choices
        .options
        .iter()
        .filter(|(id, _)| !answer.ranked().contains(id))
        .map(|(_, choice)| job.rich(&choice.words).text)
        .collect();
    if !left.is_empty() && choices.at_most.is_none() {
        let words = t!("paper-no-place", options = &left.join(", "));
        let lines = job.set(&Rich::plain(&words), style::SMALL, ANSWER, Some(&item.id));
        let tag = Tag::new(stream::AFTER_ALL, BlockRole::Text, Some(&item.id));
        let mut more = text_slabs(lines, x, style::SMALL, &tag);
        more.iter_mut().take(1).for_each(|slab| slab.gap = Mm(1.0));
        slabs.append(&mut more);
    }
    if slabs.len() <= 24 {
        keep_all(&mut slabs)
    } else {
        keep_pairs(&mut slabs)
    }
    slabs
}

/// The options of a ranking in their order, in words.
pub(in crate::page) fn words(job: &Job<'_>, item: &Item, answer: &Answer) -> Vec<String> {
    let words = |option| choice::choice_of(item, option).map(|choice| job.rich(&choice.words).text);
    answer.ranked().iter().filter_map(|option| words(option.as_str())).collect()
}

/// A box for a number before each option.
pub(in crate::page) fn blank(job: &mut Job<'_>, item: &Item, choices: &Choices, x: Mm) -> Vec<Slab> {
    let lettered = job.lettered.contains(&item.id);
    let mut slabs = Vec::new();
    for (nth, choice) in choices.options.values().enumerate() {
        let mut rich = job.rich(&choice.words);
        if let Some(hint) = &choice.hint {
            let words = format!(" – {}", job.rich(hint).text);
            rich.push(&words, Look::Italic);
        }
        if lettered {
            rich = rich.after(&format!("{}  ", letter(nth)), Look::Plain);
        }
        let words = x + BOX + Mm(2.4);
        let lines = job.set(&rich, style::OPTION, ANSWER - (words - x), Some(&item.id));
        let more = style::OPTION.line * super::ratings::count(lines.len().saturating_sub(1)) + extra(&lines);
        let name = Name::of(job, item);
        let label = if name.is_some() { Label::Field } else { Label::Drawn(t!("paper-empty-box").into()) };
        let tag = text_tag(&item.id, nth).at([Is::List.nth(0), Is::Entry(label).at(nth)]);
        let frame = Mark::Frame {
            rect: (x.pt(), Mm(0.4).pt(), BOX.pt(), BOX.pt()),
            radius: Mm(0.8).pt(),
            width: stroke::FRAME,
        };
        let mut parts = vec![Part::drawn(tag.clone(), vec![frame])];
        if let (Some(name), Some((id, _))) = (name, choices.options.iter().nth(nth)) {
            let name = name.part(id.as_str(), &job.rich(&choice.words).text);
            let rect = [x + Mm(0.4), Mm(0.8), BOX - Mm(0.8), BOX - Mm(0.8)];
            let mut part = field(&tag, &tag.steps, &name, FieldKind::Line, rect);
            part.tag.steps.iter_mut().filter(|step| step.is == Is::Field).for_each(|step| step.nth = TICKED);
            parts.push(part);
        }
        crate::page::slab::stack(lines, words, (ROW - OPTION_ROW) * 0.5, style::OPTION, &tag, &mut parts);
        slabs.push(Slab { height: ROW + more, parts, ..Slab::default() });
    }
    if slabs.len() <= 12 {
        keep_all(&mut slabs)
    } else {
        keep_pairs(&mut slabs)
    }
    slabs
}
