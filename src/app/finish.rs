//! *Finish*: points out what is open, speaks of kept words, never insists.

use super::{Dialog, DocKey, Effect, Screen, State, choices, edit};
use crate::{
    base::{Id, Moment},
    t,
    worksheet::{self, Change, State as Review},
};

/// Finishes a worksheet, or says what is still open and which words would stay hidden.
pub(super) fn finish(state: &mut State, doc: DocKey, now: Moment) -> Vec<Effect> {
    let Some(open) = state.doc_mut(doc) else { return Vec::new() };
    if open.reviews() || matches!(open.sheet().review.state, Review::Finished { .. }) {
        return Vec::new();
    }
    let asked = worksheet::asked_open(open.sheet(), &open.outcome, open.sheet().content.way);
    let kept = worksheet::kept_words(open.sheet(), &open.outcome);
    open.pointed_out.clone_from(&asked);
    if asked.is_empty() && kept.is_empty() {
        return finish_anyway(state, doc, now);
    }
    state.dialog = Some(Dialog::Finish { doc, open: asked, kept });
    Vec::new()
}

/// Finishes a worksheet as it stands.
pub(super) fn finish_anyway(state: &mut State, doc: DocKey, now: Moment) -> Vec<Effect> {
    close_dialog(state, doc);
    let Some(open) = state.doc_mut(doc) else { return Vec::new() };
    open.pointed_out.clear();
    let change = worksheet::finish(open.sheet().content.way, now);
    if edit::edit(state, doc, change, None, now) {
        choices::say(state, t!("app-finished").to_owned(), Some(doc), now);
    }
    Vec::new()
}

/// Deletes words under questions that went away, as one step that can be taken back.
pub(super) fn drop_kept(state: &mut State, doc: DocKey, items: &[Id], now: Moment) -> Vec<Effect> {
    let Some(open) = state.doc(doc) else { return Vec::new() };
    // Only words that are hidden now: the dialog may be older than the sheet.
    let hidden = worksheet::kept_words(open.sheet(), &open.outcome);
    let drop = items.iter().filter(|item| hidden.contains(item));
    let drop = drop.filter_map(|item| open.sheet().template.item(item.as_str()));
    let drop: Vec<Change> = drop.map(|item| worksheet::drop_kept(open.sheet(), &open.outcome, item)).collect();
    if drop.is_empty() {
        return Vec::new();
    }
    let change = Change::All(drop);
    if !edit::edit(state, doc, change, None, now) {
        return Vec::new();
    }
    if let Some(open) = state.doc(doc) {
        let left = worksheet::kept_words(open.sheet(), &open.outcome);
        if let Some(Dialog::Finish { kept, .. }) = &mut state.dialog {
            *kept = left;
        }
    }
    choices::say(state, t!("app-kept-dropped").to_owned(), Some(doc), now);
    Vec::new()
}

/// Goes to an item that *Finish* pointed out.
pub(super) fn go_to_item(state: &mut State, doc: DocKey, item: Id) -> Vec<Effect> {
    close_dialog(state, doc);
    if let Some(open) = state.doc_mut(doc) {
        open.here = Some(item.clone());
        open.go_to = Some(item);
        state.screen = Screen::Writing(doc);
    }
    Vec::new()
}

/// Takes a worksheet up again, whatever its state.
pub(super) fn take_up_again(state: &mut State, doc: DocKey, now: Moment) -> Vec<Effect> {
    if edit::edit(state, doc, Change::State(Review::Mine), None, now) {
        choices::say(state, t!("app-taken-up-again").to_owned(), Some(doc), now);
    }
    Vec::new()
}

fn close_dialog(state: &mut State, doc: DocKey) {
    if matches!(&state.dialog, Some(Dialog::Finish { doc: of, .. }) if *of == doc) {
        state.dialog = None;
    }
}
