//! Two states of one worksheet: where their answers differ, and taking answers over.
//!
//! Comments and review states are left as they are: what people said to each
//! other is never taken back by this.

use super::{Author, Change, Edit, Worksheet, apply, edit::At};
use crate::{
    base::{Id, Moment},
    template::{Item, Kind},
};

/// Items whose answers differ, in the order of the sheet.
#[must_use]
pub fn differences(now: &Worksheet, then: &Worksheet) -> Vec<Id> {
    let differs = |item: &&Item| places(item).any(|id| now.content.answers.get(id) != then.content.answers.get(id));
    now.template.items().map(|(_, item)| item).filter(differs).map(|item| item.id.clone()).collect()
}

/// The change that makes the answers of these items what they are in the other state.
///
/// An answer that this author may not change, or that fits no more, is left
/// out; nothing at all is left to change if none of them remains.
#[must_use]
pub fn take_over(now: &Worksheet, then: &Worksheet, items: &[Id], by: &Author, when: Moment) -> Option<Change> {
    let mut trial = now.clone();
    let mut changes = Vec::new();
    let chosen = now.template.items().map(|(_, item)| item).filter(|item| items.contains(&item.id));
    for id in chosen.flat_map(places) {
        let answer = then.content.answers.get(id).clone();
        if now.content.answers.get(id) == &answer {
            continue;
        }
        let change = Change::Set { at: At::item(Id::parse(id).ok()?), answer };
        if apply(&mut trial, &Edit { by: by.clone(), when, change: change.clone() }).is_ok() {
            changes.push(change);
        }
    }
    (!changes.is_empty()).then_some(Change::All(changes))
}

/// Under which ids the answers of an item stand.
fn places(item: &Item) -> impl Iterator<Item = &str> {
    let statements = match &item.kind {
        Kind::Ratings(ratings) => ratings.statements.as_slice(),
        _ => &[],
    };
    std::iter::once(item.id.as_str()).chain(statements.iter().map(|statement| statement.id.as_str()))
}
