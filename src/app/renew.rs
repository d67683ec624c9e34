//! A newer version of a worksheet's template: told, looked at, taken over.
//!
//! Nothing happens by itself. What would change is worked out anew when the
//! person looks and when she agrees; taking over is one step that *Undo* takes
//! back.

use super::{Dialog, DocKey, Effect, Open, ShelfEntry, State, choices, edit};
use crate::{
    base::{Id, Moment},
    t,
    worksheet::{self, Change, Renewal, Side, State as Review},
};

/// The newer version of an open worksheet's template on the shelf, where the writer could take it over.
#[must_use]
pub fn newer<'s>(state: &'s State, open: &Open) -> Option<&'s str> {
    entry(state, open).map(|entry| entry.template.version.as_str())
}

/// The blank worksheet that is newer, and can be had in the language of the open one.
fn entry<'s>(state: &'s State, open: &Open) -> Option<&'s ShelfEntry> {
    let sheet = open.sheet();
    let at_home = matches!(sheet.review.state, Review::Mine) && open.me.side == Side::Writer;
    state.shelf.entry(&sheet.template.id).filter(|entry| {
        at_home
            && entry.languages.contains(&sheet.template.language)
            && worksheet::is_newer(&entry.template.version, &sheet.template.version)
    })
}

/// What taking the newer version over would do.
fn renewal(state: &State, doc: DocKey) -> Option<Renewal> {
    let open = state.doc(doc)?;
    let newer = entry(state, open)?;
    let newer = state.shelf.in_language(newer, &open.sheet().template.language, &state.settings.words)?;
    let words = |id: &Id| worksheet::answer_in_words(open.sheet(), &open.outcome, id);
    Some(worksheet::renewal(open.sheet(), newer, &words))
}

/// Shows what would change.
pub(super) fn look(state: &mut State, doc: DocKey) -> Vec<Effect> {
    if let Some(renewal) = renewal(state, doc) {
        let Renewal { renewed, lines, other_rules, moved_comments } = renewal;
        let version = renewed.template.version.clone();
        state.dialog = Some(Dialog::Renew { doc, version, lines, other_rules, moved_comments });
    }
    Vec::new()
}

/// Takes the newer version over, as one step.
pub(super) fn take_over(state: &mut State, doc: DocKey, now: Moment) -> Vec<Effect> {
    state.dialog = None;
    let Some(renewal) = renewal(state, doc) else { return Vec::new() };
    let version = renewal.renewed.template.version.clone();
    if edit::edit(state, doc, Change::Renew(Box::new(renewal.renewed)), None, now) {
        choices::say(state, t!("renew-done", version = &version), Some(doc), now);
    }
    Vec::new()
}

/// Deletes a kept answer, as one step that can be taken back.
pub(super) fn drop_former(state: &mut State, doc: DocKey, id: Id, now: Moment) -> Vec<Effect> {
    if edit::edit(state, doc, Change::Former { id, former: None }, None, now) {
        choices::say(state, t!("app-kept-dropped").to_owned(), Some(doc), now);
    }
    Vec::new()
}
