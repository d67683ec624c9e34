//! Fields in a PDF (AcroForm): what can be filled in with any viewer.
//!
//! Every field has its stable name, words for people who listen, and what it
//! looks like empty and ticked, drawn as paths; it prints with the page, and
//! the tab key goes from one to the next in the order in which they are read.
//! Boxes and circles of one size share their looks. A field for words has a
//! look of its own: some programs write what was filled in over the look that
//! is there, and would write it into every field that shares it.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};

use super::{
    PrintError,
    document::{literal, text},
    field_font::FieldFont,
    operators::{Operators, Shown},
    write::hundredths,
};
use crate::page::{Field, FieldKind, Mark, Pages, tree::Tree, typed};

/// The name of the font in the form.
const FONT: &str = "F";
/// Over several lines (ISO 32000-1, table 228).
const MULTILINE: i64 = 1 << 12;
/// One of several; none may be off once one is on (table 226).
const RADIO: i64 = 1 << 15;
/// A list that opens (table 230).
const COMBO: i64 = 1 << 17;
/// It prints (table 165).
const PRINTS: i64 = 1 << 2;

/// A field on a page, and the element that reads it out.
pub(super) struct Placed {
    /// The element.
    pub node: usize,
    /// The page, from 0.
    pub page: usize,
    /// The field's own object.
    pub widget: ObjectId,
}

/// Writes all fields; nothing if there are none.
///
/// # Errors
/// [`PrintError`] if the font cannot be read or the document is not built as expected.
pub(super) fn write(
    document: &mut Document,
    pages: &Pages,
    tree: &Tree,
    ids: &[ObjectId],
) -> Result<Vec<Placed>, PrintError> {
    let all = all(pages, tree);
    if all.is_empty() {
        return Ok(Vec::new());
    }
    let is_form = all.iter().any(|(_, _, field)| !matches!(field.kind, FieldKind::GoTo(_)));
    // Words that lead somewhere need no font of their own.
    let font = if is_form { Some(FieldFont::embed(document, FONT)?) } else { None };
    let mut form = Form {
        document,
        font,
        height: pages.paper.size().1.0,
        fields: Vec::new(),
        groups: BTreeMap::new(),
        looks: BTreeMap::new(),
    };
    let mut placed = Vec::with_capacity(all.len());
    let mut on_page: Vec<Vec<Object>> = vec![Vec::new(); ids.len()];
    for (nth, (page, node, field)) in all.into_iter().enumerate() {
        let Some(id) = ids.get(page) else { continue };
        let key = i64::try_from(ids.len() + nth).unwrap_or(i64::MAX);
        let widget = match field.kind {
            FieldKind::GoTo(to) => form.link(field, ids.get(to).copied().unwrap_or(*id), key),
            _ => form.widget(field, *id, key),
        };
        if let Some(own) = on_page.get_mut(page) {
            own.push(widget.into());
        }
        placed.push(Placed { node, page, widget });
    }
    let (fields, groups, font) = (form.fields, form.groups, form.font);
    for (group, kids) in groups.into_values() {
        document.get_dictionary_mut(group).map_err(|_| PrintError::Skeleton)?.set("Kids", kids);
    }
    for (id, own) in ids.iter().zip(on_page).filter(|(_, own)| !own.is_empty()) {
        document.get_dictionary_mut(*id).map_err(|_| PrintError::Skeleton)?.set("Annots", own);
    }
    let Some(font) = font else { return Ok(placed) };
    let catalog = document.catalog_mut().map_err(|_| PrintError::Skeleton)?;
    catalog.set(
        "AcroForm",
        dictionary! {
            "Fields" => fields,
            "DR" => font.resources,
            "DA" => literal(&appearance(10.5)),
        },
    );
    Ok(placed)
}

/// All fields in the order of the pages: page, element, field.
fn all<'p>(pages: &'p Pages, tree: &Tree) -> Vec<(usize, usize, &'p Field)> {
    let mut all = Vec::new();
    for (page, own) in pages.pages.iter().enumerate() {
        for (nth, block) in own.blocks.iter().enumerate() {
            let node = tree.leaves(page, nth).and_then(|leaves| leaves.drawn);
            for mark in &block.marks {
                if let (Mark::Field(field), Some(node)) = (mark, node) {
                    all.push((page, node, &**field));
                }
            }
        }
    }
    all
}

fn appearance(size: f32) -> String {
    format!("/{FONT} {size} Tf 0 g")
}

/// The form as it grows.
struct Form<'d> {
    document: &'d mut Document,
    font: Option<FieldFont>,
    height: f32,
    fields: Vec<Object>,
    /// By name: the field that several circles share, and the circles.
    groups: BTreeMap<String, (ObjectId, Vec<Object>)>,
    /// Of boxes and circles, by size and content.
    looks: BTreeMap<(u32, u32, Vec<u8>), ObjectId>,
}

impl Form<'_> {
    /// Words that lead to the top of a page.
    fn link(&mut self, field: &Field, to: ObjectId, key: i64) -> ObjectId {
        let (x, y, w, h) = (field.rect.0.0, field.rect.1.0, field.rect.2.0, field.rect.3.0);
        let rect: Vec<Object> =
            [x, self.height - y - h, x + w, self.height - y].into_iter().map(hundredths).collect();
        self.document.add_object(dictionary! {
            "Type" => "Annot",
            "Subtype" => "Link",
            "Rect" => rect,
            "F" => PRINTS,
            "Border" => vec![Object::Integer(0), 0.into(), 0.into()],
            "Contents" => text(&field.says),
            "Dest" => vec![Object::Reference(to), "XYZ".into(), 0.into(), hundredths(self.height), Object::Null],
            "StructParent" => key,
        })
    }

    fn widget(&mut self, field: &Field, page: ObjectId, key: i64) -> ObjectId {
        let (x, y, w, h) = (field.rect.0.0, field.rect.1.0, field.rect.2.0, field.rect.3.0);
        let rect: Vec<Object> =
            [x, self.height - y - h, x + w, self.height - y].into_iter().map(hundredths).collect();
        let mut widget = dictionary! {
            "Type" => "Annot",
            "Subtype" => "Widget",
            "Rect" => rect,
            "F" => PRINTS,
            "P" => page,
            "Border" => vec![Object::Integer(0), 0.into(), 0.into()],
            "StructParent" => key,
        };
        match &field.kind {
            FieldKind::Line | FieldKind::Lines => {
                self.text(&mut widget, field, (w, h));
                widget.set("FT", "Tx");
                if field.kind == FieldKind::Lines {
                    widget.set("Ff", MULTILINE);
                }
            }
            FieldKind::List(options) => {
                self.text(&mut widget, field, (w, h));
                let options = options.iter().map(|(value, words)| Object::Array(vec![text(value), text(words)]));
                widget.set("FT", "Ch");
                widget.set("Ff", COMBO);
                widget.set("Opt", options.collect::<Vec<_>>());
            }
            FieldKind::GoTo(_) => {}
            FieldKind::Tick => {
                widget.set("FT", "Btn");
                self.button(&mut widget, ("Yes", field.is_on()), (w, h), tick);
            }
            FieldKind::OneOf(option, words) => {
                self.button(&mut widget, (option, field.is_on()), (w, h), dot);
                widget.set("TU", text(&format!("{}: {words}", field.says)));
                return self.one_of(widget, field);
            }
        }
        widget.set("T", text(&field.name));
        widget.set("TU", text(&field.says));
        let id = self.document.add_object(widget);
        self.fields.push(id.into());
        id
    }

    /// One circle of several: they share a field above them.
    fn one_of(&mut self, mut widget: Dictionary, field: &Field) -> ObjectId {
        let id = self.document.new_object_id();
        if !self.groups.contains_key(&field.name) {
            let group = self.document.add_object(dictionary! {
                "FT" => "Btn",
                "Ff" => RADIO,
                "T" => text(&field.name),
                "TU" => text(&field.says),
                "V" => field.value.clone().unwrap_or_else(|| "Off".to_owned()),
            });
            self.fields.push(group.into());
            let _new = self.groups.insert(field.name.clone(), (group, Vec::new()));
        }
        if let Some((group, kids)) = self.groups.get_mut(&field.name) {
            widget.set("Parent", *group);
            kids.push(id.into());
        }
        self.document.set_object(id, widget);
        id
    }

    /// Text looks like nothing until there is some.
    fn text(&mut self, widget: &mut Dictionary, field: &Field, (w, h): (f32, f32)) {
        let mut size = if h < 15.5 && field.kind != FieldKind::Lines { 9.0 } else { 10.5 };
        let mut shown = Operators::default();
        shown.operator("/Tx BMC");
        if let (Some(words), Some(font)) = (&field.value, &self.font) {
            let set = typed::typed(words, (field.rect.2, field.rect.3), field.kind == FieldKind::Lines);
            size = set.size.min(size);
            write_words(&mut shown, font, &set, (h, size), field.kind == FieldKind::Lines);
            widget.set("V", text(words));
        }
        shown.operator("EMC");
        let look = self.words_look((w, h), shown.finish());
        widget.set("DA", literal(&appearance(size)));
        widget.set("AP", dictionary! { "N" => look });
    }

    /// A box or circle: drawn when it is on, nothing when it is off.
    fn button(
        &mut self,
        widget: &mut Dictionary,
        (on, is_on): (&str, bool),
        (w, h): (f32, f32),
        draw: fn(&mut Operators, f32, f32),
    ) {
        let mut out = Operators::default();
        draw(&mut out, w, h);
        let mut looks = Dictionary::new();
        looks.set(on, self.look((w, h), out.finish()));
        looks.set("Off", self.look((w, h), Vec::new()));
        widget.set("AP", dictionary! { "N" => looks });
        let state = if is_on { on } else { "Off" };
        widget.set("AS", state);
        if on == "Yes" {
            widget.set("V", state);
        }
    }

    /// The look of words, or of none yet.
    fn words_look(&mut self, size: (f32, f32), content: Vec<u8>) -> ObjectId {
        let fonts = self.font.as_ref().map(|font| font.resources);
        let mut look = drawn(size, content);
        if let Some(fonts) = fonts {
            look.dict.set("Resources", fonts);
        }
        self.document.add_object(look)
    }

    /// A look without words; boxes of one size share theirs.
    fn look(&mut self, size: (f32, f32), content: Vec<u8>) -> ObjectId {
        let key = (size.0.to_bits(), size.1.to_bits(), content);
        if let Some(known) = self.looks.get(&key) {
            return *known;
        }
        let mut look = drawn(size, key.2.clone());
        look.dict.set("Resources", dictionary! {});
        let id = self.document.add_object(look);
        let _new = self.looks.insert(key, id);
        id
    }
}

/// What is drawn in a field of this size.
fn drawn((w, h): (f32, f32), content: Vec<u8>) -> Stream {
    let bounds = vec![0.into(), 0.into(), hundredths(w), hundredths(h)];
    Stream::new(dictionary! { "Subtype" => "Form", "BBox" => bounds }, content)
}

/// Words in a field, as a viewer sets them.
fn write_words(out: &mut Operators, font: &FieldFont, set: &typed::Typed, (h, size): (f32, f32), several: bool) {
    out.begin_text();
    out.operator(&appearance(size));
    // The middle of a lone line stands in the middle of its field; lines begin at the top.
    let first = if several { h - typed::PAD - size * typed::ASCENT } else { (h - size * typed::X_HIGH) / 2.0 };
    for (nth, line) in (0_u16..).zip(&set.lines).filter(|(_, line)| !line.is_empty()) {
        out.place(typed::PAD, first - f32::from(nth) * set.leading);
        let codes: Vec<Shown> = line.chars().map(|letter| Shown::Code(font.code(letter))).collect();
        out.show(&codes);
    }
    out.end_text();
}

/// The tick in a box, as on the page.
fn tick(out: &mut Operators, w: f32, h: f32) {
    out.line_width(1.1);
    out.round_ends(true);
    out.numbers(&[w * 0.20, h * 0.46], "m");
    out.numbers(&[w * 0.42, h * 0.24], "l");
    out.numbers(&[w * 0.84, h * 0.80], "l");
    out.operator("S");
}

/// The dot in a circle.
fn dot(out: &mut Operators, w: f32, h: f32) {
    let r = w.min(h) * 0.29;
    super::content::disc(out, w / 2.0, h / 2.0, r);
    out.operator("f");
}
