//! Comments beside the lines they are about.
//!
//! A commented passage is underlined; nothing is put into the text. Its letter
//! stands in the margin on the line where the passage begins. Two comments
//! that would touch: the second moves down and carries its letter again. The
//! letters of lines and those of comments that moved have a column each, so that
//! they never meet; a comment that moved by less than a line has its letter once,
//! before its words. What runs past the page's end goes to a page of its own.

use super::{
    flow::Filled,
    grid::{ANSWER, ONE, RIGHT, fits, stroke},
    items::answer_tag,
    job::Job,
    lines::Line,
    marks::level,
    model::{BlockRole, Mark},
    question::stream,
    rich::{Rich, normalise},
    slab::{Part, Slab, Tag, Unit, keep_all, text_slabs},
    style,
};
use crate::{
    base::{Day, Id, Mm, Pt},
    t,
    template::{Item, Kind},
    words::{day_long, day_short},
    worksheet::{Anchor, Answer, Comment, Happened, Part as Where, Side},
};

/// Where the letters of lines stand.
const LINES: Mm = Mm(117.3);
/// Where the letters of comments stand at the least.
const LETTERS: Mm = Mm(120.5);
/// Where comments begin at the least.
const WORDS: Mm = Mm(125.5);
/// Space after the letters of lines, after several in one, and after those of comments.
const AFTER_LINES: Mm = Mm(0.8);
const AFTER_SEVERAL: Mm = Mm(2.4);
const AFTER_LETTERS: Mm = Mm(1.2);
/// Units of comments are counted from here: each is read out by itself.
const NOTES: u32 = 1 << 30;
/// Space between two comments that would touch.
const APART: Mm = Mm(3.0);
/// A comment of more lines than this may go on on another page.
const LONG: usize = 24;
/// From a baseline down to the underline, in points.
const UNDER: Pt = Pt(1.9);

/// A comment on its way to the margin.
pub(super) struct Note {
    /// Its letter.
    pub letter: String,
    /// The item it is about.
    pub item: Option<Id>,
    /// The comment, by its place in the review.
    comment: usize,
    /// The bytes of the answer as set, if it is about words that still stand there.
    passage: Option<(usize, usize)>,
    /// The words it is about, if they are gone or not in a text.
    quote: Option<String>,
}

impl Note {
    /// Whether it is about an item as a whole.
    pub fn is_on_item(&self, item: &Item) -> bool {
        self.passage.is_none() && self.item.as_ref() == Some(&item.id)
    }
}

/// The comments on items that stand in the body of a copy, lettered in reading order.
pub(super) fn notes(job: &Job<'_>, body: &[&Item]) -> Vec<Note> {
    let order: Vec<&Id> = job.template.items().map(|(_, item)| &item.id).collect();
    let all = job.sheet.review.comments.iter().enumerate();
    let all = all.filter_map(|(nth, comment)| Some((nth, comment, about(job, comment)?)));
    let mut all: Vec<Note> = all
        .filter(|(_, _, item)| body.iter().any(|own| own.id == item.id))
        .map(|(nth, comment, item)| {
            let (passage, quote) = passage(job, &comment.anchor);
            Note { letter: String::new(), item: Some(item.id.clone()), comment: nth, passage, quote }
        })
        .collect();
    let place = |note: &Note| note.item.as_ref().and_then(|id| order.iter().position(|own| *own == id));
    all.sort_by_key(|note| (place(note), note.passage.map_or(0, |(start, _)| start + 1)));
    for (nth, note) in all.iter_mut().enumerate() {
        note.letter = super::items::ratings::letter(nth).to_uppercase();
    }
    all
}

/// The item that a comment is about, if it may stand on paper; of a statement, the ratings.
fn about<'t>(job: &Job<'t>, comment: &Comment) -> Option<&'t Item> {
    let id = comment.anchor.item()?.as_str();
    let item = job.template.item(id).or_else(|| job.template.statement(id).map(|(item, _, _)| item))?;
    job.prints(item).then_some(item)
}

/// The passage as it is set, or the words as they were.
fn passage(job: &Job<'_>, anchor: &Anchor) -> (Option<(usize, usize)>, Option<String>) {
    let Anchor::Words { at, start, end, quote } = anchor else { return (None, None) };
    let item = job.template.item(at.item.as_str());
    let is_text = item.is_some_and(|item| matches!(item.kind, Kind::ShortText(_) | Kind::LongText(_)));
    let words = match job.answer(at.item.as_str()) {
        Answer::Text(words) if is_text && at.part == Where::Whole && start < end => Some(words),
        _ => None,
    };
    let set = |to: usize| {
        let mut out = String::new();
        normalise(words.and_then(|words| words.get(..to)).unwrap_or(""), &mut out);
        out.len()
    };
    match words.and_then(|words| words.get(*start..*end)) {
        Some(_) => (Some((set(*start), set(*end))), None),
        None => (None, Some(quote.clone()).filter(|quote| !quote.trim().is_empty())),
    }
}

/// An answer with its commented passages underlined.
pub(super) fn underlined(job: &mut Job<'_>, item: &Item, words: &str, notes: &[Note]) -> Vec<Slab> {
    let lines = job.set(&Rich::plain(words), style::ANSWER, ANSWER, Some(&item.id));
    let own: Vec<(usize, (usize, usize))> = notes
        .iter()
        .enumerate()
        .filter(|(_, note)| note.item.as_ref() == Some(&item.id))
        .filter_map(|(nth, note)| Some((nth, note.passage?)))
        .collect();
    let base = style::ANSWER.base;
    let mut marks: Vec<Vec<Mark>> = Vec::new();
    let mut begins: Vec<Vec<(usize, Mm)>> = Vec::new();
    for line in &lines {
        let mut drawn = Vec::new();
        let mut notes = Vec::new();
        for (nth, (start, end)) in &own {
            let (from, to) = ((*start).max(line.range.start), (*end).min(line.range.end));
            if from < to {
                let (left, right) = span(line, from, to);
                let y = (base.pt() + UNDER).mm();
                drawn.push(level(ONE + left.mm(), y, (right - left).mm(), stroke::FRAME));
            }
            if line.range.contains(start) {
                notes.push((*nth, base));
            }
        }
        marks.push(drawn);
        begins.push(notes);
    }
    let tag = answer_tag(&item.id, 0);
    let mut slabs = text_slabs(lines, ONE, style::ANSWER, &tag);
    for ((slab, drawn), notes) in slabs.iter_mut().zip(marks).zip(begins) {
        if !drawn.is_empty() {
            slab.parts.push(Part::drawn(tag.clone(), drawn));
        }
        slab.notes = notes;
    }
    slabs
}

/// Where the bytes of a text begin and end on a line.
fn span(line: &Line, from: usize, to: usize) -> (Pt, Pt) {
    let (mut left, mut right) = (None, Pt::ZERO);
    let mut before = line.range.start;
    for run in &line.runs {
        let mut x = run.x;
        for glyph in &run.glyphs {
            let at = before + glyph.text.0 as usize;
            let is_space = run.text.get(glyph.text.0 as usize..glyph.text.1 as usize) == Some(" ");
            if at >= from && at < to && !is_space {
                // From right to left the last letters come first.
                left = Some(left.map_or(x, |left: Pt| left.min(x)));
                right = right.max(x + glyph.advance);
            }
            x += glyph.advance;
        }
        before += run.text.len();
    }
    let left = left.unwrap_or(Pt::ZERO);
    (left, right.max(left))
}

/// The comments on the whole sheet, and on what stands in its head or was left open.
pub(super) fn on_the_sheet(job: &mut Job<'_>, body: &[&Item]) -> Vec<Unit> {
    let mut own = Vec::new();
    for (nth, comment) in job.sheet.review.comments.iter().enumerate() {
        if comment.anchor == Anchor::Sheet {
            own.push((nth, None, None));
        } else if let Some(item) = about(job, comment).filter(|item| body.iter().all(|own| own.id != item.id)) {
            let quote = passage(job, &comment.anchor).1.unwrap_or_else(|| job.ask(item).text);
            own.push((nth, Some(item.id.clone()), Some(quote)));
        }
    }
    let note = |(comment, item, quote)| Note { letter: String::new(), item, comment, passage: None, quote };
    own.into_iter().map(|own| Unit::column(note_slabs(job, &note(own), ONE, ANSWER))).collect()
}

/// A comment with who wrote it, whether a reply would help, and the replies.
pub(super) fn note_slabs(job: &mut Job<'_>, note: &Note, x: Mm, width: Mm) -> Vec<Slab> {
    let Some(comment) = job.sheet.review.comments.get(note.comment) else { return Vec::new() };
    let mut next = stream::BODY;
    let mut slabs: Vec<Slab> = Vec::new();
    let mut add = |job: &mut Job<'_>, words: &str, type_: style::Style, role: BlockRole, gap: Mm| {
        let lines = job.set(&Rich::plain(words), type_, width, note.item.as_ref());
        let mut more = text_slabs(lines, x, type_, &Tag::new(next, role, note.item.as_ref()));
        if let Some(first) = more.first_mut() {
            first.gap = gap;
            first.glued = !slabs.is_empty();
        }
        slabs.append(&mut more);
        next += 1;
    };
    if let Some(quote) = &note.quote {
        let words = t!("paper-quoted", words = quote);
        add(job, &words, style::HINT, BlockRole::Text, Mm::ZERO);
    }
    add(job, &comment.text, style::COMMENT, BlockRole::Comment, Mm::ZERO);
    if let Some(words) = action_words(comment) {
        add(job, &words, style::SMALL, BlockRole::Text, Mm(1.0));
    }
    let by = byline(job, &comment.by.name, comment.by.side, comment.when.day());
    add(job, &by, style::SMALL, BlockRole::Text, Mm(1.0));
    let hint = if comment.kind.reply_helps() { t!("paper-reply-helps") } else { t!("paper-no-reply") };
    add(job, hint, style::HINT, BlockRole::Text, Mm::ZERO);
    for reply in &comment.replies {
        add(job, &reply.text, style::COMMENT, BlockRole::Comment, Mm(1.5));
        let by = byline(job, &reply.by.name, reply.by.side, reply.when.day());
        add(job, &by, style::SMALL, BlockRole::Text, Mm(1.0));
    }
    if slabs.len() <= LONG {
        keep_all(&mut slabs);
    }
    slabs
}

fn byline(job: &Job<'_>, name: &str, side: Side, day: Day) -> String {
    let name = match (name.trim(), side) {
        ("", Side::Writer) if !job.sheet.review.author.is_empty() => &job.sheet.review.author,
        ("", Side::Writer) => t!("paper-author"),
        ("", Side::Reviewer) => t!("paper-supervisor"),
        (name, _) => name,
    };
    let day = day_short(day, job.sheet.content.begun.day());
    t!("paper-by", name = name, day = &day)
}

fn action_words(comment: &Comment) -> Option<String> {
    let action = comment.action.as_ref()?;
    let agreed = match action.by_day {
        Some(day) => t!("paper-agreed-by", day = &day_long(day)),
        None => t!("paper-agreed").to_owned(),
    };
    let happened = match action.happened {
        None => return Some(agreed),
        Some(Happened::Happened) => t!("paper-happened"),
        Some(Happened::NotYet) => t!("paper-not-yet"),
        Some(Happened::LetItGo) => t!("paper-let-it-go"),
    };
    Some(format!("{agreed} · {happened}"))
}

/// The columns of the margin, the same on every page of a copy.
pub(super) struct Columns {
    letters: Mm,
    words: Mm,
}

impl Columns {
    /// As wide as the letters of these pages need them.
    pub fn of(job: &mut Job<'_>, pages: &[Filled], notes: &[Note]) -> Self {
        let wide = |job: &mut Job<'_>, words: &str| job.one(words, style::NUMBER_BOLD).width.mm().0;
        let letter = notes.iter().map(|note| wide(job, &note.letter)).fold(0.0, f32::max);
        let lines = pages.iter().flat_map(|page| by_line(&page.notes));
        let labels: Vec<String> = lines.map(|(_, on_it)| label(notes, &on_it)).collect();
        let after = |label: &str| if label.contains('–') { AFTER_SEVERAL.0 } else { AFTER_LINES.0 };
        let line = labels.iter().map(|label| wide(job, label) + after(label)).fold(0.0, f32::max);
        let letters = Mm(LETTERS.0.max((LINES + Mm(line)).0));
        let words = Mm(WORDS.0.max((letters + Mm(letter) + AFTER_LETTERS).0));
        Self { letters, words }
    }
}

/// Comments that begin on a page, line by line from the top.
fn by_line(begins: &[(usize, Mm)]) -> Vec<(Mm, Vec<usize>)> {
    let mut begins = begins.to_vec();
    begins.sort_by(|a, b| a.1.0.total_cmp(&b.1.0));
    let mut lines: Vec<(Mm, Vec<usize>)> = Vec::new();
    for (nth, baseline) in begins {
        match lines.last_mut() {
            Some((line, on_it)) if (line.0 - baseline.0).abs() < 2.0 => on_it.push(nth),
            _ => lines.push((baseline, vec![nth])),
        }
    }
    lines
}

/// What stands beside a line: a letter, or the first and the last of several.
fn label(notes: &[Note], on_it: &[usize]) -> String {
    let letter = |nth: Option<&usize>| nth.and_then(|nth| notes.get(*nth)).map_or("", |note| note.letter.as_str());
    match (letter(on_it.iter().min()), letter(on_it.iter().max())) {
        (first, last) if first == last => first.to_owned(),
        (first, last) => format!("{first}–{last}"),
    }
}

/// Places comments beside a page's lines; gives back those that found no room.
pub(super) fn place(
    job: &mut Job<'_>,
    page: &mut Filled,
    notes: &[Note],
    columns: &Columns,
    (top, bottom): (Mm, Mm),
) -> Vec<usize> {
    let mut over = Vec::new();
    let mut free = top;
    for (baseline, on_it) in by_line(&std::mem::take(&mut page.notes)) {
        for (place, nth) in on_it.iter().enumerate() {
            let Some(note) = notes.get(*nth) else { continue };
            let slabs = note_slabs(job, note, columns.words, RIGHT - columns.words);
            let high: Mm =
                slabs.iter().enumerate().map(|(at, s)| if at == 0 { s.height } else { s.gap + s.height }).sum();
            let wanted = baseline - style::COMMENT.base;
            let y = wanted.max(free);
            let has_room = fits(y + high, bottom);
            let is_near = (y - wanted).0 < style::COMMENT.line.0 && has_room;
            let tag = Tag::new(0, BlockRole::Text, note.item.as_ref());
            let mut parts: Vec<Part> = Vec::new();
            if place == 0 && (!is_near || on_it.len() > 1) {
                let line = job.one(&label(notes, &on_it), style::NUMBER_BOLD);
                parts.push(Part::line(tag.clone(), line, LINES, baseline));
            }
            if has_room {
                let line = job.one(&note.letter, style::NUMBER_BOLD);
                parts.push(Part::line(tag, line, columns.letters, y + style::COMMENT.base).anew());
                parts.extend(set_down(slabs, y));
                free = y + high + APART;
            } else {
                over.push(*nth);
            }
            let unit = NOTES + u32::try_from(*nth).unwrap_or(0);
            parts.iter_mut().for_each(|part| part.tag.unit = unit);
            page.parts.push(parts);
        }
    }
    over
}

/// The parts of slabs that stand one under the other from here.
fn set_down(slabs: Vec<Slab>, top: Mm) -> Vec<Part> {
    let mut at = top;
    let mut parts = Vec::new();
    for (row, slab) in slabs.into_iter().enumerate() {
        if row > 0 {
            at += slab.gap;
        }
        parts.extend(slab.parts.into_iter().map(|part| part.moved(Mm::ZERO, at)));
        at += slab.height;
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        base::{Id, Moment},
        worksheet::{Action, Anchor, Author, CommentKind},
    };

    #[test]
    fn an_agreed_day_is_on_paper_before_anything_came_of_it() {
        let day = Day::new(2026, 12, 1);
        let mut comment = Comment {
            id: Id::known("one"),
            by: Author { name: "Anna".to_owned(), side: Side::Reviewer },
            when: Moment::parse("2026-11-22T18:54:03+01:00").unwrap(),
            kind: CommentKind::PleaseDo,
            anchor: Anchor::Sheet,
            text: "Try it aloud.".to_owned(),
            action: None,
            replies: Vec::new(),
            settled: None,
        };
        assert_eq!(action_words(&comment), None);
        comment.action = Some(Action { by_day: day, happened: None });
        assert!(action_words(&comment).unwrap().contains("1 December"));
        comment.action = Some(Action { by_day: day, happened: Some(Happened::NotYet) });
        assert!(action_words(&comment).unwrap().contains(t!("paper-not-yet")));
    }
}
