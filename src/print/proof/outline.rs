//! The outline: every bookmark in its place, leading to where its words stand.

use hayro_interpret::hayro_syntax::{
    Pdf,
    object::{Array, Dict, MaybeRef, Object, ObjectIdentifier, String as PdfString},
};

use super::Fault;
use crate::page::{Bookmark, Pages};

/// How far a target may lie from where it was laid out, in points.
const SLACK: f32 = 0.01;

/// Compares the outline with the pages' bookmarks.
pub(super) fn check(pages: &Pages, book: &Pdf) -> Result<(), Fault> {
    let catalog: Option<Dict<'_>> = book.xref().get(book.xref().root_id());
    let root = catalog.and_then(|catalog| catalog.get::<Dict<'_>>("Outlines"));
    let mut wanted = pages.outline.iter().filter(|mark| mark.page < pages.pages.len());
    let height = pages.paper.size().1.0;
    let targets: Vec<Option<ObjectIdentifier>> = book.pages().iter().map(|page| page.raw().obj_id()).collect();
    let mut met = 0;
    // The entries still to be visited, with their level.
    let mut next: Vec<(Dict<'_>, u8)> =
        root.and_then(|root| root.get("First")).map(|first| (first, 1)).into_iter().collect();
    while let Some((entry, level)) = next.pop() {
        let mark = wanted.next().ok_or(Fault::Outline)?;
        if !same(&entry, mark, level, height, &targets) {
            return Err(Fault::Outline);
        }
        next.extend(entry.get("Next").map(|entry| (entry, level)));
        next.extend(entry.get("First").map(|entry| (entry, level + 1)));
        met += 1;
        if met > pages.outline.len() {
            return Err(Fault::Outline);
        }
    }
    if wanted.next().is_some() { Err(Fault::Outline) } else { Ok(()) }
}

fn same(entry: &Dict<'_>, mark: &Bookmark, level: u8, height: f32, targets: &[Option<ObjectIdentifier>]) -> bool {
    let title = entry.get::<PdfString<'_>>("Title").map(|title| super::decoded(title.as_bytes()));
    let Some(target) = entry.get::<Array<'_>>("Dest") else { return false };
    let page = target.raw_iter().next().and_then(|page| page.as_obj_ref()).map(ObjectIdentifier::from);
    let top = match target.raw_iter().nth(3) {
        Some(MaybeRef::NotRef(Object::Number(top))) => Some(top.as_f32()),
        _ => None,
    };
    title.as_deref() == Some(&mark.title)
        && level == mark.level
        && page.is_some()
        && targets.get(mark.page).is_some_and(|own| *own == page)
        && top.is_some_and(|top| (top - (height - mark.y.0)).abs() < SLACK)
}
