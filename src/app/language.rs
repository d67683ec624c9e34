//! In which language a worksheet is had: on the shelf, and one that is written in.
//!
//! Only words change. Answers, scores and ids are those of before, and an open
//! worksheet changes by one edit that *Undo* takes back.

use super::{DocKey, Effect, Open, State, blanks, choices, edit};
use crate::{
    base::{Id, Moment},
    t,
    worksheet::{self, Change, Side, State as Review},
};

/// The languages in which an open worksheet can be had, its own with them; none where there is no choice.
#[must_use]
pub fn languages<'s>(state: &'s State, open: &Open) -> &'s [String] {
    let sheet = open.sheet();
    let at_home = matches!(sheet.review.state, Review::Mine) && open.me.side == Side::Writer;
    let entry = state.shelf.entry(&sheet.template.id).filter(|entry| {
        // Another version has other words: it is taken over first.
        at_home && entry.template.version == sheet.template.version && entry.languages.len() > 1
    });
    entry.map_or(&[], |entry| &entry.languages)
}

/// Worksheets are begun in this language from now on, where they come in it.
pub(super) fn prefer(state: &mut State, language: String, now: Moment) -> Vec<Effect> {
    state.settings.language = language;
    state.settings_changed = Some(now);
    blanks::renew(state);
    Vec::new()
}

/// Puts an open worksheet into another of its languages, as one step.
pub(super) fn speak(state: &mut State, doc: DocKey, language: &str, now: Moment) -> Vec<Effect> {
    let Some(open) = state.doc(doc).filter(|open| languages(state, open).iter().any(|one| one == language)) else {
        return Vec::new();
    };
    let sheet = open.sheet();
    if sheet.template.language == language {
        return Vec::new();
    }
    let entry = state.shelf.entry(&sheet.template.id);
    let other = entry.and_then(|entry| state.shelf.in_language(entry, language, &state.settings.words));
    let Some(other) = other else { return Vec::new() };
    let words = |id: &Id| worksheet::answer_in_words(sheet, &open.outcome, id);
    let renewal = worksheet::renewal(sheet, other, &words);
    if edit::edit(state, doc, Change::Renew(Box::new(renewal.renewed)), None, now) {
        choices::say(state, t!("language-changed", language = language_name(language)), Some(doc), now);
    }
    Vec::new()
}

/// What a language is called by those who speak it; its code where we do not know.
#[must_use]
pub fn language_name(code: &str) -> &str {
    match code {
        "en" => t!("language-en"),
        "de" => t!("language-de"),
        "pl" => t!("language-pl"),
        "es" => t!("language-es"),
        "fr" => t!("language-fr"),
        "it" => t!("language-it"),
        "nl" => t!("language-nl"),
        _ => code,
    }
}
