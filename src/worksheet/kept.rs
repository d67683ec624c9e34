//! What is kept out of sight: words under questions that went away, cells that closed.
//!
//! They are kept for good and leave with nothing; *Finish* lists them and
//! offers to delete them.

use super::{Answer, At, Change, Outcome, Row, Worksheet, texts::words_of};
use crate::{
    base::Id,
    template::{Item, Kind},
};

/// Items under which words, a drawing or a signature are out of sight, in the order of the sheet.
///
/// Of a table that is shown, any answer in a cell that closed: nobody would look for it there.
#[must_use]
pub fn kept_words(sheet: &Worksheet, outcome: &Outcome) -> Vec<Id> {
    let items = sheet.template.items().map(|(_, item)| item);
    items
        .filter(|item| {
            let kept = kept_in(sheet, outcome, item);
            let closed = outcome.is_shown(item.id.as_str()) && !kept.rows().is_empty();
            let by_hand = matches!(kept, Answer::Drawn(_) | Answer::Signed(_));
            closed || by_hand || words_of(&kept).next().is_some()
        })
        .map(|item| item.id.clone())
        .collect()
}

/// What of an answer is out of sight: all of it, or the cells of a table that closed.
#[must_use]
pub fn kept_in(sheet: &Worksheet, outcome: &Outcome, item: &Item) -> Answer {
    let answer = sheet.content.answers.get(item.id.as_str());
    if !outcome.is_shown(item.id.as_str()) {
        return answer.clone();
    }
    match (&item.kind, answer) {
        (Kind::Table(_), Answer::Rows(rows)) => {
            let closed = |row: &Row| {
                let cells = row
                    .cells
                    .iter()
                    .filter(|(column, cell)| !cell.is_unanswered() && !outcome.cell_open(&item.id, &row.id, column));
                Row { id: row.id.clone(), cells: cells.map(|(id, cell)| (id.clone(), cell.clone())).collect() }
            };
            let rows: Vec<Row> = rows.iter().map(closed).filter(|row| !row.cells.is_empty()).collect();
            if rows.is_empty() { Answer::Unanswered } else { Answer::Rows(rows) }
        }
        _ => Answer::Unanswered,
    }
}

/// The change that deletes what of an answer is out of sight, and nothing else.
#[must_use]
pub fn drop_kept(sheet: &Worksheet, outcome: &Outcome, item: &Item) -> Change {
    let clear = |at: At| Change::Set { at, answer: Answer::Unanswered };
    if !outcome.is_shown(item.id.as_str()) {
        return clear(At::item(item.id.clone()));
    }
    let kept = kept_in(sheet, outcome, item);
    let cells =
        kept.rows().iter().flat_map(|row| row.cells.keys().map(move |column| (row.id.clone(), column.clone())));
    Change::All(cells.map(|(row, column)| clear(At::cell(item.id.clone(), row, column))).collect())
}
