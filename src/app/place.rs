//! Where the locked folder lies, and where copies of it go.

use std::path::PathBuf;

use super::{Dialog, Door, Effect, Failure, Screen, State, choices, folder, names};
use crate::{base::Moment, store::vault::Vault, t};

/// The program starts without a locked folder: the first start, or one that cannot be used.
pub(super) fn none(state: &mut State, place: PathBuf, missing: Option<PathBuf>, why: Option<Failure>) -> Vec<Effect> {
    state.folder.place = place;
    state.folder.missing = missing;
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

/// Looks for the folder once more where it is expected: the stick may be in by now.
pub(super) fn look_again(state: &State) -> Vec<Effect> {
    state.folder.missing.clone().map(Effect::FindVault).into_iter().collect()
}

/// Whether a locked folder lies at the place that was chosen.
pub(super) fn looked(state: &mut State, place: PathBuf, vault: Option<Vault>, now: Moment) -> Vec<Effect> {
    let expected = state.folder.missing.as_ref() == Some(&place);
    match vault {
        Some(vault) if expected || place == state.folder.place => enter(state, vault, now),
        // It may be a copy, which is better left as it is.
        Some(vault) => {
            state.dialog = Some(Dialog::BringBack(Box::new(vault)));
            Vec::new()
        }
        None if expected => {
            let place = place.display().to_string();
            let (what, help) = (t!("away-still", place = &place), t!("away-still-help").to_owned());
            state.dialog = Some(Dialog::Failed(Failure { what, help }));
            Vec::new()
        }
        None if state.screen == Screen::Welcome => {
            let (what, help) = (t!("welcome-no-vault").to_owned(), t!("welcome-no-vault-help").to_owned());
            state.dialog = Some(Dialog::Failed(Failure { what, help }));
            Vec::new()
        }
        None => {
            state.settings.vault = Some(place.clone());
            state.settings_changed.get_or_insert(now);
            state.folder.place = place;
            Vec::new()
        }
    }
}

/// The locked folder is that one from now on, also at the next start.
fn enter(state: &mut State, vault: Vault, now: Moment) -> Vec<Effect> {
    state.folder.missing = None;
    state.settings.vault = Some(vault.root.clone());
    state.settings_changed.get_or_insert(now);
    let mut todo = vec![Effect::UseVault(vault.clone())];
    todo.extend(folder::found(state, vault));
    todo
}

/// Works in the folder that was found, where it lies.
pub(super) fn work_there(state: &mut State, now: Moment) -> Vec<Effect> {
    match state.dialog.take() {
        Some(Dialog::BringBack(vault)) if !state.folder.busy => enter(state, *vault, now),
        other => {
            state.dialog = other;
            Vec::new()
        }
    }
}

/// Copies the folder that was found to where one usually lies.
pub(super) fn bring_back(state: &mut State) -> Vec<Effect> {
    let Some(Dialog::BringBack(vault)) = &state.dialog else { return Vec::new() };
    if std::mem::replace(&mut state.folder.busy, true) {
        return Vec::new();
    }
    vec![Effect::BringBack { from: vault.root.clone(), to: state.folder.place.clone() }]
}

/// The folder is here now, or could not be brought.
pub(super) fn brought_back(state: &mut State, result: Result<Box<Vault>, Failure>, now: Moment) -> Vec<Effect> {
    state.folder.busy = false;
    state.dialog = None;
    match result {
        Ok(vault) => {
            let todo = enter(state, *vault, now);
            choices::say(state, t!("brought-back").to_owned(), None, now);
            todo
        }
        Err(failure) => {
            state.dialog = Some(Dialog::Failed(failure));
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
