//! From what was written to a checked template: shared items merged in, ids checked.
//!
//! [`template`] walks a [`file::Template`] together with the blocks file it
//! names, builds the [`model::Template`] and collects every fault on the way.
//! What could not be read at all was reported before; its ids are in
//! [`Lost`], and nobody here complains about them again.
//!
//! Not here: reading text, running examples (`worksheet`).

mod items;
mod path;
mod scores;
mod sections;
mod texts;

use std::{cell::RefCell, collections::HashSet, sync::Arc};

use path::Path;

use super::{
    file,
    model::{self, TemplateTexts},
    tree::Tree,
};
use crate::{
    base::{Id, Keyed},
    diagnostic::{Code, Diagnostic, Place, TextId},
};

/// The text of the template.
pub(super) const TEMPLATE: TextId = TextId(0);
/// The text of the blocks file.
pub(super) const BLOCKS: TextId = TextId(1);

/// Ids that stand in parts which could not be read: nothing is said about them.
#[derive(Debug, Default)]
pub(super) struct Lost(pub HashSet<String>);

/// What is at hand for resolving.
pub(super) struct Given<'a> {
    /// The template as written.
    pub file: &'a file::Template,
    /// The blocks file it names, if it could be read.
    pub blocks: Option<&'a file::Blocks>,
    /// The trees of both texts, for places.
    pub trees: [Option<&'a Tree>; 2],
    /// Ids in parts that could not be read.
    pub lost: Lost,
    /// The exact texts.
    pub texts: TemplateTexts,
}

/// Resolves a template and checks it.
pub(super) fn template(given: Given<'_>) -> (model::Template, Vec<Diagnostic>) {
    let texts = given.texts.clone();
    let cx = Cx { given, out: RefCell::default() };
    let root = Path::root(TEMPLATE);
    let file = cx.given.file;
    let mut sections = cx.sections(&root.field("sections"));
    cx.mark_short(&mut sections);
    let template = model::Template {
        id: file.id.clone(),
        version: file.version.clone(),
        language: file.language.clone(),
        title: file.title.clone(),
        subtitle: file.subtitle.clone(),
        purpose: file.purpose.clone(),
        when: file.when.clone(),
        who: file.who.clone(),
        minutes: file.minutes,
        short_minutes: file.short.as_ref().map(|short| short.minutes),
        tags: file.tags.clone(),
        sections,
        scores: cx.scores(&root.field("scores")),
        profiles: cx.profiles(&root.field("profiles")),
        results: file.results.clone(),
        notes: cx.notes(&root.field("notes")),
        go_on: file.go_on.clone(),
        print_scores: file.print.scores,
        examples: cx.examples(&root.field("examples")),
        about: file.about.clone(),
        sources: file.sources.iter().filter(|source| source.seen).map(|source| source.cite.clone()).collect(),
        texts,
    };
    (template, cx.out.into_inner())
}

/// What the whole resolving shares.
struct Cx<'a> {
    given: Given<'a>,
    out: RefCell<Vec<Diagnostic>>,
}

impl<'a> Cx<'a> {
    fn place(&self, path: &Path<'_>) -> Place {
        path.place(&self.given.trees)
    }

    /// Reports a fault; one in a shared block also says where it is shared.
    fn report(&self, path: &Path<'_>, fault: Diagnostic) {
        let fault = match path.caller() {
            Some(caller) => fault.label(self.place(caller), "shared from here"),
            None => fault,
        };
        self.out.borrow_mut().push(fault);
    }

    fn is_lost(&self, id: &Id) -> bool {
        self.given.lost.0.contains(id.as_str())
    }

    /// Reports an id that leads nowhere, unless its target could not be read.
    fn unknown<'k>(
        &self,
        code: Code,
        what: &str,
        id: &Id,
        path: &Path<'_>,
        known: impl Iterator<Item = &'k str>,
    ) -> Option<()> {
        if self.is_lost(id) {
            return None;
        }
        let mut fault = Diagnostic::error(code, self.place(path), format!("no {what} \"{id}\""));
        if let Some(near) = super::nearest(id.as_str(), known) {
            fault = fault.help(format!("did you mean \"{near}\"?"));
        }
        self.report(path, fault);
        None
    }

    fn scale(&self, id: &Id, path: &Path<'_>) -> Option<&'a file::Scale> {
        let own = self.given.file.scales.get(id.as_str());
        let found = own.or_else(|| self.given.blocks.and_then(|b| b.scales.get(id.as_str())));
        if found.is_none() {
            let shared = self.given.blocks.into_iter().flat_map(|b| b.scales.keys());
            let known = self.given.file.scales.keys().chain(shared).map(Id::as_str);
            self.unknown(Code::UnknownScale, "scale", id, path, known);
        }
        found
    }

    fn bands(&self, id: Option<&Id>, path: &Path<'_>) -> model::Bands {
        let Some(id) = id else { return model::Bands::default() };
        let own = self.given.file.bands.get(id.as_str());
        let found = own.or_else(|| self.given.blocks.and_then(|b| b.bands.get(id.as_str())));
        if found.is_none() {
            let shared = self.given.blocks.into_iter().flat_map(|b| b.bands.keys());
            let known = self.given.file.bands.keys().chain(shared).map(Id::as_str);
            self.unknown(Code::UnknownBand, "bands", id, path, known);
        }
        model::Bands(found.cloned().unwrap_or_default())
    }

    fn list(&self, id: &Id, path: &Path<'_>) -> Option<&'a Keyed<file::Text>> {
        let found = self.given.file.lists.get(id.as_str());
        if found.is_none() {
            self.unknown(Code::UnknownList, "list", id, path, self.given.file.lists.keys().map(Id::as_str));
        }
        found
    }

    fn examples(&self, path: &Path<'_>) -> Vec<model::Example> {
        let examples = self.given.file.examples.iter().enumerate();
        examples.map(|(at, example)| self.example(example, &path.nth(at))).collect()
    }

    fn example(&self, example: &file::Example, path: &Path<'_>) -> model::Example {
        let (answers, expect) = (path.field("answers"), path.field("expect"));
        let answers_place = self.place(&answers);
        let written = answers_place.span.of(&self.given.texts.template);
        let answers = if written.is_empty() { written_again(example) } else { written.to_owned() };
        let at = |(at, wanted): (usize, &file::Expect)| (self.place(&expect.nth(at)), wanted.clone());
        model::Example {
            name: example.name.clone(),
            answers: Arc::from(answers),
            answers_place,
            expect: example.expect.iter().enumerate().map(at).collect(),
            place: self.place(path),
        }
    }
}

/// The answers of an example as RON, where their own text is not at hand.
fn written_again(example: &file::Example) -> String {
    let pair = |(id, raw): (&Id, &Box<ron::value::RawValue>)| format!("\"{id}\": {}", raw.get_ron());
    let pairs: Vec<String> = example.answers.iter().map(pair).collect();
    format!("{{ {} }}", pairs.join(", "))
}
