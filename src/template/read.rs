//! The way in: a text and its name become a checked template, or a list of faults.

use std::{
    cell::RefCell,
    collections::{HashMap, HashSet},
    rc::Rc,
    sync::Arc,
};

use super::{
    Doubt, file,
    grammar::{self, Read, Reader},
    instead::{self, Called},
    model, nearest,
    resolve::{self, BLOCKS, Given, Resolved, TEMPLATE},
    shelf, translation,
    tree::{self, Tree},
};
use crate::{
    base::{Id, Span},
    diagnostic::{Code, Diagnostic, Place, Severity, TextId, Texts, any_error},
};

/// The greatest size of a template or blocks file, in bytes.
pub const MAX_BYTES: usize = 1024 * 1024;

/// A file under another name with the fields of a template.
fn root_by_fields(text: &str) -> Option<FileKind> {
    tree::root_name(text)?;
    let (tree, _) = tree::read(text, TEMPLATE);
    tree.root().field("sections").map(|_| FileKind::Template)
}

/// What kind of file a text is, by its first word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// `Template(…)`.
    Template,
    /// `Blocks(…)`.
    Blocks,
    /// `Translation(…)`.
    Translation,
    /// Something else.
    Unknown,
}

/// What came of reading a text.
#[derive(Debug)]
pub struct Checked {
    /// The template, if the file is one and has no error.
    pub template: Option<model::Template>,
    /// The template in spite of its errors: good for trying its examples, and for nothing else.
    pub for_examples: Option<model::Template>,
    /// What of it cannot be relied on.
    pub doubt: Doubt,
    /// How many examples could not be tried to the end; counted by who tries them.
    pub untried: usize,
    /// What kind of file it is.
    pub kind: FileKind,
    /// Everything that is wrong, by place.
    pub diagnostics: Vec<Diagnostic>,
    /// How many more faults there are than are told.
    pub left_out: usize,
    /// The texts that the places point into: this one, then its blocks file.
    pub texts: Texts,
}

/// The most diagnostics that come of one reading.
pub const MAX_DIAGNOSTICS: usize = 200;

/// To so many ids that are none it is found out what was meant.
const MOST_MENDED: usize = 40;
/// Misspelt words may stand in one another, so often.
const MOST_ROUNDS: usize = 6;

/// Reads a template or a blocks file and checks it.
///
/// `name` is what the file is called in diagnostics. `blocks` finds the blocks
/// file a template names: its name and its text. A template comes out only if
/// nothing but warnings was found.
#[must_use]
pub fn read(name: &str, text: &str, blocks: &dyn Fn(&Id) -> Option<(String, String)>) -> Checked {
    read_as(Care::Author, name, text, blocks)
}

/// Reads the template that a worksheet carries; nothing if nobody could fill it in.
///
/// It was accepted when the worksheet was begun. What the check has become
/// stricter about since, in how numbers are written and what examples try,
/// closes no worksheet.
#[must_use]
pub fn carried(name: &str, text: &str, blocks: &dyn Fn(&Id) -> Option<(String, String)>) -> Option<model::Template> {
    read_as(Care::Carried, name, text, blocks).template
}

/// For whom a template is read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Care {
    /// Its author: everything is told.
    Author,
    /// Whoever wrote in it: what keeps nobody from filling it in is let pass.
    Carried,
}

fn read_as(care: Care, name: &str, text: &str, blocks: &dyn Fn(&Id) -> Option<(String, String)>) -> Checked {
    let mut texts = Texts::default();
    texts.add(name, text);
    let mut diagnostics = Vec::new();
    let (mut template, mut for_examples, mut kind) = (None, None, FileKind::Unknown);
    let mut doubt = Doubt::default();
    if text.len() > MAX_BYTES {
        let message = format!("this file has {} bytes; at most {MAX_BYTES} are read", text.len());
        let fault = Diagnostic::error(Code::TooLarge, Place::default(), message);
        diagnostics
            .push(fault.help("a worksheet template is a text of some thousand words; is this the right file?"));
    } else if let Some(fault) = old_line_ends(text) {
        diagnostics.push(fault);
    } else {
        kind = kind_of(text);
        // A first word that is only misspelt is told, and read as what it was meant to be.
        let misspelt = near_root(text).or_else(|| root_by_fields(text)).filter(|_| kind == FileKind::Unknown);
        kind = misspelt.unwrap_or(kind);
        match kind {
            FileKind::Template => {
                if let Some(resolved) = template_from(care, text, blocks, &mut texts, &mut diagnostics) {
                    template = Some(resolved.template);
                    doubt = resolved.doubt;
                }
            }
            FileKind::Blocks => blocks_alone(text, &mut diagnostics),
            FileKind::Translation => {
                // What stands beside it under the same name may be another translation.
                let beside = |id: &Id| blocks(id).filter(|(_, text)| kind_of(text) != FileKind::Translation);
                let original =
                    |id: &Id| beside(id).or_else(|| shelf::text(id.as_str())).or_else(|| shelf::look_up(id));
                diagnostics = translation::read(name, text, &mut texts, &original);
            }
            FileKind::Unknown => diagnostics.push(wrong_root(text)),
        }
    }
    if kind != FileKind::Unknown && kind_of(text) == FileKind::Unknown {
        let told = wrong_root(text);
        diagnostics.retain(|fault| fault.place != told.place);
        diagnostics.push(told);
    }
    if let Some(template) = &template {
        diagnostics.extend(other_name(name, text, &template.id));
    }
    diagnostics.sort_by_key(|d| (d.place, d.code));
    diagnostics.dedup_by(|a, b| a.place == b.place && a.message == b.message || follows(a, b));
    if any_error(&diagnostics) {
        for_examples = template.take();
    }
    let found = diagnostics.len();
    at_most(&mut diagnostics);
    let left_out = found - diagnostics.len();
    Checked { template, for_examples, doubt, untried: 0, kind, diagnostics, left_out, texts }
}

/// Whether a fault only follows from one before it at the same place: a number that was written
/// wrongly is not also of the wrong kind.
fn follows(fault: &Diagnostic, before: &Diagnostic) -> bool {
    let same_start = fault.place.text == before.place.text && fault.place.span.start == before.place.span.start;
    match before.code {
        Code::BadNumber => fault.place == before.place && matches!(fault.code, Code::WrongType | Code::NumberRange),
        Code::OpenQuote => same_start && fault.code == Code::EmptyText,
        _ => false,
    }
}

/// Keeps the first faults; errors before warnings if not all have room.
fn at_most(diagnostics: &mut Vec<Diagnostic>) {
    if diagnostics.len() > MAX_DIAGNOSTICS {
        let errors = diagnostics.iter().filter(|d| d.severity == Severity::Error).count();
        let mut warnings = MAX_DIAGNOSTICS.saturating_sub(errors);
        diagnostics.retain(|d| {
            let keep = d.severity == Severity::Error || warnings > 0;
            warnings -= usize::from(keep && d.severity == Severity::Warning);
            keep
        });
        diagnostics.truncate(MAX_DIAGNOSTICS);
    }
}

/// Lines that end in CR alone let the first comment run to the end of the file.
fn old_line_ends(text: &str) -> Option<Diagnostic> {
    let comment = text.find("//")?;
    if text.contains('\n') || !text.contains('\r') {
        return None;
    }
    let message = "the lines of this file end in CR alone, so this comment goes to its end";
    let fault = Diagnostic::error(Code::WrongRoot, Place::here(Span::new(comment, comment + 2)), message);
    Some(fault.help("save it with the line ends LF or CRLF, which every editor offers"))
}

fn wrong_root(text: &str) -> Diagnostic {
    let (word, span) = tree::root_name(text).unwrap_or(("", Span::new(0, 0)));
    let near = nearest(word, ["Template", "Blocks", "Translation"].into_iter());
    let message = match word {
        "" if text.trim_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}').is_empty() => {
            "this file is empty".to_owned()
        }
        "" => "this is no worksheet template".to_owned(),
        word => format!("this is no worksheet template: it begins with `{word}`"),
    };
    let help = match near {
        Some(near) => format!("did you mean `{near}(`?"),
        None if file::Template::FIELDS.contains(&word) => {
            "write `Template(` before its fields and `)` after them".to_owned()
        }
        None if text.starts_with("{\\rtf") => {
            "this is a document of a word processor; save it there as plain text".to_owned()
        }
        None if text.trim_start().starts_with("```") => "take the lines with ``` away, at both ends".to_owned(),
        None if text.trim_start().starts_with('<') => {
            "this is a web page; copy the text of the template out of it, into a file of its own".to_owned()
        }
        None if text.trim_start().starts_with('{') => {
            "JSON, and files of answers, begin with `{`; a template begins with `Template(`".to_owned()
        }
        None => "a template begins with `Template(`, a blocks file with `Blocks(`".to_owned(),
    };
    Diagnostic::error(Code::WrongRoot, Place::here(span), message).help(help)
}

/// Warns if the id is not the file's name.
fn other_name(name: &str, text: &str, id: &Id) -> Option<Diagnostic> {
    let file = name.rsplit(['/', '\\']).next()?.strip_suffix(".ron")?;
    if file == id.as_str() || *id == grammar::NO_ID {
        return None;
    }
    let at = text.find(&format!("\"{id}\""))?;
    let place = Place::here(Span::new(at, at + id.as_str().len() + 2));
    let message = format!("the id is \"{id}\", but the file is called \"{file}.ron\"");
    let help = format!("call the file \"{id}.ron\", so that others find it");
    Some(Diagnostic::warning(Code::FileName, place, message).help(help))
}

/// A blocks file by itself: its items as if they were a sheet.
fn blocks_alone(text: &str, diagnostics: &mut Vec<Diagnostic>) {
    let Some(own) = written::<file::Blocks>(text, TEMPLATE, diagnostics) else { return };
    diagnostics.extend(own.unfit);
    let file::Blocks { id, version, language, items, scales, bands } = own.value;
    let section = file::Section { title: Some(String::hole()), items, ..Read::hole() };
    let sheet = file::Template { id, version, language, sections: vec![section], scales, bands, ..Read::hole() };
    let mut lost = own.lost;
    lost.insert(grammar::NO_ID.to_owned());
    let given = Given {
        file: &sheet,
        blocks: None,
        blocks_missing: false,
        alone: true,
        carried: false,
        trees: [Some(&own.tree), None],
        lost,
        bad: own.bad.into_iter().map(Place::here).collect(),
        texts: model::TemplateTexts { template: Arc::from(text), blocks: None },
    };
    diagnostics.extend(resolve::template(given).faults);
    meant_ids(diagnostics, [Some(&own.tree), None]);
}

fn template_from(
    care: Care,
    text: &str,
    blocks: &dyn Fn(&Id) -> Option<(String, String)>,
    texts: &mut Texts,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Resolved> {
    let mut own = written::<file::Template>(text, TEMPLATE, diagnostics)?;
    match care {
        Care::Author => diagnostics.append(&mut own.unfit),
        Care::Carried => own.value.examples.clear(),
    }
    let id = own.value.blocks.as_ref().filter(|id| **id != grammar::NO_ID);
    let found = id.and_then(|id| blocks(id).filter(|(_, text)| text.len() <= MAX_BYTES));
    if let (Some(id), None) = (id, &found) {
        let known = shelf::blocks_ids().find(|known| nearest(id.as_str(), std::iter::once(*known)).is_some());
        let help = known.map_or_else(
            || format!("put a file \"{id}.ron\" beside the template, or a folder \"blocks\" with it"),
            |known| format!("did you mean \"{known}\"?"),
        );
        let place = own.tree.root().field("blocks").map_or(Span::default(), tree::Node::span);
        let fault = Diagnostic::error(Code::UnknownBlocks, Place::here(place), format!("no blocks file \"{id}\""));
        diagnostics.push(fault.help(help));
    }
    let mut faults = Vec::new();
    let shared = found.as_ref().and_then(|(name, text)| {
        texts.add(name, text.as_str());
        shared_blocks(text, &mut faults)
    });
    if let (Care::Author, Some(shared)) = (care, &shared) {
        faults.extend(shared.unfit.iter().cloned());
    }
    let place = own.tree.root().field("blocks").map_or(Span::default(), tree::Node::span);
    diagnostics.extend(faults.into_iter().map(|fault| fault.label(Place::here(place), "named here")));
    let mut lost: HashSet<String> = own.lost;
    let mut bad: Vec<Place> = own.bad.into_iter().map(Place::here).collect();
    // Whoever shares and names no blocks file is told that, and not what is then not there.
    let shares = own.value.sections.iter().any(|section| !section.shared.is_empty());
    let blocks_missing = (own.value.blocks.is_some() || shares) && shared.is_none();
    let blocks = shared.as_ref().map(|shared| &shared.value);
    if let Some(shared) = &shared {
        lost.extend(shared.lost.iter().cloned());
        bad.extend(shared.bad.iter().map(|span| Place { text: BLOCKS, span: *span }));
    }
    lost.insert(grammar::NO_ID.to_owned());
    let given = Given {
        file: &own.value,
        blocks,
        blocks_missing,
        alone: false,
        carried: matches!(care, Care::Carried),
        trees: [Some(&own.tree), shared.as_ref().map(|shared| &shared.tree)],
        lost,
        bad,
        texts: model::TemplateTexts {
            template: Arc::from(text),
            blocks: found.as_ref().map(|(_, text)| Arc::from(text.as_str())),
        },
    };
    let mut resolved = resolve::template(given);
    if !own.tree.is_whole() {
        // What is not found may have stood in the part that is gone.
        resolved.faults.retain(|fault| fault.severity == Severity::Error && !seeks(fault.code));
    }
    diagnostics.append(&mut resolved.faults);
    meant_ids(diagnostics, [Some(&own.tree), shared.as_ref().map(|shared| &shared.tree)]);
    Some(resolved)
}

/// Says of what is no id which one was meant.
fn meant_ids(diagnostics: &mut [Diagnostic], trees: [Option<&Tree>; 2]) {
    let mut bad = diagnostics.iter_mut().filter(|fault| fault.code == Code::BadId).peekable();
    if bad.peek().is_none() {
        return;
    }
    let called = Called::of(&trees);
    for fault in bad.take(MOST_MENDED) {
        if let Some(tree) = trees.get(fault.place.text.0).copied().flatten() {
            instead::mend(fault, tree, &called);
        }
    }
}

/// Whether a fault says that something is not there.
const fn seeks(code: Code) -> bool {
    matches!(
        code,
        Code::UnknownItem
            | Code::UnknownOption
            | Code::UnknownList
            | Code::UnknownScale
            | Code::UnknownBand
            | Code::UnknownScore
            | Code::UnknownCell
            | Code::NothingToScore
            | Code::Nothing
            | Code::WrongOrder
            | Code::MissingField
    )
}

/// A file as written, with its tree and what of it could not be read.
struct Written<T> {
    value: T,
    tree: Tree,
    lost: HashSet<String>,
    bad: Vec<Span>,
    /// What is valid RON but has no place in a template.
    unfit: Vec<Diagnostic>,
}

/// Reads a blocks file; the same text as last time is not read again.
///
/// A shelf of a thousand templates names the same few blocks a thousand times.
fn shared_blocks(text: &str, out: &mut Vec<Diagnostic>) -> Option<Rc<Written<file::Blocks>>> {
    /// A text, what it was read as, and its faults.
    struct Last {
        text: String,
        written: Option<Rc<Written<file::Blocks>>>,
        faults: Vec<Diagnostic>,
    }
    thread_local!(static LAST: RefCell<Option<Last>> = const { RefCell::new(None) });
    LAST.with_borrow_mut(|last| {
        if last.as_ref().is_none_or(|last| last.text != text) {
            let mut faults = Vec::new();
            let written = written::<file::Blocks>(text, BLOCKS, &mut faults).map(Rc::new);
            *last = Some(Last { text: text.to_owned(), written, faults });
        }
        let last = last.as_ref()?;
        out.extend(last.faults.iter().cloned());
        last.written.clone()
    })
}

/// Reads a text into a type of the grammar; nothing if it is not even its name.
fn written<T: Read>(text: &str, text_id: TextId, out: &mut Vec<Diagnostic>) -> Option<Written<T>> {
    let (mut tree, mut faults) = tree::read(text, text_id);
    let mut reader = Reader::new(text, text_id);
    let mut value = T::read(tree.root(), &mut reader);
    // What is only misspelt is told, and what stands in it is read as what was meant.
    let (mut told, mut guessed) = (Vec::new(), HashSet::new());
    for _ in 0..MOST_ROUNDS {
        let meant: HashMap<Span, &'static str> = std::mem::take(&mut reader.meant).into_iter().collect();
        if meant.is_empty() {
            break;
        }
        let values = tree.rename(&meant);
        guessed.extend(values);
        told.extend(reader.out.into_iter().filter(|fault| meant.contains_key(&fault.place.span)));
        reader = Reader::new(text, text_id);
        value = T::read(tree.root(), &mut reader);
    }
    // A value of another type only says that something else was meant.
    reader.out.retain(|fault| fault.code != Code::WrongType || !guessed.contains(&fault.place.span));
    reader.out.append(&mut told);
    if !tree.is_whole() {
        // What the whole lacks may have stood in the part that is gone.
        let root = tree.root().head();
        reader.out.retain(|fault| fault.code != Code::MissingField || !resolve::holds(root, fault.place.span));
    }
    faults.append(&mut reader.out);
    let mut bad = reader.bad;
    bad.extend(faults.iter().map(|fault| fault.place.span));
    out.append(&mut faults);
    Some(Written { value: value?, tree, lost: reader.lost, bad, unfit: reader.unfit })
}

/// Reads a text as a template or blocks file, types only: what stock `ron` would do.
///
/// The value is nothing if anything is wrong with its signs or its types. This
/// is for comparing with `ron`; who wants a template uses [`read`].
#[must_use]
pub fn read_types<T: Grammar>(text: &str) -> (Option<T>, Vec<Diagnostic>) {
    let (tree, mut faults) = tree::read(text, TEMPLATE);
    let mut reader = Reader::new(text, TEMPLATE);
    let value = T::read(tree.root(), &mut reader);
    faults.append(&mut reader.out);
    (value.filter(|_| faults.is_empty()), faults)
}

/// The roots of the grammar: [`file::Template`] and [`file::Blocks`].
#[expect(private_bounds, reason = "nobody else implements it")]
pub trait Grammar: Read {}
impl Grammar for file::Template {}
impl Grammar for file::Blocks {}

/// What kind of file a text was meant to be, if its first word is nearly one.
fn near_root(text: &str) -> Option<FileKind> {
    let (word, _) = tree::root_name(text)?;
    let near = nearest(word, ["Template", "Blocks", "Translation"].into_iter())?;
    let called = text.split_once(word).is_some_and(|(_, after)| after.trim_start().starts_with('('));
    Some(kind_named(Some(near))).filter(|_| called)
}

/// What kind of file a text is, by its first word.
fn kind_of(text: &str) -> FileKind {
    kind_named(tree::root_name(text).map(|(word, _)| word))
}

fn kind_named(word: Option<&str>) -> FileKind {
    match word {
        Some("Template") => FileKind::Template,
        Some("Blocks") => FileKind::Blocks,
        Some("Translation") => FileKind::Translation,
        _ => FileKind::Unknown,
    }
}
