//! What is read out, as a tree: what a screen reader follows.
//!
//! Made from the places of all blocks, page after page: elements stand in the
//! order in which they are first met, an element that goes on over pages is
//! one, and a row has all its cells, also empty ones. The PDF writer writes
//! this tree, and the proof finds it again.
//!
//! **Invariant:** every block that is read out has its words in leaves of the
//! tree, each word in one (`tests/pages/tags.rs`).

use std::{collections::BTreeMap, sync::Arc};

use super::{
    model::{Block, BlockRole, Mark, Pages},
    place::{Is, Label, Step},
};
use crate::base::Id;

/// The tree of one document.
#[derive(Clone, Debug)]
pub struct Tree {
    /// All elements; the first is the document.
    pub nodes: Vec<Node>,
    /// By page and block: where its parts stand.
    leaves: Vec<Vec<Leaves>>,
}

/// An element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// What it is.
    pub kind: Kind,
    /// What says the same in words: of a drawing, of a drawn label.
    pub says: Option<Arc<str>>,
    /// The element it lies in.
    pub parent: usize,
    /// The elements in it, in reading order; a leaf has none.
    pub kids: Vec<usize>,
    /// Its words if it is a leaf.
    pub text: String,
    /// The page on which it begins, from 0.
    pub page: Option<usize>,
    /// The item it was first met in.
    pub item: Option<Id>,
    column: u32,
}

/// What an element is called in a PDF.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The whole.
    Document,
    /// A section.
    Section,
    /// A heading of a level from 1.
    Heading(u8),
    /// A paragraph.
    Paragraph,
    /// A list.
    List,
    /// An entry of a list.
    Entry,
    /// What marks an entry.
    Label,
    /// What an entry says.
    Body,
    /// A table.
    Table,
    /// A row with so many cells.
    Row(u32),
    /// A head over so many columns.
    Above(u32),
    /// The head of a row.
    Beside,
    /// A cell.
    Cell,
    /// A drawing.
    Figure,
    /// A field to fill in.
    Form,
    /// Words that lead to another page.
    Link,
}

/// Where the parts of one block stand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Leaves {
    /// The element that lines and shapes belong to; none if they are not read out.
    pub drawn: Option<usize>,
    /// The elements of its paragraphs; the last one holds all that follow.
    pub texts: Vec<usize>,
    /// Whether another block goes on in its last element, a space apart.
    pub goes_on: bool,
}

impl Tree {
    /// The tree of these pages.
    #[must_use]
    pub fn of(pages: &Pages) -> Self {
        let mut grower = Grower::new();
        let mut leaves = Vec::with_capacity(pages.pages.len());
        for (number, page) in pages.pages.iter().enumerate() {
            let first = grower.leaves.len();
            grower.page = number;
            for block in &page.blocks {
                grower.item.clone_from(&block.item);
                grower.block(block);
            }
            leaves.push(first);
        }
        grower.fill_rows();
        let mut rest = grower.leaves;
        let mut by_page: Vec<Vec<Leaves>> = leaves.iter().rev().map(|first| rest.split_off(*first)).collect();
        by_page.reverse();
        Self { nodes: grower.nodes, leaves: by_page }
    }

    /// Where the parts of a block stand.
    #[must_use]
    pub fn leaves(&self, page: usize, block: usize) -> Option<&Leaves> {
        self.leaves.get(page)?.get(block)
    }
}

impl Node {
    fn new(kind: Kind, says: Option<Arc<str>>, parent: usize) -> Self {
        let text = String::new();
        Self { kind, says, parent, kids: Vec::new(), text, page: None, item: None, column: 0 }
    }
}

impl Kind {
    /// Its name in a PDF.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Document => "Document",
            Self::Section => "Sect",
            Self::Heading(1) => "H1",
            Self::Heading(2) => "H2",
            Self::Heading(_) => "H3",
            Self::Paragraph => "P",
            Self::List => "L",
            Self::Entry => "LI",
            Self::Label => "Lbl",
            Self::Body => "LBody",
            Self::Table => "Table",
            Self::Row(_) => "TR",
            Self::Above(_) | Self::Beside => "TH",
            Self::Cell => "TD",
            Self::Figure => "Figure",
            Self::Form => "Form",
            Self::Link => "Link",
        }
    }
}

/// The number of the field that is the label of its entry.
pub(super) const TICKED: u32 = 0;

/// What tells the elements of one parent apart: unit, name, number, paragraph.
type Key = (usize, u32, &'static str, u32, u32);

/// The tree as it grows.
struct Grower {
    nodes: Vec<Node>,
    known: BTreeMap<Key, usize>,
    /// By leaf: the block that last added to it, and its stream.
    last: BTreeMap<usize, (usize, u32)>,
    /// How many paragraphs a text has so far.
    paragraphs: BTreeMap<Key, u32>,
    leaves: Vec<Leaves>,
    section: usize,
    /// Where the block stands that is looked at, and whose it is.
    page: usize,
    item: Option<Id>,
    /// Counts blocks without a place, so that each is an element of its own.
    alone: u32,
}

impl Grower {
    fn new() -> Self {
        Self {
            nodes: vec![Node::new(Kind::Document, None, 0)],
            known: BTreeMap::new(),
            last: BTreeMap::new(),
            paragraphs: BTreeMap::new(),
            leaves: Vec::new(),
            section: 0,
            page: 0,
            item: None,
            alone: 0,
        }
    }

    fn block(&mut self, block: &Block) {
        self.leaves.push(Leaves::default());
        let draws = block.marks.iter().any(|mark| !matches!(mark, Mark::Glyphs(_)));
        if block.role == BlockRole::Artifact || (block.text.trim().is_empty() && !draws) {
            return;
        }
        let (unit, steps) = self.way(block);
        let Some((last, before)) = steps.split_last() else { return };
        let mut parent = 0;
        for step in before {
            parent = self.step(parent, unit, step);
            parent = match (&step.is, &last.is) {
                (Is::Entry(Label::Field), Is::Field) if last.nth == TICKED => {
                    self.child(parent, unit, (Kind::Label, "Lbl"), 0, None)
                }
                (Is::Entry(_), _) => self.child(parent, unit, (Kind::Body, "LBody"), 0, None),
                _ => parent,
            };
        }
        match &last.is {
            Is::Paragraph => {
                let texts = self.paragraphs(parent, unit, last.nth, block);
                self.says(texts, block, None);
            }
            Is::Entry(label) => self.entry(parent, unit, last, label, block),
            Is::Figure(_) | Is::Field | Is::Link => {
                let node = self.step(parent, unit, last);
                let drawn = draws.then_some(node);
                self.says(vec![node], block, drawn);
            }
            _ => {
                let node = self.step(parent, unit, last);
                self.says(vec![node], block, None);
            }
        }
    }

    /// The unit and the steps of a block; where it has none, what its role says.
    fn way(&mut self, block: &Block) -> (u32, Vec<Step>) {
        if !block.place.steps.is_empty() {
            return (block.place.unit, block.place.steps.clone());
        }
        self.alone += 1;
        let is = match block.role {
            BlockRole::Title => Is::Title,
            BlockRole::Heading => Is::Heading,
            BlockRole::Question => Is::Question,
            _ => Is::Paragraph,
        };
        (u32::MAX, vec![is.nth(self.alone)])
    }

    /// A drawn box or a letter, then the words.
    fn entry(&mut self, parent: usize, unit: u32, step: &Step, label: &Label, block: &Block) {
        let entry = self.step(parent, unit, step);
        let says = match label {
            Label::Drawn(says) => Some(Arc::clone(says)),
            Label::Letter | Label::Field => None,
        };
        let mark = self.child(entry, unit, (Kind::Label, "Lbl"), 0, says);
        let body = self.child(entry, unit, (Kind::Body, "LBody"), 0, None);
        let mut texts = match label {
            Label::Letter if self.nodes.get(mark).is_some_and(|node| node.text.is_empty()) => vec![mark],
            _ => Vec::new(),
        };
        let words = self.paragraph_count(block).saturating_sub(texts.len());
        texts.extend(self.numbered(body, unit, 0, words, block.begins || !texts.is_empty()));
        let drawn = matches!(label, Label::Drawn(_)) && block.marks.iter().any(|m| !matches!(m, Mark::Glyphs(_)));
        self.says(texts, block, drawn.then_some(mark));
    }

    fn paragraphs(&mut self, parent: usize, unit: u32, nth: u32, block: &Block) -> Vec<usize> {
        let count = self.paragraph_count(block);
        self.numbered(parent, unit, nth, count, block.begins)
    }

    fn paragraph_count(&self, block: &Block) -> usize {
        block.text.split('\n').filter(|line| !line.trim().is_empty()).count()
    }

    /// The nodes of `count` paragraphs; the first goes on with the last one there is, unless it begins anew.
    fn numbered(&mut self, parent: usize, unit: u32, nth: u32, count: usize, begins: bool) -> Vec<usize> {
        let key = (parent, unit, "P", nth, 0);
        let mut next = self.paragraphs.get(&key).copied().unwrap_or(0);
        if next > 0 && !begins && count > 0 {
            next -= 1;
        }
        let mut texts = Vec::with_capacity(count);
        for _ in 0..count {
            texts.push(self.named(parent, (parent, unit, "P", nth, next), Kind::Paragraph, None));
            next += 1;
        }
        let _before = self.paragraphs.insert(key, next);
        texts
    }

    /// Puts the words of a block into its leaves, and notes them.
    fn says(&mut self, texts: Vec<usize>, block: &Block, drawn: Option<usize>) {
        let number = self.leaves.len() - 1;
        let stream = block.place.stream;
        let lines = block.text.split('\n').filter(|line| !line.trim().is_empty());
        for (nth, line) in lines.enumerate() {
            let Some(&leaf) = texts.get(nth).or(texts.last()) else { break };
            let before = self.last.insert(leaf, (number, stream));
            let Some(node) = self.nodes.get_mut(leaf) else { continue };
            match before {
                Some((block, _)) if block == number => node.text.push(' '),
                Some((block, other)) if other != stream => {
                    node.text.push(' ');
                    if let Some(leaves) = self.leaves.get_mut(block) {
                        leaves.goes_on = true;
                    }
                }
                _ => {}
            }
            node.text.push_str(line);
        }
        if let Some(leaves) = self.leaves.last_mut() {
            leaves.texts = texts;
            leaves.drawn = drawn;
        }
    }

    fn step(&mut self, parent: usize, unit: u32, step: &Step) -> usize {
        let (kind, says) = match &step.is {
            Is::Title => (Kind::Heading(1), None),
            Is::Heading => (Kind::Heading(2), None),
            Is::Subheading | Is::Question => (Kind::Heading(if self.section == 0 { 2 } else { 3 }), None),
            Is::Paragraph | Is::Header | Is::Footer => (Kind::Paragraph, None),
            Is::List => (Kind::List, None),
            Is::Entry(_) => (Kind::Entry, None),
            Is::Table => (Kind::Table, None),
            Is::Row(cells) => (Kind::Row(*cells), None),
            Is::Above(span) => (Kind::Above(*span), None),
            Is::Beside => (Kind::Beside, None),
            Is::Cell => (Kind::Cell, None),
            Is::Figure(says) => (Kind::Figure, Some(Arc::clone(says))),
            Is::Field => (Kind::Form, None),
            Is::Link => (Kind::Link, None),
        };
        let key = (parent, unit, name(&step.is), step.nth, 0);
        if parent == 0 && matches!(step.is, Is::Heading) && !self.known.contains_key(&key) {
            self.section = self.named(0, (0, unit, "Sect", step.nth, 0), Kind::Section, None);
        }
        let node = self.named(parent, key, kind, says);
        if let (Is::Above(_) | Is::Beside | Is::Cell, Some(node)) = (&step.is, self.nodes.get_mut(node)) {
            node.column = step.nth;
        }
        node
    }

    fn child(
        &mut self,
        parent: usize,
        unit: u32,
        (kind, name): (Kind, &'static str),
        nth: u32,
        says: Option<Arc<str>>,
    ) -> usize {
        self.named(parent, (parent, unit, name, nth, 0), kind, says)
    }

    fn named(&mut self, parent: usize, key: Key, kind: Kind, says: Option<Arc<str>>) -> usize {
        if let Some(node) = self.known.get(&key) {
            return *node;
        }
        // Only the title and sections stand outside of the section that is open.
        let top = matches!(kind, Kind::Section | Kind::Heading(1));
        let parent = if parent == 0 && !top { self.section } else { parent };
        let node = self.nodes.len();
        let (page, item) = (Some(self.page), self.item.clone());
        self.nodes.push(Node { page, item, ..Node::new(kind, says, parent) });
        if let Some(parent) = self.nodes.get_mut(parent) {
            parent.kids.push(node);
        }
        let _new = self.known.insert(key, node);
        node
    }

    /// Gives every row all its cells, in order of columns.
    fn fill_rows(&mut self) {
        for row in 0..self.nodes.len() {
            let Some(Node { kind: Kind::Row(cells), kids, .. }) = self.nodes.get(row).cloned() else { continue };
            let mut by_column: BTreeMap<u32, usize> = BTreeMap::new();
            let mut covered = Vec::new();
            for kid in kids {
                let Some(node) = self.nodes.get(kid) else { continue };
                let span = if let Kind::Above(span) = node.kind { span } else { 1 };
                covered.extend(node.column..node.column + span);
                let _none = by_column.insert(node.column, kid);
            }
            for column in (0..cells).filter(|column| !covered.contains(column)) {
                let cell = self.nodes.len();
                self.nodes.push(Node { column, ..Node::new(Kind::Cell, None, row) });
                let _none = by_column.insert(column, cell);
            }
            if let Some(node) = self.nodes.get_mut(row) {
                node.kids = by_column.into_values().collect();
            }
        }
    }
}

const fn name(is: &Is) -> &'static str {
    match is {
        Is::Title => "title",
        Is::Heading => "heading",
        Is::Subheading => "subheading",
        Is::Question => "question",
        Is::Paragraph | Is::Header | Is::Footer => "P",
        Is::List => "L",
        Is::Entry(_) => "LI",
        Is::Table => "Table",
        Is::Row(_) => "TR",
        Is::Above(_) | Is::Beside | Is::Cell => "cell",
        Is::Figure(_) => "Figure",
        Is::Field => "Form",
        Is::Link => "Link",
    }
}
