//! The answers that stand on a copy: what leaves, of what is shown.

use super::{
    leaving::Leaving,
    model::{Copy, PageOptions},
};
use crate::{
    base::{Id, Moment},
    template::{Item, Kind, Section, SectionPlace},
    worksheet::{Answer, Answers, Drawn, Entry, Outcome, Row, Worksheet},
};

/// The answers that leave and are shown, each as if changed at this moment.
#[must_use]
pub fn answers(
    sheet: &Worksheet,
    outcome: &Outcome,
    leaves: &dyn Fn(&Section, &Item) -> bool,
    changed: Moment,
) -> Answers {
    let mut answers = Answers::default();
    for (section, item) in sheet.template.items() {
        if !leaves(section, item) || !outcome.is_shown(item.id.as_str()) {
            continue;
        }
        for (id, entry) in entries(sheet, item) {
            if let Some(answer) = shown(&entry.answer, id, item, outcome) {
                answers.put(id.clone(), answer, changed);
            }
        }
    }
    answers
}

/// The answers that stand in the fields of a fillable copy; none of them unless they were asked for.
#[must_use]
pub fn in_fields(sheet: &Worksheet, outcome: &Outcome, options: &PageOptions, changed: Moment) -> Answers {
    let mut kept = Answers::default();
    if options.copy != Copy::Fillable || !options.answered {
        return kept;
    }
    let leaving = Leaving::from(options);
    let all = answers(sheet, outcome, &|section, item| leaving.has(section, item), changed);
    for (section, item) in sheet.template.items() {
        if options.short_only && !item.short && section.place != SectionPlace::Header {
            continue;
        }
        let own = all.iter().filter(|(id, _)| belongs(item, id));
        for (id, entry) in own {
            let answer = match &entry.answer {
                // No field can be drawn in.
                Answer::Drawn(drawn) => Answer::Drawn(Drawn { strokes: Vec::new(), words: drawn.words.clone() }),
                other => other.clone(),
            };
            kept.put(id.clone(), answer, changed);
        }
    }
    kept
}

/// Whether anything of an item that is shown is answered, be it in part.
#[must_use]
pub fn stands(sheet: &Worksheet, outcome: &Outcome, item: &Item) -> bool {
    entries(sheet, item).any(|(id, entry)| shown(&entry.answer, id, item, outcome).is_some())
}

/// Whether an answer under this id is the item's own, or that of one of its statements.
fn belongs(item: &Item, id: &Id) -> bool {
    match &item.kind {
        Kind::Ratings(ratings) => ratings.statements.iter().any(|statement| statement.id == *id),
        _ => *id == item.id,
    }
}

fn entries<'s>(sheet: &'s Worksheet, item: &'s Item) -> impl Iterator<Item = (&'s Id, &'s Entry)> {
    sheet.content.answers.iter().filter(move |(id, _)| belongs(item, id))
}

/// What of an answer is printed; nothing if it stands under something that is not shown.
fn shown(answer: &Answer, id: &Id, item: &Item, outcome: &Outcome) -> Option<Answer> {
    match (&item.kind, answer) {
        (Kind::Ratings(ratings), _) => (ratings.single || outcome.is_shown(id.as_str())).then(|| answer.clone()),
        (Kind::Table(_), Answer::Rows(rows)) => {
            let rows: Vec<Row> = rows.iter().map(|row| open_cells(row, item, outcome)).collect();
            let rows: Vec<Row> = rows.into_iter().filter(|row| !row.cells.is_empty()).collect();
            (!rows.is_empty()).then_some(Answer::Rows(rows))
        }
        _ => (!answer.is_unanswered()).then(|| answer.clone()),
    }
}

fn open_cells(row: &Row, item: &Item, outcome: &Outcome) -> Row {
    let open = |column: &Id| outcome.cell_open(&item.id, &row.id, column);
    let cells = row.cells.iter().filter(|(column, cell)| open(column) && !cell.is_unanswered());
    Row { id: row.id.clone(), cells: cells.map(|(column, cell)| (column.clone(), cell.clone())).collect() }
}
