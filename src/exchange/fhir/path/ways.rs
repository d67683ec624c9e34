//! A path to answers: which items it asks, and what of them.

use super::{MOST_STEPS, Node, Operator, Variables};

/// What a path asks for.
#[derive(Clone, Debug)]
pub struct Way<'n> {
    /// The `linkId`s of the items.
    pub links: Vec<String>,
    /// The `linkId`s of items that are left out of all.
    pub but: Option<Vec<String>>,
    /// Whether only what stands inside items named before is asked for.
    pub inside: bool,
    /// What of them.
    pub of: Of,
    /// What an answer must fulfil to be asked for.
    pub only: Option<Only<'n>>,
}

/// A condition on single answers; one that stands in a variable is its own.
#[derive(Clone, Debug)]
pub enum Only<'n> {
    Here(&'n Node),
    There(Box<Node>),
}

impl Only<'_> {
    pub fn node(&self) -> &Node {
        match self {
            Self::Here(node) => node,
            Self::There(node) => node,
        }
    }

    fn owned(self) -> Only<'static> {
        match self {
            Self::Here(node) => Only::There(Box::new(node.clone())),
            Self::There(node) => Only::There(node),
        }
    }
}

/// What of an item is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of {
    /// Items that are not named yet.
    Items,
    /// The items themselves.
    Named,
    /// Their answers.
    Answer,
    /// The values of their answers.
    Value,
    /// The codes of those.
    Code,
    /// The words of those.
    Display,
    /// What those count.
    Weight,
}

/// The way that a path is, if it is one.
pub fn way<'n>(node: &'n Node, variables: &Variables) -> Option<Way<'n>> {
    step(node, variables, 0)
}

fn step<'n>(node: &'n Node, variables: &Variables, deep: usize) -> Option<Way<'n>> {
    let start = || Way { links: Vec::new(), but: None, inside: false, of: Of::Items, only: None };
    match node {
        Node::Variable(name) if matches!(name.as_str(), "resource" | "context" | "rootResource") => Some(start()),
        Node::Variable(_) if deep < MOST_STEPS => {
            let there = node.stands_for(variables)?;
            let Way { links, but, inside, of, only } = step(&there, variables, deep + 1)?;
            Some(Way { links, but, inside, of, only: only.map(Only::owned) })
        }
        Node::Member(of, name) => {
            let way = of.as_deref().map_or_else(|| Some(start()), |of| step(of, variables, deep))?;
            member(way, name)
        }
        Node::Call(of, name, given) => {
            let way = of.as_deref().map_or_else(|| Some(start()), |of| step(of, variables, deep))?;
            call(way, name, given)
        }
        _ => None,
    }
}

fn member<'n>(way: Way<'n>, name: &str) -> Option<Way<'n>> {
    let of = match (way.of, name) {
        (Of::Items | Of::Named | Of::Answer, "item") => return deeper(way),
        (Of::Named, "answer") => Of::Answer,
        // All answers, wherever they are.
        (Of::Items, "answer") => Of::Answer,
        (Of::Answer, name) if name.starts_with("value") => Of::Value,
        // The number of a quantity, the coding of a choice.
        (Of::Value, "value" | "decimal" | "integer" | "coding") => Of::Value,
        (Of::Value, "code") => Of::Code,
        (Of::Value, "display") => Of::Display,
        _ => return None,
    };
    Some(Way { of, ..way })
}

/// What stands inside the items of a way.
fn deeper(way: Way<'_>) -> Option<Way<'_>> {
    let inside = way.inside || !way.links.is_empty() || way.but.is_some();
    way.only.is_none().then(|| Way { links: Vec::new(), but: None, inside, of: Of::Items, only: None })
}

fn call<'n>(way: Way<'n>, name: &str, given: &'n [Node]) -> Option<Way<'n>> {
    match (way.of, name, given) {
        (Of::Items | Of::Named, "descendants", []) | (Of::Items, "repeat", [_]) => deeper(way),
        (Of::Items, "where", [condition]) => named(way, condition),
        (Of::Answer | Of::Value, "where", [condition]) if way.only.is_none() => {
            Some(Way { only: Some(Only::Here(condition)), ..way })
        }
        (_, "first" | "last" | "single" | "distinct", []) | (Of::Answer | Of::Value, "ofType" | "as", [_]) => {
            Some(way)
        }
        (Of::Value, "toInteger" | "toDecimal" | "toQuantity" | "toString", []) => Some(way),
        (Of::Answer | Of::Value, "weight" | "ordinal", []) => Some(Way { of: Of::Weight, ..way }),
        _ => None,
    }
}

/// The items that `where(linkId = 'a' or linkId = 'b')` names, or leaves out.
fn named<'n>(way: Way<'n>, condition: &Node) -> Option<Way<'n>> {
    fn all(node: &Node, between: Operator, compared: Operator, links: &mut Vec<String>) -> Option<()> {
        match node {
            Node::Two(left, operator, right) if *operator == between => {
                all(left, between, compared, links)?;
                all(right, between, compared, links)
            }
            Node::Two(left, operator, right) if *operator == compared => {
                let (Node::Member(of, name), Node::Text(link)) = (&**left, &**right) else { return None };
                let own = of.as_deref().is_none_or(|of| *of == Node::This);
                (own && name == "linkId").then(|| links.push(link.clone()))
            }
            _ => None,
        }
    }
    let mut links = Vec::new();
    if all(condition, Operator::Or, Operator::Equal, &mut links).is_some() {
        return Some(Way { links, of: Of::Named, ..way });
    }
    links.clear();
    all(condition, Operator::And, Operator::Unequal, &mut links)?;
    Some(Way { but: Some(links), of: Of::Named, ..way })
}
