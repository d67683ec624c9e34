//! Words and calls that name one of several things: `Mean`, `From(2.5)`, `Chosen(…)`.

use super::{
    super::{
        instead::did_you_mean,
        nearest,
        tree::{Arg, Call, Node, NodeKind},
    },
    Reader, list_of,
};
use crate::{base::Span, diagnostic::Code};

/// A word or a call that names a variant.
pub(in super::super) struct Variant<'n> {
    /// The word.
    pub name: &'n str,
    name_span: Span,
    /// The whole of it.
    pub span: Span,
    args: Option<&'n [Arg]>,
}

impl<'n> Variant<'n> {
    /// The word that stands here, if it is one of the known ones; else that is reported.
    pub fn of(node: &'n Node, what: &str, known: &[&'static str], r: &mut Reader<'_>) -> Option<Self> {
        let found = match node.kind() {
            NodeKind::Name(name) => Variant { name, name_span: node.span(), span: node.span(), args: None },
            NodeKind::Call(call) if !call.name.is_empty() => {
                Self { name: &call.name, name_span: call.name_span, span: node.span(), args: Some(&call.args) }
            }
            _ => {
                r.lose(node.span());
                if !matches!(node.kind(), NodeKind::Fault) {
                    let fault =
                        r.error(Code::WrongType, node.span(), format!("{what} belongs here, not {}", node.what()));
                    let words = node.text().filter(|text| known.contains(text));
                    let help = words
                        .map_or_else(|| instead(node, known, r.text), |text| format!("take the quotes away: {text}"));
                    r.report(fault.help(help));
                }
                return None;
            }
        };
        if known.contains(&found.name) {
            return Some(found);
        }
        r.lose(node.span());
        let called = nearest(found.name, known.iter().copied()).filter(|_| found.args.is_some());
        r.meant.extend(called.map(|near| (found.name_span, near)));
        let fault = r.error(Code::UnknownKind, found.name_span, format!("`{}` is not {what}", found.name));
        let help = match nearest(found.name, known.iter().copied()).or_else(|| kind_synonym(found.name, known)) {
            Some(near) => did_you_mean(found.name, near),
            None if found.name == "null" || found.name == "nil" => {
                "what is not there is left out, with its name".to_owned()
            }
            None => format!("write one of {}", list_of(known)),
        };
        r.report(fault.help(help));
        None
    }

    /// A kind of question with its fields, if it is a known one.
    pub fn kind(node: &'n Node, what: &str, known: &[&'static str], r: &mut Reader<'_>) -> Option<&'n Call> {
        let found = Self::of(node, what, known, r)?;
        if let NodeKind::Call(call) = node.kind() {
            return Some(call);
        }
        r.lose(node.span());
        let fault = r.error(Code::WrongType, node.span(), format!("`{}` needs parentheses", found.name));
        r.report(fault.help(format!("write `{}(ask: \"…\")`", found.name)));
        None
    }

    /// Its values, if they are as many as there must be; `sample` shows how it is written.
    pub fn args(
        &self,
        count: usize,
        sample: &str,
        r: &mut Reader<'_>,
    ) -> Option<impl Iterator<Item = &'n Node> + use<'n>> {
        let args = self.args.unwrap_or_default();
        let named = args.iter().find_map(|arg| arg.name.as_ref());
        if let Some((name, span)) = named {
            r.lose(self.span);
            let fault = r.error(Code::WrongCount, *span, format!("`{}` takes values without names", self.name));
            let bound = match name.as_str() {
                "most" | "at_most" | "max" | "to" => Some("AtMost"),
                "least" | "at_least" | "min" | "from" => Some("AtLeast"),
                "above" | "over" | "more" => Some("Above"),
                "below" | "under" | "less" => Some("Below"),
                _ => None,
            };
            let value = args.iter().find(|arg| arg.name.as_ref().is_some_and(|(own, _)| own == name));
            let number = value.and_then(|arg| match arg.value.kind() {
                NodeKind::Number(number) => Some(number),
                _ => None,
            });
            let help = match bound.zip(number).filter(|_| self.name == "Value") {
                Some((bound, number)) => format!("write {bound}({number})"),
                None => format!("take `{name}:` away"),
            };
            r.report(fault.help(help));
            return None;
        }
        let faulty = args.iter().any(|arg| matches!(arg.value.kind(), NodeKind::Fault));
        let bare = count == 0 && self.args.is_some();
        if args.len() != count || bare {
            r.lose(self.span);
            if !faulty {
                let (message, help) = match count {
                    0 => (
                        format!("`{}` takes nothing in parentheses", self.name),
                        format!("write `{}` alone", self.name),
                    ),
                    1 => {
                        let message = format!("`{}` takes one value, not {}", self.name, args.len());
                        (message, decimal_comma(self.name, args).unwrap_or_else(|| format!("write {sample}")))
                    }
                    _ => (
                        format!("`{}` takes {count} values, not {}", self.name, args.len()),
                        format!("write {sample}"),
                    ),
                };
                r.report(r.error(Code::WrongCount, self.span, message).help(help));
            }
            return None;
        }
        Some(args.iter().map(|arg| &arg.value))
    }
}

/// What to write where a number or a text stands in place of a word.
fn instead(node: &Node, known: &[&str], text: &str) -> String {
    let written = |node: &Node| Some(node.span().of(text)).filter(|words| words.len() <= 60 && !words.contains('\n'));
    let has = |word: &str| known.contains(&word);
    match node.kind() {
        NodeKind::Number(number) if has("From") => format!("write From({number}), or Above({number})"),
        NodeKind::Number(number) if has("HalfUp") => format!("write HalfUp({number}), or another way to round"),
        NodeKind::Number(number) if has("UpTo") => format!("write UpTo({number}), or AtLeast(…)"),
        NodeKind::Number(number) if has("With") => format!("write With({number})"),
        NodeKind::Number(number) if has("Free") => format!("write Free(1, {number})"),
        NodeKind::Number(number) if has("Between") => format!("write AtLeast({number}), or another range"),
        NodeKind::Other if has("From") => {
            "a band has only a beginning, and ends where the next begins: From(…)".to_owned()
        }
        NodeKind::Text(words) if same_word(words, known).is_some() => {
            let places = if has("HalfUp") { "(0)" } else { "" };
            format!("write it without quotes: `{}{places}`", same_word(words, known).unwrap_or_default())
        }
        NodeKind::List(all) if has("All") => match all.as_slice() {
            [one] => format!("take the brackets away: {}", written(one).unwrap_or("…")),
            _ => "write All([…, …]) where all of them must hold, or Any([…, …])".to_owned(),
        },
        NodeKind::List(_) if has("Items") => {
            let list = written(node).unwrap_or("[…]");
            format!("write Items({list}), or Composite({list}) where these are scores")
        }
        NodeKind::Text(words) if has("LongText") && words.chars().count() <= 60 => {
            format!("say what kind of question it is: LongText(ask: \"{words}\")")
        }
        NodeKind::Text(words) if has("Plain") && words.chars().count() <= 60 => {
            format!("say where it counts: Statement(\"score\", \"{words}\"), or Plain(\"{words}\")")
        }
        NodeKind::Text(item) if has("Answered") && item.len() <= 60 => {
            format!("write, for example, Answered(\"{item}\")")
        }
        _ => format!("write one of {}", list_of(known)),
    }
}

/// The word that was put in quotes: `"half up"` for `HalfUp`.
fn same_word<'k>(words: &str, known: &[&'k str]) -> Option<&'k str> {
    let letters: String = words.chars().filter(|c| c.is_alphanumeric()).collect();
    known.iter().copied().find(|word| word.eq_ignore_ascii_case(&letters))
}

/// `From(2,5)` for 2.5.
fn decimal_comma(name: &str, args: &[Arg]) -> Option<String> {
    let [whole, part] = args else { return None };
    let (NodeKind::Number(whole), NodeKind::Number(part)) = (whole.value.kind(), part.value.kind()) else {
        return None;
    };
    let point = format!("a point stands in numbers, not a comma: {name}({whole}.{part})");
    let edge = matches!(name, "From" | "Above");
    Some(if edge { format!("a band has only a beginning: {name}({whole}); or {point}") } else { point })
}

/// Words that other form languages use for our kinds.
fn kind_synonym(written: &str, known: &[&str]) -> Option<&'static str> {
    let meant = match written.to_lowercase().as_str() {
        "text" | "textfield" | "line" | "string" | "input" => "ShortText",
        "textarea" | "paragraph" | "essay" | "freetext" | "longanswer" => "LongText",
        "singlechoice" | "radio" | "select" | "choice" | "dropdown" | "single" | "choose" => "ChooseOne",
        "multiplechoice" | "checkbox" | "checkboxes" | "multiselect" | "multi" | "multichoice" => "ChooseMany",
        "rank" | "order" | "sort" | "priority" | "priorities" => "Ranking",
        "boolean" | "bool" | "yesorno" => "YesNo",
        "likert" | "matrix" | "statements" => "Ratings",
        "scale" | "vas" | "range" => "Slider",
        "integer" | "decimal" | "int" => "Number",
        "day" | "calendar" => "Date",
        "sign" | "signed" | "sig" => "Signature",
        "draw" | "sketch" | "canvas" | "picture" | "image" => "Drawing",
        "clock" | "hour" | "timeofday" => "Time",
        "information" | "note" | "display" | "message" => "Info",
        "code" | "client" => "ClientCode",
        "grid" | "rows" => "Table",
        "repeat" | "repeated" | "repeating" | "block" | "loop" | "panel" | "fieldset" => "Group",
        "and" => "All",
        "or" => "Any",
        "selected" | "is" | "equals" | "contains" => "Chosen",
        "shown" => "Visible",
        "average" | "avg" => "Mean",
        "total" => "Sum",
        "ask" | "askme" => "AskFirst",
        "private" => "Never",
        "public" | "always" => "Free",
        "all" | "nomissing" | "required" => "NoneAllowed",
        "atmost" | "max" | "maximum" if known.contains(&"UpTo") => "UpTo",
        "none" | "nothing" if known.contains(&"NoneAllowed") => "NoneAllowed",
        "number" | "tally" => "Count",
        "prorate" | "impute" | "scalemean" | "personmean" => "Mean",
        "skip" | "ignore" | "none" | "nothing" => "LeaveOut",
        "round" | "nearest" => "HalfUp",
        "ceil" | "ceiling" => "Up",
        "floor" | "truncate" => "Down",
        _ => return None,
    };
    known.contains(&meant).then_some(meant)
}
