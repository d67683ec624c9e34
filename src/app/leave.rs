//! Closing and quitting: nothing goes before it is safe or thrown away on purpose.

use super::{
    Dialog, DocKey, Door, Effect, Failure, KeptAs, Leaving, Open, Saved, Screen, State, bench, folder, library,
    names, paper, save, table,
};
use crate::{base::Moment, t};

/// Closes a worksheet, after writing what is not written yet.
pub(super) fn close(state: &mut State, doc: DocKey, now: Moment) -> Vec<Effect> {
    let Some(open) = state.doc_mut(doc) else { return Vec::new() };
    if open.keep.shut_out && open.is_behind() {
        // Its words are sealed, and it stays open behind the door until they can be written.
        state.screen = Screen::Locked;
        return save::tick(state, now);
    }
    if !at_risk(open) && !open.is_behind() && open.keep.writing.is_none() {
        return away(state, doc, now);
    }
    if at_risk(open) {
        state.dialog = Some(Dialog::CloseUnsaved(doc));
        return Vec::new();
    }
    open.keep.close_after = true;
    save::save(state, doc, now)
}

/// Whether only the person can say what becomes of its words.
fn at_risk(open: &Open) -> bool {
    match open.saved {
        Saved::Failed(_) => true,
        _ => open.is_behind() && open.file.is_none() && open.keep.writing.is_none(),
    }
}

/// Takes a worksheet off the desk; whatever should be kept is kept.
pub(super) fn away(state: &mut State, doc: DocKey, now: Moment) -> Vec<Effect> {
    let Some(at) = state.open.iter().position(|open| open.key == doc) else { return Vec::new() };
    let open = state.open.remove(at);
    let mut todo = Vec::new();
    if open.keep.rescuing.is_some() {
        state.gone.push((doc, open.sheet().doc.clone(), now));
    } else if open.keep.has_rescue {
        todo.push(Effect::DropRescue(open.sheet().doc.clone()));
    }
    if state.screen.is_of(doc) {
        state.screen = if open.reviews() { Screen::Supervision(None) } else { Screen::Library };
        todo.push(Effect::ReadLibrary);
    }
    if state.before.is_of(doc) {
        state.before = Screen::Library;
    }
    if state.toast.as_ref().is_some_and(|toast| toast.doc == Some(doc)) {
        state.toast = None;
    }
    library::renew(state);
    todo
}

/// Ends the program, after writing what is not written yet.
pub(super) fn quit(state: &mut State, now: Moment) -> Vec<Effect> {
    state.leaving = Some(Leaving { since: now, keep_all: false });
    go_on(state, now)
}

/// Goes on with ending the program, if it is about to end.
pub(super) fn go_on(state: &mut State, now: Moment) -> Vec<Effect> {
    let Some(leaving) = state.leaving else { return Vec::new() };
    let mut todo = bench::flush(state);
    if let Some(failure) = bench::in_the_way(state) {
        state.leaving = None;
        state.dialog = Some(Dialog::Failed(failure));
        return todo;
    }
    if state.folder.kept == KeptAs::Memory && state.folder.door == Door::Locked {
        // Told once; whoever asks again leaves.
        state.folder.kept = KeptAs::Copies;
        state.leaving = None;
        let (what, help) = (t!("kept-nowhere").to_owned(), t!("kept-nowhere-help").to_owned());
        state.dialog = Some(Dialog::Failed(Failure { what, help }));
        return todo;
    }
    for open in &mut state.open {
        if open.is_behind() && !at_risk(open) && open.keep.failed.is_none() {
            todo.extend(open.file.clone().and_then(|file| save::write(open, file, now)));
        }
        if open.keep.shut_out {
            todo.extend(save::seal(open, now));
        }
    }
    let risky: Vec<DocKey> = state.open.iter().filter(|open| at_risk(open)).map(|open| open.key).collect();
    if let Some(first) = risky.first().copied() {
        if !leaving.keep_all {
            state.leaving = None;
            state.dialog = Some(Dialog::QuitUnsaved(risky));
        } else if !state.waiting {
            todo.extend(save::save_as(state, first));
        }
        return todo;
    }
    let writing = state.open.iter().any(|open| open.keep.writing.is_some());
    let sealing = |open: &Open| open.keep.shut_out && open.keep.rescuing.is_some();
    let rescuing = !state.gone.is_empty() || state.open.iter().any(sealing);
    let bench = bench::is_on_its_way(state);
    todo.extend(table::keep_first(state));
    if table::is_on_its_way(state) && !now.is_past(leaving.since, folder::PATIENCE_SECS) {
        return todo;
    }
    if !writing && !rescuing && !bench {
        todo.extend(the_end(state));
    }
    todo
}

fn the_end(state: &mut State) -> Vec<Effect> {
    state.leaving = None;
    let mut todo: Vec<Effect> = table::keep_at_last(state).into_iter().collect();
    todo.extend(names::keep_at_last(state));
    if state.settings_changed.take().is_some() || state.settings_refused {
        todo.push(names::keep_settings(state));
    }
    todo.push(Effect::Quit);
    todo
}

/// A last write that takes too long does not hold the window for ever: the rescue copy has the words.
pub(super) fn tick(state: &mut State, now: Moment) -> Vec<Effect> {
    state.gone.retain(|(_, _, since)| !now.is_past(*since, folder::PATIENCE_SECS));
    match state.leaving {
        Some(leaving) if !state.waiting && now.is_past(leaving.since, folder::PATIENCE_SECS) => slow(state, now),
        Some(_) => go_on(state, now),
        None => Vec::new(),
    }
}

/// The disk does not answer: ask the person rather than leave or hang.
fn slow(state: &mut State, now: Moment) -> Vec<Effect> {
    let stuck: Vec<DocKey> = state.open.iter().filter(|open| open.is_behind()).map(|open| open.key).collect();
    if stuck.is_empty() {
        return go_on(state, now);
    }
    state.leaving = None;
    state.dialog = Some(Dialog::QuitUnsaved(stuck));
    Vec::new()
}

/// Closes the dialog without doing anything.
pub(super) fn dismiss(state: &mut State) -> Vec<Effect> {
    match state.dialog.take() {
        Some(Dialog::LettersMissing(doc)) => paper::stay(state, doc),
        Some(Dialog::TwoNames(_)) => names::put_off(state),
        _ => {}
    }
    state.leaving = None;
    Vec::new()
}

/// In the guard for unsaved work: throws away and goes on.
pub(super) fn throw_away(state: &mut State, now: Moment) -> Vec<Effect> {
    match state.dialog.take() {
        Some(Dialog::CloseUnsaved(doc)) => away(state, doc, now),
        Some(Dialog::QuitUnsaved(docs)) => {
            let mut todo: Vec<Effect> = docs.into_iter().flat_map(|doc| away(state, doc, now)).collect();
            todo.extend(quit(state, now));
            todo
        }
        other => {
            state.dialog = other;
            Vec::new()
        }
    }
}

/// In the guard for unsaved work: keeps, then goes on.
pub(super) fn keep_first(state: &mut State, now: Moment) -> Vec<Effect> {
    let nowhere = state.folder.door == Door::LookingAround;
    if nowhere && matches!(state.dialog, Some(Dialog::CloseUnsaved(_) | Dialog::QuitUnsaved(_))) {
        state.dialog = None;
        return folder::to_set_up(state);
    }
    match state.dialog.take() {
        Some(Dialog::CloseUnsaved(doc)) => {
            if let Some(open) = state.doc_mut(doc) {
                open.keep.close_after = true;
            }
            save::save_as(state, doc)
        }
        Some(Dialog::QuitUnsaved(_)) => {
            state.leaving = Some(Leaving { since: now, keep_all: true });
            go_on(state, now)
        }
        Some(Dialog::ChangedOutside(doc)) => save::save_as(state, doc),
        other => {
            state.dialog = other;
            Vec::new()
        }
    }
}
