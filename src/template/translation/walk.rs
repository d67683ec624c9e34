//! The texts of a template or blocks file that people read, with their places.

use crate::{
    base::Span,
    template::tree::{Node, NodeKind},
};

/// Fields whose texts people read, also those in maps and lists in them.
const SHOWN: &[&str] = &[
    "title",
    "subtitle",
    "purpose",
    "when",
    "who",
    "tags",
    "lists",
    "hints",
    "steps",
    "cannot_say",
    "say",
    "ask",
    "help",
    "brief",
    "if_words",
    "on_paper",
    "or_nothing",
    "other",
    "none",
    "if_changed",
    "unit",
    "low",
    "high",
    "another",
    "each",
    "hint",
    "results",
    "about",
    "label",
    "options",
    "tell",
    "statements",
    "words",
    "spread_words",
    "before",
    "rule",
];

/// Fields in which nothing is for people.
const SKIPPED: &[&str] = &["fhir", "sources", "answers", "earlier", "version", "id", "name"];

/// What a text is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum What {
    /// People read it.
    Shown,
    /// An example expects it: the same words as elsewhere.
    Tried,
    /// The language's code.
    Language,
    /// What stands behind the sheet, before which the translation's note stands.
    About,
}

/// A text with its place.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found<'n> {
    /// The words, with escapes resolved.
    pub words: &'n str,
    /// Where the whole of it stands, with its quotes.
    pub span: Span,
    /// What it is for.
    pub what: What,
}

/// All texts that people read, in the order of the file.
pub(super) fn texts(root: &Node) -> Vec<Found<'_>> {
    let mut found = Vec::new();
    inside(root, &mut found);
    found.sort_by_key(|one| one.span);
    found
}

/// What stands in the fields of a call, or in the elements of a list or map.
fn inside<'n>(node: &'n Node, found: &mut Vec<Found<'n>>) {
    match node.kind() {
        NodeKind::Call(call) => {
            for (at, arg) in call.args.iter().enumerate() {
                match &arg.name {
                    Some((name, _)) => field(name, &arg.value, found),
                    None => match argument(&call.name, at) {
                        Some(what) => shown(&arg.value, what, found),
                        None => inside(&arg.value, found),
                    },
                }
            }
        }
        NodeKind::List(all) => all.iter().for_each(|one| inside(one, found)),
        NodeKind::Map(all) => all.iter().for_each(|(_, value)| inside(value, found)),
        _ => {}
    }
}

fn field<'n>(name: &str, value: &'n Node, found: &mut Vec<Found<'n>>) {
    match name {
        "language" => shown(value, What::Language, found),
        "about" => shown(value, What::About, found),
        // A suggestion names options by their ids.
        "options" if matches!(value.kind(), NodeKind::List(_)) => {}
        _ if SKIPPED.contains(&name) => {}
        _ if SHOWN.contains(&name) => shown(value, What::Shown, found),
        _ => inside(value, found),
    }
}

/// What an unnamed value of a call is for, if people read it.
fn argument(call: &str, at: usize) -> Option<What> {
    match (call, at) {
        ("Statement" | "Reverse", 1) | ("Plain" | "Fixed", 0) => Some(What::Shown),
        ("Says", 0) | ("Asks", 1) | ("ScaleEnds", 1 | 2) => Some(What::Tried),
        _ => None,
    }
}

/// A text, or all texts in a list or map of them.
fn shown<'n>(node: &'n Node, what: What, found: &mut Vec<Found<'n>>) {
    match node.kind() {
        NodeKind::Text(words) => found.push(Found { words, span: node.span(), what }),
        NodeKind::List(all) => all.iter().for_each(|one| shown(one, what, found)),
        NodeKind::Map(all) => all.iter().for_each(|(_, value)| shown(value, what, found)),
        _ => inside(node, found),
    }
}
