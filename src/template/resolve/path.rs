//! Where something stands in a file, said by the way that leads to it.
//!
//! The values of [`super::super::file`] carry no places. Who walks them knows
//! the way (`sections`, the second, `items`, `"V1"`, …); only when something is
//! wrong is that way gone again in the tree, to find the bytes.

use crate::{
    base::Span,
    diagnostic::{Place, TextId},
    template::tree::{Node, NodeKind, Tree},
};

/// One step of a way.
#[derive(Clone, Copy, Debug)]
enum Step<'p> {
    /// The text it begins in, and where that text was called from.
    Root(TextId, Option<&'p Path<'p>>),
    /// A field by its name.
    Field(&'p str),
    /// An entry of a map by its key.
    Key(&'p str),
    /// An element of a list, or an unnamed argument, from 0.
    Nth(usize),
}

/// A way from the root of a file to one of its parts.
#[derive(Clone, Copy, Debug)]
pub(super) struct Path<'p> {
    up: Option<&'p Path<'p>>,
    step: Step<'p>,
}

impl<'p> Path<'p> {
    /// The root of a text.
    pub const fn root(text: TextId) -> Self {
        Self { up: None, step: Step::Root(text, None) }
    }

    /// The root of a text that `from` calls in.
    pub const fn called(text: TextId, from: &'p Self) -> Self {
        Self { up: None, step: Step::Root(text, Some(from)) }
    }

    /// A field of what stands here.
    pub const fn field<'c>(&'c self, name: &'c str) -> Path<'c> {
        Path { up: Some(self), step: Step::Field(name) }
    }

    /// An entry of what stands here.
    pub const fn key<'c>(&'c self, key: &'c str) -> Path<'c> {
        Path { up: Some(self), step: Step::Key(key) }
    }

    /// An element of what stands here.
    pub const fn nth<'c>(&'c self, at: usize) -> Path<'c> {
        Path { up: Some(self), step: Step::Nth(at) }
    }

    /// What it lies in; itself at the root.
    pub fn up(&self) -> &Self {
        self.up.unwrap_or(self)
    }

    /// The field that this is, if it is one.
    pub const fn last_field(&self) -> Option<&'p str> {
        match self.step {
            Step::Field(name) => Some(name),
            _ => None,
        }
    }

    /// The text it lies in.
    pub fn text(&self) -> TextId {
        match self.step {
            Step::Root(text, _) => text,
            _ => self.up.map_or(TextId(0), Path::text),
        }
    }

    /// Where the text it lies in was called from.
    pub fn caller(&self) -> Option<&'p Path<'p>> {
        match self.step {
            Step::Root(_, from) => from,
            _ => self.up.and_then(Path::caller),
        }
    }

    /// Where the value stands; the nearest part that exists, if it was left out.
    pub fn place(&self, trees: &[Option<&Tree>]) -> Place {
        let text = self.text();
        let span = tree(trees, text).map_or(Span::default(), |tree| self.node(tree).0.span());
        Place { text, span }
    }

    /// Where the name of a call stands, without what is in its parentheses.
    pub fn head_place(&self, trees: &[Option<&Tree>]) -> Place {
        let text = self.text();
        let span = tree(trees, text).map_or(Span::default(), |tree| match self.node(tree).0.kind() {
            NodeKind::Call(call) if !call.name.is_empty() => call.name_span,
            _ => self.node(tree).0.span(),
        });
        Place { text, span }
    }

    /// Where the key or the field's name stands.
    pub fn key_place(&self, trees: &[Option<&Tree>]) -> Place {
        let text = self.text();
        let Some(tree) = tree(trees, text) else { return Place { text, span: Span::default() } };
        let up = self.up.map_or_else(|| tree.root(), |up| up.node(tree).0);
        let span = match self.step {
            Step::Field(name) => up.field_name(name),
            Step::Key(key) => up.key(key).map(Node::span),
            _ => None,
        };
        Place { text, span: span.unwrap_or_else(|| self.node(tree).0.span()) }
    }

    /// The node, and whether it is the very one.
    fn node<'t>(&self, tree: &'t Tree) -> (&'t Node, bool) {
        let Some(up) = self.up else { return (tree.root(), true) };
        let (node, exact) = up.node(tree);
        if !exact {
            return (node, false);
        }
        let node = node.without_some();
        let found = match self.step {
            Step::Root(..) => Some(node),
            Step::Field(name) => node.field(name),
            Step::Key(key) => node.entry(key),
            Step::Nth(at) => node.nth(at),
        };
        found.map_or((node, false), |found| (found, true))
    }
}

fn tree<'t>(trees: &[Option<&'t Tree>], text: TextId) -> Option<&'t Tree> {
    trees.get(text.0).copied().flatten()
}
