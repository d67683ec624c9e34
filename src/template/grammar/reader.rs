//! What a reading gathers on its way: faults, and what of the text is lost.

use std::collections::HashSet;

use super::super::tree::{Arg, Call, Node, NodeKind, number};
use crate::{
    base::{Decimal, Id, Span},
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
    /// What RON itself would read, and a template does not: told, and no reason to give up a value.
    pub unfit: Vec<Diagnostic>,
    /// Words that are misspelt, each with what was meant by it.
    pub meant: Vec<(Span, &'static str)>,
}

impl<'t> Reader<'t> {
    /// A reading of this text.
    pub fn new(text: &'t str, text_id: TextId) -> Self {
        Self {
            text,
            text_id,
            out: Vec::new(),
            lost: HashSet::new(),
            bad: Vec::new(),
            unfit: Vec::new(),
            meant: Vec::new(),
        }
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

    /// Reports what RON would read and a template does not, however well it is meant.
    pub(super) fn unfit(&mut self, code: Code, span: Span, message: impl Into<String>, help: impl Into<String>) {
        if self.unfit.len() < MOST {
            let fault = self.error(code, span, message).help(help);
            self.unfit.push(fault);
        }
    }

    /// Reports a number that is not written as numbers of a template are.
    pub(super) fn plain_number(&mut self, node: &Node, number: Decimal) {
        let NodeKind::Number(written) = node.kind() else { return };
        let digits = written.strip_prefix('-').unwrap_or(written);
        let ends = digits.starts_with(|c: char| c.is_ascii_digit()) && digits.ends_with(|c: char| c.is_ascii_digit());
        if !ends || !digits.bytes().all(|b| b.is_ascii_digit() || b == b'.') {
            let message = format!("`{written}` is no way to write a number here");
            self.unfit(Code::BadNumber, node.span(), message, format!("write {number}"));
        }
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
            NodeKind::Number(written) if what == WHOLE => format!("`{written}`"),
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

    /// Reports one value where a list belongs; it is read as a list of one.
    pub(super) fn not_a_list(&mut self, node: &Node, what: &str) {
        let NodeKind::Call(call) = node.kind() else { return };
        let written = node.span().of(self.text);
        let short = written.len() <= 60 && !written.contains('\n');
        let help = if short { written.to_owned() } else { format!("{}(…)", call.name) };
        let message = format!("{what} belongs here, not `{}(…)`", call.name);
        let fault = self.error(Code::WrongType, node.head(), message);
        self.report(fault.help(format!("put it in brackets: [{help}]")));
    }

    /// Reports a list where entries belong.
    pub(super) fn not_a_map(&mut self, node: &Node, what: &str) {
        let fault = self.error(Code::WrongType, node.head(), format!("{what} belongs here, not a list"));
        self.report(fault.help("write entries in braces, each with its id: { \"id\": … }"));
    }

    /// Reports a value in braces that has no id.
    pub(super) fn without_id(&mut self, node: &Node) {
        let help = match node.kind() {
            NodeKind::Call(call) if !call.name.is_empty() => format!("write `\"id\": {}(…)`", call.name),
            NodeKind::Text(words) if words.chars().count() <= 60 => format!("write `\"id\": \"{words}\"`"),
            _ => "write `\"id\": …`".to_owned(),
        };
        let fault = self.error(Code::Syntax, node.head(), "an id is missing before this");
        self.report(fault.help(help));
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
        (NodeKind::Text(inner), WHOLE | NUMBER) if quoted_number(inner).is_some() => {
            quoted_number(inner).map(|number| format!("take the quotes away: {number}"))
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
        (NodeKind::Text(inner), NUMBER) if inner.contains('/') => {
            Some("a fraction is written with a point and without quotes, such as 0.75".to_owned())
        }
        (NodeKind::Text(_), WHOLE | NUMBER) => Some("write it in figures, without quotes: 5".to_owned()),
        (NodeKind::Name(name), ID) if name == "true" || name == "false" => {
            // A yes or no has its own ids, unless the author has called an option so.
            let yes = if name == "true" { "yes" } else { "no" };
            let own = text.contains(&format!("\"{name}\":"));
            Some(if own { format!("put it in quotes: \"{name}\"") } else { format!("write \"{yes}\"") })
        }
        (NodeKind::Number(_) | NodeKind::Name(_), TEXT | ID) => short.map(|s| format!("put it in quotes: \"{s}\"")),
        (NodeKind::Number(written), WHOLE) => {
            match number::decimal(written).map(|n| n.to_string()).filter(|n| number::whole(n).is_some()) {
                Some(whole) => Some(format!("write {whole}")),
                None => Some(format!("write a whole number; `{written}` has something after its point")),
            }
        }
        (NodeKind::Call(call), _) if call.name == "Some" => Some("write the value alone, without `Some`".to_owned()),
        (_, what) if what.starts_with("a map from numbers") => {
            Some("write entries in braces, each with its number: { 1: \"…\", 2: \"…\" }".to_owned())
        }
        (NodeKind::Name(_), WHOLE | NUMBER) => Some("write it in figures, such as 5".to_owned()),
        (_, what) if what.starts_with("a list") => Some(match short {
            Some(written) if matches!(node.kind(), NodeKind::Call(call) if call.name.is_empty()) => {
                format!("put it in brackets: [{}]", written.trim_matches(['(', ')']))
            }
            Some(written) => format!("put it in brackets: [{written}]"),
            None => "put it in brackets: […]".to_owned(),
        }),
        (NodeKind::List(_), ID | TEXT) => Some("write one value, without brackets".to_owned()),
        (NodeKind::Map(_) | NodeKind::Loose(_) | NodeKind::Call(_), ID) => {
            Some("write the id alone, in quotes: \"…\"".to_owned())
        }
        (NodeKind::Map(_) | NodeKind::Loose(_) | NodeKind::Call(_), TEXT) => {
            Some("write the words alone, in quotes: \"…\"".to_owned())
        }
        (NodeKind::List(_), what) if what.starts_with("a map") => {
            Some("write entries in braces, each with its id: { \"id\": … }".to_owned())
        }
        (_, what) if what.starts_with("a map") => Some("write entries in braces: { \"id\": … }".to_owned()),
        (_, what) if what.starts_with('`') => Some(format!("write {what}, with its fields in the parentheses")),
        (_, "an answer") => Some("write what answers the question: \"…\", 3, [\"a\", \"b\"]".to_owned()),
        _ => None,
    }
}

/// The number in quotes, as it is written without them; its comma may be that of other languages.
fn quoted_number(inner: &str) -> Option<Decimal> {
    let inner = inner.trim();
    number::decimal(inner).or_else(|| number::decimal(&inner.replacen(',', ".", 1)))
}

pub(super) const TEXT: &str = "a text in quotes";
pub(super) const ID: &str = "an id in quotes";
pub(super) const WHOLE: &str = "a whole number";
pub(super) const NUMBER: &str = "a number";
pub(super) const TRUTH: &str = "true or false";
