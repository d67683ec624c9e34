//! The items of FHIR in their order, each where it came from.

use std::collections::{HashMap, HashSet};

use serde_json::{Value, json};

use crate::{
    base::Id,
    exchange::fhir::{coding::Coded, json::Object},
    template::{Item, Ratings, Section, Statement},
};

/// What an item of FHIR is with us.
#[derive(Clone, Copy, Debug)]
pub enum What<'t> {
    /// A group, or a text: nothing is answered.
    Holder,
    /// The question of an item.
    Item(&'t Section, &'t Item),
    /// A statement of a rating.
    Statement(&'t Section, &'t Item, &'t Ratings, &'t Statement),
    /// The rows of a table or a group: one answer for each.
    Rows(&'t Section, &'t Item),
    /// A row that is given.
    Row(&'t Id),
    /// A question in the rows.
    Cell(&'t Item),
    /// A score.
    Score(&'t Id),
    /// A way of a profile.
    Way(&'t Id, &'t Id),
    /// The spread of a profile.
    Spread(&'t Id),
    /// A flag.
    Flag(&'t Id),
}

/// One item of FHIR.
#[derive(Debug)]
pub struct Node<'t> {
    pub link: String,
    pub within: Option<String>,
    /// What it stands after, if not what was added before it.
    pub after: Option<Option<String>>,
    pub says: Object,
    pub what: What<'t>,
}

/// All of them.
#[derive(Debug, Default)]
pub struct Tree<'t> {
    pub nodes: Vec<Node<'t>>,
    /// What each option of each question is in FHIR.
    pub options: HashMap<Id, Vec<(Id, Coded)>>,
    /// The places of those in each, in order; outermost under no link.
    inside: HashMap<Option<String>, Vec<usize>>,
}

impl<'t> Tree<'t> {
    /// Puts items in their places.
    pub fn new(nodes: Vec<Node<'t>>, options: HashMap<Id, Vec<(Id, Coded)>>) -> Self {
        let known: HashMap<&str, usize> =
            nodes.iter().enumerate().map(|(at, node)| (node.link.as_str(), at)).collect();
        let mut inside: HashMap<Option<String>, Vec<usize>> = HashMap::new();
        let home = |at: usize| {
            let within = nodes.get(at).and_then(|node| node.within.clone());
            within.filter(|link| known.contains_key(link.as_str()) && reaches_top(&nodes, &known, at))
        };
        for at in (0..nodes.len()).filter(|at| nodes.get(*at).is_some_and(|node| node.after.is_none())) {
            inside.entry(home(at)).or_default().push(at);
        }
        let mut waiting: Vec<usize> =
            (0..nodes.len()).filter(|at| nodes.get(*at).is_some_and(|node| node.after.is_some())).collect();
        // What stands after something that waits itself comes in a later round.
        while !waiting.is_empty() {
            let before = waiting.len();
            let mut still = Vec::new();
            for at in std::mem::take(&mut waiting) {
                let all = inside.entry(home(at)).or_default();
                let after = nodes.get(at).and_then(|node| node.after.clone().flatten());
                let place = match &after {
                    None => Some(0),
                    Some(after) => all
                        .iter()
                        .position(|other| nodes.get(*other).is_some_and(|node| node.link == *after))
                        .map(|place| place + 1),
                };
                match place {
                    Some(place) => all.insert(place, at),
                    None => still.push(at),
                }
            }
            if still.len() == before {
                for at in still {
                    inside.entry(home(at)).or_default().push(at);
                }
                break;
            }
            waiting = still;
        }
        Self { nodes, options, inside }
    }

    /// The items that stand in one, or outermost.
    pub fn inside(&self, link: Option<&str>) -> impl Iterator<Item = &Node<'t>> {
        let places = self.inside.get(&link.map(str::to_owned));
        places.into_iter().flatten().filter_map(|at| self.nodes.get(*at))
    }

    /// What an option of a question is in FHIR.
    pub fn coded(&self, item: &Item, option: &Id) -> Option<&Coded> {
        self.options.get(&item.id)?.iter().find(|(id, _)| id == option).map(|(_, coded)| coded)
    }

    /// All items as JSON.
    pub fn json(&self) -> Vec<Value> {
        self.json_in(None)
    }

    fn json_in(&self, link: Option<&str>) -> Vec<Value> {
        self.inside(link)
            .map(|node| {
                let mut says = node.says.clone();
                says.insert("linkId".to_owned(), json!(node.link));
                let inner = self.json_in(Some(&node.link));
                if !inner.is_empty() {
                    // A hidden item brings its own along.
                    match says.get_mut("item") {
                        Some(Value::Array(own)) => own.extend(inner),
                        _ => _ = says.insert("item".to_owned(), Value::Array(inner)),
                    }
                }
                Value::Object(says)
            })
            .collect()
    }
}

/// Whether an item lies in others that end at the top, and not in a circle.
fn reaches_top(nodes: &[Node<'_>], known: &HashMap<&str, usize>, at: usize) -> bool {
    let mut seen = HashSet::new();
    let mut at = Some(at);
    while let Some(place) = at {
        if !seen.insert(place) {
            return false;
        }
        let within = nodes.get(place).and_then(|node| node.within.as_deref());
        at = within.and_then(|link| known.get(link).copied());
    }
    true
}
