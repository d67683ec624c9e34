//! The tags: what a screen reader is told is what stands on the pages.
//!
//! Every glyph that is read out lies in exactly one tagged piece, every piece
//! belongs to exactly one element, and elements, order and words are those of
//! the page's own tree. The tree in the PDF is read object by object, and the
//! words of its pieces come from the glyphs that were read, not from the writer.

use std::collections::{BTreeMap, BTreeSet};

use hayro_interpret::hayro_syntax::{
    Pdf,
    object::{Array, Dict, MaybeRef, Name, Number, ObjRef, Object, ObjectIdentifier, String as PdfString},
};

use super::{Fault, ProofFailure, reader::Seen, walk::Place};
use crate::{
    base::Id,
    page::{
        Page, Pages,
        tree::{Kind, Node, Tree},
    },
};

/// The tagged pieces of one page: their words, and which of them show shapes.
#[derive(Default)]
pub(super) struct Pieces {
    words: BTreeMap<i32, String>,
    shapes: BTreeSet<i32>,
}

/// Gathers the pieces of a page; fails if something lies in none, or in an artefact as well.
pub(super) fn gather(page: &Page, seen: &Seen, places: &[Place]) -> Result<Pieces, (Option<Id>, Fault)> {
    let mut pieces = Pieces::default();
    for piece in &seen.pieces {
        if pieces.words.insert(*piece, String::new()).is_some() {
            return Err((None, Fault::Untagged));
        }
    }
    for (number, glyph) in seen.glyphs.iter().enumerate() {
        match (glyph.artifact, glyph.mcid.and_then(|piece| pieces.words.get_mut(&piece))) {
            (false, Some(words)) => words.push_str(seen.says(glyph)),
            (true, None) => {}
            _ => {
                let place = places.iter().find(|place| place.seen == number);
                let block = place.and_then(|place| page.blocks.get(place.block));
                return Err((block.and_then(|block| block.item.clone()), Fault::Untagged));
            }
        }
    }
    for shape in &seen.shapes {
        match (shape.artifact, shape.mcid) {
            (false, Some(piece)) => pieces.shapes.extend([piece]),
            (true, None) => {}
            _ => return Err((None, Fault::Untagged)),
        }
    }
    Ok(pieces)
}

/// Compares the tree in the PDF with the tree of the pages; gives the fields as they are read out.
pub(super) fn check(pages: &Pages, book: &Pdf, pieces: Vec<Pieces>) -> Result<Vec<ObjRef>, ProofFailure> {
    let tree = Tree::of(pages);
    let whole = |fault| ProofFailure { page: None, item: None, fault };
    let catalog: Option<Dict<'_>> = book.xref().get(book.xref().root_id());
    let root = catalog.and_then(|catalog| catalog.get::<Dict<'_>>("StructTreeRoot")).ok_or(whole(Fault::TagTree))?;
    let numbers: BTreeMap<ObjectIdentifier, usize> =
        book.pages().iter().enumerate().filter_map(|(nth, page)| Some((page.raw().obj_id()?, nth))).collect();
    let (back, from_fields) = way_back(&root, book).ok_or(whole(Fault::TagParents))?;
    let tops = kids(&root);
    let [Kid::Element(top)] = tops.as_slice() else { return Err(whole(Fault::TagTree)) };
    let mut walker = Walker { tree: &tree, book, numbers, back, from_fields, pieces, met: 0, fields: Vec::new() };
    walker.element(*top, root.obj_id(), 0).map_err(|(node, fault)| {
        let node = walker.tree.nodes.get(node);
        let found = |node: &Node| (node.page.map(|page| page + 1), node.item.clone());
        let (page, item) = node.map(found).unwrap_or_default();
        ProofFailure { page, item, fault }
    })?;
    let all: usize = walker.pieces.iter().map(|pieces| pieces.words.len()).sum();
    if walker.met == all { Ok(walker.fields) } else { Err(whole(Fault::TagWords)) }
}

/// By page and piece the element that it leads back to.
type WayBack = Vec<Vec<ObjRef>>;

/// The way back from pages, and from fields by their key.
fn way_back(root: &Dict<'_>, book: &Pdf) -> Option<(WayBack, BTreeMap<i32, ObjRef>)> {
    let nums = root.get::<Dict<'_>>("ParentTree")?.get::<Array<'_>>("Nums")?;
    let mut pages: BTreeMap<i32, Vec<ObjRef>> = BTreeMap::new();
    let mut fields = BTreeMap::new();
    let mut entries = nums.raw_iter();
    while let Some(key) = entries.next() {
        let MaybeRef::NotRef(Object::Number(key)) = key else { return None };
        let own = entries.next()?.as_obj_ref()?;
        match book.xref().get::<Array<'_>>(own.into()) {
            Some(all) => {
                pages.insert(whole_number(key), all.raw_iter().filter_map(|entry| entry.as_obj_ref()).collect());
            }
            None => {
                fields.insert(whole_number(key), own);
            }
        }
    }
    let of_pages: Option<WayBack> =
        book.pages().iter().map(|page| pages.remove(&page.raw().get::<i32>("StructParents")?)).collect();
    Some((of_pages?, fields))
}

#[expect(clippy::cast_possible_truncation, reason = "numbers of pieces and keys are small and whole")]
fn whole_number(number: Number) -> i32 {
    number.as_f64() as i32
}

/// What an element holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kid {
    Element(ObjRef),
    /// A piece, on the element's own page or on another.
    Piece(Option<ObjRef>, i32),
    /// A field on a page.
    Field(ObjRef),
    Unknown,
}

fn kids(element: &Dict<'_>) -> Vec<Kid> {
    match element.get_raw::<Object<'_>>("K") {
        None => Vec::new(),
        Some(MaybeRef::NotRef(Object::Array(all))) => all.raw_iter().map(kid).collect(),
        Some(one) => vec![kid(one)],
    }
}

fn kid(one: MaybeRef<Object<'_>>) -> Kid {
    match one {
        MaybeRef::Ref(element) => Kid::Element(element),
        MaybeRef::NotRef(Object::Dict(piece)) => match (piece.get::<i32>("MCID"), piece.get_ref("Obj")) {
            (Some(number), _) => Kid::Piece(piece.get_ref("Pg"), number),
            (None, Some(field)) => Kid::Field(field),
            (None, None) => Kid::Unknown,
        },
        MaybeRef::NotRef(Object::Number(number)) => Kid::Piece(None, whole_number(number)),
        MaybeRef::NotRef(_) => Kid::Unknown,
    }
}

/// Walks both trees at once.
struct Walker<'p> {
    tree: &'p Tree,
    book: &'p Pdf,
    numbers: BTreeMap<ObjectIdentifier, usize>,
    back: WayBack,
    from_fields: BTreeMap<i32, ObjRef>,
    pieces: Vec<Pieces>,
    /// How many pieces were met.
    met: usize,
    /// The fields that were met.
    fields: Vec<ObjRef>,
}

type Failure = (usize, Fault);

impl Walker<'_> {
    /// Compares an element and all under it with a node of the page's tree.
    fn element(&mut self, id: ObjRef, parent: Option<ObjectIdentifier>, at: usize) -> Result<(), Failure> {
        let node = self.tree.nodes.get(at).ok_or((at, Fault::TagTree))?;
        let element: Dict<'_> = self.book.xref().get(id.into()).ok_or((at, Fault::TagTree))?;
        let name = element.get::<Name<'_>>("S");
        let under = element.get_ref("P").map(ObjectIdentifier::from);
        if name.as_deref() != Some(node.kind.name().as_bytes()) || under != parent || !reaches(&element, node.kind) {
            return Err((at, Fault::TagTree));
        }
        if !says(&element, node) {
            return Err((at, Fault::TagSays));
        }
        let found = kids(&element);
        if node.kids.is_empty() {
            return self.leaf(id, &element, &found, at, node);
        }
        if found.len() != node.kids.len() {
            return Err((at, Fault::TagTree));
        }
        for (kid, below) in found.iter().zip(&node.kids) {
            match kid {
                Kid::Element(kid) => self.element(*kid, Some(id.into()), *below)?,
                _ => return Err((at, Fault::TagTree)),
            }
        }
        Ok(())
    }

    /// Compares the pieces of a leaf with its words.
    fn leaf(&mut self, id: ObjRef, element: &Dict<'_>, found: &[Kid], at: usize, node: &Node) -> Result<(), Failure> {
        if node.kind == Kind::Form {
            return self.field(id, found, at);
        }
        let mut found = found;
        if node.kind == Kind::Link {
            let [words @ .., link] = found else { return Err((at, Fault::TagTree)) };
            self.field(id, std::slice::from_ref(link), at)?;
            found = words;
        }
        let own = element.get_ref("Pg");
        let mut words = String::new();
        let mut drawn = false;
        for kid in found {
            let Kid::Piece(page, number) = kid else { return Err((at, Fault::TagTree)) };
            let page = page.or(own).and_then(|page| self.numbers.get(&page.into())).copied();
            let pieces = page.and_then(|page| self.pieces.get_mut(page)).ok_or((at, Fault::TagWords))?;
            let piece = pieces.words.get_mut(number).ok_or((at, Fault::TagWords))?;
            let back = page.and_then(|page| self.back.get(page));
            let back = back.and_then(|back| back.get(usize::try_from(*number).ok()?));
            if back != Some(&id) {
                return Err((at, Fault::TagParents));
            }
            // Taken, so that a second element that claims the piece finds none of its words.
            words.push_str(&std::mem::take(piece));
            drawn |= pieces.shapes.contains(number);
            self.met += 1;
        }
        let shows = node.kind == Kind::Figure || (node.kind == Kind::Label && node.says.is_some());
        if !flat(&words).eq(flat(&node.text)) || (shows && !drawn) {
            return Err((at, Fault::TagWords));
        }
        Ok(())
    }
}

impl Walker<'_> {
    /// An element that reads out a field, and the field that leads back to it.
    fn field(&mut self, id: ObjRef, found: &[Kid], at: usize) -> Result<(), Failure> {
        let [Kid::Field(field)] = found else { return Err((at, Fault::TagTree)) };
        let widget: Dict<'_> = self.book.xref().get((*field).into()).ok_or((at, Fault::TagTree))?;
        let key = widget.get::<i32>("StructParent");
        if key.and_then(|key| self.from_fields.get(&key)) != Some(&id) {
            return Err((at, Fault::TagParents));
        }
        self.fields.push(*field);
        Ok(())
    }
}

/// Whether an element says what stands for its drawing.
fn says(element: &Dict<'_>, node: &Node) -> bool {
    let text = |key: &str| element.get::<PdfString<'_>>(key).map(|text| super::decoded(text.as_bytes()));
    let (alternative, instead) = match node.kind {
        Kind::Label => (None, node.says.as_deref()),
        _ => (node.says.as_deref(), None),
    };
    text("Alt").as_deref() == alternative && text("ActualText").as_deref() == instead
}

/// Whether a head of a table says over what it stands.
fn reaches(element: &Dict<'_>, kind: Kind) -> bool {
    let own = element.get::<Dict<'_>>("A");
    let scope = own.as_ref().and_then(|own| own.get::<Name<'_>>("Scope"));
    let span = own.as_ref().and_then(|own| own.get::<i32>("ColSpan")).unwrap_or(1);
    let wanted = match kind {
        Kind::Above(span) => (Some("Column"), i32::try_from(span).unwrap_or(1)),
        Kind::Beside => (Some("Row"), 1),
        _ => (None, 1),
    };
    scope.as_deref() == wanted.0.map(str::as_bytes) && span == wanted.1
}

/// Words with one space where any white space is, and without soft hyphens.
fn flat(words: &str) -> impl Iterator<Item = char> + '_ {
    let spaces = words.chars().filter(|c| *c != '\u{ad}').map(|c| if c.is_whitespace() { ' ' } else { c });
    let mut before = ' ';
    let mut pending = false;
    let mut out = Vec::with_capacity(words.len());
    for c in spaces {
        if c == ' ' {
            pending |= before != ' ';
        } else {
            out.extend(pending.then_some(' '));
            out.push(c);
            pending = false;
        }
        before = c;
    }
    out.into_iter()
}
