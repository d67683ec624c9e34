//! What goes with a question that is left out: everything that speaks of it alone.
//!
//! Lists that name it lose the name, a `show_if` that asks for nothing else
//! goes, and so do examples that answer it or look for it. What weighs it
//! together with others stays, and the check says where.

use crate::template::{
    rewrite::{Source, Step},
    tree::{Arg, Call, Node, NodeKind},
};

/// More than any template has.
const MOST_PASSES: usize = 2000;

/// The text without what speaks of this id alone.
pub(super) fn forget(text: &str, id: &str) -> String {
    cleaned(text, |node, way| names_it(node, way, id))
}

/// The text without what speaks of this option of this question alone.
pub(super) fn forget_option(text: &str, question: &str, option: &str) -> String {
    cleaned(text, |node, way| names_option(node, way, question, option))
}

/// Takes out, one after the other, whatever `goes` points at.
fn cleaned(text: &str, goes: impl Fn(&Node, &[Step]) -> Option<Vec<Step>>) -> String {
    let mut text = text.to_owned();
    for _ in 0..MOST_PASSES {
        let source = Source::read(&text);
        let found = find(source.root(), &mut Vec::new(), &goes);
        let Some(next) = found.and_then(|way| source.remove(&way)) else { break };
        text = next;
    }
    text
}

/// The first thing in the tree that goes.
fn find(node: &Node, way: &mut Vec<Step>, goes: &impl Fn(&Node, &[Step]) -> Option<Vec<Step>>) -> Option<Vec<Step>> {
    if let Some(found) = goes(node, way) {
        return Some(found);
    }
    let mut into = |step, child: &Node| {
        way.push(step);
        let found = find(child, way, goes);
        way.pop();
        found
    };
    match node.kind() {
        NodeKind::Call(Call { args, .. }) => {
            let mut nth = 0;
            args.iter().find_map(|Arg { name, value }| match name {
                Some((name, _)) => into(Step::field(name), value),
                None => {
                    nth += 1;
                    into(Step::Nth(nth - 1), value)
                }
            })
        }
        NodeKind::List(all) => all.iter().enumerate().find_map(|(at, one)| into(Step::Nth(at), one)),
        NodeKind::Map(all) => all.iter().find_map(|(key, value)| into(Step::key(key.text()?), value)),
        _ => None,
    }
}

fn names_it(node: &Node, way: &[Step], id: &str) -> Option<Vec<Step>> {
    let here = || Some(way.to_vec());
    match way {
        // An example that answers it or looks for it.
        [Step::Field(field), Step::Nth(_)] if field == "examples" => says(node, id).then(here)?,
        [.., Step::Field(field)] if field == "show_if" || field == "go_on" || field == "at" => {
            (asks_only(node, id) || node.text() == Some(id)).then(here)?
        }
        [.., Step::Field(field), Step::Nth(_)] if ["order", "block_rows"].contains(&field.as_str()) => {
            (node.text() == Some(id)).then(here)?
        }
        [Step::Field(short), Step::Field(items), Step::Nth(_)] if short == "short" && items == "items" => {
            (node.text() == Some(id)).then(here)?
        }
        [.., Step::Field(field), Step::Key(key)] if ["reword", "only_if"].contains(&field.as_str()) => {
            (key == id).then(here)?
        }
        _ => None,
    }
}

fn names_option(node: &Node, way: &[Step], question: &str, option: &str) -> Option<Vec<Step>> {
    let here = || Some(way.to_vec());
    match way {
        [Step::Field(field), Step::Nth(_)] if field == "examples" => {
            (says(node, question) && says(node, option)).then(here)?
        }
        [.., Step::Key(key), Step::Field(field), Step::Key(entry)]
            if key == question && ["tell", "hints", "points"].contains(&field.as_str()) =>
        {
            (entry == option).then(here)?
        }
        [.., Step::Field(field)] if field == "show_if" && asks_only_option(node, question, option) => here(),
        // One of several options that a condition names.
        [.., Step::Nth(1), Step::Nth(_)] => None,
        _ => match node.kind() {
            NodeKind::Call(call) if call.name == "Chosen" && node.nth(0).and_then(Node::text) == Some(question) => {
                let Some(NodeKind::List(all)) = node.nth(1).map(Node::kind) else { return None };
                let at = all.iter().position(|one| one.text() == Some(option)).filter(|_| all.len() > 1)?;
                Some(way.iter().cloned().chain([Step::Nth(1), Step::Nth(at)]).collect())
            }
            _ => None,
        },
    }
}

/// Whether a condition asks for this id and for nothing else.
fn asks_only(node: &Node, id: &str) -> bool {
    let NodeKind::Call(call) = node.kind() else { return false };
    match call.name.as_str() {
        "Chosen" | "Answered" | "AnyRow" | "Rows" | "Visible" | "Value" => {
            node.nth(0).and_then(Node::text) == Some(id)
        }
        "Not" => node.nth(0).is_some_and(|inner| asks_only(inner, id)),
        _ => false,
    }
}

/// Whether a condition asks for this option of this question and for nothing else.
fn asks_only_option(node: &Node, question: &str, option: &str) -> bool {
    let chosen = matches!(node.kind(), NodeKind::Call(call) if call.name == "Chosen");
    let alone = matches!(node.nth(1).map(Node::kind), Some(NodeKind::List(all))
        if matches!(all.as_slice(), [one] if one.text() == Some(option)));
    chosen && alone && node.nth(0).and_then(Node::text) == Some(question)
}

/// Whether a text or key in the tree is exactly this.
fn says(node: &Node, words: &str) -> bool {
    match node.kind() {
        NodeKind::Text(text) => text == words,
        NodeKind::Call(Call { args, .. }) => args.iter().any(|arg| says(&arg.value, words)),
        NodeKind::List(all) => all.iter().any(|one| says(one, words)),
        NodeKind::Map(all) => all.iter().any(|(key, value)| says(key, words) || says(value, words)),
        _ => false,
    }
}
