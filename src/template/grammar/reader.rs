//! What a reading gathers on its way: faults, and what of the text is lost.

use std::collections::HashSet;

use super::super::tree::{Arg, Call, Node, NodeKind, number};
use crate::{
    base::{Id, Span},
    diagnostic::{Code, Diagnostic, Place, TextId},
};

/// The most faults one reading gathers; far more than are ever shown.
pub(super) const MOST: usize = 500;

/// What a reading gathers on its way.
#[derive(Debug)]
pub(in super::super) struct Reader<'t> {
    pub(super) text: &'t str,
    text_id: TextId,
    /// Faults found.
    pub out: Vec<Diagnostic>,
    /// Ids in parts that could not be read.
    pub lost: HashSet<String>,
    /// Stretches that could not be read.
    pub bad: Vec<Span>,
}

impl<'t> Reader<'t> {
    /// A reading of this text.
    pub fn new(text: &'t str, text_id: TextId) -> Self {
        Self { text, text_id, out: Vec::new(), lost: HashSet::new(), bad: Vec::new() }
    }

    pub(in super::super) const fn place(&self, span: Span) -> Place {
        Place { text: self.text_id, span }
    }

    pub(in super::super) fn error(&self, code: Code, span: Span, message: impl Into<String>) -> Diagnostic {
        Diagnostic::error(code, self.place(span), message)
    }

    pub(in super::super) fn report(&mut self, fault: Diagnostic) {
        self.bad.push(fault.place.span);
        if self.out.len() < MOST {
            self.out.push(fault);
        }
    }

    /// Remembers every id inside a part that is given up.
    pub(super) fn lose(&mut self, span: Span) {
        self.bad.push(span);
        let mut pieces = span.of(self.text).split('"').skip(1).step_by(2);
        self.lost.extend(pieces.by_ref().filter(|piece| Id::parse(piece).is_ok()).map(str::to_owned));
    }

    /// Reports a value of another type.
    pub(in super::super) fn wrong<T>(&mut self, node: &Node, what: &str) -> Option<T> {
        self.lose(node.span());
        if matches!(node.kind(), NodeKind::Fault) {
            return None;
        }
        let found = match node.kind() {
            NodeKind::Name(name) => format!("the word `{name}`"),
            NodeKind::Call(call) if !call.name.is_empty() => format!("`{}(…)`", call.name),
            _ => node.what().to_owned(),
        };
        let message = format!("{what} belongs here, not {found}");
        let mut fault = self.error(Code::WrongType, node.span(), message);
        if let Some(help) = help_for(node, what, self.text) {
            fault = fault.help(help);
        }
        self.report(fault);
        None
    }

    /// Reports a `Some(…)` around one unnamed value where the fields of a `Name(…)` belong.
    pub(in super::super) fn bare_some(&mut self, call: &Call, name: &str) -> bool {
        let [Arg { name: None, value }] = call.args.as_slice() else { return false };
        self.lose(value.span());
        let fault = self.error(Code::WrongType, call.name_span, "`Some(…)` is not needed here");
        self.report(fault.help(format!("write `{name}(…)` without `Some`")));
        true
    }
}

/// What to write instead of a value of another type.
fn help_for(node: &Node, what: &str, text: &str) -> Option<String> {
    let written = node.span().of(text);
    let short = (written.len() <= 60 && !written.contains('\n')).then_some(written);
    match (node.kind(), what) {
        (NodeKind::Name(name), _) if name == "null" || name == "nil" => {
            Some("what is not there is left out, with its name".to_owned())
        }
        (NodeKind::Text(inner), WHOLE | NUMBER) if number::decimal(inner).is_some() => {
            Some(format!("take the quotes away: {inner}"))
        }
        (NodeKind::Text(inner), TRUTH) if inner == "true" || inner == "false" => {
            Some(format!("take the quotes away: {inner}"))
        }
        (NodeKind::Name(name), TRUTH) => match name.to_lowercase().as_str() {
            "yes" | "on" | "true" => Some("write true".to_owned()),
            "no" | "off" | "false" => Some("write false".to_owned()),
            _ => Some("write true or false".to_owned()),
        },
        (_, TRUTH) => Some("write true or false".to_owned()),
        (NodeKind::Text(_), WHOLE | NUMBER) => Some("write it in figures, without quotes: 5".to_owned()),
        (NodeKind::Number(_) | NodeKind::Name(_), TEXT | ID) => short.map(|s| format!("put it in quotes: \"{s}\"")),
        (NodeKind::Number(written), WHOLE) => {
            Some(format!("write a whole number; `{written}` has something after its point"))
        }
        (NodeKind::Call(call), _) if call.name == "Some" => Some("write the value alone, without `Some`".to_owned()),
        (_, what) if what.starts_with("a map from numbers") => {
            Some("write entries in braces, each with its number: { 1: \"…\", 2: \"…\" }".to_owned())
        }
        (NodeKind::Map(_), what) if what.starts_with("a list") => {
            Some("write the values in brackets, without ids: […]".to_owned())
        }
        (NodeKind::Name(_), WHOLE | NUMBER) => Some("write it in figures, such as 5".to_owned()),
        (_, what) if what.starts_with("a list") => short.map(|s| format!("put it in brackets: [{s}]")),
        (NodeKind::List(_), ID | TEXT) => Some("write one value, without brackets".to_owned()),
        (NodeKind::List(_), what) if what.starts_with("a map") => {
            Some("write entries in braces, each with its id: { \"id\": … }".to_owned())
        }
        (_, what) if what.starts_with("a map") => Some("write entries in braces: { \"id\": … }".to_owned()),
        (_, what) if what.starts_with('`') => Some(format!("write {what}, with its fields in the parentheses")),
        _ => None,
    }
}

pub(super) const TEXT: &str = "a text in quotes";
pub(super) const ID: &str = "an id in quotes";
pub(super) const WHOLE: &str = "a whole number";
pub(super) const NUMBER: &str = "a number";
pub(super) const TRUTH: &str = "true or false";
