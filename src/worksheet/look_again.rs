//! When a choice that others depend on is changed: "would you look over your ticks once more?"

use super::{Change, Pick, Worksheet, answer::Answer};
use crate::{
    base::Id,
    template::{Condition, Item, Kind, Section},
};

/// The choice whose `if_changed` line must be shown once this change is made.
///
/// Asked before the change. Nothing if the item has no such line, was not
/// answered yet, stays as it is, or if nothing that depends on it is answered.
#[must_use]
pub fn needs_look_again(sheet: &Worksheet, change: &Change) -> Option<Id> {
    match change {
        Change::Choose { at, option, on: true } => {
            let old = sheet.content.answers.get(at.item.as_str());
            let other = matches!(old, Answer::One(_)) && !old.has_pick(option.as_str());
            (other && asks_back(sheet, &at.item)).then(|| at.item.clone())
        }
        Change::Set { at, answer: Answer::One(new) } => {
            let old = sheet.content.answers.get(at.item.as_str());
            let other = matches!(old, Answer::One(_)) && !old.has_pick(Pick::option(new));
            (other && asks_back(sheet, &at.item)).then(|| at.item.clone())
        }
        Change::All(all) => all.iter().find_map(|change| needs_look_again(sheet, change)),
        _ => None,
    }
}

/// Whether the item has such a line and something that depends on it is answered.
fn asks_back(sheet: &Worksheet, id: &Id) -> bool {
    let item = sheet.template.item(id.as_str());
    item.and_then(Item::choices).is_some_and(|choices| choices.if_changed.is_some())
        && sheet
            .template
            .items()
            .any(|(section, item)| item.id != *id && depends(section, item, id) && has_answer(sheet, item))
}

fn depends(section: &Section, item: &Item, on: &Id) -> bool {
    let reads = |condition: &Condition| condition.reads().contains(&on);
    let kind = match &item.kind {
        Kind::Ratings(ratings) => ratings.ends.iter().any(|ends| reads(&ends.show_if)),
        Kind::Table(table) => table.columns.iter().any(|c| c.show_if.as_ref().is_some_and(reads)),
        _ => false,
    };
    kind || section.show_if.as_ref().is_some_and(reads)
        || section.wordings.iter().any(|wording| reads(&wording.show_if))
        || item.show_if.as_ref().is_some_and(reads)
        || item.wordings.iter().any(|wording| reads(&wording.show_if))
        || item.suggest.iter().any(|suggest| reads(&suggest.show_if))
}

fn has_answer(sheet: &Worksheet, item: &Item) -> bool {
    let answered = |id: &Id| !sheet.content.answers.get(id.as_str()).is_unanswered();
    match &item.kind {
        Kind::Ratings(ratings) => ratings.statements.iter().any(|s| answered(&s.id)),
        _ => answered(&item.id),
    }
}
