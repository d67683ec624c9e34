//! A condition in the words of the sheet, for the form.
//!
//! It reads the text, also one that has faults; what it finds no words for is
//! said as it is written.

use super::{
    form::{further, keys},
    said::elements,
};
use crate::{
    t,
    template::{
        markup,
        rewrite::{Source, Step},
        tree::{Call, Node, NodeKind},
    },
};

/// The deepest that conditions are followed into one another.
const DEEPEST: usize = 4;

/// When something holds: *If “How near?” is 3 or more*.
pub(super) fn in_words(source: &Source<'_>, node: &Node) -> String {
    let what = phrase(source, node.without_some(), 0);
    match what {
        Some(what) => t!("form-holds", what = &what),
        None => t!("form-when-as-written", condition = source.written(node)),
    }
}

fn phrase(source: &Source<'_>, node: &Node, deep: usize) -> Option<String> {
    let NodeKind::Call(call) = node.kind() else { return None };
    let name = |nth: usize| called(source, node.nth(nth)?.text()?);
    Some(match call.name.as_str() {
        "Chosen" => {
            let question = node.nth(0)?.text()?;
            t!("form-if-chosen", options = &options(source, question, node.nth(1)?)?, question = &name(0)?)
        }
        "Answered" => t!("form-if-answered", question = &name(0)?),
        "Visible" => t!("form-if-visible", question = &name(0)?),
        "Band" | "Spread" => t!("form-if-band", score = &name(0)?, bands = &bands(source, node)?),
        "Value" => t!("form-if-value", question = &name(0)?, range = &range(node.nth(1)?)?),
        "Rows" => t!("form-if-rows", question = &name(0)?, count = source.written(node.nth(1)?)),
        "AnyRow" => {
            let (table, column) = (node.nth(0)?.text()?, node.nth(1)?.text()?);
            let column = further(&item(source, table)?, [Step::field("columns"), Step::key(column)]);
            t!("form-if-row", question = &name(0)?, options = &options_at(source, &column, node.nth(2)?)?)
        }
        "Not" if deep < DEEPEST => t!("form-if-not", what = &phrase(source, node.nth(0)?, deep + 1)?),
        "All" | "Any" if deep < DEEPEST => joined(source, call, deep)?,
        _ => return None,
    })
}

/// Several conditions; those that stand in others stand in brackets.
fn joined(source: &Source<'_>, call: &Call, deep: usize) -> Option<String> {
    let NodeKind::List(all) = call.args.first()?.value.kind() else { return None };
    let several =
        |node: &Node| matches!(node.kind(), NodeKind::Call(inner) if matches!(inner.name.as_str(), "All" | "Any"));
    let one = |node: &Node| {
        let words = phrase(source, node, deep + 1)?;
        Some(if several(node) { format!("({words})") } else { words })
    };
    let all: Vec<String> = all.iter().map(one).collect::<Option<_>>()?;
    let word = if call.name == "All" { t!("form-and") } else { t!("form-or") };
    (!all.is_empty()).then(|| all.join(&format!(" {word} ")))
}

/// What an id is called on the sheet: a question by its words, a score by its name, a way by its own.
fn called(source: &Source<'_>, id: &str) -> Option<String> {
    let words = |way: Vec<Step>| source.node(&way).map(Node::without_some).and_then(Node::text).map(markup::plain);
    let of_item = || item(source, id).and_then(|way| words(further(&way, [Step::field("ask")])));
    let of_score = || {
        let title = |field: &str| words(vec![Step::field(field), Step::key(id), Step::field("title")]);
        ["scores", "profiles", "flags"].into_iter().find_map(title)
    };
    let of_way = || {
        let lists = source.root().field("lists").map(keys).unwrap_or_default();
        lists.into_iter().find_map(|list| words(vec![Step::field("lists"), Step::Key(list), Step::key(id)]))
    };
    let of_statement = || {
        let all = items(source).into_iter().map(|way| further(&way, [Step::field("statements"), Step::key(id)]));
        let call = all.into_iter().find_map(|way| source.node(&way))?;
        let NodeKind::Call(call) = call.kind() else { return None };
        call.args.last().and_then(|arg| arg.value.text()).map(markup::plain)
    };
    let found = of_item().or_else(of_score).or_else(of_statement).or_else(of_way)?;
    Some(t!("form-quoted", words = &found))
}

/// The ways to all own questions, those of groups too.
fn items(source: &Source<'_>) -> Vec<Vec<Step>> {
    let own = |way: Vec<Step>| {
        let items = further(&way, [Step::field("items")]);
        let ids = source.node(&items).map(keys).unwrap_or_default();
        ids.into_iter().map(move |id| further(&items, [Step::Key(id)]))
    };
    let outer: Vec<Vec<Step>> = elements(source, &[Step::field("sections")]).into_iter().flat_map(own).collect();
    let inner: Vec<Vec<Step>> = outer.iter().cloned().flat_map(own).collect();
    [outer, inner].concat()
}

fn item(source: &Source<'_>, id: &str) -> Option<Vec<Step>> {
    items(source).into_iter().find(|way| way.last() == Some(&Step::key(id)))
}

fn options(source: &Source<'_>, question: &str, list: &Node) -> Option<String> {
    options_at(source, &item(source, question)?, list)
}

/// The words of options, of the question's own or of the list it takes them from.
fn options_at(source: &Source<'_>, item: &[Step], list: &Node) -> Option<String> {
    let NodeKind::List(all) = list.kind() else { return None };
    let from = source.node(&further(item, [Step::field("from_list")])).and_then(Node::text);
    let yes_no = matches!(source.node(item).map(Node::kind), Some(NodeKind::Call(call)) if call.name == "YesNo");
    let one = |option: &Node| {
        let id = option.text()?;
        let own = further(item, [Step::field("options"), Step::key(id)]);
        let listed = from.map(|from| vec![Step::field("lists"), Step::key(from), Step::key(id)]);
        let special = matches!(id, "none" | "other").then(|| further(item, [Step::field(id)]));
        let ways = [Some(own), listed, special];
        let words = ways.into_iter().flatten().find_map(|way| source.node(&way).and_then(Node::text));
        let words = words.map(markup::plain).or_else(|| match id {
            "yes" if yes_no => Some(t!("paper-yes").to_owned()),
            "no" if yes_no => Some(t!("paper-no").to_owned()),
            "not-sure" if yes_no => Some(t!("paper-not-sure").to_owned()),
            _ => None,
        })?;
        Some(t!("form-quoted", words = &words))
    };
    or_list(all.iter().map(one).collect::<Option<_>>()?)
}

/// Bands by what they are called on the sheet, or by their ids.
fn bands(source: &Source<'_>, node: &Node) -> Option<String> {
    let NodeKind::List(all) = node.nth(1)?.kind() else { return None };
    let profiles = source.root().field("profiles").map(keys).unwrap_or_default();
    let word = |id: &str| {
        let of = |field: &'static str| {
            profiles.iter().find_map(move |profile| {
                let way = [Step::field("profiles"), Step::key(profile), Step::field(field), Step::key(id)];
                source.node(&way).and_then(Node::text)
            })
        };
        ["words", "spread_words"].into_iter().find_map(of).map_or_else(|| id.to_owned(), markup::plain)
    };
    let all: Option<Vec<String>> =
        all.iter().map(|band| Some(t!("form-quoted", words = &word(band.text()?)))).collect();
    or_list(all?)
}

fn range(bound: &Node) -> Option<String> {
    let NodeKind::Call(call) = bound.kind() else { return None };
    let number = |nth: usize| match bound.nth(nth)?.kind() {
        NodeKind::Number(number) => Some(number.as_str()),
        _ => None,
    };
    Some(match call.name.as_str() {
        "AtLeast" => t!("paper-at-least", edge = number(0)?),
        "AtMost" => t!("paper-at-most", edge = number(0)?),
        "Above" => t!("paper-above", edge = number(0)?),
        "Below" => t!("paper-below", edge = number(0)?),
        "Between" => t!("paper-between", low = number(0)?, high = number(1)?),
        _ => return None,
    })
}

fn or_list(mut words: Vec<String>) -> Option<String> {
    let last = words.pop()?;
    Some(if words.is_empty() { last } else { format!("{} {} {last}", words.join(", "), t!("form-or")) })
}
