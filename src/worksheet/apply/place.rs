//! Finding the place of an edit in its template.

use crate::{
    base::Id,
    template::{Item, Kind, Ratings, Rows, Table, Template},
    worksheet::{Answers, At, Part, Side, rows},
};

/// A place for an answer, found in the template.
#[derive(Clone, Copy)]
pub(in crate::worksheet) enum Place<'t> {
    /// An item's own answer.
    Item(&'t Item),
    /// A statement of a rating.
    Statement(&'t Item, &'t Ratings),
    /// The box for own words beside *something else*.
    OwnWords(&'t Item),
    /// A cell of a table: the item, its table, the column.
    Cell(&'t Item, &'t Table, &'t Item),
    /// *What I think now* under an item or statement, whoever fills it in.
    Later,
}

/// The place, if the template has it; rows are looked up in the answers.
pub(in crate::worksheet) fn find<'t>(template: &'t Template, answers: &Answers, at: &At) -> Option<Place<'t>> {
    let statement = template.statement(at.item.as_str());
    let item = statement.map(|(item, _, _)| item).or_else(|| template.item(at.item.as_str()))?;
    match &at.part {
        Part::Later if item.asks() => Some(Place::Later),
        Part::Later => None,
        Part::Whole => match statement {
            Some((item, ratings, _)) => Some(Place::Statement(item, ratings)),
            None if holds_answer(&item.kind) => Some(Place::Item(item)),
            None => None,
        },
        Part::OwnWords => {
            let takes = item.choices().is_some() || matches!(item.kind, Kind::Drawing(_));
            takes.then_some(Place::OwnWords(item))
        }
        Part::Cell { row, column } => {
            let Kind::Table(table) = &item.kind else { return None };
            let column = table.columns.iter().find(|c| c.id == *column)?;
            has_row(table, answers, &at.item, row).then_some(Place::Cell(item, table, column))
        }
    }
}

impl Place<'_> {
    /// On which side the answer at this place belongs.
    pub(super) fn side(&self) -> Side {
        let item = match self {
            Self::Item(item) | Self::Statement(item, ..) | Self::OwnWords(item) | Self::Cell(item, ..) => item,
            Self::Later => return Side::Writer,
        };
        if item.for_supervisor { Side::Reviewer } else { Side::Writer }
    }
}

fn has_row(table: &Table, answers: &Answers, item: &Id, row: &Id) -> bool {
    match &table.rows {
        Rows::Fixed(given) => given.contains(row.as_str()),
        Rows::Free { .. } => rows::row_ids(table, answers.get(item.as_str())).contains(row),
    }
}

/// Whether the item has an answer of its own: information has none, statements have theirs.
fn holds_answer(kind: &Kind) -> bool {
    !matches!(kind, Kind::Info { .. } | Kind::Ratings(_))
}
