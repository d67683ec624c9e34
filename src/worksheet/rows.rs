//! The rows of a table as a person sees them.
//!
//! A table opens with some rows before anything is written. These opening
//! rows are not kept: they have ids that follow from their place, and come to
//! be when something is written into one of them. So a worksheet in which
//! nothing was written holds nothing, and two copies of it name the same rows.
//!
//! **Invariant:** a kept table never ends in an opening row that is empty
//! (`tests/scenario/tables.rs`).

use super::{Answer, Row};
use crate::{
    base::{Id, Keyed},
    template::{Item, Rows, Table},
};

/// The ids of the rows to show, in order: kept ones, then opening ones, or the given ones.
#[must_use]
pub fn row_ids(table: &Table, answer: &Answer) -> Vec<Id> {
    match &table.rows {
        Rows::Fixed(given) => given.keys().cloned().collect(),
        Rows::Free { least, .. } => {
            let mut ids: Vec<Id> = answer.rows().iter().map(|row| row.id.clone()).collect();
            pad(&mut ids, usize::from(*least));
            ids
        }
    }
}

/// The words of a given row; free rows have none.
#[must_use]
pub fn row_words<'t>(table: &'t Table, row: &str) -> Option<&'t str> {
    match &table.rows {
        Rows::Fixed(given) => given.get(row).map(String::as_str),
        Rows::Free { .. } => None,
    }
}

/// The kept row with this id.
#[must_use]
pub fn row<'a>(answer: &'a Answer, id: &str) -> Option<&'a Row> {
    answer.rows().iter().find(|row| row.id == *id)
}

/// Whether one more free row may be added.
#[must_use]
pub fn may_add(table: &Table, answer: &Answer) -> bool {
    match &table.rows {
        Rows::Fixed(_) => false,
        Rows::Free { most, .. } => row_ids(table, answer).len() < usize::from(*most),
    }
}

/// Whether a row counts as answered: a given one by its first column, a free one by any open cell.
pub(super) fn row_answered(table: &Table, row: &Row, open: impl Fn(&Item) -> bool) -> bool {
    let answered = |column: &&Item| !row.cell(column.id.as_str()).is_unanswered() && open(column);
    match table.rows {
        Rows::Fixed(_) => table.columns.first().as_ref().is_some_and(answered),
        Rows::Free { .. } => table.columns.iter().any(|column| answered(&column)),
    }
}

/// All rows that are shown, with their cells, so that one of them can be changed.
pub(super) fn spread_out(table: &Table, answer: &Answer) -> Vec<Row> {
    let kept = |id: &Id| row(answer, id.as_str()).cloned();
    row_ids(table, answer)
        .into_iter()
        .map(|id| kept(&id).unwrap_or_else(|| Row { id, cells: Keyed::new() }))
        .collect()
}

/// What is kept of such rows: empty given rows and empty opening rows at the end are not.
pub(super) fn gathered(table: &Table, mut rows: Vec<Row>) -> Answer {
    for row in &mut rows {
        row.cells = in_order(table, std::mem::take(&mut row.cells));
    }
    match &table.rows {
        Rows::Fixed(given) => {
            rows.retain(|row| !row.cells.is_empty());
            rows.sort_by_key(|row| given.position(row.id.as_str()));
        }
        Rows::Free { least, .. } => {
            while rows.last().is_some_and(|last| last.cells.is_empty()) && opens_here(&rows, usize::from(*least)) {
                rows.pop();
            }
        }
    }
    if rows.is_empty() { Answer::Unanswered } else { Answer::Rows(rows) }
}

/// Whether the last row would be there without being kept.
fn opens_here(rows: &[Row], least: usize) -> bool {
    let Some((last, before)) = rows.split_last() else { return false };
    let mut ids: Vec<Id> = before.iter().map(|row| row.id.clone()).collect();
    pad(&mut ids, least);
    ids.get(before.len()).is_some_and(|id| *id == last.id)
}

/// Adds the ids of opening rows until there are `least`.
fn pad(ids: &mut Vec<Id>, least: usize) {
    let mut number = 1;
    while ids.len() < least {
        let id = Id::known(&format!("opening-{number}"));
        if !ids.contains(&id) {
            ids.push(id);
        }
        number += 1;
    }
}

/// Cells in the order of the columns, without empty ones.
fn in_order(table: &Table, mut cells: Keyed<Answer>) -> Keyed<Answer> {
    table
        .columns
        .iter()
        .filter_map(|column| Some((column.id.clone(), cells.remove(column.id.as_str())?)))
        .filter(|(_, answer)| !answer.is_unanswered())
        .collect()
}
