//! Settings, zoom, Help, the safety text, and short messages.

use std::path::PathBuf;

use super::{Action, Dialog, DocKey, Effect, Failure, Help, Screen, Settings, State, Toast, edit, names};
use crate::{base::Moment, t, worksheet::Author};

/// Seconds for which a short message is shown.
const TOAST_SECS: i64 = 9;
/// Seconds after which changed settings are kept.
const SETTINGS_SECS: i64 = 1;

/// Other settings.
pub(super) fn settings(state: &mut State, mut settings: Settings, now: Moment) -> Vec<Effect> {
    settings.zoom_percent = settings.zoom_percent.clamp(80, 200);
    // Only the brain knows which files were opened last, and what she was called before.
    settings.me.before = std::mem::take(&mut state.settings.me.before);
    settings.recent = std::mem::take(&mut state.settings.recent);
    settings.reads = std::mem::take(&mut state.settings.reads);
    let zoomed = settings.zoom_percent != state.settings.zoom_percent;
    let moved = settings.folder != state.settings.folder;
    let other_words = (&settings.words, &settings.language) != (&state.settings.words, &state.settings.language);
    state.settings = settings;
    state.settings_changed = Some(now);
    // The shelf is read anew once Settings is left, not at every letter.
    state.shelf.is_behind |= other_words;
    let mut todo = Vec::new();
    if zoomed {
        todo.push(Effect::Zoom(state.settings.zoom_percent));
    }
    if moved {
        todo.extend(keep_now(state));
        todo.push(Effect::ReadLibrary);
    }
    todo
}

/// What is open knows the user by her name, once she has written it to its end.
///
/// With each letter typed it is another name, and half of it may be somebody else's.
pub(super) fn settle(state: &mut State, now: Moment) {
    if state.screen != Screen::Settings {
        renamed(state, now);
    }
}

/// If the user has another name, what is open knows her by it.
pub(super) fn renamed(state: &mut State, now: Moment) {
    let name = state.settings.me.name.trim().to_owned();
    if !name.is_empty() && state.known_as != name {
        let before = std::mem::replace(&mut state.known_as, name.clone());
        if !before.is_empty() {
            state.settings.me.before.insert(before);
            state.settings_changed.get_or_insert(now);
        }
    }
    for open in &mut state.open {
        if open.me.name != name && (!name.is_empty() || !open.reviews()) {
            let new = Author { name: name.clone(), side: open.me.side };
            open.steps.renamed(&open.me, new.clone());
            open.me = new;
        }
    }
}

/// The settings are in their file, or could not be kept there: then the next change, or leaving, tries again.
pub(super) fn kept(state: &mut State, result: Result<(), Failure>) -> Vec<Effect> {
    state.settings_refused = result.is_err();
    if let Err(failure) = result {
        state.folder.tell(t!("settings-not-kept", why = &failure.what));
    }
    Vec::new()
}

fn keep_now(state: &mut State) -> Option<Effect> {
    state.settings_changed.take().map(|_| names::keep_settings(state))
}

/// Larger, smaller, as at first.
pub(super) fn zoom(state: &mut State, action: Action, now: Moment) -> Vec<Effect> {
    let old = state.settings.zoom_percent;
    let new = match action {
        Action::ZoomIn => old.saturating_add(10).min(200),
        Action::ZoomOut => old.saturating_sub(10).max(80),
        _ => 100,
    };
    state.settings.zoom_percent = new;
    state.settings_changed = Some(now);
    if new == old { Vec::new() } else { vec![Effect::Zoom(new)] }
}

/// Asks for the folder where worksheets are kept.
pub(super) fn ask_folder(state: &mut State) -> Vec<Effect> {
    if state.waiting {
        return Vec::new();
    }
    state.waiting = true;
    vec![Effect::AskFolder]
}

/// The folder where worksheets are kept was chosen.
pub(super) fn folder(state: &mut State, folder: PathBuf, now: Moment) -> Vec<Effect> {
    let mut chosen = state.settings.clone();
    chosen.folder = Some(folder);
    settings(state, chosen, now)
}

/// What time has made due: the message goes, settings are kept.
pub(super) fn tick(state: &mut State, now: Moment) -> Vec<Effect> {
    if state.toast.as_ref().is_some_and(|toast| now.is_past(toast.since, TOAST_SECS)) {
        state.toast = None;
    }
    let due = state.settings_changed.is_some_and(|since| now.is_past(since, SETTINGS_SECS));
    if due { keep_now(state).into_iter().collect() } else { Vec::new() }
}

/// Says that something went, with the button that puts it back.
pub(super) fn say_gone(state: &mut State, words: &str, now: Moment) {
    say(state, words, None, now);
    if let Some(toast) = &mut state.toast {
        toast.action = Some((t!("deleted-put-back").to_owned(), Action::PutBack));
    }
}

/// Shows a short message; with a worksheet, its last change can be taken back from there.
pub(super) fn say(state: &mut State, words: impl Into<String>, doc: Option<DocKey>, now: Moment) {
    let action = doc.map(|_| (t!("app-undo").to_owned(), Action::Undo));
    let revision = doc.and_then(|doc| state.doc(doc)).map(|open| open.steps.revision());
    state.toast = Some(Toast { words: words.into(), action, since: now, doc, revision });
}

/// Takes back what the message tells of, unless something else was done in its worksheet since.
pub(super) fn undo_told(state: &mut State, doc: DocKey, now: Moment) -> Vec<Effect> {
    let told = state.toast.as_ref().filter(|toast| toast.doc == Some(doc));
    if told.is_some_and(|toast| !toast.is_about_last(state)) { Vec::new() } else { edit::undo(state, doc, now) }
}

impl Toast {
    /// Whether the change that it tells of is still the last one of its worksheet.
    #[must_use]
    pub fn is_about_last(&self, state: &State) -> bool {
        let now = self.doc.and_then(|doc| state.doc(doc)).map(|open| open.steps.revision());
        now == self.revision
    }
}

/// The message was closed.
pub(super) fn toast_gone(state: &mut State) -> Vec<Effect> {
    state.toast = None;
    Vec::new()
}

/// The safety text.
pub(super) fn safety(state: &mut State) -> Vec<Effect> {
    // A guard for unsaved work is not covered by it.
    state.dialog.get_or_insert(Dialog::Safety);
    Vec::new()
}

/// A page of Help.
pub(super) fn help(state: &mut State, topic: String) -> Vec<Effect> {
    from_here(state);
    state.screen = Screen::Help(Help { topic });
    Vec::new()
}

/// Settings.
pub(super) fn open_settings(state: &mut State) -> Vec<Effect> {
    from_here(state);
    state.screen = Screen::Settings;
    Vec::new()
}

fn from_here(state: &mut State) {
    if !matches!(state.screen, Screen::Help(_) | Screen::Settings) {
        state.before = state.screen.clone();
    }
}

/// Goes back to where Help or Settings was opened.
pub(super) fn back(state: &mut State) -> Vec<Effect> {
    state.screen = std::mem::take(&mut state.before);
    super::library::renew(state);
    Vec::new()
}
