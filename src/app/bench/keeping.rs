//! How a text on the bench is kept, and what happens when its file changes elsewhere.

use std::path::PathBuf;

use super::{Bench, Place, TemplateText, not_opened, put, renew};
use crate::{
    app::{Effect, Failure, OpenAs, State, blanks, given},
    base::{Id, Moment},
    template::rewrite::Source,
};

/// Seconds without a change before the text is kept.
const PAUSE_SECS: i64 = 1;

impl Bench {
    /// Whether its file lacks something.
    #[must_use]
    pub fn is_behind(&self) -> bool {
        match self.place {
            Place::Fixed => false,
            Place::New => self.changed.is_some(),
            Place::File(_) => self.kept.as_deref() != Some(self.source.text.as_str()),
        }
    }
}

impl Bench {
    /// Whether a file that was written is the one of this text.
    fn is_meant(&self, result: &Result<(PathBuf, String), Failure>) -> bool {
        let Ok((file, _)) = result else { return true };
        match &self.place {
            Place::File(own) => own == file,
            _ => {
                let own = named(self.source.clone()).name;
                let stem = own.trim_end_matches(".ron");
                file.file_stem().is_some_and(|name| name.to_string_lossy().starts_with(stem))
            }
        }
    }
}

/// Whether the text on the bench can neither be kept nor be put away: somebody must say what happens.
pub(in crate::app) fn is_stuck(state: &State) -> bool {
    let stuck = |bench: &Bench| bench.is_behind() && (bench.failed.is_some() || bench.theirs.is_some());
    state.bench.as_ref().is_some_and(|bench| stuck(bench))
}

/// The folder is locked: what was typed on the live sheet is forgotten, and the text if it is kept.
pub(in crate::app) fn shut(state: &mut State) {
    if let Some(bench) = state.bench.as_mut().filter(|bench| bench.is_behind() || bench.saving) {
        bench.live = None;
        bench.typed.clear();
    } else {
        state.bench = None;
    }
}

/// Whether it is being written just now.
pub(in crate::app) fn is_on_its_way(state: &State) -> bool {
    state.bench.as_ref().is_some_and(|bench| bench.saving)
}

/// Why the program should not end: the text could not be kept. It is said once.
pub(in crate::app) fn in_the_way(state: &mut State) -> Option<Failure> {
    let bench = state.bench.as_mut().filter(|bench| bench.is_behind() && !bench.told)?;
    let failure = bench.failed.clone()?;
    bench.told = true;
    Some(failure)
}

/// What time has made due: keeping the text, and looking at its file.
pub(in crate::app) fn tick(state: &mut State, now: Moment) -> Vec<Effect> {
    let Some(bench) = &state.bench else { return Vec::new() };
    let waited = bench.changed.is_some_and(|changed| now.secs_since(changed) >= PAUSE_SECS);
    let mut todo = if waited { flush(state) } else { Vec::new() };
    let on_screen = state.screen == crate::app::Screen::Bench;
    if let Some(Place::File(file)) = state.bench.as_ref().map(|bench| &bench.place).filter(|_| on_screen) {
        todo.push(Effect::WatchTemplate(file.clone()));
    }
    todo
}

/// Keeps the text now, if it is not kept.
pub(in crate::app) fn flush(state: &mut State) -> Vec<Effect> {
    let Some(bench) = state.bench.as_mut() else { return Vec::new() };
    if !bench.is_behind() || bench.saving || bench.failed.is_some() || bench.theirs.is_some() {
        return Vec::new();
    }
    bench.saving = true;
    let source = bench.source.clone();
    match &bench.place {
        Place::File(file) => {
            vec![Effect::WriteTemplate { file: file.clone(), text: source.text, before: bench.kept.clone() }]
        }
        _ => vec![Effect::KeepOwn { source: Box::new(named(source)), on_bench: true }],
    }
}

/// A text under the name that its id says.
fn named(mut source: TemplateText) -> TemplateText {
    let read = Source::read(&source.text);
    let id = read.root().field("id").and_then(|node| node.text()).and_then(|id| Id::parse(id).ok());
    if let Some(id) = id {
        source.name = format!("{id}.ron");
    }
    source
}

/// The text was written, or could not be.
pub(in crate::app) fn written(
    state: &mut State,
    result: Result<(PathBuf, String), Failure>,
    now: Moment,
) -> Vec<Effect> {
    let Some(bench) = state.bench.as_mut().filter(|bench| bench.saving && bench.is_meant(&result)) else {
        // It has gone from the bench since.
        if let Err(failure) = result {
            not_opened(state, failure);
        }
        return blanks::read_anew(state);
    };
    bench.saving = false;
    match result {
        Ok((file, text)) => {
            let fresh = bench.place == Place::New;
            bench.source.name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            bench.place = Place::File(file);
            bench.kept = Some(text);
            bench.saved = Some(now);
            bench.failed = None;
            if fresh {
                renew(bench, now);
            }
            blanks::read_anew(state)
        }
        Err(failure) => {
            bench.failed = Some(failure);
            Vec::new()
        }
    }
}

/// A template's file was read: it comes onto the bench, or has changed there.
pub(in crate::app) fn read(
    state: &mut State,
    file: PathBuf,
    result: Result<TemplateText, Failure>,
    now: Moment,
) -> Vec<Effect> {
    let to_shelf = state.opening.contains(&(file.clone(), OpenAs::Shelf));
    state.opening.retain(|(path, _)| *path != file);
    let source = match result {
        Ok(source) => source,
        Err(failure) => {
            not_opened(state, failure);
            return Vec::new();
        }
    };
    if to_shelf {
        given::offer(state, source);
        return Vec::new();
    }
    let here = Place::File(file.clone());
    let Some(bench) = state.bench.as_mut().filter(|bench| bench.place == here) else {
        return put(state, source, here, now);
    };
    let asked = state.screen != crate::app::Screen::Bench;
    if asked {
        state.screen = crate::app::Screen::Bench;
    }
    take_in(bench, source, now);
    Vec::new()
}

/// The file holds another text than it was known to.
pub(in crate::app) fn changed_outside(state: &mut State, file: PathBuf, source: TemplateText, now: Moment) {
    let here = Place::File(file);
    if let Some(bench) = state.bench.as_mut().filter(|bench| bench.place == here) {
        bench.saving = false;
        take_in(bench, source, now);
    }
}

/// Takes the text of the file over, unless something was changed here meanwhile.
fn take_in(bench: &mut Bench, source: TemplateText, now: Moment) {
    let same_text = bench.kept.as_deref() == Some(source.text.as_str());
    if bench.saving || (same_text && bench.source.blocks == source.blocks) {
        return;
    }
    if bench.is_behind() && !same_text {
        bench.theirs = Some(source);
        return;
    }
    if same_text {
        bench.source.blocks = source.blocks;
    } else {
        bench.kept = Some(source.text.clone());
        bench.source = source;
        bench.before.clear();
    }
    renew(bench, now);
}

/// Whose text stays on the bench, where two were written at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Whose {
    /// The one written here.
    Mine,
    /// The one in the file.
    Theirs,
}

/// Of two texts, one stays: the one written here, or the one in the file.
pub(in crate::app) fn keep(state: &mut State, whose: Whose, now: Moment) -> Vec<Effect> {
    let Some(bench) = state.bench.as_mut() else { return Vec::new() };
    let Some(theirs) = bench.theirs.take() else { return Vec::new() };
    bench.kept = Some(theirs.text.clone());
    bench.failed = None;
    if whose == Whose::Mine {
        return flush(state);
    }
    bench.source = theirs;
    bench.before.clear();
    renew(bench, now);
    Vec::new()
}
