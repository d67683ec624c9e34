//! *Give away this blank worksheet*, and taking one that somebody gave.

use std::path::PathBuf;

use super::{
    Dialog, Effect, Failure, State,
    bench::{self, Place, TemplateText},
    choices, save,
};
use crate::{
    base::{Id, Moment},
    exchange::given::{self, Given},
    t,
    template::{
        self,
        rewrite::{Source, Step},
        shelf,
    },
};

/// A blank worksheet that somebody gave, before it is taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GivenSheet {
    /// Its texts.
    pub source: TemplateText,
    /// Its title.
    pub title: String,
    /// What it is for.
    pub purpose: String,
    /// Honest minutes.
    pub minutes: u16,
    /// How many questions it has.
    pub questions: usize,
}

/// Asks where to put the file for a colleague; without an id, of what is on the bench.
pub(super) fn give(state: &mut State, id: Option<&Id>) -> Vec<Effect> {
    if state.waiting {
        return Vec::new();
    }
    let source = match id {
        None => state.bench.as_ref().filter(|bench| bench.is_live).map(|bench| bench.source.clone()),
        Some(id) => {
            let entry = state.shelf.entry(id);
            let own = entry.and_then(|entry| state.shelf.source_of(entry));
            own.cloned().or_else(|| entry.map(|entry| bench::of_shelf(&entry.template)))
        }
    };
    let Some(source) = source else { return Vec::new() };
    let read = Source::read(&source.text);
    let named = read.root().field("blocks").and_then(|node| node.without_some().text()).map(str::to_owned);
    let own = source.blocks.as_ref().map(|(_, _, text)| text.clone());
    let blocks = named.and_then(|id| own.or_else(|| shelf::blocks(&id).map(str::to_owned)));
    let title = read.root().field("title").and_then(|node| node.text()).unwrap_or_default();
    let name = format!("{}.{}", save::fit_for_disk(title), given::ENDING);
    let text = given::write(&Given { template: source.text.clone(), blocks });
    state.waiting = true;
    vec![Effect::AskGive { name, text }]
}

/// The file for a colleague was written, or could not be.
pub(super) fn written(state: &mut State, result: Result<PathBuf, Failure>, now: Moment) -> Vec<Effect> {
    match result {
        Ok(file) => {
            let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            choices::say(state, t!("given-written", file = &name), None, now);
        }
        Err(failure) => state.dialog = Some(Dialog::Failed(failure)),
    }
    Vec::new()
}

/// A blank worksheet that somebody gave was opened.
pub(super) fn read(state: &mut State, file: &std::path::Path, result: Result<Given, Failure>) -> Vec<Effect> {
    state.opening.retain(|(path, _)| path != file);
    let sheet = result.and_then(|given| looked_at(&given));
    state.dialog = Some(match sheet {
        Ok(sheet) => Dialog::Given(Box::new(sheet)),
        Err(failure) => Dialog::Failed(failure),
    });
    Vec::new()
}

/// A template's file is to lie on the shelf: it is offered like one that somebody gave.
pub(super) fn offer(state: &mut State, source: TemplateText) {
    let blocks = source.blocks.map(|(_, _, text)| text);
    let sheet = looked_at(&Given { template: source.text, blocks });
    state.dialog = Some(match sheet {
        Ok(sheet) => Dialog::Given(Box::new(sheet)),
        Err(failure) => Dialog::Failed(failure),
    });
}

fn looked_at(given: &Given) -> Result<GivenSheet, Failure> {
    let id_in = |text: &str| {
        let read = Source::read(text);
        read.root().field("id").and_then(|node| node.text()).and_then(|id| Id::parse(id).ok())
    };
    let broken = || Failure { what: t!("given-broken").to_owned(), help: t!("given-broken-help").to_owned() };
    let id = id_in(&given.template).ok_or_else(broken)?;
    let blocks = match &given.blocks {
        // What everybody has needs no copy.
        Some(text) if shelf::blocks_ids().any(|id| shelf::blocks(id) == Some(text.as_str())) => None,
        Some(text) => {
            let id = id_in(text).ok_or_else(broken)?;
            Some((id.clone(), format!("{id}.ron"), text.clone()))
        }
        None => None,
    };
    let source = TemplateText { name: format!("{id}.ron"), text: given.template.clone(), blocks };
    let template =
        template::read(&source.name, &source.text, &|id| source.blocks_of(id)).template.ok_or_else(broken)?;
    Ok(GivenSheet {
        title: template.title.clone(),
        purpose: template.purpose.clone().unwrap_or_default(),
        minutes: template.minutes,
        questions: template.items().filter(|(_, item)| item.asks()).count(),
        source,
    })
}

/// Puts what was given onto the user's own shelf, under an id that is free.
pub(super) fn take(state: &mut State) -> Vec<Effect> {
    let Some(Dialog::Given(sheet)) = state.dialog.take_if(|dialog| matches!(dialog, Dialog::Given(_))) else {
        return Vec::new();
    };
    let mut source = sheet.source;
    let stem = source.name.trim_end_matches(".ron").to_owned();
    let id = bench::free_id(state, &stem);
    if id != stem {
        source.text = Source::read(&source.text).set_text(&[Step::field("id")], &id).unwrap_or(source.text.clone());
        source.name = format!("{id}.ron");
    }
    vec![Effect::KeepOwn { source: Box::new(source), on_bench: false }]
}

/// Looks at what was given, without taking it.
pub(super) fn look(state: &mut State, now: Moment) -> Vec<Effect> {
    match state.dialog.take_if(|dialog| matches!(dialog, Dialog::Given(_))) {
        Some(Dialog::Given(sheet)) => bench::put(state, sheet.source, Place::Fixed, now),
        _ => Vec::new(),
    }
}

/// What was given lies on the user's own shelf, or could not be put there.
pub(super) fn taken(state: &mut State, result: Result<PathBuf, Failure>, now: Moment) -> Vec<Effect> {
    match result {
        Ok(_) => {
            choices::say(state, t!("given-taken").to_owned(), None, now);
            state.screen = super::Screen::MoreWorksheets;
            vec![Effect::ReadOwnShelf]
        }
        Err(failure) => {
            state.dialog = Some(Dialog::Failed(failure));
            Vec::new()
        }
    }
}
