//! The items of a questionnaire, mended: each with a type and a `linkId` of its own.
//!
//! What release 3 called otherwise is called as in release 4 from here on.

use std::collections::{HashMap, HashSet};

use serde_json::{Value, json};

use crate::exchange::fhir::{
    json::{Object, choice, list, text},
    notes::{Notes, Why},
};

/// One item, with those that stand in it.
#[derive(Debug)]
pub struct Node {
    /// Its `linkId`.
    pub link: String,
    /// Its type.
    pub kind: String,
    /// What it says, without the items in it.
    pub says: Object,
    /// The items in it.
    pub items: Vec<Node>,
}

/// The types by their names, small letters for those who write them otherwise.
const TYPES: &[&str] = crate::template::fhir::FHIR_TYPES;

impl Node {
    /// The words of the item.
    pub fn text(&self) -> Option<&str> {
        text(&self.says, "text")
    }

    /// Whether it holds other items and asks nothing itself.
    pub fn is_group(&self) -> bool {
        self.kind == "group"
    }

    /// The item as it was, with those in it.
    pub fn whole(&self) -> Object {
        let mut whole = self.says.clone();
        whole.insert("linkId".to_owned(), json!(self.link));
        whole.insert("type".to_owned(), json!(self.kind));
        if !self.items.is_empty() {
            let items = self.items.iter().map(|item| Value::Object(item.whole())).collect();
            whole.insert("item".to_owned(), Value::Array(items));
        }
        whole
    }
}

/// Reads items, and mends them.
#[derive(Debug, Default)]
pub struct Mender {
    /// What was mended.
    pub notes: Notes,
    taken: HashSet<String>,
    next: HashMap<String, usize>,
}

impl Mender {
    /// Reads the items of a questionnaire.
    pub fn items(&mut self, owner: &Object) -> Vec<Node> {
        self.take_links(owner);
        self.nodes(owner, "")
    }

    /// Links that stand in the file are not made up for others.
    fn take_links(&mut self, owner: &Object) {
        for item in list(owner, "item").iter().filter_map(Value::as_object) {
            if let Some(link) = text(item, "linkId") {
                self.taken.insert(format!("{link}\u{0}"));
            }
            self.take_links(item);
        }
    }

    fn nodes(&mut self, owner: &Object, way: &str) -> Vec<Node> {
        let mut nodes = Vec::new();
        for (at, item) in list(owner, "item").iter().enumerate() {
            let way = if way.is_empty() { (at + 1).to_string() } else { format!("{way}.{}", at + 1) };
            match item {
                Value::Object(item) => nodes.push(self.node(item.clone(), &way)),
                Value::Null => {}
                _ => self.notes.add(&format!("#{way}"), "item", Why::NoItem),
            }
        }
        nodes
    }

    fn node(&mut self, mut item: Object, way: &str) -> Node {
        let link = self.link(&item, way);
        let items = self.nodes(&item, way);
        item.remove("linkId");
        item.remove("item");
        self.older(&mut item, &link);
        let kind = self.kind(&mut item, &link, !items.is_empty());
        if item.get("text").is_some_and(|text| !text.is_string()) {
            item.remove("text");
            self.notes.add(&link, "text", Why::BadValue);
        }
        Node { link, kind, says: item, items }
    }

    /// A `linkId` of its own; the first keeps it.
    fn link(&mut self, item: &Object, way: &str) -> String {
        let number = item.get("linkId").filter(|link| link.is_number()).map(Value::to_string);
        let written = text(item, "linkId").map(str::to_owned).or(number);
        let link = written.clone().unwrap_or_else(|| format!("item-{way}"));
        let is_free = |link: &str, taken: &HashSet<String>| {
            !taken.contains(link) && (written.as_deref() == Some(link) || !taken.contains(&format!("{link}\u{0}")))
        };
        let mut own = link.clone();
        let count = self.next.entry(link.clone()).or_insert(1);
        while !is_free(&own, &self.taken) {
            *count += 1;
            own = format!("{link}-{count}");
        }
        match written {
            None => self.notes.add(&own, "linkId", Why::NoLink),
            Some(_) if own != link => self.notes.add(&own, "linkId", Why::LinkTwice),
            Some(_) => {}
        }
        self.taken.insert(own.clone());
        own
    }

    /// Names of release 3 in those of release 4.
    fn older(&mut self, item: &mut Object, link: &str) {
        let mut found = false;
        if !item.contains_key("answerOption")
            && let Some(options) = item.remove("option")
        {
            item.insert("answerOption".to_owned(), options);
            found = true;
        }
        if let Some(Value::Object(options)) = item.get("options")
            && let Some(set) = text(options, "reference").map(str::to_owned)
        {
            item.remove("options");
            item.entry("answerValueSet").or_insert(json!(set));
            found = true;
        }
        if let Some(Value::Object(set)) = item.get("answerValueSet") {
            let set = text(set, "reference").map(str::to_owned);
            item.remove("answerValueSet");
            item.extend(set.map(|set| ("answerValueSet".to_owned(), json!(set))));
            found = true;
        }
        if !item.keys().any(|name| name == "initial" || name == "_initial")
            && let Some((name, value)) = choice(item, "initial").map(|(name, value)| (name.to_owned(), value.clone()))
        {
            let new = name.replacen("initial", "value", 1);
            item.remove(&name);
            item.insert("initial".to_owned(), json!([{ new: value }]));
            found = true;
        }
        if let Some(Value::Array(clauses)) = item.get_mut("enableWhen") {
            found |= clauses.iter_mut().filter_map(Value::as_object_mut).map(newer).fold(false, |a, b| a | b);
            if found && clauses.len() > 1 && !item.contains_key("enableBehavior") {
                item.insert("enableBehavior".to_owned(), json!("any"));
            }
        }
        if found {
            self.notes.add(link, "STU3", Why::Older);
        }
    }

    fn kind(&mut self, item: &mut Object, link: &str, has_items: bool) -> String {
        let written = item.remove("type").and_then(|kind| kind.as_str().map(str::to_owned));
        if let Some(written) = &written {
            if TYPES.contains(&written.as_str()) && (written != "question" || !has_items) {
                return written.clone();
            }
            let known = TYPES.iter().find(|kind| kind.eq_ignore_ascii_case(written.trim()));
            if let Some(known) = known.filter(|kind| **kind != "question") {
                self.notes.add(link, "type", Why::NoType);
                return (*known).to_owned();
            }
        }
        self.notes.add(link, "type", Why::NoType);
        let has_options = item.contains_key("answerOption") || item.contains_key("answerValueSet");
        let kind = match (has_options, has_items, text(item, "text").is_some()) {
            (true, _, _) => "choice",
            (false, true, _) => "group",
            (false, false, _) => "string",
        };
        kind.to_owned()
    }
}

/// One clause of release 3 in the words of release 4; whether anything was changed.
fn newer(clause: &mut Object) -> bool {
    if clause.contains_key("operator") {
        return false;
    }
    if let Some(has) = clause.remove("hasAnswer") {
        clause.insert("operator".to_owned(), json!("exists"));
        clause.insert("answerBoolean".to_owned(), json!(has.as_bool().unwrap_or(true)));
        return true;
    }
    if choice(clause, "answer").is_some() {
        clause.insert("operator".to_owned(), json!("="));
        return true;
    }
    false
}

/// How many items there are.
pub fn count(nodes: &[Node]) -> usize {
    nodes.iter().map(|node| 1 + count(&node.items)).sum()
}
