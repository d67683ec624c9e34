//! *Give to…*: the file for somebody is written, and then the worksheet is with her.

use std::{collections::BTreeSet, path::PathBuf};

use super::{Dialog, DocKey, Effect, Failure, Open, State, choices, clients, copy, edit, review, save};
use crate::{
    base::{Id, Moment},
    exchange::handed,
    store::vault::Left,
    t,
    template::Item,
    worksheet::{self, Edit, Worksheet},
};

/// A worksheet on its way to somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gift {
    /// Which.
    pub doc: DocKey,
    /// To whom.
    pub with: String,
    /// The writer's own name, as the other will see it; may be empty.
    pub own: String,
    /// Since when it is with her: the file says the same.
    pub since: Moment,
    /// The answers that go along, by their items.
    pub along: BTreeSet<Id>,
}

/// The answers of a worksheet that may go along, each with its section's place.
pub fn may_go(open: &Open) -> impl Iterator<Item = (usize, &Item)> {
    handed::may_go(open.sheet(), &open.outcome)
}

/// Which of the chosen answers the other will see.
#[must_use]
pub fn will_be_seen(open: &Open, along: &BTreeSet<Id>) -> BTreeSet<Id> {
    handed::seen(open.sheet(), &open.outcome, along)
}

/// Asks where the file for somebody is written.
pub(super) fn ask(state: &mut State, gift: Gift) -> Vec<Effect> {
    let Some(open) = state.doc(gift.doc).filter(|open| !open.reviews() && !state.waiting) else { return Vec::new() };
    if gift.with.is_empty() {
        return Vec::new();
    }
    let name = t!("give-file", sheet = &save::good_name(open), name = &save::fit_for_disk(&gift.with));
    state.dialog.take_if(|dialog| *dialog == Dialog::Share(gift.doc));
    state.waiting = true;
    vec![Effect::AskHand { gift, name: format!("{name}.ron") }]
}

/// It was said where; nowhere leads back to the names.
pub(super) fn chosen(state: &mut State, gift: Gift, file: Option<PathBuf>, now: Moment) -> Vec<Effect> {
    let Some(file) = file else { return review::ask_share(state, gift.doc) };
    let Some(open) = state.doc(gift.doc) else { return Vec::new() };
    if let Some(failure) = copy::refused(state, &file, open.file.as_deref()) {
        state.dialog = Some(Dialog::Failed(failure));
        return Vec::new();
    }
    let Some(sheet) = as_given(open, &gift, now) else { return Vec::new() };
    // Known now: when the answer comes, the worksheet may be behind the locked door.
    let left = clients::leaving(open.sheet(), file.display().to_string(), now);
    vec![Effect::WriteGift { gift, file, sheet: Box::new(sheet), left }]
}

/// The worksheet as the other will have it.
fn as_given(open: &Open, gift: &Gift, now: Moment) -> Option<Worksheet> {
    let mut sheet = handed::as_handed(open.sheet(), &open.outcome, &gift.along);
    let change = worksheet::share_as(&gift.with, &gift.own, gift.since);
    worksheet::apply(&mut sheet, &Edit { by: open.me.clone(), when: now, change }).ok()?;
    Some(sheet)
}

/// The file was written: now it is with her. It could not be: nothing has changed.
pub(super) fn written(
    state: &mut State,
    gift: &Gift,
    left: Left,
    result: Result<PathBuf, Failure>,
    now: Moment,
) -> Vec<Effect> {
    let file = match result {
        Ok(file) => file.display().to_string(),
        Err(failure) => {
            state.dialog = Some(Dialog::Failed(failure));
            return Vec::new();
        }
    };
    let mut todo: Vec<Effect> = clients::left(state, Left { when: now, ..left }).into_iter().collect();
    review::knows(state, &gift.with, &gift.own, now);
    let change = worksheet::share_as(&gift.with, &gift.own, gift.since);
    if edit::edit(state, gift.doc, change, None, now) {
        choices::say(state, t!("app-given-file", name = &gift.with, file = &file), Some(gift.doc), now);
        todo.extend(save::save(state, gift.doc, now));
    }
    todo
}
