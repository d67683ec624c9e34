//! Words or paths where an id belongs: what was meant by them.
//!
//! Who writes `Chosen("o", ["The first"])` has written the words that people
//! see; who writes `t.kind` has written the way to a column. Both are told
//! with the id itself, and no id is made up that the file does not have.
//!
//! Not here: ids that could be ids and lead nowhere (`resolve`).

use std::collections::HashMap;

use super::{
    nearest,
    tree::{Call, Node, NodeKind, Tree},
};
use crate::{
    base::{Id, Span},
    diagnostic::{Code, Diagnostic},
};

/// How many ids are compared with what was written.
const MOST_COMPARED: usize = 2_000;

/// The ids of texts by the words that people see.
#[derive(Default)]
pub(super) struct Called<'t> {
    by_words: HashMap<&'t str, Vec<&'t str>>,
}

impl<'t> Called<'t> {
    /// What is called how in these trees.
    pub fn of(trees: &[Option<&'t Tree>]) -> Self {
        let mut called = Self::default();
        for tree in trees.iter().flatten() {
            visit(tree.root(), &mut |id, value| {
                for words in words_of(value) {
                    called.by_words.entry(words.trim()).or_default().push(id);
                }
            });
        }
        called
    }

    /// The ids of what is called so, in the order of the file.
    pub fn ids(&self, words: &str) -> &[&'t str] {
        self.by_words.get(words.trim()).map_or(&[], Vec::as_slice)
    }
}

/// Goes to every entry with an id, down to the last.
fn visit<'t>(node: &'t Node, entry: &mut impl FnMut(&'t str, &'t Node)) {
    match node.kind() {
        NodeKind::Map(all) => {
            for (key, value) in all {
                if let Some(id) = key.text().filter(|id| Id::parse(id).is_ok()) {
                    entry(id, value);
                }
                visit(value, entry);
            }
        }
        NodeKind::List(all) | NodeKind::Loose(all) => all.iter().for_each(|one| visit(one, entry)),
        NodeKind::Call(call) => call.args.iter().for_each(|arg| visit(&arg.value, entry)),
        _ => {}
    }
}

/// What people see of an entry: its question, its title, its words.
fn words_of(value: &Node) -> impl Iterator<Item = &str> {
    let call = match value.kind() {
        NodeKind::Call(call) => call.args.as_slice(),
        _ => &[],
    };
    let statement = matches!(value.kind(), NodeKind::Call(call) if is_statement(call));
    let fields = call.iter().filter(move |arg| match &arg.name {
        Some((name, _)) => matches!(name.as_str(), "ask" | "title" | "brief"),
        None => statement,
    });
    value.text().into_iter().chain(fields.filter_map(|arg| arg.value.text()))
}

fn is_statement(call: &Call) -> bool {
    matches!(call.name.as_str(), "Statement" | "Reverse" | "Plain")
}

/// Letters of other alphabets that look like Latin ones: what they look like, and whose they are.
const ALIKE: [(&str, &str, &str); 2] = [
    ("аеорсухіјѕһАВЕКМНОРСТУХІЈЅ", "aeopcyxijshABEKMHOPCTYXIJS", "a Cyrillic letter"),
    ("οναριυΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ovapiuABEZHIKMNOPTYX", "a Greek letter"),
];

/// A letter of another alphabet that looks like a Latin one, whose it is, and the word in Latin letters.
pub(super) fn alike(word: &str) -> Option<(char, &'static str, String)> {
    let latin = |c: char| {
        ALIKE.iter().find_map(|(odd, plain, whose)| {
            let at = odd.chars().position(|known| known == c)?;
            Some((plain.chars().nth(at)?, *whose))
        })
    };
    // A word in that alphabet is a word, and no slip.
    if !word.chars().all(|c| c.is_ascii() || latin(c).is_some()) {
        return None;
    }
    let (odd, (_, whose)) = word.chars().find_map(|c| Some((c, latin(c)?)))?;
    Some((odd, whose, word.chars().map(|c| latin(c).map_or(c, |(plain, _)| plain)).collect()))
}

/// `did you mean "ask"?`, and that a letter of it only looks right.
pub(super) fn did_you_mean(written: &str, near: &str) -> String {
    match alike(written) {
        Some((odd, whose, _)) => format!("did you mean `{near}`? '{odd}' is {whose} here"),
        None => format!("did you mean `{near}`?"),
    }
}

/// Says of an id that is none what was meant by it, where it should lead somewhere.
pub(super) fn mend(fault: &mut Diagnostic, tree: &Tree, called: &Called<'_>) {
    if fault.code != Code::BadId {
        return;
    }
    let mut way = Way::default();
    if !way.find(tree.root(), fault.place.span) || way.names_itself() {
        return;
    }
    let Some(written) = way.leaf.and_then(Node::text) else { return };
    if alike(written).is_some() {
        return;
    }
    let under = way.options_of().and_then(|id| entry(tree, id));
    if let Some(id) = under.and_then(|item| option_called(tree, item, written)) {
        fault.code = Code::UnknownOption;
        fault.message = format!("these are the words of \"{id}\", not its id");
        fault.help = Some(format!("write \"{id}\""));
    } else if let [id, ..] = called.ids(written) {
        fault.code = Code::UnknownItem;
        fault.message = format!("these are the words of \"{id}\", not its id");
        fault.help = Some(format!("write \"{id}\""));
    } else if let Some((table, column, what)) = column_at(tree, written) {
        fault.code = Code::UnknownItem;
        fault.message = format!("`{column}` is a {what} of \"{table}\": no path leads to it");
        fault.help = Some(format!("write AnyRow(\"{table}\", \"{column}\", [\"…\"]), with what is chosen there"));
    } else {
        let mut ids = Vec::new();
        visit(tree.root(), &mut |id, _| ids.push(id));
        let near = nearest(written, ids.into_iter().take(MOST_COMPARED));
        // Words that stand nowhere, and are like no id, were told as words.
        if near.is_none() && written.split(' ').count() > 3 {
            return;
        }
        fault.help = Some(
            near.map_or_else(|| "look for its id left of a colon".to_owned(), |id| format!("did you mean \"{id}\"?")),
        );
    }
}

/// The value under an id, wherever it stands.
fn entry<'t>(tree: &'t Tree, wanted: &str) -> Option<&'t Node> {
    let mut found = None;
    visit(tree.root(), &mut |id, value| {
        if found.is_none() && id == wanted && matches!(value.kind(), NodeKind::Call(_)) {
            found = Some(value);
        }
    });
    found
}

/// The option of an item that is called so, of its own or of the list it takes them from.
fn option_called<'t>(tree: &'t Tree, item: &'t Node, words: &str) -> Option<&'t str> {
    let list = item.field("from_list").and_then(Node::text);
    let listed = list.and_then(|list| tree.root().field("lists").and_then(|lists| lists.entry(list)));
    let maps = [item.field("options"), item.field("columns"), item.field("items"), listed];
    let mut found = None;
    for map in maps.into_iter().flatten() {
        visit(map, &mut |id, value| {
            if found.is_none() && words_of(value).any(|known| known.trim() == words.trim()) {
                found = Some(id);
            }
        });
    }
    found
}

/// The table and the column that a path such as `t.kind` names.
fn column_at<'w>(tree: &Tree, path: &'w str) -> Option<(&'w str, &'w str, &'static str)> {
    let (table, column) = path.split_once(['.', '/', ':'])?;
    let item = entry(tree, table)?;
    let (inside, what) = match item.kind() {
        NodeKind::Call(call) if call.name == "Table" => (item.field("columns")?, "column"),
        NodeKind::Call(call) if call.name == "Group" => (item.field("items")?, "question"),
        _ => return None,
    };
    inside.entry(column).map(|_| (table, column, what))
}

/// The way from the root to a text.
#[derive(Default)]
struct Way<'t> {
    /// The calls it stands in, with the place among their unnamed values or the field.
    calls: Vec<(&'t Call, usize, Option<&'t str>)>,
    is_key: bool,
    leaf: Option<&'t Node>,
}

impl<'t> Way<'t> {
    /// Goes down to what stands at this place; whether there is such a thing.
    fn find(&mut self, node: &'t Node, span: Span) -> bool {
        if node.span() == span {
            self.leaf = Some(node);
            return true;
        }
        let holds = |node: &Node| super::resolve::holds(node.span(), span);
        match node.kind() {
            NodeKind::List(all) | NodeKind::Loose(all) => {
                all.iter().find(|one| holds(one)).is_some_and(|one| self.find(one, span))
            }
            NodeKind::Map(all) => {
                let Some((key, value)) = all.iter().find(|(key, value)| holds(key) || holds(value)) else {
                    return false;
                };
                self.is_key = holds(key);
                self.find(if self.is_key { key } else { value }, span)
            }
            NodeKind::Call(call) => {
                let Some(at) = call.args.iter().position(|arg| holds(&arg.value)) else { return false };
                let Some(arg) = call.args.get(at) else { return false };
                self.calls.push((call, at, arg.name.as_ref().map(|(name, _)| name.as_str())));
                self.find(&arg.value, span)
            }
            _ => false,
        }
    }

    /// Whether the id is what something is called by, and need not lead anywhere.
    fn names_itself(&self) -> bool {
        self.is_key || matches!(self.calls.last(), Some((_, _, Some("id" | "of" | "blocks" | "then"))))
    }

    /// The question whose options are named here.
    fn options_of(&self) -> Option<&'t str> {
        let (call, at, _) = self.calls.last()?;
        let first = call.args.first().and_then(|arg| arg.value.text());
        first.filter(|_| *at > 0 && matches!(call.name.as_str(), "Chosen" | "AnyRow" | "Suggested"))
    }
}
