//! Blank worksheets: those of the program and the user's own, in her words and her language.

use std::{path::PathBuf, sync::Arc};

use super::{Dialog, Effect, Failure, State, bench::TemplateText, choices};
use crate::{
    base::{Id, Moment},
    t,
    template::{self, OwnWords, Template, shelf, translation::Translation},
};

/// Blank worksheets, and what they are made of.
#[derive(Debug, Default)]
pub struct Shelf {
    /// In the order of the shelf: the three core sheets, *Just a line*, then the rest.
    pub entries: Vec<ShelfEntry>,
    /// The user's own blank worksheets, as they stand in their files.
    pub own: Vec<(PathBuf, TemplateText)>,
    /// The user's own translations.
    pub translations: Vec<Translation>,
    /// The user's own words were changed, and the entries do not say them yet.
    pub is_behind: bool,
    /// What was taken off last: where it waits, and where it lay.
    pub taken_off: Option<(PathBuf, PathBuf)>,
}

/// A blank worksheet.
#[derive(Clone, Debug)]
pub struct ShelfEntry {
    /// The checked template.
    pub template: Arc<Template>,
    /// Whether it is shown at first start, not behind *More worksheets*.
    pub first: bool,
    /// Its file, if it is the user's own.
    pub own: Option<PathBuf>,
    /// The languages in which it can be had, that of its author first.
    pub languages: Vec<String>,
}

impl ShelfEntry {
    /// A blank worksheet of the program.
    #[must_use]
    pub fn new(template: Arc<Template>, first: bool) -> Self {
        let mut languages = vec![template.language.clone()];
        languages.extend(shelf::languages(template.id.as_str()).map(str::to_owned));
        Self { template, first, own: None, languages }
    }
}

impl Shelf {
    /// The blank worksheet with this id.
    #[must_use]
    pub fn entry(&self, id: &Id) -> Option<&ShelfEntry> {
        self.entries.iter().find(|entry| entry.template.id == *id)
    }

    /// The file of the user's own blank worksheet as it was read.
    pub(super) fn source_of(&self, entry: &ShelfEntry) -> Option<&TemplateText> {
        let file = entry.own.as_ref()?;
        self.own.iter().find(|(known, _)| known == file).map(|(_, source)| source)
    }

    /// A blank worksheet in one of its languages.
    pub(super) fn in_language(&self, entry: &ShelfEntry, language: &str, words: &OwnWords) -> Option<Arc<Template>> {
        if entry.template.language == language {
            return Some(Arc::clone(&entry.template));
        }
        let id = entry.template.id.as_str();
        let original = entry.languages.first().is_some_and(|first| first == language);
        let by_user = || self.translations.iter().find(|one| one.of == entry.template.id && one.language == language);
        match self.source_of(entry) {
            Some(source) if original => own(source, words),
            Some(source) => {
                let plain = own(source, &OwnWords::default())?;
                shelf::translated(&plain, by_user()?, language, &|id| source.blocks_of(id))
            }
            None if original => shipped(id, words),
            None => shelf::template_in(id, language).or_else(|| {
                let original = shelf::template(id)?;
                shelf::translated(&original, by_user()?, language, &shelf::look_up)
            }),
        }
    }

    /// The user's own translations are found in the menu of their worksheets.
    fn add_languages(&mut self) {
        for entry in &mut self.entries {
            for one in self.translations.iter().filter(|one| one.of == entry.template.id) {
                if !entry.languages.contains(&one.language) {
                    entry.languages.push(one.language.clone());
                }
            }
        }
    }
}

/// Asks for the user's own shelf to be read.
pub(super) fn read_anew(_state: &State) -> Vec<Effect> {
    vec![Effect::ReadOwnShelf]
}

/// The user's own shelf was read: her worksheets, and her translations.
pub(super) fn found(state: &mut State, found: Vec<(PathBuf, TemplateText)>) -> Vec<Effect> {
    let translation = |source: &TemplateText| Translation::parse(&source.text);
    state.shelf.translations = found.iter().filter_map(|(_, source)| translation(source)).collect();
    state.shelf.own = found.into_iter().filter(|(_, source)| translation(source).is_none()).collect();
    renew(state);
    Vec::new()
}

/// Takes one of the user's own blank worksheets off the shelf.
pub(super) fn take_off(state: &mut State, id: &Id) -> Vec<Effect> {
    let Some(file) = state.shelf.entry(id).and_then(|entry| entry.own.clone()) else { return Vec::new() };
    let on_bench = |bench: &super::Bench| bench.place == super::Place::File(file.clone());
    if state.bench.as_ref().is_some_and(|bench| on_bench(bench) && (bench.is_behind() || bench.saving)) {
        // What was just changed is kept first.
        return Vec::new();
    }
    state.bench.take_if(|bench| on_bench(bench));
    vec![Effect::TakeOffShelf(file)]
}

/// It waits elsewhere now, or lies on the shelf again.
pub(super) fn taken_off(
    state: &mut State,
    from: PathBuf,
    result: Result<Option<PathBuf>, Failure>,
    now: Moment,
) -> Vec<Effect> {
    match result {
        Ok(Some(waits)) => {
            state.shelf.taken_off = Some((waits, from));
            choices::say_gone(state, t!("shelf-taken-off"), now);
        }
        Ok(None) => choices::say(state, t!("shelf-is-back").to_owned(), None, now),
        Err(failure) => state.dialog = Some(Dialog::Failed(failure)),
    }
    vec![Effect::ReadOwnShelf]
}

/// Puts back what was taken off last.
pub(super) fn put_back(state: &mut State) -> Option<Effect> {
    let (waits, to) = state.shelf.taken_off.take()?;
    Some(Effect::PutOnShelf { waits, to })
}

/// Reads the shelf anew once Settings is left, if the user's words or language were changed there.
pub(super) fn settle(state: &mut State) {
    if state.screen != super::Screen::Settings && std::mem::take(&mut state.shelf.is_behind) {
        renew(state);
    }
}

/// Reads every blank worksheet anew, in the user's words and the language she likes best.
pub(super) fn renew(state: &mut State) {
    let words = state.settings.words.clone();
    let shelf = &mut state.shelf;
    shelf.entries.retain(|entry| entry.own.is_none());
    for entry in &mut shelf.entries {
        if let Some(template) = shipped(entry.template.id.as_str(), &words) {
            entry.template = template;
        }
    }
    for (file, source) in &shelf.own {
        // One with faults waits on the bench until it has none.
        let Some(template) = own(source, &words) else { continue };
        if shelf.entries.iter().all(|entry| entry.template.id != template.id) {
            let languages = vec![template.language.clone()];
            shelf.entries.push(ShelfEntry { template, first: false, own: Some(file.clone()), languages });
        }
    }
    shelf.add_languages();
    let language = &state.settings.language;
    let spoken = |entry: &ShelfEntry| shelf.in_language(entry, language, &words);
    let can = |entry: &ShelfEntry| entry.languages.contains(language);
    let others: Vec<_> = shelf.entries.iter().map(|entry| can(entry).then(|| spoken(entry)).flatten()).collect();
    for (entry, other) in state.shelf.entries.iter_mut().zip(others) {
        if let Some(other) = other {
            entry.template = other;
        }
    }
}

/// A template of the program with the user's words in it.
fn shipped(id: &str, words: &OwnWords) -> Option<Arc<Template>> {
    shelf::template(id).map(|template| words.in_template(&template))
}

fn own(source: &TemplateText, words: &OwnWords) -> Option<Arc<Template>> {
    let read = template::read(&source.name, &source.text, &|id| source.blocks_of(id));
    read.template.map(|template| words.in_template(&Arc::new(template)))
}
