//! From what was written to a checked template: shared items merged in, ids checked.
//!
//! [`template`] walks a [`file::Template`] together with the blocks file it
//! names, builds the [`model::Template`] and collects every fault on the way.
//! What could not be read at all was reported before; nobody here complains
//! about it, or about the ids in it, again.
//!
//! Not here: reading text, running examples (`worksheet`).

mod choices;
mod circles;
mod conditions;
mod counting;
mod doubts;
mod examples;
mod fhir;
mod flags;
mod groups;
mod items;
mod kinds;
mod never;
mod options;
mod path;
mod points;
mod ranges;
mod rules;
mod scope;
mod scores;
mod sections;
mod tables;
mod texts;
mod whole;

use std::{
    cell::{Cell, OnceCell, RefCell},
    collections::{BTreeSet, HashMap, HashSet},
};

use path::Path;
use scope::Scope;

use super::{
    doubt::Doubt,
    file,
    instead::Called,
    is_number_of,
    model::{self, TemplateTexts},
    nearest,
    tree::{NAMELESS, Tree},
};
use crate::{
    base::{Id, Keyed, Span},
    diagnostic::{Code, Diagnostic, Place, Sought, TextId},
};

/// The text of the template.
pub(super) const TEMPLATE: TextId = TextId(0);
/// The text of the blocks file.
pub(super) const BLOCKS: TextId = TextId(1);

/// The most faults one resolving gathers; far more than are ever shown.
const MOST: usize = 500;

/// To so many unknown ids the nearest known one is named.
const MOST_COMPARED: usize = 100;

/// What is at hand for resolving.
pub(super) struct Given<'a> {
    /// The template as written.
    pub file: &'a file::Template,
    /// The blocks file it names, if it could be read.
    pub blocks: Option<&'a file::Blocks>,
    /// Whether it names a blocks file that could not be read.
    pub blocks_missing: bool,
    /// Whether the "template" is a blocks file that is checked by itself.
    pub alone: bool,
    /// Whether a worksheet brought it along: what was written in it must stay readable.
    pub carried: bool,
    /// The trees of both texts, for places.
    pub trees: [Option<&'a Tree>; 2],
    /// Ids in parts that could not be read.
    pub lost: HashSet<String>,
    /// Stretches that could not be read.
    pub bad: Vec<Place>,
    /// The exact texts.
    pub texts: TemplateTexts,
}

/// What comes of resolving.
pub(super) struct Resolved {
    /// The template; with errors it is good for trying examples, as far as there is no doubt.
    pub template: model::Template,
    /// Everything that is wrong.
    pub faults: Vec<Diagnostic>,
    /// What of the template cannot be relied on.
    pub doubt: Doubt,
}

/// Resolves a template and checks it.
pub(super) fn template(given: Given<'_>) -> Resolved {
    let texts = given.texts.clone();
    let mut cx = Cx {
        given,
        out: RefCell::default(),
        edges: RefCell::default(),
        endless: Cell::default(),
        used: RefCell::default(),
        reaches: RefCell::default(),
        meant: RefCell::default(),
        called: OnceCell::new(),
        homes: OnceCell::new(),
        nameless: false,
        forgotten: OnceCell::new(),
        scope: Scope::default(),
    };
    cx.scope = cx.build_scope();
    let root = Path::root(TEMPLATE);
    let file = cx.given.file;
    cx.nameless = cx.has_nameless();
    cx.whole(&root);
    let mut sections = cx.sections(&root.field("sections"));
    cx.mark_short(&mut sections);
    let supervisors = become_supervisors(&mut sections);
    let text = |text: &Option<file::Text>, name| cx.optional_text(text.as_ref(), &root.field(name));
    let template = model::Template {
        id: file.id.clone(),
        version: file.version.clone(),
        language: file.language.clone(),
        title: file.title.clone(),
        subtitle: text(&file.subtitle, "subtitle"),
        purpose: text(&file.purpose, "purpose"),
        when: text(&file.when, "when"),
        who: text(&file.who, "who"),
        minutes: file.minutes,
        short_minutes: file.short.as_ref().map(|short| short.minutes),
        tags: file.tags.clone(),
        blocks: file.blocks.clone(),
        sections,
        scores: cx.scores(&root.field("scores")),
        profiles: cx.profiles(&root.field("profiles")),
        flags: cx.flags(&root.field("flags")),
        results: text(&file.results, "results"),
        notes: cx.notes(&root.field("notes")),
        go_on: file.go_on.clone(),
        print_scores: file.print.scores,
        supervisors,
        for_client: file.for_client.clone(),
        examples: cx.examples(&root.field("examples")),
        about: text(&file.about, "about"),
        sources: file.sources.iter().filter(|source| source.seen).map(|source| source.cite.clone()).collect(),
        fhir: file.fhir.clone(),
        texts,
    };
    cx.fhir();
    cx.circles();
    cx.never();
    cx.unused(&root);
    let doubt = cx.doubt();
    Resolved { template, faults: cx.out.into_inner(), doubt }
}

/// What the whole resolving shares.
struct Cx<'a> {
    given: Given<'a>,
    out: RefCell<Vec<Diagnostic>>,
    /// What depends on what, for finding circles.
    edges: RefCell<Vec<circles::Edge>>,
    /// Whether something runs in a circle, or hangs on too many others in a row.
    endless: Cell<bool>,
    /// Lists, scales and bands that something uses.
    used: RefCell<BTreeSet<(&'static str, Id)>>,
    /// What is known of the values of scores and ways.
    reaches: RefCell<HashMap<Id, counting::Known>>,
    /// Scores that a misspelt name was probably meant for.
    meant: RefCell<BTreeSet<Id>>,
    /// What people see of what has an id.
    called: OnceCell<Called<'a>>,
    /// In which section each question stands first, from 0.
    homes: OnceCell<HashMap<&'a Id, usize>>,
    /// Whether an id was forgotten somewhere.
    nameless: bool,
    /// The one that was probably meant.
    forgotten: OnceCell<Id>,
    scope: Scope<'a>,
}

impl<'a> Cx<'a> {
    fn place(&self, path: &Path<'_>) -> Place {
        path.place(&self.given.trees)
    }

    fn key_place(&self, path: &Path<'_>) -> Place {
        path.key_place(&self.given.trees)
    }

    /// Reports a fault; one in a shared block also says where it is shared.
    ///
    /// What lies in a part that could not be read is silent, and so is what
    /// was said before in the same words.
    fn report(&self, path: &Path<'_>, fault: Diagnostic) {
        let inside = |bad: &Place| bad.text == fault.place.text && holds(bad.span, fault.place.span);
        let mut out = self.out.borrow_mut();
        let said = |known: &Diagnostic| known.place == fault.place && known.message == fault.message;
        if out.len() >= MOST || out.iter().any(said) || self.given.bad.iter().any(inside) {
            return;
        }
        out.push(match path.caller() {
            Some(caller) => fault.label(self.place(caller), "shared from here"),
            None => fault,
        });
    }

    /// Reports a fault at the value of a path.
    fn error(&self, code: Code, path: &Path<'_>, message: impl Into<String>, help: impl Into<String>) {
        self.report(path, Diagnostic::error(code, self.place(path), message).help(help));
    }

    /// Reports something probably not meant at the value of a path.
    fn warning(&self, code: Code, path: &Path<'_>, message: impl Into<String>, help: impl Into<String>) {
        self.report(path, Diagnostic::warning(code, self.place(path), message).help(help));
    }

    /// Whether some id was forgotten, and what it stands for has one made up.
    fn has_nameless(&self) -> bool {
        let file = self.given.file;
        let named = file.scores.keys().chain(file.scales.keys()).chain(file.profiles.keys()).chain(file.flags.keys());
        let lost = self.given.lost.iter().map(String::as_str);
        named.map(Id::as_str).chain(self.scope.all_ids()).chain(lost).any(|id| id.starts_with(NAMELESS))
    }

    fn is_lost(&self, id: &Id) -> bool {
        self.given.lost.contains(id.as_str())
    }

    /// Whether an id is probably the one that was forgotten: that was told where it should stand.
    ///
    /// One line without its id has one id: of several that are not there, the first is taken for it.
    fn is_the_forgotten(&self, id: &Id, known: &[&str]) -> bool {
        let misspelt = !is_number_of(id) && nearest(id.as_str(), known.iter().copied()).is_some();
        if !self.nameless || misspelt {
            return false;
        }
        self.forgotten.get_or_init(|| id.clone()) == id
    }

    /// Reports an id that leads nowhere, unless its target could not be read.
    fn unknown<'k>(&self, code: Code, what: &str, id: &Id, path: &Path<'_>, known: impl Iterator<Item = &'k str>) {
        self.unknown_at(self.place(path), code, what, id, path, known);
    }

    fn unknown_at<'k>(
        &self,
        place: Place,
        code: Code,
        what: &str,
        id: &Id,
        path: &Path<'_>,
        known: impl Iterator<Item = &'k str>,
    ) {
        if self.is_lost(id) {
            return;
        }
        // With so much amiss, looking for near words would take longer than reading them.
        let told = self.out.borrow().len();
        if told >= MOST {
            return;
        }
        let known = known.filter(|id| !id.starts_with(NAMELESS));
        let known: Vec<&str> = if told < MOST_COMPARED { known.collect() } else { Vec::new() };
        if code != Code::UnknownOption && self.is_the_forgotten(id, &known) {
            return;
        }
        let fault =
            Diagnostic::error(code, place, format!("there is no {what} \"{id}\"")).sought(Sought::Id(id.clone()));
        let called = self.called.get_or_init(|| Called::of(&self.given.trees)).ids(id.as_str());
        if let Some(meant) = called.iter().find(|id| known.contains(id)) {
            let message = format!("these are the words of \"{meant}\", not its id");
            let fault = Diagnostic::error(code, place, message);
            return self.report(path, fault.help(format!("write \"{meant}\"")));
        }
        let help = match nearest(id.as_str(), known.iter().copied()) {
            Some(near) => format!("did you mean \"{near}\"?"),
            None if told >= MOST_COMPARED => "look for its id left of a colon".to_owned(),
            None if known.is_empty() => "there is none at all".to_owned(),
            None if known.len() == 1 => format!("there is only {}", texts::quoted_list(&known)),
            None if known.len() <= 12 => format!("there are {}", texts::quoted_list(&known)),
            None => "look for its id left of a colon".to_owned(),
        };
        self.report(path, fault.help(help));
    }

    fn use_of(&self, kind: &'static str, id: &Id) {
        self.used.borrow_mut().insert((kind, id.clone()));
    }

    fn scale(&self, id: &Id, path: &Path<'_>) -> Option<&'a file::Scale> {
        self.use_of("scales", id);
        let found = self.find_scale(id);
        if found.is_none() && !self.given.blocks_missing {
            let shared = self.given.blocks.into_iter().flat_map(|b| b.scales.keys());
            let known = self.given.file.scales.keys().chain(shared).map(Id::as_str);
            self.unknown(Code::UnknownScale, "scale", id, path, known);
        }
        found
    }

    fn find_scale(&self, id: &Id) -> Option<&'a file::Scale> {
        let own = self.given.file.scales.get(id.as_str());
        own.or_else(|| self.given.blocks.and_then(|b| b.scales.get(id.as_str())))
    }

    fn find_bands(&self, id: &Id) -> Option<(&'a Keyed<file::Edge>, TextId)> {
        let own = self.given.file.bands.get(id.as_str()).map(|bands| (bands, TEMPLATE));
        own.or_else(|| self.given.blocks.and_then(|b| b.bands.get(id.as_str())).map(|bands| (bands, BLOCKS)))
    }

    fn bands(&self, id: Option<&Id>, path: &Path<'_>) -> model::Bands {
        let Some(id) = id else { return model::Bands::default() };
        self.use_of("bands", id);
        let found = self.find_bands(id);
        if found.is_none() && !self.given.blocks_missing {
            let shared = self.given.blocks.into_iter().flat_map(|b| b.bands.keys());
            let known = self.given.file.bands.keys().chain(shared).map(Id::as_str);
            self.unknown(Code::UnknownBand, "set of bands", id, path, known);
        }
        model::Bands(found.map(|(bands, _)| bands.clone()).unwrap_or_default())
    }

    fn list(&self, id: &Id, path: &Path<'_>) -> Option<&'a Keyed<file::Text>> {
        self.use_of("lists", id);
        let found = self.given.file.lists.get(id.as_str());
        if found.is_none() && !self.given.alone {
            self.unknown(Code::UnknownList, "list", id, path, self.given.file.lists.keys().map(Id::as_str));
        }
        found
    }
}

/// Whether everything a sheet asks is for the supervisor: then she is its writer, and her marks are taken off.
fn become_supervisors(sections: &mut [model::Section]) -> bool {
    let mut asking = sections.iter().flat_map(|section| &section.items).filter(|item| item.asks()).peekable();
    let hers = asking.peek().is_some() && asking.all(|item| item.for_supervisor);
    if hers {
        let all = sections.iter_mut().flat_map(|section| &mut section.items);
        all.for_each(|item| item.for_supervisor = false);
    }
    hers
}

pub(super) const fn holds(outer: Span, inner: Span) -> bool {
    outer.start <= inner.start && inner.end <= outer.end
}
