//! The fields of one `Name(field: …)`: found, misspelt, doubled, forgotten.

use std::collections::HashMap;

use super::{
    super::{
        file,
        instead::did_you_mean,
        nearest,
        tree::{Arg, Call, Node, NodeKind},
    },
    Read, Reader, list_of,
    reader::MOST,
};
use crate::{base::Span, diagnostic::Code};

/// The fields of one `Name(…)` while they are read.
pub(in super::super) struct Fields<'n> {
    name: &'static str,
    node: &'n Node,
    args: &'n [Arg],
    known: &'static [&'static str],
}

impl<'n> Fields<'n> {
    /// The fields of a node, after the unknown and the doubled ones were reported.
    pub fn of(
        node: &'n Node,
        name: &'static str,
        known: &'static [&'static str],
        r: &mut Reader<'_>,
    ) -> Option<Self> {
        let NodeKind::Call(call) = node.kind() else { return r.wrong(node, &format!("`{name}(…)`")) };
        if !call.name.is_empty() && call.name != name {
            // By its name, or by the fields in it.
            let fits = |arg: &&Arg| arg.name.as_ref().is_some_and(|(field, _)| known.contains(&field.as_str()));
            let fields = call.args.iter().filter(fits).count();
            let near =
                nearest(&call.name, std::iter::once(name)).is_some() || fields > 1 && fields * 2 > call.args.len();
            if !near {
                return r.wrong(node, &format!("`{name}(…)`"));
            }
            let fault = r.error(Code::UnknownKind, call.name_span, format!("there is no `{}` here", call.name));
            r.report(fault.help(format!("did you mean `{name}`?")));
        }
        Self::inside(node, call, name, known, r)
    }

    /// The fields in the parentheses of a call, whatever it is called.
    pub fn inside(
        node: &'n Node,
        call: &'n Call,
        name: &'static str,
        known: &'static [&'static str],
        r: &mut Reader<'_>,
    ) -> Option<Self> {
        let many = (call.args.len() > FEW).then(|| first_of_each(&call.args));
        for arg in &call.args {
            let Some((field, span)) = &arg.name else {
                Self::unnamed(name, &arg.value, known, r);
                continue;
            };
            let first = match &many {
                Some(many) => many.get(field.as_str()).copied(),
                None => call
                    .args
                    .iter()
                    .filter_map(|arg| arg.name.as_ref())
                    .find(|(name, _)| name == field)
                    .map(|(_, span)| *span),
            };
            if let Some(first) = first.filter(|first| first != span) {
                let first = r.place(first);
                let fault = r.error(Code::FieldTwice, *span, format!("`{field}` stands twice"));
                r.report(fault.label(first, "first here").help("keep one of them"));
                continue;
            }
            if !known.contains(&field.as_str()) {
                let near = nearest(field, known.iter().copied());
                let is_free =
                    |near: &&str| !call.args.iter().any(|arg| arg.name.as_ref().is_some_and(|(own, _)| own == near));
                r.meant.extend(near.filter(is_free).map(|near| (*span, near)));
                Self::unknown(name, field, *span, known, r);
                r.lose(arg.value.span());
            }
        }
        Some(Self { name, node, args: &call.args, known })
    }

    fn unnamed(name: &str, value: &Node, known: &[&str], r: &mut Reader<'_>) {
        r.lose(value.span());
        if matches!(value.kind(), NodeKind::Fault) || r.out.len() >= MOST {
            return;
        }
        let fault = r.error(Code::Syntax, value.span(), format!("`{name}` takes fields with names"));
        let usual = ["ask", "say", "title", "cite", "name"].into_iter().find(|name| known.contains(name));
        let help = match (value.kind(), usual) {
            (NodeKind::Text(words), Some(usual)) if words.chars().count() <= 60 => {
                format!("write `{usual}: \"{words}\"`")
            }
            (NodeKind::Text(_), Some(usual)) => format!("write `{usual}:` before it"),
            (NodeKind::Map(_) | NodeKind::Loose(_), usual) => {
                let field = usual.unwrap_or_else(|| known.first().copied().unwrap_or("field"));
                format!("take the braces away, and the quotes of the names: `{name}({field}: …)`")
            }
            _ => format!("write its name before it; `{name}` knows {}", list_of(known)),
        };
        r.report(fault.help(help));
    }

    fn unknown(name: &str, field: &str, span: Span, known: &[&str], r: &mut Reader<'_>) {
        if r.out.len() >= MOST {
            return;
        }
        let message = format!("`{name}` has no field `{field}`");
        let fault = r.error(Code::UnknownField, span, message);
        let homes = file::homes_of(field);
        let turned =
            ["hide_if", "hidden_if", "hide_when", "hideif", "hide"].contains(&field) && known.contains(&"show_if");
        let help = match (synonym(field, known), nearest(field, known.iter().copied())) {
            _ if turned => "write it turned round: `show_if: Not(…)`".to_owned(),
            (Some(meant), _) => format!("did you mean `{meant}`?"),
            (None, Some(near)) => did_you_mean(field, near),
            (None, None) if !homes.is_empty() => format!("`{field}` belongs to {}", list_of(&homes)),
            (None, None) => format!("`{name}` knows {}", list_of(known)),
        };
        r.report(fault.help(help));
    }

    fn find(&self, field: &str) -> Option<&'n Node> {
        let named = |arg: &&Arg| arg.name.as_ref().is_some_and(|(name, _)| name == field);
        self.args.iter().find(named).map(|arg| &arg.value)
    }

    /// A field that must be there.
    pub fn need<T: Read>(&self, field: &'static str, r: &mut Reader<'_>) -> T {
        if let Some(node) = self.find(field) {
            return T::read(node, r).unwrap_or_else(T::hole);
        }
        // A misspelt field next door says enough.
        let misspelt = self.args.iter().take(200).any(|arg| {
            arg.name.as_ref().is_some_and(|(written, _)| {
                !self.known.contains(&written.as_str())
                    && (nearest(written, std::iter::once(field)).is_some() || synonym(written, &[field]).is_some())
            })
        });
        if !misspelt {
            let span = self.head();
            let fault = r.error(Code::MissingField, span, format!("`{}` needs `{field}`", self.name));
            r.out.push(fault.help(format!("add `{field}:` with {}", T::WHAT)));
        }
        T::hole()
    }

    /// A field that may be left out.
    pub fn may<T: Read + Default>(&self, field: &'static str, r: &mut Reader<'_>) -> T {
        let Some(node) = self.find(field) else { return T::default() };
        T::read_field(node, r).unwrap_or_else(|| {
            // What leans on it cannot be tried.
            r.bad.push(node.span());
            T::default()
        })
    }

    /// The name with its opening parenthesis, not the whole of it.
    fn head(&self) -> Span {
        match self.node.kind() {
            NodeKind::Call(call) if !call.name.is_empty() => call.name_span,
            _ => Span::new(self.node.span().start, self.node.span().start + 1),
        }
    }
}

/// Up to so many fields are looked through one by one.
const FEW: usize = 32;

/// Where each name stands first.
fn first_of_each(args: &[Arg]) -> HashMap<&str, Span> {
    args.iter().rev().filter_map(|arg| arg.name.as_ref()).map(|(name, span)| (name.as_str(), *span)).collect()
}

/// Words that other form languages use for ours.
fn synonym(field: &str, known: &[&str]) -> Option<&'static str> {
    let meant = match field {
        "question" | "prompt" | "text" | "label" if known.contains(&"ask") => "ask",
        "text" | "content" | "words" | "ask" if known.contains(&"say") => "say",
        "helper" | "description" | "hint" | "tip" if known.contains(&"help") => "help",
        "when" | "if" | "visible_if" | "condition" | "show_when" | "showif" => "show_if",
        "choices" | "answers" | "values" => "options",
        "mandatory" | "obligatory" | "require" => "required",
        "name" | "heading" | "header" => "title",
        "questions" | "fields" => "items",
        "min" | "minimum" if known.contains(&"least") => "least",
        "max" | "maximum" if known.contains(&"most") => "most",
        "min" | "minimum" => "from",
        "max" | "maximum" if known.contains(&"to") => "to",
        "max" | "maximum" | "limit" => "at_most",
        "lang" | "locale" => "language",
        "duration" | "time" => "minutes",
        "block" | "share" => "shared",
        "range" => "bands",
        "footer" | "disclaimer" => "label",
        "privacy" | "share_level" => "sharing",
        "multiply" | "times" | "multiplier" => "factor",
        "add" | "plus" => "offset",
        "rounding" => "round",
        "impute" | "gaps" => "fill",
        "reliable_change" => "change",
        _ => return None,
    };
    known.contains(&meant).then_some(meant)
}
