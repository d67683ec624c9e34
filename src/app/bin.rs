//! Deleting worksheets of the locked folder: out of sight first, for good only when it is asked twice.

use std::path::PathBuf;

use super::{Dialog, Effect, Failure, State, blanks, choices, keys};
use crate::{base::Moment, t};

/// Deletes a worksheet; one that is open is left alone.
pub(super) fn delete(state: &mut State, file: PathBuf) -> Vec<Effect> {
    let is_open = state.open.iter().any(|open| open.file.as_ref() == Some(&file) && open.is_behind());
    if !state.folder.takes_writes() || is_open {
        return Vec::new();
    }
    state.open.retain(|open| open.file.as_ref() != Some(&file));
    vec![Effect::Delete(file)]
}

/// A worksheet was deleted, or put back.
pub(super) fn deleted(
    state: &mut State,
    from: PathBuf,
    result: Result<Option<PathBuf>, Failure>,
    now: Moment,
) -> Vec<Effect> {
    match result {
        Ok(Some(waits)) => {
            state.folder.deleted = Some((waits, from));
            state.shelf.taken_off = None;
            choices::say_gone(state, t!("deleted-one"), now);
        }
        Ok(None) => {
            state.folder.deleted = None;
            choices::say(state, t!("deleted-is-back").to_owned(), None, now);
        }
        Err(failure) => state.dialog = Some(Dialog::Failed(failure)),
    }
    vec![Effect::ReadLibrary]
}

/// Puts back what was deleted last.
pub(super) fn put_back(state: &mut State) -> Vec<Effect> {
    if let Some(effect) = blanks::put_back(state) {
        return vec![effect];
    }
    let Some((waits, to)) = state.folder.deleted.clone() else { return Vec::new() };
    vec![Effect::PutBack { waits, to }]
}

/// Asks before deleting for good.
pub(super) fn ask_empty_trash(state: &mut State) -> Vec<Effect> {
    keys::ask(state, Dialog::EmptyTrash)
}

/// Deletes for good what was deleted.
pub(super) fn empty_trash(state: &mut State) -> Vec<Effect> {
    state.dialog = None;
    state.folder.deleted = None;
    if state.folder.takes_writes() { vec![Effect::EmptyTrash] } else { Vec::new() }
}

/// Worksheets were deleted for good, or could not be.
pub(super) fn trash_emptied(state: &mut State, result: Result<usize, Failure>, now: Moment) -> Vec<Effect> {
    match result {
        Ok(count) => choices::say(state, t!("deleted-for-good", count = count), None, now),
        Err(failure) => state.dialog = Some(Dialog::Failed(failure)),
    }
    Vec::new()
}
