//! The review copy: first what is asked of the reader, then the answers, and
//! a wide margin for comments or a pen.
//!
//! Answers break at the same words as in the completed copy. Comments never
//! push answers (`margin` places them).

use std::cell::Cell;

use super::{
    ending,
    flow::{Filled, Flow},
    grid::{ANSWER, Field, NUMBER, ONE, RIGHT, THREE, TWO, WIDE, stroke},
    head, items,
    job::Job,
    lines::Setter,
    margin::{self, Note},
    marks::{level, upright},
    model::BlockRole,
    question::{above, stacked, stream},
    results, review_fields,
    rich::Rich,
    section,
    slab::{GoesOn, Part, Slab, Tag, Unit, keep_all, stack},
    style,
};
use crate::{
    base::{Mm, Pt},
    t,
    template::{Item, Kind, Role},
    worksheet::Answer,
};

/// The width from the grid's left edge to the end of the review text.
const TEXT: Mm = Mm(114.0);

/// The units of a review copy, in order.
fn units(job: &mut Job<'_>, body: &[&Item], notes: &[Note]) -> Vec<Unit> {
    let in_header: Vec<_> = head::fields(job).into_iter().map(|item| item.id.clone()).collect();
    let asked = |item: &&&Item| item.role == Some(Role::Question) || job.sheet.review.marked.contains(&item.id);
    let mut first: Vec<&Item> = body.iter().filter(asked).copied().collect();
    first.sort_by_key(|item| item.role != Some(Role::Question));
    let rest: Vec<&Item> = body.iter().filter(|item| !asked(item)).copied().collect();
    let count = body.len() + in_header.iter().filter(|id| !is_code(job, id.as_str())).count();
    let mut units = vec![header(job, count)];
    let mut asks: Vec<Unit> = first.iter().map(|item| item_unit(job, item, notes)).collect();
    if job.has_comments() {
        asks.extend(margin::on_the_sheet(job, body));
    }
    let has_both = !asks.is_empty() && !rest.is_empty();
    if !asks.is_empty() {
        let lead = section::lead(job, t!("paper-asked-of-you"), None);
        let unit = asks.remove(0);
        units.push(unit.led_by(lead));
        units.append(&mut asks);
    } else {
        units.push(ruled(NUMBER, RIGHT, stroke::RULE, Mm(3.5)));
    }
    if has_both {
        if let Some(last) = units.last_mut() {
            last.after = Mm(4.0);
        }
        units.push(ruled(NUMBER, TEXT, stroke::FINE, Mm(3.0)));
    }
    let told: Vec<_> = rest.iter().map(|item| item.id.clone()).collect();
    for item in rest {
        units.push(item_unit(job, item, notes));
        units.extend(results::in_words(job, item));
    }
    // What rests on a question asked above, or on one left open, is not lost.
    let others = job.template.items().map(|(_, item)| item).filter(|item| !told.contains(&item.id));
    for item in others {
        units.extend(results::in_words(job, item));
    }
    units
}

fn is_code(job: &Job<'_>, id: &str) -> bool {
    job.template.item(id).is_some_and(|item| matches!(item.kind, Kind::ClientCode | Kind::Date { .. }))
}

/// The items under the header, in the order of the sheet.
fn body<'t>(job: &Job<'t>) -> Vec<&'t Item> {
    let in_header = head::fields(job);
    printed(job).into_iter().filter(|item| in_header.iter().all(|own| own.id != item.id)).collect()
}

/// The items of a review copy, in the order of the sheet.
pub(super) fn printed<'t>(job: &Job<'t>) -> Vec<&'t Item> {
    let sections = job.template.sections.iter().filter(|section| job.leaving.has_section(section));
    let all = sections.flat_map(|s| &s.items);
    let there = |item: &&Item| job.is_answered(item) || job.stands_open(item);
    all.filter(|item| item.asks() && job.prints(item)).filter(there).collect()
}

/// A line across, and the space after it.
fn ruled(x: Mm, wide: Mm, width: Pt, after: Mm) -> Unit {
    let rule = Part::drawn(Tag::artifact(stream::RULE), vec![level(x, Mm::ZERO, wide, width)]);
    Unit { after, ..Unit::column(vec![Slab::of(Mm::ZERO, rule)]) }
}

/// Title, header row, and in the margin what the reader holds in hand.
fn header(job: &mut Job<'_>, count: usize) -> Unit {
    let mut unit = head::completed(job, Mm(3.0));
    let words = match job.sheet.review.author.as_str() {
        "" => t!("paper-chosen-by-author", count = count),
        name => t!("paper-chosen-by", count = count, name = name),
    };
    let how = if job.options.boxes { t!("paper-for-your-words") } else { t!("paper-for-your-pen") };
    let lines = job.set(&Rich::plain(&format!("{words} {how}")), style::FIELD, Mm(49.5), None);
    let mut parts = Vec::new();
    let tag = Tag::new(stream::BODY, BlockRole::Text, None);
    let high = stack(lines, THREE + Mm(1.5), Mm::ZERO, style::FIELD, &tag, &mut parts);
    if head::fields(job).is_empty() {
        unit.slabs.push(Slab { height: high, gap: Mm(2.0), glued: true, parts, ..Slab::default() });
    } else if let Some(last) = unit.slabs.last_mut() {
        last.height = last.height.max(high);
        last.parts.append(&mut parts);
    }
    unit
}

/// How far down the head's rule lies, and where the head ends.
fn head_ends(head: &Unit) -> (Mm, Mm) {
    let (mut rule, mut end) = (Mm::ZERO, Mm::ZERO);
    for (nth, slab) in head.slabs.iter().enumerate() {
        if nth > 0 {
            end += slab.gap;
        }
        end += slab.height;
        if slab.height == Mm::ZERO {
            rule = end;
        }
    }
    (rule, end)
}

/// A question with its answer under it.
fn item_unit(job: &mut Job<'_>, item: &Item, notes: &[Note]) -> Unit {
    let mut question = above(job, item, false, ANSWER, None, &[]);
    if let Some(first) = question.first_mut() {
        let on_item = notes.iter().enumerate().filter(|(_, note)| note.is_on_item(item));
        first.notes.extend(on_item.map(|(nth, _)| (nth, style::QUESTION.base)));
    }
    let answer = job.answer(item.id.as_str());
    let mut body = match (&item.kind, answer) {
        (Kind::Ratings(ratings), _) => items::ratings::in_words(job, item, ratings, ONE, ANSWER),
        (Kind::Table(table), Answer::Nothing) => items::table::none_of_it(job, item, table, ONE),
        (Kind::Table(table), _) => items::table::in_blocks(job, item, table, ONE, ANSWER),
        (Kind::ShortText(_) | Kind::LongText(_), Answer::Text(words)) => margin::underlined(job, item, words, notes),
        _ => items::answered(job, item, ONE),
    };
    body.extend(items::later(job, item, ONE));
    let mut unit =
        Unit { number: job.number(item.id.as_str()), goes_on: GoesOn::Above, ..stacked(question, body, Mm(1.0)) };
    if job.options.boxes {
        review_fields::beside(job, item, &mut unit);
    }
    unit
}

/// The sentence and the three lines at the foot of the last page.
pub(super) fn signature(job: &mut Job<'_>) -> Slab {
    let mut parts =
        vec![Part::drawn(Tag::artifact(stream::RULE), vec![level(NUMBER, Mm::ZERO, RIGHT, stroke::RULE)])];
    let tag = |stream| Tag::new(stream, BlockRole::Text, None);
    // In some languages it takes two lines; what stands under it stays where it is.
    let lines = job.set(&Rich::plain(t!("paper-i-have-read")), style::INFO, WIDE, None);
    stack(lines, ONE, Mm(1.5), style::INFO, &tag(stream::TITLE), &mut parts);
    let labels = [t!("paper-signature"), t!("paper-name-role"), t!("paper-date")];
    for (nth, (label, x)) in labels.into_iter().zip([ONE, TWO, THREE]).enumerate() {
        let rule = vec![level(x, Mm(12.5), Mm(51.0), stroke::FINE)];
        parts.push(Part::drawn(Tag::artifact(u32::MAX), rule));
        let line = job.one(label, style::SMALL);
        let place = stream::UNDER + u32::try_from(nth).unwrap_or(0);
        parts.push(Part::line(tag(place), line, x, Mm(15.5)));
    }
    Slab { height: SIGNATURE, parts, ..Slab::default() }
}

/// Height of the signature block.
pub(super) const SIGNATURE: Mm = Mm(16.5);

/// Comments that found no room in the margin, by letter.
pub(super) fn comments_page(job: &mut Job<'_>, notes: &[Note], which: &[usize]) -> Vec<Unit> {
    let mut units = Vec::new();
    for nth in which {
        let Some(note) = notes.get(*nth) else { continue };
        let mut slabs = margin::note_slabs(job, note, ONE, ANSWER);
        let letter = job.one(&note.letter, style::NUMBER_BOLD);
        if let Some(first) = slabs.first_mut() {
            let tag = Tag::new(stream::NUMBER, BlockRole::Text, note.item.as_ref());
            first.parts.insert(0, Part::line(tag, letter, NUMBER, style::COMMENT.base));
        }
        let mut unit = Unit::column(slabs);
        if units.is_empty() {
            let mut lead = section::lead(job, t!("paper-comments"), None);
            keep_all(&mut lead);
            unit = Unit { begins: super::slab::Begins::NewPage, ..unit.led_by(lead) };
        }
        units.push(unit);
    }
    units
}

/// Places a review copy: answers, comments beside them, the signature on the last page.
pub(super) fn place(job: &mut Job<'_>, field: Field, setter: &mut Setter) -> Vec<Filled> {
    let body = body(job);
    let notes = if job.has_comments() { margin::notes(job, &body) } else { Vec::new() };
    let heads = Cell::new((Mm::ZERO, Mm::ZERO));
    let signed = field.bottom - SIGNATURE;
    // Who answers on the screen signs with a name, in the last box.
    let foot = if job.options.boxes { Mm::ZERO } else { SIGNATURE + Mm(4.0) };
    let pages = ending::place(job, field, setter, foot, |job| {
        let mut units = units(job, &body, &notes);
        heads.set(units.first().map_or((Mm::ZERO, Mm::ZERO), head_ends));
        units.extend(job.options.boxes.then(|| review_fields::closing(job)));
        units
    });
    let (head, head_end) = heads.get();
    let mut flow = Flow::after(field, setter, pages);
    let room = field.bottom - foot;
    if flow.pages.last().is_some_and(|page| page.end.0 > room.0) {
        flow.turn();
    }
    let last = flow.pages.len() - 1;
    let columns = margin::Columns::of(job, &flow.pages, &notes);
    let mut over = Vec::new();
    let answers = flow.pages.len();
    for (nth, page) in flow.pages.iter_mut().enumerate() {
        let bottom = if nth == last { room } else { field.bottom };
        let top = if nth == 0 { field.top + head_end + Mm(3.0) } else { field.top };
        over.extend(margin::place(job, page, &notes, &columns, (top, bottom)));
    }
    if !over.is_empty() {
        for unit in &comments_page(job, &notes, &over) {
            flow.place(unit, None);
        }
        if flow.pages.last().is_some_and(|page| page.end.0 > room.0) {
            flow.turn();
        }
    }
    if job.options.boxes {
        // The boxes make the margin.
        return flow.pages;
    }
    let count = flow.pages.len();
    for (nth, page) in flow.pages.iter_mut().enumerate().take(answers) {
        let top = if nth == 0 { field.top + head + Mm(2.5) } else { field.top };
        let bottom = if nth + 1 == count { room } else { field.bottom };
        let line = upright(Mm(116.5), top, bottom - top, stroke::FINE);
        page.parts.push(vec![Part::drawn(Tag::artifact(0), vec![line])]);
    }
    let signature = signature(job);
    if let Some(page) = flow.pages.last_mut() {
        let mut parts: Vec<Part> = signature.parts.into_iter().map(|part| part.moved(Mm::ZERO, signed)).collect();
        parts.iter_mut().for_each(|part| part.tag.unit = u32::MAX - 1);
        page.parts.push(parts);
    }
    flow.pages
}
