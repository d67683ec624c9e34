//! Fields: each where it was laid out, under its name, taking what it should.
//!
//! Compared one by one in the order in which they are read out; a field that
//! the form does not know, or that stands on another page, fails as well.

use std::collections::BTreeMap;

use hayro_interpret::hayro_syntax::{
    Pdf,
    object::{Array, Dict, Name, ObjRef, ObjectIdentifier, String as PdfString},
};

use super::{Fault, ProofFailure, reader::Reader};
use crate::page::{Field, FieldKind, Mark, Page, Pages, prefilled, typed};

/// How far an edge may lie from where it was laid out, in points.
const SLACK: f32 = 0.02;

/// Compares the fields in the PDF, in the order in which they are read out, with those of the pages.
pub(super) fn check(pages: &Pages, book: &Pdf, read_out: &[ObjRef]) -> Result<(), ProofFailure> {
    let mut next = read_out.iter();
    let mut known = form(book);
    for (nth, (page, read)) in pages.pages.iter().zip(book.pages().iter()).enumerate() {
        let mut listed: Vec<ObjRef> = read
            .raw()
            .get::<Array<'_>>("Annots")
            .map(|all| all.raw_iter().filter_map(|one| one.as_obj_ref()).collect())
            .unwrap_or_default();
        listed.reverse();
        for block in &page.blocks {
            let failed = || ProofFailure { page: Some(nth + 1), item: block.item.clone(), fault: Fault::Fields };
            for mark in &block.marks {
                let Mark::Field(field) = mark else { continue };
                let widget = listed.pop().ok_or_else(failed)?;
                let dict: Dict<'_> = book.xref().get(widget.into()).ok_or_else(failed)?;
                let in_order = next.next() == Some(&widget);
                if let FieldKind::GoTo(to) = field.kind {
                    let target = book.pages().get(to).and_then(|page| page.raw().obj_id());
                    if !in_order || !leads(&dict, field, pages.paper.size().1.0, target) {
                        return Err(failed());
                    }
                    continue;
                }
                if !in_order || !same(&dict, field, pages.paper.size().1.0) || !belongs(&dict, widget, &mut known) {
                    return Err(failed());
                }
            }
        }
        if !listed.is_empty() {
            return Err(ProofFailure { page: Some(nth + 1), item: None, fault: Fault::Fields });
        }
    }
    let left = known.values().any(|kids| !kids.is_empty());
    if left || next.next().is_some() {
        return Err(ProofFailure { page: None, item: None, fault: Fault::Fields });
    }
    Ok(())
}

/// Compares what is seen in the fields with what is answered: every letter, and a mark in every box that is on.
pub(super) fn check_words(pages: &Pages, book: &Pdf, reader: &mut Reader) -> Result<(), ProofFailure> {
    for (nth, (page, read)) in pages.pages.iter().zip(book.pages().iter()).enumerate() {
        if fields(page).all(|field| field.value.is_none()) {
            continue;
        }
        let seen = reader.read_fields(read);
        let found = seen.said().chars().filter(|letter| !letter.is_whitespace()).map(typed::shape);
        let wanted = fields(page).filter(|field| field.kind.is_text()).filter_map(|field| field.value.as_deref());
        let wanted = wanted.flat_map(str::chars).filter(|letter| typed::is_shown(*letter) && !letter.is_whitespace());
        let marks = fields(page).filter(|field| field.is_on()).count();
        let cut = seen.is_hidden() && fields(page).all(prefilled::is_seen);
        if !found.eq(wanted.map(typed::shape)) || seen.shapes.len() != marks || cut {
            return Err(ProofFailure { page: Some(nth + 1), item: None, fault: Fault::Fields });
        }
        reader.take_back(seen);
    }
    Ok(())
}

fn fields(page: &Page) -> impl Iterator<Item = &Field> {
    let marks = page.blocks.iter().flat_map(|block| &block.marks);
    marks.filter_map(|mark| if let Mark::Field(field) = mark { Some(&**field) } else { None })
}

/// The form's fields, each with the widgets that it has not shown yet.
fn form(book: &Pdf) -> BTreeMap<u32, Vec<ObjRef>> {
    let catalog: Option<Dict<'_>> = book.xref().get(book.xref().root_id());
    let fields = catalog.and_then(|catalog| catalog.get::<Dict<'_>>("AcroForm")?.get::<Array<'_>>("Fields"));
    let mut known = BTreeMap::new();
    for id in fields.iter().flat_map(|fields| fields.raw_iter()).filter_map(|field| field.as_obj_ref()) {
        let dict: Option<Dict<'_>> = book.xref().get(id.into());
        let kids = dict.and_then(|dict| dict.get::<Array<'_>>("Kids"));
        let widgets = match kids {
            Some(kids) => kids.raw_iter().filter_map(|kid| kid.as_obj_ref()).collect(),
            None => vec![id],
        };
        known.insert(id.obj_number, widgets);
    }
    known
}

/// Whether the form knows a widget; it is taken off, so that none counts twice.
fn belongs(widget: &Dict<'_>, id: ObjRef, known: &mut BTreeMap<u32, Vec<ObjRef>>) -> bool {
    let field = widget.get_ref("Parent").unwrap_or(id);
    let Some(widgets) = known.get_mut(&field.obj_number) else { return false };
    let before = widgets.len();
    widgets.retain(|widget| *widget != id);
    widgets.len() + 1 == before
}

fn same(widget: &Dict<'_>, field: &Field, height: f32) -> bool {
    let parent = widget.get::<Dict<'_>>("Parent");
    let of = |key: &str| {
        let own = widget.get::<PdfString<'_>>(key);
        let own = own.or_else(|| parent.as_ref().and_then(|parent| parent.get(key)));
        own.map(|text| super::decoded(text.as_bytes()))
    };
    let kind = widget.get::<Name<'_>>("FT").or_else(|| parent.as_ref().and_then(|parent| parent.get("FT")));
    let flags = widget.get::<i32>("Ff").or_else(|| parent.as_ref().and_then(|parent| parent.get("Ff"))).unwrap_or(0);
    let (name, wanted_flags, says) = match &field.kind {
        FieldKind::GoTo(_) => return false,
        FieldKind::Line => ("Tx", 0, field.says.to_string()),
        FieldKind::Lines => ("Tx", 1 << 12, field.says.to_string()),
        FieldKind::Tick => ("Btn", 0, field.says.to_string()),
        FieldKind::OneOf(_, words) => ("Btn", 1 << 15, format!("{}: {words}", field.says)),
        FieldKind::List(_) => ("Ch", 1 << 17, field.says.to_string()),
    };
    kind.as_deref() == Some(name.as_bytes())
        && flags == wanted_flags
        && of("T").as_deref() == Some(&field.name)
        && of("TU").as_deref() == Some(&says)
        && widget.get::<i32>("F") == Some(4)
        && stands(widget, field, height)
        && takes(widget, field)
        && holds(field, of("V"), parent.and_then(|parent| parent.get::<Name<'_>>("V")))
}

/// Whether the value of a field is what is answered, if anything is.
fn holds(field: &Field, words: Option<String>, state: Option<Name<'_>>) -> bool {
    match field.kind {
        FieldKind::OneOf(..) => state.is_none_or(|state| state.as_str() == field.value.as_deref().unwrap_or("Off")),
        FieldKind::Tick => true,
        _ => words == field.value,
    }
}

/// Whether words lead to the page they should, and say so.
fn leads(link: &Dict<'_>, field: &Field, height: f32, to: Option<ObjectIdentifier>) -> bool {
    let says = link.get::<PdfString<'_>>("Contents").map(|text| super::decoded(text.as_bytes()));
    let target = link.get::<Array<'_>>("Dest");
    let page = target.and_then(|target| target.raw_iter().next()?.as_obj_ref()).map(ObjectIdentifier::from);
    link.get::<Name<'_>>("Subtype").as_deref() == Some(b"Link".as_slice())
        && says.as_deref() == Some(&*field.says)
        && page.is_some()
        && page == to
        && stands(link, field, height)
}

fn stands(widget: &Dict<'_>, field: &Field, height: f32) -> bool {
    let (x, y, w, h) = (field.rect.0.0, field.rect.1.0, field.rect.2.0, field.rect.3.0);
    let wanted = [x, height - y - h, x + w, height - y];
    let rect = widget.get::<Array<'_>>("Rect");
    let found: Vec<f32> = rect.map(|rect| rect.iter::<f32>().collect()).unwrap_or_default();
    found.len() == 4 && found.iter().zip(wanted).all(|(a, b)| (a - b).abs() < SLACK)
}

/// Whether a field has its looks and its options, and is on where it should be.
fn takes(widget: &Dict<'_>, field: &Field) -> bool {
    let looks = widget.get::<Dict<'_>>("AP");
    let states = looks.as_ref().and_then(|looks| looks.get::<Dict<'_>>("N"));
    let has = |state: &str| states.as_ref().is_some_and(|states| states.contains_key(state));
    let is = |state: &str| widget.get::<Name<'_>>("AS").as_deref() == Some(state.as_bytes());
    match &field.kind {
        FieldKind::GoTo(_) => false,
        FieldKind::Line | FieldKind::Lines => looks.is_some(),
        FieldKind::Tick => has("Yes") && has("Off") && is(if field.is_on() { "Yes" } else { "Off" }),
        FieldKind::OneOf(option, _) => has(option) && has("Off") && is(if field.is_on() { option } else { "Off" }),
        FieldKind::List(options) => {
            let found = widget.get::<Array<'_>>("Opt");
            let found = found.iter().flat_map(|all| all.iter::<Array<'_>>());
            let pair = |pair: Array<'_>| {
                let words: Vec<String> =
                    pair.iter::<PdfString<'_>>().map(|text| super::decoded(text.as_bytes())).collect();
                words
            };
            found.map(pair).eq(options.iter().map(|(value, words)| vec![value.clone(), words.clone()]))
        }
    }
}
