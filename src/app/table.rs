//! The client table on its way into the locked folder.
//!
//! What was changed counts as changed until the folder is known to have it:
//! a disk that takes nothing is asked again, and what another machine wrote
//! into the table is shown beside what was written here.

use super::{Dialog, Door, Effect, Failure, KeptAs, State, library};
use crate::{
    base::Moment,
    store::vault::{Both, Clients},
};

/// Seconds after which a changed table is kept.
const KEEP_SECS: i64 = 2;
/// Seconds after which a folder that did not take it is asked again.
const AGAIN_SECS: i64 = 15;

/// How far the folder has the client table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// What the folder is known to hold, while it is open.
    inside: Clients,
    /// What it was asked to hold, until it answers.
    asked: Option<Clients>,
    /// When it could not take it.
    refused: Option<Moment>,
    /// It was told that it could not be kept: the program may be left all the same.
    let_go: bool,
    /// Since when what is shown differs from what the folder holds.
    pub changed: Option<Moment>,
}

/// The folder was unlocked: its table is shown.
pub(super) fn move_in(state: &mut State, table: Both<Clients>, now: Moment) {
    let Both { inside, shown } = table;
    // What waited for room goes in as soon as there is some.
    let changed = (inside != shown).then_some(now);
    state.folder.table = Table { inside, changed, ..Table::default() };
    state.folder.clients = shown;
}

/// Keeps the table, if it was changed and has waited a moment.
pub(super) fn tick(state: &mut State, now: Moment) -> Option<Effect> {
    let table = &state.folder.table;
    let rests = table.refused.is_some_and(|since| !now.is_past(since, AGAIN_SECS));
    if rests || table.asked.is_some() {
        return None;
    }
    table.changed.filter(|since| now.is_past(*since, KEEP_SECS))?;
    keep(state)
}

/// Keeps the table before the program is left, which waits for the answer; once it was refused
/// and told, whoever asks again leaves.
pub(super) fn keep_first(state: &mut State) -> Option<Effect> {
    let table = &state.folder.table;
    if table.let_go || table.asked.is_some() { None } else { keep_at_last(state) }
}

/// Whether the folder has not answered yet.
pub(super) const fn is_on_its_way(state: &State) -> bool {
    state.folder.table.asked.is_some()
}

/// Keeps the table before the folder is locked or the program left.
pub(super) fn keep_at_last(state: &mut State) -> Option<Effect> {
    state.folder.table.changed?;
    keep(state)
}

fn keep(state: &mut State) -> Option<Effect> {
    if !state.folder.takes_writes() {
        return None;
    }
    let (before, now) = (state.folder.table.inside.clone(), state.folder.clients.clone());
    if before == now {
        state.folder.table.changed = None;
        return None;
    }
    state.folder.table.asked = Some(now.clone());
    Some(Effect::KeepClients { before, now })
}

/// The table is in the folder, or could not be kept there.
pub(super) fn kept(state: &mut State, result: Result<Clients, Failure>, now: Moment) -> Vec<Effect> {
    if state.folder.door != Door::Open {
        if let Err(failure) = result {
            // Typed last, and the folder took it no more: it waits, and that is said.
            state.folder.wrong = Some(failure);
            state.folder.kept = state.folder.kept.max(KeptAs::Copies);
        }
        return Vec::new();
    }
    let table = &mut state.folder.table;
    let asked = table.asked.take();
    match result {
        Ok(inside) => {
            table.refused = None;
            table.let_go = false;
            let shown = &state.folder.clients;
            let all = shown.onto(asked.as_ref().unwrap_or(shown), &inside);
            let behind = all != inside;
            // What was written since it was asked goes in next.
            table.changed = table.changed.filter(|_| behind);
            table.inside = inside;
            state.folder.clients = all;
            library::count(state);
        }
        Err(failure) => {
            // Told once, and tried again until the folder takes it.
            let is_new = table.refused.replace(now).is_none();
            if state.leaving.take().is_some() {
                table.let_go = true;
                state.dialog = Some(Dialog::Failed(failure));
            } else if is_new {
                state.folder.tell(failure.what);
            }
        }
    }
    Vec::new()
}
