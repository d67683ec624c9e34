//! How far a worksheet has come, and what *Finish* asks for.
//!
//! No percentage: a dot at answered questions. What is hidden is not asked
//! for, and what only the reviewer fills in is not asked of the writer.

use super::{Answer, Outcome, Progress, Row, Way, Worksheet, rows};
use crate::{
    base::Id,
    template::{Item, Kind, Table},
};

/// A question in the outline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dot {
    /// The item.
    pub item: Id,
    /// Whether it is answered.
    pub answered: bool,
    /// Whether it belongs to the chosen way.
    pub in_way: bool,
}

/// How far it has come: *short* or *whole* once nothing asked for is open.
#[must_use]
pub fn progress(sheet: &Worksheet, outcome: &Outcome) -> Progress {
    let done = |way| asked_open(sheet, outcome, way).is_empty();
    let has_short = sheet.template.short_minutes.is_some();
    match sheet.content.way {
        Way::Whole if done(Way::Whole) => Progress::Whole,
        Way::Short if done(Way::Short) => Progress::Short,
        Way::Whole if has_short && done(Way::Short) => Progress::Short,
        _ => Progress::Draft,
    }
}

/// Required items of a way that are shown and open, in the order of the sheet.
#[must_use]
pub fn asked_open(sheet: &Worksheet, outcome: &Outcome, way: Way) -> Vec<Id> {
    let asked =
        sheet.template.items().map(|(_, item)| item).filter(|item| {
            item.required && !item.for_supervisor && way.has(item) && outcome.is_shown(item.id.as_str())
        });
    asked.filter(|item| !done(sheet, outcome, item)).map(|item| item.id.clone()).collect()
}

/// The questions of a section that are shown, each with its dot.
#[must_use]
pub fn dots(sheet: &Worksheet, outcome: &Outcome, section: usize) -> Vec<Dot> {
    let items = sheet.template.sections.get(section).map_or(&[][..], |s| s.items.as_slice());
    let asking = items.iter().filter(|item| item.asks() && outcome.is_shown(item.id.as_str()));
    asking
        .map(|item| Dot {
            item: item.id.clone(),
            answered: is_answered(sheet, outcome, item),
            in_way: sheet.content.way.has(item),
        })
        .collect()
}

/// Whether an item is answered at all; of several statements, one is enough.
#[must_use]
pub fn is_answered(sheet: &Worksheet, outcome: &Outcome, item: &Item) -> bool {
    let answers = &sheet.content.answers;
    match &item.kind {
        Kind::Ratings(ratings) => ratings.statements.iter().any(|s| !answers.get(s.id.as_str()).is_unanswered()),
        Kind::Table(table) => {
            let answer = answers.get(item.id.as_str());
            *answer == Answer::Nothing || answered_rows(item, table, answer, outcome) > 0
        }
        _ => !answers.get(item.id.as_str()).is_unanswered(),
    }
}

/// Whether a required item is answered as far as *Finish* asks for it.
fn done(sheet: &Worksheet, outcome: &Outcome, item: &Item) -> bool {
    let answers = &sheet.content.answers;
    match &item.kind {
        Kind::Ratings(ratings) => ratings.statements.iter().all(|s| !answers.get(s.id.as_str()).is_unanswered()),
        Kind::Table(table) => {
            let answer = answers.get(item.id.as_str());
            let needed = usize::from(table.need_rows).max(1);
            let enough = *answer == Answer::Nothing || answered_rows(item, table, answer, outcome) >= needed;
            enough && (table.group.is_none() || answer.rows().iter().all(|row| whole(item, table, row, outcome)))
        }
        Kind::Ranking(choices) => answers.get(item.id.as_str()).ranked().len() >= choices.places(),
        _ => is_answered(sheet, outcome, item),
    }
}

/// Whether a row of a group leaves none of its required questions open; an empty row asks for nothing.
fn whole(item: &Item, table: &Table, row: &Row, outcome: &Outcome) -> bool {
    let open = |column: &Item| outcome.cell_open(&item.id, &row.id, &column.id);
    let missing = |column: &&Item| column.required && open(column) && row.cell(column.id.as_str()).is_unanswered();
    !rows::row_answered(table, row, open) || !table.columns.iter().any(|column| missing(&column))
}

fn answered_rows(item: &Item, table: &Table, answer: &Answer, outcome: &Outcome) -> usize {
    let answered = answer
        .rows()
        .iter()
        .filter(|row| rows::row_answered(table, row, |column| outcome.cell_open(&item.id, &row.id, &column.id)));
    answered.count()
}
