//! Whether a translation is whole, and still that of its template.

use std::collections::{BTreeSet, HashSet};

use super::{Translation, in_language, is_language, of_name, walk};
use crate::{
    base::{Id, Span},
    diagnostic::{Code, Diagnostic, Place, Severity, TextId, Texts, any_error},
    template::{
        Checked,
        grammar::{NO_ID, Read, Reader},
        markup, nearest,
        tree::{self, Node},
    },
};

/// The text of the translation, and of what it translates.
const ORIGINAL: TextId = TextId(1);

/// Reads and checks a translation: its faults, and the texts that their places point into.
///
/// `name` is what its file is called, `original` finds what it translates, by its id: its name
/// and its text.
pub fn read(
    name: &str,
    text: &str,
    texts: &mut Texts,
    original: &dyn Fn(&Id) -> Option<(String, String)>,
) -> Vec<Diagnostic> {
    let (tree, mut found) = tree::read(text, TextId(0));
    let mut reader = Reader::new(text, TextId(0));
    let translation = <Translation as Read>::read(tree.root(), &mut reader);
    found.append(&mut reader.out);
    found.append(&mut reader.unfit);
    let Some(translation) = translation else { return found };
    // A pair that was lost is neither stale nor missing.
    let damaged = found.iter().any(|fault| fault.severity == Severity::Error && fault.code != Code::IdTwice);
    called(name, &translation, &tree, &mut found);
    if translation.of == NO_ID {
        return found;
    }
    let Some((name, source)) = original(&translation.of) else {
        let place = place(&tree, "of");
        let fault = Diagnostic::error(Code::UnknownBlocks, place, format!("no worksheet \"{}\"", translation.of));
        found.push(fault.help("put it beside the translation, or name one that comes with the program"));
        return found;
    };
    texts.add(name, source.as_str());
    let (source_tree, _) = tree::read(&source, ORIGINAL);
    let all: Vec<walk::Found<'_>> = walk::texts(source_tree.root());
    let shown: Vec<&walk::Found<'_>> = all.iter().filter(|one| is_shown(one.what)).collect();
    if !damaged {
        stale(&translation, &all, &tree, &mut found);
        missing(&translation, &shown, &tree, &mut found);
    }
    for pair in pairs(&tree) {
        marks(pair, &mut found);
    }
    if language(&source_tree) == Some(translation.language.as_str()) {
        let fault =
            Diagnostic::error(Code::BadRange, place(&tree, "language"), "this is the language it is translated from");
        found.push(fault.help("write the code of the other language: \"de\", \"pl\""));
    }
    if !damaged {
        faults_of_the_whole(&source, &translation, original, &tree, &mut found);
    }
    found
}

/// Whether the file is called by what it translates, and by its language.
fn called(name: &str, translation: &Translation, tree: &tree::Tree, found: &mut Vec<Diagnostic>) {
    let (of, language) = (&translation.of, translation.language.as_str());
    if tree.root().field("language").and_then(Node::text) != Some(language) || *of == NO_ID {
        return;
    }
    let right = format!("{of}.{language}.ron");
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
    if !is_language(language) {
        let message = format!("\"{language}\" is no language");
        let fault = Diagnostic::error(Code::BadRange, place(tree, "language"), message);
        let named = of_name(name).map(|(_, code)| code);
        found.push(fault.help(named.map_or_else(
            || "write its short code: \"de\", \"pl\"".to_owned(),
            |code| format!("write \"{code}\", as its file is called"),
        )));
        return;
    }
    if !file.ends_with(".ron") || file == right {
        return;
    }
    match of_name(name) {
        Some((_, other)) if other != language => {
            let message = format!("the file is called \"{file}\", but its language is \"{language}\"");
            let fault = Diagnostic::error(Code::BadRange, place(tree, "language"), message);
            found.push(fault.help(format!("write \"{other}\", or call the file \"{right}\"")));
        }
        _ => {
            let message = format!("this translates \"{of}\", but the file is called \"{file}\"");
            let fault = Diagnostic::warning(Code::FileName, place(tree, "of"), message);
            found.push(
                fault.help(format!("call the file \"{right}\" and put it beside the worksheet; so it is found")),
            );
        }
    }
}

/// That a translation no longer fits its template, told to whoever changes the template.
#[must_use]
pub fn unfit(template: &str, name: &str, translation: &Checked) -> Option<Diagnostic> {
    let count = |code| translation.diagnostics.iter().filter(|fault| fault.code == code).count();
    let (stale, open) = (count(Code::Stale), count(Code::Untranslated));
    let what = match (any_error(&translation.diagnostics), stale, open) {
        (true, ..) => "has errors".to_owned(),
        (false, 0, 0) => return None,
        (false, stale, 0) => format!("has {}", gone(stale)),
        (false, 0, 1) => "lacks 1 text".to_owned(),
        (false, 0, open) => format!("lacks {open} texts"),
        (false, stale, open) => format!("has {}, and lacks {open}", gone(stale)),
    };
    let (_, span) = tree::root_name(template)?;
    let message = format!("its translation \"{name}\" {what}");
    let fault = Diagnostic::warning(Code::Stale, Place::here(span), message);
    Some(fault.help(format!("see `attune check {name}`")))
}

fn gone(count: usize) -> String {
    match count {
        1 => "1 text that no longer stands here".to_owned(),
        count => format!("{count} texts that no longer stand here"),
    }
}

const fn is_shown(what: walk::What) -> bool {
    matches!(what, walk::What::Shown | walk::What::About)
}

fn place(tree: &tree::Tree, field: &str) -> Place {
    Place::here(tree.root().field(field).map_or(Span::default(), Node::span))
}

fn language(tree: &tree::Tree) -> Option<&str> {
    tree.root().field("language").and_then(Node::text)
}

/// Pairs with their nodes.
fn pairs(tree: &tree::Tree) -> Vec<(&Node, &Node)> {
    match tree.root().field("texts").map(Node::kind) {
        Some(tree::NodeKind::Map(all)) => all.iter().map(|(key, value)| (key, value)).collect(),
        _ => Vec::new(),
    }
}

/// Pairs whose text the sheet no longer has.
fn stale(translation: &Translation, all: &[walk::Found<'_>], tree: &tree::Tree, found: &mut Vec<Diagnostic>) {
    let known: HashSet<&str> = all.iter().map(|one| one.words).collect();
    let open: Vec<&walk::Found<'_>> = all.iter().filter(|one| translation.texts.get(one.words).is_none()).collect();
    for (key, _) in pairs(tree) {
        let Some(text) = key.text().filter(|text| !known.contains(text)) else { continue };
        let place = Place::here(key.span());
        let mut fault = Diagnostic::warning(Code::Stale, place, "the sheet no longer says this");
        let near = nearest(text, open.iter().map(|one| one.words));
        let now = near.and_then(|near| open.iter().find(|one| one.words == near));
        fault = match now {
            Some(now) => fault
                .label(Place { text: ORIGINAL, span: now.span }, "it says this now")
                .help("take over the text as it is now, and look at its translation again"),
            None => fault.help("take the pair away, or mend the text"),
        };
        found.push(fault);
    }
}

/// Texts of the sheet without a translation.
fn missing(translation: &Translation, all: &[&walk::Found<'_>], tree: &tree::Tree, found: &mut Vec<Diagnostic>) {
    let mut told = BTreeSet::new();
    let open = all.iter().filter(|one| translation.texts.get(one.words).is_none() && told.insert(one.words));
    let open: Vec<&&walk::Found<'_>> = open.collect();
    let at = match tree.root().kind() {
        tree::NodeKind::Call(call) => call.name_span,
        _ => tree.root().span(),
    };
    for one in open {
        let message = format!("this text has no translation: {}", short(one.words));
        let fault = Diagnostic::warning(Code::Untranslated, Place::here(at), message);
        let help = "add it to `texts` with its translation";
        found.push(fault.label(Place { text: ORIGINAL, span: one.span }, "not translated").help(help));
    }
}

/// Links and questions that a text points at must be pointed at by its translation.
fn marks((key, value): (&Node, &Node), found: &mut Vec<Diagnostic>) {
    let (Some(text), Some(words)) = (key.text(), value.text()) else { return };
    let targets = |text: &str| -> BTreeSet<String> {
        let after = |mark: &str, end: char| {
            let pieces = text.split(mark).skip(1).filter_map(|piece| piece.split(end).next());
            pieces.map(|piece| format!("{mark}{}{end}", piece.trim())).collect::<Vec<_>>()
        };
        after("{item:", '}').into_iter().chain(after("(template:", ')')).collect()
    };
    let (wanted, there) = (targets(text), targets(words));
    if words.trim().is_empty() {
        let fault = Diagnostic::error(Code::EmptyText, Place::here(value.span()), "this translation is empty");
        found.push(fault.help("write the words, or take the pair away"));
    } else if let Some(other) = wanted.symmetric_difference(&there).next() {
        let lacks = wanted.contains(other);
        let message =
            if lacks { format!("`{other}` is missing here") } else { format!("`{other}` is not in the text") };
        let fault = Diagnostic::error(Code::BadMarkup, Place::here(value.span()), message);
        found.push(fault.label(Place::here(key.span()), "the text").help("point at the same questions and sheets"));
    } else if markup::faults(text).is_empty()
        && markup::faults(words).iter().any(|(_, fault)| *fault == markup::Fault::OpenItalic)
    {
        let fault =
            Diagnostic::error(Code::BadMarkup, Place::here(value.span()), "a `*` is not closed in this translation");
        found.push(fault.help("close the italics with `*`, or write `\\\\*` for a star"));
    }
}

/// What is wrong with the sheet as a whole once it is translated, such as italics that do not close.
fn faults_of_the_whole(
    source: &str,
    translation: &Translation,
    original: &dyn Fn(&Id) -> Option<(String, String)>,
    tree: &tree::Tree,
    found: &mut Vec<Diagnostic>,
) {
    let name = format!("{}.ron", translation.of);
    let checked = crate::template::read(&name, &in_language(source, &[translation]), original);
    let before = crate::template::read(&name, source, original);
    if any_error(&before.diagnostics) || !any_error(&checked.diagnostics) {
        return;
    }
    for fault in checked.diagnostics.iter().filter(|fault| fault.severity == Severity::Error) {
        let line =
            checked.texts.get(fault.place.text).map(|text| fault.place.span.of(&text.text)).unwrap_or_default();
        let pairs = pairs(tree);
        let own = pairs
            .iter()
            .find(|(_, value)| value.text().is_some_and(|words| words.contains(line) && !line.is_empty()));
        let place = own.map_or_else(|| place(tree, "texts"), |(_, value)| Place::here(value.span()));
        // What is wrong with one pair was told there.
        if found.iter().any(|told| told.severity == Severity::Error && (own.is_none() || told.place == place)) {
            continue;
        }
        let mut again = Diagnostic::error(fault.code, place, fault.message.clone());
        again.help.clone_from(&fault.help);
        found.push(again);
    }
}

/// The beginning of a text, in quotes.
fn short(words: &str) -> String {
    let words = words.trim().replace('\n', " ");
    match words.char_indices().nth(60) {
        Some((at, _)) => format!("\"{}…\"", words.get(..at).unwrap_or_default()),
        None => format!("\"{words}\""),
    }
}
