//! From the items of FHIR to sections and questions.
//!
//! FHIR nests items as deep as it likes; a worksheet has sections with
//! questions, and groups that may be repeated. So the outermost groups become
//! sections, groups in them headings, and each part keeps the `linkId` of the
//! one it stood in. What is hidden, and groups without a place of their own,
//! is kept and goes back as it came.

use std::{
    collections::{HashMap, HashSet},
    rc::Rc,
};

use serde_json::Value;

use super::{
    sets::{Concept, Sets},
    sheet::{Item, Kind, Section, Sheet, When},
    tree::Node,
};
use crate::{
    base::Id,
    exchange::fhir::{
        condition::{Asks, EXPRESSION, Target, Targets},
        ids::{Ids, first_words, is_random},
        json::{Object, codes, extension, extensions, is_true},
        notes::{Notes, Why},
        path::Variables,
    },
    t,
    template::{
        fhir::{Fhir, Kept},
        markup,
    },
};

/// What is at hand while a worksheet is planned.
pub struct Planner<'q> {
    pub sets: Sets<'q>,
    /// Value sets that lie in the questionnaire itself.
    pub contained: HashSet<String>,
    pub notes: Notes,
    pub sheet: Sheet,
    pub ids: Ids,
    pub list_ids: Ids,
    pub lists: HashMap<String, (Id, Vec<(Id, Concept)>)>,
    pub targets: Targets,
    /// What the variables of expressions stand for.
    pub variables: Variables,
    /// Sums that were found, to be made when all questions are known.
    pub sums: Vec<super::scores::Sum>,
    /// How many steps on the way to sums there are.
    pub steps: usize,
    /// What items that are not asked say of when they are shown, and the row they stand in.
    pub silent: Vec<(Rc<Object>, Option<Id>)>,
}

/// Where items stand.
#[derive(Clone, Default)]
pub struct Stands {
    /// The `linkId` of their section.
    pub home: Option<String>,
    /// The `linkId` they stand in, if not that of their section or group.
    pub within: Option<String>,
    /// What their outer items say of when they are shown.
    pub outer: Vec<Rc<Object>>,
}

impl Stands {
    /// The `linkId` of what they stand in.
    pub fn lies_in(&self) -> Option<String> {
        self.within.clone().or_else(|| self.home.clone())
    }
}

impl Planner<'_> {
    /// Plans the whole sheet.
    pub fn plan(&mut self, mut nodes: Vec<Node>) {
        let mut stands = Stands::default();
        while let Some(root) = lone_root(&mut nodes) {
            if root.text().is_some_and(|text| text != self.sheet.title) && self.sheet.subtitle.is_none() {
                self.sheet.subtitle = root.text().map(markup::escaped);
            }
            self.keep(&root, stands.within.take(), None, Why::Outer);
            stands.within = Some(root.link);
            nodes = root.items;
        }
        let mut before: Option<String> = None;
        for node in nodes {
            let link = node.link.clone();
            if is_hidden(&node) {
                self.keep_whole(&node, stands.lies_in(), before.clone());
            } else {
                let mut items = Vec::new();
                match self.matrix(node, &stands, &mut items) {
                    Some(node) if node.is_group() && !is_true(&node.says, "repeats") && !node.items.is_empty() => {
                        self.section(node, &stands, before.clone());
                    }
                    node => self.fill(node.into_iter().collect(), &stands, before.clone(), &mut items),
                }
                self.loose(items);
            }
            before = Some(link);
        }
    }

    /// A section of a group.
    fn section(&mut self, node: Node, stands: &Stands, before: Option<String>) {
        let when = self.when(&node, stands);
        let mut fhir = Fhir { link: Some(node.link.clone()), within: stands.within.clone(), ..Fhir::default() };
        let title = node.text().map(markup::escaped).unwrap_or_else(|| {
            fhir.untitled = true;
            t!("fhir-part", number = &(self.sheet.sections.len() + 1).to_string())
        });
        self.nothing(&node.link);
        let inside = Stands { home: Some(node.link.clone()), ..Stands::default() };
        let mut items = Vec::new();
        let Node { link, kind, says, items: nodes } = node;
        self.fill(nodes, &inside, None, &mut items);
        let bare = Node { link, kind, says, items: Vec::new() };
        if items.is_empty() {
            return self.keep(&bare, stands.lies_in(), before, Why::Outer);
        }
        fhir.rest = self.rest(&bare, &[]);
        self.sheet.sections.push(Section { title, when, fhir, items, ..Section::default() });
    }

    /// Items that stand in no group.
    fn loose(&mut self, items: Vec<Item>) {
        if items.is_empty() {
            return;
        }
        match self.sheet.sections.last_mut() {
            Some(section) if section.fhir.link.is_none() => section.items.extend(items),
            _ => {
                let title = t!("fhir-loose").to_owned();
                self.sheet.sections.push(Section { title, items, ..Section::default() });
            }
        }
    }

    /// Plans items one after another, and what stands in them after them.
    pub fn fill(&mut self, nodes: Vec<Node>, stands: &Stands, mut before: Option<String>, out: &mut Vec<Item>) {
        for node in nodes {
            let link = node.link.clone();
            if is_hidden(&node) {
                self.keep_whole(&node, stands.lies_in(), before);
                before = Some(link);
                continue;
            }
            let Some(node) = self.matrix(node, stands, out) else {
                before = Some(link);
                continue;
            };
            if node.is_group() && is_true(&node.says, "repeats") && !node.items.is_empty() {
                self.repeated(node, stands, before, out);
            } else if node.is_group() {
                self.heading(node, stands, before, out);
            } else if node.kind == "display" {
                self.information(node, stands, before, out);
            } else {
                self.question(node, stands, before, out);
            }
            before = Some(link);
        }
    }

    /// A group in a section: its text as a heading, then what stands in it.
    fn heading(&mut self, node: Node, stands: &Stands, before: Option<String>, out: &mut Vec<Item>) {
        let inside = self.inside(&node, stands);
        let Node { link, kind, says, items } = node;
        let bare = Node { link, kind, says, items: Vec::new() };
        match bare.text().map(in_italics) {
            Some(text) => {
                let item = self.info(&bare, text, stands, Some("group"));
                out.push(item);
            }
            None => self.keep(&bare, stands.lies_in(), before, Why::Outer),
        }
        self.nothing(&bare.link);
        self.fill(items, &inside, None, out);
    }

    fn information(&mut self, node: Node, stands: &Stands, before: Option<String>, out: &mut Vec<Item>) {
        self.nothing(&node.link);
        let inside = self.inside(&node, stands);
        match node.text().map(markup::escaped) {
            Some(text) => {
                let item = self.info(&node, text, stands, None);
                out.push(item);
            }
            None => self.keep(&node, stands.lies_in(), before, Why::Silent),
        }
        self.fill(node.items, &inside, None, out);
    }

    fn info(&mut self, node: &Node, text: String, stands: &Stands, kind: Option<&str>) -> Item {
        let fhir = Fhir {
            link: Some(node.link.clone()),
            kind: kind.map(str::to_owned),
            within: stands.within.clone(),
            rest: self.rest(node, &[]),
            ..Fhir::default()
        };
        Item {
            id: self.id(node),
            ask: text,
            help: None,
            show_if: None,
            when: self.when(node, stands),
            required: false,
            points: Vec::new(),
            fhir,
            kind: Kind::Info,
        }
    }

    /// Where the items in this one stand.
    pub fn inside(&mut self, node: &Node, stands: &Stands) -> Stands {
        let mut outer = stands.outer.clone();
        outer.extend(self.when(node, stands).own);
        Stands { home: stands.home.clone(), within: Some(node.link.clone()), outer }
    }

    /// What is said of when an item is shown.
    pub fn when(&mut self, node: &Node, stands: &Stands) -> When {
        let expression = extensions(&node.says, EXPRESSION).next();
        let own = (node.says.contains_key("enableWhen") || expression.is_some()).then(|| {
            let mut own = Object::new();
            for name in ["enableWhen", "enableBehavior"] {
                own.extend(node.says.get(name).map(|value| (name.to_owned(), value.clone())));
            }
            own.extend(
                expression.map(|one| ("extension".to_owned(), Value::Array(vec![Value::Object(one.clone())]))),
            );
            own.insert("linkId".to_owned(), Value::String(node.link.clone()));
            Rc::new(own)
        });
        When { outer: stands.outer.clone(), own }
    }

    /// An id for an item, as readable as what it is called.
    pub fn id(&mut self, node: &Node) -> Id {
        let words = node.text().map(first_words).unwrap_or_default();
        let letters = node.link.chars().filter(char::is_ascii_alphabetic).count();
        let link = if node.link.len() > 100 { "" } else { node.link.as_str() };
        let names = if letters >= 3 && !is_random(&node.link) { [link, &words] } else { [&words, link] };
        self.ids.make(&names, "item")
    }

    /// Keeps an item that is not asked, without what stands in it.
    pub fn keep(&mut self, node: &Node, within: Option<String>, after: Option<String>, why: Why) {
        let mut json = node.says.clone();
        json.insert("type".to_owned(), Value::String(node.kind.clone()));
        let json = Value::Object(json).to_string();
        self.nothing(&node.link);
        self.notes.add(&node.link, &node.kind, why);
        let own = self.when(node, &Stands::default()).own;
        self.silent.extend(own.map(|own| (own, None)));
        self.sheet.fhir.kept.push(Kept { link: node.link.clone(), within, after, json });
    }

    /// Keeps a hidden item with all that stands in it.
    pub fn keep_whole(&mut self, node: &Node, within: Option<String>, after: Option<String>) {
        let mut json = node.whole();
        json.remove("linkId");
        self.nothing_in(node);
        self.notes.add(&node.link, &node.kind, Why::Hidden);
        let json = Value::Object(json).to_string();
        self.sheet.fhir.kept.push(Kept { link: node.link.clone(), within, after, json });
    }

    fn nothing_in(&mut self, node: &Node) {
        self.nothing(&node.link);
        node.items.iter().for_each(|item| self.nothing_in(item));
    }

    /// Remembers that an item has no answer.
    pub fn nothing(&mut self, link: &str) {
        self.targets.insert(link.to_owned(), Target { id: Id::known("x"), row: None, asks: Asks::Nothing });
    }
}

/// The only outermost group, if all of the sheet stands in it and it holds groups.
fn lone_root(nodes: &mut Vec<Node>) -> Option<Node> {
    let fits = |root: &Node| {
        let groups = root.items.iter().filter(|item| item.is_group() && !item.items.is_empty()).count();
        root.is_group() && groups > 1 && !is_true(&root.says, "repeats") && !is_hidden(root)
    };
    let [root] = nodes.as_slice() else { return None };
    let plain =
        fits(root) && !root.says.contains_key("enableWhen") && extensions(&root.says, EXPRESSION).next().is_none();
    if plain { nodes.pop() } else { None }
}

/// A heading, in italics where they close.
fn in_italics(text: &str) -> String {
    let plain = markup::escaped(text);
    let italic = format!("*{plain}*");
    let closes = text.trim() == text && markup::faults(&italic).is_empty() && markup::plain(&italic) == text;
    if closes { italic } else { plain }
}

/// Whether an item is not meant to be seen.
pub fn is_hidden(node: &Node) -> bool {
    extension(&node.says, "questionnaire-hidden").is_some_and(|hidden| hidden.as_bool() == Some(true))
}

/// Whether an item asks to be shown in this way.
pub fn control(node: &Node, wanted: &[&str]) -> bool {
    let controls =
        extensions(&node.says, "questionnaire-itemControl").filter_map(|one| one.get("valueCodeableConcept"));
    controls.flat_map(codes).any(|code| wanted.contains(&code))
}
