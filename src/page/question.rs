//! The question's side of an item: number, question, what is said under it.

use super::{
    grid::{self, COLUMN, NUMBER, ONE},
    job::Job,
    model::BlockRole,
    place::Is,
    rich::Rich,
    slab::{GoesOn, Part, Slab, Tag, Unit, stack, text_slabs},
    style::{self, Style},
};
use crate::{base::Mm, template::Item};

/// Numbers that order what a unit says.
///
/// A unit is read from its lowest stream to its highest, wherever its parts stand on the page; parts of one
/// stream that land on one page become one block. Between two of these numbers there is room for more of a kind.
pub(super) mod stream {
    /// Rule above a section.
    pub const RULE: u32 = 0;
    /// Section title.
    pub const TITLE: u32 = 1;
    /// Text under a section title.
    pub const SAY: u32 = 2;
    /// What a group says before its first question; a few of them.
    pub const LEAD: u32 = 3;
    /// Number of an item.
    pub const NUMBER: u32 = 8;
    /// Condition over a question.
    pub const CONDITION: u32 = 9;
    /// Question.
    pub const QUESTION: u32 = 10;
    /// What is said under it: help, hint, count; a few of them.
    pub const UNDER: u32 = 11;
    /// A hint that stands behind the question in its line.
    pub const HINT_BEHIND: u32 = UNDER + 50;
    /// Where answers begin.
    pub const BODY: u32 = 100;
    /// What is said after all of an answer.
    pub const AFTER_ALL: u32 = BODY + 800_000;

    /// The sheet's title, in the unit at its top.
    pub const SHEET_TITLE: u32 = 0;
    /// What stands under the sheet's title.
    pub const SHEET_SUBTITLE: u32 = 1;
    /// The rule under both.
    pub const SHEET_RULE: u32 = 2;
    /// Where the fields of the header row begin.
    const HEADER_FIELDS: u32 = 8;
    /// The streams of one field: its number, its label, its value.
    const IN_A_FIELD: u32 = 3;

    /// The first stream of a field of the header row, counted from 0.
    pub fn of_field(nth: usize) -> u32 {
        HEADER_FIELDS + IN_A_FIELD * u32::try_from(nth).unwrap_or(0)
    }
}

/// A line or paragraph under a question.
pub(super) struct Under {
    /// The words.
    pub rich: Rich,
    /// In which type.
    pub style: Style,
    /// Space before it.
    pub gap: Mm,
}

impl Under {
    /// Words under a question.
    pub fn new(rich: Rich, style: Style, gap: Mm) -> Self {
        Self { rich, style, gap }
    }
}

/// The number of an item, or its letter in a group, on the first line of its row.
pub(super) fn number(job: &mut Job<'_>, item: &Item, x: Mm, bold: bool) -> Option<Part> {
    let label = job.label(&item.id)?;
    let style = if bold { style::NUMBER_BOLD } else { style::NUMBER };
    let line = job.one(&label, style);
    let tag = Tag::new(stream::NUMBER, BlockRole::Text, Some(&item.id)).at([Is::Question.nth(0)]);
    Some(Part::line(tag, line, x, style.base))
}

/// The tag of what is said over a question; it is read out with it.
pub(super) fn condition_tag(item: &Item) -> Tag {
    Tag::new(stream::CONDITION, BlockRole::Text, Some(&item.id)).at([Is::Question.nth(0)])
}

/// A question in a column, with what is said over and under it; gives its height.
pub(super) fn side(
    job: &mut Job<'_>,
    item: &Item,
    bold: bool,
    condition: Option<&str>,
    under: &[Under],
) -> (Vec<Part>, Mm) {
    let mut parts: Vec<Part> = number(job, item, NUMBER, bold).into_iter().collect();
    let mut y = Mm::ZERO;
    let tag = |stream, role| Tag::new(stream, role, Some(&item.id));
    if let Some(words) = condition {
        let lines = job.set(&Rich::plain(words), style::CONDITION, COLUMN, Some(&item.id));
        y += stack(lines, ONE, y, style::CONDITION, &condition_tag(item), &mut parts);
    }
    let ask = job.ask(item);
    let lines = job.set(&ask, style::QUESTION, COLUMN, Some(&item.id));
    y += stack(lines, ONE, y, style::QUESTION, &tag(stream::QUESTION, BlockRole::Question), &mut parts);
    for (under, stream) in under.iter().zip(stream::UNDER..) {
        y += under.gap;
        let lines = job.set(&under.rich, under.style, COLUMN, Some(&item.id));
        y += stack(lines, ONE, y, under.style, &tag(stream, BlockRole::Text), &mut parts);
    }
    (parts, y)
}

/// A question in *wide* or in *review text*, as slabs that stay with what follows.
pub(super) fn above(
    job: &mut Job<'_>,
    item: &Item,
    bold: bool,
    width: Mm,
    condition: Option<&str>,
    under: &[Under],
) -> Vec<Slab> {
    let number = number(job, item, NUMBER, bold);
    let tag = |stream, role| Tag::new(stream, role, Some(&item.id));
    let mut slabs = Vec::new();
    if let Some(words) = condition {
        let lines = job.set(&Rich::plain(words), style::CONDITION, width, Some(&item.id));
        slabs.extend(text_slabs(lines, ONE, style::CONDITION, &condition_tag(item)));
    }
    let ask = job.ask(item);
    let lines = job.set(&ask, style::QUESTION, width, Some(&item.id));
    slabs.extend(text_slabs(lines, ONE, style::QUESTION, &tag(stream::QUESTION, BlockRole::Question)));
    for (under, stream) in under.iter().zip(stream::UNDER..) {
        let lines = job.set(&under.rich, under.style, width, Some(&item.id));
        let mut more = text_slabs(lines, ONE, under.style, &tag(stream, BlockRole::Text));
        if let Some(first) = more.first_mut() {
            first.gap = under.gap;
        }
        slabs.append(&mut more);
    }
    if slabs.is_empty() {
        slabs.push(Slab::space(style::QUESTION.line));
    }
    if let (Some(part), Some(first)) = (number, slabs.first_mut()) {
        first.parts.insert(0, part);
    }
    // A question as long as a page may break; any other stays whole and with its answer.
    if slabs.len() <= 24 {
        super::slab::keep_all(&mut slabs);
    }
    slabs
}

/// A unit with the question at the side of its answer.
///
/// A question too long to stand at a side stands above its answer.
pub(super) fn beside(
    job: &mut Job<'_>,
    item: &Item,
    bold: bool,
    condition: Option<&str>,
    under: &[Under],
    body: Vec<Slab>,
) -> Unit {
    let (parts, height) = side(job, item, bold, condition, under);
    let number = job.number(item.id.as_str());
    if height.0 > 150.0 {
        let question = above(job, item, bold, grid::WIDE, condition, under);
        return Unit { number, goes_on: GoesOn::Above, ..stacked(question, body, Mm(1.0)) };
    }
    Unit { side: parts, side_height: height, number, goes_on: GoesOn::Beside, ..Unit::column(body) }
}

/// A unit with the question over its answer.
pub(super) fn stacked(question: Vec<Slab>, mut body: Vec<Slab>, between: Mm) -> Unit {
    if let Some(first) = body.first_mut() {
        first.gap = between;
        first.glued = true;
    }
    let mut slabs = question;
    slabs.append(&mut body);
    Unit::column(slabs)
}
