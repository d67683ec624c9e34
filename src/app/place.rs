//! Where the locked folder lies, and where copies of it go.

use std::path::PathBuf;

use super::{Dialog, Door, Effect, Failure, Screen, State, choices, folder, names};
use crate::{base::Moment, store::vault::Vault, t};

/// The program starts without a locked folder: the first start, or one that cannot be used.
pub(super) fn none(state: &mut State, place: PathBuf, why: Option<Failure>) -> Vec<Effect> {
    state.folder.place = place;
    state.folder.names.plain = names::people(&state.settings);
    state.folder.door = Door::LookingAround;
    state.screen = Screen::Welcome;
    state.dialog = why.map(Dialog::Failed);
    Vec::new()
}

/// The folder was copied elsewhere, or could not be.
pub(super) fn copied(state: &mut State, result: Result<String, Failure>, now: Moment) -> Vec<Effect> {
    match result {
        Ok(words) => {
            state.folder.copied = Some(now);
            choices::say(state, words, None, now);
        }
        Err(failure) => state.dialog = Some(Dialog::Failed(failure)),
    }
    Vec::new()
}

/// Asks where the folder should be, or where one lies.
pub(super) fn ask_place(state: &mut State) -> Vec<Effect> {
    if state.waiting {
        return Vec::new();
    }
    state.waiting = true;
    vec![Effect::AskVault]
}

/// A place was chosen: a locked folder that lies there is taken, else one will be made there.
pub(super) fn place(state: &mut State, place: PathBuf) -> Vec<Effect> {
    vec![Effect::FindVault(place)].into_iter().filter(|_| state.folder.vault.is_none()).collect()
}

/// Whether a locked folder lies at the place that was chosen.
pub(super) fn looked(state: &mut State, place: PathBuf, vault: Option<Vault>, now: Moment) -> Vec<Effect> {
    state.settings.vault = Some(place.clone());
    state.settings_changed.get_or_insert(now);
    match vault {
        Some(vault) => folder::found(state, vault),
        None => {
            state.folder.place = place;
            if state.screen == Screen::Welcome {
                state.dialog = Some(Dialog::Failed(Failure {
                    what: t!("welcome-no-vault").to_owned(),
                    help: t!("welcome-no-vault-help").to_owned(),
                }));
            }
            Vec::new()
        }
    }
}

/// Asks where to copy the folder.
pub(super) fn ask_copy(state: &mut State) -> Vec<Effect> {
    if state.waiting || state.folder.door != Door::Open {
        return Vec::new();
    }
    state.waiting = true;
    vec![Effect::AskCopy]
}
