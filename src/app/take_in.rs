//! Plain worksheets into the locked folder: looked through first, taken in, read back, and only
//! then may the plain files go.

use std::path::PathBuf;

use super::{Dialog, Door, Effect, Failure, State, choices};
use crate::{base::Moment, t};

/// What became of plain files, or would become of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TakenIn {
    /// The folder that was looked through.
    pub folder: PathBuf,
    /// Nothing was written yet.
    pub dry: bool,
    /// Files whose worksheets were taken in, or would be.
    pub new: Vec<PathBuf>,
    /// Files whose worksheets lie in the locked folder already, the same.
    pub same: Vec<PathBuf>,
    /// Files that hold another state of a worksheet that lies there.
    pub other: Vec<PathBuf>,
    /// Files that hold no worksheet, or could not be read.
    pub none: usize,
    /// Why it stopped before the end.
    pub failed: Option<Failure>,
    /// Files that were not taken in because it stopped.
    pub left: usize,
}

impl TakenIn {
    /// Plain files whose words lie safe in the locked folder.
    #[must_use]
    pub fn safe(&self) -> Vec<PathBuf> {
        if self.dry { self.same.clone() } else { self.new.iter().chain(&self.same).cloned().collect() }
    }
}

/// Asks for the folder where plain worksheets lie.
pub(super) fn ask(state: &mut State) -> Vec<Effect> {
    if state.waiting || !state.folder.takes_writes() {
        return Vec::new();
    }
    state.waiting = true;
    vec![Effect::AskTakeIn]
}

/// Looks through a folder, or takes in what was found there.
pub(super) fn run(state: &mut State, folder: PathBuf, dry: bool) -> Vec<Effect> {
    state.dialog = None;
    if state.folder.takes_writes() { vec![Effect::TakeIn { folder, dry }] } else { Vec::new() }
}

/// What was found, or what was done.
pub(super) fn done(state: &mut State, result: Result<TakenIn, Failure>) -> Vec<Effect> {
    if state.folder.door != Door::Open {
        return Vec::new();
    }
    let (dialog, dry) = match result {
        Ok(taken) => {
            let dry = taken.dry;
            (Dialog::TakeIn(Box::new(taken)), dry)
        }
        Err(failure) => (Dialog::Failed(failure), true),
    };
    state.dialog = Some(dialog);
    if dry { Vec::new() } else { vec![Effect::ReadLibrary] }
}

/// Deletes plain files that are safe in the locked folder.
pub(super) fn delete_plain(state: &mut State) -> Vec<Effect> {
    match state.dialog.take() {
        Some(Dialog::TakeIn(taken)) if state.folder.takes_writes() => vec![Effect::DeletePlain(taken.safe())],
        other => {
            state.dialog = other;
            Vec::new()
        }
    }
}

/// The plain files are gone, or one stayed.
pub(super) fn plain_deleted(state: &mut State, result: Result<usize, Failure>, now: Moment) -> Vec<Effect> {
    match result {
        Ok(count) => choices::say(state, t!("take-in-deleted", count = count), None, now),
        Err(failure) => state.dialog = Some(Dialog::Failed(failure)),
    }
    Vec::new()
}
