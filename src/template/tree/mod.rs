//! The tree of a RON text: every value with its place, faults as nodes.
//!
//! A [`Node`] is what stands in the text, before anybody asks what it means:
//! texts, numbers (still as written), names, calls, lists and maps. Templates,
//! answers files and the answers of examples are all read from it.
//!
//! Not here: what a field is called or which kinds there are.

use crate::base::Span;

/// The tree of a text.
#[derive(Debug)]
pub struct Tree {
    root: Node,
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
    /// The value of the whole text.
    #[must_use]
    pub const fn root(&self) -> &Node {
        &self.root
    }
}

impl Node {
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
            NodeKind::List(all) => all.get(at),
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
