//! Rating grids: statements, a circle for each step, anchors in words above.
//!
//! A rating keeps its whole row, because there the distance is the meaning.
//! No mark shows which statements are turned round.

use super::{answer_tag, text_tag};
use crate::{
    base::Mm,
    page::{
        field::{CANNOT_SAY, Name},
        grid::{NUMBER, ONE, RIGHT, WIDE, stroke},
        job::Job,
        lines::Line,
        marks::{level, rating, rating_blank},
        model::{BlockRole, FieldKind, Mark},
        place::{Is, Step},
        question::{number, stream},
        rich::Rich,
        slab::{GoesOn, Part, Slab, Tag, Unit, extra, high as high_of, stack},
        style::{self, Style},
    },
    t,
    template::{Item, Ratings, Statement},
    worksheet::Answer,
};

/// Width of all steps together.
const STEPS: Mm = Mm(65.0);
/// Width of the *cannot say* column.
const CANNOT: Mm = Mm(18.0);

/// Where the columns of a grid stand.
struct Columns {
    /// Left edge of the first step.
    steps: Mm,
    /// Width of a step.
    step: Mm,
    /// Width of a statement with its letter.
    statement: Mm,
    /// Whether statements carry letters.
    letters: bool,
}

impl Columns {
    fn of(ratings: &Ratings) -> Self {
        let count = count(ratings.steps.len().max(1));
        let cannot = if ratings.cannot_say.is_some() { CANNOT } else { Mm::ZERO };
        let steps = if ratings.steps.len() >= 7 { STEPS + Mm(20.0) } else { STEPS };
        let left = RIGHT - cannot - steps;
        Self { steps: left, step: steps * (1.0 / count), statement: left - ONE, letters: !ratings.single }
    }

    fn words_x(&self) -> Mm {
        if self.letters { ONE + Mm(5.0) } else { ONE }
    }

    fn words_width(&self) -> Mm {
        self.statement - if self.letters { Mm(8.0) } else { Mm(3.0) }
    }

    fn centre(&self, nth: usize) -> Mm {
        self.steps + self.step * (count(nth) + 0.5)
    }
}

/// A grid with its head, as a unit of its own.
pub(in crate::page) fn grid(job: &mut Job<'_>, item: &Item, ratings: &Ratings, bold: bool) -> Unit {
    let columns = Columns::of(ratings);
    let repeated = head(job, item, ratings, &columns, false);
    let mut head = head(job, item, ratings, &columns, true);
    let mut rows: Vec<Vec<Slab>> = Vec::new();
    for (nth, statement) in ratings.statements.iter().enumerate() {
        if job.is_blank() || ratings.single || job.outcome.is_shown(statement.id.as_str()) {
            rows.push(row(job, item, ratings, &columns, nth, statement));
        }
    }
    let number_part = number(job, item, NUMBER, bold);
    if let (Some(part), Some(first)) = (number_part, head.first_mut()) {
        first.parts.insert(0, part);
    }
    let mut slabs = head;
    slabs.iter_mut().skip(1).for_each(|slab| slab.glued = true);
    let count = rows.len();
    for (nth, mut row) in rows.into_iter().enumerate() {
        if let Some(first) = row.first_mut() {
            // With the head, and at least two statements on each side of a break.
            first.glued = nth < 2 || nth + 1 == count;
        }
        slabs.append(&mut row);
    }
    let number = job.number(item.id.as_str());
    Unit { head: repeated, number, goes_on: GoesOn::Above, ..Unit::column(slabs) }
}

/// What is asked, and how it is to be answered: at the left of the anchors.
fn introduction(job: &mut Job<'_>, item: &Item, columns: &Columns, into: &mut Vec<Part>) -> Mm {
    let width = columns.statement - Mm(3.0);
    let ask = job.ask(item);
    let lines = job.set(&ask, style::INFO, width, Some(&item.id));
    let tag = Tag::new(stream::QUESTION, BlockRole::Question, Some(&item.id));
    let mut high = stack(lines, ONE, Mm::ZERO, style::INFO, &tag, into);
    if let Some(help) = job.help(item) {
        let lines = job.set(&help, style::SMALL, width, Some(&item.id));
        let tag = Tag::new(stream::UNDER, BlockRole::Text, Some(&item.id));
        high += stack(lines, ONE, high + Mm(0.8), style::SMALL, &tag, into) + Mm(0.8);
    }
    high
}

/// Introduction (not twice) and anchors, set to the bottom over the first line.
fn head(job: &mut Job<'_>, item: &Item, ratings: &Ratings, columns: &Columns, first: bool) -> Vec<Slab> {
    let mut parts = Vec::new();
    let mut intro = Vec::new();
    let least = if first { Mm(10.5) } else { Mm::ZERO };
    let mut high = if first { introduction(job, item, columns, &mut intro) } else { Mm::ZERO };
    let mut anchors: Vec<(Mm, Vec<Line>)> = Vec::new();
    let (low, top) = job.outcome.ends.get(&item.id).map_or((None, None), |(low, top)| (Some(low), Some(top)));
    let last = ratings.steps.len().saturating_sub(1);
    for (nth, (_, words)) in ratings.steps.iter().enumerate() {
        let words = if nth == 0 { low.unwrap_or(words) } else { words };
        let words = if nth == last { top.unwrap_or(words) } else { words };
        let rich = job.rich(words);
        anchors.push((columns.centre(nth), job.set(&rich, style::SMALL, columns.step - Mm(0.6), Some(&item.id))));
    }
    if let Some(words) = &ratings.cannot_say {
        let rich = job.rich(words);
        anchors.push((RIGHT - CANNOT * 0.5, job.set(&rich, style::SMALL, CANNOT - Mm(1.0), Some(&item.id))));
    }
    high = anchors.iter().map(|(_, lines)| high_of(lines, style::SMALL)).fold(high.max(least), Mm::max);
    for (nth, (centre, lines)) in anchors.into_iter().enumerate() {
        let mut y = high - high_of(&lines, style::SMALL);
        for line in lines {
            let x = centre - line.width.mm() * 0.5;
            let at = u32::try_from(nth).unwrap_or(0);
            let tag = Tag::new(stream::UNDER + 10 + at, BlockRole::Text, Some(&item.id));
            let tag = tag.at(cell(ratings, 0, Is::Above(1).nth(at + 1)));
            y += line.above;
            let step = style::SMALL.line + line.below;
            parts.push(Part::line(tag, line.flush(), x, y + style::SMALL.base));
            y += step;
        }
    }
    intro.append(&mut parts);
    intro.push(Part::drawn(Tag::artifact(u32::MAX), vec![level(ONE, high + Mm(1.2), WIDE, stroke::FINE)]));
    vec![Slab { height: high + Mm(1.2), parts: intro, ..Slab::default() }]
}

/// A statement with its circles, everything centred on the row's height; a line under it.
fn row(
    job: &mut Job<'_>,
    item: &Item,
    ratings: &Ratings,
    columns: &Columns,
    nth: usize,
    statement: &Statement,
) -> Vec<Slab> {
    let (type_, common) = if job.is_blank() { (style::OPTION, Mm(10.0)) } else { (style::STATEMENT, Mm(8.5)) };
    let words = job.outcome.statements.get(&statement.id).unwrap_or(&statement.words);
    let rich = job.rich(words);
    // The question of a single rating stands in the head already.
    let lines =
        if ratings.single { Vec::new() } else { job.set(&rich, type_, columns.words_width(), Some(&item.id)) };
    let high = common + Mm(4.0) * count(lines.len().saturating_sub(2)) + extra(&lines);
    let middle = if lines.len() > 24 { common * 0.5 } else { high * 0.5 };
    let tag = text_tag(&item.id, 3 * nth).at(cell(ratings, nth + 1, Is::Beside.nth(0)));
    let mut slabs = statement_slabs(lines, columns, type_, high, &tag);
    let Some(first) = slabs.first_mut() else { return slabs };
    if columns.letters {
        let letter = job.one(&letter(nth), style::OPTION);
        let base = middle - style::OPTION.line * 0.5 + style::OPTION.base;
        first.parts.insert(0, Part::line(tag.clone(), letter, ONE, base));
        if let Some(part) = first.parts.get_mut(1) {
            part.fresh = true;
        }
    }
    let mut marks = circles(job, ratings, columns, statement, middle);
    if let Some(at) = marked(job, ratings, statement) {
        let says = Is::Figure(t!("paper-chosen-circle").into()).nth(0);
        let steps = cell(ratings, nth + 1, Is::Cell.at(at + 1)).into_iter().chain([says]);
        let tag = answer_tag(&item.id, 3 * nth + 1).at(steps);
        first.parts.push(Part::drawn(tag, vec![marks.remove(at)]));
    }
    if let Some(name) = Name::of(job, item) {
        let words = if ratings.single { String::new() } else { format!("{} {}", letter(nth), rich.text) };
        let name = name.named(&statement.id, &words);
        first.parts.extend(fields(job, item, ratings, columns, (nth, middle), &name));
    }
    let tag = Tag { role: BlockRole::Artifact, ..answer_tag(&item.id, 3 * nth + 2) };
    first.parts.push(Part::drawn(tag.clone(), marks));
    if let Some(last) = slabs.last_mut() {
        last.parts.push(Part::drawn(tag, vec![level(ONE, last.height, WIDE, stroke::FINE)]));
    }
    slabs
}

/// The words of a statement: one slab, or a slab a line where it is as long as a page.
fn statement_slabs(lines: Vec<Line>, columns: &Columns, type_: Style, high: Mm, tag: &Tag) -> Vec<Slab> {
    if lines.len() > 24 {
        return crate::page::slab::text_slabs(lines, columns.words_x(), type_, tag);
    }
    let top = (high - high_of(&lines, type_)) * 0.5;
    let mut parts = Vec::new();
    stack(lines, columns.words_x(), top, type_, tag, &mut parts);
    vec![Slab { height: high, parts, ..Slab::default() }]
}

/// A field on each circle of a row.
fn fields(
    job: &Job<'_>,
    item: &Item,
    ratings: &Ratings,
    columns: &Columns,
    (row, middle): (usize, Mm),
    name: &Name,
) -> Vec<Part> {
    let steps = ratings.steps.iter().enumerate();
    let mut all: Vec<(Mm, String, String)> =
        steps.map(|(nth, (step, words))| (columns.centre(nth), step.to_string(), job.rich(words).text)).collect();
    if let Some(words) = &ratings.cannot_say {
        all.push((RIGHT - CANNOT * 0.5, CANNOT_SAY.to_owned(), job.rich(words).text));
    }
    let tag = Tag { role: BlockRole::Text, ..answer_tag(&item.id, 3 * row + 1) };
    let field = |(nth, (centre, option, words)): (usize, (Mm, String, String))| {
        let rect = [centre - Mm(2.0), middle - Mm(2.0), Mm(4.0), Mm(4.0)];
        let steps = cell(ratings, row + 1, Is::Cell.at(nth + 1));
        crate::page::field::field(&tag, &steps, name, FieldKind::OneOf(option, words), rect)
    };
    all.into_iter().enumerate().map(field).collect()
}

/// The way to a cell of the grid, counted with its head.
fn cell(ratings: &Ratings, row: usize, cell: Step) -> Vec<Step> {
    let circles = ratings.steps.len() + usize::from(ratings.cannot_say.is_some());
    vec![Is::Table.nth(0), Is::Row(u32::try_from(circles + 1).unwrap_or(1)).at(row), cell]
}

/// Which circle of a statement is chosen.
fn marked(job: &Job<'_>, ratings: &Ratings, statement: &Statement) -> Option<usize> {
    match job.answer(statement.id.as_str()) {
        Answer::Step(step) => ratings.steps.iter().position(|(own, _)| own == step),
        Answer::CannotSay if ratings.cannot_say.is_some() => Some(ratings.steps.len()),
        _ => None,
    }
}

fn circles(job: &Job<'_>, ratings: &Ratings, columns: &Columns, statement: &Statement, y: Mm) -> Vec<Mark> {
    let answer = job.answer(statement.id.as_str());
    let blank = job.is_blank();
    let one = |x: Mm, chosen: bool| if blank { rating_blank(x, y) } else { rating(x, y, chosen) };
    let chosen = |step: i16| matches!(answer, Answer::Step(own) if *own == step);
    let mut marks: Vec<Mark> =
        ratings.steps.iter().enumerate().map(|(nth, (step, _))| one(columns.centre(nth), chosen(*step))).collect();
    if ratings.cannot_say.is_some() {
        marks.push(one(RIGHT - CANNOT * 0.5, *answer == Answer::CannotSay));
    }
    marks
}

/// The statements with what was ticked in words: for the narrow column of the review copy.
pub(in crate::page) fn in_words(job: &mut Job<'_>, item: &Item, ratings: &Ratings, x: Mm, width: Mm) -> Vec<Slab> {
    let mut slabs = Vec::new();
    for (nth, statement) in ratings.statements.iter().enumerate() {
        let answer = job.answer(statement.id.as_str());
        let Some(words) = step_words(job, item, ratings, answer) else { continue };
        let said = job.outcome.statements.get(&statement.id).unwrap_or(&statement.words);
        let mut rich = job.rich(said);
        if !ratings.single {
            rich = rich.after(&format!("{}  ", letter(nth)), style::Look::Plain);
        }
        let lines = if ratings.single { Vec::new() } else { job.set(&rich, style::LABEL, width, Some(&item.id)) };
        let mut own = crate::page::slab::text_slabs(lines, x, style::LABEL, &text_tag(&item.id, 2 * nth));
        let lines = job.set(&Rich::plain(&words), style::ANSWER, width, Some(&item.id));
        own.append(&mut crate::page::slab::text_slabs(lines, x, style::ANSWER, &answer_tag(&item.id, 2 * nth + 1)));
        crate::page::slab::keep_all(&mut own);
        own.push(Slab::space(Mm(1.0)).glue());
        slabs.append(&mut own);
    }
    slabs
}

/// What was ticked, in the anchor's words.
pub(in crate::page) fn step_words(job: &Job<'_>, item: &Item, ratings: &Ratings, answer: &Answer) -> Option<String> {
    match answer {
        Answer::CannotSay => ratings.cannot_say.as_ref().map(|words| job.rich(words).text),
        Answer::Step(step) => {
            let at = ratings.steps.iter().position(|(own, _)| own == step)?;
            let ends = job.outcome.ends.get(&item.id);
            let own = ratings.steps.get(at).map(|(_, words)| words);
            let words = match ends {
                Some((low, _)) if at == 0 => Some(low),
                Some((_, high)) if at + 1 == ratings.steps.len() => Some(high),
                _ => own,
            };
            words.map(|words| job.rich(words).text)
        }
        _ => None,
    }
}

/// a, b, c … z, aa, ab …
pub(in crate::page) fn letter(nth: usize) -> String {
    let own = char::from(b'a' + u8::try_from(nth % 26).unwrap_or(0));
    if nth < 26 { own.to_string() } else { format!("{}{own}", letter(nth / 26 - 1)) }
}

#[expect(clippy::cast_precision_loss, reason = "a few rows and steps")]
pub(in crate::page) fn count(number: usize) -> f32 {
    number as f32
}
