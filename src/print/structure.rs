//! The tag tree as a PDF has it: what is a heading, a list, a table, a figure.
//!
//! Screen readers follow it, and so does copying text. The tree itself comes
//! from the page (`page::tree`); here it is written, with the numbers of the
//! pieces that belong to each element, and the way back from each piece.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};

use super::{document::text, fields::Placed};
use crate::page::{
    Mark, Pages,
    tree::{Kind, Node, Tree},
};

/// Writes the tree; `written` holds by page its id and the element of each of its pieces.
pub(super) fn write(
    document: &mut Document,
    tree: &Tree,
    written: &[(ObjectId, Vec<usize>)],
    placed: &[Placed],
    pages: &Pages,
) -> ObjectId {
    let root = document.new_object_id();
    let ids: Vec<ObjectId> = tree.nodes.iter().map(|_| document.new_object_id()).collect();
    let mut content: Vec<Vec<(usize, usize)>> = vec![Vec::new(); tree.nodes.len()];
    let mut parents = Vec::new();
    for (page, (_, pieces)) in written.iter().enumerate() {
        for (mcid, node) in pieces.iter().enumerate() {
            if let Some(content) = content.get_mut(*node) {
                content.push((page, mcid));
            }
        }
        let back: Vec<Object> = pieces.iter().filter_map(|node| ids.get(*node)).map(|id| (*id).into()).collect();
        parents.push(number(page));
        parents.push(Object::Reference(document.add_object(Object::Array(back))));
    }
    for (nth, field) in placed.iter().enumerate() {
        parents.push(number(written.len() + nth));
        parents.extend(ids.get(field.node).map(|id| Object::from(*id)));
    }
    let fields: BTreeMap<usize, &Placed> = placed.iter().map(|field| (field.node, field)).collect();
    let areas = areas(tree, pages);
    for (nth, (node, content)) in tree.nodes.iter().zip(&content).enumerate() {
        let parent = if nth == 0 { Some(&root) } else { ids.get(node.parent) };
        let (Some(id), Some(parent)) = (ids.get(nth), parent) else { continue };
        let mut element = dictionary! { "Type" => "StructElem", "S" => node.kind.name(), "P" => *parent };
        describe(&mut element, node, areas.get(nth).copied().flatten());
        kids(&mut element, node, content, written, &ids);
        if let Some((field, (page, _))) = fields.get(&nth).and_then(|field| Some((field, written.get(field.page)?))) {
            element.set("Pg", *page);
            let reads = Object::from(dictionary! { "Type" => "OBJR", "Pg" => *page, "Obj" => field.widget });
            // Words that lead somewhere are read as well; a field has none of its own.
            let own = element.get(b"K").and_then(Object::as_array).ok().filter(|_| node.kind == Kind::Link);
            let kids: Vec<Object> = own.into_iter().flatten().cloned().chain([reads]).collect();
            element.set("K", kids);
        }
        document.set_object(*id, element);
    }
    let parent_tree = document.add_object(dictionary! { "Nums" => parents });
    let whole: Vec<Object> = ids.first().map(|id| (*id).into()).into_iter().collect();
    let dict = dictionary! {
        "Type" => "StructTreeRoot",
        "K" => whole,
        "ParentTree" => parent_tree,
        "ParentTreeNextKey" => number(written.len() + placed.len()),
    };
    document.set_object(root, dict);
    root
}

/// What an element says of itself: words for a drawing, the reach of a table's heads.
fn describe(element: &mut Dictionary, node: &Node, area: Option<[f32; 4]>) {
    if let Some(says) = &node.says {
        element.set(if node.kind == Kind::Label { "ActualText" } else { "Alt" }, text(says));
    }
    match node.kind {
        Kind::Above(span) => {
            let mut reach = dictionary! { "O" => "Table", "Scope" => "Column" };
            if span > 1 {
                reach.set("ColSpan", i64::from(span));
            }
            element.set("A", reach);
        }
        Kind::Beside => element.set("A", dictionary! { "O" => "Table", "Scope" => "Row" }),
        Kind::List => element.set("A", dictionary! { "O" => "List", "ListNumbering" => "None" }),
        Kind::Figure => {
            if let Some(area) = area {
                let area: Vec<Object> = area.into_iter().map(super::write::hundredths).collect();
                element.set("A", dictionary! { "O" => "Layout", "BBox" => area });
            }
        }
        _ => {}
    }
}

/// Elements in an element, or its pieces on the pages.
fn kids(
    element: &mut Dictionary,
    node: &Node,
    content: &[(usize, usize)],
    written: &[(ObjectId, Vec<usize>)],
    ids: &[ObjectId],
) {
    let mut kids: Vec<Object> = node.kids.iter().filter_map(|kid| ids.get(*kid)).map(|id| (*id).into()).collect();
    let first = content.first().map(|(page, _)| *page);
    if let Some((page, _)) = first.and_then(|page| written.get(page)) {
        element.set("Pg", *page);
    }
    for (page, mcid) in content {
        let Some((id, _)) = written.get(*page) else { continue };
        kids.push(match first == Some(*page) {
            true => number(*mcid),
            false => dictionary! { "Type" => "MCR", "Pg" => *id, "MCID" => number(*mcid) }.into(),
        });
    }
    if !kids.is_empty() {
        element.set("K", kids);
    }
}

/// The box around each figure: left, bottom, right, top.
fn areas(tree: &Tree, pages: &Pages) -> Vec<Option<[f32; 4]>> {
    let mut areas = vec![None; tree.nodes.len()];
    let height = pages.paper.size().1.0;
    for (number, page) in pages.pages.iter().enumerate() {
        for (nth, block) in page.blocks.iter().enumerate() {
            let Some(leaves) = tree.leaves(number, nth) else { continue };
            let figures = leaves.drawn.iter().chain(&leaves.texts);
            let is_figure = |node: &&usize| tree.nodes.get(**node).is_some_and(|node| node.kind == Kind::Figure);
            let Some(figure) = figures.copied().find(|node| is_figure(&node)) else { continue };
            for [left, top, right, bottom] in block.marks.iter().map(extent) {
                let own = [left, height - bottom, right, height - top];
                if let Some(area) = areas.get_mut(figure) {
                    *area = Some(area.map_or(own, |area: [f32; 4]| join(area, own)));
                }
            }
        }
    }
    areas
}

fn join(a: [f32; 4], b: [f32; 4]) -> [f32; 4] {
    [a[0].min(b[0]), a[1].min(b[1]), a[2].max(b[2]), a[3].max(b[3])]
}

/// Left, top, right and bottom of a mark.
fn extent(mark: &Mark) -> [f32; 4] {
    let around = |points: &[(f32, f32)], by: f32| {
        let start = [f32::MAX, f32::MAX, f32::MIN, f32::MIN];
        points.iter().fold(start, |area, (x, y)| join(area, [x - by, y - by, x + by, y + by]))
    };
    match mark {
        Mark::Glyphs(run) => {
            let wide: f32 = run.glyphs.iter().map(|glyph| glyph.advance.0).sum();
            let (x, y, size) = (run.x.0, run.baseline.0, run.size.0);
            [x, y - size * 0.8, x + wide, y + size * 0.25]
        }
        Mark::Line { from, to, width, .. } => around(&[(from.0.0, from.1.0), (to.0.0, to.1.0)], width.0 / 2.0),
        Mark::Path { points, width } => {
            around(&points.iter().map(|(x, y)| (x.0, y.0)).collect::<Vec<_>>(), width.0 / 2.0)
        }
        Mark::Frame { rect, width, .. } => {
            let (x, y) = (rect.0.0, rect.1.0);
            around(&[(x, y), (x + rect.2.0, y + rect.3.0)], width.0 / 2.0)
        }
        Mark::Fill { rect } => [rect.0.0, rect.1.0, rect.0.0 + rect.2.0, rect.1.0 + rect.3.0],
        Mark::Field(field) => {
            [field.rect.0.0, field.rect.1.0, field.rect.0.0 + field.rect.2.0, field.rect.1.0 + field.rect.3.0]
        }
        Mark::Circle { centre, radius, width } => {
            around(&[(centre.0.0, centre.1.0)], radius.0 + width.map_or(0.0, |width| width.0 / 2.0))
        }
    }
}

fn number(number: usize) -> Object {
    Object::Integer(i64::try_from(number).unwrap_or(i64::MAX))
}
