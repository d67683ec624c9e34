//! Names of people: in the locked folder once there is one, and then nowhere else.
//!
//! As long as there is no folder they stand in the plain settings. What the
//! plain file still holds is wiped once the folder is known to have it.

use super::{Door, Effect, Failure, Settings, State, choices};
use crate::{base::Moment, store::vault::People};

/// Seconds after which changed names are kept.
const KEEP_SECS: i64 = 1;

/// Where the names are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names {
    /// What the plain settings file holds.
    pub plain: People,
    /// What the locked folder is known to hold, while it is open.
    pub inside: People,
    /// What it was last asked to hold.
    asked: Option<People>,
    /// Whether the folder could not take it.
    refused: bool,
    /// Since when what is shown differs from what the folder holds.
    pub changed: Option<Moment>,
}

/// The names in the settings.
#[must_use]
pub fn people(settings: &Settings) -> People {
    People {
        me: settings.me.name.clone(),
        supervisor: settings.supervisor.clone(),
        whom_i_call: settings.whom_i_call.clone(),
    }
}

fn set(settings: &mut Settings, people: People) {
    settings.me.name = people.me;
    settings.supervisor = people.supervisor;
    settings.whom_i_call = people.whom_i_call;
}

/// Keeps the settings: with a locked folder, no name goes into the plain file.
pub(super) fn keep_settings(state: &mut State) -> Effect {
    let mut settings = state.settings.clone();
    if state.folder.vault.is_some() {
        set(&mut settings, state.folder.names.plain.clone());
    } else {
        state.folder.names.plain = people(&settings);
    }
    Effect::KeepSettings(settings)
}

/// Names may have been changed.
pub(super) fn changed(state: &mut State, now: Moment) {
    if state.folder.door == Door::Open && people(&state.settings) != state.folder.names.inside {
        state.folder.names.changed.get_or_insert(now);
    }
}

/// Keeps the names in the open folder, if they were changed and have waited a moment.
pub(super) fn tick(state: &mut State, now: Moment) -> Option<Effect> {
    changed(state, now);
    state.folder.names.changed.filter(|since| now.is_past(*since, KEEP_SECS))?;
    keep(state)
}

/// Keeps the names in the open folder, if they were changed.
pub(super) fn keep(state: &mut State) -> Option<Effect> {
    let names = &mut state.folder.names;
    names.changed = None;
    let (before, now) = (names.inside.clone(), people(&state.settings));
    // What is on its way, or was refused, is not asked for again.
    let new = before != now && names.asked.as_ref() != Some(&now);
    if !new || state.folder.door != Door::Open || state.folder.read_only {
        return None;
    }
    names.asked = Some(now.clone());
    Some(Effect::KeepPeople { before, now })
}

/// Keeps the names before the folder is locked or the program left: what was refused is tried once more.
pub(super) fn keep_at_last(state: &mut State) -> Option<Effect> {
    if std::mem::take(&mut state.folder.names.refused) {
        state.folder.names.asked = None;
    }
    keep(state)
}

/// The folder was made or unlocked: the names move in, and those that are inside are shown.
pub(super) fn move_in(state: &mut State, inside: People, now: Moment) -> Vec<Effect> {
    let here = people(&state.settings).or(&state.folder.names.plain);
    let all = inside.or(&here);
    state.folder.names.inside = inside;
    set(&mut state.settings, all);
    choices::renamed(state);
    changed(state, now);
    match state.folder.names.changed {
        Some(_) => keep(state).into_iter().collect(),
        None => wipe(state).into_iter().collect(),
    }
}

/// The names are in the folder, or could not be kept there.
pub(super) fn kept(state: &mut State, result: Result<People, Failure>) -> Vec<Effect> {
    match result {
        Ok(inside) => {
            if state.folder.door == Door::Open {
                let shown = people(&state.settings);
                let asked = state.folder.names.asked.take().unwrap_or_else(|| shown.clone());
                set(&mut state.settings, shown.onto(&asked, &inside));
                state.folder.names.inside = inside;
            }
            wipe(state).into_iter().collect()
        }
        Err(failure) => {
            // They stay in the plain file, if they were there, until the folder takes them.
            state.folder.names.refused = true;
            state.folder.notices.push(failure.what);
            Vec::new()
        }
    }
}

/// Takes the names out of the plain file.
fn wipe(state: &mut State) -> Option<Effect> {
    if state.folder.names.plain.is_empty() || state.folder.read_only {
        return None;
    }
    state.folder.names.plain = People::default();
    Some(keep_settings(state))
}

/// The folder is locked: the names are forgotten.
pub(super) fn forget(state: &mut State) {
    set(&mut state.settings, People::default());
    let plain = std::mem::take(&mut state.folder.names.plain);
    state.folder.names = Names { plain, ..Names::default() };
}
