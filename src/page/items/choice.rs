//! Choices: what was ticked, and boxes to tick.

use super::{answer_tag, text_tag};
use crate::{
    base::{Id, Mm},
    page::{
        grid::{ANSWER, TICK},
        job::Job,
        lines::Line,
        marks::{circle, square},
        place::{Is, Label},
        rich::Rich,
        slab::{Part, Slab, Tag, keep_all, keep_pairs, text_slabs},
        style,
    },
    t,
    template::{Choice, Item, Kind},
    worksheet::{Answer, Pick},
};

/// The widest option that still stands in one of several columns.
const NARROW: Mm = Mm(45.6);
/// From the answer's left edge to its second column.
const SECOND: Mm = Mm(56.0);

/// The options of a choice or of a yes/no question: id, words.
pub(in crate::page) fn options(item: &Item) -> Vec<(Id, String)> {
    match &item.kind {
        Kind::ChooseOne(choices) | Kind::ChooseMany(choices) => {
            choices.options.iter().map(|(id, choice)| (id.clone(), choice.words.clone())).collect()
        }
        Kind::YesNo { not_sure } => {
            let mut all =
                vec![(Id::known("yes"), t!("paper-yes").to_owned()), (Id::known("no"), t!("paper-no").to_owned())];
            if *not_sure {
                all.push((Id::known("not-sure"), t!("paper-not-sure").to_owned()));
            }
            all
        }
        _ => Vec::new(),
    }
}

/// Whether any number of options may be ticked.
pub(in crate::page) fn is_many(item: &Item) -> bool {
    matches!(item.kind, Kind::ChooseMany(_))
}

/// The words of one pick, as they stand on paper.
pub(in crate::page) fn pick_words(job: &Job<'_>, item: &Item, pick: &Pick) -> String {
    match pick {
        Pick::Id(id) => {
            let words = options(item).into_iter().find(|(option, _)| option == id).map(|(_, words)| words);
            words.map(|words| job.rich(&words).text).unwrap_or_default()
        }
        Pick::Other(words) if words.trim().is_empty() => {
            let label = options(item).into_iter().find(|(option, _)| *option == "other").map(|(_, words)| words);
            label.map(|words| job.rich(&words).text).unwrap_or_default()
        }
        Pick::Other(words) => words.clone(),
    }
}

/// What is chosen in an item, in the order of the template, as words.
pub(in crate::page) fn words_of(job: &Job<'_>, item: &Item, answer: &Answer) -> String {
    let all: Vec<String> = answer.picks().iter().map(|pick| pick_words(job, item, pick)).collect();
    all.join(", ")
}

/// *4 of 17 ticked*.
pub(in crate::page) fn count(item: &Item, answer: &Answer) -> Option<String> {
    let offered = options(item).len();
    is_many(item).then(|| t!("paper-ticked", count = answer.picks().len(), of = offered))
}

/// Only what was chosen, each with its tick; what choosing it says stands under it.
pub(in crate::page) fn chosen(job: &mut Job<'_>, item: &Item, x: Mm) -> Vec<Slab> {
    let answer = job.answer(item.id.as_str());
    let many = is_many(item);
    let mut rows: Vec<(Vec<Line>, Option<String>)> = Vec::new();
    for pick in answer.picks() {
        let words = pick_words(job, item, pick);
        let lines = job.set(&Rich::plain(&words), style::ANSWER, ANSWER - TICK, Some(&item.id));
        let tell = choice_of(item, pick.option()).and_then(|choice| choice.tell.clone());
        rows.push((lines, tell));
    }
    let narrow = |(lines, tell): &(Vec<Line>, Option<String>)| {
        tell.is_none() && lines.len() == 1 && lines.iter().all(|line| line.width.0 <= NARROW.pt().0)
    };
    if rows.len() > 3 && rows.iter().all(narrow) {
        return in_two_columns(item, rows, x, many);
    }
    let short = rows.len() <= 12;
    let mut slabs = Vec::new();
    for (nth, (lines, tell)) in rows.into_iter().enumerate() {
        let mut row = ticked(lines, x, many, entry(&item.id, nth, many, 2 * nth));
        if let Some(tell) = tell {
            let rich = job.rich(&tell);
            let lines = job.set(&rich, style::SMALL, ANSWER - TICK, Some(&item.id));
            let mut more = text_slabs(lines, x + TICK, style::SMALL, &entry_text(&item.id, nth, many, 2 * nth + 1));
            keep_all(&mut more);
            more.iter_mut().take(1).for_each(|slab| slab.glued = true);
            row.append(&mut more);
            row.push(Slab::space(Mm(1.0)).glue());
        }
        slabs.append(&mut row);
    }
    if short && slabs.len() <= 24 {
        keep_all(&mut slabs);
    } else {
        keep_pairs(&mut slabs);
    }
    slabs
}

/// One ticked or chosen row of its own.
pub(in crate::page) fn chosen_row(
    job: &mut Job<'_>,
    item: &Item,
    words: &str,
    x: Mm,
    many: bool,
    nth: usize,
) -> Vec<Slab> {
    let lines = job.set(&Rich::plain(words), style::ANSWER, ANSWER - TICK, Some(&item.id));
    ticked(lines, x, many, entry(&item.id, nth, many, nth))
}

/// The tag of a chosen option: an entry of the answer's list.
fn entry(item: &Id, nth: usize, many: bool, stream: usize) -> Tag {
    answer_tag(item, stream).at([Is::List.nth(0), ticked_entry(many).at(nth)])
}

/// The tag of what choosing an option says.
fn entry_text(item: &Id, nth: usize, many: bool, stream: usize) -> Tag {
    text_tag(item, stream).at([Is::List.nth(0), ticked_entry(many).at(nth), Is::Paragraph.nth(1)])
}

fn ticked_entry(many: bool) -> Is {
    Is::Entry(Label::Drawn(if many { t!("paper-ticked-box") } else { t!("paper-chosen-circle") }.into()))
}

fn ticked(lines: Vec<Line>, x: Mm, many: bool, tag: Tag) -> Vec<Slab> {
    let mut slabs = text_slabs(lines, x + TICK, style::ANSWER, &tag);
    if slabs.is_empty() {
        slabs.push(Slab::space(style::ANSWER.line));
    }
    if let Some(first) = slabs.first_mut() {
        let marks = if many { square(x, style::ANSWER.base, true) } else { circle(x, style::ANSWER.base, true) };
        first.parts.insert(0, Part::drawn(tag, marks));
    }
    slabs
}

fn in_two_columns(item: &Item, rows: Vec<(Vec<Line>, Option<String>)>, x: Mm, many: bool) -> Vec<Slab> {
    let half = rows.len().div_ceil(2);
    let mut slabs: Vec<Slab> = (0..half).map(|_| Slab::space(style::ANSWER.line)).collect();
    for (nth, (lines, _)) in rows.into_iter().enumerate() {
        let left = if nth < half { x } else { x + SECOND };
        let row = ticked(lines, left, many, entry(&item.id, nth, many, nth));
        if let Some(slab) = slabs.get_mut(nth % half) {
            slab.parts.extend(row.into_iter().flat_map(|slab| slab.parts));
        }
    }
    if slabs.len() <= 12 {
        keep_all(&mut slabs)
    } else {
        keep_pairs(&mut slabs)
    }
    slabs
}

/// The option with this id.
pub(in crate::page) fn choice_of<'i>(item: &'i Item, option: &str) -> Option<&'i Choice> {
    item.choices()?.options.get(option)
}
