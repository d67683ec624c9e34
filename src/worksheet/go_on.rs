//! *Go on in another worksheet*: a line becomes the beginning of a sheet.
//!
//! The text moves into the first text box after the header; day and code go
//! with it. Nothing is cut, even where the box is meant for less.

use super::{Answer, At, Change, Worksheet, rows};
use crate::{
    base::Id,
    template::{Item, Kind, SectionPlace, Template},
};

/// The two halves of going on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoOn {
    /// What is written into the new worksheet.
    pub into: Change,
    /// What takes the text out of the old one.
    pub out_of: Change,
}

/// What moves from one worksheet into a new one of another template.
///
/// Nothing if the old one has no text to take along, or the new one no box for it.
#[must_use]
pub fn go_on(from: &Worksheet, into: &Worksheet) -> Option<GoOn> {
    let source = from.template.go_on.as_ref()?;
    let text = from.content.answers.get(source.as_str()).text()?.to_owned();
    let mut written =
        vec![Change::Text { at: first_box(into)?, offset: 0, removed: String::new(), inserted: text.clone() }];
    written.extend(carried(from, into, Template::day_item));
    written.extend(carried(from, into, Template::client_item));
    let out_of = Change::Text { at: At::item(source.clone()), offset: 0, removed: text, inserted: String::new() };
    Some(GoOn { into: Change::All(written), out_of })
}

/// The first box for text after the header: a text item, or a cell of a table.
fn first_box(sheet: &Worksheet) -> Option<At> {
    let sections = sheet.template.sections.iter().filter(|s| s.place == SectionPlace::Body);
    sections.flat_map(|section| &section.items).find_map(|item| match &item.kind {
        Kind::ShortText(_) | Kind::LongText(_) => Some(At::item(item.id.clone())),
        Kind::Table(table) => {
            let column = table.columns.iter().find(|c| matches!(c.kind, Kind::ShortText(_) | Kind::LongText(_)))?;
            let row = rows::row_ids(table, sheet.content.answers.get(item.id.as_str())).into_iter().next()?;
            Some(At::cell(item.id.clone(), row, column.id.clone()))
        }
        _ => None,
    })
}

/// An answer that goes along, if both sheets ask for it.
fn carried(from: &Worksheet, into: &Worksheet, find: fn(&Template) -> Option<&Item>) -> Option<Change> {
    let answer = from.content.answers.get(id(find(&from.template)?).as_str());
    let at = At::item(id(find(&into.template)?).clone());
    (*answer != Answer::Unanswered).then(|| Change::Set { at, answer: answer.clone() })
}

const fn id(item: &Item) -> &Id {
    &item.id
}
