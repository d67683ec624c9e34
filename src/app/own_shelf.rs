//! The user's own blank worksheets, and own words in all of them.

use std::{path::PathBuf, sync::Arc};

use super::{Effect, ShelfEntry, State, bench::TemplateText};
use crate::{
    base::Id,
    template::{self, OwnWords, Template, shelf},
};

/// Asks for the user's own shelf to be read.
pub(super) fn read_anew(_state: &State) -> Vec<Effect> {
    vec![Effect::ReadOwnShelf]
}

/// The user's own shelf was read.
pub(super) fn found(state: &mut State, found: Vec<(PathBuf, TemplateText)>) -> Vec<Effect> {
    state.own_shelf = found;
    renew(state);
    Vec::new()
}

/// Reads the shelf anew once Settings is left, if the user's words were changed there.
pub(super) fn settle(state: &mut State) {
    if state.screen != super::Screen::Settings && std::mem::take(&mut state.other_words) {
        renew(state);
    }
}

/// Reads every blank worksheet anew, with the user's words in it.
pub(super) fn renew(state: &mut State) {
    let words = state.settings.words.clone();
    state.shelf.entries.retain(|entry| entry.own.is_none());
    for entry in &mut state.shelf.entries {
        if let Some(template) = shipped(entry.template.id.as_str(), &words) {
            entry.template = template;
        }
    }
    let taken: Vec<Id> = state.shelf.entries.iter().map(|entry| entry.template.id.clone()).collect();
    for (file, source) in &state.own_shelf {
        // One with faults waits on the bench until it has none.
        let Some(template) = own(source, &words) else { continue };
        let known = &state.shelf.entries;
        if taken.contains(&template.id) || known.iter().any(|entry| entry.template.id == template.id) {
            continue;
        }
        state.shelf.entries.push(ShelfEntry { template, first: false, own: Some(file.clone()) });
    }
}

/// A template of the program with the user's words in it.
fn shipped(id: &str, words: &OwnWords) -> Option<Arc<Template>> {
    if words.is_empty() {
        return shelf::template(id);
    }
    let text = shelf::all().iter().find(|shipped| shipped.id == id)?.text;
    let blocks = |id: &Id| shelf::look_up(id).map(|(name, text)| (name, words.put(&text)));
    template::read(&format!("{id}.ron"), &words.put(text), &blocks).template.map(Arc::new)
}

fn own(source: &TemplateText, words: &OwnWords) -> Option<Arc<Template>> {
    let blocks = |id: &Id| {
        let beside = source.blocks.as_ref().filter(|(own, _, _)| own == id);
        let found = beside.map(|(_, name, text)| (name.clone(), text.clone())).or_else(|| shelf::look_up(id));
        found.map(|(name, text)| (name, words.put(&text)))
    };
    template::read(&source.name, &words.put(&source.text), &blocks).template.map(Arc::new)
}
