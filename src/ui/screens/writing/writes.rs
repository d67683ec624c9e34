//! Answers in words: short, long, own words beside an option, cells, *what I think now*.

use egui::{Id as EguiId, Ui, vec2};

use super::{
    cx::{Cx, Told},
    ids,
};
use crate::{
    t,
    template::{Item, Kind, TextBox},
    ui::{
        kit::{self, OptionRow, Splice, Writing, Written},
        theme::Role,
    },
    worksheet::{Answer, At, Caret, Change},
};

/// Shows the box of a short or long answer, with its tick *nothing for now*.
pub fn answer(ui: &mut Ui, cx: &Cx<'_>, item: &Item, text_box: &TextBox, name: &str, label: Option<EguiId>) -> Told {
    let at = At::item(item.id.clone());
    let pointed_out = cx.open.pointed_out.contains(&item.id);
    let long = matches!(item.kind, Kind::LongText(_));
    let text = cx.sheet().text(&at);
    let id = ids::control(cx.key, &at);
    let writing = if long { Writing::long(id, text, name) } else { Writing::short(id, text, name) };
    let mut writing = writing.pointed_out(pointed_out);
    if let Some(label) = label {
        writing = writing.labelled_by(label);
    }
    let mut told = write(ui, cx, &at, text, writing, cx.may_write(item));
    over_limit(ui, cx, text_box, text);
    if let Some(nothing) = &text_box.or_nothing {
        told.and(or_nothing(ui, cx, item, nothing));
    }
    told
}

/// Shows a box of any kind and turns what was typed into changes.
pub fn write(ui: &mut Ui, cx: &Cx<'_>, at: &At, text: &str, writing: Writing<'_>, may_write: bool) -> Told {
    let id = ids::control(cx.key, at);
    let wanted = cx.wanted_caret(at);
    if let Some(caret) = wanted {
        kit::put_caret(ui, id, text, caret.anchor, caret.caret);
        if cx.open.back_at.is_some() {
            kit::focus::stay(ui.ctx(), id);
        }
    }
    let writing = if may_write { writing } else { writing.read_only() };
    let written = writing.show(ui);
    if let Some(caret) = wanted {
        // Who comes back finds the sheet as it was scrolled; the caret is in sight all the same.
        let back = cx.open.back_at.is_some();
        let rect = if back { written.place_of(text, caret.caret) } else { written.response.rect };
        if !ui.clip_rect().contains_rect(rect) {
            ui.scroll_to_rect(rect, None);
        }
    }
    told(at, written)
}

fn told(at: &At, written: Written) -> Told {
    let mut told = Told { changes: changes(at, written.splices).into_iter().collect(), ..Told::default() };
    told.caret = written.caret.map(|(anchor, caret)| Caret { at: at.clone(), anchor, caret });
    if written.response.has_focus() {
        told.stands.clone_from(&told.caret);
    }
    told.saw(&written.response);
    told
}

fn changes(at: &At, splices: Vec<Splice>) -> Option<Change> {
    let mut all: Vec<Change> = splices
        .into_iter()
        .map(|splice| Change::Text {
            at: at.clone(),
            offset: splice.offset,
            removed: splice.removed,
            inserted: splice.inserted,
        })
        .collect();
    match all.len() {
        0 | 1 => all.pop(),
        _ => Some(Change::All(all)),
    }
}

/// Says quietly that a text is longer than the sheet meant it to be; nobody is stopped by it.
pub fn over_limit(ui: &mut Ui, cx: &Cx<'_>, text_box: &TextBox, text: &str) {
    let limit = usize::try_from(text_box.limit).unwrap_or(usize::MAX);
    if text.len() <= limit {
        return;
    }
    let count = text.chars().count();
    if count <= limit {
        return;
    }
    let words = t!("over-limit", count = count, limit = limit);
    let (_, room) = ui.allocate_space(vec2(ui.available_width(), 20.0));
    kit::put(ui, room.min + vec2(0.0, 4.0), Role::Caption, cx.look.muted, &words, room.width());
}

/// The tick that is an answer as good as any other.
fn or_nothing(ui: &mut Ui, cx: &Cx<'_>, item: &Item, words: &str) -> Told {
    ui.add_space(4.0);
    let at = At::item(item.id.clone());
    let on = *cx.answer(&item.id) == Answer::Nothing;
    let id = ids::option(cx.key, &at, "nothing");
    let words = kit::plain(words);
    let response = OptionRow::tick(id, &words, on).enabled(cx.may_write(item)).show(ui);
    let mut told = Told::default();
    told.saw(&response);
    if response.clicked() {
        let answer = if on { Answer::Unanswered } else { Answer::Nothing };
        told.changes.push(Change::Set { at, answer });
    }
    told
}
