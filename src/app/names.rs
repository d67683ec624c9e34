//! Names of people: in the locked folder once there is one, and then nowhere else.
//!
//! As long as there is no folder they stand in the plain settings. What the
//! plain file still holds is wiped once the folder is known to have it, and
//! where the two differ, once the person has said which is right.

use super::{Dialog, Door, Effect, Failure, KeptAs, Screen, Settings, State, choices};
use crate::{
    base::Moment,
    store::vault::{Both, People},
};

/// Seconds after which changed names are kept.
const KEEP_SECS: i64 = 1;
/// Seconds after which a folder that did not take them is asked again.
const AGAIN_SECS: i64 = 15;

/// Where the names are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names {
    /// What the plain settings file holds.
    pub plain: People,
    /// What the locked folder is known to hold, while it is open.
    pub inside: People,
    /// What it was last asked to hold.
    asked: Option<People>,
    /// When the folder could not take it.
    refused: Option<Moment>,
    /// Since when what is shown differs from what the folder holds.
    pub changed: Option<Moment>,
    /// Names that this computer had and for which the folder has others, until one is chosen.
    pub others: People,
    /// Which is right was asked, and not answered: it is asked again after the next unlocking.
    put_off: bool,
}

/// Whose name it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameOf {
    /// The writer's own.
    Me,
    /// Her supervisor's.
    Supervisor,
    /// Of whom she calls when she is worried.
    WhomICall,
}

impl NameOf {
    /// All of them, in the order of *Settings*.
    pub const ALL: [Self; 3] = [Self::Me, Self::Supervisor, Self::WhomICall];

    /// This name among those of people.
    #[must_use]
    pub fn of(self, people: &People) -> &str {
        match self {
            Self::Me => &people.me,
            Self::Supervisor => &people.supervisor,
            Self::WhomICall => &people.whom_i_call,
        }
    }

    fn take(self, people: &mut People) -> String {
        std::mem::take(self.of_mut(people))
    }

    fn of_mut(self, people: &mut People) -> &mut String {
        match self {
            Self::Me => &mut people.me,
            Self::Supervisor => &mut people.supervisor,
            Self::WhomICall => &mut people.whom_i_call,
        }
    }
}

/// The names in the settings.
#[must_use]
pub fn people(settings: &Settings) -> People {
    People {
        me: settings.me.name.clone(),
        me_before: settings.me.before.clone(),
        supervisor: settings.supervisor.clone(),
        whom_i_call: settings.whom_i_call.clone(),
    }
}

fn set(settings: &mut Settings, people: People) {
    settings.me.name = people.me;
    settings.me.before = people.me_before;
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
    ask(state);
    changed(state, now);
    if state.folder.names.refused.is_some_and(|since| now.is_past(since, AGAIN_SECS)) {
        return keep_at_last(state);
    }
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
    if state.folder.names.refused.is_some() {
        state.folder.names.asked = None;
    }
    keep(state)
}

/// The folder was made or unlocked: the names move in, and those that are inside are shown.
pub(super) fn move_in(state: &mut State, there: Both<People>, now: Moment) -> Vec<Effect> {
    let Both { inside, shown } = there;
    let here = people(&state.settings).or(&state.folder.names.plain);
    let mut others = here.clone();
    for whose in NameOf::ALL {
        if whose.of(&shown).is_empty() || whose.of(&shown) == whose.of(&here) {
            whose.take(&mut others);
        }
    }
    // What she was called before is no question of which is right.
    others.me_before.clear();
    state.folder.names.others = others;
    let all = shown.or(&here);
    state.folder.names.inside = inside;
    set(&mut state.settings, all);
    // Another name than this computer had is no new one of hers.
    state.settings.me.name.trim().clone_into(&mut state.known_as);
    choices::renamed(state, now);
    changed(state, now);
    match state.folder.names.changed {
        Some(_) => keep(state).into_iter().collect(),
        None => wipe(state).into_iter().collect(),
    }
}

/// Asks which name is right, in *My worksheets* and when nothing else is asked.
fn ask(state: &mut State) {
    let names = &state.folder.names;
    let may_ask = state.folder.takes_writes() && !names.put_off;
    if !may_ask || state.screen != Screen::Library || state.dialog.is_some() || state.waiting {
        return;
    }
    let whose = NameOf::ALL.into_iter().find(|whose| !whose.of(&names.others).is_empty());
    state.dialog = whose.map(Dialog::TwoNames);
}

/// The person has said which name is right: the folder's, or the one that this computer had.
pub(super) fn choose(state: &mut State, whose: NameOf, from_here: bool, now: Moment) -> Vec<Effect> {
    if state.dialog == Some(Dialog::TwoNames(whose)) {
        state.dialog = None;
    }
    let other = whose.take(&mut state.folder.names.others);
    let mut todo = Vec::new();
    if from_here && !other.is_empty() {
        let mut all = people(&state.settings);
        *whose.of_mut(&mut all) = other;
        set(&mut state.settings, all);
        choices::renamed(state, now);
        changed(state, now);
        todo.extend(keep(state));
    } else {
        todo.extend(wipe(state));
    }
    ask(state);
    todo
}

/// Which name is right is not answered now.
pub(super) const fn put_off(state: &mut State) {
    state.folder.names.put_off = true;
}

/// The names are in the folder, or could not be kept there.
pub(super) fn kept(state: &mut State, result: Result<People, Failure>, now: Moment) -> Vec<Effect> {
    match result {
        Ok(inside) => {
            if state.folder.door == Door::Open {
                let shown = people(&state.settings);
                let asked = state.folder.names.asked.take().unwrap_or_else(|| shown.clone());
                set(&mut state.settings, shown.onto(&asked, &inside));
                state.folder.names.inside = inside;
                state.folder.names.refused = None;
            }
            wipe(state).into_iter().collect()
        }
        Err(failure) => {
            // They stay in the plain file, if they were there, until the folder takes them.
            let is_new = state.folder.names.refused.replace(now).is_none();
            if state.folder.door == Door::Open {
                // Told once, and tried again until the folder takes them.
                if is_new {
                    state.folder.tell(failure.what);
                }
            } else {
                // Typed last, and the folder took them no more: they wait, and that is said.
                state.folder.wrong = Some(failure);
                state.folder.kept = state.folder.kept.max(KeptAs::Copies);
            }
            Vec::new()
        }
    }
}

/// Takes the names out of the plain file.
fn wipe(state: &mut State) -> Option<Effect> {
    let undecided = !state.folder.names.others.is_empty();
    if state.folder.names.plain.is_empty() || state.folder.read_only || undecided {
        return None;
    }
    state.folder.names.plain = People::default();
    Some(keep_settings(state))
}

/// The folder is locked: the names are forgotten.
pub(super) fn forget(state: &mut State) {
    set(&mut state.settings, People::default());
    // Not only emptied: the memory goes back, and is wiped.
    state.known_as = String::new();
    let plain = std::mem::take(&mut state.folder.names.plain);
    state.folder.names = Names { plain, ..Names::default() };
}
