//! What holds several values, or perhaps none: lists, maps, fields left out.

use std::collections::{BTreeMap, HashMap};

use super::{
    super::{
        file,
        tree::{Node, NodeKind},
    },
    Read, Reader,
};
use crate::{
    base::{Id, Keyed, Span},
    diagnostic::Code,
};

impl<T: Read> Read for Option<T> {
    const WHAT: &'static str = T::WHAT;
    fn shape() -> String {
        T::shape()
    }
    fn read(node: &Node, r: &mut Reader<'_>) -> Option<Self> {
        match node.kind() {
            NodeKind::Name(name) if name == "None" => Some(None),
            NodeKind::Call(call) if call.name == "Some" => T::read_some(call, node, r).map(Some),
            _ => T::read(node, r).map(Some),
        }
    }
    fn read_field(node: &Node, r: &mut Reader<'_>) -> Option<Self> {
        // Something was meant to stand here: a hole says so better than nothing would.
        Some(Self::read(node, r).unwrap_or_else(|| Some(T::hole())))
    }
    fn hole() -> Self {
        None
    }
}

impl<T: Read> Read for Box<T> {
    const WHAT: &'static str = T::WHAT;
    fn shape() -> String {
        T::shape()
    }
    fn read(node: &Node, r: &mut Reader<'_>) -> Option<Self> {
        T::read(node, r).map(Self::new)
    }
    fn hole() -> Self {
        Self::new(T::hole())
    }
}

impl<T: Read> Read for Vec<T> {
    const WHAT: &'static str = "a list in brackets";
    fn shape() -> String {
        format!("[{}]", T::shape())
    }
    fn read(node: &Node, r: &mut Reader<'_>) -> Option<Self> {
        // A hole for each faulty element keeps the others at their place.
        let mut read = |one: &Node| T::read(one, r).unwrap_or_else(T::hole);
        match node.kind() {
            NodeKind::List(all) => Some(all.iter().map(read).collect()),
            NodeKind::Loose(all) => {
                let made = all.iter().map(read).collect();
                let fault = r.error(Code::WrongType, node.head(), "a list stands in brackets, not in braces");
                r.report(fault.help("write `[…]`"));
                Some(made)
            }
            NodeKind::Map(all) => {
                let made = all.iter().map(|(_, value)| read(value)).collect();
                let message = format!("{} belongs here, not a map", Self::WHAT);
                let fault = r.error(Code::WrongType, node.head(), message);
                let ids: Vec<&str> = all.iter().filter_map(|(key, _)| key.text()).take(2).collect();
                r.report(fault.help(match ids.as_slice() {
                    [first, ..] => {
                        format!("write `[` and `]` for the braces, and take the ids away, such as \"{first}\":")
                    }
                    [] => "write the values in brackets, without ids: […]".to_owned(),
                }));
                Some(made)
            }
            // One value whose brackets were forgotten.
            NodeKind::Call(call) if !call.name.is_empty() && call.name != "Some" => {
                let made = vec![read(node)];
                r.not_a_list(node, Self::WHAT);
                Some(made)
            }
            _ => r.wrong(node, Self::WHAT),
        }
    }
    fn hole() -> Self {
        Self::new()
    }
}

impl<V: Read> Read for Keyed<V> {
    const WHAT: &'static str = "a map in braces";
    fn shape() -> String {
        format!("{{ id: {} }}", V::shape())
    }
    fn read(node: &Node, r: &mut Reader<'_>) -> Option<Self> {
        let all = match node.kind() {
            NodeKind::Map(all) => all,
            NodeKind::List(all) | NodeKind::Loose(all) if !all.is_empty() => {
                for one in all {
                    if let NodeKind::Loose(_) = node.kind() {
                        r.without_id(one);
                    }
                    // What is wrong inside is told all the same; of bare words it is enough once.
                    if !matches!(one.kind(), NodeKind::Text(_)) {
                        let _ = V::read(one, r);
                    }
                    r.lose(one.head());
                }
                if let NodeKind::List(_) = node.kind() {
                    r.not_a_map(node, Self::WHAT);
                }
                return None;
            }
            _ => return r.wrong(node, Self::WHAT),
        };
        let mut keyed = Vec::with_capacity(all.len());
        let mut seen: HashMap<Id, Span> = HashMap::new();
        for (key, value) in all {
            let id = read_key(key, r);
            let value_read = V::read(value, r);
            let Some(id) = id else { continue };
            if let Some(first) = seen.get(&id) {
                let fault = r.error(Code::IdTwice, key.span(), format!("the id \"{id}\" stands twice"));
                let first = r.place(*first);
                r.report(fault.label(first, "first here").help("give one of them another id"));
                continue;
            }
            seen.insert(id.clone(), key.span());
            match value_read {
                Some(value) => keyed.push((id, value)),
                None => _ = r.lost.insert(id.to_string()),
            }
        }
        Some(Self::from_unique(keyed))
    }
    fn hole() -> Self {
        Self::new()
    }
}

fn read_key(key: &Node, r: &mut Reader<'_>) -> Option<Id> {
    if let NodeKind::Name(name) = key.kind() {
        let help = format!("write \"{name}\": …");
        r.lost.insert(name.clone());
        r.report(r.error(Code::WrongType, key.span(), "an id stands in quotes").help(help));
        return None;
    }
    Id::read(key, r)
}

impl Read for BTreeMap<i16, String> {
    const WHAT: &'static str = "a map from numbers to words";
    fn shape() -> String {
        "{ whole number: text }".to_owned()
    }
    fn read(node: &Node, r: &mut Reader<'_>) -> Option<Self> {
        let NodeKind::Map(all) = node.kind() else { return r.wrong(node, Self::WHAT) };
        let mut steps = Self::new();
        let mut seen: BTreeMap<i16, Span> = BTreeMap::new();
        for (key, value) in all {
            // A number in quotes is told, and read as what it was meant to be.
            let quoted = || key.text().and_then(|text| text.trim().parse().ok());
            let (step, words) = (i16::read(key, r).or_else(quoted), String::read(value, r));
            let Some(step) = step else { continue };
            if let Some(first) = seen.get(&step) {
                let first = r.place(*first);
                let fault = r.error(Code::IdTwice, key.span(), format!("the step {step} stands twice"));
                r.report(fault.label(first, "first here").help("give each step a number of its own"));
                continue;
            }
            seen.insert(step, key.span());
            steps.insert(step, words.unwrap_or_else(String::hole));
        }
        Some(steps)
    }
    fn hole() -> Self {
        Self::new()
    }
}

impl Read for file::AsWritten {
    const WHAT: &'static str = "an answer";
    fn shape() -> String {
        "answer".to_owned()
    }
    fn read(node: &Node, r: &mut Reader<'_>) -> Option<Self> {
        if matches!(node.kind(), NodeKind::Fault) {
            return None;
        }
        let written = node.span().of(r.text);
        // Our tree takes a little more than RON does; an answer must be RON.
        if ron::value::RawValue::from_ron(written).is_err() {
            if node.text().is_some() {
                // Its quotes or its escapes were told.
                r.lose(node.span());
                return None;
            }
            return r.wrong(node, Self::WHAT);
        }
        Some(Self(written.to_owned()))
    }
    fn hole() -> Self {
        Self("()".to_owned())
    }
}
