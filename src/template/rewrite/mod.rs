//! Changes to a template's text that leave the rest of it as it was written.
//!
//! A [`Source`] is a text with its tree. Each change gives back a new text in
//! which one stretch is exchanged: comments, order and the author's own way of
//! setting lines stay. What a change means is the business of whoever asks
//! for it; nothing here knows the fields of the language.
//!
//! **Invariant:** a change of a text without faults of signs gives a text
//! without them (`tests/templates/rewriting.rs`).

mod gaps;

use super::tree::{self, Arg, Call, Node, NodeKind, Tree};
use crate::{base::Span, diagnostic::TextId};

/// One step of the way to a value.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Step {
    /// The field of a call: `ask`.
    Field(String),
    /// The entry of a map: `"C1"`.
    Key(String),
    /// An element of a list, or an unnamed argument, from 0.
    Nth(usize),
}

impl Step {
    /// The step to a field.
    #[must_use]
    pub fn field(name: &str) -> Self {
        Self::Field(name.to_owned())
    }

    /// The step to an entry.
    #[must_use]
    pub fn key(key: &str) -> Self {
        Self::Key(key.to_owned())
    }
}

/// A text with its tree.
#[derive(Debug)]
pub struct Source<'t> {
    text: &'t str,
    tree: Tree,
    well_formed: bool,
}

impl<'t> Source<'t> {
    /// Reads a text.
    #[must_use]
    pub fn read(text: &'t str) -> Self {
        let (tree, faults) = tree::read(text, TextId(0));
        Self { text, tree, well_formed: faults.is_empty() }
    }

    /// Whether every bracket, quote and comma is where it belongs.
    #[must_use]
    pub const fn is_well_formed(&self) -> bool {
        self.well_formed
    }

    /// The value of the whole text.
    #[must_use]
    pub const fn root(&self) -> &Node {
        self.tree.root()
    }

    /// The value at the end of a way.
    #[must_use]
    pub fn node(&self, way: &[Step]) -> Option<&Node> {
        way.iter().try_fold(self.root(), |node, step| step_to(node.without_some(), step))
    }

    /// A value as it is written.
    #[must_use]
    pub fn written(&self, node: &Node) -> &'t str {
        node.span().of(self.text)
    }

    /// An entry as it is written, with its own comments, as if it stood at the beginning of its line.
    #[must_use]
    pub fn entry_as_written(&self, way: &[Step]) -> Option<String> {
        let span = gaps::with_comments(self.text, self.entry(way)?);
        let before = self.text.get(..span.start)?;
        let line = before.rfind('\n').map_or(0, |at| at + 1);
        let indent = before.get(line..).filter(|indent| indent.trim().is_empty()).unwrap_or_default();
        Some(span.of(self.text).replace(&format!("\n{indent}"), "\n"))
    }

    /// Puts a text there; where there is none yet, the field or entry is added.
    #[must_use]
    pub fn set_text(&self, way: &[Step], words: &str) -> Option<String> {
        self.put(way, &quoted(words))
    }

    /// Puts a value there, as it is written; where there is none yet, the field or entry is added.
    #[must_use]
    pub fn put(&self, way: &[Step], value: &str) -> Option<String> {
        if let Some(node) = self.node(way) {
            return Some(self.exchanged(node.span(), value));
        }
        let (last, before) = way.split_last()?;
        let entry = match last {
            Step::Field(name) => format!("{name}: {value}"),
            Step::Key(key) => format!("{}: {value}", quoted(key)),
            Step::Nth(_) => return None,
        };
        self.append(before, &entry)
    }

    /// Adds an entry, as it is written, at the end of a call, list or map.
    #[must_use]
    pub fn append(&self, way: &[Step], entry: &str) -> Option<String> {
        let container = self.node(way)?.without_some();
        let end = container.span().end.checked_sub(1)?;
        let Some(last) = entries(container).last().copied() else {
            return Some(self.exchanged(Span::new(end, end), entry));
        };
        Some(gaps::added(self.text, last, entry))
    }

    /// Takes a field, entry or element out, with its own comments and its comma.
    #[must_use]
    pub fn remove(&self, way: &[Step]) -> Option<String> {
        let span = self.entry(way)?;
        Some(self.exchanged(gaps::with_comma(self.text, span), ""))
    }

    /// Exchanges two entries of the same call, list or map; each takes its own comments along.
    #[must_use]
    pub fn swap(&self, one: &[Step], other: &[Step]) -> Option<String> {
        let (one, other) = (self.entry(one)?, self.entry(other)?);
        let (first, second) = if one.start <= other.start { (one, other) } else { (other, one) };
        let (first, second) = (gaps::with_comments(self.text, first), gaps::with_comments(self.text, second));
        if first.end > second.start {
            return None;
        }
        let between = Span::new(first.end, second.start).of(self.text);
        let turned = format!("{}{between}{}", second.of(self.text), first.of(self.text));
        Some(self.exchanged(first.to(second), &turned))
    }

    /// The stretch of a whole entry: from its name or key to the end of its value.
    fn entry(&self, way: &[Step]) -> Option<Span> {
        let (last, before) = way.split_last()?;
        let container = self.node(before)?.without_some();
        let value = step_to(container, last)?;
        let name = match last {
            Step::Field(name) => container.field_name(name),
            Step::Key(key) => container.key(key).map(Node::span),
            Step::Nth(_) => None,
        };
        Some(name.map_or(value.span(), |name| name.to(value.span())))
    }

    fn exchanged(&self, span: Span, with: &str) -> String {
        let before = self.text.get(..span.start).unwrap_or_default();
        let after = self.text.get(span.end..).unwrap_or_default();
        format!("{before}{with}{after}")
    }
}

/// A text as it is written in a file.
#[must_use]
pub fn quoted(words: &str) -> String {
    let mut out = String::with_capacity(words.len() + 2);
    out.push('"');
    for c in words.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '\r' => {}
            // What nobody sees is written by its number.
            c if c.is_control() || matches!(c, '\u{202D}' | '\u{202E}') => {
                out.push_str(&format!("\\u{{{:x}}}", u32::from(c)));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

fn step_to<'n>(node: &'n Node, step: &Step) -> Option<&'n Node> {
    match step {
        Step::Field(name) => node.field(name),
        Step::Key(key) => node.entry(key),
        Step::Nth(at) => node.nth(*at),
    }
}

/// The stretches of what a call, list or map holds, in order.
fn entries(node: &Node) -> Vec<Span> {
    match node.kind() {
        NodeKind::Call(Call { args, .. }) => args.iter().map(argument).collect(),
        NodeKind::List(all) => all.iter().map(Node::span).collect(),
        NodeKind::Map(all) => all.iter().map(|(key, value)| key.span().to(value.span())).collect(),
        _ => Vec::new(),
    }
}

fn argument(arg: &Arg) -> Span {
    arg.name.as_ref().map_or(arg.value.span(), |(_, name)| name.to(arg.value.span()))
}
