//! The tag tree: what is a heading, what is a paragraph, in reading order.
//!
//! Screen readers follow it, and so does copying text. One element a block (or
//! a paragraph of it); its pieces on the page are named by number.

use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};

use crate::page::{Block, BlockRole};

/// What a tagged element is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tag {
    /// The sheet's title.
    Title,
    /// A section's heading.
    Heading,
    /// Anything else that is read.
    Paragraph,
}

/// A tagged element of a page with the numbers of its pieces.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Element {
    /// What it is.
    pub tag: Tag,
    /// Its pieces, in reading order.
    pub mcids: Vec<usize>,
}

impl Tag {
    /// The tag of a block; none if it is an artefact.
    pub fn of(block: &Block) -> Option<Self> {
        match block.role {
            BlockRole::Artifact => None,
            BlockRole::Title => Some(Self::Title),
            BlockRole::Heading => Some(Self::Heading),
            BlockRole::Question | BlockRole::Text | BlockRole::Answer | BlockRole::Comment => Some(Self::Paragraph),
        }
    }

    /// Its name in the PDF.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Title => "H1",
            Self::Heading => "H2",
            Self::Paragraph => "P",
        }
    }
}

impl Element {
    /// An element without pieces.
    pub const fn new(tag: Tag) -> Self {
        Self { tag, mcids: Vec::new() }
    }
}

/// Builds the tree from the elements of all pages; gives its root.
pub(super) fn tree(document: &mut Document, pages: &[(ObjectId, Vec<Element>)]) -> ObjectId {
    let root = document.new_object_id();
    let whole = document.new_object_id();
    let mut kids = Vec::new();
    let mut parents = Vec::new();
    for (index, (page, elements)) in pages.iter().enumerate() {
        let mut of_page = Vec::new();
        for element in elements.iter().filter(|element| !element.mcids.is_empty()) {
            let pieces: Vec<Object> = element.mcids.iter().map(|mcid| number(*mcid)).collect();
            let id = document.add_object(dictionary! {
                "Type" => "StructElem",
                "S" => element.tag.name(),
                "P" => whole,
                "Pg" => *page,
                "K" => pieces,
            });
            of_page.extend(element.mcids.iter().map(|_| Object::Reference(id)));
            kids.push(Object::Reference(id));
        }
        parents.push(number(index));
        parents.push(Object::Reference(document.add_object(Object::Array(of_page))));
    }
    document.set_object(whole, dictionary! { "Type" => "StructElem", "S" => "Document", "P" => root, "K" => kids });
    let parent_tree = document.add_object(dictionary! { "Nums" => parents });
    let next = number(pages.len());
    let mut dict = Dictionary::new();
    dict.set("Type", "StructTreeRoot");
    dict.set("K", whole);
    dict.set("ParentTree", parent_tree);
    dict.set("ParentTreeNextKey", next);
    document.set_object(root, dict);
    root
}

fn number(number: usize) -> Object {
    Object::Integer(i64::try_from(number).unwrap_or(i64::MAX))
}
