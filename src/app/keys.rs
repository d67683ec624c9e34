//! The keys of the open folder: another passphrase, and whether the paper is still right.

use super::{Dialog, Door, Effect, Failure, State, choices};
use crate::{
    base::{Moment, Secret},
    t,
};

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
