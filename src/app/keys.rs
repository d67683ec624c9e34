//! The keys of the open folder: another passphrase, and whether the paper is still right.

use super::{Dialog, Door, Effect, Failure, Screen, State, choices};
use crate::{
    base::{Moment, Secret},
    page::Paper,
    t,
};

/// Days after which the key on paper should be tried again.
const TRY_AGAIN_DAYS: i32 = 365;

/// Shows a dialog about the keys of the open folder.
pub(super) fn ask(state: &mut State, dialog: Dialog) -> Vec<Effect> {
    if state.folder.door == Door::Open {
        state.folder.wrong = None;
        state.dialog = Some(dialog);
    }
    Vec::new()
}

/// Puts the folder under another passphrase.
pub(super) fn change_passphrase(state: &mut State, old: Secret, new: Secret) -> Vec<Effect> {
    if state.folder.door != Door::Open || state.folder.busy {
        return Vec::new();
    }
    state.folder.busy = true;
    state.folder.wrong = None;
    vec![Effect::ChangePassphrase { old, new }]
}

/// The passphrase was changed, or not.
pub(super) fn passphrase_changed(state: &mut State, result: Result<(), Failure>, now: Moment) -> Vec<Effect> {
    state.folder.busy = false;
    match result {
        Ok(()) => {
            if state.dialog == Some(Dialog::ChangePassphrase) {
                state.dialog = None;
            }
            choices::say(state, t!("vault-changed"), None, now);
        }
        Err(failure) => state.folder.wrong = Some(failure),
    }
    Vec::new()
}

/// Prints the recovery sheet while its key is shown.
pub(super) fn print_paper(state: &State) -> Vec<Effect> {
    let paper = if state.settings.letter { Paper::Letter } else { Paper::A4 };
    state.folder.paper.clone().map(|key| Effect::PrintPaper(key, paper)).into_iter().collect()
}

/// Makes other keys, with another key for paper; they are used once it is copied.
pub(super) fn new_keys(state: &mut State, passphrase: Secret) -> Vec<Effect> {
    if !state.folder.takes_writes() || state.folder.busy {
        return Vec::new();
    }
    state.folder.busy = true;
    state.folder.wrong = None;
    vec![Effect::NewKeys(passphrase)]
}

/// Other keys were made, or not.
pub(super) fn keys_made(state: &mut State, result: Result<Secret, Failure>) -> Vec<Effect> {
    state.folder.busy = false;
    match result {
        Ok(paper) if state.folder.door == Door::Open => {
            state.dialog = None;
            state.folder.paper = Some(paper);
            state.folder.rekeying = true;
            state.screen = Screen::RecoverySheet;
        }
        Ok(_) => {}
        Err(failure) => state.folder.wrong = Some(failure),
    }
    Vec::new()
}

/// The other keys are in use, or not.
pub(super) fn keys_used(state: &mut State, result: Result<(), Failure>, now: Moment) -> Vec<Effect> {
    state.folder.busy = false;
    match result {
        Ok(()) => {
            state.folder.tested = Some(now);
            choices::say(state, t!("new-keys-used").to_owned(), None, now);
            state.folder.rekey_rests = false;
            std::iter::once(Effect::NoteTested).chain(seal_some_anew(state)).collect()
        }
        Err(failure) => {
            state.dialog = Some(Dialog::Failed(failure));
            Vec::new()
        }
    }
}

/// Has some more files sealed anew, unless that is being done.
pub(super) fn seal_some_anew(state: &mut State) -> Option<Effect> {
    let asked = std::mem::replace(&mut state.folder.rekey_asked, true);
    (!asked).then_some(Effect::Rekey)
}

/// Some files were sealed anew: it goes on, until nothing is left or the folder is locked.
pub(super) fn rekeyed(state: &mut State, done: usize, of: usize, now: Moment) -> Vec<Effect> {
    state.folder.rekey_asked = false;
    if state.folder.door != Door::Open {
        state.folder.rekeyed = None;
        return Vec::new();
    }
    if done < of {
        state.folder.rekeyed = Some((done, of));
        return if state.folder.rekey_rests { Vec::new() } else { seal_some_anew(state).into_iter().collect() };
    }
    state.folder.rekey_rests = false;
    if state.folder.rekeyed.take().is_some() {
        choices::say(state, t!("new-keys-done").to_owned(), None, now);
    }
    Vec::new()
}

/// Sealing anew rests, or goes on. What is not sealed anew yet opens as before.
pub(super) fn rekey_rests(state: &mut State, rests: bool) -> Vec<Effect> {
    let going = state.folder.rekeyed.is_some() && state.folder.door == Door::Open;
    let was = std::mem::replace(&mut state.folder.rekey_rests, rests && going);
    if going && was && !rests { seal_some_anew(state).into_iter().collect() } else { Vec::new() }
}

/// The key on paper was tried.
pub(super) fn tested(state: &mut State, good: bool, now: Moment) -> Vec<Effect> {
    let mut todo = ask(state, Dialog::TestPaper(Some(good)));
    if good && state.folder.door == Door::Open {
        state.folder.tested = Some(now);
        todo.push(Effect::NoteTested);
    }
    todo
}

/// Why the key on paper should be tried again, in words; nothing if it was made or tried here within a year.
///
/// Each computer knows only what was done on it.
#[must_use]
pub fn paper_is_due(state: &State) -> Option<&'static str> {
    let old = |tested: Moment| state.today.is_some_and(|today| today.days_since(tested.day()) > TRY_AGAIN_DAYS);
    match state.folder.tested {
        _ if state.folder.door != Door::Open => None,
        None => Some(t!("paper-due-unknown")),
        Some(tested) => old(tested).then(|| t!("paper-due")),
    }
}
