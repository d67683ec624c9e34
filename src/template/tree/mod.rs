//! The tree of a RON text: every value with its place, faults as nodes.
//!
//! A [`Node`] is what stands in the text, before anybody asks what it means:
//! texts, numbers (still as written), names, calls, lists and maps. Templates,
//! answers files and the answers of examples are all read from it.
//!
//! Not here: what a field means, or which kinds there are. Where brackets or
//! quotes were lost, the grammar is asked which fields there are and which of
//! them hold lists ([`super::file`]); what is plainly right is read without it.

mod brackets;
mod entries;
mod escape;
mod foreign;
mod gone;
mod lost;
mod meant;
pub(crate) mod number;
mod parse;
mod quotes;
mod tokens;

pub(crate) use tokens::takes_no_room;

use std::collections::HashMap;

use crate::{
    base::{Decimal, Span},
    diagnostic::{Code, Diagnostic, Place, TextId},
};

/// Reads a text as one RON value, with everything that is wrong with its signs.
///
/// The tree is whole in any case; what could not be read is a
/// [`NodeKind::Fault`] in it.
#[must_use]
pub fn read(text: &str, text_id: TextId) -> (Tree, Vec<Diagnostic>) {
    let (tree, faults) = parse::parse(text);
    (tree, faults.into_iter().map(|fault| fault.diagnostic(text_id)).collect())
}

/// The first word of a text and its place: `Template`, `Blocks`, `Worksheet`.
#[must_use]
pub fn root_name(text: &str) -> Option<(&str, Span)> {
    let span = tokens::first_word(text)?;
    Some((span.of(text), span))
}

/// How the ids begin that stand for those that were forgotten.
pub(crate) const NAMELESS: &str = "--";

/// The most faults one reading gathers; far more than are ever shown.
const MOST: usize = 500;

/// A fault of signs, before it is known which text this is.
#[derive(Debug)]
struct Fault {
    code: Code,
    span: Span,
    message: String,
    help: Option<String>,
    label: Option<(Span, String)>,
}

impl Fault {
    fn diagnostic(self, text: TextId) -> Diagnostic {
        let made = Diagnostic::error(self.code, Place { text, span: self.span }, self.message);
        let made = match self.help {
            Some(help) => made.help(help),
            None => made,
        };
        match self.label {
            Some((span, words)) => made.label(Place { text, span }, words),
            None => made,
        }
    }
}

/// The tree of a text.
#[derive(Debug)]
pub struct Tree {
    root: Node,
    whole: bool,
}

impl Tree {
    /// Calls fields and kinds by the names that were meant; their places stay.
    /// Gives back where the values of these fields stand.
    pub(super) fn rename(&mut self, meant: &HashMap<Span, &'static str>) -> Vec<Span> {
        let mut values = Vec::new();
        rename(&mut self.root, meant, &mut values);
        values
    }
}

fn rename(node: &mut Node, meant: &HashMap<Span, &'static str>, values: &mut Vec<Span>) {
    match &mut node.kind {
        NodeKind::Call(call) => {
            if let Some(name) = meant.get(&call.name_span).filter(|_| !call.name.is_empty()) {
                call.name = (*name).to_owned();
            }
            for arg in &mut call.args {
                if let Some((name, span)) = &mut arg.name
                    && let Some(other) = meant.get(span)
                {
                    *name = (*other).to_owned();
                    values.push(arg.value.span);
                }
                rename(&mut arg.value, meant, values);
            }
        }
        NodeKind::List(all) | NodeKind::Loose(all) => all.iter_mut().for_each(|one| rename(one, meant, values)),
        NodeKind::Map(all) => all.iter_mut().for_each(|(_, value)| rename(value, meant, values)),
        _ => {}
    }
}

/// A value with its place.
#[derive(Debug)]
pub struct Node {
    span: Span,
    kind: NodeKind,
}

/// What kind of value stands there.
#[derive(Debug)]
pub enum NodeKind {
    /// A text, with its escapes resolved.
    Text(String),
    /// A number as written, such as `1_000` or `-35.9`.
    Number(String),
    /// A bare word, such as `Today`, `true` or `None`.
    Name(String),
    /// A character, such as `'a'`.
    Char(char),
    /// A word with parentheses, such as `Date(…)`; without a word, `name` is empty.
    Call(Call),
    /// `[…]`.
    List(Vec<Node>),
    /// `{…}`.
    Map(Vec<(Node, Node)>),
    /// `{…}` with values that have no ids. Whoever knows whether a list or entries belong here
    /// reports it: nobody takes it as it stands.
    Loose(Vec<Node>),
    /// A value that RON has and no file of ours uses: bytes, a range.
    Other,
    /// What could not be read, and was reported where it stands.
    Fault,
}

/// A word with parentheses.
#[derive(Debug)]
pub struct Call {
    /// The word; empty for a bare `(…)`.
    pub name: String,
    /// Where the word stands.
    pub name_span: Span,
    /// What stands in the parentheses.
    pub args: Vec<Arg>,
}

/// An argument: with a name it is a field.
#[derive(Debug)]
pub struct Arg {
    /// The field's name and its place.
    pub name: Option<(String, Span)>,
    /// The value.
    pub value: Node,
}

impl Tree {
    /// Whether the text reaches its own end, give or take a bracket; false if it was cut off.
    #[must_use]
    pub const fn is_whole(&self) -> bool {
        self.whole
    }

    /// The value of the whole text.
    #[must_use]
    pub const fn root(&self) -> &Node {
        &self.root
    }
}

impl Node {
    /// Where it begins: its word, its bracket, or the whole of it if it is short.
    #[must_use]
    pub fn head(&self) -> Span {
        match &self.kind {
            NodeKind::Call(call) if !call.name.is_empty() => call.name_span,
            NodeKind::Call(_) | NodeKind::List(_) | NodeKind::Map(_) | NodeKind::Loose(_) => {
                Span::new(self.span.start, self.span.start + 1)
            }
            _ => self.span,
        }
    }

    /// Where it stands.
    #[must_use]
    pub const fn span(&self) -> Span {
        self.span
    }

    /// What it is.
    #[must_use]
    pub const fn kind(&self) -> &NodeKind {
        &self.kind
    }

    /// What kind of value it is, in words: "a text", "a list".
    #[must_use]
    pub const fn what(&self) -> &'static str {
        match &self.kind {
            NodeKind::Text(_) => "a text",
            NodeKind::Number(_) => "a number",
            NodeKind::Name(_) => "a word",
            NodeKind::Char(_) => "a character",
            NodeKind::Call(_) => "something in parentheses",
            NodeKind::List(_) => "a list",
            NodeKind::Map(_) => "a map",
            NodeKind::Loose(_) => "something in braces",
            NodeKind::Other | NodeKind::Fault => "something else",
        }
    }

    /// Its words, if it is a text.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        match &self.kind {
            NodeKind::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The whole number it is.
    #[must_use]
    pub fn whole(&self) -> Option<i128> {
        match &self.kind {
            NodeKind::Number(written) => number::whole(written),
            _ => None,
        }
    }

    /// The exact number it is.
    #[must_use]
    pub fn decimal(&self) -> Option<Decimal> {
        match &self.kind {
            NodeKind::Number(written) => number::decimal(written),
            _ => None,
        }
    }

    /// What stands in `Some(…)`, or the node itself.
    #[must_use]
    pub fn without_some(&self) -> &Self {
        match &self.kind {
            NodeKind::Call(call) if call.name == "Some" => match call.args.as_slice() {
                [Arg { name: None, value }] => value.without_some(),
                _ => self,
            },
            _ => self,
        }
    }

    /// The field of this name.
    #[must_use]
    pub fn field(&self, name: &str) -> Option<&Self> {
        self.arg(name).map(|arg| &arg.value)
    }

    /// Where the name of a field stands.
    #[must_use]
    pub fn field_name(&self, name: &str) -> Option<Span> {
        self.arg(name).and_then(|arg| arg.name.as_ref()).map(|(_, span)| *span)
    }

    /// The value under this key of a map.
    #[must_use]
    pub fn entry(&self, key: &str) -> Option<&Self> {
        self.pair(key).map(|(_, value)| value)
    }

    /// The key itself, where it stands in a map.
    #[must_use]
    pub fn key(&self, key: &str) -> Option<&Self> {
        self.pair(key).map(|(key, _)| key)
    }

    /// An element of a list, or an unnamed argument, from 0.
    #[must_use]
    pub fn nth(&self, at: usize) -> Option<&Self> {
        match &self.kind {
            NodeKind::List(all) | NodeKind::Loose(all) => all.get(at),
            NodeKind::Map(all) => all.get(at).map(|(_, value)| value),
            // One value where a list belongs, its brackets forgotten.
            NodeKind::Call(call)
                if at == 0 && !call.args.is_empty() && call.args.iter().all(|arg| arg.name.is_some()) =>
            {
                Some(self)
            }
            NodeKind::Call(call) => call.args.iter().filter(|arg| arg.name.is_none()).nth(at).map(|arg| &arg.value),
            _ => None,
        }
    }

    fn arg(&self, name: &str) -> Option<&Arg> {
        let NodeKind::Call(call) = &self.kind else { return None };
        call.args.iter().find(|arg| arg.name.as_ref().is_some_and(|(known, _)| known == name))
    }

    fn pair(&self, key: &str) -> Option<&(Self, Self)> {
        let NodeKind::Map(all) = &self.kind else { return None };
        all.iter().find(|(known, _)| match &known.kind {
            NodeKind::Text(text) | NodeKind::Number(text) => text == key,
            _ => false,
        })
    }
}
