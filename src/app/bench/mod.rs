//! *The author's bench*: the source of a blank worksheet, its faults, and the live sheet.
//!
//! The text is read and checked after every change, whoever made it: in the
//! window, in the form, or in another editor. The live sheet is made of the
//! last text without errors and keeps what was typed on it by the ids of its
//! questions, also over a text in which a question was away for a while.
//!
//! What is written here is kept like everything else: after a pause, in its
//! file, or as one of the user's own on the shelf.
//!
//! **Invariant:** answers on the live sheet are in no file and no list
//! (`tests/brain/bench.rs`).

mod change;
mod cleaning;
mod form;
mod keeping;
mod moving;
mod said;
mod typed;
mod when;

use std::{collections::BTreeMap, path::PathBuf};

pub use change::{NewKind, Rewrite};
pub use form::{About, Form, FormEntry, FormItem, FormPart, FormSection, FormText, PartKind};
pub use keeping::Whose;
pub(super) use keeping::{changed_outside, flush, in_the_way, is_on_its_way, keep, read, shut, tick, written};
pub use said::{FormResult, ResultKind};

use super::{Dialog, DocKey, Effect, Failure, Open, OpenAs, Screen, State, edit, open};
use crate::{
    base::{Id, Moment, Position, Span},
    diagnostic::{self, Code, Severity, TextId},
    t,
    template::{
        self, Template,
        rewrite::{Source, Step},
        shelf,
    },
    worksheet::{Answer, At, Author, Change, Edit, Side, Worksheet, apply, examples},
};

/// What a new blank worksheet begins with.
const SKELETON: &str = include_str!("../../../assets/skeleton.ron");
/// The most texts that can be brought back.
const MOST_BEFORE: usize = 200;

/// A template's text, with the blocks files it may name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TemplateText {
    /// What its file is called.
    pub name: String,
    /// The text.
    pub text: String,
    /// The blocks file it names, if it lies beside it: its id, its name, its text.
    pub blocks: Option<(Id, String, String)>,
}

impl TemplateText {
    /// The blocks file that it may name: beside it, or on the shelf of the program.
    #[must_use]
    pub fn blocks_of(&self, id: &Id) -> Option<(String, String)> {
        let beside = self.blocks.as_ref().filter(|(own, _, _)| own == id);
        beside.map(|(_, name, text)| (name.clone(), text.clone())).or_else(|| shelf::look_up(id))
    }
}

/// Where a text on the bench belongs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// Nowhere yet: its first change puts it on the user's own shelf.
    New,
    /// In this file.
    File(PathBuf),
    /// It came with the program, or from a colleague, and is only looked at.
    Fixed,
}

/// A template on the bench.
#[derive(Debug)]
pub struct Bench {
    /// The text as it stands now.
    pub source: TemplateText,
    /// Where it belongs.
    pub place: Place,
    /// What is wrong with it, by place.
    pub faults: Vec<Fault>,
    /// The live sheet, of the last text without errors.
    pub live: Option<Open>,
    /// Whether it is of this very text.
    pub is_live: bool,
    /// The text as a form, where it can be one.
    pub form: Option<Form>,
    /// The text that somebody else put into the file while this one was changed.
    pub theirs: Option<TemplateText>,
    /// Why it could not be kept.
    pub failed: Option<Failure>,
    /// Whether it was said that the program would end without it.
    told: bool,
    /// Whether it is on its way to its file.
    pub saving: bool,
    /// When it was kept last.
    pub saved: Option<Moment>,
    key: DocKey,
    /// The text that its file holds.
    kept: Option<String>,
    /// When it was changed last.
    changed: Option<Moment>,
    /// Texts before the changes of the form.
    before: Vec<String>,
    /// Where the form changed words last.
    last_way: Option<Vec<Step>>,
    /// What was typed on the live sheet, by question, also where it is away just now.
    typed: BTreeMap<Id, Answer>,
}

/// One fault of the text on the bench.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Its code.
    pub code: &'static str,
    /// Whether the text can be used all the same.
    pub is_error: bool,
    /// Line and column.
    pub at: Position,
    /// Its place in the text; nothing if it lies in the blocks file.
    pub span: Option<Span>,
    /// What is wrong, and what to write instead.
    pub words: String,
    /// What to do about it in the form, where it can be mended there.
    pub in_form: Option<&'static str>,
    /// The line with a caret under it, as on the command line.
    pub caret: String,
}

impl Bench {
    /// Which text it is: no two that were put here have the same.
    #[must_use]
    pub const fn key(&self) -> DocKey {
        self.key
    }

    /// Whether the text can be changed here.
    #[must_use]
    pub fn may_write(&self) -> bool {
        self.place != Place::Fixed
    }

    /// Whether a change of the form can be taken back.
    #[must_use]
    pub fn can_take_back(&self) -> bool {
        !self.before.is_empty()
    }

    /// How many errors there are.
    #[must_use]
    pub fn errors(&self) -> usize {
        self.faults.iter().filter(|fault| fault.is_error).count()
    }

    /// The words that the sheet is called by.
    #[must_use]
    pub fn title(&self) -> String {
        let live = self.live.as_ref().map(|open| open.sheet().template.title.clone());
        live.filter(|title| !title.trim().is_empty()).unwrap_or_else(|| self.source.name.clone())
    }
}

/// Reads a text with its blocks, and runs its examples.
fn check(source: &TemplateText) -> (Option<Template>, Vec<Fault>) {
    let mut checked = template::read(&source.name, &source.text, &|id| source.blocks_of(id));
    examples::try_out(&mut checked);
    let faults = checked.diagnostics.iter().map(|d| {
        let here = d.place.text == TextId(0);
        let at = checked.texts.positions(d.place).map_or(Position { line: 1, column: 1 }, |(start, _)| start);
        Fault {
            code: d.code.as_str(),
            is_error: d.severity == Severity::Error,
            at,
            span: here.then_some(d.place.span),
            words: diagnostic::sentence(d, &checked.texts),
            in_form: in_form(d.code).filter(|_| here),
            caret: diagnostic::render(d, &checked.texts),
        }
    });
    let faults = faults.collect();
    (checked.template, faults)
}

/// What to do in the form about what comes of typing in it.
fn in_form(code: Code) -> Option<&'static str> {
    match code {
        Code::EmptyText => Some(t!("form-fault-empty")),
        Code::BadMarkup => Some(t!("form-fault-sign")),
        _ => None,
    }
}

/// Puts a text on the bench and goes there.
pub(super) fn put(state: &mut State, source: TemplateText, place: Place, now: Moment) -> Vec<Effect> {
    let todo = flush(state);
    if keeping::is_stuck(state) {
        // What is there could not be kept: it is not put away for another.
        state.screen = Screen::Bench;
        return todo;
    }
    state.last_key += 1;
    let kept = matches!(place, Place::File(_)).then(|| source.text.clone());
    let mut bench = Bench {
        source,
        place,
        faults: Vec::new(),
        live: None,
        is_live: false,
        form: None,
        theirs: None,
        failed: None,
        told: false,
        saving: false,
        saved: None,
        key: DocKey(state.last_key),
        kept,
        changed: None,
        before: Vec::new(),
        last_way: None,
        typed: BTreeMap::new(),
    };
    renew(&mut bench, now);
    state.bench = Some(Box::new(bench));
    state.screen = Screen::Bench;
    todo
}

/// Reads the text anew: faults, form, live sheet.
fn renew(bench: &mut Bench, now: Moment) {
    let (template, faults) = check(&bench.source);
    bench.faults = faults;
    let blocks = blocks_text(&bench.source);
    bench.form = Form::of(&bench.source.text, blocks.as_deref());
    bench.is_live = template.is_some();
    let Some(template) = template else { return };
    if let Some(open) = &bench.live {
        let typed = open.sheet().content.answers.iter().map(|(id, entry)| (id.clone(), entry.answer.clone()));
        bench.typed.extend(typed);
    }
    let mut sheet = Worksheet::begin(std::sync::Arc::new(template), Id::known("bench"), now);
    sheet.content.way = crate::worksheet::Way::Whole;
    let me = Author { name: String::new(), side: Side::Writer };
    for (id, answer) in &bench.typed {
        // An answer that no longer fits its question waits for one that it fits.
        let change = Change::Set { at: At::item(id.clone()), answer: answer.clone() };
        let _fits = apply(&mut sheet, &Edit { by: me.clone(), when: now, change });
    }
    let mut open = Open::new(bench.key, sheet, me, None);
    open.keep.in_memory = true;
    open.here = bench.live.as_ref().and_then(|before| before.here.clone());
    bench.live = Some(open);
}

/// The blocks text that a template names: beside it, or from the shelf.
fn blocks_text(source: &TemplateText) -> Option<String> {
    let named = Source::read(&source.text);
    let id = Id::parse(named.root().field("blocks")?.without_some().text()?).ok()?;
    source.blocks_of(&id).map(|(_, text)| text)
}

/// Something was typed into the source.
pub(super) fn text(state: &mut State, text: String, now: Moment) -> Vec<Effect> {
    if let Some(bench) = state.bench.as_mut().filter(|bench| bench.may_write()) {
        bench.source.text = text;
        bench.changed = Some(now);
        bench.failed = None;
        bench.told = false;
        renew(bench, now);
    }
    Vec::new()
}

/// The form changes something.
pub(super) fn rewrite(state: &mut State, rewrite: &Rewrite, now: Moment) -> Vec<Effect> {
    let Some(bench) = state.bench.as_mut().filter(|bench| bench.may_write()) else { return Vec::new() };
    let blocks = blocks_text(&bench.source);
    let Some(new) = rewrite.made_with(&bench.source.text, blocks.as_deref()) else { return Vec::new() };
    let old = std::mem::take(&mut bench.source.text);
    // Typing in one field is one step.
    let same = matches!(rewrite, Rewrite::Words { .. }) && bench.last_way.as_ref() == Some(rewrite_way(rewrite));
    if !same {
        bench.before.push(old);
        let over = bench.before.len().saturating_sub(MOST_BEFORE);
        bench.before.drain(..over);
    }
    bench.last_way = Some(rewrite_way(rewrite).clone());
    text(state, new, now)
}

/// Takes the last change of the form back.
pub(super) fn take_back(state: &mut State, now: Moment) -> Vec<Effect> {
    let Some(bench) = &mut state.bench else { return Vec::new() };
    bench.last_way = None;
    let Some(before) = bench.before.pop() else { return Vec::new() };
    text(state, before, now)
}

fn rewrite_way(rewrite: &Rewrite) -> &Vec<Step> {
    static NOWHERE: Vec<Step> = Vec::new();
    match rewrite {
        Rewrite::Words { way, .. } => way,
        _ => &NOWHERE,
    }
}

/// A new blank worksheet, from a skeleton with comments.
pub(super) fn new_blank(state: &mut State, now: Moment) -> Vec<Effect> {
    let id = free_id(state, "my-worksheet");
    let way = [Step::field("id")];
    let text = Source::read(SKELETON).set_text(&way, &id).unwrap_or_else(|| SKELETON.to_owned());
    put(state, TemplateText { name: format!("{id}.ron"), text, blocks: None }, Place::New, now)
}

/// Looks at the source of a blank worksheet on the shelf.
pub(super) fn look_at_source(state: &mut State, id: &Id, now: Moment) -> Vec<Effect> {
    let Some(entry) = state.shelf.entry(id) else { return Vec::new() };
    match entry.own.clone() {
        Some(file) => open::open_file(state, file, OpenAs::AsItIs),
        None => {
            let source = of_shelf(&entry.template);
            put(state, source, Place::Fixed, now)
        }
    }
}

/// The text of a template as it came with the program; in another language, with its blocks in that language.
pub(super) fn of_shelf(template: &Template) -> TemplateText {
    let name = format!("{}.ron", template.id);
    let shipped = shelf::all().iter().find(|shipped| template.id == *shipped.id);
    let original = shelf::template(template.id.as_str()).filter(|one| one.language == template.language);
    if let Some(shipped) = shipped.filter(|_| original.is_some()) {
        return TemplateText { name, text: shipped.text.to_owned(), blocks: None };
    }
    let blocks = template.blocks.clone().zip(template.texts.blocks.as_ref());
    let blocks = blocks.map(|(id, text)| (id.clone(), format!("{id}.ron"), text.to_string()));
    TemplateText { name, text: template.texts.template.to_string(), blocks }
}

/// *Make my own from this one*: a copy under an id of its own.
pub(super) fn make_my_own(state: &mut State, id: Option<&Id>, now: Moment) -> Vec<Effect> {
    let source = match id {
        None => state.bench.as_ref().map(|bench| bench.source.clone()),
        Some(id) => {
            let entry = state.shelf.entry(id);
            let own = entry.and_then(|entry| state.shelf.source_of(entry));
            own.cloned().or_else(|| entry.map(|entry| of_shelf(&entry.template)))
        }
    };
    let Some(source) = source else { return Vec::new() };
    let read = Source::read(&source.text);
    let field = |name: &str| read.root().field(name).and_then(|node| node.text()).unwrap_or_default().to_owned();
    let stem = field("id");
    let stem = stem.strip_prefix("my-").unwrap_or(&stem);
    let id = free_id(state, &format!("my-{stem}"));
    let title = t!("bench-mine", title = &field("title"));
    let changes = [("id", id.as_str()), ("version", "1.0.0"), ("title", title.as_str())];
    let text = changes.iter().fold(source.text.clone(), |text, (name, words)| {
        Source::read(&text).set_text(&[Step::field(name)], words).unwrap_or(text)
    });
    let source = TemplateText { name: format!("{id}.ron"), text, blocks: source.blocks };
    let todo = put(state, source, Place::New, now);
    if let Some(bench) = state.bench.as_mut().filter(|bench| bench.source.name == format!("{id}.ron")) {
        // It is hers from now on, also if she changes nothing yet.
        bench.changed = Some(now);
    }
    todo
}

/// An id that nothing on the shelf has.
pub(super) fn free_id(state: &State, stem: &str) -> String {
    let stem: String = stem.chars().take(56).collect();
    let taken = |id: &str| {
        state.shelf.entries.iter().any(|entry| entry.template.id == *id)
            || state.shelf.own.iter().any(|(_, source)| source.name == format!("{id}.ron"))
    };
    if !taken(&stem) {
        return stem;
    }
    (2..).map(|nth| format!("{stem}-{nth}")).find(|id| !taken(id)).unwrap_or_default()
}

/// Keeps the text now, also after it could not be kept.
pub(super) fn save(state: &mut State) -> Vec<Effect> {
    if let Some(bench) = &mut state.bench {
        bench.failed = None;
    }
    flush(state)
}

/// Takes back, or does again, what was answered on the live sheet last.
pub(super) fn undo(state: &mut State, back: bool, now: Moment) -> Vec<Effect> {
    let Some(key) = state.bench.as_ref().map(|bench| bench.key) else { return Vec::new() };
    if back { edit::undo(state, key, now) } else { edit::redo(state, key, now) }
}

/// Begins a worksheet with the blank one on the bench.
pub(super) fn begin(state: &mut State, doc: Id, now: Moment) -> Vec<Effect> {
    let live = state.bench.as_ref().filter(|bench| bench.is_live).and_then(|bench| bench.live.as_ref());
    let Some(template) = live.map(|open| open.sheet().template.clone()) else { return Vec::new() };
    open::begin_blank(state, template, doc, now)
}

/// A file could not be opened on the bench.
pub(super) fn not_opened(state: &mut State, failure: Failure) {
    state.dialog = Some(Dialog::Failed(failure));
}
